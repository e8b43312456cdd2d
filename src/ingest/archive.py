"""Unpacking a .zip that a stranger sent.

Nothing is written outside the folder given (no « .. », absolute names, drive letters or links), no more is
written than the limits allow (what is really unpacked is counted, not what the directory promises), and
names that Windows cannot hold are changed. An archive within the archive is unpacked too, one level deep.
"""

from __future__ import annotations

import errno
import re
import stat
import zipfile
from pathlib import Path, PurePosixPath
from typing import IO

from ingest.dossier import dossier_files, is_furniture
from ingest.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    IngestError,
    TooLargeError,
    UnknownTypeError,
)
from ingest.settings import Settings
from ingest.sniff import sniff
from ingest.zip_damage import DAMAGE

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_CHUNK = 1 << 20
# Text packs to a tenth and a blank scan to a hundredth; a bomb to a thousandth. Small files may do so too.
_HIGHEST_RATIO = 300
_RATIO_FROM_BYTES = 20_000_000
_DEEPEST = 2  # an archive in the archive; a third level is no dossier
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_LONGEST_NAME = 100
_LONGEST_PATH = 240  # Windows takes 259 signs, and what reads the file may add a suffix


def unpack(path: Path, folder: Path, settings: Settings) -> list[Path]:
    """Unpack an archive into an existing folder and return the files in natural order.

    Raises:
        EncryptedFileError: an entry needs a password.
        TooLargeError: over ``max_files`` or ``max_bytes``, or packed like a bomb.
        UnknownTypeError: archives within archives within the archive.
        DamagedFileError, EmptyFileError: nothing can be unpacked, or nothing is in it.
    """
    _Unpacking(path.name, settings).unpack(path, folder, depth=1)
    files = dossier_files(folder, settings)
    if not files:
        raise EmptyFileError(f"L'archive « {path.name} » ne contient aucune pièce.")
    return files


class _Unpacking:
    """One unpacking; what was written and how many files there are is counted over all levels."""

    def __init__(self, name: str, settings: Settings) -> None:
        self._name = name
        self._settings = settings
        self._bytes = 0
        self._files = 0

    def unpack(self, path: Path, folder: Path, *, depth: int) -> None:
        try:
            with zipfile.ZipFile(path) as archive:
                for entry in archive.infolist():
                    self._entry(archive, entry, folder)
        except DAMAGE as error:
            if isinstance(error, OSError) and error.errno not in (None, errno.EINVAL):
                raise  # ours: no room or no rights where it is unpacked
            raise DamagedFileError(
                f"L'archive « {self._name} » est endommagée ou tronquée. Redemandez-la à l'expéditeur."
            ) from error
        for inner in [file for file in sorted(folder.rglob("*")) if file.is_file()]:
            if _is_archive(inner, self._settings):
                self._inner(inner, depth)

    def _inner(self, path: Path, depth: int) -> None:
        if depth >= _DEEPEST:
            raise UnknownTypeError(
                f"L'archive « {self._name} » contient des archives dans des archives : "
                "décompressez-la et déposez le dossier."
            )
        folder = path.with_name(f"{path.stem[:_LONGEST_NAME]} (archive)")
        folder.mkdir(exist_ok=True)
        self.unpack(path, folder, depth=depth + 1)
        path.unlink()

    def _entry(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
        name = safe_name(_spelled(entry))
        if entry.is_dir() or _is_link(entry) or name is None or is_furniture(name):
            return
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFileError(f"L'archive « {self._name} » est protégée par un mot de passe.")
        self._files += 1
        if self._files > self._settings.max_files:
            raise self._too_large(f"plus de {self._settings.max_files} fichiers")
        target = _free(self._within_reach(folder, name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as source, target.open("wb") as output:
            self._copy(source, output, max(1, entry.compress_size))

    def _within_reach(self, folder: Path, name: PurePosixPath) -> Path:
        """Return where an entry is written: its own place, or one without its folders where that is too long."""
        target = folder.joinpath(*name.parts)
        if len(str(target)) <= _LONGEST_PATH:
            return target
        return folder / f"{self._files:04d} {name.stem[:40]}{name.suffix[:10]}"

    def _copy(self, source: IO[bytes], output: IO[bytes], packed: int) -> None:
        written = 0
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            self._bytes += len(chunk)
            if self._bytes > self._settings.max_bytes:
                raise self._too_large(f"plus de {self._settings.max_bytes // 1_000_000} Mo une fois déployée")
            if written > _RATIO_FROM_BYTES and written > _HIGHEST_RATIO * packed:
                raise self._too_large("une pièce qui se déploie démesurément")
            output.write(chunk)

    def _too_large(self, what: str) -> TooLargeError:
        return TooLargeError(f"L'archive « {self._name} » est refusée : {what}.")


def safe_name(name: str) -> PurePosixPath | None:
    """Return the name under which an entry may be written, None where it points out of the archive."""
    name = name.replace("\\", "/")
    if name.startswith("/") or re.match(r"^[A-Za-z]:", name):
        return None
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if not parts or ".." in parts:
        return None
    return PurePosixPath(*map(_safe_part, parts))


def _safe_part(part: str) -> str:
    part = _FORBIDDEN.sub("_", part).rstrip(". ") or "_"
    if _RESERVED.match(part):
        part = f"_{part}"
    if len(part) > _LONGEST_NAME:
        suffix = PurePosixPath(part).suffix[:10]
        part = part[: _LONGEST_NAME - len(suffix)] + suffix
    return part


def _spelled(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name: UTF-8 where flagged or where it decodes so, else the code page of DOS."""
    if entry.flag_bits & _UTF8_FLAG:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode("utf-8")  # macOS writes UTF-8 and does not say so
    except UnicodeDecodeError:
        return raw.decode("cp850")  # what French Windows writes


def _is_link(entry: zipfile.ZipInfo) -> bool:
    mode = entry.external_attr >> 16
    return bool(mode) and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_IFMT(mode) == 0)


def _is_archive(path: Path, settings: Settings) -> bool:
    with path.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":
            return False
    try:
        return sniff(path, settings) == "zip"
    except IngestError:
        return False


def _free(target: Path) -> Path:
    """Two entries of one name, or of names that differ only in case, must not overwrite each other."""
    taken = {file.name.lower() for file in target.parent.iterdir()} if target.parent.is_dir() else set()
    free = target
    count = 2
    while free.name.lower() in taken:
        free = target.with_stem(f"{target.stem} ({count})")
        count += 1
    return free
