"""How dark a place on a page is, and how much of a square's outline is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

Pixels = np.ndarray
THICK = 0.55  # of the lines just inside the sides: a cross takes a third of them, a bold letter most
FILLED = 0.85


@dataclass(frozen=True, slots=True)
class Square:
    """A square in pixels and how well its four sides are drawn, 0..1."""

    x: int
    y: int
    side: int
    score: float

    def overlap(self, other: Square) -> float:
        """Share of the smaller square that both cover."""
        wide = min(self.x + self.side, other.x + other.side) - max(self.x, other.x)
        high = min(self.y + self.side, other.y + other.side) - max(self.y, other.y)
        return max(wide, 0) * max(high, 0) / max(min(self.side, other.side) ** 2, 1)


@dataclass(frozen=True, slots=True)
class Ink:
    """A page as ink: ``solid`` says dark or not; ``grey`` with its ``paper`` and ``black`` says how dark."""

    solid: Pixels
    grey: Pixels
    paper: float
    black: float


def ink_of(grey: Pixels) -> Ink:
    """Return the page's ink, normalised by its own paper and its own black."""
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    level, solid = cv2.threshold(smooth, 0, 1, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    sample = grey[::5, ::5]
    dark = sample[solid[::5, ::5] > 0]
    black = float(np.percentile(dark, 25)) if len(dark) else level
    return Ink(solid, smooth, float(np.median(sample)), black)


def blobs(solid: Pixels) -> Pixels:
    """Return left, top, width and height of every connected piece of ink, one row each.

    Contours give the same as labelling every pixel, in a quarter of the time.
    """
    contours, levels = cv2.findContours(solid, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if levels is None:
        return np.zeros((0, 4), np.int64)
    outer = [contour for contour, level in zip(contours, levels[0], strict=True) if level[3] < 0]
    return np.array([cv2.boundingRect(contour) for contour in outer], np.int64).reshape(-1, 4)


def squares_in(solid: Pixels, sides: range) -> list[Square]:
    """Return the best square of each side in a window: drawn on four sides, white just outside."""
    best: list[Square] = []
    rows = np.pad(cv2.dilate(solid, np.ones((3, 1), np.uint8)), 6)
    columns = np.pad(cv2.dilate(solid, np.ones((1, 3), np.uint8)), 6)
    along = np.cumsum(np.pad(rows, ((0, 0), (1, 0))), axis=1, dtype=np.float32)
    down = np.cumsum(np.pad(columns, ((1, 0), (0, 0))), axis=0, dtype=np.float32)
    for side in sides:
        high, wide = rows.shape[0] - side - 12, rows.shape[1] - side - 12
        if high < 1 or wide < 1:
            continue
        flat = (along[:, side:] - along[:, :-side]) / side
        upright = (down[side:, :] - down[:-side, :]) / side
        score = _score(flat, upright, side, (high, wide))
        y, x = divmod(int(score.argmax()), score.shape[1])
        best.append(Square(x, y, side, float(score[y, x])))
    return best


def _score(flat: Pixels, upright: Pixels, side: int, shape: tuple[int, int]) -> Pixels:
    high, wide = shape

    def edge(dy: int, dx: int, of: Pixels) -> Pixels:
        return of[6 + dy : 6 + dy + high, 6 + dx : 6 + dx + wide]

    edges = np.stack(
        [edge(0, 0, flat), edge(side - 1, 0, flat), edge(0, 0, upright), edge(0, side - 1, upright)]
    )
    outside = np.stack(
        [edge(-5, 0, flat), edge(side + 4, 0, flat), edge(0, -5, upright), edge(0, side + 4, upright)]
    )
    clear = edges - 0.5 * outside
    return np.asarray(0.5 * clear.mean(axis=0) + 0.5 * np.sort(edges, axis=0)[0])


def outline(solid: Pixels, x: int, y: int, width: int, height: int) -> float:
    """Return the least drawn side of a component's own rectangle, corners included, 0..1."""
    part = solid[y : y + height, x : x + width]
    depth = max(2, min(width, height) // 9)
    sides = [
        part[:depth].max(axis=0),
        part[-depth:].max(axis=0),
        part[:, :depth].max(axis=1),
        part[:, -depth:].max(axis=1),
    ]
    corner = max(3, min(width, height) // 7)
    corners = [
        part[:corner, :corner],
        part[:corner, -corner:],
        part[-corner:, :corner],
        part[-corner:, -corner:],
    ]
    drawn = min(float(side.mean()) for side in sides)
    return drawn if all(float(one.mean()) > 0.25 for one in corners) else drawn * 0.5


def darkness(ink: Ink, square: Square) -> tuple[float, float]:
    """Return how dark the inside of a square is, and its darkest ninth: a small tick fills little."""
    inset = max(3, round(square.side * 0.2))
    top, left, side = square.y + inset, square.x + inset, square.side - 2 * inset
    part = ink.grey[top : top + side, left : left + side].astype(np.float32)
    if part.size < 9:
        return 0.0, 0.0
    part = np.clip((ink.paper - part) / max(ink.paper - ink.black, 1.0), 0, 1)
    ninths = [block.mean() for band in np.array_split(part, 3) for block in np.array_split(band, 3, axis=1)]
    return float(part.mean()), float(max(ninths))


def is_thin(ink: Ink, square: Square) -> bool:
    """Say whether a square is drawn with thin sides, or filled: bold letters are thick and not filled."""
    depth = max(round(square.side * 0.16), 4)
    part = ink.solid[square.y : square.y + square.side, square.x : square.x + square.side]
    if min(part.shape) < 3 * depth:
        return True
    inner = part[depth:-depth, depth:-depth]
    ring = [inner[0].mean(), inner[-1].mean(), inner[:, 0].mean(), inner[:, -1].mean()]
    return float(np.mean(ring)) < THICK or float(inner.mean()) > FILLED
