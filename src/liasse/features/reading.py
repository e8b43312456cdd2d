"""How well the evidence could be read: characters, pages, boxes."""

from __future__ import annotations

from collections.abc import Sequence

from extract.candidate import Span, Status
from ingest.document import Mark, MarkOrigin, Reading, Tick, Word
from liasse.evidence import words_in
from liasse.features.context import Context
from liasse.normalizing import TICKED, Value, page_at

WELL_READ, BADLY_READ = 0.9, 0.5  # OCR confidence of a word: printed clearly; rather guessed


def word_confidence(words: Sequence[Word]) -> float | None:
    """Return the mean OCR confidence of the words, None where nothing was recognised."""
    known = [word.confidence for word in words if word.confidence is not None]
    return sum(known) / len(known) if known else None


def reading_features(value: Value, context: Context) -> dict[str, float]:
    """Return the features of the words, pages and boxes that a value was read from."""
    spans = value.candidate.spans
    document = context.document
    words = [word for span in spans for word in words_in(document, span.start, span.end)]
    found = _recognition(words)
    if spans:
        page = document.pages[page_at(document, spans[0].start)] if document.pages else None
        if page is not None:
            found["page_peu_lisible"] = 1.0 - page.quality
            found["page_numerisee"] = float(page.reading is Reading.OCR)
            later = page_at(document, max(spans[-1].end - 1, spans[0].start))
            found["sur_deux_pages"] = float(document.pages[later].number != page.number)
    if value.candidate.kind in TICKED:
        found |= _boxes(value, _marks(context, spans))
        token = any(signal.code == "case_lue_au_jeton" for signal in value.candidate.signals)
        found["jeton_sans_coche"] = float(token and value.status is Status.EMPTY)
        unmarked = not _marks(context, spans) and value.status is Status.FILLED
        found["option_sans_case"] = float(value.candidate.kind == "checkbox" and unmarked)
        found["case_illisible_parmi_d_autres"] = (value.status is Status.UNREADABLE) * (
            1.0 - context.share_lost_ticks
        )
        found["aucune_coche_du_dossier"] = float(context.nothing_ticked)
    return found


def _recognition(words: Sequence[Word]) -> dict[str, float]:
    mean = word_confidence(words)
    if mean is None:
        return {}
    known = [word.confidence for word in words if word.confidence is not None]
    bad = sum(confidence < BADLY_READ for confidence in known) / len(known)
    return {
        "ocr_bon": max(mean - WELL_READ, 0.0) / (1 - WELL_READ),
        "ocr_faible": min(max(WELL_READ - mean, 0.0) / 0.3, 1.0),
        "mot_mal_reconnu": min(max(WELL_READ - min(known), 0.0) / WELL_READ, 1.0),
        "mots_mal_reconnus": min(bad * 5, 1.0),
    }


def _marks(context: Context, spans: Sequence[Span]) -> list[Mark]:
    return [
        mark
        for mark in context.document.marks
        if any(span.start < mark.end and mark.start < span.end for span in spans)
    ]


def _boxes(value: Value, marks: Sequence[Mark]) -> dict[str, float]:
    """Return what the boxes of the field say of themselves."""
    if not marks:
        return {"case_sans_marque": 1.0}
    doubt = 1.0 - min(mark.confidence for mark in marks)
    return {
        "case_douteuse": min(doubt * 2, 1.0),
        "case_tres_douteuse": max(doubt - 0.3, 0.0) / 0.7,
        "case_nette": float(doubt <= 0.05),
        "case_stockee": float(all(mark.origin is MarkOrigin.FORM_FIELD for mark in marks)),
        "case_seule": float(len(marks) == 1 and value.candidate.kind != "checkbox"),
        "cases_en_trop": float(len(marks) > (3 if value.candidate.kind == "option" else 2)),
        "autre_case_illisible": float(any(mark.state is Tick.UNREADABLE for mark in marks)),
    }
