"""Where a tick box should stand on a scanned page: beside the words of options.

The words are data, so that another form brings its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from ingest.tesseract import OcrWord

OPTION_WORDS = ("oui", "non", "faible", "moyen", "fort", "favorable", "defavorable")
OPTION_PHRASES = (
    "creation d'une offre nouvelle",
    "amenagement de logement existant",
    "mobilisation de logements existants sans amenagement",
    "reclassement offre existante en offre a bas loyer",
)
ALIKE = 82.0  # of 100, between a phrase's end and what was read
TAIL = 22  # characters of a phrase that tell its start or end
_GROUPS = {"oui": 0, "non": 0, "faible": 1, "moyen": 1, "fort": 1, "favorable": 2, "defavorable": 2}
PHRASES = 3  # the group of the phrases


@dataclass(frozen=True, slots=True)
class Anchor:
    """An option: where a box may end at its left and begin at its right, in pixels."""

    group: int
    left: OcrWord | None
    right: OcrWord | None

    @property
    def word(self) -> OcrWord:
        """The word that the anchor is known by."""
        word = self.right or self.left
        assert word is not None
        return word


def folded(text: str) -> str:
    """Return lower case without accents."""
    return "".join(
        one for one in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(one)
    )


def anchors_of(words: Sequence[OcrWord]) -> list[Anchor]:
    """Return the options that the words name."""
    found = []
    for word in words:
        group = _option(folded(word.text))
        if group is not None:
            found.append(Anchor(group, word, word))
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    for line in lines.values():
        found += _phrases(line)
    return found


def _option(text: str) -> int | None:
    """Return the group of an option word, with what a box beside it became (« Ooui », « non[ »)."""
    bare = text.strip(".,:;!?()[]{}|«»\"'/-_—")
    if bare in _GROUPS:
        return _GROUPS[bare]
    for option in ("oui", "non"):
        at = text.find(option)
        if (
            at >= 0
            and len(text) <= len(option) + 3
            and not any(one in "aeiu" for one in text.replace(option, "", 1))
        ):
            return _GROUPS[option]
    return None


def _phrases(line: Sequence[OcrWord]) -> list[Anchor]:
    text, starts = "", []
    for word in line:
        starts.append(len(text))
        text += folded(word.text) + " "
    found = []
    for phrase in OPTION_PHRASES:
        head = fuzz.partial_ratio_alignment(phrase[:TAIL], text, score_cutoff=ALIKE)
        tail = fuzz.partial_ratio_alignment(phrase[-TAIL:], text, score_cutoff=ALIKE)
        left = _at(line, starts, head.dest_start + 1) if head and len(text) > TAIL - 4 else None
        right = _at(line, starts, tail.dest_end - 1) if tail and len(text) > TAIL - 4 else None
        if left or right:
            found.append(Anchor(PHRASES, left, right))
    return found


def _at(line: Sequence[OcrWord], starts: Sequence[int], place: int) -> OcrWord:
    return max(
        zip(starts, line, strict=False),
        key=lambda pair: (pair[0] <= place, pair[0] if pair[0] <= place else -1),
    )[1]
