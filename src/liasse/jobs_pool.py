"""Workers with a hard time limit, behind :class:`concurrent.futures.Executor`.

A worker that hangs in a C library cannot be interrupted from inside: pebble stops its process, and a
process that dies costs only what it was working on.
"""

from __future__ import annotations

import multiprocessing.connection
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.context import BaseContext
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

# Address space of one worker. A page of the largest size that settings let in needs about 1 GB with all its
# copies; spaCy, OpenCV and a LibreOffice child each reserve more than they use.
_WORKER_BYTES = 6 * 1024**3
# Libraries in C leak a little per page; a fresh worker now and then keeps that bounded.
_JOBS_PER_WORKER = 200
# What every dossier needs; imported once in the server that POSIX workers are forked from.
_PRELOAD = ["liasse.jobs", "liasse.preload"]
_WINDOWS_MAX_WORKERS = 60  # WaitForMultipleObjects


class TimedPool(Executor):
    """Worker processes; a job's ``seconds`` is its time limit, after which its process is killed."""

    def __init__(self, workers: int) -> None:
        """Prepare ``workers`` processes; they start with the first job."""
        _one_thread_each()
        self._workers = workers
        # A worker that is killed cannot clear up: what it leaves goes with this folder.
        self._scratch = tempfile.TemporaryDirectory(prefix="liasse-", ignore_cleanup_errors=True)
        self._pool = self._new_pool()
        self._ended = False

    def _new_pool(self) -> Any:
        from pebble import ProcessPool  # noqa: PLC0415 (kept out of `liasse --help`)

        return ProcessPool(
            max_workers=self._workers,
            max_tasks=_JOBS_PER_WORKER,
            initializer=_prepare_worker,
            initargs=(self._scratch.name,),
            context=_context(),
        )

    def submit(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Schedule a call; its first argument's ``seconds`` is the limit.

        Workers that broke down as a whole (what they had ends with ``BrokenExecutor``) are replaced first.

        Raises:
            RuntimeError: after :meth:`shutdown`.
        """
        if not self._pool.active and not self._ended:
            self._pool.stop()
            self._pool.join()
            self._pool = self._new_pool()
        seconds: float | None = getattr(args[0], "seconds", None) if args else None
        future: Future[R] = self._pool.schedule(function, args=args, kwargs=kwargs, timeout=seconds)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers: at once if what they do is cancelled, else when it is done."""
        self._ended = True
        if cancel_futures:
            self._pool.stop()
        else:
            self._pool.close()
        if wait:
            self._pool.join()
            self._scratch.cleanup()


def default_workers() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    usable = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return min(usable, _WINDOWS_MAX_WORKERS)


def start_server() -> None:
    """Start the server that workers are forked from, where there is one: it imports what they need beside this process."""
    _one_thread_each()
    if _context().get_start_method() == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415 (POSIX only)

        forkserver.ensure_running()


def _one_thread_each() -> None:
    """Keep libraries to one thread: pages and dossiers fill the processors already, and workers inherit this."""
    for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def _context() -> BaseContext:
    """Return how workers start: forked from a clean server where there is one, else afresh."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context: Any = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    return context  # type: ignore[no-any-return]


def _prepare_worker(scratch: str) -> None:
    """Leave Ctrl-C to the parent, which stops workers in order, and bound the memory where that is known."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = scratch
    os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), scratch))  # for the programs that it starts
    threading.Thread(target=_end_with_the_run, args=(scratch,), daemon=True).start()
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (POSIX only)

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = _WORKER_BYTES if hard == resource.RLIM_INFINITY else min(_WORKER_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _end_with_the_run(scratch: str) -> None:
    """End this worker once the run is gone: with it went the time limit, and a hang would last for ever."""
    run = multiprocessing.parent_process()
    if run is not None:
        multiprocessing.connection.wait([run.sentinel])
        shutil.rmtree(scratch, ignore_errors=True)
        os._exit(1)
