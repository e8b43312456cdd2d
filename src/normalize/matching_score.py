"""How well a name fits one form of one body, word by word, and what speaks against it.

The words are aligned in order, each weighed by its rarity in the register. What is left over on either side
tells a body from its namesakes: « Toit Rivemont » is not « Toit Rivemont Lorraine ».
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from normalize.matching_likeness import EXACT, OTHER, Likeness, likeness
from normalize.matching_words import Name, generic_words, is_own, place_words, shared_words
from normalize.registry_index import Form

# Words that bodies add to their own name, or drop from it, from one page to the next.
_OPTIONAL = frozenset({"habitat", "habitats"})
DISTINCTIVE = 0.5  # the weight from which a word tells bodies apart
# What is left of small words where OCR or a lost space met them, and what a body is in one word: left over
# in what was read, they tell nothing.
_CRUMBS = frozenset((
    "cle", "clu", "cles", "dc", "df", "cl", "ia", "ie", "ef", "el", "dn", "ed", "dde", "ddes", "ddu", "del", "dela",
    "etd", "etde", "etdu", "etla", "etle", "es", "lo", "ies", "lcs", "dcs", "clc", "fl", "dau", "lc", "lf", "ft",
    "te", "eet", "ud", "ct", "1a", "1e", "e", "o",
    "snr", "cie", "eles", "anx", "poar", "office", "societe", "ste", "organisme", "etablissement", "cn", "surle", "etaux", "etdes",
))  # fmt: skip
_JOINS = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et", "del", "dela", "en"))
_MOST_APART = 4  # letters by which words that agree differ in length
_LONG_OWN_NAME = 8  # letters of a word from which one unlikely change leaves it recognisable


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that agree: as read, as the register has them, their weight and likeness."""

    read: str
    known: str
    weight: float
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Comparison:
    """A name beside one form: what agrees, what only one side has."""

    form: Form
    pairs: tuple[Pair, ...]
    extra: tuple[str, ...]
    missing: tuple[str, ...]
    score: float

    @property
    def exact(self) -> bool:
        """Return whether every word is the same."""
        return (
            not self.extra and not self.missing and all(pair.likeness.how == "exact" for pair in self.pairs)
        )

    @property
    def own(self) -> bool:
        """Return whether a word that is a name of its own agrees."""
        return any(is_own(pair.known) for pair in self.pairs)

    @property
    def complete(self) -> bool:
        """Return whether nothing that tells bodies apart is left over on either side.

        Pages drop « Habitat » from a name of its own; one that adds it may be another body.
        """
        return not self.extra and (not self.missing or (set(self.missing) <= _OPTIONAL and self.own))

    @property
    def leaves_optional(self) -> bool:
        """Return whether all that is left over on either side are words that bodies add to their names."""
        return (set(self.extra) | set(self.missing)) <= _OPTIONAL

    def sure(self, *, here: bool, crowded: bool = False) -> bool:
        """Return whether the words that agree suffice to say that both are one name.

        ``here``: the place speaks for it; ``crowded``: among a hundred thousand names of their own one is
        always nearly another.
        """
        if crowded and not self.exact and not here and len(self.pairs) == 1 and self.own:
            return self.pairs[0].likeness.how == "ocr" and len(self.pairs[0].known) > 5
        if self.exact:
            return bool(self.pairs)
        if len(self.pairs) < 2 and not any(_tells(pair) for pair in self.pairs):
            return False
        typos = [pair for pair in self.pairs if pair.likeness.how == "faute"]
        others = [pair for pair in self.pairs if pair.likeness.how in {"exact", "graphie"} and _tells(pair)]
        if len(typos) > 1 or (typos and not _typo_borne(typos[0], others)):
            return False
        return all(_damage_borne(pair, others, here=here) for pair in self.pairs)


def _tells(pair: Pair) -> bool:
    return pair.weight >= DISTINCTIVE


def _typo_borne(typo: Pair, others: Sequence[Pair]) -> bool:
    """Say whether a name stays recognisable with an unlikely change in one word.

    A word that others share is known in itself, and what was read is no word; a name of its own is only
    letters, and one letter more or less makes another.
    """
    if not is_own(typo.known):
        return len(typo.known) >= 5
    return len(typo.known) >= _LONG_OWN_NAME or (len(typo.known) >= 7 and bool(others))


def _damage_borne(pair: Pair, others: Sequence[Pair], *, here: bool) -> bool:
    """Say whether a damaged word is still that word: a short name of its own needs others beside it."""
    if pair.likeness.how not in {"ocr", "confusion", "graphie"} or any(other is not pair for other in others):
        return True
    if pair.likeness.how == "graphie":  # one letter of a short name makes another
        return here or len(pair.known) > 5 or pair.known in pair.read
    if pair.read in place_words():  # what was read is a place of its own
        return False
    if len(pair.known) < 4:
        return here
    least = 4 if here else 7 if pair.likeness.how == "confusion" else 5
    return not is_own(pair.known) or len(pair.known) >= least


def compare(
    name: Name, form: Form, weigh: Callable[[str], float], is_word: Callable[[str], bool]
) -> Comparison:
    """Return a name beside a form; ``is_word`` says what is a word by itself and so no damaged form of another."""
    if name.compact == form.name.compact and name.words != form.name.words:
        weight = sum(map(weigh, form.name.words))
        return Comparison(form, (Pair(name.compact, name.compact, weight, EXACT),), (), (), 0.99)
    pairs, extra, missing = _aligned(name.words, form.name.words, weigh, is_word)
    extra = [word for word in extra if word not in _CRUMBS]
    agreed = sum(pair.weight * pair.likeness.quality for pair in pairs)
    asked = sum(pair.weight for pair in pairs)
    left = sum(map(weigh, extra)) + sum(map(weigh, missing))
    score = 2 * agreed / (2 * asked + left) if pairs else 0.0
    return Comparison(form, tuple(pairs), tuple(extra), tuple(missing), score)


class _Step(NamedTuple):
    """How many words of what was read and of what is known a step takes; ``pair`` where they agree."""

    read: int
    known: int
    pair: Pair | None


_LEFT_READ, _LEFT_KNOWN = _Step(1, 0, None), _Step(0, 1, None)


def _aligned(
    read: Sequence[str], known: Sequence[str], weigh: Callable[[str], float], is_word: Callable[[str], bool]
) -> tuple[list[Pair], list[str], list[str]]:
    """Align two rows of words in order; a word may stand for two that a space tore apart or joined."""
    agreeing = _agreeing(read, known, weigh, is_word)
    gains = [[0.0] * (len(known) + 1) for _ in range(len(read) + 1)]
    steps = [[_LEFT_KNOWN] * (len(known) + 1)] + [[_LEFT_READ] * (len(known) + 1) for _ in read]
    for i in range(1, len(read) + 1):
        for j in range(1, len(known) + 1):
            best, step = gains[i - 1][j], _LEFT_READ
            if gains[i][j - 1] > best:
                best, step = gains[i][j - 1], _LEFT_KNOWN
            for way, gain in agreeing.get((i, j), ()):
                if gains[i - way.read][j - way.known] + gain > best:
                    best, step = gains[i - way.read][j - way.known] + gain, way
            gains[i][j], steps[i][j] = best, step
    return _traced(steps, read, known)


def _agreeing(
    read: Sequence[str], known: Sequence[str], weigh: Callable[[str], float], is_word: Callable[[str], bool]
) -> dict[tuple[int, int], list[tuple[_Step, float]]]:
    """Return the steps by which words agree and what each gains, by the places after the words."""
    found: dict[tuple[int, int], list[tuple[_Step, float]]] = {}
    for a, b in ((1, 1), (2, 1), (1, 2)):
        ones = _spans(read, a)
        for j, two in _spans(known, b):
            shortest, longest = len(two) - _MOST_APART, len(two) + _MOST_APART
            for i, one in ones:
                if not shortest <= len(one) <= longest:
                    continue
                likeness_ = _alike(one, two, is_word, joined=a != b)
                if likeness_.how is not None:
                    weight = sum(map(weigh, known[j - b : j]))
                    step = _Step(a, b, Pair(one, two, weight, likeness_))
                    found.setdefault((i, j), []).append((step, max(weight, 0.01) * likeness_.quality))
    return found


def _spans(words: Sequence[str], count: int) -> list[tuple[int, str]]:
    """Return so many neighbouring words run together, each with the place after them."""
    if count == 1:
        return list(enumerate(words, 1))
    return [(end, "".join(words[end - count : end])) for end in range(count, len(words) + 1)]


def _alike(one: str, two: str, is_word: Callable[[str], bool], *, joined: bool) -> Likeness:
    if one == two:
        return Likeness(0.98, "exact") if joined else EXACT
    if not joined and _with_small_word(one, two):
        return Likeness(0.97, "graphie")
    if abs(len(one) - len(two)) > 3 or (joined and len(two) < 6):
        return OTHER
    found = likeness(one, two)
    if not joined and found.how in {"ocr", "confusion", "faute"} and is_word(one):
        return OTHER
    if not joined and found.how == "graphie" and _other_place(one, two):
        return Likeness(0.9, "confusion")
    return OTHER if joined and found.how in {"faute", "confusion"} else found


def _with_small_word(read: str, known: str) -> bool:
    """Say whether a small word ran into another: « deRivemont », « Rivemontd' »."""
    if len(known) < 4 or not len(known) < len(read) <= len(known) + 4:
        return False
    before, after = read.removesuffix(known), read.removeprefix(known)
    return before in _JOINS or after in _JOINS


def _other_place(read: str, known: str) -> bool:
    """Say whether both are places, of which one is not the other's plural: « Lande », « Landes »."""
    if read in generic_words() or read in shared_words():
        return False
    return read in place_words() and known in place_words()


def _traced(
    steps: list[list[_Step]], read: Sequence[str], known: Sequence[str]
) -> tuple[list[Pair], list[str], list[str]]:
    pairs: list[Pair] = []
    extra: list[str] = []
    missing: list[str] = []
    i, j = len(read), len(known)
    while i or j:
        step = steps[i][j]
        if step.pair is not None:
            pairs.append(step.pair)
        elif step.read:
            extra.append(read[i - 1])
        else:
            missing.append(known[j - 1])
        i, j = i - step.read, j - step.known
    return pairs[::-1], extra[::-1], missing[::-1]


def is_common(word: str) -> bool:
    """Say whether a word is French or a place, so that it is read as itself."""
    return word in generic_words() or word in shared_words() or word in place_words()
