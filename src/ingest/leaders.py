"""Dot leaders and dotted lines that OCR read as words: their ink is lower than any letter's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.ink import Ink, blobs
from ingest.tesseract import OcrWord

HIGHEST = 9.0  # pixels at 300 dpi: the lowest letter of a text of 6 points is 12 high
PITCH = 9.0  # pixels at 300 dpi from dot to dot
SURE = 0.6  # dots that were read as a word never are; a dash or a comma is
LEAST = 4  # dots of a leader; fewer are a full stop, a colon, the dots of two i
_DOTS = re.compile(r"[.…·_]*(?:[.·_]{2}|…)[.…·_]*")
_CLOSING = re.compile(r"[:;)]?\Z")


def as_dots(words: Sequence[OcrWord], ink: Ink, scale: float) -> list[OcrWord]:
    """Return the words, those that are leaders as dots, and without what was read out of the dots behind a word.

    ``scale`` is the resolution of the page's ink over 300 dpi.
    """
    return [_as_seen(word, ink, scale) for word in words]


def _as_seen(word: OcrWord, ink: Ink, scale: float) -> OcrWord:
    lettered = any(one.isalnum() for one in word.text)
    if not lettered or word.confidence >= SURE or word.text.startswith(("-", "–", "—")):
        return word
    if word.bottom - word.top < HIGHEST * scale:
        return _dotted(word, "", word.left, scale)
    low, tall = _sides(word, ink, scale)
    if low and not tall:
        return _dotted(word, "", word.left, scale)
    dots = _DOTS.search(word.text)
    behind = sum(left > max(tall) for left in low) if tall else 0
    if dots and dots.start() and behind >= LEAST and any(one.isalnum() for one in word.text[dots.end() :]):
        return _dotted(word, word.text[: dots.start()], max(tall), scale)
    return word


def _sides(word: OcrWord, ink: Ink, scale: float) -> tuple[list[float], list[float]]:
    """Return the left sides of what is low in a word's place, and the right sides of what is tall."""
    top, left = max(int(max(word.top, word.line_top)), 0), max(int(word.left), 0)
    part = ink.solid[top : int(min(word.bottom, word.line_bottom)) + 1, left : int(word.right) + 1]
    low: list[float] = []
    tall: list[float] = []
    for x, y, wide, high in blobs(part).tolist():
        if high >= HIGHEST * scale:
            tall.append(left + x + wide)
        elif y > 0 and y + high < part.shape[0]:  # not what hangs in from the line above
            low.append(left + x)
    return low, tall


def _dotted(word: OcrWord, head: str, edge: float, scale: float) -> OcrWord:
    """Return ``head`` and the dots from ``edge`` to the word's end, with the colon behind them."""
    count = max(round((word.right - edge) / (PITCH * scale)), 1)
    closing = _CLOSING.search(word.text)
    return replace(word, text=head + "." * count + (closing[0] if closing else ""), confidence=0.9)
