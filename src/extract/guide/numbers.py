"""Which number each sheet really has: printed, or told by its place among the others and by the index."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.guide.description import GuideForm
from extract.guide.tables import IndexRow
from normalize.text import fold

_ALIKE = 60.0  # an index row that shares most of its words with a sheet's header is that sheet's


@dataclass(frozen=True, slots=True)
class Numbering:
    """A sheet's number, and whether it is the printed one, a mended one or only told by its place."""

    number: str | None
    code: str  # numero_imprime | numero_rectifie | numero_deduit


def number_sheets(
    printed: Sequence[str | None], headers: Sequence[str], index: Sequence[IndexRow], form: GuideForm
) -> list[Numbering]:
    """Return the number of each sheet; ``headers`` is each sheet's place and bodies.

    A printed number stands unless its chapter does not exist or another sheet has it with a better right;
    then the number that the sequence wants is taken if the index, where there is one, agrees.
    """
    rows = {row.number: row for row in index}
    numbers: list[Numbering] = []
    taken: set[str] = set()
    for at, number in enumerate(printed):
        if number and _plausible(number, form) and number not in taken:
            chosen = Numbering(number, "numero_imprime")
        else:
            before = numbers[-1].number if numbers else None
            expected = _expected(before, printed[at + 1] if at + 1 < len(printed) else None, form)
            expected = _confirmed(expected, headers[at], rows, taken)
            chosen = Numbering(expected or number, _code(number, expected))
        taken.add(chosen.number or "")
        numbers.append(chosen)
    return numbers


def _code(printed: str | None, expected: str | None) -> str:
    if expected is None:
        return "numero_douteux"
    return "numero_rectifie" if printed else "numero_deduit"


def category_of(number: str | None, form: GuideForm) -> str | None:
    """Return the category that a sheet's number begins with, None if there is no such category."""
    if not number:
        return None
    for code in form.leaf_codes:
        if re.fullmatch(rf"{re.escape(code)}\.\d{{1,2}}", number):
            return code
    return None


def _plausible(number: str, form: GuideForm) -> bool:
    return category_of(number, form) is not None


def _expected(before: str | None, after: str | None, form: GuideForm) -> str | None:
    """Return the number that follows ``before``, or comes before ``after``."""
    if before and category_of(before, form):
        head, _, last = before.rpartition(".")
        return f"{head}.{int(last) + 1}"
    if after and category_of(after, form):
        head, _, last = after.rpartition(".")
        return f"{head}.{int(last) - 1}" if int(last) > 1 else None
    return None


def _confirmed(expected: str | None, header: str, rows: dict[str, IndexRow], taken: set[str]) -> str | None:
    """Return the free index row that is most like the sheet, or ``expected`` if the index does not speak."""
    free = {number: row for number, row in rows.items() if number not in taken}
    scores = {number: likeness(row, header) for number, row in free.items()}
    if expected in scores and scores[expected] >= _ALIKE:
        return expected
    best = max(scores, key=lambda number: scores[number], default=None)
    if best is not None and scores[best] >= _ALIKE:
        return best
    return expected if expected not in taken and (not rows or expected in free) else None


def likeness(row: IndexRow, header: str) -> float:
    """Return 0..100, how much of the index row's words the sheet's header has."""
    words = fold(f"{row.place} {row.bodies or ''}")
    return float(fuzz.token_set_ratio(words, fold(header)))
