"""Word files read from their XML."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from ingest import image
from ingest.document import Document, MarkOrigin, Source, Tick
from ingest.docx import read, read_content
from ingest.docx_package import Package
from ingest.errors import DamagedFileError, EmptyFileError, IngestError, TooLargeError
from ingest.settings import Settings
from word_xml import cell, checkbox, control, docx, field, paragraph, relation, symbol, table, text

ON, OFF, LOST = Tick.TICKED, Tick.EMPTY, Tick.UNREADABLE
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SOURCE = Source("dossier.docx", "0" * 64, "docx", 1)


def document(*body: str, **others: str | dict[str, str]) -> Document:
    """Read a Word file made of this body."""
    return read_content(docx(*body, **others), SOURCE, Settings())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expected", "inner"),
    [
        (ON, '<w:default w:val="0"/><w:checked/>'),
        (ON, '<w:default w:val="0"/><w:checked w:val="1"/>'),
        (ON, '<w:checked w:val="true"/>'),
        (ON, '<w:checked w:val="on"/>'),
        (OFF, '<w:default w:val="1"/><w:checked w:val="0"/>'),
        (OFF, '<w:default w:val="1"/><w:checked w:val="false"/>'),
        (OFF, '<w:checked w:val="off"/>'),
        (ON, '<w:default w:val="1"/>'),
        (ON, "<w:default/>"),
        (OFF, '<w:default w:val="0"/>'),
        (OFF, ""),
    ],
)
def test_legacy_box_has_its_stored_state(expected: Tick, inner: str) -> None:
    """What was ticked counts, else the default, in every spelling of on and off."""
    read_back = document(paragraph(text("oui "), checkbox(inner), text(" non")))
    assert [(expected, MarkOrigin.FORM_FIELD)] == [(mark.state, mark.origin) for mark in read_back.marks]
    assert read_back.text == f"oui {'☒' if expected is ON else '☐'} non\n"


def test_legacy_box_without_its_data_is_unreadable() -> None:
    """The field is there and its state is lost: never empty."""
    bare = '<w:fldSimple w:instr=" FORMCHECKBOX "/>'
    assert [mark.state for mark in document(paragraph(text("oui "), bare)).marks] == [LOST]


@pytest.mark.parametrize(
    ("expected", "state"),
    [
        (ON, '<w14:checked w14:val="1"/>'),
        (ON, '<w14:checked w14:val="true"/>'),
        (OFF, '<w14:checked w14:val="0"/>'),
        (OFF, ""),
    ],
)
def test_content_control_has_its_stored_state(expected: Tick, state: str) -> None:
    """The glyph that is shown is not read a second time."""
    read_back = document(paragraph(control(state, "☐"), text(" oui")))
    assert [(expected, MarkOrigin.FORM_FIELD)] == [(mark.state, mark.origin) for mark in read_back.marks]


@pytest.mark.parametrize(
    ("expected", "font", "code"),
    [
        (ON, "Wingdings", "F0FE"),
        (ON, "Wingdings", "00FD"),
        (ON, "Wingdings", "F078"),
        (OFF, "Wingdings", "F0A8"),
        (OFF, "Wingdings", "6F"),
        (OFF, "Wingdings", "F071"),
        (ON, "Wingdings 2", "F052"),
        (ON, "Wingdings 2", "F053"),
        (OFF, "Wingdings 2", "F0A3"),
        (OFF, "Wingdings 2", "F02A"),
        (ON, "Webdings", "F061"),
        (OFF, "Webdings", "F063"),
    ],
)
def test_symbol_has_its_fonts_meaning(expected: Tick, font: str, code: str) -> None:
    """The same code means different things in different fonts, with or without the private-use prefix."""
    marks = document(paragraph(text("oui "), symbol(code, font))).marks
    assert [(expected, MarkOrigin.SYMBOL)] == [(mark.state, mark.origin) for mark in marks]


def test_bullet_symbol_is_no_box() -> None:
    """Arrows and bullets of the same fonts are text."""
    read_back = document(paragraph(symbol("F0D8", "Wingdings"), text(" Aide"), symbol("F0B7", "Symbol")))
    assert read_back.marks == ()
    assert read_back.text == "➢ Aide•\n"


@pytest.mark.parametrize("properties", ['<w:rFonts w:ascii="Wingdings"/>', '<w:rStyle w:val="Case"/>'])
def test_run_in_a_symbol_font_is_a_box(properties: str) -> None:
    """The font may come from the run or from a style that is based on another one."""
    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="Base"><w:rPr>'
        '<w:rFonts w:ascii="Wingdings"/></w:rPr></w:style><w:style w:type="character" w:styleId="Case">'
        '<w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    read_back = document(
        paragraph(text("oui "), text("þ", properties), text(" non "), text("\uf0a8", properties)),
        parts={"word/styles.xml": styles},
    )
    assert [mark.state for mark in read_back.marks] == [ON, OFF]


def test_typed_boxes_are_marks_too() -> None:
    """Glyphs and brackets that a writer typed are read like in a dump; FORMCHECKBOX as a word is not."""
    read_back = document(paragraph(text("oui [x] non [ ] Faible ☐ Moyen ☑")))
    assert [mark.state for mark in read_back.marks] == [ON, OFF, OFF, ON]


def prompt_field(result: str) -> str:
    """Return a text field whose prompt is « champ libre »."""
    return field("FORMTEXT", '<w:textInput><w:default w:val="champ libre"/></w:textInput>', text(result))


def dropdown(result: str, *entries: str) -> str:
    """Return a legacy drop-down."""
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return field("FORMDROPDOWN", f"<w:ddList>{result}{listed}</w:ddList>")


def answer(properties: str, content: str) -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{text(content)}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        ("Avis : très bon\n", prompt_field("très bon")),
        ("Avis : \n", prompt_field("champ libre")),
        ("Avis : \n", prompt_field("\u2002\u2002\u2002")),
        (
            "Avis : Fort\n",
            dropdown('<w:result w:val="1"/>', "Faible", "Fort"),
        ),
        (
            "Avis : \n",
            dropdown("", "Choisissez un avis", "Fort"),
        ),
        (
            "Avis : \n",
            answer("<w:showingPlcHdr/>", "Cliquez ici"),
        ),
        (
            "Avis : Moyen\n",
            answer("<w:dropDownList/>", "Moyen"),
        ),
        ("Avis : oui\n", f"<w:ins>{text('oui')}</w:ins><w:del><w:r><w:delText>non</w:delText></w:r></w:del>"),
        ("Avis : \n", text("caché", "<w:vanish/>")),
        ("Avis : oui / \n", text("oui / ") + text("non", "<w:strike/>")),
        ("Avis : a\tb\nc-d\n", "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
                               "<w:t>d</w:t><w:softHyphen/></w:r>"),
        ("Avis : lien\n", f'<w:hyperlink>{text("lien")}</w:hyperlink>'),
        ("Avis : 7\n", f'<w:fldSimple w:instr=" PAGE ">{text("7")}</w:fldSimple>'),
    ],
)  # fmt: skip
def test_text_is_what_the_applicant_wrote(expected: str, body: str) -> None:
    """Prompts, placeholders, deleted and hidden text are out; choices and insertions are in."""
    assert document(paragraph(text("Avis : "), body)).text == expected


def box_of(content: str) -> str:
    """Return a drawing with a text box in both of its branches."""
    inner = f"<w:txbxContent>{paragraph(text(content))}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_box_is_read_once() -> None:
    """Both branches show the same."""
    read_back = document(paragraph(text("Nom du projet"), box_of("Clés en main")), paragraph(text("Suite")))
    assert read_back.text == "Nom du projet\nClés en main\nSuite\n"


def test_lists_keep_their_bullets_and_numbers() -> None:
    """A bullet is « - », a number is written out, and a box used as a bullet is a box."""

    def level(form: str, shown: str, font: str = "") -> str:
        look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
        return f'<w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>{look}</w:lvl>'

    bullet, box = level("bullet", "\uf0b7", "Symbol"), level("bullet", "\uf0a8", "Wingdings")
    kinds = enumerate([bullet, level("decimal", "%1."), box])
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{i}">{kind}</w:abstractNum>' for i, kind in kinds)
    links = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(3))
    numbering = f"<w:numbering {W}>{abstract}{links}</w:numbering>"

    def item(list_id: int, content: str) -> str:
        return paragraph(
            text(content), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_id}"/></w:numPr>'
        )

    read_back = document(
        item(1, "Aide"), item(2, "Publics"), item(2, "Logements"), item(3, "oui"), item(1, ""),
        parts={"word/numbering.xml": numbering},
    )  # fmt: skip
    assert read_back.text == "- Aide\n1. Publics\n2. Logements\n☐ oui\n\n"
    assert [(read_back.text[mark.start], mark.state) for mark in read_back.marks] == [("☐", OFF)]


def test_table_cells_have_rows_and_columns() -> None:
    """Merged cells take their columns; the lower part of a vertical merge holds nothing."""
    merged = table(
        cell("Budget", '<w:gridSpan w:val="2"/>') + cell("Notes", '<w:vMerge w:val="restart"/>'),
        cell("Charges") + cell("1 200") + cell("caché", "<w:vMerge/>"),
    )
    read_back = document(paragraph(text("Avant")), merged, paragraph(text("Après")))
    cells = [(c.row, c.column, read_back.text[c.start : c.end]) for c in read_back.tables[0].cells]
    expected = [(0, 0, "Budget"), (0, 2, "Notes"), (1, 0, "Charges"), (1, 1, "1 200"), (1, 2, "")]
    assert cells == expected


def test_tables_nest() -> None:
    """The inner table is a table of its own, within a cell of the outer one."""
    inner = table(cell("T2") + cell("4"))
    outer = table(f"<w:tc>{paragraph(text('Typologie'))}{inner}{paragraph()}</w:tc>" + cell("fin"))
    read_back = document(outer)
    assert len(read_back.tables) == 2
    first, second = read_back.tables
    assert first.start <= second.start < second.end <= first.end


def test_headers_and_footers_are_read_once() -> None:
    """First and default header repeat each other; they come before the text, footers after it."""

    def part(kind: str, content: str) -> str:
        return f"<w:{kind} {W}>{paragraph(text(content))}</w:{kind}>"

    ends = (
        '<w:sectPr><w:headerReference w:type="first" r:id="h1"/><w:headerReference r:id="h2"/>'
        '<w:footerReference r:id="f1"/></w:sectPr>'
    )
    read_back = document(
        paragraph(text("Corps")), ends,
        parts={"word/h1.xml": part("hdr", "Appel"), "word/h2.xml": part("hdr", "Appel"),
               "word/f1.xml": part("ftr", "Pied")},
        relations=relation("h1", "header", "h1.xml") + relation("h2", "header", "h2.xml")
        + relation("f1", "footer", "f1.xml"),
    )  # fmt: skip
    assert read_back.text == "Appel\nCorps\nPied\n"


def test_breaks_part_pages_once() -> None:
    """A break and the trace that Word leaves of it on the next page are one."""
    broken = '<w:r><w:br w:type="page"/></w:r>'
    trace = "<w:r><w:lastRenderedPageBreak/></w:r>"
    read_back = document(
        paragraph(text("un"), broken),
        paragraph(trace, text("deux")),
        paragraph(text("tr"), trace, text("ois")),
    )
    assert [page.number for page in read_back.pages] == [1, 2]
    assert [line.page for line in read_back.lines] == [0, 1, 1]


def test_what_a_style_hides_stays_hidden_in_a_run_that_is_not_struck() -> None:
    """Hidden and struck are two properties: the run turns off the second only."""
    styles = f'<w:styles {W}><w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    body = text("caché", '<w:rStyle w:val="H"/><w:strike w:val="0"/>')
    assert document(paragraph(text("Avis : "), body), parts={"word/styles.xml": styles}).text == "Avis : \n"


def test_bold_lines_are_known() -> None:
    """A line is bold when all its text is, by itself or by its style."""
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="T"><w:rPr><w:b/></w:rPr></w:style></w:styles>'
    )
    read_back = document(
        paragraph(text("gras", "<w:b/>")), paragraph(text("mi", "<w:b/>"), text("-gras")),
        paragraph(text("titre"), properties='<w:pStyle w:val="T"/>'),
        parts={"word/styles.xml": styles},
    )  # fmt: skip
    assert [line.bold for line in read_back.lines] == [True, False, True]


def test_strict_documents_are_read() -> None:
    """ISO strict files name the same elements otherwise."""
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    body = f'<w:document xmlns:w="{strict}"><w:body/></w:document>'
    package = Package(docx(parts={"word/strict.xml": body}), "s.docx")
    root = package.xml("word/strict.xml")
    assert root is not None
    assert root.tag.startswith("{http://schemas.openxmlformats.org/wordprocessingml")


def test_entities_are_not_expanded() -> None:
    """A bomb of entities does not go off."""
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&c;</w:styles>'
    )
    assert document(paragraph(text("Corps")), parts={"word/styles.xml": bomb}).text == "Corps\n"


def test_zip_bomb_is_refused() -> None:
    """What is really unpacked is counted."""
    with pytest.raises(TooLargeError):
        document(paragraph(text("Corps")), parts={"word/styles.xml": " " * 70_000_000})


def test_deep_nesting_is_refused_or_read() -> None:
    """A thousand tables in one another end in a message, not in a crash."""
    deep = "<w:tbl><w:tr><w:tc>" * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400
    with pytest.raises(IngestError):
        document(deep)


def attempt(content: bytes, reader: Callable[[bytes], Document]) -> None:
    """Read, and let nothing but our own errors pass."""
    with suppress(IngestError):
        reader(content)


def test_truncated_file_ends_in_a_message() -> None:
    """Cut anywhere, a Word file is damaged or is read, and nothing else happens."""
    content = docx(paragraph(text("oui "), checkbox("<w:checked/>")), table(cell("a") + cell("b")))
    for cut in range(0, len(content), 7):
        attempt(content[:cut], lambda part: read_content(part, SOURCE, Settings()))
    with pytest.raises(DamagedFileError):
        read_content(content[: len(content) // 2], SOURCE, Settings())


def test_damaged_bytes_end_in_a_message() -> None:
    """Flipped bytes do no more harm."""
    chance = random.Random(7)
    content = bytearray(docx(paragraph(text("oui "), checkbox("<w:checked/>"))))
    for _ in range(150):
        damaged = bytearray(content)
        for _ in range(4):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        attempt(bytes(damaged), lambda part: read_content(part, SOURCE, Settings()))


def test_reading_a_form_is_quick(tmp_path: Path) -> None:
    """Twelve hundred paragraphs in well under a second."""
    path = tmp_path / "long.docx"
    path.write_bytes(docx(*(paragraph(text(f"Ligne {n} "), checkbox("<w:checked/>")) for n in range(1200))))
    start = time.perf_counter()
    assert len(read(path, Settings()).marks) == 1200
    assert time.perf_counter() - start < 3


def test_file_without_text_is_told() -> None:
    """An empty Word file has nothing to say."""
    with pytest.raises(EmptyFileError):
        document(paragraph())


def test_pasted_scan_becomes_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word file that holds a scan and no text is read from the scan."""
    scanned = document(paragraph(text("Nom du projet lu sur la page")))
    monkeypatch.setattr(image, "read", lambda path, limits: scanned)
    content = docx(paragraph(text("Dossier")), parts={"word/media/image1.png": "x" * 40_000})
    read_back = read_content(content, SOURCE, Settings())
    assert [page.number for page in read_back.pages] == [1, 2]
    assert len(read_back.sources) == 1
    assert "Nom du projet lu" in read_back.text
