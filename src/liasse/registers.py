"""Which registers are asked: the one that is shipped, those that were imported, and a project's decisions.

Imported registers are the user's and serve every project; ``LIASSE_DONNEES`` moves them (a shared drive, a
test). What was decided about names is a project's own and lies in its folder.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from ingest.settings import Settings
from liasse.name_decisions import Decisions
from normalize.matching import Matcher
from normalize.registry import Register, Source, shipped
from normalize.registry_building import build
from normalize.registry_index import Index, load

VARIABLE = "LIASSE_DONNEES"


def imported_folder() -> Path:
    """Return where imported registers are kept."""
    import platformdirs  # noqa: PLC0415 (kept out of `liasse --help`)

    place = os.environ.get(VARIABLE)
    data = Path(place) if place else platformdirs.user_data_path("liasse", appauthor=False)
    return data / "registres"


def imported() -> list[Index]:
    """Open the imported registers, by name; one that is damaged or of an older format is left out."""
    folder = imported_folder()
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        try:
            found.append(load(path))
        except ValueError:
            continue
    return found


def matcher(project: Path | None = None, ident: str = "") -> Matcher:
    """Return the matcher of a project, or of no project; ``ident`` is the dossier whose decisions count too."""
    decisions = Decisions.load(project) if project is not None else Decisions()
    bodies, refused = decisions.bodies(ident), decisions.refused(ident)
    indexes = [_shipped_index(), *_imported_indexes(stamp())]
    if bodies:
        source = Source("décisions du projet", decisions.date, len(bodies))
        indexes.insert(0, build(Register(source, bodies).bodies, source.name, source.date))
    return Matcher(indexes, refused, decided=1 if bodies else 0)


def for_settings(settings: Settings, ident: str = "") -> Matcher:
    """Return the matcher for a dossier of a batch: its cache lies in the project's folder, ``OUT/.liasse/cache``."""
    project = settings.cache.parent.parent if settings.cache is not None else None
    return _kept(project, ident if _has_own(project, ident) else "", stamp(project))


@lru_cache(maxsize=8)
def _kept(project: Path | None, ident: str, _: str) -> Matcher:
    return matcher(project, ident)


def _has_own(project: Path | None, ident: str) -> bool:
    return project is not None and Decisions.load(project).concerns(ident)


def stamp(project: Path | None = None) -> str:
    """Return what changes when a register is imported or something is decided."""
    folder = imported_folder()
    paths = sorted(folder.glob("*/registre.json")) if folder.is_dir() else []
    if project is not None:
        paths.append(Decisions.path(project))
    return " ".join(f"{path}:{path.stat().st_mtime_ns}" for path in paths if path.is_file())


@lru_cache(maxsize=1)
def _shipped_index() -> Index:
    register = shipped()
    return build(register.bodies, register.source.name, register.source.date)


@lru_cache(maxsize=1)
def _imported_indexes(_: str) -> tuple[Index, ...]:
    return tuple(imported())
