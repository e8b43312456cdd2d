"""In what order a writer without the form answers, and how long one field goes on: counted in reference dossiers.

A sentence goes on with the field of the one before or turns to another. What a turn leads to, how often there is one
within a paragraph, where one begins and in a list, and whereabouts in a dossier each field is answered, are weighed with
what the sentences themselves speak of; the most likely sequence over the whole dossier is taken (Viterbi).
``tools/train_subjects.py`` counts them, every set for as much as another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

# Of what a sentence says, of what a turn leads to and of the place: their shares in the sum of logarithms. By letters of
# writers left out 63.8 % of the answers have all their sentences and no others; 58.5 % with costs of turns set by hand.
SAYS, TURNS, PLACES = 1.3, 0.7, 0.3
WITHIN, OPENS, ITEM = 0, 1, 2  # rows of ``stays``: a paragraph goes on, begins, is an item of a list
HEADED: Final = np.log([0.25, 0.75])  # the same behind a heading, where a turn is what is expected


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: what it ``says`` of each path (logarithms, None where it tells nothing), and where it stands."""

    says: NDArray[np.float64] | None
    kind: int  # WITHIN, OPENS or ITEM
    headed: bool
    place: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Order:
    """Logarithms of the shares that were counted, for K paths."""

    turns: NDArray[np.float64]  # K x K, from and to
    stays: NDArray[np.float64]  # 3 x 2: to go on, to turn
    places: NDArray[np.float64]  # parts of a dossier x K: how much likelier a path is there than elsewhere

    @staticmethod
    def of(data: Mapping[str, Any]) -> Order | None:
        """Return what a file of weights holds, None where it holds no order."""
        if "turns" not in data:
            return None
        return Order(*(np.array(data[name], dtype=np.float64) for name in ("turns", "stays", "places")))

    def likeliest(self, sentences: Sequence[Told]) -> list[int]:
        """Return the path (its number) of each sentence, [] where there is none."""
        if not sentences:
            return []
        score = self._told(sentences[0])
        back: list[NDArray[np.intp]] = []
        for one in sentences[1:]:
            reached = score[:, None] + self._steps(one)
            back.append(reached.argmax(axis=0))
            score = reached.max(axis=0) + self._told(one)
        path = [int(score.argmax())]
        for origin in reversed(back):
            path.append(int(origin[path[-1]]))
        return path[::-1]

    def certainty(self, sentences: Sequence[Told]) -> Callable[[int, int, int], float]:
        """Return a function of ``first``, ``end`` and a path: how likely it is that just these sentences answer it, 0 to 1.

        That is the share, by likelihood, of the sequences in which all of ``first:end`` answer it, and neither the telling
        sentence before them nor the one behind does (forward and backward sums).
        """
        steps = [self._steps(one) for one in sentences]
        told = [self._told(one) for one in sentences]
        telling = [at for at, one in enumerate(sentences) if one.says is not None]
        forward, backward = [told[0]], [np.zeros(len(self.turns))]
        for at in range(1, len(sentences)):
            forward.append(_summed(forward[-1][:, None] + steps[at]) + told[at])
        for at in range(len(sentences) - 1, 0, -1):
            backward.append(_summed((steps[at] + (told[at] + backward[-1])).T))
        backward.reverse()
        total = np.logaddexp.reduce(forward[-1])

        def certain(first: int, end: int, path: int) -> float:
            only, but = np.full(len(self.turns), -np.inf), np.zeros(len(self.turns))
            only[path], but[path] = 0.0, -np.inf
            before = telling[bisect_left(telling, first) - 1] if telling and telling[0] < first else -1
            behind = (
                telling[bisect_left(telling, end)] if telling and telling[-1] >= end else len(sentences) - 1
            )
            score = forward[max(before, 0)] + (but if before >= 0 else only if first == 0 else 0.0)
            for at in range(max(before, 0) + 1, behind + 1):
                score = _summed(score[:, None] + steps[at]) + told[at]
                score = score + (only if first <= at < end else but if at >= end and at == behind else 0.0)
            held = np.logaddexp.reduce(score + backward[behind])
            return float(np.exp(min(held - total, 0.0)))

        return certain

    def _steps(self, one: Told) -> NDArray[np.float64]:
        """Return what it costs to come to a sentence, from each path to each."""
        stay, turn = HEADED if one.headed else self.stays[one.kind]
        steps = TURNS * self.turns + turn
        np.fill_diagonal(steps, stay)
        return np.asarray(steps)

    def _told(self, one: Told) -> NDArray[np.float64]:
        if one.says is None:
            return np.zeros(len(self.turns))
        part = min(int(one.place * len(self.places)), len(self.places) - 1)
        return np.asarray(SAYS * one.says + PLACES * self.places[part])


def _summed(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the logarithms of the sums of each column."""
    return np.asarray(np.logaddexp.reduce(scores, axis=0))
