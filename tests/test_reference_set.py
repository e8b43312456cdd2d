"""The reference set is the same for the same seed, so that two measurements compare."""

import json
import subprocess
import sys
from pathlib import Path

MAKE = Path(__file__).parents[1] / "tools" / "reference" / "make.py"


def make(out: Path, style: str) -> dict[str, bytes]:
    """Write a small set and return its files."""
    arguments = ["--out", str(out), "--count", "4", "--style", style, "--formats", "txt,free"]
    subprocess.run([sys.executable, str(MAKE), *arguments], check=True, capture_output=True, timeout=60)
    return {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_same_seed_gives_the_same_set(tmp_path):
    """Text and reference values are the same to the byte."""
    first = make(tmp_path / "one", "A")
    assert len(first) == 8
    assert first == make(tmp_path / "two", "A")


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
