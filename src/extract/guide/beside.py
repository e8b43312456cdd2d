"""Lines that stand beside a ruled box, as cells of the box's rows.

A sheet's title and counts may stand in a box, its bodies and place on plain lines to the left. A reader of pages
gives the box first and the lines after it, so that the header would end with the counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.guide.rows import Row
from ingest.document import Box, Document


def taken_in(rows: Sequence[Row], document: Document) -> list[Row]:
    """Return the rows, each line beside a ruled row a piece of it, left of its own pieces or right of them."""
    boxes = _ruled(document)
    if not boxes:
        return list(rows)
    lines = {line.start: line.box for line in document.lines if line.box}
    by_page: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.table and not row.blank and row.start in boxes:
            by_page[row.page].append((at, boxes[row.start]))
    beside: dict[int, list[tuple[Row, Box]]] = defaultdict(list)
    taken: set[int] = set()
    for at, row in enumerate(rows):
        box = None if row.table or row.blank else lines.get(row.pieces[0].start)
        owner = _owner(box, by_page.get(row.page, ())) if box else None
        if owner is not None and box:
            beside[owner].append((row, box))
            taken.add(at)
    return [
        _joined(row, boxes[row.start], beside[at]) if at in beside else row
        for at, row in enumerate(rows)
        if at not in taken
    ]


def _ruled(document: Document) -> dict[int, Box]:
    """Return the box around each ruled row, by where the row starts."""
    boxes: dict[int, Box] = {}
    for table in document.tables:
        rows = defaultdict(list)
        for cell in table.cells:
            rows[cell.row].append(cell)
        for cells in rows.values():
            if all(cell.box for cell in cells) and (box := Box.around(cell.box for cell in cells)):
                boxes[min(cell.start for cell in cells)] = box
    return boxes


def _owner(line: Box, rows: Iterable[tuple[int, Box]]) -> int | None:
    """Return which of the ruled rows of its page the line stands beside."""
    for at, box in rows:
        if box.y0 <= line.middle < box.y1 and (line.x1 <= box.x0 or line.x0 >= box.x1):
            return at
    return None


def _joined(row: Row, box: Box, beside: Sequence[tuple[Row, Box]]) -> Row:
    left = [piece for line, place in beside if place.x1 <= box.x0 for piece in line.pieces]
    right = [piece for line, place in beside if place.x0 >= box.x1 for piece in line.pieces]
    own = row.cells or tuple(range(len(row.pieces)))
    pieces = (*left, *row.pieces, *right)
    return Row(
        min(piece.start for piece in pieces),
        max(piece.end for piece in pieces),
        pieces,
        row.page,
        table=True,
        cells=(*(-1 for _ in left), *own, *(max(own) + 1 for _ in right)),
    )
