"""Pages one after the other, into a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ingest.document import Document, Page, Reading, Source
from ingest.page_layout import LaidPage

PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A recognised page, laid out, and what its reading is worth."""

    laid: LaidPage
    width: float
    height: float
    quality: float
    rotation: int = 0


@dataclass(slots=True)
class PageSet:
    """Collects pages; pages are parted by a form feed."""

    pages: list[Page] = field(default_factory=list)
    parts: list[Document] = field(default_factory=list)
    text: str = ""

    def add(self, laid: LaidPage, width: float, height: float, quality: float) -> None:
        """Add a page read from its text layer."""
        self._add(laid, Page(0, 0, 0, 0, Reading.TEXT, quality, True, width, height))

    def add_scan(self, scans: list[ScannedPage]) -> None:
        """Add what was recognised on one image: a page, or two that were scanned on one sheet."""
        for scan in scans:
            page = Page(0, 0, 0, 0, Reading.OCR, scan.quality, True, scan.width, scan.height, scan.rotation)
            self._add(scan.laid, page)

    def _add(self, laid: LaidPage, page: Page) -> None:
        if self.pages:
            self.text += PAGE_BREAK
        start = len(self.text)
        self.text += laid.text
        number = len(self.pages) + 1
        whole = replace(page, number=number, start=start, end=len(self.text))
        part = Document(
            laid.text, (), (), tuple(laid.lines), tuple(laid.words), tuple(laid.marks), tuple(laid.tables)
        )
        self.parts.append(part.shifted(start, number - 1 - laid.page, 0))
        self.pages.append(whole)

    def document(self, source: Source) -> Document:
        """Return all pages as the document of one file."""
        return Document(
            self.text,
            (source,),
            tuple(self.pages),
            tuple(line for part in self.parts for line in part.lines),
            tuple(word for part in self.parts for word in part.words),
            tuple(mark for part in self.parts for mark in part.marks),
            tuple(table for part in self.parts for table in part.tables),
        )
