"""How alike two words are, where one of them came through OCR or a hurried hand.

Scanners confuse letters of like shape (cl and d, rn and m, 0 and O); people forget an accent, a doubled
letter or a plural. Such differences cost little; any other is another word. Numbers are never alike:
« Toit 17 » is not « Toit 76 ».
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

# Letters of one shape, which scanners confuse, and letters that a bad scan may confuse too.
_SAME_SHAPE = (
    "o0q",
    "il1tj",
    "ce",
    "ft",
    "ef",
    "nu",
    "uv",
    "vy",
    "hb",
    "hk",
    "gq9",
    "s5",
    "b8",
    "b6",
    "o6",
    "z2",
    "cg",
    "ug",
)
_LIKE_SHAPE = ("oa", "ea", "oe", "co", "od", "dq", "nh", "nr", "mn", "pn", "zs", "rt", "ri", "s8", "d0", "ao")
_STRICT = frozenset((a, b) for group in _SAME_SHAPE for a in group for b in group if a != b)
_LOOSE = frozenset((a, b) for group in _LIKE_SHAPE for a in group for b in group if a != b) - _STRICT
_LIGATURES = (
    ("rn", "m"), ("cl", "d"), ("li", "h"), ("ii", "u"), ("il", "u"), ("ll", "u"), ("vv", "w"), ("ni", "m"),
    ("in", "m"), ("nn", "m"), ("ri", "n"), ("lc", "k"), ("oe", "ce"), ("fi", "h"), ("ll", "h"),
)  # fmt: skip
_ONE_FOR_TWO = {two: tuple(one for known, one in _LIGATURES if known == two) for two, _ in _LIGATURES}
_DIGIT_LETTERS = str.maketrans("oilsbzgq", "01158299")

SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """``quality`` is 0..1; ``how`` is what the difference looks like, None where the words are two words.

    « exact »; « graphie »: a plural, a doubled letter; « ocr »: letters of one shape; « confusion »: letters of
    like shape; « faute »: one letter more, less or other.
    """

    quality: float
    how: str | None


EXACT = Likeness(1.0, "exact")
OTHER = Likeness(0.0, None)


@lru_cache(maxsize=65536)
def likeness(read: str, known: str) -> Likeness:
    """Return how alike a word that was read is to one that is known.

    >>> likeness("lancle", "lande").how, likeness("marais", "maraiss").how, likeness("17", "76").how
    ('ocr', 'graphie', None)
    >>> likeness("rivemant", "rivemont").how, likeness("rivmont", "rivemont").how
    ('confusion', 'faute')
    """
    if read == known:
        return EXACT
    if not known.isalpha() or read.isdigit():
        same = read.translate(_DIGIT_LETTERS) == known.translate(_DIGIT_LETTERS)
        return Likeness(0.95, "ocr") if same else OTHER
    shorter = min(len(read), len(known))
    if shorter < SHORTEST_FUZZY - 1 or abs(len(read) - len(known)) > 3:
        return OTHER
    if OSA.distance(read, known, score_cutoff=_most_edits(shorter)) > _most_edits(shorter):
        return OTHER
    if shorter >= SHORTEST_FUZZY and (_singular(read) == _singular(known) or _single(read) == _single(known)):
        return Likeness(0.97, "graphie")
    return _weighed(read, known)


def _most_edits(length: int) -> int:
    return 2 if length < 6 else 3 if length < 9 else 4


def _singular(word: str) -> str:
    return word.rstrip("sx") if len(word) > SHORTEST_FUZZY else word


def _single(word: str) -> str:
    return "".join(
        letter for number, letter in enumerate(word) if not number or letter != word[number - 1]
    ).rstrip("e")


def _weighed(read: str, known: str) -> Likeness:
    """Tell damage from another word by the least number of unlikely and of likely changes."""
    unlikely, loose, strict = _changes(read, known)
    likely = loose + strict
    length = max(len(read), len(known))
    if unlikely == 0 and likely <= max(1, length // 4):
        return Likeness(1.0 - 0.03 * likely, "confusion" if loose else "ocr")
    if unlikely == 0 and likely == 2 and length >= 6:
        return Likeness(0.9, "faute")
    if unlikely == 1 and likely <= max(0, length // 5 - 1) and length >= 5:
        return Likeness(0.9 - 0.03 * likely, "faute")
    if unlikely == 2 and likely == 0 and length >= 10:
        return Likeness(0.82, "faute")
    return OTHER


# Changes as one number that adds up and compares: what they cost above, how many of each kind below.
_UNLIKELY = (190 << 24) | (1 << 16)
_LOOSE_CHANGE = (115 << 24) | (1 << 8)
_STRICT_CHANGE = (100 << 24) | 1


def _changes(read: str, known: str) -> tuple[int, int, int]:
    """Return how many unlikely, loose and strict changes turn one word into the other at least cost."""
    best = [[j * _UNLIKELY for j in range(len(known) + 1)]]
    for i in range(1, len(read) + 1):
        row = [i * _UNLIKELY]
        best.append(row)
        for j in range(1, len(known) + 1):
            row.append(_cheapest(best, read, known, i, j))
    found = best[-1][-1]
    return (found >> 16) & 255, (found >> 8) & 255, found & 255


def _cheapest(best: list[list[int]], read: str, known: str, i: int, j: int) -> int:
    """Return the least cost of the cell (i, j)."""
    a, b = read[i - 1], known[j - 1]
    if a == b:
        change = 0
    elif (a, b) in _STRICT:
        change = 0 if a.isdigit() else _STRICT_CHANGE  # a digit within a word is damage for certain
    else:
        change = _LOOSE_CHANGE if (a, b) in _LOOSE else _UNLIKELY
    found = min(best[i - 1][j - 1] + change, min(best[i - 1][j], best[i][j - 1]) + _UNLIKELY)
    if i > 1:
        two = read[i - 2 : i]
        if j > 1 and two == known[j - 1] + known[j - 2]:
            found = min(found, best[i - 2][j - 2] + _UNLIKELY)
        for one in _ONE_FOR_TWO.get(two, ()):
            if known.endswith(one, 0, j):
                found = min(found, best[i - 2][j - len(one)] + _STRICT_CHANGE)
    if j > 1:
        for one in _ONE_FOR_TWO.get(known[j - 2 : j], ()):
            if read.endswith(one, 0, i):
                found = min(found, best[i - len(one)][j - 2] + _STRICT_CHANGE)
    return found
