"""The files that strangers send by mistake or by malice, each with what must be said of it.

Made here and never stored: a bomb in a repository frightens scanners, and a reader should see what is wrong.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from word_xml import docx, paragraph, text

FORM = (
    "Appel à projets : mise en place de 10 000 logements HLM accompagnés\n"
    "Nom du projet : Les Clés\nNombre de ménages accompagnés : 25\nNombre de logements : 20\n"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A file and what ``lot.json`` says of it: a code, or None where it is read all the same."""

    name: str
    content: bytes
    code: str | None
    says: str = ""  # words of the message


def word(*lines: str) -> bytes:
    """Return a Word file of these lines."""
    return docx(*(paragraph(text(line)) for line in lines or FORM.splitlines()))


def pdf(*, pages: int = 1, password: str = "") -> bytes:
    """Return a PDF with a text layer."""
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 (slow to import, few tests need it)

    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, encrypt=password or None)
    for _ in range(pages):
        for number, line in enumerate(FORM.splitlines()):
            canvas.drawString(72, 760 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def pdf_without_pages() -> bytes:
    """Return a PDF that is in order and has no page."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n96\n%%EOF\n"
    )


def png(width: int, height: int) -> bytes:
    """Return a white image of one bit a pixel: 400 million pixels pack to some 50 kB."""
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def scan() -> bytes:
    """Return a page of the form as a picture."""
    import pypdfium2  # noqa: PLC0415 (as above)

    document = pypdfium2.PdfDocument(pdf())
    stream = io.BytesIO()
    document[0].render(scale=2).to_pil().save(stream, "PNG", dpi=(144, 144))
    document.close()
    return stream.getvalue()


def archive(*entries: tuple[str, bytes]) -> bytes:
    """Return a .zip of these entries, whatever their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def bomb(megabytes: int) -> bytes:
    """Return an entry's worth of zeros, written a piece at a time."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file,
        file.open("formulaire.txt", "w", force_zip64=True) as entry,
    ):
        for _ in range(megabytes):
            entry.write(bytes(1 << 20))
    return stream.getvalue()


def word_bomb(megabytes: int) -> bytes:
    """Return a Word file whose document is one endless run of spaces."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word())) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"Les Cl", b" " * (megabytes << 20) + b"Les Cl")
            file.writestr(entry.filename, content)
    return stream.getvalue()


def encrypted_word() -> bytes:
    """Return what Word writes with a password: an OLE file that holds an encrypted package."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    entry = bytearray(128)
    spelled = "EncryptedPackage\0".encode("utf-16-le")
    entry[: len(spelled)] = spelled
    struct.pack_into("<HB", entry, 64, len(spelled), 2)
    struct.pack_into("<II", entry, 116, 2, 4096)
    return bytes(header) + table + bytes(entry).ljust(512, b"\0") + bytes(512)


def encrypted_zip() -> bytes:
    """Return an archive whose one entry says that it needs a password."""
    content = bytearray(archive(("formulaire.txt", FORM.encode())))
    content[6] |= 1  # the flag in the local header, and the one in the directory
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def faults() -> list[Fault]:
    """Return the whole cabinet."""
    form, whole_pdf, picture = FORM.encode(), pdf(), png(800, 800)
    nested = archive(("dedans.zip", archive(("formulaire.txt", form))))
    return [
        Fault("vide.txt", b"", "fichier_vide", "0 octet"),
        Fault("blancs.txt", b" \r\n\t\n", "fichier_vide", "blancs"),
        Fault("vide.pdf", b"", "fichier_vide", "0 octet"),
        Fault("tronque.docx", word()[:-300], "fichier_endommage"),
        Fault("tronque.pdf", whole_pdf[: len(whole_pdf) // 3], "fichier_endommage"),
        Fault("tronque.png", picture[: len(picture) // 2], "fichier_endommage"),
        Fault("tronque.zip", archive(("formulaire.txt", form * 50))[:-60], "fichier_endommage"),
        Fault("chiffre.docx", encrypted_word(), "fichier_chiffre", "mot de passe"),
        Fault("chiffre.pdf", pdf(password="secret"), "fichier_chiffre", "mot de passe"),
        Fault("chiffre.zip", encrypted_zip(), "fichier_chiffre", "mot de passe"),
        Fault("en-fait-un-pdf.docx", whole_pdf, None),
        Fault("en-fait-un-word.pdf", word(), None),
        Fault("en-fait-du-texte.doc", form, None),
        Fault("en-fait-un-zip.docx", archive(("formulaire.txt", form)), None),
        Fault("sans-page.pdf", pdf_without_pages(), "sans_page", "page"),
        Fault("point.png", png(1, 1), "type_inconnu", "1 × 1 pixels"),
        Fault("bande.png", png(30_000, 20), "type_inconnu", "n'est pas une page"),
        Fault("enorme.png", png(20_000, 20_000), "trop_grand", "pixels"),
        Fault("bombe.zip", bomb(60), "trop_grand", "refusée"),
        Fault("bombe.docx", word_bomb(70), "trop_grand"),
        Fault("dehors.zip", archive(("../../dehors.txt", form), ("/tmp/dehors.txt", form)), "fichier_vide"),
        Fault("dehors-et-dedans.zip", archive(("../dehors.txt", form), ("formulaire.txt", form)), None),
        Fault("zip-dans-zip.zip", nested, None),
        Fault(
            "zip-trop-profond.zip", archive(("a.zip", nested)), "type_inconnu", "archives dans des archives"
        ),
        Fault("programme.exe", b"MZ\x90\0" + bytes(200), "type_inconnu", "programme"),
        Fault("bruit.pdf", bytes(range(256)) * 40, "type_inconnu"),
        Fault("bon.txt", form, None),
    ]


def write(folder: Path) -> dict[str, Fault]:
    """Write every file into a new folder and return them by name."""
    folder.mkdir(parents=True)
    every = {fault.name: fault for fault in faults()}
    for fault in every.values():
        (folder / fault.name).write_bytes(fault.content)
    return every
