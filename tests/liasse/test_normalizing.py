"""From what was written to what it says."""

import pytest

from builders import document, recognised
from extract.candidate import Candidate, Span, Status
from ingest.document import Document
from liasse.normalizing import normalized, page_at, readable


def _candidate(read: Document, kind: str, answer: str, value: object = None) -> Candidate:
    start = read.text.index(answer)
    spans = (Span(start, start + len(answer)),)
    return Candidate("un.champ", kind, Status.FILLED, answer, value, spans)


@pytest.mark.parametrize(
    ("kind", "expected", "answer"),
    [
        ("integer", 25, "25 pour un seul bailleur (50 au total)"),
        ("months", 12, "1 an renouvelable"),
        ("renewable", True, "1 an renouvelable"),
        ("typologies", ["T2", "T3"], "du T2 au T3"),
        ("title", "Cap Logement", "« Cap Logement »"),
        ("text", "Un suivi individuel.", "Un  suivi individuel."),
    ],
)
def test_an_answer_becomes_a_value_of_its_kind(kind: str, expected: object, answer: str) -> None:
    """Each kind goes through its own normaliser."""
    read = document(f"Réponse : {answer}\n")
    value = normalized(_candidate(read, kind, answer), read)
    assert (Status.FILLED, expected) == (value.status, value.value)


@pytest.mark.parametrize("kind", ["integer", "months", "typologies", "renewable"])
def test_an_answer_without_a_value_of_its_kind_is_empty_with_its_reason(kind: str) -> None:
    """« fonction des ménages » names no type: that is no value, never nought or an empty list."""
    read = document("Réponse : fonction des ménages\n")
    value = normalized(_candidate(read, kind, "fonction des ménages"), read)
    assert (value.status, value.value) == (Status.EMPTY, None)
    assert value.reasons


def test_a_cost_in_words_is_filled_in_without_an_amount() -> None:
    """« intégré à l'accompagnement » is an answer, and no amount is made up for it."""
    read = document("Coût : intégré à l'accompagnement global\n")
    value = normalized(_candidate(read, "amounts", "intégré à l'accompagnement global"), read)
    assert (value.status, value.value) == (Status.FILLED, [])
    assert "sans_montant" in value.reasons


def test_a_tick_is_its_own_value() -> None:
    """What the document itself says is not parsed again."""
    read = document("oui ☒ non ☐\n")
    assert normalized(_candidate(read, "yes_no", "☒ non ☐", value=False), read).value is False


@pytest.mark.parametrize("status", [Status.EMPTY, Status.UNREADABLE, Status.CONTRADICTORY, Status.ABSENT])
def test_what_is_not_filled_in_keeps_its_status_and_has_no_value(status: Status) -> None:
    """No value stands beside another status."""
    value = normalized(Candidate("un.champ", "integer", status), document("12\n"))
    assert (value.status, value.value) == (status, None)


def test_a_recognised_text_is_repaired_and_a_typed_one_is_not() -> None:
    """Damage is undone only where there can be damage."""
    scan, typed = recognised("favoriser I'accès"), document("favoriser I'accès\n")
    assert readable(_candidate(scan, "text", "favoriser I'accès"), scan) == (
        "favoriser l'accès",
        ("elision_retablie",),
    )
    assert readable(_candidate(typed, "text", "favoriser I'accès"), typed) == ("favoriser I'accès", ())


def test_lines_that_the_page_broke_are_joined() -> None:
    """A wrapped page breaks lines anywhere; a paragraph of Word does not."""
    scan, typed = recognised("un suivi\nindividuel"), document("un suivi\nindividuel\n")
    assert readable(_candidate(scan, "text", "un suivi\nindividuel"), scan)[0] == "un suivi individuel"
    assert readable(_candidate(typed, "text", "un suivi\nindividuel"), typed)[0] == "un suivi\nindividuel"


def test_a_short_answer_ends_with_its_first_paragraph() -> None:
    """A writer's own text under a count does not lend it its numbers."""
    answer = "12\n\nLe parc compte 5300 logements."
    read = document(f"Nombre de logements : {answer}\n")
    value = normalized(_candidate(read, "integer", answer), read)
    assert value.value == 12
    assert value.candidate.text == "12"


def test_the_rows_of_a_budget_are_read_from_its_cells() -> None:
    """Where the table has cells they are believed before its lines."""
    read = document("Personnel 300,00\n")
    rows = (("CHARGES", "Montant"), ("Personnel", "300,00"), ("Total", "300,00"))
    value = normalized(_candidate(read, "budget", "Personnel 300,00", rows), read)
    assert isinstance(value.value, dict)
    assert value.value["charges"] == [{"intitule": "Personnel", "montant": "300.00"}]
    assert value.value["total_charges"] == "300.00"


def test_a_budget_that_cannot_be_read_is_unreadable() -> None:
    """A table is there, so it is not empty."""
    read = document("Budget : voir annexe jointe\n")
    assert normalized(_candidate(read, "budget", "voir annexe jointe"), read).status is Status.UNREADABLE


def test_a_position_is_on_the_page_that_holds_it() -> None:
    """Pages are counted from nought here."""
    read = document("page une\n\fpage deux\n")
    assert [page_at(read, 0), page_at(read, 7), page_at(read, 12)] == [0, 0, 1]


@pytest.mark.parametrize(("expected", "answer"), [(Status.ABSENT, "trois ans"), (Status.EMPTY, "à convenir")])
def test_whether_a_duration_is_renewed_is_not_asked(expected: Status, answer: str) -> None:
    """The form asks for the duration alone: of one that is told, nothing says it; an answer without one is empty."""
    read = document(f"Durée : {answer}\n")
    assert normalized(_candidate(read, "renewable", answer), read).status is expected
