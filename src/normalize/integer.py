"""Counts of households and dwellings, in figures or in words.

>>> parse("25 pour un seul bailleur (50 au total)").value
25
>>> parse("une quinzaine de ménages").value
15
"""

from __future__ import annotations

import re

from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold

_FIGURES = r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)|\d+"
PATTERN = re.compile(rf"(?<![\w,.])(?:{_FIGURES})(?![\d%]|,\d)")
# What a number is counted in when it is not the count that was asked for.
_NOT_A_COUNT = re.compile(
    r"\s*(?:%|€|euros?|k€|ans?\b|annees?\b|mois\b|heures?\b|jours?\b|semaines?\b|m2|m²|er\b|eme\b|pieces?\b|etp\b|h\d)"
)
_BEFORE = re.compile(
    r"(?:\b[tf]|n°|article|phase|tranche|lot|entre le|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|fin|depuis|des|en)\s*$"
)
_ROUGH = re.compile(
    r"environ|a peu pres|approximativement|pres de|une? (?:dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|douzaine)|maximum|minimum|au moins|jusqu"
)
_ROUGH_WORDS = {
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
_DIGIT_LIKE = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8", "Z": "2"})
_CONFUSED = re.compile(r"(?<!\w)(?=[OolI|SBZ\d]*\d)[OolI|SBZ\d]{1,4}(?!\w)")
_YEAR = range(1950, 2050)


def find(text: str) -> list[tuple[int, int, int]]:
    """Return ``(start, end, number)`` for each count in figures: no year, share, duration or amount."""
    folded = fold(text)
    found = []
    for match in PATTERN.finditer(folded):
        number = int(re.sub(r"\D", "", match.group()))
        if _NOT_A_COUNT.match(folded, match.end()) or _BEFORE.search(folded[: match.start()]):
            continue
        if number in _YEAR and len(match.group()) == 4:
            continue
        found.append((match.start(), match.end(), number))
    return found


def _in_words(folded: str) -> tuple[int, float] | None:
    from text_to_num import alpha2digit  # noqa: PLC0415 - only where no figure is written

    for word, number in _ROUGH_WORDS.items():
        if re.search(rf"\b{word}s?\b", folded):
            return number, 0.8
    digits = find(alpha2digit(folded.replace("-", " "), "fr"))
    head = [number for start, _, number in digits if start < 80]
    return (head[0], 0.9) if head else None


def parse(text: str) -> Normalized:
    """Return the count that the answer gives: the first, unless a total is spelled out.

    Raises:
        NoValueError: no count is written.
    """
    folded = fold(text)
    rough = ("approximatif",) if _ROUGH.search(folded[:80]) else ()
    numbers = find(text)
    if not numbers:
        return _without_figures(text, folded)
    values = [number for _, _, number in numbers]
    value, score = values[0], 1.0
    if numbers[0][0] > 60:
        score = 0.7
    equation = re.search(r"\d\s*=\s*(\d+)", folded)
    if equation:
        return Normalized(int(equation.group(1)), 0.95, ("somme_en_prose", *rough))
    total = re.search(r"(?:soit(?: un total de)?|au total|total de|total\s*:)\s*(\d+)", folded)
    if (
        total
        and len(values) > 1
        and int(total.group(1)) == sum(values[: values.index(int(total.group(1)))] or [0])
    ):
        return Normalized(int(total.group(1)), 0.95, ("somme_en_prose", *rough))
    between = folded[numbers[0][1] : numbers[1][0]].strip() if len(numbers) > 1 else ""
    if between in {"a", "-", "ou"}:
        return Normalized(values[1] if between == "a" else value, 0.55, ("fourchette",))
    if len(values) > 1:
        score = min(score, 0.9)
    return Normalized(value, score - (0.05 if rough else 0), rough)


def _without_figures(text: str, folded: str) -> Normalized:
    confused = _CONFUSED.search(text)
    if confused:
        digits = confused.group().translate(_DIGIT_LIKE)
        if digits.isdigit():
            return Normalized(int(digits), 0.6, ("chiffre_confondu",))
    words = _in_words(folded)
    if words is None:
        raise NoValueError(f"no count in « {text[:60]} »")
    return Normalized(words[0], words[1], ("en_toutes_lettres",) if words[1] > 0.85 else ("approximatif",))


def format(value: int) -> str:
    """Return the count in figures."""
    return str(value)
