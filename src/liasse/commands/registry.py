"""``liasse registry``: registers to import, unknown names to decide on, decisions to take back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Registres d'organismes : importer, décider, annuler.", no_args_is_help=True)

Out = Annotated[Path, typer.Argument(metavar="OUT", help="Dossier écrit par « liasse convert ».")]


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV : SIRENE, RNA, FINESS ou autre.")],
    name: Annotated[str, typer.Option("--nom", help="Nom du registre (défaut : celui du fichier).")] = "",
    day: Annotated[str, typer.Option("--date", help="Date des données (défaut : celle du fichier).")] = "",
    columns: Annotated[
        list[str] | None,
        typer.Option("--colonne", metavar="CHAMP=TITRE", help="Colonne d'un champ : nom, sigles, siret…"),
    ] = None,
) -> None:
    """Ajoute un registre ; « match » et « convert » l'interrogent ensuite."""
    from liasse import registry_import, registry_tables  # noqa: PLC0415 (kept out of `liasse --help`)

    mapping = dict(column.split("=", 1) for column in columns or [] if "=" in column)
    imported = registry_import.import_register(file, name, day, mapping)
    typer.echo("\n".join(registry_tables.imported_lines(imported)))


@app.command("list")
def list_(
    out: Annotated[Path | None, typer.Argument(metavar="[OUT]", help="Dossier de résultats.")] = None,
) -> None:
    """Montre les registres interrogés et les décisions d'un lot."""
    from liasse import registry_tables  # noqa: PLC0415

    typer.echo("\n".join(registry_tables.register_lines(out)))


@app.command()
def unknown(
    out: Out, as_json: Annotated[bool, typer.Option("--json", help="Réponse au format JSON.")] = False
) -> None:
    """Montre les noms inconnus d'un lot, les graphies d'un même organisme ensemble."""
    from liasse import registers, registry_tables, unknown_names  # noqa: PLC0415
    from liasse.results import read_results  # noqa: PLC0415

    matcher = registers.matcher(out)
    clusters = unknown_names.unknown(read_results(out), matcher)
    if as_json:
        typer.echo(json.dumps([cluster.as_data() for cluster in clusters], ensure_ascii=False, indent=2))
        return
    typer.echo("\n".join(registry_tables.cluster_lines(clusters, matcher.source)))


@app.command()
def decide(  # noqa: PLR0913, PLR0917 (one option for each thing that a person may say)
    out: Out,
    name: Annotated[str, typer.Argument(metavar="NOM", help="Nom tel qu'il est écrit dans un dossier.")],
    is_body: Annotated[
        str, typer.Option("--est", metavar="ORGANISME", help="C'est cet organisme du registre.")
    ] = "",
    new: Annotated[bool, typer.Option("--nouveau", help="C'est un organisme à part entière.")] = False,
    different: Annotated[
        str, typer.Option("--different", metavar="ORGANISME", help="Ce n'est pas lui.")
    ] = "",
    alone: Annotated[
        bool, typer.Option("--seule", help="Cette graphie seulement, pas ses voisines.")
    ] = False,
    kind: Annotated[str, typer.Option("--type", help="Type d'un nouvel organisme (OPH, association…).")] = "",
    scope: Annotated[str, typer.Option("--portee", help="« lot », ou l'identifiant d'un dossier.")] = "lot",
    author: Annotated[str, typer.Option("--auteur", help="Qui décide.")] = "",
) -> None:
    """Décide d'un nom : c'est tel organisme, il est nouveau, ou ce n'est pas celui-là."""
    from liasse import name_choice, registry_tables, relinking  # noqa: PLC0415

    choice = name_choice.Choice(name, is_body, new, different, alone=alone)
    decision = name_choice.decision(out, choice, kind=kind, scope=scope, author=author)
    kept, changed = relinking.decide(out, decision)
    typer.echo(f"{registry_tables.decision_line(kept)} — {changed} dossier(s) mis à jour.")


@app.command()
def undo(
    out: Out, number: Annotated[int, typer.Argument(metavar="N", help="Numéro de la décision.")]
) -> None:
    """Annule une décision ; elle reste inscrite avec le jour de son annulation."""
    from liasse import relinking  # noqa: PLC0415

    undone, changed = relinking.undo(out, number)
    typer.echo(f"Décision n° {undone.numero} annulée — {changed} dossier(s) mis à jour.")
