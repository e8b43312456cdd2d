"""Cofinancing that is denied and given."""

import pytest

from invented_dossier import dossier
from liasse.checks.cofunding import denied_and_given

_PATH = "financement.cofinancements"


@pytest.mark.parametrize(
    ("text", "alerts"),
    [
        (
            "Ce projet ne bénéficie pas de co-financement. À noter la participation financière de la communauté.",
            1,
        ),
        ("Aucun cofinancement. Le Conseil général apporte 5 000 € par an.", 1),
        ("20 % du Conseil général. Aucun cofinancement n'est demandé.", 1),
        ("Aucun cofinancement n'est acquis à ce jour. Le Conseil général apporte 5 000 €, à confirmer.", 0),
        ("Le projet ne bénéficie pas de cofinancement. Le bailleur met ses fonds propres.", 0),
        ("Aucun cofinancement. Une aide de la commune est demandée.", 0),
        ("Le Conseil général apporte 5 000 € par an.", 0),
    ],
)
def test_a_cofinancing_that_is_denied_and_given_is_told(text: str, alerts: int) -> None:
    """What is only asked for is not given."""
    assert ["cofinancement_discordant"] * alerts == [a.code for a in denied_and_given(dossier({_PATH: text}))]
