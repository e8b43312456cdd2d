"""Where a tick box should stand on a scanned page: beside the words of options.

The words are data, so that another form brings its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz import fuzz

from ingest.ink import Square
from ingest.tesseract import OcrWord

OPTION_WORDS = ("oui", "non", "faible", "moyen", "fort", "defavorable", "favorable")  # none in a later one
OPTION_PHRASES = (
    "creation d'une offre nouvelle",
    "amenagement de logement existant",
    "mobilisation de logements existants sans amenagement",
    "reclassement offre existante en offre a bas loyer",
)
ALIKE = 86.0  # of 100, between a phrase's end and what was read
TAIL = 16  # characters of a phrase that tell its start or end
_GROUPS = {"oui": 0, "non": 0, "faible": 1, "moyen": 1, "fort": 1, "favorable": 2, "defavorable": 2}
PHRASES, COLUMN = 3, 4  # the groups of the phrases, and of lines under lines that have boxes
_LETTERS = re.compile("[aeius]")  # « moyens », « ouïe »: a box is read as none of these
_SQUARES = frozenset({"Li", "Ll", "Ci", "Di", "[i"})  # what is read out of an empty one: « Linon »
SWOLLEN = 1.4  # of the width of its letters


@dataclass(frozen=True, slots=True)
class Anchor:
    """An option: where a box may end at its left and begin at its right, in pixels."""

    group: int
    left: OcrWord | None
    right: OcrWord | None
    swollen: bool = False  # the word's place is too wide for its letters: a box was taken into it

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


def bare(text: str) -> str:
    """Return a word without accents, case and what stands around it."""
    return folded(text).strip(".,:;!?()[]{}|«»\"'/-_—")


def anchors_of(words: Sequence[OcrWord]) -> list[Anchor]:
    """Return the options that the words name."""
    found = []
    unit = _unit(words)
    for word in words:
        group = _option(word.text)
        if group is not None:
            wide = units_of(word.text) * unit * SWOLLEN < word.right - word.left
            more = folded(word.text).strip(".,:;!?() ") not in _GROUPS
            found.append(Anchor(group, word, word, wide or more))
    lines: dict[int, list[OcrWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    for line in lines.values():
        found += _phrases(line)
    return found


def units_of(text: str) -> float:
    """Return how wide a word is set, in widths of an n."""
    return sum(
        0.5 if one in "iljtfrI.,:;'’()" else 1.5 if one in "mwMW" else 1.3 if one.isupper() else 1.0
        for one in text
    )


def _unit(words: Sequence[OcrWord]) -> float:
    widths = [(word.right - word.left) / units_of(word.text) for word in words if len(word.text) > 3]
    return median(widths) if widths else 1000.0


def line_units(words: Sequence[OcrWord]) -> dict[int, float]:
    """Return how wide an n is on each line: headings are set larger and bolder than the page."""
    page, lines = _unit(words), dict[int, list[OcrWord]]()
    for word in words:
        lines.setdefault(word.line, []).append(word)
    found = {}
    for number, line in lines.items():
        widths = [(word.right - word.left) / units_of(word.text) for word in line if len(word.text) > 3]
        # Of two words one may have swallowed a box.
        found[number] = (
            median(widths) if len(widths) > 2 else max([page, min(widths)] if widths[1:] else [page])
        )
    return found


def is_wide(word: OcrWord, unit: float) -> bool:
    """Say whether a word's place is wider than its letters, by a box at least."""
    width = word.right - word.left
    return width - unit * units_of(word.text) > 0.9 * unit + 0.04 * width


def column_anchors(words: Sequence[OcrWord], boxes: Sequence[Square]) -> list[Anchor]:
    """Return lines that start where the lines beside boxes do, next to these: options of any wording."""
    starts = [word for box in boxes if (word := _right_of(box, words)) is not None]
    boxed = {start.line for start in starts}
    begun: dict[int, float] = {}  # where the first long word of each line ends
    for word in words:
        if len(word.text) > 3:
            begun[word.line] = min(word.right, begun.get(word.line, word.right))
    found = []
    for word in words:
        if len(word.text) < 2 or word.line in boxed or begun.get(word.line, word.right) <= word.left:
            continue  # too short, beside a box or in the middle of a line
        height = max(word.bottom - word.top, 24)
        if any(
            abs(word.left - one.left) < 9 and 0.7 * height < abs(word.top - one.top) < 4 * height
            for one in starts
        ):
            found.append(Anchor(COLUMN, word, None))
    return found


def swallowing(words: Sequence[OcrWord], boxes: Sequence[Square]) -> list[tuple[float, float]]:
    """Return left and middle of boxes that OCR took into the first word of a line below or above boxes."""
    unit, places = _unit(words), []
    for word in words:
        high, middle = max(word.bottom - word.top, 24), (word.top + word.bottom) / 2
        column = [
            box
            for box in boxes
            if abs(box.x - word.left) < 8 and abs(box.y + box.side / 2 - middle) < 4 * high
        ]
        apart = all(abs(box.y + box.side / 2 - middle) > 0.7 * high for box in column)
        wide = (word.right - word.left) - units_of(word.text) * unit
        if (
            len(column) >= 2
            and apart
            and len(word.text) > 3
            and not word.text.isupper()
            and wide > 0.8 * column[0].side
        ):
            places.append((word.left, middle))
    return places


def _right_of(box: Square, words: Sequence[OcrWord]) -> OcrWord | None:
    """Return the word that starts just right of a box."""
    middle, end = box.y + box.side / 2, box.x + box.side
    near = [
        word
        for word in words
        if word.top <= middle <= word.bottom and -4 < word.left - end < 2.2 * box.side and len(word.text) > 1
    ]
    return min(near, key=lambda word: word.left, default=None)


def _option(text: str) -> int | None:
    """Return the group of an option word, with what a box beside it became (« Ooui », « non[ »)."""
    text = re.sub(r"(?i)(?<=ou)[!|]", "I", text)  # « OU! »
    word = bare(text)
    if word in _GROUPS:
        return _GROUPS[word]
    low = folded(text)
    for option in OPTION_WORDS if len(low) == len(text) else ():
        at = low.find(option)
        rest = text[:at] + text[at + len(option) :]
        if at >= 0 and (rest in _SQUARES or (len(rest) <= 3 and not _LETTERS.search(rest))):
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
