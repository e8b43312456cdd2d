"""One run at a time in an output folder.

The lock is the system's own, on a file held open: it goes with the process, however that ends, and there is
never a stale one to delete by hand. It says nothing about reviewing, which writes elsewhere.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from liasse.errors import BusyOutputError

_FILE = "verrou"
# What the systems say of a file that another process has locked.
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, getattr(errno, "EDEADLOCK", errno.EDEADLK)}


@contextmanager
def only_run(folder: Path, out: Path) -> Iterator[None]:
    """Keep ``folder`` (``OUT/.liasse``) to this run.

    Raises:
        BusyOutputError: another run is at work there.
    """
    with (folder / _FILE).open("a+b") as stream:
        try:
            _lock(stream)
        except OSError as error:
            if error.errno in _TAKEN:
                msg = (
                    f"Une autre exécution de liasse écrit déjà dans « {out} ». Attendez qu'elle finisse, ou "
                    "choisissez un autre dossier avec --out."
                )
                raise BusyOutputError(msg) from error
            # Some network drives know no locks: a run without one is better than none.
        yield


def _lock(stream: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 (Windows only)

        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 (POSIX only)

        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
