"""How alike two words are, where one of them came through OCR or a hurried hand.

Scanners confuse letters of like shape (cl and d, rn and m, 0 and O); people forget an accent, a doubled
letter or a plural. Such differences cost little; any other is another word. Numbers are never alike:
« Toit 17 » is not « Toit 76 ».
"""

from __future__ import annotations

import re
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
_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)
_TWO = re.compile(f"(?=({'|'.join(_ONE_FOR_TWO)}))")
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
    shorter, longer = sorted((len(read), len(known)))
    if shorter < SHORTEST_FUZZY - 1 or longer - shorter > 3:
        return OTHER
    most = most_edits(shorter)
    edits = OSA.distance(read, known, score_cutoff=most)
    return OTHER if edits > most else _near(read, known, edits)


@lru_cache(maxsize=16384)
def _near(read: str, known: str, edits: int) -> Likeness:
    """Return how alike two words are that few edits keep apart; kept, as few pairs of words are so near."""
    shorter = min(len(read), len(known))
    if shorter >= SHORTEST_FUZZY and (_singular(read) == _singular(known) or _single(read) == _single(known)):
        return Likeness(0.97, "graphie")
    return _weighed(read, known) if _may_be_damage(read, known, edits) else OTHER


def _may_be_damage(read: str, known: str, edits: int) -> bool:
    """Say whether so many edits may be few enough changes for :func:`_weighed`, which is slow to count them.

    One change is one edit, but for letters read as two and for digits, which are damage for certain.
    """
    length = max(len(read), len(known))
    edits -= 0 if read.isalpha() else sum(map(str.isdigit, read))
    # Beside an unlikely change it bears few others; where there are more, all of them must be likely.
    beside = max(0, length // 5 - 1)
    if edits <= beside + 1 or (edits <= 2 * beside + 1 and edits - _ligatures(read, known) <= beside + 1):
        return True
    return _likely(read, known, max(2 if length >= 6 else 1, length // 4))


def _likely(read: str, known: str, most: int) -> bool:
    """Say whether at most so many likely changes, and no unlikely one, turn one word into the other."""
    for place, (one, other) in enumerate(zip(read, known, strict=False)):
        if one != other:
            return _likely_from(read[place:], known[place:], most)
    return len(read) == len(known)


def _likely_from(read: str, known: str, most: int) -> bool:
    """Say what :func:`_likely` says of words whose first letters differ."""
    changed = (read[0], known[0])
    left = most if changed in _FREE else most - 1
    if left >= 0 and changed in _COSTS and _likely(read[1:], known[1:], left):
        return True
    if most < 1:
        return False
    # No letter is the first of the two that it is read as: such are only where the words part.
    return any(
        known.startswith(one) and _likely(read[2:], known[len(one) :], most - 1)
        for one in _ONE_FOR_TWO.get(read[:2], ())
    ) or any(
        read.startswith(one) and _likely(read[len(one) :], known[2:], most - 1)
        for one in _ONE_FOR_TWO.get(known[:2], ())
    )


def _ligatures(read: str, known: str) -> int:
    """Return the most places in which a letter of one word may have been read as two of the other."""
    return sum(
        any(letter in other for letter in _ONE_FOR_TWO[two])
        for one, other in ((read, known), (known, read))
        for two in _TWO.findall(one)
    )


def most_edits(length: int) -> int:
    """Return how many letters at most keep a word of that length apart from any that it may be."""
    return 2 if length < 6 else 3 if length < 9 else 4


def _singular(word: str) -> str:
    return word.rstrip("sx") if len(word) > SHORTEST_FUZZY else word


@lru_cache(maxsize=4096)
def _single(word: str) -> str:
    return _DOUBLED.sub(r"\1", word).rstrip("e")


def _weighed(read: str, known: str) -> Likeness:
    """Tell damage from another word by the least number of unlikely and of likely changes."""
    length = max(len(read), len(known))
    changes = _changes(read, known, _dearest(length))
    if changes is None:
        return OTHER
    unlikely, loose, strict = changes
    likely = loose + strict
    if unlikely == 0 and likely <= max(1, length // 4):
        return Likeness(1.0 - 0.03 * likely, "confusion" if loose else "ocr")
    if unlikely == 0 and likely == 2 and length >= 6:
        return Likeness(0.9, "faute")
    if unlikely == 1 and likely <= max(0, length // 5 - 1) and length >= 5:
        return Likeness(0.9 - 0.03 * likely, "faute")
    if unlikely == 2 and likely == 0 and length >= 10:
        return Likeness(0.82, "faute")
    return OTHER


# What changes cost: an unlikely one, one of letters of like shape, one of letters of one shape.
_UNLIKELY_COST, _LOOSE_COST, _STRICT_COST = 190, 115, 100
# Changes as one number that adds up and compares: what they cost above, how many of each kind below.
_UNLIKELY = (_UNLIKELY_COST << 24) | (1 << 16)
_LOOSE_CHANGE = (_LOOSE_COST << 24) | (1 << 8)
_STRICT_CHANGE = (_STRICT_COST << 24) | 1
_NEVER = 1 << 60


def _dearest(length: int) -> int:
    """Return a cost above which :func:`_weighed` takes no changes for damage, whatever they are."""
    likely = max(2 if length >= 6 else 1, length // 4) * _LOOSE_COST
    mixed = _UNLIKELY_COST + max(0, length // 5 - 1) * _LOOSE_COST
    return max(likely, mixed, 2 * _UNLIKELY_COST if length >= 10 else 0)


def _changes(read: str, known: str, dearest: int) -> tuple[int, int, int] | None:
    """Return how many unlikely, loose and strict changes turn one word into the other at least cost.

    None where they cost more than ``dearest``: whole rows do, or the words' lengths drift too far apart (each
    letter of drift is a change, an unlikely one unless it is read as two).
    """
    above, width, longer = (dearest + 1) << 24, len(known), len(known) - len(read)
    drift = dearest // (_STRICT_COST if _ligatures(read, known) else _UNLIKELY_COST)
    there_and_back = (drift - abs(longer)) // 2
    if there_and_back < 0:
        return None
    least, most = min(longer, 0) - there_and_back, max(longer, 0) + there_and_back
    before: list[int] = []
    row = [j * _UNLIKELY for j in range(width + 1)]
    for i in range(1, len(read) + 1):
        older, before = before, row
        row = [_NEVER] * (width + 1)
        row[0] = i * _UNLIKELY
        for j in range(max(1, i + least), min(width, i + most) + 1):
            row[j] = _cheapest((older, before, row), read, known, i, j)
        if min(row) >= above and min(before) >= above:
            return None
    found = row[-1]
    return ((found >> 16) & 255, (found >> 8) & 255, found & 255) if found < above else None


def _cheapest(rows: tuple[list[int], list[int], list[int]], read: str, known: str, i: int, j: int) -> int:
    """Return the least cost of the cell (i, j); ``rows`` are those of i - 2, i - 1 and i."""
    older, before, row = rows
    a, b = read[i - 1], known[j - 1]
    found = before[j - 1]
    if a != b and (a, b) not in _FREE:
        found += _COSTS.get((a, b), _UNLIKELY)
    found = min(found, before[j] + _UNLIKELY, row[j - 1] + _UNLIKELY)
    two, known_two = read[i - 2 : i], known[j - 2 : j]
    if i > 1 and j > 1 and two == known_two[::-1]:
        found = min(found, older[j - 2] + _UNLIKELY)
    if i > 1 and two in _ONE_FOR_TWO:
        for one in _ONE_FOR_TWO[two]:
            if known.endswith(one, 0, j):
                found = min(found, older[j - len(one)] + _STRICT_CHANGE)
    if j > 1 and known_two in _ONE_FOR_TWO:
        for one in _ONE_FOR_TWO[known_two]:
            if read.endswith(one, 0, i):
                found = min(found, (before if len(one) == 1 else older)[j - 2] + _STRICT_CHANGE)
    return found


_COSTS = dict.fromkeys(_LOOSE, _LOOSE_CHANGE) | dict.fromkeys(_STRICT, _STRICT_CHANGE)
_FREE = frozenset((a, b) for a, b in _STRICT if a.isdigit())  # a digit within a word is damage for certain
