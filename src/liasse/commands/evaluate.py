"""``liasse evaluate OUT REFERENCE``: accuracy and calibration against reference values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    out: Annotated[Path, typer.Argument(help="Dossier écrit par « liasse convert ».")],
    reference: Annotated[Path, typer.Argument(help="Dossier des valeurs de référence.")],
    figures_to: Annotated[
        Path | None,
        typer.Option(
            "--json", help="Écrit les chiffres dans ce fichier, et les courbes de fiabilité à côté, en .svg."
        ),
    ] = None,
) -> None:
    """Compare un lot à des valeurs de référence : exactitude et calibration."""
    from rich.console import Console  # noqa: PLC0415 - rich and rapidfuzz are needed by this command only

    from liasse import evaluation, evaluation_plots, evaluation_report  # noqa: PLC0415

    try:
        result = evaluation.evaluate(out, reference)
    except evaluation.EvaluationError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    evaluation_report.show(result, Console())
    if figures_to is not None:
        text = json.dumps(evaluation_report.figures(result), ensure_ascii=False, indent=1, default=str)
        figures_to.write_text(text + "\n", encoding="utf-8")
        if result.calibration is not None:
            drawing = evaluation_plots.drawing(result.calibration)
            figures_to.with_suffix(".svg").write_text(drawing, encoding="utf-8")
