"""``OUT/rapport.html``: one page, offline, that shows what was read and how sure we are of it.

Dossiers come from strangers: jinja2 escapes every value, and the page's own policy lets nothing load.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

from liasse import wording
from liasse.lot import Lot, Outcome
from liasse.report_values import readable
from liasse.resources import template


def render(lot: Lot, out: Path) -> str:
    """Return the page for a batch whose dossiers stand in ``out``, least sure first."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 (kept out of `liasse --help`)

    script, style = template("rapport.js"), template("rapport.css")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    page = environment.from_string(template("rapport.html"))
    dossiers = [
        _dossier(
            entry.chemin, json.loads((out / f"{entry.id}.json").read_text(encoding="utf-8")), entry.statut
        )
        for entry in lot.dossiers
        if entry.statut is not Outcome.FAILED
    ]
    return page.render(
        lot=lot,
        counts=Counter(entry.statut for entry in lot.dossiers),
        seconds=sum(entry.secondes for entry in lot.dossiers),
        failures=[entry for entry in lot.dossiers if entry.statut is Outcome.FAILED],
        dossiers=sorted(dossiers, key=lambda dossier: dossier["confiance"]),
        wording=wording,
        script=script,
        style=style,
        script_hash=_policy_hash(script),
        style_hash=_policy_hash(style),
    )


def _policy_hash(text: str) -> str:
    """Return the hash by which the page's policy lets in exactly this script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _dossier(path: str, data: dict[str, Any], outcome: str) -> dict[str, Any]:
    """Return what the page shows of one dossier."""
    groups = _groups(data)
    fields = [field for group in groups for field in group["champs"]]
    return {
        "id": data["id"],
        "chemin": path,
        "outcome": outcome,
        "confiance": data["confiance"],
        "sources": data["sources"],
        "alertes": data["alertes"],
        "groups": groups,
        "statuts": Counter(field["statut"] for field in fields),
    }


def _groups(data: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the fields by section of the form, or by sheet of a guide, in their order."""
    if "monographies" in data:
        return [
            {
                "titre": f"Monographie {number}",
                "champs": [_field(name, champ) for name, champ in sheet.items()],
            }
            for number, sheet in enumerate(data["monographies"], start=1)
        ]
    groups = []
    for section, content in data["projet"].items():
        leaves = (
            {section: content} if "statut" in content else {f"{section}.{k}": v for k, v in content.items()}
        )
        champs = [_field(name, champ) for name, champ in leaves.items()]
        groups.append({"titre": wording.SECTIONS.get(section, section), "champs": champs})
    return groups


def _field(path: str, champ: dict[str, Any]) -> dict[str, Any]:
    correction = champ.get("correction")
    return {
        "nom": wording.field(path),
        "chemin": path,
        "statut": champ["statut"],
        "confiance": champ["confiance"],
        "valeur": readable(champ["valeur"]),
        "brut": champ["brut"],
        "motifs": [wording.motif(code) for code in champ["motifs"]],
        "pages": sorted({(proof["source"] + 1, proof["page"]) for proof in champ["preuves"]}),
        "correction": None
        if correction is None
        else {**correction, "valeur": readable(correction["valeur"])},
    }
