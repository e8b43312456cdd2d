"""The whole run over scanned dossiers against the bare command over the same page images.

    python tools/bench.py --count 6 --levels 300_clean,300_light,300_medium

scans invented dossiers, times ``liasse convert`` on all cores with an empty cache, then the ``tesseract``
command over the very images that were read, at the same settings, one thread each and as many processes as there are
cores; prints both and the ratio. The machine should be idle. Images are written before the clock starts.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parent))

from PIL import Image

from bench_scans import print_twins
from ingest.ocr_jobs import ocr_jobs, page_image
from ingest.settings import Settings
from ingest.sniff import sniff
from ingest.tesseract import LANGUAGE, LAYOUT, MODEL
from ingest.tool import TESSERACT
from reference import scan


def scanned(count: int, levels: list[str], work: Path) -> list[Path]:
    """Write the scans, one level after the other in turn."""
    folder = work / "dossiers"
    folder.mkdir()
    files = []
    for index, twin in enumerate(print_twins(count, "A", 5, work)):
        name = levels[index % len(levels)]
        target = folder / f"{twin.name}-{name}.pdf"
        images = scan.pages(twin.pdf, scan.LEVELS[name], random.Random(index))
        scan.save(images, target, scan.LEVELS[name])
        files.append(target)
    return files


def page_images(files: list[Path], work: Path) -> list[tuple[Path, int]]:
    """Write the images that the pages are read from, with their resolutions."""
    settings = Settings()
    found = []
    for file in files:
        for job in ocr_jobs(file, settings, sniff(file, settings)):
            image, dpi = page_image(job, settings)
            path = work / f"{file.stem}-{job.page}.png"
            Image.fromarray(image).save(path, compress_level=1)
            found.append((path, round(dpi)))
    return found


def bare(page: tuple[Path, int]) -> None:
    """Run the command on one page."""
    path, dpi = page
    line = [str(TESSERACT.require()), str(path), str(path.with_suffix("")), "--tessdata-dir", str(MODEL)]
    line += ["-l", LANGUAGE, "--psm", str(LAYOUT), "--dpi", str(dpi), "-c", "tessedit_create_tsv=1"]
    subprocess.run(line, capture_output=True, check=True)


def main() -> None:
    """Print seconds of both and the ratio."""
    parser = argparse.ArgumentParser(description="Whole run against the bare command")
    parser.add_argument("--count", type=int, default=6)
    parser.add_argument("--levels", default="300_clean,300_light,300_medium")
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="liasse-bench-") as folder:
        work = Path(folder)
        files = scanned(arguments.count, arguments.levels.split(","), work)
        pages = page_images(files, work)
        print(f"{len(files)} dossiers, {len(pages)} pages, {cores} processus", flush=True)
        best = {"liasse": float("inf"), "tesseract": float("inf")}
        for number in range(arguments.rounds):
            start = time.perf_counter()
            with ThreadPoolExecutor(cores) as pool:
                list(pool.map(bare, pages))
            best["tesseract"] = min(best["tesseract"], time.perf_counter() - start)
            command = [sys.executable, "-m", "liasse", "convert", str(work / "dossiers")]
            start = time.perf_counter()
            run = subprocess.run(
                [*command, "--out", str(work / f"out{number}")], capture_output=True, check=False
            )
            best["liasse"] = min(best["liasse"], time.perf_counter() - start)
            if run.returncode > 1:
                sys.exit(run.stderr.decode(errors="replace"))
    for name, seconds in best.items():
        print(f"{name:10} {seconds:6.1f} s  {seconds / len(pages):5.2f} s/page")
    print(f"rapport    {best['liasse'] / best['tesseract']:6.2f}  (au plus 1,00)")


if __name__ == "__main__":
    main()
