"""The guide's own tables: the index of each chapter and the totals per theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz, process

from extract.candidate import Span
from extract.guide.description import GuideForm
from extract.guide.rows import Row
from normalize.text import fold

_NUMBER = re.compile(r"\d(?:\.\d{1,2}){1,2}\.?$")
_PAGE = re.compile(r"p(?:age)?\.?\s*(\d{1,3})$|(\d{1,3})$", re.IGNORECASE)
_UNTABBED = re.compile(
    r"(?P<number>\d(?:\.\d{1,2}){1,2})\.?\s+(?P<rest>\S.*?)\s+p(?:age)?\.?\s*(?P<page>\d{1,3})$"
)
_COUNT = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})*$")
_THEME_LIKENESS = 80.0


@dataclass(frozen=True, slots=True)
class IndexRow:
    """What the index says of a sheet; ``place`` holds both texts where nothing parts the columns."""

    number: str
    place: str
    bodies: str | None
    page: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class TotalRow:
    """What the totals table says of a theme; ``code`` is None for the whole guide."""

    code: str | None
    name: str
    projects: int
    households: int
    span: Span


@dataclass(frozen=True, slots=True)
class GuideTables:
    """Every row of the guide's tables, and the spans that they cover."""

    index: tuple[IndexRow, ...]
    totals: tuple[TotalRow, ...]
    spans: tuple[Span, ...]


def read_tables(rows: list[Row], text: str, form: GuideForm) -> GuideTables:
    """Return the index and totals rows among ``rows``."""
    index: list[IndexRow] = []
    totals: list[TotalRow] = []
    spans: list[Span] = []
    in_totals = False
    for row in rows:
        if row.blank:
            continue
        cells = _cells(row, text)
        line = fold(" ".join(cells))
        span = Span(min(piece.start for piece in row.pieces), max(piece.end for piece in row.pieces))
        if _holds(line, form.index_header) and len(line) < 120:
            spans += row.printed
            continue
        if _holds(line, form.totals_header) and len(line) < 160:
            spans += row.printed
            in_totals = True
            continue
        entry = _index_row(cells, span)
        total = _total_row(cells, span, form) if in_totals and not entry else None
        if entry:
            index.append(entry)
        elif total:
            totals.append(total)
        else:
            in_totals = False
            continue
        spans.append(span)
    return GuideTables(tuple(index), tuple(_named_by_place(totals, form)), tuple(spans))


def is_index_line(line: str) -> bool:
    """Whether a line that nothing parts begins with a sheet's number and ends with its page."""
    return _UNTABBED.match(line) is not None


def _cells(row: Row, text: str) -> list[str]:
    """Return the texts of a row's cells, the lines of one cell together."""
    cells: dict[int, list[str]] = {}
    for number, piece in zip(row.cells or range(len(row.pieces)), row.pieces, strict=True):
        cells.setdefault(number, []).extend(text[piece.start : piece.end].split())
    return [" ".join(words) for words in cells.values()]


def _named_by_place(totals: list[TotalRow], form: GuideForm) -> Iterator[TotalRow]:
    """Yield the rows, a category in unknown words between two known ones named by its place.

    The table goes through the categories in order, groups of them or not: as many rows as categories are missing
    there are those.
    """
    order = [category.code for category in form.category]
    codes = [row.code for row in totals]
    whole = [fold(row.name).strip() == form.total_row for row in totals]
    known = [(at, order.index(code)) for at, code in enumerate(codes) if code in order]
    ends = (next((at for at, is_whole in enumerate(whole) if is_whole), len(totals)), len(order))
    for (first, low), (last, high) in pairwise([(-1, -1), *known, ends]):
        every = [code for code in order[low + 1 : high] if code not in codes]
        for missing in (every, [code for code in every if code in form.leaf_codes]):
            if len(missing) == last - first - 1:
                codes[first + 1 : last] = missing
                break
    yield from (replace(row, code=code) for row, code in zip(totals, codes, strict=True))


def _holds(line: str, words: tuple[str, ...]) -> bool:
    return all(re.search(rf"(?<!\w){re.escape(fold(word))}", line) for word in words)


def _index_row(cells: list[str], span: Span) -> IndexRow | None:
    """Return the row of an index, None if it is not one."""
    if len(cells) == 1:
        match = _UNTABBED.match(cells[0])
        if not match:
            return None
        return IndexRow(match["number"], match["rest"], None, int(match["page"]), span)
    if len(cells) < 3 or not _NUMBER.match(cells[0]):
        return None
    page = _PAGE.match(cells[-1])
    if not page:
        return None
    bodies = ", ".join(cells[2:-1]) or None
    return IndexRow(cells[0].rstrip("."), cells[1], bodies, int(page[1] or page[2]), span)


def _total_row(cells: list[str], span: Span, form: GuideForm) -> TotalRow | None:
    """Return the row of the totals table, None if it is not one."""
    if len(cells) != 3 or not (_COUNT.match(cells[1]) and _COUNT.match(cells[2])):
        return None
    projects, households = (int(re.sub(r"\D", "", cell)) for cell in cells[1:])
    name = re.sub(r"^\W+", "", cells[0])
    return TotalRow(theme_code(name, form), name, projects, households, span)


def theme_code(name: str, form: GuideForm) -> str | None:
    """Return the code of the category called ``name``, None for the total and for what is not known."""
    if fold(name).strip() == form.total_row:
        return None
    names = {fold(known): category.code for category in form.category for known in category.names}
    match = process.extractOne(fold(name), list(names), scorer=fuzz.ratio, score_cutoff=_THEME_LIKENESS)
    return names[match[0]] if match else None
