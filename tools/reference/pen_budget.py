"""Budgets of a style with ``[pen]``: one table with two columns of amounts, wrong sums, products told in a sentence."""

from __future__ import annotations

from collections.abc import Callable

from reference.answers import Expected
from reference.blocks import Block, Para
from reference.desk_annex import budget as desk_budget
from reference.hand import table
from reference.hand_annex import Rows, accounted, written_amount
from reference.style import World
from reference.voiced_answers import Drawn, worded

_OWN = ("columns", "faulty", "halves")


def budget(world: World) -> tuple[list[Block], Expected]:
    """Return the budget's blocks and its reference value; « plain » and others are those of earlier styles."""
    forms = world.style.data["account"]["ledgers"]
    form = world.rng.choice(forms)
    if form in _OWN:
        title, blocks, expected = _LEDGERS[form](world)
        return [Para.of(title, "heading"), *blocks], expected
    rest = [one for one in forms if one not in _OWN]
    style = world.style
    account = {**style.data["account"], "ledgers": [form if form in rest else "plain"]}
    world.style = type(style)(style.name, {**style.data, "account": account})
    drawn = desk_budget(world)
    world.style = style
    return drawn


def _columns(world: World) -> Drawn:
    """Return one table: a column of charges, one of products, and remarks."""
    rng, words = world.rng, world.style.data["account"]
    form, heads, title, sides, sums = worded(world)
    noted = rng.random() < 0.7
    rows: Rows = [("Intitulé", heads[0].upper(), heads[1].upper(), "Commentaires")]
    for at, side in enumerate(sides):
        if rng.random() < 0.6:
            rows.append((f"{heads[at].upper()} :", "", "", ""))
        for name, cents in side:
            amount, note = written_amount(form, cents), str(rng.choice(words["notes"][at]))
            rows.append((name, "", amount, note) if at else (name, amount, "", note))
    rows.append((rng.choice(words["totals"]), *(written_amount(form, cents) for cents in sums), ""))
    if noted:
        return title, [table(rows, (0.34, 0.17, 0.17, 0.32))], accounted(sides, True)
    return title, [table([row[:3] for row in rows], (0.5, 0.25, 0.25))], accounted(sides, True)


def _faulty(world: World) -> Drawn:
    """Return the lines with sums that somebody added up wrongly, or did not bring up to date."""
    rng, words = world.rng, world.style.data["account"]
    form, heads, title, sides, sums = worded(world, rng.choice(("{s} €", "{s}", "{p} €")))
    wrong = list(sums)
    at = rng.choice((0, 1))
    wrong[at] += rng.choice((-1, 1)) * rng.choice((100_00, 1_000_00, 90_00, 450_00))
    if rng.random() < 0.3:
        wrong[1 - at] = wrong[at]  # both alike, and both wrong
    expected = accounted(sides, True)
    totals = [f"{cents // 100}.{cents % 100:02d}" for cents in wrong]
    expected["valeur"] |= {"total_charges": totals[0], "total_produits": totals[1]}
    word, tabled = rng.choice(words["totals"]), rng.random() < 0.6
    blocks: list[Block] = []
    rows: Rows = []
    for head, side, total in zip(heads, sides, wrong, strict=True):
        lines = [(name, written_amount(form, cents)) for name, cents in side]
        end = (f"{word} {head.lower()}", written_amount(form, total))
        rows += [(head, "Montant"), *lines, end]
        blocks.append(Para.of(head, "label"))
        blocks += [Para.of(f"{name} : {amount}", "bullet") for name, amount in lines]
        blocks.append(Para.of(f"{end[0]} : {end[1]}"))
    return title, [table(rows, (0.66, 0.34))] if tabled else blocks, expected


def _halves(world: World) -> Drawn:
    """Return the charges in a table and the products in a sentence below it."""
    rng, words = world.rng, world.style.data["account"]
    form, heads, title, sides, sums = worded(world, rng.choice(("{s} €", "{p} €")))
    rows: Rows = [(heads[0], "Montant")]
    rows += [(name, written_amount(form, cents)) for name, cents in sides[0]]
    rows.append((f"Total {heads[0].lower()}", written_amount(form, sums[0])))
    listed = " ; ".join(f"{name} : {written_amount(form, cents)}" for name, cents in sides[1])
    told = str(rng.choice(words["told"]))
    sentence = told.format(
        tete=heads[1], tete_min=heads[1].lower(), liste=listed, somme=written_amount(form, sums[1])
    )
    return title, [table(rows, (0.66, 0.34)), Para.of(sentence)], accounted(sides, True)


_LEDGERS: dict[str, Callable[[World], Drawn]] = {"columns": _columns, "faulty": _faulty, "halves": _halves}
