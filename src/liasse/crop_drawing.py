"""Drawing the pictures that :mod:`liasse.crops` chose: a worker's job, bounded in pixels, bytes and time."""

from __future__ import annotations

import io
import time
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import IngestError
from ingest.hashing import sha256
from ingest.settings import Settings
from liasse.crops import Crop, CropWish, PageShape, PicturedSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

DPI = 100.0
# Four greys without loss: half the bytes of lossy WebP, a sixth of JPEG, and sharper letters (docs/report.md).
MEDIA, GREYS = "image/webp", 4
BLACK = 20  # grey level under which ink is black
PAPER, DARKEST_PAPER = 14, 140  # levels below the middle one, which is the paper's, that still are paper
MOST_BYTES = 260_000  # of one dossier
SECONDS = 20.0  # after which what is drawn is what there is
SAME_WIDTH = 3.0  # points by which widths of one sheet may differ from rounding to pixels


def draw(
    paths: Sequence[Path],
    sources: Mapping[int, PicturedSource],
    wishes: Sequence[CropWish],
    settings: Settings,
) -> list[Crop]:
    """Return the pictures, least sure fields first; a page that cannot be drawn has none."""
    started = time.monotonic()
    by_content = {sha256(path): path for path in paths}
    drawn: dict[str, Crop] = {}
    for number, here in _by_source(wishes).items():
        source = sources[number]
        path = by_content.get(source.sha256)
        if path is None:
            continue
        try:
            with _renderer(path, source.media, settings) as render:
                for crop in _of_source(render, source, here):
                    drawn[crop.wish.path] = crop
                    if time.monotonic() - started > SECONDS:
                        break
        except (IngestError, OSError, ValueError, RuntimeError):
            continue  # the dossier was read; only its pictures are missing
    return _within_bytes([drawn[wish.path] for wish in wishes if wish.path in drawn])


def _by_source(wishes: Sequence[CropWish]) -> dict[int, list[CropWish]]:
    found: dict[int, list[CropWish]] = defaultdict(list)
    for wish in wishes:
        found[wish.source].append(wish)
    return found


def _within_bytes(crops: Sequence[Crop]) -> list[Crop]:
    """Return the first pictures that fit together."""
    kept, size = [], 0
    for crop in crops:
        size += len(crop.data)
        if size > MOST_BYTES:
            break
        kept.append(crop)
    return kept


@contextmanager
def _renderer(path: Path, media: str, settings: Settings) -> Iterator[Callable[[int], Image.Image | None]]:
    """Open a file and give what draws its page ``index`` (from 0) in grey at :data:`DPI`, None past the end."""
    if media == "pdf":
        from ingest.pdf import opened  # noqa: PLC0415 (a text dossier never loads what reads PDFs)

        with opened(path, settings) as document:
            yield lambda index: _pdf_page(document, index, settings) if index < len(document) else None
    else:
        from ingest.image import count_of, page_of  # noqa: PLC0415
        from ingest.image import opened as opened_image  # noqa: PLC0415

        with opened_image(path, settings) as image:
            count = count_of(image)
            yield (
                lambda index: _reduced(*page_of(image, index, path.name, settings)) if index < count else None
            )


def _pdf_page(document: object, index: int, settings: Settings) -> Image.Image:
    from ingest.page_picture import only_picture  # noqa: PLC0415

    page = document[index]  # type: ignore[index]
    try:
        width, height = page.get_size()
        if width * height * (DPI / 72) ** 2 > settings.max_pixels:
            raise ValueError("page too large to draw")
        picture = only_picture(page, settings.max_pixels)
        if picture is not None:
            return _reduced(picture, picture.shape[1] * 72 / width)
        image: Image.Image = page.render(scale=DPI / 72, grayscale=True, may_draw_forms=True).to_pil()
        return image.convert("L")
    finally:
        page.close()


def _reduced(grey: object, dpi: float) -> Image.Image:
    from PIL import Image  # noqa: PLC0415 (only where there are pictures)

    image = Image.fromarray(grey)  # type: ignore[arg-type]
    size = (max(round(image.width * DPI / dpi), 1), max(round(image.height * DPI / dpi), 1))
    # Reducing by whole numbers first is several times quicker and looks the same.
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _of_source(
    render: Callable[[int], Image.Image | None], source: PicturedSource, wishes: Sequence[CropWish]
) -> Iterator[Crop]:
    """Draw each page that is wished for once, and yield its pictures."""
    by_page: dict[int, list[CropWish]] = defaultdict(list)
    for wish in wishes:
        by_page[wish.page].append(wish)
    for number, page in _pages(render, source, by_page):
        yield from (_crop(page, wish) for wish in by_page[number])


def _pages(
    render: Callable[[int], Image.Image | None], source: PicturedSource, wanted: Collection[int]
) -> Iterator[tuple[int, Image.Image]]:
    """Yield the wanted pages as they were read: turned upright, and the two of one sheet apart."""
    if source.sheets == len(source.pages):
        for number in sorted(wanted):
            sheet = render(number - 1)
            if sheet is not None:
                yield number, _upright(sheet, source.pages[number - 1])
        return
    number = 1  # which sheets hold two pages is not known beforehand: each is measured
    for index in range(source.sheets):
        sheet = render(index) if number <= max(wanted) else None
        if sheet is None:
            return
        for part in _parts(sheet, source.pages[number - 1 :]):
            if number in wanted:
                yield number, _upright(part, source.pages[number - 1])
            number += 1


def _parts(sheet: Image.Image, shapes: Sequence[PageShape]) -> list[Image.Image]:
    """Return the page or the two pages of a sheet, told by the width that the next page was read with."""
    if not shapes:
        return []
    first = shapes[0].height if shapes[0].rotation % 180 else shapes[0].width
    if sheet.width * 72 / DPI - first < SAME_WIDTH:
        return [sheet]
    cut = round(first * DPI / 72)
    return [sheet.crop((0, 0, cut, sheet.height)), sheet.crop((cut, 0, sheet.width, sheet.height))]


def _upright(page: Image.Image, shape: PageShape) -> Image.Image:
    return page.rotate(-shape.rotation, expand=True) if shape.rotation else page


def _crop(page: Image.Image, wish: CropWish) -> Crop:
    scale = DPI / 72
    region = wish.region
    corners = (region.x0, region.y0, region.x1, region.y1)
    left, top, right, bottom = (round(value * scale) for value in corners)
    box = (max(left, 0), max(top, 0), min(right, page.width), min(bottom, page.height))
    stream = io.BytesIO()
    _few_greys(page.crop(box)).save(stream, "WEBP", lossless=True, quality=60, method=3)
    return Crop(wish, stream.getvalue(), MEDIA)


def _few_greys(image: Image.Image) -> Image.Image:
    """Return the image in few greys from ink to paper: the paper's grain is most of a scan's bytes."""
    from PIL import ImageStat  # noqa: PLC0415 (only where there are pictures)

    paper = max(ImageStat.Stat(image).median[0] - PAPER, DARKEST_PAPER)
    steps = GREYS - 1
    shares = (min(max((value - BLACK) / (paper - BLACK), 0.0), 1.0) for value in range(256))
    return image.point([round(round(share * steps) * 255 / steps) for share in shares])
