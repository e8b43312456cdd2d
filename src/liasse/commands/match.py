"""``liasse match NAME…``: the organisation register's answer, with its reasons."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer


def match(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NOM…", help="Noms à chercher ; « - » lit un nom par ligne (nom[TAB]département)."
        ),
    ],
    departement: Annotated[
        str, typer.Option("--departement", help="Département du dossier (40, 2A, 974).")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Réponse au format JSON.")] = False,
    project: Annotated[
        Path | None,
        typer.Option("--project", metavar="OUT", help="Dossier de résultats dont les décisions comptent."),
    ] = None,
) -> None:
    """Cherche des organismes dans le registre : reconnu, à confirmer ou inconnu, avec les raisons."""
    from liasse import name_report, registers  # noqa: PLC0415 (kept out of `liasse --help`)

    matcher = registers.matcher(project)
    lines = [line for name in names for line in (sys.stdin if name == "-" else [name])]
    found = list(name_report.answers(name_report.named_lines(lines, departement), matcher))
    if as_json:
        typer.echo(
            json.dumps([name_report.as_data(answer) for answer in found], ensure_ascii=False, indent=2)
        )
        return
    for answer in found:
        typer.echo("\n".join(name_report.as_lines(answer)))
    typer.echo(name_report.source_line(matcher.source))
