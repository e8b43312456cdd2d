"""Amounts as applicants write them: what they are, per what, per when."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import money
from normalize.errors import NotNormalizableError, NoValueError


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        (("1440.00", "menage", "an"), "1 440 € par an et par ménage"),
        (("1440.00", "menage", "an"), "1 440 € TTC par an et par ménage"),
        (("1440.00", None, "an"), "1440 € à l’année"),
        (("650.00", "logement", "mois"), "650 euros par mois et par logement"),
        (("80.00", "logement", "mois"), "80€/mois/logement"),
        (("1650.00", "menage", "an"), "1.650 € / ménage / an"),
        (("2500.50", None, None), "2 500,50 €"),
        (("12000.00", "projet", None), "12 k€ pour le projet"),
        (("1200000.00", None, None), "1,2 M€"),
        (("18000.00", None, "an"), "Coût annuel : 18 000 euros pour 12 logements"),
        (("2400.00", "menage", "total"), "2 400 € par ménage sur la durée totale"),
        (("1200.00", None, None), "30 ménages à 1 200 €"),
        (("45906.61", None, None), "45 906,61"),
        (("1200.00", None, None), "1\u202f200\u00a0€"),
        (("0.00", None, None), "0 €"),
        (("1510.00", "menage", None), "1 510 € par ménage (forfait)"),
        (("1530.00", None, "an"), "mille cinq cent trente euros à l'année"),
        (("290.00", "menage", "mois"), "deux cent  quatre-vingt-dix\neuros par ménage et par mois"),
        (("140.00", "menage", None), "cent quarante euros (140 €) par ménage"),
        (("1530.00", None, None), "1 530 (mille cinq cent trente) euros"),
        (("2950.00", "menage", "an"), "2,95 k€ par ménage et par an"),
        (("370.00", "menage", None), "370 EUR par ménage"),
        (("30000.00", "projet", None), "trente milliers d'euros pour le projet"),
        (("750.00", "logement", None), "30 h x 25 € = 750 € par logement"),
        (("840.00", "menage", None), "840 € par ménage (24 heures à 35 €)"),
        (("1500.00", None, None), "exprimé en euros au mois ou à l'année : 1 500 euros"),
    ],
)
def test_an_amount_is_read_with_what_it_is_for(
    expected: tuple[str, str | None, str | None], written: str
) -> None:
    """One amount is one entry: euros with cents, and the words around it say per what and when."""
    (amount,) = money.parse(written).value  # type: ignore[misc]
    assert expected == (amount["montant"], amount["par"], amount["periode"])


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ([("800.00", "menage"), ("1200.00", "menage")], "de 800 à 1 200 € par ménage"),
        ([("120.00", "mois"), ("1440.00", "an")], "120 € par mois, soit 1 440 € par an"),
        (
            [("640.00", "menage"), ("1210.00", "menage")],
            "Suivi léger 640 €/an par ménage ; suivi renforcé 1 210 €/an",
        ),
        ([("900.00", "an"), ("400.00", "an")], "900 € la première année et 400 € la deuxième"),
        ([("3500.00", None), ("1200.00", None)], "3 500 € dont 1 200 € pour le diagnostic"),
        (
            [("160.00", "an"), ("390.00", "an")],
            "160 EUR par an en année 1, trois cent quatre-vingt-dix euros par an ensuite",
        ),
    ],
)
def test_several_amounts_are_several_entries(expected: list[tuple[str, str | None]], written: str) -> None:
    """Nobody chooses between two amounts for the reader."""
    amounts = money.parse(written).value
    assert isinstance(amounts, list)
    found = [(amount["montant"], amount["par"] or amount["periode"]) for amount in amounts]
    assert expected == found


@pytest.mark.parametrize(
    "written",
    [
        "Ce coût est intégré à l'accompagnement global",
        "16/17 ménages par an",
        "50 % du coût",
        "35 heures par ménage",
        "en 2014",
        "05.58.00.11.22",
        "364 demandes prioritaires non satisfaites",
        "10 mille euros",
        "sans objet",
        "",
    ],
)
def test_a_number_that_is_no_money_is_no_amount(written: str) -> None:
    """Hours, shares, years, telephones and words are not turned into euros."""
    with pytest.raises(NoValueError):
        money.parse(written)


def test_letters_in_a_number_are_read_as_figures_and_doubted() -> None:
    """A recogniser's O for a nought is repaired beside a currency only, with a reason and a lower score."""
    result = money.parse("1 4OO €")
    assert [amount["montant"] for amount in result.value] == ["1400.00"]  # type: ignore[attr-defined]
    assert result.reasons == ("chiffre_confondu",)
    assert result.score < 1


@given(
    st.decimals(Decimal("0.00"), Decimal("9999999.99"), places=2),
    st.sampled_from([" ", "\u00a0", "\u202f", "."]),
    st.sampled_from([" €", "€", " euros", "\u00a0€"]),
)
def test_an_amount_written_in_french_is_read_back(amount: Decimal, thousands: str, currency: str) -> None:
    """Whatever parts the thousands, the amount that is read is the one that was written."""
    written = f"{amount:,.2f}".replace(".", ";").replace(",", thousands).replace(";", ",") + currency
    (found,) = money.parse(written).value  # type: ignore[misc]
    assert money.format(amount) == found["montant"]


@given(st.text() | st.text(alphabet="0123456789 .,€OlkMeuros\n", max_size=80))
def test_any_text_gives_amounts_or_says_why_not(written: str) -> None:
    """Nothing that is written makes the parser fail in another way."""
    try:
        amounts = money.parse(written).value
    except NotNormalizableError:
        return
    assert isinstance(amounts, list)
    assert all(Decimal(amount["montant"]) >= 0 for amount in amounts)


@pytest.mark.parametrize(
    "text", ["11 h x 30 €/h, soit 330 € par ménage", "34 heures à 48 € de l'heure : 330 €"]
)
def test_an_hourly_rate_is_no_cost_beside_one(text: str) -> None:
    """What the hours come to is the cost; what one of them costs is how it was worked out."""
    assert ["330.00"] == [amount["montant"] for amount in money.parse(text).value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 heures x 29 € soit 783 € par ménage", [("783.00", "menage", None)]),
        ("27 heures x 29 € et 900 € de frais", [("29.00", None, None), ("900.00", None, None)]),
        ("108 E mensuels (1 296 € sur douze mois)", [("108.00", None, "mois"), ("1296.00", None, "an")]),
        ("100 € par mois la première année, 1 200 € par mois ensuite", [("100.00", None, "mois"), ("1200.00", None, "mois")]),
        ("156 E (exprimé en € au mois)", [("156.00", None, "mois")]),
    ],
)  # fmt: skip
def test_what_a_sum_is_worked_out_from_is_no_cost(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    """A factor whose product stands beside it is none; twelve times a month's amount is a year's."""
    amounts = money.parse(text).value
    assert isinstance(amounts, list)
    assert expected == [(one["montant"], one["par"], one["periode"]) for one in amounts]


@pytest.mark.parametrize(
    "written",
    ["3 400 € pour la totalité de la mesure", "900 € pour toute la durée", "900 € pour l'ensemble du suivi"],
)
def test_an_amount_for_a_whole_measure_is_a_total(written: str) -> None:
    """Neither a year's nor a month's."""
    assert money.parse(written).value[0]["periode"] == "total"
    assert money.parse(written).value[0]["par"] is None


def test_what_an_amount_is_worked_out_from_behind_it_is_no_other_one() -> None:
    """« (130 € × 12) » comes to the amount before the bracket; « (soit 130 € par mois) » says it another way."""
    assert [one["montant"] for one in money.parse("1 560 € par an (130 € × 12)").value] == ["1560.00"]
    assert len(money.parse("1 560 € par an (soit 130 € par mois)").value) == 2
    assert len(money.parse("1 560 € par an (130 € × 7)").value) == 2
