"""What a dossier is made of before a format is chosen: paragraphs, tick boxes, tables, page breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard


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
class Struck:
    """Words struck out, in a Word dossier: « rayer la mention inutile »."""

    text: str


@dataclass(frozen=True, slots=True)
class Input:
    """What was typed into a form field (FORMTEXT, AcroForm text); plain words where there is none."""

    text: str
    name: str = ""


Inline = str | Tick | Bold | Struck | Input


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``kind`` is title, heading, label, body, bullet or sub; page_head and page_foot are repeated."""

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


def page_furniture(blocks: Sequence[Block]) -> tuple[list[Block], str, str]:
    """Return the blocks without what every page repeats, and the head and the foot of the pages."""
    told = {str(block.kind): str(block.items[0]) for block in blocks if _repeated(block)}
    rest = [block for block in blocks if not _repeated(block)]
    return rest, told.get("page_head", ""), told.get("page_foot", "")


def _repeated(block: Block) -> TypeGuard[Para]:
    return isinstance(block, Para) and block.kind in ("page_head", "page_foot")
