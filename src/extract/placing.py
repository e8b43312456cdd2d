"""Headings in the writer's own words, told by how they are set and by where they stand.

A writer who rewords a label sets it as he sets the others: « 1/ Où se déroule-t-il ? » is counted as « 2/ Nom de
l'action » below is. Such a line is a label whatever its words, and where exactly one label of the form is missing
between those around it, it is that one. Only the layout of labels that were told by their words is learnt from, and
only from several of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.candidate import Span
from extract.label_index import LabelIndex, Target
from extract.labels import Match
from extract.numbering import HEADING_WORDS
from extract.surroundings import TICKED_KINDS
from extract.tokens import Tokens
from ingest.document import Document

LEAST = 3  # labels set in one way, from which another line set so is one too
MANY = 6  # that are set off by a colon or a line of their own only, which other lines are too
LABEL_WORDS = 9
ABOUT = 0.5  # of the words, from which a heading is about a label
MOSTLY = 0.5  # of the words
LONGEST = 130  # characters of a heading
WRAPPED = 72  # characters that it may go on for on the next line
_COUNT = re.compile(
    rf"[^\S\n]*(?:(?P<words>{HEADING_WORDS})\s?)?"
    r"(?:(?P<code>[a-hA-H])?\d{1,2}(?P<parted>\.\d{1,2})?|(?P<letter>[a-hA-H]))\s?(?P<sign>[.)/°]|[–—-]\s)[^\S\n]*"
)
_BULLET = re.compile(r"[^\S\n]*(?P<sign>[-–—•*→+>])[^\S\n]+")
_HEADING = re.compile(
    r"(?P<words>[^\W\d_a-zà-ÿ][^\n\t:?]{5,118}?(?:\n(?=[a-zà-ÿ])[^\n\t:?]{2,70}?(?=\s?[:?])|\s?\?[^\S\n]+[A-ZÀ-Ý][^\n\t:?]{4,80}(?=\s?\?))?)[^\S\n]*(?P<sign>[:?]|(?=\t)|(?=\n)|\Z)"
)
_BLANK_ABOVE = re.compile(r"\n[^\S\n]*\n[^\S\n]*\Z")
_RULE = re.compile(r"[^\S\n]*\n[^\S\n]*[-=_~]{5,}[^\S\n]*(?:\n|\Z)")
_REPLY = re.compile(r"\s*(?:(?i:r[ée]p(?:onse|\.)|r)\s?[:.]|=>|→)\s")
_ENDED = re.compile(r"[.;,!»)]\Z")
_NUMBERED = {
    "integer": re.compile(
        r"\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente)\b", re.IGNORECASE
    ),
    "money": re.compile(r"\d|champ libre", re.IGNORECASE),
}

# Of a sentence that a colon or the line's end stops, which is no label.
_VERBS = re.compile(
    r"\b(?:est|sont|a|ont|sera|seront|soit|font|fait|peut|peuvent|doit|doivent|nous|ils?|elles?|on|ne|n|se|s|y|ce|c)\b"
)
_PLAIN = frozenset({"colon", "alone", "bullet", "question"})
Style = tuple[str, ...]
QUESTION: Style = ("question",)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line that is set as the labels are: where its words stand, and how it is set."""

    start: int
    end: int
    style: Style


def placed(
    document: Document, index: LabelIndex, anchors: Sequence[Match], holes: Sequence[Span]
) -> list[Match]:
    """Return the ``anchors`` with the headings among them that only their place tells, in text order."""
    if not anchors:
        return []
    text, tokens = document.text, Tokens.of(document.text)
    usual = Counter(
        style
        for anchor in anchors
        if anchor.target.field is not None and anchor.target.field.kind not in TICKED_KINDS
        if (style := _style_at(text, anchor.start)) is not None
    )
    labelled = sum(usual.values())
    styles = {QUESTION} | {
        style
        for style, count in usual.items()
        if count >= LEAST and (style[0] not in _PLAIN or (count >= MANY and 2 * count >= labelled))
    }
    lines = [_heading(text, line.start, line.end, styles) for line in document.lines]
    headings = [
        line
        for line in lines
        if line is not None and not any(hole.start <= line.start < hole.end for hole in holes)
    ]
    found: dict[str, Match] = {}  # sections that were moved may leave one label missing in two places
    for gap in _gaps(index, anchors):
        for match in _told(tokens, index, gap, headings):
            found.setdefault(match.target.key, match)
    return sorted([*anchors, *found.values()], key=lambda match: match.start)


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two labels, and the fields of the form that are printed between them."""

    start: int
    end: int
    missing: tuple[Target, ...]
    open: bool  # the label before needs no text behind it


def _gaps(index: LabelIndex, anchors: Sequence[Match]) -> Iterator[_Gap]:
    """Yield the stretches between labels where others of the form are missing."""
    taken = {path for anchor in anchors for path in anchor.target.paths}
    open_ = [
        target
        for target in index.targets
        if len(target.paths) == 1
        and target.field is not None
        and target.paths[0] not in taken
        and target.field.kind not in TICKED_KINDS
        and not (target.anywhere or target.is_budget or target.is_contacts)
    ]
    first = tuple(one for one in open_ if one.order < anchors[0].target.order)
    if first and not anchors[0].target.anywhere:
        yield _Gap(0, anchors[0].start, first, open=True)
    for before, after in pairwise(anchors):
        if before.target.anywhere or after.target.anywhere:
            continue
        missing = tuple(one for one in open_ if before.target.last < one.order < after.target.order)
        if missing:
            field = before.target.field
            yield _Gap(before.end, after.start, missing, field is None or field.kind in TICKED_KINDS)


def _told(tokens: Tokens, index: LabelIndex, gap: _Gap, headings: Sequence[_Heading]) -> Iterator[Match]:
    """Yield the headings within a gap as the labels that are missing there, where there are as many of both."""
    inside = [one for one in headings if gap.start < one.start and one.end < gap.end]
    for heading, target in _pairs(tokens, index, inside, gap.missing):
        written = tokens.text[gap.start : heading.start]
        if heading is inside[0] and not gap.open and not re.search(r"[^\W_]{2}", written):
            continue  # what stands where the label above has its answer is that
        if heading.style[0] in _PLAIN and not _looks_like_a_label(tokens, index, heading):
            continue
        stop = next((one.start for one in inside if one.start > heading.start), gap.end)
        if _can_answer(tokens.text[heading.end : stop], target):
            yield Match(target, heading.start, heading.end, "par_place", 0.7, 2.0, opens=True)


def _pairs(
    tokens: Tokens, index: LabelIndex, headings: Sequence[_Heading], missing: Sequence[Target]
) -> Iterator[tuple[_Heading, Target]]:
    """Yield which heading is which label: all in their order, or by what their words share if the numbers differ."""
    if len(headings) == len(missing):
        yield from (
            pair
            for pair in zip(headings, missing, strict=True)
            if not _speaks_of_another(tokens, index, *pair)
        )
        return
    last = -1
    for heading in headings:
        shares = [index.share_about(target, _words(tokens, heading)) for target in missing]
        best = max(range(len(missing)), key=shares.__getitem__)
        clear = shares[best] >= ABOUT and shares.count(shares[best]) == 1
        if clear and best > last and not _speaks_of_another(tokens, index, heading, missing[best]):
            yield heading, missing[best]
            last = best


def _can_answer(text: str, target: Target) -> bool:
    """Say whether what stands under a heading can answer a label that asks for a number."""
    needed = _NUMBERED.get(target.field.kind) if target.field else None
    return needed is None or needed.search(text) is not None


def _words(tokens: Tokens, heading: _Heading) -> tuple[str, ...]:
    return tokens.words[tokens.first_from(heading.start) : tokens.first_from(heading.end)]


def _looks_like_a_label(tokens: Tokens, index: LabelIndex, heading: _Heading) -> bool:
    """Say whether a heading is worded as a form's labels are: few words, no sentence, mostly of what forms ask."""
    words = _words(tokens, heading)
    return (
        len(words) <= LABEL_WORDS
        and (heading.style == QUESTION or not _VERBS.search(" ".join(words)))
        and index.known(words) >= MOSTLY
    )


def _speaks_of_another(tokens: Tokens, index: LabelIndex, heading: _Heading, target: Target) -> bool:
    """Say whether a heading's own words mostly are of another label than its place tells."""
    stems = index.stems(_words(tokens, heading))
    return any(index.targets[number] is not target for number, _ in index.topics.of(stems))


def _style_at(text: str, start: int) -> Style | None:
    """Return how the line is set on which a label stands at ``start``."""
    begin = text.rfind("\n", 0, start) + 1
    newline = text.find("\n", start)
    return _style(text, begin, newline if newline >= 0 else len(text))[0]


def _heading(text: str, start: int, end: int, styles: set[Style]) -> _Heading | None:
    """Return the heading that a line begins with, None where it is not set as one."""
    style, words = _style(text, start, end)
    return _Heading(*words, style) if words and style and style in styles else None


def _style(text: str, start: int, end: int) -> tuple[Style | None, tuple[int, int] | None]:
    """Return how a line is set, and where the words of its heading stand; None where nothing sets it off."""
    count = _COUNT.match(text, start, end)
    bullet = None if count else _BULLET.match(text, start, end)
    begin = count.end() if count else bullet.end() if bullet else start
    heading = _HEADING.match(text, begin, min(end + WRAPPED, len(text)))
    if heading is None or heading.end() - begin > LONGEST:
        return None, None
    words = heading.span("words")
    sign = heading["sign"]
    if not sign and (
        _ENDED.search(text[slice(*words)]) or text[words[1] : words[1] + 1] not in ("\n", "\t", "")
    ):
        return None, None
    if count:
        lead = (
            "word"
            if count["words"]
            else "letter"
            if count["letter"]
            else "code"
            if count["code"]
            else "part"
            if count["parted"]
            else "number"
        )
        return (lead, count["sign"].strip()), words
    return _uncounted(text, heading, bullet, start), words


def _uncounted(text: str, heading: re.Match[str], bullet: re.Match[str] | None, start: int) -> Style:
    """Return how a line is set that no number or letter counts."""
    if _RULE.match(text, heading.end()):
        return ("rule",)
    if _REPLY.match(text, heading.end()):
        return ("reply",)
    if text[heading.end() : heading.end() + 1] == "\t":
        return ("cell",)
    if heading["sign"] == "?":
        return QUESTION
    closed = "colon" if heading["sign"] else "alone"
    if bullet:
        return ("bullet", bullet["sign"], closed)
    parted = "parted" if _BLANK_ABOVE.search(text, max(start - 40, 0), start) else "joined"
    return (closed, parted, "upper" if heading["words"].isupper() else "mixed")
