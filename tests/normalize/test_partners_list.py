"""Lists of partners, and where prose begins behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import partners_list


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- CAF\n- MSA Le suivi est fait deux fois par an.",
            ["- CAF", "- MSA", "Le suivi est fait deux fois par an."],
        ),
        ("CAF, Le Phare, Les Amis du Lac", ["CAF, Le Phare, Les Amis du Lac"]),
        (
            "CAF, MSA D’autres acteurs pourront être sollicités.",
            ["CAF, MSA", "D’autres acteurs pourront être sollicités."],
        ),
        (
            "Nous travaillons avec la CAF. Le suivi est fait par elle.",
            ["Nous travaillons avec la CAF", "Le suivi est fait par elle."],
        ),
    ],
)
def test_a_sentence_behind_a_list_stands_on_its_own_line(text: str, expected: list[str]) -> None:
    """What is a list is cut before a sentence without a full stop between; sentences are lines."""
    assert expected == partners_list.lines(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAF, MSA", "CAF, MSA"),
        (", SIAO, associations…) CAF", "CAF"),
        ("Partenaires mobilisés autour du projet :\n- CAF", "- CAF"),
        ("projet Toit Rivemont ; CAF", "Toit Rivemont ; CAF"),
        ("le projet mobilise la CAF", "le projet mobilise la CAF"),
        ("les associations (ADREM) et la CAF", "les associations (ADREM) et la CAF"),
    ],
)
def test_label_tails_are_taken_off_and_answers_are_not(text: str, expected: str) -> None:
    """What the form printed goes, what the writer wrote stays."""
    assert expected == partners_list.clean(text)


@given(st.text(max_size=120))
def test_cleaning_only_cuts_the_beginning(text: str) -> None:
    """Whatever is taken off stood first."""
    assert text.endswith(partners_list.clean(text))
