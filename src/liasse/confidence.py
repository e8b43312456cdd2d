"""How sure a value is: the only place where confidences of a project's fields are made.

The probability that value and status are both right is learnt (:mod:`liasse.confidence_model`) from what is known
of the value (:mod:`liasse.features`). Every term is named, so that the report can show what spoke for and against.
"""

from __future__ import annotations

from collections.abc import Sequence

from liasse.confidence_model import Weights, confidence_model
from liasse.doubts import doubts
from liasse.features import Context, Features, features, sides
from liasse.normalizing import Value

# Logits: a reason that moves a sure value by less than a tenth of its doubt is not worth a reviewer's time.
WORTH_TELLING = 0.25
MOST_REASONS = 8


def confidences(context: Context) -> dict[str, tuple[float, list[str]]]:
    """Return by path the probability that value and status are right, and the reasons, strongest first."""
    model = confidence_model()
    known = {value.candidate.path: features(value, context) for value in context.values}
    kinds = {value.candidate.path: value.candidate.kind for value in context.values}
    alone = {path: model.first.plain_probability(found) for path, found in known.items()}
    for path, doubt in doubts(alone, kinds).items():
        known[path].update(doubt)
    return {
        path: (
            round(model.probability(found), 4),
            _reasons(context.by_path[path], told(model.second, found)),
        )
        for path, found in known.items()
    }


def _reasons(value: Value, shares: dict[str, float]) -> list[str]:
    """Return the codes to tell: what weighs, and what was noted when the value was read, weigh it or not."""
    noted = {signal.code for signal in value.candidate.signals} | set(value.reasons)
    told = [
        code
        for code, share in shares.items()
        if ":" not in code and (code in noted or abs(share) >= WORTH_TELLING)
    ]
    most = told[:MOST_REASONS]
    return most + [code for code in told[MOST_REASONS:] if code in noted]


def told(weights: Weights, known: Features) -> dict[str, float]:
    """Return what each reason adds to the logit, strongest first; what it adds in free texts is the same reason."""
    shares: dict[str, float] = {}
    for name, number in known.items():
        code = name.removeprefix(sides.TEXT)
        shares[code] = shares.get(code, 0.0) + weights.weights.get(name, 0.0) * number
    return dict(sorted(shares.items(), key=lambda item: (-abs(item[1]), item[0])))


def speaks_for(code: str, *, free_text: bool = False) -> bool | None:
    """Say whether a reason speaks for a value or against it; None where it only says how it was made.

    Args:
        code: the reason.
        free_text: whether it is told of a free text that was filled in.
    """
    known = confidence_model().second.weights
    weight = known.get(code, 0.0) + (known.get(f"{sides.TEXT}{code}", 0.0) if free_text else 0.0)
    return None if not weight else weight > 0


def of_the_whole(confidences: Sequence[float]) -> float:
    """Return the dossier's confidence: the mean of its fields', the share of them expected to be right."""
    return round(sum(confidences) / len(confidences), 4) if confidences else 0.0
