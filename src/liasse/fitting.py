"""Two small fits, written out: a penalised logistic regression with bounds, and a rising curve.

The regression is Newton's method on the penalised likelihood (ridge; Hastie et al., The Elements of Statistical
Learning, 4.4.1), with weights held within bounds by an active set: a feature that can only speak for a value is
never given a weight against it. The curve is isotonic regression by pooling adjacent violators (Ayer et al. 1955).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Bounds = tuple[float, float]

UNBOUNDED: Bounds = (-np.inf, np.inf)
_MOST_STEPS = 100
_ENOUGH = 1e-5  # gain in log-likelihood below which a step was the last
_STEEPEST = 30.0  # logit beyond which a probability is 0 or 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of named numbers as a matrix; the last column is 1."""

    names: tuple[str, ...]
    matrix: Array

    @staticmethod
    def of(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Table:
        """Return the table of the rows under ``names``; others are left out."""
        places = {name: place for place, name in enumerate(names)}
        matrix = np.zeros((len(rows), len(names) + 1))
        matrix[:, -1] = 1.0
        for at, row in enumerate(rows):
            for name, number in row.items():
                place = places.get(name)
                if place is not None:
                    matrix[at, place] = number
        return Table(tuple(names), matrix)


@dataclass(frozen=True, slots=True)
class Prior:
    """What is thought of the weights before anything is seen: how near nought, and within which bounds."""

    penalty: float
    penalties: Mapping[str, float]  # by name, where it is another
    bounds: Mapping[str, Bounds]
    intercept: float = 1e-3  # the penalty of the intercept: next to none, as it is no one's doing

    def over(self, names: Sequence[str]) -> tuple[Array, Array, Array]:
        """Return penalty, lowest and highest of each weight and of the intercept."""
        penalties = [self.penalties.get(name, self.penalty) for name in names]
        limits = [self.bounds.get(name, UNBOUNDED) for name in names]
        low, high = zip(*limits, UNBOUNDED, strict=True)
        return np.array([*penalties, self.intercept]), np.array(low), np.array(high)


def fit_logistic(
    table: Table, right: Array, prior: Prior, offset: Array | float = 0.0, start: Array | None = None
) -> Array:
    """Return the weights, the intercept last, that make what was right most likely.

    Args:
        table: what is known of each row.
        right: 1 for the rows that are right, 0 for the others.
        prior: what is thought of the weights.
        offset: a logit that each row has already.
        start: weights to begin with, those of rows nearly the same; what is found is the same without.
    """
    penalty, low, high = prior.over(table.names)
    weights = np.zeros(table.matrix.shape[1]) if start is None else np.clip(start, low, high)
    loss = _loss(table.matrix, right, weights, penalty, offset)
    for _ in range(_MOST_STEPS):
        step = _newton_step(table.matrix, right, weights, (penalty, low, high), offset)
        size = 1.0
        while size > 1e-6:
            moved = np.clip(weights + size * step, low, high)
            reached = _loss(table.matrix, right, moved, penalty, offset)
            if reached <= loss:
                break
            size /= 2
        else:
            break
        gained, weights, loss = loss - reached, moved, reached
        if gained < _ENOUGH:
            break
    return weights


def _newton_step(
    matrix: Array, right: Array, weights: Array, prior: tuple[Array, Array, Array], offset: Array | float
) -> Array:
    """Return Newton's step of the weights that are free to move; the others stay at their bound."""
    penalty, low, high = prior
    chance = expected(matrix @ weights + offset)
    slope = matrix.T @ (right - chance) - penalty * weights
    free = ~(((weights <= low) & (slope < 0)) | ((weights >= high) & (slope > 0)))
    part = matrix[:, free]
    curvature = (part * (chance * (1 - chance))[:, None]).T @ part + np.diag(penalty[free])
    step = np.zeros_like(weights)
    step[free] = np.linalg.solve(curvature, slope[free])
    return step


def _loss(matrix: Array, right: Array, weights: Array, penalty: Array, offset: Array | float) -> float:
    logits = matrix @ weights + offset
    unlikely = np.sum(np.logaddexp(0.0, logits) - right * logits)
    return float(unlikely + 0.5 * np.sum(penalty * weights * weights))


def expected(logits: Array) -> Array:
    """Return the probabilities of logits."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -_STEEPEST, _STEEPEST))))


def rising_curve(places: Sequence[float], right: Sequence[bool], least: int) -> list[tuple[float, float]]:
    """Return the rising curve through shares of right ones, a point for each stretch of equal share.

    ``least`` is how many a stretch must hold: a share of three is no probability. Each share is taken half a
    success and half a failure towards the middle, so that none is 0 or 1.
    """
    stretches: list[tuple[float, int, int]] = []  # sum of places, rows, right ones
    for group in _groups(sorted(zip(places, right, strict=True)), least):
        stretches.append((sum(place for place, _ in group), len(group), sum(hit for _, hit in group)))
        while len(stretches) > 1 and _share(stretches[-2]) >= _share(stretches[-1]):
            last = stretches.pop()
            first = stretches.pop()
            stretches.append((first[0] + last[0], first[1] + last[1], first[2] + last[2]))
    return [(total / count, _share((total, count, hits))) for total, count, hits in stretches]


def _groups(pairs: list[tuple[float, bool]], least: int) -> list[list[tuple[float, bool]]]:
    """Cut the sorted pairs into groups of ``least`` or a few more."""
    count = max(len(pairs) // least, 1)
    edges = [round(number * len(pairs) / count) for number in range(count + 1)]
    return [pairs[low:high] for low, high in pairwise(edges)]


def _share(stretch: tuple[float, int, int]) -> float:
    _, count, hits = stretch
    return (hits + 0.5) / (count + 1)
