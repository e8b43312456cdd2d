"""Dwellings by type against their number."""

import pytest

from invented_dossier import dossier
from liasse.checks.typologies import types_and_dwellings

_TEXT, _DWELLINGS = "logements.typologie_texte", "logements.nombre_logements"


@pytest.mark.parametrize(
    ("typology", "dwellings", "alerts"),
    [
        ("4 T2, 6 T3, 2 T4", "25", 1),
        ("T3 (3), T4 (2) et T5 (1)", "12 logements", 1),
        ("8 T1 bis et 4 T2", "13", 1),
        ("4 T2, 6 T3, 2 T4", "12", 0),
        ("T2 (60 %) et T3 (40 %)", "38", 0),
        ("du T1 au T5", "25", 0),
        ("4 T2, le reste en T3", "25", 0),
        ("10 T2", "25", 0),
    ],
)
def test_dwellings_counted_by_type_are_as_many_as_the_dwellings(
    typology: str, dwellings: str, alerts: int
) -> None:
    """An answer that does not count every type is no count."""
    found = types_and_dwellings(dossier({_TEXT: typology, _DWELLINGS: dwellings}))
    assert ["typologies_discordantes"] * alerts == [alert.code for alert in found]
