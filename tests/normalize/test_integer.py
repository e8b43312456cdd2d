"""Counts of households and dwellings as applicants write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import integer
from normalize.errors import NotNormalizableError, NoValueError


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        (25, "25"),
        (12, "2.2 Éligibilité\n12 ménages"),
        (25, "25ménages"),
        (25, "25 pour un seul bailleur (50 au total)"),
        (25, "vingt-cinq ménages"),
        (70, "soixante-dix"),
        (80, "quatre-vingts logements"),
        (15, "une quinzaine de ménages"),
        (20, "environ une vingtaine"),
        (30, "environ 30"),
        (1200, "1 200 ménages"),
        (12, "12 logements en 2015"),
        (12, "Programme 2015 : 12 logements"),
        (5, "T3 : 5 logements"),
        (6, "6 T2"),
        (14, "10 T2 + 4 T3 = 14 logements"),
        (1, "un logement de type T3"),
        (62, "Le bailleur s'engage sur 62 logements.\n2"),
        (10, "10 logements sur 62"),
        (10, "Sur 62 ménages repérés, 10 seront accompagnés."),
        (25, "15 + 10 soit 25"),
        (12, "8 familles et 4 personnes isolées, soit un total de 12"),
        (20, "20 ménages par an pendant 3 ans"),
        (100, "100 ménages sur 3 ans"),
        (15, "I5 ménages"),
        (0, "0"),
    ],
)
def test_the_count_that_was_asked_for_is_read(expected: int, written: str) -> None:
    """Years, durations and types beside the count are not taken for it."""
    assert expected == integer.parse(written).value


@pytest.mark.parametrize(
    "written",
    [
        "sans objet",
        "Non défini",
        "en rythme de croisière\n2.2 Éligibilité",
        "à préciser avec le bailleur",
        "un logement à son nom. Objectif n° 2",
        "",
        "—",
    ],
)
def test_no_count_is_made_up(written: str) -> None:
    """An answer without a number has no value, not nought."""
    with pytest.raises(NoValueError):
        integer.parse(written)


@pytest.mark.parametrize(
    ("reason", "written"),
    [
        ("approximatif", "environ 30"),
        ("approximatif", "une quinzaine de ménages"),
        ("en_toutes_lettres", "vingt-cinq ménages"),
        ("fourchette", "10 à 15 ménages"),
        ("somme_en_prose", "15 + 10 soit 25"),
        ("chiffre_confondu", "I5 ménages"),
    ],
)
def test_a_count_that_took_reading_says_so_and_is_less_sure(reason: str, written: str) -> None:
    """Every interpretation is a reason, and costs certainty."""
    result = integer.parse(written)
    assert reason in result.reasons
    assert result.score < integer.parse("25").score


def test_figures_are_found_where_they_stand() -> None:
    """Offsets point at the figures of the text; a year and a share are none."""
    text = "En 2014, 12 ménages puis 30 % de plus, soit 16."
    assert [(text[start:end], number) for start, end, number in integer.find(text)] == [
        ("12", 12),
        ("16", 16),
    ]


@given(st.integers(0, 1949), st.sampled_from(["", " ménages", " logements"]))
def test_a_written_count_is_read_back(number: int, unit: str) -> None:
    """A plain number is itself."""
    assert number == integer.parse(integer.format(number) + unit).value


@given(st.text() | st.text(alphabet="0123456789 OlI%€.,à-\n", max_size=60))
def test_any_text_gives_a_count_or_says_why_not(written: str) -> None:
    """Nothing that is written makes the parser fail in another way."""
    try:
        value = integer.parse(written).value
    except NotNormalizableError:
        return
    assert isinstance(value, int)
    assert value >= 0


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("quarante familles, soit environ 150 personnes, dont une centaine d'enfants", 40),
        ("15, soit 11 ou 12 femmes avec enfants et 3 ou 4 ménages âgés", 15),
        ("30 personnes, soit 12 ménages", 12),
        ("25 ménages par an, soit 75 sur 3 ans", 75),
        ("10 la première année, 12 ensuite, soit 34 au total", 34),
    ],
)
def test_what_follows_soit_is_a_sum_of_the_same_things_only(written: str, count: int) -> None:
    """Persons are no sum of households, and a part is none of the whole."""
    assert integer.parse(written).value == count
