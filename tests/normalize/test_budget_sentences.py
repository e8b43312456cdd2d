"""Budgets that are written as sentences are read as tables are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import budget, budget_sentences

_WRAPPED = (
    "Emplois : Salaires des référents : 48 600,00 € ;\nEntretien du minibus : 1 650 € ; Postes et\n"
    "téléphone : 200,61 €, soit un total de 50 450,61 €.\nRessources : Fondation privée : 50 450,61 €, soit un\n"
    "total de 50 450,61 €.\n"
)


def test_both_sentences_give_their_lines_and_totals() -> None:
    """Lines wrapped by the page are joined; what is « soit un total de » is the side's total."""
    result = budget.parse(_WRAPPED)
    value = result.value
    assert isinstance(value, dict)
    assert [line["intitule"] for line in value["charges"]] == [
        "Salaires des référents",
        "Entretien du minibus",
        "Postes et téléphone",
    ]
    assert value["produits"] == [{"intitule": "Fondation privée", "montant": "50450.61"}]
    assert (value["total_charges"], value["total_produits"]) == ("50450.61", "50450.61")
    assert result.reasons == ("total_verifie",)


def test_a_budget_without_totals_has_none() -> None:
    """No total is made up."""
    value = budget.parse("Charges : Loyers : 1 050,50 €.\nProduits : CAF : 1 050,50 €.").value
    assert isinstance(value, dict)
    assert value["total_charges"] is None
    assert [line["montant"] for line in value["produits"]] == ["1050.50"]


@pytest.mark.parametrize(
    "text",
    [
        "Ressources : RSA socle (70 %), AAH, intérim.",
        "Charges : 80 € par mois environ, selon les familles. Le loyer reste bas.",
        "Charges : Loyers : 300 €.",
        "Charges : Loyers : 300 €, ce qui est peu ; le reste viendra.\nProduits : CAF : 300 €.",
        "Charges :\nLoyers 300 €\nProduits :\nCAF 300 €",
    ],
)
def test_prose_and_tables_are_no_sentences_of_a_budget(text: str) -> None:
    """Both sides must stand there, and nothing but lines in them."""
    assert budget_sentences.find(text) == ()
    assert budget_sentences.unfold(text) == text


@given(st.text() | st.text(alphabet="Charges produt:;,.€ 0123456789\n", max_size=120))
def test_any_text_is_unfolded_without_error(text: str) -> None:
    """Text that is no budget stays as it is."""
    if not budget_sentences.find(text):
        assert budget_sentences.unfold(text) == text
