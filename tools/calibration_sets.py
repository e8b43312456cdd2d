"""Reference sets read and judged in this process: what the fit of the confidences needs of them.

Reading (OCR above all) is slow and does not depend on what is extracted: its result is kept in a cache, keyed by
the dossier's files and the code of ``ingest``. Extraction is quick and is always done again.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from slugify import slugify

from extract.subjects import Subjects, load_subjects
from ingest.archive import unpack
from ingest.document import Document
from ingest.dossier import dossier_files
from ingest.errors import IngestError
from ingest.reading import read_dossier_files
from ingest.settings import Settings
from ingest.sniff import sniff
from liasse.batch_listing import list_entries
from liasse.building import build
from liasse.evaluation import judge, read_references
from liasse.features import Context, Labels, features
from liasse.linking import link
from liasse.normalizing import Value
from liasse.pipeline import indexes, interpret
from liasse.registers import matcher
from liasse.schema import Dossier
from stranger import forget

ROOT = Path(__file__).resolve().parents[1]
SUBJECTS = ROOT / "schemas" / "forms" / "logements-accompagnes-2014.subjects.json"
HEADINGS = SUBJECTS.with_name("logements-accompagnes-2014.headings.json")


@dataclass(frozen=True, slots=True)
class Row:
    """One field of one dossier: what is known of it, and whether it is right."""

    set: str
    dossier: str
    path: str
    kind: str
    format: str
    expected_status: str
    status: str
    right: bool
    confidence: float  # as the model in place gives it
    features: dict[str, float]
    expected: object = None
    found: object = None
    kept: float = 1.0  # share of the wordings that were known

    @property
    def owner(self) -> tuple[str, str]:
        """The dossier, unique over the sets."""
        return self.set, self.dossier

    @property
    def forgetful(self) -> bool:
        """Whether some of the wordings were not known."""
        return self.kept < 1.0

    @property
    def reading(self) -> tuple[str, str, float]:
        """One reading of the dossier: with all wordings, or with some of them forgotten."""
        return *self.owner, self.kept


@dataclass(frozen=True, slots=True)
class Job:
    """A dossier of a set, and where its reading is kept."""

    set: str
    name: str
    source: Path
    reference: dict[str, Any]
    cache: Path
    version: str
    stale: bool  # take the reading of an earlier version of ingest where there is one
    kept: float = 1.0  # share of the wordings that the extractor may know


def jobs(folder: Path, cache: Path, version: str, *, stale: bool, kept: float = 1.0) -> list[Job]:
    """Return the dossiers of a reference set that have reference values."""
    entries = {slugify(Path(entry.name).stem): entry for entry in list_entries(folder / "dossiers")}
    entries |= {entry.id: entry for entry in list_entries(folder / "dossiers")}
    found = []
    for name, reference in read_references(folder / "expected").items():
        stem = Path(str(reference.get("file", name))).stem
        entry = entries.get(slugify(stem)) or entries.get(slugify(name))
        if entry is None:
            print(f"{folder.name}: no dossier for {name}", file=sys.stderr)
            continue
        found.append(Job(folder.name, entry.id, entry.path, dict(reference), cache, version, stale, kept))
    return found


def ingest_version() -> str:
    """Return a digest of the code that reads files."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src" / "ingest").rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def subjects_without(cache: Path, name: str) -> Path:
    """Return where the weights of subjects are kept that were learnt without the set that is judged."""
    return cache / "subjects" / f"{name}.json"


def headings_without(cache: Path, name: str) -> Path:
    """Return where the weights of headings are kept that were learnt without the set that is judged."""
    return cache / "headings" / f"{name}.json"


def rows(work: Sequence[Job], workers: int) -> Iterator[list[Row]]:
    """Yield the rows of each dossier, as they come; all of one share of wordings, which a process forgets for good."""
    if workers < 2 and all(job.kept >= 1.0 for job in work):
        yield from map(judged, work)
        return
    kept = work[0].kept if work else 1.0
    with get_context("spawn").Pool(workers, initializer=forget, initargs=(kept,)) as pool:
        yield from pool.imap_unordered(judged, work, chunksize=2)


def judged(job: Job) -> list[Row]:
    """Return the rows of one dossier; none, with a word why, where it cannot be read."""
    try:
        document = document_of(job)
    except (IngestError, OSError) as error:
        print(f"{job.set}/{job.name}: {error}", file=sys.stderr)
        return []
    learn_apart(job)
    return _rows(job, document)


def learn_apart(job: Job) -> None:
    """Let this process read with the weights that were learnt without the dossier's set, where there are such."""
    subjects, headings = subjects_without(job.cache, job.set), headings_without(job.cache, job.set)
    for index in indexes():
        index.subjects = load_subjects(subjects if subjects.is_file() else SUBJECTS)
    use_headings(load_subjects(headings if headings.is_file() else HEADINGS))


def use_headings(weights: Subjects | None) -> None:
    """Let this process tell headings by these weights, by none where there are none."""
    for index in indexes():
        index.headings = weights
        index.asked.cache_clear()


def document_of(job: Job) -> Document:
    """Return a dossier's reading, from the cache if it is there."""
    kept = job.cache / "documents" / job.version / f"{job.set}-{job.name}-{_identity(job.source)}.pickle"
    if kept.is_file():
        return pickle.loads(kept.read_bytes())
    if job.stale:
        older = sorted(job.cache.glob(f"documents/*/{kept.name}"), key=lambda path: path.stat().st_mtime)
        if older:
            return pickle.loads(older[-1].read_bytes())
    document = _read(job)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    part.write_bytes(pickle.dumps(document))
    part.replace(kept)
    return document


def _identity(source: Path) -> str:
    """Return a digest of the dossier's files."""
    digest = hashlib.sha256()
    for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _read(job: Job) -> Document:
    settings = Settings(cache=job.cache)
    with tempfile.TemporaryDirectory(prefix="liasse-", ignore_cleanup_errors=True) as folder:
        if job.source.is_dir():
            paths = tuple(dossier_files(job.source, settings))
        elif sniff(job.source, settings) == "zip":
            paths = tuple(unpack(job.source, Path(folder), settings))
        else:
            paths = (job.source,)
        document, _ = read_dossier_files(paths, settings)
    return document


def projet_of(name: str, document: Document) -> tuple[dict[str, Any], list[Value], Labels]:
    """Return a dossier's data as the batch writes it, and the values and labels that they were built of."""
    values, labels = interpret(document)
    values = link(values, document, matcher())
    built = build(document, values, labels)
    content: Mapping[str, object] = {
        "schema": "liasse/projet/1",
        "id": name,
        "sources": built.sources,
        "projet": built.tree,
        "alertes": [],
        "confiance": built.confidence,
    }
    return Dossier.model_validate(content).model_dump(mode="json", by_alias=True), values, labels


def _rows(job: Job, document: Document) -> list[Row]:
    data, values, labels = projet_of(job.name, document)
    verdicts = {one.path: one for one in judge(job.name, job.reference, data)}
    context = Context(document, values, labels)
    return [
        Row(
            set=job.set,
            dossier=job.name,
            path=value.candidate.path,
            kind=value.candidate.kind,
            format=verdict.format,
            expected_status=verdict.expected_status,
            status=verdict.found_status,
            right=verdict.right,
            confidence=verdict.confidence or 0.0,
            features=features(value, context),
            expected=verdict.expected,
            found=verdict.found,
            kept=job.kept,
        )
        for value in values
        if (verdict := verdicts.get(value.candidate.path)) is not None
    ]
