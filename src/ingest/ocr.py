"""A page image in, words, tick boxes and rules out; each image is recognised once and kept by its content."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from ingest import tesseract
from ingest.boxes import FoundBox, boxes_of
from ingest.document import Tick
from ingest.ink import Square, blobs, ink_of
from ingest.leaders import as_dots
from ingest.page_image import Pixels, halves, prepare
from ingest.ruled import Rule
from ingest.settings import Settings
from ingest.tesseract import OcrWord
from ingest.text_quality import is_likely
from ingest.unread import with_unread

VERSION = "8"  # of preparation and boxes: what is kept of an older one is read again
WORST = 0.45  # reading quality under which the page is tried upside down
LOWEST_DPI = 250  # below it the page is enlarged: an eighth fewer errors at 200 dpi, for 1.4 times the time
TURNS = 180
THICKEST_RULE = 18  # pixels at 300 dpi
SHORTEST_RULE = 120  # pixels at 300 dpi: longer than any letter is wide
SHORTEST_UPRIGHT = 64  # the side of a cell that holds one line; letters of 15 points are 45 high


@dataclass(frozen=True, slots=True)
class Recognized:
    """What was read on an upright, straightened page; pixels at ``dpi``."""

    width: int
    height: int
    dpi: float
    rotation: int
    skew: float
    quality: float
    words: tuple[OcrWord, ...]
    boxes: tuple[FoundBox, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def recognized(
    source: str, page: int, draw: Callable[[], tuple[Pixels, float]], settings: Settings
) -> list[Recognized]:
    """Return what is on a page of a file, or on the two pages of its sheet, from the cache where it was read before.

    ``source`` is the SHA-256 of the file. ``draw`` makes the grey image and its resolution; it is not called for a
    page whose images are known from an earlier call.
    """
    if settings.cache is None:
        image, dpi = draw()
        return [_read(half, dpi, settings) for half in halves(image)]
    folder = settings.cache / "ocr"
    name = hashlib.sha256(f"{source} {page} {_reader(settings)}".encode()).hexdigest()
    drawn = folder / "pages" / f"{name}.json"
    known = _kept(drawn)
    found = [_recalled(folder / f"{key}.json") for key in known or ()]
    if found and all(found):
        return [one for one in found if one is not None]
    image, dpi = draw()
    parts = halves(image)
    keys = [_key(half, dpi, settings) for half in parts]
    read = [_once(half, dpi, folder / f"{key}.json", settings) for half, key in zip(parts, keys, strict=True)]
    _keep(drawn, keys)
    return read


def _once(image: Pixels, dpi: float, place: Path, settings: Settings) -> Recognized:
    """Return what is on an image, read once: two files may hold the same page."""
    found = _recalled(place)
    if found is None:
        found = _read(image, dpi, settings)
        _keep(place, _dumped(found))
    return found


def _reader(settings: Settings) -> str:
    return f"{settings.ocr_dpi} {VERSION} {tesseract.version()}"


def _key(image: Pixels, dpi: float, settings: Settings) -> str:
    key = hashlib.sha256(np.ascontiguousarray(image).data)
    key.update(f"{image.shape} {dpi:.0f} {_reader(settings)}".encode())
    return key.hexdigest()


def _read(image: Pixels, dpi: float, settings: Settings) -> Recognized:
    scale = settings.ocr_dpi / dpi if dpi < LOWEST_DPI or dpi > settings.ocr_dpi * 1.2 else 1.0
    at = dpi * scale
    prepared = prepare(image, scale)
    if prepared.blank:
        height, width = prepared.image.shape
        return Recognized(width, height, at, prepared.rotation, prepared.skew, 1.0, (), (), (), ())
    words = tesseract.recognize(prepared.image, at, settings)
    if quality_of(words) < WORST:
        other = prepare(image, scale, (prepared.rotation + TURNS) % 360)
        others = tesseract.recognize(other.image, at, settings)
        if quality_of(others) > quality_of(words) + 0.1:
            prepared, words = other, others
    ink = ink_of(prepared.image)
    one_line = partial(tesseract.recognize, dpi=at, settings=settings, layout=tesseract.ONE_LINE)
    words = as_dots(with_unread(words, prepared.image, ink, at / 300, one_line), ink, at / 300)
    across, down = rules_of(prepared.image, at / 300)
    height, width = prepared.image.shape
    return Recognized(
        width, height, at, prepared.rotation, prepared.skew, quality_of(words),
        tuple(words), tuple(boxes_of(ink, words, at / 300)), tuple(across), tuple(down),
    )  # fmt: skip


def quality_of(words: list[OcrWord]) -> float:
    """Return 0..1: the engine's confidence by character, less for words that are not French."""
    letters = sum(len(word.text) for word in words)
    if not letters:
        return 0.0
    confidence = sum(word.confidence * len(word.text) for word in words) / letters
    likely = sum(is_likely(word.text) * len(word.text) for word in words) / letters
    return round(confidence * (0.4 + 0.6 * likely), 3)


def rules_of(image: Pixels, scale: float) -> tuple[list[Rule], list[Rule]]:
    """Return the long straight strokes of a page, in pixels."""
    height, width = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
    rows = np.minimum(image[0:height:2, :width], image[1:height:2, :width])
    half = np.minimum(rows[:, 0::2], rows[:, 1::2])  # half the size keeps every dark stroke
    ink = cv2.threshold(half, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    length, upright = int(SHORTEST_RULE * scale / 2), int(SHORTEST_UPRIGHT * scale / 2)
    thickest = int(THICKEST_RULE * scale / 2)
    across = [
        Rule(y + high / 2, x, x + wide) for x, y, wide, high in _strokes(ink, (1, length)) if high < thickest
    ]
    down = [
        Rule(x + wide / 2, y, y + high) for x, y, wide, high in _strokes(ink, (upright, 1)) if wide < thickest
    ]
    return [_doubled(rule) for rule in across], [_doubled(rule) for rule in down]


def _strokes(ink: Pixels, kernel: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    gapless = cv2.dilate(ink, np.ones((3, 1) if kernel[0] == 1 else (1, 3), np.uint8))
    strokes = cv2.morphologyEx(gapless, cv2.MORPH_OPEN, np.ones(kernel, np.uint8))
    return sorted(
        ((x, y, wide, high) for x, y, wide, high in blobs(strokes).tolist()), key=lambda one: one[1::-1]
    )


def _doubled(rule: Rule) -> Rule:
    return Rule(rule.at * 2.0, rule.start * 2.0, rule.end * 2.0)


def _kept(place: Path) -> Any:
    """Return what a file of the cache holds, None if there is none or it is not whole."""
    try:
        return json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _keep(place: Path, data: object) -> None:
    """Write whole or not at all: another process may be reading."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=place.parent, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)
    Path(name).replace(place)


def _recalled(place: Path) -> Recognized | None:
    data = _kept(place)
    try:
        return _loaded(data) if data is not None else None
    except (ValueError, KeyError, TypeError):
        return None  # of another version: read again


def _dumped(found: Recognized) -> dict[str, Any]:
    names = ("width", "height", "dpi", "rotation", "skew", "quality")
    data: dict[str, Any] = {name: getattr(found, name) for name in names}
    data["words"] = [list(word.as_dict().values()) for word in found.words]
    data["boxes"] = [
        [one.square.x, one.square.y, one.square.side, one.square.score, one.state.value, one.confidence]
        for one in found.boxes
    ]
    data["across"] = [[rule.at, rule.start, rule.end] for rule in found.across]
    data["down"] = [[rule.at, rule.start, rule.end] for rule in found.down]
    return data


def _loaded(data: dict[str, Any]) -> Recognized:
    return Recognized(
        data["width"], data["height"], data["dpi"], data["rotation"], data["skew"], data["quality"],
        tuple(OcrWord(*word) for word in data["words"]),
        tuple(
            FoundBox(Square(x, y, side, score), Tick(state), confidence)
            for x, y, side, score, state, confidence in data["boxes"]
        ),
        tuple(Rule(*rule) for rule in data["across"]),
        tuple(Rule(*rule) for rule in data["down"]),
    )  # fmt: skip
