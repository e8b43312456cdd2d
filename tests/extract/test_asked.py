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
