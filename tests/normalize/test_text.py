"""Folding for search, tidying for people, repairing only what is certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import fold, looks_ocr_damaged, repair, tidy


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ("demarche d'accompagnement", "Démarche d’Accompagnement"),
        ('" a l\'ete "', "« À l’été »"),
        ("gestion locative - classique", "Gestion\u00a0locative – CLASSIQUE"),
        ("mise en ouvre", "mise en œuvre"),
        ("ligne\nsuivante\t1\f", "Ligne\nsuivante\t1\f"),
        ("recu a nimes", "Reçu à Nîmes"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_and_typography(expected: str, written: str) -> None:
    """Words compare equal however they are typed; line breaks and tabs stay."""
    assert expected == fold(written)


@given(st.text())
def test_folding_keeps_every_offset(written: str) -> None:
    """What is found in the folded text stands at the same place in the text itself."""
    assert len(written) == len(fold(written))


@pytest.mark.parametrize(
    ("expected", "written", "wrapped"),
    [
        ("Le suivi est individuel.", "Le suivi est\nindividuel.", True),
        ("Le suivi est\nindividuel.", "Le suivi est\nindividuel.", False),
        ("Le suivi.\nLe bail.", "Le suivi.\n\nLe bail.", True),
        (
            "Nous proposons :\n- un diagnostic\n- un suivi",
            "Nous proposons :\n- un diagnostic\n- un suivi",
            True,
        ),
        ("un accompagnement adapté", "un accompa-\ngnement adapté", True),
        ("• l’installation", "•\nl’installation", False),
        ("Selon le ménage", "Selon   le\u00a0ménage…………………………", False),
        ("25", "25 ______________", False),
        ("", " \n\f\n ", True),
        ("", "................", False),
        ("page une\npage deux", "page une\n\f\npage deux", True),
    ],
)
def test_an_answer_is_copied_out_as_a_person_would(expected: str, written: str, wrapped: bool) -> None:
    """Lines broken by the page are joined, items and paragraphs are kept, leaders and blanks go."""
    assert expected == tidy(written, wrapped)


@given(st.text(alphabet="aé1 .-•\n\t…_", max_size=200), st.booleans())
def test_tidying_leaves_no_blank_line_and_no_blank_at_an_edge(written: str, wrapped: bool) -> None:
    """Every line of a tidied answer says something."""
    tidied = tidy(written, wrapped)
    assert tidied == tidied.strip()
    assert all(any(character.isalnum() for character in line) for line in tidied.split("\n") if tidied)


@pytest.mark.parametrize(
    ("expected", "codes", "written"),
    [
        ("favoriser l'accès", ("elision_retablie",), "favoriser I'accès"),
        ("favoriser l'accès", ("elision_retablie",), "favoriser 1'accès"),
        ("de l'association", ("elision_retablie",), "de |'association"),
        ("un délai d'un mois", ("elision_retablie",), "un délai d‘un mois"),
        ("mise en œuvre", ("ligature_retablie",), "mise en ceuvre"),
        ("- Un suivi", ("puce_retablie",), "e Un suivi"),
        ("- Un suivi", ("puce_retablie",), "« Un suivi"),
        ("la PJJ, le SPIP", ("sigle_retabli",), "la PJ], le SPIP"),
        (
            "l'accès et la mise en œuvre",
            ("elision_retablie", "ligature_retablie"),
            "I'accès et la mise en ceuvre",
        ),
    ],
)
def test_damage_that_is_certain_is_undone_and_named(
    expected: str, codes: tuple[str, ...], written: str
) -> None:
    """What no French word can be is repaired, and the reason says which repair was made."""
    assert (expected, codes) == repair(written)


@pytest.mark.parametrize(
    "written",
    [
        "Madame Le Goff",
        "1 an",
        "Bâtiment I",
        "aujourd'hui",
        "la résidence I, 12 logements",
        "accés a un logement",
        "SIAQ",
        "« Un toit pour tous », Habitat du Val",
        "[dont la PJ]",
    ],
)
def test_what_may_be_right_is_left_alone(written: str) -> None:
    """Names, numbers and words that only look odd are not touched."""
    assert (written, ()) == repair(written)


def test_two_impossible_elisions_tell_ocr_from_typing() -> None:
    """One slip is a typist's; more are a recogniser's."""
    assert looks_ocr_damaged("I'accès, 1'office et |'association")
    assert not looks_ocr_damaged("I'accès, l'office et l'association")


def test_a_sentence_goes_on_over_a_pages_end() -> None:
    """A long line that ends without a sign was broken by its width, whatever white follows."""
    above = "locataires, toujours avec un suivi des équipes éducatives de secteur. Ce"
    assert (
        tidy(f"{above}\n\n\ntravail partenarial compte.", wrapped=True)
        == f"{above} travail partenarial compte."
    )
