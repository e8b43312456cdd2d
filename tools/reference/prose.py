"""A dossier in prose, without the form: a letter or a note under headings of its own, or under none."""

from __future__ import annotations

from reference.answers import KEEPER, Answer, Expected, empty_fields, filled, prose, public
from reference.blocks import Block, Para
from reference.budget import budget
from reference.contacts import contacts
from reference.form import OPTIONS
from reference.style import World, in_words
from reference.told import CARRIER, bodies_of, length_of_time, money, renewable


class ProseComposer:
    """Writes one dossier in prose."""

    def __init__(self, world: World, length: float) -> None:
        self.world = world
        self.length = length
        self.fields: dict[str, Expected] = empty_fields()
        self.out: list[Block] = []
        self.words = world.style.data["prose"]

    def blocks(self) -> list[Block]:
        """Return the dossier."""
        rng = self.world.rng
        self.out = [Para.of(rng.choice(self.words["ouvertures"]), rng.choice(("title", "body")))]
        self._who()
        self._what()
        self._whom()
        self._dwellings()
        self._text("accompagnement", "accompagnement.methodologie")
        self._partners()
        self._money()
        if rng.random() < 0.6:
            table, self.fields["financement.budget"] = budget(self.world)
            self.out += table
        self.out.append(Para.of(self.world.fill(rng.choice(self.words["fins"]))))
        if rng.random() < 0.7:
            people, self.fields["contacts"] = contacts(self.world)
            self.out += people
        return self.out

    def _heading(self, name: str) -> None:
        mark = self.world.rng.choice(("", "", " :"))
        title = self.world.rng.choice(self.words["titres"][name])
        self.out.append(Para.of(title if title.endswith("?") else title + mark, "heading"))

    def _say(self, name: str, **given: str) -> str:
        sentence = self.world.fill(self.world.rng.choice(self.words[name]), **given)
        self.out.append(Para.of(sentence))
        return sentence

    def _who(self) -> None:
        """Say who files the dossier, its name and where."""
        self._heading("presentation")
        slots, known = bodies_of(self.world)
        self._say("porteurs", **slots)
        self.fields["presentation.porteurs"] = filled([known["b1"], known["a1"]])
        name = self.world.fill(self.world.rng.choice(self.world.style.data["answers"]["nom_projet"]))
        self._say("nom", nom=name)
        self.fields["presentation.nom_projet"] = filled(name)
        place = self.world.place
        text = self._say("lieux")
        value = {"texte": text, "departements": [place["code"]], "communes": self.world.communes}
        self.fields["presentation.localisation"] = filled(value)

    def _text(self, heading: str, path: str, opening: str = "") -> None:
        """Add a free text under a heading of the dossier's own."""
        self._heading(heading)
        paras = prose(self.world, path, self.length * 1.3)
        self.out += paras
        text = Answer(paras).text
        self.fields[path] = filled(f"{opening}\n{text}" if opening else text)

    def _what(self) -> None:
        self._text("descriptif", "presentation.descriptif")

    def _whom(self) -> None:
        """Say for whom, how many, and which of the call's publics."""
        rng, world = self.world.rng, self.world
        self._heading("publics")
        answer = public(world, self.length)
        self.out += answer.paras
        self.fields.update(answer.fields)
        number = world.count("menages")
        libre = world.style.data["libre"]
        said = world.fill(rng.choice(libre["menages"]), n=str(number), mots=in_words(number))
        self.out.append(Para.of(said))
        self.fields["publics.nombre_menages"] = filled(number)
        readings = [f"{answer.text}\n{said}"]
        if rng.random() < 0.6:
            groups = rng.choice(world.style.data["told"]["groupes"])
            paths = ("publics.eligible_dalo", "publics.accords_collectifs", "publics.pdalpd")
            self.out.append(Para.of(groups["texte"]))
            for path, value in zip(paths, groups["valeurs"], strict=True):
                self.fields[path] = filled(bool(value))
            readings.append(f"{answer.text}\n{said}\n{groups['texte']}")
        # The sentences under the same heading: with them or without, the text is the answer.
        others = [{"statut": KEEPER, "valeur": reading} for reading in readings]
        self.fields["publics.caracteristiques"]["alternatives"] = others

    def _dwellings(self) -> None:
        """Say which dwellings, how many, of what types."""
        rng, world = self.world.rng, self.world
        self._heading("logements")
        number = world.count("logements")
        libre = world.style.data["libre"]
        said = world.fill(rng.choice(libre["logements"]), n=str(number), mots=in_words(number))
        self.out.append(Para.of(said))
        self.fields["logements.nombre_logements"] = filled(number)
        first = rng.randint(1, 3)
        types = [f"T{first}", f"T{first + 1}"]
        sentence = self._say("typologies", t=f"T{first} et T{first + 1}")
        self.fields["logements.typologies"] = filled(types)
        # The words may be taken whole or by the types alone; no label asks for them here.
        self.fields["logements.typologie_texte"] = filled(sentence, " et ".join(types), f"{said}\n{sentence}")
        for path in OPTIONS:
            self.fields[path]["alternatives"] = [{"statut": KEEPER, "valeur": False}]
        self._text("attribution", "logements.attribution")

    def _partners(self) -> None:
        """Name the partners in a sentence."""
        rng, bodies = self.world.rng, self.world.style.data["bodies"]
        self._heading("partenaires")
        names = [(name, "collectivite") for name in rng.sample(bodies["collectivites"], 2)]
        names += [(name, "autre") for name in rng.sample(bodies["autres"], rng.randint(2, 4))]
        rng.shuffle(names)
        written = [name for name, _ in names]
        text = self._say("partenaires", liste=f"{', '.join(written[:-1])} et {written[-1]}")
        value = {"texte": text, "organismes": [{"nom": name, "type": kind} for name, kind in names]}
        self.fields["partenariat.partenaires"] = filled(value)

    def _money(self) -> None:
        """Say cost and duration under a heading of money."""
        rng, world = self.world.rng, self.world
        libre = world.style.data["libre"]
        amount = rng.randint(60, 400) * 10
        cost = rng.choice(libre["cout"]).format(a=money(world, amount))
        written, months = length_of_time(world)
        ends = rng.choice(libre["duree"]).format(d=written)
        self._heading("financement")
        paras = prose(world, "financement.texte", self.length)
        self.out += [*paras, Para.of(cost), Para.of(ends)]
        text = Answer(paras).text
        self.fields["financement.texte"] = filled(f"{text}\n{cost}", f"{text}\n{cost}\n{ends}", text)
        value = [{"montant": f"{amount}.00", "par": "menage", "periode": "an"}]
        self.fields["financement.cout_accompagnement"] = filled(value)
        self.fields["duree.mois"] = filled(months)
        self.fields["duree.texte"] = filled(ends, written, CARRIER.sub("", written))
        self.fields["duree.renouvelable"] = renewable("")
