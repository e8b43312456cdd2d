"""Scanned pages: OCR, boxes read from the image, the cache, odd images."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest import image as image_reader
from ingest import ocr
from ingest.anchors import units_of
from ingest.boxes import FoundBox
from ingest.document import Document, MarkOrigin, Reading, Tick
from ingest.errors import DamagedFileError, EmptyFileError, TooLargeError
from ingest.image import opened, page_of, read
from ingest.ink import Square
from ingest.ocr import Recognized
from ingest.ocr_jobs import ocr_jobs, run_job
from ingest.page_image import evenly_lit, halves, prepare, specks_of
from ingest.ruled import Rule
from ingest.scan import laid_out, parted, words_beside_rules
from ingest.settings import Settings
from ingest.tesseract import OcrWord
from ingest.text_quality import quality

A4_300 = (2480, 3508)
LINES = (
    "Dossier de candidature",
    "Le projet accompagne des ménages vers un logement durable,",
    "avec une association qui connaît les familles du territoire.",
)


def form(ticks: tuple[bool, ...] = (True, False), size: tuple[int, int] = A4_300) -> Image.Image:
    """Return a page with some lines and « oui » and « non » with boxes."""
    page = Image.new("L", size, 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype("DejaVuSans.ttf", 44)
    for row, line in enumerate(LINES):
        draw.text((250, 300 + 80 * row), line, font=font, fill=0)
    draw.text((250, 700), "Ménages éligibles au DALO", font=font, fill=0)
    for place, (word, ticked) in enumerate(zip(("oui", "non"), ticks, strict=True)):
        x = 1100 + 300 * place
        draw.text((x, 700), word, font=font, fill=0)
        draw.rectangle((x + 120, 712, x + 155, 747), outline=0, width=4)
        if ticked:
            draw.line((x + 120, 712, x + 155, 747), fill=0, width=5)
            draw.line((x + 120, 747, x + 155, 712), fill=0, width=5)
    return page


def read_page(page: Image.Image, path: Path, settings: Settings | None = None) -> Document:
    """Save a page at 300 dpi and read it."""
    page.save(path, dpi=(300, 300))
    return read(path, settings or Settings())


def test_scan_is_read_with_its_ticks(tmp_path: Path) -> None:
    """A scanned form gives its text, and its boxes as marks with their states."""
    document = read_page(form(), tmp_path / "a.png")
    assert "avec une association qui connaît les familles" in document.text
    assert [mark.state for mark in document.marks] == [Tick.TICKED, Tick.EMPTY]
    assert {MarkOrigin.IMAGE} == {mark.origin for mark in document.marks}
    assert "oui ☒ non ☐" in document.text
    assert document.pages[0].reading == Reading.OCR
    assert document.pages[0].quality > 0.8


@pytest.mark.parametrize("angle", [90, 180, 270, 2, -3])
def test_turned_and_skewed_pages_are_read(tmp_path: Path, angle: int) -> None:
    """A page that lies, stands on its head or leans is read as if it were straight."""
    turned = form().rotate(angle, expand=angle % 90 == 0, fillcolor=255, resample=Image.Resampling.BICUBIC)
    document = read_page(turned, tmp_path / "a.png")
    assert "qui connaît les familles du territoire" in document.text
    assert [mark.state for mark in document.marks] == [Tick.TICKED, Tick.EMPTY]


@pytest.mark.parametrize("dpi", [150, 200])
def test_coarse_scans_are_read(tmp_path: Path, dpi: int) -> None:
    """A page of 150 or 200 dpi is enlarged; its text and its ticks are read as at 300."""
    size = tuple(side * dpi // 300 for side in A4_300)
    form().resize(size, Image.Resampling.BOX).save(tmp_path / "a.png", dpi=(dpi, dpi))
    document = read(tmp_path / "a.png", Settings())
    assert "qui connaît les familles du territoire" in document.text
    assert [mark.state for mark in document.marks] == [Tick.TICKED, Tick.EMPTY]


def test_a_tables_rule_is_no_word() -> None:
    """A bar read on a rule goes; the same bar elsewhere, and a word on the rule, stay."""

    def word(text: str, left: float) -> OcrWord:
        return OcrWord(text, left, 100, left + 6, 140, 0.5, 0, 100, 140)

    words = (word("|", 498), word("|", 800), word("montant", 498))
    found = ocr.Recognized(1000, 1000, 300, 0, 0, 1.0, words, (), (), (Rule(500, 50, 400),))
    assert list(words[1:]) == words_beside_rules(found)


@pytest.mark.parametrize(
    ("expected", "read"),
    [(["non", "X"], "nonX"), (["oui", "[]"], "oui[]"), (["nonobstant"], "nonobstant"), (["non"], "non")],
)
def test_an_option_and_what_was_typed_behind_it_are_two_words(expected: list[str], read: str) -> None:
    """OCR glues them where the print has a narrow space."""
    assert expected == [one.text for one in parted(OcrWord(read, 0, 0, 80, 30, 0.9, 0, 0, 30))]


@pytest.mark.parametrize(
    ("expected", "read"), [("DALO ☒", "DALO"), ("DALO ☒", "DALOX"), ("Défavorable ☒", "DéfavorableX")]
)
def test_a_word_keeps_its_letters_beside_a_box(expected: str, read: str) -> None:
    """What was read out of the box goes; letters whose place only covers the box stay."""
    end = 30.0 * units_of(expected[:-2]) + 36
    line = [
        OcrWord(text, x, 60, x + 30 * len(text), 90, 0.9, 1, 60, 90)
        for text, x in (("nnnn", 0), ("nnnnn", 200), ("nnnnnn", 400))
    ]
    word = OcrWord(read, 0, 0, end, 34, 0.9, 0, 0, 34)
    box = FoundBox(Square(int(end) - 36, 0, 36, 0.99), Tick.TICKED, 0.99)
    found = laid_out(Recognized(2000, 1000, 300, 0, 0.0, 1.0, (word, *line), (box,), (), ()))
    assert expected == found.laid.text.split("\n")[0]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Prose in two columns is not read across the gutter."""
    page = Image.new("L", A4_300, 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype("DejaVuSans.ttf", 40)
    left = "Le projet accompagne des ménages vers un logement durable et leur ouvre un bail direct au terme"
    right = "La commission se réunit chaque mois avec la mairie pour choisir les familles qui entrent dans les murs"
    for x, text in ((200, left), (1300, right)):
        for row, place in enumerate(range(0, len(text), 34)):
            draw.text((x, 400 + 70 * row), text[place : place + 34].strip().ljust(30), font=font, fill=0)
            draw.text((x, 800 + 70 * row), text[place : place + 34].strip(), font=font, fill=0)
    text = read_page(page, tmp_path / "a.png").text
    assert text.rindex("durable") < text.index("commission")


def test_two_pages_of_a_sheet_are_two_pages(tmp_path: Path) -> None:
    """Each half of a sheet is a page of its own, with its own ticks."""
    sheet = Image.new("L", (3508, 2480), 255)
    for x, ticks in ((0, (True, False)), (1754, (False, True))):
        sheet.paste(form(ticks).resize((1754, 2480), Image.Resampling.LANCZOS), (x, 0))
    document = read_page(sheet, tmp_path / "a.png")
    states = [(mark.page, mark.state) for mark in document.marks]
    assert [(0, Tick.TICKED), (0, Tick.EMPTY), (1, Tick.EMPTY), (1, Tick.TICKED)] == states


def test_nothing_is_recognized_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a job put into the cache is what reading finds there."""
    settings = Settings(cache=tmp_path / "cache")
    form().save(tmp_path / "a.tiff", dpi=(300, 300), save_all=True, append_images=[form((False, True))])
    jobs = ocr_jobs(tmp_path / "a.tiff", settings, "image")
    for job in jobs:
        run_job(job, settings)
    monkeypatch.setattr(ocr.tesseract, "recognize", None)
    document = read(tmp_path / "a.tiff", settings)
    assert [job.page for job in jobs] == [0, 1]
    states = [(mark.page, mark.state) for mark in document.marks]
    assert states == [(0, Tick.TICKED), (0, Tick.EMPTY), (1, Tick.EMPTY), (1, Tick.TICKED)]


def test_broken_cache_is_read_again(tmp_path: Path) -> None:
    """A cache file that was cut short is not trusted."""
    settings = Settings(cache=tmp_path / "cache")
    first = read_page(form(), tmp_path / "a.png", settings)
    for kept in (tmp_path / "cache" / "ocr").rglob("*.json"):
        kept.write_text("{", encoding="utf-8")
    assert first == read(tmp_path / "a.png", settings)


def test_page_that_is_known_is_not_drawn_again(tmp_path: Path) -> None:
    """The file's content tells which images its pages are; the images tell what is on them."""
    settings = Settings(cache=tmp_path)
    page = np.array(form())
    first = ocr.recognized("one file", 0, lambda: (page, 300.0), settings)

    def never() -> tuple[np.ndarray, float]:
        raise AssertionError

    assert first == ocr.recognized("one file", 0, never, settings)
    with pytest.raises(AssertionError):
        ocr.recognized("one file", 1, never, settings)


def test_same_page_of_two_files_is_recognized_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is on an image is kept by the image, whichever file it came in."""
    settings = Settings(cache=tmp_path)
    page = np.array(form())
    first = ocr.recognized("one file", 0, lambda: (page, 300.0), settings)
    monkeypatch.setattr(ocr.tesseract, "recognize", None)
    assert first == ocr.recognized("another", 3, lambda: (page, 300.0), settings)


def test_blank_page_is_no_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blank page has no text, a good quality, and never meets Tesseract."""
    monkeypatch.setattr(ocr.tesseract, "recognize", None)
    document = read_page(Image.new("L", A4_300, 250), tmp_path / "a.png")
    assert document.text == ""
    assert document.pages[0].quality == 1.0


def test_two_pages_on_one_sheet_are_told_apart() -> None:
    """A landscape sheet with a white gutter is two pages."""
    page = np.array(form().resize((1240, 1754)))
    assert len(halves(np.hstack([page, page]))) == 2
    assert len(halves(page)) == 1


@pytest.mark.parametrize(
    ("spread", "expected"), [(0, 0.0), (12, 0.0), (30, 0.05)], ids=["clean", "light", "heavy"]
)
def test_specks_are_measured_before_they_are_filtered(spread: int, expected: float) -> None:
    """Stray pixels are counted on the blank paper of a printed page, light noise not at all."""
    page = np.array(form()).astype(np.float64)
    noisy = np.clip(page * 0.9 + np.random.default_rng(1).normal(0, spread, page.shape), 0, 255)
    assert pytest.approx(expected, abs=0.02) == specks_of(noisy.astype(np.uint8))


def test_specks_do_not_cost_the_text(tmp_path: Path) -> None:
    """A page full of pepper and salt is read."""
    page = np.array(form())
    dice = np.random.default_rng(1).random(page.shape)
    page[dice < 0.01], page[dice > 0.99] = 0, 255
    assert LINES[1] in read_page(Image.fromarray(page), tmp_path / "a.png").text


def test_shaded_page_is_read_on_its_dark_side(tmp_path: Path) -> None:
    """A photocopy whose paper darkens to one side is lit evenly first; one of even paper is left alone."""
    page = np.array(form())
    shaded = (page * np.linspace(1, 0.4, page.shape[1])).astype(np.uint8)
    assert page is evenly_lit(page, page)
    assert LINES[2] in read_page(Image.fromarray(shaded), tmp_path / "a.png").text


def test_skew_is_found() -> None:
    """The angle that a page leans by is found to a tenth of a degree."""
    leaning = form().rotate(1.5, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert pytest.approx(-1.5, abs=0.12) == prepare(np.array(leaning), 1.0).skew


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK", "RGBA", "I;16", "P"])
def test_every_colour_mode_becomes_grey_on_white(tmp_path: Path, mode: str) -> None:
    """Ink is dark and paper light whatever the mode of the file."""
    small = Image.new("L", (200, 100), 255)
    small.paste(0, (50, 20, 150, 80))
    if mode == "I;16":
        converted = Image.fromarray(np.asarray(small).astype(np.uint16) * 257)
    elif mode == "RGBA":
        converted = Image.merge("RGBA", [small.point(lambda _: 0)] * 3 + [small.point(lambda v: 255 - v)])
    else:
        converted = small.convert(mode)
    converted.save(tmp_path / "a.tiff")
    with opened(tmp_path / "a.tiff", Settings()) as image:
        grey, _ = page_of(image, 0, "a.tiff", Settings())
    assert (int(grey[50, 100]), int(grey[5, 5])) == (0, 255)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [((300, 300), 300), ((72, 72), 300), ((1, 1), 300), ((5000, 5000), 300), (None, 300)],
)
def test_resolution_is_guessed_where_it_cannot_be(
    tmp_path: Path, stated: tuple[int, int] | None, expected: int
) -> None:
    """A resolution that would make a page of an absurd size is replaced by that of A4."""
    options = {} if stated is None else {"dpi": stated}
    Image.new("L", A4_300, 255).save(tmp_path / "a.png", **options)
    with opened(tmp_path / "a.png", Settings()) as image:
        assert pytest.approx(expected, abs=1) == page_of(image, 0, "a.png", Settings())[1]


def test_photo_is_turned_by_its_exif(tmp_path: Path) -> None:
    """A photograph's orientation is obeyed."""
    photo = Image.new("L", (300, 200), 255)
    exif = photo.getexif()
    exif[0x0112] = 6
    photo.save(tmp_path / "a.jpg", exif=exif)
    with opened(tmp_path / "a.jpg", Settings()) as image:
        assert page_of(image, 0, "a.jpg", Settings())[0].shape == (300, 200)


def test_huge_image_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    """An image over the limit gives an error that says its size."""
    Image.new("1", (20_000, 20_000)).save(tmp_path / "a.png")
    with pytest.raises(TooLargeError, match="20000 × 20000"):
        read(tmp_path / "a.png", Settings())


@pytest.mark.parametrize(
    ("content", "error"), [(b"", EmptyFileError), (b"\x89PNG\r\n\x1a\nabc", DamagedFileError)]
)
def test_bad_images_are_named(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    """An empty or damaged image is an error of its own."""
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(error, match="« a"):
        image_reader.read(tmp_path / "a.png", Settings())


def test_truncated_image_is_damaged(tmp_path: Path) -> None:
    """An image that ends too early is damaged, not half read."""
    form().save(tmp_path / "a.jpg")
    data = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(data[: len(data) // 2])
    with pytest.raises(DamagedFileError):
        read(tmp_path / "a.jpg", Settings())


@pytest.mark.parametrize(
    ("least", "most", "text"),
    [
        (0.9, 1.0, "Le projet accompagne des ménages vers un logement durable, avec 12 000 € par an."),
        (0.0, 0.5, "Lc prqjct xccmpqgnc dcs mnqcs vcrs vn lgmnt Drblc zxcvq"),
        (0.0, 0.2, "(cid:12)(cid:45)(cid:8) (cid:77)(cid:3)"),
        (0.0, 0.0, ""),
    ],
)
def test_quality_tells_french_from_garbage(least: float, most: float, text: str) -> None:
    """Prose is good, a broken encoding is not."""
    assert least <= quality(text) <= most
