"""The reference set is the same for the same seed, so that two measurements compare."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from liasse.evaluation_rules import flat

MAKE = Path(__file__).parents[1] / "tools" / "reference" / "make.py"


def make(out: Path, style: str, count: int = 4) -> dict[str, bytes]:
    """Write a small set and return its files."""
    arguments = ["--out", str(out), "--count", str(count), "--style", style, "--formats", "txt,free"]
    subprocess.run([sys.executable, str(MAKE), *arguments], check=True, capture_output=True, timeout=60)
    return {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("style", ["A", "C", "E"])
def test_same_seed_gives_the_same_set(tmp_path, style):
    """Text and reference values are the same to the byte."""
    first = make(tmp_path / "one", style)
    assert len(first) == 8
    assert first == make(tmp_path / "two", style)


def test_what_is_expected_of_a_text_stands_in_the_dossier(tmp_path):
    """A free text is expected as it was written: its first words are in the dump."""
    files = make(tmp_path / "set", "B")
    judged = 0
    for name, data in files.items():
        if not name.endswith(".json"):
            continue
        expected = json.loads(data)
        encoding = expected["plan"]["encoding"]
        text = " ".join(files[expected["file"]].decode(encoding).replace("'", "’").split())
        value = expected["fields"]["presentation.descriptif"]["valeur"]
        if value and encoding != "latin-1":
            judged += 1
            assert " ".join(value.split()[:5]).replace("'", "’") in text
    assert judged


@pytest.mark.parametrize("style", ["C", "E"])
def test_names_and_numbers_that_are_expected_stand_in_the_dossier(tmp_path, style):
    """Whatever the layout, the bodies, people and texts of the reference are in the dump that it is of."""
    files = make(tmp_path / "set", style, count=10)
    judged = 0
    for name, data in files.items():
        if not name.endswith(".json"):
            continue
        expected = json.loads(data)
        if not expected["plan"]["encoding"].startswith("utf"):
            continue  # « € » is written out there
        text = flat(files[expected["file"]].decode(expected["plan"]["encoding"]))
        for path, field in expected["fields"].items():
            for written in names_of(path, field["valeur"]):
                judged += 1
                assert flat(written) in text, f"{name} {path}"
    assert judged > 100


def names_of(path, value):
    """Return what a value holds word for word."""
    if path == "presentation.porteurs":
        return [body["nom"] for body in value or []]
    if path == "partenariat.partenaires":
        return [body["nom"] for body in (value or {}).get("organismes", [])]
    if path == "contacts":
        return [person[key] for person in value or [] for key in ("nom", "email")]
    if isinstance(value, str) and not path.startswith(("avis.repro", "avis.avis")):
        return value.split("\n")
    return []
