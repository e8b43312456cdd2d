"""Answers and budgets that a style with ``[voices]`` adds to those of the styles with ``[hands]``."""

from __future__ import annotations

from collections.abc import Callable

from reference.answers import Answer, Expected, Writer, filled, short
from reference.blocks import Block, Para
from reference.hand import WRITERS_F, counted, place_value, say, table
from reference.hand_annex import Line, Rows, account, accounted, amounts, written_amount
from reference.style import World
from reference.told import cost_answer, money, renewable

Sides = tuple[list[Line], list[Line]]
Drawn = tuple[str, list[Block], Expected]  # the title, what stands below it, what is expected


def _places(world: World, _: float) -> Answer:
    """Return the places, now and then in two départements."""
    told = world.rng.choice(world.style.data["hands"]["answers"]["lieux"])
    text = say(world, told["t"])
    values = place_value(world, told, text)
    if told.get("deux"):
        both = [world.place["code"], world.place["code2"]]
        values = [{"texte": text, "departements": both, "communes": []}]
    return short("presentation.localisation", text, *values)


def _duration(world: World, _: float) -> Answer:
    """Return how long the bodies commit themselves; the length of time alone is as good a text."""
    text, months, again, bare = world.rng.choice(world.style.data["hands"]["answers"]["durees"])
    answer = Answer([Para.of(text)], {"duree.texte": filled(text, *([bare] if bare != text else []))})
    answer.fields["duree.mois"] = filled(months)
    answer.fields["duree.renouvelable"] = renewable(again)
    return answer


WRITERS_G: dict[str, Writer] = {
    **WRITERS_F,
    "presentation.localisation": _places,
    "duree.texte": _duration,
}


def said(world: World, path: str) -> Answer:
    """Return a count that says its own label: « 25 ménages accompagnés »."""
    name = "menages" if path == "publics.nombre_menages" else "logements"
    forms = world.style.data["hands"]["answers"][f"{name}_dits"]
    text, numbers = counted(world, forms, name)
    return short(path, text, numbers["n"])


def volumes(world: World) -> Answer:
    """Return households and dwellings in one answer."""
    text = say(world, world.rng.choice(world.style.data["hands"]["answers"]["volumes"]))
    fields = {
        "publics.nombre_menages": filled(world.count("menages")),
        "logements.nombre_logements": filled(world.count("logements")),
    }
    return Answer([Para.of(text)], fields)


def two_costs(world: World) -> Answer:
    """Return what a diagnostic and a follow-up cost, in one answer."""
    first, second = world.rng.randint(8, 55) * 10, world.rng.randint(60, 400) * 10
    form = str(world.rng.choice(world.style.data["hands"]["answers"]["couts_ensemble"]))
    text = form.format(a=money(world, first), b=money(world, second))
    once = cost_answer("financement.cout_diagnostic", text, "menage", [[(first, "mot", "")]])
    yearly = cost_answer("financement.cout_accompagnement", text, "menage", [[(second, "mot", "an")]])
    return Answer(once.paras, {**once.fields, **yearly.fields})


def ledger(world: World) -> tuple[list[Block], Expected]:
    """Return the budget's blocks and its reference value."""
    form = world.rng.choice(world.style.data["account"]["ledgers"])
    if form == "plain":
        return account(world)
    title, blocks, expected = LEDGERS[form](world)
    return [Para.of(title, "heading"), *blocks], expected


def worded(world: World, money: str = "") -> tuple[str, list[str], str, Sides, list[int]]:
    """Draw a way of writing amounts, the heads of both sides, the lines and their sums."""
    rng, words = world.rng, world.style.data["account"]
    form = money or rng.choice(words["money"])
    sides = amounts(world, form)
    return form, rng.choice(words["heads"]), str(rng.choice(words["titles"])), sides, _sums(sides)


def _sums(sides: Sides) -> list[int]:
    return [sum(cents for _, cents in side) for side in sides]


def _years(world: World) -> Drawn:
    """Return the lines with a column for each of two years and one for both."""
    form, heads, _, sides, _ = worded(world, "{s} €" if world.rng.random() < 0.5 else "{s}")
    rows: Rows = []
    for head, side in zip(heads, sides, strict=True):
        rows.append((head, "2015", "2016", "Total"))
        firsts = [cents * world.rng.randint(35, 55) // 10_000 * 100 for _, cents in side]
        lines = [(name, one, cents - one, cents) for (name, cents), one in zip(side, firsts, strict=True)]
        ends = [sum(column) for column in zip(*[line[1:] for line in lines], strict=True)]
        for name, *cells in [*lines, (f"Total {head.lower()}", *ends)]:
            rows.append((name, *(written_amount(form, cents) for cents in cells)))
    title = str(world.rng.choice(world.style.data["account"]["years_titles"]))
    return title, [table(rows, (0.46, 0.18, 0.18, 0.18))], accounted(sides, True)


def _thousands(world: World) -> Drawn:
    """Return the lines in thousands of euros, as the title says."""
    form, heads, _, sides, sums = worded(world, "{k}")
    rows: Rows = []
    for head, side, cents in zip(heads, sides, sums, strict=True):
        rows.append((head, "k€"))
        rows += [(name, written_amount(form, amount)) for name, amount in side]
        rows.append((f"Total {head.lower()}", written_amount(form, cents)))
    title = str(world.rng.choice(world.style.data["account"]["thousands_titles"]))
    return title, [table(rows, (0.7, 0.3))], accounted(sides, True)


def _told(world: World) -> Drawn:
    """Return the budget in two sentences."""
    form, heads, title, sides, sums = worded(world, "{s} €")
    blocks: list[Block] = []
    for head, side, cents in zip(heads, sides, sums, strict=True):
        lines = " ; ".join(f"{name} : {written_amount(form, amount)}" for name, amount in side)
        start = f"{head.capitalize()} : {written_amount(form, cents)} au total, soit "
        blocks.append(Para.of(f"{start}{lines}."))
    return title, blocks, accounted(sides, True)


def _leaders(world: World) -> Drawn:
    """Return the lines with leaders between a label and its amount."""
    form, heads, title, sides, sums = worded(world)
    ends = world.rng.random() < 0.7
    blocks: list[Block] = []
    for head, side, cents in zip(heads, sides, sums, strict=True):
        blocks.append(Para.of(head, "label"))
        lines = [*side, (f"Total {head.lower()}", cents)] if ends else side
        blocks += [
            Para.of(f"{name} {'.' * max(4, 52 - len(name))} {written_amount(form, amount)}")
            for name, amount in lines
        ]
    return title, blocks, accounted(sides, ends)


def _grouped(world: World) -> Drawn:
    """Return the charges in two groups, each with its subtotal."""
    form, heads, title, sides, sums = worded(world)
    charges, produits = sides
    rows: Rows = [(heads[0], "Montant")]
    for name, lines in zip(world.style.data["account"]["groups"], (charges[:1], charges[1:]), strict=True):
        rows.append((name, ""))
        rows += [(line, written_amount(form, cents)) for line, cents in lines]
        subtotal = written_amount(form, sum(cents for _, cents in lines))
        rows.append((f"Sous-total {name.lower()}", subtotal))
    rows += [(f"Total {heads[0].lower()}", written_amount(form, sums[0])), (heads[1], "Montant")]
    rows += [(line, written_amount(form, cents)) for line, cents in produits]
    rows.append((f"Total {heads[1].lower()}", written_amount(form, sums[1])))
    return title, [table(rows, (0.68, 0.32))], accounted(sides, True)


LEDGERS: dict[str, Callable[[World], Drawn]] = {
    "years": _years,
    "thousands": _thousands,
    "prose": _told,
    "leaders": _leaders,
    "grouped": _grouped,
}
