"""A dossier as a PDF with a text layer: drawn boxes, glyphs, typed crosses, hand-drawn ticks, form fields."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reference.blocks import Block, Bold, Break, Grid, Inline, Input, Para, Tick, page_furniture
from reference.text_file import TOKENS

FONTS = {
    "sans": "/usr/share/fonts/truetype/liberation/LiberationSans-{}.ttf",
    "serif": "/usr/share/fonts/truetype/liberation/LiberationSerif-{}.ttf",
    "dejavu": "/usr/share/fonts/truetype/dejavu/DejaVuSans{}.ttf",
}
TICKS = ("drawn", "drawn_check", "drawn_filled", "zapf", "glyph", "typed", "brackets", "acro")
PLAIN_QUOTES = str.maketrans({"’": "'", "–": "-", "…": "...", "€": "euros"})
HAND = ("hand_cross", "hand_check", "hand_fill", "hand_scribble", "drawn")


def _register() -> None:
    if "sans" in pdfmetrics.getRegisteredFontNames():
        return
    for name, path in FONTS.items():
        plain, bold = ("", "-Bold") if name == "dejavu" else ("Regular", "Bold")
        pdfmetrics.registerFont(TTFont(name, path.format(plain)))
        pdfmetrics.registerFont(TTFont(f"{name}-bold", path.format(bold)))


@dataclass
class Printer:
    """Sets blocks on pages, line by line."""

    canvas: Canvas
    ticks: str
    rng: random.Random
    font: str = "sans"
    size: float = 10.0
    footer: str = ""
    header: str = ""
    margin: float = 56.0
    page: int = 1
    y: float = 0.0
    names: set[str] = field(default_factory=set)
    fields: int = 0

    def __post_init__(self) -> None:
        self.y = A4[1] - self.margin

    @property
    def leading(self) -> float:
        """Height of a line."""
        return self.size * 1.32

    def new_page(self) -> None:
        """Finish the page."""
        if self.footer:
            self.canvas.setFont(self.font, 7.5)
            self.canvas.drawString(self.margin, 28, f"{self.footer}    {self.page}")
        if self.header:
            self.canvas.setFont(self.font, 7.5)
            self.canvas.drawString(self.margin, A4[1] - 30, self.header)
        self.canvas.showPage()
        self.page += 1
        self.y = A4[1] - self.margin

    def print(self, blocks: Sequence[Block]) -> None:
        """Set every block and finish the last page."""
        for block in blocks:
            if isinstance(block, Break):
                self.new_page()
            elif isinstance(block, Grid):
                self.table(block)
            else:
                self.para(block)
        self.new_page()

    def para(self, para: Para) -> None:
        """Set a paragraph, on the next page if need be."""
        size = {"title": self.size + 5, "heading": self.size + 2}.get(para.kind, self.size)
        bold = para.kind in ("title", "heading")
        indent = {"bullet": 16.0, "sub": 34.0}.get(para.kind, 0.0)
        lead = {"bullet": "- ", "sub": "o "}.get(para.kind, "")
        items = (lead, *para.items) if lead else para.items
        width = A4[0] - 2 * self.margin - indent
        for line in self.lines(items, width, size, bold):
            if self.y < self.margin + 14:
                self.new_page()
            self.set_line(line, self.margin + indent, self.y, size)
            self.y -= size * 1.32
        self.y -= 2 if para.kind in ("bullet", "sub") else 5

    def lines(
        self, items: Sequence[Inline], width: float, size: float, bold: bool
    ) -> list[list[tuple[Inline, str, float]]]:
        """Break into lines of (item, font, width)."""
        pieces: list[tuple[Inline, str, float]] = []
        for item in items:
            if isinstance(item, Tick):
                pieces.append((item, "", self.tick_width(item, size)))
                continue
            if isinstance(item, Input) and self.ticks == "acro":
                # reportlab writes a field's look in Latin-1 only
                item = Input(item.text.translate(PLAIN_QUOTES), item.name)  # noqa: PLW2901
                wide = pdfmetrics.stringWidth(item.text, self.font, size) + 14
                if wide <= width and all(ord(character) < 256 for character in item.text):
                    pieces.append((item, "", wide))
                    continue
            heavy = bold or isinstance(item, Bold)
            font = f"{self.font}-bold" if heavy else self.font
            text = item if isinstance(item, str) else item.text
            for index, word in enumerate(text.split(" ")):
                if index:
                    pieces.append((" ", font, pdfmetrics.stringWidth(" ", font, size)))
                if word:
                    pieces.append((word, font, pdfmetrics.stringWidth(word, font, size)))
        return _broken(pieces, width)

    def tick_width(self, tick: Tick, size: float) -> float:
        """Return the room that a box takes."""
        if self.ticks in ("typed", "brackets"):
            token = TOKENS[self.ticks][0 if tick.ticked else 1]
            return pdfmetrics.stringWidth(token, self.font, size)
        return size * 0.95

    def set_line(self, line: list[tuple[Inline, str, float]], x: float, y: float, size: float) -> None:
        """Draw one line: runs of one font in one go, boxes between them."""
        run, run_font, start = "", "", x
        for item, font, width in [*line, (Tick(False), "", 0.0)]:
            if isinstance(item, Tick | Input) or font != run_font:
                if run:
                    self.canvas.setFont(run_font, size)
                    self.canvas.drawString(start, y, run)
                run, run_font, start = "", font, x
            if isinstance(item, str):
                run += item
            elif isinstance(item, Tick) and width:
                self.tick(item, x, y, size)
            elif isinstance(item, Input):
                self.field(item.text, x, y, width)
            x += width

    def field(self, text: str, x: float, y: float, width: float) -> None:
        """Add a text field that holds an answer."""
        self.fields += 1
        box = {"x": x, "y": y - 3, "width": width, "height": self.size + 4}
        self.canvas.acroForm.textfield(
            name=f"texte{self.fields}",
            value=text,
            fontSize=self.size - 1,
            borderWidth=0,
            fontName="Helvetica",
            **box,
        )

    def tick(self, tick: Tick, x: float, y: float, size: float) -> None:
        """Draw a box in this dossier's way."""
        side = size * 0.8
        canvas = self.canvas
        if self.ticks in ("typed", "brackets"):
            canvas.setFont(self.font, size)
            canvas.drawString(x, y, TOKENS[self.ticks][0 if tick.ticked else 1])
        elif self.ticks == "zapf":
            canvas.setFont("ZapfDingbats", size)
            # By its Unicode sign: ReportLab prints one and the same square for the letters « 8 » and « o ».
            canvas.drawString(x, y, "✘" if tick.ticked else "❏")
        elif self.ticks == "glyph":
            canvas.setFont("dejavu", size)
            canvas.drawString(x, y, "☒" if tick.ticked else "☐")
        elif self.ticks == "acro":
            name = tick.name or "case"
            while name in self.names:
                name += "_"
            self.names.add(name)
            canvas.acroForm.checkbox(
                name=name, x=x, y=y - 1, size=side, checked=tick.ticked, buttonStyle="cross"
            )
        else:
            canvas.setLineWidth(0.8)
            canvas.rect(x, y - 0.5, side, side)
            if tick.ticked:
                self.stroke(x, y - 0.5, side)

    def stroke(self, x: float, y: float, side: float) -> None:
        """Draw what ticks a box, by machine or by hand."""
        canvas, rng = self.canvas, self.rng
        hand = self.ticks.startswith("hand")
        loose = side * 0.28 if hand else 0.0

        def near(value: float) -> float:
            return value + rng.uniform(-loose, loose)

        canvas.saveState()
        canvas.setLineWidth(rng.uniform(1.0, 1.8) if hand else 0.9)
        if hand and rng.random() < 0.6:
            canvas.setStrokeColorRGB(0.1, 0.15, 0.5)
        if self.ticks in ("drawn_filled", "hand_fill"):
            canvas.rect(x + side * 0.15, y + side * 0.15, side * 0.7, side * 0.7, fill=1)
        elif self.ticks in ("drawn_check", "hand_check"):
            over = side * 0.4 if hand else 0
            canvas.line(
                near(x + side * 0.15), near(y + side * 0.5), near(x + side * 0.4), near(y + side * 0.15)
            )
            canvas.line(
                x + side * 0.4, y + side * 0.15, near(x + side * 0.9 + over), near(y + side * 0.9 + over)
            )
        elif self.ticks == "hand_scribble":
            points = [(near(x + rng.random() * side), near(y + rng.random() * side)) for _ in range(9)]
            for (x0, y0), (x1, y1) in pairwise(points):
                canvas.line(x0, y0, x1, y1)
        else:
            canvas.line(near(x), near(y), near(x + side), near(y + side))
            canvas.line(near(x), near(y + side), near(x + side), near(y))
        canvas.restoreState()

    def table(self, grid: Grid) -> None:
        """Set a table; a row that does not fit goes to the next page, a taller one is split by paragraphs."""
        total = A4[0] - 2 * self.margin
        columns = max(len(row) for row in grid.rows)
        widths = [total * share for share in (grid.widths or [1 / columns] * columns)]
        for row in grid.rows:
            self._row(row, widths, grid.ruled)
        self.y -= 6

    def _row(self, row: tuple[tuple[Para, ...], ...], widths: list[float], ruled: bool) -> None:
        cells = []
        for paras, width in zip(row, widths, strict=False):
            lines: list[list[tuple[Inline, str, float]]] = []
            for para in paras:
                lead = ("- ",) if para.kind in ("bullet", "sub") else ()
                lines += self.lines((*lead, *para.items), width - 10, self.size, False) or [[]]
            cells.append(lines)
        done = 0
        height = max(len(lines) for lines in cells)
        while done < height:
            room = int((self.y - self.margin - 20) / self.leading)
            if room < min(3, height - done):
                self.new_page()
                continue
            take = min(room, height - done)
            self._slice(cells, widths, (done, done + take), ruled)
            done += take

    def _slice(
        self,
        cells: list[list[list[tuple[Inline, str, float]]]],
        widths: list[float],
        span: tuple[int, int],
        ruled: bool,
    ) -> None:
        """Draw the lines ``span`` of a row and its rules."""
        x, top = self.margin, self.y + self.size
        bottom = top - (span[1] - span[0]) * self.leading - 6
        for lines, width in zip(cells, widths, strict=False):
            y = self.y - 1
            for line in lines[span[0] : span[1]]:
                self.set_line(line, x + 5, y, self.size)
                y -= self.leading
            if ruled:
                self.canvas.setLineWidth(0.5)
                self.canvas.rect(x, bottom, width, top - bottom)
            x += width
        self.y = bottom - self.size


def _broken(pieces: list[tuple[Inline, str, float]], width: float) -> list[list[tuple[Inline, str, float]]]:
    lines: list[list[tuple[Inline, str, float]]] = []
    line: list[tuple[Inline, str, float]] = []
    used = 0.0
    for piece in pieces:
        if used + piece[2] > width and line and piece[0] != " ":
            while line and line[-1][0] == " ":
                line.pop()
            lines.append(line)
            line, used = [], 0.0
        if not line and piece[0] == " " and lines:
            continue
        line.append(piece)
        used += piece[2]
    return [*lines, line] if line else lines or [[]]


def write(blocks: Sequence[Block], path: Path, ticks: str, rng: random.Random) -> None:
    """Write the PDF."""
    _register()
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    footer = rng.choice(("", "", "10 000 logements HLM accompagnés – page", "Dossier de candidature"))
    printer = Printer(
        canvas,
        ticks,
        rng,
        rng.choice(("sans", "sans", "serif", "dejavu")),
        rng.choice((9.5, 10.0, 11.0)),
        footer,
    )
    blocks, printer.header, foot = page_furniture(blocks)
    printer.footer = foot or printer.footer
    printer.print(blocks)
    canvas.save()
