"""The flow, top to bottom: the files of one dossier in, its validated model out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from extract.extracting import Extraction, extract
from extract.form import load_form
from extract.labels import LabelIndex
from extract.subjects import load_subjects
from ingest.document import Document
from ingest.reading import Skipped, read_dossier_files
from ingest.settings import Settings
from liasse import guide, registers
from liasse.alerts import alerts
from liasse.building import build
from liasse.features import Labels
from liasse.guide_schema import Guide
from liasse.linking import link, link_guide
from liasse.normalizing import Value, normalized
from liasse.resources import schemas
from liasse.schema import Dossier
from normalize.matching import Matcher


def process(paths: Sequence[Path], ident: str, settings: Settings) -> Dossier | Guide:
    """Read the files of one dossier and return what it says, field by field.

    Raises:
        IngestError: a file cannot be read; the message says which, why and what to do.
    """
    matcher = registers.for_settings(settings, ident)
    return of_document(*read_dossier_files(paths, settings), ident, matcher)


def of_document(
    document: Document, skipped: Sequence[Skipped], ident: str, matcher: Matcher | None = None
) -> Dossier | Guide:
    """Return what a document says; apart from reading it, for those who need its text as well."""
    matcher = matcher or registers.for_settings(Settings())
    if guide.is_guide(document):
        return link_guide(guide.build(document, ident), document, matcher)
    values, labels = interpret(document)
    values = link(values, document, matcher)
    projet = build(document, values, labels)
    return Dossier.model_validate(
        {
            "schema": "liasse/projet/1",
            "id": ident,
            "sources": projet.sources,
            "projet": projet.tree,
            "alertes": alerts(values, skipped, document),
            "confiance": projet.confidence,
        }
    )


def interpret(document: Document) -> tuple[list[Value], Labels]:
    """Return the value of every path of the form, and where the form's labels were found."""
    index = form_of(document)
    extraction = Extraction(document, index)
    values = [normalized(one, document) for one in extraction.candidates()]
    return values, Labels(index, tuple(extraction.anchors), extraction.surroundings)


@lru_cache(maxsize=1)
def indexes() -> tuple[LabelIndex, ...]:
    """Return the index of every form, prepared once per process."""
    folder = Path(str(schemas() / "forms"))
    return tuple(
        LabelIndex(
            load_form(path),
            load_subjects(path.with_suffix(".subjects.json")),
            load_subjects(path.with_suffix(".headings.json")),
        )
        for path in sorted(folder.glob("*.toml"))
    )


def form_of(document: Document) -> LabelIndex:
    """Return the form whose labels the document carries most; with one form there is nothing to choose."""
    known = indexes()
    if len(known) == 1:
        return known[0]
    return max(known, key=lambda index: sum(c.text is not None for c in extract(document, index)))
