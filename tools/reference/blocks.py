"""What a dossier is made of before a format is chosen: paragraphs, tick boxes, tables, page breaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick box in a line of text."""

    ticked: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bold:
    """Words set in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Input:
    """What was typed into a form field (FORMTEXT, AcroForm text); plain words where there is none."""

    text: str
    name: str = ""


Inline = str | Tick | Bold | Input


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``kind`` is title, heading, label, body, bullet, sub or furniture."""

    items: tuple[Inline, ...]
    kind: str = "body"

    @staticmethod
    def of(text: str, kind: str = "body") -> Para:
        """Return a paragraph of plain words."""
        return Para((text,), kind)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells of paragraphs."""

    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    widths: tuple[float, ...] = ()
    ruled: bool = True


@dataclass(frozen=True, slots=True)
class Break:
    """A page ends here."""


Block = Para | Grid | Break
