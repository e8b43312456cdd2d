"""Counts that stand without a label."""

import pytest

from extract.candidate import Span
from extract.counts import lone_count

UNITS = ("ménage", "famille")


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
    found = lone_count(text, UNITS, ())
    assert expected == (found and text[found.start : found.end].strip())


def test_what_is_of_another_answer_is_no_count() -> None:
    """A line within an answer that was found is that answer's."""
    text = "12 ménages suivis"
    assert lone_count(text, UNITS, [Span(0, len(text))]) is None
