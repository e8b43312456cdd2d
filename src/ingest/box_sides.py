"""Squares that are drawn on a page, found by their corners: a tick that leaves its box hides none of all four.

Straight strokes as long as a box is wide are kept across and down (openings by lines); where the end of one
meets the end of the other there is a corner, and for each corner the side is tried that is drawn best.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ingest.ink import Pixels, Square

REACH = 4  # pixels between the ends of the two strokes of a corner
OVERHANG = 14  # pixels that a tick may draw a side out past its corner
CLEAR = 5  # pixels outside a side at which there should be paper
MOST = 3000  # corners: a hatched drawing has more, and no boxes
JITTER = ((0, 0), (-2, 0), (2, 0), (0, -2), (0, 2))
CORNER_SHARE = 0.08  # taken off for each corner that is not drawn: letters have round ones


@dataclass(frozen=True, slots=True)
class Sides:
    """Ink summed along the rows (in pairs) and down the columns (in pairs), with a margin on every edge."""

    along: Pixels
    down: Pixels
    pad: int


def drawn_squares(solid: Pixels, sizes: range, least: float) -> list[Square]:
    """Return the squares that are drawn at least so well, best first, those that overlap a better one left out."""
    rows, columns = _pairs(solid)
    length = max(int(sizes.start * 0.7), 8)
    across = _strokes(rows, (1, length))
    down = _strokes(columns, (length, 1))
    across[:, [1, 3]] *= 2
    down[:, [0, 2]] *= 2
    corners = _corners(across, down)
    if not len(corners) or len(corners) > MOST:
        return []
    sides = _sides(rows, columns, sizes.stop + 16)
    found = [_scored(sides, corners, side) for side in sizes]
    table = np.concatenate([one[one[:, 3] >= least] for one in found])
    return _best(table)


def _pairs(solid: Pixels) -> tuple[Pixels, Pixels]:
    """Return the page with its rows and with its columns in pairs: a side that leans a little stays whole."""
    height, width = solid.shape[0] // 2 * 2, solid.shape[1] // 2 * 2
    even = solid[:height, :width]
    return even[0::2] | even[1::2], np.ascontiguousarray(even[:, 0::2] | even[:, 1::2])


def _strokes(ink: Pixels, kernel: tuple[int, int]) -> Pixels:
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
    stats = cv2.connectedComponentsWithStats(opened)[2][1:, :4]
    return np.array(stats)


def _corners(across: Pixels, down: Pixels) -> Pixels:
    """Return x, y, 1 if the box lies to the left, 1 if it lies above, for each place where two ends meet."""
    found = []
    if not len(across) or not len(down):
        return np.zeros((0, 4), np.int64)
    level, upright = across[:, 1] + across[:, 3] // 2, down[:, 0] + down[:, 2] // 2
    order = np.argsort(upright)
    for leftward in (0, 1):
        ends = across[:, 0] + leftward * (across[:, 2] - 1)
        over = (REACH, OVERHANG) if leftward == 0 else (OVERHANG, REACH)
        low = np.searchsorted(upright[order], ends - over[0])
        high = np.searchsorted(upright[order], ends + over[1], side="right")
        for index in np.flatnonzero(high > low):
            near = order[low[index] : high[index]]
            for upward in (0, 1):
                tips = down[near, 1] + upward * (down[near, 3] - 1)
                past = (level[index] - tips) if upward == 0 else (tips - level[index])
                meet = near[(past >= -REACH) & (past <= OVERHANG)]
                found += [(upright[one], level[index], leftward, upward) for one in meet]
    return np.unique(np.array(found, np.int64).reshape(-1, 4), axis=0)


def _sides(rows: Pixels, columns: Pixels, pad: int) -> Sides:
    pad += pad % 2
    wide = np.pad(rows, ((pad // 2, pad // 2), (pad + 1, pad)))
    high = np.pad(columns, ((pad + 1, pad), (pad // 2, pad // 2)))
    kind = np.int16 if max(wide.shape[1], high.shape[0]) < np.iinfo(np.int16).max else np.int32
    return Sides(np.cumsum(wide, axis=1, dtype=kind), np.cumsum(high, axis=0, dtype=kind), pad)


def _scored(sides: Sides, corners: Pixels, side: int) -> Pixels:
    """Return x, y, side, score of the squares of one size at the corners."""
    shift = np.array(JITTER)
    x = (corners[:, :1] - corners[:, 2:3] * (side - 1) + shift[None, :, 0]).ravel() + sides.pad
    y = (corners[:, 1:2] - corners[:, 3:4] * (side - 1) + shift[None, :, 1]).ravel() + sides.pad

    def level(at: Pixels, start: Pixels, reach: int) -> Pixels:
        row = np.clip(at // 2, 0, len(sides.along) - 1)
        from_, to = (np.clip(one, 0, sides.along.shape[1] - 1) for one in (start, start + reach))
        return np.asarray((sides.along[row, to] - sides.along[row, from_]) / reach)

    def upright(at: Pixels, start: Pixels, reach: int) -> Pixels:
        column = np.clip(at // 2, 0, sides.down.shape[1] - 1)
        from_, to = (np.clip(one, 0, len(sides.down) - 1) for one in (start, start + reach))
        return np.asarray((sides.down[to, column] - sides.down[from_, column]) / reach)

    last = side - 1
    edges = np.stack(
        [level(y, x, side), level(y + last, x, side), upright(x, y, side), upright(x + last, y, side)]
    )
    out = CLEAR - 1
    outside = np.stack(
        [
            level(y - CLEAR, x, side), level(y + last + CLEAR, x, side),
            upright(x - CLEAR, y, side), upright(x + last + CLEAR, y, side),
        ]
    )  # fmt: skip
    short = max(out, side // 7)
    corner = np.stack(
        [
            np.minimum(level(yy, xx, short), upright(cx, cy, short))
            for yy, xx, cx, cy in (
                (y, x, x, y),
                (y, x + side - short, x + last, y),
                (y + last, x, x, y + side - short),
                (y + last, x + side - short, x + last, y + side - short),
            )
        ]
    )
    missing = (corner < 0.4).sum(axis=0)
    score = 0.5 * (edges - 0.5 * outside).mean(axis=0) + 0.5 * edges.min(axis=0) - CORNER_SHARE * missing
    return np.stack([x - sides.pad, y - sides.pad, np.full(len(x), side), score], axis=1)


def _best(table: Pixels) -> list[Square]:
    """Return the best squares; the larger one where two are nearly as good."""
    kept: list[Square] = []
    order = np.argsort(-(table[:, 3] + 0.004 * table[:, 2]))
    left = table[order]
    while len(left):
        x, y, side, score = left[0]
        kept.append(Square(max(int(x), 0), max(int(y), 0), int(side), float(score)))
        wide = np.minimum(x + side, left[:, 0] + left[:, 2]) - np.maximum(x, left[:, 0])
        high = np.minimum(y + side, left[:, 1] + left[:, 2]) - np.maximum(y, left[:, 1])
        both = np.clip(wide, 0, None) * np.clip(high, 0, None)
        left = left[both <= 0.25 * np.minimum(side, left[:, 2]) ** 2]
    return kept
