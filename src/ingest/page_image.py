"""A page image made ready for OCR, each by its own merits: turned, straightened, freed of noise, enlarged.

Skew is found by projection: straight lines of text make the sharpest row profile (Postl, 1986). Specks and
shading are measured before anything is mended: a median filter costs a clean page a tenth of its errors more,
and an evenly lit one gains nothing from a division by its paper. What each gains: ``docs/ocr.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

Pixels = np.ndarray

STEEPEST = 5.0  # degrees of skew that are looked for
LEAST_SKEW = 0.08  # degrees: less does not show over a page
SPECKLED = 0.003  # share of stray pixels on blank paper above which the median filter pays
STRAY = 48  # grey levels from the paper
TILE = 24  # pixels: small enough to lie between lines of text
SHADED = 14  # grey levels between the lightest and the darkest paper above which the page is lit evenly
BLANK_INK = 0.0004  # share of dark pixels under which a page is blank
SMALL = 1000  # pixels of the long side of the image that skew and rotation are looked for in
LIGHT = 300  # and the paper's shades


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready to be read, and what was done to it."""

    image: Pixels  # grey, upright, at the OCR's resolution
    rotation: int  # degrees clockwise
    skew: float  # degrees that it was turned by, counter-clockwise positive
    blank: bool


def prepare(grey: Pixels, scale: float, rotation: int | None = None) -> Prepared:
    """Return the page upright, straight and enlarged by ``scale``; ``rotation`` None has it found."""
    reduced = _reduced(grey)
    small = _ink(reduced)
    turned = rotation if rotation is not None else (90 if _lies(small) else 0)
    if turned:
        grey, reduced, small = (np.rot90(one, -turned // 90) for one in (grey, reduced, small))
    blank = is_blank(small)
    image = evenly_lit(np.ascontiguousarray(grey), np.ascontiguousarray(reduced))
    if specks_of(image) > SPECKLED:
        image = cv2.medianBlur(image, 3)
    if abs(scale - 1) > 0.05:
        way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        image = cv2.resize(image, None, fx=scale, fy=scale, interpolation=way)
    skew = 0.0 if blank else skew_of(small)
    if abs(skew) > LEAST_SKEW:
        image = rotated(image, skew)
    else:
        skew = 0.0
    return Prepared(image, turned, skew, blank)


def rotated(image: Pixels, angle: float) -> Pixels:
    """Return the image turned about its middle, counter-clockwise, on white."""
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=255))


def _reduced(grey: Pixels, longest: int = SMALL) -> Pixels:
    """Return a copy of at most so many pixels on its long side."""
    factor = longest / max(grey.shape)
    if factor >= 1:
        return grey
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))


def _ink(small: Pixels) -> Pixels:
    """Return the ink of a reduced page as 0 and 1."""
    background = cv2.medianBlur(np.ascontiguousarray(small), 31)
    darker = cv2.subtract(background, np.ascontiguousarray(small))
    return np.asarray((darker > 40).astype(np.float32))


def is_blank(ink: Pixels) -> bool:
    """Say whether nothing but specks and edges is on the page."""
    height, width = ink.shape
    inner = ink[height // 25 : -height // 25, width // 25 : -width // 25]
    return float(inner.mean()) < BLANK_INK


def _sharpness(ink: Pixels, axis: int) -> float:
    profile = ink.sum(axis=axis)
    return float(np.square(np.diff(profile)).sum() / max(profile.sum(), 1.0))


def _lies(ink: Pixels) -> bool:
    """Say whether the lines of text run down the page: by the better profile, skew allowed for."""
    height, width = ink.shape
    inner = ink[height // 30 : -height // 30, width // 30 : -width // 30]
    upright = max(_sharpness(rotated_ink(inner, angle), 1) for angle in (-1.2, 0.0, 1.2))
    lying = max(_sharpness(rotated_ink(inner, angle), 0) for angle in (-1.2, 0.0, 1.2))
    return lying > 1.3 * upright


def rotated_ink(ink: Pixels, angle: float) -> Pixels:
    """Return the ink turned by a small angle."""
    if not angle:
        return ink
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.asarray(cv2.warpAffine(np.ascontiguousarray(ink), matrix, (width, height)))


def skew_of(ink: Pixels) -> float:
    """Return the angle to turn by, counter-clockwise, that makes the rows of text sharpest."""

    def best(page: Pixels, angles: np.ndarray) -> float:
        return float(max(angles, key=lambda angle: _sharpness(rotated_ink(page, float(angle)), 1)))

    half = cv2.resize(ink, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    coarse = best(half, np.arange(-STEEPEST, STEEPEST + 0.1, 0.5))
    middle = best(ink, np.arange(coarse - 0.4, coarse + 0.41, 0.2))
    return best(ink, np.arange(middle - 0.15, middle + 0.16, 0.05))


def specks_of(grey: Pixels) -> float:
    """Return the share of stray pixels on blank paper: in the emptiest quarter of small tiles."""
    height, width = (size * 8 // 10 // TILE * TILE for size in grey.shape)
    if not height or not width:
        return 0.0
    top, left = grey.shape[0] // 10, grey.shape[1] // 10
    rows = grey[top : top + height, left : left + width].reshape(height // TILE, TILE, width // TILE, TILE)
    tiles = rows[::6].transpose(0, 2, 1, 3).reshape(-1, TILE * TILE)
    paper = np.median(tiles, axis=1)[:, None]
    return float(np.percentile((np.abs(tiles - paper) > STRAY).mean(axis=1), 25))


def evenly_lit(grey: Pixels, reduced: Pixels) -> Pixels:
    """Return the page on paper of one shade: Tesseract parts ink from paper at one level for the page.

    The paper is looked for on ``reduced``, a smaller copy of the same page.
    """
    small = _reduced(reduced, LIGHT)
    if small is grey:
        return grey
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 15)
    dark, light = np.percentile(paper, [2, 98])
    if light - dark <= SHADED:
        return grey
    whole = cv2.resize(np.maximum(paper, 40), grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, whole, scale=250))


def halves(grey: Pixels) -> list[Pixels]:
    """Return the two pages of a sheet that holds two side by side, else the page itself."""
    height, width = grey.shape
    if width < 1.25 * height:
        return [grey]
    ink = _ink(_reduced(grey))
    columns = ink[ink.shape[0] // 20 : -ink.shape[0] // 20].sum(axis=0)
    wide = len(columns)
    quiet = np.flatnonzero(columns[int(wide * 0.45) : int(wide * 0.55)] < 1.0) + int(wide * 0.45)
    sides = columns[: int(wide * 0.45)].sum(), columns[int(wide * 0.55) :].sum()
    if len(quiet) < 0.02 * wide or min(sides) < 0.1 * max(sides) or _lies(ink):
        return [grey]
    cut = int(np.median(quiet) * width / wide)
    return [np.ascontiguousarray(grey[:, :cut]), np.ascontiguousarray(grey[:, cut:])]
