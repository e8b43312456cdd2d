"""Lines that OCR left out."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ingest.ink import ink_of
from ingest.page_image import Pixels
from ingest.tesseract import OcrWord
from ingest.unread import unread_lines, with_unread

FONT = ImageFont.truetype("DejaVuSans.ttf", 40)
READ = OcrWord("Coût", 100.0, 88.0, 200.0, 132.0, 0.95, 7, 86.0, 134.0)


def page() -> Pixels:
    """Return a page with a word that was read, a line that was not, dots and a rule."""
    image = Image.new("L", (1200, 600), 255)
    draw = ImageDraw.Draw(image)
    draw.text((100, 85), "Coût", font=FONT, fill=0)
    draw.text((500, 85), "en cours d'évaluation", font=FONT, fill=0)
    draw.text((500, 145), ".............................", font=FONT, fill=0)
    draw.line((480, 60, 480, 500), fill=0, width=3)
    draw.text((900, 540), "12", font=FONT, fill=0)
    return np.array(image)


def test_a_line_without_a_word_is_read_by_itself() -> None:
    """Its words are put where they stand; dots, rules and a page's number are left alone."""
    asked: list[Pixels] = []

    def read(image: Pixels) -> list[OcrWord]:
        asked.append(image)
        return [
            OcrWord("en", 20, 20, 60, 50, 0.9, 0, 20, 50),
            OcrWord("cours", 80, 20, 170, 50, 0.9, 0, 20, 50),
        ]

    words = with_unread([READ], page(), ink_of(page()), 1.0, read)
    assert ["Coût", "en", "cours"] == [one.text for one in words]
    assert 1 == len(asked)
    assert 470 < words[1].left < 520
    assert 7 < words[1].line == words[2].line


def test_what_is_not_read_for_sure_is_not_taken() -> None:
    """A stamp or a signature gives letters that no one wrote."""
    doubtful = [
        OcrWord("œr'm", 20, 20, 90, 50, 0.4, 0, 20, 50),
        OcrWord("cx", 95, 20, 120, 50, 0.5, 0, 20, 50),
    ]
    assert [READ] == with_unread([READ], page(), ink_of(page()), 1.0, lambda _: doubtful)


def test_a_page_that_was_read_is_not_asked_again() -> None:
    """Every letter is under a word."""
    rest = OcrWord("en cours", 495.0, 80.0, 1000.0, 135.0, 0.9, 7, 80.0, 135.0)
    assert [] == unread_lines(ink_of(page()), [READ, rest], 1.0)
