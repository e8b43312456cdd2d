"""Encodings of text dumps."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.encoding import decode, looks_like_text

FRENCH = (
    "Présentation synthétique du projet : l’accès au logement, où l’aide « à la carte » coûte 1 440 €.\n"
    "Les ménages éligibles reçoivent un accompagnement adapté à leur situation ; ça va de soi."
)
PLAIN = "Présentation du projet : où, ça, très, à côté ; les ménages éligibles reçoivent une aide adaptée."


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("cp1252", b""),
        ("mac_roman", b""),
    ],
)
def test_french_is_read_from_every_encoding(encoding: str, mark: bytes) -> None:
    """The same prose comes out, apostrophes, guillemets and euros included."""
    content = mark + FRENCH.encode(encoding)
    assert decode(content) == FRENCH
    assert looks_like_text(content)


@pytest.mark.parametrize("encoding", ["latin-1", "cp850"])
def test_plain_french_is_read_from_older_encodings(encoding: str) -> None:
    """These have no typographic signs."""
    assert decode(PLAIN.encode(encoding)) == PLAIN


def test_dump_cut_within_a_character_is_still_utf8() -> None:
    """A truncated dump loses its last character, not its accents."""
    assert decode("Présenté".encode()[:-1]) == "Présent"


def test_double_encoding_is_undone() -> None:
    """« Ã© » three times is UTF-8 read as cp1252 and saved again."""
    assert decode(FRENCH.encode().decode("cp1252").encode()) == FRENCH


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 8, b"\x7fELF" + b"\0\1\2\3" * 500, b"\x00\xff\x10" * 600]
)
def test_binary_is_not_text(content: bytes) -> None:
    """Controls and NULs are no dossier."""
    assert not looks_like_text(content)


@given(st.binary(max_size=400))
def test_any_bytes_decode(content: bytes) -> None:
    """Decoding never fails: whether it is text is another question."""
    assert isinstance(decode(content), str)
