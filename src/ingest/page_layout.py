"""A page's text, with its lines, words, marks and tables, out of words with places.

Lines are parted by a line feed, blocks by an empty line, the cells of a table row by a tab where each
holds one line at most, else by a line feed. Offsets are those of the page's own text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.document import Box, Cell, Line, Mark, Table, Word
from ingest.piece import Piece
from ingest.reading_order import Row, in_order, rows_of, unruled_tables
from ingest.ruled import Grid, GridCell

PARAGRAPH_GAP = 0.75  # of the line's height: more white than between the lines of a paragraph
BOLD_SHARE = 0.6  # of a line's characters


@dataclass(slots=True)
class LaidPage:
    """The text of one page and its layers."""

    page: int
    text: str = ""
    lines: list[Line] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add_row(self, row: Row) -> None:
        """Write a row as one line."""
        start = len(self.text)
        for index, piece in enumerate(row.pieces):
            if index:
                self.text += " "
            self._add_piece(piece)
        letters = sum(len(piece.text) for piece in row.pieces if piece.tick is None)
        heavy = sum(len(piece.text) for piece in row.pieces if piece.bold)
        bold = letters > 0 and heavy >= BOLD_SHARE * letters
        self.lines.append(Line(start, len(self.text), self.page, row.box, bold))

    def _add_piece(self, piece: Piece) -> None:
        start = len(self.text)
        self.text += piece.text
        end = len(self.text)
        if piece.tick is None:
            self.words.append(Word(start, end, self.page, piece.box, piece.confidence))
        else:
            tick = piece.tick
            self.marks.append(
                Mark(start, end, self.page, tick.state, tick.origin, tick.confidence, piece.box)
            )

    def separate(self, separator: str) -> None:
        """Write what parts two things, unless nothing stands before."""
        if self.text:
            self.text += separator


@dataclass(frozen=True, slots=True)
class _Band:
    """A table, or rows read one after the other, at a height of the page."""

    top: float
    rows: tuple[Row, ...] = ()
    grid: Grid | None = None
    pieces: tuple[tuple[GridCell, tuple[Piece, ...]], ...] = ()


def lay_out(page: int, pieces: Sequence[Piece], grids: Sequence[Grid] = ()) -> LaidPage:
    """Return the page's text and layers in reading order."""
    laid = LaidPage(page)
    bands, free = _table_bands(pieces, grids)
    stops = sorted((band.top for band in bands), reverse=True)
    stretches: dict[float, list[Piece]] = {}
    for piece in free:
        middle = (piece.top + piece.bottom) / 2
        above = next((stop for stop in stops if stop <= middle), -1.0)
        stretches.setdefault(above, []).append(piece)
    _write_free(laid, rows_of(stretches.pop(-1.0, [])))
    for band in sorted(bands, key=lambda band: band.top):
        laid.separate("\n\n")
        _write_grid(laid, band)
        rest = stretches.pop(band.top, [])
        if rest:
            laid.separate("\n\n")
            _write_free(laid, rows_of(rest))
    return laid


def _table_bands(pieces: Sequence[Piece], grids: Sequence[Grid]) -> tuple[list[_Band], list[Piece]]:
    """Share the words out among the tables' cells; a grid without words in two cells is a drawing."""
    bands = []
    free = list(pieces)
    for grid in grids:
        inside: dict[int, list[Piece]] = {}
        rest = []
        for piece in free:
            index = _cell_of(piece, grid)
            if index is None:
                rest.append(piece)
            else:
                inside.setdefault(index, []).append(piece)
        if len(inside) >= 2:
            free = rest
            filled = tuple((cell, tuple(inside.get(index, ()))) for index, cell in enumerate(grid.cells))
            bands.append(_Band(grid.box.y0, grid=grid, pieces=filled))
    return bands, free


def _cell_of(piece: Piece, grid: Grid) -> int | None:
    x, y = (piece.box.x0 + piece.box.x1) / 2, piece.box.middle
    if not (grid.box.x0 <= x <= grid.box.x1 and grid.box.y0 <= y <= grid.box.y1):
        return None
    for index, cell in enumerate(grid.cells):
        if cell.box.x0 <= x <= cell.box.x1 and cell.box.y0 <= y <= cell.box.y1:
            return index
    return None


def _write_grid(laid: LaidPage, band: _Band) -> None:
    start = len(laid.text)
    cells: list[Cell] = []
    by_row: dict[int, list[tuple[GridCell, list[Row]]]] = {}
    for cell, pieces in band.pieces:
        by_row.setdefault(cell.row, []).append((cell, rows_of(pieces)))
    filled = [row for row in by_row.values() if any(rows for _, rows in row)]
    for index, row in enumerate(filled):
        if index:
            laid.text += "\n"
        _write_table_row(laid, row, cells)
    laid.tables.append(Table(start, len(laid.text), laid.page, tuple(cells)))


def _write_table_row(laid: LaidPage, row: Sequence[tuple[GridCell, list[Row]]], cells: list[Cell]) -> None:
    separator = "\t" if all(len(rows) <= 1 for _, rows in row) else "\n"
    for index, (cell, rows) in enumerate(row):
        if index:
            laid.text += separator
        start = len(laid.text)
        _write_rows(laid, rows)
        cells.append(Cell(start, len(laid.text), cell.row, cell.column, cell.box))


def _write_rows(laid: LaidPage, rows: Sequence[Row]) -> None:
    """Write rows below each other, an empty line where white parts them."""
    for index, row in enumerate(rows):
        if index:
            gap = row.box.y0 - rows[index - 1].box.y1
            apart = gap > PARAGRAPH_GAP * min(row.text_height, rows[index - 1].text_height)
            laid.text += "\n\n" if apart else "\n"
        laid.add_row(row)


def _write_free(laid: LaidPage, rows: Sequence[Row]) -> None:
    """Write rows that no ruled table holds: tables of amounts, columns, then line by line."""
    done = 0
    for first, stop, lefts in unruled_tables(rows):
        _write_runs(laid, rows[done:first])
        if first > done:
            laid.text += "\n\n"
        _write_columns(laid, rows[first:stop], lefts)
        laid.separate("\n\n")
        done = stop
    _write_runs(laid, rows[done:])
    laid.text = laid.text.rstrip("\n")


def _write_runs(laid: LaidPage, rows: Sequence[Row]) -> None:
    together: list[Row] = []
    for run in in_order(rows):
        if len(run) == 1:
            together.append(run[0])
            continue
        for part in (together, run):
            if part:
                _write_rows(laid, part)
                laid.text += "\n\n"
        together = []
    _write_rows(laid, together)


def _write_columns(laid: LaidPage, rows: Sequence[Row], lefts: Sequence[float]) -> None:
    start = len(laid.text)
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        if number:
            laid.text += "\n"
        for column, left in enumerate(lefts):
            right = lefts[column + 1] if column + 1 < len(lefts) else float("inf")
            inside = tuple(piece for piece in row.pieces if left - 0.1 <= piece.box.x0 < right - 0.1)
            if column:
                laid.text += "\t"
            at = len(laid.text)
            if inside:
                laid.add_row(Row(inside))
            box = Box.around(piece.box for piece in inside)
            cells.append(Cell(at, len(laid.text), number, column, box))
    laid.tables.append(Table(start, len(laid.text), laid.page, tuple(cells)))
