"""What the checks look at: values by path, and the text as sentences that know their field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extract.candidate import Status
from extract.sentences import sentence_spans
from ingest.document import Document
from liasse.normalizing import TICKED, Value, is_damaged
from liasse.results import bodies_in
from normalize import number
from normalize.number import Number
from normalize.text import fold, line_end, repair


@dataclass(frozen=True)
class Sentence:
    """A sentence or list item on one line; ``path`` is the field that it was read for, "" for none."""

    start: int
    end: int
    text: str
    path: str

    @cached_property
    def folded(self) -> str:
        """The text without case and accents, of the same length."""
        return fold(self.text)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The whole numbers of the sentence, in figures or words."""
        return tuple(number.find(self.text))

    @property
    def paths(self) -> tuple[str, ...]:
        """The field as an alert names it."""
        return (self.path,) if self.path else ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a field gives; ``registered`` is its name in the register, None where it is not linked."""

    name: str
    kind: str
    registered: str | None = None


@dataclass(frozen=True)
class Facts:
    """A dossier as it was read, for checks."""

    document: Document
    values: Mapping[str, Value]
    skipped: tuple[str, ...] = ()

    @staticmethod
    def of(document: Document, values: Sequence[Value], skipped: Sequence[str] = ()) -> Facts:
        """Return the facts of a dossier."""
        return Facts(document, {value.candidate.path: value for value in values}, tuple(skipped))

    def filled(self, path: str) -> object:
        """Return the value of a field that was filled in, else None."""
        value = self.values.get(path)
        return value.value if value is not None and value.status is Status.FILLED else None

    def count(self, path: str) -> int | None:
        """Return the number that a field gives, else None."""
        value = self.filled(path)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def status(self, path: str) -> Status:
        """Return what became of a field."""
        value = self.values.get(path)
        return value.status if value is not None else Status.ABSENT

    def codes(self, path: str) -> frozenset[str]:
        """Return the signals and reasons of a field."""
        value = self.values.get(path)
        if value is None:
            return frozenset()
        return frozenset({signal.code for signal in value.candidate.signals} | set(value.reasons))

    def written(self, path: str) -> str:
        """Return the answer as it was read; "" where there is none."""
        value = self.values.get(path)
        return (value.candidate.text or "") if value is not None else ""

    def answer(self, path: str) -> str:
        """Return the answer as it was read, on one line."""
        return " ".join(self.written(path).split())

    def bodies(self, path: str) -> list[Body]:
        """Return the bodies that a field gives."""
        bodies = bodies_in(self.filled(path))
        return [Body(str(body["nom"]), str(body["type"]), body.get("registre")) for body in bodies]

    @cached_property
    def damaged(self) -> bool:
        """Whether the text came through OCR, so that a letter or figure may be wrong."""
        return is_damaged(self.document)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the applicant: what the State's services wrote is not theirs to put right."""
        owners = self._owners()
        made = []
        text = self.document.text
        starts = {start for start, _, _ in owners}
        ends = {end for _, end, _ in owners if _ends_there(text, end, starts)}
        cuts = sorted(starts | ends)
        opinions = self._opinions()
        for first, last in sentence_spans(self.document, cuts):
            path = _owner(owners, first)
            if not path.startswith("avis.") and (path or first < opinions):
                made.append(Sentence(first, last, self._readable(text[first:last]), path))
        return tuple(made)

    def _readable(self, piece: str) -> str:
        line = " ".join(piece.split())
        return repair(line)[0] if self.damaged else line

    @cached_property
    def folded(self) -> str:
        """The whole text without case and accents, of the same length."""
        return fold(self.document.text)

    def within(self, *prefixes: str) -> Iterator[Sentence]:
        """Yield the sentences of fields whose path begins with one of ``prefixes``."""
        for sentence in self.sentences:
            if sentence.path.startswith(prefixes):
                yield sentence

    def _opinions(self) -> int:
        """Return where the part of the State's services begins, the text's end where there is none.

        It is the form's last part: what was found in the first half was not printed there.
        """
        text = self.document.text
        mine = [value.candidate for path, value in self.values.items() if path.startswith("avis.")]
        found = [span.start for candidate in mine for span in candidate.spans]
        found += [text.find(candidate.label) for candidate in mine if candidate.label.strip()]
        return min((start for start in found if 2 * start > len(text)), default=len(text))

    def _owners(self) -> list[tuple[int, int, str]]:
        return sorted(
            (span.start, span.end, path)
            for path, value in self.values.items()
            if value.candidate.kind not in TICKED
            for span in value.candidate.spans
        )


def _owner(owners: Sequence[tuple[int, int, str]], position: int) -> str:
    """Return the field with the narrowest span around ``position``."""
    around = [(end - start, path) for start, end, path in owners if start <= position < end]
    return min(around)[1] if around else ""


def _ends_there(text: str, end: int, starts: Collection[int]) -> bool:
    """Say whether an answer's end ends a sentence too: a label's word at the end of prose does not begin a label."""
    stop = line_end(text, end)
    rest = text[end:stop].strip()
    return not rest or ":" in rest or any(end < start <= stop for start in starts)
