"""Answers that a style gives as data, each with the readings that a careful person may have of it.

A style with ``[told]`` (style C) says of every short answer what it means, where A and B compute it; so its
answers may be of shapes that no rule here foresees.
"""

from __future__ import annotations

import re
from typing import Any

from reference.answers import (
    KEEPER,
    WRITERS,
    Answer,
    Expected,
    Writer,
    body,
    cost_readings,
    filled,
    prose,
    short,
    status,
)  # fmt: skip
from reference.blocks import Para
from reference.style import Style, World, in_words

TENS = {
    10: "dizaine",
    15: "quinzaine",
    20: "vingtaine",
    30: "trentaine",
    40: "quarantaine",
    50: "cinquantaine",
}
LONG = {
    "OPH": "Office public de l'habitat",
    "SA d'HLM": "Société anonyme d'habitations à loyer modéré",
    "ESH": "Entreprise sociale pour l'habitat",
    "SEM": "Société d'économie mixte",
    "coopérative HLM": "Société coopérative d'HLM",
}
_ROUND = frozenset(TENS)
_DATES = re.compile(r"(du|de) .*\b20\d\d\b|.* à compter du")
# What a careful reader may leave out before a duration: the words of a label, and those that only carry it.
CARRIER = re.compile(r"Durée prévue : |une (?:période|durée minimale) de ")


def writers_of(style: Style) -> dict[str, Writer]:
    """Return who writes each answer in a style."""
    return {**WRITERS, **_TOLD} if "told" in style.data else WRITERS


def localisation(world: World, _: float) -> Answer:
    """Return the places of the project, as the style says they are read."""
    told = world.rng.choice(world.style.data["told"]["localisation"])
    other = world.neighbour()
    text = world.fill(told["texte"], nom2=other["nom"], de2=other["de"])
    codes = [world.place["code"]] + ([other["code"]] if told["departement"] == "deux" else [])
    readings = [_communes(world, told["communes"], text)]
    if "peut_etre" in told:
        readings.append(_communes(world, told["peut_etre"], text))
    values = [{"texte": text, "departements": codes, "communes": names} for names in readings]
    if told["departement"] == "deduit":
        values += [{**value, "departements": []} for value in values]
    return short("presentation.localisation", text, *values)


def _communes(world: World, which: str, text: str) -> list[str]:
    """Return the towns that a reading takes: all that are written, one, two or none."""
    ends = {"toutes": len(world.communes), "premiere": 1, "deux": 2, "aucune": 0}
    return [name for name in world.communes[: ends[which]] if name in text]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("'", " ").split() if word[0].isupper())


def bodies_of(world: World) -> tuple[dict[str, str], dict[str, dict[str, Any]]]:
    """Return the slots of who files the dossier, and each body's reference."""
    slots: dict[str, str] = {}
    known: dict[str, dict[str, Any]] = {}
    for index, (name, kind) in enumerate(world.bailleurs, 1):
        full, initials = LONG.get(kind, kind), _initials(name)
        slots |= {f"b{index}": name, f"k{index}": kind, f"K{index}": full, f"s{index}": initials}
        reference = body(name, kind)
        reference["variantes"] += [f"{full} {name}", f"{name} ({initials})", f"{name}, {full}"]
        known[f"b{index}"] = reference
    for index, name in enumerate(world.associations[:2], 1):
        bare = name.removeprefix("Association ")
        slots[f"a{index}"] = name
        known[f"a{index}"] = {
            "nom": name,
            "type": "association",
            "variantes": [bare, f"Association {bare}", f"l'association {name}"],
        }
    return slots, known


def holders(world: World, _: float) -> Answer:
    """Return who files the dossier."""
    slots, known = bodies_of(world)
    forms = world.style.data["told"]["porteurs"]
    if len(slots["s1"]) < 2:  # a name of one word has no initials
        forms = [form for form in forms if not any("{s1}" in line for line in form["lignes"])]
    form = world.rng.choice(forms)
    lines = [Para.of(world.fill(line, **slots)) for line in form["lignes"]]
    return Answer(lines, {"presentation.porteurs": filled([known[name] for name in form["corps"]])})


def count(path: str, name: str) -> Writer:
    """Return the writer of a count: the same number as the sentences of the dossier tell."""

    def write(world: World, _: float) -> Answer:
        rng, number = world.rng, world.count(name)
        forms = world.style.data["told"][name]["dits"]
        if number not in _ROUND:
            forms = [form for form in forms if "{aine}" not in form[0]]
        text, others = rng.choice(forms)
        first = rng.randint(2, number - 2)
        given = {
            "n": number, "n2": number * 2, "n3": max(2, number // 3), "p": first, "q": number - first,
            "l": rng.randint(max(2, number // 2), number - 1),
        }  # fmt: skip
        written = {key: str(value) for key, value in given.items()}
        text = world.fill(text, **written, mots=in_words(number), aine=TENS.get(number, ""))
        return short(path, text, number, *(given[other] for other in others))

    return write


def duration(world: World, _: float) -> Answer:
    """Return how long the bodies commit themselves."""
    rng = world.rng
    written, months = rng.choice(world.style.data["values"]["durees"])
    forms = world.style.data["told"]["duree"]
    if _DATES.match(written):  # from one date to another: nothing goes well with it but itself
        forms = [form for form in forms if form["texte"] == "{d}"]
    told = rng.choice(forms)
    text = world.fill(told["texte"], d=written)
    bare = [CARRIER.sub("", reading) for reading in (text, written)]
    answer = short("duree.texte", text, text, written, *(one for one in bare if one not in (text, written)))
    answer.fields["duree.mois"] = filled(months)
    answer.fields["duree.renouvelable"] = renewable(told.get("renouvelable", ""))
    return answer


def length_of_time(world: World) -> tuple[str, int]:
    """Draw a duration that goes into a sentence, and its months."""
    every = world.style.data["values"]["durees"]
    written, months = world.rng.choice([item for item in every if not _DATES.match(item[0])])
    return written, months


def renewable(said: str) -> Expected:
    """Return whether the commitment may be renewed, as it is said: oui, non, peut_etre or nothing."""
    silent = status("vide", "absent")
    silent["alternatives"].append({"statut": KEEPER, "valeur": False})
    if said == "peut_etre":
        alternatives = [{"statut": "vide", "valeur": None}, *silent["alternatives"]]
        return {**filled(True), "alternatives": alternatives}
    return filled(said == "oui") if said else silent


def typology(world: World, _: float) -> Answer:
    """Return the types of dwelling, or an answer that names none."""
    text, types = world.rng.choice(world.style.data["values"]["typologies"])
    answer = short("logements.typologie_texte", text, text)
    answer.fields["logements.typologies"] = filled(list(types)) if types else status("vide")
    if text.lower().startswith(("tous", "toutes")):
        every = {"statut": KEEPER, "valeur": ["T1", "T2", "T3", "T4", "T5", "T6"]}
        answer.fields["logements.typologies"]["alternatives"] = [every]
    return answer


def money(world: World, amount: int) -> str:
    """Write an amount in one of the style's ways."""
    spaced = f"{amount:,}".replace(",", " ")
    thousands = f"{amount / 1000:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    values = world.style.data["values"]
    thousand = amount >= values.get("k_from", 0)  # nobody writes 0,09 k€
    form = world.rng.choice([form for form in values["money"] if thousand or "{k}" not in form])
    dotted, words = spaced.replace(" ", "."), in_words(amount)
    return str(form.format(plain=amount, spaced=spaced, dotted=dotted, k=thousands, mots=words))


def cost(path: str, unit: str, low: int, high: int) -> Writer:
    """Return the writer of a cost."""

    def write(world: World, _: float) -> Answer:
        rng = world.rng
        text, amounts, *others = rng.choice(world.style.data["values"]["couts"])
        hours, rate = rng.randint(8, 40), rng.randint(22, 58)
        numbers = {"a": rng.randint(low, high) * 10, "b": rng.randint(low, high) * 10, "r": rate}
        if "{r}" in text:
            numbers["a"] = hours * rate
        elif numbers["a"] > numbers["b"]:  # « de {a} à {b} »
            numbers["a"], numbers["b"] = numbers["b"], numbers["a"]
        word = "logement" if unit == "logement" else "ménage"
        written = {name: money(world, numbers[name]) for name in ("a", "b")}
        text = text.format(**written, r=rate, mot=word, Mot=word.capitalize(), h=hours)
        readings = [amounts, *(others[0] if others else [])]
        return cost_answer(
            path, text, unit, [[(numbers[w], per, when) for w, per, when in r] for r in readings]
        )

    return write


def cost_answer(path: str, text: str, unit: str, readings: list[list[tuple[int, str, str]]]) -> Answer:
    """Return a cost with every list of amounts that it may be read as."""
    every: list[Expected] = []
    for reading in readings:
        value = [
            {"montant": f"{number}.00", "par": unit if per else None, "periode": when or None}
            for number, per, when in reading
        ]
        every += [{"statut": KEEPER, "valeur": value}]
        every += cost_readings(value, [per for _, per, _ in reading])
    first, *rest = every
    return Answer([Para.of(text)], {path: {**first, "alternatives": rest}})


def partners(world: World, length: float) -> Answer:
    """Return the partners in one of the style's layouts."""
    rng = world.rng
    bodies = world.style.data["bodies"]
    names = [(name, "association") for name in rng.sample(world.associations, 2)]
    names += [(name, "collectivite") for name in rng.sample(bodies["collectivites"], 2)]
    names += [(name, "autre") for name in rng.sample(bodies["autres"], rng.randint(2, 5))]
    form = rng.choice(world.style.data["told"]["partenaires"]["formes"])
    if form != "groupes":
        rng.shuffle(names)
    lines = _partner_lines(world, form, names)
    around = prose(world, "partenariat.partenaires", length) if rng.random() < 0.5 else []
    answer = Answer(lines + around)
    value = {"texte": answer.text, "organismes": [{"nom": name, "type": kind} for name, kind in names]}
    answer.fields["partenariat.partenaires"] = filled(value)
    return answer


_JOINTS = {"virgules": ", ", "tirets": " - ", "points_virgules": " ; "}


def _partner_lines(world: World, form: str, names: list[tuple[str, str]]) -> list[Para]:
    rng, told = world.rng, world.style.data["told"]["partenaires"]
    written = [name for name, _ in names]
    listed = f"{', '.join(written[:-1])} et {written[-1]}"
    if form in _JOINTS:
        return [Para.of(_JOINTS[form].join(written))]
    if form == "phrase":
        return [Para.of(str(rng.choice(told["phrases"])).format(liste=listed))]
    if form == "groupes":
        heads = {
            "association": "Associations",
            "collectivite": "Collectivités",
            "autre": "Autres partenaires",
        }
        return [
            Para.of(f"{head} : {', '.join(name for name, kind in names if kind == which)}")
            for which, head in heads.items()
        ]
    if form in ("roles", "tableau"):
        joint = rng.choice((" : ", " – ")) if form == "roles" else " ("
        end = "" if form == "roles" else ")"
        kind = "bullet" if form == "roles" else "body"
        return [Para.of(f"{name}{joint}{rng.choice(told['roles'])}{end}", kind) for name in written]
    return [Para.of(name, "bullet" if form == "puces" else "body") for name in written]


_TOLD: dict[str, Writer] = {
    "presentation.localisation": localisation,
    "presentation.porteurs": holders,
    "publics.nombre_menages": count("publics.nombre_menages", "menages"),
    "logements.nombre_logements": count("logements.nombre_logements", "logements"),
    "logements.typologie_texte": typology,
    "partenariat.partenaires": partners,
    "duree.texte": duration,
    "financement.cout_diagnostic": cost("financement.cout_diagnostic", "menage", 10, 90),
    "financement.cout_accompagnement": cost("financement.cout_accompagnement", "menage", 60, 400),
    "financement.cout_gestion_locative": cost("financement.cout_gestion_locative", "logement", 20, 150),
    "financement.cout_global": cost("financement.cout_global", "menage", 90, 500),
}
