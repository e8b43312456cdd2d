"""Scans pasted into a Word file: where it holds pictures and hardly any text, the pictures are its pages."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from natsort import natsorted

from ingest.document import Document, Source
from ingest.docx_package import Package
from ingest.errors import EmptyFileError, IngestError
from ingest.settings import Settings

# A covering line or a header may stand beside the scans; the empty form alone has 2,500 characters.
_HARDLY_ANY = 200
_SMALLEST_SCAN = 30_000  # bytes; logos are smaller, and a page at 150 dpi is larger
_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")


def with_pasted_scans(document: Document, package: Package, settings: Settings) -> Document:
    """Return the document with the pages pasted into it as pictures, where they are what it holds.

    Raises:
        EmptyFileError: there is neither text nor such a picture.
    """
    if len(document.text.strip()) > _HARDLY_ANY:
        return document
    scans = _scans(package)
    source = document.sources[0]
    if not document.text.strip() and not scans:
        raise EmptyFileError(f"« {source.name} » ne contient aucun texte. Redemandez le fichier.")
    read = _read(scans, settings)
    if not read:
        return document
    return _as_one([document, *read] if document.text.strip() else read, source)


def _scans(package: Package) -> list[tuple[str, bytes]]:
    names = [name for name in package.names() if "/media/" in name and name.endswith(_SUFFIXES)]
    found = [(name, package.part(name) or b"") for name in natsorted(names)]
    return [(name, content) for name, content in found if len(content) >= _SMALLEST_SCAN]


def _read(scans: Sequence[tuple[str, bytes]], settings: Settings) -> list[Document]:
    if not scans:
        return []
    from ingest import image  # noqa: PLC0415 - OpenCV and Tesseract only for scans

    documents: list[Document] = []
    with tempfile.TemporaryDirectory(prefix="liasse-", ignore_cleanup_errors=True) as folder:
        for index, (name, content) in enumerate(scans[: settings.max_pages]):
            path = Path(folder) / f"{index}{Path(name).suffix}"
            path.write_bytes(content)
            try:
                documents.append(image.read(path, settings))
            except IngestError:
                if len(scans) == 1:
                    raise
    return documents


def _as_one(documents: Sequence[Document], source: Source) -> Document:
    """Join them as the pages of one source."""
    joined = Document.join(documents)
    pages = tuple(replace(page, number=number, source=0) for number, page in enumerate(joined.pages, start=1))
    return replace(joined, sources=(replace(source, page_count=len(pages)),), pages=pages)
