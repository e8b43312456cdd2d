"""The command line: one module of :mod:`liasse.commands` per command, registered here and nowhere else.

Nothing heavy is imported to print the help: a command module imports its work inside its function.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import Annotated

import typer

from liasse import __version__
from liasse.errors import ExitCode, LiasseError

_COMMANDS = (
    "convert",
    "review",
    "export",
    "evaluate",
    "calibrate",
    "match",
    "reconcile",
    "stats",
    "diff",
    "doctor",
    "schema",
)
_GROUPS = ("registry",)

app = typer.Typer(
    name="liasse",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # an analyst's screen is no place for the values of our variables
    help="Des dossiers de candidature tels qu'ils arrivent au JSON validé, avec confiance et preuves.",
)


def _register() -> None:
    """Add the commands whose modules are part of this distribution."""
    for name in (*_COMMANDS, *_GROUPS):
        if importlib.util.find_spec(f"liasse.commands.{name}") is None:
            continue
        module = importlib.import_module(f"liasse.commands.{name}")
        if name in _GROUPS:
            app.add_typer(module.app, name=name)
        else:
            app.command(name)(getattr(module, name))


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"liasse {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Affiche la version.")
    ] = False,
) -> None:
    """Take the options that come before a command."""


_register()


def main() -> None:
    """Run the command line, turning our errors into a message and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console in cp850 must not stop us at « é »
            stream.reconfigure(errors="replace")
    try:
        app()
    except LiasseError as error:
        typer.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        typer.echo("Interrompu : les fichiers déjà écrits sont entiers ; relancez pour continuer.", err=True)
        sys.exit(ExitCode.INTERRUPTED)
