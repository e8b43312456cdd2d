"""Headings in the writer's own words, told by how they are set and by where they stand.

A writer who rewords a label sets it as he sets the others: « 1/ Où se déroule-t-il ? » is counted as « 2/ Nom de
l'action » below is. Such a line is a label whatever its words, and where exactly one label of the form is missing
between those around it, it is that one. Only the layout of labels that were told by their words is learnt from, and
only from several of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.candidate import Span
from extract.heading_styles import PLAIN, QUESTION, Heading, states, usual
from extract.heading_words import FOLLOWING
from extract.label_index import LabelIndex, Target
from extract.labels import Match
from extract.surroundings import Surroundings
from extract.tokens import Tokens

LABEL_WORDS = 9
# Of the probability of what a heading asks for most likely, below which it asks for something else.
ANOTHER = 0.1
ABOUT = 0.5  # of the words, from which a heading is about a label
MOSTLY = 0.5  # of the words
_NUMBERED = {
    "integer": re.compile(
        r"\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente)\b", re.IGNORECASE
    ),
    "money": re.compile(r"\d|champ libre", re.IGNORECASE),
}


def placed(
    surroundings: Surroundings, index: LabelIndex, anchors: Sequence[Match], holes: Sequence[Span]
) -> list[Match]:
    """Return the ``anchors`` with the headings among them that only their place tells, in text order."""
    if not anchors:
        return []
    tokens = Tokens.of(surroundings.text)
    styles = usual(surroundings.text, (anchor.start for anchor in anchors if anchor.target.takes_words))
    headings = [
        line
        for line in surroundings.headings
        if line.style in styles and not any(hole.start <= line.start < hole.end for hole in holes)
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
        and target.takes_words
        and target.paths[0] not in taken
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
            yield _Gap(before.end, after.start, missing, open=not before.target.takes_words)


def _told(tokens: Tokens, index: LabelIndex, gap: _Gap, headings: Sequence[Heading]) -> Iterator[Match]:
    """Yield the headings within a gap as the labels that are missing there, where there are as many of both."""
    inside = [one for one in headings if gap.start < one.start and one.end < gap.end]
    for heading, target in _pairs(tokens, index, inside, gap.missing):
        written = tokens.text[gap.start : heading.start]
        if heading is inside[0] and not gap.open and not re.search(r"[^\W_]{2}", written):
            continue  # what stands where the label above has its answer is that
        if heading.style[0] in PLAIN and not _looks_like_a_label(tokens, index, heading):
            continue
        stop = next((one.start for one in inside if one.start > heading.start), gap.end)
        if _can_answer(tokens.text[heading.end : stop], target):
            yield Match(target, heading.start, heading.end, "par_place", 0.7, 2.0, opens=True)


def _pairs(
    tokens: Tokens, index: LabelIndex, headings: Sequence[Heading], missing: Sequence[Target]
) -> Iterator[tuple[Heading, Target]]:
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
        shares = _shares(tokens, index, heading, missing)
        best = max(range(len(missing)), key=shares.__getitem__)
        clear = shares[best] >= ABOUT and shares.count(shares[best]) == 1
        if clear and best > last and not _speaks_of_another(tokens, index, heading, missing[best]):
            yield heading, missing[best]
            last = best


def _shares(tokens: Tokens, index: LabelIndex, heading: Heading, missing: Sequence[Target]) -> list[float]:
    """Return how much a heading asks for each label that is missing."""
    asked = _asked(tokens, index, heading)
    if asked:
        return [asked.get(target.key, 0.0) for target in missing]
    return [index.share_about(target, _words(tokens, heading)) for target in missing]


def _asked(tokens: Tokens, index: LabelIndex, heading: Heading) -> dict[str, float]:
    following = tokens.text[heading.end : heading.end + FOLLOWING]
    return index.asked(tokens.text[heading.start : heading.end], following, heading.style)


def _can_answer(text: str, target: Target) -> bool:
    """Say whether what stands under a heading can answer a label that asks for a number."""
    needed = _NUMBERED.get(target.field.kind) if target.field else None
    return needed is None or needed.search(text) is not None


def _words(tokens: Tokens, heading: Heading) -> tuple[str, ...]:
    return tokens.words[tokens.first_from(heading.start) : tokens.first_from(heading.end)]


def _looks_like_a_label(tokens: Tokens, index: LabelIndex, heading: Heading) -> bool:
    """Say whether a heading is worded as a form's labels are: few words, no sentence, mostly of what forms ask."""
    words = _words(tokens, heading)
    return (
        len(words) <= LABEL_WORDS
        and (heading.style == QUESTION or not states(words))
        and index.known(words) >= MOSTLY
    )


def _speaks_of_another(tokens: Tokens, index: LabelIndex, heading: Heading, target: Target) -> bool:
    """Say whether a heading's own words mostly are of another label than its place tells."""
    asked = _asked(tokens, index, heading)
    if asked:
        return asked.get(target.key, 0.0) < ANOTHER * max(asked.values())
    stems = index.stems(_words(tokens, heading))
    return any(index.targets[number] is not target for number, _ in index.topics.of(stems))
