"""Tick boxes on a scanned page, and what they say.

Words that were read for sure are wiped off first. Boxes are then found by their drawn sides wherever they stand
(:mod:`ingest.box_sides`) and as filled blobs; the page's usual size, its words and the thickness of the sides
tell them from letters; a weaker square of that size is taken beside the form's printed options. How dark a box is inside is compared with the page's empty boxes, with a dead zone between.
Where an option's box should be and none is found the state is unreadable, never empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from ingest.anchors import (
    COLUMN,
    PHRASES,
    Anchor,
    anchors_of,
    bare,
    column_anchors,
    line_units,
    swallowing,
)
from ingest.box_sides import drawn_squares
from ingest.box_words import (
    CLEAR_OUTLINE,
    LARGEST,
    NOISE,
    SMALLEST,
    apart,
    in_word,
    replies,
    sure_words,
    without_words,
)
from ingest.document import Tick
from ingest.ink import Ink, Square, blobs, darkness, is_thin, outline, squares_in
from ingest.tesseract import OcrWord

SURE_OUTLINE = 0.72
FREE_OUTLINE = 0.8  # where no option stands beside
SURE_STATE = 0.85  # below it a square may be something else, and its state is not stated for sure
LIKELY_SQUARE = 0.42  # the same, where the size and the line agree with the page's other boxes


@dataclass(frozen=True, slots=True)
class FoundBox:
    """A box in pixels, its state, and how sure that is."""

    square: Square
    state: Tick
    confidence: float


def boxes_of(whole: Ink, words: Sequence[OcrWord], scale: float) -> list[FoundBox]:
    """Return the tick boxes of an upright page's ink; ``scale`` is its resolution over 300 dpi."""
    words = apart(words)
    anchors = anchors_of(words)
    units = line_units(words)
    ink = replace(whole, solid=without_words(whole.solid, words, anchors, units))
    sizes = range(max(int(SMALLEST * scale), 12), int(LARGEST * scale))
    squares = _distinct([*drawn_squares(ink.solid, sizes, SURE_OUTLINE), *_components(ink, sizes)])
    plain = [word for word in words if word not in {one.word for one in anchors if one.swollen}]
    squares = [one for one in squares if not in_word(one, plain, units)]
    squares = [
        one
        for one in squares
        if _is_beside_any(one, anchors) or (one.score > FREE_OUTLINE and is_thin(ink, one))
    ]
    usual = _usual(squares, anchors)
    if usual is None:
        return []
    squares = [one for one in squares if 0.88 * usual <= one.side <= 1.12 * usual]
    anchors = [*anchors, *column_anchors(words, squares)]
    read = [word for word in words if word.confidence > 0.8 and not NOISE.match(word.text)]
    weaker = [one for one in _weaker(ink, anchors, squares, usual) if not _over_word(one, read)]
    squares = _distinct([*squares, *weaker])
    found = _judged(ink, squares)
    found += [_place_only(ink, place, usual) for place in swallowing(words, squares)]
    answers = replies(words)
    return [
        *found,
        *(
            box
            for box in _missing(ink, [one for one in anchors if one.word not in answers], squares, usual)
            if not _over_word(box.square, [*sure_words(words), *read])
        ),
    ]


def _components(ink: Ink, sizes: range) -> list[Square]:
    pieces = blobs(ink.solid)
    wide, high = pieces[:, 2], pieces[:, 3]
    small = (np.minimum(wide, high) >= sizes.start) & (np.maximum(wide, high) <= sizes.stop)
    square = small & (np.maximum(wide, high) <= 1.3 * np.minimum(wide, high))
    found = []
    for x, y, width, height in pieces[square]:
        score = outline(ink.solid, int(x), int(y), int(width), int(height))
        if score >= SURE_OUTLINE:
            side = (int(width) + int(height)) // 2
            found.append(Square(int(x), int(y), side, score))
    return found


Window = tuple[int, int, int, int]  # left, top, right, bottom


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
    """Return the side that most of the page's boxes have: those beside options, else the clearest."""
    beside = [one for one in squares if _is_beside_any(one, anchors)]
    sides = [one.side for one in beside or squares if one.score > CLEAR_OUTLINE]
    if not sides:
        return None
    most = max(sides, key=lambda side: (sum(abs(side - other) <= 0.1 * side for other in sides), side))
    return median(side for side in sides if abs(side - most) <= 0.1 * most)


def _is_beside(square: Square, anchor: Anchor) -> bool:
    x, y = square.x + square.side / 2, square.y + square.side / 2
    return any(low <= x <= high and top <= y <= bottom for low, top, high, bottom in _beside(anchor))


def _is_beside_any(square: Square, anchors: Sequence[Anchor]) -> bool:
    return any(_is_beside(square, anchor) for anchor in anchors)


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
        if offset is not None or _is_spare(anchor, boxed):
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


def _is_spare(anchor: Anchor, boxed: Sequence[tuple[Anchor, tuple[float, float] | None]]) -> bool:
    """Say whether the options around have a box for this word already: it is an answer in words."""
    if anchor.group >= PHRASES:
        return False
    word = bare(anchor.word.text)
    return any(
        offset is not None
        and one.group == anchor.group
        and bare(one.word.text) == word
        and _are_mates(one, anchor)
        for one, offset in boxed
    )


def _place_only(ink: Ink, place: tuple[float, float], usual: float) -> FoundBox:
    """Judge a box of which no side is left by how dark its place is."""
    square = Square(int(place[0]), max(int(place[1] - usual / 2), 0), round(usual), 0.0)
    blob = darkness(ink, square)[0] > 0.45
    return FoundBox(square, Tick.TICKED if blob else Tick.UNREADABLE, 0.7 if blob else 0.5)


def _over_word(square: Square, words: Sequence[OcrWord]) -> bool:
    """Say whether a box would stand on a word that was read well."""
    least = 0.3 * square.side
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
