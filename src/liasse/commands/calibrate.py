"""``liasse calibrate OUT``: confidences put right by what reviewers decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def calibrate(
    out: Annotated[Path, typer.Argument(help="Dossier écrit par « liasse convert », relu en partie.")],
    forget: Annotated[
        bool,
        typer.Option("--oublier", help="Retire le recalage et rend aux champs leur confiance d'origine."),
    ] = False,
) -> None:
    """Recale les confiances d'un lot d'après les corrections et confirmations des relecteurs."""
    from liasse import recalibration  # noqa: PLC0415 (kept out of `liasse --help`)

    learnt = None if forget else recalibration.learn(out)
    moved = recalibration.put_in_place(out, learnt)
    for line in recalibration.told(learnt):
        typer.echo(line)
    typer.echo(
        f"{moved} dossier(s) mis à jour ; « liasse convert » refait le rapport et la file de relecture."
    )
