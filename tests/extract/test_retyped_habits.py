"""What persons do who retype the form or write a letter: struck replies, tables of questions, headings in two numbers."""

import pytest

from builders import candidates
from extract.candidate import Status

STRUCK = """Ménages éligibles au DALO
/ non
ou des accords collectifs
/ non
ou relevant globalement des publics cibles du PDALPD
oui /
"""


def test_what_is_left_of_a_struck_reply_melts_no_labels() -> None:
    """« ~~oui~~ / non » leaves « / non »: it answers its own question, and the next one's « oui » does not."""
    found = candidates(STRUCK)
    assert [False, False, True] == [
        found[path].value
        for path in ("publics.eligible_dalo", "publics.accords_collectifs", "publics.pdalpd")
    ]


def test_initials_on_a_line_with_both_replies_and_a_box_are_the_question() -> None:
    """« Publics du Plan départemental (PDALPD) dans leur ensemble » is no wording of the form."""
    found = candidates(
        "2.2 Publics prioritaires\n[x] oui  [ ] non   Publics du Plan départemental (PDALPD) dans leur ensemble\n"
        "2.3 Caractéristiques des publics cibles\nDes familles.\n"
    )
    assert found["publics.pdalpd"].value is True


def test_titles_of_columns_are_no_answers() -> None:
    """« Rubrique | Réponse » stands over each part of a form that was set as tables."""
    found = candidates(
        "7. Partie réservée à l'État\nRubrique\nRéponse\nAvis du service départemental (DDCS ou DDT)\n\n"
        "Pertinence du projet\n\nConditions jugées nécessaires\n\n"
    )
    assert {Status.EMPTY} == {
        found[path].status for path in ("avis.service_departemental", "avis.pertinence", "avis.conditions")
    }


NUMBERED = """1.1. Localisation du projet
Valmont
1.2. Nom du projet
Repartir
2.1. Nombre de ménages accompagnés
12
2.2. Nombre de logements
12
3.1. Cofinancements apportés
Le Département : 25 000 € par an.
3.2. Subventions d'ailleurs et autres appels
Nous verrons.
3.3. Durée de l'engagement
Trois ans
"""


def test_a_heading_that_two_numbers_count_ends_the_answer_above() -> None:
    """« 3.2. … » is a heading whatever it says, where half of such lines are labels."""
    assert candidates(NUMBERED)["financement.cofinancements"].text == "Le Département : 25 000 € par an."


def test_a_reply_in_words_is_no_part_of_its_label() -> None:
    """« … portent sur une durée de quatre⏎ans » was broken by the page."""
    found = candidates(
        "Inscription de la démarche dans la durée\nLes engagements pris par les porteurs du projet portent sur une durée de quatre\n"
        "ans, travaux compris\n"
    )
    assert (found["duree.texte"].text or "").startswith("quatre")


@pytest.mark.parametrize(
    ("path", "expected", "text"),
    [
        ("publics.nombre_menages", "Seize ménages", "Seize ménages pour commencer, tous en difficulté."),
        ("publics.nombre_menages", "16 ménages", "Le projet porte sur 16 ménages, soit 16 baux."),
        ("publics.nombre_menages", "24", "Nous en accompagnerons 24 en tout, 16 à Auxerre."),
        ("logements.nombre_logements", "24 logements", "Cela fait 24 logements, ceux où ils habitent."),
        ("presentation.porteurs", "Toit Rivemont (office public)", "Le porteur est Toit Rivemont (office public)."),
        (
            "duree.texte",
            "La convention est conclue pour trois ans. Elle est renouvelable une fois.",
            "La convention est conclue pour trois ans. Elle est renouvelable une fois. Chacun peut la dénoncer.",
        ),
    ],
)  # fmt: skip
def test_what_a_letter_tells_in_passing(path: str, expected: str, text: str) -> None:
    """Its words tie it to the question."""
    assert candidates(f"Notre association agit à Valmont.\n{text}\n")[path].text == expected


def test_existing_dwellings_without_works_are_told_by_a_sentence() -> None:
    """The words of the option stand apart."""
    found = candidates(
        "Le bailleur met à disposition vingt logements de son parc, sans travaux d'aménagement.\n"
    )
    assert found["logements.existant_sans_amenagement"].value is True
