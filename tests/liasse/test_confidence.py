"""How sure a value is, and what says so."""

from typing import get_args

import pytest

from builders import document
from builders import recognised as scanned
from extract.candidate import Candidate, Signal, Span, Status
from extract.form import Kind
from ingest.document import Word
from liasse.confidence import BASE, confidence, of_the_whole
from liasse.features import Context
from liasse.features.reading import word_confidence
from liasse.normalizing import Value

TEXT = "Nom du projet : Cap\n"


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


def _sure(value: Value, recognised: float | None = None) -> float:
    return _judged(value, recognised)[0]


def _judged(value: Value, recognised: float | None = None) -> tuple[float, list[str]]:
    words = () if recognised is None else (Word(0, 3, 0, None, recognised),)
    read = document(TEXT) if recognised is None else scanned(TEXT, words)
    return confidence(value, Context(read, [value]))


def test_every_kind_of_the_forms_has_its_base() -> None:
    """A new kind without a base would stop the first dossier that uses it."""
    assert set(BASE) == set(get_args(Kind))


@pytest.mark.parametrize("weight", [-400.0, -3.0, 0.0, 3.0, 400.0])
def test_a_confidence_is_never_certain_and_never_impossible(weight: float) -> None:
    """No weight makes it 0 or 1."""
    assert 0 < _sure(_value(Signal("etiquette_exacte", weight))) < 1


def test_what_speaks_for_a_value_makes_it_surer() -> None:
    """Signals count with their sign, a doubtful reading and weak words count against."""
    plain = _sure(_value())
    assert _sure(_value(Signal("etiquette_exacte", 1.0))) > plain
    assert _sure(_value(Signal("etiquette_reformulee", -1.0))) < plain
    assert _sure(_value(score=0.6)) < plain
    assert _sure(_value(), 0.5) < _sure(_value(), 0.99)
    assert _sure(_value(status=Status.UNREADABLE)) < plain


def test_reasons_are_named_once_strongest_first() -> None:
    """The report shows what spoke for and against in the order in which it counted."""
    value = _value(Signal("faible", 0.1), Signal("forte", -2.0), Signal("faible", 0.1), reasons=("calculee",))
    assert _judged(value)[1] == ["forte", "faible", "calculee"]


@pytest.mark.parametrize(("code", "recognised"), [("ocr_bon", 0.97), ("ocr_faible", 0.6)])
def test_the_recognition_of_the_words_is_a_reason(code: str, recognised: float) -> None:
    """It is named only where something was recognised."""
    assert code in _judged(_value(), recognised)[1]
    assert code not in _judged(_value())[1]


def test_words_that_were_not_recognised_have_no_confidence() -> None:
    """A text layer is not an OCR of confidence nought."""
    assert word_confidence([Word(0, 3, 0)]) is None
    assert word_confidence([]) is None
    assert word_confidence([Word(0, 3, 0, None, 0.5), Word(4, 7, 0, None, 1.0), Word(8, 9, 0)]) == 0.75


def test_the_whole_is_the_mean_of_its_fields() -> None:
    """It is the share of fields that are expected to be right."""
    assert of_the_whole([0.5, 1.0]) == 0.75
    assert of_the_whole([]) == 0.0
