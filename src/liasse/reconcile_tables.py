"""A reconciliation as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.markup import escape
from rich.table import Table

from liasse import wording
from liasse.reconcile_schema import DossierRapproche, Rapprochement
from liasse.reconcile_words import DECISIONS, FIELDS, RESULTS, value_in_words

_LONGEST = 60


def tables(found: Rapprochement) -> Iterator[Table]:
    """Yield the overview, then each reconciled dossier's fields, then the dossiers that are one project."""
    overview = Table("Dossier", "Décision", "Fiche", "Score", "Motif", title="Rapprochement avec le guide")
    for row in found.dossiers:
        best = row.candidats[0] if row.candidats else None
        number = row.fiche or (f"{best.fiche} ?" if best and row.decision == "propose" else "")
        score = f"{best.score:.0%}" if best else ""
        overview.add_row(escape(row.id), DECISIONS[row.decision], escape(number), score, escape(row.motif))
    yield overview
    for row in found.dossiers:
        if row.differences:
            yield _fields(row)
    if found.liens:
        yield _links(found)


def _fields(row: DossierRapproche) -> Table:
    table = Table("Champ", "Dossier", "Fiche", "", "Note", title=escape(f"{row.id} et la fiche {row.fiche}"))
    for item in row.differences:
        table.add_row(
            FIELDS.get(item.champ, item.champ),
            _short(value_in_words(item.champ, item.dossier)),
            _short(value_in_words(item.champ, item.fiche)),
            RESULTS[item.resultat],
            escape(item.note),
        )
    return table


def _links(found: Rapprochement) -> Table:
    table = Table("Dossiers", "Fiche", "Raisons", "Textes communs", title="Dossiers d'un même projet")
    for link in found.liens:
        shared = ", ".join(f"{wording.field(text.champ)} ({text.part:.0%})" for text in link.textes_communs)
        table.add_row(
            escape(" + ".join(link.dossiers)),
            escape(link.fiche or ""),
            escape("; ".join(link.raisons)),
            escape(shared),
        )
    return table


def _short(text: str) -> str:
    return escape(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
