"""``liasse convert FOLDER --out OUT``: the main job."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from liasse.review_queue import DEFAULT_THRESHOLD

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Dossier qui contient les dossiers à lire.")]
Out = Annotated[Path, typer.Option("--out", "-o", help="Où écrire les résultats.")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processus (un par processeur sinon).")]
Timeout = Annotated[float, typer.Option("--timeout", min=1, help="Secondes au plus par dossier.")]
Retry = Annotated[bool, typer.Option("--retry", help="Relit aussi ce qui avait échoué.")]
Force = Annotated[bool, typer.Option("--force", help="Relit tout, même ce qui n'a pas changé.")]
Threshold = Annotated[
    float,
    typer.Option(
        "--review-threshold",
        min=0,
        help="Erreurs attendues dans un dossier au-delà desquelles il est à revoir.",
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Montre la cause de chaque échec.")]


def convert(  # noqa: PLR0913, PLR0917 (a command's parameters are its options)
    folder: Folder,
    out: Out,
    jobs: Jobs = None,
    timeout: Timeout = 300.0,
    retry: Retry = False,
    force: Force = False,
    review_threshold: Threshold = DEFAULT_THRESHOLD,
    verbose: Verbose = False,
) -> None:
    """Lit chaque dossier de FOLDER et écrit un JSON par dossier, lot.json et rapport.html."""
    from liasse.jobs_pool import start_server  # noqa: PLC0415 (kept out of `liasse --help`)

    start_server()
    from liasse import batch  # noqa: PLC0415
    from liasse.batch_summary import summary  # noqa: PLC0415
    from liasse.progress import progress_for_terminal  # noqa: PLC0415

    options = batch.Options(jobs, timeout, retry, force, review_threshold)
    done = batch.convert(folder, out, options, progress=progress_for_terminal(terminal=sys.stderr.isatty()))
    for line in summary(done, out, verbose=verbose):
        typer.echo(line)
    raise typer.Exit(done.exit_code)
