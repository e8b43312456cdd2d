"""Dossiers that are one project: two landlords file a text each, of which most is the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from liasse.reconcile_evidence import Profile, words
from liasse.results import Leaves, decided

_SHORTEST = 40  # characters from which a sentence two dossiers share is no chance
_SHARED = 0.3  # of the shorter text's long sentences
_SAME_TITLE = 90.0


def links(
    dossiers: Mapping[str, Leaves], profiles: Mapping[str, Profile], matched: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the pairs of dossiers that are one project, with the text that they share."""
    found = []
    sentences = {
        ident: {path: _sentences(leaf) for path, leaf in leaves.items()} for ident, leaves in dossiers.items()
    }
    for one, other in combinations(dossiers, 2):
        shared = _shared(sentences[one], sentences[other])
        share = _share(sentences[one], sentences[other])
        reasons = []
        sheet = matched.get(one)
        if sheet is not None and sheet == matched.get(other):
            reasons.append(f"même fiche : {sheet}")
        titles = (" ".join(words(profiles[ident].title)) for ident in (one, other))
        if all(profiles[ident].title for ident in (one, other)) and fuzz.ratio(*titles) >= _SAME_TITLE:
            reasons.append("même titre")
        if share >= _SHARED:
            reasons.append(f"{share:.0%} du texte en commun")
        if share >= _SHARED or len(reasons) > 1 or (reasons and reasons[0].startswith("même fiche")):
            found.append(
                {
                    "dossiers": [one, other],
                    "fiche": sheet if sheet == matched.get(other) else None,
                    "raisons": reasons,
                    "part_commune": round(share, 4),
                    "textes_communs": shared,
                }
            )
    return found


def _sentences(leaf: Mapping[str, Any]) -> list[str]:
    value = decided(dict(leaf))[0]
    if not isinstance(value, str):
        return []
    parts = (part.strip() for part in re.split(r"(?<=[.;:!?])\s+|\n+", value))
    return [part for part in parts if len(part) >= _SHORTEST]


def _key(sentence: str) -> str:
    return " ".join(words(sentence))


def _shared(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """Return by field the sentences of ``one`` that stand anywhere in ``other``."""
    known = {_key(sentence) for sentences in other.values() for sentence in sentences}
    rows = []
    for path, sentences in one.items():
        common = [sentence for sentence in sentences if _key(sentence) in known]
        if common:
            rows.append({"champ": path, "part": round(len(common) / len(sentences), 4), "phrases": common})
    return rows


def _share(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> float:
    first, second = ({_key(s) for sentences in side.values() for s in sentences} for side in (one, other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
