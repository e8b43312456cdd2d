"""Two counts of one thing."""

import pytest

from invented_dossier import dossier
from liasse.checks.counts import two_counts, workers_and_posts

_HOUSEHOLDS, _DWELLINGS = "publics.nombre_menages", "logements.nombre_logements"
_TEXT = "accompagnement.methodologie"


@pytest.mark.parametrize(
    ("path", "answer", "sentence"),
    [
        (_HOUSEHOLDS, "25", "Les 30 ménages du projet seront suivis."),
        (_HOUSEHOLDS, "25", "Notre projet vise l'accompagnement de 40 familles."),
        (_HOUSEHOLDS, "25", "Au total 35 ménages seront accompagnés."),
        (_DWELLINGS, "25 logements", "Un quota de 30 logements sera proposé."),
        (_DWELLINGS, "vingt-cinq", "Elle suit les 41 logements du dispositif."),
    ],
)
def test_another_number_for_the_whole_project_is_told(path: str, answer: str, sentence: str) -> None:
    """The alert names the form's field and the sentence."""
    (alert,) = two_counts(dossier({path: answer, _TEXT: sentence}))
    assert ("nombre_discordant", (path, _TEXT)) == (alert.code, alert.paths)
    assert sentence.rstrip(".") in alert.message


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("25", "Les 25 ménages du projet seront suivis."),
        ("25 pour un seul bailleur (50 au total)", "Les 50 ménages du projet seront suivis."),
        ("12 en accès et 13 en maintien", "Les 25 ménages du projet seront suivis."),
        ("25", "En 2013, 157 ménages ont été accompagnés."),
        ("25", "Le dispositif vise 10 ménages par an."),
        ("25", "Chaque travailleur social suit 12 ménages au plus."),
        ("25", "Le projet vise au moins 10 familles monoparentales."),
        ("25", "10 ménages seront accompagnés chaque année."),
        ("25", "Le bailleur gère 5 300 logements."),
        ("25", "Mise en place de 10 000 logements HLM accompagnés"),
    ],
)
def test_counts_of_something_else_are_left_alone(answer: str, sentence: str) -> None:
    """Flows, the past, a worker's share, the call's own title."""
    answers = {_HOUSEHOLDS: answer, _DWELLINGS: answer, _TEXT: sentence}
    assert [] == list(two_counts(dossier(answers)))


def test_more_workers_than_posts_are_told() -> None:
    """Who pays the second one?"""
    texts = {
        _TEXT: "Une équipe de deux travailleurs sociaux sera constituée.",
        "financement.texte": "1 ETP travailleur social",
    }
    (alert,) = workers_and_posts(dossier(texts))
    assert ("effectif_discordant", (_TEXT, "financement.texte")) == (alert.code, alert.paths)


@pytest.mark.parametrize(
    "sentence",
    [
        "Deux travailleurs sociaux (2 ETP) assurent le suivi.",
        "Un travailleur social assure le suivi.",
        "Les trois travailleurs sociaux du secteur orientent les ménages.",
    ],
)
def test_workers_that_the_posts_cover_are_left_alone(sentence: str) -> None:
    """Those of the sector are not the project's."""
    assert [] == list(
        workers_and_posts(dossier({_TEXT: sentence, "financement.texte": "1 ETP travailleur social"}))
    )


def test_a_post_to_be_created_adds_to_those_there_are() -> None:
    """It is no second count of them."""
    texts = {
        _TEXT: "Une équipe de deux travailleurs sociaux intervient.",
        "financement.texte": "1 ETP sera créé.",
    }
    assert [] == list(workers_and_posts(dossier(texts)))
