"""Answers of a style with ``[pen]``: texts that end in a table, counts for one year, for three or for two landlords."""

from __future__ import annotations

from reference.answers import KEEPER, Answer, Writer, filled, short, status
from reference.desk_answers import FREE, WRITERS_H, allies, lines_of, public, whole
from reference.hand import Tabled, counted, fitting, say, table
from reference.style import World
from reference.told import bodies_of

_ROW = "| "
_LONGEST = 0.8  # above it two texts would be joined: here each is whole


def entire(world: World, path: str, length: float) -> Answer:
    """Return a text as one person wrote it; its rows are a table at the end of the answer."""
    answer, _, _ = whole(world, path, min(length, _LONGEST))
    lines = [(para, Answer([para]).text) for para in answer.paras]
    rows = [tuple(text.removeprefix(_ROW).split(" | ")) for _, text in lines if text.startswith(_ROW)]
    if not rows:
        return answer
    widths = (0.22, 0.78) if len(rows[0]) == 2 else ()
    tabled = Tabled([para for para, text in lines if not text.startswith(_ROW)], {}, table(rows, widths))
    tabled.fields[path] = filled("\n".join([tabled.text, *(" ".join(row) for row in rows)]))
    return tabled


def _count(path: str, name: str) -> Writer:
    def write(world: World, _: float) -> Answer:
        forms: dict[str, list[str]] = dict(world.style.data["hands"]["answers"][name])
        form = world.rng.choice(fitting(world, list(forms), name))
        number = world.count(name)
        other = {"d": 2 * number, "t": 3 * number}
        text, numbers = counted(world, [form], name, **{key: str(value) for key, value in other.items()})
        return short(path, text, numbers["n"], *({**numbers, **other}[key] for key in forms[form]))

    return write


def _holders(world: World, _: float) -> Answer:
    """Return who files the dossier; a partner named beside the holder may be one or not."""
    slots, known = bodies_of(world)
    told = world.rng.choice(world.style.data["hands"]["answers"]["porteurs"])
    paras = [para for line in told["l"] for para in lines_of(say(world, line, **slots))]
    readings = [told["q"], *([told["ou"]] if "ou" in told else [])]
    values = [[known[name] for name in names] for names in readings]
    return Answer(paras, {"presentation.porteurs": filled(*values)})


def _types(world: World, length: float) -> Answer:
    """Return the types; « all » may be read as every one."""
    answer = WRITERS_H["logements.typologie_texte"](world, length)
    if answer.text.lower().startswith("toutes"):
        every = {"statut": KEEPER, "valeur": ["T1", "T2", "T3", "T4", "T5", "T6"]}
        answer.fields["logements.typologies"] = {**status("vide"), "alternatives": [every]}
    return answer


def _public(world: World, length: float) -> Answer:
    return public(world, min(length, _LONGEST))


def public_and_count(world: World, length: float) -> Answer:
    """Return how many households, and who they are, in one answer."""
    count, answer = WRITERS_I["publics.nombre_menages"](world, length), _public(world, length)
    both = Answer([*count.paras, *answer.paras], {**count.fields, **answer.fields})
    both.fields["publics.caracteristiques"] = filled(both.text, answer.text)
    return both


def _allies(world: World, length: float) -> Answer:
    """Return the partners; a list of names alone has one sentence at most after it."""
    return allies(world, min(length, _LONGEST))


def _free(path: str) -> Writer:
    return lambda world, length: entire(world, path, length)


WRITERS_I: dict[str, Writer] = {
    **WRITERS_H,
    "presentation.porteurs": _holders,
    "publics.nombre_menages": _count("publics.nombre_menages", "menages"),
    "publics.caracteristiques": _public,
    "logements.nombre_logements": _count("logements.nombre_logements", "logements"),
    "logements.typologie_texte": _types,
    "partenariat.partenaires": _allies,
    **{path: _free(path) for path in FREE},
}
