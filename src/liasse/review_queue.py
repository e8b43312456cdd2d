"""What to read again first, what it costs and what it gains.

A field's expected error is one minus its confidence; the queue is ordered by that times the field's weight. A few
values that are thought sure stand in it too, so that the claim « the others are right » keeps being tested; which
ones is decided by a hash, so that running again does not change them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from liasse.results import Leaves, leaves

DEFAULT_THRESHOLD = 3.0  # expected errors of a dossier above which a person should look at it
# What is left unseen should be right 99 times in 100: the bar that the values are used at.
LEFT_UNSEEN = 0.01
HALF_A_DAY = 3.5 * 3600
SURE = 0.95  # from here a value is used unseen, and may be drawn as a control
CONTROLS = 0.05  # of the queue's length
LEAST_CONTROLS = 3
MINUTES = (5, 15, 30, 60, 120, 210)

# Dossiers are compared and ranked by counts, costs, ticks and bodies: an error there misleads. A free text is
# read by the analyst in any case, and most of its errors are a sentence too many.
_FREE_TEXT, _FIGURE = 0.5, 2.0
_FREE = {
    "descriptif", "caracteristiques", "attribution", "localisation_offre", "typologie_texte", "methodologie",
    "gestion_locative", "adhesion_menage", "mobilisation_offre", "relation_bailleur", "adequation_besoins",
    "texte", "cofinancements", "service_departemental", "pertinence", "conditions", "commentaire",
    "nature", "objectifs", "profil_menages", "statut_occupation", "accompagnement", "offre", "moyens",
}  # fmt: skip
_FIGURES = {
    "nombre_menages", "nombre_logements", "cout_diagnostic", "cout_accompagnement", "cout_gestion_locative",
    "cout_global", "budget", "mois", "eligible_dalo", "accords_collectifs", "pdalpd", "porteurs", "fndollts",
    "avis_regional", "cout",
}  # fmt: skip
# Seconds to compare a value with its evidence and decide: estimates, set so that a queue of the usual mixture
# takes some 25 s a field; not measured on reviewers.
_SECONDS = {"budget": 90.0, "partenaires": 60.0, "porteurs": 40.0, "contacts": 40.0, "categories": 30.0}
_SECONDS_FREE, _SECONDS_OTHER = 35.0, 15.0


@dataclass(frozen=True, slots=True)
class Item:
    """A field to read again; ``control`` is one thought sure, drawn by its hash."""

    dossier: str
    path: str
    error: float
    control: bool = False

    @property
    def gain(self) -> float:
        """What reading it is worth: the queue's order."""
        return self.error * weight(self.path)

    @property
    def seconds(self) -> float:
        """What reading it takes."""
        return seconds(self.path)


@dataclass(frozen=True, slots=True)
class Step:
    """After the first ``fields`` of the queue: the time they took and the errors still expected."""

    fields: int
    seconds: float
    errors: float


@dataclass(frozen=True, slots=True)
class Queue:
    """Every field that no one has decided, in the order to read them, the first ``advised`` being enough."""

    items: tuple[Item, ...]
    steps: tuple[Step, ...]  # one more than items: the first is before anything is read
    advised: int

    @property
    def before(self) -> Step:
        """What is expected if nothing is read again."""
        return self.steps[0]

    @property
    def after(self) -> Step:
        """What is expected after the advised part."""
        return self.steps[self.advised]

    def within(self, minutes: float) -> Step:
        """Return how far a time reaches."""
        return max(
            (step for step in self.steps if step.seconds <= minutes * 60), key=lambda step: step.fields
        )


def name_of(path: str) -> str:
    """Return the last part of a path, by which fields are weighed."""
    return path.rsplit(".", maxsplit=1)[-1]


def weight(path: str) -> float:
    """Return how much an error in a field matters; most count 1."""
    name = name_of(path)
    return _FREE_TEXT if name in _FREE else _FIGURE if name in _FIGURES else 1.0


def seconds(path: str) -> float:
    """Return how long a field takes to check."""
    name = name_of(path)
    return _SECONDS_FREE if name in _FREE else _SECONDS.get(name, _SECONDS_OTHER)


def expected_errors(found: Leaves) -> float:
    """Return how many of a dossier's fields are expected to be wrong; what a reviewer decided is right."""
    return sum(1.0 - float(leaf["confiance"]) for leaf in found.values() if not leaf.get("correction"))


def needs_review(data: Mapping[str, Any], threshold: float = DEFAULT_THRESHOLD) -> bool:
    """Tell whether a person should look at a dossier before it is used: its errors, or a grave alert.

    A guide is judged by its mean sheet: its length says nothing of how well it was read.
    """
    return errors_per_sheet(data) > threshold or bool(grave_alerts(data))


def errors_per_sheet(data: Mapping[str, Any]) -> float:
    """Return the expected errors of a dossier, of a guide those of its mean sheet."""
    return expected_errors(leaves(dict(data))) / max(len(data.get("monographies", ())), 1)


def grave_alerts(data: Mapping[str, Any]) -> int:
    """Return how many alerts say that something is wrong, not only doubtful."""
    return sum(alert["gravite"] == "erreur" for alert in data.get("alertes", ()))


def review_queue(results: Mapping[str, Leaves], most_seconds: float = HALF_A_DAY) -> Queue:
    """Return the queue of a batch; reading it as far as advised leaves what is unseen right at 99 %."""
    fields = [
        Item(ident, path, round(1.0 - leaf["confiance"], 6))
        for ident, found in results.items()
        for path, leaf in found.items()
        if not leaf.get("correction")
    ]
    ordered = sorted(fields, key=lambda item: (-item.gain, item.dossier, item.path))
    needed = _needed(ordered, most_seconds)
    controls = _controls(ordered[needed:], needed)
    drawn = {(item.dossier, item.path) for item in controls}
    rest = [item for item in ordered[needed:] if (item.dossier, item.path) not in drawn]
    items = (*_spread(ordered[:needed], controls), *rest)
    return Queue(items, _steps(items), needed + len(controls))


def _needed(ordered: Sequence[Item], most_seconds: float) -> int:
    """Return how many to read until the rest is sure enough or the time is over."""
    left, spent = sum(item.error for item in ordered), 0.0
    for number, item in enumerate(ordered):
        spent += item.seconds
        if left <= LEFT_UNSEEN * (len(ordered) - number) or spent > most_seconds:
            return number
        left -= item.error
    return len(ordered)


def _controls(others: Sequence[Item], needed: int) -> list[Item]:
    """Return the sure values that are read as a test, by the smallest hashes."""
    sure = sorted((item for item in others if item.error <= 1 - SURE), key=_draw)
    number = max(round(CONTROLS * needed), LEAST_CONTROLS)
    return [Item(item.dossier, item.path, item.error, control=True) for item in sure[:number]]


def _draw(item: Item) -> bytes:
    return hashlib.sha256(f"{item.dossier}\0{item.path}".encode()).digest()


def _spread(items: Sequence[Item], controls: Sequence[Item]) -> list[Item]:
    """Return the items with the controls at even distances: one who stops early has met some."""
    spread = list(items)
    for number, control in enumerate(controls, start=1):
        spread.insert(round(number * len(items) / (len(controls) + 1)) + number - 1, control)
    return spread


def _steps(items: Sequence[Item]) -> tuple[Step, ...]:
    spent = accumulate((item.seconds for item in items), initial=0.0)
    total = sum(item.error for item in items)
    removed = accumulate((item.error for item in items), initial=0.0)
    return tuple(
        Step(number, time, max(total - gone, 0.0))
        for number, (time, gone) in enumerate(zip(spent, removed, strict=True))
    )
