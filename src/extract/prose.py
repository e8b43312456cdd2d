"""Fields that have no label of their own, read from the sentence that states them.

What such a sentence says is data of the form (``said``): patterns whose words tie the value to the field; a number
alone is never taken. Used for dossiers that do not use the form; contacts are searched in every dossier, since the
form has no place for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import cast

from extract.candidate import Candidate, Signal, Span, Status
from extract.contact_zone import CONTACT, contact_zones
from extract.counts import gives_a_count, lone_count
from extract.form import Form, FormField
from extract.sentences import paragraph_spans, sentence_spans
from ingest.document import Document
from normalize import place
from normalize.text import fold

_WORDS = (
    "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|"
    "quarante|cinquante|soixante|cents?|mille|et"
)
_NUMBER = rf"(?<![\w,.-])(?<!\d )(?:\d{{1,4}}|(?:{_WORDS})(?:(?:-|\s+)(?:{_WORDS})){{0,8}})"
# What ``<name>`` stands for in a form's patterns.
NAMED = {
    "nombre": _NUMBER,
    "duree": rf"(?:{_NUMBER})(?:\s\(\d+\))?\s(?:ans?|annees?|mois|semestres?)\b",
    "somme": rf"(?:\d[\d .]{{0,14}}(?:,\d\d?)?\s?(?:k?€|(?:k ?)?euros?\b|k?eur\b|e(?=\s(?:par|/|mensuel|annuel|ttc)))|(?:{_NUMBER})\s+euros?\b)",
}
_SAME_SUBJECT = re.compile(r"\s*(?:ils?|elles?|celui-ci|celle-ci)\s")
_GAP = re.compile(r"[ \u00a0]{3,}|\t\s*")
_QUOTED = re.compile(
    r"«[^«»]*»|\"[^\"]*\"|“[^“”]*”"
)  # « Le projet s'intitule « Vivre à Vaulmont ». » tells no place
_DENIAL = re.compile(r"\b(?:aucune?|sans|ni|pas d[e'])\b(?:(?!\bet\b)[^,;.:]){0,30}$")
NAMES_SOMEBODY = frozenset({"place", "organisations", "partners"})
# Where the form is used, a sentence answers only what it can say of nothing else: « Ce projet se nomme « … ». »
SAID_OF_ITSELF = frozenset({"title", "place"})
IN_PROSE = Signal("lu_dans_la_prose", -1.2)
LONGEST = 400  # characters of a sentence that answers a short question


class Prose:
    """The sentences and paragraphs of a document, told once: what they state, and where short answers in them end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends, in text order."""
        return tuple(sentence_spans(self.document))

    @cached_property
    def whole_sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences, with what goes on of the same subject behind a semicolon: « … ; il n'est pas renouvelable »."""
        found: list[tuple[int, int]] = []
        for start, end in self.sentences:
            goes_on = found and self.text[slice(*found[-1])].rstrip().endswith(";")
            if goes_on and _SAME_SUBJECT.match(self.text, start) and end - found[-1][0] <= LONGEST:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return tuple(found)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Where each paragraph begins and ends, in text order."""
        return tuple(paragraph_spans(self.document))

    def stated(self, fields: Iterable[FormField]) -> Iterator[Candidate]:
        """Yield what the first sentence says that matches the first pattern of a field that matches any."""
        pieces, sentences = (
            [(start, one_line(self.text[start:end])) for start, end in spans if end - start <= LONGEST]
            for spans in (self.sentences, self.whole_sentences)
        )
        for field in fields:
            span = _first(self.text, sentences if field.kind == "text" else pieces, field)
            if span is None:
                continue
            told = _told(self.text, field, Span(span.start, self._end_of(field, span.end)))
            yield told
            for other in field.gives:
                yield replace(told, path=other.path, kind=other.kind, value=None)

    def _end_of(self, field: FormField, end: int) -> int:
        """Return where the sentences end that go on with what one tells that ends at ``end``."""
        for first, last in self.sentences if field.goes_on else ():
            if (
                first >= end
                and not self.text[end:first].strip(" .\n")
                and states(field.goes_on, self.text[first:last])
            ):
                end = last
        return end

    def below_statements(self, start: int, end: int, fields: Iterable[FormField]) -> int:
        """Return where the answer in ``start:end`` begins: below the first sentences, if they answer short ``fields``.

        Under « Attribution », « Le projet mobilise 12 logements. Ce seront des T2. La commission … » begins with the
        third.
        """
        patterns = [pattern for field in fields for pattern in field.said]
        for first, last in self.sentences:
            if last <= start or first >= end:
                continue
            if not states(patterns, self.text[max(first, start) : last]):
                return max(first, start)
            start = min(last, end)
        return start

    def short_answer_end(self, start: int, field: FormField) -> int:
        """Return where a short answer ends that begins at ``start``: with its first sentence if that states the value.

        Else it ends with its paragraph: what follows has a heading of the writer's own.
        """
        begin = start + len(self.text[start:]) - len(self.text[start:].lstrip())
        first = _next_end(self.whole_sentences, begin, len(self.text))
        if states(field.said, self.text[begin:first]):
            return self._end_of(field, first)
        return _next_end(self.paragraphs, begin, len(self.text))


def prose_candidates(
    prose: Prose, form: Form, found: Mapping[str, Candidate], *, uses_form: bool
) -> Iterator[Candidate]:
    """Yield candidates for paths that no label gave."""
    known = dict(found)
    unasked = (one for one in form.fields() if one.said and one.path not in found)
    taken = answered(found) if uses_form else []
    for candidate in prose.stated(one for one in unasked if not uses_form or one.kind in SAID_OF_ITSELF):
        # A name in quotes is one wherever it stands; what answers a question by its label is no place of the project.
        (span,) = candidate.spans
        if candidate.kind != "place" or not any(one.overlaps(span.start, span.end) for one in taken):
            known[candidate.path] = candidate
            yield candidate
    if uses_form:
        yield from _beside_options(prose, form, found)
    yield from _lone_counts(prose.text, form, known)
    if found.get("contacts") is None or found["contacts"].status is Status.EMPTY:
        yield from _contacts(prose.document)


def _beside_options(prose: Prose, form: Form, found: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Yield the options that a sentence tells in other words beside one that it names as the form does.

    « Une offre nouvelle sera créée ; aucun reclassement en bas loyer n'est prévu. » in the place of the boxes.
    """
    boxes = [field for field in form.fields() if field.kind == "checkbox"]
    for field in boxes:
        if not field.said or field.path in found:
            continue
        named = [
            span.start
            for other in boxes
            if other.group == field.group and (candidate := found.get(other.path)) is not None
            if any(signal.code == "option_citee" for signal in candidate.signals)
            for span in candidate.spans
        ]
        beside = [
            (start, one_line(prose.text[start:end]))
            for start, end in prose.paragraphs
            if end - start <= LONGEST and any(start <= place < end for place in named)
        ]
        span = _first(prose.text, beside, field)
        if span is not None:
            yield _told(prose.text, field, span)


def _told(text: str, field: FormField, span: Span) -> Candidate:
    """Return what a sentence tells of a field; an option may be denied there."""
    value = not _denied(text, span.start) if field.kind == "checkbox" else None
    told = text[span.start : span.end]
    return Candidate(field.path, field.kind, Status.FILLED, told, value, (span,), (IN_PROSE,))


def _lone_counts(text: str, form: Form, found: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Yield the counts that stand on a line of their own without a label, where their question has no answer."""
    taken = answered(found)
    for field in form.fields():
        known = found.get(field.path)
        if field.kind != "integer" or not field.units or (known and _counts(known)):
            continue
        span = lone_count(text, field.units, taken)
        if span is not None:
            told = text[span.start : span.end]
            signals = (Signal("lu_dans_la_prose", -0.8),)
            yield Candidate(field.path, field.kind, Status.FILLED, told, spans=(span,), signals=signals)


def _counts(known: Candidate) -> bool:
    """Say whether a question of a number has an answer; a label in the writer's own words may be none of it."""
    if known.status is not Status.FILLED:
        return known.status is not Status.EMPTY
    reworded = any(signal.code == "etiquette_reformulee" for signal in known.signals)
    return not reworded or gives_a_count(known.text or "")


def answered(found: Mapping[str, Candidate]) -> list[Span]:
    """Return where the answers stand that were found."""
    return [span for one in found.values() if one.status is Status.FILLED for span in one.spans]


def states(patterns: Iterable[str], sentence: str) -> bool:
    """Say whether a sentence matches one of a form's patterns."""
    line = one_line(sentence[:LONGEST])
    return any(said_pattern(pattern).search(line) for pattern in patterns)


def _next_end(spans: Iterable[tuple[int, int]], begin: int, default: int) -> int:
    return next((end for _, end in spans if end > begin), default)


def _first(text: str, sentences: list[tuple[int, str]], field: FormField) -> Span | None:
    for pattern in field.said:
        compiled = said_pattern(pattern)
        for start, sentence in sentences:
            match = compiled.search(sentence)
            if match is None:
                continue
            if "answer" in compiled.groupindex:
                low, high = match.span("answer")
            else:
                low, high = _after_gap(text[start : start + match.start()]), len(sentence)
            span = Span(start + low, start + high)
            named = re.search(r"[A-ZÀ-Ý]", _QUOTED.sub("", text[span.start + 1 : span.end])) is not None
            known = field.kind != "place" or any(named_places(text[span.start : span.end]))
            if (named and known) or field.kind not in NAMES_SOMEBODY:
                return span
    return None


def named_places(text: str) -> tuple[list[str], list[str]]:
    """Return the codes of the départements that a text names or leads to, and its communes."""
    if not re.search(r"[^\W_]", text):
        return [], []
    told = cast("dict[str, list[str]]", place.parse(text).value)
    return told["departements"], told["communes"]


def _after_gap(before: str) -> int:
    """Return where a sentence begins behind the heading that a gap or a tab parts it from."""
    gaps = list(_GAP.finditer(before))
    return gaps[-1].end() if gaps else 0


def _denied(text: str, start: int) -> bool:
    """Say whether what is told at ``start`` is told not to be: « sans construction ni offre nouvelle »."""
    return _DENIAL.search(one_line(text[max(start - LONGEST, 0) : start])) is not None


def one_line(text: str) -> str:
    """Return the folded text with its line breaks as spaces, of the same length."""
    return re.sub(r"\s", " ", fold(text))


@lru_cache(maxsize=256)
def said_pattern(pattern: str) -> re.Pattern[str]:
    """Return a form's pattern, ready to be searched in a folded sentence; a space stands for any white space.

    Raises:
        re.error: it is no regular expression.
    """
    pattern = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    for name, stands_for in NAMED.items():
        pattern = pattern.replace(f"<{name}>", stands_for)
    return re.compile(pattern)


def _contacts(document: Document) -> Iterator[Candidate]:
    """Yield what stands under a heading of contacts, else the lines around every e-mail address and telephone number."""
    spans = tuple(Span(heading + 1, end) for _, heading, end in contact_zones(document.text))
    if not spans:
        spans = _around_addresses(document)
    text = "\n".join(document.text[span.start : span.end] for span in spans)
    if spans:
        signals = (Signal("lu_dans_la_prose", -0.8),)
        yield Candidate("contacts", "contacts", Status.FILLED, text, spans=spans, signals=signals)


def _around_addresses(document: Document) -> tuple[Span, ...]:
    """Return the short lines round each address, and the sentence of one that stands in a long line."""
    hits = [match.span() for match in CONTACT.finditer(document.text)]
    bounds = [
        (line.start, line.end) for line in document.lines if document.text[line.start : line.end].strip()
    ]
    near: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(bounds):
        window = bounds[max(number - 1, 0) : number + 2]
        if any(
            low < hit_end and hit_start < high
            for low, high in window[:1] + window
            for hit_start, hit_end in hits
        ) and (end - start < 160):
            near.append((start, end))
    covered = [hit for hit in hits if not any(start <= hit[0] < end for start, end in near)]
    near += [
        (start, end)
        for start, end in sentence_spans(document)
        if covered and any(start <= hit[0] < end for hit in covered)
    ]
    return tuple(Span(start, end) for start, end in sorted(near))
