"""A composer for styles with ``[batch]``: sections in another order, footnotes, notes to whoever reads, more shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reference.answers import KEEPER, Answer, filled
from reference.blocks import Block, Bold, Break, Grid, Inline, Para, Tick
from reference.form import OPTIONS, SECTIONS
from reference.text_file import TOKENS
from reference.varied import VariedComposer, joined, unnamed

_NOTED = (
    "publics.nombre_menages",
    "logements.nombre_logements",
    "financement.cout_diagnostic",
    "financement.cout_accompagnement",
)
_REMARKED = ("presentation.descriptif", "logements.attribution", "accompagnement.", "financement.texte")


@dataclass
class Habits:
    """What one applicant does with the form."""

    second: str = ""  # how the options are ticked, where it is not as the questions are
    guidelines: float = 0.0
    footnotes: float = 0.0
    mark: str = "({})"
    notes: float = 0.0
    order: tuple[int, ...] = tuple(range(len(SECTIONS)))
    missing: str = ""


@dataclass
class ApplicantComposer(VariedComposer):
    """Lays out one dossier of a style with ``[batch]``."""

    habits: Habits = field(default_factory=Habits)
    _footnotes: list[str] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """Return the whole dossier, its footnotes last."""
        return [*super().blocks(), *(Para.of(note) for note in self._footnotes)]

    def _order(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Return the sections that the applicant kept, in the applicant's order."""
        kept = (SECTIONS[index] for index in self.habits.order)
        return [section for section in kept if section[0] != self.habits.missing]

    def _section(self, index: int, section: str, keys: list[str]) -> list[Block]:
        """Return a section, with a sentence of the call below its heading now and then."""
        rng, data = self.world.rng, self.world.style.data
        blocks = super()._section(index, section, keys)
        if self.plan.shape == "numbered":
            blocks = joined(blocks)
        headed = bool(blocks) and isinstance(blocks[0], Para) and blocks[0].kind == "heading"
        if headed and rng.random() < self.habits.guidelines:
            blocks.insert(1, Para.of(rng.choice(data["guidelines"][section])))
        if section == "avis" and self.plan.wording != "form" and rng.random() < 0.6:
            blocks.insert(0, Para.of(rng.choice(data["sections"]["avis"]), "heading"))
        return blocks

    def _entry(self, key: str) -> list[Block]:
        """Return one entry, a note that is no answer after it now and then."""
        blocks = super()._entry(key)
        rng = self.world.rng
        expected = self.fields.get(key)
        if not key.startswith(_REMARKED) or expected is None or isinstance(blocks[-1], Grid | Break):
            return blocks
        if not isinstance(expected["valeur"], str) or rng.random() >= self.habits.notes:
            return blocks
        note = rng.choice(self.world.style.data["remarks"]["lines"])
        other = {"statut": KEEPER, "valeur": f"{expected['valeur']}\n{note}"}  # it may be taken for a part
        expected.setdefault("alternatives", []).append(other)
        return [*blocks, Para.of(note)]

    def _answer(self, key: str) -> Answer:
        """Return what is written at an entry, with the mark of a footnote after a number."""
        answer = super()._answer(key)
        if key not in _NOTED or self.fields[key]["statut"] != KEEPER or len(answer.paras) != 1:
            return answer
        if self.world.rng.random() < self.habits.footnotes:
            number = len(self._footnotes) + 1
            mark = self.habits.mark.format(number)
            last = answer.paras[0]
            answer.paras = [Para((*last.items, f" {mark}"), last.kind)]
            self._footnotes.append(f"{mark} {self.world.rng.choice(self._footnote_lines())}")
        return answer

    def _footnote_lines(self) -> list[str]:
        lines: list[str] = self.world.style.data["footnotes"]["lines"]
        return [line for line in lines if not any(line in note for note in self._footnotes)]

    def _shaped(self, shape: str, label: str, separator: str, answer: Answer) -> list[Block]:
        """Return one entry; shapes of this composer first."""
        titled = Para((Bold(label),), "label")
        if shape not in ("reply", "numbered", "underlined"):
            return super()._shaped(shape, label, separator, answer)
        paras = self._with_inputs(answer.paras)
        if shape == "underlined":
            return [titled, Para.of("-" * min(len(label), 60)), *paras]
        if shape == "numbered":
            cells = ((Para.of(str(self._place), "cell"),), (Para((Bold(label),), "cell"),))
            return [Grid(((*cells, tuple(paras) or (Para.of("", "cell"),)),), (0.07, 0.29, 0.64))]
        if not paras or paras[0].kind != "body":
            return [titled, Para.of("Réponse :"), *paras]
        return [titled, Para(("Réponse : ", *paras[0].items)), *paras[1:]]

    def _option(self, word: str, tick: Tick) -> list[Inline]:
        """Return an option; the ways of finding dwellings may be ticked in another way than the questions."""
        if not self.habits.second or not tick.name.startswith("logements."):
            return super()._option(word, tick)
        token = TOKENS[self.habits.second][0 if tick.ticked else 1]
        return [f"{token} {word}"] if self.plan.box_first else [f"{word} {token}"]

    def _group(self, path: str) -> list[Block]:
        """Return one group, or a sentence that answers it."""
        if self.variety.group_mode != "prose":
            return super()._group(path)
        rng = self.world.rng
        text, yes = rng.choice(self.world.style.data["told"]["un_groupe"][path])
        self.fields[path] = filled(bool(yes))
        return self._shaped("inline", self._group_name(path), " : ", Answer([Para.of(text)]))

    def _options(self) -> list[Block]:
        """Return the four ways of finding dwellings, or a sentence that says which."""
        if self.variety.option_mode != "prose":
            return super()._options()
        rng, told = self.world.rng, self.world.style.data["told"]
        said = rng.choice(told["options_prose"])
        for path in OPTIONS:
            self.fields[path] = (
                filled(path in said["oui"]) if path in said["oui"] + said["non"] else unnamed()
            )
        return self._shaped(
            "inline", rng.choice(told["options"]["intro"]), " : ", Answer([Para.of(said["texte"])])
        )
