"""Numbers and letters that a writer counts headings with: « 3 » alone above a label, « C/ » before a section's title.

One of them says nothing; a series that counts up does. Told apart so that a number alone is no answer and that
a section's heading in the writer's own words ends the answer above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from extract.candidate import Span
from normalize.text import fold

_ALONE = re.compile(
    r"(?:^|\n)[^\S\n]*(\d{1,2}(?:\.\d{1,2}){0,2}(?:\.?[a-z])?)[^\S\n]?[.)°]?[^\S\n]*[\n\t]\s*\Z"
)
# What may stand before the number of a heading.
HEADING_WORDS = "Q(?:uestion)?|§|Point|Volet|Rubrique|Partie|Diapo(?:sitive)?|Slide|Planche|A(?:rticle|RTICLE)|Art\\.?|Chapitre|Titre"
COUNT_WORDS = f"{HEADING_WORDS}|Fiche|N°|n°"
_COUNTED = re.compile(
    rf"^[^\S\n]*(?:(?:{COUNT_WORDS})\s?)?(?P<count>[A-J]|[IVX]{{1,5}}|\d{{1,2}})(?:\s?[/.)°:]|\s[–—-])\s*[^\W\d_][^\n\t]{{2,88}}$",
    re.MULTILINE,
)
_PARTS = re.compile(
    r"^[^\S\n]*(?P<section>\d{1,2})\.(?P<part>\d{1,2})\.?[^\S\n]+[^\W\d_][^\n\t]{1,88}(?<![.;,])$",
    re.MULTILINE,
)
_ROMAN = {
    number: value
    for value, number in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1
    )
}
LEAST = 4  # numbers in a series, from which they count headings
LEAST_SECTIONS = 3
LABELLED = 10  # labels that were told, from which headings stand between them
LEAST_PARTS = 6  # headings that two numbers count, half of them labels, from which all of them are headings


def counted(text: str, starts: Sequence[int]) -> dict[int, int]:
    """Return, for each of the ``starts`` of labels with a counting number alone on the line above, where that begins."""
    found: list[tuple[int, int, tuple[int, ...]]] = []
    for start in starts:
        alone = _ALONE.search(text, max(start - 60, 0), start)
        if alone:
            parts = re.findall(r"\d+|[a-z]", alone.group(1))
            number = tuple(int(one) if one.isdigit() else ord(one) - ord("a") + 1 for one in parts)
            found.append((start, alone.start(1), number))
    counting: dict[int, int] = {}
    last: tuple[int, ...] = (0,)
    for start, begin, number in found:
        if _follows(number, last):
            counting[start], last = begin, number
    return counting if len(counting) >= max(LEAST, 0.6 * len(found)) else {}


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Say whether a number is the next of a series, its first part, or the beginning of another.

    >>> _follows((3,), (2,)), _follows((3,), (2, 4)), _follows((2, 1), (2,)), _follows((2, 5), (2, 3)), _follows((7,), (2,))
    (True, True, True, True, False)
    """
    if len(number) == 1:
        return number[0] in (last[0] + 1, 1)
    return number > last and number[0] - last[0] <= 1  # a part that is no label of the form is counted too


@lru_cache(maxsize=4)  # labels and answers ask for the same document's
def section_headings(text: str) -> tuple[Span, ...]:
    """Return the lines that letters, Roman numbers or figures count up, from A, I or 1 on.

    Items of a list are counted too, but follow upon one another; between two headings something is written.
    """
    found = [
        (*_value(match.group("count")), Span(*match.span())) for match in _COUNTED.finditer(_by_lines(text))
    ]
    series = [_series([(value, span) for value, kind, span in found if kind == of]) for of in _KINDS]
    longest: list[Span] = max((one for one in series if _parted(text, one)), key=len, default=[])
    return tuple(longest)


def headings_among(text: str, labels: Sequence[int]) -> list[int]:
    """Return where the counted headings begin that no list in an answer is; ``labels``: where lines with one begin."""
    sections = [head.start for head in section_headings(text)]
    within = [start for start in labels if sections and sections[0] < start < sections[-1]]
    if len(labels) >= LABELLED and len(within) < len(sections) // 2:
        sections = []  # a list in one answer: « 1) Monter le dossier … 2) Habiter … »
    parts = part_headings(text)
    if len(parts) < LEAST_PARTS or 2 * len(set(labels).intersection(parts)) < len(parts):
        parts = []
    return [*sections, *parts]


def part_headings(text: str) -> list[int]:
    r"""Return where the lines begin that two numbers count on: « 5.7. Cofinancements », « 5.8. Autres appels à projets ».

    >>> part_headings("1.1 Lieu\nDax\n1.2 Nom\nToit\n1.9 autres\n2.1 Publics")
    [0, 13, 37]
    """
    starts: list[int] = []
    last = (0, 0)
    for match in _PARTS.finditer(_by_lines(text)):
        number = int(match["section"]), int(match["part"])
        if number in ((last[0], last[1] + 1), (last[0] + 1, 1)):
            starts.append(match.start())
            last = number
    return starts


def _by_lines(text: str) -> str:
    """Return ``text``, of the same length, in which a page begins with a line as well."""
    return text.replace("\f", "\n")


def _series(counted_lines: Sequence[tuple[int, Span]]) -> list[Span]:
    series: list[Span] = []
    for value, span in counted_lines:
        if value == len(series) + 1:
            series.append(span)
    return series


def _parted(text: str, series: Sequence[Span]) -> bool:
    """Say whether a series is long enough, and text stands between most of its lines."""
    between = sum(bool(text[one.end : other.start].strip()) for one, other in pairwise(series))
    return len(series) >= LEAST_SECTIONS and between >= 0.7 * (len(series) - 1)


_KINDS = ("letters", "roman", "figures")


def _value(count: str) -> tuple[int, str]:
    """Return how far a letter or number counts, and in what; I alone counts as Roman."""
    if count.isdigit():
        return int(count), "figures"
    if count in _ROMAN and count not in "CDX":
        return _ROMAN[count], "roman"
    return (ord(count) - ord("A") + 1, "letters") if len(count) == 1 else (0, "roman")


def own_headings(text: str, patterns: Sequence[str]) -> list[int]:
    """Return where lines begin that are headings of the writer's own, told by a form's ``patterns``, counted or not."""
    if not patterns:
        return []
    heading = re.compile(
        rf"(?m)^[^\S\n]*(?:(?:[ivx]{{1,4}}|[a-h]|\d{{1,2}}(?:\.\d)?)\s?[.)/°–-]\s*|\d{{1,2}}\.\d{{1,2}}\s+)?(?:{'|'.join(patterns)})\s?:?[^\S\n]*$"
    )
    return [
        match.start()
        for match in heading.finditer(_by_lines(fold(text)))
        if text[match.start() : match.end()].strip()[:1].isupper() or not match.group().strip()[:1].isalpha()
    ]
