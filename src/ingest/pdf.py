"""Read a PDF: each page decides between its own text layer and OCR.

A text layer is taken when it is there, is drawn visibly and reads as French; a scanner's hidden layer
(invisible text over a full-page image) is no better than the OCR that wrote it, so it is read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.acroform import fields_of
from ingest.document import Box, Document, Source
from ingest.drawn import boxes_of, rules_of
from ingest.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    IngestError,
    NoPagesError,
    TooLargeError,
)
from ingest.hashing import sha256
from ingest.ocr_jobs import OcrJob
from ingest.page_layout import lay_out
from ingest.page_set import PageSet
from ingest.pdf_page import PageContent, Stroke, content_of
from ingest.piece import Piece
from ingest.ruled import Grid, grids
from ingest.settings import Settings
from ingest.text_quality import quality
from ingest.typed_ticks import with_typed_ticks

if TYPE_CHECKING:
    import numpy as np

GOOD_TEXT = 0.6  # share of likely French words; real dossiers have 0.9, broken encodings under 0.3
THIN = 2.0  # points
FULL_IMAGE = 0.6  # of the page under one image: a scan
FEW_LETTERS = 25  # a page number or a stamp over a scan is no text layer


@contextmanager
def opened(path: Path, settings: Settings) -> Iterator[pdfium.PdfDocument]:
    """Open a PDF within the limits, its form with it, or say why not."""
    if path.stat().st_size == 0:
        raise EmptyFileError(f"« {path.name} » est vide (0 octet) : redemandez le fichier.")
    # PDFium keeps the last error of another file where it finds none: we leave one that no file can have here.
    raw.FPDF_LoadDocument(b"", None)
    try:
        document = pdfium.PdfDocument(str(path))
    except pdfium.PdfiumError as error:
        raise _why(path, error) from error
    try:
        pages = len(document)
        if pages == 0:
            raise _without_pages(path)
        if pages > settings.max_pages:
            raise TooLargeError(
                f"« {path.name} » a {pages} pages, la limite est {settings.max_pages} : découpez-le."
            )
        if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
            raise DamagedFileError(
                f"« {path.name} » est un formulaire XFA, lisible par Adobe Reader seul : "
                "ouvrez-le et imprimez-le en PDF, puis déposez le résultat."
            )
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        yield document
    finally:
        document.close()


def _why(path: Path, error: pdfium.PdfiumError) -> IngestError:
    if "assword" in str(error):
        return EncryptedFileError(
            f"« {path.name} » est protégé par un mot de passe : enregistrez-en une copie sans mot de passe."
        )
    # The error is still ours: PDFium opens nothing without pages, and names no fault.
    if error.err_code == raw.FPDF_ERR_FILE:
        return _without_pages(path)
    return DamagedFileError(f"« {path.name} » est un PDF endommagé ou tronqué : redemandez le fichier.")


def _without_pages(path: Path) -> NoPagesError:
    return NoPagesError(f"« {path.name} » est un PDF sans aucune page : redemandez le fichier.")


def needs_ocr(content: PageContent, fields: bool = False) -> bool:
    """Say whether the page's text layer is missing, hidden or unreadable while there is something to see."""
    letters = [one for one in content.characters if not one.text.isspace()]
    pictured = content.image_cover > FULL_IMAGE
    if len(letters) < FEW_LETTERS:
        return (pictured or content.image_cover > 0.25) and not fields
    hidden = sum(one.hidden for one in letters) / len(letters)
    if pictured and hidden > 0.5:
        return True
    return quality(" ".join(word.text for word in content.words)) < GOOD_TEXT


def ocr_jobs(path: Path, settings: Settings) -> list[OcrJob]:
    """Return one job for each page that must be recognised."""
    with opened(path, settings) as document:
        return [OcrJob(path, index) for index in range(len(document)) if _must_recognize(document, index)]


def _must_recognize(document: pdfium.PdfDocument, index: int) -> bool:
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return False
    try:
        return needs_ocr(content_of(page), _has_fields(document, page))
    finally:
        page.close()


def page_image(job: OcrJob, settings: Settings) -> tuple[np.ndarray, float]:
    """Return the image that a page is recognised from."""
    from ingest.scan import render  # noqa: PLC0415 - OpenCV only for scans

    with opened(job.path, settings) as document:
        page = document[job.page]
        try:
            return render(page, content_of(page), job.path.name, settings)
        finally:
            page.close()


def _has_fields(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> bool:
    return document.formenv is not None and bool(fields_of(page, document.formenv)[0])


def read(path: Path, settings: Settings) -> Document:
    """Read every page of a PDF."""
    pages = PageSet()
    sha = sha256(path)
    with opened(path, settings) as document:
        count = len(document)
        for index in range(count):
            try:
                page = document[index]
            except pdfium.PdfiumError as error:
                raise DamagedFileError(f"« {path.name} » : la page {index + 1} est illisible.") from error
            try:
                content = content_of(page)
                fields, frames = fields_of(page, document.formenv) if document.formenv else ([], [])
                if needs_ocr(content, bool(fields)):
                    from ingest.scan import read_page, render  # noqa: PLC0415 - OpenCV and Tesseract for scans only

                    draw = partial(render, page, content, path.name, settings)
                    pages.add_scan(read_page(sha, index, draw, settings))
                else:
                    _add_text(pages, content, fields, frames)
            finally:
                page.close()
    return with_typed_ticks(pages.document(Source(path.name, sha, "pdf", count)))


def _add_text(pages: PageSet, content: PageContent, fields: list[Piece], frames: list[Box]) -> None:
    """Add a page with a text layer, its form's fields filled in."""
    laid = lay_out(len(pages.pages), *_pieces(content, fields, frames))
    words = " ".join(laid.text.split())
    pages.add(laid, content.width, content.height, quality(words) if words else 1.0)


def _pieces(content: PageContent, fields: list[Piece], frames: list[Box]) -> tuple[list[Piece], list[Grid]]:
    """Return words, drawn boxes and field values, and the ruled tables around them."""
    words = content.words
    if frames:
        words = content.words_of([one for one in content.characters if not _inside(one.box, frames)])
    strokes = [one for one in content.strokes if not _inside(one.box, frames)]
    boxes, words = boxes_of(strokes, unstruck(words, strokes))
    return [*words, *boxes, *fields], grids(*rules_of(strokes))


def unstruck(words: list[Piece], strokes: list[Stroke]) -> list[Piece]:
    """Return the words without those that are struck out: « rayer la mention inutile »."""
    lines = [one.box for one in strokes if one.box.height < THIN and not one.pale]
    return [word for word in words if not any(_strikes(line, word.box) for line in lines)]


def _strikes(line: Box, word: Box) -> bool:
    """Say whether a line goes through the middle of a word from end to end."""
    whole = line.x0 <= word.x0 + THIN and line.x1 >= word.x1 - THIN
    return whole and abs(line.middle - word.middle) < word.height / 4


def _inside(box: Box, frames: list[Box]) -> bool:
    x, y = (box.x0 + box.x1) / 2, box.middle
    return any(
        frame.x0 - 1 <= x <= frame.x1 + 1
        and frame.y0 - 1 <= y <= frame.y1 + 1
        and box.width <= frame.width + 3
        for frame in frames
    )
