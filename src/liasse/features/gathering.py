"""What is known of a value when it is made, as named numbers: the input of the model of confidence.

Every feature is 0 where it says nothing and grows to about 1; its name is the ``motif`` that a reviewer reads
(:mod:`liasse.wording`), and :mod:`liasse.features.sides` says whether it may speak for a value or against it. Names
with a colon (``champ:duree.mois``) place a value among its likes and are no reasons.
"""

from __future__ import annotations

from extract.candidate import Status
from liasse.features import sides
from liasse.features.absence import absence_features
from liasse.features.answer import answer_features
from liasse.features.context import Context
from liasse.features.dossier import dossier_features
from liasse.features.heading import heading_features
from liasse.features.label import label_features
from liasse.features.reading import reading_features
from liasse.features.subject import subject_features
from liasse.features.value import value_features
from liasse.normalizing import Value

Features = dict[str, float]

_GROUPS = {
    "checkbox": "cases",
    "yes_no": "cases",
    "option": "cases",
    "integer": "nombres",
    "months": "nombres",
    "renewable": "nombres",
    "typologies": "listes",
    "categories": "listes",
    "text": "textes",
    "title": "textes",
    "place": "lieux",
    "amounts": "montants",
    "budget": "montants",
    "organisations": "organismes",
    "partners": "organismes",
    "contacts": "organismes",
}


def group_of(kind: str) -> str:
    """Return the group of kinds that shares coefficients of its own."""
    return _GROUPS.get(kind, "textes")


def features(value: Value, context: Context) -> Features:
    """Return every feature of a value that is not nought."""
    candidate = value.candidate
    status = value.status.value
    found: Features = {
        f"champ:{candidate.path}": 1.0,
        f"nature:{candidate.kind}": 1.0,
        f"statut:{status}": 1.0,
        f"nature-statut:{candidate.kind}/{status}": 1.0,
    }
    for part in (
        _signals(value),
        label_features(value, context),
        heading_features(value, context),
        reading_features(value, context),
        dossier_features(context),
        answer_features(value, context),
        value_features(value, context),
        absence_features(value, context),
        subject_features(value, context),
    ):
        found.update(part)
    if found.get("formulaire_non_suivi"):
        # Another kind of dossier: what is said in prose is found and missed in shares of its own.
        found[f"sans-formulaire:{candidate.path}"] = 1.0
        found[f"sans-formulaire:{candidate.kind}/{status}"] = 1.0
    known = {name: round(number, 4) for name, number in found.items() if number > 0}
    if candidate.kind == "text" and value.status is Status.FILLED:
        # Most fields are free texts, and the same sign weighs otherwise there: they have weights of their own.
        known |= {f"{sides.TEXT}{name}": number for name, number in known.items() if ":" not in name}
    return known


def _signals(value: Value) -> Features:
    """Return what extraction and normalisation said themselves, by their codes."""
    codes = [signal.code for signal in value.candidate.signals] + list(value.reasons)
    found = dict.fromkeys(codes, 1.0)
    if value.score < 1.0:
        found["lecture_incertaine"] = 1.0 - value.score
    return found
