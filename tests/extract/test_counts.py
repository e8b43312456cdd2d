"""Two counts in one answer are told apart by what they count; one may stand without a label."""

import pytest

from extract.candidate import Span
from extract.counts import lone_count, own_count, own_sum

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


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("=> 12 ménages suivis en tout", "Publics\n=> 12 ménages suivis en tout\nÉligibles au DALO : oui"),
        ("Au total : vingt familles", "Le public\nAu total : vingt familles\n"),
        (None, "12 ménages en ville\n8 ménages à la campagne"),
        (None, "Nous suivons 12 ménages."),
        (None, "12 logements"),
        (
            None,
            "25 ménages seront suivis la première année, dont une bonne moitié par l'association, sans limite de durée",
        ),
    ],
)
def test_the_only_line_that_counts_is_the_count(expected: str | None, text: str) -> None:
    """A short line that opens with a number of the unit; two of them, or a sentence, are none."""
    found = lone_count(text, MENAGES, ())
    assert expected == (found and text[found.start : found.end].strip())


def test_what_is_of_another_answer_is_no_count() -> None:
    """A line within an answer that was found is that answer's."""
    text = "12 ménages suivis"
    assert lone_count(text, MENAGES, [Span(0, len(text))]) is None


def test_rules_of_dashes_are_passed_over_at_once() -> None:
    """A stranger's file of 200,000 characters of dashes is no way to hang a reader: this took hours."""
    assert lone_count("- \n" * 70_000, MENAGES, []) is None
