"""Which glyph of a symbol font is a ticked or an empty box.

The codes are those of the fonts' own tables (Wingdings, Wingdings 2, Symbol, ITC Zapf Dingbats); a PDF gives
them as the bare code, as private-use U+F0xx or, for Zapf Dingbats, as the Unicode dingbat.
"""

from __future__ import annotations

from ingest.document import Tick

_WINGDINGS = {0xFE: True, 0xFD: True, 0x78: True, 0xFC: True, 0xFB: True, 0x6E: True,
              0xA8: False, 0x6F: False, 0x71: False, 0x72: False, 0x70: False}  # fmt: skip
_WINGDINGS_2 = {0x52: True, 0x53: True, 0x54: True, 0x55: True, 0x50: True, 0x51: True, 0x4F: True,
                0xA3: False, 0x2A: False, 0x30: False, 0xA2: True}  # fmt: skip
_DINGBATS = {"4": True, "8": True, "n": True, "o": False, "q": False, "p": False, "r": False,
             "5": True, "6": True, "7": True, "3": True}  # fmt: skip
_UNICODE = {"☒": True, "☑": True, "☐": False, "🗹": True, "🗷": True, "✘": True, "✗": True, "✔": True,
            "✓": True, "✖": True, "❏": False, "❑": False, "❐": False, "❒": False, "□": False, "▢": False,
            "🗆": False, "◻": False}  # fmt: skip
_LONE_ONLY = {"■": True, "◼": True}  # bullets too: only where empty boxes stand beside them


def symbol_state(character: str, font: str) -> Tick | None:
    """Return what a glyph says, UNREADABLE for an unknown private-use one, None if it is no box."""
    name = font.lower().replace(" ", "")
    code = ord(character)
    if character in _UNICODE:
        return _tick(_UNICODE[character])
    if "dingbat" in name:
        return _tick(_DINGBATS[character]) if character in _DINGBATS else None
    private = 0xF000 <= code <= 0xF0FF
    if not private and "wingding" not in name:
        return None
    low = code & 0xFF
    table = _WINGDINGS_2 if "wingdings2" in name or "wingdings-2" in name else _WINGDINGS
    if low in table:
        return _tick(table[low])
    if private and not name.startswith("symbol") and low in _WINGDINGS_2 and "wingdings" not in name:
        return _tick(_WINGDINGS_2[low])
    return None


def lone_state(character: str) -> Tick | None:
    """Return what a filled square says where the page has empty boxes too."""
    return _tick(True) if character in _LONE_ONLY else None


def _tick(ticked: bool) -> Tick:
    return Tick.TICKED if ticked else Tick.EMPTY
