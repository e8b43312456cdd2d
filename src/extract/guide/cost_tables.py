"""A small table within a cell: what is paid for on the left, how much on the right.

A reader of pages gives such a cell line by line, so that the amount of a row stands amid the words of what it
pays for (« Visites 4 000 € », « à domicile » below). White that all its lines share parts the two columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.candidate import Span
from extract.guide.lines import Line, box_of, lines_of, spans_of, x_of
from ingest.document import Document, Word

_FEWEST_ROWS = 2  # that begin their second column at one place
_EDGE = 2.5  # points by which words of one column may begin apart
_GUTTER = 1.0  # of a line's height: no space between two words of a sentence is as wide


def row_by_row(document: Document, span: Span) -> list[Span]:
    """Return the pieces of a cell's text row by row, the cell as it is where it holds no two columns."""
    first, last = (
        bisect_left(document.words, at, key=lambda word: word.start) for at in (span.start, span.end)
    )
    words = document.words[first:last]
    lines = lines_of([word for word in words if word.box is not None])
    edge = _edge(lines)
    if edge is None:
        return [span]
    rows: list[tuple[list[Word], list[Word]]] = []
    for line in lines:
        left = [word for word in line.words if x_of(word) < edge - _EDGE]
        right = [word for word in line.words if x_of(word) >= edge - _EDGE]
        if not rows or (left and right):
            rows.append((left, right))
        else:
            rows[-1][0].extend(left)
            rows[-1][1].extend(right)
    return [piece for left, right in rows for words in (left, right) if words for piece in spans_of(words)]


def _edge(lines: Sequence[Line]) -> float | None:
    """Return where the second column begins, None if the lines are not of two."""
    edges = [edge for line in lines for edge in _after_gutters(line)]
    if not edges:
        return None
    common, number = Counter(map(round, edges)).most_common(1)[0]
    straddled = any(
        x_of(word) < common - _EDGE < common + _EDGE < box_of(word).x1
        for line in lines
        for word in line.words
    )
    return float(common) if number >= _FEWEST_ROWS and not straddled else None


def _after_gutters(line: Line) -> Iterator[float]:
    for before, after in zip(line.words, line.words[1:], strict=False):
        if x_of(after) - box_of(before).x1 > _GUTTER * line.box.height:
            yield x_of(after)
