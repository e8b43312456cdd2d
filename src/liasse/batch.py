"""A folder of dossiers in, one JSON per dossier, ``lot.json`` and the report out."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.errors import IngestError
from ingest.settings import Settings
from liasse import __version__, corrections, evidence_file, recalibration
from liasse.batch_alerts import add_batch_alerts
from liasse.batch_flow import Flow, Task
from liasse.batch_listing import Entry, list_entries
from liasse.batch_state import State, contents, fingerprint, reading_version
from liasse.errors import CorrectionError, ExitCode, Failure, NoDossierError, OutputError
from liasse.jobs import STEPS, Result, Steps
from liasse.jobs_pool import TimedPool, default_workers
from liasse.locking import only_run
from liasse.lot import Erreur, Lot, LotEntry, Outcome
from liasse.progress import Progress
from liasse.review_queue import DEFAULT_THRESHOLD, needs_review
from liasse.writing import clear_leftovers, dump_json, prepare_folder, write_whole

_OFFICE = {"doc", "odt", "rtf"}
_SCANNED = {"pdf", "image"}
_LOST_PIECE = "piece_illisible"
DEFAULT_SECONDS = 300.0
# A run that is killed loses at most this many dossiers of its memory, though none of their files.
_SAVE_EVERY = 20


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is run."""

    workers: int | None = None
    seconds: float = DEFAULT_SECONDS
    retry: bool = False  # read again what failed
    force: bool = False  # read everything again
    review_threshold: float = DEFAULT_THRESHOLD  # expected errors above which a dossier is « à revoir »


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of a run; ``read`` counts the dossiers that were read now and not kept from before."""

    lot: Lot
    read: int
    details: dict[str, str]
    warnings: tuple[str, ...] = ()

    @property
    def exit_code(self) -> ExitCode:
        """The contract's exit status."""
        failed = any(entry.statut is Outcome.FAILED for entry in self.lot.dossiers)
        return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def convert(
    folder: Path,
    out: Path,
    options: Options,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
    steps: Steps = STEPS,
) -> Batch:
    """Read every dossier of ``folder`` and write what the contract says into ``out``.

    ``executor`` runs the jobs in place of our own worker processes; it stays open.
    """
    prepare_folder(out)
    kept = out / ".liasse"
    prepare_folder(kept)
    with only_run(kept, out):
        for written in (out, kept):
            clear_leftovers(written)
        try:
            entries = list_entries(folder, exclude=[out])
        except NoDossierError as error:
            lot = Lot(version=__version__, dossiers=[], erreur=Erreur(code=error.code, message=str(error)))
            write_whole(out / "lot.json", dump_json(lot.model_dump(mode="json", by_alias=True)))
            raise
        run = _Run(out, State.load(kept), _settings(kept, options), options, steps)
        run.plan(entries)
        run.work(progress or Progress(), executor)
        return run.finish(entries)


def _settings(kept: Path, options: Options) -> Settings:
    """Return what the readers may do: no outside program may take longer than a whole dossier."""
    settings = Settings(cache=kept / "cache")
    return replace(settings, seconds_per_tool=min(settings.seconds_per_tool, options.seconds))


class _Run:
    """One run: what is known, what must be done, what came of it."""

    def __init__(self, out: Path, state: State, settings: Settings, options: Options, steps: Steps) -> None:
        self.out, self.state, self.settings, self.options, self.steps = out, state, settings, options, steps
        self.done: dict[str, LotEntry] = {}
        self.tasks: list[Task] = []
        self.prints: dict[str, str] = {}
        self.details: dict[str, str] = {}
        self.warnings: list[str] = []
        self.moved = recalibration.load(out)

    def plan(self, entries: Sequence[Entry]) -> None:
        """Sort the dossiers into those that are as they were and those to read."""
        version = reading_version(self.settings) + (self.moved.model_dump_json() if self.moved else "")
        same: dict[tuple[bytes, ...], list[str]] = defaultdict(list)
        for entry in entries:
            try:
                paths = _files(entry, self.settings)
                digests = contents(paths)
                same[digests].append(entry.name)
                self.prints[entry.id] = fingerprint(paths, digests, version)
                former = self._former(entry)
                if former is None:
                    self.tasks.append(_task(entry, paths, self.settings))
                else:
                    self.done[entry.id] = former
            except IngestError as error:
                self._record(entry, Result(None, Failure(error.code, str(error))))
            except OSError as error:
                message = (
                    f"« {entry.path} » ne peut pas être lu : {error.strerror or error}. Vérifiez vos droits."
                )
                self._record(entry, Result(None, Failure("lecture_impossible", message)))
        self.warnings += [_twice(names) for digests, names in same.items() if digests and len(names) > 1]

    def _former(self, entry: Entry) -> LotEntry | None:
        """Return what a former run made of the same files, if it still stands."""
        former = None if self.options.force else self.state.entry(entry.id, self.prints[entry.id])
        if former is None:
            return None
        if former.statut is Outcome.FAILED:
            return None if self.options.retry else former
        return former if _is_whole(self.out / f"{entry.id}.json") else None

    def work(self, progress: Progress, executor: Executor | None) -> None:
        """Read what must be read; whatever stops us, what was read is kept."""
        if not self.tasks:
            return
        own = executor is None
        pool = executor or TimedPool(min(self.options.workers or default_workers(), _most_jobs(self.tasks)))
        flow = Flow(pool, self.steps, self.settings, self.options.seconds, progress)
        finished = False
        try:
            with progress:
                progress.dossiers(len(self.tasks))
                for count, (task, result) in enumerate(flow.run(self.tasks), start=1):
                    self._record(task.entry, result)
                    if count % _SAVE_EVERY == 0:
                        self.state.save()
            finished = True
        finally:
            try:
                self.state.save()
            finally:
                if own:
                    pool.shutdown(cancel_futures=not finished)

    def _record(self, entry: Entry, result: Result) -> None:
        """Write one dossier's file and remember what came of it."""
        result = self._recalibrated(result)
        try:
            self._write(entry.id, result)
        except (
            OutputError,
            OSError,
        ) as error:  # a file that is open in another program must not cost the others
            result = replace(
                result, json=None, failure=Failure(OutputError.code, str(error)), confidence=None
            )
            self.prints.pop(entry.id, None)  # the dossier is not at fault: the next run tries again
        if result.failure is not None and result.failure.detail:
            self.details[entry.id] = result.failure.detail
        made = _lot_entry(entry, result)
        self.done[entry.id] = made
        if entry.id in self.prints:
            self.state.known[entry.id] = (self.prints[entry.id], made)

    def _write(self, ident: str, result: Result) -> None:
        path = self.out / f"{ident}.json"
        if result.json is not None:
            write_whole(path, self._corrected(ident, result.json))
        else:
            with suppress(OSError):
                path.unlink()  # of a former reading, of other files: it would pass for this one's
        evidence_file.write(self.state.folder, ident, result.evidence)

    def _recalibrated(self, result: Result) -> Result:
        """Return the result with the confidences that reviewers' decisions gave this batch."""
        if self.moved is None or result.json is None:
            return result
        text = recalibration.apply(result.json, self.moved)
        return replace(result, json=text, confidence=json.loads(text)["confiance"])

    def _corrected(self, ident: str, text: str) -> str:
        try:
            return corrections.apply(text, self.out / corrections.FOLDER / f"{ident}.json")
        except CorrectionError as error:
            self.warnings.append(str(error))
            return text

    def finish(self, entries: Sequence[Entry]) -> Batch:
        """Take up corrections of dossiers that were not read again, judge all, and write the batch's own files."""
        from liasse.report import render  # noqa: PLC0415 (jinja2 is needed here only)

        read = {task.entry.id for task in self.tasks}
        written = [ident for ident, made in self.done.items() if made.statut is not Outcome.FAILED]
        for ident in written:
            if ident not in read:
                self._take_up_corrections(self.out / f"{ident}.json", ident)
        add_batch_alerts(self.out, written)
        for ident in written:
            self.done[ident] = self.done[ident].model_copy(update={"statut": self._judged(ident)})
        lot = Lot(version=__version__, dossiers=[self.done[entry.id] for entry in entries])
        write_whole(self.out / "lot.json", dump_json(lot.model_dump(mode="json", by_alias=True)))
        write_whole(self.out / "rapport.html", render(lot, self.out, self.options.review_threshold))
        self.state.threshold = self.options.review_threshold
        self.state.save()
        return Batch(lot, len(self.tasks), self.details, tuple(self.warnings))

    def _take_up_corrections(self, path: Path, ident: str) -> None:
        text = path.read_text(encoding="utf-8")
        corrected = self._corrected(ident, text)
        if corrected != text:
            write_whole(path, corrected)

    def _judged(self, ident: str) -> Outcome:
        """Return whether a dossier is to be reviewed: a piece of it lost, its corrections, this run's threshold."""
        data = json.loads((self.out / f"{ident}.json").read_text(encoding="utf-8"))
        lost = any(alert["code"] == _LOST_PIECE for alert in data.get("alertes", ()))
        doubtful = lost or needs_review(data, self.options.review_threshold)
        return Outcome.TO_REVIEW if doubtful else Outcome.CONVERTED


def _twice(names: Sequence[str]) -> str:
    listed = ", ".join(f"« {name} »" for name in names)
    return f"{listed} ont exactement le même contenu : le même dossier compte {len(names)} fois."


def _is_whole(path: Path) -> bool:
    """Tell whether a result is there and is JSON: a disk or an editor may have spoiled it since."""
    try:
        return isinstance(json.loads(path.read_text(encoding="utf-8")), dict)
    except (OSError, ValueError):
        return False


def _files(entry: Entry, settings: Settings) -> tuple[Path, ...]:
    if not entry.path.is_dir():
        return (entry.path,)
    from ingest.dossier import dossier_files  # noqa: PLC0415 (kept out of `liasse --help`)

    return tuple(dossier_files(entry.path, settings))


def _task(entry: Entry, paths: tuple[Path, ...], settings: Settings) -> Task:
    """Tell what the files need before they are read."""
    media = {path: _media(path, settings) for path in paths}
    office = tuple((path, kind) for path, kind in media.items() if kind in _OFFICE)
    return Task(entry, paths, office, scanned=not _SCANNED.isdisjoint(media.values()))


def _media(path: Path, settings: Settings) -> str | None:
    """Return the file's type, or None: reading the dossier meets the same error and tells it."""
    from ingest.sniff import sniff  # noqa: PLC0415 (kept out of `liasse --help`)

    try:
        return sniff(path, settings)
    except (IngestError, OSError):
        return None


def _most_jobs(tasks: Sequence[Task]) -> int:
    """Return how many workers could ever be busy: pages of one scan keep several at work."""
    return sys.maxsize if any(task.scanned for task in tasks) else len(tasks)


def _lot_entry(entry: Entry, result: Result) -> LotEntry:
    failure = result.failure
    return LotEntry(
        id=entry.id,
        chemin=entry.name,
        statut=Outcome.FAILED if failure else Outcome.CONVERTED,
        erreur=Erreur(code=failure.code, message=failure.message) if failure else None,
        confiance=result.confidence,
        secondes=result.seconds,
    )
