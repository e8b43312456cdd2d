"""A recognised page as text with layers: box noise gives way to the boxes that the image shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import cos, radians, sin

import numpy as np
import pypdfium2 as pdfium

from ingest.anchors import OPTION_WORDS, folded, line_units, units_of
from ingest.boxes import FoundBox
from ingest.document import Box, MarkOrigin, Table
from ingest.errors import TooLargeError
from ingest.ocr import Recognized, recognized
from ingest.page_image import Pixels
from ingest.page_layout import LaidPage, lay_out
from ingest.page_picture import only_picture
from ingest.page_set import ScannedPage
from ingest.pdf_page import PageContent
from ingest.piece import Piece, TickState
from ingest.ruled import Rule, grids
from ingest.settings import Settings
from ingest.tesseract import OcrWord

LEAST_DPI = 100.0
NEARLY = 1.01  # a page is rounded to whole points
BARS = frozenset("|¦[]{}Il!")
FITTING = 0.25  # of a box's side: how wide letters are set is known to about that
RULE_REACH = 5.0  # pixels at 300 dpi
_GLUED = re.compile(r"(oui|non)([xX×]|[\[(|].*)", re.IGNORECASE)


def render(page: pdfium.PdfPage, content: PageContent, name: str, settings: Settings) -> tuple[Pixels, float]:
    """Return a PDF page as a grey image and its resolution: that of its scan, at most that of the OCR."""
    dpi = float(settings.ocr_dpi)
    if content.image_cover > 0.6 and content.image_dpi:
        dpi = min(max(content.image_dpi, LEAST_DPI), dpi)
    pixels = content.width * content.height * (dpi / 72) ** 2
    if pixels > settings.max_pixels:
        raise TooLargeError(f"« {name} » a une page de {pixels / 1e6:.0f} millions de pixels : réduisez-la.")
    if content.image_dpi and LEAST_DPI <= content.image_dpi <= settings.ocr_dpi * NEARLY:
        picture = only_picture(page, settings.max_pixels)
        if picture is not None:
            return picture, content.image_dpi
    bitmap = page.render(scale=dpi / 72, grayscale=True, may_draw_forms=True)
    image = np.array(bitmap.to_numpy())
    return image.reshape(image.shape[:2]), dpi


def read_page(
    source: str, page: int, draw: Callable[[], tuple[Pixels, float]], settings: Settings
) -> list[ScannedPage]:
    """Return the page, or the two of a sheet, that ``draw`` makes the image of; see :func:`ingest.ocr.recognized`."""
    return [laid_out(found) for found in recognized(source, page, draw, settings)]


def laid_out(found: Recognized) -> ScannedPage:
    """Return a recognised page as text, its boxes in points on the page as it was scanned, upright."""
    points = 72 / found.dpi
    units = line_units(found.words)
    pieces = [
        *(_tick(box, points) for box in found.boxes),
        *(
            piece
            for whole in words_beside_rules(found)
            for word in parted(whole)
            for piece in _pieces(word, found.boxes, points, units[word.line])
        ),
    ]
    scaled = [
        [Rule(rule.at * points, rule.start * points, rule.end * points) for rule in rules]
        for rules in (found.across, found.down)
    ]
    laid = lay_out(0, pieces, grids(*scaled))
    width, height = found.width * points, found.height * points
    if found.skew:
        _lean(laid, found.skew, width, height)
    return ScannedPage(laid, width, height, found.quality, found.rotation)


def words_beside_rules(found: Recognized) -> list[OcrWord]:
    """Return the words without those that are a table's own rule, read as a bar."""
    near = found.dpi / 300 * RULE_REACH
    return [
        word
        for word in found.words
        if word.text not in BARS
        or not any(
            word.left - near <= rule.at <= word.right + near
            and rule.start - near <= (word.top + word.bottom) / 2 <= rule.end + near
            for rule in found.down
        )
    ]


def parted(word: OcrWord) -> list[OcrWord]:
    """Return an option and what was typed after it, as two words where OCR glued them (« nonX », « oui[] »)."""
    glued = _GLUED.fullmatch(word.text)
    if glued is None:
        return [word]
    edge = word.left + (word.right - word.left) * len(glued[1]) / len(word.text)
    return [replace(word, text=glued[1], right=edge), replace(word, text=glued[2], left=edge)]


def _tick(box: FoundBox, points: float) -> Piece:
    square = box.square
    x, y, side = square.x * points, square.y * points, square.side * points
    return Piece.of_tick(
        TickState(box.state, MarkOrigin.IMAGE, box.confidence), Box(x, y, x + side, y + side)
    )


def _pieces(word: OcrWord, boxes: Sequence[FoundBox], points: float, unit: float) -> list[Piece]:
    """Return the word without what was read out of tick boxes; nothing if it was all box.

    ``unit`` is the width of an n on the word's line.
    """
    text, left, right = word.text, word.left, word.right
    for box in boxes:
        square = box.square
        high = min(word.bottom, square.y + square.side) - max(word.top, square.y)
        wide = min(right, square.x + square.side) - max(left, square.x)
        if high < 0.3 * min(word.bottom - word.top, square.side) or wide < 0.25 * square.side:
            continue
        if not square.score and len(text) > 3:  # a word that swallowed the box, read as a word all the same
            continue
        if text.isalpha() and left + unit * units_of(text) < square.x + FITTING * square.side:
            right = min(right, square.x)  # the letters end before the box that their place covers
            continue
        text, left, right = _without(text, left, right, (square.x, square.x + square.side))
        if not text:
            return []
    place = Box(left * points, word.top * points, right * points, word.bottom * points)
    band = (word.line_top * points, word.line_bottom * points)
    if band[1] - band[0] > 2.2 * place.height:
        band = (place.y0, place.y1)  # a line that swallowed a stamp or a rule
    return [Piece(text, place, round(word.confidence, 3), band=band)]


def _without(text: str, left: float, right: float, box: tuple[float, float]) -> tuple[str, float, float]:
    """Cut a word's characters that lie over a box, but never an option word."""
    low = folded(text)
    for option in OPTION_WORDS:
        at = low.find(option) if len(low) == len(text) and len(low) <= len(option) + 4 else -1
        if at >= 0:
            before = (box[0] + box[1]) / 2 < (left + right) / 2
            kept = text[at : at + len(option)]
            return (kept, max(left, box[1]), right) if before else (kept, left, min(right, box[0]))
    step = (right - left) / max(len(text), 1)
    keep = [
        index
        for index in range(len(text))
        if not box[0] - step / 2 <= left + (index + 0.5) * step <= box[1] + step / 2
    ]
    if not keep:
        return "", left, right
    rest = "".join(text[index] for index in keep)
    if len(rest) <= 2 and not rest.isalnum():
        return "", left, right
    return rest, left + keep[0] * step, left + (keep[-1] + 1) * step


def _lean(laid: LaidPage, skew: float, width: float, height: float) -> None:
    """Put boxes back to where they stand on the skewed page, so that evidence points at the right ink."""
    turn = radians(skew)

    def back(box: Box | None) -> Box | None:
        if box is None:
            return None
        x, y = (box.x0 + box.x1) / 2 - width / 2, box.middle - height / 2
        at_x, at_y = x * cos(turn) - y * sin(turn) + width / 2, x * sin(turn) + y * cos(turn) + height / 2
        return Box(at_x - box.width / 2, at_y - box.height / 2, at_x + box.width / 2, at_y + box.height / 2)

    laid.lines = [replace(line, box=back(line.box)) for line in laid.lines]
    laid.words = [replace(word, box=back(word.box)) for word in laid.words]
    laid.marks = [replace(mark, box=back(mark.box)) for mark in laid.marks]
    laid.tables = [
        Table(one.start, one.end, one.page, tuple(replace(cell, box=back(cell.box)) for cell in one.cells))
        for one in laid.tables
    ]
