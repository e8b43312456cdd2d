"""The synthesis as the report shows it: tables with their bars, and the costs per household as dots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liasse.guide import theme_names
from liasse.report_figures import percent
from liasse.report_values import euros
from liasse.stats_schema import Groupe, ModeleDeTheme, Statistiques

WIDTH, HEIGHT = 600, 66  # the box that the dots are placed in
_KINDS = {
    "bailleur": "bailleur",
    "association": "association",
    "collectivite": "collectivité",
    "autre": "autre",
}


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group's line: ``projects`` and ``households`` are its figures, the shares are of the longest bar."""

    name: str
    projects: int
    households: int
    cost: str
    project_share: float
    household_share: float


@dataclass(frozen=True, slots=True)
class Grouping:
    """A table: what it groups by, and its lines."""

    title: str
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A project's cost per household; ``x`` and ``y`` in the plot's box."""

    x: float
    y: float
    tip: str


@dataclass(frozen=True, slots=True)
class Spread:
    """Costs per household on a scale of powers of ten; all places are in the plot's box."""

    dots: tuple[Dot, ...]
    box: tuple[float, float, float]  # first quartile, median, third quartile
    ticks: tuple[tuple[float, str], ...]


def group_name(code: str) -> str:
    """Return the words for a group: a theme's title, a kind of body, a région as it is."""
    return theme_names().get(code) or _KINDS.get(code, code)


def groupings(found: Statistiques) -> Iterator[tuple[str, Sequence[Groupe]]]:
    """Yield the ways in which projects are grouped."""
    yield "Par thème", found.par_theme
    yield "Par région", found.par_region
    yield "Par type d'organisme, porteurs et partenaires", found.par_type_d_organisme


def grouped(found: Statistiques) -> list[Grouping]:
    """Return the tables of the synthesis."""
    return [Grouping(title, tuple(_rows(groups))) for title, groups in groupings(found)]


def _rows(groups: Sequence[Groupe]) -> Iterator[GroupRow]:
    projects = max((group.projets for group in groups), default=0) or 1
    households = max((group.menages for group in groups), default=0) or 1
    for group in groups:
        cost = group.cout_par_menage_median
        yield GroupRow(
            group_name(group.groupe),
            group.projets,
            group.menages,
            euros(cost) if cost else "",
            group.projets / projects,
            group.menages / households,
        )


def learnt(model: ModeleDeTheme) -> str:
    """Return how right the proposed themes are, as far as that is known."""
    return (
        f"Le thème d'un dossier est proposé d'après son texte par un modèle appris sur {model.appris_sur}. "
        f"Validation croisée : il répond pour {percent(model.couverture)} des fiches, et juste pour "
        f"{percent(model.exactitude)} de celles-là ; ailleurs il s'abstient (« non déterminé »)."
    )


def spread(found: Statistiques) -> Spread | None:
    """Return the costs per household as dots, dearer ones further right; None where none is known."""
    known = [
        (float(cost), project.id)
        for project in found.detail
        if (cost := project.cout_par_menage) and float(cost) > 0
    ]
    quartiles = found.cout_par_menage
    if not known or not (quartiles.quartile_1 and quartiles.mediane and quartiles.quartile_3):
        return None
    low = math.floor(math.log10(min(known)[0]))
    high = max(math.ceil(math.log10(max(known)[0])), low + 1)

    def x(cost: float) -> float:
        return WIDTH * (math.log10(max(cost, 10.0**low)) - low) / (high - low)

    box = tuple(x(float(cost)) for cost in (quartiles.quartile_1, quartiles.mediane, quartiles.quartile_3))
    # Ticks at the powers of ten, and at their threefold where there is room.
    marks = [factor * 10.0**power for power in range(low, high + 1) for factor in (1, 3)]
    return Spread(
        tuple(_dots([(x(cost), f"{ident} : {euros(f'{cost:.2f}')}") for cost, ident in sorted(known)])),
        (box[0], box[1], box[2]),
        tuple((x(mark), euros(f"{mark:.2f}").replace(",00", "")) for mark in marks if x(mark) <= WIDTH),
    )


def _dots(places: Sequence[tuple[float, str]]) -> Iterator[Dot]:
    """Yield the dots, those that would lie on one another apart in up to five rows."""
    rows = [-math.inf] * 5
    for x, tip in places:
        row = next((number for number, last in enumerate(rows) if x - last >= 9), rows.index(min(rows)))
        rows[row] = x
        yield Dot(x, HEIGHT / 2 + (0, -11, 11, -22, 22)[row], tip)
