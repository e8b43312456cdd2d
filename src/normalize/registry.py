"""The register of bailleurs and associations: what is known of each body, and where that comes from.

``data/registry.csv`` is partial by its nature (see ``data/README.md``); whoever has more adds it with
``liasse registry import``. Every answer names its register, with date and size.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

# The contract's types of an Organisme by the register's own.
CONTRACT_TYPES = {
    "OPH": "bailleur",
    "ESH": "bailleur",
    "coopérative": "bailleur",
    "SEM": "bailleur",
    "association": "association",
    "fondation": "association",
    "collectivité": "collectivite",
    "groupe": "bailleur",
    "groupement": "association",
}
SHIPPED_NAME = "registre liasse"
SHIPPED_DATE = "2026-11-21"  # of data/registry.csv; moves with it

_FORMER = re.compile(r"^(?P<name>.*?)\s*(?:\[(?P<since>\d{4})?\.\.(?P<until>\d{4})?\])?$")
_COLUMNS = (
    "nom", "type", "sigles", "noms_usuels", "anciens_noms", "departements", "siren", "rna", "domaines",
    "groupe", "devenu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a body once had; the years are those it held, None where they are not known."""

    name: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """One body of the register. ``departements`` is where it is known to work, empty where that is not known."""

    name: str
    kind: str = ""
    acronyms: tuple[str, ...] = ()
    trade_names: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    departements: tuple[str, ...] = ()
    siren: str = ""
    rna: str = ""
    domains: tuple[str, ...] = ()
    group: str = ""
    successor: str = ""

    @property
    def contract_type(self) -> str:
        """Return the type that the contract's Organisme has for it."""
        return CONTRACT_TYPES.get(self.kind, "autre")

    def forms(self) -> Iterator[tuple[str, str]]:
        """Yield each name the body goes by, with what kind of name it is."""
        yield "nom", self.name
        for name in self.trade_names:
            yield "usuel", name
        for former in self.former_names:
            yield "ancien", former.name
        for acronym in self.acronyms:
            yield "sigle", acronym

    def to_record(self) -> str:
        """Return the body as one line of tab-separated columns."""
        former = "|".join(_former_text(name) for name in self.former_names)
        cells = (
            self.name, self.kind, "|".join(self.acronyms), "|".join(self.trade_names), former,
            "|".join(self.departements), self.siren, self.rna, "|".join(self.domains), self.group, self.successor,
        )  # fmt: skip
        return "\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells)

    @staticmethod
    def from_record(record: str) -> Body:
        """Return the body that :meth:`to_record` wrote.

        >>> body = Body("Toit Rivemont", "OPH", former_names=(FormerName("TR", None, "2015"),))
        >>> Body.from_record(body.to_record()) == body
        True
        """
        return body_of(dict(zip(_COLUMNS, record.split("\t"), strict=True)))


@dataclass(frozen=True, slots=True)
class Source:
    """Which register answered, of what date and size."""

    name: str
    date: str
    rows: int


@dataclass(frozen=True)
class Register:
    """Bodies from one source."""

    source: Source
    bodies: tuple[Body, ...] = field(repr=False)


def body_of(cells: dict[str, str]) -> Body:
    """Return the body that a row of our columns describes; several values in a cell stand between « | »."""
    return Body(
        name=cells["nom"].strip(),
        kind=cells.get("type", "").strip(),
        acronyms=_several(cells.get("sigles", "")),
        trade_names=_several(cells.get("noms_usuels", "")),
        former_names=tuple(_former(text) for text in _several(cells.get("anciens_noms", ""))),
        departements=_several(cells.get("departements", "")),
        siren=cells.get("siren", "").strip(),
        rna=cells.get("rna", "").strip(),
        domains=_several(cells.get("domaines", "").lower()),
        group=cells.get("groupe", "").strip(),
        successor=cells.get("devenu", "").strip(),
    )


def read(text: str) -> list[Body]:
    """Return the bodies of a CSV with our columns."""
    return [body_of(row) for row in csv.DictReader(io.StringIO(text))]


@lru_cache(maxsize=1)
def shipped() -> Register:
    """Return the register that is part of liasse."""
    text = (files("normalize") / "data" / "registry.csv").read_text(encoding="utf-8")
    bodies = tuple(read(text))
    return Register(Source(SHIPPED_NAME, SHIPPED_DATE, len(bodies)), bodies)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()


def _former(text: str) -> FormerName:
    match = _FORMER.match(text)
    assert match is not None  # every part of the pattern is optional
    return FormerName(match["name"], match["since"], match["until"])


def _former_text(former: FormerName) -> str:
    if former.since is None and former.until is None:
        return former.name
    return f"{former.name}[{former.since or ''}..{former.until or ''}]"
