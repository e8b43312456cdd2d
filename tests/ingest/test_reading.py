"""The door of ingest."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.dossier import dossier_files
from ingest.errors import EmptyFileError, TooLargeError, UnknownTypeError
from ingest.reading import read, read_dossier, read_dossier_files
from ingest.settings import Settings
from word_xml import docx, paragraph, text


def dossier(folder: Path) -> list[Path]:
    """Write a dossier of two readable files and a spreadsheet."""
    (folder / "1 formulaire.docx").write_bytes(docx(paragraph(text("Nom du projet : Clés en main"))))
    (folder / "2 annexe.txt").write_text("Budget : 1 200 €\n", encoding="utf-8")
    (folder / "3 budget.xls").write_bytes(b"MZ\x90\0")
    return dossier_files(folder, Settings())


def test_files_of_a_dossier_become_one_document(tmp_path: Path) -> None:
    """Each is a source; what is of no known type is left out and said."""
    document, skipped = read_dossier_files(dossier(tmp_path), Settings())
    assert [source.media for source in document.sources] == ["docx", "txt"]
    assert [page.source for page in document.pages] == [0, 1]
    assert [file.path.name for file in skipped] == ["3 budget.xls"]
    assert document.text[document.lines[-1].start : document.lines[-1].end] == "Budget : 1 200 €"


def test_dossier_of_nothing_readable_is_told(tmp_path: Path) -> None:
    """The first reason is given; no file at all is its own reason."""
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ\x90\0")
    with pytest.raises(UnknownTypeError):
        read_dossier([path], Settings())
    with pytest.raises(EmptyFileError):
        read_dossier([], Settings())


def test_archive_is_no_single_file(tmp_path: Path) -> None:
    """An archive is unpacked by whoever knows where to."""
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x05\x06" + bytes(18))
    with pytest.raises(UnknownTypeError, match="archive"):
        read(path, Settings())


def test_dossier_files_leave_out_what_systems_left(tmp_path: Path) -> None:
    """Hidden folders and lock files are no pieces; sub-folders count."""
    for name in ("b/10.txt", "b/9.txt", "a.txt", ".DS_Store", "~$a.docx", "__MACOSX/x.txt", ".git/x"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("oui", encoding="utf-8")
    names = [path.relative_to(tmp_path).as_posix() for path in dossier_files(tmp_path, Settings())]
    assert names == ["a.txt", "b/9.txt", "b/10.txt"]
    with pytest.raises(TooLargeError):
        dossier_files(tmp_path, Settings(max_files=2))


def test_text_is_read_without_the_heavy_libraries(tmp_path: Path) -> None:
    """A text dossier loads neither lxml nor what reads PDFs."""
    path = tmp_path / "a.txt"
    path.write_text("oui [x] non [ ]\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from ingest.reading import read; "
        "from ingest.settings import Settings; read(Path(sys.argv[1]), Settings()); "
        "print([m for m in ('lxml', 'cv2', 'pdfplumber', 'spacy', 'numpy') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
