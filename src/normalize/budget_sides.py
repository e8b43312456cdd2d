"""On which side a budget's lines can have stood, where the columns were lost and only their order is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from normalize.text import fold

Line = tuple[str, Decimal]
# What pays for a project; « aide à l'installation » is spent, « aide de la commune » pays.
_INCOME = re.compile(
    r"^\W*(?:\d{2,3}\W+)?(?:subventions?|fonds propres|autofinancement|participation|conseil (?:general|departemental|regional)|etat\b|"
    r"region\b|caf\b|communaute|metropole|commune\b|ville\b|departement\b|fondation|mecenat|dotation|appel a projets|demande|"
    r"aides? (?:de|du|des)\b|fsl\b|fnavdl|bailleurs?\b|loyers? (?:et charges )?(?:recuperes?|percus?)|dons?\b|cotisations?|prestations? de service|"
    r"financements?\b|contributions?\b|apports?\b|emprunts?\b|cglls)"
)
_MOST_LINES = 60  # a budget has no more; what is longer is read as it stands


def is_income(label: str) -> bool:
    """Say whether a line's own words call it a produit.

    >>> is_income("Conseil départemental"), is_income("Aide à l'installation")
    (True, False)
    """
    return bool(_INCOME.match(fold(label)))


def arrangements(lines: Sequence[Line], order: tuple[str, str]) -> Iterator[dict[str, list[Line]]]:
    """Return the ways in which two columns give these lines in this order; the likeliest by their words first.

    Either the lines of one side follow those of the other, or the rows of both were melted: one of the first, one
    of the second in turn, then what is left of the longer side.
    """
    lines = lines[:_MOST_LINES]
    splits = [
        dict(zip(order, (list(lines[:at]), list(lines[at:])), strict=True)) for at in range(len(lines) + 1)
    ]
    yield from sorted((*splits, *_in_turn(lines, order)), key=_misplaced)


def _in_turn(lines: Sequence[Line], order: tuple[str, str]) -> Iterator[dict[str, list[Line]]]:
    for paired in range(2, len(lines) + 1, 2):
        left, right, rest = lines[:paired:2], lines[1:paired:2], lines[paired:]
        yield dict(zip(order, ([*left, *rest], list(right)), strict=True))
        yield dict(zip(order, (list(left), [*right, *rest]), strict=True))


def _misplaced(sides: dict[str, list[Line]]) -> int:
    """Return how many lines stand on another side than their words say."""
    return sum(is_income(label) != (name == "produits") for name in sides for label, _ in sides[name])
