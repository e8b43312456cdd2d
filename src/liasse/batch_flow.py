"""The order in which jobs follow each other, over any executor.

Office files first, many per start of LibreOffice; then every page that must be recognised, spread over the
workers; and each dossier as soon as what it needs is there, so that one long scan does not hold up the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from ingest.settings import Settings
from liasse.batch_listing import Entry
from liasse.errors import CRASH_CODE, INTERNAL_CODE, TIMEOUT_CODE, Failure
from liasse.jobs import (
    OFFICE_FILES_PER_START,
    CropsJob,
    DossierJob,
    OfficeJob,
    PageJob,
    PagesJob,
    Result,
    Steps,
)
from liasse.progress import Progress

CROP_SECONDS = 60.0  # drawing stops itself after a third of that; a page that hangs is stopped then
_MOST_TRIES = 3  # of a job whose workers broke down as a whole, which is seldom its own fault


@dataclass(frozen=True, slots=True)
class Task:
    """A dossier to do: its files, and what they need before they can be read."""

    entry: Entry
    paths: tuple[Path, ...]
    office: tuple[tuple[Path, str], ...] = ()  # with the type of each
    scanned: bool = False


@dataclass(frozen=True, slots=True)
class _Call:
    """A job on its way: what is called, with what, and who takes the result."""

    function: Callable[..., object]
    job: object
    then: Callable[[Future[object]], None]
    tries: int = 1


@dataclass(slots=True)
class Flow:
    """Runs tasks on an executor and yields each result as it comes."""

    executor: Executor
    steps: Steps
    settings: Settings
    seconds: float
    progress: Progress
    _running: dict[Future[object], _Call] = field(default_factory=dict)
    _waiting: dict[str, int] = field(
        default_factory=lambda: defaultdict(int)
    )  # jobs before the dossier itself
    _tasks: dict[str, Task] = field(default_factory=dict)
    _unconverted: dict[Path, Failure] = field(default_factory=dict)
    _results: list[tuple[Task, Result]] = field(default_factory=list)

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[Task, Result]]:
        """Yield ``(task, result)`` in the order in which they end."""
        self._tasks = {task.entry.id: task for task in tasks}
        self._start_office([task for task in tasks if task.office])
        for task in tasks:
            if task.scanned:
                self._waiting[task.entry.id] += 1
                job = PagesJob(task.paths, self.settings, self.seconds)
                self._submit(self.steps.list_pages, job, partial(self._listed, task))
        for task in tasks:
            if not self._waiting[task.entry.id]:
                self._start_dossier(task)
        while self._running:
            self._settle()
            while self._results:
                yield self._results.pop()

    def _settle(self) -> None:
        done, _ = wait(self._running, return_when=FIRST_COMPLETED)
        broken = [future for future in done if isinstance(future.exception(), BrokenExecutor)]
        settled = [(future, self._running.pop(future)) for future in done.difference(broken)]
        if broken:  # before what the others start, which is with the new workers already
            self._begin_again(broken[0])
        for future, call in settled:
            call.then(future)

    def _begin_again(self, broken: Future[object]) -> None:
        """Give all that is not done to new workers.

        One that dies in the moment in which it takes a job can bring the others down (pebble cannot tell then whose
        job it had), and jobs that waited for one of them would never be heard of again. The oldest is the likeliest
        cause: where it was so too often, it is the one that is given up.
        """
        calls, self._running = list(self._running.values()), {}
        oldest = calls.pop(0)
        if oldest.tries < _MOST_TRIES:
            self._start(replace(oldest, tries=oldest.tries + 1))
        else:
            oldest.then(broken)
        for call in calls:
            self._start(call)

    def _submit(
        self, function: Callable[..., object], job: object, then: Callable[[Future[object]], None]
    ) -> None:
        self._start(_Call(function, job, then))

    def _start(self, call: _Call) -> None:
        self._running[self.executor.submit(call.function, call.job)] = call

    def _start_office(self, tasks: Sequence[Task]) -> None:
        """Share the files of all dossiers out to few starts of the program."""
        by_media: dict[str, list[tuple[Path, str]]] = defaultdict(list)
        for task in tasks:
            for path, media in task.office:
                by_media[media].append((path, task.entry.id))
        for media, pairs in by_media.items():
            for first in range(0, len(pairs), OFFICE_FILES_PER_START):
                self._start_conversion(media, pairs[first : first + OFFICE_FILES_PER_START])

    def _start_conversion(self, media: str, pairs: Sequence[tuple[Path, str]]) -> None:
        idents = {ident for _, ident in pairs}
        for ident in idents:
            self._waiting[ident] += 1
        # Where one start fails, each file is tried alone: the limit must bear that.
        limit = self.settings.seconds_per_tool + self.seconds
        job = OfficeJob(tuple(path for path, _ in pairs), media, self.settings, limit)
        self._submit(self.steps.office, job, partial(self._converted, idents))

    def _listed(self, task: Task, future: Future[object]) -> None:
        """Start the pages of a dossier; where they could not be listed, reading it will say why."""
        pages = future.result() if future.exception() is None else []
        assert isinstance(pages, list)
        self.progress.pages(len(pages))
        self._waiting[task.entry.id] += len(pages)
        for page in pages:
            job = PageJob(page, self.settings, self.settings.seconds_per_tool)
            self._submit(self.steps.page, job, partial(self._page_done, task.entry.id))
        self._ready({task.entry.id})

    def _converted(self, idents: set[str], future: Future[object]) -> None:
        failed = future.result() if future.exception() is None else {}
        assert isinstance(failed, dict)
        self._unconverted.update(failed)
        self._ready(idents)

    def _page_done(self, ident: str, _: Future[object]) -> None:
        self.progress.page_done()
        self._ready({ident})

    def _ready(self, idents: set[str]) -> None:
        """Count one job less before each dossier, and start those that wait for nothing more."""
        for ident in sorted(idents):
            self._waiting[ident] -= 1
            if not self._waiting[ident]:
                self._start_dossier(self._tasks[ident])

    def _start_dossier(self, task: Task) -> None:
        self.progress.working_on(task.entry.name)
        if task.paths and all(path in self._unconverted for path in task.paths):
            self._end(task, Result(None, self._unconverted[task.paths[0]]))
            return
        job = DossierJob(task.entry.id, task.paths, self.settings, self.seconds)
        self._submit(self.steps.dossier, job, partial(self._finished, task))

    def _finished(self, task: Task, future: Future[object]) -> None:
        result = _result_of(future, self.seconds)
        if result.evidence is not None and result.evidence.wishes:
            job = CropsJob(task.paths, result.evidence, self.settings, CROP_SECONDS)
            self._submit(self.steps.crops, job, partial(self._drawn, task, result))
        else:
            self._end(task, result)

    def _drawn(self, task: Task, result: Result, future: Future[object]) -> None:
        """Add the pictures; where they could not be drawn, the dossier stands without them."""
        crops = future.result() if future.exception() is None else []
        assert isinstance(crops, list)
        assert result.evidence is not None
        self._end(task, replace(result, evidence=replace(result.evidence, crops=tuple(crops))))

    def _end(self, task: Task, result: Result) -> None:
        self._results.append((task, result))
        self.progress.dossier_done()


def _result_of(future: Future[object], seconds: float) -> Result:
    """Return what the worker handed back, or why it could not."""
    error = future.exception()
    if error is None:
        result = future.result()
        assert isinstance(result, Result)
        return result
    if isinstance(error, TimeoutError):
        message = (
            f"La lecture n'a pas fini en {seconds:.0f} secondes et a été arrêtée. Relancez avec --retry et "
            "un --timeout plus grand, ou découpez le dossier."
        )
        return Result(None, Failure(TIMEOUT_CODE, message), seconds=seconds)
    if isinstance(error, BrokenExecutor) or type(error).__name__ == "ProcessExpired":
        message = (
            "Le processus de lecture s'est arrêté brutalement sur ce dossier (mémoire, bibliothèque). "
            "Relancez avec --retry ; s'il échoue encore, signalez-le."
        )
        return Result(None, Failure(CRASH_CODE, message, str(error)))
    message = f"Erreur interne ({type(error).__name__}) ; relancez avec -v pour la cause et signalez-la."
    return Result(None, Failure(INTERNAL_CODE, message, repr(error)))
