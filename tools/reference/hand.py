"""Answers of a style with ``[hands]``: written from its data alone, long or short, in lists, tables and prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reference.answers import CATEGORIES, Answer, Writer, filled, short, status
from reference.blocks import Bold, Grid, Para
from reference.style import World, in_words
from reference.told import TENS, bodies_of, cost_answer, duration, money

_CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
_PUBLIC = re.compile(r"#(\w+)# ?")
_FREE = (
    "presentation.descriptif", "logements.attribution", "accompagnement.methodologie", "accompagnement.gestion_locative",
    "accompagnement.adhesion_menage", "accompagnement.mobilisation_offre", "accompagnement.relation_bailleur",
    "accompagnement.adequation_besoins", "financement.texte", "financement.cofinancements", "avis.service_departemental",
    "avis.pertinence", "avis.conditions", "avis.commentaire",
)  # fmt: skip
_SHORT_FREE = ("financement.cofinancements", "avis.")


@dataclass
class Tabled(Answer):
    """An answer given as a table below its label."""

    grid: Grid | None = None


def say(world: World, text: str, **given: str) -> str:
    """Return a sentence with one of each of its wordings and its slots filled in."""
    return world.fill(_CHOICE.sub(lambda found: world.rng.choice(found[1].split("|")), text), **given)


def table(rows: Sequence[Sequence[str]], widths: tuple[float, ...] = (), headed: bool = True) -> Grid:
    """Return a table of words, its first row in bold."""
    cells = [
        tuple((Para((Bold(text) if headed and not at and text else text,), "cell"),) for text in row)
        for at, row in enumerate(rows)
    ]
    return Grid(tuple(cells), widths)


def _drawn(world: World, path: str, length: float) -> list[Para]:
    """Draw paragraphs, lists, sub-headings and remarks; publics are still marked."""
    rng, data = world.rng, world.style.data["texts"][path]
    most = len(data["p"])
    if path.startswith(_SHORT_FREE) or length <= 0.6:
        number = rng.choice((1, 1, 2)) if length > 0.3 and not path.startswith(_SHORT_FREE) else 1
    else:
        number = rng.choices((0, 1, 2, 3, most), (0.07, 0.19, 0.22, 0.17, 0.35))[0]
    number = min(number if number or data["l"] else 1, most)
    if number == most > 4:
        number = rng.randint(4, most)
    chosen = rng.sample(data["p"], number)
    if data.get("in_order"):
        chosen.sort(key=data["p"].index)
    paras = [Para.of(text) for text in chosen]
    if number > 2 and data["h"] and rng.random() < 0.6:
        titles = rng.sample(data["h"], min(len(data["h"]), 2))
        if data.get("in_order"):  # the second stands first: it is inserted before the first
            titles.sort(key=data["h"].index, reverse=True)
        mark = rng.choice(("{}", "{} :", "{}", "> {}"))
        for at, title in zip((2, 0) if len(titles) > 1 else (1,), titles, strict=False):
            paras.insert(at, Para.of(mark.format(title)))
    lists = rng.choice((0, 0, 1, min(number, 2))) if number else 1
    for opening, *items in rng.sample(data["l"], min(lists, len(data["l"]))):
        kind = (
            "body" if items[0].startswith(("1)", "a)", "Phase")) else rng.choice(("bullet", "bullet", "sub"))
        )
        paras += [*([Para.of(opening)] if opening else []), *(Para.of(item, kind) for item in items)]
    if data["x"] and rng.random() < 0.25:
        paras.append(Para.of(rng.choice(data["x"])))
    return paras


def long_text(world: World, path: str, length: float) -> tuple[Answer, list[str]]:
    """Return a free text, and the publics that it names."""
    paras, publics = [], []
    for para in _drawn(world, path, length):
        text = str(para.items[0])
        publics += _PUBLIC.findall(text)
        paras.append(Para.of(say(world, _PUBLIC.sub("", text)), para.kind))
    answer = Answer(paras)
    answer.fields[path] = filled(answer.text)
    return answer, publics


def public(world: World, length: float) -> Answer:
    """Return who the project is for, at least one of the call's publics among them."""
    answer, named = long_text(world, "publics.caracteristiques", length)
    while not named:
        answer, named = long_text(world, "publics.caracteristiques", length)
    ordered = [name for name in CATEGORIES if name in named]
    generic = [name for name in CATEGORIES if name in named or name == "grandes_difficultes"]
    answer.fields["publics.categories"] = filled(ordered, *([generic] if generic != ordered else []))
    return answer


def place_value(world: World, told: dict[str, Any], *texts: str) -> list[object]:
    """Return the value of a localisation and its other readings."""

    def towns(which: object) -> list[str]:
        if which == "toutes":
            return world.communes
        if which == "epci":
            return [town for town in world.place["communes"] if town in world.place["epci"]]
        return [world.communes[at] for at in which] if isinstance(which, list) else []

    readings = [towns(told["c"])] + ([towns(told["ou"])] if "ou" in told else [])
    codes = [[world.place["code"]], *([[]] if told.get("deduit") else [])]
    values: list[object] = [
        {"texte": text, "departements": code, "communes": names}
        for code in codes
        for names in readings
        for text in texts
    ]
    return [value for at, value in enumerate(values) if value not in values[:at]]


def _places(world: World, _: float) -> Answer:
    told = world.rng.choice(world.style.data["hands"]["answers"]["lieux"])
    text = say(world, told["t"])
    return short("presentation.localisation", text, *place_value(world, told, text))


def project_name(world: World) -> str:
    """Draw the project's name."""
    return say(world, world.rng.choice(world.style.data["hands"]["answers"]["noms"]))


def _name(world: World, _: float) -> Answer:
    name = project_name(world)
    quoted = (name, name, name, f'"{name}"', f"« {name} »" if "«" not in name else name)
    inner = re.findall(r"« (.*) »", name)  # the name proper, where a word stands before it
    return short("presentation.nom_projet", world.rng.choice(quoted), name, *inner)


def _holders(world: World, _: float) -> Answer:
    slots, known = bodies_of(world)
    told = world.rng.choice(world.style.data["hands"]["answers"]["porteurs"])
    lines = [Para.of(say(world, line, **slots)) for line in told["l"]]
    return Answer(lines, {"presentation.porteurs": filled([known[name] for name in told["q"]])})


def fitting(world: World, forms: Sequence[str], name: str) -> list[str]:
    """Return the wordings that the dossier's number can be told in."""
    number = world.count(name)
    return [
        form for form in forms
        if ("{aine}" not in form or number in TENS) and ("{an}" not in form or number % 3 == 0)
    ]  # fmt: skip


def counted(world: World, forms: Sequence[str], name: str, **slots: str) -> tuple[str, dict[str, int]]:
    """Draw a wording of the dossier's number, and the numbers in it."""
    rng, number = world.rng, world.count(name)
    first, low = rng.randint(2, number - 2), rng.randint(max(2, number // 2), number - 1)
    numbers = {"n": number, "p": first, "q": number - first, "l": low, "an": number // 3}
    words = in_words(number)
    given = {"mots": words, "N": words.capitalize(), "aine": TENS.get(number, "")}
    given |= {key: str(value) for key, value in numbers.items()} | slots
    return say(world, rng.choice(fitting(world, forms, name)), **given), numbers


def _count(path: str, name: str) -> Writer:
    def write(world: World, _: float) -> Answer:
        forms: dict[str, list[str]] = dict(world.style.data["hands"]["answers"][name])
        form = world.rng.choice(fitting(world, list(forms), name))
        text, numbers = counted(world, [form], name)
        return short(path, text, numbers["n"], *(numbers[other] for other in forms[form]))

    return write


def _cost(path: str, unit: str, low: int, high: int) -> Writer:
    def write(world: World, _: float) -> Answer:
        rng = world.rng
        forms = world.style.data["values"]["couts"]
        if unit == "menage" and low > 50:  # what an accompaniment costs is not « within the accompaniment »
            forms = [form for form in forms if form[1]]
        if high < 100:  # a diagnostic is made once: nobody counts it by the month or by the year
            forms = [form for form in forms if not any(when for *_, when in form[1])]
        text, amounts = rng.choice(forms)
        hours, rate = rng.randint(8, 40), rng.randint(22, 58)
        monthly = any(when == "mois" for *_, when in amounts)
        amount = hours * rate if "{r}" in text else rng.randint(low, high) * (1 if monthly else 10)
        word = "logement" if unit == "logement" else "ménage"
        text = text.format(a=money(world, amount), mot=word, h=hours, r=rate)
        return cost_answer(path, text, unit, [[(amount, per, when) for _, per, when in amounts]])

    return write


def counted_types(world: World) -> Answer:
    """Return how many dwellings and of what types, in one answer."""
    form = world.rng.choice(world.style.data["hands"]["answers"]["melange"])
    first = world.rng.randint(1, 3)
    types = [f"T{first}", f"T{first + 1}"]
    text, numbers = counted(world, [form], "logements", t1=types[0], t2=types[1])
    fields = {"logements.typologie_texte": filled(text), "logements.typologies": filled(types)}
    return Answer([Para.of(text)], {**fields, "logements.nombre_logements": filled(numbers["n"])})


def _typed_table(world: World) -> Answer:
    """Return the dwellings of each type in a table."""
    rng, number = world.rng, world.count("logements")
    first, types = rng.randint(2, number - 2), rng.choice((("T1", "T2"), ("T2", "T3"), ("T3", "T4")))
    rows = [("Type", "Nombre"), (types[0], str(first)), (types[1], str(number - first))]
    text = "\n".join(" ".join(row) for row in rows)
    fields = {
        "logements.typologie_texte": filled(text, text.split("\n", 1)[1]),
        "logements.typologies": filled(list(types)),
    }
    return Tabled([], fields, table(rows, (0.5, 0.5)))


def _types(world: World, length: float) -> Answer:
    if length > 0.3 and world.rng.random() < 0.1:
        return _typed_table(world)
    text, types = world.rng.choice(world.style.data["values"]["typologies"])
    answer = Answer([Para.of(line) for line in text.split("\n")], {"logements.typologie_texte": filled(text)})
    answer.fields["logements.typologies"] = filled(list(types)) if types else status("vide")
    return answer


def _offer(world: World, _: float) -> Answer:
    text = say(world, world.rng.choice(world.style.data["hands"]["answers"]["ou"]))
    return short("logements.localisation_offre", text, text)


def partners(world: World, length: float, form: str = "") -> Answer:
    """Return the partners: a sentence, a list, who does what, a table."""
    rng, bodies, words = world.rng, world.style.data["bodies"], world.style.data["partners"]
    names = [(name, "association") for name in rng.sample(world.associations[1:], rng.randint(1, 2))]
    names += [(name, "collectivite") for name in rng.sample(bodies["collectivites"], rng.randint(1, 3))]
    names += [(name, "autre") for name in rng.sample(bodies["autres"], rng.randint(2, 6))]
    rng.shuffle(names)
    written, form = [name for name, _ in names], form or rng.choice(words["formes"])
    answer = Tabled()
    roles = [(name, str(rng.choice(words["roles"]))) for name in written]
    if form == "tableau":
        answer.grid = table([rng.choice(words["tetes"]), *roles], (0.4, 0.6))
        text = "\n".join(" ".join(row) for row in roles)
    else:
        listed = f"{', '.join(written[:-1])} et {written[-1]}"
        lines = {
            "phrase": [say(world, rng.choice(words["phrases"]), liste=listed)],
            "liste": [", ".join(written) + rng.choice((".", "", "…"))],
            "barres": [" / ".join(written)],
            "puces": written,
            "roles": [f"{name} : {role}" for name, role in roles],
            "themes": [
                f"{head} : {', '.join(written[at::4])}"
                for at, head in enumerate(words["themes"])
                if written[at::4]
            ],
        }[form]
        answer.paras = [Para.of(line, "bullet" if form in ("puces", "roles") else "body") for line in lines]
        answer.paras += (
            long_text(world, "partenariat.partenaires", length)[0].paras if rng.random() < 0.5 else []
        )
        text = answer.text
    value = {"texte": text, "organismes": [{"nom": name, "type": kind} for name, kind in names]}
    answer.fields["partenariat.partenaires"] = filled(value)
    return answer


def _free(path: str) -> Writer:
    return lambda world, length: long_text(world, path, length)[0]


WRITERS_F: dict[str, Writer] = {
    "presentation.localisation": _places,
    "presentation.nom_projet": _name,
    "presentation.porteurs": _holders,
    "publics.nombre_menages": _count("publics.nombre_menages", "menages"),
    "publics.caracteristiques": public,
    "logements.nombre_logements": _count("logements.nombre_logements", "logements"),
    "logements.typologie_texte": _types,
    "logements.localisation_offre": _offer,
    "partenariat.partenaires": partners,
    "financement.cout_diagnostic": _cost("financement.cout_diagnostic", "menage", 10, 60),
    "financement.cout_accompagnement": _cost("financement.cout_accompagnement", "menage", 60, 400),
    "financement.cout_gestion_locative": _cost("financement.cout_gestion_locative", "logement", 20, 120),
    "financement.cout_global": _cost("financement.cout_global", "menage", 90, 500),
    "duree.texte": duration,
    **{path: _free(path) for path in _FREE},
}
