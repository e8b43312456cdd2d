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
_NUMBER = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_WORDS = "|".join(_NUMBER)
_T = r"(?<![a-z])(?:types?\s+(?:[tf]\.?\s?)?|[tf]\.?\s?)"
# « T1/2 », « types 2 et 3 », « T2-T3 »; a count or a share of the next kind (« T1 – 5 T2 », « T2, 1/3 de T3 ») is no room.
PATTERN = re.compile(
    rf"{_T}(?P<first>[1-6](?!\d)|l(?![\w]))(?:\s?bis)?"
    r"(?P<more>(?:\s?(?:[/,-]|et|ou|a)\s?(?:[tf]\.?\s?)?[1-6](?!\d|\s?[tf]\d|\s?(?:logement|t\b|pieces)|/\d\s+d))*)"
    rf"|{_T}(?P<roman>i{{1,3}}|iv|vi?)\b(?P<romans>(?:\s?(?:[/,]|et|ou)\s?(?:[tf]\.?\s?)?(?:i{{2,3}}|iv|vi?)\b)*)|\b(?P<studio>studios?)\b"
    rf"|\b(?:(?P<also>[1-6]|{_WORDS})\s*(?P<joint>,|et|ou|a|-)\s*)?(?<!\d[ .,])(?P<rooms>[1-6]|{_WORDS})[\s-]+pieces?\b"
    r"(?!\s+(?:de vie|de jour|de nuit|a vivre|d'eau|commune|unique|justificative))"
)
_LOW = rf"(?:{_T})?(?P<low>[1-6]|i{{1,3}}|iv|vi?|{_WORDS})(?:\s?bis)?(?:[\s-]+pieces?)?"
_HIGH = rf"(?P<t>{_T})?(?P<high>[1-6]|i{{1,3}}|iv|vi?|{_WORDS})\b(?P<pieces>[\s-]+pieces?)?"
_RANGE = re.compile(rf"\b(?:du|de|entre|des)\s+(?:le\s+)?{_LOW}\s+(?:au|a|et|jusqu'au)\s+(?:le\s+)?{_HIGH}")
_BARE_RANGE = re.compile(
    rf"(?:{_T}(?P<low>[1-6]|i{{1,3}}|iv|vi?)|\bstudios?)(?:\s?bis)?\s*"
    rf"(?:\b(?:au|a|jusqu'au)\b|-(?=\s*[tf]))\s*(?:{_T})(?P<high>[1-6]|i{{1,3}}|iv|vi?)(?![\divx])"
    rf"|{_T}(?P<first>[1-6])(?:\s?bis)?\s*(?:au|a|jusqu'au)\s*(?P<last>[1-6])(?!\d)"
)
_ASIDE = re.compile(r"\([^()]{1,80}\)(?=\s{0,3}(?:au|a|jusqu'au)\s)")  # « du T1 (pour une personne) au T3 »
_ONE = rf"{_T}[1-6](?!\d)(?:\s?(?:/|et|ou|ni)\s?(?:de |les )?(?:{_T})?[1-6](?!\d))*"
# « pas de T1 », « les T4 demandés en avril sont abandonnés », « les T5 on n'en a plus »
_LEFT_OUT = (
    r"\b(?:n'en (?:a|ont|avons) (?:plus|pas)|(?:sont|est|ont ete|a ete) "
    r"(?:abandonnes?|ecartes?|exclus?|supprimes?|retires?|hors (?:perimetre|projet|champ|dispositif)))"
)
_DENIED = re.compile(
    rf"\b(?:pas (?:de |d')|sans |aucuns? |hors |sauf |hormis |excepte )(?:les? |des? |grands? |petits? )?{_ONE}"
    rf"|(?:\bles {_ONE},[^.,;\n]{{3,30}},|{_ONE})[^.,;\n]{{0,40}}?{_LEFT_OUT}"
)
_AND_UP = re.compile(
    r"[tf]\s?([1-6])\s+(?:et|ou)\s+(?:plus|au-dela|superieurs?)|(?:a partir (?:du|de)|au moins (?:un|des)?)\s+[tf]\s?([1-6])"
)


def _room(word: str) -> int:
    return int(word) if word.isdigit() else _ROMAN.get(word) or _NUMBER[word]


def find(text: str) -> set[int]:
    """Return the numbers of rooms that are named."""
    folded = _DENIED.sub(" ", _ASIDE.sub(" ", fold(text)))
    rooms: set[int] = set()
    for match in PATTERN.finditer(folded):
        named = match["first"] or match["roman"] or match["rooms"]
        rooms.add(1 if match["studio"] or named == "l" else _room(named))
        rooms.update(int(digit) for digit in re.findall(r"[1-6]", match["more"] or ""))
        rooms.update(_ROMAN[roman] for roman in re.findall(r"\b(?:i{2,3}|iv|vi?)\b", match["romans"] or ""))
        if match["also"]:
            also, through = _room(match["also"]), match["joint"] in "a-"
            rooms.update(range(also, _room(named) + 1) if through else [also])
    for match in _RANGE.finditer(folded):
        if match["t"] or match["pieces"]:
            rooms.update(range(_room(match["low"]), _room(match["high"]) + 1))
    for match in _BARE_RANGE.finditer(folded):
        low, high = match["low"] or match["first"] or "1", match["high"] or match["last"]
        rooms.update(range(_room(low), _room(high) + 1))
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
