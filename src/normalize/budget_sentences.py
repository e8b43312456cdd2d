r"""A budget written as two sentences: « Charges : personnel : 300 € ; loyers : 20 €, etc. ».

Its lines are unfolded into the rows of a table, so that the one reader of budgets reads and checks them.

>>> unfold("Charges : Loyers : 300,00 €, soit un total de 300 €.\nProduits : CAF : 300 €.").split("\n")
['Charges', 'Loyers\t300,00', 'Total\t300', 'Produits', 'CAF\t300']
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from normalize.text import fold

_NUMBER = r"\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d{1,2})?|\d+(?:,\d{1,2})?"
_SIDE = re.compile(
    r"^[ \t]*(?P<side>charges|depenses|emplois|produits|recettes|ressources) *: *(?=\S)", re.MULTILINE
)
_ITEM = re.compile(
    rf"(?P<label>[^;:€\d][^;:€]{{1,80}}?)[\s:=(-]+(?P<number>{_NUMBER})\s*(?P<unit>k?€|(?:k ?)?euros?\b|k?eur\b)\)?\s*(?:[;,]\s*|$)"
)
_WHOLE = re.compile(
    rf"(?P<number>{_NUMBER})\s*(?P<unit>k?€|(?:k ?)?euros?\b)\s*(?:au total|en tout)?,?\s*(?:soit|dont|a savoir)\s*:?\s*"
)
_TOTAL = re.compile(r"(?:soit\s+)?(?:(?:un|au|le|pour un)\s+)?total\b.{0,40}")
_CHARGES = ("charges", "depenses", "emplois")
_LONGEST = 1500  # characters of one side's sentence
_APART = 300  # characters that may stand between the two

_Row = tuple[str, str]


@lru_cache(maxsize=4)
def find(text: str) -> tuple[tuple[int, int], ...]:
    """Return where budgets stand that are a sentence of charges and one of produits."""
    sides = [(name in _CHARGES, start, end) for start, end, name, _ in _sentences(text)]
    return tuple(
        (start, end)
        for (charges, start, before), (other, after, end) in pairwise(sides)
        if charges != other and after - before <= _APART
    )


def unfold(text: str) -> str:
    """Return a text with the sentences of its budget as lines of titles, words and amounts."""
    spans = find(text)
    for start, end, name, rows in reversed(_sentences(text)):
        if any(low <= start and end <= high for low, high in spans):
            lines = [name.capitalize(), *("\t".join(row) for row in rows)]
            text = text[:start] + "\n".join(lines) + text[end:]
    return text


def _sentences(text: str) -> list[tuple[int, int, str, list[_Row]]]:
    """Return where each side's sentence stands, the side's name and its rows."""
    folded = fold(text)
    titles = list(_SIDE.finditer(folded))
    found = []
    for number, title in enumerate(titles):
        limit = titles[number + 1].start() if number + 1 < len(titles) else len(text)
        limit = min(limit, title.start() + _LONGEST)
        stop = re.compile(r"(?:€|euros?|eur\b)\)?\s*(?:\.(?!\S)|\n\s*\n|\Z)").search(
            folded, title.end(), limit
        )
        if stop is None:
            continue
        rows = _rows(text[title.end() : stop.end()])
        if rows:
            found.append((title.start(), stop.end(), title["side"], rows))
    return found


def _rows(body: str) -> list[_Row]:
    """Return the lines of a side, none where anything in the sentence is no line of a budget."""
    body = re.sub(r"\s+", " ", body).strip(" .")
    folded, at, rows = fold(body), 0, []
    whole = _WHOLE.match(folded)
    if whole:
        at = whole.end()
        rows.append(("Total", _amount(body, whole)))
    while at < len(body):
        item = _ITEM.match(folded, at)
        if item is None:
            return []
        label = (
            "Total" if _TOTAL.fullmatch(item["label"].strip()) else body[slice(*item.span("label"))].strip()
        )
        rows.append((label, _amount(body, item)))
        at = item.end()
    return rows


def _amount(body: str, match: re.Match[str]) -> str:
    return body[slice(*match.span("number"))] + (" k€" if match["unit"].startswith("k") else "")
