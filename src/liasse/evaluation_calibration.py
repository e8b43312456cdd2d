"""Whether confidences keep their word: of the fields given at 0.9, nine in ten should be right.

The expected calibration error is that of Naeini et al. (2015) over ten bins of equal width. Most fields lie in
the last of them: the same error over bins of equal count is given beside it, and is the stricter one. Risk
against coverage is that of selective prediction (El-Yaniv and Wiener 2010). The errors of a dossier come
together, so that intervals are from a bootstrap that draws dossiers and not fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BINS = 10
PRECISION = 0.99
LEAST_SURE = 0.10
DRAWS = 500
INTERVAL = (0.025, 0.975)
COVERAGES = tuple(share / 20 for share in range(1, 21))

Pair = tuple[float, bool]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Bin:
    """The fields whose confidence lies in ``low``..``high``."""

    low: float
    high: float
    count: int
    confidence: float  # mean
    accuracy: float

    @property
    def gap(self) -> float:
        """How far the confidences are from what they promise, whichever way."""
        return abs(self.confidence - self.accuracy)


@dataclass(frozen=True, slots=True)
class Risk:
    """The share of errors among the surest ``coverage`` of the fields, and the confidence it is cut at."""

    coverage: float
    error: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Reliability of the confidences over a whole reference set."""

    bins: tuple[Bin, ...]
    equal_bins: tuple[Bin, ...]  # of equal count
    expected_error: float  # ECE: mean gap between confidence and accuracy, weighted by count
    equal_error: float  # the same over the bins of equal count
    brier: float
    acceptable: float  # share of the fields, surest first, that can be accepted at PRECISION
    acceptable_interval: Interval
    acceptable_from: float | None  # the confidence from which they are
    errors_least_sure: float | None  # share of all errors among the LEAST_SURE of the fields
    errors_least_sure_interval: Interval | None
    risks: tuple[Risk, ...]


def calibrate(pairs: Sequence[Pair], owners: Sequence[str] | None = None) -> Calibration | None:
    """Measure (confidence, right) pairs; None where there are none.

    Args:
        pairs: confidence and whether the field is right.
        owners: the dossier of each pair; each is its own where they are not given.
    """
    if not pairs:
        return None
    bins = tuple(_bins(pairs))
    equal = tuple(_equal_bins(pairs))
    share, threshold = _acceptable(pairs)
    drawn = _drawn(pairs, owners or [str(number) for number in range(len(pairs))])
    return Calibration(
        bins=bins,
        equal_bins=equal,
        expected_error=_expected_error(bins),
        equal_error=_expected_error(equal),
        brier=sum((confidence - right) ** 2 for confidence, right in pairs) / len(pairs),
        acceptable=share,
        acceptable_interval=drawn[0],
        acceptable_from=threshold,
        errors_least_sure=_errors_least_sure(pairs),
        errors_least_sure_interval=drawn[1],
        risks=tuple(_risks(pairs)),
    )


def _expected_error(bins: Sequence[Bin]) -> float:
    return sum(bin_.count * bin_.gap for bin_ in bins) / sum(bin_.count for bin_ in bins)


def _bins(pairs: Sequence[Pair]) -> Iterator[Bin]:
    """Yield the bins of equal width that hold anything."""
    groups: dict[int, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(min(int(pair[0] * BINS), BINS - 1), []).append(pair)
    for index, group in sorted(groups.items()):
        yield _bin(group, index / BINS, (index + 1) / BINS)


def _equal_bins(pairs: Sequence[Pair]) -> Iterator[Bin]:
    """Yield bins of equal count; equals of confidence are spread over two where they must be."""
    ordered = sorted(pairs, key=lambda pair: pair[0])
    edges = [round(number * len(ordered) / BINS) for number in range(BINS + 1)]
    for first, last in pairwise(edges):
        if first < last:
            yield _bin(ordered[first:last], ordered[first][0], ordered[last - 1][0])


def _bin(group: Sequence[Pair], low: float, high: float) -> Bin:
    count = len(group)
    mean = sum(confidence for confidence, _ in group) / count
    return Bin(low, high, count, mean, sum(right for _, right in group) / count)


def _acceptable(pairs: Sequence[Pair]) -> tuple[float, float | None]:
    """Return the largest share, cut at a threshold, whose precision is PRECISION or more; and the threshold."""
    ordered = sorted(pairs, reverse=True)
    best = rights = 0
    threshold = None
    for index, (confidence, right) in enumerate(ordered, start=1):
        rights += right
        # A threshold takes all the fields of equal confidence or none of them.
        ends = index == len(ordered) or ordered[index][0] < confidence
        if ends and rights / index >= PRECISION:
            best, threshold = index, confidence
    return best / len(ordered), threshold


def _errors_least_sure(pairs: Sequence[Pair]) -> float | None:
    """Return the share of the errors that a reviewer of the least sure tenth would meet."""
    errors = sum(not right for _, right in pairs)
    if not errors:
        return None
    # Among equals the right ones come first: a tie must not flatter.
    ordered = sorted(pairs, key=lambda pair: (pair[0], not pair[1]))
    kept = ordered[: max(1, round(len(ordered) * LEAST_SURE))]
    return sum(not right for _, right in kept) / errors


def _risks(pairs: Sequence[Pair]) -> Iterator[Risk]:
    """Yield the risk at each coverage; among equals the wrong ones are taken first."""
    ordered = sorted(pairs, key=lambda pair: (-pair[0], pair[1]))
    for coverage in COVERAGES:
        kept = ordered[: max(1, round(coverage * len(ordered)))]
        yield Risk(coverage, sum(not right for _, right in kept) / len(kept), kept[-1][0])


def _drawn(pairs: Sequence[Pair], owners: Sequence[str]) -> tuple[Interval, Interval | None]:
    """Return the intervals of what is acceptable and of the errors among the least sure."""
    import numpy as np  # noqa: PLC0415 (kept out of `liasse --help`)

    places = {owner: place for place, owner in enumerate(dict.fromkeys(owners))}
    order = sorted(range(len(pairs)), key=lambda at: (-pairs[at][0], pairs[at][1]))
    owner = np.array([places[owners[at]] for at in order])
    wrong = np.array([not pairs[at][1] for at in order], dtype=float)
    score = np.array([pairs[at][0] for at in order])
    ends = np.append(score[1:] < score[:-1], True)
    random = np.random.default_rng(1)  # the same set gives the same interval
    shares, tenths = [], []
    for _ in range(DRAWS):
        times = np.bincount(random.integers(0, len(places), len(places)), minlength=len(places))[owner]
        taken, errors = np.cumsum(times), np.cumsum(times * wrong)
        good = ends & (taken > 0) & (errors <= (1 - PRECISION) * taken)
        shares.append(float(taken[good].max() / taken[-1]) if good.any() else 0.0)
        if errors[-1]:
            within = errors[taken <= (1 - LEAST_SURE) * taken[-1]]
            tenths.append(1.0 - float(within[-1] if within.size else 0.0) / float(errors[-1]))
    low, high = (float(edge) for edge in np.quantile(shares, INTERVAL))
    if not tenths:
        return (low, high), None
    return (low, high), (float(np.quantile(tenths, INTERVAL[0])), float(np.quantile(tenths, INTERVAL[1])))
