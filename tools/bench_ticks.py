"""Measure how ticks are read from scans: for each level of damage, right, wrong, surely wrong, missed, invented.

    python tools/bench_ticks.py --count 5 --levels 300_clean,300_hard --keep DIR

prints a line for each level; ``--keep`` holds recognised pages, so that a change to the boxes is measured in
seconds.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest import tesseract
from ingest.boxes import boxes_of
from ingest.ink import ink_of
from ingest.page_image import prepare
from ingest.settings import Settings
from reference import pdf_file, scan
from reference.blocks import Tick
from reference.layout import Composer
from reference.plan import draw_plan
from reference.style import Style, World

STYLES = (*pdf_file.HAND, "glyph", "drawn_check", "drawn_filled", "hand_cross", "hand_check")


class Recorder(pdf_file.Printer):
    """A printer that notes where it drew which box."""

    def tick(self, tick: Tick, x: float, y: float, size: float) -> None:
        """Draw a box and note it."""
        self.noted.append((self.page, x + size * 0.4, A4[1] - y - size * 0.35, tick.ticked))
        super().tick(tick, x, y, size)

    noted: list[tuple[int, float, float, bool]]


def print_form(index: int, style: str, path: Path) -> list[tuple[int, float, float, bool]]:
    """Write a dossier as a PDF and return its boxes."""
    rng = random.Random(f"ticks-{index}-{style}")
    world = World.draw(rng, Style.load("A"))
    composer = Composer(world, draw_plan(world, style, 0.3))
    blocks = composer.blocks()
    pdf_file._register()
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    printer = Recorder(
        canvas, style, rng, rng.choice(("sans", "serif", "dejavu")), rng.choice((9.5, 10.0, 11.0))
    )
    printer.noted = []
    printer.print(blocks)
    canvas.save()
    return printer.noted


def pages_of(level: str, count: int, keep: Path) -> list[tuple]:
    """Return (style, page, grey image, words, true boxes) of every page with boxes."""
    kept = keep / f"{level}-{count}.pickle"
    if kept.is_file():
        return pickle.loads(kept.read_bytes())
    pages = []
    for index in range(count):
        style = STYLES[index % len(STYLES)]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "form.pdf"
            noted = print_form(index, style, path)
            images = scan.pages(path, scan.LEVELS[level], random.Random(index))
        for number, image in enumerate(images, 1):
            truths = [one[1:] for one in noted if one[0] == number]
            if truths:
                prepared = prepare(np.array(image.convert("L")), 1.0)
                words = tesseract.recognize(prepared.image, scan.LEVELS[level].dpi, Settings())
                pages.append((f"{index}-{style}", number, prepared.image, words, truths))
    kept.write_bytes(pickle.dumps(pages))
    return pages


def measure(pages: list[tuple], dpi: int, verbose: bool) -> Counter:
    """Count how each true box was read."""
    counts: Counter = Counter()
    for name, number, image, words, truths in pages:
        found = boxes_of(ink_of(image), words, dpi / 300)
        places = [
            ((b.square.x + b.square.side / 2) * 72 / dpi, (b.square.y + b.square.side / 2) * 72 / dpi)
            for b in found
        ]
        used = set()
        for x, y, ticked in truths:
            near = [i for i, (a, b) in enumerate(places) if abs(a - x) < 7 and abs(b - y) < 7]
            outcome = "missed"
            if near:
                used.update(near)
                box = found[near[0]]
                right = box.state.value == ("coche" if ticked else "vide")
                unreadable = box.state.value == "illisible"
                outcome = "right" if right else "unreadable" if unreadable else "wrong"
                if outcome == "wrong" and box.confidence > 0.9:
                    counts["sure_wrong"] += 1
            counts[outcome] += 1
            counts["boxes"] += 1
            if verbose and outcome != "right":
                print(
                    f"   {name} p{number} ({x:.0f},{y:.0f}) ticked={ticked} {outcome}",
                    [found[i] for i in near],
                )
        extra = [found[i] for i in range(len(found)) if i not in used]
        counts["invented"] += len(extra)
        if verbose:
            for box in extra:
                print(f"   {name} p{number} invented {box}")
    return counts


def main() -> None:
    """Print a line for each level."""
    parser = argparse.ArgumentParser(description="Measure ticks read from scans")
    parser.add_argument("--count", type=int, default=5)
    parser.add_argument("--levels", default=",".join(scan.LEVELS))
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    arguments.keep.mkdir(parents=True, exist_ok=True)
    for level in arguments.levels.split(","):
        counts = measure(
            pages_of(level, arguments.count, arguments.keep), scan.LEVELS[level].dpi, arguments.verbose
        )
        share = 100 * counts["right"] / max(counts["boxes"], 1)
        print(f"{level:12} {share:5.1f} % right of {counts['boxes']}:", dict(counts), flush=True)


if __name__ == "__main__":
    main()
