"""How often a committee meets."""

import pytest

from invented_dossier import dossier
from liasse.checks.rhythms import two_rhythms

_FIRST, _SECOND = "accompagnement.relation_bailleur", "partenariat.partenaires"


def _codes(first: str, second: str) -> list[str]:
    return [alert.code for alert in two_rhythms(dossier({_FIRST: first, _SECOND: second}))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Le comité de suivi se réunit tous les deux mois.",
            "Un comité de suivi (tous les deux à trois mois).",
        ),
        ("Le comité de pilotage est mensuel.", "Le comité de pilotage se réunit 4 fois par an."),
        ("Le comité technique a lieu chaque mois.", "Le comité technique se réunira tous les trimestres."),
    ],
)
def test_one_committee_at_two_rhythms_is_told(first: str, second: str) -> None:
    """Both sentences are quoted."""
    assert ["rythme_discordant"] == _codes(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Le comité de suivi se réunit tous les trois mois.", "Le comité de suivi a lieu 4 fois par an."),
        ("Le comité de suivi est mensuel.", "Le comité de pilotage est trimestriel."),
        ("Le comité de suivi est mensuel.", "Le référent rencontre le ménage chaque semaine."),
        ("Le comité de suivi est mensuel.", "Le comité de suivi valide le projet."),
    ],
)
def test_one_rhythm_said_twice_or_two_committees_are_left_alone(first: str, second: str) -> None:
    """Four times a year is every three months."""
    assert [] == _codes(first, second)
