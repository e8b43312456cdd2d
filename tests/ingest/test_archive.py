"""Unpacking archives that strangers sent."""

import contextlib
import io
import random
import stat
import zipfile
from pathlib import Path

import pytest

from ingest.archive import safe_name, unpack
from ingest.docx_package import Package
from ingest.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    IngestError,
    TooLargeError,
    UnknownTypeError,
)
from ingest.settings import Settings
from ingest.sniff import sniff


def archive(*entries: tuple[str, bytes]) -> bytes:
    """Return a zip of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def unpacked(tmp_path: Path, content: bytes, settings: Settings | None = None) -> list[str]:
    """Unpack and return the names, relative to the folder."""
    path, folder = tmp_path / "dossier.zip", tmp_path / "out"
    path.write_bytes(content)
    folder.mkdir()
    return [file.relative_to(folder).as_posix() for file in unpack(path, folder, settings or Settings())]


def test_files_come_in_natural_order(tmp_path: Path) -> None:
    """« page 2 » before « page 10 »; what systems left is dropped."""
    content = archive(
        ("p/page 10.txt", b"oui"),
        ("p/page 2.txt", b"oui"),
        ("__MACOSX/p/._page 2.txt", b"x"),
        ("p/.DS_Store", b"x"),
        ("p/Thumbs.db", b"x"),
        ("p/~$page.doc", b"x"),
    )
    assert unpacked(tmp_path, content) == ["p/page 2.txt", "p/page 10.txt"]


@pytest.mark.parametrize(
    "name", ["../dehors.txt", "a/../../dehors.txt", "/etc/dehors", "C:\\dehors.txt", "..\\dehors.txt", ""]
)
def test_names_that_point_outside_are_refused(name: str) -> None:
    """Nothing is written outside the folder."""
    assert safe_name(name) is None


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("a/b.txt", "a\\b.txt"),
        ("_con.txt", "con.txt"),
        ("_AUX", "AUX"),
        ("lot_b_.txt", "lot:b?.txt"),
        ("fin", "fin. . "),
        ("console.txt", "console.txt"),
    ],
)
def test_names_are_made_fit_for_windows(expected: str, name: str) -> None:
    """Reserved names, forbidden signs and final dots are changed."""
    assert str(safe_name(name)) == expected


def test_outside_entries_are_left_out(tmp_path: Path) -> None:
    """The rest of the archive is read."""
    assert unpacked(tmp_path, archive(("../../dehors.txt", b"x"), ("dedans.txt", b"oui"))) == ["dedans.txt"]
    assert not (tmp_path.parent / "dehors.txt").exists()


def test_links_are_left_out(tmp_path: Path) -> None:
    """A link could point anywhere."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        link = zipfile.ZipInfo("lien")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("dedans.txt", "oui")
    assert unpacked(tmp_path, stream.getvalue()) == ["dedans.txt"]


def test_names_that_differ_in_case_only_are_both_kept(tmp_path: Path) -> None:
    """On Windows one would overwrite the other."""
    names = unpacked(tmp_path, archive(("Page.txt", b"1"), ("page.txt", b"2")))
    assert sorted(names) == ["Page.txt", "page (2).txt"]


def test_archive_in_the_archive_is_unpacked(tmp_path: Path) -> None:
    """One level deep."""
    inner = archive(("annexe.txt", b"oui"))
    assert unpacked(tmp_path, archive(("a.txt", b"oui"), ("b.zip", inner))) == [
        "a.txt",
        "b (archive)/annexe.txt",
    ]


def test_third_level_is_refused(tmp_path: Path) -> None:
    """An archive in an archive in an archive is no dossier."""
    deep = archive(("c.zip", archive(("x.txt", b"oui"))))
    with pytest.raises(UnknownTypeError):
        unpacked(tmp_path, archive(("b.zip", deep)))


@pytest.mark.parametrize(
    "limits", [Settings(max_bytes=100_000), Settings(max_files=2)], ids=["bytes", "files"]
)
def test_limits_hold(tmp_path: Path, limits: Settings) -> None:
    """Too many bytes or too many files are refused."""
    with pytest.raises(TooLargeError):
        unpacked(tmp_path, archive(*((f"{n}.txt", b" " * 50_000) for n in range(3))), limits)


def test_bomb_is_refused(tmp_path: Path) -> None:
    """An entry that unpacks a thousandfold is no scan."""
    with pytest.raises(TooLargeError):
        unpacked(tmp_path, archive(("a.txt", bytes(40_000_000))))


def test_encrypted_entry_is_told(tmp_path: Path) -> None:
    """The flag of the entry is enough."""
    content = bytearray(archive(("a.txt", b"oui")))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedFileError):
        unpacked(tmp_path, bytes(content))


def test_truncated_archive_is_told(tmp_path: Path) -> None:
    """Without its directory nothing is read."""
    with pytest.raises(DamagedFileError):
        unpacked(tmp_path, archive(("a.txt", b"oui" * 99))[:60])


def test_archive_without_files_is_told(tmp_path: Path) -> None:
    """Only furniture is nothing."""
    with pytest.raises(EmptyFileError):
        unpacked(tmp_path, archive(("Thumbs.db", b"x")))


@pytest.mark.parametrize("encoding", ["utf-8", "cp850"])
def test_accents_in_names_are_read(tmp_path: Path, encoding: str) -> None:
    """MacOS writes UTF-8 without saying so, French Windows its old code page."""
    spelled = "pièce é.txt".encode(encoding)
    content = archive(("p" * len(spelled), b"oui")).replace(b"p" * len(spelled), spelled)
    assert unpacked(tmp_path, content) == ["pièce é.txt"]


def test_folders_too_deep_for_a_system_are_left_out(tmp_path: Path) -> None:
    """Windows takes paths of 259 signs, Linux of 4095; the piece itself is read."""
    content = archive(("/".join(["d" * 50] * 100).strip("/") + "/formulaire.txt", b"oui"), ("b.txt", b"oui"))
    assert unpacked(tmp_path, content) == ["0001 formulaire.txt", "b.txt"]


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_damaged_bytes_are_told_whatever_packed_them(tmp_path: Path, method: int) -> None:
    """Each way of packing has its own errors for a damaged stream; none of them reaches the analyst."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as file:
        file.writestr("mimetype", "text/plain" * 9)
        file.writestr("word/document.xml", "<a>Nom du projet</a>" * 99)
    chance = random.Random(method)
    for case in range(150):
        content = bytearray(stream.getvalue())
        for _ in range(chance.choice((1, 2, 5))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        place = tmp_path / str(case)
        place.mkdir()
        (place / "dossier.zip").write_bytes(content)
        with contextlib.suppress(IngestError):
            sniff(place / "dossier.zip")
        with contextlib.suppress(IngestError):
            package = Package(bytes(content), "dossier.zip")
            [package.part(name) for name in package.names()]
        with contextlib.suppress(IngestError):
            unpack(place / "dossier.zip", place, Settings())
