"""Which of the ten categories of public an answer speaks of.

The categories are those of the call's guide (2015); the words of each are data, ``data/categories.toml``.
A category is given only where its words stand and nothing next to them speaks against it (« hors »,
« à l'exception de »…): a missing category costs an analyst less than a wrong one.

>>> parse("Femmes victimes de violences, hors sortants de prison").value
['violences_conjugales']
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold

ORDER = (
    "grandes_difficultes",
    "sante_mentale",
    "violences_conjugales",
    "jeunes",
    "gens_du_voyage",
    "sortants_incarceration",
    "personnes_agees",
    "addictions",
    "sortants_hebergement",
    "menaces_expulsion",
)
_CLAUSE_END = re.compile(r"[.;\n]|\s(?=[A-ZÀ-Ý][a-zà-ÿ])")
_CLAUSE = 60  # characters before or after a word that can speak against it


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, list[str]]]:
    """Return the words of each category (``mots``) and what speaks against one (``contre``), as patterns."""
    return tomllib.loads(files("normalize").joinpath("data", "categories.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _patterns() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of each category and what speaks against one, before and after it."""
    data = words()
    patterns = {code: re.compile(r"\b(?:" + "|".join(data["mots"][code]) + ")") for code in ORDER}
    long, short = ("|".join(data["contre"][reach]) for reach in ("avant", "avant_court"))
    before = re.compile(rf"\b(?:(?:{long})\b|(?:{short})\b[^,]*$)")
    after = re.compile(r"[^.;\n]*?\b(?:" + "|".join(data["contre"]["apres"]) + ")")
    return patterns, before, after


def find(text: str) -> list[tuple[int, int, str]]:
    """Return ``(start, end, category)`` of the words that speak of one and are not spoken against."""
    folded = re.sub(r"\s", " ", fold(text))
    lines = fold(text)
    patterns, before, after = _patterns()
    return sorted(
        (match.start(), match.end(), code)
        for code, pattern in patterns.items()
        for match in pattern.finditer(folded)
        if not before.search(folded[_clause_start(text, match.start()) : match.start()])
        and not after.match(lines[match.end() : match.end() + _CLAUSE])
    )


def _clause_start(text: str, position: int) -> int:
    """Return where the clause begins that holds ``position``: sentences of joined lines may lack their full stop."""
    start = max(0, position - _CLAUSE)
    ends = [end.end() for end in _CLAUSE_END.finditer(text, start, position)]
    return ends[-1] if ends else start


def parse(text: str) -> Normalized:
    """Return the categories in the contract's order.

    Raises:
        NoValueError: the answer speaks of none.
    """
    found = find(text)
    codes = {code for _, _, code in found}
    if not codes:
        raise NoValueError("aucune catégorie de public dans la réponse")
    return Normalized([code for code in ORDER if code in codes], 0.8)


def format(value: list[str]) -> str:
    """Return the categories in words.

    >>> format(["jeunes", "personnes_agees"])
    'jeunes, personnes âgées'
    """
    shown = {
        "personnes_agees": "personnes âgées",
        "sante_mentale": "santé mentale",
        "grandes_difficultes": "grandes difficultés",
        "sortants_incarceration": "sortants d'incarcération",
        "sortants_hebergement": "sortants d'hébergement",
        "menaces_expulsion": "menaces d'expulsion",
    }
    return ", ".join(shown.get(code, code.replace("_", " ")) for code in value)
