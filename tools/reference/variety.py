"""What the writers of a style with ``[variety]`` do with the form beyond styles A and B.

Leaders and letters before labels, misspelt labels, other typographies, page heads and an official's remarks
between the answers, answers told together, boxes answered in words.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reference.blocks import Block, Bold, Grid, Inline, Input, Para
from reference.style import World

DUMPS = ("txt", "ocr", "free")
LEADERLESS = ("header", "pairs", "right", "sheet", "boxed", "above")  # a table's label needs no leader


@dataclass
class Variety:
    """What one dossier does."""

    lead: str = ""  # dotted, letters, dash, arrow, roman
    typography: str = "plain"
    typos: float = 0.0
    furniture: bool = False
    remarks: float = 0.0
    together: float = 0.0
    group_mode: str = "boxes"
    option_mode: str = "boxes"


def draw_variety(world: World, kind: str) -> Variety:
    """Draw what a dossier does; a page's head stands in the middle of a text only in a dump."""
    rng, data = world.rng, world.style.data["variety"]
    drawn = Variety(
        lead=rng.choice(data["leads"]),
        typography=rng.choice(data["typography"]),
        typos=rng.choice(data["typos"]),
        furniture=rng.random() < data["furniture"] and kind in DUMPS,
        remarks=rng.choice(data["remarks"]),
        together=rng.choice(data["together"]),
        group_mode=rng.choice(data["group_modes"]),
        option_mode=rng.choice(data["option_modes"]),
    )
    if drawn.typography == "thin" and kind in ("pdf", "scan", "mixed"):
        drawn.typography = "nbsp"  # the printer's fonts have no narrow space
    return drawn


def misspelt(label: str, rng: random.Random) -> str:
    """Return a label with one letter lost, doubled or exchanged in a long word."""
    words = list(re.finditer(r"[^\W\d_]{6,}", label))
    if not words:
        return label
    word = rng.choice(words)
    at = word.start() + rng.randint(2, len(word.group()) - 3)
    how = rng.choice(("lost", "doubled", "exchanged"))
    if how == "lost":
        return label[:at] + label[at + 1 :]
    if how == "doubled":
        return label[:at] + label[at] + label[at:]
    return label[:at] + label[at + 1] + label[at] + label[at + 2 :]


def led(label: str, lead: str, place: int, rng: random.Random) -> str:
    """Return a label with its letter, number, dash, arrow or leaders."""
    if lead == "dotted":
        return f"{label} {rng.choice('.._…') * rng.randint(4, 18)}"
    numerals = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    before = {
        "letters": "abcdefghijkl"[place % 12] + ") ",
        "roman": numerals[place % 10] + ". ",
        "dash": "- ",
        "arrow": "→ ",
    }
    return before.get(lead, "") + label


def _nbsp(text: str, _: random.Random) -> str:
    return re.sub(r" (?=[:;!?»€%])|(?<=«) ", "\u00a0", text)


def _thin(text: str, _: random.Random) -> str:
    return re.sub(r" (?=[:;!?€%])|(?<=\d) (?=\d{3}\b)", "\u202f", text)


def _ascii(text: str, _: random.Random) -> str:
    for old, new in (
        ("« ", '"'),
        (" »", '"'),
        ("’", "'"),
        ("–", "-"),
        ("…", "..."),
        ("œ", "oe"),
        ("→", "->"),
    ):
        text = text.replace(old, new)
    return text


def _doubled(text: str, rng: random.Random) -> str:
    return re.sub(r"(?<=[^\W\d]) (?=[^\W\d])", lambda _: "  " if rng.random() < 0.05 else " ", text)


def _unaccented(text: str, _: random.Random) -> str:
    return text.translate(str.maketrans("ÀÂÇÈÉÊËÎÏÔÙÛ", "AACEEEEIIOUU"))


def _bare(text: str, _: random.Random) -> str:
    letters = (char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(letters))


def _tight(text: str, _: random.Random) -> str:
    return re.sub(r"(?<=[^\W\d]) (?=[:;!?](?: |$))", "", text)


TYPOGRAPHIES: dict[str, Callable[[str, random.Random], str]] = {
    "nbsp": _nbsp, "thin": _thin, "ascii": _ascii, "doubled": _doubled, "unaccented": _unaccented, "bare": _bare,
    "tight": _tight,
}  # fmt: skip


def typeset(blocks: Sequence[Block], name: str, rng: random.Random) -> list[Block]:
    """Return the blocks in a typography."""
    change = TYPOGRAPHIES.get(name)
    if change is None:
        return list(blocks)

    def item(old: Inline) -> Inline:
        if isinstance(old, str):
            return change(old, rng)
        return replace(old, text=change(old.text, rng)) if isinstance(old, Bold | Input) else old

    def para(old: Para) -> Para:
        if name == "doubled" and old.kind == "label":  # two spaces beside a label may be a lost box
            return old
        return Para(tuple(item(each) for each in old.items), old.kind)

    def block(old: Block) -> Block:
        if isinstance(old, Para):
            return para(old)
        if isinstance(old, Grid):
            rows = tuple(tuple(tuple(para(each) for each in cell) for cell in row) for row in old.rows)
            return replace(old, rows=rows)
        return old

    return [block(old) for old in blocks]


def with_furniture(blocks: Sequence[Block], world: World) -> list[Block]:
    """Return the blocks with a page's head and number between them, as dumps have them."""
    rng = world.rng
    head = world.fill(rng.choice(world.style.data["remarks"]["headers"]))
    every = rng.randint(14, 24)
    pages = len(blocks) // every + 1
    number = rng.choice(("Page {} sur {}", "{}/{}", "- {} -", "{}"))
    result: list[Block] = []
    for index, block in enumerate(blocks, 1):
        result.append(block)
        if index % every == 0:
            result += [Para.of(""), Para.of(number.format(index // every, pages)), Para.of(head), Para.of("")]
    return result
