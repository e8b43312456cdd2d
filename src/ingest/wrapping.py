"""Whether the lines of a text are physical ones, broken by a scan or a mail program, or paragraphs.

A dump of a Word file has one line per paragraph, of any length. A scan or a mail breaks at the width of
the page: lines up to some column, and the next one goes on in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

# Real OCR dumps run to 100 characters a line; an A4 page in 8 points to 160.
_WIDEST = 160
_FEWEST_LINES = 6
_GOING_ON = 0.12  # of the pairs of lines; paragraph dumps show 0.02, wrapped prose 0.4 to 0.7


def is_wrapped(lines: Sequence[str]) -> bool | None:
    """Say whether a page's lines are physical; None where there are too few of them to tell."""
    filled = [line.rstrip() for line in lines]
    lengths = sorted(len(line) for line in filled if line.strip())
    if len(lengths) < _FEWEST_LINES:
        return None
    # One long line in fifty may be a table's row or a pasted address
    if lengths[-1 - len(lengths) // 50] > _WIDEST:
        return False
    width = lengths[-1 - len(lengths) // 10]
    pairs = [(left, right.lstrip()) for left, right in pairwise(filled) if left.strip() and right.strip()]
    if not pairs:
        return False
    going_on = sum(_goes_on(left, right, width) for left, right in pairs)
    return going_on >= 2 and going_on >= _GOING_ON * len(pairs)


def _goes_on(left: str, right: str, width: int) -> bool:
    """Say whether ``right`` goes on with the sentence that fills the line ``left``."""
    return len(left) >= 0.6 * width and right[0].islower() and left[-1] not in ".:;!?"
