"""A word or a tick box on a page, before the page's text exists: what PDF and OCR pages have in common."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Box, MarkOrigin, Tick

GLYPHS = {Tick.TICKED: "☒", Tick.EMPTY: "☐", Tick.UNREADABLE: "▨"}


@dataclass(frozen=True, slots=True)
class TickState:
    """What a box says, where that was seen and how sure it is."""

    state: Tick
    origin: MarkOrigin
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a box that stands in the text as a glyph.

    ``band`` is the top and bottom of the line that the word was set on, which tells lines apart better than
    the ink of a word without ascenders does.
    """

    text: str
    box: Box
    confidence: float | None = None
    bold: bool = False
    tick: TickState | None = None
    band: tuple[float, float] | None = None

    @property
    def top(self) -> float:
        """Top of the piece's line."""
        return self.band[0] if self.band else self.box.y0

    @property
    def bottom(self) -> float:
        """Bottom of the piece's line."""
        return self.band[1] if self.band else self.box.y1

    @staticmethod
    def of_tick(state: TickState, box: Box) -> Piece:
        """Return the glyph of a box."""
        return Piece(GLYPHS[state.state], box, tick=state, confidence=None)
