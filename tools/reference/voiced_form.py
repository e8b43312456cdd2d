"""A composer for a style with ``[voices]``: the form in one wide table, in capitals, with letters and signatures."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from typing import Any

from reference.answers import KEEPER, Answer, Expected, filled, status
from reference.blocks import Block, Bold, Break, Grid, Para, Struck
from reference.form import OPTIONS
from reference.hand import say
from reference.layout import Composer
from reference.unforeseen import FormComposer
from reference.varied import joined, unnamed
from reference.variety import DUMPS, typeset, with_furniture
from reference.voiced_answers import ledger, said, two_costs, volumes

WIDE = (0.35, 0.65)
_STRIKING = ("docx", "doc", "odt", "rtf", "lopdf", "folder", "zip")  # what can show a word struck out
_SAID = ("publics.nombre_menages", "logements.nombre_logements")
# What nobody answers with « sans objet »: these keep their prompts where they are not answered.
_OWED = (
    "presentation.", "publics.", "financement.cout_accompagnement", "accompagnement.methodologie", "logements.nombre_logements", "duree.",
)  # fmt: skip
_ELSEWHERE = ("cf", "voir")


@dataclass
class Manner:
    """What one applicant does beside filling in the form."""

    kind: str = "txt"  # the format that it will be written in
    letter: bool = False
    signed: bool = False
    head: bool = False
    foot: bool = False
    typography: str = "plain"
    said: float = 0.0  # how often a count says its own label
    volumes: bool = False
    costs: bool = False
    whole: bool = False  # one table for all the form, where it is in a table
    arrow: str = ""  # before each answer that stands below its label
    hint: str = ""  # after some labels


@dataclass
class VoicedForm(FormComposer):
    """Lays out one form of a style with ``[voices]``."""

    manner: Manner = field(default_factory=Manner)
    _told: set[str] = field(default_factory=set)

    def blocks(self) -> list[Block]:
        """Return the whole dossier."""
        return framed(super().blocks(), self)

    def parts(self) -> tuple[list[Block], list[Block], list[Block]]:
        """Return the form, its budget and its contacts in the dossier's typography."""
        form, table, people = super().parts()
        form = joined(form) if self.plan.shape == "wide" else form
        self._summed()
        if self.manner.signed:
            form += self._lines("signatures")
        how, rng = self.manner.typography, self.world.rng
        return typeset(form, how, rng), typeset(table, how, rng), typeset(people, how, rng)

    def _summed(self) -> None:
        """Take the sum of a table of types as good where no answer gives the number of dwellings."""
        types, number = (self.fields[f"logements.{name}"] for name in ("typologie_texte", "nombre_logements"))
        if str(types["valeur"]).startswith("Type Nombre") and number["statut"] != KEEPER:
            other = {"statut": KEEPER, "valeur": self.world.count("logements")}
            number["alternatives"] = [*number.get("alternatives", []), other]

    def _lines(self, name: str) -> list[Block]:
        lines = self.world.rng.choice(self.world.style.data["covering"][name])
        return [Para.of(say(self.world, line)) for line in lines]

    def _head(self) -> list[Block]:  # type: ignore[override]
        """Return a covering letter now and then, and the form's head."""
        letter = [*self._lines("letters"), Break()] if self.manner.letter else []
        return [*letter, *super()._head()]

    def _account(self) -> tuple[list[Block], Expected]:
        return ledger(self.world)

    def _section(self, index: int, section: str, keys: list[str]) -> list[Block]:
        blocks = super()._section(index, section, keys)
        return in_rows(blocks, self.manner.whole) if self.plan.shape == "wide" else blocks

    def _entry(self, key: str) -> list[Block]:
        """Return one entry; some are told together with another, or in place of their label."""
        rng = self.world.rng
        if key in self._told:
            return []
        if key == "publics.nombre_menages" and self.manner.volumes:
            return self._together("volumes", volumes(self.world), "logements.nombre_logements")
        if key == "financement.cout_diagnostic" and self.manner.costs:
            return self._together("couts", two_costs(self.world), "financement.cout_accompagnement")
        if key in _SAID and rng.random() < self.manner.said:
            answer = said(self.world, key)
            self.fields.update(answer.fields)
            return list(answer.paras)
        return super()._entry(key)

    def _together(self, name: str, answer: Answer, other: str) -> list[Block]:
        """Return two entries under a label of their own."""
        self._told.add(other)
        self.fields.update(answer.fields)
        label = str(self.world.rng.choice(self.world.style.data["merged"][name]))
        return self._shaped(self.plan.shape, label, self.plan.separator, answer)

    def _merged(self, first: str, second: str) -> list[Block]:
        """Return two entries under one label, unless the first is already told."""
        return super()._entry(second) if first in self._told else super()._merged(first, second)

    def _shaped(self, shape: str, label: str, separator: str, answer: Answer) -> list[Block]:
        """Return one entry; shapes of this composer first."""
        if shape == "above" and self.manner.kind not in DUMPS and getattr(answer, "grid", None) is None:
            return Composer._shaped(self, shape, label, separator, answer)
        if shape == "caps":
            label = label.upper()
            return super()._shaped("below", bare(label) if self.plan.box_first else label, separator, answer)
        if self.manner.arrow and shape == "below" and _answered(answer):
            first = answer.paras[0]
            pointed = Para((self.manner.arrow, *first.items), first.kind)
            answer = replace(answer, paras=[pointed, *answer.paras[1:]])
        known = {"wide": "right", "dashes": "inline", "question": "below", "above": "below"}
        return super()._shaped(known.get(shape, shape), label, separator, answer)

    def _label(self, key: str) -> str:
        """Return a label, with what a typist adds to it now and then."""
        label, hint = super()._label(key), self.manner.hint
        if hint and not label.endswith(("?", " de")) and self.world.rng.random() < 0.5:
            return label + hint
        return label

    def _unanswered(self, key: str) -> Answer:
        """Return an entry left as it was printed, or with a word that says that there is nothing to say."""
        answer = Composer._unanswered(self, key)
        if not self.hand.marked or key.startswith(_OWED):
            return answer
        marks: list[str] = self.world.style.data["hands"]["unanswered"]
        if key in ("partenariat.partenaires", "financement.texte"):
            marks = [mark for mark in marks if mark.lower().startswith(_ELSEWHERE)]
        mark = self.world.rng.choice(marks)
        value: Any = mark
        if key.startswith("financement.cout_"):
            value = []
        elif key == "partenariat.partenaires":
            value = {"texte": mark, "organismes": []}
        expected = filled(value)
        if not mark.lower().startswith(_ELSEWHERE):  # « sans objet » is an answer, or as good as none
            expected["alternatives"] = [status("vide")]
        return Answer([Para.of(mark)], {**answer.fields, key: expected})

    def _groups(self, paths: tuple[str, ...]) -> list[Block]:
        """Return the oui/non questions; ways of this composer first."""
        rng, form = self.world.rng, self.hand.groups
        if form not in ("list", "struck", "deleted"):
            return super()._groups(paths)
        kept = [path for path in paths if rng.random() >= self.plan.drop / 2]
        answers = {path: rng.random() < 0.65 for path in kept}
        self.fields.update({path: filled(yes) for path, yes in answers.items()})
        asked = [(self._question(path), yes) for path, yes in answers.items()]
        if form == "list":
            joint, upper = rng.choice((" ; ", " – ", ", ")), rng.random() < 0.3
            line = [
                item
                for label, yes in asked
                for item in (Bold(label), f"{_end(label)} {_word(yes, upper)}", joint)
            ]
            return [Para(tuple(line[:-1]), "label")] if line else []
        striking = form == "struck" and self.manner.kind in _STRIKING
        return [self._struck(label, yes, striking) for label, yes in asked]

    def _struck(self, label: str, yes: bool, striking: bool) -> Para:
        """Return a question with the other word struck out, or deleted where the format cannot show it."""
        end = _end(label)
        if not striking:
            return Para((Bold(label + end), f" {_word(yes, self.plan.box_first)}"), "label")
        words = ("Oui" if yes else Struck("Oui"), " / ", Struck("Non") if yes else "Non")
        strong = tuple(Bold(item.upper()) if item in ("Oui", "Non") else item for item in words)
        note = " (rayer la mention inutile)" if not self.plan.box_first else ""
        return Para((Bold(label), f"{note}{end} ", *(strong if self.plan.box_first else words)), "label")

    def _options(self) -> list[Block]:
        """Return the four ways of finding dwellings: named, answered, in a sentence, or by boxes."""
        rng, form = self.world.rng, self.hand.options
        if form not in ("named", "answered", "sentence"):
            return super()._options()
        words = self.world.style.data["hands"]["answers"]
        intro = str(rng.choice(words["options_intro"]))
        if form == "sentence":
            told = rng.choice(self.world.style.data["facts"]["options"])
            for path in OPTIONS:
                named = path in told["oui"] + told["non"]
                self.fields[path] = filled(path in told["oui"]) if named else unnamed()
            return [Para((Bold(f"{intro} :"), f" {told['t']}"), "label")]
        chosen = rng.sample(list(OPTIONS), rng.choice((1, 1, 1, 2)))
        variants = self.world.style.data["options"]
        reworded = self.plan.wording == "reworded"
        names = {path: str(rng.choice(variants[path])) if reworded else OPTIONS[path] for path in OPTIONS}
        if form == "answered":
            self.fields.update({path: filled(path in chosen) for path in OPTIONS})
            answers = {path: rng.choice(words["oui" if path in chosen else "non"]) for path in OPTIONS}
            return [Para((Bold(f"{names[path]} :"), f" {answers[path]}"), "label") for path in OPTIONS]
        for path in OPTIONS:
            self.fields[path] = filled(True) if path in chosen else unnamed()
        if rng.random() < 0.5:
            return [Para((Bold(f"{intro} :"), " " + " ; ".join(names[path] for path in chosen)), "label")]
        return [Para((Bold(f"{intro} :"),), "label"), *(Para.of(names[path], "bullet") for path in chosen)]


def _answered(answer: Answer) -> bool:
    """Tell whether an answer begins with words of its own, not with a prompt or leaders."""
    return (
        bool(answer.fields)
        and bool(answer.paras)
        and answer.paras[0].kind == "body"
        and any(expected["statut"] == KEEPER for expected in answer.fields.values())
    )


def _end(label: str) -> str:
    return "" if label.endswith("?") else " :"


def _word(yes: bool, upper: bool) -> str:
    word = "oui" if yes else "non"
    return word.upper() if upper else word


def bare(text: str) -> str:
    """Return a text without its accents, as capitals are typed."""
    letters = (char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", "".join(letters))


def in_rows(blocks: list[Block], whole: bool) -> list[Block]:
    """Return a section as rows of two columns; its title is a row too where the form is one table."""
    out: list[Block] = []
    label: Para | None = None
    answer: list[Para] = []

    def close() -> None:
        nonlocal label
        if label is not None:
            left = Para(label.items, "cell")
            out.append(Grid((((left,), tuple(answer) or (Para.of("", "cell"),)),), WIDE))
        label, answer[:] = None, []

    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        tabled = isinstance(after, Grid) and after.widths != WIDE  # its answer is a table of its own
        if not isinstance(block, Para) or tabled or (block.kind == "heading" and not whole):
            close()
            out.append(block)
            continue
        bolds = [item for item in block.items if isinstance(item, Bold)]
        if block.kind == "heading":
            close()
            label = Para((Bold(str(block.items[0])),))
            close()
        elif len(bolds) == 1 and block.items[0] is bolds[0]:
            close()
            label = Para((Bold(bolds[0].text.strip(" :–>")),))
            answer += [Para(block.items[1:])] if block.items[1:] else []
        else:
            label = label or Para.of("")
            answer.append(block)
    close()
    return joined(out)


def framed(blocks: list[Block], composer: Any) -> list[Block]:
    """Return a dossier with its pages' head and foot: between the lines of a dump, on every page of a document."""
    manner, world = composer.manner, composer.world
    words = world.style.data["remarks"]
    if manner.kind in DUMPS:
        return with_furniture(blocks, world) if manner.head else blocks
    if manner.foot:
        blocks = [Para.of(say(world, world.rng.choice(words["footers"])), "page_foot"), *blocks]
    if manner.head:
        blocks = [Para.of(say(world, world.rng.choice(words["headers"])), "page_head"), *blocks]
    return blocks
