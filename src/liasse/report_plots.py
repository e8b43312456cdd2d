"""The report's plots as data ready for SVG: the figures stand in the page as text beside every mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from liasse import wording
from liasse.report_dossier import DossierView
from liasse.report_figures import count, duration, level, percent, plural
from liasse.review_queue import Queue, Step

# Finer where most values are: between 95 and 100 % lies what is used unseen.
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
_COSTLIEST = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a plot: ``share`` of the longest one, ``kind`` its colour."""

    label: str
    figure: str
    share: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """Expected errors against time: points in 0..1, y downward; the advised end stands apart."""

    points: tuple[tuple[float, float], ...]
    advised: tuple[float, float]
    most_errors: str
    most_time: str

    @property
    def path(self) -> str:
        """The points as an SVG path in a box of 600 by 200."""
        return "M" + "L".join(f"{600 * x:.1f} {200 * y:.1f}" for x, y in self.points)


def _bars(rows: Sequence[tuple[str, float, str, str]]) -> tuple[Bar, ...]:
    most = max((size for _, size, _, _ in rows), default=0) or 1
    return tuple(Bar(label, figure, size / most, kind) for label, size, figure, kind in rows)


def confidences(dossiers: Iterable[DossierView]) -> tuple[Bar, ...]:
    """Return how many fields have a confidence in each range."""
    found = [field.confidence for dossier in dossiers for field in dossier.fields]
    rows = []
    for low, high in pairwise(EDGES):
        here = sum(low <= value < high or value == high == 1 for value in found)
        label = f"moins de {percent(high)}" if low == 0 else f"{percent(low)} à {percent(high)}"
        rows.append((label, here, _of_all(here, len(found)), level(low)))
    return _bars(rows)


def statuses(dossiers: Iterable[DossierView]) -> tuple[Bar, ...]:
    """Return how many fields have each status."""
    found = [field.status for dossier in dossiers for field in dossier.fields]
    rows = []
    for code, words in wording.STATUSES.items():
        here = found.count(code)
        rows.append((words, here, _of_all(here, len(found)), code))
    return _bars(rows)


def costliest(dossiers: Iterable[DossierView]) -> tuple[Bar, ...]:
    """Return the fields in which most errors are expected over the batch."""
    sums: dict[str, float] = {}
    for dossier in dossiers:
        for field in dossier.fields:
            if not field.correction:
                sums[field.name] = sums.get(field.name, 0.0) + 1 - field.confidence
    worst = sorted(sums.items(), key=lambda item: (-item[1], item[0]))[:_COSTLIEST]
    return _bars([(name, size, count(size), "") for name, size in worst])


def _of_all(number: int, total: int) -> str:
    return f"{plural(number, 'champ')} ({percent(number / total)})" if total else plural(number, "champ")


def curve(queue: Queue) -> Curve | None:
    """Return how the expected errors fall as the queue is read; nothing where there is nothing to read."""
    last, first = queue.steps[-1], queue.before
    if not last.seconds or not first.errors:
        return None
    # The tail is long and flat: three times the advised part shows that going on gains little.
    shown = [step for step in queue.steps if step.seconds <= 3 * max(queue.after.seconds, 60.0)]
    end = shown[-1].seconds or 1.0

    def at(step: Step) -> tuple[float, float]:
        return step.seconds / end, 1 - step.errors / first.errors

    every = max(len(shown) // 120, 1)
    points = [*shown[::every], shown[-1]]
    return Curve(tuple(at(step) for step in points), at(queue.after), count(first.errors), duration(end))
