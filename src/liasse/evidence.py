"""Where characters of the text stand: page and box, as a field's ``preuves`` say it.

The layers are in the text's order, so that a bisection finds what covers a span: a guide of a hundred pages
has thousands of spans to place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from extract.candidate import Span
from ingest.document import Box, Document, Line, Word

Layer = TypeVar("Layer", Word, Line)


def locate(document: Document, spans: Sequence[Span]) -> list[dict[str, object]]:
    """Return where ``spans`` stand as the contract's ``preuves``, one for each page that a span touches."""
    return [proof for span in spans for proof in _of_span(document, span)]


def words_in(document: Document, start: int, end: int) -> Sequence[Word]:
    """Return the words that stand at ``start:end``."""
    return _within(document.words, start, end)


def _of_span(document: Document, span: Span) -> list[dict[str, object]]:
    proofs: list[dict[str, object]] = []
    first = max(0, bisect_right(document.pages, span.start, key=lambda page: page.start) - 1)
    for page in document.pages[first:]:
        if page.start >= span.end:
            break
        start, end = max(span.start, page.start), min(span.end, page.end)
        if start < end:
            box = _box(document, start, end)
            proofs.append(
                {
                    "source": page.source,
                    "page": page.number,
                    "debut": start,
                    "fin": end,
                    "bbox": None if box is None else (box.x0, box.y0, box.x1, box.y1),
                }
            )
    return proofs


def _box(document: Document, start: int, end: int) -> Box | None:
    """Return the box around the words at ``start:end``, around the lines where there are no words."""
    words = Box.around(word.box for word in words_in(document, start, end))
    return words or Box.around(line.box for line in _within(document.lines, start, end))


def _within(layer: Sequence[Layer], start: int, end: int) -> Sequence[Layer]:
    """Return the items of ``layer`` that have a character in ``start:end``."""
    stop = bisect_left(layer, end, key=lambda item: item.start)
    first = max(0, bisect_right(layer, start, key=lambda item: item.start) - 1)
    return [item for item in layer[first:stop] if item.end > start]
