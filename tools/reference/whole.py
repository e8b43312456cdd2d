"""Dossiers that somebody wrote whole, each with marks around its answers: no generator, no pools of sentences.

    python tools/reference/whole.py --out DIR [FILE…]

Each ``whole/*.md`` is TOML (the values that are not free texts) between two ``+++`` lines, then the dossier: a line
is a paragraph; ``#`` title, ``##`` heading, ``###`` label, ``-`` bullet, ``--`` sub-bullet, ``| a | b |`` a row,
``===`` a page's end, ``head:`` and ``foot:`` what pages repeat; ``[x]`` and ``[ ]`` boxes, ``**bold**``, ``~~struck~~``;
``{{path}}`` and ``{{/}}`` around the words that are a text field's value. It is written in each of its ``formats``.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reference.answers import KEEPER, Expected
from reference.blocks import Block, Bold, Break, Grid, Inline, Para, Struck, Tick
from reference.form import PATHS, TICK_FIELDS
from reference.make import OFFICE_TICKS, Task, make_all, ticks_of
from reference.plan import LOST, Plan

FOLDER = Path(__file__).parent / "whole"
FORM = "form"
# The ways of finding dwellings. A letter says which one is taken, and does not ask about the others.
WAYS = tuple(path for path in TICK_FIELDS if path.startswith("logements."))
NOT_TAKEN = ({"statut": KEEPER, "valeur": False}, {"statut": "absent", "valeur": None})
_MARK = re.compile(r"\{\{(/|[a-z_]+(?:\.[a-z_]+)?)\}\}")
_INLINE = re.compile(r"\[(x| )\]|\*\*(.+?)\*\*|~~(.+?)~~")
_KINDS = {
    "# ": "title", "## ": "heading", "### ": "label", "- ": "bullet", "-- ": "sub", "head: ": "page_head", "foot: ": "page_foot",
}  # fmt: skip
_CIVILITY = re.compile(r"^(?:M\.|Mme|Mlle|Monsieur|Madame)\s")
_STATUS = "status:"
_CONTACT = ("nom", "fonction", "organisme", "email", "telephone")


class MarkupError(Exception):
    """A dossier is not written as this module says; the message names the file and the place."""


@dataclass(frozen=True)
class WholeDossier:
    """One dossier: its blocks, and what a careful reader takes from it."""

    name: str
    head: dict[str, Any]
    body: str
    kind: str = "docx"
    lost: bool = False  # no state of a box reaches the text: that it cannot be read is as good an answer

    @staticmethod
    def load(path: Path) -> WholeDossier:
        """Read a dossier.

        Raises:
            MarkupError: the TOML or the marks cannot be read, or a field has no value, mark or status.
        """
        parts = path.read_text(encoding="utf-8").split("+++\n", 2)
        if len(parts) < 3:
            raise MarkupError(f"{path.name}: two lines of +++ expected")
        try:
            found = WholeDossier(path.stem, tomllib.loads(parts[1]), parts[2])
        except tomllib.TOMLDecodeError as error:
            raise MarkupError(f"{path.name}: {error}") from error
        missing = [field for field in PATHS if field not in found.fields]
        if missing:
            raise MarkupError(f"{path.name}: nothing is said of {', '.join(missing)}")
        return found

    @property
    def fields(self) -> dict[str, Expected]:
        """What is expected of each field."""
        texts = self._texts()
        found: dict[str, Expected] = {
            path: {"statut": KEEPER, "valeur": "\n".join(parts)} for path, parts in texts.items()
        }
        for path, value in self.head.get("values", {}).items():
            found[path] = {"statut": KEEPER, "valeur": _typed(path, value, texts.get(path, []))}
        for path, status in self.head.get("status", {}).items():
            found[path] = {"statut": status, "valeur": None}
        for path, others in self.head.get("alternatives", {}).items():
            found[path]["alternatives"] = [_other(path, other, texts.get(path, [])) for other in others]
        for path in TICK_FIELDS if self.lost else ():
            if found[path]["statut"] in (KEEPER, "vide", "contradictoire"):
                found[path].setdefault("alternatives", []).append({"statut": "illisible", "valeur": None})
        if self.register != FORM and any(found[way]["valeur"] is True for way in WAYS):
            for other in (found[way] for way in WAYS if found[way]["valeur"] is not True):
                other.setdefault("alternatives", []).extend(NOT_TAKEN)
        return found

    @property
    def register(self) -> str:
        """``form``, or ``own`` where the dossier was written without it."""
        return str(self.head.get("register", FORM))

    def blocks(self) -> list[Block]:
        """Return the dossier without its marks."""
        body = _MARK.sub("", self.body)
        in_word = self.kind in ("docx", *OFFICE_TICKS)  # elsewhere nothing shows that words were struck out
        return list(_blocks(body if in_word else body.replace("~~", "")))

    def _texts(self) -> dict[str, list[str]]:
        """Return the marked words of each path."""
        found: dict[str, list[str]] = {}
        path, start = "", 0
        for mark in _MARK.finditer(self.body):
            closes = mark[1] == "/"
            if closes == (not path):
                line = self.body.count("\n", 0, mark.start()) + 1
                raise MarkupError(f"{self.name}: {mark[0]} not expected at line {line} of the body")
            if closes:
                found.setdefault(path, []).append(_plain(self.body[start : mark.start()]))
            path, start = "" if closes else mark[1], mark.end()
        if path:
            raise MarkupError(f"{self.name}: {path} is not closed")
        return found


def _typed(path: str, value: Any, texts: list[str]) -> Any:
    """Return a value in the contract's shape."""
    if path == "presentation.porteurs":
        return [body | {"variantes": spellings(body["nom"])} for body in value]
    if path == "partenariat.partenaires":
        bodies = [body | {"variantes": spellings(body["nom"])} for body in value]
        return {"texte": "\n".join(texts), "organismes": bodies}
    if path == "contacts":
        people = [dict.fromkeys(_CONTACT) | one for one in value]
        return [one | {"nom": _CIVILITY.sub("", one["nom"]) if one["nom"] else None} for one in people]
    if path.startswith("financement.cout_") and isinstance(value, list):
        return [{"par": None, "periode": None, "texte": ""} | one for one in value]
    if path == "financement.budget":
        return {"charges": [], "produits": [], "total_charges": None, "total_produits": None} | value
    return value


def spellings(name: str) -> list[str]:
    """Return a body's name without its brackets, status and article, and with or without « association » before it."""
    short = re.sub(r"\s*\([^)]*\)\s*$|, (?:SA d'HLM|ESH|OPH|SCIC.*)$|^(?:le|la|les) (?=[A-Z])", "", name)
    bare = re.sub(
        r"^(?:l['’])?(?:association|office public(?: de l'habitat)?|société anonyme d['’]HLM) ",
        "",
        short,
        flags=re.IGNORECASE,
    )
    forms = (f"{form} {short}" for form in ("association", "SA d'HLM", "OPH", "ESH"))
    return sorted({short, bare, f"association {bare}", *forms} - {name})


def _other(path: str, value: Any, texts: list[str]) -> Expected:
    """Return a reading that is as good: a value, or a status where it begins with « status: »."""
    if isinstance(value, str) and value.startswith(_STATUS):
        return {"statut": value.removeprefix(_STATUS).strip(), "valeur": None}
    return {"statut": KEEPER, "valeur": _typed(path, value, texts)}


def _blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a dossier's body; consecutive rows are one table."""
    rows: list[list[str]] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            yield _grid(rows)
            rows = []
        if line.strip():
            yield Break() if line.strip() == "===" else _para(line.strip())


def _grid(rows: list[list[str]]) -> Grid:
    width = max(map(len, rows))
    return Grid(tuple(tuple((_para(cell),) for cell in [*row, *[""] * (width - len(row))]) for row in rows))


def _para(line: str) -> Para:
    kind, words = _kind(line)
    items = _items(words)
    if kind in ("page_head", "page_foot"):
        return Para.of(words, kind)
    return Para(tuple(items), kind)


def _kind(line: str) -> tuple[str, str]:
    for sign, kind in _KINDS.items():
        if line.startswith(sign):
            return kind, line.removeprefix(sign).strip()
    return "body", line


def _items(words: str) -> Iterator[Inline]:
    end = 0
    for found in _INLINE.finditer(words):
        if found.start() > end:
            yield words[end : found.start()]
        box, bold, struck = found.groups()
        yield Tick(box == "x") if box else Bold(bold) if bold else Struck(struck)
        end = found.end()
    if end < len(words) or not words:
        yield words[end:]


def _plain(text: str) -> str:
    """Return marked words without their markup."""
    lines = []
    for line in text.strip().splitlines():
        words = _kind(line.strip())[1] if line.strip() else ""
        words = _INLINE.sub(lambda found: found[2] or found[3] or "", words)
        if words.strip(" |"):
            lines.append(words.strip(" |"))
    return "\n".join(lines)


def main() -> None:
    """Read the command line and write the set."""
    parser = argparse.ArgumentParser(description="Write the dossiers that were written whole")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.md")))
    arguments = parser.parse_args()
    for name in ("dossiers", "expected"):
        (arguments.out / name).mkdir(parents=True, exist_ok=True)
    tasks = []
    for path in arguments.files:
        dossier = WholeDossier.load(path)
        for kind in dossier.head["formats"]:
            name = f"{path.stem}-{kind}"
            target = arguments.out / "dossiers" / name
            rng = random.Random(name)
            plan = Plan(ticks=ticks_of(kind, dossier.head["ticks"], rng))
            known = replace(dossier, kind=kind, lost=plan.ticks in LOST)
            tasks.append(Task(kind, target, rng, plan, known, {"register": dossier.register}))
    make_all(tasks, arguments.out / "expected")
    print(f"{len(tasks)} dossiers dans {arguments.out}")


if __name__ == "__main__":
    main()
