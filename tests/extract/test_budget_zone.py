"""Where a budget's table stands in text that lost its cells."""

import pytest

from extract.budget_zone import budget_zones

TABLE = "CHARGES PRODUITS\nPersonnel 30 000,00\nDéplacements 1 200,00\nSubvention 31 200,00\nTotal 31 200,00 31 200,00"


def _zones(text: str) -> list[str]:
    return [text[start:end] for start, end in budget_zones(text)]


def test_the_table_runs_from_its_titles_to_its_last_amount() -> None:
    """Prose around the table is not of it."""
    text = f"Le budget est joint.\n{TABLE}\n\nLes partenaires se réunissent chaque mois.\nIls suivent les ménages.\n"
    assert _zones(text) == [TABLE]


@pytest.mark.parametrize(
    "title", ["CHARGES PRODUITS", "Dépenses    Recettes", "Emplois / Ressources", "CHARGES :"]
)
def test_titles_of_a_budget_are_known(title: str) -> None:
    """Every usual pair of titles opens a table."""
    assert _zones(f"{title}\nPersonnel 30 000,00\n") == [f"{title}\nPersonnel 30 000,00"]


def test_a_row_that_wraps_stays_in_the_table() -> None:
    """One or two lines without an amount are the rest of a long row."""
    table = "CHARGES PRODUITS\nPersonnel\nà temps plein 30 000,00\nTotal 30 000,00"
    assert _zones(table + "\n") == [table]


@pytest.mark.parametrize(
    "text",
    [
        "Les charges sont élevées et les ressources des ménages faibles.\nNous les aidons.\n",
        "CHARGES PRODUITS\nà compléter\n",
        "Personnel 30 000,00\n",
        "",
    ],
)
def test_without_titles_and_amounts_there_is_no_table(text: str) -> None:
    """Words of a budget in prose do not open one."""
    assert _zones(text) == []


def test_two_tables_are_two() -> None:
    """Charges and produits one under the other are found each."""
    text = "CHARGES\nPersonnel 30 000,00\n\nUne phrase qui ne compte rien.\nUne autre phrase.\nEncore une.\nPRODUITS\nSubvention 30 000,00\n"
    assert _zones(text) == ["CHARGES\nPersonnel 30 000,00", "PRODUITS\nSubvention 30 000,00"]
