"""Numbers as French dossiers write them: figures, words, collective words, and figures that OCR broke.

Thousands are parted by a space, a no-break space, a dot or an apostrophe (Lexique des règles
typographiques de l'Imprimerie nationale asks for the space; dossiers use them all).

>>> [(n.text, n.value) for n in find("vingt-cinq ménages, puis 1 200, une quinzaine")]
[('vingt-cinq', 25), ('1 200', 1200), ('une', 1), ('quinzaine', 15)]
>>> find("l5 ménages")[0].reasons
('chiffre_confondu',)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from text_to_num import text2num

from normalize.figures import restored
from normalize.text import fold

_UNITS = (
    "zero|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|"
    "vingts?|trente|quarante|cinquante|soixante|cents?|mille"
)
_COLLECTIVE = {
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
}
_FIGURES = r"\d{1,3}(?:[ .']\d{3})+(?!\d)|\d+"
_WORDS = rf"(?:{_UNITS})(?:(?: +et +| +|-)(?:{_UNITS}))*"
_LETTER_BEHIND = re.compile(r"[BIOQSZl](?!\w)")  # « 1Z »: a figure or not, who can say

_NUMBER = re.compile(
    rf"(?<!\w)(?:(?P<figures>{_FIGURES})(?!\d)|(?:(?P<collective>{'|'.join(_COLLECTIVE)})|(?P<words>{_WORDS}))(?![a-z0-9_]))"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number and where it stands in the text."""

    start: int
    end: int
    text: str
    value: int
    form: str  # figures, words, collective or confused
    reasons: tuple[str, ...] = ()


def find(text: str) -> list[Number]:
    """Return the numbers of ``text`` in order, those that OCR gave with letters in them too."""
    folded = fold(restored(text))
    return [number for match in _NUMBER.finditer(folded) if (number := _from_match(match, text)) is not None]


def parse(text: str) -> int | None:
    """Return the number that ``text`` as a whole is, or None.

    >>> parse("quatre-vingt-dix"), parse("1.650"), parse("beaucoup")
    (90, 1650, None)
    """
    numbers = find(text.strip())
    return numbers[0].value if len(numbers) == 1 and numbers[0].text == text.strip() else None


def format(value: int) -> str:
    """Return ``value`` with its thousands parted by a space.

    >>> format(1200)
    '1 200'
    """
    return f"{value:,}".replace(",", " ")


def _from_match(match: re.Match[str], text: str) -> Number | None:
    """Return the number of a match of ``_NUMBER``, None where the words make none (« cent mille un »…)."""
    start, end = match.span()
    raw = text[start:end]
    if match["figures"]:
        digits = re.sub(r"[ .']", "", match["figures"])
        if len(digits) > 12 or not digits.isascii():
            return None
        if any(character.isalpha() for character in raw) or _LETTER_BEHIND.match(text, end):
            return Number(start, end, raw, int(digits), "confused", ("chiffre_confondu",))
        return Number(start, end, raw, int(digits), "figures")
    if match["collective"]:
        value = _COLLECTIVE[match["collective"]]
        return Number(start, end, raw, value, "collective", ("approximatif",))
    counted = _words_value(match["words"])
    return None if counted is None else Number(start, end, raw, counted, "words")


@lru_cache(maxsize=512)
def _words_value(words: str) -> int | None:
    """Return what folded number words say; « une » counts as « un »."""
    if len(words) > 80:  # no count is written so long, and the reader of words is not ours
        return None
    try:
        return int(text2num(re.sub(r" +", " ", re.sub(r"\bune\b", "un", words)), "fr"))
    except ValueError:
        return None
