"""Whether confidences keep their word: of the fields given at 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
PRECISION = 0.99
LEAST_SURE = 0.10


@dataclass(frozen=True, slots=True)
class Bin:
    """The fields whose confidence lies in ``low``..``high``."""

    low: float
    high: float
    count: int
    confidence: float  # mean
    accuracy: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Reliability of the confidences over a whole reference set."""

    bins: tuple[Bin, ...]
    expected_error: float  # ECE: mean gap between confidence and accuracy, weighted by count
    brier: float
    acceptable: float  # share of the fields, surest first, that can be accepted at PRECISION
    errors_least_sure: float | None  # share of all errors among the LEAST_SURE of the fields


Pair = tuple[float, bool]


def calibrate(pairs: Sequence[Pair]) -> Calibration | None:
    """Measure (confidence, right) pairs; None where there are none."""
    if not pairs:
        return None
    bins = tuple(_bins(pairs))
    total = len(pairs)
    return Calibration(
        bins=bins,
        expected_error=sum(bin_.count * abs(bin_.confidence - bin_.accuracy) for bin_ in bins) / total,
        brier=sum((confidence - right) ** 2 for confidence, right in pairs) / total,
        acceptable=_acceptable(pairs),
        errors_least_sure=_errors_least_sure(pairs),
    )


def _bins(pairs: Sequence[Pair]) -> list[Bin]:
    """Return the bins of equal width that hold anything."""
    groups: dict[int, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(min(int(pair[0] * BINS), BINS - 1), []).append(pair)
    return [
        Bin(
            low=index / BINS,
            high=(index + 1) / BINS,
            count=len(group),
            confidence=sum(confidence for confidence, _ in group) / len(group),
            accuracy=sum(right for _, right in group) / len(group),
        )
        for index, group in sorted(groups.items())
    ]


def _acceptable(pairs: Sequence[Pair]) -> float:
    """Return the largest share, cut at a threshold, whose precision is PRECISION or more."""
    ordered = sorted(pairs, reverse=True)
    best = rights = 0
    for index, (confidence, right) in enumerate(ordered, start=1):
        rights += right
        # A threshold takes all the fields of equal confidence or none of them.
        ends = index == len(ordered) or ordered[index][0] < confidence
        if ends and rights / index >= PRECISION:
            best = index
    return best / len(ordered)


def _errors_least_sure(pairs: Sequence[Pair]) -> float | None:
    """Return the share of the errors that a reviewer of the least sure tenth would meet."""
    errors = sum(not right for _, right in pairs)
    if not errors:
        return None
    # Among equals the right ones come first: a tie must not flatter.
    ordered = sorted(pairs, key=lambda pair: (pair[0], not pair[1]))
    kept = ordered[: max(1, round(len(ordered) * LEAST_SURE))]
    return sum(not right for _, right in kept) / errors
