"""The pages that a guide's index gives, against those that the sheets stand on, or against one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.guide.tables import IndexRow
from liasse.guide_schema import Guide
from liasse.schema import Alerte

_FEW_SHARED = 0.1  # of the sheets: where more share a page, the guide prints two on one
_FEWEST = 3  # sheets: with fewer nothing says which page is odd


def page_alerts(guide: Guide, index: Sequence[IndexRow]) -> Iterator[Alerte]:
    """Yield an alert for each page of the index that does not fit its neighbours.

    A cover may not be counted, and a word processor's pages are not the printed ones: a sheet is compared with
    those beside it, not with the document's first page. A text without pages has only the index's own order.
    """
    announced = {row.number: row.page for row in index if row.page is not None}
    stands = _stands(guide)
    if len(set(stands.values())) > 1:
        odd = list(_against_sheets(announced, stands))
    else:
        odd = list(_against_order(announced))
    if len(odd) * 2 <= len(announced):
        yield from (Alerte(code="page_differente", gravite="info", message=message) for message in odd)


def _stands(guide: Guide) -> dict[str, int]:
    """Return the page of each numbered sheet."""
    proofs = [sheet.titre.preuves or sheet.nombre_menages.preuves for sheet in guide.monographies]
    return {
        sheet.numero.valeur: proof[0].page
        for sheet, proof in zip(guide.monographies, proofs, strict=True)
        if proof and sheet.numero.valeur
    }


def _against_sheets(announced: dict[str, int], stands: dict[str, int]) -> Iterator[str]:
    """Yield what to say of each sheet that is further from its page than the sheets on both sides of it."""
    shifts = [(number, stands[number] - page) for number, page in announced.items() if number in stands]
    if len(shifts) < _FEWEST:
        return
    for at, (number, shift) in enumerate(shifts):
        beside = [other for _, other in (*shifts[max(at - 1, 0) : at], *shifts[at + 1 : at + 2])]
        if len(beside) == 1:  # the first and the last have one neighbour: the one after it speaks too
            beside.append(shifts[2][1] if at == 0 else shifts[-3][1])
        if shift not in beside:
            yield (
                f"Fiche {number} : le sommaire annonce la page {announced[number]}, "
                f"elle est à la page {stands[number] - beside[0]}."
            )


def _against_order(announced: dict[str, int]) -> Iterator[str]:
    """Yield what to say of each page that does not rise with the others, and of the few that two sheets share."""
    pages = list(announced.items())
    rising = _rising([page for _, page in pages])
    for at, (number, page) in enumerate(pages):
        if at in rising:
            continue
        before = next((pages[other] for other in reversed(rising) if other < at), None)
        after = next((pages[other] for other in rising if other > at), None)
        near = [f"la fiche {other} à la page {its}" for other, its in filter(None, (before, after))]
        yield f"Fiche {number} : le sommaire annonce la page {page}, {' et '.join(near)}."
    shared = [(one, other) for one, other in pairwise(pages) if one[1] == other[1]]
    if len(shared) <= _FEW_SHARED * len(pages):
        for (first, page), (second, _) in shared:
            yield f"Fiche {second} : le sommaire annonce la page {page}, déjà celle de la fiche {first}."


def _rising(pages: Sequence[int]) -> list[int]:
    """Return the places of a longest run of ``pages`` that does not fall (patience sorting).

    >>> _rising([5, 6, 29, 7, 7])
    [0, 1, 3, 4]
    """
    ends: list[int] = []  # the place that each length's run ends on
    before: list[int | None] = []
    for at, page in enumerate(pages):
        length = bisect_right([pages[end] for end in ends], page)
        before.append(ends[length - 1] if length else None)
        ends[length : length + 1] = [at]
    run: list[int] = []
    last = ends[-1] if ends else None
    while last is not None:
        run.append(last)
        last = before[last]
    return run[::-1]
