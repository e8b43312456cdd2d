"""Dot leaders and dotted lines that OCR read as words: their ink is lower than any letter's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.tesseract import OcrWord

HIGHEST = 9.0  # pixels at 300 dpi: the lowest letter of a text of 6 points is 12 high
PITCH = 9.0  # pixels at 300 dpi from dot to dot
SURE = 0.6  # dots that were read as a word never are; a dash or a comma is


def as_dots(words: Sequence[OcrWord], scale: float) -> list[OcrWord]:
    """Return the words, those that are leaders as dots; ``scale`` is the resolution over 300 dpi."""
    return [_dotted(word, scale) if _is_leader(word, scale) else word for word in words]


def _is_leader(word: OcrWord, scale: float) -> bool:
    low = word.bottom - word.top < HIGHEST * scale
    lettered = any(one.isalnum() for one in word.text)
    return low and lettered and word.confidence < SURE and not word.text.startswith(("-", "–", "—"))


def _dotted(word: OcrWord, scale: float) -> OcrWord:
    count = max(round((word.right - word.left) / (PITCH * scale)), 1)
    return replace(word, text="." * count, confidence=0.9)
