"""The two fits of the confidences do what the textbooks say."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liasse.fitting import Prior, Table, fit_logistic, rising_curve

ROWS = [{"a": float(n % 2), "b": float(n % 3 == 0)} for n in range(600)]


def _right(rows: list[dict[str, float]], weights: dict[str, float], intercept: float) -> np.ndarray:
    chance = random.Random(1)
    logits = [intercept + sum(weights[name] * number for name, number in row.items()) for row in rows]
    return np.array([float(chance.random() < 1 / (1 + np.exp(-logit))) for logit in logits])


def test_the_fit_finds_the_weights_that_made_the_data() -> None:
    """Within what chance allows on 6,000 rows."""
    rows = ROWS * 10
    right = _right(rows, {"a": 2.0, "b": -1.0}, 0.5)
    weights = fit_logistic(Table.of(rows, ("a", "b")), right, Prior(0.01, {}, {}))
    assert weights == pytest.approx([2.0, -1.0, 0.5], abs=0.25)


def test_a_weight_stays_within_its_bounds() -> None:
    """What can only speak for a value is given no weight against it, and the others make up for it."""
    right = _right(ROWS, {"a": -2.0, "b": 1.0}, 1.0)
    weights = fit_logistic(Table.of(ROWS, ("a", "b")), right, Prior(0.1, {}, {"a": (0.0, np.inf)}))
    assert weights[0] == 0.0
    assert weights[1] > 0


def test_a_penalty_draws_weights_to_nought() -> None:
    """By name where it is given, else for all."""
    right = _right(ROWS, {"a": 2.0, "b": 2.0}, -1.0)
    table = Table.of(ROWS, ("a", "b"))
    free, held, one = (
        fit_logistic(table, right, prior)
        for prior in (Prior(0.01, {}, {}), Prior(200.0, {}, {}), Prior(0.01, {"b": 200.0}, {}))
    )
    assert abs(held[0]) < abs(free[0])
    assert abs(one[1]) < abs(free[1])
    assert one[0] > held[0]


def test_what_separates_perfectly_is_given_a_finite_weight() -> None:
    """A feature that was never wrong on the sets may be wrong tomorrow."""
    right = np.array([row["a"] for row in ROWS])
    assert abs(fit_logistic(Table.of(ROWS, ("a", "b")), right, Prior(1.0, {}, {}))[0]) < 20


def test_an_offset_is_taken_as_known() -> None:
    """What each row has already need not be learnt again."""
    right = _right(ROWS, {"a": 2.0, "b": 0.0}, 0.0)
    offset = np.array([2.0 * row["a"] for row in ROWS])
    weights = fit_logistic(Table.of(ROWS, ("a", "b")), right, Prior(0.1, {}, {}), offset)
    assert abs(weights[0]) < 0.5


def test_where_the_search_begins_changes_nothing_that_is_found() -> None:
    """Weights of nearly the same rows only save steps."""
    table, right = Table.of(ROWS, ("a", "b")), _right(ROWS, {"a": 2.0, "b": -1.0}, 0.0)
    prior = Prior(0.1, {}, {"a": (0.0, 5.0)})
    afar = fit_logistic(table, right, prior, start=np.array([9.0, 3.0, -2.0]))
    assert np.allclose(afar, fit_logistic(table, right, prior), atol=0.01)


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=200), st.integers(1, 20))
def test_a_curve_rises_and_is_never_certain(pairs: list[tuple[float, bool]], least: int) -> None:
    """Whatever the data, and however few."""
    curve = rising_curve([place for place, _ in pairs], [hit for _, hit in pairs], least)
    assert all(left[1] < right[1] for left, right in pairwise(curve))
    assert all(0 < share < 1 for _, share in curve)


def test_a_curve_goes_through_the_shares() -> None:
    """Stretches that already rise are left as they are."""
    places = [0.0] * 10 + [1.0] * 10
    right = [True, *[False] * 9, *[True] * 9, False]
    assert rising_curve(places, right, 10) == [(0.0, 1.5 / 11), (1.0, 9.5 / 11)]
