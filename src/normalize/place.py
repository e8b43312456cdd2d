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
from functools import lru_cache

from rapidfuzz import fuzz, process

from normalize.errors import NoValueError
from normalize.geography import SAINTS, Commune, Geography, core_of, cut_saints, load, words_of
from normalize.result import Normalized
from normalize.text import fold

_WORD = re.compile(r"[^\W_]+")
_CODE = r"(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-46])"
_CODES = rf"{_CODE}(?:\s*(?:,|et|/|-|–)\s*{_CODE})*"
# In brackets, after « département », at the head of the answer, or several in a row: a lone number is a count.
_NUMBERED = re.compile(
    rf"\(\s*{_CODES}\s*\)|\b(?:departements?|depts?|dpts?|deps?)\.?\s*(?:n°\s*)?:?\s*{_CODES}(?![\d\w])|^\s*{_CODES}(?=\s*(?:$|[-–,:;(]))|"
    rf"(?<![\w.,]){_CODE}(?:\s*,\s*{_CODE})*\s+et\s+{_CODE}(?!\d)(?!\s*(?:menages|logements|familles))"
)
_POSTCODE = re.compile(r"(?<!\d)(\d{2})(\d)(\d{2})(?!\d|\s?(?:€|euros|logements|menages|habitants))")
_DIRECTION_AFTER = frozenset({"de", "du", "des", "est", "ouest", "d"})
# « Vallespir-Nord Habitat », « Lyon-Nord »: what a name is told by is no département.
_QUALIFIED = re.compile(r"(?<=[^\W\d_]{3})-Nord\b(?!-)", re.IGNORECASE)
# « quartiers Croix-Rouge et Balzac », « quartiers des Tilleuls »: names of parts of a town, some of which are towns elsewhere.
_QUARTERS = re.compile(
    r"\b[Qq]uartiers?\s+(?:prioritaires?\s+)?(?=(?:des|de la|de l['’])?\s?[A-ZÀ-Ý«])[^.;\n()]*?(?=\s(?:à|de la ville|dans)\s|[.;\n()]|$)"
)
_QUARTER = re.compile(r"\bquartier\s[^,.;\n()]*", re.IGNORECASE)
# « les trois antennes hors Rivemont »
_EXCEPTED = re.compile(
    r"\b(?:hors|sauf|hormis|excepté|à l['’]exception de|à l['’]exclusion de)\s(?:la ville de\s|le\s|la\s|les\s)?[A-ZÀ-Ý][\w'’-]*(?:\s[A-ZÀ-Ý][\w'’-]*)?"
)
_WITH_NORD = "pas de calais"
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
LONGEST_DEPARTEMENT = 5  # words: « Alpes-de-Haute-Provence »
ALIKE = 88  # of 100: a letter or two wrong in a département's name of several words
_VALLEYS = frozenset({"vallee", "vallees"})
_CITIES = frozenset({"75"})  # a département that is one commune


_AREA = re.compile(
    r"\b(?:communaute|metropole|secteurs?|pays|vallees?)\b(?: (?:d|de|des|du|la|l|communes|agglomeration|urbaine))*$"
)
# No name goes on across these: « Moûtiers, Saint-Jean-de-Maurienne » is not Moutiers-Saint-Jean.
_BETWEEN_NAMES = re.compile(r"[,;:/\n()]")
_BARRIER = ","
_ARTICLES = {"du": "le", "au": "le", "des": "les", "aux": "les"}
_OF_A_TOWN = frozenset(
    """commune communes ville villes bassin bassins pays secteur secteurs agglomeration territoire territoires arrondissement
    canton cantons nord sud est ouest centre metropole bourg bourgs quartiers et""".split()  # noqa: SIM905 - a column each would hide them
) | {_BARRIER}
_WINDOW = 80  # characters in which a town's name stands before a bracket
_TRADE = (["Commune"], ["Communes"])  # « Plaine Commune » is the name of an intercommunal body


@dataclass
class _Found:
    departements: list[str] = field(default_factory=list)
    epci: list[tuple[str, ...]] = field(default_factory=list)
    communes: list[tuple[Commune, ...]] = field(default_factory=list)
    around: list[tuple[Commune, ...]] = field(default_factory=list)  # whose area is meant, not themselves
    region: bool = False

    @property
    def unique(self) -> list[str]:
        """Return the départements of the communes whose names lead to one only."""
        told = [{bearer.departement for bearer in bearers} for bearers in (*self.communes, *self.around)]
        return [next(iter(codes)) for codes in told if len(codes) == 1]


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
    _town_not_departement(found, numbers, geography, text)
    for code in numbers:
        if code in geography.departements.values() and code not in found.departements:
            found.departements.append(code)
    if not (found.departements or found.epci or found.communes or found.around or found.region):
        found.departements = _damaged(text, geography)
    departements, score, reasons = _settled(found)
    communes = list(dict.fromkeys(_named_in(bearers, departements) for bearers in found.communes))
    value = {"texte": text, "departements": departements, "communes": communes}
    return Normalized(value, score, reasons)


def _scan(text: str, geography: Geography) -> _Found:
    """Read names from left to right, the longest that begins at each word."""
    written: list[str] = []
    position = 0
    for elsewhere in (_QUALIFIED, _EXCEPTED):
        text = elsewhere.sub(lambda match: " " * len(match.group()), text)
    text = _QUARTERS.sub(_without_names, text)
    for match in _WORD.finditer(text):
        if written and _BETWEEN_NAMES.search(text, position, match.start()):
            written.append(_BARRIER)
        written.append(match.group())
        position = match.end()
    words = [words_of(word) if word != _BARRIER else word for word in written]
    capitals = text.isupper()
    found, at = _Found(), 0
    while at < len(words):
        proper = capitals or written[at][:1].isupper()
        if written[at + 1 : at + 2] in _TRADE:
            at += 2
        else:
            at += _take(words, at, proper, geography, found) if proper else 1
    return found


def _without_names(match: re.Match[str]) -> str:
    """Return blanks for a town's quarters; of a single one, only up to the comma behind it."""
    told = _QUARTER.match(match.group())
    end = told.end() if told else len(match.group())
    return " " * end + match.group()[end:]


def _take(words: list[str], at: int, proper: bool, geography: Geography, found: _Found) -> int:
    """Take the longest name that begins at word ``at``; return how many words to go on."""
    if words[at] in _VALLEYS or _is_river(words, at):
        return 1
    rest = words[at : at + LONGEST_NAME]
    for length in range(rest.index(_BARRIER) if _BARRIER in rest else len(rest), 0, -1):
        name = " ".join(rest[:length])
        if length == 1 and (damaged := _damaged_from(words, at, geography)):
            found.departements.append(damaged[0])
            return damaged[1]
        if name in geography.regions:
            found.region = True
            return length
        if code := _departement(words, at, length, geography):
            found.departements.append(code)
            return length
        if _is_epci(name, words, at, geography):
            found.epci.append(geography.epci.get(name) or geography.epci[core_of(name)])
            return length
        bearers = _with_article(words, at, name, geography) + geography.communes.get(name, ())
        if bearers and not (length == 1 and name in _COMMON):
            (found.around if _is_area(words, at) else found.communes).append(bearers)
            return length
    return _take_saint(rest, found)


def _departement(words: list[str], at: int, length: int, geography: Geography) -> str | None:
    """Return the code of the département that some words name: « de La Réunion », « de la Réunion » too."""
    name = " ".join(words[at : at + length])
    article = f"{words[at - 1]} {name}" if at else ""
    if article.startswith("la ") and article in geography.departements:
        return geography.departements[article]
    code = geography.departements.get(name)
    return None if code and _is_direction(words[at : at + LONGEST_NAME], length, geography) else code


def _take_saint(rest: list[str], found: _Found) -> int:
    """Take a commune by its saint alone; return how many words to go on: « Saint-Dié » is not Die."""
    if rest[0] not in SAINTS or len(rest) < 2 or rest[1] == _BARRIER:
        return 1
    if bearers := cut_saints().get(" ".join(rest[:2])):
        found.communes.append(bearers)
    return 2


def _with_article(words: list[str], at: int, name: str, geography: Geography) -> tuple[Commune, ...]:
    """Return those that bear a name with an article that the word before it has taken in: « communes du Port ».

    « Toits du Val » is no town: before « du » stands what a town may be, or the start, or nothing but « et ».
    """
    article = _ARTICLES.get(words[at - 1]) if at else None
    if article and words[at - 1].startswith("d") and at > 1 and words[at - 2] not in _OF_A_TOWN:
        return ()
    return geography.communes.get(f"{article} {name}", ()) if article else ()


def _named_in(bearers: tuple[Commune, ...], departements: list[str]) -> str:
    """Return the name of the commune that is in one of the départements: « Moûtiers » of Savoie, else the first's."""
    return next((one.name for one in bearers if one.departement in departements), bearers[0].name)


def _is_area(words: list[str], at: int) -> bool:
    """Say whether a commune's name is that of an area or a body: « secteur de Dinan », « communauté … de Dinan »."""
    before = " ".join(words[max(at - 5, 0) : at])
    return _AREA.search(before) is not None


def _is_epci(name: str, words: list[str], at: int, geography: Geography) -> bool:
    """Say whether a name is an EPCI's: by itself, or by the words before it where a commune bears it too."""
    town = name.removeprefix("agglomeration de ")
    informal = town != name or re.search(
        r"(?:^|\s)agglomeration(?: d[eu]?)?$", " ".join(words[max(at - 3, 0) : at])
    )
    if informal and town in geography.communes and not _is_area(words, at):
        return False  # « Agglomération de Vienne » is the town and what is around it
    if name not in geography.epci:
        # « Communauté d'agglomération de La Rochelle »: an EPCI is known without its article.
        return core_of(name) in geography.epci and _is_body(words, at)
    return _is_body(words, at) or (" " in name and name not in geography.communes)


def _damaged_from(words: list[str], at: int, geography: Geography) -> tuple[str, int] | None:
    """Return the département of several words that begins at word ``at`` with letters wrong, and its length.

    « Sa6ne-et-Loire » is not the Loire, nor « Vald'Oise » the Oise: the last word of such a name is another's.
    """
    rest = words[at : at + LONGEST_DEPARTEMENT]
    for length in range(rest.index(_BARRIER) if _BARRIER in rest else len(rest), 1, -1):
        name = " ".join(rest[:length])
        best = process.extractOne(name, _long_names(), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            return geography.departements[best[0]], length
    return None


@lru_cache(maxsize=1)
def _long_names() -> tuple[str, ...]:
    return tuple(name for name in load().departements if " " in name)


def _is_river(words: list[str], at: int) -> bool:
    """Say whether a name is that of a valley: « vallée du Rhône » is in several départements."""
    return (
        re.search(
            r"\b(?:vallees?|val|bords?|rives?) (?:du|de la|de l|de)$", " ".join(words[max(at - 3, 0) : at])
        )
        is not None
    )


def _is_direction(rest: list[str], length: int, geography: Geography) -> bool:
    """Say whether « Nord » says where in a place: « Nord-Isère », « nord du département »; with « Pas-de-Calais » it is a département."""
    if length > 1 or rest[0] not in _DIRECTIONS:
        return False
    ahead = (" ".join(rest[1 : 1 + number]) for number in range(1, LONGEST_DEPARTEMENT))
    within = any(name in geography.departements for name in ahead if name != _WITH_NORD)
    return within or not _DIRECTION_AFTER.isdisjoint(rest[1:2])


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
        code.upper()
        for match in _NUMBERED.finditer(folded)
        for code in re.findall(_CODE, match.group())
        if not (
            match.group().startswith("(")
            and _counts(folded[max(match.start() - _WINDOW, 0) : match.start()], code.upper())
        )
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


def _counts(before: str, code: str) -> bool:
    """Say whether a number in brackets behind a town tells how many are there: « Melun (25), Dammarie-les-Lys (12) »."""
    words = words_of(_BETWEEN_NAMES.split(before)[-1]).split()
    for first in range(max(len(words) - LONGEST_NAME, 0), len(words)):
        bearers = load().communes.get(" ".join(words[first:]))
        if bearers:
            return all(one.departement != code for one in bearers)
    return False


def _town_not_departement(found: _Found, numbers: list[str], geography: Geography, text: str) -> None:
    """Take a name that a town shares with a département (Vienne) for the town where the rest points to it.

    The town's name must stand there with its own accents: « Maine-et-Loire et Loire » is not Loiré.
    """
    written = text.casefold()
    named = {*numbers, *found.departements}
    for name, code in geography.departements.items():
        if code not in found.departements:
            continue
        bearers = [one for one in geography.communes.get(name, ()) if one.name.casefold() in written]
        elsewhere = [bearer for bearer in bearers if bearer.departement in named - {code}]
        own = [bearer for bearer in bearers if bearer.departement == code and code in _CITIES]
        if elsewhere:
            found.departements.remove(code)
        if elsewhere or own:
            found.communes.append(tuple((elsewhere or own)[:1]))


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
    unique = found.unique
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
    if found.communes or found.around:
        return [], 0.6, ("commune_homonyme",)
    return [], 0.5, ("lieu_non_reconnu",)


def format(value: dict[str, object]) -> str:
    """Return a place as it was written."""
    return str(value["texte"])
