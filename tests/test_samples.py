"""The samples are whole: every dossier has its reference values, every field of the contract is in them."""

import json
from pathlib import Path

import pytest
from slugify import slugify

from liasse.evaluation import evaluate
from liasse.schema import FIELD_PATHS

SAMPLES = Path(__file__).parents[1] / "samples"
DOSSIERS = sorted((SAMPLES / "dossiers").iterdir())
EXPECTED = sorted((SAMPLES / "expected").glob("*.json"))
STATUSES = {"renseigne", "vide", "contradictoire", "illisible", "absent"}


def test_there_are_samples_enough():
    """An empty folder would let every test of the samples pass."""
    assert len(DOSSIERS) >= 16


def test_each_dossier_has_reference_values_and_only_those():
    """A dossier without reference values would be converted and never judged."""
    assert [path.stem for path in EXPECTED] == sorted(slugify(path.stem) for path in DOSSIERS)


def test_samples_cover_every_format():
    """Each way of reading has its sample."""
    suffixes = {path.suffix for path in DOSSIERS}
    assert {".txt", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".tiff", ".png", ".zip", ""} <= suffixes


def test_samples_show_every_status():
    """Each status stands somewhere in the reference values."""
    fields = [json.loads(path.read_text(encoding="utf-8"))["fields"] for path in EXPECTED]
    assert {field["statut"] for one in fields for field in one.values()} == STATUSES


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_reference_values_list_every_field(path):
    """What a reader would find is said for every field of the contract, absent ones too."""
    data = json.loads(path.read_text(encoding="utf-8"))
    assert set(data["fields"]) == set(FIELD_PATHS)
    assert (SAMPLES / "dossiers" / data["file"]).exists()
    for field in data["fields"].values():
        for answer in (field, *field.get("alternatives", [])):
            assert answer["statut"] in STATUSES
            assert (answer["valeur"] is None) == (answer["statut"] != "renseigne")


def test_reference_values_are_all_right_by_their_own_rules(tmp_path):
    """A batch that says what the references say gets every field right: no value is out of reach."""
    entries = []
    for path in EXPECTED:
        data = json.loads(path.read_text(encoding="utf-8"))
        project: dict[str, object] = {}
        for name, field in data["fields"].items():
            section, _, leaf = name.partition(".")
            if leaf:
                project.setdefault(section, {})[leaf] = field
            else:
                project[section] = field
        (tmp_path / path.name).write_text(json.dumps({"projet": project}), encoding="utf-8")
        entries.append({"id": path.stem, "chemin": data["file"], "statut": "converti"})
    (tmp_path / "lot.json").write_text(json.dumps({"dossiers": entries}), encoding="utf-8")
    right, total = evaluate(tmp_path, SAMPLES / "expected").total
    assert (right, total) == (len(EXPECTED) * len(FIELD_PATHS),) * 2
