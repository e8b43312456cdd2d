"""What the words of a page say of its boxes: which ink is letters for sure, which word may hide a box.

Tesseract reads a box as a letter (« H », « fal »), as a bracket of the word before it, or covers it with the place of
that word; and letters of words that it read without confidence pass for boxes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.anchors import OPTION_PHRASES, OPTION_WORDS, Anchor, folded, is_wide
from ingest.ink import Pixels, Square
from ingest.tesseract import OcrWord
from ingest.text_quality import SHORT_WORDS, is_likely

SMALLEST, LARGEST = 24, 62  # pixels at 300 dpi: 5 to 15 points
TOUCHING = 2.0  # pixels between two words; a space has ten
LONG = 8  # letters that no box is read as; Tesseract gives some long words in capitals no confidence at all
CLEAR_OUTLINE = 0.88  # of nearly every box of 300 dpi; one letter in a hundred pages
NOISE = re.compile(
    r"^[\W_]*(?:[ODLJCUMEIX0Q1£&B]|[lLI1]+[JI1]?|[JCLI1]{2}|O[O)]|Di|Ci|L1|LJ|EH|EX|DX|[xX]|M|K|kd|[A-Z]{2})?[\W_]*$"
)
_MIXED = re.compile(r"[A-ZÀ-Ý]{2}[a-zà-ý]|[a-zà-ý][A-ZÀ-Ý]")  # « OMoyen »: a box was read as a letter
_PRINTED = frozenset((*OPTION_WORDS, *" ".join(OPTION_PHRASES).replace("'", " ").split(), "d'une", "d'offre"))
_LETTERS = frozenset("BHKR")  # of sections; drawn much as boxes are


def apart(words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the words, one that touches the next of its line cut by a box: its place may cover one behind it."""
    found = list(words[-1:])
    for word, following in zip(words[-2::-1], words[:0:-1], strict=True):
        touches = word.line == following.line and word.left < following.left <= word.right + TOUCHING
        right = following.left - SMALLEST if touches else word.right
        found.append(replace(word, right=right) if right > word.left + SMALLEST else word)
    return found[::-1]


def without_words(
    solid: Pixels, words: Sequence[OcrWord], anchors: Sequence[Anchor], units: Mapping[int, float]
) -> Pixels:
    """Return the ink without the words that were read for sure: their letters would pass for boxes."""
    left = solid.copy()
    heads = _heads(words)
    beside = {word: anchor.swollen for anchor in anchors for word in (anchor.left, anchor.right) if word}
    for word in words:
        swollen = beside.get(word, False) or is_wide(word, units[word.line])
        if _is_sure(word, word in beside, word in heads) and not swollen:
            left[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1] = 0
    return left


def sure_words(words: Sequence[OcrWord]) -> list[OcrWord]:
    """Return the words that hide no box, options not looked at."""
    heads = _heads(words)
    return [word for word in words if _is_sure(word, False, word in heads)]


def replies(words: Sequence[OcrWord]) -> set[OcrWord]:
    """Return the words that stand alone behind a colon: « PDALPD : Non » is an answer, no option of a lost box."""
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    found = set()
    for line in lines.values():
        for before, last in pairwise(sorted(line, key=lambda word: word.left)[-2:]):
            if before.text.endswith(":") and last.left - before.right < 1.5 * (last.bottom - last.top):
                found.add(last)
    return found


def in_word(square: Square, words: Sequence[OcrWord], units: Mapping[int, float]) -> bool:
    """Say whether a square is a letter of a word that was read well, whose letters fill its place."""
    x, y = square.x + square.side / 2, square.y + square.side / 2
    for word in words:
        if not (word.left - 2 <= x <= word.right + 2 and word.top - 4 <= y <= word.bottom + 4):
            continue
        letters = sum(one.isalnum() for one in word.text)
        unread = word.confidence < (0.85 if letters == 2 else 0.6)
        long = letters >= LONG and is_likely(word.text) and not _MIXED.search(word.text)
        if letters < 2 or (unread and not long) or _is_at_end(square, word):
            continue
        middle = word.left + square.side < x < word.right - square.side
        if middle or not is_wide(word, units[word.line]):
            return True
    return False


def _is_at_end(square: Square, word: OcrWord) -> bool:
    """Say whether a clearly drawn square is read as all of a word, as a bracket at its end, or stands out of it."""
    if square.score < CLEAR_OUTLINE:
        return False
    all_of_it = word.right - word.left < 1.6 * square.side
    out = square.x + square.side - word.right > 0.25 * square.side
    return all_of_it or out or (not word.text[-1].isalnum() and square.x + 1.5 * square.side > word.right)


def _heads(words: Sequence[OcrWord]) -> set[OcrWord]:
    """Return the first word of each line."""
    first: dict[int, OcrWord] = {}
    for word in words:
        if word.line not in first or word.left < first[word.line].left:
            first[word.line] = word
    return set(first.values())


def _is_sure(word: OcrWord, is_anchor: bool, is_head: bool) -> bool:
    """Say whether a word was read so well that no box hides in it; ``is_head`` if it opens its line."""
    text = folded(word.text).strip(".,:;!?()'\"/-")
    if is_anchor:
        return text in _PRINTED and word.confidence > 0.6
    if len(text) == 2:
        return word.confidence > 0.8 and text in SHORT_WORDS
    if len(text) == 1:
        return is_head and word.confidence > 0.8 and word.text.strip(".-):") in _LETTERS
    if len(text) == 3 and text not in SHORT_WORDS and _is_square(word):
        return False
    least = 0.7 if len(text) < 5 else 0.4
    if _MIXED.search(word.text):
        return False
    return word.confidence > least and len(text) >= 3 and text.isalpha() and is_likely(word.text)


def _is_square(word: OcrWord) -> bool:
    """Say whether a word's place is as wide as it is high: a ticked box is read as « fal », « EXI »."""
    wide, high = word.right - word.left, word.bottom - word.top
    return max(wide, high) < 1.25 * min(wide, high)
