"""Headings in any words that are set as a dossier's labels are, and what each was learnt to ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from extract.heading_styles import ALONE, QUESTION, Heading, alike, bare, states
from extract.heading_words import FOLLOWING
from extract.label_index import LabelIndex
from extract.surroundings import Surroundings
from extract.tokens import Tokens
from normalize import contact_kinds

if TYPE_CHECKING:
    from extract.labels import Match

MOST = 600  # headings of a dossier: one with more is made to be slow


def learnt_headings(
    tokens: Tokens, surroundings: Surroundings, index: LabelIndex, known: Iterable[Match], printed: Set[int]
) -> Iterator[tuple[int, int, dict[str, float]]]:
    """Yield the word ranges of headings, each with the probability of every target, by key.

    ``known`` are labels told by their words, from which the others' layout is learnt; where one of ``printed``
    stands nothing needs to be learnt.
    """
    if index.headings is None:
        return
    text = tokens.text
    for one, stop in with_ends(set_as_labels(surroundings, known), len(text)):
        first, last = tokens.first_from(one.start), tokens.first_from(one.end)
        line = text[one.start : one.end]
        under = any(answer.start <= one.start < answer.end for _, answer in surroundings.header_cells)
        told = last > first and (one.style == QUESTION or not states(tokens.words[first:last])) and not under
        if told and one.start not in printed and not contact_kinds.is_person(line):
            yield first, last, index.asked(line, text[one.end : stop], one.style)
    for label, answer in surroundings.header_cells:
        first, last = tokens.first_from(label.start), tokens.first_from(label.end)
        if last > first and label.start not in printed:
            line, below = text[label.start : label.end], text[answer.start : answer.end]
            yield first, last, index.asked(line, below[:FOLLOWING], ALONE)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Any = TypeVar("_Any", bound=_Placed)


def with_ends(headings: Iterable[_Any], end: int) -> Iterator[tuple[_Any, int]]:
    """Yield each heading or label of a text, in order, with where what it heads ends: at the next one at most."""
    for one, following in pairwise([*headings, None]):
        if one is not None:
            yield one, min(following.start if following else end, one.end + FOLLOWING)


def set_as_labels(surroundings: Surroundings, known: Iterable[Match]) -> Iterator[Heading]:
    """Yield the headings that are set as the ``known`` labels are which are answered in words."""
    styles = alike(surroundings.text, {one.start for one in known if one.target.takes_words})
    yield from islice((one for one in surroundings.headings if bare(one.style) in styles), MOST)
