"""The place that a title page tells without a label."""

import pytest

from builders import document
from extract.extracting import extract
from liasse.pipeline import indexes


@pytest.mark.parametrize(
    ("line", "departements"),
    [
        ("Hérault – Béziers, Sète, Agde", ["34"]),
        ("Drôme (26) : Valence, Bourg-lès-Valence et Portes-lès-Valence", ["26"]),
        ("Hérault – Béziers, Dijon", None),
        ("Béziers, le 3 mai 2014", None),
    ],
)
def test_a_line_of_a_departement_and_towns_of_it_is_the_place(
    line: str, departements: list[str] | None
) -> None:
    """Nothing but places, all of one département; a dateline or a head of a letter is none."""
    text = f"HABITER\nNote de l'association Le Phare\n{line}\nPourquoi\nNous rencontrons chaque année des personnes isolées.\n"
    found = {one.path: one for one in extract(document(text), indexes()[0])}
    candidate = found["presentation.localisation"]
    assert (candidate.text == line) is (departements is not None)
