"""Registers, decisions and unknown names as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from liasse import registers
from liasse.name_decisions import DIFFERENT, NEW, Decisions, NameDecision
from liasse.name_report import source_line
from liasse.registry_import import Imported
from liasse.unknown_names import Cluster
from normalize.registry import Source


def imported_lines(imported: Imported) -> Iterator[str]:
    """Yield what was imported and what became of its rows."""
    counts = imported.counts
    yield f"Registre « {imported.name} », données du {imported.date}"
    yield f"  {counts.read} lignes lues, {counts.kept} organismes gardés, {counts.repeated} doublons, {counts.nameless} sans nom"
    yield f"  numéros SIREN/SIRET : {counts.padded} complétés par des zéros, {counts.refused} refusés (clé de Luhn)"
    yield "  types : " + ", ".join(f"{kind} {count}" for kind, count in counts.kinds.most_common())
    yield "  colonnes : " + ", ".join(f"{ours} = {header}" for ours, header in imported.columns.items())


def register_lines(project: Path | None) -> Iterator[str]:
    """Yield the registers that are asked, and a project's decisions."""
    for index in registers.matcher(project).indexes:
        yield source_line(index.source)
    for decision in Decisions.load(project).made if project is not None else []:
        yield decision_line(decision)


def decision_line(decision: NameDecision) -> str:
    """Return one decision as a line."""
    verdicts = {NEW: "nouvel organisme", DIFFERENT: f"n'est pas « {decision.registre} »"}
    verdict = verdicts.get(decision.decision, f"est « {decision.registre} »")
    undone = f" — annulée le {decision.annulee}" if decision.annulee else ""
    by = f" par {decision.auteur}" if decision.auteur else ""
    return f"n° {decision.numero} ({decision.date}{by}, {decision.portee}) : {', '.join(decision.graphies)} {verdict}{undone}"


def cluster_lines(clusters: Sequence[Cluster], source: Source) -> Iterator[str]:
    """Yield the unknown names of a batch, each with what the registers propose."""
    for cluster in clusters:
        yield f"{cluster.spellings[0]}  ({len(cluster.dossiers)} dossier(s) : {', '.join(cluster.dossiers)})"
        if len(cluster.spellings) > 1:
            yield f"    aussi écrit : {', '.join(cluster.spellings[1:])}"
        for found in cluster.answer.candidates[:3]:
            yield f"    {found.score:.2f}  {found.body.name} : {' ; '.join(found.reasons)}"
    yield f"{len(clusters)} nom(s) à décider"
    yield source_line(source)
