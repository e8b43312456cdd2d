"""Boil the package ``@etalab/decoupage-administratif`` down to ``src/normalize/data/geography.csv.gz``.

Unpack the package (``npm pack @etalab/decoupage-administratif`` and ``tar xzf``), then run
``python tools/update_geography.py FOLDER`` with the folder that holds its ``data``.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "normalize" / "data" / "geography.csv.gz"


def rows(folder: Path) -> list[tuple[str, ...]]:
    """Return the rows of the table: kind, code, name and what belongs to the kind."""

    def load(name: str) -> list[dict]:
        return json.loads((folder / "data" / f"{name}.json").read_text(encoding="utf-8"))

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


def main() -> None:
    """Write the table."""
    text = io.StringIO()
    table = rows(Path(sys.argv[1]))
    csv.writer(text, lineterminator="\n").writerows(table)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), mtime=0))
    print({kind: sum(row[0] == kind for row in table) for kind in "RDEC"}, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
