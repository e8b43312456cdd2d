"""Accuracy against time of the OCR choices, over invented pages at one level of damage.

    python tools/bench_ocr.py --level 300_hard --pages 4

prints, for each choice, seconds a page, the ratio to the bare command, and the share of the printed words that
were not read. The machine should be idle; the bare command comes first.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

os.environ["OMP_THREAD_LIMIT"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_ticks import print_form
from ingest import pdf, tesseract
from ingest.page_image import prepare
from ingest.scan import read_page
from ingest.settings import Settings
from reference import scan

Pixels = np.ndarray


def command(image: Pixels, dpi: int, psm: int = 3, data: str | None = None) -> list[str]:
    """Run the bare command on one page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        Image.fromarray(image).save(path, compress_level=1)
        options = ["--tessdata-dir", data] if data else []
        line = ["tesseract", str(path), "-", "-l", "fra", "--psm", str(psm), "--dpi", str(dpi), *options]
        return subprocess.run(line, capture_output=True, check=True).stdout.decode().split()


def in_process(image: Pixels, dpi: int) -> list[str]:
    """Read by the engine that the tool uses."""
    return [word.text for word in tesseract.recognize(image, dpi, Settings())]


def whole(image: Pixels, dpi: int) -> list[str]:
    """Read as the tool does: preparation, OCR, boxes, rules, layout."""
    pages = read_page("", 0, lambda: (image, dpi), Settings())
    return " ".join(page.laid.text for page in pages).split()


def otsu(image: Pixels) -> Pixels:
    """Return black and white."""
    return cv2.threshold(image, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]


def choices(dpi: int, data: str | None) -> dict[str, Callable[[Pixels], list[str]]]:
    """Return what is compared, the bare command first."""
    small = 200 / dpi
    found: dict[str, Callable[[Pixels], list[str]]] = {
        "commande, psm 3": lambda image: command(image, dpi),
        "commande, psm 4": lambda image: command(image, dpi, 4),
        "commande, psm 6": lambda image: command(image, dpi, 6),
        "dans le processus": lambda image: in_process(image, dpi),
        "redressée": lambda image: in_process(prepare(image, 1.0).image, dpi),
        "médiane 3": lambda image: in_process(cv2.medianBlur(image, 3), dpi),
        "Otsu": lambda image: in_process(otsu(image), dpi),
        "à 200 dpi": lambda image: in_process(
            cv2.resize(image, None, fx=small, fy=small, interpolation=3), 200
        ),
        "tout (liasse)": lambda image: whole(image, dpi),
    }
    if data:
        found[f"modèle {data}"] = lambda image: command(image, dpi, 3, data)
    return found


def main() -> None:
    """Print a line for each choice."""
    parser = argparse.ArgumentParser(description="Accuracy against time of the OCR choices")
    parser.add_argument("--level", default="300_hard", choices=list(scan.LEVELS))
    parser.add_argument("--pages", type=int, default=4)
    parser.add_argument("--data", help="another tessdata folder to compare")
    arguments = parser.parse_args()
    level = scan.LEVELS[arguments.level]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.pdf"
        print_form(0, "drawn", path)
        images = [
            np.array(image.convert("L"))
            for image in scan.pages(path, level, random.Random(1))[: arguments.pages]
        ]
        text = pdf.read(path, Settings()).text.split("\f")[: len(images)]
    printed = Counter(word for page in text for word in page.split() if len(word) > 2)
    in_process(images[0], level.dpi)  # the engine is loaded once a process
    bare = 0.0
    for name, read in choices(level.dpi, arguments.data).items():
        start = time.perf_counter()
        read_words = Counter(word for image in images for word in read(image))
        seconds = (time.perf_counter() - start) / len(images)
        bare = bare or seconds
        lost = 100 * sum((printed - read_words).values()) / max(sum(printed.values()), 1)
        print(
            f"{name:20} {seconds:5.2f} s/page  x{seconds / bare:4.2f}  {lost:4.1f} % de mots non lus",
            flush=True,
        )


if __name__ == "__main__":
    main()
