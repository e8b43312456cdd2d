"""Ink that Tesseract's layout left out: lines of letters without a word over them, read again by themselves.

Its page segmentation drops short lines above a dotted line, cells with little in them, the last line of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from ingest.ink import Ink, Pixels, blobs
from ingest.tesseract import OcrWord
from ingest.text_quality import is_likely

LOWEST, HIGHEST = 12, 80  # pixels at 300 dpi: letters of 6 to 30 points
AROUND = 4  # pixels by which a word's ink may stand out of its place
GAP = 34  # between two words of a line
LEAST = 5  # letters; fewer are a page's number, a stroke of a pen
MOST = 12  # lines a page: a drawing is not read letter by letter
MARGIN = 14
SURE = 0.75  # of what is read so on the average, by letter


Read = Callable[[Pixels], list[OcrWord]]


def with_unread(words: Sequence[OcrWord], image: Pixels, ink: Ink, scale: float, read: Read) -> list[OcrWord]:
    """Return the words and those of the lines that were left out; ``read`` recognises an image of one line."""
    found = list(words)
    for line in unread_lines(ink, words, scale):
        left, top, right, bottom = line
        x, y = max(left - MARGIN, 0), max(top - MARGIN, 0)
        part = image[y : bottom + MARGIN, x : right + MARGIN]
        alone = cv2.copyMakeBorder(part, MARGIN, MARGIN, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=255)
        said = read(alone)
        if _is_sure(said):
            number = max((word.line for word in found), default=-1) + 1
            found.extend(_moved(word, x - MARGIN, y - MARGIN, number, (top, bottom)) for word in said)
    return found


def _is_sure(words: Sequence[OcrWord]) -> bool:
    letters = sum(len(word.text) for word in words)
    sure = sum(word.confidence * len(word.text) * is_likely(word.text) for word in words)
    return letters >= LEAST and sure >= SURE * letters


def _moved(word: OcrWord, x: float, y: float, line: int, band: tuple[int, int]) -> OcrWord:
    return replace(
        word,
        left=word.left + x,
        right=word.right + x,
        top=word.top + y,
        bottom=word.bottom + y,
        line=line,
        line_top=band[0],
        line_bottom=band[1],
    )


def unread_lines(ink: Ink, words: Sequence[OcrWord], scale: float) -> list[tuple[int, int, int, int]]:
    """Return left, top, right and bottom of the lines of letters that no word covers; ``scale`` is over 300 dpi."""
    rest = ink.solid.copy()
    for word in words:
        top, left = max(int(word.top - AROUND * scale), 0), max(int(word.left - AROUND * scale), 0)
        rest[top : int(word.bottom + AROUND * scale) + 1, left : int(word.right + AROUND * scale) + 1] = 0
    found = blobs(rest)
    wide, high = found[:, 2], found[:, 3]
    lettered = (LOWEST * scale <= high) & (high <= HIGHEST * scale) & (wide <= 1.5 * HIGHEST * scale)
    pieces = found[lettered].tolist()
    if len(pieces) < LEAST:
        return []
    letters = np.zeros(ink.solid.shape, np.uint8)
    for x, y, wide, high in pieces:
        letters[y : y + high, x : x + wide] = 1
    joined = cv2.dilate(letters, np.ones((1, int(GAP * scale)), np.uint8))
    lines = []
    for x, y, wide, high in blobs(joined).tolist():
        count = sum(x <= one[0] <= x + wide and y <= one[1] <= y + high for one in pieces)
        if count >= LEAST and high <= HIGHEST * scale and wide > 3 * high:
            lines.append((x, y, x + wide, y + high))
    return sorted(lines, key=lambda one: one[0] - one[2])[:MOST]
