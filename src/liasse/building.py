"""From values to the model: every path a leaf with its status, confidence, reasons and evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.candidate import Span
from ingest.document import Document, Reading
from liasse.confidence import confidences, of_the_whole
from liasse.evidence import locate
from liasse.features import Context, Labels
from liasse.normalizing import Value


@dataclass(frozen=True, slots=True)
class Built:
    """The parts of a dossier's model, as plain data that pydantic validates."""

    tree: dict[str, object]
    sources: list[dict[str, object]]
    confidence: float


def build(document: Document, values: Sequence[Value], labels: Labels | None = None) -> Built:
    """Return the dossier's parts: the tree of leaves by path, its sources and its confidence."""
    context = Context(document, values, labels)
    sure = confidences(context)
    tree: dict[str, object] = {}
    for value in values:
        path = value.candidate.path
        _put(tree, path.split("."), _leaf(document, value, sure[path]))
    return Built(tree, _sources(document), of_the_whole([probability for probability, _ in sure.values()]))


def _put(tree: dict[str, object], keys: list[str], leaf: dict[str, object]) -> None:
    for key in keys[:-1]:
        branch = tree.setdefault(key, {})
        assert isinstance(branch, dict)
        tree = branch
    tree[keys[-1]] = leaf


def _leaf(document: Document, value: Value, sure: tuple[float, list[str]]) -> dict[str, object]:
    spans = value.candidate.spans
    probability, reasons = sure
    return {
        "valeur": value.value,
        "statut": value.status,
        "confiance": probability,
        "motifs": reasons,
        "brut": _raw(document, spans),
        "preuves": locate(document, spans),
    }


def _raw(document: Document, spans: Sequence[Span]) -> str | None:
    if not spans:
        return None
    return document.text[min(span.start for span in spans) : max(span.end for span in spans)]


def _sources(document: Document) -> list[dict[str, object]]:
    sources: list[dict[str, object]] = []
    for number, source in enumerate(document.sources):
        pages = [page for page in document.pages if page.source == number]
        readings = {page.reading for page in pages}
        quality = sum(page.quality for page in pages) / len(pages) if pages else 0.0
        sources.append(
            {
                "fichier": source.name,
                "sha256": source.sha256,
                "type": source.media,
                "pages": source.page_count,
                "lecture": "mixte" if len(readings) > 1 else next(iter(readings), Reading.TEXT).value,
                "qualite": round(quality, 4),
            }
        )
    return sources
