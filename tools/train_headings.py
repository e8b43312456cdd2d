"""Learn what headings ask for and write ``schemas/forms/<form>.headings.json``.

    python tools/train_headings.py SET… [--cache DIR] [--apart]

Each SET holds ``dossiers/`` and ``expected/``. A label that was found and whose field was read rightly is an example:
its words, and what follows it. Each is learnt twice, the second time with half of its own words forgotten, so that
what stands under a heading counts where its words are new. ``--apart`` also writes, for each set, the weights learnt
from the others alone, without the form's wordings (many came from that set), to ``DIR/headings/<set>.json``.
Needs scikit-learn (``pip install -c constraints.txt -e .[train]``).
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from multiprocessing import get_context
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from calibration_sets import (
    HEADINGS,
    Job,
    document_of,
    headings_without,
    ingest_version,
    jobs,
    projet_of,
    use_headings,
)
from extract.heading_styles import Heading as LineHeading
from extract.heading_styles import style_at
from extract.heading_words import heading_words
from extract.labels import Match
from extract.learnt_labels import set_as_labels, with_ends
from liasse.evaluation import judge
from liasse.pipeline import indexes
from train_subjects import arguments, told_of, write

MET = 2  # headings that hold a word, from which it may tell something
OFTEN = 6  # times that one heading is learnt from
INVERSE_PENALTY = 10.0
LEAST_WEIGHT = 0.5  # smaller ones are left out, and words that have no other


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a set, what follows it, and the key of the target that it stands for."""

    set: str
    text: str
    following: str
    style: tuple[str, ...]
    key: str  # "" where it stands for none


def main() -> None:
    """Read the sets, learn, write."""
    wanted = arguments(__doc__ or "", HEADINGS)
    work = [job for folder in wanted.sets for job in jobs(folder, wanted.cache, ingest_version(), stale=True)]
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        found = [one for some in pool.imap(headings, work, chunksize=4) for one in some]
    print(f"{len(found)} intitulés")
    write(learnt([*often(found), *printed()]), wanted.to)
    for folder in wanted.sets if wanted.apart else ():
        others = [one for one in found if one.set != folder.name]
        write(learnt([*often(others)]), headings_without(wanted.cache, folder.name))


def headings(job: Job) -> list[Heading]:
    """Return the labels of a dossier whose fields were read rightly."""
    document = document_of(job)
    use_headings(None)  # or it would learn from what it has learnt
    data, _, labels = projet_of(job.name, document)
    right = {one.path for one in judge(job.name, job.reference, data) if one.right}
    text = document.text

    anchors = {one.start: one for one in labels.anchors}
    lines = [
        *(
            one
            for one in set_as_labels(labels.surroundings, labels.anchors)
            if not _overlaps(one, labels.anchors)
        ),
        *(LineHeading(one.start, one.end, style_at(text, one.start) or ()) for one in labels.anchors),
    ]
    found = []
    for one, stop in with_ends(sorted(lines, key=lambda one: one.start), len(text)):
        target = anchors[one.start].target if one.start in anchors else None
        if target is None or (
            len(target.paths) < 2 and not target.free_form and right.issuperset(target.paths)
        ):
            key = target.key if target else ""
            found.append(Heading(job.set, text[one.start : one.end], text[one.end : stop], one.style, key))
    return found


def _overlaps(line: LineHeading, anchors: Sequence[Match]) -> bool:
    return any(one.start <= line.end and line.start <= one.end for one in anchors)


def often(found: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the headings, the same one some times only, each once more with half of its words forgotten."""
    met: Counter[tuple[str, str]] = Counter()
    chance = random.Random(1)
    for one in found:
        met[one.key, one.text] += 1
        if met[one.key, one.text] <= OFTEN:
            yield one
            kept = " ".join(word for word in one.text.split() if chance.random() > 0.5)
            yield replace(one, text=kept)


def printed() -> Iterator[Heading]:
    """Yield the wordings that the form's file holds."""
    for target in indexes()[0].targets:
        if len(target.paths) < 2 and not target.free_form:
            words = target.field.words if target.field else ()
            yield from (Heading("", text, "", (), target.key) for text in (*target.labels, *words))


def learnt(examples: Sequence[Heading]) -> dict[str, Any]:
    """Return the weights of a multinomial logistic regression over the tf-idf of words and pairs of words."""
    stem_class = indexes()[0].stem_class
    rarities = TfidfVectorizer(
        analyzer=lambda one: heading_words(one.text, one.following, one.style, stem_class),
        min_df=MET,
        sublinear_tf=True,
    )
    table = rarities.fit_transform(examples)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=300, tol=1e-3)
    model.fit(table, [one.key for one in examples])
    told = told_of(model, rarities, LEAST_WEIGHT)
    told["words"] = {word: known for word, known in told["words"].items() if len(known) > 1}
    return told


if __name__ == "__main__":
    main()
