"""The table of communes, EPCI and départements."""

from __future__ import annotations

import pytest

from normalize.geography import core_of, load, words_of


def test_the_table_is_whole() -> None:
    """34,969 communes and 101 départements, as the INSEE counts them."""
    geography = load()

    communes = [commune for bearers in geography.communes.values() for commune in bearers]
    assert 34_969 == sum(not commune.former for commune in communes)
    assert 2_606 == sum(commune.former for commune in communes)
    assert 101 == len(geography.departements)


@pytest.mark.parametrize(
    ("name", "departement", "postcode"),
    [
        ("carentan", "50", "50500"),
        ("cherbourg octeville", "50", "50100"),
        ("annecy le vieux", "74", "74000"),
        ("evry", "91", "91000"),
        ("pont farcy", "14", "50420"),
    ],
)
def test_communes_of_2014_are_known(name: str, departement: str, postcode: str) -> None:
    """One that merged since is where it was, under the postcodes of the commune that it is in."""
    former = [commune for commune in load().communes[name] if commune.former]

    assert [departement] == [commune.departement for commune in former]
    assert postcode in former[0].postcodes


def test_shared_names_keep_all_their_bearers() -> None:
    """A name that several communes bear leads to each of them."""
    assert {"93", "974", "11"} <= {commune.departement for commune in load().communes["saint denis"]}


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("St-Étienne-de-l’Olm", "saint etienne de l olm"),
        ("LE HAVRE", "le havre"),
        ("Ste Florine", "sainte florine"),
    ],
)
def test_names_fold_to_words(written: str, words: str) -> None:
    """Case, accents, hyphens and « St » do not keep names apart."""
    assert words == words_of(written)


@pytest.mark.parametrize(
    ("written", "core"),
    [("CA du Grand Dax", "grand dax"), ("Métropole de Lyon", "lyon"), ("CC des Sablons", "sablons")],
)
def test_an_epci_is_known_by_its_own_name(written: str, core: str) -> None:
    """The kind of body and the articles are no part of the name."""
    assert core == core_of(written)
