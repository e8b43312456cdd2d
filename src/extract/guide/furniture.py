"""Running heads, page numbers and what else a guide repeats on its pages: of no sheet, and no surprise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.candidate import Span
from extract.guide.header import in_capitals
from extract.guide.labels import LabelFinder
from extract.guide.rows import Row
from ingest.document import Document
from normalize.text import fold

_REPEATED_ON_PAGES = 3
_ONE_HEIGHT = 6.0  # points
_OPENING = 6  # words that tell a longer one: it names the guide or its part, then the chapter

Kind = tuple[str, int | None]


def furniture(rows: Sequence[Row], text: str, document: Document, labels: LabelFinder) -> list[Span]:
    """Return the spans of what the guide repeats on its pages, or, in a text without pages, around page numbers."""
    found = _on_pages(rows, text, document, labels) if len(document.pages) >= _REPEATED_ON_PAGES else []
    found = found or _around_numbers(rows, text)
    return [_span(row) for row in found if not any(token.path for token in labels.tokens(row))]


def _on_pages(rows: Sequence[Row], text: str, document: Document, labels: LabelFinder) -> list[Row]:
    """Return the first and last lines of many pages.

    They stand at one height where heights are known, else on a quarter of the pages: « 3 ans » may end three
    pages by chance, a sentence does not, and a body that carries three projects opens three pages in capitals.
    The second line of a running head may be a chapter's of two pages.
    """
    heights = {line.start: round(line.box.y0 / _ONE_HEIGHT) for line in document.lines if line.box}
    many = max(_REPEATED_ON_PAGES, len(document.pages) // 4)
    edges = list(_edges(rows, text, labels if heights else None))
    kinds: dict[int, Kind] = {id(row): (_shape(row, text), heights.get(row.pieces[0].start)) for row in edges}
    counts = Counter(kinds.values())
    repeated: dict[int, Row] = {}
    for row in edges:
        few = _is_long(row, text) or (heights and not in_capitals(_words(row, text)))
        if counts[kinds[id(row)]] >= (_REPEATED_ON_PAGES if few else many):
            repeated[id(row)] = row
    for above, below in pairwise(edges):
        goes_on = id(above) in repeated and _is_long(above, text) and above.page == below.page
        if goes_on and heights and counts[kinds[id(below)]] > 1:
            repeated.setdefault(id(below), below)
    return list(repeated.values())


def _edges(rows: Sequence[Row], text: str, placed: LabelFinder | None) -> Iterator[Row]:
    """Yield the first two and the last two lines of each page, the third too where it is no sheet's header.

    Below a header's labels stand values, at one height on many pages; ``placed`` finds labels where heights are
    known.
    """
    by_page: dict[int, list[Row]] = {}
    for row in rows:
        if not row.blank and not row.table:
            by_page.setdefault(row.page, []).append(row)
    for page in by_page.values():
        third = [row for row in page[2:3] if placed and not in_capitals(_words(row, text))]
        edges = {id(row) for row in [*page[:2], *third, *page[-2:]]}
        for at, row in enumerate(page):
            if id(row) in edges and not (placed and at and placed.in_header(page[at - 1])):
                yield row


def _around_numbers(rows: Sequence[Row], text: str) -> list[Row]:
    """Return the lines of figures alone and the line beside them that is beside others: a text's lost page breaks."""
    lines = [row for row in rows if not row.blank and not row.table]
    pairs = list(_beside_numbers(lines, text))
    counts = Counter(_shape(line, text) for _, line in pairs)
    return [
        row
        for number, line in pairs
        if counts[_shape(line, text)] >= _REPEATED_ON_PAGES
        for row in (number, line)
    ]


def _beside_numbers(lines: Sequence[Row], text: str) -> Iterator[tuple[Row, Row]]:
    """Yield each line that is a number alone with a line of words directly above or below it."""
    for one, other in pairwise(lines):
        for number, line in ((one, other), (other, one)):
            if _words(number, text).isdigit() and len(_words(line, text).split()) > 1:
                yield number, line


def _is_long(row: Row, text: str) -> bool:
    words = _words(row, text)
    return len(words.split()) > _OPENING and not in_capitals(words)


def _words(row: Row, text: str) -> str:
    span = _span(row)
    return " ".join(text[span.start : span.end].split())


def _shape(row: Row, text: str) -> str:
    """Return a row's words, its figures made alike: « 14 » and « 15 » are the same furniture.

    Of a sentence only how it opens: what follows changes with the chapter.
    """
    words = ["#" if word.isdigit() else word for word in fold(_words(row, text)).split()]
    return " ".join(words[:_OPENING] if _is_long(row, text) else words)


def _span(row: Row) -> Span:
    return Span(row.pieces[0].start, row.pieces[-1].end)
