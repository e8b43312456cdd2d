"""Boil the package ``@etalab/decoupage-administratif`` down to ``src/normalize/data/geography.csv.gz``.

Two of its versions are read: the newest for today's communes, and 0.8.0, the last that holds the history of
communes, for those of 2014 that have merged or changed their name since. Unpack both (``npm pack
@etalab/decoupage-administratif@VERSION`` and ``tar xzf``), then run ``python tools/update_geography.py TODAY
HISTORY`` with the folders that hold their ``data``.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from pathlib import Path

CALL = "2014-10-31"  # the end of the call: communes merged from January 2015 on
TARGET = Path(__file__).parents[1] / "src" / "normalize" / "data" / "geography.csv.gz"


def read(folder: Path, name: str) -> list[dict]:
    """Return one file of an unpacked version."""
    return json.loads((folder / "data" / f"{name}.json").read_text(encoding="utf-8"))


def rows(folder: Path) -> list[tuple[str, ...]]:
    """Return the rows of the table: kind, code, name and what belongs to the kind."""

    def load(name: str) -> list[dict]:
        return read(folder, name)

    regions = {region["code"]: region["nom"] for region in load("regions")}
    communes = [commune for commune in load("communes") if commune["type"] == "commune-actuelle"]
    home = {commune["code"]: commune["departement"] for commune in communes if "departement" in commune}
    found: list[tuple[str, ...]] = [("R", code, name, "", "") for code, name in sorted(regions.items())]
    found += [
        ("D", item["code"], item["nom"], regions[item["region"]], "")
        for item in load("departements")
        if item.get("zone") in {"metro", "drom"}  # the overseas collectivities are no départements
    ]
    members = {}
    for epci in load("epci"):
        codes = [member["code"] for member in epci["membres"]]
        members.update(dict.fromkeys(codes, epci["code"]))
        found.append(
            ("E", epci["code"], epci["nom"], " ".join(sorted({home[c] for c in codes if c in home})), "")
        )
    found += [
        ("C", item["code"], item["nom"], item.get("departement", ""), " ".join(item.get("codesPostaux", [])))
        for item in communes
        if "departement" in item
    ]
    return found


def former(today: Path, history: Path) -> list[tuple[str, ...]]:
    """Return the communes of the call that are no more: as they were, and today's commune that they are in."""
    known = {entry["id"]: entry for entry in read(history, "historique-communes")}
    now = {entry["code"]: entry for entry in read(today, "communes") if entry["type"] == "commune-actuelle"}
    home = {
        entry["code"]: entry["chefLieu"]
        for entry in read(today, "communes")
        if entry["type"] in {"commune-deleguee", "commune-associee"}
    }
    same = {(entry["nom"], entry.get("departement")) for entry in now.values()}

    def heir(entry: dict) -> str:
        while "dateFin" in entry and "successeur" in entry:
            entry = known[entry["successeur"]]
            entry = known.get(entry.get("pole", ""), entry)
        code = entry["code"]
        return home.get(code, code) if home.get(code, code) in now else ""

    found = []
    for entry in known.values():
        lived = entry.get("dateDebut", "") <= CALL < entry.get("dateFin", "9999")
        code = entry["code"]
        departement = code[:3] if code.startswith("97") else code[:2]
        if entry["type"] == "COM" and lived and (entry["nom"], departement) not in same:
            found.append(("F", code, entry["nom"], departement, heir(entry)))
    return sorted(found)


def main() -> None:
    """Write the table."""
    text = io.StringIO()
    today, history = map(Path, sys.argv[1:3])
    table = rows(today) + former(today, history)
    csv.writer(text, lineterminator="\n").writerows(table)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), mtime=0))
    print({kind: sum(row[0] == kind for row in table) for kind in "RDECF"}, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
