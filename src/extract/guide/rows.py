"""A document as rows of cells, whatever they were: a table's rows, lines with tabs, plain lines.

Markup that a converter left in a dump (``<div style=…>``, an unclosed ``<ul>``, ``**``, ``###``) is blanked out
character for character, so that offsets in what is searched are offsets in what was read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from extract.candidate import Span
from ingest.document import Document, Table

_TAGS = "div|span|ul|ol|li|p|br|hr|b|i|u|em|strong|sup|sub|font|table|thead|tbody|tr|td|th|h[1-6]|center"
_MARKUP = re.compile(
    rf"</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>|<!--.*?-->|(?m:^)#{{1,6}}(?=[^\S\n])|\*\*|__(?=\w)|(?<=\w)__|&nbsp;",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[^\t\n\f]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line or a table's row: its cells that hold something, in order; a blank line has none."""

    start: int
    end: int
    pieces: tuple[Span, ...]
    page: int
    table: bool = False
    cells: tuple[int, ...] = ()  # of each piece, where a cell has several lines

    def same_cell(self, end: int, piece: Span) -> bool:
        """Whether ``piece`` is the next line of the cell whose line ended at ``end``."""
        at = self.pieces.index(piece)
        return (
            bool(self.cells)
            and at > 0
            and self.cells[at - 1] == self.cells[at]
            and self.pieces[at - 1].end == end
        )

    @property
    def printed(self) -> tuple[Span, ...]:
        """What the row covers: one span, or its pieces where other rows' text lies between them."""
        return self.pieces if self.cells else (Span(self.pieces[0].start, self.pieces[-1].end),)

    @property
    def blank(self) -> bool:
        """Whether the row holds nothing."""
        return not self.pieces


def without_markup(text: str) -> str:
    """Return ``text`` of the same length, markup replaced by spaces."""
    return _MARKUP.sub(lambda match: " " * len(match.group()), text)


def stripped(text: str, start: int, end: int) -> Span | None:
    """Return ``start:end`` without the blanks around it, None if nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left, start + len(piece.rstrip())) if piece.strip() else None


def rows_of(document: Document, text: str) -> list[Row]:
    """Return the rows of ``document`` in order; ``text`` is its text without markup."""
    tables = sorted(document.tables, key=lambda table: table.start)
    rows: list[Row] = []
    done = 0
    for table in tables:
        if table.start < done:
            continue  # nested in the one before, whose cells hold its text
        rows += _line_rows(document, text, done, table.start)
        rows += _table_rows(text, table)
        done = max(done, table.end)
    rows += _line_rows(document, text, done, len(text))
    return rows


def _line_rows(document: Document, text: str, start: int, end: int) -> Iterator[Row]:
    """Yield a row for each line of ``start:end``, cells parted by tabs."""
    pages = _PageFinder(document)
    at = start
    for line in re.split(r"(?<=[\n\f])", text[start:end]):
        stop = at + len(line)
        found = (stripped(text, at + match.start(), at + match.end()) for match in _PIECE.finditer(line))
        yield Row(at, stop, tuple(span for span in found if span), pages.at(at))
        at = stop


def _table_rows(text: str, table: Table) -> Iterator[Row]:
    """Yield the rows of ``table``."""
    cells = defaultdict(list)
    for cell in table.cells:
        cells[cell.row].append(cell)
    for number in sorted(cells):
        row = sorted(cells[number], key=lambda cell: cell.column)
        found = [stripped(text, cell.start, cell.end) for cell in row]
        start, end = min(cell.start for cell in row), max(cell.end for cell in row)
        yield Row(start, end, tuple(span for span in found if span), table.page, table=True)


class _PageFinder:
    """Page index by offset, for offsets that only grow."""

    def __init__(self, document: Document) -> None:
        self._ends = [page.end for page in document.pages]
        self._page = 0

    def at(self, offset: int) -> int:
        while self._page + 1 < len(self._ends) and offset >= self._ends[self._page]:
            self._page += 1
        return self._page
