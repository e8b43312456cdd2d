"""Words as numbers: one that stands for the word, and sets of bits that near words nearly share."""

from __future__ import annotations

import hashlib
from itertools import pairwise


def word_hash(word: str) -> int:
    """Return a number that stands for a word in the files, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def letters(word: str) -> int:
    """Return the letters and digits of a word as a set of bits."""
    bits = 0
    for character in word:
        code = ord(character)
        bits |= 1 << (code - 97 if 97 <= code <= 122 else 26 + code - 48 if 48 <= code <= 57 else 40)
    return bits


def pairs(word: str) -> int:
    """Return the neighbouring letters of a word, its ends among them, as a set of bits."""
    framed = f"^{word}$"
    bits = 0
    for one, two in pairwise(framed):
        bits |= 1 << ((ord(one) * 31 + ord(two)) % 61)
    return bits
