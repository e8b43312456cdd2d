"""Squares that are drawn on a page, found by their corners: a tick that leaves its box hides none of all four.

Straight strokes as long as a box is wide are kept across and down (openings by lines); where the end of one
meets the end of the other there is a corner, and for each corner the side is tried that is drawn best.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ingest.ink import Pixels, Square, blobs

REACH = 4  # pixels between the ends of the two strokes of a corner
OVERHANG = 14  # pixels that a tick may draw a side out past its corner
CLEAR = 5  # pixels outside a side at which there should be paper
MOST = 3000  # corners: a hatched drawing has more, and no boxes
JITTER = ((0, 0), (-2, 0), (2, 0), (0, -2), (0, 2))
CORNER_SHARE = 0.08  # taken off for each corner that is not drawn: letters have round ones


@dataclass(frozen=True, slots=True)
class Sides:
    """Ink summed over all that is above and left, of the rows and of the columns in pairs, with margins of ``pad``.

    The margins hold any square that has a corner on the page, with what is looked at around it.
    """

    rows: Pixels
    columns: Pixels
    pad: int

    def level(self, at: Pixels, start: Pixels, reach: Pixels) -> Pixels:
        """Return the share of ink on the ``reach`` pixels from ``start`` on, at the heights ``at``."""
        return np.asarray(_between(self.rows, (at // 2, at // 2 + 1), (start, start + reach)) / reach)

    def upright(self, at: Pixels, start: Pixels, reach: Pixels) -> Pixels:
        """Return the share of ink on the ``reach`` pixels down from ``start``, at the distances ``at``."""
        return np.asarray(_between(self.columns, (start, start + reach), (at // 2, at // 2 + 1)) / reach)


def _between(sums: Pixels, rows: tuple[Pixels, Pixels], columns: tuple[Pixels, Pixels]) -> Pixels:
    """Return what the sums grow by between two rows and two columns."""
    (top, bottom), (left, right) = rows, columns
    return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


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
    return _best(_scored(_sides(rows, columns, sizes.stop + 16), corners, sizes, least))


def _pairs(solid: Pixels) -> tuple[Pixels, Pixels]:
    """Return the page with its rows and with its columns in pairs: a side that leans a little stays whole."""
    height, width = solid.shape[0] // 2 * 2, solid.shape[1] // 2 * 2
    even = solid[:height, :width]
    return even[0::2] | even[1::2], np.ascontiguousarray(even[:, 0::2] | even[:, 1::2])


def _strokes(ink: Pixels, kernel: tuple[int, int]) -> Pixels:
    return blobs(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(kernel, np.uint8)))


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
    wide = np.pad(rows, ((pad // 2, pad // 2), (pad, pad)))
    high = np.pad(columns, ((pad, pad), (pad // 2, pad // 2)))
    return Sides(cv2.integral(wide), cv2.integral(high), pad)


def _scored(sides: Sides, corners: Pixels, sizes: range, least: float) -> Pixels:
    """Return x, y, side, score of the squares at the corners, of each size, that are drawn at least so well."""
    shift, side = np.array(JITTER), np.array(sizes)[:, None, None]
    x = corners[:, 0:1] - corners[:, 2:3] * (side - 1) + shift[:, 0] + sides.pad
    y = corners[:, 1:2] - corners[:, 3:4] * (side - 1) + shift[:, 1] + sides.pad
    side = np.broadcast_to(side, x.shape)
    edges = _edges(sides, x, y, side)
    # What is outside and at the corners only takes off: few places are worth a look at it.
    drawn = 0.5 * edges.mean(axis=0) + 0.5 * edges.min(axis=0) >= least
    x, y, side, edges = x[drawn], y[drawn], side[drawn], edges[:, drawn]
    missing = (_corner_ink(sides, x, y, side) < 0.4).sum(axis=0)
    clear = edges - 0.5 * _outside(sides, x, y, side)
    score = 0.5 * clear.mean(axis=0) + 0.5 * edges.min(axis=0) - CORNER_SHARE * missing
    table = np.stack([x - sides.pad, y - sides.pad, side, score], axis=1)
    return np.asarray(table[score >= least])


def _edges(sides: Sides, x: Pixels, y: Pixels, side: Pixels) -> Pixels:
    last = side - 1
    return np.stack(
        [
            sides.level(y, x, side), sides.level(y + last, x, side),
            sides.upright(x, y, side), sides.upright(x + last, y, side),
        ]
    )  # fmt: skip


def _outside(sides: Sides, x: Pixels, y: Pixels, side: Pixels) -> Pixels:
    far = side - 1 + CLEAR
    return np.stack(
        [
            sides.level(y - CLEAR, x, side), sides.level(y + far, x, side),
            sides.upright(x - CLEAR, y, side), sides.upright(x + far, y, side),
        ]
    )  # fmt: skip


def _corner_ink(sides: Sides, x: Pixels, y: Pixels, side: Pixels) -> Pixels:
    last, short = side - 1, np.maximum(CLEAR - 1, side // 7)
    right, bottom = x + side - short, y + side - short
    return np.stack(
        [
            np.minimum(sides.level(yy, xx, short), sides.upright(cx, cy, short))
            for yy, xx, cx, cy in (
                (y, x, x, y),
                (y, right, x + last, y),
                (y + last, x, x, bottom),
                (y + last, right, x + last, bottom),
            )
        ]
    )


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
