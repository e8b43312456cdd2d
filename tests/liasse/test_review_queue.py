"""The review queue: what it orders, what it promises, and that the promise adds up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import batch_fakes
from liasse.results import leaves
from liasse.review_queue import (
    CONTROLS,
    LEAST_CONTROLS,
    LEFT_UNSEEN,
    SURE,
    Queue,
    expected_errors,
    needs_review,
    review_queue,
    seconds,
    weight,
)
from liasse.schema import FIELD_PATHS

PATHS = list(FIELD_PATHS)


def _results(confidences: dict[str, list[float]]) -> dict[str, dict[str, dict[str, object]]]:
    return {
        ident: {path: {"confiance": sure} for path, sure in zip(PATHS, values, strict=False)}
        for ident, values in confidences.items()
    }


BATCHES = st.dictionaries(
    st.text("abc", min_size=1, max_size=3),
    st.lists(st.floats(0, 1).map(lambda value: round(value, 4)), min_size=1, max_size=45),
    min_size=1,
    max_size=4,
)


@given(BATCHES, st.sampled_from([0.0, 60.0, 3600.0, 1e9]))
def test_every_field_stands_in_the_queue_once(batch: dict[str, list[float]], most: float) -> None:
    """Nothing is lost, nothing is read twice, and the advised part is a part."""
    queue = review_queue(_results(batch), most)
    fields = [
        (ident, path) for ident, values in batch.items() for path, _ in zip(PATHS, values, strict=False)
    ]
    assert sorted(fields) == sorted((item.dossier, item.path) for item in queue.items)
    assert 0 <= queue.advised <= len(fields)


@given(BATCHES)
def test_what_is_worth_most_comes_first(batch: dict[str, list[float]]) -> None:
    """But for the controls, expected error times weight never grows along the advised part or after it."""
    queue = review_queue(_results(batch))
    for part in (queue.items[: queue.advised], queue.items[queue.advised :]):
        gains = [item.gain for item in part if not item.control]
        assert gains == sorted(gains, reverse=True)


@given(BATCHES)
def test_the_promise_adds_up(batch: dict[str, list[float]]) -> None:
    """Time grows and errors fall with every field, from all of them to none, by what each is thought to hold."""
    results = _results(batch)
    queue = review_queue(results)
    total = sum(expected_errors(found) for found in results.values())
    assert queue.before.errors == pytest.approx(total, abs=1e-3)
    assert queue.steps[-1].errors == pytest.approx(0, abs=1e-3)
    assert len(queue.steps) == len(queue.items) + 1
    for before, after, item in zip(queue.steps, queue.steps[1:], queue.items, strict=False):
        assert after.fields == before.fields + 1
        assert after.seconds == pytest.approx(before.seconds + seconds(item.path))
        assert after.errors == pytest.approx(before.errors - item.error, abs=1e-6)


@given(BATCHES)
def test_what_is_left_unseen_is_right_at_the_bar(batch: dict[str, list[float]]) -> None:
    """With time enough, the rest of the queue is expected wrong at most once in a hundred."""
    queue = review_queue(_results(batch), most_seconds=1e9)
    rest = len(queue.items) - queue.advised
    assert queue.after.errors <= LEFT_UNSEEN * (rest + _controls(queue)) + 1e-6


@given(BATCHES)
def test_a_small_share_of_sure_values_is_read_too(batch: dict[str, list[float]]) -> None:
    """Controls are sure values, few, spread over the advised part and the same each time."""
    queue = review_queue(_results(batch))
    controls = [item for item in queue.items if item.control]
    assert all(item.error <= 1 - SURE + 1e-9 for item in controls)
    assert len(controls) <= max(LEAST_CONTROLS, round(CONTROLS * queue.advised))
    assert controls == [item for item in queue.items[: queue.advised] if item.control]
    assert queue == review_queue(_results(dict(reversed(batch.items()))))


def _controls(queue: Queue) -> int:
    return sum(item.control for item in queue.items)


def test_a_sure_batch_still_tests_its_claim() -> None:
    """Where nothing need be read, some sure values are read all the same."""
    queue = review_queue(_results({"a": [0.999] * 45}))
    assert (LEAST_CONTROLS, True) == (
        queue.advised,
        all(item.control for item in queue.items[:LEAST_CONTROLS]),
    )


def test_the_time_bounds_the_queue() -> None:
    """No more is advised than half a day holds, but for the controls."""
    queue = review_queue(_results({name: [0.3] * 45 for name in "abcdefghij"}), most_seconds=600)
    assert queue.within(10).fields <= queue.advised
    assert queue.after.seconds < 700


def test_a_corrected_field_is_right_and_not_read_again() -> None:
    """What a reviewer decided leaves the queue and the expected errors."""
    found = {
        "publics.nombre_menages": {"confiance": 0.2, "correction": {"valeur": 3}},
        "duree.mois": {"confiance": 0.8},
    }
    assert expected_errors(found) == pytest.approx(0.2)
    assert ["duree.mois"] == [item.path for item in review_queue({"a": found}).items]


def test_figures_weigh_more_than_prose() -> None:
    """An error in what dossiers are compared by misleads more than one in a text that is read in any case."""
    assert (
        weight("publics.nombre_menages")
        > weight("presentation.nom_projet")
        > weight("presentation.descriptif")
    )
    assert weight("monographies.3.nombre_menages") == weight("publics.nombre_menages")


@pytest.mark.parametrize(
    ("confidence", "threshold", "review"),
    [
        (0.97, 3.0, False),
        (0.5, 3.0, True),
        (0.5, 100.0, False),
        (0.97, 1.0, True),
        (0.97, 0.0, True),
        (1.0, 0.0, False),
    ],
)
def test_the_threshold_decides_what_is_to_be_reviewed(
    confidence: float, threshold: float, review: bool
) -> None:
    """A dossier is to be reviewed where more errors are expected in it than the user bears."""
    assert review is needs_review(batch_fakes.dossier_data("a", confidence), threshold)


def test_a_grave_alert_is_reviewed_whatever_the_threshold() -> None:
    """Two answers that exclude each other need a person, however well they were read."""
    data = batch_fakes.dossier_data("a", 1.0)
    data["alertes"] = [{"code": "cases_contradictoires", "gravite": "erreur", "champs": [], "message": ""}]
    assert needs_review(data, 100.0)


def test_a_guide_is_judged_by_its_mean_sheet() -> None:
    """Its length says nothing of how well it was read."""
    sheet = {name: {"valeur": None, "statut": "vide", "confiance": 0.9} for name in ("titre", "nature")}
    assert not needs_review({"monographies": [sheet] * 50}, 3.0)
    assert len(leaves({"monographies": [sheet] * 50})) == 100
