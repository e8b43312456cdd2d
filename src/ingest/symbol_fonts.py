"""What the characters of symbol fonts show: which of them are tick boxes, and which are bullets.

A symbol font's character is a code 0..255, or the same plus 0xF000 (the private use area, where Word puts
it). Sources: the fonts' own character maps as the Unicode Consortium recorded them (L2/11-052r, L2/12-368
« Wingdings and Webdings Symbols »); Adobe's Symbol encoding (PDF Reference, annex D.5).
"""

from __future__ import annotations

from ingest.document import Tick

# Boxes and the strokes that applicants put for a tick. In Symbol, FE and
# FD are pieces of brackets and A8 is a ♦: in a form they are Wingdings boxes whose font was replaced.
_TICKS: dict[str, tuple[bytes, bytes]] = {
    # font: (ticked, empty)
    "wingdings": (b"\xfe\xfd\xfc\xfb\x78\x6e", b"\xa8\x6f\x71\x72\x70"),
    "wingdings 2": (b"\x4f\x50\x51\x52\x53\x54\x55\x56\xa2", b"\xa3\x2a"),
    "wingdings 3": (b"", b""),
    "webdings": (b"\x61\x67\x72", b"\x63"),
    "symbol": (b"\xd6\xfe\xfd", b"\x7f\xa8"),
    "zapfdingbats": (b"345678n", b"opqr"),
    "monotype sorts": (b"345678n", b"opqr"),
    "marlett": (b"\x61\x62", b""),
}
# Glyphs that are boxes by shape, so that as a list's bullet they are still boxes; a ✔ or a ■ is a bullet.
_BOXES = {
    "wingdings": b"\xfe\xfd\x78\xa8\x6f",
    "wingdings 2": b"\x51\x52\x53\x54\xa3\x2a",
    "webdings": b"\x63",
}

_SIGNS = {
    "wingdings": {0xD8: "➢", 0xA7: "▪", 0x76: "❖", 0xE0: "→", 0xE8: "→", 0xF0: "⇒", 0xF3: "⇔", 0xDF: "←",
                  0xE2: "↓", 0xE1: "↑", 0x6C: "●", 0x9F: "•", 0x9E: "·", 0xA1: "○", 0x75: "◆", 0x28: "☎",
                  0x29: "✆", 0x2A: "✉", 0x46: "☞", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0xAB: "★", 0xDC: "➲",
                  0xC4: "➔", 0x77: "⬥", 0xB1: "⌖", 0x20: " "},
    "wingdings 2": {0x97: "•", 0x98: "●", 0x9F: "•", 0x20: " "},
    "wingdings 3": {0x22: "→", 0x7D: "▶", 0x84: "➤", 0x61: "↻", 0x20: " "},
    "webdings": {0x34: "▶", 0xC9: "☎", 0x20: " "},
    "symbol": {0xB7: "•", 0xAE: "→", 0xDE: "⇒", 0xA0: "€", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×",
               0xBE: "-", 0x2D: "-", 0xB0: "°", 0xBB: "≈", 0xB9: "≠", 0xD7: "·"},
}  # fmt: skip

_PRIVATE = 0xF000
_UNKNOWN = "\ufffd"
# Fonts of symbols that are not listed by what they show: their text is no text
_SYMBOL_FAMILIES = ("wingdings", "webdings", "zapfdingbats", "monotype sorts", "marlett", "bookshelf symbol")


def _known(font: str) -> str:
    """Return the font's name as the tables have it (« Wingdings2 », « ITC Zapf Dingbats » occur too)."""
    name = " ".join(font.lower().split())
    if name.startswith("wingdings") and name[9:].strip().isdigit():
        return f"wingdings {name[9:].strip()}"
    if "zapf" in name and "dingbats" in name:
        return "zapfdingbats"
    return {"opensymbol": "symbol", "symbolmt": "symbol", "symbol mt": "symbol", "starsymbol": "symbol"}.get(
        name, name
    )


def is_symbol_font(font: str | None) -> bool:
    """Say whether text in this font shows signs, not letters."""
    if font is None:
        return False
    name = _known(font)
    return name == "symbol" or name.startswith(_SYMBOL_FAMILIES)


def tick_of(font: str, code: int) -> Tick | None:
    """Return the state of the box that a character shows, None where it shows no box."""
    ticked, empty = _TICKS.get(_known(font), (b"", b""))
    code = _code(code)
    if code > 0xFF:
        return None
    return Tick.TICKED if code in ticked else Tick.EMPTY if code in empty else None


def is_box(font: str, code: int) -> bool:
    """Say whether the character is a box by its shape, even where it stands as a bullet."""
    return _code(code) <= 0xFF and _code(code) in _BOXES.get(_known(font), b"")


def sign_of(font: str, code: int) -> str:
    """Return what a character that is no box shows, as ordinary text."""
    code = _code(code)
    name = _known(font)
    sign = _SIGNS.get(name, {}).get(code)
    if sign is not None:
        return sign
    # Symbol's letters are Greek: the form's text never has them, except as a bullet or an operator
    plain = name == "symbol" and 0x20 <= code < 0x7F and not chr(code).isalpha()
    return chr(code) if plain or code > 0xFF else _UNKNOWN


def _code(code: int) -> int:
    return code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
