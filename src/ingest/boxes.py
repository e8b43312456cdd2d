"""Tick boxes on a scanned page, and what they say.

Two ways are joined, since either fails alone: connected components that are a square outline (broken by
ticks that leave the box), and a search for four drawn sides beside the form's printed options and where OCR
read box noise. How dark a box is inside is compared with the page's empty boxes, with a dead zone between.
Where an option's box should be and none is found the state is unreadable, never empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from ingest.anchors import (
    COLUMN,
    OPTION_PHRASES,
    OPTION_WORDS,
    PHRASES,
    Anchor,
    anchors_of,
    column_anchors,
    folded,
    swallowing,
)
from ingest.document import Tick
from ingest.ink import Ink, Pixels, Square, darkness, ink_of, outline, squares_in
from ingest.tesseract import OcrWord
from ingest.text_quality import SHORT_WORDS, is_likely

SMALLEST, LARGEST = 20, 62  # pixels at 300 dpi: 5 to 15 points
SURE_OUTLINE = 0.72
SURE_SQUARE = 0.66  # four sides found by search, beside an option
SURE_STATE = 0.72  # below it a square may be something else, and its state is not stated for sure
LIKELY_SQUARE = 0.42  # the same, where the size and the line agree with the page's other boxes
NOISE = re.compile(
    r"^[\W_]*(?:[ODLJCUMEIX0Q1£&B]|[lLI1]+[JI1]?|[JCLI1]{2}|O[O)]|Di|Ci|L1|LJ|EH|EX|DX|[xX]|M|K|kd|[A-Z]{2})?[\W_]*$"
)


_PRINTED = frozenset((*OPTION_WORDS, *" ".join(OPTION_PHRASES).replace("'", " ").split(), "d'une", "d'offre"))


_LETTERS = frozenset(
    "BHKR"
)  # heads of sections that are drawn much as boxes are, and are not read out of these


@dataclass(frozen=True, slots=True)
class FoundBox:
    """A box in pixels, its state, and how sure that is."""

    square: Square
    state: Tick
    confidence: float


def boxes_of(grey: Pixels, words: Sequence[OcrWord], scale: float) -> list[FoundBox]:
    """Return the tick boxes of an upright page; ``scale`` is its resolution over 300 dpi."""
    whole = ink_of(grey)
    anchors = anchors_of(words)
    ink = replace(whole, solid=_without_words(whole.solid, words, anchors))
    sizes = range(max(int(SMALLEST * scale), 12), int(LARGEST * scale))
    strong = _components(ink, words, sizes)
    for window in (*_noise_windows(words), *_anchor_windows(anchors)):
        square = _search(ink, window, sizes, SURE_SQUARE)
        if square is not None:
            strong.append(square)
    squares = _distinct(strong)
    usual = _usual(squares, anchors)
    if usual is None:
        return []
    squares = [one for one in squares if 0.82 * usual <= one.side <= 1.35 * usual]
    squares = _beside_options_or_clear(ink.solid, squares, words, anchors)
    anchors = [*anchors, *column_anchors(words, squares)]
    squares = _distinct([*squares, *_weaker(ink, anchors, squares, usual)])
    found = _judged(ink, squares)
    found += [_place_only(ink, place, usual) for place in swallowing(words, squares)]
    sure = [word for word in words if _is_sure(word, False)]
    return [*found, *(box for box in _missing(ink, anchors, squares, usual) if not _over_word(box, sure))]


def _without_words(solid: Pixels, words: Sequence[OcrWord], anchors: Sequence[Anchor]) -> Pixels:
    """Return the ink without the words that were read for sure: their letters would pass for boxes."""
    left = solid.copy()
    beside = {word: anchor.swollen for anchor in anchors for word in (anchor.left, anchor.right) if word}
    for word in words:
        if _is_sure(word, word in beside) and not beside.get(word, False):
            left[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1] = 0
    return left


def _is_sure(word: OcrWord, is_anchor: bool) -> bool:
    text = folded(word.text).strip(".,:;!?()'\"/-")
    if is_anchor:
        return text in _PRINTED
    if len(text) == 2:
        return word.confidence > 0.5 and text in SHORT_WORDS
    if len(text) == 1:
        return word.confidence > 0.8 and word.text.strip(".-):") in _LETTERS
    least = 0.7 if len(text) < 5 else 0.4
    return word.confidence > least and len(text) >= 3 and text.isalpha() and is_likely(word.text)


def _components(ink: Ink, words: Sequence[OcrWord], sizes: range) -> list[Square]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.solid, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    small = (np.minimum(wide, high) >= sizes.start) & (np.maximum(wide, high) <= sizes.stop)
    square = small & (np.maximum(wide, high) <= 1.3 * np.minimum(wide, high))
    found = []
    for x, y, width, height, _ in stats[square]:
        score = outline(ink.solid, int(x), int(y), int(width), int(height))
        if score >= SURE_OUTLINE and not _in_word(int(x), int(y), int(width), words):
            side = (int(width) + int(height)) // 2
            found.append(Square(int(x), int(y), side, score))
    return found


def _in_word(x: int, y: int, side: int, words: Sequence[OcrWord]) -> bool:
    """Say whether a square is a letter of a longer word that was read well."""
    middle, height = x + side / 2, y + side / 2
    return any(
        word.left < x - 2 or word.right > x + side + 2
        for word in words
        if word.left <= middle <= word.right
        and word.top <= height <= word.bottom
        and len(word.text) >= 3
        and word.confidence > 0.6
        and word.text.isalpha()
        and word.right - word.left > 2.2 * side
    )


Window = tuple[int, int, int, int]  # left, top, right, bottom


def _noise_windows(words: Sequence[OcrWord]) -> list[Window]:
    windows = []
    for word in words:
        if len(word.text) <= 4 and NOISE.match(word.text) and not word.text.isdigit():
            pad = 10
            windows.append(
                (int(word.left) - pad, int(word.top) - pad, int(word.right) + pad, int(word.bottom) + pad)
            )
    return windows


def _anchor_windows(anchors: Sequence[Anchor]) -> list[Window]:
    return [window for anchor in anchors for window in _beside(anchor)]


def _beside(anchor: Anchor) -> list[Window]:
    windows = []
    if anchor.swollen:
        whole = anchor.word
        windows.append((int(whole.left) - 8, int(whole.top) - 8, int(whole.right) + 8, int(whole.bottom) + 8))
    for word, toward in ((anchor.left, -1), (anchor.right, 1)):
        if word is None:
            continue
        height = max(word.bottom - word.top, 24)
        middle = (word.top + word.bottom) / 2
        reach, rise = 2.6 * height, 1.1 * height
        low, high = (
            (word.left - reach, word.left + 0.9 * height)
            if toward < 0
            else (word.right - 0.9 * height, word.right + reach)
        )
        windows.append((int(low), int(middle - rise), int(high), int(middle + rise)))
    return windows


def _search(ink: Ink, window: Window, sizes: range, least: float) -> Square | None:
    """Return the best drawn square of a window; the larger one where two are nearly as good."""
    left, top = max(window[0], 0), max(window[1], 0)
    part = ink.solid[top : max(window[3], 0), left : max(window[2], 0)]
    if part.size == 0 or not part.any():
        return None
    squares = squares_in(part, sizes)
    best = max((square.score for square in squares), default=0.0)
    if best < least:
        return None
    largest = max((one for one in squares if one.score >= best - 0.06), key=lambda one: one.side)
    return Square(left + largest.x, top + largest.y, largest.side, largest.score)


def _distinct(squares: Sequence[Square]) -> list[Square]:
    kept: list[Square] = []
    for square in sorted(squares, key=lambda one: -one.score):
        if not any(square.overlap(other) > 0.25 for other in kept):
            kept.append(square)
    return kept


def _usual(squares: Sequence[Square], anchors: Sequence[Anchor]) -> float | None:
    """Return the side of the page's boxes: that of those beside options, else of the clearest."""
    beside = [one.side for one in squares if any(_is_beside(one, anchor) for anchor in anchors)]
    sides = beside or [one.side for one in squares if one.score > 0.85]
    return median(sides) if sides else None


def _is_beside(square: Square, anchor: Anchor) -> bool:
    x, y = square.x + square.side / 2, square.y + square.side / 2
    return any(low <= x <= high and top <= y <= bottom for low, top, high, bottom in _beside(anchor))


def _beside_options_or_clear(
    solid: Pixels, squares: Sequence[Square], words: Sequence[OcrWord], anchors: Sequence[Anchor]
) -> list[Square]:
    return [
        one
        for one in squares
        if any(_is_beside(one, anchor) for anchor in anchors)
        or (
            one.score > 0.85
            and outline(solid, one.x, one.y, one.side, one.side) > SURE_OUTLINE
            and not _in_word(one.x, one.y, one.side, words)
        )
    ]


def _weaker(ink: Ink, anchors: Sequence[Anchor], squares: Sequence[Square], usual: float) -> list[Square]:
    """Search again, with the page's own box size, beside options that have no box yet."""
    sizes = range(max(int(usual * 0.85), 8), int(usual * 1.2) + 2)
    found = []
    for anchor in anchors:
        if any(_is_beside(square, anchor) for square in squares):
            continue
        near = [one for window in _beside(anchor) if (one := _search(ink, window, sizes, LIKELY_SQUARE))]
        if near:
            found.append(max(near, key=lambda one: one.score))
    return found


def _judged(ink: Ink, squares: Sequence[Square]) -> list[FoundBox]:
    if not squares:
        return []
    measured = [darkness(ink, square) for square in squares]
    floor = min(0.12, *(mean for mean, _ in measured))
    return [
        FoundBox(square, *_state(mean - floor, darkest - floor, square.score))
        for square, (mean, darkest) in zip(squares, measured, strict=True)
    ]


EMPTY_BELOW, TICKED_ABOVE = 0.05, 0.12  # of full darkness, over that of the page's emptiest box


def _state(mean: float, darkest: float, score: float) -> tuple[Tick, float]:
    """Return the state and how sure it is: the farther from the dead zone the surer."""
    if mean >= TICKED_ABOVE and darkest >= 0.2:
        sure = 0.8 + 0.195 * min((mean - TICKED_ABOVE) / 0.12, 1.0)
        return Tick.TICKED, round(sure if score > SURE_STATE else min(sure, 0.88), 3)
    if mean <= EMPTY_BELOW and darkest <= 0.16:
        sure = 0.8 + 0.195 * min((EMPTY_BELOW - mean) / 0.03, 1.0)
        return Tick.EMPTY, round(sure if score > SURE_STATE else min(sure, 0.85), 3)
    return Tick.UNREADABLE, 0.6


def _missing(ink: Ink, anchors: Sequence[Anchor], squares: Sequence[Square], usual: float) -> list[FoundBox]:
    """Return what is left of boxes that options should have, since others of their group have one."""
    found: list[FoundBox] = []
    boxed = [(anchor, _offset(anchor, squares)) for anchor in anchors]
    for anchor, offset in boxed:
        if offset is not None:
            continue
        sides = [
            other
            for mate, other in boxed
            if other is not None
            and (mate.group == anchor.group or (anchor.group == COLUMN and mate.group == PHRASES))
            and _are_mates(mate, anchor)
        ]
        if not sides:
            continue
        dx, dy = min(sides, key=abs_of)
        word = anchor.left if dx < 0 else anchor.right
        if word is None:
            continue
        x, y = (word.left + dx if dx < 0 else word.right + dx), (word.top + word.bottom) / 2 + dy
        square = Square(max(int(x), 0), max(int(y), 0), round(usual), 0.0)
        if any(square.overlap(other.square) > 0.2 for other in found) or any(
            square.overlap(other) > 0.2 for other in squares
        ):
            continue
        column = anchor.group == PHRASES or darkness(ink, square)[0] > 0.06
        if anchor.group >= PHRASES and not (_in_column(square, squares) and column):
            continue  # a heading with an option's words, the second line of an option
        found.append(_place_only(ink, (square.x, square.y + usual / 2), usual))
    return found


def _place_only(ink: Ink, place: tuple[float, float], usual: float) -> FoundBox:
    """Judge a box of which no side is left by how dark its place is."""
    square = Square(int(place[0]), max(int(place[1] - usual / 2), 0), round(usual), 0.0)
    blob = darkness(ink, square)[0] > 0.45
    return FoundBox(square, Tick.TICKED if blob else Tick.UNREADABLE, 0.7 if blob else 0.5)


def _over_word(box: FoundBox, words: Sequence[OcrWord]) -> bool:
    """Say whether a box would stand on a word that was read well."""
    square, least = box.square, 0.3 * box.square.side
    return any(
        min(word.right, square.x + square.side) - max(word.left, square.x) > least
        and min(word.bottom, square.y + square.side) - max(word.top, square.y) > least
        for word in words
    )


def abs_of(offset: tuple[float, float]) -> float:
    """Return how far to the side an offset goes."""
    return abs(offset[0])


def _in_column(square: Square, squares: Sequence[Square]) -> bool:
    """Say whether another box stands above or below; boxes after their words stand in no column."""
    return any(abs(square.x - other.x) < 0.8 * square.side for other in squares)


def _are_mates(one: Anchor, two: Anchor) -> bool:
    """Say whether two options belong together: on one line or the next, not far apart."""
    high = max(one.word.bottom - one.word.top, 24)
    apart = abs(one.word.top - two.word.top)
    if one.group >= PHRASES:
        return apart < 14 * high
    return apart < 2.5 * high and abs(one.word.left - two.word.left) < 22 * high


def _offset(anchor: Anchor, squares: Sequence[Square]) -> tuple[float, float] | None:
    """Return where the option's box stands from its word, None if it has none."""
    for square in squares:
        if not _is_beside(square, anchor):
            continue
        middle = square.x + square.side / 2
        for word, before in ((anchor.left, True), (anchor.right, False)):
            if word is not None and (middle < word.left + 10) == before:
                edge = word.left if before else word.right
                return square.x - edge, square.y - (word.top + word.bottom) / 2
    return None
