"""Where a budget's table stands in text that lost its cells."""

import pytest

from extract.budget_zone import budget_zones, heads_a_budget

TABLE = "CHARGES PRODUITS\nPersonnel 30 000,00\nDéplacements 1 200,00\nSubvention 31 200,00\nTotal 31 200,00 31 200,00"


def _zones(text: str) -> list[str]:
    return [text[start:end] for start, end in budget_zones(text)]


def test_the_table_runs_from_its_titles_to_its_last_amount() -> None:
    """Prose around the table is not of it."""
    text = f"Le budget est joint.\n{TABLE}\n\nLes partenaires se réunissent chaque mois.\nIls suivent les ménages.\n"
    assert _zones(text) == [TABLE]


@pytest.mark.parametrize(
    "below",
    [
        "6. Inscription dans la durée\nDurée\nTrois ans (2014-2017), avec un bilan à 18 mois\n",
        "F. Durée\nLes engagements des porteurs portent sur une durée de 36 mois (1er janvier 2015 – 31\ndécembre 2017).\n",
    ],
)
def test_a_section_below_the_totals_is_not_of_the_table(below: str) -> None:
    """Its years and dates are no amounts."""
    assert _zones(f"{TABLE}\n{below}") == [TABLE]


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


def test_blocks_one_under_the_other_are_one_table() -> None:
    """A page's foot between charges and produits parts nothing."""
    table = "Charges :\n• Personnel ..... 900 €\nTotal charges ..... 900 €\nProduits :\n\n6\nAppel à projets\n\n• CAF ..... 900 €"
    assert _zones(f"Avis favorable.\n{table}\n\nContacts :\n") == [table]


@pytest.mark.parametrize(
    "title", ["BUDGET DE L'OPERATION", "Budget 2015", "Plan de financement", "Tableau financier\n\nIntitulé"]
)
def test_the_tables_own_title_is_of_it(title: str) -> None:
    """It leaks into no other field."""
    table = f"{title}\nCHARGES\nMontant\nPRODUITS\nMontant\nPersonnel\n900,00\nCAF\n900,00"
    assert _zones(f"Une phrase.\n{table}\n") == [table]


def test_the_title_of_the_call_is_no_row() -> None:
    """« 10 000 logements » under a table is the page's foot."""
    assert _zones(f"{TABLE}\nAppel à projets 10 000 logements HLM accompagnés\n") == [TABLE]


def test_thousands_of_titles_are_read_once() -> None:
    """Titles without a row must not be searched again from each of them."""
    assert _zones("CHARGES\n" * 20_000) == []


def _heads(text: str) -> bool:
    start = text.lower().index("budget")
    return heads_a_budget(text, start, start + len("budget"), budget_zones(text))


def test_a_label_heads_the_table_under_it() -> None:
    """With a sentence between them at most."""
    assert _heads(f"Budget prévisionnel\nEn euros, toutes taxes comprises.\n{TABLE}")
    assert _heads("Budget\n")


@pytest.mark.parametrize(
    "text",
    [
        f"La première difficulté citée est le budget.\n{'Une phrase de plus. ' * 20}\n{TABLE}",
        "La première difficulté citée, avant le budget.\n- un loyer",
        "l'isolement, avant le\nbudget. Les ménages demandent",
        "Budget et dettes sont les premières difficultés que les ménages citent.",
    ],
)
def test_the_word_in_prose_heads_no_table(text: str) -> None:
    """Households have budgets too."""
    assert not _heads(text)


@pytest.mark.parametrize(
    "below",
    [
        "Coût du diagnostic de la situation des ménages : exprimé en € par ménage : 280 €",
        "Coût de l'accompagnement par ménage : 1 120 € à l'année",
        "Cofinancements : Conseil général 12 000 € (vote le 19 juin)",
        "5.4 COFINANCEMENTS\n- Conseil général : 18 000 € par an",
    ],
)
def test_the_forms_next_question_is_no_row(below: str) -> None:
    """A price, or a counted heading, right below a budget's totals."""
    table = "CHARGES\t€\tPRODUITS\t€\nSalaires\t30 000\tSubvention\t30 000\nTOTAL\t30 000\tTOTAL\t30 000"
    text = f"Budget\n{table}\n{below}\n"
    ((_, end),) = budget_zones(text)
    assert text[:end].endswith(table)
