"""What kind of body a text speaks of."""

from __future__ import annotations

import pytest

from normalize import body_type


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rivemont Métropole Habitat", "bailleur"),
        ("Centre communal d'action sociale de Rivemont", "collectivite"),
        ("Caisse d'allocations familiales", "autre"),
        ("Agence régionale de santé", "autre"),
        ("Direction départementale de la cohésion sociale", "autre"),
        ("Union départementale des associations familiales", "association"),
        ("Agence immobilière à vocation sociale", "association"),
        ("Rivemont Métropole", "collectivite"),
        ("Office Public de l'Habitat de la Vallée", "bailleur"),
        ("S.A. d'H.L.M. Logibel", "bailleur"),
        ("Association des bailleurs de Rivemont", "association"),
        ("CCAS", "collectivite"),
        ("Communauté d'agglomération de Montclair", "collectivite"),
        ("CAF", "autre"),
        ("Centre Hospitalier de Rivemont", "autre"),
        ("DDCSPP 99", "autre"),
        ("Toit Commun", None),
    ],
)
def test_the_type_is_told_by_legal_form_first(text: str, expected: str | None) -> None:
    """Legal forms decide, then the words of public bodies, then words such as « Habitat »."""
    assert expected == body_type.parse(text)
