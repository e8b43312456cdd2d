"""Sums that a sentence states."""

import pytest

from invented_dossier import dossier
from liasse.checks.sums import prose_sums

_PATH = "accompagnement.adequation_besoins"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Ce sont 148 ménages accompagnés en 2013 dont 90 nouveaux et 61 saisis en 2012 ou avant.", "151"),
        ("Sur ces 84 situations, 63 étaient du parc public dont 36 nouvelles et 20 déjà suivies.", "56"),
        ("Le service suit 30 familles dont 34 en sous-location.", "34"),
        ("Le projet vise 23 ménages en accès et 25 en maintien, soit 46 ménages.", "48 et non 46"),
        ("Sur ces 63 ménages du parc, 47 suivis ont été clôturés et 18 sont en cours.", "65"),
        ("12 + 14 = 25", "26 et non 25"),
        ("25 logements (12 T2 et 15 T3)", "27"),
        ("Ménages suivis : 30 familles : 12 nouvelles et 16 déjà suivies.", "28"),
        ("L'offre compte 20 logements, répartis en 8 T2, 7 T3 et 6 T4.", "21"),
        ("Le coût est de 50 000 € dont 30 000 € de la commune et 25 000 € de l'État.", "55 000"),
    ],
)
def test_a_sum_that_is_wrong_is_told_with_its_figures(sentence: str, told: str) -> None:
    """The alert shows what the parts make and quotes the sentence."""
    (alert,) = prose_sums(dossier({_PATH: sentence}))
    assert ("somme_en_prose_fausse", (_PATH,)) == (alert.code, alert.paths)
    assert told in alert.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Ce sont 151 ménages accompagnés en 2013 dont 90 nouveaux et 61 saisis en 2012 ou avant.",
        "Le projet vise 46 ménages dont 12 en sous-location et 9 au RSA.",  # some of them, not all
        "Le projet vise 23 ménages en accès et 23 en maintien, soit 46 ménages.",
        "Le bailleur gère 5 300 logements répartis sur 87 communes.",
        "Il emploie 130 salariés, dont 70 au siège et 12 agences de proximité.",
        "2 travailleurs sociaux et 10 ménages chacun, soit 20 ménages.",
        "Le loyer est de 450 € par mois, soit 5 400 € par an.",
        "Nous suivons 12 familles dont une partie depuis 2011 et 2012.",
        "Deux visites par semaine, soit 8 visites par mois.",
        "25 logements (12 T2 et 13 T3)",
        "Sur ces 63 ménages du parc, 47 suivis ont été clôturés et 16 sont en cours.",
        "Sur les 90 demandes examinées, 40 n'ont pu aboutir et 60 ont été reportées.",
        "25 ménages (30 adultes et 45 enfants)",
        "Deux axes : 12 ménages en accès et 13 en maintien.",
        "25 jeunes ménages (18 à 25 ans)",
        "Le tarif de 51 440,61 € dont 45 906,61 € de personnel.",
        "25 jeunes de 18 à 25 ans dont 12 femmes et 13 hommes.",
        "L'action touche 2 départements et 25 communes, soit 60 % du territoire.",
    ],
)
def test_numbers_that_are_no_wrong_sum_are_left_alone(sentence: str) -> None:
    """Parts of a whole, products, years and other units are no sums."""
    assert [] == list(prose_sums(dossier({_PATH: sentence})))


def test_a_figure_that_the_scan_confused_is_not_the_applicants_fault() -> None:
    """« 9O » may be 90 or something else."""
    assert [] == list(prose_sums(dossier({_PATH: "157 ménages dont 9O nouveaux et 67 anciens."})))


def test_groups_that_may_overlap_are_told_with_a_doubt() -> None:
    """Fifteen at the RSA and twelve with children can be twenty-five households."""
    (alert,) = prose_sums(dossier({_PATH: "25 ménages dont 15 au RSA et 12 avec enfants."}))
    assert "info" == alert.gravity
    assert "se recoupent" in alert.message
