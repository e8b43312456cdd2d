"""Every kind of value that a form can ask for has its normaliser."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.form import Kind
from normalize.errors import NotNormalizableError, NoValueError
from normalize.kinds import KINDS, text

OF_THEIR_OWN = {
    "categories",
    "contacts",
    "organisations",
    "partners",
    "place",
}  # registers: tested with their modules
TICKED = {"checkbox", "yes_no", "option"}  # their value is the tick's, nothing is parsed


def test_every_kind_of_the_forms_can_be_read() -> None:
    """A form can name no kind that nothing reads, and no normaliser is out of a form's reach."""
    assert set(get_args(Kind)) - TICKED == set(KINDS)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - OF_THEIR_OWN))
def test_an_answer_of_dots_has_no_value_of_any_kind(kind: str) -> None:
    """An untouched line of leaders is never read as an answer."""
    with pytest.raises(NotNormalizableError):
        KINDS[kind]("……………")


@pytest.mark.parametrize("kind", sorted(set(KINDS) - OF_THEIR_OWN))
@settings(max_examples=30)
@given(written=st.text(alphabet="aéT2 3mois€\n.,-()’", max_size=60))
def test_a_normaliser_gives_a_value_or_says_why_not(kind: str, written: str) -> None:
    """Every score is a probability, and nothing but the package's own error is raised."""
    try:
        result = KINDS[kind](written)
    except NotNormalizableError:
        return
    assert result.value is not None
    assert 0 < result.score <= 1


def test_a_text_is_its_own_value() -> None:
    """Free text is handed on as it is, and blank text is none."""
    assert text("Un suivi individuel.").value == "Un suivi individuel."
    with pytest.raises(NoValueError):
        text(" . – ")
