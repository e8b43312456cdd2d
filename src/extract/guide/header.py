"""The top of a sheet: who carries the project, its number and title, where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.candidate import Span
from extract.guide.description import GuideForm
from extract.guide.rows import Row, stripped

# Share of capitals from which a line is set as the guide sets its headers; « AHSo » or « d'Hlm » stay above.
_CAPITALS = 0.6
_GENERIC_NUMBER = r"\d\.\d{1,2}(?:\.\d{1,2})?"


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in a sheet's header, each part in the lines it is printed on; empty where it is missing."""

    number: Span | None
    printed: str | None  # the number without what follows it
    title: tuple[Span, ...] = ()
    carriers: tuple[Span, ...] = ()
    partners: tuple[Span, ...] = ()
    place: tuple[Span, ...] = ()
    joint: tuple[Span, ...] = ()  # « en partenariat avec »


@dataclass(frozen=True, slots=True)
class NumberedTitle:
    """A number and what follows it in the same cell."""

    number: Span
    printed: str
    title: Span | None


def in_capitals(text: str) -> bool:
    """Whether ``text`` is set in capitals, as far as it has letters."""
    letters = [character for character in text if character.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)


class TitleFinder:
    """Recognises « 2.3.4. TITLE », the number glued to the title or not."""

    def __init__(self, form: GuideForm) -> None:
        """Known categories say how many parts a number has: « 2.3.4.10 000 LOGEMENTS » is sheet 2.3.4."""
        known = "|".join(rf"{re.escape(code)}\s?\.\s?\d{{1,2}}" for code in form.leaf_codes)
        self._pattern = re.compile(rf"(?:{known}|{_GENERIC_NUMBER})(?!\d)")
        begun = r"(?=[A-ZÀ-Ý«]|\d+ (?:\d{3}|[A-ZÀ-Ý]))"
        self._inside = re.compile(
            rf"(?<=\s)(?P<number>(?:{known}|(?!))(?=\s*\.?\s*{begun})|{_GENERIC_NUMBER}(?=\.\s+{begun}))"
        )
        self._glued = re.compile(rf"(?:{known.replace('{1,2}', '')})(?=\d)") if known else None

    def parted(self, text: str, row: Row) -> Row:
        """Return ``row`` with bodies and numbered title in pieces of their own.

        A table without rules is read line by line: « CEDRE HABITAT 2.1.6. PLATEFORME DES CLES ».
        """
        pieces: list[Span] = []
        for piece in row.pieces:
            match = self._inside.search(text, piece.start, piece.end)
            before = stripped(text, piece.start, match.start("number")) if match else None
            if match and before and in_capitals(text[before.start : before.end]):
                pieces += [before, Span(match.start("number"), piece.end)]
            else:
                pieces.append(piece)
        return row if len(pieces) == len(row.pieces) else replace(row, pieces=tuple(pieces))

    def find(self, text: str, piece: Span) -> NumberedTitle | None:
        """Return the numbered title that ``piece`` holds, None if it holds none."""
        match = self._pattern.match(text, piece.start, piece.end)
        if match is None and self._glued:
            match = self._glued.match(text, piece.start, piece.end)
        if match is None:
            return None
        separator = re.compile(r"\s*[.)]*(?P<colon>\s*:)?[\s–-]*").match(text, match.end(), piece.end)
        if separator and separator["colon"]:
            return None  # « 2.1. : ACCOMPAGNEMENT … » heads a chapter
        title = stripped(text, separator.end() if separator else match.end(), piece.end)
        first = text[title.start] if title else ""
        if title and not (first.isupper() or first.isdigit() or first in "«\"“'("):
            return None
        return NumberedTitle(Span(match.start(), match.end()), re.sub(r"\s", "", match.group()), title)


def read_header(
    rows: Sequence[Row], pieces: Sequence[Span], text: str, folded: str, form: GuideForm
) -> Header:
    """Return what the header's ``pieces`` say; ``rows`` are the rows that they stand in."""
    finder = TitleFinder(form)
    titles = [(at, numbered) for at, piece in enumerate(pieces) if (numbered := finder.find(text, piece))]
    if not titles:
        return _without_number(rows, pieces, text, folded, form)
    at, found = titles[0]
    after = list(pieces[at + 1 :])
    title = [found.title] if found.title else []
    if not title and after:
        title.append(after.pop(0))
    goes_on = _going_on(text, title[-1].end if title else pieces[at].end, after, rows)
    # A title that nothing stands above is followed by who carries the project, in capitals like it.
    if at or not form.partnership_pattern.search(_lines(goes_on, folded)):
        title += goes_on
        after = after[len(goes_on) :]
    bodies, place = (list(pieces[:at]), after) if at else _below_title(rows, after, text, folded, form)
    carriers, joint, partners = split_partners(bodies, text, folded, form)
    return Header(found.number, found.printed, tuple(title), carriers, partners, tuple(place), joint)


def _going_on(text: str, end: int, pieces: Sequence[Span], rows: Sequence[Row]) -> list[Span]:
    """Return the pieces that go on with what ended at ``end``, each with the one before."""
    found: list[Span] = []
    for piece in pieces:
        if not _continues(text, found[-1].end if found else end, piece, rows):
            break
        found.append(piece)
    return found


def _below_title(
    rows: Sequence[Row], pieces: Sequence[Span], text: str, folded: str, form: GuideForm
) -> tuple[list[Span], list[Span]]:
    """Part what stands below a title that nothing stands above: bodies in capitals, and the place.

    A cell is of one kind as a whole, unless its lines in capitals tell a partnership. Where all are, the place may
    be in capitals: nothing says which it is.
    """
    loud = [piece for piece in pieces if in_capitals(text[piece.start : piece.end])]
    if form.partnership_pattern.search(_lines(loud, folded)):
        return loud, [piece for piece in pieces if piece not in loud]
    cells: list[list[Span]] = []
    for piece in pieces:
        row = next((row for row in rows if piece in row.pieces), None)
        if cells and row is not None and row.table and row.same_cell(cells[-1][-1].end, piece):
            cells[-1].append(piece)
        else:
            cells.append([piece])
    capitals = [in_capitals(" ".join(text[piece.start : piece.end] for piece in cell)) for cell in cells]
    if all(capitals):
        return [], list(pieces)
    parts: tuple[list[Span], list[Span]] = ([], [])
    for cell, upper in zip(cells, capitals, strict=True):
        parts[0 if upper else 1].extend(cell)
    return parts


def _without_number(
    rows: Sequence[Row], pieces: Sequence[Span], text: str, folded: str, form: GuideForm
) -> Header:
    """Read a header whose number is missing: bodies, then the title in capitals, then the place."""
    blocks: list[Span] = []
    for piece in pieces:
        capitals = in_capitals(text[piece.start : piece.end])
        if blocks and capitals and _continues(text, blocks[-1].end, piece, rows):
            blocks[-1] = Span(blocks[-1].start, piece.end)
        else:
            blocks.append(piece)
    upper = [block for block in blocks if in_capitals(text[block.start : block.end])]
    carriers, joint, partners = split_partners(upper[:1], text, folded, form)
    last = upper[-1].end if upper else 0
    rest = tuple(block for block in blocks if block.start >= last)
    return Header(None, None, tuple(upper[1:2]), carriers, partners, rest, joint)


def _continues(text: str, end: int, piece: Span, rows: Sequence[Row]) -> bool:
    """Whether ``piece`` goes on with what ended at ``end``: directly below it, or in its cell, in capitals."""
    if not in_capitals(text[piece.start : piece.end]):
        return False
    row = next((row for row in rows if piece in row.pieces), None)
    if row is None:
        return False
    if row.table:
        return row.same_cell(end, piece)
    between = text[end : piece.start]
    return not between.strip() and between.count("\n") == 1 and "\t" not in between.split("\n")[-1]


Spans = tuple[Span, ...]


def split_partners(
    pieces: Sequence[Span], text: str, folded: str, form: GuideForm
) -> tuple[Spans, Spans, Spans]:
    """Return who carries the project, « en partenariat avec » or its like, and who works with them.

    Each may stand on several lines that do not follow on one another in the text.
    """
    said = _lines(pieces, folded)
    match = form.partnership_pattern.search(said)
    if not match:
        return tuple(pieces), (), ()
    return (
        _cut(pieces, text, 0, match.start()),
        _cut(pieces, text, match.start(), match.end()),
        _cut(pieces, text, match.end(), len(said)),
    )


def _lines(pieces: Sequence[Span], folded: str) -> str:
    """Return the pieces written one a line."""
    return "\n".join(folded[piece.start : piece.end] for piece in pieces)


def _cut(pieces: Sequence[Span], text: str, start: int, end: int) -> Spans:
    """Return what lies within ``start:end`` of ``pieces`` written one a line."""
    found = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, piece.end - piece.start)
        span = stripped(text, piece.start + low, piece.start + high) if low < high else None
        if span:
            found.append(span)
        at += piece.end - piece.start + 1
    return tuple(found)
