"""Where a budget's table stands in the text: its rows name « accompagnement » or « bailleur » and are no labels."""

from __future__ import annotations

import re

_HEADER = re.compile(
    r"^[^\n]{0,120}?\b(?:charges|d[ée]penses|emplois)\b[^\n]{0,120}?\b(?:produits|recettes|ressources)\b[^\n]*$|^[^\w\n]{0,20}(?:charges|d[ée]penses|produits|recettes|ressources)[^\w\n]{0,20}(?:montants?[^\n]*)?$",
    re.IGNORECASE | re.MULTILINE,
)
_AMOUNT = re.compile(r"\d[\d ]*(?:,\d\d)?")
_MONEY = re.compile(
    r"(?<![\d,])\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d\d)?(?!\d)|\d+,\d\d(?!\d)|(?<!\d)\d{3,6}\s*€"
)
FEWEST_ROWS = 1  # amounts of money without which lines are no budget
MAX_BARE_LINES = 2  # lines without an amount that may stand between two rows (a label that wraps)
LONGEST_ROW = 110


def budget_zones(text: str) -> list[tuple[int, int]]:
    """Return the spans from a line of column titles to the last row with an amount under it."""
    zones: list[tuple[int, int]] = []
    for header in _HEADER.finditer(text):
        if zones and header.start() < zones[-1][1]:
            continue
        end = _last_row(text, header.end())
        if end > header.end() and len(_MONEY.findall(text, header.end(), end)) >= FEWEST_ROWS:
            zones.append((_title_above(text, header.start()), end))
    return zones


def _last_row(text: str, start: int) -> int:
    end, bare, position = start, 0, start + 1
    while position < len(text) and bare <= MAX_BARE_LINES:
        newline = text.find("\n", position)
        stop = newline if newline >= 0 else len(text)
        line = text[position:stop]
        if line.strip():
            is_row = len(line) <= LONGEST_ROW and _AMOUNT.search(line)
            bare = 0 if is_row else bare + 1
            if len(line) > LONGEST_ROW or line.rstrip().endswith(":"):
                break
            end = stop if is_row else end
        position = stop + 1
    return end


_TITLE = re.compile(
    r"\W*(?:budget|plan de financement|compte|tableau|annexe financi[èe]re|intitul[ée]|postes?|libell[ée])\b",
    re.IGNORECASE,
)


def _title_above(text: str, start: int) -> int:
    """Return where the table's own title begins, one or two short lines above its column titles."""
    for _ in range(2):
        line_end = len(text[:start].rstrip())
        line_start = text.rfind("\n", 0, line_end) + 1
        if line_end - line_start > 70 or not _TITLE.match(text, line_start):
            break
        start = line_start
    return start
