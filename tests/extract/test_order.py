"""In what order a letter answers: what was counted in others, weighed with what its sentences speak of."""

from itertools import product

import numpy as np
import pytest

from extract.order import ITEM, OPENS, WITHIN, Order, Told
from extract.subjects import NOTHING
from liasse.pipeline import indexes

PUBLIC, DWELLINGS = 0, 1
ORDER = Order(
    turns=np.log([[1.0, 0.9], [0.1, 1.0]]),
    stays=np.log([[0.9, 0.1], [0.4, 0.6], [0.8, 0.2]]),
    places=np.zeros((2, 2)),
)


def told(share: float | None, kind: int = WITHIN, *, headed: bool = False, place: float = 0.5) -> Told:
    """Return a sentence that speaks of the public with a probability of ``share``."""
    return Told(None if share is None else np.log([share, 1 - share]), kind, headed, place)


def test_a_paragraph_goes_on_where_one_sentence_of_it_is_vague() -> None:
    """What a sentence says by itself counts less than that its paragraph has not ended."""
    assert ORDER.likeliest([told(0.95), told(0.4), told(0.9)]) == [PUBLIC] * 3


def test_a_new_paragraph_turns_where_its_sentence_speaks_of_something_else() -> None:
    """A paragraph's beginning is where letters turn."""
    assert ORDER.likeliest([told(0.9), told(0.25, OPENS)]) == [PUBLIC, DWELLINGS]


def test_a_sentence_that_tells_nothing_is_of_what_stands_around_it() -> None:
    """It has no subject of its own."""
    assert ORDER.likeliest([told(0.1), told(None), told(0.1)]) == [DWELLINGS] * 3


def test_a_heading_makes_room_for_a_turn_that_a_list_would_not() -> None:
    """The same sentence goes on with a list, and turns behind a heading."""
    assert ORDER.likeliest([told(0.9), told(0.35, ITEM)]) == [PUBLIC, PUBLIC]
    assert ORDER.likeliest([told(0.9), told(0.35, ITEM, headed=True)]) == [PUBLIC, DWELLINGS]


def test_where_a_field_is_answered_speaks_for_it() -> None:
    """Of two sentences that say as little the last is of what ends dossiers."""
    order = Order(ORDER.turns, ORDER.stays, np.log([[3.0, 0.3], [0.3, 3.0]]))
    assert order.likeliest([told(0.5, place=0.1)]) == [PUBLIC]
    assert order.likeliest([told(0.5, place=0.9)]) == [DWELLINGS]


def test_no_sentence_has_no_path() -> None:
    """An empty dossier is no error."""
    assert ORDER.likeliest([]) == []


@pytest.mark.parametrize("name", ["turns", "stays", "places"])
def test_the_forms_own_order_is_there_for_every_path(name: str) -> None:
    """What was counted has a row or column for each path, and no share is above 1 but those of places."""
    subjects = indexes()[0].subjects
    assert subjects is not None
    assert subjects.order is not None
    assert NOTHING in subjects.paths
    table = getattr(subjects.order, name)
    shape = {"turns": (len(subjects.paths),) * 2, "stays": (3, 2), "places": (8, len(subjects.paths))}
    assert table.shape == shape[name]
    assert np.isfinite(table).all()
    assert name == "places" or (table <= 0).all()


LETTER = [told(0.6), told(None, OPENS), told(0.2, OPENS), told(0.3), told(None), told(0.8, ITEM, headed=True)]


@pytest.mark.parametrize(
    ("first", "end", "path"),
    [(0, 1, PUBLIC), (2, 4, DWELLINGS), (5, 6, PUBLIC), (0, 4, DWELLINGS), (3, 6, DWELLINGS)],
)
def test_a_passages_certainty_is_its_share_of_all_sequences(first: int, end: int, path: int) -> None:
    """Those in which its sentences answer the field, and the telling ones next to them do not."""

    def likelihood(sequence: tuple[int, ...]) -> float:
        total = ORDER._told(LETTER[0])[sequence[0]]
        for at in range(1, len(sequence)):
            total += (
                ORDER._steps(LETTER[at])[sequence[at - 1], sequence[at]]
                + ORDER._told(LETTER[at])[sequence[at]]
            )
        return float(np.exp(total))

    telling = [at for at, one in enumerate(LETTER) if one.says is not None]
    next_to = [*[at for at in telling if at < first][-1:], *[at for at in telling if at >= end][:1]]
    every = list(product((PUBLIC, DWELLINGS), repeat=len(LETTER)))
    held = [
        one
        for one in every
        if all(one[at] == path for at in range(first, end)) and all(one[at] != path for at in next_to)
    ]
    share = sum(map(likelihood, held)) / sum(map(likelihood, every))
    assert ORDER.certainty(LETTER)(first, end, path) == pytest.approx(share)
