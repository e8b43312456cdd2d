"""What a sentence speaks of: a form's long answers, told by words that were learnt from reference dossiers.

A dossier without the form's headings says what it says in an order and in words of its own. Which field a sentence
answers is then told by all its words and pairs of words together: a multinomial logistic regression over their
tf-idf, fitted by ``tools/train_subjects.py`` on the sentences of the reference sets (``<form>.subjects.json`` beside
the form; its weights can be read there).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.order import Order
from extract.tokens import WORD, stem
from normalize.text import fold

# Of a writer whom nobody has read more lines are headings than of those learnt from, whose headings were all found.
LIKELIER = 10.0
# The regression's weights are kept small by its penalty: measured on headings unmet, it may be as many times as sure.
SHARPER = 3.0
NUMBER = "#"  # what stands for any number
NOTHING = ""  # the path of what answers no field


_stem = lru_cache(maxsize=16384)(stem)


def words(text: str) -> list[str]:
    """Return the stems of a text and each two that follow upon one another.

    >>> words("Les 12 ménages")
    ['les', '#', 'menag', 'les #', '# menag']
    """
    return with_pairs(stems(text, _stem))


def stems(text: str, stem_of: Callable[[str], str]) -> list[str]:
    """Return what stands for each word of a text: ``NUMBER``, or what ``stem_of`` makes of it."""
    return [NUMBER if word.isdigit() else stem_of(word) for word in WORD.findall(fold(text))]


def with_pairs(found: Sequence[str]) -> list[str]:
    """Return words, and each two that follow upon one another."""
    return [*found, *(f"{one} {other}" for one, other in pairwise(found))]


@dataclass(frozen=True)
class Subjects:
    """The learnt weights of one form: for each known word a row, its ``rarity`` and one weight for each of ``paths``."""

    paths: tuple[str, ...]
    intercepts: NDArray[np.float64]
    rows: dict[str, int]
    rarity: NDArray[np.float64]
    weights: NDArray[np.float64]
    order: Order | None = None

    def of(self, text: str) -> NDArray[np.float64]:
        """Return the logarithm of the probability that ``text`` answers each of ``paths``."""
        return self.of_words(words(text))

    def of_words(self, told: Iterable[str]) -> NDArray[np.float64]:
        """Return the logarithm of the probability of each of ``paths`` where these words stand."""
        counts = Counter(row for word in told if (row := self.rows.get(word)) is not None)
        scores = self.intercepts
        if counts:
            known = list(counts)
            values = self.rarity[known] * (1 + np.log(list(counts.values())))
            scores = scores + values @ self.weights[known] / math.sqrt(values @ values)
        top = scores.max()
        return np.asarray(scores - (top + np.log(np.exp(scores - top).sum())))

    def among(self, told: Iterable[str]) -> dict[str, float]:
        """Return the probability of each path but ``NOTHING``: that it is one of them, times which."""
        logarithms = self.of_words(told)
        which = np.exp(SHARPER * logarithms)
        one = 1.0
        if NOTHING in self.paths:
            nothing = self.paths.index(NOTHING)
            against = math.exp(logarithms[nothing])
            one, which[nothing] = LIKELIER * (1 - against) / (LIKELIER * (1 - against) + against), 0.0
        return dict(zip(self.paths, (one * which / which.sum()).tolist(), strict=True))


@lru_cache(maxsize=4)
def load_subjects(path: Path) -> Subjects | None:
    """Return the weights that ``path`` holds, None where a form has none."""
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    told: dict[str, list[Any]] = data["words"]
    weights = np.zeros((len(told), len(data["paths"])))
    for row, (_, *known) in enumerate(told.values()):
        for number, weight in (known[0] if known else {}).items():
            weights[row, int(number)] = weight
    return Subjects(
        tuple(data["paths"]),
        np.array(data["intercepts"]),
        {word: row for row, word in enumerate(told)},
        np.array([rarity for rarity, *_ in told.values()]),
        weights,
        Order.of(data),
    )
