"""Put into README.md what a real run says of one field of one sample.

    python tools/update_readme.py

`tests/test_readme.py` fails where the excerpt is no longer what comes out.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ingest.settings import Settings
from liasse.pipeline import process

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
SAMPLE = ROOT / "samples" / "dossiers" / "coche-disparue.txt"
SECTION, FIELD = "financement", "cout_accompagnement"
_EXCERPT = re.compile(r"```json\n(.*?)\n```", re.DOTALL)


def read() -> dict[str, Any]:
    """Return the field as a run gives it now."""
    dossier = process([SAMPLE], SAMPLE.stem, Settings()).model_dump(mode="json", by_alias=True)
    field: dict[str, Any] = dossier["projet"][SECTION][FIELD]
    return field


def shown() -> dict[str, Any]:
    """Return the field as README.md shows it."""
    match = _EXCERPT.search(README.read_text("utf-8"))
    assert match is not None
    field: dict[str, Any] = json.loads("{" + match.group(1) + "}")[FIELD]
    return field


def written(field: dict[str, Any]) -> str:
    """Return the excerpt: a key a line."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in field.items()]
    return f'"{FIELD}": {{\n' + ",\n".join(lines) + "\n}"


def main() -> None:
    """Write the excerpt."""
    excerpt = f"```json\n{written(read())}\n```"
    text = README.read_text("utf-8")
    README.write_text(_EXCERPT.sub(lambda _: excerpt, text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
