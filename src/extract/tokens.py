"""A text as its words, each with its place, and as one string of words to search in.

Punctuation and line breaks stand between words and nowhere else, so a label is found across lost or added
line breaks, hyphens, slashes and brackets, and what is found maps back to offsets of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache

from normalize.text import fold

WORD = re.compile(r"[^\W_]+")

# They make a label a question and say nothing of what it asks; « combien », « où » and « qui » do.
INTERROGATIVES = frozenset({"comment", "pourquoi", "quel", "quelle", "quelles", "quels"})
# Words that carry no meaning in a label; they are matched but weigh little.
STOP_WORDS = frozenset(
    [
        "a",
        "au",
        "aux",
        "ce",
        "ces",
        "cet",
        "cette",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "est",
        "et",
        "il",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "mise",
        "n",
        "ne",
        "ou",
        "on",
        "par",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sont",
        "sur",
        "un",
        "une",
        "y",
        "votre",
        "vos",
        "notre",
    ]
)


@dataclass(frozen=True)
class Tokens:
    """The words of ``text``: folded, with offsets, and joined by single spaces as ``joined``."""

    text: str
    folded: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    @lru_cache(maxsize=16)  # the same document, or the same words after a label, for several questions
    def of(text: str) -> Tokens:
        """Return the words of ``text``."""
        folded = fold(text)
        spans = [match.span() for match in WORD.finditer(folded)]
        words = tuple([folded[start:end] for start, end in spans])
        starts, ends = tuple([start for start, _ in spans]), tuple([end for _, end in spans])
        return Tokens(text, folded, words, starts, ends)

    @cached_property
    def joined(self) -> str:
        """The words with one space between them and one at both ends."""
        return " " + " ".join(self.words) + " "

    @cached_property
    def joined_starts(self) -> list[int]:
        """Where each word begins in ``joined``."""
        starts, position = [], 1
        for word in self.words:
            starts.append(position)
            position += len(word) + 1
        return starts

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """The indices at which each word stands."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word, []).append(index)
        return found

    def word_at(self, joined_offset: int) -> int:
        """Return the index of the word that holds ``joined_offset`` or begins next after it."""
        return min(max(bisect_right(self.joined_starts, joined_offset) - 1, 0), len(self.words) - 1)

    def first_from(self, offset: int) -> int:
        """Return the index of the first word that starts at or after ``offset`` of the text."""
        return bisect_left(self.starts, offset)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the stem of a folded French word, roughly: plural, feminine and common endings off.

    Labels are compared by their stems, where « ciblés » and « cibles », « accompagnés » and
    « accompagnement » are to meet; a real stemmer (Snowball) keeps these apart.
    """
    if len(word) <= 4:
        return word.rstrip("s") if len(word) == 4 else word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_ENDINGS = sorted(
    [
        "ements",
        "erons",
        "eront",
        "erez",
        "ons",
        "ez",
        "ement",
        "ations",
        "ation",
        "ateurs",
        "ateur",
        "atrices",
        "atrice",
        "ions",
        "ion",
        "aux",
        "ales",
        "ale",
        "als",
        "al",
        "ives",
        "ive",
        "ifs",
        "if",
        "ees",
        "ee",
        "es",
        "e",
        "s",
        "er",
        "ers",
        "ant",
        "ante",
        "ants",
        "antes",
        "iques",
        "ique",
        "ites",
        "ite",
        "eurs",
        "eur",
        "euses",
        "euse",
        "ables",
        "able",
    ],
    key=len,
    reverse=True,
)


def weight(word: str) -> float:
    """Return how much a word of a label says: little for articles, less for single letters."""
    return 0.1 if word in STOP_WORDS or len(word) < 2 else 1.0
