"""Read PNG, JPEG and TIFF images of pages, as many as the file holds."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.document import Document, Source
from ingest.errors import DamagedFileError, EmptyFileError, TooLargeError, UnknownTypeError
from ingest.hashing import sha256
from ingest.ocr_jobs import OcrJob
from ingest.page_set import PageSet
from ingest.settings import Settings
from ingest.typed_ticks import with_typed_ticks

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

A4_LONG_SIDE = 11.69  # inches
SANE_DPI = (90.0, 650.0)
# What Pillow raises at files whose tables are spoiled, found by spoiling some.
_DAMAGE = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, struct.error)
_SMALLEST = 32  # pixels: not even one line of a page at 90 dpi


@contextmanager
def opened(path: Path, settings: Settings) -> Iterator[Image.Image]:
    """Open an image within the limits, or say why not."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only for images

    if path.stat().st_size == 0:
        raise EmptyFileError(f"« {path.name} » est vide (0 octet) : redemandez le fichier.")
    Image.MAX_IMAGE_PIXELS = None  # our own limit below is checked before any pixel is decoded
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata, which does not concern the analyst
        try:
            image = Image.open(path, formats=("PNG", "JPEG", "TIFF"))
        except (UnidentifiedImageError, *_DAMAGE) as error:
            raise _damaged(path) from error
        with image:
            try:
                count = count_of(image)
            except _DAMAGE as error:
                raise _damaged(path) from error
            if count > settings.max_pages:
                raise TooLargeError(f"« {path.name} » a plus de {settings.max_pages} pages : découpez-le.")
            yield image


def _damaged(path: Path) -> DamagedFileError:
    return DamagedFileError(f"« {path.name} » est une image endommagée : redemandez le fichier.")


def count_of(image: Image.Image) -> int:
    """Return how many pages an image file holds."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def ocr_jobs(path: Path, settings: Settings) -> list[OcrJob]:
    """Return one job for each page."""
    with opened(path, settings) as image:
        return [OcrJob(path, index) for index in range(count_of(image))]


def read(path: Path, settings: Settings) -> Document:
    """Read every page of an image file."""
    from ingest.scan import read_page  # noqa: PLC0415 - OpenCV and Tesseract only for scans

    pages = PageSet()
    sha = sha256(path)
    with opened(path, settings) as image:
        count = count_of(image)
        for index in range(count):
            draw = partial(page_of, image, index, path.name, settings)
            pages.add_scan(read_page(sha, index, draw, settings))
    return with_typed_ticks(pages.document(Source(path.name, sha, "image", count)))


def page_of(image: Image.Image, index: int, name: str, settings: Settings) -> tuple[np.ndarray, float]:
    """Return one page as a grey image with its resolution."""
    import numpy as np  # noqa: PLC0415
    from PIL import ImageOps  # noqa: PLC0415

    try:
        image.seek(index)
        if image.width * image.height > settings.max_pixels:
            raise TooLargeError(
                f"« {name} » : la page {index + 1} a {image.width} × {image.height} pixels, la limite est "
                f"{settings.max_pixels // 1_000_000} millions : numérisez-la à 300 points par pouce."
            )
        if min(image.size) < _SMALLEST:
            raise UnknownTypeError(
                f"« {name} » : une image de {image.width} × {image.height} pixels n'est pas une page."
            )
        dpi = _dpi(image)
        upright = ImageOps.exif_transpose(image)
        return np.array(_grey(upright)), dpi
    except _DAMAGE as error:
        raise DamagedFileError(f"« {name} » : la page {index + 1} est tronquée ou endommagée.") from error


def _grey(image: Image.Image) -> Image.Image:
    """Return eight-bit grey on white paper, whatever the mode."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, dtype=np.float32)
        top = 65535.0 if values.max() > 255 else 255.0
        return Image.fromarray((values.clip(0, top) * (255 / top)).astype(np.uint8))
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(paper, whole).convert("L")
    return image.convert("L")


def _dpi(image: Image.Image) -> float:
    """Return the stated resolution if the page then has a page's size, else that of an A4 sheet."""
    stated = image.info.get("dpi", (0, 0))
    try:
        dpi = float(stated[0])
    except (TypeError, ValueError, IndexError):
        dpi = 0.0
    longest = max(image.size)
    if SANE_DPI[0] <= dpi <= SANE_DPI[1] and 5.0 <= longest / dpi <= 36.0:
        return dpi
    return min(max(longest / A4_LONG_SIDE, SANE_DPI[0]), SANE_DPI[1])
