"""Reviewers' decisions move the confidences of their batch, as far as they are many."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from liasse import recalibration
from liasse.batch import Batch, Options, convert
from liasse.cli import app
from liasse.errors import CalibrationError
from liasse.recalibration import Decision, Recalibration, fitted

PATH, TEXT = "publics.nombre_menages", "avis.commentaire"


def _champ(value: object, confidence: float, decided: object = None) -> dict[str, Any]:
    champ: dict[str, Any] = {"valeur": value, "statut": "renseigne", "confiance": confidence}
    if decided is not None:
        champ["correction"] = {"valeur": decided, "statut": "renseigne", "auteur": "R", "date": "2026-01-01"}
    return champ


def _batch(out: Path, count: int, wrong: int) -> Path:
    """Write a batch of one-field dossiers, all decided, the first ``wrong`` of them corrected."""
    out.mkdir()
    names = [f"d{number}" for number in range(count)]
    for number, name in enumerate(names):
        champ = _champ(12, 0.9, 13 if number < wrong else 12)
        data = {"schema": "liasse/projet/1", "id": name, "projet": {"publics": {"nombre_menages": champ}}}
        (out / f"{name}.json").write_text(json.dumps(data | {"confiance": 0.9}), encoding="utf-8")
    entries = [{"id": name, "chemin": name, "statut": "converti"} for name in names]
    (out / "lot.json").write_text(json.dumps({"dossiers": entries}), encoding="utf-8")
    return out


def _confidence(out: Path, name: str = "d0") -> float:
    data = json.loads((out / f"{name}.json").read_text(encoding="utf-8"))
    assert data["confiance"] == data["projet"]["publics"]["nombre_menages"]["confiance"]
    return float(data["confiance"])


def _decisions(right: int, wrong: int, path: str = PATH) -> list[Decision]:
    return [Decision(f"d{n}", path, 0.9, n < right) for n in range(right + wrong)]


def test_more_errors_than_expected_make_the_batch_less_sure() -> None:
    """And fewer make it surer; as many as expected leave it where it was."""
    assert fitted(_decisions(60, 40)).adjusted(PATH, 0.9) < 0.75
    assert fitted(_decisions(100, 0)).adjusted(PATH, 0.9) > 0.93
    assert fitted(_decisions(90, 10)).adjusted(PATH, 0.9) == pytest.approx(0.9, abs=0.01)


def test_few_decisions_move_little() -> None:
    """Three errors in thirty are what chance does; three hundred in a thousand are not."""
    assert abs(fitted(_decisions(24, 6)).adjusted(PATH, 0.9) - 0.9) < abs(
        fitted(_decisions(240, 60)).adjusted(PATH, 0.9) - 0.9
    )


def test_a_kind_is_moved_more_by_its_own_decisions() -> None:
    """Errors in the counts say most of the counts."""
    learnt = fitted(_decisions(60, 40) + _decisions(95, 5, TEXT))
    assert learnt.adjusted(PATH, 0.9) < learnt.adjusted(TEXT, 0.9)


def test_the_order_of_the_confidences_stays() -> None:
    """Even where what was surer was wrong more often."""
    decisions = [Decision("a", PATH, 0.95, n % 2 == 0) for n in range(200)]
    decisions += [Decision("b", PATH, 0.6, right=True) for _ in range(200)]
    learnt = fitted(decisions)
    assert learnt.adjusted(PATH, 0.5) < learnt.adjusted(PATH, 0.9)


@pytest.mark.parametrize("confidence", [0.02, 0.4, 0.9, 0.99])
def test_what_was_done_can_be_taken_back(confidence: float) -> None:
    """A second recalibration starts from what the model itself had said."""
    learnt = Recalibration(
        date="2026-01-01", dossiers=1, champs=30, erreurs=3, erreurs_attendues=2.0,
        decalage=-0.7, pente=0.2, natures={"compte": 0.3},
    )  # fmt: skip
    assert learnt.undone(PATH, learnt.adjusted(PATH, confidence)) == pytest.approx(confidence, abs=1e-3)


def test_the_command_moves_a_batch_and_back(tmp_path: Path) -> None:
    """Twice is as once, and « --oublier » gives the first confidences back."""
    out = _batch(tmp_path / "out", 60, 30)
    first = CliRunner().invoke(app, ["calibrate", str(out)])
    assert (first.exit_code, "30 erreur(s), 6,0 attendue(s)" in first.output) == (0, True)
    once = _confidence(out)
    assert once < 0.7
    CliRunner().invoke(app, ["calibrate", str(out)])
    assert _confidence(out) == pytest.approx(once, abs=0.005)
    CliRunner().invoke(app, ["calibrate", str(out), "--oublier"])
    assert _confidence(out) == pytest.approx(0.9, abs=0.001)
    assert not (out / recalibration.FILE).exists()


def test_too_few_decisions_are_refused(tmp_path: Path) -> None:
    """The message says how many there are and how many are needed."""
    out = _batch(tmp_path / "out", 5, 1)
    with pytest.raises(CalibrationError, match=r"5 champ\(s\) relu\(s\).*au moins 30"):
        recalibration.learn(out)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    """The analyst can take it away; nothing is guessed."""
    (tmp_path / recalibration.FILE).write_text("{", encoding="utf-8")
    with pytest.raises(CalibrationError, match=r"calibration\.json"):
        recalibration.load(tmp_path)
    assert recalibration.load(tmp_path / "ailleurs") is None


def test_a_spelling_put_right_in_a_free_text_is_no_error(tmp_path: Path) -> None:
    """What counts as right is what counts as right in an evaluation."""
    out = _batch(tmp_path / "out", 1, 0)
    text = "Le service émet un avis favorable sur ce projet"
    data = {"projet": {"avis": {"commentaire": _champ(text, 0.8, text + ".")}}, "confiance": 0.8}
    (out / "d0.json").write_text(json.dumps(data), encoding="utf-8")
    assert [(TEXT, True)] == [(one.path, one.right) for one in recalibration.decided(out, None)]


def test_a_run_takes_the_recalibration_up(tmp_path: Path) -> None:
    """What is read afresh is moved, what it was moved by counts as a change, and the list of the batch agrees."""
    dossiers = tmp_path / "dossiers"
    dossiers.mkdir()
    (dossiers / "rive.txt").write_text("Nombre de ménages accompagnés : 12\n", encoding="utf-8")
    out = tmp_path / "out"
    plain = _run(dossiers, out)
    assert 1 == plain.read
    learnt = Recalibration(
        date="2026-01-01", dossiers=1, champs=30, erreurs=30, erreurs_attendues=2.0, decalage=-2.0, pente=0.0, natures={}
    )  # fmt: skip
    recalibration.put_in_place(out, learnt)
    moved = _run(dossiers, out)
    assert (1, 0) == (moved.read, _run(dossiers, out).read)
    before, after = plain.lot.dossiers[0].confiance, moved.lot.dossiers[0].confiance
    assert before is not None
    assert after is not None
    assert 1 - after > 3 * (1 - before)
    assert after == json.loads((out / "rive.json").read_text(encoding="utf-8"))["confiance"]


def _run(dossiers: Path, out: Path) -> Batch:
    with ThreadPoolExecutor(1) as executor:
        return convert(dossiers, out, Options(), executor=executor)
