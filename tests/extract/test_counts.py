"""Two counts in one answer are told apart by what they count."""

import pytest

from extract.counts import own_count, own_sum

MENAGES, LOGEMENTS = ("ménage", "famille"), ("logement",)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("69 ménages", "69 ménages, 42 logements"),
        ("52 ménages accompagnés", "31 logements pour 52 ménages accompagnés"),
        ("13 familles", "13 familles / 18 logements"),
        ("trente ménages", "trente ménages et vingt logements"),
    ],
)
def test_the_part_that_counts_what_is_asked(part: str, text: str) -> None:
    """Whatever the order and what stands between."""
    span = own_count(text, 0, len(text), MENAGES, LOGEMENTS)
    assert span is not None
    assert text[span.start : span.end].strip() == part


@pytest.mark.parametrize("text", ["69 ménages", "69", "ménages dans 12 logements", ""])
def test_one_count_alone_is_left_whole(text: str) -> None:
    """Where the other noun has no number of its own there is nothing to tell apart."""
    assert own_count(text, 0, len(text), MENAGES, LOGEMENTS) is None


def test_sums_are_told_apart_by_what_they_are_for() -> None:
    """« 280 € pour le diagnostic et 1 730 € par an pour l'accompagnement »."""
    text = "280,50 € pour le diagnostic et 1 730 € par an pour l'accompagnement"
    span = own_sum(text, 0, len(text), ("diagnostic",), ("accompagnement",))
    assert span is not None
    assert text[span.start : span.end] == "280,50 € pour le diagnostic"
