"""The door: a document in, the guide's sheets as candidates out, with its tables and all that is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.candidate import Candidate, Signal, Span, Status
from extract.guide.beside import taken_in
from extract.guide.columns import ColumnReader
from extract.guide.contacts import contact_in_another_field
from extract.guide.cost_tables import row_by_row
from extract.guide.description import GuideForm
from extract.guide.furniture import furniture
from extract.guide.header_cells import HeaderReader
from extract.guide.index_lines import IndexReader
from extract.guide.labels import LabelFinder
from extract.guide.moves import Move, put_back
from extract.guide.numbers import Numbering, category_of, number_sheets
from extract.guide.rows import Row, rows_of, stripped, without_markup
from extract.guide.sheets import Sheet, SheetFinder
from extract.guide.tables import GuideTables, read_tables
from ingest.document import Document
from normalize.text import fold

# Labels of one sheet from which a document is a guide: no form of a call shares six of them.
_ENOUGH_LABELS = 6
_ENOUGH_INLINE = 2  # of them in its header
_WORD = re.compile(r"\w")

# Weights in logits, set by hand from the 57 sheets that could be read: an exact label beside its text is
# right in all of them; a text that moved was right in 8 of 8, too few to be surer of.
_EXACT = Signal("etiquette_exacte", 3.5)
_NEAR = Signal("etiquette_approchee", -1.0)
_MOVED = Signal("texte_deplace", -1.5)
_REPEATED = Signal("etiquette_repetee", -1.0)
_HEADER = Signal("lu_dans_l_entete", 3.0)
_NO_LABEL = Signal("etiquette_absente", 2.0)
_NUMBER_WEIGHTS = {
    "numero_imprime": 4.0,
    "numero_rectifie": 1.5,
    "numero_deduit": 1.0,
    "numero_douteux": -1.0,
}


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet: its number and one candidate per field, in the contract's order."""

    number: str | None
    printed: str | None
    candidates: tuple[Candidate, ...]
    moved: tuple[Move, ...]
    span: Span
    labels: tuple[Span, ...]  # the printed labels, « en partenariat avec » among them


@dataclass(frozen=True, slots=True)
class GuideReading:
    """A guide as it was read; ``front`` and ``left`` are what stands before and between its sheets."""

    sheets: tuple[ReadSheet, ...]
    tables: GuideTables
    front: tuple[Span, ...]
    left: tuple[Span, ...]
    furniture: tuple[Span, ...]

    @property
    def aside(self) -> tuple[Span, ...]:
        """Running headers, page numbers and the guide's tables' headings: of no sheet, and no surprise."""
        rows = {row.span for row in self.tables.index} | {row.span for row in self.tables.totals}
        return (*(span for span in self.tables.spans if span not in rows), *self.furniture)


def is_guide(document: Document, form: GuideForm) -> bool:
    """Whether ``document`` holds the guide's sheets, told from their labels."""
    text = without_markup(document.text)
    folded = fold(text)
    if len({form.inline_path(match) for match in form.inline_pattern.finditer(folded)}) < _ENOUGH_INLINE:
        return False  # most dossiers: not worth looking for sheets in
    found = SheetFinder(form, text, folded, ()).find(rows_of(document, text))
    return any(
        len(sheet.labels) >= _ENOUGH_LABELS
        and "nature" in sheet.labels
        and len(_inline(sheet, form)) >= _ENOUGH_INLINE
        for sheet in found.sheets
    )


def _inline(sheet: Sheet, form: GuideForm) -> list[str]:
    return [path for path in sheet.labels if form.ranks[path] < form.first_body_rank]


def read_guide(document: Document, form: GuideForm) -> GuideReading:
    """Return everything that the guide in ``document`` says."""
    text = without_markup(document.text)
    folded = fold(text)
    lines = rows_of(document, text)
    repeated = furniture(lines, text, document, LabelFinder(form, text, folded))
    rows = IndexReader(document, text).put_back(taken_in(_without(lines, repeated), document))
    rows = HeaderReader(document, text, folded, form).put_back(rows)
    rows = ColumnReader(document, folded, form).put_back(rows)
    tables = read_tables(rows, text, form)
    found = SheetFinder(form, text, folded, tables.spans).find(rows)
    moves = [put_back(sheet, form, text, folded) for sheet in found.sheets]
    numbering = number_sheets(
        [sheet.header.printed for sheet in found.sheets],
        [_header_words(sheet, text) for sheet in found.sheets],
        tables.index,
        form,
    )
    reader = _SheetReader(form, text, document)
    sheets = tuple(
        reader.read(sheet, moved, number)
        for sheet, moved, number in zip(found.sheets, moves, numbering, strict=True)
    )
    return _with_rest(GuideReading(sheets, tables, (), (), tuple(repeated)), found.outside, text)


def _with_rest(read: GuideReading, outside: Sequence[Row], text: str) -> GuideReading:
    """Add what stands outside the sheets, and every word of theirs that no field took."""
    first = min((sheet.span.start for sheet in read.sheets), default=len(text))
    known = [*read.tables.spans, *read.furniture]
    starts = {span.start for span in known}
    rows = [
        span for row in outside if not row.blank and row.pieces[0].start not in starts for span in row.printed
    ]
    taken = [span for sheet in read.sheets for candidate in sheet.candidates for span in candidate.spans]
    labels = [span for sheet in read.sheets for span in sheet.labels]
    lost = _uncovered([*known, *rows, *taken, *labels], text)
    rest = sorted([*rows, *lost], key=lambda span: span.start)
    return replace(
        read,
        front=tuple(span for span in rest if span.end <= first),
        left=tuple(span for span in rest if span.end > first),
    )


def _uncovered(spans: Sequence[Span], text: str) -> list[Span]:
    """Return the runs of ``text`` with a letter or figure that none of ``spans`` holds."""
    gaps, at = [], 0
    for span in sorted([*spans, Span(len(text), len(text))], key=lambda span: span.start):
        if span.start > at and _WORD.search(text, at, span.start):
            gap = stripped(text, at, span.start)
            gaps += [gap] if gap else []
        at = max(at, span.end)
    return gaps


def _header_words(sheet: Sheet, text: str) -> str:
    return " ".join(text[span.start : span.end] for span in sheet.header_pieces)


def _without(rows: Sequence[Row], furniture: Sequence[Span]) -> list[Row]:
    """Return the rows but for the furniture: a sheet goes on over the foot of a page."""
    starts = {span.start for span in furniture}
    return [row for row in rows if row.blank or row.pieces[0].start not in starts]


class _SheetReader:
    """Makes the candidates of a sheet."""

    def __init__(self, form: GuideForm, text: str, document: Document) -> None:
        self._form = form
        self._text = text
        self._document = document

    def read(self, sheet: Sheet, moves: Sequence[Move], numbering: Numbering) -> ReadSheet:
        moved = {path for move in moves for path in (move.source, move.target)}
        contact = contact_in_another_field(sheet, self._form, self._text)
        starts = [span.start for span in sheet.spans]
        ends = [span.end for span in sheet.spans]
        return ReadSheet(
            numbering.number,
            sheet.header.printed,
            (
                *self._header(sheet, numbering),
                *(
                    self._labelled(sheet, label.path, moved, contact)
                    for label in self._form.label
                    if label.kind != "bodies"
                ),
            ),
            tuple(moves),
            Span(min(starts), max(ends)),
            tuple(self._printed_labels(sheet)),
        )

    @staticmethod
    def _printed_labels(sheet: Sheet) -> Iterator[Span]:
        texts = {span for spans in sheet.texts.values() for span in spans}
        yield from (span for span in sheet.label_spans if span not in texts)
        yield from sheet.header.joint

    def _header(self, sheet: Sheet, numbering: Numbering) -> Iterator[Candidate]:
        header = sheet.header
        spans = (header.number,) if header.number else ()
        signal = Signal(numbering.code, _NUMBER_WEIGHTS[numbering.code])
        status = Status.FILLED if numbering.number else Status.ABSENT
        category = category_of(numbering.number, self._form)
        known = Status.FILLED if category else Status.ABSENT
        yield Candidate("numero", "number", status, header.printed, numbering.number, spans, (signal,))
        yield Candidate("categorie", "category", known, header.printed, category, spans, (signal,))
        yield self._piece("titre", "title", header.title)
        yield self._piece("porteurs", "bodies", header.carriers)
        if header.partners or not sheet.texts.get("partenaires"):
            yield self._piece("partenaires", "bodies", header.partners)
        else:
            yield self._labelled(sheet, "partenaires", set(), None)
        yield self._piece("localisation", "place", header.place)

    def _piece(self, path: str, kind: str, spans: tuple[Span, ...]) -> Candidate:
        if not spans:
            return Candidate(path, kind, Status.ABSENT, signals=(_NO_LABEL,))
        text = self.joined(spans).replace("\n", " ")
        return Candidate(path, kind, Status.FILLED, text, spans=spans, signals=(_HEADER,))

    def _labelled(self, sheet: Sheet, path: str, moved: set[str], contact: Span | None) -> Candidate:
        kind = self._form.kinds[path]
        spans = sheet.texts.get(path, [])
        if kind == "cost":
            spans = [piece for span in spans for piece in row_by_row(self._document, span)]
        label = sheet.labels.get(path)
        if path == "contacts" and contact is not None:
            return Candidate(
                path,
                kind,
                Status.FILLED,
                self.joined([contact]),
                spans=(contact,),
                signals=(Signal("contact_dans_un_autre_champ", 2.0),),
            )
        if not spans:
            status = Status.EMPTY if label else Status.ABSENT
            return Candidate(path, kind, status, signals=(_EXACT if label else _NO_LABEL,))
        signals = [_EXACT if label is None or label.exact else _NEAR]
        if path in moved:
            signals.append(_MOVED)
        if path in sheet.repeated:
            signals.append(_REPEATED)
        return Candidate(
            path, kind, Status.FILLED, self.joined(spans), spans=tuple(spans), signals=tuple(signals)
        )

    def joined(self, spans: Sequence[Span]) -> str:
        """Return the text of ``spans``, one a line, blanks made single."""
        lines = [" ".join(self._text[span.start : span.end].split()) for span in spans]
        return "\n".join(line for line in lines if line)
