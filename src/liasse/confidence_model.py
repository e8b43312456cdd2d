"""The learnt model of confidence, as it is stored: named weights and one rising curve, both readable by a person.

``data/confidence.json`` is written by ``tools/calibrate.py`` and says on what and when it was fitted, and how well
it does on dossiers it has not seen. Applying it takes two sums and an interpolation.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

_FILE = "confidence.json"
_STEEPEST = 30.0  # logit beyond which a probability is 0 or 1


class Weights(BaseModel):
    """A logistic regression over named features."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    intercept: float
    weights: dict[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """Return the sum of what speaks for and against; a feature that was never met says nothing."""
        known = self.weights
        return self.intercept + sum(known.get(name, 0.0) * number for name, number in features.items())

    def plain_probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that the logit alone gives."""
        return 1 / (1 + math.exp(-min(max(self.logit(features), -_STEEPEST), _STEEPEST)))


class ConfidenceModel(BaseModel):
    """Two regressions and a curve: each field by itself, then beside the others, then as a probability."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: str
    sets: dict[str, int]  # name of each reference set and its dossiers
    fields: int
    errors: int  # of the fields
    penalty: float
    figures: dict[str, dict[str, float]]  # on unseen dossiers, by way of holding out
    curve: tuple[tuple[float, float], ...]  # logit of the second, probability: both rising
    second: Weights  # of the features and of the other fields' doubts (:mod:`liasse.doubts`)
    first: Weights  # of the features alone: the doubts are made with these

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that a value with these features and doubts is right."""
        return interpolated(self.curve, self.second.logit(features))


def interpolated(curve: tuple[tuple[float, float], ...], place: float) -> float:
    """Return the curve's height at a place: linear between its points, level outside of them."""
    at = bisect_right(curve, place, key=lambda point: point[0])
    if at == 0:
        return curve[0][1]
    if at == len(curve):
        return curve[-1][1]
    (left, low), (right, high) = curve[at - 1], curve[at]
    return low + (high - low) * (place - left) / (right - left)


@lru_cache(maxsize=1)
def confidence_model() -> ConfidenceModel:
    """Return the model that is part of the package."""
    text = (files("liasse") / "data" / _FILE).read_text(encoding="utf-8")
    return ConfidenceModel.model_validate_json(text)
