"""How sure a value is, and what says so."""

from dataclasses import replace
from itertools import pairwise

import pytest

from builders import document
from builders import recognised as scanned
from extract.candidate import Candidate, Signal, Span, Status
from ingest.document import Word
from liasse.confidence import confidences, of_the_whole, speaks_for, told
from liasse.confidence_model import ConfidenceModel, Weights, confidence_model
from liasse.features import Context
from liasse.features.reading import word_confidence
from liasse.normalizing import Value

TEXT = "Nom du projet : Cap\n"
# Weights that no fit will move: what is tested is how they are used.
MODEL = ConfidenceModel(
    date="2026-01-01",
    sets={"inventé": 1},
    fields=10,
    errors=1,
    penalty=1.0,
    figures={},
    curve=((-6.0, 0.01), (6.0, 0.99)),
    first=Weights(intercept=2.0, weights={"lecture_incertaine": -4.0}),
    second=Weights(
        intercept=2.0,
        weights={
            "autres_champs_douteux": -2.0,
            "champ:duree.mois": 0.5,
            "etiquette_exacte": 1.0,
            "etiquette_reformulee": -1.0,
            "lecture_incertaine": -2.0,
            "ocr_faible": -1.5,
            "premier_paragraphe": 0.1,
        },
    ),
)


@pytest.fixture
def known_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the weights above in place of the fitted ones."""
    monkeypatch.setattr("liasse.confidence.confidence_model", lambda: MODEL)


def _value(
    *signals: Signal, status: Status = Status.FILLED, score: float = 1.0, reasons: tuple[str, ...] = ()
) -> Value:
    return Value(
        Candidate("duree.mois", "months", status, "36 mois", None, (Span(0, 3),), signals),
        status,
        36,
        score,
        reasons,
    )


def _judged(value: Value, recognised: float | None = None) -> tuple[float, list[str]]:
    words = () if recognised is None else (Word(0, 3, 0, None, recognised),)
    read = document(TEXT) if recognised is None else scanned(TEXT, words)
    return confidences(Context(read, [value]))[value.candidate.path]


def _sure(value: Value, recognised: float | None = None) -> float:
    return _judged(value, recognised)[0]


@pytest.mark.usefixtures("known_weights")
def test_what_speaks_against_a_value_makes_it_less_sure() -> None:
    """A doubtful reading, a reworded label, weak words: each costs something."""
    plain = _sure(_value())
    assert _sure(_value(Signal("etiquette_exacte", 0.0))) > plain
    assert _sure(_value(Signal("etiquette_reformulee", 0.0))) < plain
    assert _sure(_value(score=0.5)) < plain
    assert _sure(_value(), 0.4) < _sure(_value(), 0.99)


@pytest.mark.parametrize("score", [0.0, 0.3, 0.9, 1.0])
@pytest.mark.parametrize("recognised", [None, 0.0, 1.0])
def test_a_confidence_is_never_certain_and_never_impossible(score: float, recognised: float | None) -> None:
    """The sets that it was learnt on are finite."""
    assert 0 < _sure(_value(score=score), recognised) < 1


@pytest.mark.usefixtures("known_weights")
def test_reasons_are_told_once_strongest_first() -> None:
    """What was noted when the value was read is told, weigh it much, little or nothing."""
    signals = (Signal("premier_paragraphe", 0.0), Signal("etiquette_exacte", 0.0))
    value = _value(*signals, *signals, score=0.1, reasons=("en_toutes_lettres",))
    expected = ["lecture_incertaine", "etiquette_exacte", "premier_paragraphe", "en_toutes_lettres"]
    assert expected == _judged(value)[1]


@pytest.mark.usefixtures("known_weights")
def test_reasons_are_no_placings() -> None:
    """« champ:duree.mois » helps to weigh and tells a reviewer nothing."""
    assert [code for code in _judged(_value(Signal("etiquette_exacte", 0.0)), 0.5)[1] if ":" in code] == []


@pytest.mark.usefixtures("known_weights")
def test_a_reason_speaks_for_or_against() -> None:
    """The report shows the two apart."""
    assert speaks_for("etiquette_exacte") is True
    assert speaks_for("lecture_incertaine") is False
    assert speaks_for("jamais_vu") is None


def test_what_a_reason_adds_in_free_texts_is_the_same_reason() -> None:
    """A reviewer reads it once, with its whole weight, and on the side where it stands there."""
    weights = Weights(intercept=0.0, weights={"a": 1.0, "b": 2.0, "texte:a": -4.0})
    assert {"a": -3.0, "b": 2.0} == told(weights, {"a": 1.0, "texte:a": 1.0, "b": 1.0})
    assert ["a", "b"] == list(told(weights, {"b": 1.0, "a": 1.0, "texte:a": 1.0}))


@pytest.mark.usefixtures("known_weights")
def test_a_field_beside_doubtful_ones_is_doubtful() -> None:
    """Errors come together."""

    def sure(score: float) -> float:
        other = replace(_value(score=score), candidate=replace(_value().candidate, path="duree.texte"))
        return confidences(Context(document(TEXT), [_value(), other]))["duree.mois"][0]

    assert sure(0.2) < sure(1.0)


def test_words_that_were_not_recognised_have_no_confidence() -> None:
    """A text layer is not an OCR of confidence nought."""
    assert word_confidence([Word(0, 3, 0)]) is None
    assert word_confidence([]) is None
    assert word_confidence([Word(0, 3, 0, None, 0.5), Word(4, 7, 0, None, 1.0), Word(8, 9, 0)]) == 0.75


def test_the_whole_is_the_mean_of_its_fields() -> None:
    """It is the share of fields that are expected to be right."""
    assert of_the_whole([0.5, 1.0]) == 0.75
    assert of_the_whole([]) == 0.0


def test_the_stored_model_says_what_it_was_fitted_on_and_how_well_it_does() -> None:
    """Date, sets and figures stand beside the weights, and no set is empty."""
    model = confidence_model()
    assert len(model.date) == 10
    assert min(model.sets.values()) > 0
    assert 0 < model.errors < model.fields
    assert {"ece", "acceptables_a_99", "erreurs_du_dixieme"} <= model.figures["par dossier"].keys()


def test_the_stored_curve_rises() -> None:
    """A value with more for it and less against it is never less sure."""
    curve = confidence_model().curve
    assert len(curve) > 2
    assert all(left[0] < right[0] and left[1] <= right[1] for left, right in pairwise(curve))
