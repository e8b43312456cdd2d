"""A dossier without the form for styles with ``[batch]``: a note, a letter, a sheet, questions and answers."""

from __future__ import annotations

from reference.answers import KEEPER, Answer, Expected, empty_fields, filled, prose, public, status
from reference.blocks import Block, Bold, Grid, Para, Tick
from reference.budget import budget
from reference.contacts import contacts
from reference.form import OPTIONS
from reference.plan import LOST, Plan
from reference.style import World, in_words
from reference.told import bodies_of, cost_answer, length_of_time, money, renewable
from reference.varied import unnamed
from reference.variety import Variety, typeset, with_furniture

Topic = tuple[str, list[Para]]
_GROUPS = ("publics.eligible_dalo", "publics.accords_collectifs", "publics.pdalpd")
_COUNTS = {"publics.nombre_menages": "menages", "logements.nombre_logements": "logements"}
_TOWNS = {"toutes": 9, "deux": 2, "premiere": 1, "aucune": 0}


class LooseComposer:
    """Writes one dossier in the applicant's own order and words."""

    def __init__(self, world: World, plan: Plan, mode: str, variety: Variety) -> None:
        self.world = world
        self.length = plan.length
        self.ticks = plan.ticks
        self.mode = mode
        self.variety = variety
        self.words = world.style.data["loose"]
        self.fields: dict[str, Expected] = empty_fields()

    def blocks(self) -> list[Block]:
        """Return the dossier."""
        rng = self.world.rng
        order = list(rng.choice(self.words["orders"]))
        if rng.random() < 0.3:
            order.remove(rng.choice(self.words["droppable"]))
        titles = self.words["topics"]
        topics: list[Topic] = [
            (rng.choice(titles[name]), getattr(self, f"_{name}")()) for name in ("who", *order)
        ]
        if self.mode != "letter":
            topics[-1:-1] = self._sides()
        out = self._laid_out(topics)
        if rng.random() < 0.5:
            table, self.fields["financement.budget"] = budget(self.world)
            out += table
        if rng.random() < 0.8:
            people, self.fields["contacts"] = contacts(self.world)
            out += people
        self._told_elsewhere()
        out = typeset(out, self.variety.typography, rng)
        return with_furniture(out, self.world) if self.variety.furniture else out

    def _laid_out(self, topics: list[Topic]) -> list[Block]:
        """Return the topics as a note, a letter, a sheet, or questions and answers."""
        rng, words = self.world.rng, self.words
        if self.mode == "letter":
            opening = [f"{self.world.communes[0]}, le 26 septembre 2014", *words["letter"]]
            body = [para for _, paras in topics for para in paras]
            return [*(Para.of(line) for line in opening), *body, Para.of(rng.choice(words["greetings"]))]
        out: list[Block] = [Para.of(rng.choice(words["titles"]), "title")]
        if self.mode == "sheet":
            rows = tuple(((Para((Bold(title),), "cell"),), tuple(paras)) for title, paras in topics)
            return [*out, Grid(rows, (0.26, 0.74))]
        mark = rng.choice(("{}. ", "{}) ", "{} - ")) if self.mode == "numbered" else ""
        mark = "Q{}. " if self.mode == "questions" else mark
        for number, (title, paras) in enumerate(topics, 1):
            out.append(Para.of(mark.format(number) + title, "heading"))
            if self.mode == "questions" and paras[0].kind == "body":
                out += [Para(("R : ", *paras[0].items)), *paras[1:]]
            else:
                out += paras
        return out

    def _say(self, name: str, **given: str) -> str:
        """Draw a sentence."""
        return self.world.fill(self.world.rng.choice(self.words[name]), **given)

    def _readings(self, path: str, first: str, *others: str) -> None:
        """Expect a text; what stands beside it under the same heading may be read with it."""
        self.fields[path] = filled(first, *dict.fromkeys(other for other in others if other != first))

    def _who(self) -> list[Para]:
        """Say who files the dossier, its name, and where."""
        rng, world = self.world.rng, self.world
        slots, known = bodies_of(world)
        form = rng.choice(self.words["bodies"])
        said = world.fill(form["texte"], **slots)
        self.fields["presentation.porteurs"] = filled([known[name] for name in form["corps"]])
        name = world.fill(rng.choice(world.style.data["answers"]["nom_projet"]))
        self.fields["presentation.nom_projet"] = filled(name)
        named = self._say("names", nom=name)
        place = rng.choice(self.words["places"])
        where = world.fill(place["lieu"])
        sentence = place["texte"].format(lieu=where)
        towns = world.communes[: _TOWNS[place["communes"]]]
        value = {"texte": where, "departements": [world.place["code"]], "communes": towns}
        self.fields["presentation.localisation"] = filled(value, {**value, "texte": sentence})
        lines = [said, named, sentence]
        return [Para.of(" ".join(lines))] if rng.random() < 0.5 else [Para.of(line) for line in lines]

    def _what(self) -> list[Para]:
        paras = prose(self.world, "presentation.descriptif", self.length * 1.2)
        self._readings("presentation.descriptif", Answer(paras).text)
        return paras

    def _whom(self) -> list[Para]:
        """Say for whom, how many, and which of the call's publics."""
        rng, world = self.world.rng, self.world
        answer = public(world, self.length)
        self.fields.update(answer.fields)
        number = world.count("menages")
        said = self._say("menages", n=str(number), mots=in_words(number))
        self.fields["publics.nombre_menages"] = filled(number)
        before = rng.random() < 0.5
        paras = [Para.of(said), *answer.paras] if before else [*answer.paras, Para.of(said)]
        others = [Answer(paras).text]
        if rng.random() < 0.6:
            groups = rng.choice(world.style.data["told"]["groupes"])
            paras.append(Para.of(groups["texte"]))
            for path, value in zip(_GROUPS, groups["valeurs"], strict=True):
                self.fields[path] = filled(bool(value))
            others += [Answer(paras).text, f"{answer.text}\n{groups['texte']}"]
        self._readings("publics.caracteristiques", answer.text, *others)
        return paras

    def _homes(self) -> list[Para]:
        """Say which dwellings, how many, of what types, where, and how they are let."""
        rng, world = self.world.rng, self.world
        number = world.count("logements")
        counted = self._say("logements", n=str(number), mots=in_words(number))
        self.fields["logements.nombre_logements"] = filled(number)
        written, short, types = rng.choice(self.words["pairs"])
        typed = self._say("types", t=written)
        self.fields["logements.typologies"] = filled(list(types))
        self._readings("logements.typologie_texte", typed, written, short, f"{counted} {typed}")
        lines = [counted, typed]
        boxes = self._boxes() if self.mode != "letter" and rng.random() < 0.4 else []
        if not boxes:
            said = rng.choice(world.style.data["told"]["options_prose"])
            lines.append(said["texte"])
            for path in OPTIONS:
                known = path in said["oui"] + said["non"]
                self.fields[path] = filled(path in said["oui"]) if known else unnamed()
        if rng.random() < 0.6:
            where = self._say("where")
            self._readings("logements.localisation_offre", where, where.split(" à ", 1)[-1].rstrip("."))
            lines.append(where)
        head = [Para.of(" ".join(lines))] if rng.random() < 0.6 else [Para.of(line) for line in lines]
        rest = prose(world, "logements.attribution", self.length)
        self._readings("logements.attribution", Answer(rest).text, Answer([*head, *rest]).text)
        return [*head, *boxes, *rest]

    def _boxes(self) -> list[Para]:
        """Copy the form's four boxes, one or two of them ticked."""
        rng = self.world.rng
        chosen = rng.sample(list(OPTIONS), rng.choice((1, 1, 2)))
        for path in OPTIONS:
            self.fields[path] = status("illisible") if self.ticks in LOST else filled(path in chosen)
        return [Para((Tick(path in chosen, path), f" {OPTIONS[path]}")) for path in OPTIONS]

    def _how(self) -> list[Para]:
        paras = prose(self.world, "accompagnement.methodologie", self.length * 1.4)
        self._readings("accompagnement.methodologie", Answer(paras).text)
        return paras

    def _sides(self) -> list[Topic]:
        """Return sections of their own for some of the form's other questions."""
        rng = self.world.rng
        sides = []
        for path, titles in self.words["side"].items():
            if rng.random() < 0.5:
                paras = prose(self.world, path, self.length)
                self._readings(path, Answer(paras).text)
                sides.append((str(rng.choice(titles)), paras))
        return sides

    def _allies(self) -> list[Para]:
        """Name the partners."""
        rng, bodies = self.world.rng, self.world.style.data["bodies"]
        names = [(name, "collectivite") for name in rng.sample(bodies["collectivites"], 2)]
        names += [(name, "autre") for name in rng.sample(bodies["autres"], rng.randint(2, 5))]
        rng.shuffle(names)
        written = [name for name, _ in names]
        paras = [Para.of(self._say("allies", liste=f"{', '.join(written[:-1])} et {written[-1]}"))]
        if rng.random() < 0.5:
            paras += prose(self.world, "partenariat.partenaires", self.length)
        bodies_named = [{"nom": name, "type": kind} for name, kind in names]
        value = {"texte": Answer(paras).text, "organismes": bodies_named}
        self.fields["partenariat.partenaires"] = filled(value)
        return paras

    def _money(self) -> list[Para]:
        """Say what it costs and who pays."""
        rng, world = self.world.rng, self.world
        paras = prose(world, "financement.texte", self.length)
        amount = rng.randint(60, 400) * 10
        template, period = rng.choice(self.words["costs"])
        if period == "mois":
            amount = rng.randint(8, 35) * 10
        cost = template.format(a=money(world, amount))
        reading = [[(amount, "mot", period)]]
        self.fields.update(cost_answer("financement.cout_accompagnement", cost, "menage", reading).fields)
        lines = [cost]
        if rng.random() < 0.5:
            amount = rng.randint(10, 90) * 10
            lines.insert(0, self._say("diagnosis", a=money(world, amount)))
            reading = [[(amount, "mot", "")]]
            path = "financement.cout_diagnostic"
            self.fields.update(cost_answer(path, lines[0], "menage", reading).fields)
        told = [*paras, *(Para.of(line) for line in lines)]
        readings = [Answer(told).text]
        if rng.random() < 0.5:
            apart = self._say("cofinancers")
            self.fields["financement.cofinancements"] = filled(apart)
            told.append(Para.of(apart))
            readings.append(Answer(told).text)
        self._readings("financement.texte", Answer(paras).text, *readings)
        return told

    def _time(self) -> list[Para]:
        """Say for how long."""
        template, said = self.world.rng.choice(self.words["spans"])
        written, months = length_of_time(self.world)
        sentence = template.format(d=written)
        self.fields["duree.mois"] = filled(months)
        self._readings("duree.texte", sentence, written)
        self.fields["duree.renouvelable"] = renewable(said)
        return [Para.of(sentence)]

    def _told_elsewhere(self) -> None:
        """Allow a count that only a sentence elsewhere tells."""
        for path, name in _COUNTS.items():
            if name in self.world.told and self.fields[path]["statut"] != KEEPER:
                other = {"statut": KEEPER, "valeur": self.world.count(name)}
                self.fields[path].setdefault("alternatives", []).append(other)
