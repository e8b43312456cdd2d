"""Communes, EPCI and départements with their INSEE codes, indexed by their folded names.

Communes are today's and those of 2014, the year of the dossiers, that have merged or changed their name since.
The table is ``data/geography.csv.gz`` (see ``data/README.md``), read once and only when a place is asked for.
"""

from __future__ import annotations

import csv
import gc
import gzip
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from normalize.text import fold

_TYPES = re.compile(
    r"^(?:communaute (?:d agglomeration|de communes|urbaine)|metropole|agglomeration|ca|cc|cu|saint pierre et)\s+"
)
_LINKS = re.compile(r"^(?:(?:de la|de l|de|du|des|d|la|le|les|l)\s+)+")
# The régions of 2014, whose names hold names of départements (« Pays de la Loire »).
SAINTS = frozenset({"saint", "sainte"})
REGIONS_2014 = (
    "alsace",
    "aquitaine",
    "auvergne",
    "basse normandie",
    "bourgogne",
    "bretagne",
    "centre val de loire",
    "champagne ardenne",
    "corse",
    "franche comte",
    "haute normandie",
    "ile de france",
    "languedoc roussillon",
    "limousin",
    "lorraine",
    "midi pyrenees",
    "nord pas de calais",
    "pays de la loire",
    "picardie",
    "poitou charentes",
    "provence alpes cote d azur",
    "rhone alpes",
)


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune; ``postcodes`` are La Poste's.

    ``former``: it was one in 2014 and is none under this name today; its postcodes are then those of the commune
    that it is in.
    """

    code: str
    name: str
    departement: str
    postcodes: tuple[str, ...]
    former: bool = False


@dataclass(frozen=True)
class Geography:
    """The table, indexed by names folded to words."""

    departements: dict[str, str]  # folded name → code
    regions: frozenset[str]
    epci: dict[str, tuple[str, ...]]  # folded core of the name → départements
    communes: dict[str, tuple[Commune, ...]]  # folded name → those that bear it


def words_of(text: str) -> str:
    """Return a name as its folded words, « Saint » written out.

    >>> words_of("St-Étienne-de-l’Olm")
    'saint etienne de l olm'
    """
    words = re.findall(r"[^\W_]+", fold(text).replace("œ", "oe"))
    return " ".join({"st": "saint", "ste": "sainte", "lez": "les"}.get(word, word) for word in words)


def core_of(epci: str) -> str:
    """Return an EPCI's own name: its type and articles off.

    >>> core_of("CA du Grand Dax")
    'grand dax'
    """
    return _LINKS.sub("", _TYPES.sub("", words_of(epci)))


@lru_cache(maxsize=1)
def load() -> Geography:
    """Return the table."""
    raw = gzip.decompress((files("normalize") / "data" / "geography.csv.gz").read_bytes()).decode("utf-8")
    departements: dict[str, str] = {}
    regions = set(REGIONS_2014)
    epci: dict[str, tuple[str, ...]] = {}
    communes: dict[str, list[Commune]] = defaultdict(list)
    postcodes: dict[str, tuple[str, ...]] = {}
    for kind, code, name, parent, more in csv.reader(io.StringIO(raw)):
        folded = words_of(name)
        if kind == "R":
            regions.add(folded)
        elif kind == "D":
            departements[folded] = code
        elif kind == "E":
            epci[core_of(name)] = tuple(parent.split())
        elif kind == "C":
            postcodes[code] = tuple(more.split())
            communes[folded].append(Commune(code, name, parent, postcodes[code]))
        else:  # communes of 2014 stand last, with the code of today's
            communes[folded].append(Commune(code, name, parent, postcodes.get(more, ()), former=True))
    table = {name: tuple(bearers) for name, bearers in communes.items()}
    # It stays as long as the process does: Python's search for garbage, a pause in every so many names, need
    # not go over it.
    gc.collect()
    gc.freeze()
    # Overseas régions and départements bear the same names: there the name is the département's.
    return Geography(
        departements,
        frozenset(regions - departements.keys()),
        epci,
        table,
    )


@lru_cache(maxsize=1)
def cut_saints() -> dict[str, tuple[Commune, ...]]:
    """Return the communes named after a saint, and more, by the saint alone: « St-Dié » is Saint-Dié-des-Vosges.

    Of two in one département (Saint-Quay-Perros, Saint-Quay-Portrieux) neither is meant for sure.
    """
    cut: dict[str, list[Commune]] = {}
    for name, bearers in load().communes.items():
        words = name.split()
        if words[0] in SAINTS and len(words) > 2:
            cut.setdefault(" ".join(words[:2]), []).extend(one for one in bearers if not one.former)
    return {
        saint: tuple(found)
        for saint, found in cut.items()
        if len({one.departement for one in found}) == len(found) > 0
    }


def share_departement(communes: Iterable[str], departement: str) -> bool:
    """Say whether each of some communes may be in a département: « Marseille, Toulouse et Paris » are in no one."""
    known = load().communes
    return all(
        any(one.departement == departement for one in known.get(words_of(name), ())) for name in communes
    )


@lru_cache(maxsize=1)
def _bearers() -> Counter[str]:
    """Count in how many names of places each word stands."""
    table = load()
    names = [*table.departements, *table.regions, *table.epci, *table.communes]
    return Counter(word for name in names for word in set(name.split()))


def names_with(word: str) -> int:
    """Return in how many names of places ``word`` stands.

    >>> names_with("Loire") > 3, names_with("logivoie")
    (True, 0)
    """
    return _bearers()[words_of(word)]
