"""What scanning costs: the same invented dossiers read as printed and as scans of six levels of damage.

    python tools/bench_scans.py --count 8 --style B --work DIR

prints, for each level, fields right and how far that is below the printed twin, tick fields right, boxes right, and
how many boxes and tick fields were wrong though stated with a confidence above 0.9, per 1,000. What Tesseract read
is kept in ``--work`` by the content of its image, so that a change to anything else is measured in seconds;
``--misses`` lists the fields that only the scan has wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bench_ticks import Recorder
from ingest import tesseract
from ingest.document import Document, Tick
from ingest.errors import IngestError
from ingest.reading import read_dossier_files
from ingest.settings import Settings
from ingest.tesseract import OcrWord
from liasse import pipeline
from liasse.evaluation import Evaluation, Judgement, evaluate
from reference import pdf_file, scan
from reference.form import TICK_FIELDS
from reference.make import expect, prepare
from reference.style import Style

BARS = ("300_clean", "300_light", "200_light", "300_medium", "200_medium", "300_hard", "300_fax")
NEAR = 7.0  # points between where a box was drawn and where it was found
Drawn = tuple[int, float, float, bool]  # page, x and y of its middle in points, ticked


@dataclass
class Twin:
    """A dossier as printed."""

    name: str
    pdf: Path
    drawn: list[Drawn]


def remember(folder: Path) -> None:
    """Keep what Tesseract reads, so that only a changed image costs time."""
    read = tesseract.recognize
    folder.mkdir(parents=True, exist_ok=True)

    def recognize(
        image: np.ndarray, dpi: float, settings: Settings, layout: int = tesseract.LAYOUT
    ) -> list[OcrWord]:
        key = hashlib.sha256(np.ascontiguousarray(image).data)
        key.update(f"{image.shape} {dpi:.0f}{layout if layout != tesseract.LAYOUT else ''}".encode())
        place = folder / f"{key.hexdigest()}.pickle"
        if place.is_file():
            found: list[OcrWord] = pickle.loads(place.read_bytes())
            return found
        found = read(image, dpi, settings, layout)
        place.write_bytes(pickle.dumps(found))
        return found

    tesseract.recognize = recognize


def print_twins(count: int, style: str, seed: int, work: Path) -> list[Twin]:
    """Print the dossiers and note their boxes and expected values."""
    for name in ("dossiers", "expected"):
        (work / "printed" / name).mkdir(parents=True, exist_ok=True)
    twins = []
    pdf_file._register()
    for index in range(count):
        name = f"{style.lower()}{index:03d}"
        task = prepare(name, "scan", Style.load(style), f"{seed}-{style}-{index}", work / "printed/dossiers")
        path = work / "printed/dossiers" / f"{name}.pdf"
        blocks = task.composer.blocks()
        canvas = Canvas(str(path), pagesize=A4, invariant=1)
        font, size = task.rng.choice(("sans", "serif", "dejavu")), task.rng.choice((9.5, 10.0, 11.0))
        printer = Recorder(canvas, task.plan.ticks, task.rng, font, size)
        printer.noted = []
        printer.print(blocks)
        canvas.save()
        task.path = path.with_suffix("")
        expect(task, path, work / "printed/expected")
        twins.append(Twin(name, path, printer.noted))
    return twins


def scanned(twin: Twin, level: str, work: Path) -> Path:
    """Return the twin's scan, made once; every third is a TIFF."""
    folder = work / level / "dossiers"
    folder.mkdir(parents=True, exist_ok=True)
    suffix = ".tiff" if int(twin.name[1:]) % 3 == 2 else ".pdf"
    target = folder / f"{twin.name}{suffix}"
    stamp = target.with_name(f".{target.name}.sha")
    sha = hashlib.sha256(twin.pdf.read_bytes()).hexdigest()
    if not target.is_file() or not stamp.is_file() or stamp.read_text() != sha:
        how = scan.LEVELS[level]
        scan.save(scan.pages(twin.pdf, how, random.Random(f"{twin.name}-{level}")), target, how)
        stamp.write_text(sha)
    return target


def convert(files: list[Path], out: Path, settings: Settings) -> list[Document | None]:
    """Convert as the batch does, in this process; return what was read of each."""
    out.mkdir(parents=True, exist_ok=True)
    entries, documents = [], []
    for path in files:
        state = "converti"
        document = None
        try:
            document, skipped = read_dossier_files([path], settings)
            dossier = pipeline.of_document(document, skipped, path.stem)
            (out / f"{path.stem}.json").write_text(dossier.model_dump_json(by_alias=True), encoding="utf-8")
        except IngestError as error:
            print(path.name, error)
            state = "echec"
        documents.append(document)
        entries.append({"id": path.stem, "chemin": path.name, "statut": state})
    (out / "lot.json").write_text(json.dumps({"dossiers": entries}), encoding="utf-8")
    return documents


def count_boxes(twins: list[Twin], documents: list[Document | None]) -> Counter[str]:
    """Count how each drawn box was read."""
    counts: Counter[str] = Counter()
    for twin, document in zip(twins, documents, strict=True):
        marks = list(document.marks) if document else []
        for number, x, y, ticked in twin.drawn:
            counts["boxes"] += 1
            near = [
                mark
                for mark in marks
                if mark.page == number - 1
                and mark.box
                and abs((mark.box.x0 + mark.box.x1) / 2 - x) < 2.5 * NEAR
                and abs(mark.box.middle - y) < 2.5 * NEAR
            ]
            if not near:
                counts["missed"] += 1
                continue
            mark = min(near, key=lambda one: abs(one.box.x0 - x) + abs(one.box.middle - y) if one.box else 0)
            marks.remove(mark)
            if mark.state is (Tick.TICKED if ticked else Tick.EMPTY):
                counts["right"] += 1
            elif mark.state is Tick.UNREADABLE:
                counts["unreadable"] += 1
            else:
                counts["wrong"] += 1
                counts["sure"] += mark.confidence > 0.9
        counts["invented"] += sum(mark.box is not None for mark in marks)
        counts["sure"] += sum(mark.confidence > 0.9 and mark.state is not Tick.UNREADABLE for mark in marks)
    return counts


def tick_fields(evaluation: Evaluation) -> tuple[int, int, int]:
    """Return tick fields right, in all, and wrong though sure."""
    fields = [one for one in evaluation.judgements if one.path in TICK_FIELDS]
    wrong = [one for one in fields if not one.right and one.found_status != "illisible"]
    sure = sum((one.confidence or 0) > 0.9 for one in wrong)
    return sum(one.right for one in fields), len(fields), sure


def only_scanned(printed: Evaluation, scans: Evaluation) -> list[Judgement]:
    """Return the misses that the printed twin does not have."""
    known = {(one.dossier, one.path) for one in printed.misses}
    return [one for one in scans.misses if (one.dossier, one.path) not in known]


def show(one: Judgement) -> None:
    """Print a miss."""
    print(f"   {one.dossier} {one.path} ({one.confidence})")
    print(f"      attendu {one.expected_status} {str(one.expected)[:160]!r}")
    print(f"      lu      {one.found_status} {str(one.found)[:160]!r}")


def main() -> None:
    """Print a line for each level."""
    parser = argparse.ArgumentParser(description="What scanning costs, level by level")
    parser.add_argument("--count", type=int, default=8)
    parser.add_argument("--style", default="B")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--levels", default=",".join(BARS))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    work: Path = arguments.work
    remember(work / "recognized")
    twins = print_twins(arguments.count, arguments.style, arguments.seed, work)
    settings = Settings()
    convert([twin.pdf for twin in twins], work / "printed/out", settings)
    printed = evaluate(work / "printed/out", work / "printed/expected")
    right, total = printed.total
    print(
        f"{'imprimé':12} champs {100 * right / total:5.1f} % ; cases {tick_fields(printed)[:2]}", flush=True
    )
    for level in arguments.levels.split(","):
        files = [scanned(twin, level, work) for twin in twins]
        documents = convert(files, work / level / "out", settings)
        found = evaluate(work / level / "out", work / "printed/expected")
        ticks, in_all, sure = tick_fields(found)
        boxes = count_boxes(twins, documents)
        below = 100 * (found.total[0] - right) / total
        print(
            f"{level:12} champs {100 * found.total[0] / total:5.1f} % ({below:+5.1f}) ; champs à cocher "
            f"{100 * ticks / in_all:5.1f} % de {in_all}, faux et sûrs {1000 * sure / in_all:.1f} pour 1000 ; cases "
            f"{100 * boxes['right'] / max(boxes['boxes'], 1):5.1f} %, {dict(boxes)}",
            flush=True,
        )
        if arguments.misses:
            for one in sorted(only_scanned(printed, found), key=lambda one: (one.dossier, one.path)):
                show(one)


if __name__ == "__main__":
    main()
