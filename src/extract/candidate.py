"""What extraction hands on: for each field the answer as it stands, where it stands, and its signals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a field (the contract's ``statut``)."""

    FILLED = "renseigne"
    EMPTY = "vide"
    CONTRADICTORY = "contradictoire"
    UNREADABLE = "illisible"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start:end`` of the document's text."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Say whether a character of ``start:end`` is one of these."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Signal:
    """Something known that speaks for (``weight`` > 0) or against (< 0) the candidate.

    ``code`` is a ``motif`` of the contract; ``weight`` is in logits and is documented where it is made.
    """

    code: str
    weight: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """One field of the form as it was found.

    ``text`` is the answer as it was read with the form's own prompts taken out, None where there is none;
    ``value`` is set where the document itself gives a typed value (a tick), and is read from ``text``
    by the field's normaliser otherwise. ``spans`` is the evidence, ``label`` the label
    as the document words it (« … par ménage »), "" where there is none. ``certainty`` is how likely the model that found
    the answer takes it to be, 0 to 1, None where none did.
    """

    path: str
    kind: str
    status: Status
    text: str | None = None
    value: object = None
    spans: tuple[Span, ...] = ()
    signals: tuple[Signal, ...] = ()
    label: str = ""
    certainty: float | None = None

    @staticmethod
    def quoting(path: str, kind: str, text: str, spans: Sequence[Span], signal: Signal) -> Candidate:
        """Return an answer that is what ``spans`` of the document's ``text`` say, a line each."""
        told = quoted(text, spans)
        return Candidate(path, kind, Status.FILLED, told, spans=tuple(spans), signals=(signal,))

    @staticmethod
    def naming(path: str, kind: str, text: str, spans: Sequence[Span], signal: Signal) -> Candidate:
        """Return an answer that is what ``spans`` of the document's ``text`` name, one behind the other."""
        named = " ; ".join(text[span.start : span.end] for span in spans)
        return Candidate(path, kind, Status.FILLED, named, spans=tuple(spans), signals=(signal,))


def quoted(text: str, spans: Iterable[Span]) -> str:
    """Return what spans of a text say, a line each."""
    return "\n".join(text[span.start : span.end].strip() for span in spans)
