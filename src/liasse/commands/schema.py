"""``liasse schema``: the JSON Schemas, written from the models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema(
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Dossier où les écrire.")] = None,
) -> None:
    """Écrit les schémas JSON des fichiers produits ; sans --out, les affiche."""
    from liasse.schema_files import json_schemas  # noqa: PLC0415 (kept out of `liasse --help`)
    from liasse.writing import dump_json, prepare_folder, write_whole  # noqa: PLC0415

    schemas = json_schemas()
    if out is None:
        typer.echo(dump_json(schemas), nl=False)
        return
    prepare_folder(out)
    for name, content in schemas.items():
        write_whole(out / name, dump_json(content))
        typer.echo(str(out / name))
