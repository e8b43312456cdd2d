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
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extract.tokens import WORD, stem
from normalize.text import fold

NUMBER = "#"  # what stands for any number
NOTHING = ""  # the path of what answers no field


def words(text: str) -> list[str]:
    """Return the stems of a text and each two that follow upon one another.

    >>> words("Les 12 ménages")
    ['les', '#', 'menag', 'les #', '# menag']
    """
    stems = [NUMBER if word.isdigit() else stem(word) for word in WORD.findall(fold(text))]
    return [*stems, *(f"{one} {other}" for one, other in pairwise(stems))]


@dataclass(frozen=True)
class Subjects:
    """The learnt weights of one form: ``rarity`` and weights by word, one weight for each of ``paths``."""

    paths: tuple[str, ...]
    intercepts: NDArray[np.float64]
    rarity: dict[str, float]
    weights: dict[str, dict[int, float]]

    def of(self, text: str) -> NDArray[np.float64]:
        """Return the logarithm of the probability that ``text`` answers each of ``paths``."""
        counts = Counter(word for word in words(text) if word in self.rarity)
        values = {word: self.rarity[word] * (1 + math.log(count)) for word, count in counts.items()}
        norm = math.sqrt(sum(value * value for value in values.values())) or 1.0
        scores = self.intercepts.copy()
        for word, value in values.items():
            for number, weight in self.weights.get(word, {}).items():
                scores[number] += weight * value / norm
        top = scores.max()
        return np.asarray(scores - (top + np.log(np.exp(scores - top).sum())))


@lru_cache(maxsize=4)
def load_subjects(path: Path) -> Subjects | None:
    """Return the weights that ``path`` holds, None where a form has none."""
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    return Subjects(
        tuple(data["paths"]),
        np.array(data["intercepts"]),
        {word: told[0] for word, told in data["words"].items()},
        {word: _weights(told[1:]) for word, told in data["words"].items() if told[1:]},
    )


def _weights(told: Iterable[dict[str, float]]) -> dict[int, float]:
    return {int(number): weight for weights in told for number, weight in weights.items()}
