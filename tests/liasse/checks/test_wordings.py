"""Prompts and placeholders that nobody meant as an answer."""

import pytest

from extract.candidate import Candidate, Signal, Status
from ingest.document import Document
from invented_dossier import dossier
from liasse.checks.facts import Facts
from liasse.checks.wordings import placeholders, prompts_left
from liasse.normalizing import Value

_PATH = "accompagnement.mobilisation_offre"


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("L'association ne bénéficie pas de l'agrément XXXX.", "XXXX"),
        ("Le coût est de ??? par ménage.", "???"),
        ("La convention est signée avec <nom du bailleur>.", "<nom du bailleur>"),
        ("Le partenariat avec [à préciser] est ancien.", "[à préciser]"),
        ("Nombre de visites : à compléter", "à compléter"),
        ("La convention du XX/XX/2014 le prévoit.", "XX/XX/"),
        ("Le montant sera de …… € par ménage.", "…… €"),
        ("Un coût de XX € par mois.", "XX €"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
    ],
)
def test_a_hole_in_the_text_is_told(sentence: str, left: str) -> None:
    """The alert shows what stands there."""
    alert = next(iter(placeholders(dossier({_PATH: sentence}))))
    assert ("texte_a_completer", (_PATH,)) == (alert.code, alert.paths)
    assert left in alert.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Le dossier à compléter par le ménage est remis au premier rendez-vous.",
        "Un questionnaire à remplir avec le travailleur social.",
        "X oui   non",
        "Nom du projet ________________ :",
        "Coût : …………………… €",
        "Le marché de la place des XX fusillés.",
        "Les T2 et T3 (logements XXL exclus).",
        "Que faire en cas d'impayé ?",
        "Louis XIII a bâti la cité ; le parc date du XXe siècle.",
        "Écrire à <contact@exemple.fr>.",
    ],
)
def test_words_that_only_look_like_a_hole_are_left_alone(sentence: str) -> None:
    """Tasks of households, ticks, Roman numbers and addresses."""
    assert [] == list(placeholders(dossier({_PATH: sentence})))


def _with_prompt(path: str, code: str, status: Status = Status.EMPTY) -> Facts:
    text = "Coût global : exprimé en € au mois ou à l'année\n"
    candidate = Candidate(path, "text", status, signals=(Signal(code, 0.8),), label="Coût global :")
    return Facts.of(Document(text, (), (), ()), [Value(candidate, status, None)])


def test_a_prompt_in_the_place_of_an_answer_is_told() -> None:
    """The alert names the field and shows the prompt."""
    (alert,) = prompts_left(_with_prompt("financement.cout_global", "consigne_seule"))
    assert ("consigne_laissee", ("financement.cout_global",)) == (alert.code, alert.paths)
    assert "« exprimé en € au mois ou à l'année »" in alert.message


@pytest.mark.parametrize(
    ("path", "code", "status"),
    [
        ("financement.cout_global", "rien_d_ecrit", Status.EMPTY),
        ("financement.cout_global", "consigne_retiree", Status.FILLED),
        ("avis.pertinence", "consigne_seule", Status.EMPTY),  # the State's own part is filled in later
    ],
)
def test_an_empty_field_or_the_states_own_part_is_left_alone(path: str, code: str, status: Status) -> None:
    """Only the applicant's prompts matter."""
    assert [] == list(prompts_left(_with_prompt(path, code, status)))
