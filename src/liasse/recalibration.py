"""Confidences put right by what reviewers decided: ``OUT/calibration.json``, for this batch and its next runs.

The weights were learnt on invented dossiers; a batch may be read better or worse than those, as a whole or in
some kinds of fields. What reviewers confirmed and corrected says so. A few dozen decisions cannot teach two hundred
weights: the logit of each confidence is moved (for all fields, and by kind of field) and stretched, and held
near where it was as far as the decisions are few. Reviewers look first at what is least sure; that does not
mislead, as the confidence they chose by is what the fit starts from.
"""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from liasse.confidence import of_the_whole
from liasse.errors import CalibrationError
from liasse.evaluation_rules import kind_of, same
from liasse.results import leaves, read_results
from liasse.writing import dump_json, write_whole

FILE = "calibration.json"
LEAST_DECIDED = 30  # decisions below which nothing can be said
# How firmly each number is held at nought, as the inverse of the variance that is expected of it (in logits):
# a batch differs from the reference sets by some 0.7, a kind by 0.5 more, the stretch by a third.
_HELD = {"decalage": 2.0, "kind": 4.0, "pente": 9.0}
_LEAST_STRETCH = -0.8  # below -1 the order of the confidences would turn round
_EDGE = 0.0005  # no confidence is nought or one
_FILLED = "renseigne"


class Recalibration(BaseModel):
    """How logits are moved, and what that was learnt from."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: str
    dossiers: int
    champs: int  # that reviewers decided
    erreurs: int  # of them
    erreurs_attendues: float  # of them, by the confidences they had
    decalage: float
    pente: float
    natures: dict[str, float]

    def adjusted(self, path: str, confidence: float) -> float:
        """Return the confidence of a field as the decisions have it."""
        return self.adjusted_kind(kind_of(path), confidence)

    def adjusted_kind(self, kind: str, confidence: float) -> float:
        """Return the confidence of a field of a kind as the decisions have it."""
        place = _logit(confidence)
        return _probability(place * (1 + self.pente) + self.decalage + self.natures.get(kind, 0.0))

    def undone(self, path: str, confidence: float) -> float:
        """Return the confidence as it was before."""
        place = _logit(confidence) - self.decalage - self.natures.get(kind_of(path), 0.0)
        return _probability(place / (1 + self.pente))


@dataclass(frozen=True, slots=True)
class Decision:
    """A field that a reviewer decided, with the confidence that the model itself gave it."""

    dossier: str
    path: str
    confidence: float
    right: bool


def load(out: Path) -> Recalibration | None:
    """Return the batch's recalibration, None where there is none.

    Raises:
        CalibrationError: the file is there and cannot be used.
    """
    path = out / FILE
    if not path.is_file():
        return None
    try:
        return Recalibration.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, ValidationError, ValueError) as error:
        raise CalibrationError(
            f"« {path} » ne se lit pas ({type(error).__name__}). Supprimez-le, puis relancez « liasse calibrate »."
        ) from error


def learn(out: Path) -> Recalibration:
    """Return what the decisions in ``out`` teach.

    Raises:
        CalibrationError: there are too few.
    """
    decisions = decided(out, load(out))
    if len(decisions) < LEAST_DECIDED:
        raise CalibrationError(
            f"{len(decisions)} champ(s) relu(s) dans « {out} » : il en faut au moins {LEAST_DECIDED} pour recaler les "
            "confiances. Relisez-en d'autres avec « liasse review », puis recommencez."
        )
    return fitted(decisions)


def decided(out: Path, applied: Recalibration | None) -> list[Decision]:
    """Return the decisions on projects' fields; on a guide's sheets they say nothing of the model."""
    found = []
    for ident, champs in read_results(out).items():
        for path, champ in champs.items():
            correction = champ.get("correction")
            if correction is None or path.startswith("monographies"):
                continue
            given = float(champ["confiance"])
            before = applied.undone(path, given) if applied else given
            found.append(Decision(ident, path, before, _was_right(path, champ, correction)))
    return found


def _was_right(path: str, champ: Mapping[str, Any], correction: Mapping[str, Any]) -> bool:
    """Say whether the reviewer kept what was read; a comma put right in a free text is no error."""
    if champ["statut"] != correction["statut"]:
        return False
    return champ["statut"] != _FILLED or same(path, correction["valeur"], champ["valeur"])


def fitted(decisions: Sequence[Decision]) -> Recalibration:
    """Return the movement under which the decisions are most likely."""
    import numpy as np  # noqa: PLC0415 (kept out of `liasse --help`)

    from liasse.fitting import Prior, Table, fit_logistic  # noqa: PLC0415

    places = [_logit(decision.confidence) for decision in decisions]
    kinds = sorted({kind_of(decision.path) for decision in decisions})
    rows = [
        {"decalage": 1.0, "pente": place, f"nature:{kind_of(decision.path)}": 1.0}
        for decision, place in zip(decisions, places, strict=True)
    ]
    names = ["decalage", "pente", *(f"nature:{kind}" for kind in kinds)]
    held = {"decalage": _HELD["decalage"], "pente": _HELD["pente"]}
    prior = Prior(_HELD["kind"], held, {"pente": (_LEAST_STRETCH, math.inf)}, intercept=1e9)
    right = np.array([float(decision.right) for decision in decisions])
    weights = fit_logistic(Table.of(rows, names), right, prior, np.array(places))
    found = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=False)}
    return Recalibration(
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        dossiers=len({decision.dossier for decision in decisions}),
        champs=len(decisions),
        erreurs=sum(not decision.right for decision in decisions),
        erreurs_attendues=round(sum(1 - decision.confidence for decision in decisions), 1),
        decalage=found["decalage"],
        pente=found["pente"],
        natures={kind: found[f"nature:{kind}"] for kind in kinds},
    )


def apply(text: str, new: Recalibration | None, old: Recalibration | None = None) -> str:
    """Return a dossier's JSON with its confidences moved by ``new``, after taking back what ``old`` did.

    A guide stays as it is: nothing is learnt of its sheets.
    """
    data = json.loads(text)
    champs = leaves(data)
    if new is old or "projet" not in data or not champs:
        return text
    for path, champ in champs.items():
        before = old.undone(path, champ["confiance"]) if old else champ["confiance"]
        champ["confiance"] = round(new.adjusted(path, before) if new else before, 4)
    data["confiance"] = of_the_whole([champ["confiance"] for champ in champs.values()])
    return dump_json(data)


def put_in_place(out: Path, new: Recalibration | None) -> int:
    """Write the recalibration, or take it away, and move the confidences of the batch; return how many dossiers."""
    old = load(out)
    moved = 0
    for ident in read_results(out):
        path = out / f"{ident}.json"
        text = path.read_text(encoding="utf-8")
        changed = apply(text, new, old)
        if changed != text:
            write_whole(path, changed)
            moved += 1
    if new is None:
        (out / FILE).unlink(missing_ok=True)
    else:
        write_whole(out / FILE, dump_json(new.model_dump(mode="json")))
    return moved


def _logit(confidence: float) -> float:
    inside = min(max(confidence, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


def _probability(place: float) -> float:
    return min(max(1 / (1 + math.exp(-place)), _EDGE), 1 - _EDGE)


def told(learnt: Recalibration | None) -> list[str]:
    """Return what was learnt, in words."""
    if learnt is None:
        return ["Recalage retiré : les confiances sont celles du modèle livré."]
    lines = [
        f"{learnt.champs} champs relus dans {learnt.dossiers} dossier(s) : {learnt.erreurs} erreur(s), "
        + f"{learnt.erreurs_attendues:.1f} attendue(s) d'après les confiances.".replace(".", ",", 1)
    ]
    for kind in sorted(learnt.natures, key=learnt.natures.__getitem__):
        moved = learnt.adjusted_kind(kind, 0.9)
        if abs(moved - 0.9) >= 0.005:
            lines.append(f"  {kind} : une confiance de 0,90 devient {moved:.2f}".replace(".", ","))
    return lines
