"""Measures `liasse reconcile` on dossiers made from a guide's own sheets, reworded, and on outsiders.

    python tools/bench_reconcile.py [GUIDE_JSON] [--seed S] [--rounds N]

Without a guide, an invented one of 92 sheets. Each sheet gives dossiers as an applicant would have filed them a
year before: another case and spelling of the title or none at all, one landlord of several in another legal
form, a town or a département alone, other figures, sentences dropped and turned around. Every one is looked for
in the whole guide (its sheet must be found) and in the guide without its sheet (none may be taken, though
sheets of the same landlord are still there). Two landlords of one sheet give two dossiers, which must be linked.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from liasse.guide import build
from liasse.reconcile import reconcile
from reference_guide import make

PROSE = ("nature", "objectifs", "profil_menages", "accompagnement", "moyens")
FORMS = ("{}", "OPH {}", "SA d'HLM {}", "{} (bailleur social)")


def champ(value: object) -> dict[str, object]:
    """Return a leaf that holds ``value``."""
    return {"valeur": value, "statut": "absent" if value is None else "renseigne", "confiance": 0.9}


def reworded(text: str | None, chance: random.Random) -> str | None:
    """Return a text as it may have stood in the dossier: some sentences, some words changed, some more."""
    if not text:
        return None
    sentences = [one for one in re.split(r"(?<=[.;])\s+|\n", text) if one.strip()]
    kept = chance.sample(sentences, max(1, len(sentences) * 2 // 3))
    words = " ".join(kept).split()
    words = [word for word in words if chance.random() > 0.15]
    return " ".join(
        [*words, "Le projet répond aux besoins des ménages du territoire et sera évalué chaque année."]
    )


def retitled(title: str, chance: random.Random) -> str | None:
    """Return the project's name as the applicant wrote it, None where none was given."""
    kind = chance.random()
    if kind < 0.1:
        return None
    words = title.capitalize().split()
    if kind < 0.4 and len(words) > 3:
        words.pop(chance.randrange(len(words)))
    return ("Projet : " if kind > 0.8 else "") + " ".join(words)


def filed(
    sheet: Mapping[str, Any], carrier: Mapping[str, Any] | None, chance: random.Random
) -> dict[str, Any]:
    """Return the dossier that ``carrier`` may have filed for the project of ``sheet``."""
    value = {path: leaf["valeur"] for path, leaf in sheet.items()}
    place = dict(value["localisation"] or {"texte": "", "departements": [], "communes": []})
    parts = place["texte"].split(", ")
    place["texte"] = chance.choice(parts) if chance.random() < 0.4 else place["texte"]
    body = dict(carrier) if carrier else None
    if body and not body.get("registre"):
        body["nom"] = chance.choice(FORMS).format(body["nom"].title())
    count = value["nombre_menages"]
    other = chance.random() < 0.4
    contacts = value["contacts"] if chance.random() < 0.3 else None
    return {
        "projet": {
            "presentation": {
                "nom_projet": champ(retitled(value["titre"] or "", chance)),
                "porteurs": champ([body] if body else None),
                "localisation": champ(place),
                "descriptif": champ(reworded("\n".join(value[path] or "" for path in PROSE[:2]), chance)),
            },
            "publics": {
                "nombre_menages": champ(round(count * chance.uniform(0.6, 1.5)) if count and other else count),
                "caracteristiques": champ(reworded(value["profil_menages"], chance)),
            },
            "accompagnement": {"methodologie": champ(reworded(value["accompagnement"], chance))},
            "duree": {"mois": champ(chance.choice([12, 24, 36]))},
            "contacts": champ(contacts),
        }
    }  # fmt: skip


def decided(folder: Path, guide: Mapping[str, Any], dossiers: Mapping[str, Any]) -> dict[str, Any]:
    """Return what ``reconcile`` says of ``dossiers`` beside ``guide``."""
    entries = [{"id": ident, "statut": "converti"} for ident in dossiers]
    (folder / "lot.json").write_text(json.dumps({"dossiers": entries}), encoding="utf-8")
    for ident, data in dossiers.items():
        (folder / f"{ident}.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "guide").mkdir(exist_ok=True)
    path = folder / "guide" / "guide.json"
    path.write_text(json.dumps(guide), encoding="utf-8")
    return reconcile(folder, path).model_dump(mode="json")


def measured(guide: Mapping[str, Any], seed: int, folder: Path) -> tuple[Counter[str], list[str]]:
    """Return how often each outcome came, and the wrong ones in words."""
    chance = random.Random(seed)
    score: Counter[str] = Counter()
    wrong = []
    sheets = guide["monographies"]
    for at, sheet in enumerate(sheets):
        number = sheet["numero"]["valeur"]
        carriers = [body for body in sheet["porteurs"]["valeur"] or [] if body["type"] == "bailleur"][:2] or [
            None
        ]
        dossiers = {f"d{n}": filed(sheet, carrier, chance) for n, carrier in enumerate(carriers)}
        found = decided(folder, guide, dossiers)
        for row in found["dossiers"]:
            right = row["fiche"] == number
            outcome = (
                "right sheet" if right else "wrong sheet" if row["fiche"] else f"abstained: {row['decision']}"
            )
            score[outcome] += 1
            if row["fiche"] and not right:
                wrong.append(f"{number} -> {row['fiche']}: {row['candidats'][0]['raisons']}")
        if len(dossiers) == 2:
            score["linked" if found["liens"] else "not linked"] += 1
        rest = {**guide, "monographies": [*sheets[:at], *sheets[at + 1 :]]}
        for row in decided(folder, rest, dossiers)["dossiers"]:
            score["none taken" if row["fiche"] is None else "taken wrongly"] += 1
            if row["fiche"]:
                wrong.append(f"without {number} -> {row['fiche']}: {row['candidats'][0]['raisons']}")
    return score, wrong


def invented() -> dict[str, Any]:
    """Return an invented guide of the published one's size."""
    from ingest.reading import read  # noqa: PLC0415
    from ingest.settings import Settings  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "guide.txt")
        path.write_text(make(92, 1)[0], encoding="utf-8")
        return build(read(path, Settings()), "guide").model_dump(mode="json", by_alias=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("guide", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    guide = json.loads(options.guide.read_text(encoding="utf-8")) if options.guide else invented()
    for seed in range(options.seed, options.seed + options.rounds):
        with tempfile.TemporaryDirectory() as folder:
            score, wrong = measured(guide, seed, Path(folder))
        print(f"seed {seed}: " + ", ".join(f"{name} {number}" for name, number in sorted(score.items())))
        for line in wrong[:12]:
            print(f"  {line}")


if __name__ == "__main__":
    main()
