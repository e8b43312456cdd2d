"""Files that are written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import secrets
import time
from pathlib import Path

from liasse.errors import OutputError

_LEFTOVER = ".liasse-tmp"
_PATIENCE = (0.05, 0.15, 0.4)  # seconds between attempts
_ESCAPED = re.compile("[\udc80-\udcff]")  # PEP 383


def dump_json(data: object) -> str:
    """Return ``data`` as the JSON text we write: French letters as they are, two spaces, a line end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write beside ``path``, then put it in place in one step, so that no reader ever sees half a file.

    The temporary file is opened by hand and not by :mod:`tempfile`, whose files no one else may read: on a
    shared drive the result must have the folder's usual rights.
    """
    data = _utf8(content) if isinstance(content, str) else content
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{_LEFTOVER}")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _put_in_place(temporary, path)
    except OSError as error:
        msg = (
            f"Impossible d'écrire « {path} » : {error.strerror or error}. Vérifiez vos droits, la place "
            "qui reste et que le fichier n'est pas ouvert dans un autre programme."
        )
        raise OutputError(msg) from error
    finally:
        temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, path: Path) -> None:
    """Replace ``path``; on Windows a virus scanner or an indexer may hold it for a moment."""
    for seconds in _PATIENCE:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(seconds)
        else:
            return
    temporary.replace(path)


def _utf8(text: str) -> bytes:
    """Return the text as UTF-8, whatever it holds.

    On Linux a name whose bytes are not UTF-8 (an old archive, an old disk) reaches us with its bytes as lone
    surrogates: they are most likely Windows-1252, as everywhere in French administrations of the time.
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        guessed = _ESCAPED.sub(
            lambda match: bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace"), text
        )
        return guessed.encode("utf-8", "replace")


def clear_leftovers(folder: Path) -> None:
    """Remove what a run that was killed left half written; only who holds the folder's lock may."""
    for leftover in folder.glob(f".*{_LEFTOVER}"):
        leftover.unlink(missing_ok=True)


def prepare_folder(folder: Path) -> None:
    """Make ``folder`` and try to write in it, before any work is done for nothing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".essai.{secrets.token_hex(4)}{_LEFTOVER}"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        msg = (
            f"Impossible d'écrire dans le dossier de sortie « {folder} » : {error.strerror or error}. "
            "Choisissez un autre dossier avec --out."
        )
        raise OutputError(msg) from error
