"""Putting a document together while a flowing format is walked: the text grows, the layers follow it.

A paragraph is a line. Offsets are those of the text so far, so nothing has to be shifted afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.document import Cell, Document, Line, Mark, MarkOrigin, Page, Source, Table, Tick

GLYPHS = {Tick.TICKED: "☒", Tick.EMPTY: "☐", Tick.UNREADABLE: "▨"}


@dataclass(slots=True)
class _OpenTable:
    start: int
    page: int
    cells: list[Cell] = field(default_factory=list)
    row: int = -1
    column: int = 0
    cell_start: int | None = None


class Assembly:
    """A document under construction."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._line_start = 0
        self._bold: bool | None = None  # of the text runs of the current line; None without any
        self._break_due = False
        self._page_starts = [0]
        self._lines: list[Line] = []
        self._marks: list[Mark] = []
        self._tables: list[Table] = []
        self._open: list[_OpenTable] = []

    @property
    def length(self) -> int:
        """How many characters there are so far."""
        return self._length

    @property
    def at_line_start(self) -> bool:
        """Whether the current line holds nothing yet."""
        return self._length == self._line_start

    def text_since(self, start: int) -> str:
        """Return what was added from offset ``start`` on."""
        taken: list[str] = []
        missing = self._length - start
        for part in reversed(self._parts):
            if missing <= 0:
                break
            taken.append(part[-missing:] if len(part) > missing else part)
            missing -= len(part)
        return "".join(reversed(taken))

    def cut(self, start: int) -> None:
        """Take back what was added from offset ``start`` on, which must be on the current line."""
        start = max(start, self._line_start)
        self._drop(start)
        self._marks = [mark for mark in self._marks if mark.end <= start]

    def add(self, text: str, *, bold: bool | None = None) -> None:
        """Add text to the current line; line breaks in it begin new lines."""
        first, *others = text.split("\n")
        self._append(first, bold)
        for other in others:
            self.end_line()
            self._append(other, bold)

    def _append(self, text: str, bold: bool | None) -> None:
        if text and bold is not None and not text.isspace():
            self._bold = bold if self._bold is None else self._bold and bold
        if text:
            self._parts.append(text)
            self._length += len(text)

    def mark(self, state: Tick, origin: MarkOrigin, confidence: float) -> None:
        """Add a tick box as the glyph of its state."""
        start = self._length
        self._append(GLYPHS[state], None)
        self._marks.append(Mark(start, self._length, len(self._page_starts) - 1, state, origin, confidence))

    def insert(self, start: int, text: str) -> None:
        """Put text before what was added to the text from offset ``start`` on (a list's bullet)."""
        tail = self.text_since(start)
        self._drop(start)
        self._parts.extend((text, tail))
        self._length += len(text) + len(tail)
        self._move(start, len(text))

    def insert_mark(self, start: int, state: Tick, origin: MarkOrigin, confidence: float) -> None:
        """Put a tick box before what was added from offset ``start`` on."""
        self.insert(start, f"{GLYPHS[state]} ")
        page = len(self._page_starts) - 1
        self._marks.append(Mark(start, start + 1, page, state, origin, confidence))

    def _drop(self, start: int) -> None:
        while self._length > start:
            part = self._parts.pop()
            self._length -= len(part)
            if self._length < start:
                self._parts.append(part[: start - self._length])
                self._length = start

    def _move(self, start: int, by: int) -> None:
        """Move what stands at ``start`` or after: the lines of a broken paragraph, its boxes."""
        self._lines = [
            replace(line, start=line.start + by * (line.start > start), end=line.end + by)
            if line.end > start
            else line
            for line in self._lines
        ]
        self._marks = [
            replace(mark, start=mark.start + by, end=mark.end + by) if mark.start >= start else mark
            for mark in self._marks
        ]
        if self._line_start > start:
            self._line_start += by

    def end_line(self) -> None:
        """End the current line; a page break that was due happens here."""
        if not self.at_line_start:
            page = len(self._page_starts) - 1
            self._lines.append(Line(self._line_start, self._length, page, bold=bool(self._bold)))
        self._parts.append("\n")
        self._length += 1
        self._line_start = self._length
        self._bold = None
        if self._break_due:
            self._turn_page()

    def break_page(self) -> None:
        """Begin a new page at the next line; not within a table, whose rows stay together."""
        self._break_due = True
        if self.at_line_start:
            self._turn_page()

    def _turn_page(self) -> None:
        self._break_due = False
        nothing_on_it = not self._lines or self._lines[-1].start < self._page_starts[-1]
        if not nothing_on_it and not self._open:
            self._page_starts.append(self._length)

    def begin_table(self) -> None:
        """Begin a table; tables nest."""
        if not self.at_line_start:
            self.end_line()
        self._open.append(_OpenTable(self._length, len(self._page_starts) - 1))

    def begin_row(self, first_column: int = 0) -> None:
        """Begin a row of the innermost table."""
        self._open[-1].row += 1
        self._open[-1].column = first_column

    def begin_cell(self) -> None:
        """Begin a cell of the innermost table."""
        self._open[-1].cell_start = self._length

    def end_cell(self, span: int = 1) -> None:
        """End the cell that was begun; ``span`` is how many columns it covers."""
        if not self.at_line_start:
            self.end_line()
        table = self._open[-1]
        start = table.cell_start if table.cell_start is not None else self._length
        end = max(start, self._length - 1)  # without the line end
        table.cells.append(Cell(start, end, table.row, table.column))
        table.column += max(1, span)
        table.cell_start = None

    def end_table(self) -> None:
        """End the innermost table."""
        table = self._open.pop()
        if table.cells:
            self._tables.append(
                Table(table.start, max(table.start, self._length - 1), table.page, tuple(table.cells))
            )

    def finished(self, source: Source) -> Document:
        """Return the document; the page count of its source is filled in."""
        if not self.at_line_start:
            self.end_line()
        text = "".join(self._parts)
        if len(self._page_starts) > 1 and self._page_starts[-1] == len(text):
            self._page_starts.pop()  # a break behind the last line begins no page
        starts = [*self._page_starts, len(text)]
        pages = tuple(
            Page(number, 0, start, end) for number, (start, end) in enumerate(pairwise(starts), start=1)
        )
        return Document(
            text=text,
            sources=(replace(source, page_count=len(pages)),),
            pages=pages,
            lines=tuple(self._lines),
            marks=tuple(self._marks),
            tables=tuple(sorted(self._tables, key=lambda table: table.start)),
        )
