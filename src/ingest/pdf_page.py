"""One PDF page as pdfium sees it: characters in words, strokes, images, all in points from the top left.

pdfium's words cost about 5 ms a page, pdfplumber's 75; strokes come from the same objects, so that a page is
parsed once.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from math import radians, sin

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.document import Box, MarkOrigin
from ingest.pdf_symbols import symbol_state
from ingest.piece import Piece, TickState

INVISIBLE = 3  # text render mode of a scanner's hidden OCR layer (ISO 32000-1, 9.3.6)
MAX_PATHS = 20_000  # a map, not a form
# What pdfium gives for the hyphen that ends a line, printed like any other (« logis-⏎du-val@… »).
LINE_END_HYPHENS = "\ufffe\x02"
TURNED = 0.7  # sine of its angle to the line from which text is set up or down the page
LINE = 12.0  # points
WORD_GAP = 0.17  # of the font size: some writers place words without writing spaces


@dataclass(frozen=True, slots=True)
class Character:
    """A character, its box, the top and bottom of its line, and its font."""

    text: str
    box: Box
    band: tuple[float, float]
    font: str
    bold: bool
    hidden: bool
    turned: bool = False  # set up or down the page


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path: its box, its points, whether it is filled and whether it closes."""

    box: Box
    points: tuple[tuple[float, float], ...]
    filled: bool
    pale: bool  # painted white or nearly: a background


@dataclass
class PageContent:
    """What stands on a page."""

    width: float
    height: float
    characters: list[Character] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    image_cover: float = 0.0  # share of the page under its largest image
    image_dpi: float | None = None  # of that image

    @cached_property
    def words(self) -> list[Piece]:
        """The characters as words, put together once."""
        return self.words_of(self.characters)

    def words_of(self, characters: list[Character]) -> list[Piece]:
        """Return some of the page's characters as words; what is set up or down the margin is a last line."""
        turned = [one for one in characters if one.turned]
        if 2 * len(turned) > len(characters):
            return words_of(characters)
        return [*words_of([one for one in characters if not one.turned]), *_turned_words(turned, self.height)]


Place = Callable[[float, float], tuple[float, float]]


def placing(page: pdfium.PdfPage) -> tuple[Place, float, float]:
    """Return how user space maps to points from the top left of the turned page, and its size."""
    left, bottom, right, top = page.get_bbox()
    wide, high = right - left, top - bottom
    turns: dict[int, Place] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    rotation = page.get_rotation()
    if rotation in (90, 270):
        wide, high = high, wide
    return turns[rotation], wide, high


def box_of(place: Place, left: float, bottom: float, right: float, top: float) -> Box:
    """Return a rectangle of user space as a box of the page."""
    (x0, y0), (x1, y1) = place(left, bottom), place(right, top)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def content_of(page: pdfium.PdfPage) -> PageContent:
    """Return the page's characters, strokes and largest image."""
    place, width, height = placing(page)
    content = PageContent(width, height)
    textpage = page.get_textpage()
    try:
        content.characters = list(side_by_side(_characters(textpage, place, page.get_rotation())))
    finally:
        textpage.close()
    for count, item in enumerate(page.get_objects(max_depth=4)):
        if count > MAX_PATHS:
            break
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            stroke = _stroke(item, place)
            if stroke is not None:
                content.strokes.append(stroke)
        elif item.type == raw.FPDF_PAGEOBJ_IMAGE:
            _note_image(item, content, place)
    return content


def _note_image(item: pdfium.PdfObject, content: PageContent, place: Place) -> None:
    try:
        box = box_of(place, *item.get_bounds())
        pixels = item.get_px_size()[0]
    except pdfium.PdfiumError:
        return
    shown = min(box.x1, content.width) - max(box.x0, 0), min(box.y1, content.height) - max(box.y0, 0)
    cover = max(shown[0], 0) * max(shown[1], 0) / max(content.width * content.height, 1)
    if cover > content.image_cover:
        content.image_cover = cover
        longest = (
            max(box.width, box.height) if pixels == max(item.get_px_size()) else min(box.width, box.height)
        )
        content.image_dpi = pixels * 72 / max(longest, 1)


def _characters(textpage: pdfium.PdfTextPage, place: Place, rotation: int) -> Iterator[Character]:
    fonts: dict[int, tuple[str, bool, bool]] = {}
    rect = raw.FS_RECTF()
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(textpage.count_chars()):
        text = chr(raw.FPDFText_GetUnicode(textpage, index) or 0xFFFD)
        text = "-" if text in LINE_END_HYPHENS else text
        if text in "\r\n" or 0xD800 <= ord(text) <= 0xDFFF:
            continue
        owner = raw.FPDFText_GetTextObject(textpage, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        if key not in fonts:
            fonts[key] = _font(textpage, index, owner)
        if not raw.FPDFText_GetLooseCharBox(textpage, index, rect):
            continue
        loose = box_of(place, rect.left, rect.bottom, rect.right, rect.top)
        raw.FPDFText_GetCharBox(textpage, index, *sides)
        left, right, bottom, top = (side.value for side in sides)
        tight = box_of(place, left, bottom, right, top) if right > left and top > bottom else loose
        turned = abs(sin(raw.FPDFText_GetCharAngle(textpage, index) - radians(rotation))) > TURNED
        box = Box(loose.x0, tight.y0, loose.x1, tight.y1)
        yield Character(text, box, (loose.y0, loose.y1), *fonts[key], turned)


def side_by_side(characters: Iterable[Character]) -> Iterator[Character]:
    """Yield the characters, those of a ligature (« ffi » is one glyph) each in its part of the glyph's box."""
    for _, glyph in groupby(characters, key=lambda one: one.box):
        letters = list(glyph)
        if len(letters) == 1:
            yield letters[0]
            continue
        box, wide = letters[0].box, letters[0].box.width / len(letters)
        for number, letter in enumerate(letters):
            left = box.x0 + number * wide
            yield replace(letter, box=Box(left, box.y0, left + wide, box.y1))


def _font(textpage: pdfium.PdfTextPage, index: int, owner: object) -> tuple[str, bool, bool]:
    buffer = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, buffer, 200, flags)
    name = buffer.value.decode("utf-8", errors="replace").split("+")[-1]
    heavy = raw.FPDFText_GetFontWeight(textpage, index) >= 600
    bold = heavy or any(word in name.lower() for word in ("bold", "black", "heavy", "gras"))
    hidden = bool(owner) and raw.FPDFTextObj_GetTextRenderMode(owner) == INVISIBLE
    return name, bold, hidden


def is_hidden_text(item: pdfium.PdfObject) -> bool:
    """Say whether an object of a page is text that shows nothing: a scanner's own reading of it."""
    if item.type != raw.FPDF_PAGEOBJ_TEXT:
        return False
    return bool(raw.FPDFTextObj_GetTextRenderMode(item) == INVISIBLE)


def _stroke(item: pdfium.PdfObject, place: Place) -> Stroke | None:
    matrix = item.get_matrix()
    container = item.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    count = raw.FPDFPath_CountSegments(item)
    points = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(count, 200)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(place(*matrix.on_point(x.value, y.value)))
    if not points:
        return None
    across, down = [point[0] for point in points], [point[1] for point in points]
    mode, outlined = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, outlined)
    if not mode.value and not outlined.value:
        return None
    colour = [ctypes.c_uint() for _ in range(4)]
    paint = raw.FPDFPageObj_GetFillColor if mode.value else raw.FPDFPageObj_GetStrokeColor
    paint(item, *colour)
    pale = min(value.value for value in colour[:3]) > 225 and not outlined.value
    filled = bool(mode.value)
    return Stroke(Box(min(across), min(down), max(across), max(down)), tuple(points), filled, pale)


def words_of(characters: list[Character]) -> list[Piece]:
    """Return words; a glyph of a symbol font that is a tick box becomes one."""
    pieces: list[Piece] = []
    word: list[Character] = []
    for character in characters:
        state = symbol_state(character.text, character.font)
        if word and (state is not None or character.text.isspace() or _apart(word[-1], character)):
            pieces.append(_word(word))
            word = []
        if state is not None:
            pieces.append(Piece.of_tick(TickState(state, MarkOrigin.SYMBOL), character.box))
        elif not character.text.isspace() and character.text.isprintable():
            word.append(character)
    if word:
        pieces.append(_word(word))
    return pieces


def _turned_words(characters: list[Character], height: float) -> Iterator[Piece]:
    """Yield each text that is set up or down the page, in a line of its own below all others."""
    for number, (_, run) in enumerate(groupby(characters, key=lambda one: round(one.box.x0))):
        letters = list(run)
        word = _word(letters)
        below = height + number * LINE
        yield replace(word, text=word.text.strip(), band=(below, below + LINE))


def _apart(before: Character, after: Character) -> bool:
    height = max(before.band[1] - before.band[0], 1.0)
    gap = after.box.x0 - before.box.x1
    return gap > WORD_GAP * height or gap < -height or abs(after.band[1] - before.band[1]) > 0.5 * height


def _word(characters: list[Character]) -> Piece:
    box = Box.around(character.box for character in characters)
    assert box is not None
    band = (min(one.band[0] for one in characters), max(one.band[1] for one in characters))
    bold = sum(one.bold for one in characters) * 2 > len(characters)
    return Piece("".join(one.text for one in characters), box, None, bold, None, band)
