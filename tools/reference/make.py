"""Write invented dossiers and their expected values.

    python tools/reference/make.py --out DIR --count 60 --seed 1 --style A

writes DIR/dossiers/<name> (files, sub-folders, archives) and DIR/expected/<name>.json; a seed and a style
give the same set every time. ``--formats txt,docx`` keeps to some formats.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reference import pdf_file, scan, text_file, word_file  # noqa: E402
from reference.layout import Composer, draw_plan  # noqa: E402
from reference.style import Style, World  # noqa: E402

FORMATS = {"txt": 10, "docx": 8, "pdf": 6, "scan": 4}
ENCODINGS = ("utf-8", "utf-8", "cp1252", "utf-16", "utf-8-sig", "latin-1")
TO_LATIN = str.maketrans({"’": "'", "œ": "oe", "–": "-", "…": "...", "€": "euros", "•": "-", "É": "E"})


def _text(blocks, plan, path: Path, rng: random.Random, encoding: str) -> Path:  # type: ignore[no-untyped-def]
    width = rng.choice((0, 0, 0, 72, 85, 95))
    text = "\n".join(text_file.lines_of(blocks, plan.ticks, rng, width))
    if encoding == "latin-1":
        text = text.translate(TO_LATIN)
    data = text.replace("\n", rng.choice(("\n", "\r\n"))).encode(encoding, errors="replace")
    target = path.with_suffix(".txt")
    target.write_bytes(data)
    return target


def _scan(blocks, plan, path: Path, rng: random.Random) -> Path:  # type: ignore[no-untyped-def]
    level = scan.LEVELS[rng.choice(list(scan.LEVELS))]
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / "page.pdf"
        pdf_file.write(blocks, printed, plan.ticks, rng)
        images = scan.pages(printed, level, rng)
    suffix = ".pdf" if len(images) > 1 and rng.random() < 0.7 else ".tiff"
    target = path.with_suffix(".png" if len(images) == 1 else suffix)
    scan.save(images, target, level)
    return target


def make_one(index: int, kind: str, style: Style, seed: int, out: Path) -> None:
    """Write one dossier and its expected values."""
    rng = random.Random(f"{seed}-{style.name}-{index}-{kind}")
    world = World.draw(rng, style)
    encoding = rng.choice(ENCODINGS)
    ticks = {
        "txt": rng.choice(list(text_file.TOKENS) if encoding.startswith("utf") else list(text_file.LATIN_TOKENS)),
        "docx": rng.choice(word_file.TICKS),
        "pdf": rng.choice(pdf_file.TICKS),
        "scan": rng.choice(pdf_file.HAND),
    }[kind]
    plan = draw_plan(world, ticks, rng.uniform(0.3, 0.6) if kind == "scan" else rng.uniform(0.5, 1.4))
    composer = Composer(world, plan)
    blocks = composer.blocks()
    path = out / "dossiers" / f"{style.name.lower()}{index:03d}-{kind}"
    if kind == "txt":
        target = _text(blocks, plan, path, rng, encoding)
    elif kind == "docx":
        target = path.with_suffix(".docx")
        word_file.write(blocks, target, ticks, rng)
    elif kind == "pdf":
        target = path.with_suffix(".pdf")
        pdf_file.write(blocks, target, ticks, rng)
    else:
        target = _scan(blocks, plan, path, rng)
    expected = {"file": target.name, "fields": composer.fields, "plan": vars(plan)}
    (out / "expected" / f"{path.name}.json").write_text(
        json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def main() -> None:
    """Read the command line and write the set."""
    parser = argparse.ArgumentParser(description="Write invented dossiers and their expected values")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", choices=("A", "B"), default="A")
    parser.add_argument("--formats", default=",".join(FORMATS))
    arguments = parser.parse_args()
    for name in ("dossiers", "expected"):
        (arguments.out / name).mkdir(parents=True, exist_ok=True)
    kinds = [name for name in arguments.formats.split(",") for _ in range(FORMATS[name])]
    random.Random(arguments.seed).shuffle(kinds)
    style = Style.load(arguments.style)
    for index in range(arguments.count):
        make_one(index, kinds[index % len(kinds)], style, arguments.seed, arguments.out)
    print(f"{arguments.count} dossiers dans {arguments.out}")


if __name__ == "__main__":
    main()
