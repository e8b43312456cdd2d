"""Counts and sums that share an answer: « 69 ménages, 42 logements » holds two, each told by its noun."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.candidate import Span
from normalize.text import fold

_BOUND = re.compile(r"[,;/\n]|:(?!\s*\d)|\s(?:et|pour|dans|sur|soit)\s|\s[-–]\s")
# « par ménage et par an » is one.
_SUM_BOUND = re.compile(r";|,\s|\.\s|\n(?!\s*par\b)|\s(?:et|puis)\s(?!\s*par\b)|\s[-–+/]\s")
_COUNT = re.compile(
    r"\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    r"|trente|quarante|cinquante|soixante|cents?|dizaine|douzaine|quinzaine|vingtaine|trentaine)\b"
)

# « 22 (deux logements seront occupés par deux ménages) »: what a bracket counts is not the answer.
_ASIDE = re.compile(r"[^\w(]*\d{1,4}\s?\([^()]*\)[^\w\n]*(?:\n|\Z)")
_OPENING = r"(?:soit|environ|total|au total|objectif|total de|de l'ordre de|pres de)"
# Between a noun and its number: a colon, a tab or a gap. What is matched is not given back: a text of blanks takes no longer.
_BESIDE = r"(?:[^\S\n]*+:|(?=[^\S\n]*\t|[^\S\n]{3})[^\S\n]*+)"
LONGEST_LINE = 60  # characters behind the noun: more is a sentence of something else


def own_count(text: str, start: int, end: int, units: Sequence[str], others: Sequence[str]) -> Span | None:
    """Return the part of ``start:end`` that counts ``units``, None unless another part counts ``others``."""
    return _own_part(text, start, end, (units, others), _BOUND)


def own_sum(
    text: str, start: int, end: int, units: Sequence[str], others: Sequence[str], *, labelled: bool = False
) -> Span | None:
    """Return the part of ``start:end`` that gives a sum for ``units``, None unless another gives one for ``others``.

    ``labelled``: the text stands under the label of ``units``, whose first sum need not name them again.
    """
    return _own_part(text, start, end, (units, others), _SUM_BOUND, labelled=labelled)


def gives_a_count(text: str) -> bool:
    """Say whether a text holds a number, in figures or in words; « un » and « une » are articles.

    >>> gives_a_count("Huit ménages"), gives_a_count("Une réunion")
    (True, False)
    """
    return any(match.group() not in ("un", "une") for match in _COUNT.finditer(fold(text)))


def lone_count(text: str, units: Sequence[str], taken: Sequence[Span]) -> Span | None:
    """Return the only line outside ``taken`` that opens with a count of ``units``: « 35 ménages accompagnés ».

    It answers a question whose label was left out, or melted into the answer.
    """
    nouns = "|".join(re.escape(fold(unit)) for unit in units)
    count = rf"(?:{_OPENING}\s*+(?::\s*+)?)?(?:{_COUNT.pattern})"
    lone = re.compile(
        rf"(?m)^[^\w\n]*+(?:{count}\d*+\s++(?:{nouns})|(?:{nouns})s?{_BESIDE}\s*+{count})[^\n]{{0,{LONGEST_LINE}}}$"
    )
    found = [
        Span(*match.span())
        for match in lone.finditer(fold(text))
        if not any(span.overlaps(*match.span()) for span in taken)
    ]
    return found[0] if len(found) == 1 else None


def _own_part(
    text: str,
    start: int,
    end: int,
    nouns: tuple[Sequence[str], Sequence[str]],
    bound: re.Pattern[str],
    *,
    labelled: bool = False,
) -> Span | None:
    units, others = nouns
    folded = fold(text[start:end])
    if _ASIDE.match(folded):
        return None
    bounds = [0, *(place for match in bound.finditer(folded) for place in match.span()), len(folded)]
    parts = [(low, high) for low, high in zip(bounds[::2], bounds[1::2], strict=True) if high > low]
    own = [part for part in parts if _counts(folded[slice(*part)], units, others)]
    foreign = [part for part in parts if _counts(folded[slice(*part)], others, units)]
    if labelled and not own and foreign:
        # « Coût du diagnostic : 480 € par ménage. Il faut compter 2 520 € … pour l'accompagnement. »
        first = next(part for part in parts if _COUNT.search(folded[slice(*part)]))
        own = [] if first in foreign or _names(folded[slice(*first)], others) else [first]
    if not own or not foreign:
        return None
    low, high = own[0]
    return Span(start + low, start + high)


def _counts(part: str, units: Sequence[str], others: Sequence[str]) -> bool:
    return _COUNT.search(part) is not None and _names(part, units) and not _names(part, others)


def _names(part: str, units: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(fold(unit))}", part) for unit in units)
