"""Numbers and letters that a writer counts headings with: « 3 » alone above a label, « C/ » before a section's title.

One of them says nothing; a series that counts up does. Told apart so that a number alone is no answer and that
a section's heading in the writer's own words ends the answer above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.candidate import Span

_ALONE = re.compile(r"(?:^|\n)[^\S\n]*(\d{1,2})[^\S\n]?[.)°]?[^\S\n]*\n\s*\Z")
_LETTERED = re.compile(
    r"^[^\S\n]*(?P<count>[A-J]|[IVX]{1,5})(?:\s?[/.)°]|\s[–—-])\s*[^\W\d_][^\n\t]{2,78}$", re.MULTILINE
)
_ROMAN = {
    number: value
    for value, number in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1
    )
}
LEAST = 4  # numbers in a series, from which they count headings
LEAST_SECTIONS = 3


def counted(text: str, starts: Sequence[int]) -> dict[int, int]:
    """Return, for each of the ``starts`` of labels with a counting number alone on the line above, where that begins."""
    found: list[tuple[int, int, int]] = []
    for start in starts:
        alone = _ALONE.search(text, max(start - 60, 0), start)
        if alone:
            found.append((start, alone.start(1), int(alone.group(1))))
    going_on = sum(after in (before + 1, 1) for (_, _, before), (_, _, after) in pairwise(found))
    if going_on + 1 < max(LEAST, 0.6 * len(found)):
        return {}
    return {start: number for start, number, _ in found}


def section_headings(text: str) -> list[Span]:
    """Return the lines that letters or Roman numbers count up, from A or I on."""
    found = [(_value(match.group("count")), match.span()) for match in _LETTERED.finditer(text)]
    for kind in (False, True):
        series, due = [], 1
        for (value, roman), span in found:
            if roman is kind and value == due:
                series.append(Span(*span))
                due += 1
        if len(series) >= LEAST_SECTIONS:
            return series
    return []


def _value(count: str) -> tuple[int, bool]:
    """Return how far a letter or Roman number counts, and whether it is Roman; I alone counts as Roman."""
    if count in _ROMAN and count not in "CDX":
        return _ROMAN[count], True
    return (ord(count) - ord("A") + 1, False) if len(count) == 1 else (0, True)
