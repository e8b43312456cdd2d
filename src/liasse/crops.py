"""Small pictures of the page around what was read, for the report: chosen where the text is known, drawn later.

Drawing is a job of its own, after the dossier's: a page that hangs or kills its worker then costs the pictures
and never the dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.document import Box, Document
from liasse.evidence import words_in

PICTURED = {"pdf", "image"}
MOST = 60  # pictures of one dossier; the form has 45 fields
# Points around the words: a printed label stands to the left of its answer or above it, « non » right of its box.
MARGIN_LEFT, MARGIN_RIGHT, MARGIN_Y = 12.0, 42.0, 9.0
LEAST_WIDTH, LEAST_HEIGHT = 300.0, 54.0
# A long answer's beginning shows where it stands; the whole of it is the value beside.
MOST_HEIGHT = 132.0
MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class PageShape:
    """What ties a page of the document to the picture it was read from."""

    width: float
    height: float
    rotation: int


@dataclass(frozen=True, slots=True)
class PicturedSource:
    """A file that has pictures of its pages, told by content: a worker may find it elsewhere."""

    sha256: str
    media: str
    sheets: int  # fewer than pages where one sheet was scanned with two pages on it
    pages: tuple[PageShape, ...]


@dataclass(frozen=True, slots=True)
class CropWish:
    """A region of a page to be shown for a field, with the words to mark in it; all in points."""

    path: str
    source: int
    page: int  # from 1, as in the field's ``preuves``
    region: Box
    marks: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Crop:
    """A drawn wish; ``marks`` count from the picture's own corner."""

    wish: CropWish
    data: bytes
    media: str  # image/webp


def sources_of(document: Document) -> dict[int, PicturedSource]:
    """Return the files whose pages can be pictured, by their index."""
    found = {}
    for number, source in enumerate(document.sources):
        pages = [page for page in document.pages if page.source == number]
        if source.media in PICTURED and all(page.width and page.height for page in pages):
            shapes = tuple(PageShape(page.width or 0.0, page.height or 0.0, page.rotation) for page in pages)
            found[number] = PicturedSource(source.sha256, source.media, source.page_count, shapes)
    return found


def wishes(document: Document, leaves: Mapping[str, Mapping[str, Any]]) -> tuple[CropWish, ...]:
    """Return the regions to draw, least sure fields first, at most :data:`MOST`."""
    pages = _pages(document)
    chosen: list[CropWish] = []
    for path, leaf in sorted(leaves.items(), key=lambda item: float(item[1]["confiance"])):
        wish = _wish(document, path, leaf["preuves"], pages)
        if wish is not None:
            chosen.append(wish)
        if len(chosen) == MOST:
            break
    return tuple(chosen)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that can be pictured, and the boxes of its words."""

    shape: PageShape
    words: list[Box]


def _pages(document: Document) -> dict[tuple[int, int], _Page]:
    """Return the pages that can be pictured, by file and number."""
    found = {
        (number, at): _Page(shape, [])
        for number, source in sources_of(document).items()
        for at, shape in enumerate(source.pages, start=1)
    }
    places = [(page.source, page.number) for page in document.pages]
    for word in document.words if found else ():
        page = found.get(places[word.page])
        if page is not None and word.box is not None:
            page.words.append(word.box)
    return found


def _wish(
    document: Document,
    path: str,
    proofs: Sequence[Mapping[str, Any]],
    pages: Mapping[tuple[int, int], _Page],
) -> CropWish | None:
    """Return the region of the field's first page that has geometry."""
    placed = [proof for proof in proofs if proof["bbox"] and (proof["source"], proof["page"]) in pages]
    if not placed:
        return None
    place = (placed[0]["source"], placed[0]["page"])
    here = [proof for proof in placed if (proof["source"], proof["page"]) == place]
    marks = [mark for proof in here for mark in _marks(document, proof)]
    top = min(mark.y0 for mark in marks)
    near = [mark for mark in marks if mark.y1 - top <= MOST_HEIGHT - 2 * MARGIN_Y] or marks[:1]
    region = _region(near, pages[place])
    shown = tuple(mark for mark in near if mark.y0 < region.y1)
    return CropWish(path, *place, region, shown[:MOST_MARKS])


def _marks(document: Document, proof: Mapping[str, Any]) -> list[Box]:
    """Return the boxes to mark, one a line; ticks have boxes of their own beside the words'."""
    start, end = proof["debut"], proof["fin"]
    boxes = [word.box for word in words_in(document, start, end) if word.box]
    boxes += [mark.box for mark in document.marks if mark.box and start <= mark.start < end]
    if not boxes:
        x0, y0, x1, y1 = proof["bbox"]
        return [Box(x0, y0, x1, y1)]
    return _lines(boxes)


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Return the boxes joined along each line of the page."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and abs(last.middle - box.middle) < 0.6 * max(min(last.height, box.height), 1.0):
            around = Box.around((last, box))
            assert around is not None
            lines[-1] = around
        else:
            lines.append(box)
    return lines


def _region(marks: Sequence[Box], page: _Page) -> Box:
    """Return the part of the page to show: the marks and what labels them, no larger than a reader needs."""
    whole = Box.around(marks)
    assert whole is not None
    left = min(whole.x0, *_beginnings(marks[0], page.words))
    x0, x1 = _widened(left - MARGIN_LEFT, whole.x1 + MARGIN_RIGHT, LEAST_WIDTH, page.shape.width, before=0.0)
    y0, y1 = _widened(whole.y0 - MARGIN_Y, whole.y1 + MARGIN_Y, LEAST_HEIGHT, page.shape.height, before=0.8)
    return Box(x0, y0, x1, min(y1, y0 + MOST_HEIGHT))


def _beginnings(mark: Box, words: Iterable[Box]) -> Iterable[float]:
    """Yield where the words begin that stand before a mark on its line: its label, mostly."""
    return [mark.x0, *(word.x0 for word in words if word.x0 < mark.x0 and mark.y0 < word.middle < mark.y1)]


def _widened(low: float, high: float, least: float, limit: float, *, before: float) -> tuple[float, float]:
    """Return the range at least ``least`` long, ``before`` of what is missing on its low side, within 0 and ``limit``."""
    missing = max(least - (high - low), 0.0)
    low, high = low - before * missing, high + (1 - before) * missing
    if low < 0:
        low, high = 0.0, high - low
    return max(low - max(high - limit, 0.0), 0.0), min(high, limit)
