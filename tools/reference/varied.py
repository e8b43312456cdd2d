"""A composer for styles with ``[variety]``: shapes, tick groups and merged answers that A and B do not have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reference.answers import KEEPER, Answer, Expected, filled, status
from reference.blocks import Block, Bold, Break, Grid, Para, Tick
from reference.form import GROUPS, OPTIONS
from reference.layout import Composer
from reference.plan import LOST
from reference.told import bodies_of, cost_answer, money
from reference.variety import LEADERLESS, Variety, led, misspelt, typeset, with_furniture

_COUNTS = {"publics.nombre_menages": "menages", "logements.nombre_logements": "logements"}
_ALONE = ("champ libre", "(à compléter)", "(maximum 10 lignes)", "champ libre :", "Réponse :")


@dataclass
class VariedComposer(Composer):
    """Lays out one dossier of a style with ``[variety]``."""

    variety: Variety = field(default_factory=Variety)
    _place: int = 0
    _done: set[str] = field(default_factory=set)

    def blocks(self) -> list[Block]:
        """Return the whole dossier, with what its pages repeat."""
        blocks = super().blocks()
        return with_furniture(blocks, self.world) if self.variety.furniture else blocks

    def parts(self) -> tuple[list[Block], list[Block], list[Block]]:
        """Return the form, its budget and its contacts in the dossier's typography."""
        parts = super().parts()
        for path, name in _COUNTS.items():
            if name in self.world.told and self.fields[path]["statut"] != KEEPER:
                # A sentence elsewhere tells it: whoever reads it there is right too.
                other = {"statut": KEEPER, "valeur": self.world.count(name)}
                self.fields[path].setdefault("alternatives", []).append(other)
        form, table, people = (typeset(part, self.variety.typography, self.world.rng) for part in parts)
        return form, table, people

    def _section(self, index: int, section: str, keys: list[str]) -> list[Block]:
        """Return a section; on a sheet its entries are the rows of one table."""
        self._place = 0
        blocks = super()._section(index, section, keys)
        return joined(blocks) if self.plan.shape == "sheet" else blocks

    def _label(self, key: str) -> str:
        """Return a label, led and perhaps misspelt."""
        label = super()._label(key)
        rng = self.world.rng
        if rng.random() < self.variety.typos:
            label = misspelt(label, rng)
        return self._led(label)

    def _led(self, label: str) -> str:
        self._place += 1
        lead = self.variety.lead
        if lead == "dotted" and (self.plan.shape in LEADERLESS or label.endswith(("?", " de"))):
            return label
        return led(label, lead, self._place - 1, self.world.rng)

    def _entries(self, keys: list[str]) -> list[Block]:
        """Return the entries; some pairs are answered at one place."""
        blocks: list[Block] = []
        rest: list[str] = []
        for key in keys:
            pair = next(
                (name for name in self.world.style.data["told"]["together"] if key in name.split("+")), ""
            )
            if key in self._done:
                continue
            if pair and pair.startswith(key + "+") and self.world.rng.random() < self.variety.together:
                blocks += super()._entries(rest)
                rest = []
                blocks += self._told_together(pair)
                self._done |= set(pair.split("+"))
            else:
                rest.append(key)
        return blocks + super()._entries(rest)

    def _told_together(self, pair: str) -> list[Block]:
        """Return two entries that one short answer fills."""
        world, told = self.world, self.world.style.data["told"]
        label = self._led(world.rng.choice(told["merged"][pair]))
        text = str(world.rng.choice(told["together"][pair]))
        answer = _TOGETHER[pair](self, text)
        self.fields.update(answer.fields)
        shape = "inline" if self.plan.shape in ("header", "mixed", "pairs") else self.plan.shape
        return self._shaped(shape, label, " : ", answer)

    def _entry(self, key: str) -> list[Block]:
        """Return one entry, an official's remark after it now and then."""
        blocks = super()._entry(key)
        rng = self.world.rng
        if rng.random() >= self.variety.remarks or not blocks or isinstance(blocks[-1], Grid | Break):
            return blocks
        remark = rng.choice(self.world.style.data["remarks"]["lines"])
        expected = self.fields.get(key)
        if expected and isinstance(expected["valeur"], str):  # it may be the applicant's own
            other = {"statut": KEEPER, "valeur": f"{expected['valeur']}\n{remark}"}
            expected.setdefault("alternatives", []).append(other)
        return [*blocks, Para.of(remark)]

    def _unanswered(self, key: str) -> Answer:
        """Return an entry left as it was printed, with this style's prompts."""
        answer = super()._unanswered(key)
        if self.plan.empties == "prompt" and self.world.rng.random() < 0.5:
            alone = self.world.style.data["prompts"].get("alone", _ALONE)
            answer.paras = [Para.of(self.world.rng.choice(alone))]
        return answer

    def _keep_prompt(self, answer: Answer, prompt: str) -> None:
        """Leave a prompt, the form's or another, beside the answer."""
        rng = self.world.rng
        if rng.random() < 0.4:
            left = rng.choice(self.world.style.data["prompts"]["left"])
            answer.paras.insert(0, Para.of(left))
            return
        super()._keep_prompt(answer, prompt)

    def _flush(self, run: list[tuple[str, Answer]]) -> list[Block]:
        """Return the short answers as a table: two labels and two answers to a row, or labels above answers."""
        if self.plan.shape != "pairs" or not run:
            return super()._flush(run)
        cells: list[tuple[Para, ...]] = []
        for key, answer in run:
            cells += [
                (Para((Bold(self._label(key)),), "cell"),),
                tuple(answer.paras) or (Para.of("", "cell"),),
            ]
        run.clear()
        empty = (Para.of("", "cell"),)
        cells += [empty] * (-len(cells) % 4)
        rows = tuple(tuple(cells[at : at + 4]) for at in range(0, len(cells), 4))
        return [Grid(rows, (0.22, 0.28, 0.22, 0.28))]

    def _shaped(self, shape: str, label: str, separator: str, answer: Answer) -> list[Block]:
        """Return one entry; shapes of this style first."""
        rng = self.world.rng
        paras = self._with_inputs(answer.paras)
        if shape == "far":
            gap = [Para.of("")] * (rng.randint(3, 10) if paras else 0)
            return [Para((Bold(label),), "label"), *gap, *paras]
        if shape == "colon_line":
            if not paras or paras[0].kind != "body":
                return [Para((Bold(label + " :"),), "label"), *paras]
            first = Para((": ", *paras[0].items), paras[0].kind)
            return [Para((Bold(label),), "label"), first, *paras[1:]]
        return super()._shaped(
            {"sheet": "right", "pairs": "inline"}.get(shape, shape), label, separator, answer
        )

    def _groups(self, paths: tuple[str, ...]) -> list[Block]:
        """Return the oui/non groups: in one sentence, in a grid, or one after another."""
        mode = self.variety.group_mode
        told = self.world.style.data["told"]["groupes"]
        if mode == "sentence" and len(paths) == len(told[0]["valeurs"]):
            said = self.world.rng.choice(told)
            for path, value in zip(paths, said["valeurs"], strict=True):
                self.fields[path] = filled(bool(value))
            return [Para.of(said["texte"])]
        if mode == "grid" and self.plan.ticks not in (*LOST, "typed"):
            return self._grid(paths)
        return super()._groups(paths)

    def _group_name(self, path: str) -> str:
        variants = self.world.style.data["groups"][path]
        return str(self.world.rng.choice(variants)) if self.plan.wording != "form" else GROUPS[path]

    def _grid(self, paths: tuple[str, ...]) -> list[Block]:
        """Return the groups as a table: a question a row, a column for yes and one for no."""
        rng = self.world.rng
        head = tuple((Para((Bold(text) if text else "",), "cell"),) for text in ("", "Oui", "Non"))
        rows: list[tuple[tuple[Para, ...], ...]] = [head]
        for path in paths:
            yes = rng.choice((True, True, False, None))
            self.fields[path] = status("vide") if yes is None else filled(yes)
            ticks = (Tick(yes is True, f"{path}.oui"), Tick(yes is False, f"{path}.non"))
            boxes = tuple((Para((tick,), "cell"),) for tick in ticks)
            rows.append(((Para.of(self._group_name(path), "cell"),), *boxes))
        return [Grid(tuple(rows), (0.7, 0.15, 0.15))]

    def _group(self, path: str) -> list[Block]:
        """Return one group: its boxes, or what stands in their place."""
        mode, rng = self.variety.group_mode, self.world.rng
        if mode not in ("words", "slashed", "struck"):
            return super()._group(path)
        yes = rng.random() < 0.65
        label = self._group_name(path)
        self.fields[path] = filled(yes)
        word = "oui" if yes else "non"
        if mode == "slashed":
            return self._shaped("inline", f"{label} (oui/non)", " : ", Answer([Para.of(word)]))
        if mode == "struck":
            return [Para((Bold(label), f" : {rng.choice((word, word.upper(), word.capitalize()))}"), "label")]
        words = rng.choice(self.world.style.data["answers"]["yes" if yes else "no"])
        return self._shaped("inline", label, " : ", Answer([Para.of(words)]))

    def _options(self) -> list[Block]:
        """Return the four ways of finding dwellings: boxes, the chosen ones named, or each answered."""
        mode, rng = self.variety.option_mode, self.world.rng
        if mode == "boxes":
            return super()._options()
        told = self.world.style.data["told"]["options"]
        chosen = rng.sample(list(OPTIONS), rng.choice((1, 1, 2)))
        words = {path: self._option_name(path) for path in OPTIONS}
        if mode == "answered":
            answers = {path: rng.choice(told["oui" if path in chosen else "non"]) for path in OPTIONS}
            self.fields.update({path: filled(path in chosen) for path in OPTIONS})
            return [Para((f"{words[path]} : {answers[path]}",)) for path in OPTIONS]
        for path in OPTIONS:
            self.fields[path] = filled(True) if path in chosen else unnamed()
        intro = self._led(rng.choice(told["intro"]))
        if rng.random() < 0.5:
            text = " ; ".join(words[path] for path in chosen)
            return [Para((Bold(intro), f" : {text}"), "label")]
        return [Para((Bold(intro + " :"),), "label"), *(Para.of(words[path], "bullet") for path in chosen)]

    def _option_name(self, path: str) -> str:
        variants = self.world.style.data["options"][path]
        return str(self.world.rng.choice(variants)) if self.plan.wording == "reworded" else OPTIONS[path]


def unnamed() -> Expected:
    """Return the reference of an option that is not in the text: not there, or not chosen."""
    return {**status("absent"), "alternatives": [{"statut": KEEPER, "valeur": False}]}


def joined(blocks: list[Block]) -> list[Block]:
    """Return the blocks with tables of the same columns that follow one another made one."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        if isinstance(block, Grid) and isinstance(last, Grid) and last.widths == block.widths != ():
            result[-1] = Grid(last.rows + block.rows, block.widths)
        else:
            result.append(block)
    return result


def _volumes(composer: VariedComposer, text: str) -> Answer:
    """Return households and dwellings in one answer."""
    homes, places = composer.world.count("menages"), composer.world.count("logements")
    fields = {"publics.nombre_menages": filled(homes), "logements.nombre_logements": filled(places)}
    return Answer([Para.of(text.format(n=homes, m=places))], fields)


def _named(composer: VariedComposer, text: str) -> Answer:
    """Return the project's name and its bodies in one answer."""
    world = composer.world
    name = world.fill(world.rng.choice(world.style.data["answers"]["nom_projet"]))
    slots, known = bodies_of(world)
    bodies: list[dict[str, Any]] = [known[slot] for slot in ("b1", "a1") if f"{{{slot}}}" in text]
    fields = {"presentation.nom_projet": filled(name), "presentation.porteurs": filled(bodies)}
    return Answer([Para.of(text.format(nom=name, **slots))], fields)


def _costs(composer: VariedComposer, text: str) -> Answer:
    """Return two costs in one answer."""
    world = composer.world
    first, second = world.rng.randint(10, 60) * 10, world.rng.randint(60, 400) * 10
    written = text.format(a=money(world, first), b=money(world, second))
    diagnostic = cost_answer("financement.cout_diagnostic", written, "menage", [[(first, "label", "")]])
    follow_up = cost_answer("financement.cout_accompagnement", written, "menage", [[(second, "label", "an")]])
    return Answer(diagnostic.paras, {**diagnostic.fields, **follow_up.fields})


_TOGETHER = {
    "publics.nombre_menages+logements.nombre_logements": _volumes,
    "presentation.nom_projet+presentation.porteurs": _named,
    "financement.cout_diagnostic+financement.cout_accompagnement": _costs,
}
