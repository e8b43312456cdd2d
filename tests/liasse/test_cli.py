"""The command line: exit statuses, messages, what the doctor says."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.tool import TESSERACT
from liasse import doctor


def _liasse(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "liasse", *arguments],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("convert", "nulle-part", "--out", "{out}"), "il n'existe pas"),
        (("convert", "{empty}", "--out", "{out}"), "Aucun dossier dans"),
        (("convert", "{empty}"), "--out"),
        (("export", "{empty}", "--to", "x.csv"), "liasse convert"),
        (("convert", "{empty}", "--out", "{file}"), "Choisissez un autre dossier"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_a_message(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    """What cannot start says why on standard error, without a traceback."""
    (tmp_path / "vide").mkdir()
    (tmp_path / "fichier").touch()
    places = {"out": tmp_path / "out", "empty": tmp_path / "vide", "file": tmp_path / "fichier"}
    done = _liasse(*(argument.format(**places) for argument in arguments))
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_help_is_quick() -> None:
    """The help is there at once: 0.4 s is the bar, the best of three is what the machine can do."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        assert _liasse("--help").returncode == 0
        times.append(time.perf_counter() - started)
    assert min(times) < 0.4


def test_the_doctor_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing program is named with the command that installs it, and the answer is no."""
    monkeypatch.setattr(type(TESSERACT), "find", lambda self: None)
    lines, fine = doctor.report()
    assert not fine
    assert any(line.startswith("MANQUE") and "Tesseract" in line for line in lines)
    assert any(TESSERACT.hint in line for line in lines)
