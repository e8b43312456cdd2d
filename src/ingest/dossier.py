"""Which files of a folder are a dossier's, and in which order."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from natsort import natsort_keygen, ns

from ingest.errors import TooLargeError
from ingest.settings import Settings

# What systems and programs leave behind in folders and archives
_FURNITURE = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_FURNITURE_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_PREFIXES = (".", "~$", "._", ".~lock.")
_SUFFIXES = (".tmp", ".part", ".crdownload", ".lnk", ".url", ".bak")

_natural = natsort_keygen(key=lambda path: path.as_posix(), alg=ns.IGNORECASE | ns.PATH)


def is_furniture(path: PurePath) -> bool:
    """Say whether a file is something that a system left there, or lies in such a folder."""
    name = path.name.lower()
    if any(part.lower() in _FURNITURE_FOLDERS or part.startswith(".") for part in path.parts[:-1]):
        return True
    return name in _FURNITURE or name.startswith(_PREFIXES) or name.endswith(_SUFFIXES)


def dossier_files(folder: Path, settings: Settings) -> list[Path]:
    """Return the files of a dossier's folder, sub-folders included, « page 2 » before « page 10 ».

    Raises:
        TooLargeError: there are more than ``settings.max_files``.
    """
    found: list[Path] = []
    # os.walk, not rglob: it follows no links to folders, so that a loop of them does not hang us
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if not is_furniture(path.relative_to(folder)) and path.is_file() and not path.is_symlink():
                found.append(path)
        if len(found) > settings.max_files:
            raise TooLargeError(f"« {folder.name} » contient plus de {settings.max_files} fichiers.")
    return sorted(found, key=lambda path: _natural(path.relative_to(folder)))
