"""A dossier as a text dump: what converters and hands leave of its boxes, its tables, its lines."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Sequence

from reference.blocks import Block, Bold, Break, Grid, Inline, Input, Para, Tick

# What stands for (ticked, empty) in a dump.
TOKENS: dict[str, tuple[str, str]] = {
    "formcheckbox_paren": ("(", " FORMCHECKBOX "),
    "formcheckbox": (" FORMCHECKBOX ", " FORMCHECKBOX "),
    "pipes": ("|X|", "|_|"),
    "brackets": ("[x]", "[ ]"),
    "brackets_upper": ("[X]", "[ ]"),
    "parens": ("(X)", "( )"),
    "ballot": ("☒", "☐"),
    "ballot_check": ("☑", "☐"),
    "squares": ("■", "□"),
    "check": ("✓", "☐"),
    "wingdings": ("þ", "¨"),
    "wingdings_x": ("ý", "o"),
    "wingdings2": ("R", "£"),
    "private": ("\uf0fe", "\uf0a8"),
    "private_x": ("\uf078", "\uf06f"),
    "typed": ("X", ""),
    "lost": ("\t", "\t"),
    "noise": ("£", "O"),
}
LATIN_TOKENS = (
    "formcheckbox_paren",
    "formcheckbox",
    "pipes",
    "brackets",
    "parens",
    "wingdings",
    "typed",
    "lost",
)


def inline(items: Sequence[Inline], ticks: str) -> str:
    """Return the text of a line."""
    on, off = TOKENS.get(ticks, TOKENS["ballot"])  # a Word dossier's annexes have no boxes
    parts = []
    for item in items:
        if isinstance(item, Tick):
            parts.append(on if item.ticked else off)
        elif isinstance(item, Bold | Input):
            parts.append(item.text)
        else:
            parts.append(item)
    return "".join(parts)


def lines_of(blocks: Sequence[Block], ticks: str, rng: random.Random, width: int = 0) -> list[str]:
    """Return the lines of a dump; ``width`` 0 leaves a paragraph on one line."""
    bullet = rng.choice(("- ", "• ", "· ", "•\t", "* "))
    tabular = rng.choice(("tab", "lines", "spaces"))
    airy = rng.random() < 0.5
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Break):
            lines += ["", "\f"] if rng.random() < 0.5 else ["", "", ""]
        elif isinstance(block, Grid):
            lines += _table(block, ticks, tabular)
        else:
            lines += _paragraph(block, ticks, bullet, width)
            if airy and block.kind in ("body", "heading", "title") and lines[-1]:
                lines.append("")
    return lines


def _paragraph(para: Para, ticks: str, bullet: str, width: int) -> list[str]:
    text = inline(para.items, ticks)
    lead = {"bullet": bullet, "sub": "   o "}.get(para.kind, "")
    if not width or len(text) + len(lead) <= width:
        return [lead + text]
    return textwrap.wrap(lead + text, width, subsequent_indent=" " * len(lead) if lead else "") or [""]


def _table(grid: Grid, ticks: str, layout: str) -> list[str]:
    """Return a table as converters flatten it: cells by tabs, by spaces, or one a line."""
    joint = {"tab": "\t", "spaces": "    "}.get(layout)
    lines: list[str] = []
    for row in grid.rows:
        cells = [[inline(para.items, ticks) for para in cell] for cell in row]
        if joint is None or any(len(cell) > 1 for cell in cells):
            lines += [
                ("- " if para.kind == "bullet" else "") + text
                for cell, texts in zip(row, cells, strict=True)
                for para, text in zip(cell, texts, strict=True)
            ]
        else:
            lines.append(joint.join(cell[0] for cell in cells))
    return lines
