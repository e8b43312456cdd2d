"""Drawing what was chosen: the right piece of the right page, whatever was done to the page to read it."""

import io
import shutil
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

import scanned
from extract.candidate import Span
from ingest.document import Document
from ingest.settings import Settings
from liasse import crop_drawing
from liasse.crop_drawing import DPI, draw
from liasse.crops import Crop, sources_of, wishes
from liasse.evidence import locate

SETTINGS = Settings()


def _crops(read: Document, *paths: Path, page: int = 0, words: tuple[str, ...] = ("Cap",)) -> list[Crop]:
    start = read.pages[page].start
    leaves = {}
    for word in words:
        at = read.text.index(word, start)
        leaves[word] = {"confiance": 0.5, "preuves": locate(read, [Span(at, at + len(word))])}
    return draw(paths, sources_of(read), wishes(read, leaves), SETTINGS)


def _image(crop: Crop) -> Image.Image:
    return Image.open(io.BytesIO(crop.data)).convert("L")


def _shows_the_words(crop: Crop) -> bool:
    """Say whether each mark is ink and the band above them all is paper."""
    image, scale = _image(crop), DPI / 72
    region = crop.wish.region
    ink = []
    for mark in crop.wish.marks:
        middle = ((mark.x0 + mark.x1) / 2 - region.x0, mark.middle - region.y0)
        ink.append(image.getpixel((round(middle[0] * scale), round(middle[1] * scale))) < 60)
    return all(ink) and image.getpixel((image.width // 2, 2)) > 240


def test_a_scanned_image_shows_the_words(tmp_path: Path) -> None:
    """The picture is as large as the region at the report's resolution, the words where the marks say."""
    path = tmp_path / "page.png"
    scanned.sheet().save(path, dpi=(scanned.DPI, scanned.DPI))
    (crop,) = _crops(scanned.document_on(path, "image"), path)
    region = crop.wish.region
    assert _image(crop).size == pytest.approx((region.width * DPI / 72, region.height * DPI / 72), abs=1.01)
    assert _shows_the_words(crop)


def test_a_page_of_a_pdf_shows_the_words(tmp_path: Path) -> None:
    """A PDF is drawn, whether it holds text or the picture of one."""
    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for box in scanned.WORDS.values():
        canvas.rect(box.x0, 842 - box.y1, box.width, box.height, stroke=0, fill=1)
    canvas.save()
    (crop,) = _crops(scanned.document_on(path, "pdf"), path)
    assert _shows_the_words(crop)


def test_a_page_that_was_turned_is_shown_upright(tmp_path: Path) -> None:
    """Boxes are of the page as it was read, turned clockwise."""
    path = tmp_path / "couchee.png"
    scanned.sheet().rotate(90, expand=True).save(path, dpi=(scanned.DPI, scanned.DPI))
    (crop,) = _crops(scanned.document_on(path, "image", scanned.page(rotation=90)), path)
    assert _shows_the_words(crop)


def test_two_pages_on_one_sheet_are_told_apart(tmp_path: Path) -> None:
    """The second page of a sheet is its right half, and the next sheet's page comes after both."""
    path = tmp_path / "deux.tiff"
    left, right, last = scanned.sheet({}), scanned.sheet(), scanned.sheet()
    double = Image.new("L", (left.width + right.width, left.height), 235)
    double.paste(left, (0, 0))
    double.paste(right, (left.width, 0))
    dpi = (scanned.DPI, scanned.DPI)
    double.save(path, save_all=True, append_images=[last], dpi=dpi)
    pages = [scanned.page() for _ in range(3)]
    read = scanned.document_on(path, "image", *pages, sheets=2)
    assert [True, True] == [_shows_the_words(_crops(read, path, page=page)[0]) for page in (1, 2)]
    assert not _shows_the_words(_crops(read, path, page=0)[0])


def test_drawing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing of a picture depends on when it is drawn."""
    path = tmp_path / "page.png"
    scanned.sheet().save(path, dpi=(scanned.DPI, scanned.DPI))
    read = scanned.document_on(path, "image")
    assert _crops(read, path, words=("Nom", "Cap")) == _crops(read, path, words=("Nom", "Cap"))


def test_a_file_is_found_by_its_content(tmp_path: Path) -> None:
    """What an archive holds is unpacked elsewhere each time."""
    path, other = tmp_path / "page.png", tmp_path / "ailleurs" / "copie.png"
    scanned.sheet().save(path, dpi=(scanned.DPI, scanned.DPI))
    read = scanned.document_on(path, "image")
    other.parent.mkdir()
    shutil.move(path, other)
    assert 1 == len(_crops(read, other))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 rien", b"GIF89a"])
def test_a_file_that_changed_or_is_damaged_has_no_pictures(tmp_path: Path, content: bytes) -> None:
    """The dossier was read: only its pictures are missing."""
    path = tmp_path / "page.pdf"
    path.write_bytes(content)
    assert [] == _crops(scanned.document_on(path, "pdf"), path)


def test_the_bytes_of_one_dossier_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures of the least sure fields come first; the rest gives way."""
    path = tmp_path / "page.png"
    scanned.sheet().save(path, dpi=(scanned.DPI, scanned.DPI))
    read = scanned.document_on(path, "image")
    both = _crops(read, path, words=("Nom", "Cap"))
    monkeypatch.setattr(crop_drawing, "MOST_BYTES", len(both[0].data) + len(both[1].data) - 1)
    assert both[:1] == _crops(read, path, words=("Nom", "Cap"))
