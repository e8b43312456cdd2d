"""What offices leave in dossiers: signatures, annexes' titles, notes; and how they set headings and sentences."""

from __future__ import annotations

import pytest

from builders import candidates

FORM = """\
Présentation synthétique du projet
§ 1 – Localisation du projet : Vaulmont
§ 2 – Nom du projet : Cap Logement
Publics cibles du projet
Nombre de ménages accompagnés : 12
Accompagnement
Méthodologie de réalisation de l'accompagnement : Une visite par semaine.
L'adhésion des ménages
Elle est libre.
Coût de l’accompagnement par ménage : 300 €
Cofinancements apportés : 5 000 € de la commune
En cas d'offre nouvelle :
Financement FNDOLLTS : non
Conditions nécessaires : néant
Avis global formulé par le niveau régional : favorable
{end}
"""


@pytest.mark.parametrize(
    "end",
    [
        "Castres, le 26.09.2014\nP/o le Directeur, la responsable du pôle social",
        "Le 2 octobre 2014, à Céret\nPour Les Hameaux Verts, la Directrice générale adjointe",
        "Signatures des deux représentants légaux :",
        "PJ : budget, convention type, plan de situation",
        "Habitat du Val – Appel à projets – V4 – page 3",
    ],
)
def test_what_stands_round_a_signature_is_no_comment(end: str) -> None:
    """The last question of the form is followed by whatever the office puts on a page's foot."""
    assert candidates(FORM.format(end=end))["avis.commentaire"].text is None


def test_a_date_within_a_sentence_is_a_comment() -> None:
    """« Pièces reçues complètes le 13/10/2014. » says something."""
    end = "Pièces reçues complètes le 13/10/2014."
    assert candidates(FORM.format(end=end))["avis.commentaire"].text == end


def test_headings_are_counted_by_paragraph_signs() -> None:
    """« § 1 – » is a number as « 1. » is."""
    found = candidates(FORM.format(end=""))
    assert found["presentation.localisation"].text == "Vaulmont"


def test_what_leads_to_a_question_is_of_no_answer() -> None:
    """« En cas d'offre nouvelle : » belongs to the question below it."""
    assert candidates(FORM.format(end=""))["financement.cofinancements"].text == "5 000 € de la commune"


def test_a_melted_label_names_both_of_its_parts() -> None:
    """« L'adhésion des ménages » is not « Méthodologie et adhésion du ménage »."""
    found = candidates(FORM.format(end=""))
    assert found["accompagnement.adhesion_menage"].text == "Elle est libre."
    assert found["accompagnement.methodologie"].text == "Une visite par semaine."


def test_words_of_a_labels_bracket_part_its_answer() -> None:
    """« Étendue », « Méthodes » are what the form asks to speak of, not labels of other answers."""
    parted = (
        "\nÉtendue\nle budget et le logement\nMéthodes\nvisites à domicile\nDurée et adaptabilité\nsix mois"
    )
    text = FORM.format(end="").replace(" : Une visite par semaine.", parted)
    told = candidates(text)["accompagnement.methodologie"].text or ""
    assert told.startswith("Étendue")
    assert told.endswith("six mois")


def test_a_sentence_is_no_label_for_its_subject() -> None:
    """« L'engagement des porteurs est pris pour trois ans. » answers as a whole."""
    text = FORM.format(end="").replace(
        "Accompagnement\n",
        "Inscription dans la durée\nL'engagement des porteurs est pris pour trois ans.\nAccompagnement\n",
    )
    assert candidates(text)["duree.texte"].text == "L'engagement des porteurs est pris pour trois ans."


def test_a_cost_ends_before_the_next_ones_sentence() -> None:
    """The label's own sum comes first; the second sentence says what it is for."""
    text = FORM.format(end="").replace(
        "Coût de l’accompagnement par ménage : 300 €",
        "Coût du diagnostic : 480 € par ménage. Il faut compter 2 520 € par ménage et par an pour l'accompagnement.",
    )
    found = candidates(text)
    assert found["financement.cout_diagnostic"].text == "480 € par ménage"
    assert "2 520 € par ménage et par an" in (found["financement.cout_accompagnement"].text or "")


def test_an_answer_of_another_label_says_nothing_of_the_projects_place() -> None:
    """« Nombre de logements concernés : 64 dont 21 à Foix » is no place of the project, whose label is missing."""
    text = FORM.format(end="").replace(
        "§ 1 – Localisation du projet : Vaulmont\n", "Nombre de logements concernés : 64 dont 21 à Foix\n"
    )
    assert candidates(text)["presentation.localisation"].text is None
