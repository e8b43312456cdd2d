"""Word files (.docx), read from their XML: the text in order, the tables, the true state of boxes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ingest.assembly import Assembly
from ingest.document import Document, Source
from ingest.docx_package import Package, W
from ingest.docx_pictures import with_pasted_scans
from ingest.docx_styles import Numbering, Styles
from ingest.docx_walk import Walk
from ingest.errors import DamagedFileError, TooLargeError
from ingest.hashing import sha256
from ingest.settings import Settings
from ingest.typed_ticks import with_typed_ticks

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA = "docx"


def read(path: Path, settings: Settings) -> Document:
    """Read a .docx file."""
    if path.stat().st_size > settings.max_bytes:
        raise TooLargeError(f"« {path.name} » dépasse la taille permise.")
    return read_content(path.read_bytes(), Source(path.name, sha256(path), MEDIA, 1), settings)


def read_content(content: bytes, source: Source, settings: Settings) -> Document:
    """Read the bytes of a .docx file; ``source`` says which file they came from."""
    package = Package(content, source.name)
    main = package.main_part()
    root = package.xml(main)
    body = None if root is None else root.find(f"{W}body")
    if root is None or body is None:
        raise DamagedFileError(f"« {source.name} » ne contient pas de document Word.")
    relations = package.relations(main)
    by_kind = dict(relations.values())
    assembly = Assembly()
    walk = Walk(
        assembly,
        Styles(package.xml(by_kind.get("styles", "word/styles.xml"))),
        Numbering.of(package.xml(by_kind.get("numbering", "word/numbering.xml"))),
    )
    targets = {identifier: target for identifier, (_, target) in relations.items()}
    try:
        _furniture(package, body, targets, walk, "headerReference")
        walk.blocks(body)
        _notes(package, by_kind, walk)
        _furniture(package, body, targets, walk, "footerReference")
    except RecursionError as error:
        raise DamagedFileError(f"« {source.name} » imbrique trop d'éléments : fichier refusé.") from error
    document = assembly.finished(source)
    if len(document.pages) > settings.max_pages:
        raise TooLargeError(f"« {source.name} » a plus de {settings.max_pages} pages.")
    return with_pasted_scans(with_typed_ticks(document), package, settings)


def _furniture(package: Package, body: _Element, targets: dict[str, str], walk: Walk, reference: str) -> None:
    """Read the headers or the footers, each text once: first, even and odd pages often repeat it."""
    seen: set[str] = set()
    identifier = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for element in body.iter(f"{W}{reference}"):
        target = targets.get(element.get(identifier) or "")
        root = package.xml(target) if target and target not in seen else None
        if root is None or target is None:
            continue
        seen.add(target)
        text = "".join(str(part) for part in root.itertext()).strip()
        if text and text not in seen:
            seen.add(text)
            walk.blocks(root)


def _notes(package: Package, by_kind: dict[str, str], walk: Walk) -> None:
    """Read the footnotes and endnotes that the text refers to, after it."""
    for kind, name in (("footnotes", "footnote"), ("endnotes", "endnote")):
        wanted = walk.notes.get(name)
        root = package.xml(by_kind[kind]) if wanted and kind in by_kind else None
        for note in () if root is None else root.iterfind(f"{W}{name}"):
            if wanted and note.get(f"{W}id") in wanted:
                walk.blocks(note)
