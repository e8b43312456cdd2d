"""The type of a file, told from its content."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import EmptyFileError, EncryptedFileError, IngestError, TooLargeError, UnknownTypeError
from ingest.settings import Settings
from ingest.sniff import sniff
from word_xml import docx, paragraph, text


def archive(entries: dict[str, str]) -> bytes:
    """Return a zip of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return stream.getvalue()


TYPES = "[Content_Types].xml"


def compound(*names: str, start: bytes = b"") -> bytes:
    """Return an OLE2 file whose streams bear these names and share one sector."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    directory = b""
    for name in names:
        entry = bytearray(128)
        spelled = name.encode("utf-16-le") + b"\0\0"
        entry[: len(spelled)] = spelled
        struct.pack_into("<HB", entry, 64, len(spelled), 2)
        struct.pack_into("<II", entry, 116, 2, 4096)
        directory += bytes(entry)
    return bytes(header) + table + directory.ljust(512, b"\0") + start.ljust(512, b"\0")


def word(flags: int) -> bytes:
    """Return an old Word file whose first block has these flags."""
    return compound("WordDocument", "1Table", start=struct.pack("<H8xH", 0xA5EC, flags))


def sniffed(tmp_path: Path, content: bytes, name: str = "dossier.bin") -> str:
    """Write and sniff."""
    path = tmp_path / name
    path.write_bytes(content)
    return sniff(path, Settings())


@pytest.mark.parametrize(
    ("expected", "content"),
    [
        ("txt", "Nom du projet : Clés en main".encode("cp1252")),
        ("txt", "Nom du projet".encode("utf-16")),
        ("docx", docx(paragraph(text("Corps")))),
        ("docx", docx(paragraph(text("Corps")))[:200]),
        ("doc", word(0)),
        ("rtf", b"{\\rtf1\\ansi Corps}"),
        ("rtf", b"\xef\xbb\xbf\n{\\rtf1 Corps}"),
        ("odt", archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})),
        ("pdf", b"%PDF-1.4\n"),
        ("pdf", b"junk of a mail server\r\n%PDF-1.7\n"),
        ("image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("image", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("image", b"II*\0\x08\0\0\0"),
        ("image", b"MM\0*\0\0\0\x08"),
        ("zip", archive({"formulaire.txt": "oui"})),
        ("zip", archive({"word.txt": "un .zip renommé en .docx"})),
    ],
)
def test_type_is_told_from_the_content(tmp_path: Path, expected: str, content: bytes) -> None:
    """The suffix says nothing."""
    assert sniffed(tmp_path, content, "dossier.docx") == expected


@pytest.mark.parametrize(
    ("error", "said", "content"),
    [
        (EmptyFileError, "vide", b""),
        (EmptyFileError, "blancs", b"  \r\n\f\n"),
        (EmptyFileError, "blancs", bytes(400)),
        (EncryptedFileError, "mot de passe", compound("EncryptionInfo", "EncryptedPackage")),
        (EncryptedFileError, "mot de passe", word(0x0100)),
        (UnknownTypeError, "Excel", compound("Workbook")),
        (UnknownTypeError, "Excel", archive({TYPES: "<x/>", "xl/workbook.xml": "<x/>"})),
        (UnknownTypeError, "PowerPoint", archive({TYPES: "<x/>", "ppt/presentation.xml": "<x/>"})),
        (UnknownTypeError, "Outlook", compound("__properties_version1.0")),
        (UnknownTypeError, "programme", b"MZ\x90\0\3"),
        (UnknownTypeError, "page web", b"<!DOCTYPE html><html><body>oui</body></html>"),
        (UnknownTypeError, "RAR", b"Rar!\x1a\x07\0"),
        (UnknownTypeError, "texte", archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})),
        (UnknownTypeError, "aucun type connu", bytes(range(256)) * 20),
    ],
)
def test_other_files_are_named(tmp_path: Path, error: type[IngestError], said: str, content: bytes) -> None:
    """The message says what the file is."""
    with pytest.raises(error, match=said):
        sniffed(tmp_path, content)


def test_too_large_file_is_refused(tmp_path: Path) -> None:
    """Before it is read."""
    path = tmp_path / "grand.txt"
    path.write_bytes(b"x" * 100)
    with pytest.raises(TooLargeError):
        sniff(path, Settings(max_bytes=99))


HEADS = [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1", b"%PDF-"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(HEADS), st.binary(max_size=1500))
def test_any_bytes_have_a_type_or_a_message(tmp_path: Path, head: bytes, rest: bytes) -> None:
    """Nothing but our own errors comes out."""
    try:
        assert sniffed(tmp_path, head + rest)
    except IngestError as error:
        assert "dossier.bin" in error.args[0]  # noqa: PT017
