"""One dossier as the report shows it: its files, its alerts, its fields in the form's order, what blocks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from liasse import wording
from liasse.checks.alert import gravity_rank
from liasse.lot import LotEntry
from liasse.report_fields import FieldView, field_view
from liasse.report_figures import DOUBTFUL, percent, plural
from liasse.results import Leaves, leaves
from liasse.review_queue import expected_errors

# Where the printed form differs from the contract's order of keys.
_PRINTED = {
    "avis": (
        "service_departemental",
        "pertinence",
        "reproductibilite",
        "conditions",
        "avis_regional",
        "commentaire",
    )
}
POOR_PAGE = 0.75  # of a file's words likely read right: under it a reviewer wants the paper
_NAMED = 3  # doubtful fields that « ce qui bloque » names


@dataclass(frozen=True, slots=True)
class AlertView:
    """An alert with the fields that it is about."""

    code: str
    gravity: str
    message: str
    fields: tuple[
        tuple[str, str], ...
    ]  # path and name; the path is empty where the dossier has no such field


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the form, or a sheet of a guide."""

    title: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class DossierView:
    """A dossier that was read."""

    entry: LotEntry
    sources: tuple[Mapping[str, Any], ...]
    alerts: tuple[AlertView, ...]
    sections: tuple[Section, ...]
    leaves: Leaves
    confidence: float
    errors: float

    @property
    def ident(self) -> str:
        """The dossier's id."""
        return self.entry.id

    @property
    def fields(self) -> Iterator[FieldView]:
        """Every field, in the order shown."""
        return (field for section in self.sections for field in section.fields)

    @property
    def statuses(self) -> Counter[str]:
        """How many fields have which status."""
        return Counter(field.status for field in self.fields)

    @property
    def readings(self) -> tuple[str, ...]:
        """How its files were read."""
        return tuple(dict.fromkeys(source["lecture"] for source in self.sources))

    @property
    def media(self) -> tuple[str, ...]:
        """The types of its files."""
        return tuple(dict.fromkeys(source["type"] for source in self.sources))

    @property
    def pages(self) -> int:
        """How many pages its files have."""
        return sum(source["pages"] for source in self.sources)

    @property
    def quality(self) -> float:
        """How well its worst file could be read."""
        return min((float(source["qualite"]) for source in self.sources), default=0.0)

    def without_pictures_but(self, kept: Set[tuple[str, str]]) -> DossierView:
        """Return the dossier with the pictures of the fields in ``kept`` only."""
        sections = tuple(
            replace(
                section,
                fields=tuple(
                    field if (self.ident, field.path) in kept else replace(field, picture=None)
                    for field in section.fields
                ),
            )
            for section in self.sections
        )
        return replace(self, sections=sections)

    @property
    def grave(self) -> int:
        """How many alerts are errors."""
        return sum(alert.gravity == "erreur" for alert in self.alerts)


def dossier_view(
    entry: LotEntry, data: Mapping[str, Any], evidence: Mapping[str, Mapping[str, Any]]
) -> DossierView:
    """Return a dossier with its evidence, as much of it as there is."""
    found = leaves(dict(data))
    files = len(data["sources"])
    views = {path: field_view(path, leaf, evidence.get(path), files) for path, leaf in found.items()}
    return DossierView(
        entry,
        tuple(data["sources"]),
        tuple(_alert(alert, found) for alert in _by_gravity(data.get("alertes", ()))),
        tuple(_sections(views)),
        found,
        float(data["confiance"]),
        expected_errors(found),
    )


def _by_gravity(alerts: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(alerts, key=lambda alert: gravity_rank(alert["gravite"]))


def _alert(alert: Mapping[str, Any], found: Leaves) -> AlertView:
    fields = tuple((path if path in found else "", wording.field(path)) for path in alert["champs"])
    return AlertView(alert["code"], alert["gravite"], alert["message"], fields)


def _sections(views: Mapping[str, FieldView]) -> Iterator[Section]:
    groups: dict[str, list[FieldView]] = {}
    for path, view in views.items():
        groups.setdefault(_title(path, views), []).append(view)
    for title, fields in groups.items():
        order = _PRINTED.get(fields[0].path.partition(".")[0], ())
        ranked = {name: gravity_rank for gravity_rank, name in enumerate(order)}
        ordered = sorted(fields, key=lambda field: ranked.get(field.path.rpartition(".")[2], -1))
        yield Section(title, tuple(ordered))


def _title(path: str, views: Mapping[str, FieldView]) -> str:
    parts = path.split(".")
    if parts[0] != "monographies":
        return wording.SECTIONS.get(parts[0], parts[0])
    sheet = ".".join(parts[:2])
    named = [views[key].value for name in ("numero", "titre") if (key := f"{sheet}.{name}") in views]
    return " ".join([f"Fiche {int(parts[1]) + 1}", *(f"· {words}" for words in named if words)])


def blocks(dossier: DossierView) -> Iterator[str]:
    """Yield what keeps a dossier from being used as it is, gravest first."""
    if dossier.grave:
        yield plural(dossier.grave, "alerte grave", "alertes graves")
    for status in ("contradictoire", "illisible"):
        if number := dossier.statuses[status]:
            yield plural(number, f"champ {status}", f"champs {status}s")
    doubtful = sorted(
        (field for field in dossier.fields if field.confidence < DOUBTFUL and not field.correction),
        key=lambda field: field.confidence,
    )
    if doubtful:
        names = ", ".join(field.name for field in doubtful[:_NAMED])
        more = "…" if len(doubtful) > _NAMED else ""
        yield f"{plural(len(doubtful), 'champ')} sous {percent(DOUBTFUL)} ({names}{more})"
    if dossier.quality < POOR_PAGE:
        yield f"pages mal lisibles ({percent(dossier.quality)})"
