"""Figures in the report: French, and never rounded to a claim that is not made."""

import pytest

from liasse.report_batch import promise
from liasse.report_figures import count, duration, level, percent, plural
from liasse.review_queue import Step


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "100 %"),
        (0.9967, "99,6 %"),
        (0.99999, "99,9 %"),
        (0.99, "99 %"),
        (0.989, "98 %"),
        (0.87, "87 %"),
        (0.0, "0 %"),
        (0.29, "29 %"),
    ],
)
def test_a_share_is_rounded_down(share: float, words: str) -> None:
    """99,6 % is not « 100 % »."""
    assert words == percent(share)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (9.04, "9"),
        (2.13, "2,1"),
        (0.04, "0,04"),
        (0.0, "0"),
        (0.004, "0"),
        (1302.6, "1\u202f303"),
        (10.0, "10"),
        (9.96, "10"),
    ],
)
def test_expected_errors_have_decimals_only_where_they_are_few(number: float, words: str) -> None:
    """A tenth of an error counts among two and not among a hundred."""
    assert words == count(number)


@pytest.mark.parametrize(
    ("time", "words"),
    [(20, "1 min"), (350, "6 min"), (3570, "1 h"), (12600, "3 h 30"), (7230, "2 h"), (3900, "1 h 05")],
)
def test_times_are_to_plan_with(time: float, words: str) -> None:
    """Minutes under an hour, hours and minutes over it."""
    assert words == duration(time)


def test_numbers_agree_with_their_words() -> None:
    """Zero and one are singular in French."""
    assert ["0 champ", "1 champ", "1\u202f200 champs"] == [plural(number, "champ") for number in (0, 1, 1200)]


def test_levels_part_what_is_sure_from_what_is_doubtful() -> None:
    """Colours follow the confidence."""
    assert ["sur", "moyen", "faible"] == [level(value) for value in (0.95, 0.8, 0.4)]


def test_the_promise_reads_as_the_issue_says_it() -> None:
    """How many fields, how long, from how many errors to how many."""
    assert "Relire 14 champs (≈ 6 min) ramène les erreurs attendues de 9 à 2." == promise(
        Step(0, 0, 9.0), Step(14, 350, 2.0)
    )
