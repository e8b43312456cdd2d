"""``liasse export OUT --to FILE``: one row per dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Dossier écrit par « liasse convert ».")],
    to: Annotated[Path, typer.Option("--to", help="Fichier à écrire : .csv, .jsonl, .xlsx ou .parquet.")],
) -> None:
    """Écrit une ligne par dossier dans un tableau."""
    from liasse import exporting  # noqa: PLC0415 (kept out of `liasse --help`)

    count = exporting.export(out, to)
    typer.echo(f"{count} dossier(s) dans {to}")
