"""Unruled tables of a page, read by place: labels in one column, their texts in the next.

A reader of pages gives such a table line by line, so that a label centred on its row stands in the middle of
its text. Where several labels of the guide share a left edge and what follows them shares another, the words
of the page are put back: each label with the block of lines beside it. White between the lines parts blocks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.candidate import Span
from extract.guide.description import GuideForm
from extract.guide.lines import Line, PlacedWords, around, box_of, lines_of, row_of, spans_of, x_of
from extract.guide.rows import Row
from ingest.document import Box, Document, Word

FEWEST_LABELS = 3  # that share an edge
FEWEST_PAIRS = 2  # of a label and a text on its line that share both edges
_EDGE = 2.5  # points by which words of one column may begin apart
_BLOCK_GAP = 0.35  # of a line's height: more white than between the closest lines parts two blocks
_LONGEST_LABEL = 3  # lines
_WORD_SPACE = 0.7  # of a line's height: the most white between two words of a sentence
_PARAGRAPH_GAP = 0.75  # of a line's height, as the reader of pages has it


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row and its place on the page."""

    row: Row
    box: Box
    line_height: float


class ColumnReader:
    """Makes rows of label and text out of the lines of pages without rules."""

    def __init__(self, document: Document, folded: str, form: GuideForm) -> None:
        """``folded`` is the document's text folded, of the same length."""
        self._folded = folded
        self._words = PlacedWords(document)
        self._wordings = form.wordings
        wordings = "|".join(re.escape(wording) for wording in sorted(form.wordings, key=len, reverse=True))
        self._leading = re.compile(rf"(?:{wordings})(?!\w)\s*:?")

    def put_back(self, rows: Sequence[Row]) -> list[Row]:
        """Return ``rows``, those of each page that hold a table without rules read by place.

        A table that a page cuts may leave too few labels on one side, or its header alone: there the edges of
        the page's ruled tables hold, or those of the page before or of the next.
        """
        if not self._words:
            return list(rows)
        parts = list(_by_page(rows))
        known = [(part[0].page, edges) for part in parts if (edges := self._edges(part))]
        found: list[Row] = []
        for part in parts:
            own = None if part[0].table else self._edges(part)
            here = [edges for page, edges in known if page == part[0].page]
            near = [edges for page, edges in known if abs(page - part[0].page) == 1]
            if part[0].table or not (own or here or near):
                found += part
            else:
                fewest = FEWEST_LABELS if own else 0 if here else 1
                found += self._page(part, *(own or [*here, *near][0]), fewest)
        return found

    def _page(self, rows: Sequence[Row], left: float, right: float, fewest: int) -> Sequence[Row]:
        """Return the rows of (a part of) one page, put back if ``fewest`` labels stand in a column of their own."""
        words = [word for row in rows for word in self._words.within(Span(row.start, row.end))]
        apart = [word for line in lines_of(words) if not _straddles(line, right) for word in line.words]
        lefts = lines_of([word for word in apart if x_of(word) < right - _EDGE])
        labels = list(self._labels(lefts, left))
        if len(labels) < fewest:
            return rows
        rights = lines_of([word for word in apart if x_of(word) >= right - _EDGE])
        starts = Counter(round(x_of(line.words[0])) for line in rights)
        if any(len(list(self._labels(rights, float(x)))) >= FEWEST_PAIRS for x in starts):
            return rows  # labels above their texts, in two columns
        # The closest lines are of one cell; most white may be between rows, where most hold one line.
        usual = min([*_white(lefts), *_white(rights)], default=0.0)
        blocks = _blocks(rights, usual)
        found = list(_paired(labels, blocks, rows[0].page))
        used = {span for row in found for span in row.pieces}
        others = _blocks([line for line in lefts if not used & set(spans_of(line.words))], usual)
        free = [block for block in blocks if not used & set(spans_of(block[0].words))]
        placed = [self._place(row) for row in (*found, *_side_by_side(others, free, rows[0].page))]
        taken = {word.start for row in placed for span in row.row.pieces for word in self._words.within(span)}
        rest = [self._place(piece) for row in rows for piece in self._left(row, taken)]
        return list(_with_blanks(sorted([*placed, *rest], key=lambda row: row.box.y0)))

    def _place(self, row: Row) -> _Placed:
        words = [word for span in row.pieces for word in self._words.within(span)]
        return _Placed(row, around(words), box_of(words[-1]).height)

    def _edges(self, rows: Sequence[Row]) -> tuple[float, float] | None:
        """Return where labels begin and where the texts beside them do, None where they share no edges."""
        pairs: Counter[tuple[int, int]] = Counter()
        found = []
        for row in rows:
            for piece in row.pieces:
                match = self._leading.match(self._folded, piece.start, piece.end)
                words = self._words.within(Span(piece.start, match.end())) if match else []
                if not words or not match:
                    continue
                left = round(x_of(words[0]))
                found.append((left, max(box_of(word).x1 for word in words)))
                beside = self._words.within(Span(match.end(), row.end))
                if beside:
                    pairs[left, round(x_of(beside[0]))] += 1
        if not pairs:
            return None
        (left, right), agreed = pairs.most_common(1)[0]
        ends = [end for start, end in found if abs(start - left) <= 1]
        if len(ends) < FEWEST_LABELS or agreed < FEWEST_PAIRS or right <= max(ends):
            return None
        return float(left), float(right)

    def _labels(self, lines: Sequence[Line], left: float) -> Iterator[Line]:
        """Yield the labels of the left column; one may go over several lines."""
        at = 0
        while at < len(lines):
            for number in range(min(_LONGEST_LABEL, len(lines) - at), 0, -1):
                together = lines[at : at + number]
                words = tuple(word for line in together for word in line.words)
                said = " ".join(self._folded[word.start : word.end] for word in words).strip(" :;.*-?")
                if abs(x_of(words[0]) - left) <= _EDGE and said in self._wordings:
                    yield Line(words, around(words))
                    at += number - 1
                    break
            at += 1

    def _left(self, row: Row, taken: set[int]) -> Iterator[Row]:
        """Yield what of a row stands in no table."""
        whole = self._words.within(Span(row.start, row.end))
        runs = list(_runs(whole, taken))
        if len(runs) == 1 and len(runs[0]) == len(whole):
            yield row
        elif runs:
            pieces = tuple(Span(run[0].start, run[-1].end) for run in runs)
            yield Row(pieces[0].start, pieces[-1].end, pieces, row.page)


def _by_page(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the rows in runs of one page each, tables' rows apart from lines."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at].table != rows[start].table or rows[at].page != rows[start].page:
            yield rows[start:at]
            start = at


def _with_blanks(rows: Sequence[_Placed]) -> Iterator[Row]:
    """Yield the rows with a blank one wherever white parts two of them."""
    before: _Placed | None = None
    for placed in rows:
        if before and placed.box.y0 - before.box.y1 > _PARAGRAPH_GAP * before.line_height:
            yield Row(before.row.end, before.row.end, (), before.row.page)
        yield placed.row
        before = placed


def _runs(words: Sequence[Word], taken: set[int]) -> Iterator[list[Word]]:
    """Yield the words that are not ``taken``, as they follow on one another."""
    run: list[Word] = []
    for word in words:
        if word.start in taken:
            if run:
                yield run
            run = []
        else:
            run.append(word)
    if run:
        yield run


def _white(lines: Sequence[Line]) -> list[float]:
    """Return the white between lines, in points."""
    return [below.box.y0 - above.box.y1 for above, below in pairwise(lines)]


def _blocks(lines: Sequence[Line], usual: float) -> list[list[Line]]:
    """Return the lines in blocks that more white than ``usual`` parts."""
    blocks: list[list[Line]] = []
    for gap, line in zip([0.0, *_white(lines)], lines, strict=False):
        if blocks and gap <= usual + _BLOCK_GAP * line.box.height:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _paired(labels: Sequence[Line], blocks: Sequence[Sequence[Line]], page: int) -> Iterator[Row]:
    """Yield each label with the lines of its block as a row.

    A block beside several labels is shared out: from where a label begins, the lines are its own.
    """
    for label in labels:
        middle = label.box.middle
        block = next((block for block in blocks if block[0].box.y0 - 1 <= middle <= block[-1].box.y1 + 1), [])
        others = [
            other.box.y0
            for other in labels
            if other is not label
            and block
            and block[0].box.y0 - 1 <= other.box.middle <= block[-1].box.y1 + 1
        ]
        own = [line for line in block if not others or _owner(line, [label.box.y0, *others]) == 0]
        spans = (*spans_of(label.words), *(span for line in own for span in spans_of(line.words)))
        yield Row(min(span.start for span in spans), max(span.end for span in spans), spans, page, table=True)


def _side_by_side(
    lefts: Sequence[Sequence[Line]], rights: Sequence[Sequence[Line]], page: int
) -> Iterator[Row]:
    """Yield the rows without label: a block on the left with those beside it on the right."""
    for block in lefts:
        top, bottom = block[0].box.y0, block[-1].box.y1
        beside = [other for other in rights if other[0].box.y0 < bottom and other[-1].box.y1 > top]
        if not beside:
            continue
        yield row_of([block, *beside], page)


def _straddles(line: Line, right: float) -> bool:
    """Whether a line runs on over the edge of the right column: it is no row of the table."""
    before = [word for word in line.words if x_of(word) < right - _EDGE]
    after = [word for word in line.words if x_of(word) >= right - _EDGE]
    if not before:
        return False
    end = max(box_of(word).x1 for word in before)
    return end > right or bool(after and x_of(after[0]) - end < _WORD_SPACE * line.box.height)


def _owner(line: Line, tops: Sequence[float]) -> int:
    """Return which of ``tops`` is the last above the line's middle, the first of all if none is."""
    above = [top for top in tops if top <= line.box.middle]
    return tops.index(max(above) if above else min(tops))
