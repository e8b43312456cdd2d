"""The budget table however its columns reached us; every figure is invented."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import budget
from normalize.errors import NoValueError
from normalize.result import Normalized

Lines = list[tuple[str, str]]
CHARGES: Lines = [("Personnel", "30 000,00"), ("Frais de déplacement", "1 200,50"), ("Locaux", "800")]
PRODUITS: Lines = [("Département", "20 000,50"), ("Etat - AAP 10 000 logements", "12 000")]
TOTAL = "32 000,50"


def _side(value: object, name: str) -> Lines:
    assert isinstance(value, Mapping)
    return [(line["intitule"], line["montant"]) for line in value[name]]


def _cents(lines: Lines) -> Lines:
    return [(label, f"{Decimal(amount.replace(' ', '').replace(',', '.')):.2f}") for label, amount in lines]


def _assert_read(result: Normalized, charges: Lines = CHARGES, produits: Lines = PRODUITS) -> None:
    assert _cents(charges) == _side(result.value, "charges")
    assert _cents(produits) == _side(result.value, "produits")


def _pairs(charges: Lines, produits: Lines) -> list[list[str]]:
    longest = max(len(charges), len(produits))
    sides = [[*side, *[("", "")] * (longest - len(side))] for side in (charges, produits)]
    return [[*left, *right] for left, right in zip(*sides, strict=True)]


def _two_blocks(charges: Lines, produits: Lines, total: str) -> str:
    """Charges and then produits, each with its total."""
    blocks = []
    for title, lines in (("CHARGES", charges), ("PRODUITS", produits)):
        rows = "\n".join(f"{label}\t{amount}" for label, amount in lines)
        blocks.append(f"{title}\tMontant (€)\n{rows}\nTotal des {title.lower()}\t{total}")
    return "\n".join(blocks)


def _listed(charges: Lines, produits: Lines, total: str) -> str:
    """Bullets and dot leaders."""
    rows = [f"• {label} ..... {amount} €" for label, amount in charges]
    others = [f"• {label} ..... {amount} €" for label, amount in produits]
    return "\n".join(
        [
            "Dépenses :",
            *rows,
            f"Total dépenses : {total} €",
            "Recettes :",
            *others,
            f"Total recettes : {total} €",
        ]
    )


def _side_by_side(charges: Lines, produits: Lines, total: str) -> str:
    """Two tables beside each other, tabs between the cells."""
    rows = [["CHARGES", "Montant", "PRODUITS", "Montant"], *_pairs(charges, produits)]
    return "\n".join("\t".join(row) for row in [*rows, ["TOTAL CHARGES", total, "TOTAL PRODUITS", total]])


def _aligned(charges: Lines, produits: Lines, total: str) -> str:
    """The same printed with columns of a fixed width."""
    rows = [["CHARGES", "Montant", "PRODUITS", "Montant"], *_pairs(charges, produits)]
    return "\n".join(
        f"{row[0]:<25}{row[1]:>12}   {row[2]:<32}{row[3]:>12}".rstrip()
        for row in [*rows, ["TOTAL CHARGES", total, "TOTAL PRODUITS", total]]
    )


def _turned(charges: Lines, produits: Lines, total: str) -> str:
    """The same with what pays on the left."""
    rows = [["RECETTES", "Montant", "DÉPENSES", "Montant"], *_pairs(produits, charges)]
    return "\n".join("\t".join(row) for row in [*rows, ["Total", total, "Total", total]])


def _a_cell_a_line(charges: Lines, produits: Lines, total: str) -> str:
    """A converter wrote every cell on a line of its own, the empty ones too."""
    rows = [["CHARGES", "Montant", "PRODUITS", "Montant"], *_pairs(charges, produits)]
    return "\n".join(cell for row in [*rows, ["TOTAL", total, "TOTAL", total]] for cell in row)


def _a_cell_a_line_without_empty_ones(charges: Lines, produits: Lines, total: str) -> str:
    """The same where blank lines were dropped: only the sums tell whose the lines at the end are."""
    return "\n".join(line for line in _a_cell_a_line(charges, produits, total).split("\n") if line)


def _three_columns(charges: Lines, produits: Lines, total: str) -> str:
    """One column of labels and one of amounts for each side; the gap of an empty cell is doubled."""
    rows = [f"{label}    {amount}    " for label, amount in charges]
    rows += [f"{label}        {amount}" for label, amount in produits]
    return "\n".join(["Intitulé    CHARGES    PRODUITS", *rows, f"TOTAL    {total}    {total}"])


def _three_columns_folded(charges: Lines, produits: Lines, total: str) -> str:
    """The same with every gap folded to one space: only the sums tell the sides."""
    rows = [f"{label} {amount}" for label, amount in [*charges, *produits]]
    return "\n".join(["Intitulé CHARGES PRODUITS", *rows, f"TOTAL {total} {total}"])


def _three_columns_a_cell_a_line(charges: Lines, produits: Lines, total: str) -> str:
    """The three columns a cell a line, the empty ones blank."""
    rows = [[label, amount, ""] for label, amount in charges]
    rows += [[label, "", amount] for label, amount in produits]
    table = [["Intitulé", "CHARGES", "PRODUITS"], *rows, ["TOTAL", total, total]]
    return "\n".join(cell for row in table for cell in row)


LAYOUTS = [
    _two_blocks,
    _listed,
    _side_by_side,
    _aligned,
    _turned,
    _a_cell_a_line,
    _a_cell_a_line_without_empty_ones,
    _three_columns,
    _three_columns_folded,
    _three_columns_a_cell_a_line,
]
_Layout = Callable[[Lines, Lines, str], str]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__.strip("_"))
def test_a_budget_is_read_in_every_layout(layout: _Layout) -> None:
    """Lines, sides and totals come out the same however the table was flattened."""
    result = budget.parse(layout(CHARGES, PRODUITS, TOTAL))
    _assert_read(result)
    assert isinstance(result.value, dict)
    assert ("32000.50", "32000.50") == (result.value["total_charges"], result.value["total_produits"])
    assert ("total_verifie",) == result.reasons


_SPENT = st.sampled_from(
    ["Personnel", "Locaux", "Aide à l'installation", "Salaires et charges", "Fournitures"]
)
_PAYING = st.sampled_from(["Fonds propres", "CAF", "Loyers et charges récupérés", "Autre financeur", "Ville"])
_EUROS = st.integers(100, 90_000)


def _written(amounts: Sequence[tuple[str, int]]) -> Lines:
    return [(label, f"{euros:,}".replace(",", " ")) for label, euros in amounts]


@given(
    layout=st.sampled_from([_two_blocks, _listed, _side_by_side, _turned, _a_cell_a_line, _three_columns]),
    charges=st.lists(st.tuples(_SPENT, _EUROS), min_size=1, max_size=6),
    produits=st.lists(st.tuples(_PAYING, _EUROS), min_size=1, max_size=6),
)
def test_whatever_the_figures_no_line_changes_sides(
    layout: _Layout, charges: list[tuple[str, int]], produits: list[tuple[str, int]]
) -> None:
    """Where the layout tells the sides, a budget that does not balance is still read as it stands."""
    spent, paying = _written(charges), _written(produits)
    _assert_read(budget.parse(layout(spent, paying, "95 000")), spent, paying)


def test_a_title_in_two_cells_stands_over_three_columns() -> None:
    """Where the column of labels has no title, the two titles stand over the amounts."""
    rows = [("CHARGES", "PRODUITS"), ("Personnel", "900,00", ""), ("CAF", "", "900,00")]
    _assert_read(budget.parse_cells(rows), [("Personnel", "900,00")], [("CAF", "900,00")])


def test_a_foot_between_two_rows_is_no_row() -> None:
    """A page that ends within the table leaves its title and its number."""
    rows = [
        "CHARGES\tMontant\tPRODUITS\tMontant",
        "Personnel\t900\tCAF\t950",
        "Appel à projets, logements\t3",
        "Locaux\t50\t\t",
    ]
    _assert_read(budget.parse("\n".join(rows)), [("Personnel", "900"), ("Locaux", "50")], [("CAF", "950")])


def test_a_subtotal_is_neither_line_nor_total() -> None:
    """What sums up a part of a side would be counted twice."""
    text = "DEPENSES\tMontant\nPersonnel\t500,00\nSous-total dépenses de personnel\t500,00\nLocaux\t100,00\nSous-total autres dépenses\t100,00"
    result = budget.parse(f"{text}\nRECETTES\tMontant\nAide à l'emploi\t600,00")
    _assert_read(result, [("Personnel", "500,00"), ("Locaux", "100,00")], [("Aide à l'emploi", "600,00")])
    assert isinstance(result.value, dict)
    assert result.value["total_charges"] is None


def test_a_column_of_remarks_holds_no_amount() -> None:
    """« 15 000 km par an » is said of the line before it; its title tells the column."""
    text = "Postes\tMontant\tPrécisions\nCHARGES\nPersonnel\t900\t552\nVéhicule\t100\t15 000 km par an\nPRODUITS\nCAF\t1 000\tacquis"
    _assert_read(budget.parse(text), [("Personnel", "900"), ("Véhicule", "100")], [("CAF", "1 000")])


def test_an_amount_with_cents_stands_before_a_bare_number_where_the_sums_agree() -> None:
    """A lost column of remarks: the charges make the produits without its figure."""
    text = "CHARGES :\nPersonnel 900,00 indice 552\nVéhicule 100,00 de la structure\nPRODUITS :\nSubvention 1 000,00"
    _assert_read(budget.parse(text), [("Personnel", "900"), ("Véhicule", "100")], [("Subvention", "1 000")])


def test_a_year_in_the_title_is_no_amount() -> None:
    """« Budget 2015 » heads the table."""
    text = "Budget 2015\nCHARGES\nMontant (€)\nPersonnel\n900\nPRODUITS\nMontant (€)\nCAF\n900"
    _assert_read(budget.parse(text), [("Personnel", "900")], [("CAF", "900")])


def test_a_line_under_charges_stays_there_whatever_it_is_called() -> None:
    """Titles are believed before words: what pays elsewhere may be spent here."""
    text = "Charges\t€\nSubvention reversée\t300,00\nProduits\t€\nVente\t300,00"
    _assert_read(budget.parse(text), [("Subvention reversée", "300,00")], [("Vente", "300,00")])


def test_without_titles_the_words_tell_the_side() -> None:
    """« Conseil départemental » pays, « aide à l'installation » is spent."""
    text = "Personnel 900,00\nAide à l'installation 100,00\nConseil départemental 1 000,00"
    _assert_read(
        budget.parse(text),
        [("Personnel", "900,00"), ("Aide à l'installation", "100,00")],
        [("Conseil départemental", "1 000,00")],
    )


def test_a_label_that_wraps_is_one() -> None:
    """A small letter goes on with the words above it."""
    text = "CHARGES\nMontant\nQuote-part de\nstructure\n900,00\nPRODUITS\nMontant\nCAF\n900,00"
    _assert_read(budget.parse(text), [("Quote-part de structure", "900,00")], [("CAF", "900,00")])


def test_a_total_that_its_lines_do_not_give_lowers_the_score() -> None:
    """The figures stay as written; the reader is warned."""
    result = budget.parse("CHARGES\nPersonnel 300,00\nTotal 350,00\nPRODUITS\nCAF 350,00\nTotal 350,00")
    assert ("total_incoherent",) == result.reasons
    assert result.score < 0.6


@pytest.mark.parametrize(
    "text", ["", "voir annexe", "CHARGES\nPRODUITS", "Le diagnostic de 2014 concluait déjà en 2012"]
)
def test_where_no_line_has_an_amount_there_is_no_budget(text: str) -> None:
    """Titles and prose give no value."""
    with pytest.raises(NoValueError):
        budget.parse(text)


def test_an_amount_is_written_with_cents() -> None:
    """As the contract has it."""
    assert budget.format(Decimal(1200)) == "1200.00"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("1700.00", "Charges\t2015\t2016\tTotal\nLoyers\t800\t900\t1 700\nProduits\t2015\t2016\tTotal\nVille\t800\t900\t1 700"),
        ("62400.00", "CHARGES\nk€\nSalaire\n62,4\nTotal\n62,4\nPRODUITS\nk€\nVille\n62,4"),
        ("300.00", "Charges : 300 € au total, soit Loyers : 300 €.\nProduits : 300 € au total, soit Ville : 300 €."),
    ],
)  # fmt: skip
def test_the_first_line_is_read_in_euros_of_the_whole_project(expected: str, text: str) -> None:
    """Years in columns give their total, a cell « k€ » its thousands, and a sentence its lines behind the whole."""
    assert expected == budget.parse(text).value["charges"][0]["montant"]


def test_quantities_unit_costs_and_shares_are_no_amounts() -> None:
    """The last column is what a line comes to; a remark in brackets or on a line of its own holds no amount."""
    text = (
        "CHARGES\tQuantité\tCoût unitaire\tTotal\nPersonnel\t1 an\t38 700\t38 700\nSupervision\t2 séances\t550\t1 100\n"
        "Bénévolat\t\t\t0 €\nCommentaire : convention collective 66\nTotal charges\t\t\t39 800\n"
        "PRODUITS\tTotal\tPart\nCommune\t39 800 €\t100 %\nTotal produits\t39 800 €\t100 %"
    )
    value = budget.parse(text).value
    assert [(line["intitule"], line["montant"]) for line in value["charges"]] == [
        ("Personnel", "38700.00"), ("Supervision", "1100.00"), ("Bénévolat", "0.00")
    ]  # fmt: skip
    assert (value["total_charges"], value["total_produits"]) == ("39800.00", "39800.00")
