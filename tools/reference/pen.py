"""A style with ``[pen]``: six persons on the printed form, sub-headings, remarks by the boxes, options deleted.

A dossier has one voice; one answer in eight, none of those about the project and its public, is by another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reference.answers import Answer, Expected, filled
from reference.blocks import Block, Bold, Para, Tick
from reference.desk import DeskDocument, DeskForm, DeskManner
from reference.desk_answers import public
from reference.form import GROUPS, OPTIONS
from reference.own import OwnComposer
from reference.pen_answers import WRITERS_I, entire, public_and_count
from reference.pen_budget import budget
from reference.plan import LOST, Plan
from reference.style import Style, World
from reference.told import bodies_of
from reference.unforeseen import draw_hand
from reference.varied import unnamed
from reference.voices import IN_FILES, draw_manner

_OWN_TEXTS = ("presentation.descriptif", "publics.caracteristiques")
_ENDS = ("accompagnement", "partenariat", "duree")  # what a section of the applicant's own may follow
_OTHERS = 0.12


@dataclass
class PenManner(DeskManner):
    """What one applicant of this style does beside filling in the form."""

    between: float = 0.0  # how often a sub-heading stands above a printed label
    peopled: bool = False  # the households counted and described in one answer
    extra: str = ""  # the section that one of the applicant's own follows


@dataclass
class PenForm(DeskForm):
    """Lays out one form of a style with ``[pen]``."""

    manner: PenManner = field(default_factory=PenManner)

    def _account(self) -> tuple[list[Block], Expected]:
        return budget(self.world)

    def _section(self, index: int, section: str, keys: list[str]) -> list[Block]:
        """Return a section, and one that the form does not have below it."""
        blocks = super()._section(index, section, keys)
        if section != self.manner.extra:
            return blocks
        extra = self.world.rng.choice(self.world.style.data["pen"]["extras"])
        lines = [
            Para.of(line.removeprefix("- "), "bullet" if line.startswith("- ") else "body")
            for line in extra["l"]
        ]
        return [*blocks, Para.of(extra["t"], "heading"), *lines]

    def _entry(self, key: str) -> list[Block]:
        """Return one entry, now and then below a sub-heading of the applicant's own."""
        rng, titles = self.world.rng, self.world.style.data["pen"]["between"].get(key)
        if key == "publics.nombre_menages" and self.manner.peopled:
            answer = public_and_count(self.world, self.plan.length)
            return self._together("public", answer, "publics.caracteristiques")
        blocks = super()._entry(key)
        if blocks and titles and self.plan.shape != "wide" and rng.random() < self.manner.between:
            return [Para.of(rng.choice(titles), "heading"), *blocks]
        return blocks

    def _groups(self, paths: tuple[str, ...]) -> list[Block]:
        """Return the oui/non questions; how many households, or the words within the printed sentence."""
        form = self.hand.groups
        if form not in ("counted", "woven"):
            return super()._groups(paths)
        rng, words, number = self.world.rng, self.world.style.data["counted"], self.world.count("menages")
        yes = {path: rng.random() < 0.65 for path in paths}
        self.fields.update({path: filled(said) for path, said in yes.items()})
        if form == "woven":
            joint = rng.choice((" ", ", "))
            line = joint.join(f"{GROUPS[path]} {'OUI' if said else 'NON'}" for path, said in yes.items())
            return [Para((Bold(line),), "label")]
        blocks: list[Block] = []
        for path, said in yes.items():
            choices = words["oui" if said else "non"]
            if path.startswith("financement."):  # a question about the project, not about households
                choices = [word for word in choices if "{" not in word and "(0)" not in word] or ["oui"]
            told = self.world.fill(rng.choice(choices), p=str(rng.randint(2, number - 1)), n=str(number))
            blocks.append(Para((Bold(self._question(path)), f" : {told}"), "label"))
        return blocks

    def _options(self) -> list[Block]:
        """Return the four ways of finding dwellings; those not kept deleted, or remarks beside the boxes."""
        rng, form = self.world.rng, self.hand.options
        if form == "kept":
            chosen = rng.sample(list(OPTIONS), rng.choice((1, 1, 1, 2)))
            self.fields.update({path: filled(True) if path in chosen else unnamed() for path in OPTIONS})
            return [Para.of(words) for path, words in OPTIONS.items() if path in chosen]
        blocks = super()._options()
        if form != "noted" or self.plan.ticks in LOST:
            return blocks
        ticked = {path for path in OPTIONS if self.fields[path]["valeur"] is True}
        return [self._noted(block) if ticked else block for block in blocks]

    def _noted(self, block: Block) -> Block:
        """Return an option with a remark after it."""
        rng, words = self.world.rng, self.world.style.data["noted"]
        ticks = [item for item in block.items if isinstance(item, Tick)] if isinstance(block, Para) else []
        if not isinstance(block, Para) or not ticks or rng.random() < (0.3 if ticks[0].ticked else 0.75):
            return block
        return Para((*block.items, f" {rng.choice(words['oui' if ticks[0].ticked else 'non'])}"), block.kind)


class PenDocument(DeskDocument):
    """Writes one dossier without the form: a note, a convention, slides, a sheet, a memo or a letter."""

    def __init__(self, world: World, plan: Plan, register: str, manner: PenManner, kind: str) -> None:
        super().__init__(world, plan, register, manner)
        self.writers = WRITERS_I
        self.slides = kind == "slides"

    def _account(self) -> tuple[list[Block], Expected]:
        return budget(self.world)

    def _public(self) -> Answer:
        return public(self.world, min(self.length, 0.8))

    def _free(self, path: str) -> list[Para]:
        answer = entire(self.world, path, self.length)
        if self.slides:
            paras = [Para.of(line, "bullet") for para in answer.paras for line in _sentences(para)]
            answer = Answer(paras)
            answer.fields[path] = filled(answer.text)
        self.fields.update(answer.fields)
        return answer.paras

    def blocks(self) -> list[Block]:
        """Return the dossier; an association that its opening names may be read as a holder too."""
        out = super().blocks()
        holder, (_, known) = self.fields["presentation.porteurs"], bodies_of(self.world)
        opening = " ".join(Answer([block]).text for block in out[:8] if isinstance(block, Para))
        alone = [body["nom"] for body in holder["valeur"] or []] == [known["b1"]["nom"]]
        if alone and self.world.associations[0] in opening:
            both = {"statut": "renseigne", "valeur": [known["b1"], known["a1"]]}
            holder["alternatives"] = [*holder.get("alternatives", []), both]
        return out

    def _who(self) -> list[Block]:
        """Say who files the dossier; « with the help of » another body may be read as one holder."""
        blocks = OwnComposer._who(self)
        text = " ".join(str(item) for block in blocks if isinstance(block, Para) for item in block.items)
        holder = self.fields["presentation.porteurs"]
        if "avec le concours" in text:
            only = {"statut": "renseigne", "valeur": holder["valeur"][:1]}
            holder["alternatives"] = [*holder.get("alternatives", []), only]
        return blocks


def _sentences(para: Para) -> list[str]:
    """Return the sentences of a paragraph, as slides have them."""
    text = Answer([para]).text
    if para.kind != "body":
        return [text]
    parts = text.replace("! ", "!\n").replace("? ", "?\n").replace(". ", ".\n").split("\n")
    return [part.strip() for part in parts if part.strip()]


def _voiced(world: World, voice: str, tabled: bool) -> dict[str, Any]:
    """Return the style's data with one voice's texts, a few of them by another, with or without tables."""
    data, rng = world.style.data, world.rng
    voices: dict[str, Any] = data["voices"]
    texts = dict(data["texts"])
    for path, told in voices[voice]["texts"].items():
        other = rng.choice([name for name in voices if name not in (voice, "fjt")])
        theirs = path not in _OWN_TEXTS and rng.random() < _OTHERS
        chosen = voices[other]["texts"][path] if theirs else told
        texts[path] = [text for text in chosen if tabled or "\n| " not in text]
    return {**data, "texts": texts}


def _manner(world: World, kind: str) -> PenManner:
    """Draw what an applicant does beside filling in the form."""
    rng, words = world.rng, world.style.data["pen"]
    drawn = vars(draw_manner(world, kind))
    drawn |= {"hint": rng.choice(words["hints"]), "arrow": rng.choice(words["arrows"])}
    return PenManner(
        **drawn,
        peopled=rng.random() < 0.06,
        named=rng.random() < 0.06,
        remarks=words["remark"] if rng.random() < 0.12 else 0.0,
        between=rng.choice((0.0, 0.0, 0.0, 0.6)),
        extra=rng.choice(("", "", "", "", *_ENDS)),
    )


def compose(world: World, plan: Plan, kind: str) -> tuple[PenForm | PenDocument, dict[str, Any]]:
    """Return who lays the dossier out, and what was drawn for it."""
    rng, data = world.rng, world.style.data
    world.counts["menages"] = number = rng.choice(data["hands"]["counts"])
    world.counts["logements"] = (
        number if rng.random() < 0.6 else max(5, round(number * rng.uniform(0.5, 1.1)))
    )
    voices: dict[str, Any] = data["voices"]
    voice = rng.choices(list(voices), [told["weight"] for told in voices.values()])[0]
    shares = {"own": 2, "letter": 1} if kind == "free" else dict(data["pen"]["registers"])
    register = "form" if kind in IN_FILES else rng.choices(list(shares), list(shares.values()))[0]
    plan.shape = rng.choice(voices[voice]["shapes"])
    bold = register == "form" and plan.shape != "wide"  # elsewhere a line in bold is a label
    world.style = Style(world.style.name, {**_voiced(world, voice, bold), "bold": bold})
    manner = _manner(world, kind)
    drawn = {"voice": voice, "register": register, **vars(manner)}
    if register != "form":
        layout = str(rng.choice(data["pen"]["kinds"])) if register == "own" else "letter"
        own = {**world.style.data["own"], **data["own_kinds"].get(layout, {})}
        world.style = Style(world.style.name, {**world.style.data, "own": own})
        return PenDocument(world, plan, register, manner, layout), {**drawn, "layout": layout}
    hand = draw_hand(world, plan)
    if plan.shape == "wide":
        manner.said, hand.groups = 0.0, "line" if hand.groups == "under" else hand.groups
    form = PenForm(world, plan, writers=WRITERS_I, hand=hand, manner=manner)
    return form, {**drawn, **vars(hand)}
