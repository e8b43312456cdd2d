"""The budget and the people of a style with ``[hands]``."""

from __future__ import annotations

import re
import unicodedata

from reference.answers import Expected, filled
from reference.blocks import Block, Para
from reference.contacts import PREFIXES
from reference.hand import table
from reference.style import World

Line = tuple[str, int]  # a label and cents
Rows = list[tuple[str, ...]]


def written_amount(template: str, cents: int) -> str:
    """Return an amount in one of the ways that people write it."""
    whole, rest = divmod(cents, 100)
    spaced = f"{whole:,}".replace(",", " ")
    thousands = f"{cents / 100_000:.1f}".replace(".", ",").removesuffix(",0")
    return template.format(s=spaced, d=spaced.replace(" ", "."), p=whole, c=f"{rest:02d}", k=thousands)


def amounts(world: World, money: str) -> tuple[list[Line], list[Line]]:
    """Draw charges, and produits that cover them, as exact as they can be written."""
    exact, step = "{c}" in money, 10_000 if "{k}" in money else 100
    rng, words = world.rng, world.style.data["account"]
    odd = rng.choice((0, 0, 61, 1845, 37)) if exact else 0
    charges = [(rng.choice(words["staff"]), rng.randint(190, 640) * 10_000 + odd)]
    others = rng.sample(words["charges"], rng.randint(2, 6))
    charges += [
        (name, rng.randint(3, 45) * 10_000 + (rng.choice((0, 0, 50)) if exact else 0)) for name in others
    ]
    total = sum(cents for _, cents in charges)
    names = rng.sample(words["produits"], rng.randint(1, 4))
    rest = [(name, total * rng.randint(8, 22) // 100 // step * step) for name in names[1:]]
    return charges, [(names[0], total - sum(cents for _, cents in rest)), *rest]


def accounted(sides: tuple[list[Line], list[Line]], stated: bool) -> Expected:
    """Return the reference value of a budget; its sums are as good where it does not state them."""

    def lines(side: list[Line]) -> list[dict[str, str]]:
        return [{"intitule": name, "montant": f"{cents // 100}.{cents % 100:02d}"} for name, cents in side]

    sums = [sum(cents for _, cents in side) for side in sides]
    totals = [f"{cents // 100}.{cents % 100:02d}" for cents in sums]
    value = {"charges": lines(sides[0]), "produits": lines(sides[1])}
    summed = {**value, "total_charges": totals[0], "total_produits": totals[1]}
    expected = filled(summed if stated else {**value, "total_charges": None, "total_produits": None})
    if not stated:
        expected["alternatives"] = [{"statut": "renseigne", "valeur": summed}]
    return expected


def account(world: World) -> tuple[list[Block], Expected]:
    """Return the budget's blocks and its reference value."""
    rng, words = world.rng, world.style.data["account"]
    money = rng.choice(words["money"])
    sides = amounts(world, money)
    sums = [sum(cents for _, cents in side) for side in sides]
    stated = rng.random() < 0.7
    written: list[Rows] = [[(name, written_amount(money, cents)) for name, cents in side] for side in sides]
    ends = [written_amount(money, cents) for cents in sums] if stated else []
    blocks = _laid_out(world, (written[0], written[1]), ends, written_amount(money, sides[0][0][1]))
    expected = accounted(sides, stated)
    return [Para.of(rng.choice(words["titles"]), "heading"), *blocks], expected


def _laid_out(world: World, sides: tuple[Rows, Rows], ends: list[str], staff: str) -> list[Block]:
    """Return the lines side by side, one side below the other, with remarks, or without a table."""
    rng, words = world.rng, world.style.data["account"]
    form, heads = rng.choice(words["forms"]), rng.choice(words["heads"])
    word = rng.choice(words["totals"])
    if form == "lines":
        blocks: list[Block] = []
        for at, side in enumerate(sides):
            blocks.append(Para.of(f"{heads[at]} :", "label"))
            blocks += [Para.of(f"{name} : {amount}", "bullet") for name, amount in side]
            blocks += [Para.of(f"{word} {heads[at].lower()} : {ends[at]}")] if ends else []
        return blocks
    if form == "face":
        left, right = sides
        height = max(len(left), len(right))
        both = [[*side, *[("", "")] * (height - len(side))] for side in (left, right)]
        rows: Rows = [(heads[0], "Montant", heads[1], "Montant")]
        rows += [(*one, *other) for one, other in zip(*both, strict=True)]
        rows += [(word, ends[0], word, ends[1])] if ends else []
        return [table(rows, (0.32, 0.18, 0.32, 0.18))]
    noted = form == "notes"
    rows = [("Postes", "Montant (€)", "Précisions")] if noted else []
    for at, side in enumerate(sides):
        rows.append((heads[at], "", "") if noted else (heads[at], "Montant en euros"))
        for place, line in enumerate(side):
            rows.append((*line, str(rng.choice(words["notes"][at]))) if noted else line)
            if not noted and not at and not place:
                rows.append(("Sous-total personnel", staff))
        rows += [((f"{word} {heads[at].lower()}"), ends[at], "")[: len(rows[0])]] if ends else []
    return [table(rows, (0.42, 0.2, 0.38) if noted else (0.7, 0.3))]


def address(first: str, last: str, organisme: str) -> str:
    """Return an e-mail address."""
    plain = [
        re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", text.lower()))
        for text in (first, last, organisme)
    ]
    return f"{plain[0]}.{plain[1]}@{plain[2]}.example"


def people(world: World) -> tuple[list[Block], Expected]:
    """Return the people to call, one to four, and the reference value."""
    rng, bodies, words = world.rng, world.style.data["bodies"], world.style.data["people"]
    form = rng.choice(words["forms"])
    landlord, social = world.bailleurs[0][0], world.associations[0]
    staff = rng.choice(
        (
            [landlord],
            [landlord, social],
            [landlord, social],
            [landlord, landlord, social],
            [social, social, landlord],
        )
    )
    lines: list[Block] = [Para.of(rng.choice(words["titles"]) + rng.choice(("", " :")), "heading")]
    rows: Rows = [("Nom", "Fonction", "Téléphone", "Courriel")]
    value = []
    tabled = rng.random() < 0.2
    for organisme, last in zip(staff, rng.sample(bodies["noms"], len(staff)), strict=True):
        first, job = rng.choice(bodies["prenoms"]), rng.choice(bodies["fonctions"])
        number = rng.choice(PREFIXES) + "".join(str(rng.randint(0, 9)) for _ in range(6))
        phone = rng.choice((" ", ".", "-", " ")).join(number[at : at + 2] for at in range(0, 10, 2))
        name = rng.choice((f"{first} {last}", f"{last.upper()} {first}", f"{first} {last.upper()}"))
        civility = rng.choice(("", "", "Mme " if first in bodies["feminins"] else "M. "))
        person = {
            "nom": name,
            "fonction": job,
            "organisme": organisme,
            "email": address(first, last, organisme),
        }
        told = {**person, "nom": civility + name, "telephone": phone}
        person["telephone"] = number
        if tabled:
            rows.append((civility + name, f"{job} – {organisme}", phone, person["email"]))
        else:
            lines += [Para.of(line) for line in form.format(**told).split("\n")]
        value.append({key: had if tabled or f"{{{key}}}" in form else None for key, had in person.items()})
    return [lines[0], table(rows, (0.2, 0.26, 0.16, 0.38))] if tabled else lines, filled(value)
