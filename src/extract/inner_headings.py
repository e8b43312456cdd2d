"""Headings within an answer that part it by what its own label's bracket asks for.

« Étendue », « Méthodes », « Durée et adaptabilité » under « Méthodologie (étendue, méthodes, durée …) » are no labels of
other fields.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.surroundings import Surroundings
from extract.tokens import STOP_WORDS, WORD, Tokens
from normalize.text import fold

if TYPE_CHECKING:
    from extract.labels import Match

_ALONE = re.compile(r"[^\S\n]*:?[^\S\n]*(?:\n|\Z)")


def inner_headings(tokens: Tokens, surroundings: Surroundings, sure: Sequence[Match]) -> frozenset[int]:
    """Return where the lines begin that part an answer so; ``sure`` are the printed labels."""
    begun = sorted(sure, key=lambda match: match.start)
    starts = [match.start for match in begun]
    found: dict[Match, list[int]] = {}
    inner: set[int] = set()
    for first, end in surroundings.heading_pieces:
        start, stop = tokens.starts[first], tokens.ends[end - 1]
        at = bisect_right(starts, start) - 1
        while at >= 0 and starts[at] in inner | {start}:
            at -= 1
        field = begun[at].target.field if at >= 0 else None
        words = {word for word in tokens.words[first:end] if word not in STOP_WORDS}
        if field is None or not words or not words <= _bracket_words(field.tails):
            continue
        if (
            _ALONE.match(tokens.text, stop, stop + 20)
            and begun[at].end < start
            and surroundings.opens_line(start)
        ):
            found.setdefault(begun[at], []).append(start)
            inner.add(start)
    return frozenset(start for places in found.values() if len(places) > 1 for start in places)


@lru_cache(maxsize=256)
def _bracket_words(tails: tuple[str, ...]) -> frozenset[str]:
    """Return the words of what a form prints in brackets behind a label."""
    return frozenset(word for tail in tails for word in WORD.findall(fold(tail)))
