"""A dossier as a .docx: legacy form fields, content controls, symbols, symbol-font runs, typed boxes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

from reference.blocks import Block, Bold, Break, Grid, Input, Para, Struck, Tick, page_furniture
from reference.text_file import TOKENS

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
TICKS = (
    "legacy",
    "legacy_default",
    "control",
    "sym",
    "sym2",
    "wingdings",
    "ballot",
    "typed",
    "brackets",
    "legacy_sym",
)


def _legacy(paragraph: Any, ticked: bool, by_default: bool) -> None:
    """Add a legacy check box field; its state is stored in ``w:checked`` or else in ``w:default``."""
    value = int(ticked)
    state = (
        f'<w:default w:val="{value}"/>'
        if by_default
        else f'<w:default w:val="0"/><w:checked w:val="{value}"/>'
    )
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="CaseACocher"/>'
            f'<w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/>{state}</w:checkBox></w:ffData>'
            "</w:fldChar></w:r>"
        )
    )
    paragraph._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>')
    )
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="separate"/></w:r>'))
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'))


def _control(paragraph: Any, ticked: bool) -> None:
    """Add a content control."""
    glyph = "☒" if ticked else "☐"
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")} {W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
            '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic"/>'
            f"</w:rPr><w:t>{glyph}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )


def _sym(paragraph: Any, font: str, code: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
            f'<w:sym w:font="{font}" w:char="{code}"/></w:r>'
        )
    )


def _input(paragraph: Any, text: str) -> None:
    """Add a legacy text field that holds an answer."""
    begin = (
        f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Texte1"/><w:enabled/>'
        '<w:calcOnExit w:val="0"/><w:textInput/></w:ffData></w:fldChar></w:r>'
    )
    paragraph._p.append(parse_xml(begin))
    paragraph._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>')
    )
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="separate"/></w:r>'))
    paragraph.add_run(text)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'))


def _choice(paragraph: Any, text: str) -> None:
    """Add a drop-down list whose chosen item is the answer."""
    quoted = quoteattr(text)
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:dropDownList><w:listItem w:displayText="Choisissez" '
            f'w:value="0"/><w:listItem w:displayText={quoted} w:value={quoted}/></w:dropDownList></w:sdtPr>'
            f"<w:sdtContent><w:r><w:t>{escape(text)}</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )


def _boxed(document: Any, para: Para) -> None:
    """Add a floating text box, as the front pages of consultants have."""
    text = escape(
        "".join(item if isinstance(item, str) else getattr(item, "text", "") for item in para.items)
    )
    paragraph = document.add_paragraph()
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
            '<v:shape type="#_x0000_t202" style="width:420pt;height:40pt"><v:textbox><w:txbxContent>'
            f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
            "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


def _tick(paragraph: Any, ticked: bool, style: str) -> None:
    if style in ("legacy", "legacy_default"):
        _legacy(paragraph, ticked, style == "legacy_default")
    elif style == "legacy_sym":  # the writer put a symbol where a ticked box was
        if ticked:
            _sym(paragraph, "Wingdings", "F0FE")
        else:
            _legacy(paragraph, False, False)
    elif style == "control":
        _control(paragraph, ticked)
    elif style == "sym":
        _sym(paragraph, "Wingdings", "F0FE" if ticked else "F0A8")
    elif style == "sym2":
        _sym(paragraph, "Wingdings 2", "F052" if ticked else "F0A3")
    elif style == "wingdings":
        run = paragraph.add_run("þ" if ticked else "¨")
        run.font.name = "Wingdings"
    else:
        paragraph.add_run(TOKENS[style][0 if ticked else 1])


def _fill(paragraph: Any, para: Para, ticks: str) -> None:
    for item in para.items:
        if isinstance(item, Tick):
            _tick(paragraph, item.ticked, ticks)
        elif isinstance(item, Bold):
            paragraph.add_run(item.text).bold = True
        elif isinstance(item, Struck):
            paragraph.add_run(item.text).font.strike = True
        elif isinstance(item, Input):
            (_choice if item.name == "choice" else _input)(paragraph, item.text)
        else:
            paragraph.add_run(item)


def _add(container: Any, para: Para, ticks: str, numbered: bool) -> None:
    lead = ""
    name = None
    if para.kind in ("bullet", "sub"):
        name = "List Bullet" if para.kind == "bullet" else "List Bullet 2"
        if not numbered:
            name, lead = None, "- " if para.kind == "bullet" else "    o "
    paragraph = container.add_paragraph(style=name)
    if lead:
        paragraph.add_run(lead)
    if para.kind in ("title", "heading"):
        run = paragraph.add_run("".join(str(item) for item in para.items))
        run.bold = True
        run.font.size = Pt(16 if para.kind == "title" else 13)
        return
    _fill(paragraph, para, ticks)


def _table(document: Any, grid: Grid, ticks: str) -> None:
    columns = max(len(row) for row in grid.rows)
    table = document.add_table(rows=len(grid.rows), cols=columns)
    if grid.ruled:
        table.style = "Table Grid"
    for cells, row in zip(table.rows, grid.rows, strict=True):
        for index, paras in enumerate(row):
            cell = cells.cells[index]
            if grid.widths:
                cell.width = Cm(16 * grid.widths[index])
            first = cell.paragraphs[0]
            _fill(first, paras[0], ticks)
            for para in paras[1:]:
                _add(cell, para, ticks, False)


def _repeat(section: Any, head: str, foot: str) -> None:
    """Set what every page repeats; its number follows the foot."""
    if head:
        section.header.paragraphs[0].text = head
    if foot:
        paragraph = section.footer.paragraphs[0]
        paragraph.text = f"{foot} – page "
        number = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(number))


def write(blocks: Sequence[Block], path: Path, ticks: str, rng: random.Random) -> None:
    """Write the .docx."""
    document = Document()
    document.styles["Normal"].font.name = rng.choice(("Liberation Sans", "Liberation Serif", "DejaVu Sans"))
    document.styles["Normal"].font.size = Pt(rng.choice((10, 11)))
    if rng.random() < 0.4:
        document.sections[0].footer.paragraphs[0].text = "Appel à projets 10 000 logements HLM accompagnés"
    blocks, head, foot = page_furniture(blocks)
    _repeat(document.sections[0], head, foot)
    numbered = rng.random() < 0.6
    boxes = rng.choice((0, 0, 0, 0, 2))
    for block in blocks:
        if isinstance(block, Break):
            document.add_page_break()
        elif isinstance(block, Grid):
            _table(document, block, ticks)
        elif block.kind == "label" and boxes and not any(isinstance(item, Tick) for item in block.items):
            boxes -= 1
            _boxed(document, block)
        else:
            _add(document, block, ticks, numbered)
    if blocks and isinstance(blocks[-1], Grid):
        # Word always ends a document with a paragraph; without it LibreOffice's .doc loses the last table.
        document.add_paragraph()
    document.save(str(path))
