"""Lines of a budget cut into cells."""

from decimal import Decimal

import pytest

from normalize.budget_rows import (
    amount,
    both_sides,
    cells,
    has_amount,
    in_columns,
    in_euros,
    is_title,
    rows_of,
    side,
    tidy_label,
)


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (["Personnel", "30 000,00"], "Personnel 30 000,00"),
        (["Personnel", "30 000,00"], "- Personnel : 30 000,00"),
        (["Personnel", "30 000,00 €"], "•\tPersonnel ..... 30 000,00 €"),
        (["Personnel", "1 000,00", "CAF", "500,00"], "Personnel 1 000,00 CAF 500,00"),
        (["Personnel", "1 000", "CAF", "500"], "Personnel\t1 000\tCAF\t500"),
        (["", "", "CAF", "500"], "\t\tCAF\t500"),
        (["Personnel", "1 000"], "Personnel | 1 000"),
        (["Etat - AAP 10 000 logements"], "Etat - AAP 10 000 logements"),
        (["Etat - AAP 10 000 logements", "15 138,00"], "Etat - AAP 10 000 logements 15 138,00"),
        (["625 - Déplacements", "450,00"], "625 - Déplacements 450,00"),
        (["Budget 2015"], "Budget 2015"),
        (["Fait le 26 septembre 2014"], "Fait le 26 septembre 2014"),
        (["TOTAL", "1 000", "1 000"], "TOTAL 1 000 1 000"),
        (["Tél. : 01 23 45 67 89"], "Tél. : 01 23 45 67 89"),
        (["Frais de siège (7 %)", "400"], "Frais de siège (7 %) 400"),
        (["1 950"], "1 950"),
        ([], "   "),
    ],
)
def test_a_line_is_cut_at_its_cells(expected: list[str], line: str) -> None:
    """Tabs, bars and amounts part cells; years, telephones and what is counted do not."""
    assert expected == cells(line)


def test_a_doubled_gap_is_an_empty_cell() -> None:
    """The narrowest gap parts two cells."""
    assert [["A", "100", ""], ["B", "", "200"]] == rows_of("A    100    \nB        200")


def test_two_empty_cells_treble_the_gap() -> None:
    """Where most gaps part two cells only."""
    rows = rows_of("A    100    B    200\nC    50    D    60\nTotal            260")
    assert ["Total", "", "", "260"] == rows[-1]


def test_gaps_of_all_widths_say_nothing_of_empty_cells() -> None:
    """Columns that were aligned by spaces have no usual gap; the amounts part the cells."""
    assert [["Personnel", "100"], ["CAF", "200"]] == rows_of("Personnel   100\nCAF         200")


def test_cells_that_are_empty_in_front_count_too() -> None:
    """A row of the table on the right begins with the gaps of the one on the left."""
    assert [["A", "100", "B", "200"], ["", "", "C", "50"]] == rows_of("A    100    B    200\n        C    50")


def test_lines_that_do_not_fall_into_columns_stay_lines() -> None:
    """An amount where words are asked: a blank line was lost."""
    assert (
        in_columns([["CHARGES"], ["Montant"], ["PRODUITS"], ["Montant"], ["A"], ["100"], ["200"], ["B"]])
        is None
    )


@pytest.mark.parametrize(
    ("expected", "cell"),
    [
        ("charges", "CHARGES"),
        ("charges", "Dépenses prévisionnelles :"),
        ("charges", "I. Charges (en €)"),
        ("charges", "Nature des dépenses"),
        ("produits", "RECETTES"),
        ("produits", "Ressources attendues"),
        ("produits", "Sources de financement"),
        (None, "Charges de personnel"),
        (None, "Salaires et charges"),
        (None, "Loyers et charges récupérés"),
        (None, "Total des charges"),
        (None, "Montant"),
        (None, "Charges : elles sont partagées entre les deux associations du territoire"),
    ],
)
def test_a_title_names_a_side_and_nothing_else(expected: str | None, cell: str) -> None:
    """Rows whose words hold « charges » are no titles."""
    assert expected == side(cell)


def test_two_sides_in_one_cell_have_an_order() -> None:
    """Titles that fell into one cell still say which comes first."""
    assert ("charges", "produits") == both_sides("CHARGES PRODUITS")
    assert ("produits", "charges") == both_sides("Recettes / Dépenses")
    assert both_sides("Salaires et charges") is None


@pytest.mark.parametrize("cell", ["Montant (€)", "Intitulé", "€", "Poste budgétaire", "En euros"])
def test_titles_of_columns_are_known(cell: str) -> None:
    """They are no rows."""
    assert is_title(cell)


@pytest.mark.parametrize(
    ("expected", "cell"),
    [
        ("1200.00", "1 200,00 €"),
        ("1200", "1.200"),
        ("950", "950 euros TTC"),
        (None, "12 ETP"),
        (None, "T2"),
        (None, ""),
    ],
)
def test_a_cell_is_an_amount_or_words(expected: str | None, cell: str) -> None:
    """An amount with its unit and nothing else."""
    assert (None if expected is None else Decimal(expected)) == amount(cell)


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (True, "Personnel 30 000,00"),
        (True, "Personnel\t300\tà confirmer"),
        (False, "Appel à projets 10 000 logements HLM accompagnés"),
        (False, "Les ménages suivis"),
    ],
)
def test_a_row_ends_with_an_amount(expected: bool, line: str) -> None:
    """Or has one in a cell of its own."""
    assert expected == has_amount(line)


@pytest.mark.parametrize(
    ("expected", "label"),
    [
        ("Déplacements", "625 - Déplacements"),
        ("Personnel", "64 Personnel"),
        ("Personnel", "• Personnel ......."),
        ("Quote-part de structure", "Quote-part de\nstructure :"),
        ("10 000 logements", "10 000 logements"),
    ],
)
def test_a_label_is_told_without_number_and_leaders(expected: str, label: str) -> None:
    """The account number of the plan comptable is not of its name."""
    assert expected == tidy_label(label)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["Charges", "en k€"], ["Loyers", "2,8"]], "2800,0"),
        ([["Charges (k€)"], ["Loyers", "2,8"]], "2800,0"),
        ([["Budget en milliers d'euros"], ["Charges"], ["Loyers", "2,8"]], "2800,0"),
        ([["Charges", "en k€"], ["Loyers", "28 000"]], "28 000"),
        ([["Charges", "en k€"], ["Loyers", "2,8 k€"]], "2,8 k€"),
        ([["Charges", "Montant"], ["Loyers (10 k€ déjà payés)", "2,8"]], "2,8"),
    ],
)
def test_titles_in_thousands_make_euros_of_the_amounts(rows: list[list[str]], expected: str) -> None:
    """Only what a title says of the whole table counts, and not where an amount belies it."""
    assert in_euros(rows)[-1][-1] == expected


def test_an_amount_in_thousands_says_so_itself() -> None:
    """« 2,8 k€ » is 2 800 euros in any table."""
    assert amount("2,8 k€") == 2800
    assert amount("300 €") == 300


@pytest.mark.parametrize("written", ["0,5 ETP", "0,50 ETP", "1,25 ETP"])
def test_a_share_of_a_post_is_no_amount(written: str) -> None:
    """« 0,5 ETP » counts people, whatever stands behind it."""
    assert [f"Poste de conseillère {written}", "27 200,37 €"] == cells(
        f"Poste de conseillère {written} : 27 200,37 €"
    )
