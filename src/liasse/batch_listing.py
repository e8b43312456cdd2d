"""Which dossiers a folder holds, and the name under which each is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from liasse.errors import InputMissingError, NoDossierError

# Names that Windows keeps for devices, and the file that the batch itself writes.
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "lot",
    "rapprochement",
    "statistiques",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
_SYSTEM_FILES = {"thumbs.db", "desktop.ini", "icon\r", "__macosx"}
# Leaves room for « .json » and a temporary suffix within the 143 bytes that encrypted folders allow.
_MAX_ID = 90


@dataclass(frozen=True, slots=True)
class Entry:
    """A dossier of the batch: a file, or a folder (or archive) whose files belong together."""

    id: str
    path: Path
    name: str  # as written in lot.json


def list_entries(folder: Path, *, exclude: Sequence[Path] = ()) -> list[Entry]:
    """Return the dossiers of ``folder`` in natural order; a single file is a batch of one."""
    from natsort import natsorted  # noqa: PLC0415 (kept out of `liasse --help`)

    if folder.is_file():
        paths = [folder]
    else:
        left_out = {path.resolve() for path in exclude}
        whole = folder.resolve()
        paths = [
            path
            for path in _children(folder)
            if not _is_noise(path)
            and path.resolve() not in left_out
            and not whole.is_relative_to(path.resolve())
        ]
    if not paths:
        msg = (
            f"Aucun dossier dans « {folder} » : il n'y a là ni fichier ni sous-dossier à lire. "
            "Indiquez le dossier qui contient les dossiers de candidature."
        )
        raise NoDossierError(msg)
    ordered = natsorted(paths, key=lambda path: (_slug(path.name), path.name))
    return [Entry(ident, path, path.name) for ident, path in zip(_unique_ids(ordered), ordered, strict=True)]


def _children(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        reason = "il n'existe pas" if not folder.exists() else (error.strerror or str(error))
        msg = f"Impossible de lire le dossier « {folder} » : {reason}. Vérifiez le chemin et vos droits."
        raise InputMissingError(msg) from error


def _is_noise(path: Path) -> bool:
    """Tell hidden files, Office locks (« ~$projet.docx »), folders' own files, and what is no file at all."""
    name = path.name.casefold()
    if name.startswith((".", "~$")) or name in _SYSTEM_FILES:
        return True
    if path.is_dir():
        return not any(not child.name.startswith(".") for child in path.iterdir())
    return not path.is_file()


def _unique_ids(paths: Sequence[Path]) -> list[str]:
    """Return one id per path.

    Where two names give the same slug, all of them take their type (« hlo-doc », « hlo-pdf ») and, if that is
    not enough, a digest of the name: none keeps the bare one, so that a file added later never takes over the
    corrections that were made for another.
    """
    slugs = [_slug(path.name if path.is_dir() else path.stem) for path in paths]
    typed = [
        _slug(path.name) if slug in _repeated(slugs) else slug
        for slug, path in zip(slugs, paths, strict=True)
    ]
    clashes = _repeated(typed)
    return [
        f"{ident}-{_digest(path.name)}" if ident in clashes else ident
        for ident, path in zip(typed, paths, strict=True)
    ]


def _repeated(values: Iterable[str]) -> set[str]:
    return {value for value, count in Counter(values).items() if count > 1}


def _slug(name: str) -> str:
    from slugify import slugify  # noqa: PLC0415 (kept out of `liasse --help`)

    slug = str(slugify(name, replacements=[["œ", "oe"], ["æ", "ae"]]))
    if not slug:  # « ??? », or a script without Latin letters that cannot be transliterated
        slug = f"dossier-{_digest(name)}"
    if slug in _RESERVED:
        slug = f"dossier-{slug}"
    return slug if len(slug) <= _MAX_ID else f"{slug[:_MAX_ID].rstrip('-')}-{_digest(name)}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:6]
