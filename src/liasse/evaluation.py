"""Accuracy and calibration of a converted batch against reference values.

A field is right when its status and its value are both the reference's, or those of one of the
reference's ``alternatives``; :mod:`liasse.evaluation_rules` says when two values are the same. A dossier
of the reference that the batch does not hold counts with all its fields wrong: a crash is no excuse.

Reference values are one JSON per dossier (``{"file", "fields"}``), as ``REFERENCE/*.json`` or
``REFERENCE/<case>/expected.json``. A dossier is found by its path in ``lot.json``, else by its id, which
is the slug of the file's or sub-folder's name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import cast

from slugify import slugify

from liasse.evaluation_calibration import Calibration, calibrate
from liasse.evaluation_rules import identical, kind_of, same, same_departements, same_types, similarity

FILLED = "renseigne"
NOT_CONVERTED = "non_converti"

Tally = dict[str, tuple[int, int]]  # name: right, total


class EvaluationError(Exception):
    """The reference or the batch cannot be compared."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One field of one dossier, judged."""

    dossier: str
    format: str
    path: str
    right: bool
    strict: bool
    expected_status: str
    found_status: str
    expected: object
    found: object
    confidence: float | None
    likeness: float | None
    types_right: bool | None
    departements_right: bool | None = None  # None where the reference gives no place


@dataclass(frozen=True)
class Evaluation:
    """Every judgement, and the tables that are made of them."""

    judgements: tuple[Judgement, ...]
    not_converted: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()  # converted dossiers that the reference does not know

    @property
    def total(self) -> tuple[int, int]:
        """Fields right, fields in all."""
        return sum(judgement.right for judgement in self.judgements), len(self.judgements)

    @property
    def strictly_right(self) -> int:
        """Fields right without the tolerance for texts."""
        return sum(judgement.strict for judgement in self.judgements)

    @property
    def mean_likeness(self) -> float | None:
        """Mean likeness of the texts that both sides give."""
        values = [judgement.likeness for judgement in self.judgements if judgement.likeness is not None]
        return sum(values) / len(values) if values else None

    @property
    def types(self) -> tuple[int, int]:
        """Lists of bodies found whole: with every type right, in all."""
        known = [judgement.types_right for judgement in self.judgements if judgement.types_right is not None]
        return sum(known), len(known)

    @property
    def departements(self) -> tuple[int, int]:
        """Dossiers whose départements are exactly the reference's, dossiers whose reference gives a place."""
        known = [one.departements_right for one in self.judgements if one.departements_right is not None]
        return sum(known), len(known)

    def by(self, key: Callable[[Judgement], str]) -> Tally:
        """Return right and total by any trait of the judgements, worst first."""
        right: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for judgement in self.judgements:
            total[key(judgement)] += 1
            right[key(judgement)] += judgement.right
        order = sorted(total, key=lambda name: (right[name] / total[name], name))
        return {name: (right[name], total[name]) for name in order}

    @property
    def by_field(self) -> Tally:
        """Right and total per field."""
        return self.by(lambda judgement: judgement.path)

    @property
    def by_kind(self) -> Tally:
        """Right and total per kind of field."""
        return self.by(lambda judgement: kind_of(judgement.path))

    @property
    def by_format(self) -> Tally:
        """Right and total per format."""
        return self.by(lambda judgement: judgement.format)

    @property
    def by_dossier(self) -> Tally:
        """Right and total per dossier."""
        return self.by(lambda judgement: judgement.dossier)

    @property
    def exact_dossiers(self) -> tuple[int, int]:
        """Dossiers without a single error, dossiers in all."""
        tallies = self.by_dossier.values()
        return sum(right == total for right, total in tallies), len(tallies)

    @property
    def confusion(self) -> dict[tuple[str, str], int]:
        """How often each expected status was given as each status."""
        return dict(Counter((one.expected_status, one.found_status) for one in self.judgements))

    @cached_property
    def calibration(self) -> Calibration | None:
        """Reliability of the confidences."""
        known = [one for one in self.judgements if one.confidence is not None]
        pairs = [(one.confidence or 0.0, one.right) for one in known]
        return calibrate(pairs, [one.dossier for one in known])

    @property
    def misses(self) -> list[Judgement]:
        """The errors, those that were stated most surely first."""
        wrong = [judgement for judgement in self.judgements if not judgement.right]
        return sorted(wrong, key=lambda one: (-(one.confidence or 0.0), one.dossier, one.path))


def judge(name: str, reference: Mapping[str, object], data: Mapping[str, object]) -> list[Judgement]:
    """Judge a dossier's JSON that no batch holds, against one reference."""
    return list(_judged(name, reference, _Converted(name, data)))


def evaluate(out: Path, reference: Path) -> Evaluation:
    """Compare the batch in ``out`` with the reference values in ``reference``."""
    references = read_references(reference)
    index = _Batch(out)
    judgements: list[Judgement] = []
    missing: list[str] = []
    used: set[str] = set()
    for name, expected in references.items():
        found = index.find(str(expected.get("file", name)), name)
        if found is None:
            missing.append(name)
        else:
            used.add(found.id)
        judgements += _judged(name, expected, found)
    unknown = tuple(sorted(set(index.dossiers) - used))
    return Evaluation(tuple(judgements), tuple(missing), unknown)


@dataclass(frozen=True, slots=True)
class _Converted:
    """A dossier as the batch wrote it."""

    id: str
    data: Mapping[str, object]

    @property
    def format(self) -> str:
        """The types of its sources, and how they were read."""
        sources = [_mapping(source) for source in _list(self.data.get("sources"))]
        types = sorted({str(source.get("type")) for source in sources})
        readings = sorted({str(source.get("lecture")) for source in sources} - {"texte"})
        return "+".join(types) + (f" ({'+'.join(readings)})" if readings else "")

    def field(self, path: str) -> Mapping[str, object]:
        """Return a field of the project, as a reviewer corrected it or else as it was read."""
        node: object = self.data.get("projet")
        for key in path.split("."):
            node = _mapping(node).get(key)
        return _mapping(node)


class _Batch:
    """The dossiers of a batch, by path and by id."""

    def __init__(self, out: Path) -> None:
        if not (out / "lot.json").is_file():
            msg = f"{out} ne contient pas de lot.json : ce n'est pas le résultat d'un « liasse convert »"
            raise EvaluationError(msg)
        entries = [_mapping(entry) for entry in _list(_mapping(_read(out / "lot.json")).get("dossiers"))]
        self.dossiers: dict[str, _Converted] = {}
        self._by_name: dict[str, str] = {}
        for entry in entries:
            id_ = str(entry.get("id"))
            path = out / f"{id_}.json"
            if entry.get("statut") == "echec" or not path.is_file():
                continue
            self.dossiers[id_] = _Converted(id_, _mapping(_read(path)))
            self._by_name[_last_name(str(entry.get("chemin", "")))] = id_

    def find(self, file: str, reference_name: str) -> _Converted | None:
        """Return the dossier of a file or sub-folder name."""
        name = _last_name(file)
        stem = name.rsplit(".", 1)[0]
        for id_ in (self._by_name.get(name), slugify(stem), slugify(name), slugify(reference_name)):
            if id_ in self.dossiers:
                return self.dossiers[id_]
        return None


def _last_name(path: str) -> str:
    # A batch made on Windows is evaluated anywhere.
    return PureWindowsPath(PurePosixPath(path).name).name


def _read(path: Path) -> object:
    try:
        return cast("object", json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        msg = f"{path} ne se lit pas comme du JSON : {error}"
        raise EvaluationError(msg) from error


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def read_references(folder: Path) -> dict[str, Mapping[str, object]]:
    """Return the reference of every dossier by its name."""
    paths = [*folder.glob("*.json"), *folder.glob("expected/*.json"), *folder.glob("*/expected.json")]
    references = {}
    for path in sorted(paths):
        data = _mapping(_read(path))
        if "fields" in data:
            references[path.parent.name if path.name == "expected.json" else path.stem] = data
    if not references:
        msg = f"{folder} ne contient aucune valeur de référence (*.json ou */expected.json)"
        raise EvaluationError(msg)
    return references


def _judged(name: str, reference: Mapping[str, object], found: _Converted | None) -> Iterable[Judgement]:
    """Judge every field that the reference lists."""
    suffix = _last_name(str(reference.get("file", ""))).rpartition(".")[2].lower()
    format_ = found.format if found else suffix
    for path, expected in _mapping(reference.get("fields")).items():
        yield _judge(name, format_, path, (_mapping(expected), found.field(path) if found else {}))


def _judge(
    name: str, format_: str, path: str, sides: tuple[Mapping[str, object], Mapping[str, object]]
) -> Judgement:
    """Judge one field; of several right answers the one that was met, or else the first."""
    expected, found = sides
    answers = [expected, *(_mapping(other) for other in _list(expected.get("alternatives")))]
    status = str(found.get("statut", NOT_CONVERTED))
    met = next((answer for answer in answers if _met(path, answer, status, found.get("valeur"))), None)
    answer = met or answers[0]
    value = found.get("valeur")
    both = answer.get("statut") == FILLED == status
    confidence = found.get("confiance")
    return Judgement(
        dossier=name,
        format=format_,
        path=path,
        right=met is not None,
        strict=met is not None and (not both or identical(path, answer.get("valeur"), value)),
        expected_status=str(answer.get("statut")),
        found_status=status,
        expected=answer.get("valeur"),
        found=value,
        confidence=float(confidence) if isinstance(confidence, int | float) else None,
        likeness=similarity(path, answer.get("valeur"), value) if both else None,
        types_right=_types_right(path, answer.get("valeur"), value) if both else None,
        departements_right=_departements_right(path, answers, value),
    )


def _met(path: str, answer: Mapping[str, object], status: str, value: object) -> bool:
    if answer.get("statut") != status:
        return False
    return status != FILLED or same(path, answer.get("valeur"), value)


def _types_right(path: str, expected: object, found: object) -> bool | None:
    return same_types(expected, found) if kind_of(path) in ("organismes", "partenaires") else None


def _departements_right(path: str, answers: Sequence[Mapping[str, object]], value: object) -> bool | None:
    """Say whether a place has exactly the départements of one of the right answers, whatever else it says."""
    told = [answer.get("valeur") for answer in answers if answer.get("statut") == FILLED]
    if kind_of(path) != "lieux" or not told:
        return None
    return any(same_departements(place, value) for place in told)
