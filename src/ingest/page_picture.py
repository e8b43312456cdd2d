"""The pixels of a scanned page as the scanner wrote them, where its picture is all that the page shows.

Drawing such a page costs 80 ms at 300 dpi, six times what decoding its picture does, and shifts it by parts of a pixel.
"""

from __future__ import annotations

import cv2
import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.page_image import Pixels
from ingest.pdf_page import is_hidden_text

SLACK = 0.01  # of the page's side: scanners round their page to whole points
GREY, COLOURED = 1, 3  # channels; a fourth is transparency


def only_picture(page: pdfium.PdfPage, most: int) -> Pixels | None:
    """Return the grey pixels of the one upright picture that fills a page.

    None where anything else may show, and where the picture has more pixels than ``most``.
    """
    objects = [item for item in page.get_objects(max_depth=1) if not is_hidden_text(item)]
    if len(objects) != 1 or objects[0].type != raw.FPDF_PAGEOBJ_IMAGE or page.get_rotation():
        return None
    picture = objects[0]
    if raw.FPDFPage_GetAnnotCount(page) or not _is_plain(picture) or not _fills(picture, page):
        return None
    wide, high = picture.get_px_size()
    if wide * high > most:
        return None
    try:
        pixels = np.array(picture.get_bitmap(render=False).to_numpy())
    except pdfium.PdfiumError:
        return None
    pixels = pixels.reshape(*pixels.shape[:2], -1)
    if pixels.shape[2] == GREY:
        return pixels[..., 0]
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)) if pixels.shape[2] == COLOURED else None


def _is_plain(picture: pdfium.PdfObject) -> bool:
    """Say whether nothing is painted through the picture (a stencil has no colours of its own), cut or blended."""
    clip = raw.FPDFPageObj_GetClipPath(picture)
    return (
        picture.get_metadata().colorspace != raw.FPDF_COLORSPACE_UNKNOWN
        and not raw.FPDFPageObj_HasTransparency(picture)
        and (not clip or raw.FPDFClipPath_CountPaths(clip) <= 0)
    )


def _fills(picture: pdfium.PdfObject, page: pdfium.PdfPage) -> bool:
    """Say whether the picture stands upright on the whole page, as wide to its height as its pixels are."""
    left, bottom, right, top = page.get_bbox()
    wide, high = right - left, top - bottom
    a, b, c, d, e, f = picture.get_matrix().get()
    pixels = picture.get_px_size()
    off = (abs(a - wide) / wide, abs(e - left) / wide, abs(d - high) / high, abs(f - bottom) / high)
    return bool(max(off) < SLACK and b == c == 0 and abs(pixels[0] * d / (pixels[1] * a) - 1) < SLACK)
