"""What stands on a guide's pages: boxes with lines beside them, running heads, headers over white."""

from dataclasses import replace
from pathlib import Path

from extract.candidate import Span
from extract.guide.beside import taken_in
from extract.guide.description import load_guide_form
from extract.guide.furniture import furniture
from extract.guide.labels import LabelFinder
from extract.guide.reading import read_guide
from extract.guide.rows import rows_of
from ingest.document import Box, Cell, Line, Page, Table
from invented_guide import BODY, document_of
from normalize.text import fold

FORM = load_guide_form(Path(__file__).parents[2] / "schemas" / "guides" / "monographies.toml")


def placed(*lines, boxed=()):
    """Return a page's document: lines with their boxes, those in ``boxed`` each a cell of one ruled table."""
    text = "".join(f"{words}\n" for words, _ in lines)
    starts, at = [], 0
    for words, _ in lines:
        starts.append(at)
        at += len(words) + 1
    found = tuple(
        Line(start, start + len(words), 0, box) for start, (words, box) in zip(starts, lines, strict=True)
    )
    cells = tuple(
        Cell(starts[at], starts[at] + len(lines[at][0]), row, 0, box) for row, (at, box) in enumerate(boxed)
    )
    table = (Table(cells[0].start, cells[-1].end, 0, cells),) if cells else ()
    return replace(document_of(text), lines=found, tables=table)


def pieces(document, row):
    """Return the texts of a row's pieces."""
    return [document.text[piece.start : piece.end] for piece in row.pieces]


def test_lines_left_of_a_box_are_of_its_rows():
    """The box is read first; the bodies stand beside its title, the place beside its counts."""
    document = placed(
        ("1.1. UN TOIT POUR COMMENCER", Box(260, 84, 480, 95)),
        ("Nbre de ménages accompagnés : 12", Box(260, 110, 420, 120)),
        ("TILLEUL HABITAT EN LIEN AVEC", Box(48, 83, 240, 89)),
        ("L'ORMEAU", Box(48, 95, 100, 101)),
        ("Creuse", Box(48, 112, 90, 120)),
        ("Nature du projet", Box(48, 160, 120, 170)),
        boxed=((0, Box(255, 80, 540, 105)), (1, Box(255, 105, 540, 145))),
    )
    rows = [
        pieces(document, row) for row in taken_in(rows_of(document, document.text), document) if not row.blank
    ]
    assert rows == [
        ["TILLEUL HABITAT EN LIEN AVEC", "L'ORMEAU", "1.1. UN TOIT POUR COMMENCER"],
        ["Creuse", "Nbre de ménages accompagnés : 12"],
        ["Nature du projet"],
    ]


def test_a_line_above_a_box_or_within_its_width_is_not_beside_it():
    """Only what shares a height with a row and no width is its cell."""
    document = placed(
        ("1.1. UN TOIT", Box(260, 84, 480, 95)),
        ("Sommaire", Box(48, 40, 100, 50)),
        ("Suite", Box(300, 88, 340, 96)),
        boxed=((0, Box(255, 80, 540, 105)),),
    )
    rows = taken_in(rows_of(document, document.text), document)
    assert [pieces(document, row) for row in rows if row.table] == [["1.1. UN TOIT"]]


def paged(*pages):
    """Return a document of pages without places."""
    text = "".join(pages)
    spans, at = [], 0
    for number, page in enumerate(pages, 1):
        spans.append(Page(number, 0, at, at + len(page)))
        at += len(page)
    return replace(document_of(text), pages=tuple(spans))


def repeated(document):
    """Return the texts of the furniture."""
    finder = LabelFinder(FORM, document.text, fold(document.text))
    rows = rows_of(document, document.text)
    return [document.text[span.start : span.end] for span in furniture(rows, document.text, document, finder)]


def test_a_running_head_is_told_by_how_it_opens():
    """The guide's part comes first, then the chapter, which changes; three pages of many are enough."""
    head = "3 – Logements accompagnés pour des publics spécifiques | {}\n"
    chapters = ["3.1 Santé", "3.2 Femmes", "3.3 Jeunes"]
    pages = [f"{head.format(chapter)}\nUne page de {chapter}\nFin de {chapter}\n" for chapter in chapters]
    others = [f"Page {word}\nTexte {word}\n" for word in "abcdefghijklmnop"]
    assert repeated(paged(*others, *pages)) == [head.format(chapter).strip() for chapter in chapters]


def test_a_body_that_opens_three_pages_is_no_running_head():
    """The same landlord may carry three projects, in capitals at the top of their pages."""
    pages = [f"CHARMILLE HABITAT\n{number}.1. TITRE {word}\n" for number, word in enumerate("ABC", 1)]
    others = [f"Page {word}\nTexte {word}\n" for word in "abcdefghijklmnop"]
    assert repeated(paged(*pages, *others)) == []


def test_a_text_that_lost_its_page_breaks_keeps_their_numbers_apart():
    """A number alone beside a line that stands beside other numbers, within a sheet's text."""
    text = "".join(
        f"La phrase {word} commence\n{number}\nLe grand recueil des projets\n\net finit.\n"
        for number, word in ((12, "une"), (24, "deux"), (36, "trois"))
    )
    assert sorted(set(repeated(document_of(text)))) == ["12", "24", "36", "Le grand recueil des projets"]


def test_a_number_beside_a_line_of_its_own_is_text():
    """Counts in a column of their own stand beside different labels."""
    assert repeated(document_of("Nombre de lits\n12\nNombre de places\n14\nNombre de repas\n16\n")) == []


def header(bodies):
    """Return who carries a project and who takes part, the header printed as ``bodies``."""
    counts = (
        "Nbre de ménages accompagnés : 12\nNbre de logements mobilisés : 10\nAccès et / ou maintien : Accès\n"
    )
    text = f"{bodies}\n\n1.1. UN TOIT POUR COMMENCER\n\nCreuse\n\n{counts}{BODY}"
    found = {
        candidate.path: candidate for candidate in read_guide(document_of(text), FORM).sheets[0].candidates
    }
    return found["porteurs"].text, found["partenaires"].text


def test_bodies_that_go_on_below_white_are_one_header():
    """Lines of capitals are low, so that a page shows white between them."""
    whole = ("TILLEUL HABITAT", "L'ORMEAU ET L'ASSOCIATION LES DEUX RIVES")
    assert header("TILLEUL HABITAT EN LIEN AVEC L'ORMEAU ET L'ASSOCIATION\n\nLES DEUX RIVES") == whole
    assert header("TILLEUL HABITAT EN LIEN AVEC L'ORMEAU ET\n\nL'ASSOCIATION LES DEUX RIVES") == whole


def test_capitals_above_whole_bodies_are_another_line():
    """A heading in capitals that ends does not become a carrier."""
    assert header("PREMIERE PARTIE\n\nTILLEUL HABITAT EN LIEN AVEC L'ORMEAU")[0] == "TILLEUL HABITAT"


def test_spans_are_never_turned_round():
    """A row whose pieces come from two places in the text covers each of them and nothing between."""
    document = placed(
        ("Une note dans un cadre", Box(260, 84, 480, 95)),
        ("Autre ligne", Box(48, 200, 120, 210)),
        ("En marge", Box(48, 84, 120, 92)),
        boxed=((0, Box(255, 80, 540, 105)),),
    )
    row = next(row for row in taken_in(rows_of(document, document.text), document) if row.table)
    assert row.printed == (Span(35, 43), Span(0, 22))


def test_counts_below_their_labels_are_no_running_head():
    """Figures stand at one height on many pages, as a page number does; a header's label is above them."""
    pages, text = [], ""
    for number in range(4):
        start = len(text)
        text += f"Guide\nNbre de ménages accompagnés :\n{number + 12} ménages\n{BODY}Page {number}\n"
        pages.append(Page(number + 1, 0, start, len(text)))
    lines, at = [], 0
    for number, line in enumerate(text.split("\n")):
        height = 20.0 * (number % (len(BODY.splitlines()) + 4))
        on = sum(page.end <= at for page in pages)
        lines.append(Line(at, at + len(line), on, Box(40, height, 200, height + 10)))
        at += len(line) + 1
    document = replace(document_of(text), pages=tuple(pages), lines=tuple(lines))
    finder = LabelFinder(FORM, text, fold(text))
    found = {
        text[span.start : span.end] for span in furniture(rows_of(document, text), text, document, finder)
    }
    assert "Guide" in found
    assert not [words for words in found if "ménages" in words]
