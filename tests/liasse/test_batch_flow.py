"""The order of a batch's jobs, over an executor that does each at once."""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from typing import Any

from ingest.settings import Settings
from liasse.batch_flow import Flow, Task
from liasse.batch_listing import Entry
from liasse.jobs import DossierJob, PagesJob, Result, Steps
from liasse.progress import Progress


class AtOnce(Executor):
    """Does each job as it is handed over, and breaks down at the first time that it is given one of ``breaks``."""

    def __init__(self, *breaks: str) -> None:
        self.breaks = list(breaks)

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Return what is done already."""
        future: Future[Any] = Future()
        ident = getattr(args[0], "ident", None)
        if ident in self.breaks:
            self.breaks.remove(ident)
            future.set_exception(BrokenExecutor("All workers expired"))
        else:
            future.set_result(function(*args, **kwargs))
        return future


def task(ident: str, *, scanned: bool = False) -> Task:
    """Return a dossier of one file, recognised or not."""
    return Task(Entry(ident, Path(ident), ident), (Path(ident),), scanned=scanned)


def test_what_follows_a_job_that_ended_as_the_workers_broke_down_is_done_once() -> None:
    """« a » is listed, so its dossier can start, in the moment in which the workers that had « b » are gone."""
    done: list[str] = []

    def list_pages(_: PagesJob) -> list[object]:
        return []

    def dossier(job: DossierJob) -> Result:
        done.append(job.ident)
        return Result(None, None)

    def nothing(_: object) -> Any:
        raise AssertionError("no such job is needed")

    steps = Steps(nothing, list_pages, nothing, dossier, nothing)
    flow = Flow(AtOnce("b"), steps, Settings(), 10.0, Progress())
    ended = [task.entry.id for task, _ in flow.run([task("a", scanned=True), task("b")])]
    assert sorted(ended) == sorted(done) == ["a", "b"]
