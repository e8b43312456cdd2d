"""What the first lines of a dossier without the form say: the project's name, and the parties of an agreement.

« « Sortir accompagné » » alone on its line names the project; « Entre X, d'une part, et Y, d'autre part » names who
carries it. A first line without quotes does not: it is as often a body's name, a date or what the document is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.candidate import Candidate, Signal, Span, Status
from extract.form import Form
from ingest.document import Document
from normalize.geography import load, share_departement, words_of
from normalize.text import fold

LINES = 12  # of a title page
LONGEST_PARTIES = 1500
ON_THE_TITLE_PAGE = Signal("lu_en_page_de_titre", -0.6)
_QUOTED = re.compile(r"[^\w«“\"]*[«“\"]\s?([^«»“”\"]{4,80}?)\s?[»”\"][^\w]*")
# The name of no project: what the document is, a head of a letter, somebody's address, a heading.
_NO_NAME = re.compile(
    r"\b(?:note|projets?|dossier|candidature|reponse|convention|appel|fiche|annexe|association|office|societe|mairie|ville|departement"
    r"|conseil|commune|monsieur|madame|objet|rue|avenue|cedex|deliberation|seance|extrait|compte|logements? hlm|sommaire|habitat)\b"
    r"|\b\d{5}\b|\b(?:19|20)\d\d\b|@|:\s*$"
)
_PARTIES = re.compile(
    r"\bentre\b[^\n]{0,40}[:\n]\s*(?P<one>[^\n].{10,600}?)\bd'une part\b[\s,;]*(?:et\b\s*:?)?\s*(?P<other>.{10,600}?)\bd'autre part\b",
    re.DOTALL,
)
LONGEST_PLACE = 150
_PLACED = re.compile(
    r"\W*(?P<departement>[A-ZÀ-Ý][\w'’ -]{2,30}?)\s?(?:\(\d[\dAB]\d?\)\s?)?(?:[–—:]|\s-)\s?(?P<towns>[A-ZÀ-Ý][^.:()\d]+?)[\s.]*"
)
_BETWEEN = re.compile(r"\s*,?\s*(?:ci-apres|represente|denomme|designe)\w*\b.*", re.DOTALL)


def on_title_page(document: Document, form: Form, found: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Yield what the first lines tell of fields that nothing else answers."""
    told = {"title": _name(document), "organisations": _parties(document.text), "place": _place(document)}
    yield from _of_kinds(document, form, found, told)


def place_on_title_page(
    document: Document, form: Form, found: Mapping[str, Candidate]
) -> Iterator[Candidate]:
    """Yield the place that the first lines tell, where nothing else does: « Hérault – Béziers, Sète »."""
    yield from _of_kinds(document, form, found, {"place": _place(document)})


def _of_kinds(
    document: Document, form: Form, found: Mapping[str, Candidate], told: Mapping[str, tuple[Span, ...]]
) -> Iterator[Candidate]:
    for field in form.fields():
        spans = told.get(field.kind, ())
        if not spans or is_answered(found.get(field.path)):
            continue
        yield Candidate.naming(field.path, field.kind, document.text, spans, ON_THE_TITLE_PAGE)


def is_answered(candidate: Candidate | None) -> bool:
    """Say whether a field has an answer."""
    return candidate is not None and candidate.status is Status.FILLED


def _first_lines(document: Document) -> list[tuple[int, str]]:
    """Return where the lines of a title page begin, and the lines."""
    lines = ((line.start, document.text[line.start : line.end]) for line in document.lines)
    return [(start, line) for start, line in lines if line.strip()][:LINES]


def _place(document: Document) -> tuple[Span, ...]:
    """Return the line that names a département and towns of it, and nothing else."""
    for start, line in _first_lines(document):
        placed = _PLACED.fullmatch(line) if len(line) <= LONGEST_PLACE else None
        code = load().departements.get(words_of(placed["departement"])) if placed else None
        if placed and code:
            towns = re.split(r",|;|\bet\b|\+", placed["towns"])
            if share_departement(towns, code):
                return (Span(start + placed.start("departement"), start + placed.end("towns")),)
    return ()


def _name(document: Document) -> tuple[Span, ...]:
    """Return where the project's name stands."""
    for start, line in _first_lines(document):
        quoted = _QUOTED.fullmatch(line)
        if quoted and not _NO_NAME.search(fold(quoted[1])):
            return (Span(start + quoted.start(1), start + quoted.end(1)),)
    return ()


def _parties(text: str) -> tuple[Span, ...]:
    """Return where the two parties of an agreement are named, each up to who represents it."""
    parties = _PARTIES.search(fold(text[:LONGEST_PARTIES]))
    if parties is None:
        return ()
    spans = []
    for name in ("one", "other"):
        start, end = parties.span(name)
        rest = _BETWEEN.search(fold(text[start:end]))
        spans.append(Span(start, start + rest.start() if rest else end))
    return tuple(spans)
