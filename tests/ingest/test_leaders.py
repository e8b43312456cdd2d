"""Dot leaders that OCR read as words."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.ink import Ink, ink_of
from ingest.leaders import as_dots
from ingest.tesseract import OcrWord

FONT = ImageFont.truetype("DejaVuSans.ttf", 40)


def page(printed: str) -> Ink:
    """Return the ink of a page at 300 dpi on which ``printed`` stands."""
    image = Image.new("L", (1200, 300), 255)
    ImageDraw.Draw(image).text((100, 190), printed, font=FONT, fill=0)
    return ink_of(np.array(image))


def word(text: str, printed: str, confidence: float) -> OcrWord:
    """Return a word as wide as what is printed, in a line that is higher than its letters."""
    return OcrWord(text, 100.0, 188.0, 100.0 + FONT.getlength(printed), 242.0, confidence, 0, 190.0, 240.0)


@pytest.mark.parametrize(
    ("expected", "printed", "read", "confidence"),
    [
        ("", "..........", "rasrsnnene", 0.0),
        ("", "...", "nue", 0.1),
        ("ménages", "ménages", "ménages", 0.2),
        ("-non", "..........", "-non", 0.49),
        ("…", "…", "…", 0.9),
        ("vers", "..........", "vers", 0.95),
        ("bail", "bail..........", "bail....…rerseces", 0.0),
        ("p.ex....A", "p.ex....A", "p.ex....A", 0.0),
    ],
)
def test_what_was_read_out_of_dots_is_dots_again(
    expected: str, printed: str, read: str, confidence: float
) -> None:
    """Letters, dashes and what was read for sure stay; so does the word before the dots."""
    found = as_dots([word(read, printed, confidence)], page(printed), 1.0)[0].text
    assert expected == (found.rstrip(".") if expected != found else found)


def test_the_colon_behind_the_dots_stays() -> None:
    """It is what parts a label from its answer."""
    assert ":" == as_dots([word("ressens:", "........:", 0.1)], page("........"), 1.0)[0].text[-1]


def test_a_word_as_low_as_dots_is_dots_whatever_is_near() -> None:
    """Its place says so without a look at the page."""
    low = OcrWord("rasrsnnene", 100.0, 200.0, 190.0, 206.0, 0.0, 0, 180.0, 215.0)
    assert ".........." == as_dots([low], page(""), 1.0)[0].text
