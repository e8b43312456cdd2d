"""Where the forms, schemas and templates are: in the wheel, or at the root of a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def schemas() -> Traversable:
    """Return the schemas folder.

    An editable install copies forced files to where ``importlib.resources`` does not look, and where they
    would go stale: a checkout therefore reads its own folder.
    """
    packaged = files("liasse") / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "schemas"


def template(name: str) -> str:
    """Return the text of a template that is part of the package."""
    return (files("liasse") / "templates" / name).read_text(encoding="utf-8")
