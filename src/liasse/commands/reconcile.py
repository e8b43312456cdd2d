"""``liasse reconcile OUT GUIDE_JSON``: each dossier beside its published sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def reconcile(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Dossier écrit par « liasse convert ».")],
    guide: Annotated[Path, typer.Argument(metavar="GUIDE_JSON", help="Guide converti, au format JSON.")],
) -> None:
    """Rapproche chaque dossier de sa fiche publiée et liste les différences, dans OUT/rapport.html aussi."""
    from rich.console import Console  # noqa: PLC0415 (kept out of `liasse --help`)

    from liasse.reconcile import reconcile as match  # noqa: PLC0415
    from liasse.reconcile_tables import tables  # noqa: PLC0415
    from liasse.report_parts import RECONCILIATION, put_in_report  # noqa: PLC0415

    found = match(out, guide)
    shown = put_in_report(out, found)
    console = Console()
    for table in tables(found):
        console.print(table)
    console.print(f"JSON : {out / RECONCILIATION}", soft_wrap=True)
    if shown:
        console.print(f"Rapport : {out / 'rapport.html'}", soft_wrap=True)
