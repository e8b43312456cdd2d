"""The door: a file or the files of a dossier in, one document out, whatever they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ingest.document import Document
from ingest.errors import EmptyFileError, IngestError, UnknownTypeError
from ingest.settings import Settings
from ingest.sniff import sniff


class Reader(Protocol):
    """What a reader looks like."""

    def __call__(self, path: Path, settings: Settings) -> Document:
        """Read one file."""


# By name, so that a text dossier never loads what reads PDFs.
READERS: Mapping[str, tuple[str, str]] = {
    "txt": ("ingest.text", "read"),
    "docx": ("ingest.docx", "read"),
    "doc": ("ingest.office", "read_doc"),
    "odt": ("ingest.office", "read_odt"),
    "rtf": ("ingest.office", "read_rtf"),
    "pdf": ("ingest.pdf", "read"),
    "image": ("ingest.image", "read"),
}


def read(path: Path, settings: Settings) -> Document:
    """Read one file, its type told from its content.

    Raises:
        IngestError: why it cannot be read.
    """
    media = sniff(path, settings)
    if media not in READERS:
        raise UnknownTypeError(
            f"« {path.name} » est une archive : elle se lit comme un dossier de plusieurs pièces."
        )
    module, function = READERS[media]
    return cast("Reader", getattr(import_module(module), function))(path, settings)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a dossier that was left out, and why."""

    path: Path
    error: IngestError

    @property
    def lost(self) -> bool:
        """Tell whether it may hold a part of the dossier, as a spreadsheet or an empty file does not."""
        return not isinstance(self.error, UnknownTypeError | EmptyFileError)


def read_dossier(paths: Sequence[Path], settings: Settings) -> Document:
    """Read the files of one dossier, in the order given, as one document.

    A file that cannot be read is left out if any other can.

    Raises:
        IngestError: none of the files can be read.
    """
    return read_dossier_files(paths, settings)[0]


def read_dossier_files(paths: Sequence[Path], settings: Settings) -> tuple[Document, tuple[Skipped, ...]]:
    """Read the files of one dossier and say which were left out."""
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for path in paths:
        try:
            documents.append(read(path, settings))
        except IngestError as error:
            skipped.append(Skipped(path, error))
    if not documents:
        raise _why(skipped)
    document = documents[0] if len(documents) == 1 else Document.join(documents)
    return document, tuple(skipped)


def _why(skipped: Sequence[Skipped]) -> IngestError:
    """Return why nothing could be read: what was lost before what would not have been read anyway."""
    for piece in skipped:
        if piece.lost:
            return piece.error
    return skipped[0].error if skipped else EmptyFileError("Le dossier ne contient aucune pièce.")
