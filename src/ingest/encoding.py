"""Which encoding a text dump is in.

Strict rules first: byte order marks, the NUL pattern of UTF-16, UTF-8 that decodes. What is left is one
byte a character, and there French itself decides: the encoding under which the high bytes are letters
that French uses. charset-normalizer is asked only where that does not settle it.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
_FRENCH = frozenset("éèêëàâäùûüôöîïçœæÿÉÈÊËÀÂÙÛÔÎÏÇŒ’‘“”«»€…–—•·°²³§\u00a0ý¨£þ¤")
_LIKELY = frozenset("éèêàçù’«»\u00a0")  # nine high characters in ten of French prose
_ENOUGH_FRENCH = 0.7
# Controls that text dumps do hold: tab, line ends, page, Word's cell mark and field marks, DOS end of file.
_CONTROLS = re.compile(r"[\x00-\x06\x08\x0e-\x12\x16-\x19\x1b\x1d\x7f]")
_CONTROL_SHARE = 0.005
_SAMPLE = 65536
_MOJIBAKE = re.compile(r"Ã[©¨ª\u00a0§´¹»®¢]|â€[™œ¦“”]|Â[«»\u00a0°]")


def decode(content: bytes) -> str:
    """Return the text of a dump, whatever it is encoded in."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    wide = _wide(content)
    if wide is not None:
        return content.decode(wide, "replace")
    try:
        text = _utf8(content)
    except UnicodeDecodeError:
        return _single_byte(content)
    return _repaired(text)


def looks_like_text(content: bytes) -> bool:
    """Say whether the bytes are text in any encoding, rather than a binary file."""
    sample = content[:_SAMPLE]
    if sample.startswith(tuple(mark for mark, _ in _BOMS)):
        text = decode(sample)
        return text.count("\ufffd") <= len(text) * 0.02 and _few_controls(text)
    wide = _wide(sample)
    if wide is not None:
        text = sample.decode(wide, "replace")
        ordinary = sum(character < "\u0250" or "\u2000" <= character < "\u2800" for character in text)
        return ordinary >= 0.9 * len(text) and _few_controls(text)
    return _few_controls(sample.decode("latin-1")) and _mostly_ascii(sample)


def _few_controls(text: str) -> bool:
    return len(_CONTROLS.findall(text)) <= _CONTROL_SHARE * len(text)


def _mostly_ascii(sample: bytes) -> bool:
    """French has one accented letter in twenty or so; compressed data has one high byte in two."""
    try:
        _utf8(sample)
    except UnicodeDecodeError:
        return sum(byte >= 0x80 for byte in sample) <= 0.3 * len(sample)
    return True


def _utf8(content: bytes) -> str:
    """Decode UTF-8 strictly, but let a dump end in the middle of a character."""
    return codecs.getincrementaldecoder("utf-8")().decode(content, final=False)


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its NULs are: French is nearly all below U+0100."""
    sample = content[: _SAMPLE // 2 * 2]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _single_byte(content: bytes) -> str:
    readings = [(name, content.decode(name, "replace")) for name in _SINGLE_BYTE]
    scored = [(_frenchness(text), -rank, text) for rank, (_, text) in enumerate(readings)]
    best, _, text = max(scored)
    if best >= _ENOUGH_FRENCH:
        return _latin1_where_undefined(content, text)
    return _asked(content, text)


def _latin1_where_undefined(content: bytes, text: str) -> str:
    """Read the five bytes that cp1252 leaves undefined as Latin-1 does, rather than lose them."""
    if "\ufffd" not in text:
        return text
    return "".join(
        chr(byte) if character == "\ufffd" else character
        for byte, character in zip(content, text, strict=True)
    )


def _frenchness(text: str) -> float:
    """Return 0..1: the share of characters above ASCII that French uses, the usual ones weighing more."""
    high = [character for character in text if character >= "\x80"]
    if not high:
        return 1.0
    return sum(0.75 * (character in _FRENCH) + 0.25 * (character in _LIKELY) for character in high) / len(
        high
    )


def _asked(content: bytes, fallback: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 20 ms, rarely needed

    best = from_bytes(content, cp_isolation=["cp1252", "mac_roman", "cp850", "cp437", "iso8859_15"]).best()
    return str(best) if best is not None else fallback


def _repaired(text: str) -> str:
    """Undo UTF-8 that was read as cp1252 and saved as UTF-8 again, where that explains all of the text."""
    if len(_MOJIBAKE.findall(text)) < 3:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
