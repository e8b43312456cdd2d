"""Text that stands under its neighbour's label, put back under its own.

In the guide's tables a label is centred on its row: what came out of the page first may lie above it,
under the label before; a lost label leaves its whole text there. Which side a sentence belongs to is told
by the words that the guide uses under each label (``own`` in the description), and only a clear case moves:
a wrong move harms two fields, and a text left where it was printed harms none that reads the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.candidate import Span
from extract.guide.description import GuideForm, Label
from extract.guide.sheets import Sheet

# A sentence begins after a stop, and after a line that a converter joined without one: small letter or
# bracket, space, capital and small letter (« … la location Accompagnement social … »).
_JOINT = re.compile(
    r"(?<=[.;:!?])\s+(?=[«\"(]?\s?[A-ZÀ-Ý0-9-])|\n+\s*|(?<=[a-zà-ÿ)»])\s+(?=[A-ZÀ-Ý][a-zà-ÿ]*\s+[a-zà-ÿ'’])"
)


_LONG_PARAGRAPH = 30  # words


@dataclass(frozen=True, slots=True)
class Move:
    """Spans that were taken from under one label to another's."""

    source: str
    target: str
    spans: tuple[Span, ...]


def put_back(sheet: Sheet, form: GuideForm, text: str, folded: str) -> list[Move]:
    """Move misplaced texts of ``sheet`` under their own labels and return what was moved."""
    labels = [label for label in form.label if label.own]
    moves = _lost_labels(sheet, form)
    for before, after in pairwise(labels):
        move = (
            _fill_empty(sheet, before, after, text)
            or _tail(sheet, before, after, text, folded)
            or _head(sheet, before, after, text, folded)
        )
        if move:
            moves.append(move)
            _apply(sheet, move)
    return moves


def _lost_labels(sheet: Sheet, form: GuideForm) -> list[Move]:
    """Give a table's row without label to the one label that is missing between its neighbours."""
    moves = []
    body = form.usual_paths
    for above, span in list(sheet.unlabelled):
        below = [path for path in body if path in sheet.labels and form.ranks[path] > form.ranks[above]]
        last = form.ranks[below[0]] if below else len(form.label)
        missing = [path for path in body if form.ranks[above] < form.ranks[path] < last]
        if len(missing) == 1 and len(sheet.texts.get(above, [])) > 1 and span in sheet.texts[above]:
            moves.append(Move(above, missing[0], (span,)))
            _apply(sheet, moves[-1])
    return moves


def _apply(sheet: Sheet, move: Move) -> None:
    moved = set(move.spans)
    kept: list[Span] = []
    for span in sheet.texts[move.source]:
        inside = [piece for piece in moved if span.start <= piece.start and piece.end <= span.end]
        if not inside:
            kept.append(span)
            continue
        first, last = min(piece.start for piece in inside), max(piece.end for piece in inside)
        kept += [
            piece for piece in (Span(span.start, first), Span(last, span.end)) if piece.end > piece.start
        ]
    sheet.texts[move.source] = kept
    sheet.texts[move.target] = sorted(
        [*sheet.texts.get(move.target, []), *move.spans], key=lambda span: span.start
    )


def _fill_empty(sheet: Sheet, before: Label, after: Label, text: str) -> Move | None:
    """A label printed under the whole of its text has nothing after it: it takes the paragraph above."""
    if after.path not in sheet.labels or sheet.texts.get(after.path):
        return None
    paragraphs = sheet.texts.get(before.path, [])
    if len(paragraphs) < 2 or sheet.labels[after.path].span.start < paragraphs[-1].start:
        return None
    if not _breaks(text, paragraphs[-2], paragraphs[-1]):
        return None  # a line that goes on with the one above
    return Move(before.path, after.path, (paragraphs[-1],))


def sentences(spans: Sequence[Span], text: str) -> list[Span]:
    """Return the sentences and joined lines of ``spans``, without the blanks between them."""
    found = []
    for span in spans:
        start = span.start
        for joint in _JOINT.finditer(text, span.start, span.end):
            found.append(Span(start, joint.start()))
            start = joint.end()
        found.append(Span(start, span.end))
    return [span for span in found if text[span.start : span.end].strip()]


def _votes(label: Label, sentence: Span, folded: str) -> int:
    """Count the label's own words in a sentence, each once."""
    words = folded[sentence.start : sentence.end]
    return sum(1 for stem in label.own if re.search(rf"(?<!\w){re.escape(stem)}", words))


def _tail(sheet: Sheet, before: Label, after: Label, text: str, folded: str) -> Move | None:
    """Return the end of the text before that belongs under the label after it.

    Every sentence of it must have none of the words of the label it stands under, and the first must
    have the other's, or be a long paragraph of its own; the text that stays must have the words of its own label. Where the label after
    is lost, its text may well speak of both, and only the sum counts.
    """
    if not before.narrow or (after.path in sheet.labels and not sheet.texts.get(after.path)):
        return None
    missing = after.path not in sheet.labels
    parts = sentences(sheet.texts.get(before.path, []), text)
    for cut in range(1, len(parts)):
        tail = parts[cut:]
        if not any(_votes(before, part, folded) for part in parts[:cut]):
            continue
        foreign = _votes(before, tail[0], folded) == 0 and (
            _votes(after, tail[0], folded) > 0
            or _is_other_paragraph(before, parts[cut - 1], tail, text, folded)
        )
        gains = [_votes(after, part, folded) - _votes(before, part, folded) for part in tail[1:]]
        others = sum(gains) >= 0 if missing else all(gain >= 0 for gain in gains)
        if foreign and others and _breaks(text, parts[cut - 1], tail[0]):
            return Move(before.path, after.path, _joined(tail, text))
    return None


def _is_other_paragraph(label: Label, above: Span, tail: Sequence[Span], text: str, folded: str) -> bool:
    """Whether ``tail`` stands below white and is long, and nothing in it speaks of ``label``."""
    white = text[above.end : tail[0].start].count("\n") > 1
    long = len(text[tail[0].start : tail[-1].end].split()) >= _LONG_PARAGRAPH
    return white and long and not any(_votes(label, part, folded) for part in tail)


def _head(sheet: Sheet, before: Label, after: Label, text: str, folded: str) -> Move | None:
    """Return the beginning of the text after that belongs under the label before it."""
    parts = sentences(sheet.texts.get(after.path, []), text)
    if not after.narrow or before.path not in sheet.texts or len(parts) < 2:
        return None
    head, rest = parts[0], parts[1:]
    foreign = _votes(before, head, folded) > 1 and _votes(after, head, folded) == 0
    if foreign and all(_votes(after, part, folded) for part in rest) and _breaks(text, head, rest[0]):
        return Move(after.path, before.path, (head,))
    return None


def _joined(parts: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Return ``parts`` with those that only blanks within a line part made one again."""
    joined: list[Span] = []
    for part in parts:
        between = text[joined[-1].end : part.start] if joined else ""
        if joined and not between.strip() and "\n" not in between and "\t" not in between:
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return tuple(joined)


def _breaks(text: str, before: Span, after: Span) -> bool:
    """Whether a new thought may begin: not inside a list that a colon opened, nor at a lower-case word."""
    first = text[after.start : after.start + 1]
    return not text[before.start : before.end].rstrip().endswith((":", ",")) and not first.islower()
