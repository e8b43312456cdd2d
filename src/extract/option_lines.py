"""Options of a group in the writer's own words: « Logement existant, sans travaux », each beside its box.

Alone such a line is like several options or none. As a block of boxed lines they are told apart: each line is
given the option it is most like so that the block as a whole fits best, each option once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.candidate import Span
from extract.form import FormField
from extract.labels import LabelIndex, Match
from extract.tokens import WORD
from ingest.document import Document
from normalize.text import fold

LIKE_ENOUGH = 0.3  # cosine from which a boxed line in a group's block may be one of its options
OF_THE_GROUP = 1.4  # summed likeness from which a block without any known option is the group's
PIECE_WORDS = 14
BLOCK_PIECES = 8
_BOXED_PIECE = re.compile(r"[^\n\t\0]+")
_OPTION = re.compile(r"[^\W\d_].*[^\W_]", re.DOTALL)


def with_groups(document: Document, index: LabelIndex, anchors: Sequence[Match]) -> list[Match]:
    """Return the anchors, those of groups of boxes completed by the boxed lines around them."""
    kept = list(anchors)
    groups = dict.fromkeys(field.group for field in index.form.fields() if field.group is not None)
    for group in groups:
        members = [field for field in index.form.fields() if field.group == group]
        paths = {field.path for field in members}
        others = [anchor for anchor in kept if not paths.intersection(anchor.target.paths)]
        own = [anchor for anchor in kept if paths.intersection(anchor.target.paths)]
        if len(own) < len(members):
            kept = sorted(
                [*others, *_completed(document, index, members, own, others)], key=lambda one: one.start
            )
    return kept


def _completed(
    document: Document,
    index: LabelIndex,
    members: Sequence[FormField],
    own: Sequence[Match],
    others: Sequence[Match],
) -> list[Match]:
    """Return the group's anchors: those found, and what the best of the document's blocks adds to them."""
    best: tuple[float, list[Match]] = (0.0, list(own))
    for block in _blocks(document):
        pieces = [
            piece for piece in block if not any(piece.overlaps(anchor.start, anchor.end) for anchor in others)
        ]
        known = [
            anchor for anchor in own if any(piece.overlaps(anchor.start, anchor.end) for piece in pieces)
        ]
        likeness = [
            [_likeness(document, index, piece, field, known) for field in members] for piece in pieces
        ]
        score, chosen = _assigned(likeness, 0, frozenset())
        if score > best[0] and (known or (score >= OF_THE_GROUP and not own)):
            found = [_match(index, members[field], pieces[number], known) for number, field in chosen]
            paths = {match.target.paths for match in found}
            best = (score, [*found, *(anchor for anchor in own if anchor.target.paths not in paths)])
    return best[1]


def _blocks(document: Document) -> Iterator[list[Span]]:
    """Yield the texts beside the boxes of every run of lines that hold one."""
    boxes = _with_holes(document)
    block: list[Span] = []
    position = 0
    for line in boxes.split("\n"):
        if "\0" in line:
            block.extend(_pieces(boxes, position, position + len(line)))
        elif line.strip():
            if 1 < len(block) <= BLOCK_PIECES:
                yield block
            block = []
        position += len(line) + 1
    if 1 < len(block) <= BLOCK_PIECES:
        yield block


def _with_holes(document: Document) -> str:
    """Return the text with nothing but zeros where its marks stand, offset for offset."""
    pieces, position = [], 0
    for mark in sorted(document.marks, key=lambda mark: mark.start):
        pieces += [document.text[position : mark.start], "\0" * (mark.end - max(mark.start, position))]
        position = max(mark.end, position)
    return "".join([*pieces, document.text[position:]])


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    for stretch in _BOXED_PIECE.finditer(text, start, end):
        option = _OPTION.search(stretch.group())
        if option and len(option.group().split()) <= PIECE_WORDS:
            yield Span(stretch.start() + option.start(), stretch.start() + option.end())


def _likeness(
    document: Document, index: LabelIndex, piece: Span, field: FormField, known: Sequence[Match]
) -> float:
    """Return how like an option the piece is, 0 if not enough; what was found as printed stays."""
    for anchor in known:
        if piece.overlaps(anchor.start, anchor.end) and anchor.how == "exacte":
            whole = (anchor.end - anchor.start) / (piece.end - piece.start)
            if whole > 0.8:
                return 1.5 if field.path in anchor.target.paths else 0.0
    words = tuple(WORD.findall(fold(document.text[piece.start : piece.end])))
    return index.likeness(field.path, words, LIKE_ENOUGH)


def _assigned(
    likeness: Sequence[Sequence[float]], number: int, taken: frozenset[int]
) -> tuple[float, list[tuple[int, int]]]:
    """Return the greatest sum of likeness with each option given once, and the pairs that make it."""
    if number == len(likeness):
        return 0.0, []
    best = _assigned(likeness, number + 1, taken)
    for field, value in enumerate(likeness[number]):
        if value > 0 and field not in taken:
            score, chosen = _assigned(likeness, number + 1, taken | {field})
            if score + value > best[0]:
                best = score + value, [(number, field), *chosen]
    return best


def _match(index: LabelIndex, field: FormField, piece: Span, known: Sequence[Match]) -> Match:
    """Return the anchor of an option at a piece, the one that is there already if it is the same option's."""
    for anchor in known:
        if piece.overlaps(anchor.start, anchor.end) and field.path in anchor.target.paths:
            return replace(anchor, start=min(anchor.start, piece.start), end=max(anchor.end, piece.end))
    return Match(
        index.target_of(field.path), piece.start, piece.end, "par_theme", LIKE_ENOUGH, 1.0, opens=True
    )
