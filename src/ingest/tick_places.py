"""Where a token of a text stands: beside an option, in a sentence, at the end of a label's line.

Dossiers come from strangers: a text of ten thousand boxes on one line must cost ten thousand looks, not their
square. What depends on a token's line alone is therefore worked out once for each line, and every look from a
token is bounded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.tick_tokens import LONG_OPTION, OPTION, SHORT_OPTION

LOOK = 90
# What may stand between an option and its box: spaces, a colon, dots, and the end of one line.
_BLANK = r"[ \t\u00a0]"
# Possessive, for no blank is tried in two places: a run of them would cost its cube.
_GAP = rf"{_BLANK}{{0,40}}+[:.…=]{{0,3}}+{_BLANK}{{0,40}}+(?:\n{_BLANK}{{0,80}}+)?+\n?+{_BLANK}{{0,40}}+"
_OPTION_BEFORE = re.compile(rf"(?<!\w){SHORT_OPTION}{_GAP}$", re.IGNORECASE)
_OPTION_AFTER = re.compile(rf"{_GAP}(?:{SHORT_OPTION}(?!\w)|{LONG_OPTION})", re.IGNORECASE)
_LONG = re.compile(LONG_OPTION, re.IGNORECASE)
_TRAILING = re.compile(r"[ \t\u00a0.;,:)]*")
_NEWLINE = re.compile("\n")
_PROSE_WORDS = 8  # after the last option of a line
_REMARK = re.compile(r"\s[(–—-]")  # « oui  non X (il n'y en a pas eu depuis deux ans) »


@dataclass(frozen=True, slots=True)
class _Line:
    """What is known of a line: its span, that of what is not blank, its first long option, what follows options."""

    start: int
    end: int
    first: int
    last: int  # one past the last sign that is not blank
    label_end: int | None
    prose: bool


class Places:
    """The lines of one text, looked at where a token asks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
        self._lines: dict[int, _Line] = {}

    def beside_option(self, start: int, end: int) -> bool:
        """Say whether a token stands where a box stands: next to a short option, or at an end of a long one."""
        if _OPTION_BEFORE.search(self.text, max(0, start - LOOK), start):
            return not self._line(start).prose
        if _OPTION_AFTER.match(self.text, end):
            line = self._line(start)
            return not line.prose or start <= line.first
        return self._ends_long_option(start, end)

    def _ends_long_option(self, start: int, end: int) -> bool:
        """Say whether a token ends the line of a long option, as a box printed behind its label does."""
        line = self._line(start)
        if line.label_end is None or line.label_end > start:
            above = self._line(line.start - 1) if line.start else None
            alone = start <= line.first and line.last <= end
            return alone and above is not None and above.label_end is not None
        rest = _TRAILING.match(self.text, end, line.end)
        after = rest.end() if rest else end
        return start - line.label_end <= LOOK and (after >= line.end or self.text[after] in "(|[☐☒–—-")

    def _line(self, at: int) -> _Line:
        number = bisect_right(self._starts, at) - 1
        if number not in self._lines:
            self._lines[number] = self._looked_at(number)
        return self._lines[number]

    def _looked_at(self, number: int) -> _Line:
        start = self._starts[number]
        end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.text)
        line = self.text[start:end]
        label = _LONG.search(line)
        return _Line(
            start,
            end,
            start + len(line) - len(line.lstrip()),
            start + len(line.rstrip()),
            start + label.end() if label else None,
            _is_prose(line),
        )


def _is_prose(line: str) -> bool:
    """A line of a group names its options and little else after them; a sentence goes on."""
    end = max((match.end() for match in OPTION.finditer(line)), default=None)
    if end is None:
        return False
    rest = _REMARK.split(line[end:], maxsplit=1)[0]
    return len(rest.split(None, _PROSE_WORDS)) > _PROSE_WORDS
