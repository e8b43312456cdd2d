"""A guide's document in, the validated model of all its sheets out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from extract.candidate import Candidate, Span, Status
from extract.guide import reading
from extract.guide.description import GuideForm, load_guide_form
from extract.guide.reading import GuideReading, ReadSheet, read_guide
from ingest.document import Document, Reading
from liasse import guide_bodies, guide_values
from liasse.evidence import locate, words_in
from liasse.guide_checks import check
from liasse.guide_schema import Guide
from liasse.resources import schemas
from normalize.errors import NotNormalizableError
from normalize.result import Normalized

# Logits before any signal: by hand from the sheets that could be read, as the signals' weights are.
_BASE = 0.5
_OCR_DOUBT = 12.0  # per point of a field's mean OCR confidence below 0.92
_SURE, _DOUBTFUL = 0.995, 0.02


@lru_cache(maxsize=1)
def guide_form() -> GuideForm:
    """Return the description of the guide, loaded once per process."""
    return load_guide_form(Path(str(schemas() / "guides" / "monographies.toml")))


def theme_names() -> dict[str, str]:
    """Return the guide's categories by code, as an analyst reads them."""
    return {category.code: f"{category.code} {category.names[0]}" for category in guide_form().category}


def is_guide(document: Document) -> bool:
    """Whether ``document`` is a guide of one-page sheets rather than a dossier, told from its content."""
    return reading.is_guide(document, guide_form())


def build(document: Document, ident: str) -> Guide:
    """Return the guide that ``document`` holds, every leaf with its evidence, checked against itself."""
    form = guide_form()
    read = read_guide(document, form)
    sheets = [_sheet(document, sheet, read, form) for sheet in read.sheets]
    confidences = [leaf["confiance"] for sheet in sheets for leaf in sheet.values()]
    guide = Guide.model_validate(
        {
            "schema": "liasse/guide/1",
            "id": ident,
            "sources": _sources(document),
            "monographies": sheets,
            "sommaire": [
                {"numero": row.number, "localisation": row.place, "organismes": row.bodies, "page": row.page}
                for row in read.tables.index
            ],
            "synthese": [
                {
                    "categorie": row.code,
                    "intitule": row.name,
                    "projets": row.projects,
                    "menages": row.households,
                }
                for row in read.tables.totals
            ],
            "liminaire": _texts(document, read.front),
            "reste": _texts(document, sorted([*read.left, *read.aside], key=lambda span: span.start)),
            "confiance": round(sum(confidences) / len(confidences), 4) if confidences else 0.0,
        }
    )
    return guide.model_copy(update={"alertes": check(guide, read, form)})


def _texts(document: Document, spans: Sequence[Span]) -> list[dict[str, object]]:
    return [
        {"texte": document.text[span.start : span.end], "preuves": locate(document, [span])} for span in spans
    ]


def _sheet(
    document: Document, sheet: ReadSheet, read: GuideReading, form: GuideForm
) -> dict[str, dict[str, Any]]:
    expected = {category.code: category.volet for category in form.category}
    by_path = {candidate.path: candidate for candidate in sheet.candidates}
    aim = expected.get(str(by_path["categorie"].value))
    rows = {row.number: row for row in read.tables.index}
    row = rows.get(sheet.number or "")
    leaves = {}
    for path, candidate in by_path.items():
        if path == "localisation":
            value = _place(candidate.text or "", row.place if row else None)
        elif path == "porteurs":
            value = _carriers(candidate, row.bodies if row else None)
        elif path == "cout":
            value = guide_values.cost(candidate.text or "", _label_of(document, sheet, candidate))
        elif path == "volet":
            value = guide_values.volet((candidate.text or "").split("\n"), aim)
        else:
            value = _READERS[candidate.kind](candidate)
        leaves[path] = _leaf(document, candidate, value)
    return leaves


def _label_of(document: Document, sheet: ReadSheet, candidate: Candidate) -> str:
    """Return the printed label of a field, the lines of a narrow cell together, and what stands on its line before it."""
    if not candidate.spans:
        return ""
    start = candidate.spans[0].start
    above = [span for span in sheet.labels if span.end <= start]
    label = max(above, key=lambda span: span.end, default=Span(start, start))
    before = document.text[max(sheet.span.start, start - 60) : start].rstrip().splitlines()
    return " ".join([document.text[label.start : label.end], *before[-1:]])


def _text(candidate: Candidate) -> Normalized:
    return Normalized(candidate.text)


def _title(candidate: Candidate) -> Normalized:
    text = (candidate.text or "").replace("\n", " ")
    quoted = text[:1] in '«"“' and text[-1:] in '»"”' and not any(mark in text[1:-1] for mark in "«»“”")
    return Normalized(text[1:-1].strip() if quoted else text.strip())


def _bodies(candidate: Candidate) -> Normalized:
    return guide_bodies.bodies(candidate.text or "", carrier=candidate.path == "porteurs")


def _carriers(candidate: Candidate, indexed: str | None) -> Normalized:
    """Read who carries the project; « les trois bailleurs sociaux du département » is named by the index."""
    read = _bodies(candidate)
    if read.value or not candidate.text:
        return read
    named = guide_bodies.bodies(indexed or candidate.text, carrier=True)
    if indexed and named.value:
        return Normalized(named.value, 0.8, ("porteurs_du_sommaire",))
    return Normalized([{"nom": candidate.text, "type": "autre"}], 0.5, ("organismes_sans_nom",))


def _place(text: str, indexed: str | None) -> Normalized:
    """Read a place; where it names no known one, the index's spelling of it is tried."""
    if find_spec("normalize.place") is None:
        return Normalized({"texte": text}, 0.7)
    kinds: dict[str, Callable[[str], Normalized]] = import_module("normalize.kinds").KINDS
    try:
        return kinds["place"](text)
    except NotNormalizableError:
        if indexed is None:
            return Normalized({"texte": text}, 0.5, ("lieu_inconnu",))
    try:
        found = kinds["place"](indexed).value
    except NotNormalizableError:
        return Normalized({"texte": text}, 0.5, ("lieu_inconnu",))
    value = {**found, "texte": text} if isinstance(found, dict) else {"texte": text}
    return Normalized(value, 0.7, ("lieu_du_sommaire",))


_READERS: dict[str, Callable[[Candidate], Normalized]] = {
    "number": lambda candidate: Normalized(candidate.value),
    "category": lambda candidate: Normalized(candidate.value),
    "title": _title,
    "bodies": _bodies,
    "text": _text,
    "count": lambda candidate: guide_values.count(candidate.text or ""),
    "duration": lambda candidate: guide_values.duration(candidate.text or ""),
    "contacts": lambda candidate: guide_bodies.contacts(candidate.text or ""),
}


def _leaf(document: Document, candidate: Candidate, read: Normalized) -> dict[str, Any]:
    status = candidate.status
    if status is Status.FILLED and read.value is None:
        status = Status.UNREADABLE
    filled = status is Status.FILLED
    return {
        "valeur": read.value if filled else None,
        "statut": status,
        **_confidence(document, candidate, read if candidate.status is Status.FILLED else Normalized(None)),
        "brut": _raw(document, candidate),
        "preuves": locate(document, candidate.spans),
    }


def _raw(document: Document, candidate: Candidate) -> str | None:
    """Return the field's text as it was read; what stood between its spans is another field's."""
    pieces = [document.text[span.start : span.end] for span in candidate.spans]
    return "\n".join(pieces) or None


def _confidence(document: Document, candidate: Candidate, read: Normalized) -> dict[str, Any]:
    """Return the probability that value and status are right, and why, strongest reasons first."""
    terms = [(signal.code, signal.weight) for signal in candidate.signals]
    terms += [(reason, 0.0) for reason in read.reasons]
    if read.score < 1.0:
        terms.append(("lecture_incertaine", -4.0 * (1.0 - read.score)))
    known = [
        word.confidence
        for span in candidate.spans
        for word in words_in(document, span.start, span.end)
        if word.confidence is not None
    ]
    if known:
        mean = sum(known) / len(known)
        terms.append(("ocr_bon" if mean >= 0.9 else "ocr_faible", (mean - 0.92) * _OCR_DOUBT))
    logit = _BASE + sum(weight for _, weight in terms)
    probability = min(max(1 / (1 + math.exp(-logit)), _DOUBTFUL), _SURE)
    codes = [code for code, _ in sorted(terms, key=lambda term: -abs(term[1]))]
    return {"confiance": round(probability, 4), "motifs": list(dict.fromkeys(codes))}


def _sources(document: Document) -> list[dict[str, object]]:
    sources: list[dict[str, object]] = []
    for number, source in enumerate(document.sources):
        pages = [page for page in document.pages if page.source == number]
        readings = {page.reading for page in pages}
        sources.append(
            {
                "fichier": source.name,
                "sha256": source.sha256,
                "type": source.media,
                "pages": source.page_count,
                "lecture": "mixte" if len(readings) > 1 else next(iter(readings), Reading.TEXT).value,
                "qualite": round(sum(page.quality for page in pages) / len(pages), 4) if pages else 0.0,
            }
        )
    return sources
