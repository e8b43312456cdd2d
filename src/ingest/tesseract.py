"""Tesseract, in this process by tesserocr where it is there, else a process per page by pytesseract.

Measured on two cores over ten pages at 300 dpi, the bare command = 1.0: tesserocr with its engine kept alive
0.79, pytesseract 1.6. Both give the same table of words, so that what follows cannot tell them apart. The
only module that knows Tesseract's options.
"""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import ToolFailedError, ToolTimeoutError
from ingest.settings import Settings
from ingest.tool import TESSERACT

if TYPE_CHECKING:
    import numpy as np

LANGUAGE = "fra"
LAYOUT = 3  # fully automatic; 4, 6 and 11 broke down on hard pages (docs/ocr.md)
ONE_LINE = 7
# Shipped with the package: fewer errors than what installers bring, and the same on every machine.
MODEL = Path(__file__).with_name("tessdata")


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognised word in pixels of the image, with the number and the height of its line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float  # 0..1
    line: int
    line_top: float
    line_bottom: float

    def as_dict(self) -> dict[str, Any]:
        """Return what the cache keeps."""
        return asdict(self)


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Return the engine of this process, None where there is no tesserocr."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # four threads a page cost 4.6 times as much on two cores
    try:
        import tesserocr  # noqa: PLC0415 - optional and heavy
    except ImportError:
        return None
    try:
        return tesserocr.PyTessBaseAPI(path=str(MODEL) + os.sep, lang=LANGUAGE, psm=LAYOUT)
    except RuntimeError:
        return None


@lru_cache(maxsize=1)
def version() -> str:
    """Return which engine reads, for the key of the cache."""
    if _engine() is not None:
        import tesserocr  # noqa: PLC0415

        return f"tesserocr {tesserocr.tesseract_version()}".split("\n")[0]
    return f"tesseract {TESSERACT.version()}"


def recognize(image: np.ndarray, dpi: float, settings: Settings, layout: int = LAYOUT) -> list[OcrWord]:
    """Return the words of a grey image; ``layout`` is Tesseract's page segmentation mode."""
    from PIL import Image  # noqa: PLC0415

    engine = _engine()
    picture = Image.fromarray(image)
    if engine is None:
        return _words(_by_process(picture, dpi, settings, layout))
    engine.SetPageSegMode(layout)
    engine.SetImage(picture)
    engine.SetSourceResolution(round(dpi))
    if not engine.Recognize(int(settings.seconds_per_tool * 1000)):
        raise ToolFailedError("Tesseract n'a pas pu lire la page.")
    table = str(engine.GetTSVText(0))
    engine.Clear()
    return _words(table)


def _by_process(picture: Any, dpi: float, settings: Settings, layout: int) -> str:
    import pytesseract  # noqa: PLC0415

    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    os.environ["TESSDATA_PREFIX"] = str(MODEL)  # an option would need quotes that differ by system
    pytesseract.pytesseract.tesseract_cmd = str(TESSERACT.require())
    options = f"--psm {layout} --dpi {dpi:.0f}"
    try:
        table: str = pytesseract.image_to_data(
            picture, lang=LANGUAGE, config=options, timeout=settings.seconds_per_tool
        )
    except pytesseract.TesseractError as error:
        raise ToolFailedError(f"Tesseract a échoué : {error}") from error
    except RuntimeError as error:  # pytesseract's word for a time limit
        raise ToolTimeoutError(
            f"Tesseract n'a pas fini une page en {settings.seconds_per_tool:.0f} secondes."
        ) from error
    return table


def _words(table: str) -> list[OcrWord]:
    """Read Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, conf, text."""
    words: list[OcrWord] = []
    line, line_top, line_bottom = -1, 0.0, 0.0
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) < 11 or not cells[0].isdigit():
            continue
        left, top, width, height = map(float, cells[6:10])
        if cells[0] == "4":
            line, line_top, line_bottom = line + 1, top, top + height
        elif cells[0] == "5" and len(cells) > 11 and cells[11].strip():
            confidence = max(0.0, float(cells[10])) / 100
            place = (left, top, left + width, top + height)
            words.append(OcrWord(cells[11].strip(), *place, confidence, line, line_top, line_bottom))
    return words
