"""Where a project is: the départements and communes that an answer names, and no more than it allows.

A département that is named, numbered or in a postcode counts; else that of an EPCI or of a commune whose name
only one commune bears. 1,441 commune names are shared: such a name settles nothing by itself.

>>> parse("Communauté d’agglomération du Grand Dax dans les Landes").value["departements"]
['40']
>>> value = parse("Cholet, Maine-et-Loire").value
>>> value["departements"], value["communes"]
(['49'], ['Cholet'])
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from normalize.errors import NoValueError
from normalize.geography import Commune, Geography, load, words_of
from normalize.result import Normalized
from normalize.text import fold

_WORD = re.compile(r"[^\W_]+")
_CODE = r"(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-46])"
_CODES = rf"{_CODE}(?:\s*(?:,|et|/|-|–)\s*{_CODE})*"
# In brackets, after « département », at the head of the answer, or several in a row: a lone number is a count.
_NUMBERED = re.compile(
    rf"\(\s*{_CODES}\s*\)|departements?\s*(?:n°\s*)?:?\s*{_CODES}(?![\d\w])|^\s*{_CODES}(?=\s*(?:$|[-–,:;(]))|"
    rf"(?<![\d.,]){_CODE}(?:\s*,\s*{_CODE})*\s+et\s+{_CODE}(?!\d)(?!\s*(?:menages|logements|familles))"
)
_POSTCODE = re.compile(r"(?<!\d)(\d{2})(\d)(\d{2})(?!\d|\s?(?:€|euros|logements|menages|habitants))")
_DIRECTION_AFTER = frozenset({"de", "du", "des", "est", "ouest", "d"})
_DIRECTIONS = frozenset({"nord", "sud", "est", "ouest", "centre"})
# Words that are communes too and that place answers use as words.
_COMMON_WORDS = (
    "ville villes commune communes departement departements agglomeration secteur secteurs bassin pays quartier centre "
    "projet territoire territoires ensemble le la les sur parc maison region canton nord sud est ouest grand metropole "
    "communaute dans et en de du lieu site sites tout toute toutes tous autres bourg bois plan vie rue mise aire eu y "
    "urbain rural plusieurs notre nos leur cite hlm logement logements habitat sous ile son sa ses bas haut nos"
)
_COMMON = frozenset(_COMMON_WORDS.split())
LONGEST_NAME = 9  # words


# No name goes on across these: « Moûtiers, Saint-Jean-de-Maurienne » is not Moutiers-Saint-Jean.
_BETWEEN_NAMES = re.compile(r"[,;/\n()]")
_BARRIER = ","


@dataclass
class _Found:
    departements: list[str] = field(default_factory=list)
    epci: list[tuple[str, ...]] = field(default_factory=list)
    communes: list[tuple[Commune, ...]] = field(default_factory=list)


def parse(text: str) -> Normalized:
    """Return the contract's ``Localisation``.

    Raises:
        NoValueError: nothing is written.
    """
    if not _WORD.search(text):
        raise NoValueError("no place is written")
    geography = load()
    found = _scan(text, geography)
    numbers = _numbers(text)
    _town_not_departement(found, numbers, geography, fold(text))
    for code in numbers:
        if code in geography.departements.values() and code not in found.departements:
            found.departements.append(code)
    if not (found.departements or found.epci or found.communes):
        found.departements = _damaged(text, geography)
    departements, score, reasons = _settled(found)
    communes = list(dict.fromkeys(bearers[0].name for bearers in found.communes))
    value = {"texte": text, "departements": departements, "communes": communes}
    return Normalized(value, score, reasons)


def _scan(text: str, geography: Geography) -> _Found:
    """Read names from left to right, the longest that begins at each word.

    The end of a compound is no name where its beginning is none: « Sa6ne-et-Loire » is not the Loire.
    """
    written: list[str] = []
    joined: set[int] = set()
    position = 0
    for match in _WORD.finditer(text):
        if written and _BETWEEN_NAMES.search(text, position, match.start()):
            written.append(_BARRIER)
        if written and text[position : match.start()] in ("-", "‐", "‑"):
            joined.add(len(written))
        written.append(match.group())
        position = match.end()
    words = [words_of(word) if word != _BARRIER else word for word in written]
    capitals = text.isupper()
    found, at, named = _Found(), 0, True
    while at < len(words):
        proper = (capitals or written[at][:1].isupper()) and (named or at not in joined)
        length = _take(words, at, geography, found) if proper else 0
        named = length > 0
        at += max(length, 1)
    return found


def _take(words: list[str], at: int, geography: Geography, found: _Found) -> int:
    """Take the longest name that begins at word ``at``; return how many words it has, 0 where there is none."""
    for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
        name = " ".join(words[at : at + length])
        if name in geography.regions:
            return length
        if name in geography.departements and not _is_direction(words, at, length):
            found.departements.append(geography.departements[name])
            return length
        if _is_epci(name, words, at, geography):
            found.epci.append(geography.epci[name])
            return length
        bearers = geography.communes.get(name)
        if bearers and not (length == 1 and name in _COMMON):
            found.communes.append(bearers)
            return length
    return 0


def _is_epci(name: str, words: list[str], at: int, geography: Geography) -> bool:
    """Say whether a name is an EPCI's: by itself, or by the words before it where a commune bears it too."""
    if name not in geography.epci:
        return False
    return _is_body(words, at) or (" " in name and name not in geography.communes)


def _is_direction(words: list[str], at: int, length: int) -> bool:
    following = words[at + length] if at + length < len(words) else ""
    return length == 1 and words[at] in _DIRECTIONS and following in _DIRECTION_AFTER


def _is_body(words: list[str], at: int) -> bool:
    """Say whether a name is that of an intercommunal body: « Agglomération de … », « Métropole … »."""
    before = " ".join(words[max(at - 5, 0) : at])
    return (
        re.search(r"\b(?:communaute|agglomeration|metropole|epci|ca|cc|cu)\b[a-z ]{0,25}$", before)
        is not None
    )


def _numbers(text: str) -> list[str]:
    folded = fold(text)
    codes = [
        code.upper() for match in _NUMBERED.finditer(folded) for code in re.findall(_CODE, match.group())
    ]
    for match in _POSTCODE.finditer(folded):
        first, third = match.group(1), match.group(2)
        if first == "97":
            codes.append(first + third)
        elif first == "20":
            codes.append("2A" if third in "01" else "2B")
        else:
            codes.append(first)
    return list(dict.fromkeys(codes))


def _town_not_departement(found: _Found, numbers: list[str], geography: Geography, folded: str) -> None:
    """Take a name that a town shares with a département (Vienne) for the town where the rest points to it.

    A town within the département of its name (Corrèze) is not meant where the words around call it a département.
    """
    named = {*numbers, *found.departements}
    for name, code in geography.departements.items():
        if code not in found.departements:
            continue
        bearers = geography.communes.get(name, ())
        elsewhere = [bearer for bearer in bearers if bearer.departement in named - {code}]
        own = [bearer for bearer in bearers if bearer.departement == code]
        if elsewhere:
            found.departements.remove(code)
        if elsewhere or (own and not _called_departement(name, folded)):
            found.communes.append(tuple((elsewhere or own)[:1]))


def _called_departement(name: str, folded: str) -> bool:
    """Say whether the words before a name make it a département: « en Corrèze », « départements : Nièvre et … »."""
    return bool(re.search(rf"\b(?:departements?\b[^.;\n]*|(?:en|la)\s+){re.escape(name)}\b", folded))


def _damaged(text: str, geography: Geography) -> list[str]:
    """Return départements whose names are written with a letter or two wrong."""
    codes = []
    for piece in re.split(r"[,;:/()\n]|\s[-–]\s", text):
        name = re.sub(
            r"^(?:departement|dpt|dept)?\s*(?:de la|de l|des|du|de|d|les|la|le|l)?\s*", "", words_of(piece)
        )
        best = process.extractOne(name, geography.departements.keys(), scorer=fuzz.ratio, score_cutoff=80)
        if best is not None and len(name) >= 5:
            codes.append(geography.departements[best[0]])
    return list(dict.fromkeys(codes))


def _settled(found: _Found) -> tuple[list[str], float, tuple[str, ...]]:
    explicit = list(dict.fromkeys(found.departements))
    unique = [
        bearers[0].departement for bearers in found.communes if len({b.departement for b in bearers}) == 1
    ]
    if explicit:
        outside = [code for code in unique if code not in explicit]
        return (explicit, 0.8, ("commune_hors_departement",)) if outside else (explicit, 1.0, ())
    codes = [departements[0] for departements in found.epci if len(departements) == 1]
    codes += [
        code
        for departements in found.epci
        if len(departements) > 1
        for code in departements
        if code in unique
    ]
    codes = list(dict.fromkeys([*codes, *unique]))
    if codes:
        return codes, 0.85, ("departement_deduit",)
    if found.communes:
        return [], 0.6, ("commune_homonyme",)
    return [], 0.5, ("lieu_non_reconnu",)


def format(value: dict[str, object]) -> str:
    """Return a place as it was written."""
    return str(value["texte"])
