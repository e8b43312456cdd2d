"""A forecast budget: lines, totals, and one in ten that does not add up."""

from __future__ import annotations

from reference.answers import Expected, filled
from reference.blocks import Block, Bold, Grid, Para
from reference.style import World

CHARGES = (
    "Frais de personnel",
    "Déplacements",
    "Fournitures de bureau",
    "Téléphone et affranchissement",
    "Assurances",
    "Entretien du véhicule",
    "Formation des intervenants",
    "Frais de siège",
)
PRODUITS = (
    "Subvention appel à projets",
    "Participation du bailleur",
    "Conseil général",
    "Fonds propres",
    "Communauté d’agglomération",
)


def _money(world: World, cents: int) -> str:
    whole, rest = divmod(cents, 100)
    spaced = f"{whole:,}".replace(",", " ")
    return f"{spaced},{rest:02d}" if rest or world.rng.random() < 0.5 else spaced


def _cell(text: str, bold: bool = False) -> tuple[Para, ...]:
    return (Para((Bold(text) if bold else text,), "cell"),)


def budget(world: World) -> tuple[list[Block], Expected]:
    """Return the budget's blocks and its reference value."""
    rng = world.rng
    charges = [(name, rng.randint(3, 90) * 1000 * (20 if index == 0 else 1) + rng.choice((0, 0, 61, 50)))
               for index, name in enumerate(rng.sample(CHARGES, rng.randint(3, 6)))]
    total = sum(amount for _, amount in charges)
    names = rng.sample(PRODUITS, rng.randint(1, 3))
    shares = [total // (len(names) + 1) // 100 * 100 for _ in names[1:]]
    amounts = [total - sum(shares), *shares]
    produits = list(zip(names, amounts, strict=True))
    with_totals = rng.random() < 0.75
    shown = total + (rng.choice((900, 10_000, -50_000)) if rng.random() < 0.1 else 0)
    rows = _two_sided(world, charges, produits) if rng.random() < 0.5 else _in_columns(world, charges, produits)
    if with_totals:
        label, other = ("TOTAL CHARGES", "TOTAL PRODUITS") if len(rows[0]) == 4 else ("TOTAL", "")
        ends = (_cell(label, True), _cell(_money(world, shown)), *([_cell(other, True)] if other else []),
                _cell(_money(world, total)))
        rows.append(ends)
    title = rng.choice(("BUDGET PREVISIONNEL", "Budget prévisionnel du projet", "Budget annuel de l’action"))
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


def _two_sided(world: World, charges: list[tuple[str, int]], produits: list[tuple[str, int]]) -> list[tuple[tuple[Para, ...], ...]]:
    """Charges on the left, produits on the right."""
    rows = [(_cell("CHARGES", True), _cell("Montant", True), _cell("PRODUITS", True), _cell("Montant", True))]
    for index in range(max(len(charges), len(produits))):
        left = charges[index] if index < len(charges) else None
        right = produits[index] if index < len(produits) else None
        rows.append((
            _cell(left[0] if left else ""), _cell(_money(world, left[1]) if left else ""),
            _cell(right[0] if right else ""), _cell(_money(world, right[1]) if right else ""),
        ))
    return rows


def _in_columns(world: World, charges: list[tuple[str, int]], produits: list[tuple[str, int]]) -> list[tuple[tuple[Para, ...], ...]]:
    """One column of labels, one of charges, one of produits."""
    rows = [(_cell("Intitulé", True), _cell("CHARGES", True), _cell("PRODUITS", True))]
    rows += [(_cell(name), _cell(_money(world, amount)), _cell("")) for name, amount in charges]
    rows += [(_cell(name), _cell(""), _cell(_money(world, amount))) for name, amount in produits]
    return rows
