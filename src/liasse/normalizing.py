"""From what was written to what it says: each candidate's text through the normaliser of its kind.

This is the one place where a normaliser's refusal is caught: the text stays, the value is missing, and the
reason is kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from extract.candidate import Candidate, Signal, Span, Status
from extract.columns import cells_within
from ingest.document import Document, Reading
from normalize import contact, money_items, organisation, partners
from normalize.budget import parse_cells
from normalize.errors import NotNormalizableError
from normalize.kinds import KINDS
from normalize.result import Normalized
from normalize.text import looks_ocr_damaged, repair, tidy

TICKED = frozenset({"checkbox", "yes_no", "option"})
# What a filled-in answer without a value of its kind is: the contract says so for typologies, and the
# same reading holds for counts and durations; an amount given in words stays filled in, with no amount.
WITHOUT_VALUE: Mapping[str, object] = {"amounts": []}
# Kinds whose answer ends with its first paragraph where the label owns more (a heading of the writer's own).
LONGEST_TITLE = 150  # characters
_CELL_GAP = re.compile(r"(?<=\S)(?: *\t *| {3,})(?=\S)")
SHORT = frozenset({"place", "integer", "title"})


@dataclass(frozen=True, slots=True)
class Value:
    """A candidate with the value that was read from it; ``score`` is the normaliser's."""

    candidate: Candidate
    status: Status
    value: object
    score: float = 1.0
    reasons: tuple[str, ...] = ()


def normalized(candidate: Candidate, document: Document) -> Value:
    """Return the candidate's value, its text tidied and repaired as far as is certain.

    The form has no label for whether a duration is renewed: where an answer tells a duration and leaves it unsaid it
    is absent, not empty.
    """
    if candidate.status is not Status.FILLED:
        return Value(candidate, candidate.status, None)
    if candidate.kind in TICKED:
        return Value(candidate, Status.FILLED, candidate.value)
    candidate = shortened(candidate, document)
    if candidate.kind == "contacts":
        candidate = replace(candidate, text=_with_cells(candidate.text or ""))
    text, repairs = readable(candidate, document)
    if not text:
        return Value(candidate, Status.EMPTY, None)
    try:
        result = _parsed(candidate, text, document)
    except NotNormalizableError as error:
        refused = _refused(candidate, error)
        unasked = candidate.kind == "renewable" and _tells_months(text)
        return replace(refused, status=Status.ABSENT) if unasked else refused
    return Value(candidate, Status.FILLED, result.value, result.score, (*result.reasons, *repairs))


def _tells_months(text: str) -> bool:
    try:
        KINDS["months"](text)
    except NotNormalizableError:
        return False
    return True


def _with_cells(text: str) -> str:
    """Return a text with the cells of its rows parted by bars: tidying would leave one space of a tab or a gap."""
    return _CELL_GAP.sub(" | ", text)


def _parsed(candidate: Candidate, text: str, document: Document) -> Normalized:
    rows = candidate.value
    if candidate.kind == "budget" and isinstance(rows, tuple):
        try:
            return parse_cells(rows)
        except NotNormalizableError:
            return KINDS["budget"](text)
    if candidate.kind == "contacts":
        return contact.parse(text, cells_within(document, candidate.spans))
    if candidate.kind == "organisations":
        return organisation.parse(text, document.text)
    if candidate.kind == "partners":
        # A list without bullets is one name a line: its lines are kept for the names, not for the text.
        lines = tidy(_with_cells(candidate.text or ""), wrapped=False)
        return partners.parse(text, document.text, repair(lines)[0] if is_damaged(document) else lines)
    if candidate.kind == "amounts":
        return money_items.parse(text, candidate.path.rpartition("cout_")[2], candidate.label)
    return KINDS[candidate.kind](text)


def _refused(candidate: Candidate, error: NotNormalizableError) -> Value:
    reason = ("valeur_non_lue",)
    if isinstance(error, money_items.UnansweredError):
        return Value(candidate, Status.EMPTY, None, 0.9, ("consigne_seule",))
    if candidate.kind in WITHOUT_VALUE:
        return Value(candidate, Status.FILLED, WITHOUT_VALUE[candidate.kind], 0.9, ("sans_montant",))
    if candidate.kind == "contacts":  # a text that names nobody is not under the contacts' heading
        return Value(candidate, Status.ABSENT, None, 0.7, reason)
    if candidate.kind == "budget":
        return Value(candidate, Status.UNREADABLE, None, 0.5, reason)
    return Value(candidate, Status.EMPTY, None, 0.7, (type(error).__name__ and reason[0],))


def readable(candidate: Candidate, document: Document) -> tuple[str, tuple[str, ...]]:
    """Return the candidate's text as a person would copy it out, and the repairs that were made."""
    page = page_at(document, candidate.spans[0].start) if candidate.spans else 0
    wrapped = document.pages[page].wrapped if document.pages else False
    # A budget's rows are its lines: they are never joined into a paragraph.
    text = tidy(candidate.text or "", wrapped and candidate.kind not in {"budget", "contacts"})
    if is_damaged(document):
        return repair(text)
    return text, ()


def is_damaged(document: Document) -> bool:
    """Say whether the text came through OCR, here or before it reached us."""
    recognised = any(page.reading is Reading.OCR for page in document.pages)
    return recognised or looks_ocr_damaged(document.text)


def page_at(document: Document, position: int) -> int:
    """Return the index of the page that holds ``position``."""
    for number in range(len(document.pages) - 1, -1, -1):
        if document.pages[number].start <= position:
            return number
    return 0


def shortened(candidate: Candidate, document: Document) -> Candidate:
    """Return the candidate cut to its first paragraph, for kinds whose answer is never longer."""
    text = candidate.text or ""
    # A title of several lines is a title and the beginning of a description.
    ending = "\n" if candidate.kind == "title" and len(text) > LONGEST_TITLE else "\n\n"
    if candidate.kind not in SHORT or not candidate.spans or ending not in text:
        return candidate
    head = text.split(ending, 1)[0].strip()
    if len(head) < 2:
        return candidate
    start = candidate.spans[0].start
    offset = document.text.find(head, start)
    span = Span(offset, offset + len(head)) if offset >= 0 else candidate.spans[0]
    signals = (*candidate.signals, Signal("premier_paragraphe", -0.2))
    return replace(candidate, text=head, spans=(span,), signals=signals)
