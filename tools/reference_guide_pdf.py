"""Prints the invented guide of ``reference_guide.py`` as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from reference_guide import CHAPTERS, INDEX_HEADER, LABELS, VALIGN, Sheet, counts, index, label_of, totals


def write_pdf(path: Path, sheets: Sequence[Sheet]) -> None:
    """Print the guide, its sheets as tables with rules or without, and the index's pages as they come out."""
    for _ in range(2):  # the second time, the pages are known
        pages = print_pdf(path, sheets)
        for sheet in sheets:
            sheet.page = pages[sheet.number]


def print_pdf(path: Path, sheets: Sequence[Sheet]) -> dict[str, int]:
    """Print the guide and return the page of each sheet."""
    pages: dict[str, int] = {}

    class Here(Flowable):  # type: ignore[misc]
        """Notes the page on which a sheet begins, and takes no room."""

        def __init__(self, number: str) -> None:
            super().__init__()
            self.keepWithNext = True
            self.number = number

        def draw(self) -> None:
            pages[self.number] = self.canv.getPageNumber()

    small = getSampleStyleSheet()["BodyText"]
    small.fontSize, small.leading = 7, 8

    def cell(text: str) -> Paragraph:
        return Paragraph(text, small)

    def ruled(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
        return Table([[cell(text) for text in row] for row in rows], colWidths=widths, style=grid)

    story: list[object] = [
        cell("Guide de valorisation des projets accompagnés"),
        cell("Ce guide est inventé de bout en bout."),
    ]
    story += [
        ruled(
            [
                ("Thématique", "Nombre de projets retenus", "Nombre de ménages accompagnés prévus"),
                *totals(sheets),
            ],
            [250, 120, 130],
        )
    ]
    chapter = ""
    for sheet in sheets:
        if sheet.number.rpartition(".")[0] != chapter:
            chapter = sheet.number.rpartition(".")[0]
            story += [Spacer(1, 14), cell(f"{chapter}. : {CHAPTERS[chapter].upper()}"), Spacer(1, 10)]
            story += [ruled([INDEX_HEADER, *index(sheets, chapter)], [40, 180, 230, 50]), Spacer(1, 14)]
        if sheet.layout == "lines":
            story.append(Here(sheet.number))
            words = [
                sheet.header(),
                sheet.heading(),
                sheet.place,
                *(f"{label} {value}" for label, value in counts(sheet)),
            ]
            words += [
                part
                for path, label in LABELS
                if path in sheet.texts
                for part in (label_of(sheet, path, label), sheet.printed_text(path))
            ]
            story += [Paragraph(text, small) for text in words]
            story.append(Spacer(1, 14))
            continue
        merged = "<br/>".join(f"{label} {value}" for label, value in counts(sheet))
        rows = [
            [[Here(sheet.number), cell(sheet.header())], cell(sheet.heading())],
            [cell(sheet.place), cell(merged)],
        ]
        rows += [
            [cell(label_of(sheet, path, label)), cell(sheet.printed_text(path) or "")]
            for path, label in LABELS
            if path in sheet.texts
        ]
        style: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), VALIGN[sheet.layout])]
        if sheet.layout != "table_below":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
        widths = [80, 420] if sheet.layout == "div" else [150, 350]
        story += [Table(rows, colWidths=widths, style=style), Spacer(1, 14)]
    document = SimpleDocTemplate(str(path), pagesize=A4, title="Guide inventé", topMargin=40, bottomMargin=40)
    document.build(story, onFirstPage=_furniture, onLaterPages=_furniture)
    return pages


def _furniture(canvas: Canvas, _: SimpleDocTemplate) -> None:
    """Print a page's running head and its number."""
    canvas.setFont("Helvetica", 6)
    canvas.drawString(54, A4[1] - 30, "Guide de valorisation des projets accompagnés")
    canvas.drawRightString(A4[0] - 54, 24, str(canvas.getPageNumber()))
