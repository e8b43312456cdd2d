"""The budget against itself."""

import pytest

from extract.candidate import Status
from ingest.document import Reading
from invented_dossier import dossier
from liasse.checks.budgets import adds_up, unbalanced

_PATH = "financement.budget"
_RIGHT = "CHARGES\nPersonnel 30 000,00\nLoyers 1 500,00\nTotal 31 500,00\nPRODUITS\nSubvention 31 500,00\nTotal 31 500,00"


def test_lines_that_miss_the_total_are_told_with_the_gap() -> None:
    """The analyst reads both sums."""
    (alert,) = unbalanced(dossier({_PATH: _RIGHT.replace("1 500,00\nTotal", "1 900,00\nTotal")}))
    assert ("budget_desequilibre", "erreur", (_PATH,)) == (alert.code, alert.gravity, alert.paths)
    assert "écart 400 €" in alert.message


def test_a_scans_amount_that_may_be_misread_is_named() -> None:
    """On a scanned page the line is named whose figure, read as its look-alike, gives the total."""
    text = _RIGHT.replace("30 000,00", "80 000,00")
    (alert,) = unbalanced(dossier({_PATH: text}, reading=Reading.OCR))
    assert "80 000 € est peut-être 30 000 € mal lu." in alert.message
    assert all("mal lu" not in one.message for one in unbalanced(dossier({_PATH: text})))


def test_sides_that_differ_are_told() -> None:
    """Each side adds up and they are not the same."""
    text = _RIGHT.replace("Subvention 31 500,00\nTotal 31 500,00", "Subvention 30 000,00\nTotal 30 000,00")
    (alert,) = unbalanced(dossier({_PATH: text}))
    assert "écart 1 500 €" in alert.message


@pytest.mark.parametrize(
    "text",
    [
        _RIGHT,
        "CHARGES\nPersonnel 300,00\nLoyers 50,00",  # no total and no produits: nothing to compare
        "CHARGES\nAppel à projets 53,00\nPRODUITS\nBailleur 65,00",  # shares, not euros
        # Subtotals, and an income read on the wrong side.
        "DEPENSES\nPersonnel 54 100,61\nSous-total personnel 54 100,61\nAide à l'installation 3 150\nSous-total autres "
        "3 150\nRECETTES\nFonds propres 57 250,61",
        # An income read among the charges: the table as it is written balances.
        "CHARGES\nPersonnel 30 000,00\nLoyers 1 500,00\nMairie de Clairmont 31 500,00\nTotal charges 31 500,00\n"
        "Total produits 31 500,00",
    ],
)
def test_a_budget_that_balances_as_it_is_written_is_left_alone(text: str) -> None:
    """A line on the wrong side is the reading's fault."""
    assert [] == list(unbalanced(dossier({_PATH: text})))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_RIGHT, True),
        (_RIGHT.replace("30 000,00", "30 009,00"), False),
        ("CHARGES\nPersonnel 300,00", None),
    ],
)
def test_a_budget_says_whether_it_adds_up(text: str, expected: bool | None) -> None:
    """A feature of confidence: agreement of figures that were read apart."""
    assert expected is adds_up(dossier({_PATH: text}).values[_PATH])


def test_a_budget_that_was_not_read_adds_up_to_nothing() -> None:
    """Not False: nothing is known."""
    assert adds_up(dossier({_PATH: Status.UNREADABLE}).values[_PATH]) is None
