"""A style with ``[desk]``: five desks, each with whole answers of its own, boxes answered by words, crosses and counts.

A dossier has one voice; one answer in four is by another, as where two bodies write a dossier together.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from reference.answers import KEEPER, Answer, Expected, filled
from reference.blocks import Block, Bold, Para
from reference.desk_annex import budget, interlocutors
from reference.desk_answers import (
    WRITERS_H,
    allies,
    in_a_sentence,
    name_and_place,
    public,
    public_and_count,
    remarked,
    tariff,
    whole,
)
from reference.form import OPTIONS
from reference.hand import table
from reference.plan import Plan
from reference.style import Style, World
from reference.told import bodies_of
from reference.unforeseen import draw_hand
from reference.variety import typeset
from reference.voiced_form import Manner, VoicedForm
from reference.voices import IN_FILES, OwnDocument, asked, draw_manner

_REMARKED = ("presentation.descriptif", "logements.attribution", "accompagnement.", "financement.texte")
_WORDS = ("docx", "doc", "odt", "rtf", "folder", "zip")  # what surely has a glyph for an empty box
_BRACKETED = ("parens", "brackets", "brackets_upper", "formcheckbox_paren", "pipes")
_PRECISE = (0.5, 0.15, 0.35)


@dataclass
class DeskManner(Manner):
    """What one applicant of this style does beside filling in the form."""

    public: bool = False  # the households counted and described in one answer
    named: bool = False  # the name and the place in one answer
    remarks: float = 0.0


@dataclass
class DeskForm(VoicedForm):
    """Lays out one form of a style with ``[desk]``."""

    manner: DeskManner = field(default_factory=DeskManner)

    def parts(self) -> tuple[list[Block], list[Block], list[Block]]:
        """Return the form, its budget and its contacts."""
        called, self.plan.contacts = self.plan.contacts, "none"
        form, annexed, _ = super().parts()
        self.plan.contacts = called
        self._headed()
        if called == "none":
            return form, annexed, []
        people, self.fields["contacts"] = interlocutors(self.world)
        return form, annexed, typeset(people, self.manner.typography, self.world.rng)

    def _headed(self) -> None:
        """Take who sends the dossier, or is named all through it, as good for its holder where no answer is."""
        holder = self.fields["presentation.porteurs"]
        named = self.plan.front_page or self.manner.letter or self.manner.signed
        if holder["statut"] == "absent" or (holder["statut"] != KEEPER and named):
            _, known = bodies_of(self.world)
            others = [[known["b1"]], [known["b1"], known["a1"]]]
            more = [{"statut": KEEPER, "valeur": bodies} for bodies in others]
            holder["alternatives"] = [*holder.get("alternatives", []), *more]

    def _summed(self) -> None:
        """Take the sum of the dwellings that each option counts as good where nothing else counts them."""
        super()._summed()
        number = self.fields["logements.nombre_logements"]
        if self.hand.options == "shares" and number["statut"] != KEEPER:
            other = {"statut": KEEPER, "valeur": self.world.count("logements")}
            if self.fields["logements.offre_nouvelle"]["statut"] == KEEPER:  # the section is there
                number["alternatives"] = [*number.get("alternatives", []), other]

    def _account(self) -> tuple[list[Block], Expected]:
        return budget(self.world)

    def _entry(self, key: str) -> list[Block]:
        """Return one entry; some are told together, in place of their label, or with a remark below."""
        rng, manner = self.world.rng, self.manner
        if key in self._told:
            return []
        if key == "publics.nombre_menages" and manner.public:
            answer = public_and_count(self.world, self.plan.length)
            return self._together("public", answer, "publics.caracteristiques")
        unsaid = self.fields["presentation.nom_projet"]["statut"] == "absent"
        if key == "presentation.localisation" and manner.named and unsaid:
            return self._together("nom_lieu", name_and_place(self.world), "presentation.nom_projet")
        if key == "financement.cout_diagnostic" and manner.costs and rng.random() < 0.6:
            self._told.add("financement.cout_gestion_locative")
            return self._together("tarifs", tariff(self.world), "financement.cout_accompagnement")
        if rng.random() < manner.said:
            answer_said = in_a_sentence(self.world, key)
            if answer_said is not None:
                self.fields.update(answer_said.fields)
                return list(answer_said.paras)
        blocks = super()._entry(key)
        known = self.fields.get(key, {}).get("valeur")
        plain = bool(blocks) and isinstance(blocks[-1], Para)
        if key.startswith(_REMARKED) and isinstance(known, str) and plain and rng.random() < manner.remarks:
            blocks = [*blocks, *remarked(self.world, self.fields, key)]
        return blocks

    def _keep_prompt(self, answer: Answer, prompt: str) -> None:
        """Leave the prompt before the answer, or after it."""
        if len(answer.paras) != 1 or not prompt.startswith("expr") or self.world.rng.random() < 0.5:
            super()._keep_prompt(answer, prompt)
            return
        only = answer.paras[0]
        answer.paras = [replace(only, items=(f"{Answer([only]).text} ({prompt})",))]

    def _groups(self, paths: tuple[str, ...]) -> list[Block]:
        """Return the oui/non questions; ways of this composer first."""
        rng, form, words = self.world.rng, self.hand.groups, self.world.style.data
        if form not in ("reasoned", "replaced", "line_ends", "precise", "sequence", "circled"):
            return super()._groups(paths)
        kept = [path for path in paths if form == "sequence" or rng.random() >= self.plan.drop / 2]
        yes = {path: rng.random() < 0.6 for path in kept}
        self.fields.update({path: filled(said) for path, said in yes.items()})
        if form == "sequence":
            label = rng.choice(words["sequence"][paths[0].split(".")[0]])
            said = " / ".join(_word(one) for one in yes.values())
            if len(paths) > 2 and all(yes.values()):
                said = rng.choice((said, "oui pour les trois"))
            return [Para((Bold(f"{label} :"), f" {said}"), "label")]
        if form == "precise":
            told, noted = words["sequence"], [rng.choice(words["sequence"]["precisions"]) for _ in kept]
            rows = [
                (self._question(path), _word(yes[path]), note) for path, note in zip(kept, noted, strict=True)
            ]
            return [table([rng.choice(told["heads"]), *rows], _PRECISE)] if rows else []
        return [para for path in kept for para in self._answered_by_hand(form, path, yes[path])]

    def _answered_by_hand(self, form: str, path: str, yes: bool) -> list[Para]:
        """Return a question answered with a reason, a cross over the box, one at a line's end, or a ring."""
        rng, label, data = self.world.rng, self._question(path), self.world.style.data
        if form == "reasoned":
            said = rng.choice(data["because"][path][_word(yes)])
            return [Para((Bold(f"{label} :"), f" {said}"), "label")]
        if form == "line_ends":
            dots = "." * 12
            return [
                Para.of(f"{label} – {word} {dots}{' X' if yes is chosen else ''}")
                for word, chosen in (("oui", True), ("non", False))
            ]
        if form == "circled":
            words = [
                f"( {word} )" if yes is chosen else word for word, chosen in (("oui", True), ("non", False))
            ]
            return [Para((Bold(label), f" {data['sequence']['circled']} : {'     '.join(words)}"), "label")]
        boxes = [f"{word} {self._cross(yes is chosen)}" for word, chosen in (("oui", True), ("non", False))]
        return [Para((Bold(label), f"   {'   '.join(boxes)}"), "label")]

    def _cross(self, chosen: bool) -> str:
        """Return a box with a cross typed in its place, or as it was."""
        return "X" if chosen else ("□" if self.manner.kind in _WORDS else "[ ]")

    def _options(self) -> list[Block]:
        """Return the four ways of finding dwellings: counted, with reasons, crossed, or by boxes."""
        rng, form, data = self.world.rng, self.hand.options, self.world.style.data
        if form not in ("shares", "because", "line_ends", "replaced"):
            return super()._options()
        chosen = rng.sample(list(OPTIONS), rng.choice((1, 1, 2, 2, 3) if form == "shares" else (1, 1, 2)))
        self.fields.update({path: filled(path in chosen) for path in OPTIONS})
        reworded = self.plan.wording == "reworded"
        names = {
            path: str(rng.choice(data["options"][path])) if reworded else OPTIONS[path] for path in OPTIONS
        }
        if form == "because":
            said = {path: rng.choice(data["because"][path][_word(path in chosen)]) for path in OPTIONS}
            return [Para((Bold(f"{names[path]} :"), f" {said[path]}"), "label") for path in OPTIONS]
        if form == "line_ends":
            return [Para.of(f"{names[path]} {'.' * 12}{' X' if path in chosen else ''}") for path in OPTIONS]
        if form == "replaced":
            crosses = {path: self._cross(path in chosen) for path in OPTIONS}
            first = self.plan.box_first
            lines = [
                (crosses[path], names[path]) if first else (names[path], crosses[path]) for path in OPTIONS
            ]
            return [Para.of("  ".join(line)) for line in lines]
        rest, none = self.world.count("logements"), str(rng.choice(data["sequence"]["aucun"]))
        shares = dict.fromkeys(OPTIONS, none)
        for at, path in enumerate(chosen, 1):
            number = rest if at == len(chosen) else rng.randint(1, rest - (len(chosen) - at))
            rest -= number
            shares[path] = f"{number} logement{'s' if number > 1 else ''}"
        return [Para((Bold(f"{names[path]} :"), f" {shares[path]}"), "label") for path in OPTIONS]


def _word(yes: bool) -> str:
    return "oui" if yes else "non"


class DeskDocument(OwnDocument):
    """Writes one dossier without the form, in this style's whole texts."""

    def __init__(self, world: World, plan: Plan, register: str, manner: Manner) -> None:
        super().__init__(world, plan, register, manner)
        self.writers = WRITERS_H

    def _account(self) -> tuple[list[Block], Expected]:
        return budget(self.world)

    def _people(self) -> tuple[list[Block], Expected]:
        return interlocutors(self.world)

    def _public(self) -> Answer:
        return public(self.world, self.length)

    def _free(self, path: str) -> list[Para]:
        answer, _, _ = whole(self.world, path, self.length)
        self.fields.update(answer.fields)
        return answer.paras

    def _allies(self) -> list[Block]:
        answer = allies(self.world, self.length, "phrase" if self.letter else "")
        self.fields.update(answer.fields)
        grid = getattr(answer, "grid", None)
        return [*answer.paras, *([grid] if grid else [])]


def _voiced(world: World, voice: str, share: float) -> dict[str, Any]:
    """Return the style's data with one voice's texts, a share of them by another."""
    data, rng = world.style.data, world.rng
    voices: dict[str, Any] = data["voices"]
    texts = dict(data["texts"])
    for path, told in voices[voice]["texts"].items():
        other = rng.choice([name for name in voices if name != voice])
        texts[path] = told if rng.random() >= share else voices[other]["texts"][path]
    return {**data, "texts": texts}


def compose(world: World, plan: Plan, kind: str) -> tuple[DeskForm | DeskDocument, dict[str, Any]]:
    """Return who lays the dossier out, and what was drawn for it."""
    rng, data = world.rng, world.style.data
    world.counts["menages"] = number = rng.choice(data["hands"]["counts"])
    world.counts["logements"] = (
        number if rng.random() < 0.5 else max(6, round(number * rng.uniform(0.4, 1.2)))
    )
    voices: dict[str, Any] = data["voices"]
    voice = rng.choices(list(voices), [told["weight"] for told in voices.values()])[0]
    shares = {"own": 1, "letter": 1} if kind == "free" else dict(data["desk"]["registers"])
    register = "form" if kind in IN_FILES else rng.choices(list(shares), list(shares.values()))[0]
    plan.shape = rng.choice(voices[voice]["shapes"])
    bold = register == "form" and plan.shape != "wide"  # elsewhere a line in bold is a label
    world.style = Style(world.style.name, {**_voiced(world, voice, 0.25), "bold": bold})
    manner = DeskManner(
        **vars(draw_manner(world, kind)),
        public=rng.random() < 0.1,
        named=rng.random() < 0.08,
        remarks=data["desk"]["remark"] if rng.random() < 0.15 else 0.0,
    )
    plan.length *= voices[voice]["length"] if plan.length > 0.6 else 1.0
    drawn = {"voice": voice, "register": register, **vars(manner)}
    if register != "form":
        own = DeskDocument(world, plan, register, manner)
        return own, {**drawn, "layout": own.layout}
    hand = draw_hand(world, plan)
    if plan.shape == "question":
        world.style, plan.wording = asked(world.style), "reworded"
    if plan.shape == "dashes":
        hand.numbering = "-"
    if plan.shape == "wide":
        manner.said, hand.groups = 0.0, "line" if hand.groups == "under" else hand.groups
    if hand.groups == "circled" and plan.ticks in _BRACKETED:
        hand.groups = "reasoned"  # beside boxes in brackets a ring would be one of them
    form = DeskForm(world, plan, writers=WRITERS_H, hand=hand, manner=manner)
    return form, {**drawn, **vars(hand)}
