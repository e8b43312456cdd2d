"""A printed dossier as a scanner gives it back: six levels of damage (those of the scan bars)."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageFilter


@dataclass(frozen=True)
class Level:
    """Resolution and damage of a scan."""

    dpi: int
    skew: float
    noise: float
    blur: float
    jpeg: int
    binary: bool = False


LEVELS = {
    "200_clean": Level(200, 0.0, 0, 0.0, 60),
    "300_clean": Level(300, 0.0, 0, 0.0, 92),
    "300_light": Level(300, 0.4, 4, 0.3, 75),
    "200_light": Level(200, 0.4, 4, 0.3, 75),
    "300_medium": Level(300, 1.2, 9, 0.9, 55),
    "200_medium": Level(200, 1.2, 9, 0.6, 55),
    "300_hard": Level(300, 2.0, 18, 1.1, 35),
    "300_fax": Level(300, 2.0, 14, 0.9, 35, binary=True),
}


def pages(pdf: Path, level: Level, rng: random.Random) -> list[Image.Image]:
    """Render and damage every page."""
    document = pdfium.PdfDocument(str(pdf))
    noise = np.random.default_rng(rng.randrange(2**32))
    images = [
        _damaged(page.render(scale=level.dpi / 72, may_draw_forms=True).to_pil(), level, rng, noise)
        for page in document
    ]
    document.close()
    return images


def _damaged(image: Image.Image, level: Level, rng: random.Random, noise: np.random.Generator) -> Image.Image:
    grey = image.convert("L")
    if level.skew:
        grey = grey.rotate(rng.uniform(-level.skew, level.skew), Image.Resampling.BICUBIC, fillcolor=255)
    if level.blur:
        grey = grey.filter(ImageFilter.GaussianBlur(level.blur))
    if level.noise:
        pixels = np.asarray(grey, dtype=np.float32) * 0.94 + 8
        pixels += noise.normal(0, level.noise, pixels.shape)
        grey = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if level.binary:
        return grey.point(lambda value: 255 if value > 150 else 0).convert("1")
    buffer = io.BytesIO()
    grey.save(buffer, "JPEG", quality=level.jpeg)
    buffer.seek(0)
    return Image.open(buffer).convert("L")


def save(images: list[Image.Image], path: Path, level: Level) -> None:
    """Write the pages as a PDF of images, one multi-page TIFF, or an image of the first page."""
    first, *rest = images
    dpi = (level.dpi, level.dpi)
    if path.suffix == ".pdf":
        options = {} if level.binary else {"quality": level.jpeg}  # 1-bit pages go in as CCITT
        first.save(path, "PDF", save_all=True, append_images=rest, resolution=level.dpi, **options)
    elif path.suffix in (".tif", ".tiff"):
        compression = "group4" if level.binary else "jpeg"
        first.save(path, "TIFF", save_all=True, append_images=rest, compression=compression, dpi=dpi)
    elif rest:
        msg = f"{path.name}: {len(images)} pages do not go into one image"
        raise ValueError(msg)
    else:
        first.save(path, dpi=dpi)


def mix(printed: Path, target: Path, level: Level, rng: random.Random) -> None:
    """Write a PDF with the first page as it was printed and the others as scans."""
    images = pages(printed, level, rng)
    source = pdfium.PdfDocument(str(printed))
    mixed = pdfium.PdfDocument.new()
    mixed.import_pages(source, [0])
    if len(images) > 1:
        scanned = target.with_suffix(".scan.pdf")
        save(images[1:], scanned, level)
        rest = pdfium.PdfDocument(str(scanned))
        mixed.import_pages(rest)
        rest.close()
        scanned.unlink()
    mixed.save(str(target))
    mixed.close()
    source.close()
