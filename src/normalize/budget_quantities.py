"""What a budget's rows count besides euros: « 12 séances », « 68 % »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalize.budget_rows import QUANTITIES, amount
from normalize.text import fold

# What is bought, behind the words of a line: « Supervision 12 séances ».
_QUANTITY = re.compile(
    r"\d{1,4}(?:[.,]\d{1,2})? ?(?:ans?|annees?|mois|semaines?|jours?|journees?|nuits?|nuitees?|heures?|h|seances?|forfaits?|etp|unites?|menages?"
    r"|logements?|familles?|personnes?|ateliers?|visites?|repas|lots?|km)"
)
_BEHIND = re.compile(rf"(?:{_QUANTITY.pattern})\s*\Z")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})? ?%")


def without_quantities(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows without what is counted and what it comes to in per cent, which are no amounts.

    >>> without_quantities([["Charges", "Quantité", "Coût unitaire", "Total"], ["Ateliers", "2 séances", "550", "1 100"]])[1]
    ['Ateliers', '550', '1 100']
    >>> without_quantities([["Personnel", "25 300 €", "68 %"]])
    [['Personnel', '25 300 €']]
    """
    kept = [[cell for cell in row if not _SHARE.fullmatch(cell.strip())] for row in rows]
    counted = any(QUANTITIES.search(fold(cell)) for row in rows for cell in row)
    return [_uncounted(row) for row in kept] if counted else kept


def is_quantity(cell: str) -> bool:
    """Say whether a cell counts what is bought: « 12 séances »."""
    return _QUANTITY.fullmatch(fold(cell).strip()) is not None


def _uncounted(row: Sequence[str]) -> list[str]:
    """Return a row without its quantities: in cells of their own, or left behind its words by a lost column."""
    words = [cell for cell in row if not is_quantity(cell)]
    if all(amount(cell) is None for cell in words):
        return words
    return [
        cell[: found.start()].rstrip() if (found := _BEHIND.search(fold(cell))) else cell for cell in words
    ]
