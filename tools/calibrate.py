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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from calibration_sets import ROOT, Row, ingest_version, jobs, rows
from liasse.confidence_model import ConfidenceModel, Weights, interpolated
from liasse.doubts import doubts
from liasse.evaluation_calibration import calibrate
from liasse.features import Features, sides
from liasse.fitting import Array, Prior, Table, expected, fit_logistic, rising_curve

MODEL = ROOT / "src" / "liasse" / "data" / "confidence.json"
# A feature that was met less often teaches nothing that holds elsewhere.
LEAST_ROWS = 8
PENALTY = 1.0
# Read a second time so, the sets have about as many errors as a new writer's dossiers when nobody had read them.
KEPT = 0.15
# What places a value among its likes holds for the sets' writers; it may say less than what was seen.
PLACING_PENALTY = 2.0
PARTS = 5
LEAST_STRETCH = 60  # rows of a stretch of the curve
BEYOND = 4.0  # logits behind the curve's last point within which it still rises
SUREST, LEAST_SURE = 0.9995, 0.01  # no value is certain: the sets are finite, and invented


Place = tuple[float, bool]  # a logit, and whether the field is right


def main() -> None:
    """Read the sets, fit, measure, write."""
    wanted = arguments()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    started = time.perf_counter()
    seen = gathered(wanted.sets, wanted)
    if wanted.kept < 1.0:
        seen += gathered(wanted.sets, wanted, kept=wanted.kept)
    unseen = gathered(wanted.unseen, wanted)
    print(f"{len(seen) + len(unseen)} fields in {time.perf_counter() - started:.0f} s")
    if wanted.rows:
        wanted.rows.write_bytes(pickle.dumps(seen + unseen))
    model = fitted(seen, unseen)
    for name, line in model.figures.items():
        print(f"{name:24}" + "  ".join(f"{key} {number:.4g}" for key, number in line.items()))
    if not wanted.dry_run:
        write(model, wanted.to)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path, help="reference sets to fit on")
    parser.add_argument("--unseen", nargs="*", default=[], type=Path, help="sets to measure on only")
    parser.add_argument("--cache", type=Path, default=Path(".calibration"), help="where readings are kept")
    parser.add_argument(
        "--kept",
        type=float,
        default=KEPT,
        help="share of wordings known in the second reading of every dossier",
    )
    parser.add_argument("--stale", action="store_true", help="take readings of an earlier ingest if there")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rows", type=Path, help="write the judged fields there, to look at")
    parser.add_argument("--to", type=Path, default=MODEL)
    parser.add_argument("--dry-run", action="store_true", help="write no model")
    return parser.parse_args()


def gathered(sets: Sequence[Path], wanted: argparse.Namespace, kept: float = 1.0) -> list[Row]:
    """Return every judged field of the sets, in a fixed order; ``kept`` is the share of wordings that is known."""
    version = ingest_version()
    work = [
        job for folder in sets for job in jobs(folder, wanted.cache, version, stale=wanted.stale, kept=kept)
    ]
    found = [row for part in rows(work, wanted.jobs) for row in part]
    return sorted(found, key=lambda row: (row.set, row.dossier, row.path))


@dataclass(frozen=True, slots=True)
class Passes:
    """Both regressions of some rows, and the logits that each row has without its dossier's part."""

    first: Weights
    second: Weights
    alone: list[float]  # of the first
    places: list[Place]  # of the second


def passes(seen: Sequence[Row]) -> Passes:
    """Fit each field by itself, then beside the other fields' doubts."""
    part_of = np.array(parts_of(seen))
    right = rights(seen)
    first, alone = fitted_apart([row.features for row in seen], right, part_of)
    second, places = fitted_apart(with_doubts(seen, [plain(place) for place in alone]), right, part_of)
    return Passes(first, second, alone, [(place, row.right) for place, row in zip(places, seen, strict=True)])


def passes_without(name: str, seen: Sequence[Row], whole: Passes) -> Passes:
    """Fit both regressions on the rows of the other sets, from the whole's weights and held-out logits.

    Those logits' fits knew the set; what little of it they carry to the others is worth five fits out of six.
    """
    others = [number for number, row in enumerate(seen) if row.set != name]
    rows_, alone = [seen[number] for number in others], [whole.alone[number] for number in others]
    right = rights(rows_)
    first = fitted_whole([row.features for row in rows_], right, whole.first)
    second = fitted_whole(with_doubts(rows_, [plain(place) for place in alone]), right, whole.second)
    return Passes(first, second, alone, [whole.places[number] for number in others])


def rights(rows_: Sequence[Row]) -> Array:
    return np.array([row.right for row in rows_], dtype=float)


def with_doubts(rows_: Sequence[Row], alone: Sequence[float]) -> list[Features]:
    """Return the rows' features with what the other fields of each dossier say of them."""
    dossiers: dict[tuple[str, str, float], list[int]] = {}
    for number, row in enumerate(rows_):
        dossiers.setdefault(row.reading, []).append(number)
    both: list[Features] = [{} for _ in rows_]
    for numbers in dossiers.values():
        probabilities = {rows_[number].path: alone[number] for number in numbers}
        kinds = {rows_[number].path: rows_[number].kind for number in numbers}
        found = doubts(probabilities, kinds)
        for number in numbers:
            both[number] = rows_[number].features | found[rows_[number].path]
    return both


def scored(rows_: Sequence[Row], known: Passes) -> list[Place]:
    """Return the logit of rows that were not fitted on, and whether they are right."""
    both = with_doubts(rows_, [known.first.plain_probability(row.features) for row in rows_])
    return [(known.second.logit(found), row.right) for found, row in zip(both, rows_, strict=True)]


def curve_of(places: Sequence[Place]) -> tuple[tuple[float, float], ...]:
    """Return the rising curve through the held-out logits.

    It goes on rising a little behind its last point: the surest sixth of the fields would else be equals, and a
    reviewer's queue has to put them in an order.
    """
    points = rising_curve([place for place, _ in places], [hit for _, hit in places], LEAST_STRETCH)
    last, share = points[-1]
    points.append((last + BEYOND, 1.0 - (1.0 - share) / 2))
    return tuple((round(place, 4), round(min(max(p, LEAST_SURE), SUREST), 5)) for place, p in points)


def fitted_apart(features: Sequence[Features], right: Array, part_of: Array) -> tuple[Weights, list[float]]:
    """Return the weights of all rows, and each row's logit under the weights of the other parts."""
    table = table_of(features)
    whole = weighed(table, right, None)
    places = np.zeros(len(right))
    for part in range(PARTS):
        apart = part_of == part
        others = weighed(Table(table.names, table.matrix[~apart]), right[~apart], whole)
        places[apart] = table.matrix[apart] @ others
    return named(table, whole), places.tolist()


def fitted_whole(features: Sequence[Features], right: Array, near: Weights) -> Weights:
    """Return the weights of all rows; ``near`` was fitted on nearly the same."""
    table = table_of(features)
    start = np.array([*(near.weights.get(name, 0.0) for name in table.names), near.intercept])
    return named(table, weighed(table, right, start))


def table_of(features: Sequence[Features]) -> Table:
    """Return the rows under the features that were met often enough."""
    counts = Counter(name for row in features for name in row)
    return Table.of(features, sorted(name for name, count in counts.items() if count >= LEAST_ROWS))


def named(table: Table, weights: Array) -> Weights:
    """Return the weights by name, rounded; the intercept is the last."""
    found = {name: round(float(weight), 4) for name, weight in zip(table.names, weights, strict=False)}
    kept = {name: weight for name, weight in found.items() if weight}
    return Weights(intercept=round(float(weights[-1]), 4), weights=kept)


def weighed(table: Table, right: Array, start: Array | None) -> Array:
    """Return the weights, the intercept last, under which what was right is most likely."""
    placing = {name: PLACING_PENALTY for name in table.names if ":" in name}
    bounds = {name: sides.bounds(name) for name in table.names}
    return fit_logistic(table, right, Prior(PENALTY, placing, bounds), start=start)


def parts_of(seen: Sequence[Row]) -> list[int]:
    """Return the part of each row: a dossier is in one of them, whole."""
    owners = sorted({row.owner for row in seen})
    random.Random(1).shuffle(owners)
    part = {owner: number % PARTS for number, owner in enumerate(owners)}
    return [part[row.owner] for row in seen]


def sets_of(seen: Sequence[Row]) -> list[str]:
    """Return the names of the sets."""
    return sorted({row.set for row in seen})


def plain(place: float) -> float:
    return float(expected(np.array(place)))


def fitted(seen: Sequence[Row], unseen: Sequence[Row]) -> ConfidenceModel:
    """Return the model of all rows, with its figures on rows that it does not know."""
    whole = passes(seen)
    known = [row for row in seen if not row.forgetful]
    told = by_dossier(whole.places, parts_of(seen))
    figures = {"par dossier": measured(seen, told, forgetful=False)}
    if len(known) < len(seen):
        figures["mots oubliés"] = measured(seen, told, forgetful=True)
    places = list(whole.places)
    sets = sets_of(seen)
    for name in sets if len(sets) > 1 else []:
        others = passes_without(name, seen, whole)
        part = [row for row in seen if row.set == name]
        apart = scored(part, others)
        figures[f"{name}, des autres"] = measured(
            part, given(curve_of(others.places), apart), forgetful=False
        )
        # A new dossier is like none of the sets: half of the curve's points come from whole sets held out.
        places += apart
    curve = curve_of(places)
    for name in sets_of(unseen):
        part = [row for row in unseen if row.set == name]
        figures[f"{name}, jamais vu"] = summary(part, given(curve, scored(part, whole)))
    return ConfidenceModel(
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        sets={name: len({row.dossier for row in seen if row.set == name}) for name in sets},
        fields=len(known),
        errors=sum(not row.right for row in known),
        penalty=PENALTY,
        figures=figures,
        curve=curve,
        second=whole.second,
        first=whole.first,
    )


def given(curve: tuple[tuple[float, float], ...], places: Sequence[Place]) -> list[float]:
    """Return the probabilities of logits."""
    return [interpolated(curve, place) for place, _ in places]


def by_dossier(places: Sequence[Place], parts: Sequence[int]) -> list[float]:
    """Return each row's probability under weights and a curve that were made without its part."""
    curves = [
        curve_of([place for place, part in zip(places, parts, strict=True) if part != name])
        for name in range(PARTS)
    ]
    return [interpolated(curves[part], place) for (place, _), part in zip(places, parts, strict=True)]


def measured(part: Sequence[Row], probabilities: Sequence[float], *, forgetful: bool) -> dict[str, float]:
    """Return the figures of the first readings of some rows, or of the forgetful ones."""
    pairs = [pair for pair in zip(part, probabilities, strict=True) if pair[0].forgetful is forgetful]
    return summary([row for row, _ in pairs], [probability for _, probability in pairs])


def summary(part: Sequence[Row], probabilities: Sequence[float]) -> dict[str, float]:
    """Return the figures of the bars."""
    pairs = [(probability, row.right) for probability, row in zip(probabilities, part, strict=True)]
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
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"written: {target}")


if __name__ == "__main__":
    main()
