"""``liasse stats OUT``: the guide's synthesis, recomputed from a batch or a guide."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_TITLES = {
    "par_theme": "Par thème",
    "par_region": "Par région",
    "par_type_d_organisme": "Par type d'organisme porteur",
}


def stats(
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help="Dossier écrit par « liasse convert », ou le JSON d'un guide."),
    ],
) -> None:
    """Compte projets et ménages par thème, région et type d'organisme, et le coût par ménage."""
    from rich.console import Console  # noqa: PLC0415 (kept out of `liasse --help`)
    from rich.table import Table  # noqa: PLC0415

    from liasse.guide import theme_names  # noqa: PLC0415
    from liasse.stats import projects_in, synthesis  # noqa: PLC0415
    from liasse.stats_plots import plots  # noqa: PLC0415
    from liasse.writing import dump_json, write_whole  # noqa: PLC0415

    found = synthesis(projects_in(out))
    folder = out.parent if out.is_file() else out
    write_whole(folder / "statistiques.json", dump_json(found))
    write_whole(folder / "statistiques.html", _page(plots(found)))
    names = theme_names()
    console = Console()
    console.print(f"{found['projets']} projets, {found['menages']} ménages")
    for key, title in _TITLES.items():
        table = Table(title, "Projets", "Ménages", "Coût médian par ménage (€)")
        for row in found[key]:
            table.add_row(
                names.get(row["groupe"], row["groupe"]),
                str(row["projets"]),
                str(row["menages"]),
                row["cout_par_menage_median"] or "",
            )
        console.print(table)
    spread = found["cout_par_menage"]
    if spread["nombre"]:
        console.print(
            f"Coût par ménage sur {spread['nombre']} projets : de {spread['minimum']} à {spread['maximum']} €, "
            f"médiane {spread['mediane']} €, la moitié entre {spread['quartile_1']} et {spread['quartile_3']} €"
        )


def _page(drawn: list[str]) -> str:
    figures = "\n".join(f"<figure>{plot}</figure>" for plot in drawn)
    return (
        '<!doctype html>\n<html lang="fr"><meta charset="utf-8"><title>Synthèse des projets</title>\n'
        f"<h1>Synthèse des projets</h1>\n{figures}\n</html>\n"
    )
