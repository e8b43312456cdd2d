"""The document's labels are taken as one chain in printed order."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from extract.alignment import align
from extract.labels import Match, Target


def _target(order: int) -> Target:
    return Target(order, (f"champ.{order}",), (f"Champ {order}",), order)


def _match(order: int, start: int, end: int, gain: float = 4.0) -> Match:
    return Match(_target(order), start, end, "exacte", 1.0, gain, opens=True)


def _orders(matches: list[Match]) -> list[int]:
    return [match.target.order for match in align(matches)]


def test_labels_in_printed_order_are_all_taken() -> None:
    """Nothing is lost of a form that was filled in as printed."""
    assert [0, 1, 2] == _orders([_match(order, 10 * order, 10 * order + 5) for order in range(3)])


def test_a_label_that_is_missing_is_passed_over() -> None:
    """A dropped label costs the others nothing that matters."""
    assert [0, 2] == _orders([_match(0, 0, 5), _match(2, 20, 25)])


def test_a_quoted_label_out_of_order_is_left() -> None:
    """A weak place that would make the chain step back does not pay."""
    assert [0, 1, 2] == _orders(
        [_match(0, 0, 5), _match(1, 10, 15), _match(0, 17, 19, gain=1.0), _match(2, 20, 25)]
    )


def test_a_section_that_was_moved_is_kept() -> None:
    """Strong labels against the printed order are worth the step."""
    assert [2, 3, 0, 1] == _orders(
        [_match(order, 10 * place, 10 * place + 5, gain=5.0) for place, order in enumerate([2, 3, 0, 1])]
    )


def test_of_two_places_the_better_is_taken() -> None:
    """A target is taken once, where it is most itself."""
    taken = align([_match(0, 0, 5, gain=1.0), _match(0, 30, 35, gain=6.0)])
    assert [30] == [match.start for match in taken]


def test_nothing_gives_nothing() -> None:
    """A document without labels has no chain."""
    assert align([]) == []


PLACES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 60), st.integers(1, 15), st.floats(0.1, 8)), max_size=14
)


@given(PLACES)
def test_taken_places_never_overlap_and_no_target_is_taken_twice(
    places: list[tuple[int, int, int, float]],
) -> None:
    """Whatever is plausible, the chain is in text order, apart, and once per target."""
    taken = align([_match(order, start, start + size, gain) for order, start, size, gain in places])
    assert all(one.end <= other.start for one, other in itertools.pairwise(taken))
    keys = [match.target.key for match in taken]
    assert len(keys) == len(set(keys))


@given(PLACES.filter(bool))
def test_something_plausible_is_always_taken(places: list[tuple[int, int, int, float]]) -> None:
    """The chain is empty only where there is no place at all."""
    assert align([_match(order, start, start + size, gain) for order, start, size, gain in places])
