"""Pages that are one picture: its own pixels are taken only where they are what the page shows."""

import zlib

import cv2
import numpy as np
import pypdfium2 as pdfium
import pytest

from ingest.page_picture import only_picture

WIDE, HIGH = 160, 224
MOST = WIDE * HIGH
ALONE = f"q {WIDE} 0 0 {HIGH} 0 0 cm /I Do Q"
TEXT = "BT {mode} Tr /F 12 Tf 20 20 Td (lu par le scanner) Tj ET"
GREY = "/ColorSpace /DeviceGray /BitsPerComponent 8"


def shades() -> np.ndarray:
    """Return soft shades from black to white, so that a page drawn at its own size loses none."""
    noise = np.random.default_rng(3).random((HIGH, WIDE))
    return cv2.normalize(cv2.GaussianBlur(noise, (0, 0), 5), None, 0, 255, cv2.NORM_MINMAX).astype(np.uint8)


def page_of(
    picture: str = GREY, data: bytes | None = None, content: str = ALONE, page: str = ""
) -> pdfium.PdfPage:
    """Return a page that shows a picture of a kind."""
    packed = zlib.compress(shades().tobytes() if data is None else data)
    head = f"/Type /XObject /Subtype /Image /Width {WIDE} /Height {HIGH} {picture} /Filter /FlateDecode"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDE} {HIGH}] /Contents 5 0 R {page} /Resources "
        "<< /XObject << /I 4 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        "".encode(),
        f"<< {head} /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream".encode(),
    ]
    file = b"%PDF-1.5\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (at, one) for at, one in enumerate(parts, 1))
    return pdfium.PdfDocument(file + b"trailer << /Root 1 0 R >>\n%%EOF")[0]


def bits() -> bytes:
    """Return the shades in black and white, eight pixels a byte."""
    return np.packbits(shades() > 127, axis=1).tobytes()


@pytest.mark.parametrize(
    ("picture", "data"),
    [
        (GREY, None),
        (f"{GREY} /Decode [1 0]", None),
        (
            "/ColorSpace /DeviceRGB /BitsPerComponent 8",
            np.dstack([shades(), 255 - shades(), shades() // 2]).tobytes(),
        ),
        ("/ColorSpace /DeviceGray /BitsPerComponent 1", bits()),
        ("/ColorSpace [/Indexed /DeviceRGB 1 <FFFFFF000000>] /BitsPerComponent 1", bits()),
        ("/ColorSpace [/CalGray << /WhitePoint [1 1 1] /Gamma 2.2 >>] /BitsPerComponent 8", None),
    ],
)
def test_pixels_are_what_the_page_shows(picture: str, data: bytes | None) -> None:
    """Whatever the colours of the picture are written in, its pixels are those of the page drawn at its size."""
    page = page_of(picture, data)
    found = only_picture(page, MOST)
    drawn = page.render(scale=1, grayscale=True).to_numpy().reshape(HIGH, WIDE)
    assert found is not None
    assert np.abs(found.astype(int) - drawn).max() <= 2


def test_scanners_own_reading_does_not_matter() -> None:
    """Text that shows nothing, as scanners lay it over a page, leaves the picture alone on it."""
    assert only_picture(page_of(content=f"{ALONE} {TEXT.format(mode=3)}"), MOST) is not None


@pytest.mark.parametrize(
    "page",
    [
        page_of("/ImageMask true /BitsPerComponent 1", bits()),
        page_of(f"{GREY} /Mask [0 40]"),
        page_of(content=f"{ALONE} {TEXT.format(mode=0)}"),
        page_of(content=f"{ALONE} 0 0 20 20 re f"),
        page_of(content=f"q {WIDE // 2} 0 0 {HIGH} 0 0 cm /I Do Q"),
        page_of(content=f"q {-WIDE} 0 0 {HIGH} {WIDE} 0 cm /I Do Q"),
        page_of(content=f"0 0 60 60 re W n {ALONE}"),
        page_of(page="/Rotate 90"),
        page_of(page="/Annots [<< /Type /Annot /Subtype /Square /Rect [10 10 60 60] >>]"),
    ],
    ids=["stencil", "holes", "text", "drawing", "half", "mirrored", "cut", "turned", "annotated"],
)
def test_page_that_shows_more_or_less_is_drawn(page: pdfium.PdfPage) -> None:
    """A picture that is turned, cut, seen through or not alone does not stand for its page."""
    assert only_picture(page, MOST) is None


def test_huge_picture_on_a_small_page_is_not_decoded() -> None:
    """A picture of more pixels than may be is left to drawing, which makes the page of it at the OCR's resolution."""
    assert only_picture(page_of(), MOST - 1) is None
