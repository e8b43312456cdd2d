"""Durations in months, and whether the engagement can be renewed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import duration
from normalize.errors import NotNormalizableError, NoValueError


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        (36, "36 mois"),
        (12, "1 an renouvelable après évaluation"),
        (12, "l an renouvelable"),
        (12, "une année"),
        (36, "trois ans"),
        (36, "trois (3) ans"),
        (36, "trente-six mois"),
        (18, "dix-huit mois"),
        (30, "2 ans et demi"),
        (18, "un an et demi"),
        (6, "un semestre"),
        (60, "5 années"),
        (24, "24 mois avec un bilan tous les 6 mois"),
        (36, "évaluation dans les 3 mois, engagement de 3 ans"),
        (36, "de 2015 à 2017"),
        (36, "du 1er janvier 2015 au 31 décembre 2017"),
        (18, "janvier 2015 à juin 2016"),
        (36, "du 01/01/2015 au 31/12/2017"),
        (24, "01.07.2015 - 30.06.2017"),
        (12, "du 15/01/2015 au 14/01/2016"),
    ],
)
def test_the_engagement_is_read_in_months(expected: int, written: str) -> None:
    """Years, words and dates come to months; how often the partners meet is not the engagement."""
    assert expected == duration.parse(written).value


@pytest.mark.parametrize(
    "written", ["illimitée", "à définir", "dès 2015", "le 12/10/2014", "du 45/01/2015 au 31/12/2016", ""]
)
def test_no_duration_is_made_up(written: str) -> None:
    """An answer without a duration has none."""
    with pytest.raises(NoValueError):
        duration.parse(written)


def test_a_duration_worked_out_of_dates_says_so() -> None:
    """It is a calculation of ours, so it is a reason and less sure."""
    result = duration.parse("de 2015 à 2017")
    assert result.reasons == ("duree_calculee_des_dates",)
    assert result.score < 1


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        (True, "1 an renouvelable"),
        (True, "six mois renouvelables"),
        (True, "par tacite reconduction"),
        (True, "reconductible une fois"),
        (True, "pourra être prolongé"),
        (True, "renouve1able"),
        (True, "le conseil la reconduira pour la même durée"),
        (False, "non renouvelable"),
        (False, "il n'est pas prévu de le reconduire"),
        (False, "ne sera pas renouvelée"),
        (False, "sans reconduction"),
    ],
)
def test_renewal_is_read_with_its_negation(expected: bool, written: str) -> None:
    """« non renouvelable » is no, not yes."""
    assert expected is duration.renewable(written).value


def test_renewal_that_is_not_mentioned_is_not_refused() -> None:
    """Silence is no answer."""
    with pytest.raises(NoValueError):
        duration.renewable("36 mois")


@given(st.integers(1, 240))
def test_months_are_read_back(months: int) -> None:
    """What is written in months is that many months."""
    assert months == duration.parse(duration.format(months)).value


@given(st.text() | st.text(alphabet="0123456789 mois ans un janvier 20/-à()", max_size=60))
def test_any_text_gives_months_or_says_why_not(written: str) -> None:
    """Nothing that is written makes the parsers fail in another way."""
    for parse in (duration.parse, duration.renewable):
        try:
            value = parse(written).value
        except NotNormalizableError:
            continue
        assert isinstance(value, int)
        assert value >= 0


@pytest.mark.parametrize("piece", ["ne pas ", "pas ", "sans ", "renouvel", " ", "\n"])
def test_renewal_is_looked_for_in_a_moment(piece: str) -> None:
    """A whole dossier under one label takes time in proportion to its length."""
    start = time.perf_counter()
    duration.renewable(piece * (60_000 // len(piece)) + " renouvelable")
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("expected", "text"),
    [(24, "deux fois douze mois, soit 24 mois"), (12, "1 an renouvelable deux fois, soit 3 ans"), (36, "trois ans, soit 36 mois")],
)  # fmt: skip
def test_what_parts_come_to_is_the_duration(expected: int, text: str) -> None:
    """« soit » names the whole, but for renewals."""
    assert expected == duration.parse(text).value


@pytest.mark.parametrize(
    "written",
    [
        "Trois ans fermes. Au terme, il n'est pas demandé de reconduction.",
        "deux ans, aucune reconduction",
        "18 mois sans renouvellement",
        "un an, pas de renouvellement envisagé",
    ],
)
def test_a_renewal_that_is_not_asked_for_is_none(written: str) -> None:
    """Told in a sentence, with a verb between."""
    assert duration.renewable(written).value is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3 ans, fermes, sans tacite reconduction", False), ("3 ans avec tacite reconduction", True)],
)
def test_a_tacit_renewal_may_be_ruled_out(text: str, expected: bool) -> None:
    """« sans tacite reconduction » names what there is not."""
    assert duration.renewable(text).value is expected
