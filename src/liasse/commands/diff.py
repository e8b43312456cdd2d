"""``liasse diff OUT_A OUT_B``: what changed between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def diff(
    before: Annotated[Path, typer.Argument(metavar="OUT_A", help="Résultats d'avant.")],
    after: Annotated[Path, typer.Argument(metavar="OUT_B", help="Résultats d'après.")],
) -> None:
    """Montre ce qui a changé entre deux lots, champ par champ ; sort avec 1 s'il y a une différence."""
    from liasse.comparing import compare  # noqa: PLC0415 (kept out of `liasse --help`)

    changed = False
    for change in compare(before, after):
        changed = True
        typer.echo(f"{change.ident} {change.path}".rstrip())
        typer.echo(f"  - {change.before}\n  + {change.after}")
    raise typer.Exit(1 if changed else 0)
