"""Tables in a text dump: runs of lines whose cells a converter parted by tabs, bars or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Cell, Line, Table

_BARS = re.compile(r"[ \u00a0]*\|[ \u00a0]*")
_TABS = re.compile(r"[ \u00a0]*\t[ \u00a0\t]*")
_GAPS = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t[ \u00a0\t]*")
_TICK = re.compile(r"\|[ _]?[xX_]{1,3}[ _]?\|")  # « |X| »: bars of a box, not of a table
_BULLET = re.compile(r"^(?:[-–—•·▪■●○o*➢✓✔]|\d{1,2}[.)])?$")
_RULE = re.compile(r"^[\s|:+=_-]+$")
_AMOUNT = re.compile(r"(?:^|\s)\d[\d \u00a0\u202f.,]*\s*(?:€|euros?|%)?$", re.IGNORECASE)
_FEWEST_ROWS = 2
_FEWEST_GAP_ROWS = 3  # gaps also come from a writer's spaces: ask for more rows, and for amounts


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    cells: tuple[tuple[int, int], ...]


def find_tables(text: str, lines: Sequence[Line]) -> tuple[Table, ...]:
    """Return the tables of a text; its lines must be in order."""
    found: list[Table] = []
    for separator in (_BARS, _TABS, _GAPS):
        for run in _runs(text, lines, separator):
            table = _table(run)
            if _looks_like_one(text, run, separator) and not any(_overlap(table, other) for other in found):
                found.append(table)
    return tuple(sorted(found, key=lambda table: table.start))


def _overlap(one: Table, other: Table) -> bool:
    return one.start < other.end and other.start < one.end


def _runs(text: str, lines: Sequence[Line], separator: re.Pattern[str]) -> Iterator[list[_Row]]:
    """Yield the runs of lines of two cells or more; a blank or a one-cell line within a run is borne."""
    run: list[_Row] = []
    single: list[_Row] = []
    for line in lines:
        content = text[line.start : line.end]
        if separator is _BARS and "|" in content and _RULE.match(content):
            continue
        cells = _cells(content, line.start, separator)
        if len(cells) >= 2 and not (run and line.page != run[-1].line.page):
            run.extend(single)
            run.append(_Row(line, cells))
            single = []
        elif run and cells and len(single) < 1 and len(content) <= 60 and separator is not _GAPS:
            single.append(_Row(line, cells))
        else:
            yield run
            run, single = [], []
    yield run


def _cells(content: str, start: int, separator: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Return where the cells of a line stand; an outer bar or tab parts nothing."""
    if separator is _BARS:
        content = _TICK.sub(lambda match: "x" * len(match[0]), content)
    if not separator.search(content):
        return ((start, start + len(content)),)
    cells = []
    at = 0
    for match in separator.finditer(content):
        cells.append((at, match.start()))
        at = match.end()
    cells.append((at, len(content)))
    if separator is not _TABS and cells and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    if cells and not content[slice(*cells[-1])].strip():
        cells = cells[:-1]
    if sum(bool(content[slice(*cell)].strip()) for cell in cells) < 2:
        cells = [cell for cell in cells if content[slice(*cell)].strip()]
    return tuple((start + left, start + right) for left, right in cells)


def _looks_like_one(text: str, run: Sequence[_Row], separator: re.Pattern[str]) -> bool:
    rows = [row for row in run if len(row.cells) >= 2]
    if len(rows) < _FEWEST_ROWS:
        return False
    bullets = sum(bool(_BULLET.match(text[slice(*row.cells[0])].strip())) for row in rows)
    if bullets > len(rows) / 2 and all(len(row.cells) <= 2 for row in rows):
        return False  # a list whose bullets a tab or spaces part from their text
    amounts = sum(
        any(_AMOUNT.search(text[start:end].strip()) for start, end in row.cells[1:]) for row in rows
    )
    if separator is _GAPS:
        return len(rows) >= _FEWEST_GAP_ROWS and amounts >= len(rows) / 2
    usual = max((sum(len(row.cells) == count for row in rows) for count in range(2, 12)), default=0)
    return len(rows) >= _FEWEST_ROWS and (usual >= len(rows) / 2 or amounts >= 2)


def _table(run: Sequence[_Row]) -> Table:
    if not run:
        return Table(0, 0, 0, ())
    cells = tuple(
        Cell(start, end, row=number, column=column)
        for number, row in enumerate(run)
        for column, (start, end) in enumerate(row.cells)
    )
    return Table(run[0].line.start, run[-1].line.end, run[0].line.page, cells)
