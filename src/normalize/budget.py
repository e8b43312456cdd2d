r"""The budget table: charges and produits with their totals, checked by their sums.

>>> parse("CHARGES\nPersonnel 300,00\nTotal 300,00\nPRODUITS\nSubvention 300,00").value["total_charges"]
'300.00'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from normalize.errors import NoValueError
from normalize.money import format as money
from normalize.money import to_decimal
from normalize.result import Normalized
from normalize.text import fold

_AMOUNT = re.compile(
    r"(?<![\w,.])\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?:,\d{1,2})?(?![\d%])|(?<![\w,.])\d+(?:,\d{1,2})?(?![\d%])"
)
_CHARGES = re.compile(r"\b(?:charges?|depenses?|emplois)\b")
_PRODUITS = re.compile(r"\b(?:produits?|recettes?|ressources?|financements?)\b")
_TOTAL = re.compile(r"^\W*(?:sous[- ])?tota(?:l|ux)\b")
_TITLE = re.compile(r"^\W*(?:intitule|libelle|postes?|montants?|nature)\b")
# What pays for a project, where the column of an amount was lost: charges are never called so.
_INCOME = re.compile(
    r"^(?:subventions?|fonds propres|autofinancement|participation|conseil (?:general|departemental|regional)|etat\b|region\b|"
    r"caf\b|communaute|metropole|commune\b|ville\b|departement\b|fondation|mecenat|dotation|appel a projets|demande|aides?\b|fsl\b)"
)
TOLERANCE = Decimal("1.00")


@dataclass
class _Side:
    lines: list[tuple[str, Decimal]] = field(default_factory=list)
    total: Decimal | None = None


def parse(text: str) -> Normalized:
    """Return the budget read from the lines of a table that lost its cells.

    Raises:
        NoValueError: there is no line with an amount.
    """
    rows: list[list[str]] = []
    for line in text.split("\n"):
        if rows and len(rows[-1]) == 1 and _amount(rows[-1][0]) is None and _amount(line) is not None:
            rows[-1].append(line)  # a cell a line: the amount belongs to the words above it
            continue
        if "\t" in line or "|" in line:
            rows.append([cell.strip() for cell in re.split(r"\t|\|", line)])
        else:
            rows.append(_cells(line))
    return parse_cells(rows)


def _cells(line: str) -> list[str]:
    """Split a line at its amounts: words and amounts in turn."""
    cells, position = [], 0
    for match in _AMOUNT.finditer(line):
        if len(re.sub(r"\D", "", match.group())) < 2:
            continue
        words = line[position : match.start()].strip(" :.-–€|_'")
        if words:
            cells.append(words)
        cells.append(match.group())
        position = match.end()
    rest = line[position:].strip(" :.-–€|_'")
    return [*cells, rest] if rest and re.search(r"\w", rest) else cells


def parse_cells(rows: Sequence[Sequence[str]]) -> Normalized:
    """Return the budget read from the rows of a table.

    Raises:
        NoValueError: there is no row with an amount.
    """
    sides = {"charges": _Side(), "produits": _Side()}
    layout, current, titles = _layout(rows), "charges", 0
    for row in rows:
        header = _header(row)
        if header:
            titles += header in sides
            # Both titles in a row, a cell a line, say nothing of the rows under them.
            current = "charges" if titles > 1 else header if header in sides else current
            continue
        titles = 0
        if layout == "side_by_side":
            _side_by_side(row, sides)
        elif layout is not None:
            _by_column(row, sides, layout, current)
        else:
            _one_side(row, sides[current], sides)
    return _checked(sides)


def _header(row: Sequence[str]) -> str | None:
    """Return which side a row without amounts opens, « both » for a row of column titles."""
    cells = [fold(cell) for cell in row if cell.strip()]
    if any(_amount(cell) is not None for cell in row):
        return None
    charges = any(_CHARGES.search(cell) and len(cell) < 40 for cell in cells)
    produits = any(_PRODUITS.search(cell) and len(cell) < 40 for cell in cells)
    if charges and produits:
        return "both"
    if charges or produits:
        return "charges" if charges else "produits"
    return "both" if not cells or any(_TITLE.match(cell) for cell in cells) else None


def _layout(rows: Sequence[Sequence[str]]) -> str | tuple[int, int] | None:
    """Return how the columns lie: amounts of each side in their own column, or two tables side by side."""
    for row in rows:
        cells = [fold(cell) for cell in row]
        charges = next((n for n, cell in enumerate(cells) if _CHARGES.search(cell) and len(cell) < 40), None)
        produits = next(
            (n for n, cell in enumerate(cells) if _PRODUITS.search(cell) and len(cell) < 40), None
        )
        if charges is not None and charges == produits:
            return (1, 2)  # the column titles fell into one cell
        if charges is None or produits is None:
            merged = len(cells) == 1 and re.search(r"charges?\s+produits?\s*(?:commentaires?)?$", cells[0])
            if merged:
                return (1, 2)
            continue
        if charges == 0 or produits - charges > 1:
            return "side_by_side"
        return (charges, produits)
    return None


def _amount(cell: str) -> Decimal | None:
    stripped = cell.strip(" €\t\u00a0\u202f").replace("euros", "").strip()
    return to_decimal(stripped) if _AMOUNT.fullmatch(stripped) else None


def _side_by_side(row: Sequence[str], sides: dict[str, _Side]) -> None:
    label, side = None, "charges"
    half = len(row) / 2
    for number, cell in enumerate(row):
        amount = _amount(cell)
        if amount is None:
            label = cell.strip() or label
            continue
        if len(row) >= 4:
            side = "charges" if number < half else "produits"
        _take(sides[side], label or "", amount)
        label, side = None, "produits"


def _by_column(
    row: Sequence[str], sides: dict[str, _Side], columns: tuple[int, int] | str, current: str
) -> None:
    amounts = [(number, amount) for number, cell in enumerate(row) if (amount := _amount(cell)) is not None]
    if not amounts:
        return
    label = " ".join(cell.strip() for cell in row[: amounts[0][0]] if cell.strip())
    if len(amounts) >= 2 and (_TOTAL.match(fold(label)) or not label):
        sides["charges"].total, sides["produits"].total = amounts[0][1], amounts[1][1]
        return
    for number, amount in amounts[:2]:
        if len(row) >= 3 and number in columns[:2]:
            side = "charges" if number == columns[0] else "produits"
        else:
            side = "produits" if _INCOME.search(fold(label)) else current
        _take(sides[side], label, amount)


def _one_side(row: Sequence[str], side: _Side, sides: dict[str, _Side]) -> None:
    amounts = [amount for cell in row if (amount := _amount(cell)) is not None]
    label = " ".join(cell.strip() for cell in row if cell.strip() and _amount(cell) is None)
    if not amounts:
        return
    if len(amounts) == 2 and (_TOTAL.match(fold(label)) or not label):
        sides["charges"].total, sides["produits"].total = amounts
        return
    if not label and side.total is None and side.lines:
        side.total = amounts[0]
        return
    folded = fold(label)
    if _INCOME.search(folded) or (_TOTAL.match(folded) and _PRODUITS.search(folded)):
        side = sides["produits"]
    elif _TOTAL.match(folded) and _CHARGES.search(folded):
        side = sides["charges"]
    _take(side, label, amounts[-1])


def _take(side: _Side, label: str, amount: Decimal) -> None:
    folded = fold(label)
    if _TOTAL.match(folded):
        side.total = amount
    elif label:
        side.lines.append((re.sub(r"^\W+|[\s:.–-]+$", "", label) or label, amount))


def _checked(sides: dict[str, _Side]) -> Normalized:
    charges, produits = sides["charges"], sides["produits"]
    if not charges.lines and not produits.lines:
        raise NoValueError("no line with an amount")
    value = {
        "charges": [{"intitule": label, "montant": money(amount)} for label, amount in charges.lines],
        "produits": [{"intitule": label, "montant": money(amount)} for label, amount in produits.lines],
        "total_charges": money(charges.total) if charges.total is not None else None,
        "total_produits": money(produits.total) if produits.total is not None else None,
    }
    checks = [
        abs(sum((amount for _, amount in side.lines), Decimal()) - side.total) <= TOLERANCE
        for side in sides.values()
        if side.total is not None and side.lines
    ]
    if not checks:
        return Normalized(value, 0.6)
    return (
        Normalized(value, 1.0, ("total_verifie",))
        if all(checks)
        else Normalized(value, 0.5, ("total_incoherent",))
    )


def format(value: Decimal) -> str:
    """Return an amount of the table as the contract writes it."""
    return money(value)
