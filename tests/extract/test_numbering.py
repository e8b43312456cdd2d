"""Numbers that count headings are no answers; sections in the writer's own words end the answer above them."""

from builders import candidates

COUNTED = """A/ Le projet
1
Localisation du projet
Valmont
2
Nom du projet
Cap Logement
3
Descriptif sommaire du projet et objectifs poursuivis
Loger des familles et les suivre.
B/ Pour qui, au juste ?
1
Nombre de ménages accompagnés
34
2
Nombre de logements
12
C/ Et après
"""


def test_a_number_that_counts_labels_is_no_answer() -> None:
    """« 2 » above « Nom du projet » counts it; « 34 » under « Nombre de ménages » is an answer."""
    found = candidates(COUNTED)
    assert found["presentation.localisation"].text == "Valmont"
    assert found["presentation.nom_projet"].text == "Cap Logement"
    assert found["publics.nombre_menages"].text == "34"
    assert found["logements.nombre_logements"].text == "12"


def test_a_lettered_section_ends_the_answer_above_it() -> None:
    """The letters count up: their lines are headings, whatever their words."""
    assert candidates(COUNTED)["presentation.descriptif"].text == "Loger des familles et les suivre."


def test_numbers_that_do_not_count_up_are_answers() -> None:
    """A number alone above one label is the answer to the label over it."""
    found = candidates(
        "Nombre de ménages accompagnés\n34\nNombre de logements\n12\nNom du projet\nCap Logement\n"
    )
    assert found["publics.nombre_menages"].text == "34"
    assert found["logements.nombre_logements"].text == "12"
