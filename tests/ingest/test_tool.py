"""Outside programs, with the Python interpreter as the program."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import MissingToolError, ToolFailedError, ToolTimeoutError
from ingest.tool import LIBREOFFICE, TESSERACT, Tool

HINTS = {"linux": "apt", "win32": "winget", "darwin": "brew"}
PYTHON = Tool("Python", (sys.executable,), {}, ("--version",), r"Python (\d[\d.]+)", HINTS)
MISSING = Tool("Absent", ("no-such-program-here",), {"linux": ("/nowhere/x",)}, (), r"(\d)", HINTS)


def test_program_is_found_with_its_version() -> None:
    """The probe says where and which."""
    assert PYTHON.find() == Path(sys.executable)
    assert PYTHON.version() == sys.version.split()[0]


def test_missing_program_is_told_with_its_installation() -> None:
    """The message holds the command that installs it."""
    assert MISSING.find() is None
    assert MISSING.version() is None
    with pytest.raises(MissingToolError, match="Absent n'est pas installé"):
        MISSING.run([], 5)
    with pytest.raises(MissingToolError, match=MISSING.hint):
        MISSING.require()


def test_output_comes_back_whatever_the_status() -> None:
    """Who runs it judges the status."""
    result = PYTHON.run(["-c", "print('oui'); raise SystemExit(3)"], 30, {"LIASSE": "1"})
    assert (result.returncode, result.stdout.strip()) == (3, b"oui")


def test_children_are_stopped_at_the_time_limit(tmp_path: Path) -> None:
    """A launcher's child that goes on would hold the machine."""
    sign = tmp_path / "encore"
    child = f"import time, pathlib; time.sleep(3); pathlib.Path({str(sign)!r}).touch()"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    start = time.perf_counter()
    with pytest.raises(ToolTimeoutError, match="arrêté"):
        PYTHON.run(["-c", code], 0.7)
    assert time.perf_counter() - start < 2.9
    time.sleep(max(0.0, 3.6 - (time.perf_counter() - start)))
    assert not sign.exists()


def test_children_are_stopped_when_the_worker_is_killed(tmp_path: Path) -> None:
    """A worker that is killed can stop nothing itself: its program and the children of that end all the same."""
    sign, begun = tmp_path / "encore", tmp_path / "begun"
    child = (
        f"import time, pathlib; pathlib.Path({str(begun)!r}).touch(); time.sleep(2); "
        f"pathlib.Path({str(sign)!r}).touch()"
    )
    launcher = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    code = (
        "import sys; from ingest.tool import Tool; "
        f"Tool('Python', (sys.executable,), {{}}, (), 'x', {{}}).run(['-c', {launcher!r}], 60)"
    )
    worker = subprocess.Popen([sys.executable, "-c", code])
    deadline = time.perf_counter() + 20
    while not begun.exists() and time.perf_counter() < deadline:
        time.sleep(0.05)
    worker.kill()
    worker.wait()
    assert begun.exists()
    time.sleep(3)
    assert not sign.exists()


def test_program_that_cannot_start_is_told(tmp_path: Path) -> None:
    """A file that is no program is found and fails."""
    broken = tmp_path / "broken.exe"
    broken.write_bytes(b"\0\1")
    broken.chmod(0o755)
    with pytest.raises(ToolFailedError):
        Tool("Cassé", (str(broken),), {}, (), r"(\d)", HINTS).run([], 5)


@pytest.mark.parametrize("tool", [LIBREOFFICE, TESSERACT])
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_every_platform_is_known(tool: Tool, platform: str) -> None:
    """Each has places to look in and a command to install."""
    assert tool.places[platform]
    assert tool.hints[platform]
