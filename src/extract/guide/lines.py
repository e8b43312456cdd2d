"""Words of a page put back into lines by their boxes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.candidate import Span
from extract.guide.rows import Row
from ingest.document import Box, Document, Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height in one column, in order."""

    words: tuple[Word, ...]
    box: Box


class PlacedWords:
    """The words of a document that have a place, searched by where they stand in its text."""

    def __init__(self, document: Document) -> None:
        self._words = [word for word in document.words if word.box is not None]
        self._starts = [word.start for word in self._words]

    def __bool__(self) -> bool:
        return bool(self._words)

    def within(self, span: Span) -> list[Word]:
        """Return the words that begin in ``span``."""
        return self._words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def x_of(word: Word) -> float:
    """Return where a word begins."""
    return box_of(word).x0


def box_of(word: Word) -> Box:
    """Return the box of a word that has one."""
    assert word.box is not None
    return word.box


def around(words: Sequence[Word]) -> Box:
    """Return the box around words."""
    box = Box.around(word.box for word in words)
    assert box is not None
    return box


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return words as lines, top to bottom; words on one line overlap by half their height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: box_of(word).middle):
        last = around(lines[-1]) if lines else None
        box = box_of(word)
        if last and min(last.y1, box.y1) - max(last.y0, box.y0) > 0.5 * min(last.height, box.height):
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = [sorted(line, key=x_of) for line in lines]
    return [Line(tuple(line), around(line)) for line in ordered]


def spans_of(words: Sequence[Word]) -> Iterator[Span]:
    """Yield the stretches of text that ``words`` are: words of one line follow on one another."""
    start = end = words[0].start
    for word in words:
        if word.start > end + 1:
            yield Span(start, end)
            start = word.start
        end = word.end
    yield Span(start, end)


def row_of(cells: Sequence[Sequence[Line]], page: int) -> Row:
    """Return the row of a table whose cells hold these lines."""
    found = [
        (number, span)
        for number, lines in enumerate(cells)
        for line in lines
        for span in spans_of(line.words)
    ]
    spans = tuple(span for _, span in found)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Row(start, end, spans, page, table=True, cells=tuple(number for number, _ in found))
