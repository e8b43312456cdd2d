"""Programs that hang, runs that are killed, two runs at the same time: real processes, through the command line."""

import json
import os
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile_files import FORM

# Stands in for LibreOffice: answers for its version, and hangs like it does, in a child of its own.
_HANGING = """
    import pathlib, subprocess, sys, time
    if "--version" in sys.argv:
        print("LibreOffice 7.4.7")
    elif "child" in sys.argv:
        for beat in range(600):
            pathlib.Path({beats!r}).write_text(str(beat))
            time.sleep(0.1)
    else:
        subprocess.run([sys.executable, __file__, "child"])
"""
_INSTEAD = """
    from ingest import tool
    object.__setattr__(tool.LIBREOFFICE, "commands", ({launcher!r},))
"""


@pytest.fixture
def hanging(tmp_path: Path) -> Path:
    """Return a folder that, first among the places of modules, puts a hanging program in LibreOffice's place.

    While the program's child lives, it writes ``beats`` there ten times a second.
    """
    folder = tmp_path / "pend"
    folder.mkdir()
    script = folder / "soffice.py"
    script.write_text(textwrap.dedent(_HANGING).format(beats=str(folder / "beats")), encoding="utf-8")
    launcher = folder / ("soffice.cmd" if sys.platform == "win32" else "soffice")
    if sys.platform == "win32":
        launcher.write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="utf-8")
    else:
        launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        launcher.chmod(0o755)
    instead = textwrap.dedent(_INSTEAD).format(launcher=str(launcher))
    (folder / "sitecustomize.py").write_text(instead, encoding="utf-8")
    return folder


@pytest.fixture
def dossiers(tmp_path: Path) -> Path:
    """Return a folder of a dossier that hangs and of one that does not."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ancien.rtf").write_bytes(b"{\\rtf1 Nombre de logements : 20\\par}")
    (folder / "bon.txt").write_text(FORM, encoding="utf-8")
    return folder


def start(path: Path, folder: Path, *options: object, scratch: Path | None = None) -> subprocess.Popen[str]:
    """Start a run with the modules of ``path``."""
    environment = {**os.environ, "PYTHONPATH": str(path), "PYTHONIOENCODING": "utf-8"}
    if scratch is not None:
        environment.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch)))
    command = [sys.executable, "-m", "liasse", "convert", str(folder), "--out", str(folder.parent / "out")]
    return subprocess.Popen(
        [*command, *map(str, options)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip


def wait_for(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Return whether a condition has come true within the time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def stopped(beats: Path) -> bool:
    """Say whether the hanging program's child writes no more."""
    before = beats.read_text()
    time.sleep(0.6)
    return beats.read_text() == before


def codes(folder: Path) -> dict[str, str | None]:
    """Return each dossier's code."""
    lot = json.loads((folder.parent / "out" / "lot.json").read_text("utf-8"))
    return {entry["chemin"]: entry["erreur"] and entry["erreur"]["code"] for entry in lot["dossiers"]}


def test_a_program_that_hangs_is_stopped_with_its_children(hanging: Path, dossiers: Path) -> None:
    """The limit holds for programs too, the dossier has its code, the other is read, nothing goes on."""
    run = start(hanging, dossiers, "--timeout", 2)
    printed, errors = run.communicate(timeout=60)
    assert 1 == run.returncode, errors
    assert {"ancien.rtf": "delai_depasse", "bon.txt": None} == codes(dossiers)
    assert "[delai_depasse]" in printed
    assert stopped(hanging / "beats")


def test_a_run_that_is_killed_leaves_nothing_behind(hanging: Path, dossiers: Path, tmp_path: Path) -> None:
    """No program, no worker, no temporary file; what was written is whole, and the next run goes on."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    run = start(hanging, dossiers, "--timeout", 50, scratch=scratch)
    assert wait_for((hanging / "beats").exists)
    assert wait_for((tmp_path / "out" / "bon.json").exists)
    assert list(scratch.iterdir())
    run.kill()
    run.communicate()
    assert wait_for(lambda: stopped(hanging / "beats"))
    assert wait_for(lambda: not list(scratch.glob("liasse-*")))
    assert "liasse/projet/1" == json.loads((tmp_path / "out" / "bon.json").read_text("utf-8"))["schema"]
    again = start(hanging, dossiers, "--timeout", 5)
    again.communicate(timeout=60)
    assert {"ancien.rtf": "delai_depasse", "bon.txt": None} == codes(dossiers)


def test_two_runs_do_not_write_into_one_folder(hanging: Path, dossiers: Path) -> None:
    """The second is refused with 2 and says why; the first is none the worse."""
    first = start(hanging, dossiers, "--timeout", 50)
    assert wait_for((hanging / "beats").exists)
    second = start(hanging, dossiers)
    _, errors = second.communicate(timeout=30)
    assert 2 == second.returncode
    assert "Une autre exécution de liasse écrit déjà dans" in errors
    assert "--out" in errors
    assert wait_for((dossiers.parent / "out" / "bon.json").exists)
    assert first.poll() is None
    first.kill()
    first.communicate()


@pytest.mark.parametrize("name", ["TMPDIR", "TEMP", "TMP"])
def test_workers_keep_their_files_where_the_run_clears_up(name: str) -> None:
    """Every name that a system knows for it leads to the run's own folder."""
    from liasse.jobs_pool import TimedPool  # noqa: PLC0415

    pool = TimedPool(1)
    inside = pool.submit(os.getenv, name).result(timeout=30)
    assert inside is not None
    folder = Path(inside)
    assert (True, Path(tempfile.gettempdir())) == (folder.is_dir(), folder.parent)
    pool.shutdown()
    assert not folder.exists()


def test_workers_that_broke_down_are_replaced() -> None:
    """Once they are gone for good, the next job starts new ones; after the end there are none."""
    from liasse.jobs_pool import TimedPool  # noqa: PLC0415

    pool = TimedPool(1)
    first = pool.submit(os.getpid).result(timeout=30)
    pool._pool.stop()
    assert first != pool.submit(os.getpid).result(timeout=30)
    pool.shutdown()
    with pytest.raises(RuntimeError):
        pool.submit(os.getpid)
