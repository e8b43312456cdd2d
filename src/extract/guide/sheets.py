"""Where each sheet begins and ends, and what stands under each of its labels.

A sheet is told by its labels, which come back from the top with every new one; its header stands above
them. Numbers alone would not do: one may be missing, copied from another place or stand in a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.candidate import Span
from extract.guide.description import GuideForm
from extract.guide.header import Header, TitleFinder, in_capitals, read_header
from extract.guide.labels import LabelFinder, Token
from extract.guide.places import MAIL_OR_PHONE, named_by_place
from extract.guide.rows import Row

_BLANK_LINES_IN_HEADER = 2
# A line of bodies that does not end, and one that goes on.
_OPEN_END = re.compile(r"(?:\b(?:et|avec|le|la|les|de|du|des|en|aux?|l['’]|d['’])|[,/–-])$")
_OPEN_START = re.compile(r"(?:de|du|des|et|avec|en)\s|d['’]")


@dataclass(slots=True)
class Sheet:
    """One sheet: the pieces of its header and, for each label, the texts under it in order."""

    header: Header
    header_pieces: tuple[Span, ...]
    texts: dict[str, list[Span]] = field(default_factory=dict)
    labels: dict[str, Token] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)  # everything of the sheet, labels included
    label_spans: list[Span] = field(default_factory=list)
    repeated: set[str] = field(default_factory=set)
    unlabelled: list[tuple[str, Span]] = field(
        default_factory=list
    )  # table rows without label, and the one above

    def text_under(self, path: str, span: Span) -> None:
        """Add ``span`` to what stands under the label of ``path``."""
        self.texts.setdefault(path, []).append(span)


@dataclass(slots=True)
class Sheets:
    """The sheets of a document and the rows that belong to none."""

    sheets: list[Sheet]
    outside: list[Row]


@dataclass(slots=True)
class _Draft:
    """A sheet's extent in rows: its header from ``top``, its labels from ``core``."""

    top: int
    core: int
    end: int = 0


class SheetFinder:
    """Cuts the rows of a document into sheets."""

    def __init__(self, form: GuideForm, text: str, folded: str, skipped: Sequence[Span]) -> None:
        """``skipped`` spans hold the guide's own tables."""
        self._form = form
        self._text = text
        self._folded = folded
        self._skipped = frozenset(span.start for span in skipped)
        self._labels = LabelFinder(form, text, folded)
        self._titles = TitleFinder(form)

    def find(self, rows: Sequence[Row]) -> Sheets:
        """Return the sheets among ``rows``."""
        rows = [row if self._is_skipped(row) else self._titles.parted(self._text, row) for row in rows]
        tokens = [[] if self._is_skipped(row) else self._labels.tokens(row) for row in rows]
        cores = list(self._core_starts(tokens))
        if not cores:
            return Sheets([], list(rows))
        drafts = [_Draft(core, core) for core in cores]
        low = 0
        for draft, after in zip(drafts, [*cores[1:], len(rows)], strict=True):
            draft.top = self._header_top(rows, low, draft.core)
            last = max(number for number in range(draft.core, after) if self._has_label(tokens[number]))
            low = last + 1
        outside = list(rows[: drafts[0].top])
        sheets = []
        for draft, following in zip(drafts, [*drafts[1:], None], strict=True):
            draft.end = following.top if following else len(rows)
            own = slice(draft.core, draft.end)
            tokens[own] = named_by_place(rows[own], tokens[own], self._text, self._form)
            sheet, left = self._read(rows, tokens, draft)
            sheets.append(sheet)
            outside += left
        return Sheets(sheets, outside)

    def _is_skipped(self, row: Row) -> bool:
        return bool(row.pieces) and row.pieces[0].start in self._skipped

    @staticmethod
    def _has_label(tokens: Sequence[Token]) -> bool:
        return any(token.path for token in tokens)

    def _core_starts(self, tokens: Sequence[Sequence[Token]]) -> Iterator[int]:
        """Yield the row in which each sheet's labels begin: the order goes back to the top there."""
        first_body = self._form.first_body_rank
        beyond = True  # the labels of the sheet before have gone beyond its header and first text
        for number, row in enumerate(tokens):
            ranks = [self._form.ranks[token.path] for token in row if token.path]
            if not ranks:
                continue
            if beyond and min(ranks) <= first_body:
                yield number
                beyond = False
            beyond = beyond or max(ranks) > first_body

    def _header_top(self, rows: Sequence[Row], low: int, core: int) -> int:
        """Return the row in which the header of the sheet whose labels begin at ``core`` begins."""
        titled = [
            number
            for number in range(low, core + 1)
            if not self._is_skipped(rows[number])
            and any(self._titles.find(self._text, piece) for piece in rows[number].pieces)
            and not self._is_heading(rows[number])
        ]
        if not titled:
            return self._climb(rows, low, core, capitals_only=False)
        top = titled[-1]
        line = not rows[top].table and "\t" not in self._text[rows[top].start : rows[top].end].strip()
        if line or self._titles.find(self._text, rows[top].pieces[0]):
            return self._climb(rows, low, top, capitals_only=True)
        return top

    def _climb(self, rows: Sequence[Row], low: int, start: int, *, capitals_only: bool) -> int:
        """Return the first row of the header's lines above ``start``."""
        top, number, blanks, taken = start, start - 1, 0, 0
        while number >= low:
            row = rows[number]
            if row.blank:
                blanks += 1
                parted = taken and capitals_only and not self._reads_on(rows, number, top)
                if parted or blanks > _BLANK_LINES_IN_HEADER:
                    break
            elif not self._may_be_header(row, first=taken == 0 and not capitals_only):
                break
            else:
                top, taken, blanks = number, taken + 1, 0
            number -= 1
        return top

    def _reads_on(self, rows: Sequence[Row], blank: int, below: int) -> bool:
        """Whether a line of bodies above a blank one goes on below it: « A EN LIEN AVEC B », blank, « ET C ».

        Lines of capitals alone are low, and the white between them looks like a blank line on a page.
        """
        if not blank or rows[blank - 1].blank or rows[blank - 1].page != rows[below].page:
            return False
        above, under = (self._folded[rows[at].start : rows[at].end].strip() for at in (blank - 1, below))
        joint = self._form.partnership_pattern
        return bool(_OPEN_END.search(above) or _OPEN_START.match(under)) or bool(
            joint.search(above) and not joint.search(under)
        )

    def _may_be_header(self, row: Row, *, first: bool) -> bool:
        """Whether a line may stand in a header; the ``first``, the place, in any case."""
        line = self._text[row.start : row.end]
        if self._is_skipped(row) or self._is_heading(row) or MAIL_OR_PHONE.search(line):
            return False
        return first or in_capitals(line)

    def _is_heading(self, row: Row) -> bool:
        """Whether the row is the guide's own, between sheets."""
        start = row.pieces[0].start if row.pieces else row.start
        return bool(self._form.heading_pattern.match(" ".join(self._folded[start : row.end].split())))

    def _read(
        self, rows: Sequence[Row], tokens: Sequence[Sequence[Token]], draft: _Draft
    ) -> tuple[Sheet, list[Row]]:
        """Return the sheet of ``draft`` and the rows after it that are not its own."""
        header = [
            piece for row in rows[draft.top : draft.core] if not self._is_skipped(row) for piece in row.pieces
        ]
        for token in tokens[draft.core]:
            if token.path:
                break
            header.append(token.span)
        late = self._late_places(tokens, draft)
        header += late
        read = read_header(rows[draft.top : draft.core + 1], header, self._text, self._folded, self._form)
        sheet = Sheet(read, tuple(header), spans=list(header))
        left: list[Row] = []
        current: str | None = None
        closed = blank = False
        for number in range(draft.core, draft.end):
            row = rows[number]
            tokens_here = [
                self._in_text(token, row, read) for token in tokens[number] if token.span not in late
            ]
            closed = closed or (not row.blank and self._closes(sheet, row, tokens_here, current, blank=blank))
            if closed:
                left.append(row)
            else:
                self._note_unlabelled(sheet, row, tokens_here, current)
                current = self._fill(sheet, tokens_here, current, number == draft.core)
            blank = row.blank
        return sheet, left

    def _in_text(self, token: Token, row: Row, header: Header) -> Token:
        """Return the label of a row that most sheets do without as text where it opens a list in another's text.

        « Partenaires associés : » on a line of its own is no row where the header has named the partners.
        """
        if not (token.path in self._form.optional_paths and header.partners):
            return token
        heads_row = token.opens and (row.table or "\t" in self._text[row.start : row.end].strip())
        lists = self._text[token.span.start : row.end].split("\n")[0].rstrip().endswith(":")
        return replace(token, path=None) if lists and not heads_row else token

    def _closes(
        self, sheet: Sheet, row: Row, tokens: Sequence[Token], current: str | None, *, blank: bool
    ) -> bool:
        """Whether the sheet has ended above ``row``."""
        if self._is_skipped(row) or self._is_heading(row):
            return True
        if self._has_label(tokens) or current != self._form.label[-1].path:
            return False
        given = sheet.texts.get(current, [])
        line = self._text[row.start : row.end]
        return blank and bool(given) and not MAIL_OR_PHONE.search(line)

    def _late_places(self, tokens: Sequence[Sequence[Token]], draft: _Draft) -> list[Span]:
        """Return what stands before a header's label in the rows below its first.

        A table read line by line gives « Nbre de ménages … », then « Brest, Finistère Accès et / ou maintien … ».
        """
        found = []
        for row in tokens[draft.core + 1 : draft.end]:
            paths = [token.path for token in row if token.path]
            if any(self._form.ranks[path] >= self._form.first_body_rank for path in paths):
                break
            if paths and row[0].path is None:
                found.append(row[0].span)
        return found

    def _note_unlabelled(self, sheet: Sheet, row: Row, tokens: Sequence[Token], current: str | None) -> None:
        """Note the text of a table's row whose label's cell is empty."""
        tabled = row.table or self._text[row.start : row.start + 1] == "\t"
        if current and tokens and tabled and not self._has_label(tokens):
            sheet.unlabelled += [(current, token.span) for token in tokens]

    def _fill(self, sheet: Sheet, tokens: Sequence[Token], current: str | None, core: bool) -> str | None:
        """Add a row's labels and texts to ``sheet``; return the label that the next row goes on with."""
        in_header = core
        for token in tokens:
            if token.path:
                in_header = False
                if token.path in sheet.labels:
                    sheet.repeated.add(token.path)
                sheet.labels.setdefault(token.path, token)
                sheet.label_spans += [*token.others, token.span]
                current = token.path
            elif not in_header and current:
                sheet.text_under(current, token.span)
            else:
                continue
            sheet.spans.append(token.span)
        return current
