"""Tick boxes found by their sides, and what is not one."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.anchors import anchors_of, is_wide
from ingest.box_sides import drawn_squares
from ingest.boxes import boxes_of
from ingest.document import Tick
from ingest.ink import ink_of
from ingest.tesseract import OcrWord

SIDE = 36
BOLD = ImageFont.truetype("DejaVuSans-Bold.ttf", 46)


def paper() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """Return an empty part of a page at 300 dpi."""
    page = Image.new("L", (900, 500), 255)
    return page, ImageDraw.Draw(page)


def square(draw: ImageDraw.ImageDraw, x: int, y: int, mark: str = "") -> None:
    """Draw a box, and what ticks it."""
    draw.rectangle((x, y, x + SIDE - 1, y + SIDE - 1), outline=0, width=3)
    strokes = {
        "cross": ((-10, -10, 46, 46), (-10, 46, 46, -10)),
        "check": ((6, 18, 14, 30), (14, 30, 54, -18)),
        "scribble": ((2, 30, 12, 4), (12, 4, 18, 32), (18, 32, 26, 2), (26, 2, 34, 30), (4, 10, 40, 22)),
    }
    for x0, y0, x1, y1 in strokes.get(mark, ()):
        draw.line((x + x0, y + y0, x + x1, y + y1), fill=0, width=6)
    if mark == "fill":
        draw.rectangle((x + 5, y + 5, x + SIDE - 6, y + SIDE - 6), fill=0)


def word(text: str, left: float, right: float, confidence: float = 0.95, top: float = 100) -> OcrWord:
    """Return a word on one line."""
    return OcrWord(text, left, top, right, top + 34, confidence, int(top), top, top + 34)


@pytest.mark.parametrize("mark", ["", "cross", "check", "scribble", "fill"])
@pytest.mark.parametrize("noise", [0, 18])
def test_a_box_is_found_and_read_whatever_ticks_it(mark: str, noise: int) -> None:
    """Ticks that leave the box hide none of its sides; an empty neighbour says what empty looks like."""
    page, draw = paper()
    square(draw, 200, 100, mark)
    square(draw, 400, 100)
    grey = np.array(page).astype(np.float64) * 0.94 + np.random.default_rng(1).normal(0, noise, (500, 900))
    words = [word("oui", 130, 185), word("non", 320, 385)]
    found = boxes_of(ink_of(np.clip(grey, 0, 255).astype(np.uint8)), words, 1.0)
    states = [one.state for one in sorted(found, key=lambda one: one.square.x)]
    assert [Tick.TICKED if mark else Tick.EMPTY, Tick.EMPTY] == states


def test_bold_letters_are_no_boxes() -> None:
    """A heading that OCR did not read holds no box."""
    page, draw = paper()
    draw.text((60, 80), "10 000 logements HLM DOBE", font=BOLD, fill=0)
    draw.text((60, 200), "emaso nouveau BDOEH 8800", font=BOLD, fill=0)
    assert [] == boxes_of(ink_of(np.array(page)), [], 1.0)


def test_an_answer_in_words_has_no_missing_box() -> None:
    """« Oui » in a sentence is no option whose box was lost where both options have theirs."""
    page, draw = paper()
    square(draw, 200, 100)
    square(draw, 400, 100, "cross")
    words = [
        word("oui", 130, 185), word("non", 320, 385),
        word("Oui", 130, 185, top=160), word("pour", 200, 270, top=160), word("tous", 285, 350, top=160),
    ]  # fmt: skip
    assert 2 == len(boxes_of(ink_of(np.array(page)), words, 1.0))


def test_a_lost_box_is_unreadable() -> None:
    """Where one option has its box and nothing is left of the other's, that one is unreadable, never empty."""
    page, draw = paper()
    square(draw, 200, 100)
    words = [word("oui", 130, 185), word("non", 320, 385)]
    states = [
        one.state
        for one in sorted(boxes_of(ink_of(np.array(page)), words, 1.0), key=lambda one: one.square.x)
    ]
    assert [Tick.EMPTY, Tick.UNREADABLE] == states


@pytest.mark.parametrize("text", ["oui", "ouiO", "(OMoyen", "[Fort", "non]", "Favorable", "OU!", "Linon"])
def test_options_are_known_with_what_a_box_became(text: str) -> None:
    """A box read as letters or brackets does not hide its option."""
    assert 1 == len(anchors_of([word(text, 100, 200)]))


@pytest.mark.parametrize("text", ["moyens", "forts", "ouïe", "nonante", "Bonjour"])
def test_words_like_options_are_none(text: str) -> None:
    """A plural or a longer word is no option."""
    assert [] == anchors_of([word(text, 100, 200)])


def test_a_word_that_took_a_box_in_is_wide() -> None:
    """Ten letters that are set as wide as twelve took something in."""
    assert not is_wide(word("ménagement", 0, 230), 20.0)
    assert is_wide(word("ménagement", 0, 290), 20.0)


def test_squares_are_found_by_any_of_their_corners() -> None:
    """A square of which one corner is rubbed out is still found where it stands."""
    solid = np.zeros((200, 300), np.uint8)
    cv2.rectangle(solid, (100, 60), (135, 95), 1, 3)
    solid[85:110, 125:150] = 0
    (found,) = drawn_squares(solid, range(24, 62), 0.5)
    assert pytest.approx((100, 60, 36), abs=3) == (found.x, found.y, found.side)


@pytest.mark.parametrize(
    ("text", "left", "confidence"),
    [("H", 200, 0.85), ("fal", 196, 0.88), ("aménagement", 0, 0.95)],
)
def test_a_box_hides_behind_what_was_read_out_of_it(text: str, left: float, confidence: float) -> None:
    """A box read as a letter or a short word is a box, and so is one that the place of the word before it covers."""
    page, draw = paper()
    square(draw, 200, 100, "check")
    square(draw, 200, 200)
    covering = [word(text, left, 238, confidence), word("fal", 196, 238)] if left == 0 else None
    words = [
        *(covering or [word("aménagement", 0, 190), word(text, left, 238, confidence)]),
        word("Aménagement", 0, 190, top=200),
    ]
    found = boxes_of(ink_of(np.array(page)), words, 1.0)
    assert [Tick.TICKED, Tick.EMPTY] == [one.state for one in sorted(found, key=lambda one: one.square.y)]


def test_letters_of_a_long_word_are_no_boxes() -> None:
    """Tesseract reads some long words in capitals right, and gives them no confidence at all."""
    page, draw = paper()
    draw.text((60, 90), "BAILLEUR-ASSOCIATION", font=BOLD, fill=0)
    width = int(BOLD.getlength("BAILLEUR-ASSOCIATION"))
    assert [] == boxes_of(ink_of(np.array(page)), [word("BAILLEUR-ASSOCIATION", 60, 60 + width, 0.0)], 1.0)


def test_an_answer_behind_a_colon_needs_no_box() -> None:
    """« PDALPD : Non » below two questions with boxes is an answer in words."""
    page, draw = paper()
    for row in (100, 160):
        square(draw, 200, row, "cross")
        square(draw, 400, row)
    words = [
        *(word(text, left, right, top=row) for row in (100, 160) for text, left, right in (("oui", 130, 185), ("non", 320, 385))),
        word("PDALPD", 60, 240, top=220), word(":", 250, 258, top=220), word("Non", 270, 340, top=220),
    ]  # fmt: skip
    assert 4 == len(boxes_of(ink_of(np.array(page)), words, 1.0))
