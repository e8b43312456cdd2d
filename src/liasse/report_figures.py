"""Figures as the report writes them: French commas, and never a rounding that claims more than is known."""

from __future__ import annotations

import math

NARROW_SPACE = "\u202f"
SURE, DOUBTFUL = 0.9, 0.7  # a confidence from which a reviewer need not, and under which he should, look


def percent(share: float) -> str:
    """Return a share as a percentage, rounded down: 99,6 % is not « 100 % ».

    >>> percent(0.9967), percent(0.994), percent(0.87), percent(1.0)
    ('99,6 %', '99,4 %', '87 %', '100 %')
    """
    if 0.99 <= share < 1:
        return f"{math.floor(share * 1000 + 1e-9) / 10:.1f} %".replace(".0", "").replace(".", ",")
    return f"{math.floor(share * 100 + 1e-9)} %"


def count(number: float) -> str:
    """Return an expected number of errors: decimals only where it is small.

    >>> count(9.04), count(2.13), count(0.04), count(0.0), count(1302.6)
    ('9', '2,1', '0,04', '0', '1\u202f303')
    """
    if number >= 10:
        return f"{number:,.0f}".replace(",", NARROW_SPACE)
    decimals = 1 if number >= 0.1 else 2
    return f"{number:.{decimals}f}".rstrip("0").rstrip(".").replace(".", ",")


def duration(seconds: float) -> str:
    """Return a time to plan with.

    >>> duration(20), duration(350), duration(12600), duration(7230)
    ('1 min', '6 min', '3 h 30', '2 h')
    """
    minutes = max(round(seconds / 60), 1)
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def figure(number: int) -> str:
    """Return a count with its thousands apart.

    >>> figure(2842)
    '2\u202f842'
    """
    return f"{number:,}".replace(",", NARROW_SPACE)


def plural(number: int, word: str, several: str | None = None) -> str:
    """Return a number with its word.

    >>> plural(1, "champ"), plural(3, "champ")
    ('1 champ', '3 champs')
    """
    return f"{figure(number)} {word if number < 2 else several or word + 's'}"


def level(confidence: float) -> str:
    """Return how a confidence is coloured."""
    return "sur" if confidence >= SURE else "moyen" if confidence >= DOUBTFUL else "faible"
