"""A document of the applicant's own, or a letter, for a style with ``[hands]``: no form, no label of its own."""

from __future__ import annotations

from reference.answers import KEEPER, Answer, Expected, empty_fields, filled
from reference.blocks import Block, Bold, Break, Grid, Para
from reference.form import OPTIONS
from reference.hand import WRITERS_F, counted, long_text, partners, place_value, project_name, public, say
from reference.hand_annex import account, people
from reference.style import World
from reference.told import bodies_of, cost_answer, length_of_time, money, renewable
from reference.varied import unnamed

_GROUPS = {
    "dalo": "publics.eligible_dalo",
    "accords": "publics.accords_collectifs",
    "pdalpd": "publics.pdalpd",
}
_COSTS = (
    ("diagnostic", "financement.cout_diagnostic", "menage", (10, 60), 0.5),
    ("accompagnement", "financement.cout_accompagnement", "menage", (60, 400), 0.9),
    ("gestion", "financement.cout_gestion_locative", "logement", (20, 120), 0.3),
)
_SIDES = (
    "accompagnement.gestion_locative",
    "accompagnement.adhesion_menage",
    "accompagnement.mobilisation_offre",
    "accompagnement.relation_bailleur",
    "accompagnement.adequation_besoins",
)
_LED = {
    "what": "presentation.descriptif",
    "whom": "publics.caracteristiques",
    "how": "accompagnement.methodologie",
    "money": "financement.texte",
}
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

LONGEST_LABEL = 30  # characters: « Localisation de l'offre : Agen et Foix »


class OwnComposer:
    """Writes one dossier without the form: ``register`` is own (headings) or letter (none)."""

    def __init__(self, world: World, length: float, register: str) -> None:
        self.world = world
        self.length = length if register == "own" else min(length, 0.6)
        self.letter = register == "letter"
        self.facts = world.style.data["facts"]
        self.fields: dict[str, Expected] = empty_fields()
        self.told: set[str] = set()  # what the card already says
        self.writers = WRITERS_F

    def blocks(self) -> list[Block]:
        """Return the dossier."""
        rng, words = self.world.rng, self.world.style.data["own"]
        opening, out = self._opening(), list[Block]()
        order, number = list(rng.choice(words["orders"])), 0
        mark = rng.choice(words["numberings"])
        for name in order:
            blocks = self._led(name)
            if blocks and name != "side" and not self.letter:
                number += 1
                title = rng.choice(words["headings"][name])
                lead = mark.format(n=number, R=ROMAN[number - 1])
                out.append(Para.of(lead + title, "heading"))
            out += blocks
        if not self.letter and rng.random() < 0.25:
            opening += self._contents(
                [block for block in out if isinstance(block, Para) and block.kind == "heading"]
            )
        out = [*opening, *out]
        if self.letter:
            out.append(Para.of(rng.choice(self.world.style.data["letter"]["closings"])))
        if rng.random() < (0.15 if self.letter else 0.6):
            table, self.fields["financement.budget"] = account(self.world)
            out += table
        if rng.random() < 0.75:
            called, self.fields["contacts"] = people(self.world)
            out += called
        return out

    def _opening(self) -> list[Block]:
        """Return a letter's head, or a document's title and the card of the project."""
        rng, style = self.world.rng, self.world.style.data
        if self.letter:
            lines = [*rng.choice(style["letter"]["openings"]), rng.choice(style["letter"]["bridges"])]
            return [Para.of(say(self.world, line)) for line in lines]
        out: list[Block] = [
            Para.of(say(self.world, line), "title") for line in rng.choice(style["own"]["titles"])
        ]
        out += [Break()] if rng.random() < 0.3 else []
        if rng.random() < 0.5:
            out += self._card()
        return out

    def _contents(self, headings: list[Para]) -> list[Block]:
        """Return a table of contents and the end of its page."""
        lines = [Para.of(f"{para.items[0]} {'.' * 30} {2 + at // 2}") for at, para in enumerate(headings)]
        return [Para.of("Sommaire", "heading"), *lines, Break()]

    def _card(self) -> list[Block]:
        """Return the table of what the project is in short."""
        rng, words = self.world.rng, self.world.style.data["own"]
        rows = []
        for path, labels in words["card"].items():
            if rng.random() < 0.2:
                continue
            answer = self.writers[path](self.world, 0.3)
            self.fields.update(answer.fields)
            self.told.add(path)
            rows.append(((Para((Bold(rng.choice(labels)),), "cell"),), tuple(answer.paras)))
        return [Para.of(rng.choice(words["cards"]), "heading"), Grid(tuple(rows), (0.32, 0.68))]

    def _set(self, path: str, first: str, *others: str) -> None:
        """Expect a text; what stands beside it may be read with it, and a label said within it without it."""
        label, _, rest = first.partition(" : ")
        bare = rest if len(label) < LONGEST_LABEL else ""
        self.fields[path] = filled(
            first, *dict.fromkeys(other for other in (*others, bare) if other and other != first)
        )

    def _set_lines(self, lines: list[str]) -> list[Block]:
        """Return sentences as one paragraph or as several."""
        if not lines:
            return []
        return (
            [Para.of(" ".join(lines))]
            if self.letter or self.world.rng.random() < 0.6
            else list(map(Para.of, lines))
        )

    def _who(self) -> list[Block]:
        """Say who files the dossier, its name, where."""
        world, rng, lines = self.world, self.world.rng, []
        if "presentation.porteurs" not in self.told:
            slots, known = bodies_of(world)
            form = rng.choice(self.facts["porteurs"])
            lines.append(say(world, form["t"], **slots))
            self.fields["presentation.porteurs"] = filled([known[name] for name in form["q"]])
        if "presentation.nom_projet" not in self.told and rng.random() < 0.8:
            name = project_name(world)
            while "«" in name:
                name = project_name(world)
            lines.append(rng.choice(self.facts["noms"]).format(x=name))
            self.fields["presentation.nom_projet"] = filled(name)
        if "presentation.localisation" not in self.told:
            place = rng.choice(self.facts["lieux"])
            where = say(world, place["x"])
            lines.append(place["t"].format(x=where))
            self.fields["presentation.localisation"] = filled(*place_value(world, place, lines[-1], where))
        return self._set_lines(lines)

    def _led(self, name: str) -> list[Block]:
        """Return a subject, in a letter after the sentence that comes to it."""
        blocks: list[Block] = getattr(self, f"_{name}")()
        leads = self.world.style.data["letter"]["leads"].get(name)
        if not leads or not self.letter:
            return blocks
        lead, expected = self.world.rng.choice(leads), self.fields[_LED[name]]
        other = {"statut": KEEPER, "valeur": f"{lead}\n{expected['valeur']}"}
        expected["alternatives"] = [*expected.get("alternatives", []), other]
        return [Para.of(lead), *blocks]

    def _free(self, path: str) -> list[Para]:
        answer, _ = long_text(self.world, path, self.length)
        self.fields.update(answer.fields)
        return answer.paras

    def _what(self) -> list[Block]:
        return [*self._free("presentation.descriptif")]

    def _how(self) -> list[Block]:
        return [*self._free("accompagnement.methodologie")]

    def _side(self) -> list[Block]:
        """Return the form's other questions, each under a heading; one or two of them in a letter."""
        rng, out = self.world.rng, []
        for path in _SIDES:
            if rng.random() < (0.25 if self.letter else 0.55):
                out += self._headed(path)
        return out

    def _headed(self, path: str) -> list[Block]:
        """Return a text under a heading of its own; in a letter its first paragraph, which says what it is about."""
        if self.letter:
            text = say(self.world, self.world.style.data["own"]["plain"][path])
            self._set(path, text)
            return [Para.of(text)]
        title = Para.of(self.world.rng.choice(self.world.style.data["own"]["sub"][path]), "heading")
        return [title, *self._free(path)]

    def _public(self) -> Answer:
        return public(self.world, self.length)

    def _whom(self) -> list[Block]:
        """Say for whom, how many, of which of the call's publics."""
        world, rng = self.world, self.world.rng
        answer, lines = self._public(), []
        self.fields.update(answer.fields)
        if "publics.nombre_menages" not in self.told:
            text, numbers = counted(world, self.facts["menages"], "menages")
            lines.append(text)
            self.fields["publics.nombre_menages"] = filled(numbers["n"])
        if rng.random() < 0.5:
            form = rng.choice(self.facts["groupes"])
            lines.append(form["t"])
            self.fields.update({_GROUPS[name]: filled(yes) for name, yes in form["v"].items()})
        said = self._set_lines(lines)
        after = rng.random() < 0.6
        text, joined = answer.text, "\n".join(lines)
        whole = f"{text}\n{joined}" if after else f"{joined}\n{text}"
        self._set("publics.caracteristiques", text, whole if lines else "")
        return [*answer.paras, *said] if after else [*said, *answer.paras]

    def _homes(self) -> list[Block]:
        """Say which dwellings, how many, of what types, where; then how they are let."""
        world, rng, lines = self.world, self.world.rng, []
        if "logements.nombre_logements" not in self.told:
            text, numbers = counted(world, self.facts["logements"], "logements")
            lines.append(text)
            self.fields["logements.nombre_logements"] = filled(numbers["n"])
        if "logements.typologie_texte" not in self.told and rng.random() < 0.7:
            words, types = rng.choice(self.facts["type_words"])
            text = rng.choice(self.facts["types"]).format(x=words)
            self._set("logements.typologie_texte", text, words)
            self.fields["logements.typologies"] = filled(list(types))
            lines.append(text)
        if rng.random() < 0.6:
            form = rng.choice(self.facts["options"])
            lines.append(form["t"])
            for path in OPTIONS:
                named = path in form["oui"] + form["non"]
                self.fields[path] = filled(path in form["oui"]) if named else unnamed()
        if rng.random() < 0.6:
            lines.append(say(world, rng.choice(self.facts["ou"])))
            self._set("logements.localisation_offre", lines[-1])
        let = self._headed("logements.attribution") if rng.random() < 0.7 else []
        return [*self._set_lines(lines), *let]

    def _allies(self) -> list[Block]:
        answer = partners(self.world, self.length, "phrase" if self.letter else "")
        self.fields.update(answer.fields)
        grid = getattr(answer, "grid", None)
        return [*answer.paras, *([grid] if grid else [])]

    def _money(self) -> list[Block]:
        """Say what it costs and who pays."""
        world, rng, lines = self.world, self.world.rng, []
        paras = self._free("financement.texte")
        for name, path, unit, (low, high), share in _COSTS:
            if path in self.told or rng.random() > share:
                continue
            template, when = rng.choice(self.facts[name])
            amount = rng.randint(low, high) * (1 if when == "mois" else 10)
            text = template.format(a=money(world, amount))
            self.fields.update(cost_answer(path, text, unit, [[(amount, "mot", when)]]).fields)
            lines.append(text)
        costs, text = "\n".join(lines), Answer(paras).text
        readings = [f"{text}\n{costs}", costs] if lines else []
        others: list[Block] = []
        if rng.random() < 0.5:
            apart = say(world, rng.choice(self.facts["cofin"]))
            self._set("financement.cofinancements", apart)
            readings += ["\n".join(part for part in (text, costs, apart) if part)]
            others = [Para.of(apart)]
            if not self.letter and rng.random() < 0.5:
                others.insert(
                    0,
                    Para.of(
                        rng.choice(world.style.data["own"]["sub"]["financement.cofinancements"]), "heading"
                    ),
                )
        self._set("financement.texte", text, *readings)
        return [*paras, *self._set_lines(lines), *others]

    def _time(self) -> list[Block]:
        """Say for how long."""
        if "duree.texte" in self.told:
            return []
        form, said = self.world.rng.choice(self.facts["duree"])
        written, months = length_of_time(self.world)
        text = form.format(d=written)
        self._set("duree.texte", text, written)
        self.fields["duree.mois"] = filled(months)
        self.fields["duree.renouvelable"] = renewable(said)
        return [Para.of(text)]
