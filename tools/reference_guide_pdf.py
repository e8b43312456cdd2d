"""Prints the invented guide of ``reference_guide.py`` as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from reference_guide import CHAPTERS, INDEX_HEADER, LABELS, VALIGN, Sheet, counts, index, label_of, totals

_GRID = ("GRID", (0, 0), (-1, -1), 0.5, "black")


def write_pdf(path: Path, sheets: Sequence[Sheet]) -> None:
    """Print the guide, its sheets as tables with rules or without, and the index's pages as they come out."""
    for _ in range(2):  # the second time, the pages are known
        pages = print_pdf(path, sheets)
        for sheet in sheets:
            sheet.page = pages[sheet.number]


class Here(Flowable):  # type: ignore[misc]
    """Notes the page on which a sheet begins, and takes no room."""

    def __init__(self, number: str, pages: dict[str, int]) -> None:
        super().__init__()
        self.keepWithNext = True
        self.number = number
        self.pages = pages

    def draw(self) -> None:
        """Note the page."""
        self.pages[self.number] = self.canv.getPageNumber()


def print_pdf(path: Path, sheets: Sequence[Sheet]) -> dict[str, int]:
    """Print the guide and return the page of each sheet."""
    pages: dict[str, int] = {}
    story: list[object] = [
        _cell("Guide de valorisation des projets accompagnés"),
        _cell("Ce guide est inventé de bout en bout."),
        _ruled(
            [
                ("Thématique", "Nombre de projets retenus", "Nombre de ménages accompagnés prévus"),
                *totals(sheets),
            ],
            [250, 120, 130],
        ),
    ]
    chapter = ""
    for sheet in sheets:
        if sheet.number.rpartition(".")[0] != chapter:
            chapter = sheet.number.rpartition(".")[0]
            story += [Spacer(1, 14), _cell(f"{chapter}. : {CHAPTERS[chapter].upper()}"), Spacer(1, 10)]
            story += [_ruled([INDEX_HEADER, *index(sheets, chapter)], [40, 180, 230, 50]), Spacer(1, 14)]
        here = Here(sheet.number, pages)
        story += _as_lines(sheet, here) if sheet.layout == "lines" else [_as_table(sheet, here)]
        story.append(Spacer(1, 14))
    document = SimpleDocTemplate(str(path), pagesize=A4, title="Guide inventé", topMargin=40, bottomMargin=40)
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    return pages


def _cell(text: str) -> Paragraph:
    small = getSampleStyleSheet()["BodyText"]
    small.fontSize, small.leading = 7, 8
    return Paragraph(text, small)


def _ruled(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    cells = [[_cell(text) for text in row] for row in rows]
    return Table(cells, colWidths=widths, style=[_GRID])


def _as_lines(sheet: Sheet, here: Here) -> list[object]:
    """Return a sheet whose labels and texts stand on lines of their own."""
    words = [
        sheet.header(),
        sheet.heading(),
        sheet.place,
        *(f"{label} {value}" for label, value in counts(sheet)),
        *(
            part
            for path, label in LABELS
            if path in sheet.texts
            for part in (label_of(sheet, path, label), sheet.printed_text(path))
        ),
    ]
    return [here, *map(_cell, words)]


def _as_table(sheet: Sheet, here: Here) -> Table:
    """Return a sheet as a table of two columns, ruled or not."""
    merged = "<br/>".join(f"{label} {value}" for label, value in counts(sheet))
    rows = [
        [[here, _cell(sheet.header())], _cell(sheet.heading())],
        [_cell(sheet.place), _cell(merged)],
        *(
            [_cell(label_of(sheet, path, label)), _cell(sheet.printed_text(path) or "")]
            for path, label in LABELS
            if path in sheet.texts
        ),
    ]
    style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), VALIGN[sheet.layout])]
    if sheet.layout != "table_below":
        style.append(_GRID)
    return Table(rows, colWidths=[80, 420] if sheet.layout == "div" else [150, 350], style=style)


def _furniture(canvas: Canvas, _: SimpleDocTemplate) -> None:
    """Print a page's running head and its number."""
    canvas.setFont("Helvetica", 6)
    canvas.drawString(54, A4[1] - 30, "Guide de valorisation des projets accompagnés")
    canvas.drawRightString(A4[0] - 54, 24, str(canvas.getPageNumber()))
