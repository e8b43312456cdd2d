"""Tick boxes in text: where they stand and what they say, the document read as a whole.

A token alone may mean nothing: ``FORMCHECKBOX`` stands for ticked and unticked alike, and only the
symbols that the writer put in place of some of them tell (:mod:`ingest.tick_tokens` has the table). Weak
tokens count only beside an option; where the text is the noisy reading of a scan, a box is not a state.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.document import MarkOrigin, Tick
from ingest.tick_lines import Proven, boxed_lines, proven_signs
from ingest.tick_places import LOOK, Places
from ingest.tick_tokens import FORM_FIELD, NOISE, OPTION, PARENTHESIS, SURE, WEAK

# « 1 », « | » or « [ » for the l of « l'accompagnement »: no writer and no converter makes that.
_DAMAGE = re.compile(r"(?<!\w)(?:[I1|\[]|\[1)['’‘](?=\w)|\|['’‘]")
_DAMAGE_SHARE = 0.001  # of the words; the one real OCR dump that we have shows 0.008
_DAMAGE_COUNT = 2
_SORT_COUNT = 2  # boxes of a sort

_Spots = list[tuple[int, int]]  # stretches of the text round its options


@dataclass(frozen=True, slots=True)
class FoundTick:
    """A tick box in a text; ``start:end`` covers its token."""

    start: int
    end: int
    state: Tick
    origin: MarkOrigin
    confidence: float


def find_ticks(text: str, taken: Sequence[tuple[int, int]] = (), *, dump: bool = True) -> list[FoundTick]:
    """Return the tick boxes of a text in order.

    Args:
        text: the whole document.
        taken: spans that are known to be something else (the boxes of a file that stores their states).
        dump: whether the text came out of a converter or of a scan, so that ``FORMCHECKBOX``, a lone
            parenthesis and a letter may stand for boxes; False for a Word file read itself.
    """
    places, spots = Places(text), _near_options(text)
    damaged = dump and (is_damaged(text) or _only_noise(places, spots))
    kept: list[FoundTick] = []
    used = bytearray(len(text) + 1)
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    for tick in _candidates(places, spots, dump=dump, damaged=damaged):
        if not any(used[tick.start : tick.end]):
            kept.append(tick)
            used[tick.start : tick.end] = b"\1" * (tick.end - tick.start)
    if not damaged:
        kept.extend(_beside_own_words(text, kept, used))
    if dump:
        kept = _as_a_whole(kept, text)
    return sorted(kept, key=lambda tick: tick.start)


def _beside_own_words(text: str, kept: Sequence[FoundTick], used: bytearray) -> Iterator[FoundTick]:
    """Yield the boxes of options in the writer's own words: signs that are boxes elsewhere in the document."""
    weak = [(t.start, t.end, Proven(t.state, t.origin, t.confidence * 0.95)) for t in kept]
    for start, end, sign in boxed_lines(text, proven_signs(text, weak), used):
        yield FoundTick(start, end, sign.state, sign.origin, sign.confidence)


def is_damaged(text: str) -> bool:
    """Say whether a text shows the damage of character recognition."""
    found = len(_DAMAGE.findall(text))
    return found >= _DAMAGE_COUNT and found >= _DAMAGE_SHARE * max(1, text.count(" "))


def _only_noise(places: Places, spots: _Spots) -> bool:
    """Say whether a recogniser made two sorts of signs of the boxes and none is ticked: « oui £ non O » tells nothing."""
    signs = Counter(match.group() for match in _in_spots(NOISE, places, spots))
    ticked = [token.pattern for token in (*SURE, *WEAK) if token.state is Tick.TICKED]
    return sum(count >= _SORT_COUNT for count in signs.values()) > 1 and not any(
        True for pattern in ticked for _ in _in_spots(pattern, places, spots)
    )


def _candidates(places: Places, spots: _Spots, *, dump: bool, damaged: bool) -> Iterator[FoundTick]:
    """Yield the tokens, the surest first: a token inside another one is dropped by the caller."""
    for token in SURE:
        for match in token.pattern.finditer(places.text):
            if not (damaged and NOISE.fullmatch(match[0])):
                yield FoundTick(*match.span(), token.state, token.origin, token.confidence)
    if dump:
        yield from _converted(places)
    if damaged:
        for match in _in_spots(NOISE, places, spots):
            yield FoundTick(*match.span(), Tick.UNREADABLE, MarkOrigin.TOKEN, 0.9)
    for token in WEAK:
        for match in _in_spots(token.pattern, places, spots):
            doubt = 0.75 if damaged else 1.0
            yield FoundTick(*match.span(), token.state, token.origin, token.confidence * doubt)


def _converted(places: Places) -> Iterator[FoundTick]:
    """Yield what converters put for boxes, whose state only the whole document tells."""
    for match in FORM_FIELD.finditer(places.text):
        yield FoundTick(*match.span(), Tick.UNREADABLE, MarkOrigin.TOKEN, 1.0)
    for match in PARENTHESIS.finditer(places.text):
        if _stands_alone(places.text, match.start()) and places.beside_option(*match.span()):
            yield FoundTick(*match.span(), Tick.TICKED, MarkOrigin.TOKEN, 0.85)


def _near_options(text: str) -> _Spots:
    """Return the stretches of text round the options, joined where they touch."""
    spots: list[tuple[int, int]] = []
    for match in OPTION.finditer(text):
        start, end = max(0, match.start() - LOOK), min(len(text), match.end() + LOOK)
        if spots and start <= spots[-1][1]:
            spots[-1] = (spots[-1][0], end)
        else:
            spots.append((start, end))
    return spots


def _in_spots(pattern: re.Pattern[str], places: Places, spots: _Spots) -> Iterator[re.Match[str]]:
    for start, end in spots:
        for match in pattern.finditer(places.text, start, end):
            if places.beside_option(*match.span()):
                yield match


def _stands_alone(text: str, at: int) -> bool:
    """Say whether an opening parenthesis is the trace of a symbol: nothing closes it, no word follows it."""
    after = text[at + 1 : at + 160]
    closing = after.find(")")
    if after[:1].isalnum() and (closing >= 0 or not OPTION.match(text, at + 1)):
        return False
    if closing < 0:
        return True
    inside = after[:closing]
    if OPTION.fullmatch(inside.strip()):
        return False  # « oui ( non ) »: a ring drawn with signs
    return "(" in inside or inside.count("\n") > 1 or bool(OPTION.search(inside)) or "FORMCHECKBOX" in inside


def _as_a_whole(ticks: list[FoundTick], text: str) -> list[FoundTick]:
    """Settle the tokens whose meaning depends on what else the document holds."""
    fields = {tick.start for tick in ticks if FORM_FIELD.fullmatch(text, tick.start, tick.end)}
    symbols = [tick for tick in ticks if text[tick.start : tick.end] == "("]
    replaced = {tick.start for tick in symbols}
    bars_ticked = any(tick.state is Tick.TICKED and text[tick.start] == "|" for tick in ticks)
    others_ticked = any(tick.state is Tick.TICKED and tick.start not in replaced for tick in ticks)
    lost = not fields and _every_option_has_one(symbols, text)

    def settled(tick: FoundTick) -> FoundTick:
        token = text[tick.start : tick.end]
        if tick.start in fields and symbols:
            return replace(tick, state=Tick.EMPTY, confidence=0.9)
        if tick.start in fields and others_ticked:
            return replace(tick, state=Tick.EMPTY, confidence=0.75)
        if token == "(" and fields:
            return replace(tick, confidence=0.95)
        if token == "(" and lost:
            return replace(tick, state=Tick.UNREADABLE, confidence=0.9)
        if token.startswith("|_") and not bars_ticked:
            return replace(tick, confidence=0.6)
        return tick

    return [settled(tick) for tick in ticks]


def _every_option_has_one(symbols: list[FoundTick], text: str) -> bool:
    """Say whether ticked and unticked boxes both became a parenthesis: then none tells anything."""
    pairs = sum(
        1
        for left, right in pairwise(symbols)
        if right.start - left.end < 40 and len(OPTION.findall(text, left.end, right.start)) == 1
    )
    return len(symbols) >= 2 and pairs >= len(symbols) / 2
