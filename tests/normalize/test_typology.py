"""Dwelling types, however they are spelled."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import typology
from normalize.errors import NotNormalizableError, NoValueError


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ("T2 T3", "T2, T3"),
        ("T2 T3", "T 2 et T 3"),
        ("T2 T3", "t2/t3"),
        ("T2 T3", "10 T2 + 5 T3"),
        ("T2 T3 T4", "T2-T3-T4"),
        ("T2 T3 T4", "de T2 à T4"),
        ("T2 T3 T4", "entre T2 et T4"),
        ("T2 T3 T4", "type 2 au type 4"),
        ("T1 T2 T3 T4 T5", "du T1 au T5"),
        ("T1 T2 T3 T4 T5", "elle pourra aller du type T1 au T5"),
        ("T1 T2 T3 T4 T5", "T1/2-T3 et T4/5"),
        ("T1 T2 T3 T4", "T1 à 4"),
        ("T3", "F3"),
        ("T2", "type II"),
        ("T4", "Type IV"),
        ("T1 T2", "studios et T2"),
        ("T1 T2", "Tl et T2"),
        ("T1", "T1 bis"),
        ("T4", "2 T4"),
        ("T5 T6", "T5 et plus"),
        ("T2 T3", "2/3 de T2, 1/3 de T3"),
        ("T2 T3", "deux-pièces et trois-pièces"),
        ("T1 T2", "une ou deux pièces"),
        ("T2 T3 T4", "2 à 4 pièces"),
    ],
)
def test_types_are_listed_in_order_with_ranges_spelled_out(expected: str, written: str) -> None:
    """A range names every type in it; a number of dwellings is no type."""
    assert expected.split() == typology.parse(written).value


@pytest.mark.parametrize(
    "written",
    ["Fonction de la typologie des ménages accueillis", "toutes typologies", "article 3", "T12", ""],
)
def test_no_type_is_made_up(written: str) -> None:
    """An answer that names no type has none, not all of them."""
    with pytest.raises(NoValueError):
        typology.parse(written)


@given(st.sets(st.integers(1, 6), min_size=1))
def test_a_list_of_types_is_read_back(rooms: set[int]) -> None:
    """What is listed is what is read."""
    names = typology.format(rooms)
    assert names == typology.parse(", ".join(names)).value


@given(st.text() | st.text(alphabet="TtFf123456 /-aàudetypsiv", max_size=60))
def test_any_text_gives_types_or_says_why_not(written: str) -> None:
    """Nothing that is written makes the parser fail in another way, or name a type that does not exist."""
    try:
        value = typology.parse(written).value
    except NotNormalizableError:
        return
    assert isinstance(value, list)
    assert set(value) <= {"T1", "T2", "T3", "T4", "T5", "T6"}


@pytest.mark.parametrize("piece", ["T2 ", "T1/2-", "de T2 à ", "type ", " ", "\n"])
def test_a_long_answer_is_read_in_a_moment(piece: str) -> None:
    """A whole dossier under one label takes time in proportion to its length."""
    start = time.perf_counter()
    typology.find(piece * (60_000 // len(piece)))
    assert time.perf_counter() - start < 2


def test_roman_types_are_listed_after_one_word() -> None:
    """« Types II, III et IV » are three."""
    assert ["T2", "T3", "T4"] == typology.parse("Types II, III et IV").value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("du T1 (pour une personne seule) au T3", ["T1", "T2", "T3"]),
        ("deux T3, chacun avec une pièce de vie de 30 m²", ["T3"]),
    ],
)
def test_what_is_said_beside_a_type_is_no_type(text: str, expected: list[str]) -> None:
    """An aside does not part a range, nor is « une pièce de vie » a dwelling of one room."""
    assert expected == typology.parse(text).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T2 à T4, pas de T1 en stock et les T5 on n'en a plus", ["T2", "T3", "T4"]),
        ("T2 et T3, les T4 demandés en avril sont abandonnés faute de vacance", ["T2", "T3"]),
        ("T2, T3 (pas de T1 ni de T5)", ["T2", "T3"]),
        ("aucun T1, des T2", ["T2"]),
        ("T3 : 21 ; T4 : 17. Les T5, mieux isolés, sont hors périmètre.", ["T3", "T4"]),
        ("du T1 au T3, sans travaux", ["T1", "T2", "T3"]),
    ],
)
def test_types_that_are_said_not_to_be_there_are_not_taken(text: str, expected: list[str]) -> None:
    """What a writer leaves out is named as well."""
    assert typology.parse(text).value == expected
