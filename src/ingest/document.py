"""What every reader hands on: the text, held once, and everything else as offsets and boxes over it.

The idea of one text with layers over it is papermage's (Lo et al., 2023). A tick is a :class:`Mark`
with a state, whatever it was in the source: a form field, a symbol, a drawn box, a smudge on a scan.

Units: offsets count characters of ``Document.text``; boxes are in points (1/72 inch) from the top left
of their page as it is read (after rotation); confidences and qualities are 0..1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate
from typing import TypeVar

SOURCE_BREAK = "\n\f\n"


class Reading(StrEnum):
    """How the text of a page was come by (the contract's ``lecture``)."""

    TEXT = "texte"
    OCR = "ocr"


class Tick(StrEnum):
    """What a box says."""

    TICKED = "coche"
    EMPTY = "vide"
    UNREADABLE = "illisible"


class MarkOrigin(StrEnum):
    """What the tick was in the source; a mark's confidence follows from it and from the reading."""

    FORM_FIELD = "champ"  # legacy field, content control, AcroForm: the state is stored
    SYMBOL = "symbole"  # a glyph of a symbol font, w:sym, ☒ ☐
    TOKEN = "jeton"  # FORMCHECKBOX, «(», |X|, [x] in a text dump
    DRAWN = "dessin"  # rectangles and curves of a born-digital PDF
    IMAGE = "image"  # ink in a box on a scan


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Vertical middle, in points from the top."""
        return (self.y0 + self.y1) / 2

    @staticmethod
    def around(boxes: Iterable[Box | None]) -> Box | None:
        """Return the smallest box that holds all of them, or None if there is none."""
        known = [box for box in boxes if box is not None]
        if not known:
            return None
        return Box(
            min(box.x0 for box in known),
            min(box.y0 for box in known),
            max(box.x1 for box in known),
            max(box.y1 for box in known),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place; ``confidence`` is the OCR engine's, None where nothing was recognised."""

    start: int
    end: int
    page: int  # index in Document.pages
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it stands: a paragraph of a flowing format, a physical line where the page is wrapped."""

    start: int
    end: int
    page: int
    box: Box | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick box: ``start:end`` covers the glyph or token that stands for it in the text."""

    start: int
    end: int
    page: int
    state: Tick
    origin: MarkOrigin
    confidence: float = 1.0  # that the state is right
    box: Box | None = None


Layer = TypeVar("Layer", Word, Line, Mark)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; rows and columns count from 0."""

    start: int
    end: int
    row: int
    column: int
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in reading order, row by row."""

    start: int
    end: int
    page: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page; ``wrapped`` says that its lines are physical ones, so that a paragraph spans several."""

    number: int  # within its source, from 1
    source: int  # index in Document.sources
    start: int
    end: int
    reading: Reading = Reading.TEXT
    quality: float = 1.0
    wrapped: bool = False
    width: float | None = None  # points
    height: float | None = None  # points
    rotation: int = 0  # degrees clockwise that the page was turned by before it was read


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a dossier."""

    name: str
    sha256: str
    media: str  # txt, docx, doc, odt, rtf, pdf, image
    page_count: int


@dataclass(frozen=True, slots=True)
class Document:
    """A dossier as it was read."""

    text: str
    sources: tuple[Source, ...]
    pages: tuple[Page, ...]
    lines: tuple[Line, ...]
    words: tuple[Word, ...] = ()
    marks: tuple[Mark, ...] = ()
    tables: tuple[Table, ...] = ()

    @staticmethod
    def join(documents: Sequence[Document]) -> Document:
        """Return one document that holds all of them in order, their offsets and indices shifted."""
        sizes = [len(document.text) + len(SOURCE_BREAK) for document in documents]
        starts = [0, *accumulate(sizes)]
        pages_before = [0, *accumulate(len(document.pages) for document in documents)]
        sources_before = [0, *accumulate(len(document.sources) for document in documents)]
        shifted = [
            document.shifted(*offsets)
            for document, *offsets in zip(documents, starts, pages_before, sources_before, strict=False)
        ]
        return Document(
            text=SOURCE_BREAK.join(document.text for document in documents),
            sources=tuple(source for document in shifted for source in document.sources),
            pages=tuple(page for document in shifted for page in document.pages),
            lines=tuple(line for document in shifted for line in document.lines),
            words=tuple(word for document in shifted for word in document.words),
            marks=tuple(mark for document in shifted for mark in document.marks),
            tables=tuple(table for document in shifted for table in document.tables),
        )

    def shifted(self, offset: int, pages: int, sources: int) -> Document:
        """Return the same layers ``offset`` characters, ``pages`` pages and ``sources`` sources further on."""

        def move(item: Layer) -> Layer:
            return replace(item, start=item.start + offset, end=item.end + offset, page=item.page + pages)

        def move_cell(cell: Cell) -> Cell:
            return replace(cell, start=cell.start + offset, end=cell.end + offset)

        return replace(
            self,
            pages=tuple(
                replace(page, start=page.start + offset, end=page.end + offset, source=page.source + sources)
                for page in self.pages
            ),
            lines=tuple(move(line) for line in self.lines),
            words=tuple(move(word) for word in self.words),
            marks=tuple(move(mark) for mark in self.marks),
            tables=tuple(
                replace(
                    table,
                    start=table.start + offset,
                    end=table.end + offset,
                    page=table.page + pages,
                    cells=tuple(move_cell(cell) for cell in table.cells),
                )
                for table in self.tables
            ),
        )
