"""``liasse stats OUT``: the guide's synthesis, recomputed from a batch or a guide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def stats(
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="Dossier écrit par « liasse convert », ou le JSON d'un guide."),
    ],
) -> None:
    """Compte projets et ménages par thème, région et type d'organisme, et le coût par ménage."""
    from rich.console import Console  # noqa: PLC0415 (kept out of `liasse --help`)

    from liasse.report_parts import SYNTHESIS, put_in_report  # noqa: PLC0415
    from liasse.stats import synthesis_of  # noqa: PLC0415
    from liasse.stats_tables import spread_in_words, tables  # noqa: PLC0415

    found = synthesis_of(out)
    folder = out.parent if out.is_file() else out
    shown = put_in_report(folder, found)
    console = Console()
    console.print(f"{found.projets} projets, {found.menages} ménages")
    for table in tables(found):
        console.print(table)
    console.print(spread_in_words(found.cout_par_menage))
    console.print(f"JSON : {folder / SYNTHESIS}", soft_wrap=True)
    if shown:
        console.print(f"Rapport : {folder / 'rapport.html'}", soft_wrap=True)
