"""Boxes beside options that no list of words knows, told by what the rest of the document uses for boxes.

Where a sign stands for a box beside « oui » and « non », it does so too at either end of a short line that names
an option in the writer's own words (« X Logement existant à aménager », « Offre nouvelle à créer □ »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.document import MarkOrigin, Tick

MOST_WORDS = 14
MOST_LINES = 4  # between two options of a group, blank ones included
_OPENING = re.compile(r"[ \t\u00a0]*(?:[-–•·*][ \t\u00a0]+)?(\S)[ \t\u00a0]+(?=[A-ZÀ-Ý])")
_CLOSING = re.compile(r"(?<=[^\W\d_])[)»]?[ \t\u00a0]+(\S)[ \t\u00a0]*\Z")
_SENTENCE = re.compile(r"[.;:!?][ \t\u00a0]*(?:\S[ \t\u00a0]*)?\Z")


@dataclass(frozen=True, slots=True)
class Proven:
    """A sign that stands for a box beside the options that are known."""

    state: Tick
    origin: MarkOrigin
    confidence: float


def boxed_lines(
    text: str, proven: Mapping[str, Proven], taken: bytearray
) -> Iterator[tuple[int, int, Proven]]:
    """Yield the signs of ``proven`` that open or close a line of an option, with their places.

    A sign that is drawn (no letter) may be the writer's bullet too: it counts where another state stands on a
    line next to it.
    """
    found = list(_signs(text, proven, taken))
    for number, (start, end, line, sign) in enumerate(found):
        around = [
            other for other in found[max(number - 3, 0) : number + 4] if abs(other[2] - line) <= MOST_LINES
        ]
        if text[start].isalpha() or any(other[3].state is not sign.state for other in around):
            yield start, end, sign


def _signs(
    text: str, proven: Mapping[str, Proven], taken: bytearray
) -> Iterator[tuple[int, int, int, Proven]]:
    position = 0
    for number, line in enumerate(text.split("\n")):
        if 2 < len(line.split()) <= MOST_WORDS and not _SENTENCE.search(line):
            for sign in (_OPENING.match(line), _CLOSING.search(line)):
                if sign and sign[1] in proven and not taken[position + sign.start(1)]:
                    yield position + sign.start(1), position + sign.end(1), number, proven[sign[1]]
        position += len(line) + 1


def proven_signs(text: str, weak: Sequence[tuple[int, int, Proven]]) -> dict[str, Proven]:
    """Return the single signs that stand for boxes at least twice, small letters but « x » left out."""
    counts: dict[str, int] = {}
    signs: dict[str, Proven] = {}
    for start, end, sign in weak:
        token = text[start:end]
        if len(token) == 1 and (token in "xX" or not token.islower()):
            counts[token] = counts.get(token, 0) + 1
            signs[token] = sign
    return {token: signs[token] for token, count in counts.items() if count > 1}
