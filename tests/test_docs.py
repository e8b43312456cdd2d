"""The documentation names every command and explains every error."""

from pathlib import Path

import pytest
import typer.main

from ingest import errors as ingest_errors
from liasse import errors
from liasse.cli import app

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def _codes() -> list[str]:
    classes = [
        kind
        for module in (errors, ingest_errors)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Exception) and hasattr(kind, "code")
    ]
    constants = [value for name, value in vars(errors).items() if name.endswith("_CODE")]
    return sorted({kind.code for kind in classes} | set(constants) | {"lecture_impossible"})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    """A command that nobody can find does not exist."""
    assert f"liasse {command}" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("code", _codes())
def test_every_error_code_is_explained(code: str) -> None:
    """Each code has its own heading in docs/errors.md."""
    assert f"## `{code}`" in (ROOT / "docs" / "errors.md").read_text("utf-8")
