"""``liasse doctor``: what is installed, what is missing, the command that installs it."""

from __future__ import annotations

import typer


def doctor() -> None:
    """Dit ce qui est installé, ce qui manque, et la commande qui l'installe."""
    from liasse.doctor import report  # noqa: PLC0415 (kept out of `liasse --help`)

    lines, fine = report()
    for line in lines:
        typer.echo(line)
    raise typer.Exit(0 if fine else 1)
