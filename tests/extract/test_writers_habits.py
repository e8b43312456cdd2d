"""How people set down headings and answers: each habit was met in dossiers that the rules had not been made for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builders import candidates

FORM = """\
Présentation synthétique du projet
Localisation du projet : Vaulmont
Nom du projet : Cap Logement
Statut et nom du ou des porteur(s) du projet : Office public de l’habitat de Valmont
Descriptif sommaire du projet et objectifs poursuivis : Loger des familles et les suivre.
Publics cibles du projet
Nombre de ménages accompagnés : 12
Caractéristiques des publics cibles : Des familles monoparentales.
Modalités de mobilisation des logements
Nombre de logements : 8
Typologie des logements : du T2 au T4
Localisation de l'offre de logements accompagnés : Identique à la localisation du projet
Accompagnement
Méthodologie de réalisation de l'accompagnement : Une visite par semaine.
Structuration de la relation bailleur/accompagnateur : Une réunion par mois.
Partenaires mobilisés : CAF, CCAS
Coût de l’accompagnement par ménage : 300 €
Cofinancements : aucun
"""


@pytest.mark.parametrize(
    ("path", "printed", "written", "expected"),
    [
        (
            "publics.nombre_menages",
            "Nombre de ménages accompagnés : 12",
            "Nombre de ménages accompagnés :\n------------------------\n\n12 ménages",
            "12 ménages",
        ),
        (
            "presentation.localisation",
            "Localisation du projet : Vaulmont",
            "1.1 Localisation du projet  Région Franche-Comté, Vesoul",
            "Région Franche-Comté, Vesoul",
        ),
        (
            "financement.cofinancements",
            "Cofinancements : aucun",
            "Cofinancements du projet :\naucun",
            "aucun",
        ),
        (
            "publics.caracteristiques",
            "Caractéristiques des publics cibles : Des",
            "Publics cibles : caractéristiques\nDes",
            "Des familles monoparentales.",
        ),
        (
            "accompagnement.methodologie",
            "Une visite par semaine.",
            "Une visite par semaine.\nObjectifs visés\nUn logement à soi.",
            "Une visite par semaine.\nObjectifs visés\nUn logement à soi.",
        ),
        (
            "publics.nombre_menages",
            "Nombre de ménages accompagnés : 12",
            "Nombre de ménages accompagnés (à préciser) :\n=> 12 ménages",
            "12 ménages",
        ),
        (
            "financement.cofinancements",
            "Cofinancements : aucun",
            "Cofinancements > aucun\nÀ Vaulmont, le 1er octobre 2014\nPour le bailleur, le Directeur",
            "aucun",
        ),
        (
            "financement.cofinancements",
            "Cofinancements : aucun",
            "Cofinancements : aucun\nSignature et cachet du porteur",
            "aucun",
        ),
        (
            "presentation.descriptif",
            "Loger des familles et les suivre.",
            "Loger des familles.\nLa convention prend effet à sa\nsignature de la convention cadre.",
            "Loger des familles.\nLa convention prend effet à sa\nsignature de la convention cadre.",
        ),
    ],
)
def test_an_answer_is_found_however_its_heading_is_set_down(
    path: str, printed: str, written: str, expected: str
) -> None:
    """Rules under headings, gaps for colons, words behind a label, a colon within it, headings within an answer."""
    assert printed in FORM
    assert candidates(FORM.replace(printed, written))[path].text == expected


def test_an_answer_that_names_another_label_is_an_answer() -> None:
    """« Identique à la localisation du projet » is no label of the project's place."""
    found = candidates(FORM)
    assert found["presentation.localisation"].text == "Vaulmont"
    assert found["logements.localisation_offre"].text == "Identique à la localisation du projet"


def test_an_answer_under_its_sections_heading_goes_on_under_its_own() -> None:
    """Text between the heading of a part and a heading within it is the beginning of that answer."""
    text = (
        "1. Description de l'action\nNous voulons loger des ménages que les bailleurs ne connaissent pas encore, et les "
        "suivre.\nObjectifs poursuivis :\n- loger\n- suivre\n2. Le public concerné\nDes familles.\n"
    )
    found = candidates(text)["presentation.descriptif"].text or ""
    assert found.startswith("Nous voulons loger")
    assert found.endswith("- suivre")


@pytest.mark.parametrize(
    ("path", "expected"),
    [("publics.pdalpd", True), ("publics.eligible_dalo", False), ("publics.accords_collectifs", False)],
)
def test_what_is_denied_behind_sans_is_denied_alone(path: str, expected: bool) -> None:
    """« Le public relève du PDALPD, sans être éligible au DALO ni … » affirms one and denies two."""
    text = (
        "Note de présentation\nLe public relève globalement du PDALPD, sans être éligible au DALO ni inscrit dans les "
        "accords collectifs.\n"
    )
    assert candidates(text)[path].value is expected


def test_answers_behind_an_initial_lose_it() -> None:
    """« R. » stands before answers as « Q. » does before questions, if it does so again and again."""
    found = candidates(FORM.replace(" : ", " :\n\nR. "))
    assert found["publics.nombre_menages"].text == "12"
    assert found["presentation.localisation"].text == "Vaulmont"


def test_a_label_under_its_heading_is_no_answer() -> None:
    """What names the part and what asks the question are worded alike; the answer is under the second."""
    written = "Durée de la démarche\nDurée d'engagement des porteurs    18 mois\n"
    assert candidates(FORM + written)["duree.texte"].text == "18 mois"


def test_an_empty_cell_beside_a_label_takes_no_answer_of_the_next() -> None:
    """Two labels in a row with two paragraphs below are no block of labels where the first has an empty cell."""
    written = (
        "Démarche mise en place pour favoriser l'adhésion du ménage    \n"
        "Modalités de mobilisation de l'offre d'accompagnement existante ou nouvelle\n"
        "L'offre existante est saturée.\nUne fiche unique est adressée au coordonnateur.\n"
    )
    found = candidates(FORM.replace("Partenaires mobilisés", f"{written}Partenaires mobilisés"))
    assert found["accompagnement.adhesion_menage"].text is None
    assert (found["accompagnement.mobilisation_offre"].text or "").startswith("L'offre existante")


LETTER = """\
Madame la Préfète,
Vous avez bien voulu nous adresser l'appel à projets, et nous vous en remercions vivement.

C'est Habitat Vaulmontais (OPH) qui porte le projet.

Les logements sont attribués par la commission, sur un dossier préparé avec l'association.
- visite du logement
- avis du référent

La relation entre le bailleur et l'association est réglée par une convention et une réunion par mois.

Le nombre de logements mobilisés est de 15. L'engagement vaut pour trois ans ; il n'est pas renouvelable.

Pour obtenir l'adhésion des ménages, nous prenons le temps de deux rencontres avant tout contrat.
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("presentation.porteurs", "Habitat Vaulmontais (OPH)"),
        (
            "logements.attribution",
            "Les logements sont attribués par la commission, sur un dossier préparé avec l'association.\n"
            "- visite du logement\n- avis du référent",
        ),
        (
            "accompagnement.relation_bailleur",
            "La relation entre le bailleur et l'association est réglée par une convention et une réunion par mois.",
        ),
        ("logements.nombre_logements", "15"),
        ("duree.texte", "L'engagement vaut pour trois ans ; il n'est pas renouvelable."),
        (
            "accompagnement.adhesion_menage",
            "Pour obtenir l'adhésion des ménages, nous prenons le temps de deux rencontres avant tout contrat.",
        ),
        ("accompagnement.gestion_locative", None),
    ],
)
def test_a_letter_says_of_what_each_paragraph_speaks(path: str, expected: str | None) -> None:
    """Paragraphs answer what their first sentence names, up to the next that names something else."""
    text = candidates(LETTER)[path].text
    assert expected == (text and text.strip())


@pytest.mark.parametrize(
    ("expected", "below"),
    [
        (True, "Une réunion de lancement est prévue en janvier."),
        (True, "Chacun a désigné un correspondant."),
        (False, "Sur le plan financier, voici ce que je peux dire."),
        (False, "Nous vous prions d'agréer, Madame la Préfète, l'expression de notre considération."),
    ],
)
def test_what_a_letter_goes_on_to_say_of_partners_is_of_their_answer(expected: bool, below: str) -> None:
    """The sentence that lists them, the rest of its paragraph, and the paragraphs below that speak of them."""
    listed = "Un courrier a été adressé au SIAO, au CCAS de Vaulmont, à la CAF et à la Mission locale ; les réponses sont jointes."
    text = candidates(
        f"{LETTER}\nNotre projet réunit le SIAO, la CAF et la Mission locale.\n{listed}\n\n{below}\n"
    )
    found = text["partenariat.partenaires"].text or ""
    assert listed in found
    assert (below in found) is expected


def test_paragraphs_of_one_topic_are_one_answer_of_a_letter() -> None:
    """A second paragraph that opens with the same topic goes on with the first."""
    more = "La commission d'attribution examine chaque demande, et les logements sont attribués dans le mois qui suit."
    above = "- avis du référent\n"
    text = candidates(LETTER.replace(above, f"{above}\n{more}\n"))["logements.attribution"].text
    assert (text or "").strip().endswith(more)


OPTIONS = """\
Création d’une offre nouvelle : {nouvelle}
Aménagement de logement existant : {existante}
Mobilisation de logements existants sans aménagement : non
Reclassement offre existante en offre à bas loyer : non
"""


@pytest.mark.parametrize(
    ("expected", "written"),
    [(True, "retenu"), (True, "oui, principalement"), (False, "sans objet"), (False, "non retenu"), (False, "n'est pas prévue")],
)  # fmt: skip
def test_options_are_retained_or_not_in_words(expected: bool, written: str) -> None:
    """What the writer says of an option beside it is its tick."""
    text = FORM.replace(
        "Nombre de logements :", OPTIONS.format(nouvelle=written, existante="oui") + "Nombre de logements :"
    )
    assert candidates(text)["logements.offre_nouvelle"].value is expected


def test_an_option_that_is_denied_is_not_chosen() -> None:
    """« Il n'y aura pas de création d'offre nouvelle » names the option to say no to it."""
    written = (
        "Mobilisation des logements : Il n'y aura pas de création d'offre nouvelle.\nNombre de logements :"
    )
    assert (
        candidates(FORM.replace("Nombre de logements :", written))["logements.offre_nouvelle"].value
        is not True
    )


def test_an_offer_of_support_is_no_offer_of_dwellings() -> None:
    """« Offre nouvelle » is said of support as well, by a post or by measures."""
    text = "Note\n\nL'offre nouvelle, c'est un poste de travailleur social à mi-temps.\n"
    assert candidates(text)["logements.offre_nouvelle"].value is None


def test_a_label_in_capitals_goes_on_with_its_participle() -> None:
    """« … DES MÉNAGES VISÉS Des familles … »: what is in capitals is still the label, where the form is used."""
    sample = Path(__file__).parents[2] / "samples" / "dossiers" / "logis-formulaire.txt"
    text = re.sub(
        r"(?m)^.*Caractéristiques des publics cibles [^\n]*",
        "CARACTÉRISTIQUES DES MÉNAGES VISÉS Des familles menacées d'expulsion, et des jeunes sans ressources stables.",
        sample.read_text(encoding="utf-8"),
    )
    assert (candidates(text)["publics.caracteristiques"].text or "").startswith("Des familles")


def test_a_bullet_on_a_line_of_its_own_is_the_first_items() -> None:
    """Converters put the bullet and its item on two lines: it stays with the answer."""
    text = FORM.replace("Des familles monoparentales.", "\n•\ndes familles monoparentales\n•\ndes jeunes")
    assert (candidates(text)["publics.caracteristiques"].text or "").startswith("•\ndes familles")
