"""A form's file is read strictly: a slip of the pen is an error, not another extraction."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from builders import small_form
from extract.errors import FormError
from extract.form import load_form

PLAIN = """
id = "petit"
title = "Petit formulaire"
recognized_by = ["Petit formulaire"]
[[section]]
name = "projet"
[[section.field]]
path = "duree.texte"
kind = "text"
labels = ["Durée de l'engagement"]
gives = [{ path = "duree.mois", kind = "months" }]
"""


def _file(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "petit.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_form_names_what_each_answer_fills(tmp_path: Path) -> None:
    """One answer may fill several paths, each with its own kind, in printed order."""
    form = load_form(_file(tmp_path, PLAIN))
    assert [("duree.texte", "text"), ("duree.mois", "months")] == list(form.paths())


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("labells", PLAIN.replace("labels =", "labells =")),
        ("kind", PLAIN.replace('kind = "text"', 'kind = "texte"')),
        ("labels", PLAIN.replace('["Durée de l\'engagement"]', "[]")),
        ("recognized_by", PLAIN.replace("recognized_by", "recognised_by")),
        ("petit.toml", PLAIN + "[[section"),
    ],
)
def test_a_slip_of_the_pen_is_refused_by_name(tmp_path: Path, told: str, content: str) -> None:
    """An unknown key, an unknown kind and broken TOML are errors that say where."""
    with pytest.raises(FormError, match=re.escape(told)):
        load_form(_file(tmp_path, content))


def test_a_form_does_not_change_once_loaded() -> None:
    """All documents of a batch are read by the same form."""
    with pytest.raises(ValidationError):
        small_form().title = "Autre"  # type: ignore[misc]
