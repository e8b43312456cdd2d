"""A document and a form in, one candidate for each path of the form out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import candidates, document, printed_index, quoted
from extract.candidate import Status
from extract.extracting import extract

FILLED = """Appel à projets
Mise en place de 10 000 logements HLM accompagnés
Présentation synthétique du projet
Localisation du projet : Communauté de communes de Valmont
Nom du projet : Cap Logement
Statut et nom du ou des porteur(s) du projet : Office public de l’habitat de Valmont
Descriptif sommaire du projet et objectifs poursuivis : Loger des familles et les suivre.

Publics cibles du projet
Nombre de ménages accompagnés : 12
Ménages éligibles au DALO oui ☒ non ☐
ou des accords collectifs oui ☐ non ☒
Caractéristiques des publics cibles (typologie des ménages, problématiques rencontrées, ressources) :
Des familles monoparentales.
Modalités de mobilisation des logements
Nombre de logements : 8
Typologie des logements : du T2 au T4
Accompagnement
Structuration de la relation bailleur/accompagnateur : une réunion
par mois.
Coût de l’accompagnement par ménage : exprimé en € par ménage
Les engagements pris par les porteurs du projet portent sur une durée de 36 mois renouvelable.
Conditions jugées nécessaires : champ libre
"""


def test_every_path_of_the_form_has_one_candidate_in_printed_order() -> None:
    """Whatever the document, nothing is missing and nothing comes twice."""
    paths = [path for path, _ in printed_index().form.paths()]
    assert paths == [found.path for found in extract(document(FILLED), printed_index())]
    assert paths == [found.path for found in extract(document("Rien de la fiche.\n"), printed_index())]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("presentation.localisation", "Communauté de communes de Valmont"),
        ("presentation.nom_projet", "Cap Logement"),
        ("presentation.porteurs", "Office public de l’habitat de Valmont"),
        ("presentation.descriptif", "Loger des familles et les suivre."),
        ("publics.nombre_menages", "12"),
        ("publics.caracteristiques", "Des familles monoparentales."),
        ("logements.nombre_logements", "8"),
        ("logements.typologies", "du T2 au T4"),
        ("logements.typologie_texte", "du T2 au T4"),
        ("accompagnement.relation_bailleur", "une réunion\npar mois."),
        ("duree.mois", "36 mois renouvelable."),
        ("duree.renouvelable", "36 mois renouvelable."),
    ],
)
def test_an_answer_is_what_stands_under_its_label(path: str, expected: str) -> None:
    """No label, no neighbour's answer and no printed tail is in it, and it is quoted from the text."""
    found = candidates(FILLED)[path]
    assert (found.status.value, found.text) == ("renseigne", expected)
    assert quoted(document(FILLED), found.spans) == [expected]


@pytest.mark.parametrize(
    ("path", "status", "value"),
    [
        ("publics.eligible_dalo", "renseigne", True),
        ("publics.accords_collectifs", "renseigne", False),
        ("publics.pdalpd", "absent", None),
        ("financement.cout_accompagnement", "vide", None),
        ("avis.conditions", "vide", None),
        ("financement.cofinancements", "absent", None),
    ],
)
def test_ticks_prompts_and_missing_labels_give_their_status(
    path: str, status: str, value: bool | None
) -> None:
    """A prompt alone is empty; a label that is not there is absent."""
    found = candidates(FILLED)[path]
    assert (found.status.value, found.value) == (status, value)


def test_how_a_label_was_found_is_a_signal() -> None:
    """A damaged label is less sure than a printed one."""
    printed = candidates("Nom du projet : Cap Logement\n")["presentation.nom_projet"]
    damaged = candidates("Norn du proiet : Cap Logement\n")["presentation.nom_projet"]
    assert damaged.text == printed.text == "Cap Logement"
    assert sum(signal.weight for signal in damaged.signals) < sum(signal.weight for signal in printed.signals)


def test_two_labels_in_one_share_the_answer() -> None:
    """« Nombre de ménages et nombre de logements : 12 et 8 » gives each its number."""
    found = candidates("Nombre de ménages et nombre de logements : 12 et 8\n")
    assert (found["publics.nombre_menages"].text or "").startswith("12")
    assert (found["logements.nombre_logements"].text or "").startswith("8")


def test_a_page_number_in_the_middle_is_cut_out() -> None:
    """The answer goes on behind the page's foot."""
    found = candidates("Nom du projet : Cap\nPage 2\nBeau Toit\nNombre de logements : 8\n")
    assert found["presentation.nom_projet"].text == "Cap\nBeau Toit"


def test_the_words_of_a_label_inside_an_answer_do_not_end_it() -> None:
    """A sentence that speaks of « le nombre de logements » is the applicant's own."""
    answer = "Nous avons revu le nombre de logements avec la mairie, et le nom du projet aussi."
    found = candidates(FILLED.replace("Loger des familles et les suivre.", answer))
    assert found["presentation.descriptif"].text == answer
    assert found["logements.nombre_logements"].text == "8"


def test_a_budget_without_a_label_is_found_by_its_titles() -> None:
    """The table of charges and produits is the budget wherever it stands."""
    found = candidates(
        "Nom du projet : Cap\n\nCHARGES PRODUITS\nPersonnel 30 000,00\nTotal 30 000,00 30 000,00\n"
    )
    assert "Personnel 30 000,00" in (found["financement.budget"].text or "")
    assert found["presentation.nom_projet"].text == "Cap"


LINES = st.sampled_from(
    [
        "Nom du projet :",
        "Nombre de logements",
        "Ménages éligibles au DALO oui ☒ non ☐",
        "champ libre",
        "12",
        "Page 2",
        "\f",
        "CHARGES PRODUITS",
        "Total 300,00",
        "☐ Création d’une offre nouvelle",
        "………",
        "",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_any_order_of_lines_gives_candidates_quoted_from_the_text(lines: list[str]) -> None:
    """No arrangement of labels, boxes and blanks breaks extraction or makes words up."""
    text = "\n".join(lines) + "\n"
    found = extract(document(text), printed_index())
    assert len({candidate.path for candidate in found}) == len(found)
    for candidate in found:
        assert all(0 <= span.start < span.end <= len(text) for span in candidate.spans)
        assert (candidate.text is None) <= (
            candidate.status.value != "renseigne" or candidate.value is not None
        )


def test_boxes_alone_are_no_text() -> None:
    """« Faible  Moyen  Fort » of a question that lost its label is no answer to the one above."""
    text = "Conditions jugées nécessaires :\nFaible    Moyen    Fort\n"
    found = {one.path: one for one in extract(document(text), printed_index())}
    assert found["avis.conditions"].status is Status.EMPTY


@pytest.mark.parametrize(
    ("text", "dalo", "accords"),
    [
        (
            "Cocher la réponse :\n[x] oui [ ] non : ménages éligibles au DALO\n[ ] oui [x] non : accords collectifs\n",
            True,
            False,
        ),
        ("Ménages éligibles au DALO\n[x] oui [ ] non\nAccords collectifs\n[ ] oui [x] non\n", True, False),
        ("Ménages éligibles au DALO : [x] oui [ ] non\nAccords collectifs : [ ] oui [x] non\n", True, False),
    ],
)
def test_boxes_answer_the_question_on_whose_line_they_stand(text: str, dalo: bool, accords: bool) -> None:
    """Boxes come before the question's words with one writer and behind them with another."""
    found = candidates(f"Nombre de ménages : 12\n{text}PDALPD : [x] oui [ ] non\n")
    assert (dalo, accords) == (
        found["publics.eligible_dalo"].value,
        found["publics.accords_collectifs"].value,
    )


def test_acronyms_with_dots_are_the_same_labels() -> None:
    """A secretary of the old school types « D.A.L.O. »."""
    found = candidates("Nombre de ménages : 12\nD.A.L.O. : [x] oui [ ] non\nP.D.A.L.P.D. : [ ] oui [x] non\n")
    assert (True, False) == (found["publics.eligible_dalo"].value, found["publics.pdalpd"].value)
