"""Rows of words, columns and unruled tables out of the places of words.

A simple kind of the recursive X-Y cut (Nagy and Seth, 1984): rows first, then, where a white gutter runs
through several rows with prose on both sides, two columns read one after the other. Rows with short text on
both sides of a gutter are a table or a form, which is read across.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.document import Box
from ingest.piece import Piece

WIDE_GAP = 1.6  # of the line's height: more white than between words of justified prose
FEWEST_COLUMN_ROWS = 4
PROSE_FILL = 0.6  # a column of prose fills its width; labels and amounts do not
FULL, FULL_SHARE = 0.8, 0.4  # of the column's width, and of its lines
PROSE_WORDS = 3.5  # mean words of a column's line
# What tells prose where lines of either side stand apart: so many lines, words of a line, shares filled
FEWEST_APART, WORDS_APART, FILL_APART, FULL_SHARE_APART = 3, 5.0, 0.5, 0.25
FAR = 12.0  # heights of a line
_AMOUNT = re.compile(r"\d[\d\s.,]*(?:€|euros?|k€|%)?$|^[-–]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """Words beside each other, left to right."""

    pieces: tuple[Piece, ...]

    @property
    def box(self) -> Box:
        """The box around the row."""
        box = Box.around(piece.box for piece in self.pieces)
        assert box is not None
        return box

    @property
    def text_height(self) -> float:
        """Typical height of the row's words."""
        return median(piece.bottom - piece.top for piece in self.pieces)


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Return the words as rows, top to bottom; words on one row overlap by more than half."""
    rows: list[list[Piece]] = []
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top + piece.bottom):
        top, bottom = piece.top, piece.bottom
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            low, high = max(top, spans[index][0]), min(bottom, spans[index][1])
            if high - low > 0.5 * min(bottom - top, spans[index][1] - spans[index][0]):
                rows[index].append(piece)
                spans[index] = _span(rows[index])
                break
        else:
            rows.append([piece])
            spans.append((top, bottom))
    order = sorted(range(len(rows)), key=lambda index: spans[index])
    return [Row(tuple(sorted(rows[index], key=lambda piece: piece.box.x0))) for index in order]


def _span(pieces: Sequence[Piece]) -> tuple[float, float]:
    return median(piece.top for piece in pieces), median(piece.bottom for piece in pieces)


def segments(row: Row, gap: float = WIDE_GAP) -> list[Row]:
    """Return the row cut at its wide gaps."""
    parts: list[list[Piece]] = []
    for piece in row.pieces:
        if parts and piece.box.x0 - max(one.box.x1 for one in parts[-1]) <= gap * row.text_height:
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return [Row(tuple(part)) for part in parts]


def in_order(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the rows in runs to be read one after the other: whole rows, or a column of them."""
    runs: list[list[Row]] = []
    index = 0
    while index < len(rows):
        stop, gutter = _gutter(rows, index)
        columns = _columns(rows[index:stop], gutter) if stop - index >= FEWEST_COLUMN_ROWS else None
        if columns:
            runs.extend(columns)
            index = stop
        else:
            runs.append([rows[index]])
            index += 1
    return runs


def _gutter(rows: Sequence[Row], first: int) -> tuple[int, tuple[float, float]]:
    """Follow the widest gap of the first row down; return where it ends and its reach."""
    gaps = _gaps(rows[first])
    if not gaps:
        return first, (0.0, 0.0)
    left, right = max(gaps, key=lambda gap: gap[1] - gap[0])
    index = first + 1
    while index < len(rows):
        narrowed = _narrowed(rows[index], left, right)
        if narrowed is None or _far_below(rows[index - 1], rows[index]):
            break
        left, right = narrowed
        index += 1
    return index, (left, right)


def _far_below(before: Row, row: Row) -> bool:
    """Say whether so much white parts two rows that the lower one is another thing: a page's foot."""
    return min(one.top for one in row.pieces) - before.box.y1 > FAR * row.text_height


def _narrowed(row: Row, left: float, right: float) -> tuple[float, float] | None:
    least = row.text_height * 0.7
    for low, high in [(-1.0, row.box.x0), *_gaps(row), (row.box.x1, 1e6)]:
        shared = max(low, left), min(high, right)
        if shared[1] - shared[0] >= least:
            return shared
    return None


def _gaps(row: Row) -> list[tuple[float, float]]:
    parts = segments(row, 0.7)
    return [(one.box.x1, two.box.x0) for one, two in pairwise(parts)]


def _columns(rows: Sequence[Row], gutter: tuple[float, float]) -> list[list[Row]] | None:
    """Return the left and the right column if both hold prose, else None."""
    middle = sum(gutter) / 2
    left = [part for row in rows if (part := _part(row, lambda box: box.x0 < middle))]
    right = [part for row in rows if (part := _part(row, lambda box: box.x0 >= middle))]
    apart = min(len(rows) - len(left), len(rows) - len(right)) >= FEWEST_APART
    if all(len(side) >= FEWEST_COLUMN_ROWS and _is_prose(side, apart=apart) for side in (left, right)):
        return [left, right]
    return None


def _part(row: Row, keep: Callable[[Box], bool]) -> Row | None:
    pieces = tuple(piece for piece in row.pieces if keep(piece.box))
    return Row(pieces) if pieces else None


def _is_prose(rows: Sequence[Row], *, apart: bool) -> bool:
    """Say whether lines fill their column, or many do and short headings stand between them.

    Fewer need to where lines of either side stand ``apart``, with nothing beside them: cells of a table begin together.
    """
    reach = max(row.box.x1 for row in rows) - min(row.box.x0 for row in rows)
    fill = sum(row.box.width for row in rows) / len(rows)
    full = sum(row.box.width >= FULL * reach for row in rows) / len(rows)
    words = sum(len(row.pieces) for row in rows) / len(rows)
    if apart and words >= WORDS_APART and fill >= FILL_APART * reach and full >= FULL_SHARE_APART:
        return True
    return words >= PROSE_WORDS and (fill >= PROSE_FILL * reach or full >= FULL_SHARE)


def unruled_tables(rows: Sequence[Row]) -> list[tuple[int, int, list[float]]]:
    """Return (first row, after the last, left edges of columns) of runs that read as tables of amounts."""
    cut = [segments(row) for row in rows]
    found = []
    index = 0
    while index < len(rows):
        stop = index
        while stop < len(rows) and len(cut[stop]) >= 2 and _near(rows, index, stop):
            stop += 1
        lefts = _column_edges(cut[index:stop])
        amounts = sum(1 for parts in cut[index:stop] if _AMOUNT.search(_text(parts[-1])))
        if stop - index >= 3 and lefts is not None and amounts >= 0.5 * (stop - index):
            found.append((index, stop, lefts))
        index = max(stop, index + 1)
    return found


def _near(rows: Sequence[Row], first: int, index: int) -> bool:
    return index == first or rows[index].box.y0 - rows[index - 1].box.y1 < 2.5 * rows[index].text_height


def _text(row: Row) -> str:
    return " ".join(piece.text for piece in row.pieces)


def _column_edges(cut: Sequence[Sequence[Row]]) -> list[float] | None:
    """Return the left edges of the columns that the segments fall into, None if they do not."""
    spans: list[list[float]] = []
    for box in sorted((part.box for parts in cut for part in parts), key=lambda box: box.x0):
        if spans and box.x0 < spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], box.x1)
        else:
            spans.append([box.x0, box.x1])
    return [span[0] for span in spans] if len(spans) >= 2 else None
