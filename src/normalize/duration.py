"""Durations in months, and whether they can be renewed.

>>> parse("1 an renouvelable après évaluation").value
12
>>> parse("trois ans").value
36
>>> renewable("six mois renouvelables").value
True
"""

from __future__ import annotations

import re

from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold

_WORDS = {
    word: number
    for number, words in enumerate(
        [
            "un|une",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ],
        1,
    )
    for word in words.split("|")
} | {
    "dix-huit": 18,
    "vingt": 20,
    "vingt-quatre": 24,
    "trente": 30,
    "trente-six": 36,
    "quarante-huit": 48,
    "soixante": 60,
}
_NUMBER = "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
PATTERN = re.compile(
    rf"(?<![\w,.])(?P<number>\d{{1,3}}(?:[.,]\d)?|{_NUMBER}|[lI|](?=\s?an\b))\s*(?:\(\s*[\w-]+\s*\)\s*)?"
    rf"(?P<unit>ans?|annees?|mois|semestres?|trimestres?)\b(?P<half>\s+et\s+demie?)?(?:\s+et\s+(?P<more>\d{{1,2}}|{_NUMBER})\s+mois)?"
)
_MONTHS = {"an": 12, "mois": 1, "semestre": 6, "trimestre": 3, "annee": 12}
_MONTH_NAMES = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
]
_FULL = re.compile(
    rf"(?:(?P<d1>\d{{1,2}})(?:er)?\s+)?(?P<m1>{'|'.join(_MONTH_NAMES)})\s+(?P<y1>20\d\d)\D{{1,20}}?"
    rf"(?:(?P<d2>\d{{1,2}})(?:er)?\s+)?(?P<m2>{'|'.join(_MONTH_NAMES)})\s+(?P<y2>20\d\d)"
)
# « du 01/01/2015 au 31/12/2017 »
_FIGURES = re.compile(
    r"(?<!\d)(?P<d1>\d{1,2})[/.](?P<m1>\d{1,2})[/.](?P<y1>20\d\d)\s*(?:au|a|-|jusqu'au|et)\s*(?:le\s+)?"
    r"(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>20\d\d)(?!\d)"
)
_YEARS = re.compile(r"(?:de\s+|entre\s+|periode\s+)?(?P<y1>20\d\d)\s*(?:a|-|et|/)\s*(?P<y2>20\d\d)")
# Words that tie a duration to something other than the engagement.
_OTHER = re.compile(
    r"(?:bilan|evaluation|reunion|comite|rencontre|tous les|chaque|par|preavis|delai|dans les)\s*(?:de\s*)?$"
)
# « deux fois douze mois, soit 24 mois »; what renewing comes to is no engagement.
_SAME_AS = re.compile(r"\bsoit(?: un total de| au total| en tout)?\s*$")
_RENEWED = re.compile(r"re?nouvel|recondu")
_NOT_RENEWABLE = re.compile(
    r"(?:non|pas|ni)\s+(?:(?:etre|de|le|la|les|prevue?s?|envisagee?s?|question|demandee?s?|sollicitee?s?|souhaitee?s?|propose?e?s?)\s+"
    r"|l'|d'en\s+)*(?:re?nou\w{0,3}[vu]e[l1]|recondu)|(?:sans|aucune?|pas de)\s+(?:demande de\s+|clause de\s+|possibilite de\s+)?(?:tacite\s+)?(?:re?nouvel|recondu)"
)
_RENEWABLE = re.compile(r"\bre?n[o0]u[vu]e[l1]|recondu|prolongea?|prorog|\brepart(?:ira?|ons|ent)? pour\b")


def find(text: str) -> list[tuple[int, int, int]]:
    """Return ``(start, end, months)`` for each duration that is written."""
    folded = fold(text)
    found = []
    for match in PATTERN.finditer(folded):
        word = match["number"]
        number = 1.0 if word in "li|" else float(_WORDS.get(word, 0) or word.replace(",", "."))
        unit = match["unit"].rstrip("s") if match["unit"] != "mois" else "mois"
        months = number * _MONTHS[unit] + (_MONTHS[unit] / 2 if match["half"] else 0)
        if match["more"]:
            months += _WORDS.get(match["more"], 0) or int(match["more"])
        if 0 < months <= 240:
            found.append((match.start(), match.end(), round(months)))
    return found


def between_dates(folded: str) -> int | None:
    """Return the months from one date to another that a folded text tells, None where it tells none."""
    match = _FULL.search(folded)
    if match:
        first, last = (_MONTH_NAMES.index(match[name]) + 1 for name in ("m1", "m2"))
        return _months_of(int(match["y1"]), first, 1, int(match["y2"]), last, int(match["d2"] or 31))
    figures = _FIGURES.search(folded)
    if figures:
        return _months_of(*(int(figures[name]) for name in ("y1", "m1", "d1", "y2", "m2", "d2")))
    years = _YEARS.search(folded)
    if years and int(years["y2"]) > int(years["y1"]):
        return (int(years["y2"]) - int(years["y1"]) + 1) * 12
    return None


def _months_of(y1: int, m1: int, d1: int, y2: int, m2: int, d2: int) -> int | None:
    """Return the whole months from one date to the other, its day counted; None where they are no such dates."""
    if not (1 <= m1 <= 12 and 1 <= m2 <= 12 and 1 <= d1 <= 31 and 1 <= d2 <= 31):
        return None
    months = (y2 - y1) * 12 + m2 - m1 + (d2 >= 28 and d1 == 1)
    return months if months > 0 else None


def parse(text: str) -> Normalized:
    """Return the months of the engagement: the first duration that is not of something else.

    Raises:
        NoValueError: no duration is written.
    """
    folded = fold(text)
    found = find(text)
    own = [item for item in found if not _OTHER.search(folded[max(item[0] - 40, 0) : item[0]])] or found
    if own:
        others = {months for _, _, months in own}
        renewed = _RENEWED.search(folded)
        before = own if renewed is None else [item for item in own if item[0] <= renewed.start()]
        same = (item for item in before if _SAME_AS.search(folded[max(item[0] - 40, 0) : item[0]]))
        return Normalized(next(same, own[0])[2], 1.0 if len(others) == 1 else 0.85)
    months = between_dates(folded)
    if months is None:
        raise NoValueError(f"no duration in « {text[:60]} »")
    return Normalized(months, 0.8, ("duree_calculee_des_dates",))


def renewable(text: str) -> Normalized:
    """Return whether the engagement can be renewed.

    Raises:
        NoValueError: the answer does not speak of it.
    """
    folded = fold(text)
    if _NOT_RENEWABLE.search(folded):
        return Normalized(False, 0.95)
    if _RENEWABLE.search(folded):
        return Normalized(True)
    raise NoValueError("renewal is not mentioned")


def format(value: int) -> str:
    """Return the duration in months, in words a reader expects.

    >>> format(36)
    '36 mois'
    """
    return f"{value} mois"
