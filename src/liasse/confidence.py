"""How sure a value is: the only place where confidences are made.

A first rule, to be replaced by one that is learnt: the logits of what is known add up (how the label was
found, where a tick was read, how the text parsed, how well the page was recognised) and a logistic turns them
into a probability. Every term is named, so that the report can show what spoke for and against.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from extract.candidate import Status
from liasse.evidence import words_in
from liasse.features import Context
from liasse.features.reading import word_confidence
from liasse.normalizing import Value

# Logits of a field with nothing known but its kind, set on the tuning half of the reference set.
BASE = {
    "text": 2.0,
    "title": 2.2,
    "integer": 2.6,
    "amounts": 1.6,
    "months": 2.2,
    "renewable": 1.8,
    "typologies": 2.2,
    "place": 1.6,
    "organisations": 0.8,
    "partners": 0.8,
    "contacts": 0.8,
    "budget": 1.0,
    "categories": 0.6,
    "checkbox": 2.2,
    "yes_no": 2.2,
    "option": 2.2,
}
BY_STATUS = {Status.ABSENT: 0.4, Status.EMPTY: 0.3, Status.UNREADABLE: -1.0, Status.CONTRADICTORY: 0.0}
SURE, DOUBTFUL = 0.995, 0.02


def confidence(value: Value, context: Context) -> tuple[float, list[str]]:
    """Return the probability that value and status are right, and the reasons, strongest first."""
    candidate = value.candidate
    words = [w for span in candidate.spans for w in words_in(context.document, span.start, span.end)]
    recognised = word_confidence(words)
    terms = [(signal.code, signal.weight) for signal in candidate.signals]
    terms += [(reason, 0.0) for reason in value.reasons]
    if recognised is not None:
        terms.append(("ocr_bon" if recognised >= 0.9 else "ocr_faible", (recognised - 0.92) * 12))
    if value.score < 1.0:
        terms.append(("lecture_incertaine", -3.0 * (1.0 - value.score)))
    logit = BASE[candidate.kind] + BY_STATUS.get(value.status, 0.0) + sum(weight for _, weight in terms)
    probability = min(max(1 / (1 + math.exp(-logit)), DOUBTFUL), SURE)
    codes = [code for code, _ in sorted(terms, key=lambda term: -abs(term[1]))]
    return round(probability, 4), list(dict.fromkeys(codes))


def of_the_whole(confidences: Sequence[float]) -> float:
    """Return the dossier's confidence: the mean of its fields', the share of them expected to be right."""
    return round(sum(confidences) / len(confidences), 4) if confidences else 0.0
