"""A dossier of the applicant's own: a few of the form's headings, everything else in prose."""

from __future__ import annotations

from reference.answers import (
    Answer,
    Expected,
    empty_fields,
    euros,
    filled,
    offer_place,
    project_name,
    prose,
    public,
)  # fmt: skip
from reference.blocks import Block, Para
from reference.budget import budget
from reference.contacts import contacts
from reference.form import LABELS, OPTIONS, SECTION_TITLES
from reference.style import World, in_words
from reference.told import length_of_time, writers_of


class FreeComposer:
    """Writes one free-form dossier."""

    def __init__(self, world: World, length: float) -> None:
        self.world = world
        self.length = length
        self.fields: dict[str, Expected] = empty_fields()
        self.out: list[Block] = []
        self.writers = writers_of(world.style)

    def blocks(self) -> list[Block]:
        """Return the dossier."""
        rng = self.world.rng
        self.out = [
            Para.of("Appel à projets", "title"),
            Para.of("Mise en place de 10 000 logements HLM accompagnés", "title"),
        ]
        places = self.writers["presentation.localisation"](self.world, 1)
        self._entry("presentation.localisation", places, "Localisation du projet")
        name = project_name(self.world, 1)
        self._entry("presentation.nom_projet", name, "Nom du projet")
        self._entry(
            "presentation.porteurs",
            self.writers["presentation.porteurs"](self.world, 1),
            "Porteurs du projet",
        )
        self._entry("publics.caracteristiques", public(self.world, self.length), SECTION_TITLES["publics"])
        written = self.fields["publics.caracteristiques"]
        self._sentence("menages", "publics.nombre_menages")
        last = self.out[-1]
        assert isinstance(last, Para)
        # The count stands under the same heading: with it or without it, the text is the answer.
        longer = f"{written['valeur']}\n{last.items[0]}"
        written["alternatives"] = [{"statut": "renseigne", "valeur": longer}]
        self._constat()
        self._dwellings()
        self._prose("accompagnement.methodologie", rng.choice(("Accompagnement", "L’accompagnement proposé")))
        allies = self.writers["partenariat.partenaires"](self.world, self.length)
        self._entry("partenariat.partenaires", allies, "Partenariats")
        self._money()
        table, self.fields["financement.budget"] = budget(self.world)
        self.out += table
        people, self.fields["contacts"] = contacts(self.world)
        self.out += people
        return self.out

    def _heading(self, text: str) -> None:
        self.out.append(Para.of(text + " :", "heading"))

    def _entry(self, path: str, answer: Answer, label: str) -> None:
        self._heading(label)
        self.out += answer.paras
        self.fields.update(answer.fields)

    def _prose(self, path: str, label: str) -> None:
        paras = prose(self.world, path, self.length * 1.5)
        self._entry(path, Answer(paras, {path: filled(Answer(paras).text)}), label)

    def _sentence(self, name: str, path: str) -> None:
        """Say a count in a sentence of its own."""
        told = "told" in self.world.style.data  # its other sentences tell the same number
        number = self.world.count(name) if told else self.world.rng.randint(8, 60)
        template = self.world.rng.choice(self.world.style.data["libre"][name])
        self.out.append(Para.of(self.world.fill(template, n=str(number), mots=in_words(number))))
        self.fields[path] = filled(number)

    def _constat(self) -> None:
        """Add a text under a heading that is none of the form's: a reader may take it for the descriptif."""
        self._heading(self.world.rng.choice(self.world.style.data["libre"]["constat"]))
        paras = prose(self.world, "presentation.descriptif", self.length * 1.5)
        self.out += paras
        other = {"statut": "renseigne", "valeur": Answer(paras).text}
        self.fields["presentation.descriptif"]["alternatives"] = [other]

    def _dwellings(self) -> None:
        """Name the options in words; those that are not named are not there."""
        rng = self.world.rng
        self._heading(SECTION_TITLES["logements"])
        for path in rng.sample(list(OPTIONS), rng.randint(1, 2)):
            self.out.append(Para.of(OPTIONS[path], "bullet"))
            self.fields[path] = filled(True)
        for path in OPTIONS:
            if self.fields[path]["statut"] == "absent":
                self.fields[path]["alternatives"] = [{"statut": "renseigne", "valeur": False}]
        self._sentence("logements", "logements.nombre_logements")
        types = self.writers["logements.typologie_texte"](self.world, 1)
        self._entry("logements.typologie_texte", types, LABELS["logements.typologie_texte"])
        self._prose("logements.attribution", LABELS["logements.attribution"])
        self._entry(
            "logements.localisation_offre", offer_place(self.world, 1), LABELS["logements.localisation_offre"]
        )

    def _money(self) -> None:
        """Say cost and duration in sentences under « Montage financier »."""
        rng = self.world.rng
        words = self.world.style.data["libre"]
        amount = rng.randint(60, 400) * 10
        cost = rng.choice(words["cout"]).format(a=euros(self.world, amount))
        written, months = length_of_time(self.world)
        paras = prose(self.world, "financement.texte", self.length)
        ends = Para.of(rng.choice(words["duree"]).format(d=written))
        self._heading("Montage financier")
        self.out += [*paras, Para.of(cost), ends]
        whole = "\n".join([Answer(paras).text, cost])
        self.fields["financement.texte"] = filled(whole, f"{whole}\n{ends.items[0]}", Answer(paras).text)
        value = [{"montant": f"{amount}.00", "par": "menage", "periode": "an"}]
        self.fields["financement.cout_accompagnement"] = filled(value)
        self.fields["duree.mois"] = filled(months)
        self.fields["duree.texte"] = filled(ends.items[0], written)
        silent = {"statut": "vide", "valeur": None}
        self.fields["duree.renouvelable"]["alternatives"] = [silent, {"statut": "renseigne", "valeur": False}]
