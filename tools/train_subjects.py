"""Learn what each long answer speaks of and write ``schemas/forms/<form>.subjects.json``.

    python tools/train_subjects.py SET… [--cache DIR] [--apart]

Each SET holds ``dossiers/`` and ``expected/``: the sentences of the expected texts answer their field, those of dossiers
without the form that stand in no expected text answer nothing. ``--apart`` also writes, for each set, the weights
learnt from the others to ``DIR/subjects/<set>.json``: what is measured or fitted on a set must not have learnt from it.
Needs scikit-learn (``pip install -c constraints.txt -e .[train]``).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from calibration_sets import SUBJECTS, Job, document_of, ingest_version, jobs, subjects_without
from extract.order import ITEM, OPENS, WITHIN
from extract.prose import Prose
from extract.sentences import BULLET, split
from extract.subjects import NOTHING, words
from ingest.document import Document
from liasse.evaluation_rules import flat

PATHS = (
    "presentation.descriptif", "publics.caracteristiques", "logements.typologie_texte", "logements.attribution",
    "logements.localisation_offre", "accompagnement.methodologie", "accompagnement.gestion_locative",
    "accompagnement.adhesion_menage", "accompagnement.mobilisation_offre", "accompagnement.relation_bailleur",
    "accompagnement.adequation_besoins", "partenariat.partenaires", "financement.texte", "financement.cofinancements",
    "duree.texte",
)  # fmt: skip
SHORTEST = 12  # characters of a sentence
LONG_ENOUGH = 25  # characters of one that tells where an answer begins and ends
PARTS = 8  # of a dossier, each with its own share of every field
COUNTED = 300  # sentences of letters that each set counts for
SMOOTHED = 0.3  # of a sentence: what never was counted may be
MET = 2  # sentences that hold a word, from which it may tell something
INVERSE_PENALTY = 1.5
SENTENCES = (
    4000  # that each set counts for: one writer says no more than another, however many dossiers there are
)
# How far a path of few sentences counts for as much as one of many: 0 not at all, 1 wholly. By sentences of letters by
# writers left out: right 84.5 % (of those taken for an answer 78, of the answers 89), with 1 and sets as they are 80.4.
EVENED = 0.5
LEAST_WEIGHT = 0.5  # smaller ones are left out: they tell nothing that a reader of the file could see
READ_AS_IMAGES = ("scan", "mixed", "ocr")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a set, and the path that it answers."""

    set: str
    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A dossier without the form: path, kind of place and place (0 to 1) of each sentence."""

    set: str
    sentences: tuple[tuple[str, int, float], ...]


def main() -> None:
    """Read the sets, learn, write."""
    wanted = arguments(__doc__ or "", SUBJECTS)
    told = list(dict.fromkeys(one for folder in wanted.sets for one in sentences(folder, wanted.cache)))
    written = [one for folder in wanted.sets for one in letters(folder, wanted.cache)]
    print(f"{len(told)} phrases, {len(written)} lettres")
    write(with_order(learnt(told), written), wanted.to)
    for folder in wanted.sets if wanted.apart else ():
        others = learnt([one for one in told if one.set != folder.name])
        ordered = with_order(others, [one for one in written if one.set != folder.name])
        write(ordered, subjects_without(wanted.cache, folder.name))


def arguments(description: str, to: Path) -> argparse.Namespace:
    """Return what a tool is asked that learns weights from sets, ``to`` being where they go unless it says so."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(".calibration"), help="where readings are kept")
    parser.add_argument("--apart", action="store_true", help="write the weights without each set as well")
    parser.add_argument("--to", type=Path, default=to)
    return parser.parse_args()


def sentences(folder: Path, cache: Path) -> Iterator[Sentence]:
    """Yield the sentences of a set."""
    for job in jobs(folder, cache, ingest_version(), stale=True):
        if any(kind in job.name for kind in READ_AS_IMAGES):
            continue
        texts = list(_expected(job))
        for path, text in texts:
            yield from (Sentence(folder.name, one, path) for one in split(text) if len(one) > SHORTEST)
        if _is_free(job):
            known = [f" {flat(text)} " for _, text in texts]
            for one in _of_dossier(job):
                if len(one) > SHORTEST and not any(f" {flat(one)} " in text for text in known):
                    yield Sentence(folder.name, one, NOTHING)


def _expected(job: Job) -> Iterator[tuple[str, str]]:
    for path in PATHS:
        value = job.reference["fields"].get(path, {}).get("valeur")
        text = value["texte"] if isinstance(value, dict) else value
        if text:
            yield path, text


def _is_free(job: Job) -> bool:
    """Say whether a dossier was written without the form."""
    return job.reference.get("plan", {}).get("register", "form") != "form" or "-free" in job.name


def _of_dossier(job: Job) -> Iterator[str]:
    document = document_of(job)
    for start, end in Prose(document).sentences:
        yield " ".join(document.text[start:end].split())


def letters(folder: Path, cache: Path) -> Iterator[Letter]:
    """Yield the dossiers of a set that were written without the form."""
    for job in jobs(folder, cache, ingest_version(), stale=True):
        if _is_free(job) and not any(kind in job.name for kind in READ_AS_IMAGES):
            texts = [(path, f" {flat(text)} ") for path, text in _expected(job)]
            yield Letter(folder.name, tuple(_placed(document_of(job), texts)))


def _placed(document: Document, texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, int, float]]:
    prose, text = Prose(document), document.text
    opening = {
        start + len(text[start:end]) - len(text[start:end].lstrip()) for start, end in prose.paragraphs
    }
    for start, end in prose.sentences:
        sentence = " ".join(text[start:end].split())
        if len(sentence) >= LONG_ENOUGH:
            path = next((path for path, told in texts if f" {flat(sentence)} " in told), NOTHING)
            kind = ITEM if BULLET.match(sentence) else OPENS if start in opening else WITHIN
            yield path, kind, start / len(text)


def with_order(model: dict[str, Any], written: Sequence[Letter]) -> dict[str, Any]:
    """Return the weights with the order in which letters answer (:mod:`extract.order`)."""
    number = {path: place for place, path in enumerate(model["paths"])}
    turns = np.full((len(number), len(number)), SMOOTHED)
    stays, places = np.ones((3, 2)), np.ones((PARTS, len(number)))
    of_set = Counter(one.set for one in written for _ in one.sentences)
    for letter in written:
        share = COUNTED / of_set[letter.set]
        for path, _, place in letter.sentences:
            places[int(place * PARTS), number[path]] += share
        for (before, _, _), (path, kind, _) in pairwise(letter.sentences):
            stays[kind, int(path != before)] += share
            turns[number[before], number[path]] += share * (path != before)
    np.fill_diagonal(turns, 0.0)
    np.fill_diagonal(
        turns, turns.sum(axis=1)
    )  # no turn leads to where it began: its share is 1, its logarithm 0
    places /= places.sum(axis=1, keepdims=True)
    told = {
        "turns": np.log(turns / np.diag(turns)[:, None]),
        "stays": np.log(stays / stays.sum(axis=1, keepdims=True)),
        "places": np.log(places / places.mean(axis=0, keepdims=True)),
    }
    return model | {name: np.round(table, 2).tolist() for name, table in told.items()}


def learnt(told: Sequence[Sentence]) -> dict[str, Any]:
    """Return the weights of a multinomial logistic regression over the tf-idf of words and pairs of words."""
    rarities = TfidfVectorizer(analyzer=words, min_df=MET, sublinear_tf=True)
    table = rarities.fit_transform([one.text for one in told])
    of_set, of_path = Counter(one.set for one in told), Counter(one.path for one in told)
    evened = {path: (len(told) / (len(of_path) * count)) ** EVENED for path, count in of_path.items()}
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=400, class_weight=evened, tol=1e-3)
    weights = [SENTENCES / of_set[one.set] for one in told]
    model.fit(table, [one.path for one in told], sample_weight=weights)
    return told_of(model, rarities, LEAST_WEIGHT)


def told_of(model: LogisticRegression, rarities: TfidfVectorizer, least: float) -> dict[str, Any]:
    """Return a fitted regression as it is written; weights below ``least`` are left out."""
    weights = np.where(np.abs(model.coef_) < least, 0.0, model.coef_)
    known = (
        (word, [round(float(rarities.idf_[column]), 2), *_told(weights[:, column])])
        for column, word in enumerate(rarities.get_feature_names_out())
    )
    return {
        "paths": [str(path) for path in model.classes_],
        "intercepts": [round(float(one), 2) for one in model.intercept_],
        "words": dict(known),
    }


def _told(weights: Iterable[float]) -> list[dict[str, float]]:
    known = {str(row): round(float(weight), 1) for row, weight in enumerate(weights) if weight}
    return [known] if known else []


def write(model: dict[str, object], path: Path) -> None:
    """Write the weights, a word a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    known = model["words"]
    assert isinstance(known, dict)
    lines = ",\n".join(
        f"{json.dumps(word, ensure_ascii=False)}:{json.dumps(told, separators=(',', ':'))}"
        for word, told in known.items()
    )
    head = {key: value for key, value in model.items() if key != "words"}
    text = json.dumps(head, ensure_ascii=False)[:-1] + f', "words": {{\n{lines}\n}}}}\n'
    path.write_text(text, encoding="utf-8")
    print(f"{path}: {len(known)} mots")


if __name__ == "__main__":
    main()
