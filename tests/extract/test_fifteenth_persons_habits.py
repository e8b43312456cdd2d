"""What further persons did whom nobody had read: questions in their own words, boxes in a column of their own."""

import pytest

from builders import document
from extract.budget_zone import budget_zones
from extract.candidate import Candidate, Status
from extract.extracting import extract
from liasse.pipeline import indexes

FORM = """1. Le projet
Nom du projet : Cap
Localisation du projet : Dax
Statut et nom des porteurs : Estuaire Habitat
2. Le public
Nombre de ménages accompagnés : 12
{public}
Caractéristiques des publics cibles : isolés.
3. Les logements
{ways}
Nombre de logements : 10
4. L'accompagnement
Méthodologie de réalisation de l'accompagnement : une visite par semaine.
{method}
Complémentarité avec la gestion locative : en interne.
Modalités d'adhésion du ménage : un contrat.
5. Partenariat
{partners}
6. Financement
Montage financier : équilibré
{funding}
7. Durée
Les engagements pris par les porteurs du projet portent sur une durée de 3 ans
"""


def candidates(text: str) -> dict[str, Candidate]:
    """Return what the form finds with all its wordings, by path."""
    return {found.path: found for found in extract(document(text), indexes()[0])}


def form(**given: str) -> str:
    """Return the form with what is given in it."""
    names = ("public", "ways", "method", "partners", "funding")
    return FORM.format(**{name: given.get(name, "") for name in names})


@pytest.mark.parametrize(
    ("line", "path", "value"),
    [
        ("- du PDALPD de façon générale : oui ☒ non ☐", "publics.pdalpd", True),
        ("- du PDALPD de façon générale : oui ☐ non ☒", "publics.pdalpd", False),
        ("Offre nouvelle : financement FNDOLLTS obtenu\noui ☐ non ☒", "financement.fndollts", False),
    ],
)
def test_a_questions_own_word_with_both_answers_beside_it_is_the_question(
    line: str, path: str, value: object
) -> None:
    """In the writer's words, with no more of the form's than its acronym, and the answers on the line or right below."""
    asked = "- du DALO : oui ☒ non ☐\n" if path.startswith("publics") else ""
    place = "public" if path.startswith("publics") else "funding"
    assert candidates(form(**{place: asked + line}))[path].value is value


def test_a_heading_over_questions_is_none_of_them() -> None:
    """« Publics prioritaires : » is nearly « Publics prioritaires du PDALPD », and has not its word."""
    found = candidates(
        form(
            public="Publics prioritaires :\n- éligibles au DALO : ☐ oui ☒ non\n- publics du PDALPD pris globalement : ☒ oui ☐ non"
        )
    )
    assert found["publics.eligible_dalo"].value is False
    assert found["publics.pdalpd"].value is True


@pytest.mark.parametrize("empty", ["", "☐"])
def test_a_box_in_a_cell_of_its_own_is_of_the_option_above_it(empty: str) -> None:
    """A table of options and boxes becomes a line for each cell, whatever side the dossier's other boxes are on."""
    ways = "\n".join(
        [
            "Création d'une offre nouvelle (le cas échéant)",
            "☒",
            "Aménagement de logement existant",
            "☒",
            "Mobilisation de logements existants sans aménagement",
            empty,
            "Reclassement offre existante en offre à bas loyer",
            empty,
        ]
    )
    found = candidates(form(ways=ways, public="Ménages éligibles au DALO : ☐ oui ☒ non"))
    taken = [
        found[f"logements.{name}"].value
        for name in (
            "offre_nouvelle",
            "amenagement_existant",
            "existant_sans_amenagement",
            "reclassement_bas_loyer",
        )
    ]
    assert taken == [True, True, False, False]


def test_a_sections_name_within_an_answer_is_no_heading() -> None:
    """« Durée : pas de durée couperet » is of the method where the duration is asked for further down."""
    found = candidates(form(method="Durée : pas de durée couperet, revue tous les six mois."))
    assert (found["accompagnement.methodologie"].text or "").endswith("revue tous les six mois.")
    assert "3 ans" in (found["duree.texte"].text or "")


@pytest.mark.parametrize(
    "begun", ["collectivités territoriales, SIAO, …", "collectivités territoriales, SIAO, assoc…"]
)
def test_a_prompt_that_was_cut_short_is_no_answer(begun: str) -> None:
    """« Partenaires mobilisés - exemples : collectivités territoriales, SIAO, … : la CAF »."""
    found = candidates(
        form(partners=f"Partenaires mobilisés - exemples : {begun} : la mission locale, la CAF")
    )
    assert found["partenariat.partenaires"].text == "la mission locale, la CAF"


def test_the_end_of_a_bracket_heads_no_budget() -> None:
    """« … (typologie, problématiques rencontrées, ⏎ ressources) : » with an amount below it."""
    text = "(typologie des ménages, problématiques,\nressources) :\nJeunes isolés. Ressources de 450 à\n1 050 € par mois.\n"
    assert budget_zones(text) == ()
    assert candidates(form(public=text))["financement.budget"].status is Status.ABSENT


def test_boxes_now_before_and_now_behind_their_words_are_each_of_their_own_line() -> None:
    """« ☒ Aménagement … » and « … sans aménagement ☒ » in one list: each line holds one option."""
    ways = "\n".join(
        [
            "Création d'une offre nouvelle",
            "☒ Aménagement de logement existant",
            "Mobilisation de logements existants sans aménagement ☒",
            "Reclassement offre existante en offre à bas loyer",
        ]
    )
    found = candidates(form(ways=ways, public="Ménages éligibles au DALO : ☒ oui ☐ non"))
    names = ("offre_nouvelle", "amenagement_existant", "existant_sans_amenagement", "reclassement_bas_loyer")
    assert [found[f"logements.{name}"].value for name in names] == [False, True, True, False]


def test_words_in_a_row_are_no_label_that_they_nearly_are() -> None:
    """« 540 € par an, coût interne » answers the question above it, and is nearly « coût global »."""
    found = candidates(
        form(
            funding="Coût de la gestion locative adaptée (par logement)\n540 € par an, coût interne\nCofinancements : aucun"
        )
    )
    assert found["financement.cout_gestion_locative"].text == "540 € par an, coût interne"


def test_a_signature_ends_the_last_answer() -> None:
    """« Fait à Dax, le 3 mai 2014 » and what stands below it."""
    found = candidates(
        FORM.format(public="", ways="", method="", partners="", funding="").rstrip()
        + ", renouvelables.\nFait à Dax, le 3 mai 2014, en deux exemplaires.\nLe directeur\n"
    )
    assert (found["duree.texte"].text or "").endswith("renouvelables.")
