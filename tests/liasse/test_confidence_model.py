"""Applying the model takes a sum and an interpolation."""

from __future__ import annotations

import pytest

from liasse.confidence_model import ConfidenceModel, Weights, interpolated

WEIGHTS = Weights(intercept=1.0, weights={"bon": 1.0, "mauvais": -4.0})
MODEL = ConfidenceModel(
    date="2026-01-01",
    sets={"inventé": 2},
    fields=90,
    errors=9,
    penalty=1.0,
    figures={},
    curve=((-1.0, 0.2), (1.0, 0.6), (3.0, 0.9)),
    second=WEIGHTS,
    first=WEIGHTS,
)


@pytest.mark.parametrize(
    ("expected", "place"),
    [(0.2, -9.0), (0.2, -1.0), (0.4, 0.0), (0.6, 1.0), (0.75, 2.0), (0.9, 3.0), (0.9, 9.0)],
)
def test_between_two_points_the_curve_is_straight(expected: float, place: float) -> None:
    """Outside of its points it is level."""
    assert expected == pytest.approx(interpolated(MODEL.curve, place))


def test_features_count_by_weight_and_number() -> None:
    """What the model has never met says nothing."""
    assert WEIGHTS.logit({"bon": 0.5, "mauvais": 0.25, "inconnu": 1.0}) == 0.5
    assert MODEL.probability({"bon": 1.0}) == pytest.approx(0.75)
    assert WEIGHTS.plain_probability({"mauvais": 0.25}) == 0.5
    assert 0 < WEIGHTS.plain_probability({"mauvais": 1e6}) < 1e-9
