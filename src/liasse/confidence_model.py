"""The learnt model of confidence, as it is stored: named weights and one rising curve, both readable by a person.

``data/confidence.json`` is written by ``tools/calibrate.py`` and says on what and when it was fitted, and how well
it does on dossiers it has not seen. Applying it takes a sum and an interpolation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

_FILE = "confidence.json"


class ConfidenceModel(BaseModel):
    """A logistic regression over named features, and the curve that makes its logit a probability."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: str
    sets: dict[str, int]  # name of each reference set and its dossiers
    fields: int
    errors: int  # of the fields
    penalty: float
    figures: dict[str, dict[str, float]]  # on unseen dossiers, by way of holding out
    intercept: float
    curve: tuple[tuple[float, float], ...]  # logit, probability: both rising
    weights: dict[str, float]

    def logit(self, features: Mapping[str, float]) -> float:
        """Return the sum of what speaks for and against; a feature that was never met says nothing."""
        return self.intercept + sum(self.weights.get(name, 0.0) * number for name, number in features.items())

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that a value with these features is right."""
        return interpolated(self.curve, self.logit(features))

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """Return what each feature adds to the logit, the strongest first."""
        found = {name: self.weights.get(name, 0.0) * number for name, number in features.items()}
        return dict(sorted(found.items(), key=lambda item: (-abs(item[1]), item[0])))


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
