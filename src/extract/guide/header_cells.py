"""A sheet's header without rules, read by place: cells side by side, counts beside or below their labels.

A reader of pages gives such a header line by line, so that a line of bodies goes on with the place beside it, and
three labels stand before their three values. Only a header whose numbered title has its lines to itself is read
so: bodies, place and counts below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.guide.description import GuideForm
from extract.guide.header import TitleFinder
from extract.guide.labels import LabelFinder
from extract.guide.lines import Line, PlacedWords, around, box_of, lines_of, row_of
from extract.guide.rows import Row
from ingest.document import Box, Document, Word

_CELL_SPACE = 0.9  # of a line's height: more white between two words of a line parts two cells
_MOST_ROWS = 40  # of a header: what comes later is none


@dataclass(slots=True)
class _Count:
    """A label of the header and the lines of its value."""

    label: Line
    whole: bool  # the value stands on the label's own line, without white between
    value: list[Line] = field(default_factory=list)


class HeaderReader:
    """Makes rows of cells out of the headers of pages without rules."""

    def __init__(self, document: Document, text: str, folded: str, form: GuideForm) -> None:
        """``folded`` is the ``text`` of ``document`` folded, of the same length."""
        self._text = text
        self._folded = folded
        self._form = form
        self._titles = TitleFinder(form)
        self._labels = LabelFinder(form, text, folded)
        self._words = PlacedWords(document)

    def put_back(self, rows: Sequence[Row]) -> list[Row]:
        """Return ``rows``, those between a title and the first text below it read by place."""
        if not self._words:
            return list(rows)
        found: list[Row] = []
        at = 0
        while at < len(rows):
            end = self._end(rows, at) if self._is_title(rows[at]) else at
            above, below = self._parted(rows[at], rows[at + 1 : end])
            here = self._cells(below) if below else None
            if here:
                found += [*above, rows[at], *here]
                at = end
            else:
                found.append(rows[at])
                at += 1
        return found

    def _parted(self, title: Row, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
        """Return the rows that stand above the title, a running head read after it, and those below."""
        words = self._words.within(title.pieces[0]) if rows else []
        parts: tuple[list[Row], list[Row]] = ([], [])
        for row in rows:
            own = self._words.within(row.pieces[0]) if row.pieces else []
            is_above = bool(words and own) and box_of(own[0]).y1 < box_of(words[0]).middle
            parts[0 if is_above else 1].append(row)
        return parts

    def _is_title(self, row: Row) -> bool:
        alone = len(row.pieces) == 1
        return alone and self._titles.find(self._text, row.pieces[0]) is not None

    def _end(self, rows: Sequence[Row], title: int) -> int:
        """Return the row of the first text below the header of ``title``, the title's own if it is no such header."""
        for at in range(title + 1, min(len(rows), title + _MOST_ROWS)):
            row = rows[at]
            if row.page != rows[title].page or self._is_title(row):
                return title
            paths = [token.path for token in self._labels.tokens(row) if token.path]
            if any(self._form.ranks[path] >= self._form.first_body_rank for path in paths):
                return at
            if row.table and not row.cells and len(row.pieces) > 1:  # its rules have parted it
                return at if paths else title
        return title

    def _cells(self, rows: Sequence[Row]) -> list[Row] | None:
        """Return the rows of a header: the cells without label, then each label with its value.

        None where no two cells stand side by side: the lines can be read as they are.
        """
        words = [word for row in rows for piece in row.pieces for word in self._words.within(piece)]
        lines = list(self._beside(words))
        labels = [_Count(line, whole) for line in lines if (whole := self._is_label(line)) is not None]
        if not any(_same_height(one.box, other.box) for one, other in pairwise(lines)):
            return None
        texts = []
        for line in lines:
            owner = None if any(line is count.label for count in labels) else _owner(line, labels)
            if owner:
                owner.value.append(line)
            elif all(line is not count.label for count in labels):
                texts.append(line)
        page = rows[0].page
        top = [row_of(_columns(texts), page)] if texts else []
        return [*top, *(row_of([[count.label], count.value], page) for count in labels)]

    @staticmethod
    def _beside(words: Sequence[Word]) -> Iterator[Line]:
        """Yield the lines of each cell, top to bottom and left to right."""
        for line in lines_of(words):
            run: list[Word] = []
            for word in line.words:
                if run and box_of(word).x0 - box_of(run[-1]).x1 > _CELL_SPACE * line.box.height:
                    yield Line(tuple(run), around(run))
                    run = []
                run.append(word)
            yield Line(tuple(run), around(run))

    def _is_label(self, line: Line) -> bool | None:
        """Return whether the value of the label that opens the line follows it, None if no label does."""
        said = self._folded[line.words[0].start : line.words[-1].end]
        match = self._form.inline_pattern.match(said)
        return bool(said[match.end() :].strip()) if match else None


def _same_height(one: Box, other: Box) -> bool:
    return min(one.y1, other.y1) > max(one.y0, other.y0) and (one.x1 <= other.x0 or other.x1 <= one.x0)


def _owner(line: Line, labels: Sequence[_Count]) -> _Count | None:
    """Return the label that a line is the value of: left of it on its line, else the last above it in its column."""
    box = line.box
    left = [
        count
        for count in labels
        if not count.whole and _same_height(count.label.box, box) and count.label.box.x1 <= box.x0
    ]
    if left:
        return left[-1]
    above = [
        count
        for count in labels
        if count.label.box.middle < box.y0 and count.label.box.x0 < box.x1 and box.x0 < count.label.box.x1
    ]
    return max(above, key=lambda count: count.label.box.y0, default=None)


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines in columns, left to right; lines of one column share some of their width."""
    columns: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.box.x0):
        last = max((other.box.x1 for other in columns[-1]), default=0.0) if columns else 0.0
        if columns and line.box.x0 < last:
            columns[-1].append(line)
        else:
            columns.append([line])
    return [sorted(column, key=lambda line: line.box.y0) for column in columns]
