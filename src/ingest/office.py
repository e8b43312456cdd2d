"""Old Word, OpenDocument and RTF files, through LibreOffice to .docx.

Many files go through one start of LibreOffice (a start costs seconds, a file tenths of one); a batch that
fails is tried again one file at a time, so that one bad file cannot sink the others. The profile is our own
and thrown away: no macro runs, no link is followed, no running LibreOffice of the analyst is disturbed.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ingest import docx, odt_boxes, rtf_boxes
from ingest.document import Document, Source
from ingest.errors import DamagedFileError, IngestError, TooLargeError
from ingest.hashing import sha256
from ingest.settings import Settings
from ingest.tool import LIBREOFFICE

# The filter is named, so that LibreOffice refuses what is not of the type rather than open it as text.
_FILTERS: Mapping[str, str] = {
    "doc": "MS Word 97",
    "odt": "writer8",
    "rtf": "Rich Text Format",
}
# What LibreOffice would drop is put in the text first.
_PREPARE: Mapping[str, Callable[[bytes, str], bytes]] = {
    "odt": odt_boxes.prepared,
    "rtf": rtf_boxes.prepared,
}
_RECIPE = 1  # counts up when the preparation changes, so that what was kept is not used any more
_MOST_AT_ONCE = 20
# 3 is « very high »: only trusted places, of which a fresh profile has none.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun"
 oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments">
<prop oor:name="AutoCheckEnabled" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""
# A proxy that nobody listens on: whatever still wants the network does not get it.
_NOWHERE = "http://127.0.0.1:9"
_ENVIRONMENT = {"http_proxy": _NOWHERE, "https_proxy": _NOWHERE, "SAL_USE_VCLPLUGIN": "svp"}


def read_doc(path: Path, settings: Settings) -> Document:
    """Read an old Word file; LibreOffice keeps the states of its legacy boxes and its symbols."""
    return _read(path, "doc", settings)


def read_odt(path: Path, settings: Settings) -> Document:
    """Read an OpenDocument text; the states of its form controls are taken from its own XML."""
    return _read(path, "odt", settings)


def read_rtf(path: Path, settings: Settings) -> Document:
    """Read an RTF file; the states of its legacy boxes are taken from the RTF itself."""
    return _read(path, "rtf", settings)


def _read(path: Path, media: str, settings: Settings) -> Document:
    result = convert([path], media, settings)[path]
    if isinstance(result, IngestError):
        raise result
    return docx.read_content(result, Source(path.name, sha256(path), media, 1), settings)


def convert(paths: Sequence[Path], media: str, settings: Settings) -> dict[Path, bytes | IngestError]:
    """Convert files of one type to .docx: for each its content, or why it could not be converted.

    What was converted is kept in ``settings.cache`` by content and by version of LibreOffice, so calling
    this for a whole batch beforehand makes each later reading of a file of it cheap.

    Raises:
        MissingToolError: LibreOffice is not installed and something has to be converted.
    """
    results: dict[Path, bytes | IngestError] = {}
    waiting: dict[Path, bytes] = {}
    for path in dict.fromkeys(paths):
        try:
            kept = _kept(path, settings)
            if kept is None:
                waiting[path] = _prepared(path, media, settings)
            else:
                results[path] = kept
        except IngestError as error:
            results[path] = error
    if waiting:
        LIBREOFFICE.require()
    order = list(waiting)
    for start in range(0, len(order), _MOST_AT_ONCE):
        some = {path: waiting[path] for path in order[start : start + _MOST_AT_ONCE]}
        for path, result in _batch(some, media, settings).items():
            results[path] = result
            if isinstance(result, bytes):
                _keep(path, result, settings)
    return results


def _prepared(path: Path, media: str, settings: Settings) -> bytes:
    """Return a file's content with what LibreOffice would lose put in its text."""
    if path.stat().st_size > settings.max_bytes:
        raise TooLargeError(f"« {path.name} » dépasse la taille permise.")
    content = path.read_bytes()
    return _PREPARE[media](content, path.name) if media in _PREPARE else content


def _batch(contents: Mapping[Path, bytes], media: str, settings: Settings) -> dict[Path, bytes | IngestError]:
    results: dict[Path, bytes | IngestError] = {}
    try:
        results.update(_run(contents, media, settings))
    except IngestError as error:
        if len(contents) == 1:
            return dict.fromkeys(contents, error)
    if len(contents) == 1:
        return results or {path: _refused(path) for path in contents}
    for path in contents:
        if path not in results:
            results.update(_batch({path: contents[path]}, media, settings))
    return results


def _refused(path: Path) -> IngestError:
    return DamagedFileError(
        f"LibreOffice n'a pas pu ouvrir « {path.name} » : le fichier est endommagé ou tronqué. "
        "Ouvrez-le avec Word et enregistrez-le en .docx ou en PDF."
    )


def _run(contents: Mapping[Path, bytes], media: str, settings: Settings) -> dict[Path, bytes]:
    """Start LibreOffice once on copies under plain names: equal stems would overwrite each other."""
    with tempfile.TemporaryDirectory(prefix="liasse-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for part in ("in", "out", "profile/user"):
            (folder / part).mkdir(parents=True)
        (folder / "profile/user/registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        copies = {path: folder / "in" / f"{index}.{media}" for index, path in enumerate(contents)}
        for path, copy in copies.items():
            copy.write_bytes(contents[path])
        arguments = _arguments(folder, media, list(copies.values()))
        LIBREOFFICE.run(arguments, settings.seconds_per_tool, _ENVIRONMENT)
        outputs = {path: folder / "out" / f"{copy.stem}.docx" for path, copy in copies.items()}
        return {path: output.read_bytes() for path, output in outputs.items() if output.is_file()}


def _arguments(folder: Path, media: str, copies: Sequence[Path]) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard"),
        f"--infilter={_FILTERS[media]}",
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")),
        *map(str, copies),
    ]


def _cache_file(path: Path, settings: Settings) -> Path | None:
    version = LIBREOFFICE.version()
    if settings.cache is None or version is None:
        return None
    return settings.cache / "office" / f"{sha256(path)}-{version}-{_RECIPE}.docx"


def _kept(path: Path, settings: Settings) -> bytes | None:
    file = _cache_file(path, settings)
    return file.read_bytes() if file is not None and file.is_file() else None


def _keep(path: Path, content: bytes, settings: Settings) -> None:
    """Write whole or not at all: workers share the cache."""
    file = _cache_file(path, settings)
    if file is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(name).replace(file)
