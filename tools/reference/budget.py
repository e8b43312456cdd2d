"""A forecast budget: lines, totals, and one in ten that does not add up."""

from __future__ import annotations

from reference.answers import Expected, filled
from reference.blocks import Block, Bold, Grid, Para
from reference.style import World

Line = tuple[str, int]  # a label and cents
Rows = list[tuple[tuple[Para, ...], ...]]


def _money(world: World, cents: int) -> str:
    whole, rest = divmod(cents, 100)
    spaced = f"{whole:,}".replace(",", " ")
    return f"{spaced},{rest:02d}" if rest or world.rng.random() < 0.5 else spaced


def _cell(text: str, bold: bool = False) -> tuple[Para, ...]:
    return (Para((Bold(text) if bold else text,), "cell"),)


def budget(world: World) -> tuple[list[Block], Expected]:
    """Return the budget's blocks and its reference value."""
    rng = world.rng
    words = world.style.data["budget"]
    lines = rng.sample(words["charges"], rng.randint(2, 5))
    charges = [(words["personnel"], rng.randint(180, 720) * 10_000 + rng.choice((0, 0, 61, 1250)))]
    charges += [(name, rng.randint(2, 95) * 5_000 + rng.choice((0, 0, 61, 50))) for name in lines]
    total = sum(amount for _, amount in charges)
    names = rng.sample(words["produits"], rng.randint(1, 3))
    shares = [total // (len(names) + 1) // 100 * 100 for _ in names[1:]]
    amounts = [total - sum(shares), *shares]
    produits = list(zip(names, amounts, strict=True))
    with_totals = rng.random() < 0.75
    shown = total + (rng.choice((900, 10_000, -50_000)) if rng.random() < 0.1 else 0)
    layout = rng.choice(world.style.data["layout"]["budgets"])
    rows = LAYOUTS[layout](world, charges, produits)
    if with_totals:
        rows = _totalled(rows, layout, (_money(world, shown), _money(world, total)))
    title = rng.choice(words["titres"])
    value = {
        "charges": [{"intitule": name, "montant": _exact(amount)} for name, amount in charges],
        "produits": [{"intitule": name, "montant": _exact(amount)} for name, amount in produits],
        "total_charges": _exact(shown) if with_totals else None,
        "total_produits": _exact(total) if with_totals else None,
    }
    expected = filled(value)
    if not with_totals:
        summed = {**value, "total_charges": _exact(total), "total_produits": _exact(total)}
        expected = filled(value, summed)
    return [Para.of(title, "heading"), Grid(tuple(rows))], expected


def _exact(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _two_sided(world: World, charges: list[Line], produits: list[Line]) -> Rows:
    """Charges on the left, produits on the right."""
    rows = [(_cell("CHARGES", True), _cell("Montant", True), _cell("PRODUITS", True), _cell("Montant", True))]
    for index in range(max(len(charges), len(produits))):
        left = charges[index] if index < len(charges) else None
        right = produits[index] if index < len(produits) else None
        rows.append(
            (
                _cell(left[0] if left else ""),
                _cell(_money(world, left[1]) if left else ""),
                _cell(right[0] if right else ""),
                _cell(_money(world, right[1]) if right else ""),
            )
        )
    return rows


def _in_columns(world: World, charges: list[Line], produits: list[Line]) -> Rows:
    """One column of labels, one of charges, one of produits."""
    rows = [(_cell("Intitulé", True), _cell("CHARGES", True), _cell("PRODUITS", True))]
    rows += [(_cell(name), _cell(_money(world, amount)), _cell("")) for name, amount in charges]
    rows += [(_cell(name), _cell(""), _cell(_money(world, amount))) for name, amount in produits]
    return rows


def _stacked(world: World, charges: list[Line], produits: list[Line]) -> Rows:
    """Charges first, produits below them."""
    rows = [(_cell("CHARGES", True), _cell("Montant (€)", True))]
    rows += [(_cell(name), _cell(_money(world, amount))) for name, amount in charges]
    rows.append((_cell("PRODUITS", True), _cell("Montant (€)", True)))
    return rows + [(_cell(name), _cell(_money(world, amount))) for name, amount in produits]


def _totalled(rows: Rows, layout: str, totals: tuple[str, str]) -> Rows:
    """Return the rows with their totals."""
    charged, produced = totals
    if layout == "two_sided":
        ends = (_cell("TOTAL CHARGES", True), _cell(charged), _cell("TOTAL PRODUITS", True), _cell(produced))
        return [*rows, ends]
    if layout == "columns":
        return [*rows, (_cell("TOTAL", True), _cell(charged), _cell(produced))]
    place = next(index for index, row in enumerate(rows) if row[0] == _cell("PRODUITS", True))
    first = (_cell("Total des charges", True), _cell(charged))
    return [*rows[:place], first, *rows[place:], (_cell("Total des produits", True), _cell(produced))]


LAYOUTS = {"two_sided": _two_sided, "columns": _in_columns, "stacked": _stacked}
