"""Answers of a style with ``[desk]``: whole texts, costs told twice, partners in brackets, counts by commune."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

from reference.answers import CATEGORIES, KEEPER, Answer, Writer, filled
from reference.blocks import Bold, Inline, Para
from reference.hand import Tabled, place_value, project_name, say, table
from reference.style import World
from reference.told import bodies_of, cost_answer, length_of_time, money, renewable
from reference.voiced_answers import WRITERS_G

_PUBLIC = re.compile(r"#(\??)(\w+)# ?")
_KINDS = (("-- ", "sub"), ("- ", "bullet"))
FREE = (
    "presentation.descriptif", "logements.attribution", "accompagnement.methodologie", "accompagnement.gestion_locative",
    "accompagnement.adhesion_menage", "accompagnement.mobilisation_offre", "accompagnement.relation_bailleur",
    "accompagnement.adequation_besoins", "financement.texte", "financement.cofinancements", "avis.service_departemental",
    "avis.pertinence", "avis.conditions", "avis.commentaire",
)  # fmt: skip
_LONG = (
    "presentation.descriptif",
    "publics.caracteristiques",
    "accompagnement.methodologie",
    "accompagnement.adequation_besoins",
)
_COSTS = (
    ("financement.cout_diagnostic", "menage", 10, 60),
    ("financement.cout_accompagnement", "menage", 60, 400),
    ("financement.cout_gestion_locative", "logement", 20, 120),
)


def lines_of(text: str, bold: bool = False) -> list[Para]:
    """Return the paragraphs of a text: « - » opens a bullet, « -- » one below it, « ! » a heading."""
    paras = []
    for line in text.split("\n"):
        mark, kind = next((pair for pair in _KINDS if line.startswith(pair[0])), ("", "body"))
        words = line.removeprefix(mark)
        item: Inline = words
        if words.startswith("! "):
            item = Bold(words[2:]) if bold else words[2:]
        paras.append(Para((item,), kind))
    return paras


def whole(world: World, path: str, length: float) -> tuple[Answer, list[str], list[str]]:
    """Return a text as one person wrote it, the publics that it names and those that it may name."""
    data = world.style.data
    texts = sorted(data["texts"][path], key=len)
    if length <= 0.6:  # what is scanned is short
        texts = texts[: (len(texts) + 1) // 2]
    text = str(world.rng.choice(texts))
    if length > 0.8 and path in _LONG and world.rng.random() < 0.4:  # one goes on where the other ended
        text = "\n".join(sorted(world.rng.sample(texts, 2), key=data["texts"][path].index))
    found = _PUBLIC.findall(text)
    answer = Answer(lines_of(say(world, _PUBLIC.sub("", text)), bool(data.get("bold"))))
    answer.fields[path] = filled(answer.text)
    sure, perhaps = ([name for mark, name in found if bool(mark) is doubt] for doubt in (False, True))
    return answer, sure, perhaps


def public(world: World, length: float) -> Answer:
    """Return who the project is for; what may be read as a public of the call is left to the reader."""
    answer, sure, perhaps = whole(world, "publics.caracteristiques", length)
    readings: list[list[str]] = []
    doubtful = [*perhaps, "grandes_difficultes"]
    for more in (one for count in range(len(doubtful) + 1) for one in combinations(doubtful, count)):
        names = {*sure, *more}
        ordered = [name for name in CATEGORIES if name in names]
        readings += [] if ordered in readings else [ordered]
    answer.fields["publics.categories"] = filled(*readings)
    return answer


def public_and_count(world: World, length: float) -> Answer:
    """Return how many households, and who they are, in one answer."""
    count = WRITERS_H["publics.nombre_menages"](world, length)
    answer = public(world, length)
    both = Answer([*count.paras, *answer.paras], {**count.fields, **answer.fields})
    both.fields["publics.caracteristiques"] = filled(both.text, answer.text)
    return both


def placed(world: World, told: dict[str, Any]) -> tuple[list[Para], list[object]]:
    """Return the lines that say where a project is, and what they may be read as."""
    upper = {f"COMMUNE{at}": world.communes[at].upper() for at in (0, 1)}
    paras = lines_of(say(world, told["t"], **upper))
    text = Answer(paras).text
    values = place_value(world, told, text)
    if told.get("deux"):
        both = [world.place["code"], world.place["code2"]]
        values = [{"texte": text, "departements": both, "communes": []}]
    if told.get("maj"):
        names = [world.communes[at].upper() for at in told["c"]]
        values.append({"texte": text, "departements": [world.place["code"]], "communes": names})
    return paras, values


def _places(world: World, _: float) -> Answer:
    paras, values = placed(world, world.rng.choice(world.style.data["hands"]["answers"]["lieux"]))
    return Answer(paras, {"presentation.localisation": filled(*values)})


def unquoted_name(world: World) -> str:
    """Draw a name of the project without quotation marks."""
    name = project_name(world)
    while "«" in name:
        name = project_name(world)
    return name


def name_and_place(world: World) -> Answer:
    """Return the project's name and where it is, in one line; the place alone is as good a text."""
    words, name = world.style.data["hands"]["answers"], unquoted_name(world)
    paras, values = placed(world, world.rng.choice(words["lieux_courts"]))
    text = str(world.rng.choice(words["nom_et_lieu"])).format(x=name, lieu=Answer(paras).text)
    wholes = [{**value, "texte": text} for value in values if isinstance(value, dict)]
    fields = {
        "presentation.nom_projet": filled(name),
        "presentation.localisation": filled(*values, *wholes),
    }
    return Answer([Para.of(text)], fields)


def _holders(world: World, _: float) -> Answer:
    slots, known = bodies_of(world)
    told = world.rng.choice(world.style.data["hands"]["answers"]["porteurs"])
    if "ASSOCIATION)" in told["l"][0]:  # all of the line is in capitals
        slots = {slot: text.upper() for slot, text in slots.items()}
        known = {
            key: {**one, "variantes": [*one["variantes"], one["nom"].upper()]} for key, one in known.items()
        }
    paras = [para for line in told["l"] for para in lines_of(say(world, line, **slots))]
    others = [[known[name] for name in told["ou"]]] if "ou" in told else []
    return Answer(paras, {"presentation.porteurs": filled([known[name] for name in told["q"]], *others)})


def _offer(world: World, _: float) -> Answer:
    text = say(world, world.rng.choice(world.style.data["hands"]["answers"]["ou"]))
    answer = Answer(lines_of(text))
    answer.fields["logements.localisation_offre"] = filled(answer.text)
    return answer


def _homes(world: World, length: float) -> Answer:
    """Return the number of dwellings; now and then in a table by commune, whose last row is the sum."""
    number = world.count("logements")
    if length <= 0.3 or world.rng.random() > 0.1:
        return WRITERS_G["logements.nombre_logements"](world, length)
    first = world.rng.randint(2, number - 2)
    rows = [
        ("Commune", "Logements"),
        (world.communes[0], str(first)),
        (world.communes[1], str(number - first)),
    ]
    grid = table([*rows, ("Total", str(number))], (0.6, 0.4))
    return Tabled([], {"logements.nombre_logements": filled(number)}, grid)


def _types(world: World, length: float) -> Answer:
    return WRITERS_G["logements.typologie_texte"](world, length)


def _exact(world: World, amount: int) -> str:
    """Write an amount, in thousands only where nothing of it is lost."""
    text = money(world, amount)
    while amount % 10 and text.endswith("K€"):
        text = money(world, amount)
    return text


def _price(path: str, unit: str, low: int, high: int) -> Writer:
    def write(world: World, _: float) -> Answer:
        rng, forms = world.rng, world.style.data["values"]["couts"]
        if unit == "menage" and low > 50:  # what an accompaniment costs is not « within the accompaniment »
            forms = [form for form in forms if form[1]]
        if high < 100:  # a diagnostic is made once: nobody counts it by the month or by the year
            forms = [form for form in forms if not any(when for *_, when in form[1])]
        text, amounts, *others = rng.choice(forms)
        hours, rate = rng.randint(8, 40), rng.randint(22, 58)
        once = rng.randint(low, high) * (1 if any(when == "mois" for *_, when in amounts) else 10)
        numbers = {"a": hours * rate if "{r}" in text else once}
        numbers["y"] = 12 * numbers["a"]
        word = "logement" if unit == "logement" else "ménage"
        written = {name: _exact(world, number) for name, number in numbers.items()}
        text = text.format(**written, mot=word, MOT=word.upper(), h=hours, r=rate)
        readings = [[(numbers[which], per, when) for which, per, when in one] for one in (amounts, *others)]
        return cost_answer(path, text, unit, readings)

    return write


def tariff(world: World) -> Answer:
    """Return three costs in a table: the diagnostic, the accompaniment, the management of a dwelling."""
    rng = world.rng
    rows: list[tuple[str, str, str]] = [("Nature", "Montant", "Unité")]
    fields = {}
    names = ("Diagnostic de la situation", "Accompagnement", "Gestion locative adaptée")
    for name, (path, unit, low, high) in zip(names, _COSTS, strict=True):
        amount, when = rng.randint(low, high) * 10, "" if high < 100 else "an"
        word = "logement" if unit == "logement" else "ménage"
        rows.append((name, money(world, amount), f"par {word}" + (" et par an" if when else "")))
        fields |= cost_answer(path, " ".join(rows[-1]), unit, [[(amount, "mot", when)]]).fields
    return Tabled([], fields, table(rows, (0.44, 0.24, 0.32)))


def in_a_sentence(world: World, key: str) -> Answer | None:
    """Return an answer that says its own label: the name, the duration, what an accompaniment costs."""
    rng, told = world.rng, world.style.data["hands"]["answers"]["dits"]
    if key == "presentation.nom_projet":
        name = unquoted_name(world)
        return Answer([Para.of(rng.choice(told["nom"]).format(x=name))], {key: filled(name)})
    if key == "duree.texte":
        written, months = length_of_time(world)
        text = rng.choice(told["duree"]).format(d=written)
        fields = {
            key: filled(text, written),
            "duree.mois": filled(months),
            "duree.renouvelable": renewable(""),
        }
        return Answer([Para.of(text)], fields)
    if key == "financement.cout_accompagnement":
        amount = rng.randint(60, 400) * 10
        text = rng.choice(told["cout"]).format(a=money(world, amount))
        return cost_answer(key, text, "menage", [[(amount, "mot", "an")]])
    return None


def allies(world: World, length: float, form: str = "") -> Answer:
    """Return the partners: in a sentence, a list, by family, with what they do in brackets, a table."""
    rng, bodies, words = world.rng, world.style.data["bodies"], world.style.data["partners"]
    names = [(name, "association") for name in rng.sample(world.associations[1:], rng.randint(1, 2))]
    names += [(name, "collectivite") for name in rng.sample(bodies["collectivites"], rng.randint(1, 3))]
    names += [(name, "autre") for name in rng.sample(bodies["autres"], rng.randint(2, 6))]
    form = form or rng.choice(words["formes"])
    if form != "familles":
        rng.shuffle(names)
    roles = [(name, str(rng.choice(words["roles"]))) for name, _ in names]
    answer = Tabled()
    if form == "tableau":
        answer.grid = table([rng.choice(words["tetes"]), *roles], (0.4, 0.6))
        text = "\n".join(" ".join(row) for row in roles)
    else:
        kind = "bullet" if form == "puces" else "body"
        answer.paras = [Para.of(line, kind) for line in _allied(world, form, names, roles)]
        if length > 0.3 and rng.random() < 0.4:
            answer.paras += whole(world, "partenariat.partenaires", length)[0].paras
        text = answer.text
    value = {"texte": text, "organismes": [{"nom": name, "type": kind} for name, kind in names]}
    answer.fields["partenariat.partenaires"] = filled(value)
    return answer


def _allied(world: World, form: str, names: list[tuple[str, str]], roles: list[tuple[str, str]]) -> list[str]:
    """Return the lines that name the partners."""
    rng, words, written = world.rng, world.style.data["partners"], [name for name, _ in names]
    listed = f"{', '.join(written[:-1])} et {written[-1]}"
    if form == "phrase":
        return [say(world, rng.choice(words["phrases"]), liste=listed)]
    if form == "parentheses":
        noted = [f"{name} ({role})" if rng.random() < 0.6 else name for name, role in roles]
        return [", ".join(noted)]
    if form == "suite":
        return [" ; ".join(f"{name} : {role}" for name, role in roles)]
    if form == "familles":
        kinds = dict.fromkeys(kind for _, kind in names)
        return [
            f"{rng.choice(words['familles'][kind])} : {', '.join(name for name, its in names if its == kind)}"
            for kind in kinds
        ]
    return [", ".join(written)] if form == "liste" else written


def _free(path: str) -> Writer:
    return lambda world, length: whole(world, path, length)[0]


WRITERS_H: dict[str, Writer] = {
    **WRITERS_G,
    "presentation.localisation": _places,
    "presentation.porteurs": _holders,
    "publics.caracteristiques": public,
    "logements.nombre_logements": _homes,
    "logements.typologie_texte": _types,
    "logements.localisation_offre": _offer,
    "partenariat.partenaires": allies,
    **{path: _price(path, unit, low, high) for path, unit, low, high in _COSTS},
    "financement.cout_global": _price("financement.cout_global", "menage", 90, 500),
    **{path: _free(path) for path in FREE},
}


def remarked(world: World, fields: dict[str, Any], key: str) -> list[Para]:
    """Return a line left for a colleague below a text; it may be taken for a part of it."""
    line = str(world.rng.choice(world.style.data["remarks"]["lines"]))
    expected = fields[key]
    others = [one["valeur"] for one in expected.get("alternatives", []) if isinstance(one["valeur"], str)]
    longer = [f"{text}\n{line}" for text in (expected["valeur"], *others)]
    more = [{"statut": KEEPER, "valeur": text} for text in longer]
    expected["alternatives"] = [*expected.get("alternatives", []), *more]
    return [Para.of(line)]
