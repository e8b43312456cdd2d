"""From answers to a dossier's blocks: labels, order, tick groups, tables, what is left in and left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reference.answers import KEEPER, WRITERS, Answer, Expected, Writer, empty_fields, filled, status
from reference.blocks import Block, Bold, Break, Grid, Inline, Input, Para, Tick
from reference.budget import budget
from reference.contacts import contacts
from reference.form import GROUPS, LABELS, OPTIONS, PROMPTS, SECTION_TITLES, SECTIONS
from reference.plan import LOST, Plan
from reference.style import World

AVIS = "champ libre"


@dataclass
class Composer:
    """Lays out one dossier and keeps what a careful reader would find in it."""

    world: World
    plan: Plan
    fields: dict[str, Expected] = field(default_factory=empty_fields)
    writers: dict[str, Writer] = field(default_factory=lambda: WRITERS)

    def blocks(self) -> list[Block]:
        """Return the whole dossier."""
        form, budget_part, people = self.parts()
        if self.plan.contacts == "start":
            return [*people, *form, *budget_part]
        return [*form, *budget_part, *people]

    def parts(self) -> tuple[list[Block], list[Block], list[Block]]:
        """Return the form, its budget and its contacts apart, as a sub-folder holds them."""
        plan = self.plan
        form: list[Block] = list(self._head())
        for index, (section, keys) in enumerate(self._order()):
            if section != "avis" or plan.avis != "dropped":
                form += self._section(index, section, list(keys))
        if self.fields["duree.texte"]["statut"] == "absent":  # its heading stands alone: there, and empty
            self.fields.update({path: status("absent", "vide") for path in TOGETHER["duree.texte"]})
        table: list[Block] = []
        people: list[Block] = []
        if plan.budget:
            table, self.fields["financement.budget"] = budget(self.world)
        if plan.contacts != "none":
            people, self.fields["contacts"] = contacts(self.world)
        if plan.blank_form:
            form = [*self._blank(), Break(), *form]
        return form, table, people

    def _order(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Return the sections in the order of this dossier."""
        return SECTIONS

    def _blank(self) -> Iterator[Block]:
        """Return the printed form's first page, left empty in front of the one that was filled in."""
        yield Para.of("Appel à projets", "title")
        yield Para.of(SECTION_TITLES["presentation"], "heading")
        for key in SECTIONS[0][1]:
            yield Para((Bold(LABELS[key] + " : "), "champ libre"), "label")

    def _head(self) -> Iterator[Block]:
        """Return the form's head, and a front page before it."""
        if self.plan.front_page:
            name = self.world.bailleurs[0][0]
            yield Para.of(name, "title")
            yield Para.of("Dossier de candidature", "title")
            yield Para.of(f"Direction générale – {self.world.communes[0]}, le 12 septembre 2014")
            yield Para.of("Madame, Monsieur, veuillez trouver ci-joint notre réponse à l’appel à projets.")
            yield Break()
        yield Para.of("Appel à projets", "title")
        yield Para.of("Mise en place de 10 000 logements HLM accompagnés", "title")

    def _section(self, index: int, section: str, keys: list[str]) -> list[Block]:
        """Return a section: its heading, then its entries in their order or out of it."""
        world, plan = self.world, self.plan
        rng = world.rng
        title = SECTION_TITLES[section]
        if plan.wording != "form" and title and rng.random() < 0.6:
            title = rng.choice(world.style.data["sections"][section])
        blocks: list[Block] = []
        if title:
            numbers = {"I": ("I", "II", "III", "IV", "V", "VI", "VII"), "A": tuple("ABCDEFG")}
            style = plan.numbering
            number = numbers.get(style[:1], tuple("1234567"))[index] if style else ""
            text = number + style[1:] + title
            blocks.append(Para.of(text.upper() if plan.upper else text, "heading"))
        if plan.shuffle and section in ("presentation", "logements", "accompagnement"):
            rng.shuffle(keys)
        return blocks + self._entries(keys)

    def _entries(self, keys: list[str]) -> list[Block]:
        """Return the entries of a section; a pair may share one label, a run of short ones one table."""
        rng, plan = self.world.rng, self.plan
        blocks: list[Block] = []
        short_run: list[tuple[str, Answer]] = []
        skip: set[str] = set()
        for key in keys:
            if key in skip:
                continue
            if not key.startswith("avis.") and key in self.writers and rng.random() < plan.drop:
                continue
            pair = MERGES.get(key)
            if pair and pair in keys and rng.random() < plan.merge:
                skip.add(pair)
                blocks += self._flush(short_run)
                blocks += self._merged(key, pair)
                continue
            if plan.shape in IN_TABLES and key in SHORT:
                short_run.append((key, self._answer(key)))
                continue
            blocks += self._flush(short_run)
            blocks += self._entry(key)
        return blocks + self._flush(short_run)

    def _flush(self, run: list[tuple[str, Answer]]) -> list[Block]:
        """Return a table whose header row holds the labels and whose second row the answers."""
        if not run:
            return []
        head = tuple((Para((Bold(self._label(key)),), "cell"),) for key, _ in run)
        answers = tuple(tuple(answer.paras) or (Para.of("", "cell"),) for _, answer in run)
        run.clear()
        return [Grid((head, answers))]

    def _entry(self, key: str) -> list[Block]:
        """Return one entry of the form."""
        if key == "publics.groupes":
            return self._groups(("publics.eligible_dalo", "publics.accords_collectifs", "publics.pdalpd"))
        if key == "financement.investissement":
            return self._groups(("financement.fndollts", "financement.candidat_appel_projets"))
        if key == "logements.options":
            return self._options()
        if key in ("avis.reproductibilite", "avis.avis_regional"):
            return self._avis_choice(key)
        return self._labelled(key, self._answer(key))

    def _answer(self, key: str) -> Answer:
        """Return what is written at an entry; its expectations are kept."""
        world, plan = self.world, self.plan
        rng = world.rng
        if key.startswith("avis.") and plan.avis != "filled":
            answer = Answer([Para.of(AVIS)], {key: status("vide")})
        elif not key.startswith("avis.") and rng.random() < plan.skip_prompt:
            answer = self._unanswered(key)
        else:
            answer = self.writers[key](world, plan.length)
            prompt = PROMPTS.get(key, "(le cas échéant)" if rng.random() < 0.03 else "")
            if plan.prompts == "kept" and prompt and rng.random() < 0.6 and answer.paras:
                self._keep_prompt(answer, prompt)
            elif rng.random() < 0.06 and len(answer.paras) == 1 and key in SHORT:
                answer.paras = [Para((*answer.paras[0].items, "…" * rng.randint(8, 24)))]
        self.fields.update(answer.fields)
        return answer

    def _keep_prompt(self, answer: Answer, prompt: str) -> None:
        """Leave the form's prompt beside the answer."""
        first = answer.paras[0]
        if self.world.rng.random() < 0.5:
            answer.paras[0] = Para((f"{prompt} : ", *first.items), first.kind)
        else:
            answer.paras.insert(0, Para.of(f"{prompt}."))

    def _unanswered(self, key: str) -> Answer:
        """Return an entry left as it was printed."""
        prompt = PROMPTS.get(key, "champ libre")
        paras = {
            "prompt": [Para.of(prompt)],
            "blank": [],
            "dots": [Para.of("." * self.world.rng.randint(30, 70))],
        }[self.plan.empties]
        return Answer(paras, {path: status("vide") for path in TOGETHER.get(key, (key,))})

    def _label(self, key: str) -> str:
        """Return the label of an entry in this dossier's wording."""
        rng, plan = self.world.rng, self.plan
        variants = self.world.style.data["labels"].get(key, ())
        printed = LABELS.get(key, "")
        reword = plan.wording == "reworded" or (plan.wording == "mixed" and rng.random() < 0.5)
        label = rng.choice(variants) if variants and (reword or not printed) else printed
        if plan.wording != "form" and " (" in label and rng.random() < 0.5:
            label = label[: label.index(" (")]
        return label.upper() if plan.upper and rng.random() < 0.8 else label

    def _labelled(self, key: str, answer: Answer) -> list[Block]:
        """Return a label and its answer in the dossier's shape."""
        if key == "avis.commentaire":  # printed without a label: « champ libre » below the regional opinion
            return list(answer.paras)
        label = self._label(key)
        shape = self.plan.shape
        rng = self.world.rng
        if shape == "mixed":
            shape = rng.choice(("inline", "below", "below", "boxed", "right"))
        if shape == "header":
            shape = "inline"
        separator = self.plan.separator
        if label.endswith(("?", "de")):
            separator = " "
        return self._shaped(shape, label, separator, answer)

    def _shaped(self, shape: str, label: str, separator: str, answer: Answer) -> list[Block]:
        """Return the blocks of one entry."""
        rng = self.world.rng
        paras = self._with_inputs(answer.paras)
        ended = label + (separator.rstrip() if separator.strip() in (":", ".") else "")
        titled = Para((Bold(ended),), "label")
        cell = tuple(paras) or (Para.of("", "cell"),)
        if shape == "right":
            return [Grid((((Para((Bold(label),), "cell"),), cell),), (0.35, 0.65))]
        if shape == "boxed":
            return [Grid((((titled, *paras),),), (1.0,))]
        if shape == "above":  # the label is printed small under what it asks for, as on a card
            return [Grid(((cell,), ((titled,),)), (1.0,))]
        if shape == "below" or (paras and paras[0].kind != "body"):
            if separator.strip() != ":":
                titled = Para((Bold(label),), "label")
            gap = [Para.of("")] * (rng.choice((0, 0, 0, 1, 3, 9)) if paras else 0)
            return [titled, *gap, *paras]
        first: tuple[Inline, ...] = paras[0].items if paras else ()
        joint = separator if separator.strip() or not first else "  "
        return [Para((Bold(label + joint), *first), "label"), *paras[1:]]

    def _with_inputs(self, paras: list[Para]) -> list[Para]:
        """Put one-line answers into form fields where the dossier was typed into the form."""
        if not self.plan.input_fields or len(paras) != 1 or not isinstance(paras[0].items[0], str):
            return paras
        name = "choice" if self.world.rng.random() < 0.2 else ""
        *prompt, answer = paras[0].items
        if not isinstance(answer, str):
            return paras
        return [Para((*prompt, Input(answer, name)), paras[0].kind)]

    def _merged(self, first: str, second: str) -> list[Block]:
        """Return two entries under one label: what is written answers both."""
        rng = self.world.rng
        answer = MERGED_WRITERS[first](self) if first in MERGED_WRITERS else self._shared(first, second)
        label = rng.choice(self.world.style.data["merged"][first])
        self.fields.update(answer.fields)
        return self._shaped(
            "inline" if self.plan.shape in ("header", "mixed") else self.plan.shape, label, " : ", answer
        )

    def _shared(self, first: str, second: str) -> Answer:
        """Return the text of two entries written as one; either part alone is as good for its own field."""
        one = self.writers[first](self.world, self.plan.length)
        two = self.writers[second](self.world, self.plan.length)
        whole = Answer(one.paras + two.paras)
        whole.fields[first] = filled(whole.text, one.text)
        whole.fields[second] = filled(whole.text, two.text)
        return whole

    def _groups(self, paths: tuple[str, ...]) -> list[Block]:
        """Return the oui/non groups, one after another."""
        blocks: list[Block] = []
        for path in paths:
            if self.world.rng.random() < self.plan.drop:
                continue
            blocks += self._group(path)
        return blocks

    def _group(self, path: str) -> list[Block]:
        """Return one oui/non group."""
        rng, plan = self.world.rng, self.plan
        variants = self.world.style.data["groups"][path]
        label = rng.choice(variants) if plan.wording == "reworded" else GROUPS[path]
        mode = rng.choices(
            ("one", "none", "word", "both"), (0.8, 0.08, 0.08, 0.04 + 0.2 * plan.contradictory)
        )[0]
        if mode == "word":
            return self._answered_in_words(path, label)
        yes = mode == "both" or (mode == "one" and rng.random() < 0.6)
        no = mode == "both" or (mode == "one" and not yes)
        self.fields[path] = self._group_expected(mode, yes)
        return self._group_blocks(label, (("oui", yes, f"{path}.oui"), ("non", no, f"{path}.non")))

    def _group_expected(self, mode: str, yes: bool) -> Expected:
        """Return what a reader takes from a group whose boxes reach the page, or do not."""
        if self.plan.ticks in LOST:
            return status("illisible")
        if mode == "both":
            return status("contradictoire")
        if mode == "none":
            return status("vide", *(("illisible",) if self.plan.ticks == "typed" else ()))
        return filled(yes)

    def _answered_in_words(self, path: str, label: str) -> list[Block]:
        """Return a group whose boxes were replaced by words."""
        rng = self.world.rng
        yes = rng.random() < 0.7
        words = rng.choice(self.world.style.data["answers"]["yes" if yes else "no"])
        self.fields[path] = filled(yes)
        return self._shaped("inline", label, " : ", Answer([Para.of(words)]))

    def _group_blocks(self, label: str, options: tuple[tuple[str, bool, str], ...]) -> list[Block]:
        """Return a label and its boxes on one line, wrapped, bulleted, or in cells."""
        items = [self._option(word, Tick(ticked, name)) for word, ticked, name in options]
        shape = self.plan.group_shape
        if shape == "wrapped":
            first = Para((Bold(label), "   ", *items[0]), "label")
            return [first, *(Para(tuple(item)) for item in items[1:])]
        if shape == "bulleted":
            return [Para((Bold(label + " :"),), "label"), *(Para(tuple(item), "bullet") for item in items)]
        if shape == "cells":
            cells = tuple((Para(tuple(item), "cell"),) for item in items)
            rest = 0.5 / len(items)
            return [Grid((((Para((Bold(label),), "cell"),), *cells),), (0.5, *([rest] * len(items))))]
        line: list[Inline] = [Bold(label), " : " if ":" in self.plan.separator else "   "]
        for item in items:
            line += [*item, "    "]
        return [Para(tuple(line[:-1]), "label")]

    def _option(self, word: str, tick: Tick) -> list[Inline]:
        """Return an option: the box before or after its words."""
        return [tick, f" {word}"] if self.plan.box_first else [f"{word} ", tick]

    def _options(self) -> list[Block]:
        """Return the four ways of finding dwellings."""
        rng, plan = self.world.rng, self.plan
        count = rng.choices((0, 1, 2, 3), (0.06, 0.6, 0.28, 0.06))[0]
        chosen = rng.sample(list(OPTIONS), count)
        kept = [path for path in OPTIONS if path in chosen or rng.random() >= plan.drop / 2]
        blocks: list[Block] = []
        for path in kept:
            variants = self.world.style.data["options"][path]
            words = rng.choice(variants) if plan.wording == "reworded" else OPTIONS[path]
            if plan.ticks in LOST:
                self.fields[path] = status("illisible")
            elif not chosen:
                self.fields[path] = status("vide", *(("illisible",) if plan.ticks == "typed" else ()))
            else:
                self.fields[path] = filled(path in chosen)
            kind = "bullet" if plan.group_shape == "bulleted" else "body"
            blocks.append(Para(tuple(self._option(words, Tick(path in chosen, path))), kind))
        if chosen and plan.ticks not in LOST:
            for path in OPTIONS:
                if path not in kept:  # an option that the applicant struck out is not ticked, or not there
                    self.fields[path]["alternatives"] = [{"statut": KEEPER, "valeur": False}]
        return blocks

    def _avis_choice(self, key: str) -> list[Block]:
        """Return the State's two groups of boxes."""
        rng, plan = self.world.rng, self.plan
        words = (
            ("Faible", "Moyen", "Fort") if key.endswith("reproductibilite") else ("Favorable", "Défavorable")
        )
        chosen = rng.choice(words) if plan.avis == "filled" and rng.random() < 0.85 else None
        if plan.ticks in LOST:
            self.fields[key] = status("illisible", *(("vide",) if plan.ticks == "lost" else ()))
        elif chosen is None:
            self.fields[key] = status("vide", *(("illisible",) if plan.ticks == "typed" else ()))
        else:
            self.fields[key] = filled(chosen.lower().replace("é", "e"))
        options = tuple((word, word == chosen, f"{key}.{word.lower()}") for word in words)
        return self._group_blocks(self._label(key), options)


def _counted_types(composer: Composer) -> Answer:
    """Return a count and the types of dwelling in one answer."""
    rng = composer.world.rng
    small, large = rng.randint(3, 14), rng.randint(2, 9)
    first = rng.choice((1, 2, 3))
    text = f"{small + large} logements : {small} T{first} et {large} T{first + 1}"
    return Answer(
        [Para.of(text)],
        {
            "logements.nombre_logements": filled(small + large),
            "logements.typologie_texte": filled(text, f"{small} T{first} et {large} T{first + 1}"),
            "logements.typologies": filled([f"T{first}", f"T{first + 1}"]),
        },
    )


IN_TABLES = ("header", "pairs")  # shapes that set short answers in tables of several
SHORT = (
    "presentation.localisation",
    "presentation.nom_projet",
    "publics.nombre_menages",
    "logements.nombre_logements",
    "logements.typologie_texte",
    "financement.cout_diagnostic",
    "financement.cout_accompagnement",
    "financement.cout_gestion_locative",
    "financement.cout_global",
)
TOGETHER = {
    "publics.caracteristiques": ("publics.caracteristiques", "publics.categories"),
    "logements.typologie_texte": ("logements.typologie_texte", "logements.typologies"),
    "duree.texte": ("duree.texte", "duree.mois", "duree.renouvelable"),
}
MERGES = {
    "logements.nombre_logements": "logements.typologie_texte",
    "logements.attribution": "logements.localisation_offre",
    "accompagnement.gestion_locative": "accompagnement.adhesion_menage",
    "accompagnement.mobilisation_offre": "accompagnement.relation_bailleur",
}
MERGED_WRITERS = {"logements.nombre_logements": _counted_types}
