"""Values and ticks of a PDF form, read from the fields: they hold the state even where nothing is drawn."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.document import Box, MarkOrigin, Tick
from ingest.pdf_page import Place, box_of, placing
from ingest.piece import Piece, TickState

WIDGET = 20  # FPDF_ANNOT_WIDGET
PUSH_BUTTON, CHECK_BOX, RADIO, COMBO, LIST, TEXT = 1, 2, 3, 4, 5, 6
HIDDEN = 2 | 32  # hidden, no view (ISO 32000-1, table 165)
UNTICKED = {"", "off", "non coché"}
LINE = 12.0  # points


def fields_of(page: pdfium.PdfPage, form: pdfium.PdfFormEnv) -> tuple[list[Piece], list[Box]]:
    """Return what the page's fields say, and their boxes: what is drawn inside these is their look."""
    place, _, _ = placing(page)
    pieces: list[Piece] = []
    boxes: list[Box] = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if raw.FPDFAnnot_GetSubtype(annotation) == WIDGET:
                box = _box(annotation, place)
                found = _field(annotation, form, box)
                if found is not None:
                    pieces += found
                    boxes.append(box)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return pieces, boxes


def _box(annotation: object, place: Place) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    return box_of(place, rect.left, rect.bottom, rect.right, rect.top)


def _field(annotation: object, form: pdfium.PdfFormEnv, box: Box) -> list[Piece] | None:
    kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & HIDDEN or kind == PUSH_BUTTON:
        return None
    if kind in (CHECK_BOX, RADIO):
        state = Tick.TICKED if _is_ticked(annotation, form) else Tick.EMPTY
        return [Piece.of_tick(TickState(state, MarkOrigin.FORM_FIELD), box)]
    if kind in (TEXT, COMBO, LIST):
        return _words(_form_value(annotation, form), box)
    return None


def _is_ticked(annotation: object, form: pdfium.PdfFormEnv) -> bool:
    """Read /AS, and /V where a writer left /AS out; the name for ticked varies (/Yes, /Oui, /On, /1)."""
    shown = _string(annotation, b"AS")
    if shown:
        return shown.lower() not in UNTICKED
    value = _string(annotation, b"V") or _form_value(annotation, form)
    return value.lower() not in UNTICKED or bool(raw.FPDFAnnot_IsChecked(form, annotation))


def _string(annotation: object, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return _decoded(buffer, size)


def _form_value(annotation: object, form: pdfium.PdfFormEnv) -> str:
    size = raw.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
    return _decoded(buffer, size)


def _decoded(buffer: ctypes.Array[ctypes.c_ushort], size: int) -> str:
    return bytes(buffer)[:size].decode("utf-16-le", errors="replace").rstrip("\0")


def _words(value: str, box: Box) -> list[Piece]:
    """Place a value's words in its field: as wide lines as the field has, one below the other."""
    lines = [line.split() for line in value.replace("\r", "\n").split("\n") if line.strip()]
    if not lines:
        return []
    height = min(LINE, box.height / len(lines))
    top = box.y0 if len(lines) > 1 else box.middle - height / 2
    pieces = []
    for number, words in enumerate(lines):
        width = box.width / max(sum(len(word) + 1 for word in words), box.width / 5)
        x, y = box.x0 + 0.5, top + number * height
        for word in words:
            place = Box(x, y, x + width * len(word), y + height)
            pieces.append(Piece(word, place, band=(y, y + height)))
            x += width * (len(word) + 1)
    return pieces
