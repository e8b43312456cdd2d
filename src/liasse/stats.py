"""The guide's synthesis, recomputed: projects and households per theme, région and kind of body, and costs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import quantiles
from typing import Any

from liasse.errors import UnreadableOutputError
from liasse.regions import regions_named, regions_of
from liasse.results import Leaves, decided, fingerprint, leaves
from liasse.stats_schema import Statistiques
from liasse.themes import Theme, propose, theme_model
from normalize.text import fold

UNKNOWN = "non déterminé"
SEVERAL = "plusieurs régions"
_DOSSIER_TEXTS = (
    "presentation.nom_projet", "presentation.descriptif", "publics.caracteristiques",
    "accompagnement.methodologie", "accompagnement.adhesion_menage", "accompagnement.adequation_besoins",
    "logements.attribution",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Project:
    """A dossier or a sheet as far as the synthesis counts it."""

    ident: str
    theme: str
    theme_confidence: float
    region: str
    bodies: tuple[str, ...]
    households: int | None
    cost: Decimal | None  # over the whole duration

    @property
    def cost_per_household(self) -> Decimal | None:
        """Euros per household over the whole duration, None where either is not known."""
        if self.cost is None or not self.households:
            return None
        return (self.cost / self.households).quantize(Decimal("0.01"))


def synthesis_of(out: Path) -> Statistiques:
    """Return the synthesis of a batch's folder, or of one guide's JSON.

    Raises:
        UnreadableOutputError: there is nothing that convert wrote.
    """
    folder = out.parent if out.is_file() else out
    lot = fingerprint(folder) if (folder / "lot.json").is_file() else None
    source = out.stem if out.is_file() else ""
    return synthesis(projects_in(out), source, lot)


def projects_in(out: Path) -> list[Project]:
    """Return every project of a batch, of its guides too, or of one guide's JSON.

    A guide beside dossiers would count a project twice: where OUT holds dossiers, its guides are left out.

    Raises:
        UnreadableOutputError: there is nothing that convert wrote.
    """
    records = [_load(path) for path in _files(out)]
    dossiers = [record for record in records if "projet" in record]
    if dossiers:
        return [_of_dossier(record["id"], leaves(record)) for record in dossiers]
    return [project for record in records if "monographies" in record for project in _of_guide(record)]


def _files(out: Path) -> Iterator[Path]:
    if out.is_file():
        yield out
        return
    entries = _load(out / "lot.json").get("dossiers", [])
    yield from (out / f"{entry['id']}.json" for entry in entries if entry["statut"] != "echec")


def _load(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        msg = f"« {path} » ne peut pas être lu ({error}). Indiquez un dossier écrit par « liasse convert »."
        raise UnreadableOutputError(msg) from error
    if not isinstance(data, dict):
        raise UnreadableOutputError(f"« {path} » n'a pas la forme attendue. Relancez « liasse convert ».")
    return data


def _value(found: Leaves, path: str) -> Any:
    leaf = found.get(path)
    return decided(leaf)[0] if leaf else None


def _of_dossier(ident: str, found: Leaves) -> Project:
    theme = theme_of(found)
    budget = _value(found, "financement.budget") or {}
    amounts = _value(found, "financement.cout_global") or []
    months = _value(found, "duree.mois")
    total = budget.get("total_charges")
    return Project(
        ident,
        theme.category or UNKNOWN,
        theme.confidence,
        _region(_value(found, "presentation.localisation")),
        _kinds(
            _value(found, "presentation.porteurs"),
            (_value(found, "partenariat.partenaires") or {}).get("organismes"),
        ),
        _value(found, "publics.nombre_menages"),
        Decimal(total) if total else _total(amounts, months),
    )


def theme_of(found: Leaves) -> Theme:
    """Return the theme proposed for a dossier, with the clues that spoke for it."""
    return propose(str(_value(found, path) or "") for path in _DOSSIER_TEXTS)


def _of_guide(guide: Mapping[str, Any]) -> Iterator[Project]:
    for position, sheet in enumerate(guide["monographies"], start=1):
        found = leaves({"projet": sheet})
        duration = _value(found, "duree") or {}
        months = duration.get("mois")
        number = _value(found, "numero")
        yield Project(
            str(number or f"n° {position}"),
            _value(found, "categorie") or UNKNOWN,
            found["categorie"]["confiance"],
            _region(_value(found, "localisation")),
            _kinds(_value(found, "porteurs"), _value(found, "partenaires")),
            _households(found["nombre_menages"], months),
            _total((_value(found, "cout") or {}).get("montants", []), months),
        )


def _households(champ: Mapping[str, Any], months: int | None) -> int | None:
    """Return the households over the whole duration, as the guide's totals count them."""
    value: int | None = decided(dict(champ))[0]
    yearly = {"flux_annuel", "file_active"} & set(champ.get("motifs", []))
    return round(value * months / 12) if value is not None and yearly and months else value


def _total(amounts: Sequence[Mapping[str, Any]], months: int | None) -> Decimal | None:
    """Return a project's cost over its duration: its first amount that is for the whole project.

    An amount of which nothing is said is taken for the total, which is what « coût global » asks for.
    """
    for amount in amounts:
        if amount["par"] in (None, "projet"):
            value = Decimal(amount["montant"])
            if amount["periode"] in ("an", "mois"):
                return value * months / (12 if amount["periode"] == "an" else 1) if months else None
            return value
    return None


def _region(place: Mapping[str, Any] | None) -> str:
    """Return the région of a place, told from its départements and from the régions that it names."""
    place = place or {}
    regions = regions_of(list(place.get("departements", [])))
    regions += [name for name in regions_named(place.get("texte") or "") if name not in regions]
    return UNKNOWN if not regions else regions[0] if len(regions) == 1 else SEVERAL


def _kinds(*bodies: Sequence[Mapping[str, Any]] | None) -> tuple[str, ...]:
    """Return the kinds of the bodies that carry a project or take part in it, each once."""
    return tuple(sorted({body["type"] for group in bodies for body in group or []})) or (UNKNOWN,)


def synthesis(projects: Sequence[Project], source: str = "", lot: str | None = None) -> Statistiques:
    """Return the synthesis of ``projects``; ``source`` names the batch or guide, ``lot`` is its fingerprint."""
    model = theme_model()
    counted = {
        "source": source,
        "lot": lot,
        "projets": len(projects),
        "menages": sum(project.households or 0 for project in projects),
        "par_theme": _by((project, (project.theme,)) for project in projects),
        "par_region": _by((project, (project.region,)) for project in projects),
        "par_type_d_organisme": _by((project, project.bodies) for project in projects),
        "cout_par_menage": _spread(
            [cost for project in projects if (cost := project.cost_per_household) is not None]
        ),
        "modele_de_theme": {
            "appris_sur": model.trained_on,
            "exactitude": model.accuracy,
            "couverture": model.coverage,
        },
        "detail": [
            {
                "id": project.ident,
                "theme": project.theme,
                "confiance_theme": project.theme_confidence,
                "region": project.region,
                "menages": project.households,
                "cout_total": _euros(project.cost),
                "cout_par_menage": _euros(project.cost_per_household),
            }
            for project in projects
        ],
    }
    return Statistiques.model_validate(counted)


def _by(pairs: Iterable[tuple[Project, Sequence[str]]]) -> list[dict[str, Any]]:
    """Count projects, households and the middle cost per household of each group, in the groups' order."""
    groups: dict[str, list[Project]] = {}
    for project, names in pairs:
        for name in names:
            groups.setdefault(name, []).append(project)
    rows = []
    for name in sorted(groups, key=lambda name: (name in {SEVERAL, UNKNOWN}, fold(name))):
        members = groups[name]
        costs = [cost for project in members if (cost := project.cost_per_household) is not None]
        rows.append(
            {
                "groupe": name,
                "projets": len(members),
                "menages": sum(project.households or 0 for project in members),
                "cout_par_menage_median": _spread(costs)["mediane"],
            }
        )
    return rows


def _spread(costs: Sequence[Decimal]) -> dict[str, Any]:
    """Return the least, the quartiles and the most of ``costs`` as decimal strings, null if there are none."""
    if not costs:
        return {
            "nombre": 0,
            "minimum": None,
            "quartile_1": None,
            "mediane": None,
            "quartile_3": None,
            "maximum": None,
        }
    ordered = sorted(costs)
    first, middle, third = quantiles(ordered, n=4, method="inclusive") if len(ordered) > 1 else ordered * 3
    return {
        "nombre": len(ordered),
        "minimum": _euros(ordered[0]),
        "quartile_1": _euros(first),
        "mediane": _euros(middle),
        "quartile_3": _euros(third),
        "maximum": _euros(ordered[-1]),
    }


def _euros(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
