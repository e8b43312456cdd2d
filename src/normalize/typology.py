"""Dwelling types T1 to T6 (number of rooms besides kitchen and bathroom), as « T2 », « F3 » or « type II ».

>>> parse("du T1 au T5").value
['T1', 'T2', 'T3', 'T4', 'T5']
>>> parse("T1/2-T3 et T4/5").value
['T1', 'T2', 'T3', 'T4', 'T5']
"""

from __future__ import annotations

import re

from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_DIGIT = r"(?P<{0}>[1-6]|l\b)(?:\s?bis)?"
_ONE = r"(?<![a-z])(?:types?\s+(?:t\s?|f\s?)?|[tf]\s?)"
PATTERN = re.compile(
    rf"{_ONE}{_DIGIT.format('first')}(?!\d)(?P<more>(?:\s?[/-]\s?[tf]?\s?[1-6](?!\d))*)"
    rf"|types?\s+(?P<roman>i{{1,3}}|iv|vi?)\b|\b(?P<studio>studios?)\b"
)
_RANGE = re.compile(
    r"(?:du|de|entre|des)\s+(?:le\s+)?(?:types?\s+)?[tf]?\s?(?P<low>[1-6])(?:\s?bis)?\s+(?:au|a|et|jusqu'au)\s+(?:le\s+)?(?:types?\s+)?[tf]\s?(?P<high>[1-6])"
    r"|types?\s+(?P<low3>[1-6])\s+(?:au|a|jusqu'au)\s+types?\s+(?P<high3>[1-6])"
    r"|(?<![a-z])[tf]\s?(?P<low2>[1-6])(?:\s?bis)?\s+(?:au|a|jusqu'au)\s+[tf]?\s?(?P<high2>[1-6])(?!\d)"
)
_AND_UP = re.compile(
    r"[tf]\s?([1-6])\s+(?:et|ou)\s+(?:plus|au-dela|superieurs?)|(?:a partir (?:du|de)|au moins (?:un|des)?)\s+[tf]\s?([1-6])"
)


def find(text: str) -> set[int]:
    """Return the numbers of rooms that are named."""
    folded = fold(text)
    rooms: set[int] = set()
    for match in PATTERN.finditer(folded):
        if match["studio"]:
            rooms.add(1)
        elif match["roman"]:
            rooms.add(_ROMAN[match["roman"]])
        else:
            rooms.add(1 if match["first"] == "l" else int(match["first"]))
            rooms.update(int(digit) for digit in re.findall(r"[1-6]", match["more"] or ""))
    for match in _RANGE.finditer(folded):
        low, high = (
            match["low"] or match["low2"] or match["low3"],
            match["high"] or match["high2"] or match["high3"],
        )
        rooms.update(range(int(low), int(high) + 1))
    for match in _AND_UP.finditer(folded):
        rooms.update(range(int(match[1] or match[2]), 7 if int(match[1] or match[2]) >= 5 else 6))
    return rooms


def parse(text: str) -> Normalized:
    """Return the types in order, ranges spelled out.

    Raises:
        NoValueError: the answer names no type.
    """
    rooms = find(text)
    if not rooms:
        raise NoValueError(f"no dwelling type in « {text[:60]} »")
    return Normalized(format(rooms))


def format(value: set[int]) -> list[str]:
    """Return the types' names in order."""
    return [f"T{room}" for room in sorted(value)]
