"""Names as words: legal forms apart, initials, acronyms, damage undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.matching_acronyms import definitions
from normalize.matching_parts import neutral, parts_of
from normalize.matching_place import Nearness, nearness
from normalize.matching_words import as_acronym, mended, plain, prepare
from normalize.registry import Body


@pytest.mark.parametrize(
    ("words", "legal", "text"),
    [
        (("rivemont",), {"societe"}, "S.A. d'H.L.M. Rivemont"),
        (("rivemont",), {"societe"}, "Société anonyme d'habitations à loyers modérés de Rivemont"),
        (("rivemont",), {"societe"}, "Entreprise sociale pour l'habitat Rivemont"),
        (("rivemont",), {"office"}, "Office public départemental de l'habitat de Rivemont"),
        (("rivemont",), {"office"}, "OPAC de Rivemont"),
        (("rivemont",), {"coop"}, "Société coopérative d'HLM Rivemont"),
        (("rivemont",), {"sem"}, "société d'économie mixte Rivemont"),
        (("rivemont",), {"association"}, "Association loi 1901 Rivemont"),
        (("rivemont",), {"association"}, "Rivemont, association de loi de 1901 à but non lucratif"),
        (("rivemont",), {"fondation"}, "Fondation Rivemont"),
        (("toit", "rivemont"), set(), "Toit Rivemont"),
        ((), {"office"}, "Office public de l'habitat"),
    ],
)
def test_legal_forms_leave_the_name(words: tuple[str, ...], legal: set[str], text: str) -> None:
    """What a body is stands apart from who it is."""
    name = prepare(text)
    assert words == name.words
    assert legal == set(name.legal)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("office public de l habitat du clairval", "0ffice Pub1ic de I'Habitat du Clairval"),
        ("oph du clairval", "QPH du Clairval"),
        ("toit rivemont", "ToitRivemont"),
        ("association lisiere", "AssociationLisière"),
        ("habitat de rives", "HABlTAT DE RlVES"),
        ("soliroc", "SQLIRQC"),
    ],
)
def test_certain_damage_is_undone(expected: str, text: str) -> None:
    """What no writer writes is put right before anything is compared."""
    assert expected == mended(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("trv", "T.R.V."),
        ("trv", "l'association TRV"),
        ("adremo", "ADREMo"),
        (None, "Toit"),
        (None, "TOIT COMMUN"),
    ],
)
def test_acronyms_are_told_by_their_writing(expected: str | None, text: str) -> None:
    """Capitals, dots or nearly all capitals."""
    assert expected == as_acronym(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ({"adrem": "Association Départementale de Rencontre et d’Entraide Mutuelle"},
         "l’ADREM (l’Association Départementale de Rencontre et d’Entraide Mutuelle)"),
        ({"trh": "Toit Rivemont Habitat"}, "le bailleur Toit Rivemont Habitat (TRH) et la ville"),
        ({"trh": "Toit Rivemont Habitat"}, "Toit Rivemont Habitat (ci-après TRH)"),
        ({}, "le CHRS (20 places) et le CCAS (voir annexe)"),
        ({}, "Toit Rivemont (44)"),
        ({}, ""),
    ],
)  # fmt: skip
def test_a_document_explains_its_acronyms(expected: dict[str, str], text: str) -> None:
    """An acronym is explained where its letters are the initials of what stands beside it."""
    assert expected == definitions(text)


@given(st.text(max_size=80))
def test_plain_text_is_plain(text: str) -> None:
    """Only small letters, digits and single spaces are left, and doing it twice changes nothing."""
    found = plain(text)
    assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789 " for character in found)
    assert found == plain(found)


def test_pieces_of_a_name_that_name_nothing_else_are_neutral() -> None:
    """A legal form, the body's acronym, its group and its département say no more of it."""
    body = Body("Toit Rivemont", "ESH", acronyms=("TRV",), departements=("44",), group="Rivemont")
    assert [True] * 4 == [
        neutral(piece, body) for piece in ("SA d'HLM", "TRV", "groupe Rivemont", "Loire-Atlantique")
    ]
    assert [False] * 2 == [neutral(piece, body) for piece in ("Foyer Clairval", "Moselle")]


def test_brackets_and_dashes_part_a_name() -> None:
    """What stands in brackets explains; dashes and commas set pieces apart."""
    parts = parts_of("Toit Rivemont - Groupe Rivemont (TRV)")
    assert ("TRV",) == parts.inside
    assert ("Toit Rivemont", "Groupe Rivemont") == parts.pieces


@pytest.mark.parametrize(
    ("expected", "body", "dossier"),
    [
        (Nearness.HERE, ("40", "64"), {"40"}),
        (Nearness.NEAR, ("40",), {"33"}),
        (Nearness.FAR, ("40",), {"59"}),
        (Nearness.FAR, ("974",), {"971"}),
        (Nearness.UNKNOWN, (), {"59"}),
        (Nearness.UNKNOWN, ("33", "59", "69", "75"), {"13"}),  # works in many régions
        (Nearness.UNKNOWN, ("40",), set()),
    ],
)
def test_how_a_body_lies_to_a_dossier(expected: Nearness, body: tuple[str, ...], dossier: set[str]) -> None:
    """The same département, the same région, elsewhere, or not known."""
    assert expected is nearness(body, dossier)
