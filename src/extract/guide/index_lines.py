"""An index without rules, read by place: white parts its columns, and a long cell goes on below.

A reader of pages gives « 1.2 Aube Tilleul Habitat, Logis de p.7 » and « l'Orme » below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.candidate import Span
from extract.guide.lines import PlacedWords, box_of, x_of
from extract.guide.rows import Row
from extract.guide.tables import is_index_line
from ingest.document import Document, Word

_CELL_SPACE = 0.9  # of a word's height: more white between two words parts two cells
_EDGE = 2.5  # points by which lines of one cell may begin apart
_FEWEST_CELLS = 3  # number, place and page


@dataclass(slots=True)
class _Line:
    """An index's line: each cell with the pieces of its lines, and where it begins."""

    row: Row
    cells: list[list[Span]]
    lefts: list[float]

    def parted(self) -> Row:
        """Return the row in cells."""
        found = [(number, piece) for number, pieces in enumerate(self.cells) for piece in pieces]
        return replace(
            self.row,
            end=max(self.row.end, *(piece.end for _, piece in found)),
            pieces=tuple(piece for _, piece in found),
            cells=tuple(number for number, _ in found),
            table=True,
        )


class IndexReader:
    """Parts the lines of indexes in the pages of one document."""

    def __init__(self, document: Document, text: str) -> None:
        self._text = text
        self._words = PlacedWords(document)

    def put_back(self, rows: Sequence[Row]) -> list[Row]:
        """Return ``rows``, an index's lines in cells, with the lines that go on below them."""
        return list(self._parted(rows)) if self._words else list(rows)

    def _parted(self, rows: Sequence[Row]) -> Iterator[Row]:
        open_line: _Line | None = None
        for row in rows:
            if open_line and self._goes_on(open_line, row):
                continue
            if open_line:
                yield open_line.parted()
            open_line = self._line(row)
            if open_line is None:
                yield row
        if open_line:
            yield open_line.parted()

    def _line(self, row: Row) -> _Line | None:
        """Return an index's line in its cells, None if it is none or nothing parts it."""
        if row.table or len(row.pieces) != 1:
            return None
        piece = row.pieces[0]
        if not is_index_line(self._text[piece.start : piece.end]):
            return None
        runs = list(_runs(self._words.within(piece)))
        if len(runs) < _FEWEST_CELLS:
            return None
        return _Line(row, [[Span(run[0].start, run[-1].end)] for run in runs], [x_of(run[0]) for run in runs])

    def _goes_on(self, line: _Line, row: Row) -> bool:
        """Take ``row`` into the cell of ``line`` that it stands below, and return whether there is one."""
        words = self._words.within(row.pieces[0]) if len(row.pieces) == 1 and not row.table else []
        runs = list(_runs(words))
        found = [
            next((at for at, left in enumerate(line.lefts) if abs(left - x_of(run[0])) <= _EDGE), 0)
            for run in runs
        ]
        if not runs or row.page != line.row.page or not all(found):  # the first cell holds a number alone
            return False
        for at, run in zip(found, runs, strict=True):
            line.cells[at].append(Span(run[0].start, run[-1].end))
        return True


def _runs(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each cell."""
    run: list[Word] = []
    for word in words:
        if run and x_of(word) - box_of(run[-1]).x1 > _CELL_SPACE * box_of(word).height:
            yield run
            run = []
        run.append(word)
    if run:
        yield run
