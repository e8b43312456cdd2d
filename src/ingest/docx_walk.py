"""Walking the XML of a Word document in reading order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from ingest.assembly import Assembly
from ingest.document import MarkOrigin, Tick
from ingest.docx_fields import (
    Field,
    checkbox_state,
    control_state,
    dropdown_choice,
    is_unfilled,
    shows_placeholder,
)
from ingest.docx_package import W
from ingest.docx_styles import PLAIN, Numbering, RunLook, Styles, is_on, number, numbering_of, run_look
from ingest.symbol_fonts import is_box, is_symbol_font, sign_of, tick_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted text, properties, and what is shown elsewhere or nowhere
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sectPr", "tblPr", "tblGrid", "trPr",
                               "tcPr", "delText", "delInstrText", "rt", "commentReference", "annotationRef",
                               "proofErr", "bookmarkStart", "bookmarkEnd")}
)  # fmt: skip
_TEXT_BOX = f"{W}txbxContent"
# States are stored, symbols are drawn by hand, a bullet may be meant as one
_FIELD_SURE, _SYMBOL_SURE, _BULLET_SURE = 0.995, 0.97, 0.8


class Walk:
    """One walk over the parts of a document; what it meets goes into the assembly."""

    def __init__(self, assembly: Assembly, styles: Styles, numbering: Numbering) -> None:
        self._out = assembly
        self._styles = styles
        self._numbering = numbering
        self._fields: list[Field] = []
        self._boxes: list[_Element] = []  # text boxes met in the current paragraph
        self._look = PLAIN  # of the current paragraph's style
        self.notes: dict[str, set[str]] = {"footnote": set(), "endnote": set()}

    # Blocks

    def blocks(self, parent: _Element) -> None:
        """Read the paragraphs and the tables under an element."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                self._control(child, self.blocks)
            elif child.tag == f"{_MC}AlternateContent":
                self._one_branch(child, self.blocks)
            elif child.tag not in _SKIPPED:
                self.blocks(child)
        self._fields = [field for field in self._fields if parent.tag != f"{W}body"]

    def _paragraph(self, paragraph: _Element) -> None:
        properties = paragraph.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        style_id = None if style is None else style.get(f"{W}val")
        outer_look, outer_boxes = self._look, self._boxes
        self._look, self._boxes = self._styles.look(style_id, paragraph=True), []
        if properties is not None and is_on(properties.find(f"{W}pageBreakBefore")):
            self._out.break_page()
        start = self._out.length
        self._inlines(paragraph)
        if self._out.text_since(start).strip():
            self._bullet(properties, style_id, start)
        self._out.end_line()
        boxes = self._boxes
        self._look, self._boxes = outer_look, outer_boxes
        for box in boxes:
            self._text_box(box)

    def _text_box(self, box: _Element) -> None:
        """Read a text box after the paragraph that it is anchored in; a field may not span it."""
        fields, self._fields = self._fields, []
        self.blocks(box)
        self._fields = fields

    def _bullet(self, properties: _Element | None, style_id: str | None, start: int) -> None:
        list_id, level = numbering_of(properties)
        if list_id is None:
            list_id, level = self._styles.numbering(style_id)
        if not list_id:
            return
        definition = self._numbering.level(list_id, level)
        shown = self._numbering.next(list_id, level)
        code = ord(definition.text) if len(definition.text) == 1 else 0
        font = definition.font or ""
        state = tick_of(font, code) if is_box(font, code) else None
        if state is not None:
            self._out.insert_mark(start, state, MarkOrigin.SYMBOL, _BULLET_SURE)
        elif shown:
            self._out.insert(start, shown)

    def _table(self, table: _Element) -> None:
        self._out.begin_table()
        for row in _through_wrappers(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            before = None if properties is None else number(properties.find(f"{W}gridBefore"))
            self._out.begin_row(before or 0)
            for cell in _through_wrappers(row, f"{W}tc"):
                self._cell(cell)
        self._out.end_table()

    def _cell(self, cell: _Element) -> None:
        """Read a cell; the lower cells of a vertical merge hold nothing that is shown."""
        self._out.begin_cell()
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if merge is None or merge.get(f"{W}val") == "restart":
            self.blocks(cell)
        self._out.end_cell(number(cell.find(f"{W}tcPr/{W}gridSpan")) or 1)

    # Inlines

    def _inlines(self, parent: _Element) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag == f"{W}fldSimple":
                self._simple_field(child)
            elif child.tag == f"{W}sdt":
                self._control(child, self._inlines)
            elif child.tag == f"{_MC}AlternateContent":
                self._one_branch(child, self._inlines)
            elif child.tag == _TEXT_BOX:
                self._boxes.append(child)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._inlines(child)

    def _one_branch(self, element: _Element, walk: Callable[[_Element], None]) -> None:
        """Read one of two branches that show the same: the newer one if it holds any text."""
        branches = [*element.iterfind(f"{_MC}Choice"), *element.iterfind(f"{_MC}Fallback")]
        filled = (
            branch for branch in branches if next(branch.iter(f"{W}t", f"{W}fldChar"), None) is not None
        )
        chosen = next(filled, branches[0] if branches else None)
        if chosen is not None:
            walk(chosen)

    def _control(self, control: _Element, walk: Callable[[_Element], None]) -> None:
        properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
        state = control_state(properties)
        if state is not None:
            self._checkbox_control(content, state, walk)
        elif content is not None and not shows_placeholder(properties):
            walk(content)
        elif content is not None and walk == self.blocks:
            self._out.end_line()

    def _checkbox_control(
        self, content: _Element | None, state: Tick, walk: Callable[[_Element], None]
    ) -> None:
        """Put the box and, in a control round a whole paragraph, whatever else stands in it."""
        self._out.mark(state, MarkOrigin.FORM_FIELD, _FIELD_SURE)
        if content is None or walk != self.blocks:
            return
        rest = "".join(text.text or "" for text in content.iter(f"{W}t"))[1:]
        self._out.add(rest)
        self._out.end_line()

    def _simple_field(self, field: _Element) -> None:
        instruction = (field.get(f"{W}instr") or "").strip().upper()
        if instruction.startswith("FORMCHECKBOX"):
            data = next(field.iter(f"{W}ffData"), None)
            self._out.mark(checkbox_state(data), MarkOrigin.FORM_FIELD, _FIELD_SURE)
        else:
            self._inlines(field)

    def _run(self, run: _Element) -> None:
        properties = run.find(f"{W}rPr")
        own = run_look(properties)
        style = None if properties is None else properties.find(f"{W}rStyle")
        named = self._styles.look(style.get(f"{W}val")) if style is not None else PLAIN
        look = own.over(named).over(self._look)
        for child in run:
            if (look.hidden or look.struck) and child.tag not in (f"{W}fldChar", f"{W}instrText"):
                continue
            handler = self._IN_RUN.get(child.tag) if isinstance(child.tag, str) else None
            if handler is not None:
                handler(self, child, look)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._drawn(child)

    def _drawn(self, element: _Element) -> None:
        """Look into a drawing or a picture for its text boxes."""
        if element.tag == f"{_MC}AlternateContent":
            self._one_branch(element, self._drawn)
            return
        for child in element:
            if child.tag == _TEXT_BOX:
                self._boxes.append(child)
            elif isinstance(child.tag, str):
                self._drawn(child)

    @property
    def _in_instruction(self) -> bool:
        """Whether what comes is a field's instruction, or the picture of a box, and not its result."""
        return any(
            field.result_start is None or field.kind in ("FORMCHECKBOX", "FORMDROPDOWN")
            for field in self._fields
        )

    def _text(self, element: _Element, look: RunLook) -> None:
        text = element.text or ""
        if not text or self._in_instruction:
            return
        if look.font is not None and is_symbol_font(look.font):
            for character in text:
                self._symbol_character(look.font, ord(character), look)
        else:
            text = text.replace("\n", " ").replace("\r", " ").replace("\f", " ")
            self._out.add(text, bold=bool(look.bold))

    def _symbol(self, element: _Element, look: RunLook) -> None:
        try:
            code = int(element.get(f"{W}char") or "", 16)
        except ValueError:
            code = 0xFFFD
        if not self._in_instruction:
            self._symbol_character(element.get(f"{W}font") or look.font or "", code, look)

    def _symbol_character(self, font: str, code: int, look: RunLook) -> None:
        state = tick_of(font, code)
        if state is not None:
            self._out.mark(state, MarkOrigin.SYMBOL, _SYMBOL_SURE)
        elif is_symbol_font(font):
            self._out.add(sign_of(font, code))
        else:
            self._out.add(chr(code) if 0x20 <= code < 0x110000 else "\ufffd", bold=bool(look.bold))

    def _literal(self, element: _Element, look: RunLook) -> None:
        if not self._in_instruction:
            self._out.add(_LITERALS[str(element.tag).rpartition("}")[2]])

    def _break(self, element: _Element, look: RunLook) -> None:
        if self._in_instruction:
            return
        if element.get(f"{W}type") == "page":
            self._out.break_page()
        else:
            self._out.add("\n")

    def _rendered_break(self, element: _Element, look: RunLook) -> None:
        self._out.break_page()

    def _instruction(self, element: _Element, look: RunLook) -> None:
        if self._fields and self._fields[-1].result_start is None:
            self._fields[-1].instruction += element.text or ""

    def _note(self, element: _Element, look: RunLook) -> None:
        kind = str(element.tag).rpartition("}")[2].removesuffix("Reference")
        self.notes[kind].add(element.get(f"{W}id") or "")

    def _field_part(self, element: _Element, look: RunLook) -> None:
        part = element.get(f"{W}fldCharType")
        if part == "begin":
            self._fields.append(Field(element.find(f"{W}ffData")))
        elif part == "separate" and self._fields:
            self._fields[-1].result_start = self._out.length
        elif part == "end" and self._fields:
            self._field_end(self._fields.pop())

    def _field_end(self, field: Field) -> None:
        if self._in_instruction:
            return
        if field.kind == "FORMCHECKBOX":
            self._out.mark(checkbox_state(field.data), MarkOrigin.FORM_FIELD, _FIELD_SURE)
        elif field.kind == "FORMDROPDOWN":
            self._out.add(dropdown_choice(field.data) or "", bold=False)
        elif field.kind == "FORMTEXT" and field.result_start is not None:
            result = self._out.text_since(field.result_start)
            if result and is_unfilled(result, field.data):
                self._out.cut(field.result_start)

    _IN_RUN: ClassVar[dict[str, Callable[[Walk, _Element, RunLook], None]]] = {
        f"{W}t": _text,
        f"{W}sym": _symbol,
        f"{W}tab": _literal,
        f"{W}ptab": _literal,
        f"{W}noBreakHyphen": _literal,
        f"{W}softHyphen": _literal,
        f"{W}cr": _literal,
        f"{W}br": _break,
        f"{W}lastRenderedPageBreak": _rendered_break,
        f"{W}instrText": _instruction,
        f"{W}fldChar": _field_part,
        f"{W}footnoteReference": _note,
        f"{W}endnoteReference": _note,
    }


_LITERALS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "", "cr": "\n"}


def _through_wrappers(parent: _Element, tag: str) -> list[_Element]:
    """Return the rows or cells of an element, those inside content controls and insertions too."""
    found: list[_Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}moveTo"):
            found.extend(_through_wrappers(child, tag))
    return found
