"""Questions that the layout shows, whatever their words."""

from builders import candidates

ASKED = """Nom du projet
Réponse : Cap Logement
Nombre de logements
Réponse : 12
Typologie des logements
Réponse : T2 et T3
Comment les choisit-on ?
Réponse : par tirage au sort.
"""


def test_a_question_that_nobody_knows_ends_the_answer_above() -> None:
    """« Réponse : » stands under each question: the line above it is one."""
    found = candidates(ASKED)
    assert found["logements.typologie_texte"].text == "T2 et T3"
    assert found["presentation.nom_projet"].text == "Cap Logement"


def test_one_reply_shows_nothing() -> None:
    """A sentence may speak of an answer."""
    found = candidates("Nom du projet : Cap Logement\nRéponse : oui\nNombre de logements : 12\n")
    assert (found["presentation.nom_projet"].text or "").startswith("Cap Logement")


def test_an_abbreviated_label_is_the_word_it_begins() -> None:
    """« Cofin. » can only be « cofinancements »."""
    found = candidates("Nom du projet : Cap\nCofin. apportés : la commune prête une salle\n")
    assert found["financement.cofinancements"].text == "la commune prête une salle"


def test_the_hint_of_what_may_be_answered_is_no_answer() -> None:
    """« (oui/non) » is printed; what follows is written."""
    found = candidates("Nom du projet : Cap\nPublic des accords collectifs (oui/non) : oui\n")
    assert found["publics.accords_collectifs"].value is True


def test_a_sentence_answers_a_question_of_yes_and_no() -> None:
    """The verb says it where no box and no « oui » does."""
    text = "Nom du projet : Cap\nMénages éligibles au DALO : Les ménages seront éligibles au DALO.\n"
    assert candidates(text)["publics.eligible_dalo"].value is True
    text = "Nom du projet : Cap\nMénages éligibles au DALO : Aucun des ménages n'est éligible.\n"
    assert candidates(text)["publics.eligible_dalo"].value is False


def test_a_blank_copy_of_the_form_gives_way_to_the_one_that_is_filled_in() -> None:
    """Some leave the empty form before their answers."""
    blank = "Localisation du projet : champ libre\nNom du projet : champ libre\nNombre de logements : champ libre\n\n"
    filled = "Nom du projet : Cap Logement\nNombre de logements : 12\nLocalisation du projet : Valmont\n"
    found = candidates(blank + filled)
    assert found["presentation.nom_projet"].text == "Cap Logement"
    assert found["presentation.localisation"].text == "Valmont"


def test_a_label_that_is_like_the_printed_one_ends_with_its_line() -> None:
    """« Lieu d'implantation » is no « lieu d'implantation val-d'oise »."""
    found = candidates(
        "Nom du projet : Cap\nLieu d'implantation\nVal-d'Oise et Doubs\nNombre de logements : 12\n"
    )
    assert found["presentation.localisation"].text == "Val-d'Oise et Doubs"
