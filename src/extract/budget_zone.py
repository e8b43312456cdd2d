"""Where a budget's table stands in the text: its rows name « accompagnement » or « bailleur » and are no labels."""

from __future__ import annotations

import re

_HEADER = re.compile(
    r"^.*\b(?:charges|d[ée]penses|emplois)\b.*\b(?:produits|recettes|ressources)\b.*$|^\W*(?:charges|d[ée]penses|produits|recettes|ressources)\W*(?:montants?[^\n]*)?$",
    re.IGNORECASE | re.MULTILINE,
)
_AMOUNT = re.compile(r"\d[\d ]*(?:,\d\d)?")
MAX_BARE_LINES = 2  # lines without an amount that may stand between two rows (a label that wraps)
LONGEST_ROW = 110


def budget_zones(text: str) -> list[tuple[int, int]]:
    """Return the spans from a line of column titles to the last row with an amount under it."""
    zones: list[tuple[int, int]] = []
    for header in _HEADER.finditer(text):
        if zones and header.start() < zones[-1][1]:
            continue
        end = _last_row(text, header.end())
        if end > header.end():
            zones.append((header.start(), end))
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
