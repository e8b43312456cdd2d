"""A reconciliation as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.markup import escape
from rich.table import Table

_DECISIONS = {"rapproche": "rapproché", "propose": "à confirmer", "aucun": "aucune fiche"}
_RESULTS = {
    "accord": "=",
    "difference": "≠",
    "dossier_seul": "dossier seul",
    "fiche_seule": "fiche seule",
    "absent": "—",
}
_LONGEST = 60


def tables(found: Mapping[str, Any]) -> Iterator[Table]:
    """Yield the overview, then each reconciled dossier's fields, then the dossiers that are one project."""
    overview = Table("Dossier", "Décision", "Fiche", "Score", "Motif", title="Rapprochement avec le guide")
    for row in found["dossiers"]:
        best = row["candidats"][0] if row["candidats"] else {}
        number = row["fiche"] or (f"{best['fiche']} ?" if row["decision"] == "propose" else "")
        score = f"{best['score']:.0%}" if best else ""
        overview.add_row(escape(row["id"]), _DECISIONS[row["decision"]], number, score, escape(row["motif"]))
    yield overview
    for row in found["dossiers"]:
        if row["differences"]:
            yield _fields(row)
    if found["liens"]:
        yield _links(found)


def _fields(row: Mapping[str, Any]) -> Table:
    table = Table(
        "Champ", "Dossier", "Fiche", "", "Note", title=escape(f"{row['id']} et la fiche {row['fiche']}")
    )
    for item in row["differences"]:
        table.add_row(
            item["champ"],
            _short(item["dossier"]),
            _short(item["fiche"]),
            _RESULTS[item["resultat"]],
            escape(item["note"]),
        )
    return table


def _links(found: Mapping[str, Any]) -> Table:
    table = Table("Dossiers", "Fiche", "Raisons", "Textes communs", title="Dossiers d'un même projet")
    for link in found["liens"]:
        shared = ", ".join(f"{text['champ']} ({text['part']:.0%})" for text in link["textes_communs"])
        table.add_row(
            escape(" + ".join(link["dossiers"])),
            link["fiche"] or "",
            "; ".join(link["raisons"]),
            escape(shared),
        )
    return table


def _short(value: object) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if isinstance(value, bool):
        text = "oui" if value else "non"
    return escape(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
