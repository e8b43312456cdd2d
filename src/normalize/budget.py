r"""The budget table: charges and produits with their totals, checked by their sums.

A table that lost its columns can be read in several ways. Each way that its rows allow is tried, and the sums
decide: lines that give their total, and charges that equal the produits.

>>> parse("CHARGES\nPersonnel 300,00\nTotal 300,00\nPRODUITS\nSubvention 300,00").value["total_charges"]
'300.00'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from normalize.budget_quantities import without_quantities
from normalize.budget_rows import (
    amount,
    both_sides,
    in_euros,
    in_one_writing,
    is_mended,
    is_subtotal,
    is_title,
    is_total,
    rows_of,
    side,
    tidy_label,
    total_side,
    with_commas,
    without_remarks,
    without_years,
)
from normalize.budget_sides import Line, arrangements, is_income
from normalize.errors import NoValueError
from normalize.money import format as money
from normalize.result import Normalized

TOLERANCE = Decimal("1.00")
_OTHER = {"charges": "produits", "produits": "charges"}


@dataclass
class _Budget:
    """One reading of a table."""

    lines: dict[str, list[Line]] = field(default_factory=lambda: {"charges": [], "produits": []})
    totals: dict[str, Decimal] = field(default_factory=dict)
    sure: bool = True  # no row has fewer cells than its titles

    def take(self, name: str, label: str, euros: Decimal) -> None:
        """Add a row to a side; what a label calls a total is one, of the side that it names."""
        if is_subtotal(label):
            return
        if is_total(label):
            self.totals.setdefault(total_side(label) or name, euros)
        elif any(character.isalpha() for character in label):
            self.lines[name].append((tidy_label(label), euros))

    def sum(self, name: str) -> Decimal:
        """Return what the lines of a side come to."""
        return sum((euros for _, euros in self.lines[name]), Decimal())

    def checks(self) -> list[bool]:
        """Say of each side that has a total whether its lines give it."""
        return [
            abs(self.sum(name) - total) <= TOLERANCE
            for name, total in self.totals.items()
            if self.lines[name]
        ]

    def agreement(self) -> int:
        """Return how well the figures bear this reading out."""
        agreed = sum(2 if check else -1 for check in self.checks())
        return agreed + all(self.lines.values()) + self.balances()

    def balances(self) -> bool:
        """Say whether the lines of both sides come to the same."""
        return all(self.lines.values()) and abs(self.sum("charges") - self.sum("produits")) <= TOLERANCE


def parse(text: str) -> Normalized:
    """Return the budget read from the lines of a table that lost its cells.

    Raises:
        NoValueError: there is no line with an amount.
    """
    return parse_cells(rows_of(text))


def parse_cells(rows: Sequence[Sequence[str]]) -> Normalized:
    """Return the budget read from the rows of a table.

    Raises:
        NoValueError: there is no row with an amount.
    """
    rows = without_years(without_quantities(without_remarks(rows)))
    mended = ("chiffre_confondu",) if any(map(is_mended, chain.from_iterable(rows))) else ()
    readings = [(reading, mended) for reading in _readings(in_euros(rows))]
    for other, doubt in ((in_one_writing(rows), ()), (with_commas(rows), ("virgule_retablie",))):
        if other != rows:
            readings += [(reading, (*mended, *doubt)) for reading in _readings(in_euros(other))]
    if not readings:
        raise NoValueError("no line with an amount")
    best, doubts = max(readings, key=lambda one: one[0].agreement())
    value = {
        **{
            name: [{"intitule": label, "montant": money(euros)} for label, euros in best.lines[name]]
            for name in best.lines
        },
        **{f"total_{name}": money(best.totals[name]) if name in best.totals else None for name in best.lines},
    }
    checks = best.checks()
    if not checks:
        return Normalized(value, 0.9 if best.balances() else 0.4 if doubts else 0.6, doubts)
    if all(checks):
        return Normalized(value, 0.95 if doubts else 1.0, ("total_verifie", *doubts))
    return Normalized(value, 0.5, ("total_incoherent", *doubts))


def _readings(rows: Sequence[Sequence[str]]) -> Iterator[_Budget]:
    """Yield the readings that the rows allow, the likeliest first."""
    columns = _by_columns(rows)
    others = () if columns.sure and all(columns.lines.values()) else _by_order(rows)
    yield from (reading for reading in (columns, *others) if any(reading.lines.values()))


def _by_columns(rows: Sequence[Sequence[str]]) -> _Budget:
    """Read each amount into the side whose title stands over it."""
    budget = _Budget()
    current, layout = "charges", None
    for row in rows:
        amounts = [number for number, cell in enumerate(row) if amount(cell) is not None]
        if layout is not None and len(row) == 2 and re.fullmatch(r"\d{1,2}", row[1].strip()):
            continue  # a page's foot with its number: no row of two columns is so short and so cheap
        if not amounts:
            titles = {name: number for number, cell in enumerate(row) if (name := side(cell)) is not None}
            layout = _layout(row, titles) if len(titles) == 2 else None if titles else layout
            current = next(iter(titles), current) if len(titles) == 1 else current
        elif layout is None:
            _take_last(budget, current, row)
        elif isinstance(layout, str):
            # A row of one side only, its empty cells lost: the longer table is mostly the one on the left.
            half = len(row) // 2 if len(row) > 2 else len(row)
            budget.sure = budget.sure and len(row) > 2
            _take_last(budget, layout, row[:half])
            _take_last(budget, _OTHER[layout], row[half:])
        else:
            _take_columns(budget, layout, row)
    return budget


def _layout(row: Sequence[str], titles: dict[str, int]) -> str | dict[int, str]:
    """Return the side on the left where two tables stand side by side, else which column is whose."""
    left, right = sorted(titles.values())
    names = {number: name for name, number in titles.items()}
    if right - left > 1 or (len(row) == 2 and left == 0):
        return names[left]
    return names if left else {number + 1: name for number, name in names.items()}


def _take_last(budget: _Budget, name: str, row: Sequence[str]) -> None:
    euros = {number: found for number, cell in enumerate(row) if (found := amount(cell)) is not None}
    if not euros:
        return
    last = max(euros)
    named = [
        number
        for number, cell in enumerate(row)
        if cell.strip() and number not in euros and not is_title(cell)
    ]
    # Words behind the amount are a remark on it.
    words = " ".join(row[number] for number in named if number < last or named[0] > last)
    if len(euros) == 2 and is_total(words) and total_side(words) is None:
        budget.totals.update(zip(("charges", "produits"), euros.values(), strict=True))
    else:
        budget.take(name, words, euros[last])


def _take_columns(budget: _Budget, columns: dict[int, str], row: Sequence[str]) -> None:
    words = " ".join(cell for cell in row[: min(columns)] if cell.strip())
    if not words and amount(row[0]) is not None:
        return
    for number, cell in enumerate(row):
        euros = amount(cell)
        if euros is not None and number in columns:
            if is_total(words):
                budget.totals.setdefault(columns[number], euros)
            else:
                budget.take(columns[number], words, euros)


def _by_order(rows: Sequence[Sequence[str]]) -> Iterator[_Budget]:
    """Read the amounts in their order only, in each way in which two columns can have been melted."""
    sections, order = _sections(rows)
    budget = _Budget()
    if order is None:
        for name, label, euros in sections:
            known = name or ("produits" if is_income(label) else "charges")
            budget.take(known, label, euros)
        yield budget
        return
    lines = [(label, euros) for _, label, euros in sections if not is_total(label)]
    totals = [(label, euros) for _, label, euros in sections if is_total(label) and not is_subtotal(label)]
    for arranged in arrangements(lines, order):
        budget = _Budget(
            {name: [(tidy_label(label), euros) for label, euros in arranged[name]] for name in arranged}
        )
        unnamed = iter(order)
        for label, euros in totals:
            budget.totals.setdefault(total_side(label) or next(unnamed, order[1]), euros)
        yield budget


def _sections(
    rows: Sequence[Sequence[str]],
) -> tuple[list[tuple[str | None, str, Decimal]], tuple[str, str] | None]:
    """Return the amounts with their words and the title they stand under; the order of titles that open together."""
    found: list[tuple[str | None, str, Decimal]] = []
    order: tuple[str, str] | None = None
    current: str | None = None
    words, fresh = "", False  # fresh: no amount stands between the last title and here
    for cell in (cell for row in rows for cell in row if cell.strip()):
        euros, title = amount(cell), side(cell)
        if euros is not None:
            if words:
                found.append((current, words, euros))
            fresh = False
        elif both_sides(cell):
            order, words = both_sides(cell), ""
        elif title:
            order = (current, title) if fresh and current and current != title else order
            current, words, fresh = title, "", True
        elif not is_title(cell):
            wrapped = words and cell[0].islower() and not (found and found[-1][1] == words)
            words = f"{words} {cell}" if wrapped else cell
    return found, order


def format(value: Decimal) -> str:
    """Return an amount of the table as the contract writes it."""
    return money(value)
