"""Where characters of the text stand: page and box, as a field's ``preuves`` say it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extract.candidate import Span
from ingest.document import Box, Document, Line, Word
from liasse.schema import Preuve


class Locator:
    """Places of one document, looked up by offsets; layers are in the text's order."""

    def __init__(self, document: Document) -> None:
        """Words are nearer than lines; a document without either has offsets only."""
        self._document = document
        layers: Sequence[Word | Line] = document.words or document.lines
        self._boxed = [item for item in layers if item.box is not None]
        self._starts = [item.start for item in self._boxed]
        self._pages = [page.start for page in document.pages]

    def locate(self, span: Span) -> list[Preuve]:
        """Return where ``span`` stands, one proof for each page that it touches."""
        proofs = []
        first = max(0, bisect_right(self._pages, span.start) - 1)
        for page in self._document.pages[first:]:
            if page.start >= span.end:
                break
            start, end = max(span.start, page.start), min(span.end, page.end)
            if start < end:
                box = self._box(start, end)
                corners = (box.x0, box.y0, box.x1, box.y1) if box else None
                proofs.append(
                    Preuve(source=page.source, page=page.number, debut=start, fin=end, bbox=corners)
                )
        return proofs

    def _box(self, start: int, end: int) -> Box | None:
        """Return the box around what stands at ``start:end``."""
        at = max(0, bisect_right(self._starts, start) - 1)
        inside = []
        for item in self._boxed[at:]:
            if item.start >= end:
                break
            if item.end > start:
                inside.append(item.box)
        return Box.around(inside)
