"""Boxes that were typed (« [x] », « oui X ») in a Word file, on the pages of a PDF or of a scan.

On a page that OCR read, a box that was drawn is found in the image, and what is left of it in the text says nothing.
So signs count there only in a document whose scans show that its writer typed them: a cross in brackets among other
brackets, or crosses beside options. Then an empty pair is an empty box too, and the forms that OCR gives both are read
(« | ] », « [] »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.document import Document, Mark, MarkOrigin, Page, Reading, Tick
from ingest.tick_places import Places
from ingest.ticks import find_ticks

_CROSS = re.compile(
    r"[\[({|]\s?[xX×]\s?[\])}|]"
    r"|(?<![^\s:;.,…\])|])[xX×](?![^\s:;.,…\[(|])"
)
_PAIR = re.compile(r"\[ {0,2}[\]|]|[\[|] {0,2}\]|\( {0,2}\)|\[[lIJ1|](?!\w)")
_BRACKETED = re.compile(r"[\[({]\s?[xX×]\s?[\])}]")
LEAST_CROSSES = 2  # one may be a letter, or a box whose sides OCR lost
LEAST_TOKENS = 3  # with a cross in brackets among them
SURE = 0.9
NEAR = 4  # characters between a box of the image and what OCR read out of it


def with_typed_ticks(document: Document) -> Document:
    """Return the document with the boxes that were typed."""
    marks = sorted([*document.marks, *_on_text(document), *_on_scans(document)], key=lambda mark: mark.start)
    return replace(document, marks=tuple(marks))


def _on_text(document: Document) -> Iterator[Mark]:
    """Yield the typed boxes of the pages that have a text layer."""
    taken = [(mark.start, mark.end) for mark in document.marks]
    pages = _pages(document, Reading.TEXT)
    for tick in find_ticks(document.text, taken, dump=False):
        for number, page in pages:
            if page.start <= tick.start < page.end:
                yield Mark(tick.start, tick.end, number, tick.state, tick.origin, tick.confidence)


def _pages(document: Document, reading: Reading) -> list[tuple[int, Page]]:
    return [(number, page) for number, page in enumerate(document.pages) if page.reading is reading]


def _on_scans(document: Document) -> list[Mark]:
    """Return the typed boxes of the pages that were recognised; none where the boxes were drawn."""
    if not _pages(document, Reading.OCR):
        return []
    places = Places(document.text)
    taken = bytearray(len(document.text))
    for mark in document.marks:
        _take(taken, mark.start - NEAR, mark.end + NEAR)
    crosses = list(_found(_CROSS, Tick.TICKED, document, places, taken))
    for mark in crosses:
        _take(taken, mark.start, mark.end)
    pairs = list(_found(_PAIR, Tick.EMPTY, document, places, taken))
    bracketed = any(_BRACKETED.fullmatch(document.text, one.start, one.end) for one in crosses)
    if len(crosses) < LEAST_CROSSES and not (bracketed and len(crosses) + len(pairs) >= LEAST_TOKENS):
        return []
    return [*crosses, *pairs]


def _take(taken: bytearray, start: int, end: int) -> None:
    low, high = max(start, 0), min(end, len(taken))
    taken[low:high] = b"\1" * (high - low)


def _found(
    pattern: re.Pattern[str],
    state: Tick,
    document: Document,
    places: Places,
    taken: bytearray,
) -> Iterator[Mark]:
    for number, page in _pages(document, Reading.OCR):
        for match in pattern.finditer(document.text, page.start, page.end):
            beside = places.beside_option(*match.span()) or _opens_line(document.text, match)
            if beside and not any(taken[match.start() : match.end()]):
                yield Mark(*match.span(), number, state, MarkOrigin.TOKEN, SURE)


def _opens_line(text: str, match: re.Match[str]) -> bool:
    """Say whether a pair of signs opens the line of an option in the writer's own words."""
    begun = text.rfind("\n", 0, match.start()) + 1
    return len(match[0]) > 1 and not text[begun : match.start()].strip(" \t-•")
