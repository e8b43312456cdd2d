"""Write the invented dossiers of samples/ and their expected values.

    python tools/reference/samples.py [--force]

Each case is drawn by its own seed: the first one whose dossier shows what the case is there for.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reference.make import Task, make_all, prepare
from reference.style import Style

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Fields = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A dossier of samples/: its plan, and what must be in it."""

    name: str
    kind: str
    shows: str
    plan: dict[str, object] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    wanted: Callable[[Fields], bool] = lambda fields: True


def has(status: str, least: int = 1, prefix: str = "") -> Callable[[Fields], bool]:
    """Return the wish for ``least`` fields of a status."""

    def wanted(fields: Fields) -> bool:
        found = [path for path, one in fields.items() if one["statut"] == status and path.startswith(prefix)]
        return len(found) >= least

    return wanted


def brief(fields: Fields) -> bool:
    """Wish for a dossier that goes on one page."""
    asked = [one for one in fields.values() if one["statut"] != "absent"]
    return 10 <= len(asked) <= 17 and sum(len(str(one["valeur"])) for one in asked) < 900


def whole(fields: Fields) -> bool:
    """Wish for a dossier in which nearly everything is filled in."""
    return has("renseigne", 34)(fields)


PLAIN = {"shape": "inline", "wording": "form", "drop": 0.0, "merge": 0.0, "upper": False, "shuffle": False}
SMALL = {**PLAIN, "length": 0.3, "avis": "empty", "budget": False, "front_page": False, "blank_form": False}
CASES = (
    Case(
        "logis-formulaire",
        "txt",
        "dump, ticks replaced by « ( » beside FORMCHECKBOX, form's own labels",
        {**PLAIN, "ticks": "formcheckbox_paren", "length": 1.3, "group_shape": "wrapped"},
        {"encoding": "utf-8"},
        whole,
    ),
    Case(
        "cases-perdues",
        "txt",
        "dump with only FORMCHECKBOX: every group is illisible; cp1252",
        {"ticks": "formcheckbox", "length": 1.0},
        {"encoding": "cp1252"},
        has("illisible", 5),
    ),
    Case(
        "coche-disparue",
        "txt",
        "boxes lost (tabs), some groups answered in words; UTF-16",
        {"ticks": "lost"},
        {"encoding": "utf-16"},
        lambda fields: has("illisible", 4)(fields) and fields["publics.pdalpd"]["statut"] == "renseigne",
    ),
    Case(
        "oui-et-non",
        "txt",
        "oui and non both ticked: contradictoire; |X| |_|",
        {"ticks": "pipes", "contradictory": True},
        {"encoding": "utf-8"},
        has("contradictoire"),
    ),
    Case(
        "etiquettes-fusionnees",
        "txt",
        "two labels merged into one, reworded labels, ☒ ☐",
        {"ticks": "ballot", "merge": 1.0, "wording": "mixed", "shape": "below"},
        {"encoding": "utf-8-sig"},
    ),
    Case(
        "consigne-oubliee",
        "txt",
        "the form's prompts left beside the answers or alone; [x] [ ]; Latin-1",
        {"ticks": "brackets", "prompts": "kept", "skip_prompt": 0.2, "empties": "prompt"},
        {"encoding": "latin-1"},
        has("vide", 4, "financement"),
    ),
    Case(
        "numerisation-abimee",
        "ocr",
        "OCR text: confusions, broken lines, page furniture, boxes turned to noise",
        {**PLAIN, "ticks": "noise", "length": 1.3},
    ),
    Case(
        "notre-projet",
        "free",
        "free-form dossier: own headings, counts, cost and duration in prose, budget",
        {"length": 1.2},
        {"encoding": "utf-8"},
    ),
    Case(
        "champs-word",
        "docx",
        "legacy check boxes and text fields, state in w:checked",
        {**PLAIN, "ticks": "legacy", "input_fields": True},
        {},
        whole,
    ),
    Case(
        "controles-de-contenu",
        "docx",
        "content controls, label and answer in a two-column table",
        {"ticks": "control", "shape": "right", "wording": "reworded"},
    ),
    Case(
        "symboles-wingdings",
        "docx",
        "w:sym ticks, header-row tables, budget with totals",
        {"ticks": "sym", "shape": "header", "budget": True},
        {},
        has("renseigne", 1, "financement.budget"),
    ),
    Case(
        "ancien-word",
        "doc",
        "Word 97: legacy fields, a symbol over the ticked ones",
        {**PLAIN, "ticks": "legacy_sym"},
        {},
        whole,
    ),
    Case("libre-office", "odt", "OpenDocument, boxed answers", {"ticks": "legacy", "shape": "boxed"}),
    Case("texte-enrichi", "rtf", "RTF, typed crosses", {"ticks": "brackets"}),
    Case(
        "cases-dessinees",
        "pdf",
        "born-digital PDF, drawn boxes, page numbers in mid-answer",
        {"ticks": "drawn", "shape": "mixed"},
        {},
        has("renseigne", 25),
    ),
    Case(
        "formulaire-acrobat",
        "pdf",
        "AcroForm check boxes and text fields",
        {**PLAIN, "ticks": "acro", "input_fields": True},
    ),
    Case(
        "fax",
        "scan",
        "1-bit fax of three pages or so, hand-drawn crosses, multi-page TIFF",
        {**SMALL, "ticks": "hand_cross"},
        {"level": "300_fax", "suffix": ".tiff"},
    ),
    Case(
        "scan-propre",
        "scan",
        "clean scan as a PDF of images, ticks by hand",
        {**SMALL, "ticks": "hand_check", "length": 0.15},
        {"level": "200_clean", "suffix": ".pdf"},
    ),
    Case(
        "une-page",
        "scan",
        "one page as PNG, crosses in boxes, most of the form dropped",
        {**SMALL, "ticks": "drawn", "length": 0.1, "drop": 0.55, "avis": "dropped", "contacts": "none"},
        {"level": "200_clean", "suffix": ".png"},
        brief,
    ),
    Case(
        "page-un-seule-lisible",
        "mixed",
        "first page with its text, the others scanned",
        {**SMALL, "ticks": "drawn"},
        {"level": "200_clean"},
    ),
    Case(
        "dossier-en-morceaux",
        "folder",
        "a sub-folder: form, budget and contacts in files of their own",
        {"ticks": "ballot", "budget": True, "contacts": "end"},
    ),
    Case(
        "archive",
        "zip",
        "the same in a ZIP; the State's part is filled in",
        {"ticks": "wingdings", "budget": True, "contacts": "end", "avis": "filled"},
        {},
        has("renseigne", 5, "avis"),
    ),
)


def draw(case: Case, folder: Path) -> Task:
    """Return the first dossier of the case's seeds that shows what it is there for."""
    for seed in range(200):
        task = _drawn(case, folder, seed)
        trial = _drawn(case, folder, seed)
        trial.composer.blocks()
        if case.wanted(trial.composer.fields):
            return task
    msg = f"{case.name}: no seed shows it"
    raise SystemExit(msg)


def _drawn(case: Case, folder: Path, seed: int) -> Task:
    """Return one draw of a case, its plan overridden."""
    task = prepare(case.name, case.kind, Style.load("A"), f"sample-{case.name}-{seed}", folder)
    for key, value in case.plan.items():
        setattr(task.plan, key, value)
    if case.kind == "free":
        task.composer.length = float(str(case.plan.get("length", 1.0)))  # type: ignore[union-attr]
    task.notes.update(case.notes)
    task.explained = False
    return task


HEAD = """# Samples

Invented dossiers, all synthetic: bodies, people and texts do not exist. `make demo` converts them; each has
its reference values in `expected/`, in the form that `CONTRACT.md` gives.

    liasse convert samples/dossiers --out out
    liasse evaluate out samples/expected

`python tools/reference/samples.py --force` writes them again; `python tools/reference/make.py --out DIR`
makes as many others as you like.

| case | what it shows |
| --- | --- |
"""


def main() -> None:
    """Write the samples, their expected values and the table of what they show."""
    parser = argparse.ArgumentParser(description="Write samples/")
    parser.add_argument("--force", action="store_true", help="overwrite what is there")
    arguments = parser.parse_args()
    dossiers, expected = SAMPLES / "dossiers", SAMPLES / "expected"
    if dossiers.exists() and not arguments.force:
        raise SystemExit(f"{dossiers} exists: --force overwrites it")
    for folder in (dossiers, expected):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    tasks = [draw(case, dossiers) for case in CASES]
    make_all(tasks, expected)
    rows = [f"| `{case.name}` ({case.kind}) | {case.shows} |" for case in CASES]
    (SAMPLES / "README.md").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
