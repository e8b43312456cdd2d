"""Paragraphs and sentences of a document, told from physical lines of a wrapped page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.document import Document
from normalize.text import ended

BULLET = re.compile(r"\s*(?:[-–—•·●▪■►➢*+>]|[oe«](?=\s)|\d{1,2}[.)](?=\s)|[a-z][.)](?=\s))\s*")
# A full stop ends a sentence where something that begins one follows; not after « M. », « cf. », « art. ».
# What stands before it is looked at behind its first sign: a pattern that begins with a sign is found three times as fast.
_SENTENCE_END = re.compile(
    r"[.!?…;](?:(?<=;)\s+|(?<!;)(?<!\bcf.)(?<!\bCf.)(?<!\bart.)(?<!\bav.)(?<!\bMme.)(?<!\b[A-Z].)(?<![.!?…].)"
    r"[.!?…]{0,5}\s?[»\"”)]?\s+(?=[«\"“(\[]?\s?[A-ZÀ-Ý\d•·–-]))"
)


def sentence_spans(document: Document, cuts: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
    """Yield where the sentences and list items stand; none goes over a place of ``cuts`` (in text order)."""
    text = document.text
    for start, end in paragraph_spans(document):
        edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        for left, right in pairwise(edges):
            first = left
            for match in _SENTENCE_END.finditer(text, left, right):
                yield from _kept(text, first, match.end())
                first = match.end()
            yield from _kept(text, first, right)


def split(text: str) -> list[str]:
    r"""Return the sentences of a text that stands on its own, a line each at most.

    >>> split("Un. Deux ;\n- trois")
    ['Un.', 'Deux ;', 'trois']
    """
    found = []
    for line in text.splitlines():
        first = bullet.end() if (bullet := BULLET.match(line)) else 0
        for match in [*_SENTENCE_END.finditer(line, first), None]:
            end = match.end() if match else len(line)
            if piece := " ".join(line[first:end].split()):
                found.append(piece)
            first = end
    return found


def paragraph_spans(document: Document) -> Iterator[tuple[int, int]]:
    """Yield where the paragraphs stand; physical lines of a wrapped page are kept together."""
    wrapped = [
        (page.start, page.end, _width(document.text[page.start : page.end]))
        for page in document.pages
        if page.wrapped
    ]
    begin, position, before = -1, 0, ""
    for line in document.text.splitlines(keepends=True):
        width = next((width for start, end, width in wrapped if start <= position < end), 0)
        if not (begin >= 0 and width and _goes_on(before, line, width)):
            if begin >= 0:
                yield begin, position
            begin = position if line.strip() else -1
        position += len(line)
        before = line
    if begin >= 0:
        yield begin, position


def _width(page: str) -> int:
    """Return the characters after which lines of a page are broken: all but its longest tenth are shorter."""
    lengths = sorted(len(line.rstrip()) for line in page.splitlines() if line.strip())
    return lengths[-1 - len(lengths) // 10] if lengths else 0


def _goes_on(before: str, line: str, width: int) -> bool:
    """Say whether a physical line goes on with the paragraph of the one before."""
    if not line.strip() or BULLET.match(line):
        return False
    return not ended(before, line, width)


def _kept(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without white space around it, if anything is left."""
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
