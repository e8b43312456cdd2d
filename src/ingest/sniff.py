"""What a file is, told from its content and never from its suffix.

Dossiers arrive renamed: a .doc that is a .docx, a .docx that is a .zip, a .txt that is a spreadsheet.
"""

from __future__ import annotations

import re
import struct
import zipfile
from pathlib import Path

from ingest.encoding import looks_like_text
from ingest.errors import EmptyFileError, EncryptedFileError, TooLargeError, UnknownTypeError
from ingest.ole import MAGIC as OLE_MAGIC
from ingest.ole import CompoundFile
from ingest.settings import Settings
from ingest.zip_damage import DAMAGE

# The PDF header may be preceded by junk: readers accept it within the first 1024 bytes
# (Adobe, PDF Reference 1.7, appendix H, note 13).
_PDF_WITHIN = 1024
_HEAD = 8192
_WORD_MAGIC = 0xA5EC  # [MS-DOC] 2.5.2 FibBase.wIdent
_WORD_ENCRYPTED = 0x0100  # FibBase.fEncrypted

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")

# What strangers send that is not a dossier, and what the analyst can do about it.
_FOREIGN = (
    (re.compile(rb"MZ"), "un programme Windows"),
    (re.compile(rb"\x7fELF"), "un programme"),
    (re.compile(rb"Rar!\x1a"), "une archive RAR : décompressez-la et déposez le dossier"),
    (re.compile(rb"7z\xbc\xaf'\x1c"), "une archive 7-Zip : décompressez-la et déposez le dossier"),
    (re.compile(rb"\x1f\x8b"), "une archive gzip : décompressez-la et déposez le dossier"),
    (re.compile(rb"GIF8"), "une image GIF : enregistrez-la en PNG ou en PDF"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "une image BMP : enregistrez-la en PNG ou en PDF"),
    (re.compile(rb"....ftyp", re.DOTALL), "une image HEIC ou une vidéo : enregistrez la page en PDF"),
    (re.compile(rb"%!PS"), "un fichier PostScript : enregistrez-le en PDF"),
    (
        re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)", re.I | re.DOTALL),
        "une page web : ouvrez-la et enregistrez-la en PDF",
    ),
    (re.compile(rb"\s*MIME-Version:", re.I), "un courriel ou une page web MHT : enregistrez-le en PDF"),
)
_ZIP_FOREIGN = (
    ("xl/", "un classeur Excel : exportez-le en PDF"),
    ("ppt/", "une présentation PowerPoint : exportez-la en PDF"),
    ("visio/", "un dessin Visio : exportez-le en PDF"),
)
_ODF_TEXT = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
_OLE_FOREIGN = (
    ("Workbook", "un classeur Excel : exportez-le en PDF"),
    ("Book", "un classeur Excel : exportez-le en PDF"),
    ("PowerPoint Document", "une présentation PowerPoint : exportez-la en PDF"),
    ("__properties_version1.0", "un message Outlook : enregistrez-le en PDF"),
)


def sniff(path: Path, settings: Settings | None = None) -> str:
    """Return the media type of a file: txt, docx, doc, odt, rtf, pdf, image or zip.

    Raises:
        EmptyFileError: it has no byte, or only blank ones.
        EncryptedFileError: an Office file that needs a password.
        TooLargeError: it is over ``settings.max_bytes``.
        UnknownTypeError: it is something else; the message says what.
    """
    size = path.stat().st_size
    if size == 0:
        raise EmptyFileError(f"« {path.name} » est vide (0 octet). Redemandez le fichier à l'expéditeur.")
    if size > (settings or Settings()).max_bytes:
        raise TooLargeError(f"« {path.name} » dépasse la taille permise ({size / 1e6:.0f} Mo).")
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(OLE_MAGIC):
        return _ole(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(path)
    return _by_head(head) or _text(path)


def _by_head(head: bytes) -> str | None:
    if head.startswith(_IMAGES):
        return "image"
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rt"):
        return "rtf"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    return None


def _text(path: Path) -> str:
    content = path.read_bytes()
    for pattern, what in _FOREIGN:
        if pattern.match(content[:_HEAD].removeprefix(b"\xef\xbb\xbf")):
            raise UnknownTypeError(f"« {path.name} » est {what}.")
    if not content.strip(b"\0 \t\r\n\f\xff\xfe"):
        raise EmptyFileError(f"« {path.name} » ne contient que des blancs. Redemandez le fichier.")
    if not looks_like_text(content):
        raise UnknownTypeError(
            f"« {path.name} » n'est d'aucun type connu (txt, docx, doc, odt, rtf, pdf, png, jpg, zip) : "
            "ouvrez-le avec le logiciel qui l'a produit et enregistrez-le en PDF."
        )
    return "txt"


def _zip(path: Path) -> str:
    """Tell the Office formats, which are zip archives, from an archive of files."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name.replace("\\", "/").lower() for name in archive.namelist()]
            kind = _mimetype(archive)
    except (*DAMAGE, KeyError):
        return _broken_zip(path)
    if kind.startswith("application/vnd.oasis"):
        return _odf(path, kind)
    if "[content_types].xml" in names:
        return _ooxml(path, names)
    return "zip"


def _mimetype(archive: zipfile.ZipFile) -> str:
    """Return what the entry ``mimetype`` of an OpenDocument file says, the empty string without one."""
    if "mimetype" not in archive.namelist():
        return ""
    with archive.open("mimetype") as stream:
        return stream.read(100).decode("ascii", "replace").strip()


def _odf(path: Path, kind: str) -> str:
    if kind in _ODF_TEXT:
        return "odt"
    raise UnknownTypeError(
        f"« {path.name} » est un document OpenDocument qui n'est pas un texte : exportez-le en PDF."
    )


def _ooxml(path: Path, names: list[str]) -> str:
    if any(name.startswith("word/") and name.endswith(".xml") for name in names):
        return "docx"
    for prefix, what in _ZIP_FOREIGN:
        if any(name.startswith(prefix) for name in names):
            raise UnknownTypeError(f"« {path.name} » est {what}.")
    return "docx"  # the relationships may name the main part anything: the reader follows them


def _broken_zip(path: Path) -> str:
    """A truncated archive has no directory any more: its first local names still tell what it was."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD).lower()
    if b"mimetypeapplication/vnd.oasis" in head:
        return "odt"
    return "docx" if b"[content_types].xml" in head or b"word/" in head else "zip"


def _ole(path: Path) -> str:
    file = CompoundFile(path.read_bytes())
    streams = file.streams()
    if "EncryptedPackage" in streams:
        raise EncryptedFileError(_encrypted(path))
    if "WordDocument" in streams:
        start = file.start_of(streams["WordDocument"])
        if len(start) >= 12:
            magic, flags = struct.unpack_from("<H8xH", start)
            if magic == _WORD_MAGIC and flags & _WORD_ENCRYPTED:
                raise EncryptedFileError(_encrypted(path))
        return "doc"
    for name, what in _OLE_FOREIGN:
        if name in streams:
            raise UnknownTypeError(f"« {path.name} » est {what}.")
    if not streams:
        return "doc"  # a truncated Word file; LibreOffice says whether anything can be saved
    raise UnknownTypeError(
        f"« {path.name} » est un ancien document Office qui n'est pas un texte Word : exportez-le en PDF."
    )


def _encrypted(path: Path) -> str:
    return f"« {path.name} » est protégé par un mot de passe. Demandez une copie sans mot de passe."
