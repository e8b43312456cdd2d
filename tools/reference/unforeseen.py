"""A composer for a style with ``[hands]``: the form as people fill it in, cut, renumber, retype and rearrange it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reference.answers import KEEPER, Answer, Expected, filled, status
from reference.blocks import Block, Bold, Break, Grid, Inline, Para, Tick
from reference.form import GROUPS, OPTIONS, SECTIONS
from reference.hand import WRITERS_F, counted_types, say
from reference.hand_annex import account, people
from reference.layout import Composer
from reference.own import OwnComposer
from reference.plan import LOST, Plan
from reference.style import World

_MARKED = (
    "parens",
    "brackets",
    "brackets_upper",
    "formcheckbox_paren",
)  # beside which no bracket is innocent


@dataclass
class Hand:
    """What one applicant does with the form."""

    order: tuple[int, ...]
    missing: str
    numbering: str
    rule: str
    split: float
    groups: str
    options: str
    marked: bool


@dataclass
class FormComposer(Composer):
    """Lays out one form of a style with ``[hands]``."""

    hand: Hand = field(default_factory=lambda: Hand(tuple(range(7)), "", "", "", 0.0, "line", "lines", False))
    _place: int = 0
    _section_number: int = 0

    def parts(self) -> tuple[list[Block], list[Block], list[Block]]:
        """Return the form, its budget and its contacts."""
        annexed, called = self.plan.budget, self.plan.contacts
        self.plan.budget, self.plan.contacts = False, "none"
        form, _, _ = super().parts()
        self.plan.budget, self.plan.contacts = annexed, called
        table, self.fields["financement.budget"] = self._account() if annexed else ([], status("absent"))
        called_up, self.fields["contacts"] = (
            people(self.world) if called != "none" else ([], status("absent"))
        )
        self._lost(form)
        return form, table, called_up

    def _account(self) -> tuple[list[Block], Expected]:
        return account(self.world)

    def _lost(self, blocks: Sequence[Block]) -> None:
        """Expect nothing of a dump's boxes where none of them is ticked: their states were lost."""
        paras = [para for block in blocks for para in _paras(block)]
        ticks = [item for para in paras for item in para.items if isinstance(item, Tick)]
        if self.plan.ticks == "formcheckbox_paren" and not any(tick.ticked for tick in ticks):
            for tick in ticks:
                self.fields[".".join(tick.name.split(".")[:2])] = status("illisible", "vide")

    def _order(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        return [SECTIONS[at] for at in self.hand.order if SECTIONS[at][0] != self.hand.missing]

    def _head(self) -> list[Block]:  # type: ignore[override]
        """Return a cover page now and then, and the form's head in one of its wordings."""
        rng, fronts = self.world.rng, self.world.style.data["hands"]["fronts"]
        cover: list[Block] = []
        if self.plan.front_page:
            cover = [
                *(Para.of(say(self.world, line), "title") for line in rng.choice(fronts["covers"])),
                Break(),
            ]
        return [*cover, *(Para.of(line, "title") for line in rng.choice(fronts["heads"]))]

    def _section(self, index: int, section: str, keys: list[str]) -> list[Block]:
        self._place, self._section_number = 0, index + 1
        return super()._section(index, section, keys)

    def _label(self, key: str) -> str:
        """Return a label in this dossier's numbering, its example list cut short now and then."""
        label = super()._label(key)
        if self.world.rng.random() < 0.1:
            label = re.sub(r" \(([^,()]+),[^()]*\)", r" (\1…)", label)
        self._place += 1
        letter = "abcdefghijkl"[self._place % 12 - 1]
        number = {"1.1": f"{self._section_number}.{self._place}", "a)": f"{letter})", "-": "-"}
        number["A."] = f"{letter.upper()}."
        style = self.hand.numbering
        return f"{number.get(style, style.replace('1', str(self._place)))} {label}" if style else label

    def _unanswered(self, key: str) -> Answer:
        answer = super()._unanswered(key)
        if self.hand.marked:
            answer.paras = [Para.of(self.world.rng.choice(self.world.style.data["hands"]["unanswered"]))]
        return answer

    def _keep_prompt(self, answer: Answer, prompt: str) -> None:
        """Leave the prompt, or what was not deleted of it, before the answer."""
        cut = self.world.style.data["hands"]["prompts_left"] if "€" in prompt else ()
        left = self.world.rng.choice((prompt, *cut))
        if answer.paras[0].kind == "body" and prompt.startswith(("expr", "desc")):
            answer.paras[0] = Para((f"{left} ", *answer.paras[0].items))

    def _merged(self, first: str, second: str) -> list[Block]:
        """Return two entries under one label; how many dwellings of what types in this style's words."""
        if first != "logements.nombre_logements":
            return super()._merged(first, second)
        answer = counted_types(self.world)
        self.fields.update(answer.fields)
        label = self.world.rng.choice(self.world.style.data["merged"][first])
        return self._shaped(self.plan.shape, label, self.plan.separator, answer)

    def _shaped(self, shape: str, label: str, separator: str, answer: Answer) -> list[Block]:
        """Return one entry: on a line, below its label, beside it, in a frame."""
        rng, paras = self.world.rng, answer.paras
        grid: Grid | None = getattr(answer, "grid", None)
        if shape == "either":
            shape = rng.choice(("inline", "below"))
        if shape in ("right", "frame") and grid is None:
            return super()._shaped("boxed" if shape == "frame" else shape, label, separator, answer)
        words = label.split(" ")
        above: list[Block] = []
        if len(words) > 6 and rng.random() < self.hand.split:
            at = rng.randint(3, len(words) - 2)
            above, label = [Para((Bold(" ".join(words[:at])),), "label")], " ".join(words[at:])
        if shape == "inline" and grid is None and (not paras or paras[0].kind == "body"):
            joint = separator if separator.strip() or not paras else "  "
            first: tuple[Inline, ...] = self._with_inputs(paras)[0].items if paras else ()
            return [*above, Para((Bold(label + joint), *first), "label"), *paras[1:]]
        titled: list[Block] = [Para((Bold((label + separator).rstrip(" -")),), "label")]
        if self.hand.rule:
            titled.append(Para.of(self.hand.rule * min(len(label), 50)))
        gap: list[Block] = [Para.of("")] * (rng.choice((0, 0, 1, 2, 4)) if paras else 0)
        return [*above, *titled, *gap, *paras, *([grid] if grid else [])]

    def _groups(self, paths: tuple[str, ...]) -> list[Block]:
        """Return the oui/non questions in this dossier's way."""
        rng, form = self.world.rng, self.hand.groups
        kept = [path for path in paths if rng.random() >= self.plan.drop / 2]
        asked = [(self._question(path), path) for path in kept]
        if form == "word":
            return [block for label, path in asked for block in self._worded(label, path)]
        states = [(label, self._state(path)) for label, path in asked]
        if form == "running":
            line = [
                item for label, ticks in states for item in (Bold(label), " ", *self._boxes(ticks), "   ")
            ]
            return [Para(tuple(line[:-1]), "label")] if line else []
        if form == "columns" and self.plan.ticks not in (*LOST, "typed"):
            head = ((Para.of("", "cell"),), (Para((Bold("oui"),), "cell"),), (Para((Bold("non"),), "cell"),))
            rows = [
                ((Para.of(label, "cell"),), *((Para((tick,), "cell"),) for tick in ticks))
                for label, ticks in states
            ]
            return [Grid((head, *rows), (0.7, 0.15, 0.15))] if rows else []
        if form in ("cells", "columns"):
            cells = [
                ((Para.of(label, "cell"),), (Para(tuple(self._boxes(ticks)), "cell"),))
                for label, ticks in states
            ]
            return [Grid(tuple(cells), (0.7, 0.3))] if cells else []
        blocks: list[Block] = []
        for label, ticks in states:
            boxes = self._boxes(ticks)
            if form == "under":
                blocks += [Para((Bold(label),), "label"), Para(tuple(boxes))]
            else:
                note = rng.choice(self.world.style.data["hands"]["comments"])
                end = (f" {note}",) if form == "comment" and rng.random() < 0.5 else ()
                blocks.append(Para((Bold(label), "   ", *boxes, *end), "label"))
        return blocks

    def _question(self, path: str) -> str:
        plain = self.plan.wording == "form" or (
            self.plan.wording == "mixed" and self.world.rng.random() < 0.5
        )
        return GROUPS[path] if plain else str(self.world.rng.choice(self.world.style.data["groups"][path]))

    def _state(self, path: str) -> tuple[Tick, Tick]:
        """Draw which boxes of a question are ticked."""
        rng = self.world.rng
        mode = rng.choices(("one", "none", "both"), (0.86, 0.09, 0.05))[0]
        yes = mode == "both" or (mode == "one" and rng.random() < 0.6)
        self.fields[path] = self._group_expected(mode, yes)
        return Tick(yes, f"{path}.oui"), Tick(mode == "both" or (mode == "one" and not yes), f"{path}.non")

    def _boxes(self, ticks: tuple[Tick, Tick]) -> list[Inline]:
        cased = ("oui", "non") if self._section_number % 2 or not self.plan.upper else ("OUI", "NON")
        yes, no = (self._option(word, tick) for word, tick in zip(cased, ticks, strict=True))
        return [*yes, "   ", *no]

    def _worded(self, label: str, path: str) -> list[Block]:
        """Return a question answered in a word."""
        rng, answers = self.world.rng, self.world.style.data["hands"]["answers"]
        yes = rng.random() < 0.65
        self.fields[path] = filled(yes)
        word = rng.choice(answers["groupes_oui" if yes else "groupes_non"])
        return [Para((Bold(label + rng.choice((" : ", "  "))), word), "label")]

    def _options(self) -> list[Block]:
        """Return the four ways of finding dwellings in this dossier's way."""
        rng, plan, form = self.world.rng, self.plan, self.hand.options
        chosen = rng.sample(list(OPTIONS), rng.choices((0, 1, 2, 3), (0.07, 0.58, 0.28, 0.07))[0])
        kept = [path for path in OPTIONS if path in chosen or rng.random() >= plan.drop / 2]
        lines: list[list[Inline]] = []
        for path in OPTIONS:
            none = status("vide", *(("illisible",) if plan.ticks == "typed" else ()))
            self.fields[path] = filled(path in chosen) if chosen else none
            if plan.ticks in LOST:
                self.fields[path] = status("illisible")
            if path not in kept:  # struck out: not there, or not chosen
                other = {"statut": KEEPER, "valeur": False}
                self.fields[path] = {**status("absent"), "alternatives": [other] if chosen else []}
                continue
            reworded = plan.wording == "reworded" and plan.ticks not in _MARKED
            words = str(rng.choice(self.world.style.data["options"][path])) if reworded else OPTIONS[path]
            lines.append(self._option(words, Tick(path in chosen, path)))
            if form == "comment" and path in chosen:
                lines[-1].append(" " + rng.choice(self.world.style.data["hands"]["comments"]))
        if form == "running":
            return [Para(tuple(item for line in lines for item in (*line, "     ")))] if lines else []
        if form == "cells" and len(lines) == 4:
            cells = [(Para(tuple(line), "cell"),) for line in lines]
            return [Grid((tuple(cells[:2]), tuple(cells[2:])), (0.5, 0.5))]
        return [Para(tuple(line), "bullet" if form == "bullets" else "body") for line in lines]


def _paras(block: Block) -> list[Para]:
    if isinstance(block, Grid):
        return [para for row in block.rows for cell in row for para in cell]
    return [block] if isinstance(block, Para) else []


def compose(world: World, plan: Plan, kind: str) -> tuple[FormComposer | OwnComposer, dict[str, Any]]:
    """Return who lays the dossier out, and what was drawn for it."""
    rng, data = world.rng, world.style.data["hands"]
    world.counts["menages"] = number = rng.choice(data["counts"])
    world.counts["logements"] = number if rng.random() < 0.55 else rng.choice(data["counts"])
    shares = dict(data["registers"])
    if kind == "free":
        shares = {"own": 1, "letter": 1}
    register = "form" if kind in ("folder", "zip") else rng.choices(list(shares), list(shares.values()))[0]
    if register != "form":
        return OwnComposer(world, plan.length, register), {"register": register}
    hand = draw_hand(world, plan)
    return FormComposer(world, plan, writers=WRITERS_F, hand=hand), {**vars(hand), "register": register}


def draw_hand(world: World, plan: Plan) -> Hand:
    """Draw what an applicant does with the form; the plan is changed to go with it."""
    rng, data = world.rng, world.style.data["hands"]
    plan.blank_form, plan.input_fields = (
        plan.blank_form and rng.random() < 0.5,
        plan.input_fields and rng.random() < 0.6,
    )
    plan.box_first = plan.box_first and plan.ticks not in (
        "typed",
        "formcheckbox_paren",
        "formcheckbox",
        "lost",
    )
    plan.empties, marked = rng.choice(data["empties"]), False
    if plan.empties == "mark":
        plan.empties, marked = "prompt", True
    hand = Hand(
        order=tuple(rng.choice(data["orders"])),
        missing=rng.choice(data["missing"]),
        numbering=rng.choice(data["numberings"]),
        rule=rng.choice(data["rules"]),
        split=rng.choice(data["splits"]),
        groups=rng.choice(data["group_forms"]),
        options=rng.choice(data["option_forms"]),
        marked=marked,
    )
    plan.numbering = rng.choice(("", "", "1. ", "I - ", "A. "))
    return hand
