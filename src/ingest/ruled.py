"""Cells of a ruled table out of its rules, wherever these came from (a PDF's paths, the ink of a scan).

The way is pdfplumber's (and Nurminen's, 2013): points where rules cross, then for each the smallest
rectangle below and right of it whose four sides are ruled.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Box

SNAP = 3.0  # points: rules of neighbouring cells are drawn twice, a little apart
SHORTEST_RULE = 8.0  # points: shorter strokes are ticks, boxes and letters
MAX_RULES = 4000  # a drawing, not a table


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical stroke: ``at`` is its y or x, ``start`` to ``end`` its reach."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class GridCell:
    """A ruled cell."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table before its words are known."""

    box: Box
    cells: tuple[GridCell, ...]


def merged(rules: Iterable[Rule], snap: float = SNAP) -> list[Rule]:
    """Return the rules with those of one line joined end to end."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if lines and rule.at - lines[-1][-1].at <= snap:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    joined: list[Rule] = []
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        spans = sorted((rule.start, rule.end) for rule in line)
        start, end = spans[0]
        for next_start, next_end in spans[1:]:
            if next_start <= end + 2 * snap:
                end = max(end, next_end)
            else:
                joined.append(Rule(at, start, end))
                start, end = next_start, next_end
        joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= SHORTEST_RULE]


def grids(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Grid]:
    """Return the tables that the rules draw, top to bottom; a lone frame counts as none."""
    if len(horizontal) > MAX_RULES or len(vertical) > MAX_RULES:
        return []
    across, down = merged(horizontal), merged(vertical)
    boxes = _cells(across, down)
    return sorted(
        (_grid(group) for group in _touching(boxes) if len(group) > 1),
        key=lambda grid: (grid.box.y0, grid.box.x0),
    )


def _cells(across: Sequence[Rule], down: Sequence[Rule]) -> list[Box]:
    reach = SNAP * 1.5
    crossings: dict[float, dict[float, tuple[Rule, Rule]]] = defaultdict(dict)
    for rule in across:
        for other in down:
            if (
                rule.start - reach <= other.at <= rule.end + reach
                and other.start - reach <= rule.at <= other.end + reach
            ):
                crossings[rule.at][other.at] = (rule, other)
    tops = sorted(crossings)
    cells = []
    for index, top in enumerate(tops):
        for left in sorted(crossings[top]):
            cell = _smallest(crossings, tops[index + 1 :], top, left)
            if cell is not None and cell.width > 5 and cell.height > 5:
                cells.append(cell)
    return cells


def _smallest(
    crossings: dict[float, dict[float, tuple[Rule, Rule]]], below: Sequence[float], top: float, left: float
) -> Box | None:
    across, down = crossings[top][left]
    rights = [x for x in sorted(crossings[top]) if x > left and crossings[top][x][0] is across]
    for bottom in below:
        if left not in crossings[bottom] or crossings[bottom][left][1] is not down:
            continue
        for right in rights:
            corner = crossings[bottom].get(right)
            same_bottom = corner is not None and corner[0] is crossings[bottom][left][0]
            if corner is not None and same_bottom and corner[1] is crossings[top][right][1]:
                return Box(left, top, right, bottom)
    return None


def _touching(boxes: Sequence[Box]) -> list[list[Box]]:
    """Return the cells in groups that share corners."""
    by_corner: dict[tuple[float, float], list[int]] = defaultdict(list)
    for index, box in enumerate(boxes):
        for corner in _corners(box):
            by_corner[corner].append(index)
    seen: set[int] = set()
    groups = []
    for first in range(len(boxes)):
        if first in seen:
            continue
        group, waiting = [], [first]
        seen.add(first)
        while waiting:
            index = waiting.pop()
            group.append(boxes[index])
            for corner in _corners(boxes[index]):
                fresh = [other for other in by_corner[corner] if other not in seen]
                seen.update(fresh)
                waiting.extend(fresh)
        groups.append(group)
    return groups


def _corners(box: Box) -> tuple[tuple[float, float], ...]:
    return ((box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1))


def _grid(boxes: Sequence[Box]) -> Grid:
    rows = {top: index for index, top in enumerate(sorted({box.y0 for box in boxes}))}
    columns = {left: index for index, left in enumerate(sorted({box.x0 for box in boxes}))}
    cells = sorted(
        (GridCell(rows[box.y0], columns[box.x0], box) for box in boxes),
        key=lambda cell: (cell.row, cell.column),
    )
    around = Box.around(boxes)
    assert around is not None
    return Grid(around, tuple(cells))
