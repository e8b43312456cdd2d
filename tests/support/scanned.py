"""A page with black bars for words, and the document that reading it would give."""

from pathlib import Path

from PIL import Image, ImageDraw

from ingest.document import Box, Document, Line, Page, Reading, Source, Word
from ingest.hashing import sha256

DPI = 150
WORDS = {"Nom": Box(60, 100, 120, 112), "Cap": Box(200, 100, 240, 112), "Dax": Box(60, 400, 120, 412)}


def sheet(words: dict[str, Box] = WORDS, size: tuple[int, int] = (595, 842)) -> Image.Image:
    """Return a white page, a black bar in place of each word, its paper a little grey."""
    scale = DPI / 72
    image = Image.new("L", (round(size[0] * scale), round(size[1] * scale)), 235)
    pen = ImageDraw.Draw(image)
    for box in words.values():
        pen.rectangle([value * scale for value in (box.x0, box.y0, box.x1, box.y1)], fill=10)
    return image


def document_on(path: Path, media: str, *pages: Page, sheets: int = 1) -> Document:
    """Return the document of a file whose pages each have the three words."""
    text = " ".join(WORDS)
    pages = pages or (page(),)
    words, starts = [], []
    whole = ""
    for number, _ in enumerate(pages):
        starts.append(len(whole))
        for name, box in WORDS.items():
            at = len(whole) + text.index(name)
            words.append(Word(at, at + len(name), number, box, 0.9))
        whole += text + "\n"
    placed = tuple(
        Page(
            number + 1,
            0,
            start,
            start + len(text),
            Reading.OCR,
            0.9,
            True,
            one.width,
            one.height,
            one.rotation,
        )
        for number, (one, start) in enumerate(zip(pages, starts, strict=True))
    )
    lines = tuple(Line(one.start, one.end, number) for number, one in enumerate(placed))
    return Document(whole, (Source(path.name, sha256(path), media, sheets),), placed, lines, tuple(words))


def page(width: float = 595, height: float = 842, rotation: int = 0) -> Page:
    """Return the shape of a page."""
    return Page(1, 0, 0, 0, Reading.OCR, 0.9, True, width, height, rotation)
