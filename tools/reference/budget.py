"""A forecast budget: lines, totals, and one in ten that does not add up."""

from __future__ import annotations

from dataclasses import replace

from reference.answers import Expected, filled
from reference.blocks import Block, Bold, Grid, Para
from reference.style import World

Line = tuple[str, int]  # a label and cents
Rows = list[tuple[tuple[Para, ...], ...]]
Drawn = tuple[list[Block], dict[str, str]]


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
    if layout == "thousands":
        charges, produits = _in_hundreds(charges, produits)
        gap, total = (shown - total) // 10_000 * 10_000, sum(amount for _, amount in charges)
        shown = total + gap
    sides = (charges, produits)
    blocks, intitules = drawn(layout, world, sides, (shown, total) if with_totals else None)
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
    if intitules:  # a reader may keep the number of the account
        for reading in [expected, *expected.get("alternatives", [])]:
            lines_read = [
                {**line, "intitule": intitules.get(line["intitule"], line["intitule"])}
                for line in value["charges"]
            ]
            other = {"statut": "renseigne", "valeur": {**reading["valeur"], "charges": lines_read}}
            expected["alternatives"] = [*expected.get("alternatives", []), other]
    return [Para.of(title, "heading"), *blocks], expected


def drawn(
    layout: str, world: World, sides: tuple[list[Line], list[Line]], totals: tuple[int, int] | None
) -> Drawn:
    """Return the blocks of a layout, and other spellings of the lines' labels that are as good."""
    if layout in MORE:
        return MORE[layout](world, *sides, [_money(world, total) for total in totals or ()])
    rows = LAYOUTS[layout](world, *sides)
    if totals:
        rows = _totalled(rows, layout, (_money(world, totals[0]), _money(world, totals[1])))
    return [Grid(tuple(rows))], {}


def _in_hundreds(charges: list[Line], produits: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines to a hundred euros, the two sides still even."""
    rounded = [(name, max(amount // 10_000, 1) * 10_000) for name, amount in charges]
    rest = [(name, amount // 10_000 * 10_000) for name, amount in produits[1:]]
    first = sum(amount for _, amount in rounded) - sum(amount for _, amount in rest)
    return rounded, [(produits[0][0], first), *rest]


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


def _heads(world: World) -> list[str]:
    """Return the four words of a table's head."""
    return list(world.rng.choice(world.style.data["budget"]["tetes"]))


def _beside(left: list[tuple[str, str]], right: list[tuple[str, str]], heads: list[str]) -> Grid:
    """Return two lists of label and amount side by side; the last of each stand on the last row."""
    height = max(len(left), len(right))
    blank = ("", "")
    rows: Rows = [tuple(_cell(text, True) for text in heads)]
    left = [*left[:-1], *[blank] * (height - len(left)), left[-1]]
    right = [*right[:-1], *[blank] * (height - len(right)), right[-1]]
    rows += [tuple(map(_cell, (*one, *other))) for one, other in zip(left, right, strict=True)]
    return Grid(tuple(rows), (0.32, 0.18, 0.32, 0.18))


def _accounts(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """Charges with the numbers of their accounts, produits beside them."""
    numbers = world.style.data["budget"]["comptes"]
    named = {name: f"{numbers[name]} - {name}" if name in numbers else name for name, _ in charges}
    left = [(named[name], _money(world, amount)) for name, amount in charges]
    right = [(name, _money(world, amount)) for name, amount in produits]
    if totals:
        left, right = [*left, ("TOTAL", totals[0])], [*right, ("TOTAL", totals[1])]
    return [_beside(left, right, _heads(world))], named


def _inflow_first(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """Produits on the left, charges on the right."""
    left = [(name, _money(world, amount)) for name, amount in produits]
    right = [(name, _money(world, amount)) for name, amount in charges]
    if totals:
        left, right = [*left, ("Total", totals[1])], [*right, ("Total", totals[0])]
    heads = _heads(world)
    return [_beside(left, right, [*heads[2:], *heads[:2]])], {}


def _plain_lines(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """No table: a line of text for each."""
    heads = _heads(world)
    joint = world.rng.choice((" : ", " ..... ", " = "))
    blocks: list[Block] = []
    for head, lines, total in ((heads[0], charges, 0), (heads[2], produits, 1)):
        blocks.append(Para.of(f"{head} :", "label"))
        blocks += [Para.of(f"{name}{joint}{_money(world, amount)} €", "bullet") for name, amount in lines]
        if totals:
            blocks.append(Para.of(f"Total {head.lower()}{joint}{totals[total]} €"))
    return blocks, {}


def _subtotals(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """One side below the other, the costs of staff and the others each with a subtotal."""
    heads = _heads(world)
    rows: Rows = [(_cell(heads[0], True), _cell(heads[1], True))]
    for title, lines in (("Dépenses de personnel", charges[:1]), ("Autres dépenses", charges[1:])):
        rows += [(_cell(name), _cell(_money(world, amount))) for name, amount in lines]
        rows.append((_cell(f"Sous-total {title.lower()}"), _cell(_money(world, sum(n for _, n in lines)))))
    rows += [(_cell(f"Total {heads[0].lower()}", True), _cell(totals[0]))] if totals else []
    rows.append((_cell(heads[2], True), _cell(heads[3], True)))
    rows += [(_cell(name), _cell(_money(world, amount))) for name, amount in produits]
    rows += [(_cell(f"Total {heads[2].lower()}", True), _cell(totals[1]))] if totals else []
    return [Grid(tuple(rows), (0.7, 0.3))], {}


def _unruled(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """Charges beside produits in a table without rules."""
    left = [(name, _money(world, amount)) for name, amount in charges]
    right = [(name, _money(world, amount)) for name, amount in produits]
    if totals:
        left, right = [*left, ("TOTAL", totals[0])], [*right, ("TOTAL", totals[1])]
    return [replace(_beside(left, right, _heads(world)), ruled=False)], {}


def _sentence(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """No table: a sentence for each side."""
    heads = _heads(world)
    blocks: list[Block] = []
    for head, lines, total in ((heads[0], charges, 0), (heads[2], produits, 1)):
        said = " ; ".join(f"{name} : {_money(world, amount)} €" for name, amount in lines)
        ends = f", soit un total de {totals[total]} €" if totals else ""
        blocks.append(Para.of(f"{head.capitalize()} : {said}{ends}."))
    return blocks, {}


def _commented(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """One column of labels, one of charges, one of produits, and remarks beside them."""
    remarks = world.style.data["budget"]["remarques"]
    heads = ("Intitulé", "CHARGES", "PRODUITS", "Commentaires")
    rows: Rows = [tuple(_cell(text, True) for text in heads)]
    lines = [(name, _money(world, amount), "") for name, amount in charges]
    lines += [(name, "", _money(world, amount)) for name, amount in produits]
    rows += [tuple(map(_cell, (*line, str(world.rng.choice(remarks))))) for line in lines]
    if totals:
        rows.append((_cell("TOTAL", True), _cell(totals[0]), _cell(totals[1]), _cell("")))
    return [Grid(tuple(rows), (0.34, 0.17, 0.17, 0.32))], {}


def _one_below(
    heads: tuple[str, str], ends: tuple[str, ...], sides: tuple[list[tuple[str, ...]], list[tuple[str, ...]]]
) -> Rows:
    """Charges first, produits below them, each under its own head."""
    rows: Rows = []
    for head, lines in zip(heads, sides, strict=True):
        rows.append(tuple(_cell(text, True) for text in (head, *ends)))
        rows += [tuple(_cell(text) for text in line) for line in lines]
    return rows


def _shares(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """Amounts with what part of the whole each is."""
    heads, whole = _heads(world), sum(amount for _, amount in charges)

    def side(lines: list[Line], total: int) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = [
            (name, _money(world, amount), f"{round(100 * amount / whole)} %") for name, amount in lines
        ]
        return [*rows, ("Total", totals[total], "100 %")] if totals else rows

    rows = _one_below((heads[0], heads[2]), ("Montant", "Part"), (side(charges, 0), side(produits, 1)))
    return [Grid(tuple(rows), (0.6, 0.25, 0.15))], {}


def _thousands(world: World, charges: list[Line], produits: list[Line], totals: list[str]) -> Drawn:
    """Amounts in thousands of euros."""
    heads = _heads(world)

    def side(lines: list[Line], total: int) -> list[tuple[str, ...]]:
        rows: list[tuple[str, ...]] = [
            (name, f"{amount / 100_000:.1f}".replace(".", ",")) for name, amount in lines
        ]
        if not totals:
            return rows
        euros = float(totals[total].replace(" ", "").replace(",", "."))
        return [*rows, ("TOTAL", f"{euros / 1000:.1f}".replace(".", ","))]

    rows = _one_below((heads[0], heads[2]), ("en k€",), (side(charges, 0), side(produits, 1)))
    return [Grid(tuple(rows), (0.7, 0.3))], {}


MORE = {
    "commented": _commented,
    "shares": _shares,
    "thousands": _thousands,
    "sentence": _sentence,
    "unruled": _unruled,
    "accounts": _accounts,
    "inflow_first": _inflow_first,
    "plain_lines": _plain_lines,
    "subtotals": _subtotals,
}
