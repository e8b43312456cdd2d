"""Tick boxes and table rules drawn as paths in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import dist

from ingest.document import Box, MarkOrigin, Tick
from ingest.pdf_page import Stroke
from ingest.piece import Piece, TickState
from ingest.ruled import Rule

SMALLEST, LARGEST = 4.5, 24.0  # points: side of a tick box
THIN = 1.6  # points: a rectangle thinner than that is a rule
STRAIGHT = 0.8  # points: how far the ends of a rule may be off
BORDER, CROSSING = 0.12, 0.4  # of a box's side: its border, and the ink within that is a tick
CROSS_WORDS = {"x", "X", "✓", "✔", "✗", "✘", "×", "V", "v", "■", "●"}


def rules_of(strokes: Sequence[Stroke]) -> tuple[list[Rule], list[Rule]]:
    """Return the horizontal and vertical rules: lines, thin rectangles and the sides of larger ones."""
    across: list[Rule] = []
    down: list[Rule] = []
    for stroke in strokes:
        box = stroke.box
        if stroke.pale or (box.width < LARGEST and box.height < LARGEST):
            continue
        if box.height <= THIN:
            across.append(Rule(box.middle, box.x0, box.x1))
        elif box.width <= THIN:
            down.append(Rule((box.x0 + box.x1) / 2, box.y0, box.y1))
        elif _is_rectangle(stroke):
            across += [Rule(box.y0, box.x0, box.x1), Rule(box.y1, box.x0, box.x1)]
            down += [Rule(box.x0, box.y0, box.y1), Rule(box.x1, box.y0, box.y1)]
        else:
            _add_polyline(stroke, across, down)
    return across, down


def _add_polyline(stroke: Stroke, across: list[Rule], down: list[Rule]) -> None:
    for (x0, y0), (x1, y1) in zip(stroke.points, stroke.points[1:], strict=False):
        if abs(y1 - y0) <= STRAIGHT and abs(x1 - x0) > LARGEST:
            across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= STRAIGHT and abs(y1 - y0) > LARGEST:
            down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def _is_rectangle(stroke: Stroke) -> bool:
    box = stroke.box
    return 4 <= len(stroke.points) <= 6 and all(
        min(abs(x - box.x0), abs(x - box.x1)) < STRAIGHT and min(abs(y - box.y0), abs(y - box.y1)) < STRAIGHT
        for x, y in stroke.points
    )


def _is_box(stroke: Stroke) -> bool:
    wide, high = stroke.box.width, stroke.box.height
    small = min(wide, high) >= SMALLEST and max(wide, high) <= LARGEST
    return small and max(wide, high) <= 1.35 * min(wide, high) and _is_rectangle(stroke)


def boxes_of(strokes: Sequence[Stroke], words: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the drawn tick boxes, and the words without the crosses that were typed into them."""
    frames: list[Stroke] = []
    for stroke in strokes:
        if _is_box(stroke) and not any(_overlap(stroke.box, frame.box) > 0.3 for frame in frames):
            frames.append(stroke)
    frames += [_framed(box) for box in _four_lines(strokes, frames)]
    left = list(words)
    boxes = []
    for frame in frames:
        inside = [word for word in left if _overlap(word.box, frame.box) > 0.5]
        if any(word.tick is None and word.text not in CROSS_WORDS for word in inside):
            continue  # a boxed letter or number
        left = [word for word in left if word not in inside]
        solid = frame.filled and not frame.pale
        ticked = bool(inside and not any(_is_empty(word) for word in inside)) or solid
        ticked = ticked or any(_marks(stroke, frame) for stroke in strokes)
        state = Tick.TICKED if ticked else Tick.EMPTY
        boxes.append(Piece.of_tick(TickState(state, MarkOrigin.DRAWN, 0.98), frame.box))
    return boxes, left


def _is_empty(word: Piece) -> bool:
    return word.tick is not None and word.tick.state is Tick.EMPTY


def _framed(box: Box) -> Stroke:
    return Stroke(box, (), False, False)


def _marks(stroke: Stroke, frame: Stroke) -> bool:
    """Say whether a path is ink inside the frame and not the frame itself drawn again or its background."""
    if stroke is frame or stroke.pale or not stroke.points:
        return False
    box, around = stroke.box, frame.box
    if max(box.width, box.height) > 2.5 * max(around.width, around.height):
        return False
    x, y = (box.x0 + box.x1) / 2, box.middle
    centred = around.x0 + 1 < x < around.x1 - 1 and around.y0 + 1 < y < around.y1 - 1
    if not centred and _length_within(stroke, around) < CROSSING * around.width:
        return False
    redrawn = _is_rectangle(stroke) and not stroke.filled and box.width > 0.6 * around.width
    return not redrawn and max(box.width, box.height) > 0.25 * around.width


def _length_within(stroke: Stroke, box: Box) -> float:
    """Return how many points of a path's length run inside a box, its border left out: a tick may leave its box."""
    inset = BORDER * box.width
    low, high = (box.x0 + inset, box.y0 + inset), (box.x1 - inset, box.y1 - inset)
    length = 0.0
    for start, end in pairwise(stroke.points):
        enters, leaves = 0.0, 1.0
        for at, to, least, most in zip(start, end, low, high, strict=True):
            if at == to:
                leaves = leaves if least <= at <= most else -1.0
                continue
            first, last = sorted(((least - at) / (to - at), (most - at) / (to - at)))
            enters, leaves = max(enters, first), min(leaves, last)
        length += max(leaves - enters, 0.0) * dist(start, end)
    return length


def _overlap(one: Box, two: Box) -> float:
    wide = min(one.x1, two.x1) - max(one.x0, two.x0)
    high = min(one.y1, two.y1) - max(one.y0, two.y0)
    return max(wide, 0) * max(high, 0) / max(min(one.width * one.height, two.width * two.height), 0.1)


def _four_lines(strokes: Sequence[Stroke], frames: Sequence[Stroke]) -> list[Box]:
    """Return squares drawn as four strokes."""
    short = [one.box for one in strokes if not one.pale and max(one.box.width, one.box.height) <= LARGEST]
    flat = [box for box in short if box.height <= THIN and box.width >= SMALLEST]
    upright = [box for box in short if box.width <= THIN and box.height >= SMALLEST]
    found: list[Box] = []
    for top in flat:
        for bottom in flat:
            side = bottom.y0 - top.y0
            if abs(side - top.width) > 0.35 * top.width or abs(bottom.x0 - top.x0) > 1 or side < SMALLEST:
                continue
            edges = [box for box in upright if abs(box.y0 - top.y0) < 1.5 and abs(box.y1 - bottom.y1) < 2]
            ends = (
                any(abs(box.x0 - top.x0) < 1.5 for box in edges),
                any(abs(box.x1 - top.x1) < 1.5 for box in edges),
            )
            square = Box(top.x0, top.y0, top.x1, bottom.y1)
            if all(ends) and not any(_overlap(square, frame.box) > 0.3 for frame in frames):
                found.append(square)
    return found
