"""Postcodes outside the département."""

import pytest

from invented_dossier import dossier
from liasse.checks.postcodes import foreign_postcodes

_PLACE, _OFFER = "presentation.localisation", "logements.localisation_offre"


@pytest.mark.parametrize(
    ("path", "sentence", "gravity"),
    [
        (_OFFER, "Logements situés 12 rue du Puits, 33400 Talence.", "avertissement"),
        ("presentation.descriptif", "Une agence est ouverte au 33400 Talence.", "info"),
        ("presentation.descriptif", "BP 12, 33408 Rivemont Cedex", "info"),
        (_OFFER, "Siège social : 33400 Talence", "info"),
    ],
)
def test_a_postcode_of_another_departement_is_told(path: str, sentence: str, gravity: str) -> None:
    """A seat elsewhere is worth a word and no more."""
    (alert,) = foreign_postcodes(dossier({_PLACE: "Dax, Landes", path: sentence}))
    assert ("code_postal_hors_departement", gravity) == (alert.code, alert.gravity)
    assert "334" in alert.message


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("Dax, Landes", "12 rue du Puits, 40100 Dax."),
        ("Dax, Landes", "BP 341, 40011 Mont-de-Marsan Cedex"),
        ("Ajaccio, Corse-du-Sud", "20000 Ajaccio"),
        ("Dax, Landes", "Un coût de 33400 € et 12000 Logements"),
        ("Quelque part", "33400 Talence"),
        ("Dax, Landes", "Total des charges 70150 PRODUITS"),
    ],
)
def test_a_postcode_inside_or_no_postcode_is_left_alone(place: str, sentence: str) -> None:
    """Without a known département nothing is outside."""
    assert [] == list(foreign_postcodes(dossier({_PLACE: place, _OFFER: sentence})))
