"""The budget and the people of a style with ``[desk]``: zero lines, quantities, shares, remarks, fax numbers."""

from __future__ import annotations

from collections.abc import Callable

from reference.answers import KEEPER, Expected, filled
from reference.blocks import Block, Para
from reference.contacts import PREFIXES
from reference.hand import table
from reference.hand_annex import Rows, account, accounted, address, written_amount
from reference.style import World
from reference.voiced_answers import LEDGERS, Drawn, worded

_JOINTS = (" ", " ", ".", "-", "/", "")


def budget(world: World) -> tuple[list[Block], Expected]:
    """Return the budget's blocks and its reference value."""
    form = world.rng.choice(world.style.data["account"]["ledgers"])
    if form == "plain":
        return account(world)
    title, blocks, expected = {**LEDGERS, **_OWN}[form](world)
    return [Para.of(title, "heading"), *blocks], expected


def _noted(world: World) -> Drawn:
    """Return the lines with remarks after and between them, and lines of nothing: these may be left out."""
    rng, words = world.rng, world.style.data["account"]
    form, heads, title, sides, sums = worded(world, rng.choice(("{s} €", "{p} €", "{s},{c} €")))
    bare = accounted(sides, True)["valeur"]
    zero = str(rng.choice(words["zero"]))
    charges = [*sides[0], (zero, 0)]
    blocks: list[Block] = []
    for at, side in enumerate((charges, sides[1])):
        blocks.append(Para.of(heads[at], "label"))
        for name, cents in side:
            note = rng.choice(words["notes"][at])
            end = f" ({note})" if note and cents else ""
            blocks.append(Para.of(f"{name} : {written_amount(form, cents)}{end}", "bullet"))
        if rng.random() < 0.5:
            blocks.append(Para.of(rng.choice(words["asides"])))
        blocks.append(Para.of(f"Total {heads[at].lower()} : {written_amount(form, sums[at])}"))
    expected = accounted((charges, sides[1]), True)
    return title, blocks, {**expected, "alternatives": [{"statut": KEEPER, "valeur": bare}]}


def _quantities(world: World) -> Drawn:
    """Return the charges as so many of something at a price; the last column is the amount."""
    rng, units = world.rng, world.style.data["account"]["units"]
    form, heads, title, sides, sums = worded(world, rng.choice(("{s} €", "{s}")))
    rows: Rows = [(heads[0], "Quantité", "Coût unitaire", "Total")]
    for at, (name, cents) in enumerate(sides[0]):
        counts = (1, 2, 4, 10, 12) if at else (1, 12)  # a salary is paid by the month
        times = rng.choice([number for number in counts if not cents % (number * 100)])
        unit = "mois" if times == 12 else (rng.choice(units) if at else "an")
        plural = "s" if times > 1 and unit != "mois" else ""
        price = written_amount(form, cents // times)
        rows.append((name, f"{times} {unit}{plural}", price, written_amount(form, cents)))
    rows.append((f"Total {heads[0].lower()}", "", "", written_amount(form, sums[0])))
    rows.append((heads[1], "", "", "Total"))
    rows += [(name, "", "", written_amount(form, cents)) for name, cents in sides[1]]
    rows.append((f"Total {heads[1].lower()}", "", "", written_amount(form, sums[1])))
    return title, [table(rows, (0.4, 0.18, 0.2, 0.22))], accounted(sides, True)


def _percents(world: World) -> Drawn:
    """Return two tables with the share of each line, and a sentence between them."""
    rng, words = world.rng, world.style.data["account"]
    form, heads, title, sides, sums = worded(world, rng.choice(("{s} €", "{s},{c} €", "{p}")))
    blocks: list[Block] = []
    for head, side, total in zip(heads, sides, sums, strict=True):
        rows: Rows = [(head, "Montant", "%")]
        rows += [
            (name, written_amount(form, cents), f"{round(100 * cents / total)} %") for name, cents in side
        ]
        rows.append((f"Total {head.lower()}", written_amount(form, total), "100 %"))
        if blocks:
            blocks.append(Para.of(rng.choice(words["asides"])))
        blocks.append(table(rows, (0.56, 0.26, 0.18)))
    return title, blocks, accounted(sides, True)


_OWN: dict[str, Callable[[World], Drawn]] = {
    "noted": _noted,
    "quantities": _quantities,
    "percents": _percents,
}


def _number(world: World) -> str:
    return world.rng.choice(PREFIXES) + "".join(str(world.rng.randint(0, 9)) for _ in range(6))


def interlocutors(world: World) -> tuple[list[Block], Expected]:
    """Return the people to call, and the reference value; a fax is no telephone."""
    rng, bodies, words = world.rng, world.style.data["bodies"], world.style.data["people"]
    landlord, social = world.bailleurs[0][0], world.associations[0]
    staff = rng.choice(([landlord], [landlord, social], [social, landlord], [landlord, landlord, social]))
    form, joint, abroad = rng.choice(words["forms"]), rng.choice(_JOINTS), rng.random() < 0.1
    tabled = rng.random() < 0.25
    lines: list[Block] = [Para.of(rng.choice(words["titles"]), "heading")]
    rows: Rows = [tuple(rng.choice(words["columns"]))]
    value: list[dict[str, str | None]] = []
    for organisme, last in zip(staff, rng.sample(bodies["noms"], len(staff)), strict=True):
        first, job = rng.choice(bodies["prenoms"]), rng.choice(bodies["fonctions"])
        number, fax = _number(world), _number(world)
        pairs, faxed = ([one[at : at + 2] for at in range(0, 10, 2)] for one in (number, fax))
        phone = f"+33 {number[1]} {' '.join(pairs[1:])}" if abroad else joint.join(pairs)
        name = rng.choice((f"{first} {last}", f"{first} {last.upper()}", f"{last.upper()} {first}"))
        civility = rng.choice(("", "Mme " if first in bodies["feminins"] else "M. "))
        person = {
            "nom": name,
            "fonction": job,
            "organisme": organisme,
            "email": address(first, last, organisme),
        }
        if tabled:
            rows.append((organisme, civility + name, job, phone, person["email"]))
        else:
            told = {**person, "nom": civility + name, "telephone": phone, "fax": joint.join(faxed)}
            lines += [Para.of(line) for line in form.format(**told).split("\n")]
        person["telephone"] = number
        value.append({key: had if tabled or f"{{{key}}}" in form else None for key, had in person.items()})
    expected = filled(value)
    if abroad:
        foreign = [{**one, "telephone": f"+33{str(one['telephone'])[1:]}"} for one in value]
        expected = filled(value, foreign)
    return [lines[0], table(rows, (0.2, 0.2, 0.22, 0.15, 0.23))] if tabled else lines, expected
