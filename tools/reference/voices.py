"""A style with ``[voices]``: a social worker, an officer, a clerk, a consultant, a volunteer, a head of service.

A dossier has one voice; one answer in five is by another, as where two bodies write a dossier together.
"""

from __future__ import annotations

from typing import Any

from reference.answers import Expected
from reference.blocks import Block, Bold, Grid, Para
from reference.hand_annex import people
from reference.own import ROMAN, OwnComposer
from reference.plan import Plan
from reference.style import Style, World
from reference.unforeseen import draw_hand
from reference.variety import typeset
from reference.voiced_answers import WRITERS_G, ledger
from reference.voiced_form import Manner, VoicedForm, framed

IN_FILES = ("folder", "zip")
_EMPTY: dict[str, Any] = {"p": [], "l": [], "h": [], "x": [], "in_order": True}
_TYPOGRAPHIES = ("plain", "plain", "plain", "nbsp", "tight", "ascii", "unaccented")


class OwnDocument(OwnComposer):
    """Writes one dossier without the form: under headings, as a sheet, as questions, or as a letter."""

    def __init__(self, world: World, plan: Plan, register: str, manner: Manner) -> None:
        super().__init__(world, plan.length, register)
        self.writers = WRITERS_G
        self.manner = manner
        self.layout = world.rng.choice(world.style.data["own"]["layouts"]) if register == "own" else "letter"

    def blocks(self) -> list[Block]:
        """Return the dossier."""
        rng, words = self.world.rng, self.world.style.data
        out, orders = self._opening(), "letter_orders" if self.letter else "orders"
        topics = [(name, self._led(name)) for name in rng.choice(words["own"][orders])]
        mark = rng.choice(words["own"]["numberings"])
        for number, (name, blocks) in enumerate([topic for topic in topics if topic[1]], 1):
            out += self._topic(name, blocks, mark.format(n=number, R=ROMAN[number - 1]))
        if self.letter:
            out.append(Para.of(rng.choice(words["letter"]["closings"])))
        if rng.random() < (0.15 if self.letter else 0.6):
            table, self.fields["financement.budget"] = self._account()
            out += table
        if rng.random() < 0.75:
            called, self.fields["contacts"] = self._people()
            out += called
        return framed(typeset(out, self.manner.typography, rng), self)

    def _account(self) -> tuple[list[Block], Expected]:
        return ledger(self.world)

    def _people(self) -> tuple[list[Block], Expected]:
        return people(self.world)

    def _topic(self, name: str, blocks: list[Block], lead: str) -> list[Block]:
        """Return a subject under its heading, or as a row of the sheet."""
        words = self.world.style.data["own"]
        title = str(self.world.rng.choice(words["headings"][name]))
        if self.layout == "letter":
            return blocks
        if self.layout == "questions":
            title, lead = words["questions"].get(name, title), ""
        elif self.layout == "capitals":
            title = title.upper()
        elif self.layout == "sheet":
            return _rows(title, blocks)
        return [Para.of(lead + title, "heading"), *blocks]


def _rows(title: str, blocks: list[Block]) -> list[Block]:
    """Return a subject as rows of a sheet; what stands under a heading of its own has its own row."""
    if any(not isinstance(block, Para) for block in blocks):
        return [Para.of(title, "heading"), *blocks]
    rows: list[tuple[str, list[Para]]] = [(title, [])]
    for block in blocks:
        assert isinstance(block, Para)
        if block.kind == "heading":
            rows.append((str(block.items[0]), []))
        else:
            rows[-1][1].append(block)
    cells = [((Para((Bold(head),), "cell"),), tuple(paras)) for head, paras in rows if paras]
    return [Grid(tuple(cells), (0.28, 0.72))]


def _voiced(world: World, voice: str, share: float) -> Style:
    """Return the style with one voice's texts, a share of them by another."""
    data, rng = world.style.data, world.rng
    voices: dict[str, Any] = data["voices"]
    other = rng.choice([name for name in voices if name != voice])
    texts = {path: {**_EMPTY, **told} for path, told in data["texts"].items()}
    for path, told in voices[voice]["texts"].items():
        texts[path] = {**_EMPTY, **(told if rng.random() >= share else voices[other]["texts"][path])}
    return Style(world.style.name, {**data, "texts": texts})


def asked(style: Style) -> Style:
    """Return the style with a question for each label that has one."""
    labels = {
        key: [label for label in labels if label.endswith("?")] or labels
        for key, labels in style.data["labels"].items()
    }
    return Style(style.name, {**style.data, "labels": labels})


def draw_manner(world: World, kind: str) -> Manner:
    """Draw what an applicant does beside filling in the form."""
    rng, filed = world.rng, kind in IN_FILES
    typography = rng.choice(_TYPOGRAPHIES)
    return Manner(
        kind=kind,
        letter=rng.random() < 0.14 and not filed,
        signed=rng.random() < 0.22,
        head=rng.random() < 0.25 and not filed,
        foot=rng.random() < 0.3 and not filed,
        typography=typography,
        said=rng.choice((0.0, 0.0, 0.0, 0.7)),
        volumes=rng.random() < 0.1,
        costs=rng.random() < 0.1,
        whole=rng.random() < 0.5,
        hint=rng.choice(("", "", "", "", "", "", " *", " (à préciser)", " (obligatoire)")),
        arrow=rng.choice(("", "", "", "→ ", "=> ", "R. ")),
    )


def compose(world: World, plan: Plan, kind: str) -> tuple[VoicedForm | OwnDocument, dict[str, Any]]:
    """Return who lays the dossier out, and what was drawn for it."""
    rng, data = world.rng, world.style.data
    counts = data["hands"]["counts"]
    world.counts["menages"] = number = rng.choice(counts)
    world.counts["logements"] = (
        number if rng.random() < 0.5 else max(6, round(number * rng.uniform(0.5, 1.3)))
    )
    voices: dict[str, Any] = data["voices"]
    voice = rng.choices(list(voices), [told["weight"] for told in voices.values()])[0]
    shares = {"own": 1, "letter": 1} if kind == "free" else dict(voices[voice]["registers"])
    register = "form" if kind in IN_FILES else rng.choices(list(shares), list(shares.values()))[0]
    world.style = _voiced(world, voice, 0.0 if register == "letter" else 0.2)
    manner = draw_manner(world, kind)
    plan.length *= voices[voice]["length"]
    drawn = {"voice": voice, "register": register, **vars(manner)}
    if register != "form":
        own = OwnDocument(world, plan, register, manner)
        return own, {**drawn, "layout": own.layout}
    hand = draw_hand(world, plan)
    plan.shape = rng.choice(voices[voice]["shapes"])
    if plan.shape == "question":
        world.style, plan.wording = asked(world.style), "reworded"
    if plan.shape == "dashes":
        hand.numbering = "-"
    if plan.shape == "wide" and hand.groups == "under":
        hand.groups = "line"
    form = VoicedForm(world, plan, writers=WRITERS_G, hand=hand, manner=manner)
    return form, {**drawn, **vars(hand)}
