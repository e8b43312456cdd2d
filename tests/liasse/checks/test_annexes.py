"""What the dossier cites and does not hold."""

import pytest

from extract.candidate import Status
from invented_dossier import dossier
from liasse.checks.annexes import missing_annexes, missing_budget

_PATH = "accompagnement.methodologie"


@pytest.mark.parametrize(
    "sentence",
    [
        "Les rôles de chacun sont précisés dans l'annexe au présent dossier.",
        "La grille d'évaluation (voir annexe 2) est partagée.",
        "Une convention ci-jointe fixe les règles.",
        "Le plan de financement est joint au dossier.",
    ],
)
def test_an_annex_that_is_cited_and_not_there_is_told(sentence: str) -> None:
    """Once, where it is cited first."""
    (alert,) = missing_annexes(dossier({_PATH: f"{sentence} Voir annexe 3."}))
    assert ("annexe_absente", (_PATH,)) == (alert.code, alert.paths)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le bail signé comporte une annexe fixant les conditions.",
        "Veuillez trouver ci-joint notre réponse à l'appel à projets.",
        "Le suivi joint l'utile à l'agréable.",
        "Le logement a une pièce annexe.",
    ],
)
def test_an_annex_of_another_paper_is_left_alone(sentence: str) -> None:
    """The lease's, or the dossier itself."""
    assert [] == list(missing_annexes(dossier({_PATH: sentence})))


def test_an_annex_that_is_there_is_left_alone() -> None:
    """Under its heading, or as another file."""
    sentence = "Voir annexe 1."
    assert [] == list(missing_annexes(dossier({_PATH: sentence}, rest="Annexe 1 : grille\n")))
    assert [] == list(missing_annexes(dossier({_PATH: sentence}, sources=2)))


@pytest.mark.parametrize(
    ("sentence", "alerts"),
    [
        ("Cette ligne a été établie à part dans le budget.", 1),
        ("Voir le budget prévisionnel.", 1),
        ("Aider à la gestion du budget du ménage.", 0),
        ("Le ménage retrouve sa place dans le budget familial.", 0),
    ],
)
def test_a_budget_that_is_cited_and_not_there_is_told(sentence: str, alerts: int) -> None:
    """A household's own budget is another thing."""
    facts = dossier({_PATH: sentence, "financement.budget": Status.ABSENT})
    assert ["budget_absent"] * alerts == [alert.code for alert in missing_budget(facts)]


def test_a_budget_that_is_there_is_left_alone() -> None:
    """Even where it could not be read."""
    facts = dossier({_PATH: "Voir le budget.", "financement.budget": Status.UNREADABLE})
    assert [] == list(missing_budget(facts))


def test_a_short_clause_is_told_with_the_one_before_it() -> None:
    """« il figure en annexe » says nothing alone."""
    (alert,) = missing_annexes(dossier({_PATH: "Un plan a été dressé ; il figure en annexe."}))
    assert "« Un plan a été dressé ; il figure en annexe. »" in alert.message
