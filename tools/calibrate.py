"""Fit the model of confidence on reference sets and write ``src/liasse/data/confidence.json``.

    python tools/calibrate.py SET… [--unseen SET…] [--cache DIR] [--stale] [--rows FILE] [--dry-run]

Each SET holds ``dossiers/`` and ``expected/``. What is printed, and written beside the weights, is measured on
dossiers that the weights were not fitted on: by dossier in five parts, by set (each set from the others), and on
the sets given as unseen. See docs/calibration.md.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import pickle
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from calibration_sets import ROOT, Row, ingest_version, jobs, rows
from liasse.confidence_model import ConfidenceModel, interpolated
from liasse.evaluation_calibration import calibrate
from liasse.features import sides
from liasse.fitting import Prior, Table, fit_logistic, rising_curve

MODEL = ROOT / "src" / "liasse" / "data" / "confidence.json"
# A feature that was met less often teaches nothing that holds elsewhere.
LEAST_ROWS = 8
PENALTY = 2.0
# What places a value among its likes holds for the sets' writers; it may say less than what was seen.
PLACING_PENALTY = 4.0
PARTS = 5
LEAST_STRETCH = 60  # rows of a stretch of the curve
SUREST, LEAST_SURE = 0.9985, 0.01  # no value is certain: the sets are finite, and invented


def main() -> None:
    """Read the sets, fit, measure, write."""
    wanted = arguments()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    started = time.perf_counter()
    seen = gathered(wanted.sets, wanted)
    unseen = gathered(wanted.unseen, wanted)
    print(f"{len(seen) + len(unseen)} fields in {time.perf_counter() - started:.0f} s")
    if wanted.rows:
        wanted.rows.write_bytes(pickle.dumps(seen + unseen))
    model = fitted(seen)
    figures = measured(seen, unseen, model)
    for name, line in figures.items():
        print(f"{name:24}" + "  ".join(f"{key} {number:.4g}" for key, number in line.items()))
    if not wanted.dry_run:
        write(model.model_copy(update={"figures": figures}), wanted.to)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, help="reference sets to fit on")
    parser.add_argument("--unseen", nargs="*", default=[], type=Path, help="sets to measure on only")
    parser.add_argument("--cache", type=Path, default=Path(".calibration"), help="where readings are kept")
    parser.add_argument("--stale", action="store_true", help="take readings of an earlier ingest if there")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rows", type=Path, help="write the judged fields there, to look at")
    parser.add_argument("--to", type=Path, default=MODEL)
    parser.add_argument("--dry-run", action="store_true", help="write no model")
    return parser.parse_args()


def gathered(sets: Sequence[Path], wanted: argparse.Namespace) -> list[Row]:
    """Return every judged field of the sets, in a fixed order."""
    version = ingest_version()
    work = [job for folder in sets for job in jobs(folder, wanted.cache, version, stale=wanted.stale)]
    found = [row for part in rows(work, wanted.jobs) for row in part]
    return sorted(found, key=lambda row: (row.set, row.dossier, row.path))


def fitted(seen: Sequence[Row]) -> ConfidenceModel:
    """Return the model of all rows; its curve comes from rows that the weights had not seen."""
    weights, intercept = weighed(seen)
    places = held_out(seen, parts_of(seen))
    if len(sets_of(seen).names) > 1:
        # A new dossier is like none of the sets: half of the curve's points come from whole sets held out.
        places += held_out(seen, sets_of(seen))
    return ConfidenceModel(
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        sets={name: len({row.dossier for row in seen if row.set == name}) for name in sets_of(seen).names},
        fields=len(seen),
        errors=sum(not row.right for row in seen),
        penalty=PENALTY,
        figures={},
        intercept=intercept,
        curve=curve_of(places),
        weights=weights,
    )


def curve_of(places: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Return the rising curve through the held-out logits."""
    points = rising_curve([place for place, _ in places], [hit for _, hit in places], LEAST_STRETCH)
    return tuple((round(place, 4), round(min(max(p, LEAST_SURE), SUREST), 5)) for place, p in points)


def weighed(seen: Sequence[Row]) -> tuple[dict[str, float], float]:
    """Return the weights and the intercept."""
    counts = Counter(name for row in seen for name in row.features)
    names = sorted(name for name, count in counts.items() if count >= LEAST_ROWS)
    table = Table.of([row.features for row in seen], names)
    right = np.array([float(row.right) for row in seen])
    placing = {name: PLACING_PENALTY for name in names if ":" in name}
    bounds = {name: sides.bounds(name) for name in names}
    found = fit_logistic(table, right, Prior(PENALTY, placing, bounds))
    weights = {name: round(float(weight), 4) for name, weight in zip(names, found, strict=False)}
    return {name: weight for name, weight in weights.items() if weight}, round(float(found[-1]), 4)


@dataclass(frozen=True, slots=True)
class Split:
    """Rows told apart by what is held out together."""

    part_of: Callable[[Row], str]
    names: list[str]


def parts_of(seen: Sequence[Row]) -> Split:
    """Return the split into parts: a dossier is in one of them, whole."""
    owners = sorted({row.owner for row in seen})
    random.Random(1).shuffle(owners)
    part = {owner: f"{number % PARTS}" for number, owner in enumerate(owners)}
    return Split(lambda row: part[row.owner], [f"{number}" for number in range(PARTS)])


def sets_of(seen: Sequence[Row]) -> Split:
    """Return the split by set."""
    return Split(lambda row: row.set, sorted({row.set for row in seen}))


def held_out(seen: Sequence[Row], split: Split) -> list[tuple[float, bool]]:
    """Return the logit of each row under weights fitted without its part, and whether it is right."""
    places: dict[int, float] = {}
    for part in split.names:
        weights, intercept = weighed([row for row in seen if split.part_of(row) != part])
        for number, row in enumerate(seen):
            if split.part_of(row) == part:
                places[number] = intercept + sum(weights.get(n, 0.0) * v for n, v in row.features.items())
    return [(places[number], row.right) for number, row in enumerate(seen)]


def measured(
    seen: Sequence[Row], unseen: Sequence[Row], model: ConfidenceModel
) -> dict[str, dict[str, float]]:
    """Return the figures on rows that were not fitted on."""
    found = {"par dossier": summary(seen, by_dossier(seen))}
    sets = sets_of(seen).names
    if len(sets) > 1:
        for name in sets:
            others = fitted([row for row in seen if row.set != name])
            part = [row for row in seen if row.set == name]
            found[f"{name}, des autres"] = summary(part, [others.probability(row.features) for row in part])
    for name in sets_of(unseen).names:
        part = [row for row in unseen if row.set == name]
        found[f"{name}, jamais vu"] = summary(part, [model.probability(row.features) for row in part])
    return found


def by_dossier(seen: Sequence[Row]) -> list[float]:
    """Return each row's probability under weights and a curve that were made without its part."""
    split = parts_of(seen)
    places = held_out(seen, split)
    parts = [split.part_of(row) for row in seen]
    curves = {
        name: curve_of([place for place, part in zip(places, parts, strict=True) if part != name])
        for name in split.names
    }
    return [interpolated(curves[part], place) for (place, _), part in zip(places, parts, strict=True)]


def summary(part: Sequence[Row], given: Sequence[float]) -> dict[str, float]:
    """Return the figures of the bars."""
    pairs = [(probability, row.right) for probability, row in zip(given, part, strict=True)]
    found = calibrate(pairs, [f"{row.set}/{row.dossier}" for row in part])
    assert found is not None
    return {
        "champs": len(part),
        "erreurs": sum(not row.right for row in part),
        "ece": round(found.expected_error, 4),
        "ece_effectifs_egaux": round(found.equal_error, 4),
        "brier": round(found.brier, 4),
        "acceptables_a_99": round(found.acceptable, 4),
        "acceptables_bas": round(found.acceptable_interval[0], 4),
        "acceptables_haut": round(found.acceptable_interval[1], 4),
        "erreurs_du_dixieme": round(found.errors_least_sure or 0.0, 4),
    }


def write(model: ConfidenceModel, target: Path) -> None:
    """Write the model, a weight a line, so that a diff can be read."""
    data = model.model_dump(mode="json")
    data["weights"] = dict(sorted(data["weights"].items()))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"written: {target}")


if __name__ == "__main__":
    main()
