"""The zip that a Word file is: its parts by name, their relations, all within limits.

Files come from strangers: an entity bomb is refused by the parser's settings, a zip bomb by counting what
is really unpacked, not what the directory promises.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import IO, TYPE_CHECKING

from ingest.errors import DamagedFileError, EncryptedFileError, TooLargeError
from ingest.zip_damage import DAMAGE

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# ISO/IEC 29500 strict writes the same elements under other names
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)
_LARGEST_PART = 60_000_000  # the text of a 400-page file is 10 MB of XML
_CHUNK = 1 << 20
_ENCRYPTED_FLAG = 0x1


class Package:
    """An Office Open XML package held in memory."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            entries = self._zip.infolist()
        except DAMAGE as error:
            raise self._damaged() from error
        # Some writers put backslashes or another case in the names of parts
        self._entries = {_normal(entry.filename): entry for entry in entries}
        self._read = 0

    def names(self) -> list[str]:
        """Return the names of its parts."""
        return list(self._entries)

    def spelling(self, name: str) -> str:
        """Return a part's name as the archive spells it."""
        return self._entries[name].filename.replace("\\", "/")

    def part(self, name: str) -> bytes | None:
        """Return a part's content, None if there is no such part."""
        entry = self._entries.get(_normal(name))
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFileError(f"« {self.name} » est protégé par un mot de passe.")
        try:
            with self._zip.open(entry) as stream:
                content = self._limited(stream)
        except DAMAGE as error:
            raise self._damaged() from error
        return content

    def _limited(self, stream: IO[bytes]) -> bytes:
        chunks = []
        while chunk := stream.read(_CHUNK):
            self._read += len(chunk)
            if self._read > _LARGEST_PART:
                raise TooLargeError(f"« {self.name} » se déploie au-delà de 60 Mo de texte : fichier refusé.")
            chunks.append(chunk)
        return b"".join(chunks)

    def xml(self, name: str) -> _Element | None:
        """Return a part's root element, None if there is no such part."""
        from lxml import etree  # noqa: PLC0415 - 15 ms that text dossiers need not pay

        content = self.part(name)
        if content is None:
            return None
        for strict, transitional in _STRICT:
            content = content.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged() from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the relations of a part: identifier to (kind, name of the part that is meant)."""
        folder, file = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        if root is None:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                _target(folder, relation.get("Target", "")),
            )
            for relation in root
            if relation.get("TargetMode") != "External"
        }

    def main_part(self) -> str:
        """Return the name of the document's main part, wherever the package has it."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and _normal(target) in self._entries:
                return target
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise self._damaged()

    def _damaged(self) -> DamagedFileError:
        return DamagedFileError(
            f"« {self.name} » est endommagé ou tronqué : Word n'y trouverait pas de document. "
            "Redemandez le fichier à l'expéditeur."
        )


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _target(folder: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined).lstrip("/")
