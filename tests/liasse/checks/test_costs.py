"""Costs against each other, the households, the dwellings and the budget."""

import pytest

from invented_dossier import Answer, dossier
from liasse.checks.costs import (
    amounts_in_prose,
    budget_below_costs,
    households_and_dwellings,
    whole_below_parts,
    without_currency,
    wrong_products,
    wrong_totals,
)

_HOUSEHOLDS, _DWELLINGS = "publics.nombre_menages", "logements.nombre_logements"
_SUPPORT, _MANAGEMENT, _WHOLE = (
    f"financement.cout_{name}" for name in ("accompagnement", "gestion_locative", "global")
)
_BUDGET = "CHARGES\nPersonnel 30 000,00\nLoyers 1 500,00\nTotal 31 500,00\nPRODUITS\nSubvention 31 500,00\nTotal 31 500,00"


@pytest.mark.parametrize(
    ("answer", "alerts"),
    [
        ("1440 par an", 1),
        ("1440 € par an", 0),
        ("1 440 euros", 0),
        ("2660,00euros", 0),
        ("1,2 keuros", 0),
        ("25 heures par ménage", 0),
    ],
)
def test_an_amount_wants_its_currency(answer: str, alerts: int) -> None:
    """Hours are no amount."""
    found = list(without_currency(dossier({_SUPPORT: answer})))
    assert [("montant_sans_unite", (_SUPPORT,))] * alerts == [(alert.code, alert.paths) for alert in found]


@pytest.mark.parametrize(
    ("sentence", "alerts"),
    [
        ("25 ménages x 1 440 € = 35 000 €", 1),
        ("25 ménages à 1 440 € par an soit 36 500 €", 1),
        ("25 ménages x 1 440 € = 36 000 €", 0),
        ("25 ménages à 1 442 € par an, soit environ 36 000 €", 0),
        ("25 ménages à 1 440 € par an, soit 120 € par mois", 0),
    ],
)
def test_a_product_is_worked_out_again(sentence: str, alerts: int) -> None:
    """Rounded totals and other units are left alone."""
    found = [alert.code for alert in wrong_products(dossier({"financement.texte": sentence}))]
    assert ["produit_faux"] * alerts == found


@pytest.mark.parametrize(
    ("households", "dwellings", "told"),
    [
        ("25", "40", "plus de logements"),
        ("60", "25", "rien ne dit"),
        ("25", "25", None),
        ("40", "25", None),
        ("60 en file active", "25", None),
        ("60", "25 logements en colocation", None),
        ("25 (50 au total)", "40", None),
    ],
)
def test_households_and_dwellings_are_compared(households: str, dwellings: str, told: str | None) -> None:
    """A word that explains the difference is enough."""
    found = [
        a.message for a in households_and_dwellings(dossier({_HOUSEHOLDS: households, _DWELLINGS: dwellings}))
    ]
    assert (told is None and not found) or (told is not None and told in found[0])


@pytest.mark.parametrize(
    ("answers", "alerts"),
    [
        ({_SUPPORT: "2 000 € par an", _WHOLE: "1 500 € par an"}, 1),
        ({_SUPPORT: "500 € par an", _MANAGEMENT: "1 600 € par an", _WHOLE: "1 500 € par an"}, 1),
        ({_SUPPORT: "2 000 € par an", _WHOLE: "2 500 € par an"}, 0),
        ({_SUPPORT: "2 000 € par an", _WHOLE: "250 € par mois"}, 0),
        ({_SUPPORT: "2 000 € ou 3 000 € par an", _WHOLE: "1 500 € par an"}, 0),
        ({_SUPPORT: "2 000 € par an"}, 0),
    ],
)
def test_the_whole_cost_is_above_its_parts(answers: dict[str, Answer], alerts: int) -> None:
    """Amounts of other periods, and answers with several, are not compared."""
    found = [alert.code for alert in whole_below_parts(dossier(answers))]
    assert ["cout_global_trop_bas"] * alerts == found


@pytest.mark.parametrize(
    ("cost", "alerts"), [("2 000 € par an", 1), ("1 200 € par an", 0), ("2 000 € par mois", 0), ("2 000", 0)]
)
def test_a_budget_covers_the_households(cost: str, alerts: int) -> None:
    """Twenty-five times the cost of one."""
    facts = dossier({_HOUSEHOLDS: "25", _SUPPORT: cost, "financement.budget": _BUDGET})
    assert ["budget_trop_bas"] * alerts == [alert.code for alert in budget_below_costs(facts)]


@pytest.mark.parametrize(
    ("sentence", "alerts"),
    [
        ("Le coût total de l'accompagnement est de 40 000 €.", 1),
        ("Le coût total de l'accompagnement est de 36 000 €.", 0),
        ("Le coût total de l'accompagnement est de 108 000 € sur trois ans.", 0),
        ("Le coût total de l'accompagnement est de 1 440 € par ménage.", 0),
        ("Le coût total du poste est de 40 000 €.", 0),
    ],
)
def test_the_total_of_the_support_is_worked_out_again(sentence: str, alerts: int) -> None:
    """For a year or for the whole duration."""
    answers = {
        _HOUSEHOLDS: "25",
        _SUPPORT: "1 440 € par an",
        "duree.mois": "36 mois",
        "financement.texte": sentence,
    }
    assert ["total_discordant"] * alerts == [alert.code for alert in wrong_totals(dossier(answers))]


@pytest.mark.parametrize(
    ("sentence", "alerts"),
    [
        ("La commune apporte une participation de 5 000 par an.", 1),
        ("Montant demandé : 51440", 1),
        ("La commune apporte une participation de 5 000 € par an.", 0),
        ("Une aide de 120 heures par ménage.", 0),
        ("Une subvention de 2014 est reconduite.", 0),
        ("Un montant de 30 % du total.", 0),
    ],
)
def test_an_amount_in_prose_wants_its_currency(sentence: str, alerts: int) -> None:
    """Hours, years and shares are no amounts."""
    found = amounts_in_prose(dossier({"financement.cofinancements": sentence}))
    assert ["montant_sans_unite"] * alerts == [alert.code for alert in found]
