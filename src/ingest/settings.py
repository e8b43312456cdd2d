"""What a reader may use and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and places, the same for every reader.

    ``cache`` is where recognised pages and converted Office files are kept by content, None to keep none.
    """

    cache: Path | None = None
    seconds_per_tool: float = 120.0  # one run of an outside program
    max_bytes: int = 300_000_000  # one file, or all that an archive unpacks to
    max_pages: int = 400  # one file
    max_pixels: int = 80_000_000  # one page image; A3 at 400 dpi is 31 million
    max_files: int = 500  # one archive or sub-folder
    ocr_dpi: int = 300
