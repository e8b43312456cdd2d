"""The batch as the report shows it: what was read how, what to read again, what is in the way."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liasse import wording
from liasse.checks.alert import gravity_rank
from liasse.lot import Lot, Outcome
from liasse.remedies import remedy
from liasse.report_dossier import AlertView, DossierView, blocks
from liasse.report_fields import FieldView
from liasse.report_figures import count, duration, percent, plural
from liasse.review_queue import MINUTES, Item, Queue, Step, review_queue


@dataclass(frozen=True, slots=True)
class Failed:
    """A dossier that could not be read: why, and what to do."""

    path: str
    code: str
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier's line in the batch's table."""

    dossier: DossierView
    blocks: tuple[str, ...]
    to_read: int  # fields of it in the advised part of the queue
    promise: str  # what reading them brings


@dataclass(frozen=True, slots=True)
class Media:
    """What was read of one type of file, and how."""

    media: str
    files: int
    pages: int
    readings: str
    quality: str


@dataclass(frozen=True, slots=True)
class AlertGroup:
    """The alerts of one code over the batch."""

    code: str
    gravity: str
    found: tuple[tuple[DossierView, AlertView], ...]


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A field to read again; ``seconds`` is when one is done with it."""

    rank: int
    dossier: DossierView
    field: FieldView
    item: Item
    seconds: float


@dataclass(frozen=True, slots=True)
class Budget:
    """A time to spend, and what it brings."""

    minutes: int
    step: Step
    sentence: str


def queue_of(dossiers: Sequence[DossierView]) -> Queue:
    """Return what to read again over the batch."""
    return review_queue({dossier.ident: dossier.leaves for dossier in dossiers})


def promise(before: Step, after: Step) -> str:
    """Return what reading a part of the queue brings: the sentence that the queue is judged by.

    >>> promise(Step(0, 0, 9.1), Step(14, 350, 2.0))
    'Relire 14 champs (≈ 6 min) ramène les erreurs attendues de 9,1 à 2.'
    """
    if not after.fields:
        return f"Rien à relire : {count(before.errors)} erreur attendue en tout."
    return (
        f"Relire {plural(after.fields, 'champ')} (≈ {duration(after.seconds)}) ramène les erreurs attendues "
        f"de {count(before.errors)} à {count(after.errors)}."
    )


def unseen(queue: Queue) -> str:
    """Return how right what is not in the advised part should be."""
    rest = len(queue.items) - queue.advised
    if not rest:
        return "Tout est dans la file."
    return f"Ce qui n'y est pas ({plural(rest, 'champ')}) devrait être juste à {percent(1 - queue.after.errors / rest)}."


def budgets(queue: Queue) -> Iterator[Budget]:
    """Yield what each usual time brings, as far as the queue needs it."""
    for minutes in MINUTES:
        step = queue.within(minutes)
        if step.fields >= queue.advised:
            return
        if step.fields:
            yield Budget(minutes, step, promise(queue.before, step))


def queue_rows(queue: Queue, dossiers: Sequence[DossierView]) -> Iterator[QueueRow]:
    """Yield the advised part of the queue."""
    known = {dossier.ident: dossier for dossier in dossiers}
    fields = {(dossier.ident, field.path): field for dossier in dossiers for field in dossier.fields}
    for rank, item in enumerate(queue.items[: queue.advised], start=1):
        field = fields[item.dossier, item.path]
        yield QueueRow(rank, known[item.dossier], field, item, queue.steps[rank].seconds)


def rows(dossiers: Sequence[DossierView], queue: Queue) -> list[Row]:
    """Return the table's lines, most expected errors first."""
    advised: dict[str, list[Item]] = defaultdict(list)
    for item in queue.items[: queue.advised]:
        advised[item.dossier].append(item)
    ordered = sorted(dossiers, key=lambda dossier: (-dossier.errors, dossier.ident))
    return [_row(dossier, advised[dossier.ident]) for dossier in ordered]


def _row(dossier: DossierView, items: Sequence[Item]) -> Row:
    left = max(dossier.errors - sum(item.error for item in items), 0.0)
    after = Step(len(items), sum(item.seconds for item in items), left)
    sentence = promise(Step(0, 0.0, dossier.errors), after) if items else ""
    return Row(dossier, tuple(blocks(dossier)), len(items), sentence)


def media(dossiers: Sequence[DossierView]) -> list[Media]:
    """Return what was read of each type of file, most files first."""
    sources = [source for dossier in dossiers for source in dossier.sources]
    found = []
    for kind, files in Counter(source["type"] for source in sources).most_common():
        here = [source for source in sources if source["type"] == kind]
        readings = Counter(source["lecture"] for source in here).most_common()
        words = ", ".join(
            wording.READINGS[name] + (f" ({number})" if len(readings) > 1 else "")
            for name, number in readings
        )
        quality = sum(source["qualite"] for source in here) / files
        found.append(Media(kind, files, sum(source["pages"] for source in here), words, percent(quality)))
    return found


def alert_groups(dossiers: Sequence[DossierView]) -> list[AlertGroup]:
    """Return the alerts by code, the gravest and most frequent first."""
    found: dict[tuple[str, str], list[tuple[DossierView, AlertView]]] = {}
    for dossier in dossiers:
        for alert in dossier.alerts:
            found.setdefault((alert.gravity, alert.code), []).append((dossier, alert))
    ordered = sorted(found.items(), key=lambda item: (gravity_rank(item[0][0]), -len(item[1]), item[0][1]))
    return [AlertGroup(code, gravity, tuple(pairs)) for (gravity, code), pairs in ordered]


def failures(lot: Lot) -> list[Failed]:
    """Return the dossiers that could not be read."""
    return [
        Failed(entry.chemin, entry.erreur.code, entry.erreur.message, remedy(entry.erreur.code))
        for entry in lot.dossiers
        if entry.statut is Outcome.FAILED and entry.erreur is not None
    ]
