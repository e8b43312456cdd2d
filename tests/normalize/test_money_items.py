"""One answer to several of the form's costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import money_items
from normalize.errors import NoValueError
from normalize.money_items import UnansweredError, about


def _amounts(text: str, item: str, label: str = "") -> list[tuple[str, str | None, str | None]]:
    value = money_items.parse(text, item, label).value
    assert isinstance(value, list)
    return [(amount["montant"], amount["par"], amount["periode"]) for amount in value]


@pytest.mark.parametrize(
    "written",
    [
        "Diagnostic : 310 € - Accompagnement : 2 450 € par an",
        "310 € pour le diagnostic, 2 450 € par an pour l'accompagnement",
        "Le diagnostic revient à 310 €.\nL'accompagnement revient à 2 450 € par an.",
    ],
)
def test_each_cost_takes_its_own_share(written: str) -> None:
    """The name stands in front of its amount or behind it; the period is the amount's own."""
    assert [("310.00", "menage", None)] == _amounts(written, "diagnostic")
    assert [("2450.00", "menage", "an")] == _amounts(written, "accompagnement")


@pytest.mark.parametrize("written", ["Diagnostic : 410,00 € -", "- Coût du diagnostic : 410 €"])
def test_an_amount_headed_by_another_cost_is_not_given(written: str) -> None:
    """What is said to be the diagnostic's is nobody else's, whatever label stands over it."""
    assert [("410.00", "menage", None)] == _amounts(written, "diagnostic")
    with pytest.raises(UnansweredError):
        money_items.parse(written, "accompagnement")


def test_another_cost_that_follows_is_left_to_its_own_label() -> None:
    """« Coût global … » behind an answer without an amount gives that answer none."""
    text = "Ce coût est intégré à l'accompagnement, sans coût spécifique.\nCoût global par an.\n3 110 €"
    with pytest.raises(NoValueError):
        money_items.parse(text, "accompagnement")
    assert [("3110.00", "menage", None)] == _amounts("Coût global par an.\n3 110 €", "global")
    assert [("810.00", "menage", "total")] == _amounts(
        "30 h par ménage.\nCoût total : 810 €", "accompagnement"
    )


def test_a_name_taken_for_the_label_still_counts() -> None:
    """« Diagnostic : » may have ended up with the label in front of it."""
    label = "Coût du diagnostic et de l'accompagnement par ménage : Diagnostic : "
    text = "310 € - Accompagnement : 2 450 € par an"
    assert [("310.00", "menage", None)] == _amounts(text, "diagnostic", label)
    assert [("2450.00", "menage", "an")] == _amounts(text, "accompagnement", label)


@pytest.mark.parametrize(
    "written",
    [
        "930 EUR / ménage / an\nCofin. apportés\nLe Département maintient sa dotation de 6 500 €.",
        "930 € par an et par ménage. La Région a été sollicitée pour 4 000 €.",
        "930 € par an et par ménage\nVille : 2 500 € (acquis)",
    ],
)
def test_what_others_pay_is_no_cost(written: str) -> None:
    """An answer about cofinancing that was taken along gives the cost no amounts."""
    assert [("930.00", "menage", "an")] == _amounts(written, "global")


@pytest.mark.parametrize(
    "written", ["5", " 7.\n", "Réponse : .....\n\nApports extérieurs (", "en € au mois ou à l'année"]
)
def test_what_a_heading_left_is_no_answer(written: str) -> None:
    """The next heading's numeral or words stand where nobody wrote an amount."""
    with pytest.raises(UnansweredError):
        money_items.parse(written, "diagnostic")


@pytest.mark.parametrize(
    "written",
    [
        "1 200 € par an",
        "Le coût global, accompagnement et gestion locative compris, est de 3 000 €",
        "Suivi léger 500 €, suivi renforcé 900 €",
    ],
)
def test_an_answer_to_one_cost_stays_whole(written: str) -> None:
    """Names alone share nothing out: each of two must have its amount."""
    assert written == about(written, "global")


@pytest.mark.parametrize(
    ("expected", "item", "label"),
    [
        ("menage", "accompagnement", "Coût moyen"),
        ("logement", "gestion_locative", "Coût de la GLA"),
        ("logement", "global", "Coût global par logement"),
        ("logement", "gestion_locative", "Accompagnement par ménage\n1 000 €\n"),
    ],
)
def test_a_silent_amount_is_for_what_the_form_asks(expected: str, item: str, label: str) -> None:
    """The label's words come first; a label that holds an amount is none."""
    assert [("700.00", expected, "an")] == _amounts("700 € par an", item, label)


def test_what_an_amount_says_itself_stands() -> None:
    """The form's question does not change the answer."""
    assert [("700.00", "projet", None)] == _amounts("700 € pour le projet", "diagnostic", "par ménage")


@pytest.mark.parametrize(
    ("montant", "written"),
    [
        ("95.00", "95 € par ménage"),
        ("2400.00", "deux mille quatre cents euros par an (2 400 €)"),
        ("1340.00", "1 340 € par ménage et par an, soit 21 440 € par an"),
    ],
)
def test_one_cost_is_one_amount(montant: str, written: str) -> None:
    """A small one is no heading's number; what is said again, or for everybody, is no other."""
    value = money_items.parse(written, "accompagnement").value
    assert [montant] == [amount["montant"] for amount in value]


@pytest.mark.parametrize(
    "written",
    [
        "exprimé en euros par ménage",
        "(par ménage)",
        "(interne ou externe) par logement :",
        "/ ménage",
        "(maximum 10 lignes)",
        "…",
    ],
)
def test_printed_words_alone_are_no_answer(written: str) -> None:
    """The end of a label or a prompt that nobody wrote beside."""
    with pytest.raises(UnansweredError):
        money_items.parse(written, "diagnostic")


@pytest.mark.parametrize(
    "written", ["en cours d'évaluation", "12 heures par ménage", "compris dans le coût global"]
)
def test_words_are_an_answer_without_an_amount(written: str) -> None:
    """Somebody answered, in words or hours."""
    with pytest.raises(NoValueError) as refusal:
        money_items.parse(written, "diagnostic")
    assert not isinstance(refusal.value, UnansweredError)


@given(st.text(max_size=120), st.sampled_from(["diagnostic", "accompagnement", "gestion_locative", "global"]))
def test_any_text_is_read_or_refused(text: str, item: str) -> None:
    """No text breaks the parser."""
    try:
        assert money_items.parse(text, item).value
    except NoValueError:
        return


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Coût de l'accompagnement par ménage et par an :", "an"),
        ("Coût annuel de l'accompagnement :", "an"),
        ("Coût de l'accompagnement par ménage : exprimé en € au mois ou à l'année", None),
    ],
)
def test_a_label_tells_the_period_of_a_bare_amount(label: str, expected: str | None) -> None:
    """What is printed as a choice tells none."""
    value = money_items.parse("3 520,00 €", "accompagnement", label).value
    assert isinstance(value, list)
    assert expected == value[0]["periode"]
