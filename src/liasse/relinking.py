"""A decision about names applied to the dossiers of a batch that were read before it."""

from __future__ import annotations

import json
from pathlib import Path

from liasse import registers
from liasse.linking import evidence_of, linked, sections
from liasse.name_decisions import Decisions, NameDecision
from liasse.results import bodies_in, leaves, read_results, written
from liasse.unknown_names import unknown
from liasse.writing import dump_json, write_whole
from normalize.matching_words import plain


def spellings_of(project: Path, name: str) -> tuple[str, ...]:
    """Return the spellings that a batch has of the unknown body ``name``, itself first."""
    for cluster in unknown(read_results(project), registers.matcher(project)):
        if plain(name) in {plain(spelling) for spelling in cluster.spellings}:
            return tuple(dict.fromkeys([name, *cluster.spellings]))
    return (name,)


def decide(project: Path, decision: NameDecision) -> tuple[NameDecision, int]:
    """Keep a decision and apply it; return it numbered, and how many dossiers changed."""
    decisions = Decisions.load(project)
    kept = decisions.add(decision)
    decisions.save(project)
    return kept, apply(project, kept)


def undo(project: Path, number: int) -> tuple[NameDecision, int]:
    """Take a decision back and link its names anew; return it, and how many dossiers changed."""
    decisions = Decisions.load(project)
    undone = decisions.undo(number)
    decisions.save(project)
    return undone, apply(project, undone)


def apply(project: Path, decision: NameDecision) -> int:
    """Link anew, in every dossier, the names that a decision is about; return how many dossiers changed."""
    names = {plain(name) for name in decision.graphies}
    changed = 0
    for ident in read_results(project):
        path = project / f"{ident}.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        before = dump_json(data)
        _relink(data, project, ident, names)
        after = dump_json(data)
        if after != before:
            write_whole(path, after)
            changed += 1
    return changed


def _relink(data: dict[str, object], project: Path, ident: str, names: set[str]) -> None:
    fields = leaves(data)
    values = {path: leaf["valeur"] for path, leaf in fields.items()}
    for section in sections(fields):
        for path in section.bodies:
            asked = [body for body in bodies_in(values.get(path)) if plain(body["nom"]) in names]
            if asked:
                matcher = registers.matcher(project, ident)
                fresh = linked(asked, matcher, evidence_of(values, written(fields), section))
                for body, linked_body in zip(asked, fresh, strict=True):
                    body.update(linked_body)
