"""The ways in which two columns give one list of lines."""

from decimal import Decimal

import pytest

from normalize.budget_sides import arrangements, is_income

ORDER = ("charges", "produits")


@pytest.mark.parametrize(
    ("expected", "label"),
    [
        (True, "Fonds propres"),
        (True, "Etat (FNAVDL)"),
        (True, "Loyers et charges récupérés"),
        (True, "Participation du bailleur"),
        (True, "74 - Subvention de la commune"),
        (False, "Personnel"),
        (False, "Aide à l'installation"),
        (False, "Etats des lieux"),
    ],
)
def test_what_pays_is_known_by_its_words(expected: bool, label: str) -> None:
    """The words of a line, where its column was lost."""
    assert expected == is_income(label)


def test_the_likeliest_arrangement_comes_first() -> None:
    """Where no sum decides, the words do."""
    lines = [("Personnel", Decimal(10)), ("Locaux", Decimal(5)), ("CAF", Decimal(15))]
    first = next(arrangements(lines, ORDER))
    assert {"charges": lines[:2], "produits": lines[2:]} == first


def test_rows_of_both_sides_in_turn_are_one_way() -> None:
    """A charge, a produit, a charge, and then what is left of the longer side."""
    lines = [("a", Decimal(1)), ("b", Decimal(2)), ("c", Decimal(3)), ("d", Decimal(4)), ("e", Decimal(5))]
    turned = {"charges": [lines[0], lines[2], *lines[4:]], "produits": [lines[1], lines[3]]}
    assert turned in list(arrangements(lines, ORDER))


def test_every_arrangement_keeps_every_line() -> None:
    """None is lost and none is counted twice."""
    lines = [(str(number), Decimal(number)) for number in range(7)]
    for sides in arrangements(lines, ORDER):
        assert lines == sorted(sides["charges"] + sides["produits"])
