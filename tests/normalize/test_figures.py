"""Figures that OCR gave as letters are put back, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import budget, integer, money
from normalize.figures import may_be_misread, restored


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("10 500 €", "1O 500 €"),
        ("12 000 €", "12 OOO €"),
        ("1 440,00", "l 44O,OO"),
        ("45 906,61", "45 906,6l"),
        ("8 000 €", "B 000 €"),
        ("57 406,61", "57 4O6,61"),
        ("1 440 € par an", "1 440 e par an"),
        ("390,50 € TTC", "390,50 £ TTC"),
        ("40 ménages", "4O ménages"),
        ("25 ménages", "2S ménages"),
        ("50 logements", "S0 logements"),
        ("12 mois", "l2 mois"),
        ("de 2014 à 2015", "de 20l4 à 2O15"),
    ],
)
def test_letters_in_a_number_are_its_figures(expected: str, text: str) -> None:
    """What has the shape of a number and is counted or paid is read as one."""
    assert expected == restored(text)


@pytest.mark.parametrize(
    "text",
    [
        "12B rue des Lilas",
        "du T1 au T5, 4 T2",
        "1o le diagnostic, 2o le bail",
        "niveau B2, lot B 300, annexe I",
        "SOS 100 adresses, BOSS, Sol 1",
        "01 02 03 04 05",
        "Il 2 logements, l'an 2000",
        "au 19e siècle, pour la 100e fois",
        "a.b1O@exemple.fr, www.l0.fr, PLAI-10l",
        "| 440,00 | 300|",
        "2 l d'eau",
    ],
)
def test_what_may_be_a_word_or_a_code_is_left(text: str) -> None:
    """Addresses, ordinals, codes, table rules and words keep their letters."""
    assert text == restored(text)


@given(st.text(alphabet="0123456789OolISBZe£€ .,\nTménages/par", max_size=60))
def test_text_keeps_its_length_and_is_mended_once(text: str) -> None:
    """Offsets into the text stay true, and figures that are figures are not touched."""
    once = restored(text)
    assert len(text) == len(once)
    assert all(new == old for new, old in zip(once, text, strict=True) if old.isdigit())


def test_a_mended_number_says_so() -> None:
    """The value is there, and doubtful."""
    amounts, count = money.parse("1S00 e par ménage"), integer.parse("4O ménages")
    assert ("1500.00", 40) == (amounts.value[0]["montant"], count.value)
    assert ("chiffre_confondu",) == amounts.reasons == count.reasons
    assert max(amounts.score, count.score) < 0.7


def test_a_figure_with_a_letter_behind_it_is_doubtful() -> None:
    """« 1Z » may be 12 or 1: it is not stated for sure."""
    assert "chiffre_confondu" in integer.parse("1Z").reasons


_BROKEN = "Charges\nPersonnel {personnel}\nLoyers 10 000,00\nTotal 55 906,61\nProduits\nAide 55 906,61\nTotal 55 906,61"


@pytest.mark.parametrize(
    ("reason", "personnel"),
    [("chiffre_confondu", "45 9O6,6l"), ("virgule_retablie", "4590661")],
)
def test_a_budgets_sum_bears_a_mended_amount_out(reason: str, personnel: str) -> None:
    """The line that was broken gives the total again: that is nearly certain, and said."""
    read = budget.parse(_BROKEN.format(personnel=personnel))
    assert {"intitule": "Personnel", "montant": "45906.61"} == read.value["charges"][0]
    assert ("total_verifie", reason) == read.reasons


def test_a_comma_lost_in_thousands_is_found_by_the_other_side() -> None:
    """Charges and produits that come to the same bear « 33 » out as 3,3 thousand."""
    text = "Emplois\ten k€\nPersonnel\t68,1\nEssence\t33\nRessources\ten k€\nSubvention\t50,4\nVille\t21,0"
    assert "3300.00" == budget.parse(text).value["charges"][1]["montant"]


def test_a_run_of_figures_is_left_where_the_sum_wants_it() -> None:
    """An amount without cents among others with cents is no lost comma where its sum is right."""
    text = "Charges\nPersonnel 45906\nLoyers 100,00\nEau 94,00\nTotal 46 100,00\nProduits\nAide 46 100,00"
    assert "45906.00" == budget.parse(text).value["charges"][0]["montant"]


@pytest.mark.parametrize(
    ("expected", "read", "meant"),
    [(True, "3000.00", "8000.00"), (True, "16", "10"), (False, "3000.00", "4000.00"), (False, "16", "160")],
)
def test_only_figures_of_like_shape_are_misread(expected: bool, read: str, meant: str) -> None:
    """One figure may be its look-alike; another one, or a longer number, is something else."""
    assert expected == may_be_misread(read, meant)
