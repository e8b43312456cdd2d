"""PDF files with a text layer, form fields and drawn boxes."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Box, Document, MarkOrigin, Reading, Tick
from ingest.errors import DamagedFileError, EmptyFileError, EncryptedFileError, TooLargeError
from ingest.pdf import ocr_jobs, read
from ingest.pdf_page import Character, side_by_side, words_of
from ingest.settings import Settings


def canvas(path: Path, **options: object) -> Canvas:
    """Return a canvas that writes Latin text at 11 points."""
    sheet = Canvas(str(path), pagesize=A4, **options)
    sheet.setFont("Helvetica", 11)
    return sheet


def read_pdf(path: Path) -> Document:
    """Read with the limits as they are."""
    return read(path, Settings())


def states(document: Document) -> list[tuple[Tick, MarkOrigin]]:
    """Return what the document's boxes say, in order."""
    return [(mark.state, mark.origin) for mark in document.marks]


def test_lines_and_paragraphs_are_parted(tmp_path: Path) -> None:
    """Lines are parted by a line feed, paragraphs by an empty line, pages by a form feed."""
    sheet = canvas(tmp_path / "a.pdf")
    for y, line in (
        (780, "Le projet accompagne des ménages"),
        (766, "dans le logement."),
        (720, "Les publics"),
    ):
        sheet.drawString(60, y, line)
    sheet.showPage()
    sheet.setFont("Helvetica", 11)
    sheet.drawString(60, 780, "Seconde page du dossier")
    sheet.save()
    expected = "Le projet accompagne des ménages\ndans le logement.\n\nLes publics\fSeconde page du dossier"
    document = read_pdf(tmp_path / "a.pdf")
    assert expected == document.text
    assert [page.reading for page in document.pages] == [Reading.TEXT] * 2


def test_bold_lines_are_known(tmp_path: Path) -> None:
    """A line in a bold font is a bold line, with its box from the page's top left."""
    sheet = canvas(tmp_path / "a.pdf")
    sheet.setFont("Helvetica-Bold", 11)
    sheet.drawString(60, 780, "Nom du projet")
    sheet.setFont("Helvetica", 11)
    sheet.drawString(60, 760, "Habiter autrement, ensemble et durablement")
    sheet.save()
    document = read_pdf(tmp_path / "a.pdf")
    assert [line.bold for line in document.lines] == [True, False]
    box = document.lines[0].box
    assert box is not None
    assert pytest.approx(60, abs=2) == box.x0
    assert pytest.approx(A4[1] - 780, abs=3) == box.y1


@pytest.mark.parametrize("ink", ["cross", "fill", "letter", "none"])
def test_drawn_boxes_have_their_state(tmp_path: Path, ink: str) -> None:
    """A drawn square is a box in the text, ticked by strokes, a fill or a typed cross."""
    sheet = canvas(tmp_path / "a.pdf")
    sheet.drawString(60, 700, "Ménages éligibles au DALO : oui")
    sheet.rect(230, 699, 9, 9)
    sheet.drawString(250, 700, "non")
    sheet.rect(280, 699, 9, 9)
    if ink == "cross":
        sheet.line(230, 699, 239, 708)
        sheet.line(230, 708, 239, 699)
    elif ink == "fill":
        sheet.rect(232, 701, 5, 5, fill=1)
    elif ink == "letter":
        sheet.drawString(231, 700, "X")
    sheet.save()
    first = Tick.EMPTY if ink == "none" else Tick.TICKED
    document = read_pdf(tmp_path / "a.pdf")
    assert [(first, MarkOrigin.DRAWN), (Tick.EMPTY, MarkOrigin.DRAWN)] == states(document)
    assert f"oui {'☐' if ink == 'none' else '☒'} non ☐" in document.text


def test_form_fields_say_their_value(tmp_path: Path) -> None:
    """Text fields stand in the text where they stand on the page, check boxes by their state."""
    sheet = canvas(tmp_path / "a.pdf")
    sheet.drawString(60, 700, "Nombre de logements :")
    sheet.acroForm.textfield(name="logements", value="25 logements", x=200, y=695, width=150, height=16)
    sheet.drawString(60, 650, "Création d'une offre nouvelle")
    sheet.acroForm.checkbox(name="neuve", checked=True, x=230, y=648, size=11)
    sheet.drawString(60, 630, "Aménagement de logement existant")
    sheet.acroForm.checkbox(name="existante", checked=False, x=250, y=628, size=11)
    sheet.save()
    document = read_pdf(tmp_path / "a.pdf")
    assert "Nombre de logements : 25 logements" in document.text
    assert "nouvelle ☒" in document.text
    assert states(document) == [(Tick.TICKED, MarkOrigin.FORM_FIELD), (Tick.EMPTY, MarkOrigin.FORM_FIELD)]


@pytest.mark.parametrize("stroke", [(3, 1, 12, 11.5), (1, 1, 7, 7), (-3, 4, 11, 4)])
def test_a_tick_that_leaves_its_box_ticks_it(
    tmp_path: Path, stroke: tuple[float, float, float, float]
) -> None:
    """Ink within the box counts, wherever the middle of the stroke is; a line that only touches it does not."""
    sheet = canvas(tmp_path / "a.pdf")
    for x, word in ((60, "oui"), (120, "non")):
        sheet.drawString(x, 700, word)
        sheet.rect(x + 24, 699, 8, 8)
    x0, y0, x1, y1 = stroke
    sheet.line(84 + x0, 699 + y0, 84 + x1, 699 + y1)
    sheet.line(140, 707.3, 156, 707.3)
    sheet.save()
    assert [Tick.TICKED, Tick.EMPTY] == [state for state, _ in states(read_pdf(tmp_path / "a.pdf"))]


def test_text_up_the_margin_is_a_line_of_its_own(tmp_path: Path) -> None:
    """Its letters stand in no line of the page, and are not lost."""
    sheet = canvas(tmp_path / "a.pdf")
    for row in range(4):
        sheet.drawString(60, 700 - 14 * row, f"Ligne {row} du texte de la page")
    sheet.rotate(90)
    sheet.drawString(640, -570, "PARTIE 2")
    sheet.save()
    lines = read_pdf(tmp_path / "a.pdf").text.split("\n")
    assert ["PARTIE 2"] == [line for line in lines if "PARTIE" in line]
    assert "Ligne 1 du texte de la page" in lines


def test_two_columns_with_headings_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Short headings between the lines of a column do not make it a table, nor does the foot of the page."""
    sheet = canvas(tmp_path / "a.pdf")
    sheet.setFont("Helvetica", 9)
    prose = "un accompagnement de proximité et un bail"
    for x, names, rows in ((50, ("Nature", "Objectifs"), 3), (320, ("Moyens", "Durée du projet"), 4)):
        y = 700
        for name in names:
            sheet.drawString(x, y, name)
            for row in range(rows):
                sheet.drawString(x, y - 12 * (row + 1), f"{name} : {prose}" if row < 2 else "à préciser")
            y -= 12 * (rows + 2)
    sheet.drawString(50, 40, "Habiter accompagné 12")
    sheet.save()
    text = read_pdf(tmp_path / "a.pdf").text
    assert text.index("Objectifs : un") < text.index("Moyens : un") < text.index("Habiter accompagné")


def test_a_ligatures_letters_stay_in_their_word() -> None:
    """« ffi » is one glyph of three letters with one box: the word is whole all the same."""
    edges = {"d": (0, 7), "i": (7, 10), "f": (10, 20), "F": (10, 20), "I": (10, 20), "c": (20, 26)}
    letters = [
        Character(one.lower(), Box(left, 0, right, 10), (0, 10), "Helvetica", False, False)
        for one, (left, right) in edges.items()
    ]
    assert [piece.text for piece in words_of(list(side_by_side(letters)))] == ["diffic"]


def test_struck_words_are_taken_back(tmp_path: Path) -> None:
    """« Rayer la mention inutile »: a word with a line through it is out, an underlined one is not."""
    sheet = canvas(tmp_path / "a.pdf")
    sheet.drawString(60, 700, "Ménages éligibles au DALO : oui / non")
    start, wide = 60 + sheet.stringWidth("Ménages éligibles au DALO : oui / "), sheet.stringWidth("non")
    sheet.line(start, 703, start + wide, 703)
    sheet.line(60, 698, start - 10, 698)
    sheet.save()
    assert read_pdf(tmp_path / "a.pdf").text.strip() == "Ménages éligibles au DALO : oui /"


def test_typed_crosses_are_boxes(tmp_path: Path) -> None:
    """[x] and [ ] typed in a PDF are boxes."""
    sheet = canvas(tmp_path / "a.pdf")
    sheet.drawString(60, 700, "Ménages éligibles au DALO : [x] oui  [ ] non")
    sheet.save()
    assert [mark.state for mark in read_pdf(tmp_path / "a.pdf").marks] == [Tick.TICKED, Tick.EMPTY]


def test_ruled_table_keeps_its_cells(tmp_path: Path) -> None:
    """A ruled budget is a table whose cells are parted by tabs."""
    sheet = canvas(tmp_path / "a.pdf")
    for row, (label, amount) in enumerate(
        (("Charges", "Montant"), ("Personnel", "12 000 €"), ("Total", "12 000 €"))
    ):
        y = 700 - 20 * row
        sheet.rect(60, y - 6, 200, 20)
        sheet.rect(260, y - 6, 100, 20)
        sheet.drawString(65, y, label)
        sheet.drawString(265, y, amount)
    sheet.save()
    document = read_pdf(tmp_path / "a.pdf")
    assert document.text == "Charges\tMontant\nPersonnel\t12 000 €\nTotal\t12 000 €"
    cells = [(cell.row, cell.column) for cell in document.tables[0].cells]
    assert cells == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)]


def test_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Two columns of prose are not read across."""
    sheet = canvas(tmp_path / "a.pdf")
    for row in range(8):
        sheet.drawString(50, 700 - 14 * row, "la colonne gauche parle du projet lui")
        sheet.drawString(310, 700 - 14 * row, "la colonne droite parle des publics et")
    sheet.save()
    text = read_pdf(tmp_path / "a.pdf").text
    assert text.rindex("gauche") < text.index("droite")


def test_turned_page_is_read_upright(tmp_path: Path) -> None:
    """A page with /Rotate 90 has its words where a reader sees them."""
    sheet = canvas(tmp_path / "a.pdf")
    sheet.setPageRotation(90)
    sheet.rotate(90)
    for row in range(3):
        sheet.drawString(60, -100 - 14 * row, f"Ligne {row} du dossier de candidature")
    sheet.save()
    document = read_pdf(tmp_path / "a.pdf")
    assert [line[:7] for line in document.text.split("\n")] == ["Ligne 0", "Ligne 1", "Ligne 2"]
    assert pytest.approx(A4[0], abs=1) == document.pages[0].width  # reportlab swaps the sides itself


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", EmptyFileError), (b"%PDF-1.4\n1 0 obj\n<<", DamagedFileError)],
)
def test_bad_files_are_named(tmp_path: Path, content: bytes, error: type[Exception]) -> None:
    """An empty or truncated file is an error of its own."""
    path = tmp_path / "mauvais.pdf"
    path.write_bytes(content)
    with pytest.raises(error, match="mauvais"):
        read_pdf(path)


@pytest.mark.parametrize(("password", "opens"), [("secret", False), ("", True)])
def test_encryption_matters_only_with_a_password(tmp_path: Path, password: str, opens: bool) -> None:
    """A file that opens without a password is read although it is encrypted."""
    sheet = canvas(tmp_path / "a.pdf", encrypt=encryption(password))
    sheet.drawString(60, 700, "Dossier de candidature")
    sheet.save()
    if opens:
        assert read_pdf(tmp_path / "a.pdf").text == "Dossier de candidature"
    else:
        with pytest.raises(EncryptedFileError):
            read_pdf(tmp_path / "a.pdf")


def encryption(password: str) -> object:
    """Return reportlab's encryption with a user password."""
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415

    return StandardEncryption(password, ownerPassword="autre")


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    """The limit on pages holds."""
    sheet = canvas(tmp_path / "a.pdf")
    for _ in range(3):
        sheet.drawString(60, 700, "page")
        sheet.showPage()
    sheet.save()
    with pytest.raises(TooLargeError):
        read(tmp_path / "a.pdf", Settings(max_pages=2))


def test_hidden_layer_over_a_scan_is_read_again(tmp_path: Path) -> None:
    """Invisible text over a full-page image is a scanner's OCR: the page is a job for ours."""
    from PIL import Image  # noqa: PLC0415
    from reportlab.lib.utils import ImageReader  # noqa: PLC0415

    sheet = canvas(tmp_path / "a.pdf")
    sheet.drawImage(ImageReader(Image.new("L", (400, 566), 255)), 0, 0, A4[0], A4[1])
    text = sheet.beginText(60, 700)
    text.setTextRenderMode(3)
    text.textLine("Le projet accompagne des ménages dans le logement social")
    sheet.drawText(text)
    sheet.showPage()
    sheet.setFont("Helvetica", 11)
    sheet.drawString(60, 700, "Une page de texte qui se lit sans autre moyen")
    sheet.save()
    assert [job.page for job in ocr_jobs(tmp_path / "a.pdf", Settings())] == [0]
