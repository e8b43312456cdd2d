"""The shape of an answer: whether it looks like one to this field, and like the whole of it."""

from __future__ import annotations

import math
import re

from extract.candidate import Status
from liasse.features.context import Context
from liasse.normalizing import TICKED, Value
from normalize.text import fold

# Usual lengths of an answer in characters, by kind: rarely less, rarely more (the reference set and the
# seeds: both ends are generous).
USUAL = {
    "text": (25, 900),
    "title": (6, 90),
    "integer": (1, 60),
    "amounts": (3, 160),
    "months": (3, 90),
    "renewable": (3, 90),
    "typologies": (2, 120),
    "place": (4, 110),
    "organisations": (5, 160),
    "partners": (10, 350),
    "contacts": (20, 500),
    "budget": (60, 900),
    "categories": (25, 900),
}
_FINISHED = re.compile(r"[.!?…;:)»\]\"]\s*$")
_LIST_ITEM = re.compile(r"(?m)^\s*(?:[-–—•·●▪■►➢*>]|\d{1,2}[.)])\s")
_FURNITURE = re.compile(
    r"(?im)^\s*(?:page\s*)?\d{1,3}\s*(?:/|sur)\s*\d{1,3}\s*$|^\s*page\s+\d+|\bpage\s+\d{1,3}\s*$|^\s*(?:[-–—]\s?)?\d{1,3}(?:\s?[-–—])?\s*$"
)
_WORD = re.compile(r"[a-z]{3,}")
LONGEST_ECHO = 12  # words
_QUESTION = re.compile(r"(?m)^[^\n]{3,70}\s?:\s*$")


def answer_features(value: Value, context: Context) -> dict[str, float]:
    """Return the features of the answer's text; nothing for boxes and for what was not filled in."""
    candidate = value.candidate
    text = (candidate.text or "").strip()
    if value.status is not Status.FILLED or candidate.kind in TICKED or not text:
        return {}
    shortest, longest = USUAL.get(candidate.kind, (1, 900))
    lines = [line for line in text.split("\n") if line.strip()]
    found = {
        "reponse_longue": min(max(math.log(len(text) / longest), 0.0) / 2, 1.0),
        "reponse_courte": min(max(math.log(shortest / len(text)), 0.0) / 2, 1.0),
        "reponse_de_plusieurs_lignes": min((len(lines) - 1) / 8, 1.0),
        "reponse_en_morceaux": min((len(candidate.spans) - 1) / 2, 1.0),
        "reponse_en_minuscule": float(text[:1].islower()),
        "reponse_sans_debut": float(text[:1] in ",;:.)]-–/"),
        "page_dans_la_reponse": float(_FURNITURE.search(text) is not None),
        "colonne_dans_la_reponse": float("\t" in text and candidate.kind != "budget"),
        "ligne_repetee_dans_la_reponse": min(context.repeated_lines_in(text) / 2, 1.0),
        "filet_dans_la_reponse": min(text.count("|") / 2, 1.0),
        "guillemet_sans_fin": float(text.count("«") > text.count("»")),
        "reponse_entre_parentheses": float(text[0] == "(" and text[-1] == ")"),
        "reponse_en_capitales": float(len(text) > 8 and text.isupper()),
        "reponse_comme_l_etiquette": _echo(value, context),
    }
    if candidate.kind in {"text", "partners", "categories"}:
        finished = _FINISHED.search(text) is not None
        found["reponse_inachevee"] = float(not finished and len(text) > 60 and not _LIST_ITEM.search(text))
        found["reponse_achevee"] = float(finished)
    return found | _headings(value, context) | _distance(value, context)


def _echo(value: Value, context: Context) -> float:
    """Return which share of a short answer's words are the label's own: what is left of a label is no answer."""
    words = set(_WORD.findall(fold(value.candidate.text or "")))
    if not words or len(words) > LONGEST_ECHO or context.labels is None:
        return 0.0
    path = value.candidate.path
    asked = next((f for f in context.labels.index.form.fields() if f.path == path), None)
    if asked is None:
        return 0.0
    printed = set(
        _WORD.findall(fold(" ".join((*asked.labels, *asked.prompts, *context.labels.index.form.prompts))))
    )
    return max(len(words & printed) / len(words) - 0.5, 0.0) * 2


def _headings(value: Value, context: Context) -> dict[str, float]:
    """Return what speaks of another field's label within the answer."""
    candidate = value.candidate
    inside = context.headings_in(candidate.spans)
    missing = {
        path: likeness
        for heading in inside
        for path, likeness in heading.likeness.items()
        if context.anchor(path) is None and path != candidate.path
    }
    return {
        "titre_dans_la_reponse": min(len(inside) / 3, 1.0) if candidate.kind != "contacts" else 0.0,
        "intitule_dans_la_reponse": max(missing.values(), default=0.0),
        "question_dans_la_reponse": float(_QUESTION.search(candidate.text or "") is not None),
    }


def _rest(value: Value, context: Context) -> float:
    """Return how much text no field took stands between the answer and the next label."""
    following = context.next_in_text(value.candidate.path)
    end = following.start if following else len(context.folded)
    return min(context.left_over(value.candidate.spans[-1].end, end) / 150, 1.0)


def _distance(value: Value, context: Context) -> dict[str, float]:
    """Return how far the answer stands from its label."""
    anchor, spans = context.anchor(value.candidate.path), value.candidate.spans
    if anchor is None or not spans:
        return {}
    gap = spans[0].start - anchor.end
    between = fold(context.document.text[anchor.end : spans[0].start]) if gap > 0 else ""
    return {
        "reste_avant_la_reponse": min(context.left_over(anchor.end, spans[0].start) / 100, 1.0),
        "reste_apres_la_reponse": _rest(value, context),
        "reponse_au_dessus": float(gap < 0),
        "reponse_a_la_suite": float(0 <= gap <= 4),
        "reponse_eloignee": min(max(gap - 30, 0) / 120, 1.0),
        "entre_etiquette_et_reponse": min(len(re.findall(r"[a-z]{3,}", between)) / 8, 1.0),
    }
