"""Dossiers that were written whole: their marks are taken out, and what stood between them is what is expected."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from liasse.evaluation_rules import flat

TOOLS = Path(__file__).parents[1] / "tools"
sys.path.insert(0, str(TOOLS))

from reference.form import PATHS  # noqa: E402 (beside the package)
from reference.whole import FOLDER, MarkupError, WholeDossier  # noqa: E402

FILES = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_field_of_every_dossier_is_told(path: Path) -> None:
    """Each has a value, marks or a status, and no mark is left in its text."""
    dossier = WholeDossier.load(path)
    assert set(PATHS) <= set(dossier.fields)
    assert not any("{{" in str(block) for block in dossier.blocks())


def test_what_is_expected_stands_in_the_dossier(tmp_path: Path) -> None:
    """The words between the marks of a text are in the dump that is written."""
    chosen = next(path for path in FILES if '"txt"' in path.read_text("utf-8"))
    alone = tmp_path / chosen.name  # the other formats need fonts and LibreOffice
    alone.write_text(
        re.sub(r"(?m)^formats = .*$", 'formats = ["txt"]', chosen.read_text("utf-8")), encoding="utf-8"
    )
    command = [sys.executable, str(TOOLS / "reference" / "whole.py"), "--out", str(tmp_path), str(alone)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = flat(
        (tmp_path / "dossiers" / f"{chosen.stem}-txt.txt").read_bytes().decode("utf-8", errors="replace")
    )
    expected = json.loads((tmp_path / "expected" / f"{chosen.stem}-txt.json").read_text("utf-8"))
    value = expected["fields"]["presentation.descriptif"]["valeur"]
    assert flat(value)[:60] in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no front matter", "two lines of"),
        ("+++\nticks = [\n+++\n", "x.md"),
        ("+++\nticks = 'typed'\n+++\n{{duree.texte}}trois ans\n", "duree.texte is not closed"),
        ("+++\nticks = 'typed'\n+++\ntrois ans{{/}}\n", "line 1"),
        ("+++\nticks = 'typed'\n+++\n", "nothing is said of"),
    ],
)
def test_a_fault_in_the_markup_names_its_place(tmp_path: Path, text: str, told: str) -> None:
    """Whoever writes a dossier is told what is wrong and where."""
    path = tmp_path / "x.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MarkupError, match=told):
        WholeDossier.load(path)
