"""Pages as units of work: what a batch hands to its processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.hashing import sha256
from ingest.settings import Settings

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class OcrJob:
    """One page of one file to be recognised."""

    path: Path
    page: int  # from 0


def ocr_jobs(path: Path, settings: Settings, media: str) -> list[OcrJob]:
    """Return the pages of a file that must be recognised; ``media`` as in ``Source.media``."""
    if media == "pdf":
        from ingest import pdf  # noqa: PLC0415 - each reader's libraries only when it is used

        return pdf.ocr_jobs(path, settings)
    if media == "image":
        from ingest import image  # noqa: PLC0415

        return image.ocr_jobs(path, settings)
    return []


def run_job(job: OcrJob, settings: Settings) -> None:
    """Recognise one page into the cache; what fails is met again, and reported, when the file is read."""
    from ingest.ocr import recognized  # noqa: PLC0415

    recognized(sha256(job.path), job.page, lambda: page_image(job, settings), settings)


def page_image(job: OcrJob, settings: Settings) -> tuple[np.ndarray, float]:
    """Return the image that a page is recognised from, and its resolution."""
    from ingest.sniff import sniff  # noqa: PLC0415

    if sniff(job.path) == "pdf":
        from ingest import pdf  # noqa: PLC0415

        return pdf.page_image(job, settings)
    from ingest.image import opened, page_of  # noqa: PLC0415

    with opened(job.path, settings) as image:
        return page_of(image, job.page, job.path.name, settings)
