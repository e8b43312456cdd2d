"""Invented dossiers for the cross-checks: answers by path, read as the pipeline reads them."""

from __future__ import annotations

from collections.abc import Mapping

from extract.candidate import Candidate, Span, Status
from ingest.document import Document, Page, Reading, Source
from liasse.checks.facts import Facts
from liasse.normalizing import normalized

_KINDS = {
    "presentation.localisation": "place",
    "presentation.porteurs": "organisations",
    "publics.nombre_menages": "integer",
    "logements.nombre_logements": "integer",
    "partenariat.partenaires": "partners",
    "financement.cout_diagnostic": "amounts",
    "financement.cout_accompagnement": "amounts",
    "financement.cout_gestion_locative": "amounts",
    "financement.cout_global": "amounts",
    "financement.budget": "budget",
    "duree.mois": "months",
}

Answer = str | bool | Status


def dossier(
    answers: Mapping[str, Answer], *, rest: str = "", sources: int = 1, reading: Reading = Reading.TEXT
) -> Facts:
    """Return the facts of a dossier with these answers; ``rest`` is text that belongs to no field."""
    text, candidates = "", []
    for path, answer in answers.items():
        label = f"{path} : "
        if isinstance(answer, Status):
            candidates.append(Candidate(path, "text", answer))
        elif isinstance(answer, str):
            start = len(text) + len(label)
            spans = (Span(start, start + len(answer)),)
            candidates.append(Candidate(path, _KINDS.get(path, "text"), Status.FILLED, answer, spans=spans))
            text += f"{label}{answer}\n\n"
        else:
            candidates.append(Candidate(path, "checkbox", Status.FILLED, value=answer))
    text += rest
    files = tuple(Source(f"{number}.txt", "0" * 64, "txt", 1) for number in range(sources))
    document = Document(text, files, (Page(1, 0, 0, len(text), reading),), ())
    return Facts.of(document, [normalized(candidate, document) for candidate in candidates])
