"""Run a program, and stop it with all its children once whoever asked for it is gone.

A worker that hangs is killed from outside and cannot stop what it has started: LibreOffice would go on for
ever. So :mod:`ingest.tool` starts this file, which holds the end of a pipe whose other end only the worker
has. However the worker ends, the system closes the pipe. Run by path, with the standard library alone: it
must start in a few milliseconds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

NOT_STARTED = 126  # what shells say of a file that cannot be run
MARK = "liasse: "  # before the reason, on standard error
_SIGNALLED = 128  # what shells add to the number of the signal that ended a program


def main(command: list[str]) -> int:
    """Run the command and return its exit status."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    except OSError as error:
        os.write(2, f"{MARK}{error}".encode("utf-8", "replace"))
        return NOT_STARTED
    threading.Thread(target=_stop_at_the_end_of_input, args=(process.pid,), daemon=True).start()
    status = process.wait()
    return status if status >= 0 else _SIGNALLED - status


def _stop_at_the_end_of_input(pid: int) -> None:
    while os.read(0, 1024):
        pass
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(pid)], capture_output=True, check=False)
    else:
        os.killpg(os.getpgrp(), signal.SIGKILL)  # we lead a group of our own, and go with it


if __name__ == "__main__":
    # The thread above waits for ever: no orderly exit waits for it.
    os._exit(main(sys.argv[1:]))
