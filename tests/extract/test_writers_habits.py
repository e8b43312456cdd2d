"""How people set down headings and answers: each habit was met in dossiers that the rules had not been made for."""

from __future__ import annotations

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
