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
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})? ?%")


def without_quantities(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows without what is counted and what it comes to in per cent, which are no amounts.

    >>> without_quantities([["Charges", "Quantité", "Coût unitaire", "Total"], ["Ateliers", "2 séances", "550", "1 100"]])[1]
    ['Ateliers', '550', '1 100']
    >>> without_quantities([["Personnel", "25 300 €", "68 %"]])
    [['Personnel', '25 300 €']]
    """
    counted = any(QUANTITIES.search(fold(cell)) for row in rows for cell in row)
    kept = [[cell for cell in row if not _SHARE.fullmatch(cell.strip())] for row in rows]
    return (
        [[_uncounted(cell, row) for cell in row if not is_quantity(cell)] for row in kept]
        if counted
        else kept
    )


def is_quantity(cell: str) -> bool:
    """Say whether a cell counts what is bought: « 12 séances »."""
    return _QUANTITY.fullmatch(fold(cell).strip()) is not None


def _uncounted(cell: str, row: Sequence[str]) -> str:
    """Return the words of a row without the quantity that a lost column left behind them."""
    found = list(_QUANTITY.finditer(fold(cell)))
    behind = found and found[-1].end() == len(cell.rstrip()) and found[-1].start() > 0
    return (
        cell[: found[-1].start()].rstrip() if behind and any(amount(one) is not None for one in row) else cell
    )
