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
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reference import ocr_damage, office, pdf_file, scan, text_file, word_file
from reference.batch import compose as compose_batch
from reference.blocks import Block
from reference.desk import compose as compose_desk
from reference.freeform import FreeComposer
from reference.layout import Composer
from reference.loose import LooseComposer
from reference.own import OwnComposer
from reference.pen import compose as compose_pen
from reference.plan import Plan, draw_plan
from reference.prose import ProseComposer
from reference.style import Style, World
from reference.told import writers_of
from reference.unforeseen import compose as compose_hand
from reference.varied import VariedComposer
from reference.variety import draw_variety
from reference.voices import compose as compose_voice

# How many of each in a round of 40.
FORMATS = {
    "txt": 8, "ocr": 4, "docx": 7, "doc": 3, "odt": 2, "rtf": 2, "pdf": 4, "lopdf": 1, "scan": 4, "mixed": 1,
    "folder": 1, "zip": 1, "free": 2,
}  # fmt: skip
ENCODINGS = ("utf-8", "utf-8", "cp1252", "utf-16", "utf-8-sig", "latin-1")
TO_LATIN = str.maketrans({"’": "'", "œ": "oe", "–": "-", "…": "...", "€": "euros", "•": "-", "→": ":"})
# A box that LibreOffice carries over to the old formats.
OFFICE_TICKS = {
    "doc": ("legacy", "legacy_default", "ballot", "sym", "wingdings", "typed", "brackets", "legacy_sym"),
    "odt": ("legacy", "control", "ballot", "sym", "wingdings", "typed", "brackets"),
    "rtf": ("ballot", "typed", "brackets", "sym"),
    "lopdf": ("ballot", "typed", "brackets", "control"),
}


Writer = Composer | FreeComposer | ProseComposer | LooseComposer | OwnComposer


@dataclass
class Task:
    """One dossier to be written."""

    kind: str
    path: Path  # without a suffix
    rng: random.Random
    plan: Plan
    composer: Writer
    notes: dict[str, Any] = field(default_factory=dict)
    explained: bool = True  # the plan is written beside the expected values


def write_text(task: Task, blocks: list[Block], target: Path) -> Path:
    """Write a dump."""
    rng = task.rng
    encoding = task.notes.get("encoding", "utf-8")
    ocr = task.kind == "ocr"
    width = rng.choice((62, 72, 80)) if ocr else rng.choice((0, 0, 0, 72, 85, 95))
    lines = text_file.lines_of(blocks, task.plan.ticks, rng, width)
    if ocr:
        lines = ocr_damage.damaged(lines, rng, rng.uniform(0.01, 0.08))
    text = "\n".join(lines)
    if encoding in ("latin-1", "cp1252"):
        text = text.replace("→", ":").replace("\ufb01", "fi").replace("\u202f", "\u00a0")
    if encoding == "latin-1":
        text = text.translate(TO_LATIN)
    target = target.with_suffix(".txt")
    target.write_bytes(text.replace("\n", rng.choice(("\n", "\r\n"))).encode(encoding, errors="replace"))
    return target


def write_word(task: Task, blocks: list[Block], target: Path) -> Path:
    """Write a .docx."""
    target = target.with_suffix(".docx")
    word_file.write(blocks, target, task.plan.ticks, task.rng)
    return target


def write_pdf(task: Task, blocks: list[Block], target: Path) -> Path:
    """Write a born-digital PDF."""
    target = target.with_suffix(".pdf")
    pdf_file.write(blocks, target, task.plan.ticks, task.rng)
    return target


def write_scan(task: Task, blocks: list[Block], target: Path) -> Path:
    """Print and scan."""
    rng = task.rng
    level = scan.LEVELS[task.notes["level"]]
    with tempfile.TemporaryDirectory() as folder:
        images = scan.pages(write_pdf(task, blocks, Path(folder) / "page"), level, rng)
    suffix = rng.choice((".pdf", ".pdf", ".tiff")) if len(images) > 1 else rng.choice((".png", ".jpg"))
    target = target.with_suffix(task.notes.get("suffix", suffix))
    scan.save(images, target, level)
    return target


def write_mixed(task: Task, blocks: list[Block], target: Path) -> Path:
    """Write a PDF whose first page has its text and whose other pages are scans."""
    target = target.with_suffix(".pdf")
    with tempfile.TemporaryDirectory() as folder:
        printed = write_pdf(task, blocks, Path(folder) / "page")
        scan.mix(printed, target, scan.LEVELS[task.notes["level"]], task.rng)
    return target


def write_folder(task: Task, _: list[Block], target: Path) -> Path:
    """Write a dossier as several files: the form, the budget, the contacts."""
    assert isinstance(task.composer, Composer)
    form, budget, people = task.composer.parts()
    target.mkdir(exist_ok=True)
    write_word(task, form, target / "1 formulaire")
    if budget:
        write_word(task, budget, target / "2 annexe budget")
    if people:
        write_text(task, people, target / "3 contacts")
    return target


def write_zip(task: Task, blocks: list[Block], target: Path) -> Path:
    """Write the same as an archive."""
    with tempfile.TemporaryDirectory() as folder:
        files = write_folder(task, blocks, Path(folder) / "dossier")
        archive = target.with_suffix(".zip")
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
            for path in sorted(files.iterdir()):
                zipped.writestr(zipfile.ZipInfo(path.name, (2014, 9, 12, 10, 0, 0)), path.read_bytes())
    return archive


WRITERS: dict[str, Callable[[Task, list[Block], Path], Path]] = {
    "txt": write_text, "ocr": write_text, "docx": write_word, "pdf": write_pdf, "scan": write_scan,
    "mixed": write_mixed, "folder": write_folder, "zip": write_zip, "free": write_text,
    "doc": write_word, "odt": write_word, "rtf": write_word, "lopdf": write_word,
}  # fmt: skip


def ticks_of(kind: str, wanted: str, rng: random.Random) -> str:
    """Return a way of ticking if the format can carry it, else one drawn of those that it can."""
    return wanted if wanted in _ticks(kind, latin=False) else _tick_style(kind, "utf-8", rng)


def _tick_style(kind: str, encoding: str, rng: random.Random) -> str:
    """Draw a way of ticking that the format can carry."""
    return rng.choice(_ticks(kind, latin=not encoding.startswith("utf")))


def _ticks(kind: str, *, latin: bool) -> tuple[str, ...]:
    """Return the ways of ticking that a format can carry."""
    tokens = text_file.LATIN_TOKENS if latin else tuple(name for name in text_file.TOKENS if name != "noise")
    choices: dict[str, tuple[str, ...]] = {
        "txt": tokens, "free": tokens, "ocr": ("noise", "noise", "brackets", "parens", "lost"),
        "pdf": pdf_file.TICKS, "scan": pdf_file.HAND, "mixed": ("drawn", "hand_cross"),
    }  # fmt: skip
    return OFFICE_TICKS.get(kind) or choices.get(kind) or word_file.TICKS


def compose(world: World, plan: Plan, kind: str) -> tuple[Writer, dict[str, Any]]:
    """Return who lays the dossier out, and what a style's variety drew for it."""
    if "pen" in world.style.data:
        return compose_pen(world, plan, kind)
    if "desk" in world.style.data:
        return compose_desk(world, plan, kind)
    if "voices" in world.style.data:
        return compose_voice(world, plan, kind)
    if "hands" in world.style.data:
        return compose_hand(world, plan, kind)
    if "batch" in world.style.data:
        return compose_batch(world, plan, kind)
    varied = "variety" in world.style.data
    if kind == "free":
        length = plan.length
        prose = varied and world.rng.random() < 0.7
        return (ProseComposer(world, length) if prose else FreeComposer(world, length)), {}
    if not varied:
        return Composer(world, plan), {}
    variety = draw_variety(world, kind)
    composer = VariedComposer(world, plan, writers=writers_of(world.style), variety=variety)
    return composer, vars(variety)


def prepare(name: str, kind: str, style: Style, seed: str, folder: Path) -> Task:
    """Draw a dossier: who, where, how it is laid out."""
    rng = random.Random(seed)
    world = World.draw(rng, style)
    encoding = rng.choice(ENCODINGS) if kind in ("txt", "free") else "utf-8"
    short = kind in ("scan", "mixed")
    length = rng.uniform(0.3, 0.6) if short else rng.uniform(0.5, 1.4)
    plan = draw_plan(world, _tick_style(kind, encoding, rng), length)
    if plan.shape == "above" and kind in ("txt", "ocr"):
        plan.shape = "below"  # without its rules no reader could tell a card's answer from the next one's
    if kind in ("folder", "zip"):
        plan.budget, plan.contacts = True, "end"
    composer, drawn = compose(world, plan, kind)
    notes = {
        **drawn,
        "encoding": encoding,
        "level": rng.choice([name for name in scan.LEVELS if name != "200_clean"]),
    }
    if kind == "scan" and "-scan" in name:
        name += f"-{notes['level']}"
    return Task(kind, folder / name, rng, plan, composer, notes)


def make_all(tasks: list[Task], out: Path) -> None:
    """Write the dossiers, those of the office formats in one conversion each, and what is expected."""
    with tempfile.TemporaryDirectory() as scratch:
        waiting: dict[str, list[Path]] = {}
        for task in tasks:
            blocks = [] if task.kind in ("folder", "zip") else task.composer.blocks()
            if task.kind in OFFICE_TICKS:
                suffix = "pdf" if task.kind == "lopdf" else task.kind
                waiting.setdefault(suffix, []).append(
                    write_word(task, blocks, Path(scratch) / task.path.name)
                )
                target = task.path.with_suffix(f".{suffix}")
            else:
                target = WRITERS[task.kind](task, blocks, task.path)
            expect(task, target, out)
        for suffix, files in waiting.items():
            office.convert(files, suffix, tasks[0].path.parent)


def expect(task: Task, target: Path, out: Path) -> None:
    """Write the reference values of a dossier."""
    data: dict[str, object] = {"file": target.name, "fields": task.composer.fields}
    if task.explained:
        data["plan"] = {**vars(task.plan), **task.notes}  # how it was made: for whoever looks at a miss
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (out / f"{task.path.name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and write the set."""
    parser = argparse.ArgumentParser(description="Write invented dossiers and their expected values")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", choices=("A", "B", "C", "D", "E", "F", "G", "H", "I"), default="A")
    parser.add_argument("--formats", default=",".join(FORMATS))
    arguments = parser.parse_args()
    for name in ("dossiers", "expected"):
        (arguments.out / name).mkdir(parents=True, exist_ok=True)
    kinds = [name for name in arguments.formats.split(",") for _ in range(FORMATS[name])]
    random.Random(arguments.seed).shuffle(kinds)
    style = Style.load(arguments.style)
    tasks = []
    for index in range(arguments.count):
        kind = kinds[index % len(kinds)]
        seed = f"{arguments.seed}-{style.name}-{index}-{kind}"
        name = f"{style.name.lower()}{index:03d}-{kind}"
        tasks.append(prepare(name, kind, style, seed, arguments.out / "dossiers"))
    make_all(tasks, arguments.out / "expected")
    print(f"{arguments.count} dossiers dans {arguments.out}")


if __name__ == "__main__":
    main()
