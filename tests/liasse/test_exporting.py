"""Tables and differences made from results."""

import csv
import io
import json
from pathlib import Path

import pytest

import batch_fakes
from liasse.comparing import compare
from liasse.errors import UnreadableOutputError
from liasse.exporting import export


def _results(folder: Path, name: str) -> Path:
    folder.mkdir()
    filled = {"valeur": name, "statut": "renseigne"}
    data = batch_fakes.dossier_data("essai", 0.9, presentation__nom_projet=filled)
    (folder / "essai.json").write_text(json.dumps(data), encoding="utf-8")
    entry = {"id": "essai", "chemin": "essai.txt", "statut": "converti"}
    (folder / "lot.json").write_text(json.dumps({"dossiers": [entry]}), encoding="utf-8")
    return folder


@pytest.mark.parametrize("attack", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_cell_is_a_formula(tmp_path: Path, attack: str) -> None:
    """What a dossier says is text in every spreadsheet."""
    export(_results(tmp_path / "out", attack), tmp_path / "t.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "t.csv").read_text("utf-8-sig")), delimiter=";"))
    assert rows[0]["presentation.nom_projet"] == "'" + attack
    assert rows[0]["presentation.nom_projet.statut"] == "renseigne"


def test_jsonl_keeps_types(tmp_path: Path) -> None:
    """One JSON object a line, values as they are."""
    assert export(_results(tmp_path / "out", "=x"), tmp_path / "t.jsonl") == 1
    assert json.loads((tmp_path / "t.jsonl").read_text("utf-8"))["presentation.nom_projet"] == "=x"


@pytest.mark.parametrize("name", ["t.ods", "t"])
def test_unknown_formats_are_named(tmp_path: Path, name: str) -> None:
    """A suffix that is not written says which are."""
    with pytest.raises(UnreadableOutputError, match=r"Formats possibles : \.csv"):
        export(_results(tmp_path / "out", "x"), tmp_path / name)


def test_a_folder_that_is_no_output_is_said(tmp_path: Path) -> None:
    """Without lot.json there is nothing to export."""
    with pytest.raises(UnreadableOutputError, match="écrit par « liasse convert »"):
        export(tmp_path, tmp_path / "t.csv")


def test_differences_are_told_field_by_field(tmp_path: Path) -> None:
    """One changed name is one change; a run compared with itself has none."""
    before, after = _results(tmp_path / "a", "Un"), _results(tmp_path / "b", "Deux")
    changes = list(compare(before, after))
    assert [(change.path, change.before, change.after) for change in changes] == [
        ("presentation.nom_projet", "renseigne : 'Un'", "renseigne : 'Deux'")
    ]
    assert list(compare(before, before)) == []
