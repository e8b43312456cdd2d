"""Fitting the confidences again: one command from reference sets to a stored model."""

from __future__ import annotations

import random
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from liasse.confidence_model import ConfidenceModel, interpolated
from liasse.features import sides

TOOLS = Path(__file__).parents[1] / "tools"
sys.path.insert(0, str(TOOLS))

import calibrate  # noqa: E402 (a script beside the package)
import calibration_sets  # noqa: E402
import stranger  # noqa: E402

GOOD, BAD = "etiquette_exacte", "lecture_incertaine"
PATHS = ("duree.mois", "duree.texte", "avis.commentaire", "avis.pertinence")


def _rows(name: str, dossiers: int, seed: int = 1) -> list[calibration_sets.Row]:
    """Return rows of which those with the bad feature are wrong two times in three, the others one in ten."""
    chance = random.Random(seed)
    rows = []
    for number in range(dossiers):
        for path in PATHS:
            bad = chance.random() < 0.3
            features = {f"champ:{path}": 1.0, GOOD: 1.0} | ({BAD: 1.0} if bad else {})
            right = chance.random() < (0.33 if bad else 0.9)
            rows.append(
                calibration_sets.Row(
                    set=name, dossier=f"{name}{number}", path=path, kind="text", format="txt",
                    expected_status="renseigne", status="renseigne", right=right, confidence=0.5, features=features,
                )
            )  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def model() -> ConfidenceModel:
    """Return the model of two small sets, measured on a third."""
    return calibrate.fitted(_rows("a", 90) + _rows("b", 60, 2), _rows("c", 60, 3))


def test_the_model_learns_what_speaks_against(model: ConfidenceModel) -> None:
    """And its probabilities are near the shares that made the rows."""
    assert model.second.weights[BAD] < -1
    plain, doubtful = ({"champ:duree.mois": 1.0, GOOD: 1.0} | more for more in ({}, {BAD: 1.0}))
    assert model.probability(plain) == pytest.approx(0.9, abs=0.08)
    assert model.probability(doubtful) == pytest.approx(0.33, abs=0.15)


def test_the_model_keeps_to_the_sides_and_its_curve_rises(model: ConfidenceModel) -> None:
    """Whatever the rows."""
    for known in (model.first, model.second):
        assert all(low <= known.weights[n] <= high for n in known.weights for low, high in [sides.bounds(n)])
    assert all(left[0] < right[0] and left[1] < right[1] for left, right in pairwise(model.curve))


def test_every_way_of_holding_out_has_its_figures(model: ConfidenceModel) -> None:
    """By dossier, each set from the others, and the set that was only measured on."""
    assert ["par dossier", "a, des autres", "b, des autres", "c, jamais vu"] == list(model.figures)
    assert {"a": 90, "b": 60} == model.sets
    assert (600, 240) == (model.fields, int(model.figures["c, jamais vu"]["champs"]))
    assert all(line["ece"] < 0.12 for line in model.figures.values())


def test_one_set_is_fitted_by_dossier_alone() -> None:
    """There is no other set to hold it out from."""
    assert ["par dossier"] == list(calibrate.fitted(_rows("a", 40), []).figures)


def test_a_dossier_is_in_one_part_whole() -> None:
    """Or its fields would tell of each other."""
    rows = _rows("a", 30)
    parts = calibrate.parts_of(rows)
    assert {(row.owner, part) for row, part in zip(rows, parts, strict=True)} == {
        (row.owner, parts[number * len(PATHS)]) for number, row in enumerate(rows[:: len(PATHS)])
    }
    assert set(range(calibrate.PARTS)) == set(parts)


def test_what_is_written_is_read_back(model: ConfidenceModel, tmp_path: Path) -> None:
    """A weight a line, so that a diff can be read."""
    calibrate.write(model, tmp_path / "data" / "m.json")
    text = (tmp_path / "data" / "m.json").read_text(encoding="utf-8")
    assert model == ConfidenceModel.model_validate_json(text)
    assert f'\n   "{BAD}": ' in text


def test_a_set_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time from the cache; a former reading serves only where it is asked for."""
    folder = tmp_path / "jeu"
    (folder / "dossiers").mkdir(parents=True)
    (folder / "expected").mkdir()
    (folder / "dossiers" / "rive.txt").write_text("Nombre de ménages accompagnés : 12\n", encoding="utf-8")
    expected = (
        '{"file": "rive.txt", "fields": {"publics.nombre_menages": {"statut": "renseigne", "valeur": 12}}}'
    )
    (folder / "expected" / "rive.json").write_text(expected, encoding="utf-8")
    cache = tmp_path / "cache"

    def rows(version: str, *, stale: bool = False) -> list[calibration_sets.Row]:
        (job,) = calibration_sets.jobs(folder, cache, version, stale=stale)
        return calibration_sets.judged(job)

    (row,) = rows("1")
    assert (True, "publics.nombre_menages", "jeu") == (row.right, row.path, row.set)

    def refuse(_: object) -> object:
        raise OSError("read again")

    monkeypatch.setattr(calibration_sets, "_read", refuse)
    assert 1 == len(rows("1"))
    assert 1 == len(rows("2", stale=True))
    assert [] == rows("2")


def test_the_curve_gives_the_probabilities(model: ConfidenceModel) -> None:
    """Between its points it is straight."""
    place = (model.curve[0][0] + model.curve[1][0]) / 2
    assert [interpolated(model.curve, place)] == calibrate.given(model.curve, [(place, True)])


FORMS = Path(__file__).resolve().parents[1] / "schemas" / "forms"


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_stranger_keeps_the_printed_wordings(path: Path) -> None:
    """With all others forgotten every field has its first label, and nothing else of the form changes."""
    whole, printed = stranger.form_with(path, 1.0), stranger.form_with(path, 0.0)
    assert [field.path for field in whole.fields()] == [field.path for field in printed.fields()]
    assert [field.labels[:1] for field in whole.fields()] == [field.labels for field in printed.fields()]
    assert whole.every_prompt() == printed.every_prompt()


def test_readings_of_a_dossier_are_told_apart() -> None:
    """The second reading is of the same dossier, never in another part, and its doubts are its own."""
    first, second = (
        calibration_sets.Row("a", "d1", "p", "text", "txt", "vide", "vide", True, 0.5, {"x": 1.0}, kept=kept)
        for kept in (1.0, 0.15)
    )
    assert first.owner == second.owner
    assert first.reading != second.reading
    assert 1 == len(set(calibrate.parts_of([first, second])))
