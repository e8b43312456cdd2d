"""Files spoiled in all sorts of ways: whatever is wrong, it is an error that the analyst can read."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import hostile_files
from ingest import archive, docx, image, odt_boxes, pdf, rtf_boxes
from ingest.errors import IngestError
from ingest.settings import Settings
from ingest.sniff import sniff

ROUNDS = 120


def tiff() -> bytes:
    """Return two small pages, packed as faxes are."""
    from PIL import Image  # noqa: PLC0415

    stream = io.BytesIO()
    pages = [Image.new("1", (200, 80), 1) for _ in range(2)]
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:], compression="group4")
    return stream.getvalue()


def _pictures(path: Path, settings: Settings) -> None:
    with image.opened(path, settings) as opened:
        for index in range(image.count_of(opened)):
            image.page_of(opened, index, path.name, settings)


def _unpacked(path: Path, settings: Settings) -> None:
    folder = path.with_name("dedans")
    folder.mkdir(exist_ok=True)
    archive.unpack(path, folder, settings)


def _prepared(module: object) -> Callable[[Path, Settings], object]:
    return lambda path, _: module.prepared(path.read_bytes(), path.name)  # type: ignore[attr-defined]


FILES: dict[str, tuple[Callable[[], bytes], Callable[[Path, Settings], object]]] = {
    "tiff": (tiff, _pictures),
    "png": (lambda: hostile_files.png(90, 90), _pictures),
    "zip": (lambda: hostile_files.archive(("a.txt", b"oui" * 99), ("b/c.txt", b"non")), _unpacked),
    "docx": (hostile_files.word, docx.read),
    "pdf": (hostile_files.pdf, pdf.read),
    "odt": (lambda: hostile_files.archive(("content.xml", b"<a><b/></a>")), _prepared(odt_boxes)),
    "rtf": (lambda: rb"{\rtf1 {\field{\*\fldinst FORMCHECKBOX }{\fldrslt}} oui}", _prepared(rtf_boxes)),
}


def spoiled(content: bytes, rng: random.Random) -> bytes:
    """Return the content cut short, with a piece lost or doubled, or with some bytes changed."""
    data = bytearray(content)
    at, other = rng.randrange(len(data)), rng.randrange(len(data))
    how = rng.choice(("cut", "lost", "doubled", "changed", "changed", "changed"))
    if how == "cut":
        return bytes(data[:at])
    if how == "lost":
        return bytes(data[:at] + data[at + rng.randint(1, 40) :])
    if how == "doubled":
        return bytes(data[:at] + data[other : other + 40] + data[at:])
    for _ in range(rng.choice((1, 2, 5, 20))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_spoiled_file_is_read_or_refused_in_words(tmp_path: Path, kind: str) -> None:
    """Nothing but our own errors comes out of a reader, nor out of telling the type."""
    make, read = FILES[kind]
    content, rng = make(), random.Random(kind)
    refused: list[str] = []
    for _ in range(ROUNDS):
        path = tmp_path / f"piece.{kind}"
        path.write_bytes(spoiled(content, rng))
        with suppress(IngestError):
            sniff(path, Settings())
        try:
            read(path, Settings())
        except IngestError as error:
            refused.append(str(error))
    assert refused or kind == "rtf"  # where hardly anything can be wrong
    assert all("piece" in message for message in refused)
