"""The budget: its lines against its totals, and what is spent against what pays for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from extract.candidate import Status
from liasse.checks.alert import Alert, french
from liasse.checks.facts import Facts
from liasse.normalizing import Value
from normalize import money
from normalize.budget import TOLERANCE
from normalize.figures import may_be_misread
from normalize.text import fold

_BUDGET = "financement.budget"
# « 10 000 logements » is the call's name and « 2015 » the year.
_AMOUNT = re.compile(
    r"(?<![\w,.])(?!(?:19[89]|20[0-4])\d(?!\d))(?:\d{1,3}(?:[ .]\d{3})+(?:,\d\d)?|\d{3,}(?:,\d\d)?|\d+,\d\d)(?![\d,])"
    r"(?!\s*(?:logements|menages|%|etp))"
)
LEAST_BUDGET = 500  # euros: what is less is no project's budget but shares that were read as amounts
_WITH_CENTS = re.compile(r"(?<![\d,.])(?:\d{1,3}(?:[ .]\d{3})+|\d+),\d\d(?![\d,])")
_SUBTOTAL = re.compile(r"\W*sous[- ]?tota(?:l|ux)\b")
_TOTAL_ROW = re.compile(r"\W*tota(?:l|ux)\b")
# « 625 - Déplacements »: an account of the plan comptable.
_ACCOUNT = re.compile(r"(?m)^\W*\d{2,4}\s*[-–]\s")
_DATED = re.compile(r"(?:budget|annee|exercice)\b")
_SIDES = (("charges", "total_charges"), ("produits", "total_produits"))


def unbalanced(facts: Facts) -> Iterable[Alert]:
    """The lines of a side do not give its total, or the two sides differ."""
    budget = facts.filled(_BUDGET)
    if not isinstance(budget, Mapping) or _balanced_as_written(facts.written(_BUDGET), budget):
        return
    problems = [problem for side, total in _SIDES if (problem := _wrong_sum(facts, budget, side, total))]
    difference = _difference(budget)
    if difference and not problems:
        problems.append(difference)
    if not problems:
        return
    doubt = " La page est numérisée : vérifiez d'abord les chiffres lus." if facts.damaged else ""
    message = f"{' '.join(problems)}{doubt} Demandez au porteur un budget équilibré."
    yield Alert("budget_desequilibre", "erreur", (_BUDGET,), message)


def adds_up(value: Value) -> bool | None:
    """Say whether a budget's lines give its totals and both sides agree; None where that cannot be known.

    Figures that were read independently and agree are nearly certain: a feature for the confidence of
    ``financement.budget``.
    """
    budget = value.value
    if value.status is not Status.FILLED or not isinstance(budget, Mapping):
        return None
    sums = [
        abs(sum(lines, Decimal()) - total) <= TOLERANCE
        for side, name in _SIDES
        if (lines := _lines(budget, side)) and (total := _decimal(budget.get(name))) is not None
    ]
    sides = [_whole(budget, side, name) for side, name in _SIDES]
    if sides[0] is not None and sides[1] is not None:
        sums.append(abs(sides[0] - sides[1]) <= TOLERANCE)
    return all(sums) if sums else None


def _wrong_sum(facts: Facts, budget: Mapping[str, object], side: str, name: str) -> str | None:
    """Say by how much the lines of a side miss its total; None where they do not."""
    total, lines = _decimal(budget.get(name)), _lines(budget, side)
    if total is None or not lines:
        return None
    summed = sum(lines, Decimal())
    if abs(summed - total) <= TOLERANCE or _adds_up_as_written(facts.written(_BUDGET), total):
        return None
    return (
        f"Les lignes des {side} font {_euros(summed)}, le total indiqué est {_euros(total)} "
        f"(écart {_euros(abs(summed - total))}).{_misread(lines, total) if facts.damaged else ''}"
    )


def _misread(lines: Sequence[Decimal], total: Decimal) -> str:
    """Say which amount of a scanned page gives the total with one of its figures read as its look-alike."""
    missing = total - sum(lines, Decimal())
    found = [(one, one + missing) for one in {*lines} if may_be_misread(f"{one:.2f}", f"{one + missing:.2f}")]
    if may_be_misread(f"{total:.2f}", f"{total - missing:.2f}"):
        found.append((total, total - missing))
    return "".join(f" {_euros(read)} est peut-être {_euros(meant)} mal lu." for read, meant in found)


def _balanced_as_written(text: str, budget: Mapping[str, object]) -> bool:
    """Say whether all amounts of the table are two equal sides, with or without their totals.

    A table that lost its cells may have been read with a line on the wrong side, a subtotal for a total or a
    total among the lines.
    """
    read = {total for _, name in _SIDES if (total := _decimal(budget.get(name))) is not None}
    if len(read) > 1:
        return False
    rows = text.splitlines()
    subtotals = [row for row in rows if _SUBTOTAL.match(fold(row))]
    totals = [row for row in rows if _TOTAL_ROW.match(fold(row))]
    amounts = _amounts("\n".join(row for row in rows if row not in subtotals))
    # What stands as a subtotal only is no total.
    read -= set(_amounts("\n".join(subtotals))) - set(_amounts("\n".join(totals)))
    summed = sum(amounts, Decimal())
    twice = read | {amount for amount in amounts if amounts.count(amount) > 1}
    if any(abs(summed - times * total) <= TOLERANCE for total in twice for times in (2, 3, 4)):
        return True
    if read or totals:
        return False
    return any(abs(2 * part - summed) <= TOLERANCE for part in accumulate(amounts[:-1]))


def _adds_up_as_written(text: str, total: Decimal) -> bool:
    """Say whether a run of amounts of the table as it stands gives the total.

    A table read from a scan may have given a line to no side or to the wrong one, or taken a number of the
    comments for an amount: it is no fault of the applicant's then.
    """
    with_cents = [money.to_decimal(match.group()) for match in _WITH_CENTS.finditer(text)]
    return _some_run_gives(with_cents, total) or _some_run_gives(_amounts(text), total)


def _amounts(text: str) -> list[Decimal]:
    """Return the amounts of a table's text in order."""
    return [money.to_decimal(match.group()) for match in _AMOUNT.finditer(_ACCOUNT.sub("", fold(text)))]


def _some_run_gives(amounts: Sequence[Decimal], total: Decimal) -> bool:
    for end, amount in enumerate(amounts):
        if abs(amount - total) > TOLERANCE:
            continue
        summed = Decimal()
        for start in range(end - 1, -1, -1):
            summed += amounts[start]
            if start < end - 1 and abs(summed - total) <= TOLERANCE:
                return True
    return False


def _difference(budget: Mapping[str, object]) -> str | None:
    """Say by how much charges and produits differ; None where they agree or one is not known."""
    charges, produits = (_whole(budget, side, total) for side, total in _SIDES)
    if charges is None or produits is None or abs(charges - produits) <= TOLERANCE:
        return None
    if max(charges, produits) < LEAST_BUDGET:
        return None
    return (
        f"Les charges font {_euros(charges)} et les produits {_euros(produits)} "
        f"(écart {_euros(abs(charges - produits))})."
    )


def _whole(budget: Mapping[str, object], side: str, name: str) -> Decimal | None:
    lines = _lines(budget, side)
    return _decimal(budget.get(name)) or (sum(lines, Decimal()) if lines else None)


def _lines(budget: Mapping[str, object], side: str) -> list[Decimal]:
    lines = budget.get(side)
    if not isinstance(lines, list):
        return []
    return [
        amount
        for line in lines
        if (amount := _decimal(line.get("montant"))) is not None
        and not _is_year(line.get("intitule"), amount)
    ]


def _is_year(label: object, amount: Decimal) -> bool:
    """Say whether a line is the table's title: « Budget 2015 »."""
    return 1990 <= amount <= 2050 and isinstance(label, str) and _DATED.match(fold(label)) is not None


def _decimal(written: object) -> Decimal | None:
    return Decimal(written) if isinstance(written, str) else None


def _euros(amount: Decimal) -> str:
    return f"{french(float(amount))} €"
