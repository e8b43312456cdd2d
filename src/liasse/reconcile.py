"""Each dossier beside its published sheet: which one it is, or why none, and what changed in between."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liasse.errors import UnreadableOutputError
from liasse.reconcile_differences import differences
from liasse.reconcile_evidence import (
    APART,
    MUCH_ALIKE,
    NEARLY_THE_SAME,
    PRIOR,
    Comparison,
    Evidence,
    Profile,
    of_dossier,
    of_sheet,
)
from liasse.reconcile_links import links
from liasse.reconcile_schema import Rapprochement
from liasse.results import Leaves, fingerprint, leaves, read_results

ACCEPTED = 0.9
PROPOSED = 0.5
# Logits between the first sheet and the second: below, two sheets of one body cannot be told apart.
_MARGIN = 1.5
_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sheet that may be a dossier's."""

    sheet: str
    title: str
    logit: float
    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """Probability that dossier and sheet are one project."""
        return 1 / (1 + math.exp(-self.logit))

    def dumped(self) -> dict[str, Any]:
        """Return the candidate as it is written."""
        return {
            "fiche": self.sheet,
            "titre": self.title or None,
            "score": round(self.score, 4),
            "raisons": [f"{'+' if item.weight > 0 else '-'} {item.reason}" for item in self.evidence],
        }


def reconcile(out: Path, guide_path: Path) -> Rapprochement:
    """Return each dossier of OUT beside its sheet in the guide.

    Raises:
        UnreadableOutputError: OUT or the guide cannot be read.
    """
    guide = _guide(guide_path)
    sheets = sheets_of(guide)
    dossiers = {
        ident: found for ident, found in read_results(out).items() if "presentation.nom_projet" in found
    }
    profiles = {ident: of_dossier(found) for ident, found in dossiers.items()}
    published = {number: of_sheet(sheet) for number, sheet in sheets.items()}
    comparison = Comparison(list(published.values()))
    rows: list[dict[str, Any]] = []
    matched: dict[str, str] = {}
    for ident, profile in profiles.items():
        candidates = ranked(profile, published, comparison)
        decision, why = decide(candidates)
        row: dict[str, Any] = {"id": ident, "decision": decision, "motif": why, "fiche": None, "score": None}
        if decision == "rapproche":
            matched[ident] = candidates[0].sheet
            row |= {"fiche": candidates[0].sheet, "score": round(candidates[0].score, 4)}
        row["candidats"] = [
            candidate.dumped() for candidate in candidates[:_CANDIDATES] if candidate.logit > PRIOR
        ]
        rows.append(row)
    linked = links(dossiers, profiles, matched)
    for row in rows:
        if row["fiche"]:
            together = [dossiers[ident] for ident in _together(row["id"], linked)]
            row["differences"] = differences(dossiers[row["id"]], sheets[row["fiche"]], together)
    return Rapprochement.model_validate(
        {"guide": guide["id"], "lot": fingerprint(out), "dossiers": rows, "liens": linked}
    )


def _together(ident: str, linked: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the dossiers of one project with ``ident``, itself first: three landlords make three pairs."""
    found = [ident]
    for known in found:
        for link in linked:
            if known in link["dossiers"]:
                found += [other for other in link["dossiers"] if other not in found]
    return found


def ranked(dossier: Profile, sheets: Mapping[str, Profile], comparison: Comparison) -> list[Candidate]:
    """Return every sheet as a candidate, best first."""
    candidates = []
    for number, sheet in sheets.items():
        evidence = comparison.evidence(dossier, sheet)
        candidates.append(
            Candidate(number, sheet.title, PRIOR + sum(item.weight for item in evidence), tuple(evidence))
        )
    return sorted(candidates, key=lambda candidate: -candidate.logit)


def decide(candidates: Sequence[Candidate]) -> tuple[str, str]:
    """Return the decision on a dossier and why, from its candidates, best first."""
    if not candidates or candidates[0].score < PROPOSED:
        return "aucun", "Aucune fiche n'a à la fois l'organisme, le lieu et le titre du dossier."
    best = candidates[0]
    if best.score < ACCEPTED:
        return "propose", f"Indices trop faibles pour affirmer ({best.score:.0%})."
    weights = {item.kind: item.weight for item in best.evidence}
    if max(weights.get(kind, 0.0) for kind in ("porteurs", "contacts", "titre")) <= 0:
        return "propose", "Ni l'organisme, ni le contact, ni le titre ne confirment."
    if not _of_this_project(weights):
        return (
            "propose",
            "L'organisme convient, mais rien ne dit que c'est ce projet-là : ni titre, ni textes, ni montant.",
        )
    if len(candidates) > 1 and best.logit - candidates[1].logit < _MARGIN:
        return "propose", f"Les fiches {best.sheet} et {candidates[1].sheet} conviennent presque autant."
    return "rapproche", "Organisme, lieu, titre et chiffres pris ensemble."


def _of_this_project(weights: Mapping[str, float]) -> bool:
    """Whether something tells the project apart from the others of its landlord, who has one contact for all.

    Titles without a word in common, and other départements, are outweighed by texts that are nearly the same only.
    """
    if min(weights.get("titre", 0.0), weights.get("lieu", 0.0)) <= APART:
        return weights.get("textes", 0.0) >= NEARLY_THE_SAME
    if weights.get("titre", 0.0) > 0:
        return True
    return weights.get("textes", 0.0) >= MUCH_ALIKE or weights.get("cout", 0.0) > 0


def sheets_of(guide: Mapping[str, Any]) -> dict[str, Leaves]:
    """Return the guide's sheets by number; a sheet without one is called by its place."""
    found = {}
    for position, sheet in enumerate(guide["monographies"], start=1):
        number = sheet["numero"]["valeur"] or f"n° {position}"
        found[str(number)] = leaves({"projet": sheet})
    return found


def _guide(path: Path) -> dict[str, Any]:
    try:
        guide = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        msg = f"« {path} » ne peut pas être lu ({error}). Indiquez le JSON d'un guide écrit par « liasse convert »."
        raise UnreadableOutputError(msg) from error
    if not isinstance(guide, dict) or guide.get("schema") != "liasse/guide/1":
        msg = f"« {path} » n'est pas un guide converti. Indiquez le JSON d'un guide écrit par « liasse convert »."
        raise UnreadableOutputError(msg)
    return guide
