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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from calibration_sets import SUBJECTS, Job, document_of, ingest_version, jobs, subjects_without
from extract.prose import Prose
from extract.sentences import split
from extract.subjects import NOTHING, words
from liasse.evaluation_rules import flat

PATHS = (
    "presentation.descriptif", "publics.caracteristiques", "logements.typologie_texte", "logements.attribution",
    "logements.localisation_offre", "accompagnement.methodologie", "accompagnement.gestion_locative",
    "accompagnement.adhesion_menage", "accompagnement.mobilisation_offre", "accompagnement.relation_bailleur",
    "accompagnement.adequation_besoins", "partenariat.partenaires", "financement.texte", "financement.cofinancements",
    "duree.texte",
)  # fmt: skip
SHORTEST = 12  # characters of a sentence
MET = 4  # sentences that hold a word, from which it may tell something
INVERSE_PENALTY = 4.0
LEAST_WEIGHT = 0.5  # smaller ones are left out: they tell nothing that a reader of the file could see
READ_AS_IMAGES = ("scan", "mixed", "ocr")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a set, and the path that it answers."""

    set: str
    text: str
    path: str


def main() -> None:
    """Read the sets, learn, write."""
    wanted = arguments(__doc__ or "", SUBJECTS)
    told = list(dict.fromkeys(one for folder in wanted.sets for one in sentences(folder, wanted.cache)))
    print(f"{len(told)} phrases")
    write(learnt(told), wanted.to)
    for folder in wanted.sets if wanted.apart else ():
        write(
            learnt([one for one in told if one.set != folder.name]),
            subjects_without(wanted.cache, folder.name),
        )


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


def learnt(told: Sequence[Sentence]) -> dict[str, object]:
    """Return the weights of a multinomial logistic regression over the tf-idf of words and pairs of words."""
    rarities = TfidfVectorizer(analyzer=words, min_df=MET, sublinear_tf=True)
    table = rarities.fit_transform([one.text for one in told])
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=400, class_weight="balanced", tol=1e-3)
    model.fit(table, [one.path for one in told])
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
