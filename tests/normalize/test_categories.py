"""Categories of public read from prose."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import categories
from normalize.errors import NotNormalizableError, NoValueError

TEXTS = [
    ("Femmes victimes de violences conjugales", ["violences_conjugales"]),
    ("Jeunes en insertion, souffrant de troubles psychiques", ["sante_mentale", "jeunes"]),
    ("Personnes sortant de prison ou sous main de justice", ["sortants_incarceration"]),
    ("Ménages sortant de CHRS, en situation d'addiction", ["addictions", "sortants_hebergement"]),
    ("Personnes âgées isolées", ["personnes_agees"]),
    ("Gens du voyage sédentarisés", ["gens_du_voyage"]),
    ("Locataires menacés d'expulsion", ["menaces_expulsion"]),
    ("Ménages cumulant des difficultés sociales et financières", ["grandes_difficultes"]),
    ("Tout public sauf les personnes âgées ; jeunes de 18 à 25 ans", ["jeunes"]),
    ("Jeunes travailleurs. Les sortants de prison sont exclus du dispositif.", ["jeunes"]),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_categories_are_those_whose_words_stand(text: str, expected: list[str]) -> None:
    """Words speak for a category unless something beside them speaks against it."""
    assert expected == categories.parse(text).value


@pytest.mark.parametrize(
    "text", ["", "Ménages isolés", "Familles avec de jeunes enfants", "Personnes en situation d'isolement"]
)
def test_words_that_are_not_sure_give_no_category(text: str) -> None:
    """Isolation is not old age, and young children are not « jeunes »."""
    with pytest.raises(NoValueError):
        categories.parse(text)


@pytest.mark.parametrize("code", categories.ORDER)
def test_what_is_formatted_is_read_back(code: str) -> None:
    """A category's own words speak for it."""
    assert [code] == categories.parse(categories.format([code])).value


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but the refusal of a value."""
    with contextlib.suppress(NotNormalizableError):
        categories.parse(text)


def test_a_negation_ends_with_its_sentence_though_the_full_stop_is_lost() -> None:
    """Lines joined without a full stop between them."""
    assert categories.parse("foyers sans référent social Des jeunes en insertion").value == ["jeunes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("des consommations (cannabis, alcool) qui compliquent le voisinage", ["addictions"]),
        ("des mères ayant fui la violence de leur conjoint", ["violences_conjugales"]),
        ("ménages accueillis en hébergement d'insertion", ["sortants_hebergement"]),
        ("passées par nos chambres d'accueil ou par un CHRS", ["sortants_hebergement"]),
    ],
)
def test_categories_are_told_in_many_words(text: str, expected: list[str]) -> None:
    """What people live through says more than the category's name."""
    assert expected == categories.parse(text).value


def test_lodging_with_friends_is_no_category() -> None:
    """« en hébergement chez un proche » tells of nobody who leaves a hostel."""
    with pytest.raises(NoValueError):
        categories.parse("ménages accueillis en hébergement chez un proche")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Femmes avec ou sans enfants ayant quitté un conjoint violent", ["violences_conjugales"]),
        (
            "anciens mineurs et ouvrières vieillissants ; alcoolo-dépendants",
            ["personnes_agees", "addictions"],
        ),
        ("passés par la rue, le CHRS, l'hôpital", ["sortants_hebergement"]),
        ("long parcours de rue ou d'hébergement d'urgence", ["sortants_hebergement"]),
        ("des hommes seuls qui achèvent un séjour en CHRS", ["sortants_hebergement"]),
        ("un tiers sort d'un foyer", ["sortants_hebergement"]),
        ("locataires avant ou juste après le commandement de payer", ["menaces_expulsion"]),
        ("hommes condamnés à des peines de six mois", ["sortants_incarceration"]),
        ("des familles qui cumulent tout", ["grandes_difficultes"]),
        ("beaucoup boivent", ["addictions"]),
    ],
)
def test_what_a_public_is_may_be_told_by_what_happened(text: str, expected: list[str]) -> None:
    """Applicants tell where people come from as often as they name a category."""
    assert categories.parse(text).value == expected
