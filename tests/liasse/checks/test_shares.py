"""Shares that should make a whole."""

import pytest

from invented_dossier import dossier
from liasse.checks.shares import uneven_shares


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        (
            "financement.texte",
            "50% de l'appel à projets,\n30 % du bailleur,\n30 % du Conseil général",
            "110 %",
        ),
        ("financement.texte", "Participation de 40 % du bailleur et de 45 % de l'État.", "85 %"),
        ("publics.caracteristiques", "60 % de personnes seules et 55 % de familles monoparentales.", "115 %"),
        (
            "logements.attribution",
            "Les réservations se répartissent en 40 % préfecture et 50 % mairie.",
            "90 %",
        ),
    ],
)
def test_shares_of_one_whole_that_do_not_make_it_are_told(path: str, text: str, told: str) -> None:
    """The alert shows what they make."""
    (alert,) = uneven_shares(dossier({path: text}))
    assert ("parts_incompletes", (path,)) == (alert.code, alert.paths)
    assert told in alert.message


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("financement.texte", "50% de l'appel à projets,\n30 % du bailleur,\n20 % du Conseil général"),
        ("financement.texte", "33 % du bailleur, 33 % de l'État et 33 % de la commune."),
        ("financement.texte", "Participation de 40 % du bailleur, le solde de l'État (45 %)."),
        (
            "financement.texte",
            "Frais de structure limités à 2 %. Fonds propres du bailleur. 27 % appel à projets.",
        ),
        ("publics.caracteristiques", "60 % de personnes seules et 25 % de familles monoparentales."),
        ("publics.caracteristiques", "60 % au RSA et 55 % sans emploi."),
        ("publics.caracteristiques", "Le taux d'effort passe de 45 % à 30 %."),
    ],
)
def test_shares_that_agree_or_are_of_nothing_whole_are_left_alone(path: str, text: str) -> None:
    """Rounded shares, a remainder, groups that overlap."""
    assert [] == list(uneven_shares(dossier({path: text})))
