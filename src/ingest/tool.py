"""Outside programs: where they are, which version, how they are run and stopped.

Analysts sit at Windows machines where neither Tesseract nor LibreOffice is on the PATH after a default
installation, so the places where the installers put them are known here.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest import guard
from ingest.errors import MissingToolError, ToolFailedError, ToolTimeoutError

_PROBE_SECONDS = 30.0
# Nothing but the standard library, and nothing of the environment: started in some 15 ms.
_GUARDED = (sys.executable, "-I", "-S", str(Path(guard.__file__)))


@dataclass(frozen=True)
class Tool:
    """An outside program.

    ``places`` and ``hints`` are by ``sys.platform`` (linux, win32, darwin); a place may hold environment
    variables of Windows (``%ProgramFiles%``).
    """

    name: str
    commands: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]]
    version_args: tuple[str, ...]
    version_pattern: str
    hints: Mapping[str, str]

    def __hash__(self) -> int:
        """Hash by name, so that what was found can be kept."""
        return hash(self.name)

    def find(self) -> Path | None:
        """Return the program's path, or None where it is not installed."""
        return _find(self, os.environ.get("PATH", ""))

    def require(self) -> Path:
        """Return the program's path, or raise with the command that installs it."""
        found = self.find()
        if found is None:
            raise MissingToolError(f"{self.name} n'est pas installé. Pour l'installer : {self.hint}")
        return found

    @property
    def hint(self) -> str:
        """The command that installs it on this platform."""
        return self.hints.get(sys.platform, self.hints["linux"])

    def version(self) -> str | None:
        """Return its version as it prints it, None where it is missing or does not answer."""
        found = self.find()
        return None if found is None else _version(self, found)

    def run(
        self, arguments: Sequence[str], timeout: float, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run it and return what it printed, whatever its exit status.

        It runs under :mod:`ingest.guard`, so that it ends with this process even where that is killed.

        Raises:
            MissingToolError: it is not installed.
            ToolTimeoutError: it did not end within ``timeout`` seconds; it and its children were stopped.
            ToolFailedError: it could not be started.
        """
        command = [*_GUARDED, str(self.require()), *arguments]
        theirs, ours = os.pipe()  # ours is closed by the system if we are killed: the guard waits for that
        try:
            result = _ended(self, _started(command, theirs, environment), timeout)
        finally:
            os.close(ours)
        if result.returncode == guard.NOT_STARTED and result.stderr.startswith(guard.MARK.encode()):
            why = result.stderr.decode("utf-8", "replace").removeprefix(guard.MARK)
            raise ToolFailedError(f"{self.name} n'a pas pu être lancé : {why}")
        return result


def _started(
    command: Sequence[str], stdin: int, environment: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=None if environment is None else {**os.environ, **environment},
            start_new_session=True,  # a group of its own on POSIX; without effect on Windows
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    finally:
        os.close(stdin)


def _ended(
    tool: Tool, process: subprocess.Popen[bytes], timeout: float
) -> subprocess.CompletedProcess[bytes]:
    try:
        output, errors = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        stop(process)
        raise ToolTimeoutError(
            f"{tool.name} n'a pas fini en {timeout:.0f} secondes et a été arrêté."
        ) from None
    except BaseException:
        stop(process)  # the worker itself is being stopped: leave no orphan
        raise
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a process and all its children (soffice is a launcher; the work is done by a child)."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    try:
        process.communicate(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()


@lru_cache(maxsize=32)
def _find(tool: Tool, path: str) -> Path | None:
    for command in tool.commands:
        found = shutil.which(command, path=path or None)
        if found:
            return Path(found)
    for place in tool.places.get(sys.platform, ()):
        candidate = Path(os.path.expandvars(place)).expanduser()
        if candidate.is_file():
            return candidate
    return None


@lru_cache(maxsize=32)
def _version(tool: Tool, executable: Path) -> str | None:
    try:
        result = subprocess.run(
            [str(executable), *tool.version_args],
            capture_output=True,
            timeout=_PROBE_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    printed = (result.stdout + result.stderr).decode("utf-8", "replace")
    match = re.search(tool.version_pattern, printed)
    return match.group(1) if match else None


LIBREOFFICE = Tool(
    name="LibreOffice",
    commands=("soffice", "libreoffice"),
    places={
        "linux": (
            "/usr/lib/libreoffice/program/soffice",
            "/opt/libreoffice/program/soffice",
            "/snap/bin/libreoffice",
        ),
        "win32": (
            # soffice.com waits for the work to end and prints; soffice.exe does neither
            r"%ProgramFiles%\LibreOffice\program\soffice.com",
            r"%ProgramW6432%\LibreOffice\program\soffice.com",
            r"%ProgramFiles(x86)%\LibreOffice\program\soffice.com",
        ),
        "darwin": (
            "/Applications/LibreOffice.app/Contents/MacOS/soffice",
            "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
        ),
    },
    version_args=("--version",),
    version_pattern=r"LibreOffice\s+(\d+(?:\.\d+)+)",
    hints={
        "linux": "sudo apt-get install libreoffice-writer-nogui",
        "win32": "winget install TheDocumentFoundation.LibreOffice",
        "darwin": "brew install --cask libreoffice",
    },
)

TESSERACT = Tool(
    name="Tesseract",
    commands=("tesseract",),
    places={
        "linux": ("/usr/bin/tesseract", "/usr/local/bin/tesseract"),
        "win32": (
            r"%ProgramFiles%\Tesseract-OCR\tesseract.exe",
            r"%ProgramW6432%\Tesseract-OCR\tesseract.exe",
            r"%ProgramFiles(x86)%\Tesseract-OCR\tesseract.exe",
            r"%LOCALAPPDATA%\Programs\Tesseract-OCR\tesseract.exe",
        ),
        "darwin": ("/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract", "/opt/local/bin/tesseract"),
    },
    version_args=("--version",),
    version_pattern=r"tesseract\s+v?(\d+(?:\.\d+)+)",
    hints={
        "linux": "sudo apt-get install tesseract-ocr",
        "win32": "winget install UB-Mannheim.TesseractOCR",
        "darwin": "brew install tesseract",
    },
)
