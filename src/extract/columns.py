"""Labels and answers in the cells of tables: a row of labels over a row of answers, and the budget's rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.budget_zone import budget_zones
from extract.candidate import Span
from extract.labels import Match
from ingest.document import Cell, Document, Table
from normalize.budget_rows import amount, rows_of

MOST_BETWEEN = 120  # characters between two tables of one budget: « En produits, pour la même année : »


def _cell_of(table: Table, position: int) -> Cell | None:
    for cell in table.cells:
        if cell.start <= position < cell.end:
            return cell
    return None


def _anchored(cell: Cell, anchors: Sequence[Match]) -> bool:
    return any(cell.start <= anchor.start < cell.end for anchor in anchors)


def column_answers(document: Document, anchors: Sequence[Match], match: Match) -> Cell | None:
    """Return the cell below a label that stands in a row of labels, None where the label stands otherwise.

    Read line by line such a table gives all labels and then all answers; only its columns tell which is whose.
    """
    table = next((table for table in document.tables if table.start <= match.start < table.end), None)
    cell = _cell_of(table, match.start) if table else None
    if table is None or cell is None:
        return None
    row = [other for other in table.cells if other.row == cell.row]
    labelled = [other for other in row if _anchored(other, anchors)]
    below = [other for other in table.cells if other.row == cell.row + 1]
    if len(labelled) < 2 or len(labelled) < len([other for other in row if other.end > other.start]):
        return None
    if any(_anchored(other, anchors) for other in below):
        return None
    written_after_label = document.text[match.end : cell.end].strip(" :\n\t.?")
    if any(character.isalnum() for character in written_after_label):
        return None
    return next((other for other in below if other.column == cell.column), None)


def rows_within(document: Document, start: int, end: int) -> tuple[tuple[str, ...], ...] | None:
    """Return the rows of the budget in ``start:end`` as texts, None where there is none.

    A label may have eaten the titles of the columns and a page's end may have cut the table: the whole of the
    budget's zone is read, the cells of its tables and the lines between them.
    """
    zones = [zone for zone in budget_zones(document.text) if zone[0] < end and start < zone[1]]
    if zones:
        start, end = min(start, zones[0][0]), zones[0][1]
        for low, high in zones[1:]:
            end = high if low - end <= MOST_BETWEEN else end
    tables = [table for table in document.tables if table.start < end and start < table.end]
    tables = [table for table in tables if not _by_gaps(document, table)]
    rows: list[list[str]] = []
    for table in tables:
        rows += rows_of(document.text[start : max(start, table.start)])
        rows += _rows(document, table)
        start = max(start, table.end)
    rows += rows_of(document.text[start : max(start, end)])
    if not any(amount(cell) is not None for row in rows for cell in row):
        return None
    return tuple(tuple(row) for row in rows)


def cells_within(document: Document, spans: Sequence[Span]) -> list[list[str]]:
    """Return the rows of the tables that stand in ``spans``, the text of each cell on one line."""
    tables = [
        table for table in document.tables if any(one.overlaps(table.start, table.end) for one in spans)
    ]
    return [
        [" ".join(cell.split()) for cell in row]
        for table in tables
        if not _by_gaps(document, table)
        for row in _rows(document, table)
    ]


def _by_gaps(document: Document, table: Table) -> bool:
    """Say whether the cells of a table were told by runs of spaces, whose width says which cells are empty."""
    return bool(re.search(r"\S {3,}\S", document.text[table.start : table.end]))


def _rows(document: Document, table: Table) -> Iterator[list[str]]:
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    width = 1 + max(cell.column for cell in table.cells)
    for _, row in sorted(rows.items()):
        whole = document.text[min(cell.start for cell in row) : max(cell.end for cell in row)]
        parted = whole.split("\t")
        if len(row) < width == len(parted) and "\n" not in whole:
            yield [part.strip() for part in parted]  # a tab doubled by an empty cell was taken for one
            continue
        texts = {cell.column: document.text[cell.start : cell.end].strip() for cell in row}
        yield [texts.get(column, "") for column in range(width)]
