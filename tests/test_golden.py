"""The samples, read end to end by the real command with the real Tesseract and LibreOffice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from liasse.evaluation import Evaluation, evaluate

ROOT = Path(__file__).parents[1]
# Floors just below what was measured when they were set: a change that loses fields fails here.
RIGHT, TICKS = 0.90, 0.97


@pytest.fixture(scope="session", name="out")
def _out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the samples were converted to."""
    out = tmp_path_factory.mktemp("golden")
    command = [
        sys.executable,
        "-m",
        "liasse",
        "convert",
        str(ROOT / "samples" / "dossiers"),
        "--out",
        str(out),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


def _share(tally: tuple[int, int]) -> float:
    right, total = tally
    return right / total


@pytest.fixture(scope="session", name="evaluation")
def _evaluation(out: Path) -> Evaluation:
    return evaluate(out, ROOT / "samples" / "expected")


@pytest.mark.slow
def test_every_sample_is_converted(out: Path) -> None:
    """All formats, a sub-folder and an archive among them; none fails."""
    lot = json.loads((out / "lot.json").read_text(encoding="utf-8"))["dossiers"]

    assert len(lot) == len(list((ROOT / "samples" / "expected").glob("*.json")))
    assert [] == [entry["chemin"] for entry in lot if entry["statut"] == "echec"]


@pytest.mark.slow
def test_the_fields_of_the_samples_are_right(evaluation: Evaluation) -> None:
    """The share of fields right does not fall below its floor."""
    assert _share(evaluation.total) >= RIGHT


@pytest.mark.slow
def test_the_ticks_of_the_samples_are_right(evaluation: Evaluation) -> None:
    """The share of ticks right does not fall below its floor."""
    assert _share(evaluation.by_kind["coche"]) >= TICKS
