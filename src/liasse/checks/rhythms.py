"""How often a committee meets: said once « tous les deux mois », once « deux à trois mois »."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from liasse.checks.alert import Alert, quote
from liasse.checks.facts import Facts, Sentence

_COMMITTEE = re.compile(
    r"\b(?:comites? (?:de (?:suivi|pilotage|coordination|selection)|techniques?|partenarial)|commissions? d'attribution|"
    r"groupes? de suivi)\b"
)
_COUNTS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "huit": 8,
    "dix": 10,
    "douze": 12,
}
_N = rf"\d{{1,2}}|{'|'.join(_COUNTS)}"
_MONTHS = {
    "semaine": Fraction(1, 4),
    "mois": Fraction(1),
    "trimestre": Fraction(3),
    "semestre": Fraction(6),
    "an": Fraction(12),
}
_EVERY = re.compile(
    rf"\btou(?:s|tes) les (?:(?P<low>{_N}) )?(?P<unit>mois|semaines|ans|trimestres|semestres)?\s?(?:(?:a|ou) (?P<high>{_N}) )?(?P<unit2>mois|semaines|ans)?\b"
)
_TIMES = re.compile(
    rf"\b(?P<low>{_N})(?: (?:a|ou) (?P<high>{_N}))? (?:fois|reunions?) (?:par|l'|chaque) ?(?P<unit>an|mois|semaine|trimestre|semestre)\b"
)
_EACH = re.compile(r"\bchaque (?P<unit>semaine|mois|trimestre|semestre)\b")
_ADJECTIVES = {
    "hebdomadaire": Fraction(1, 4),
    "bimensuel": Fraction(1, 2),
    "mensuel": Fraction(1),
    "bimestriel": Fraction(2),
    "trimestriel": Fraction(3),
    "semestriel": Fraction(6),
}
_ADJECTIVE = re.compile(rf"\b(?P<word>{'|'.join(_ADJECTIVES)})(?:le|lement)?s?\b")
NEAR = 260  # characters from the committee's name to its rhythm, in one sentence

Rhythm = tuple[Fraction, Fraction]  # from … to … months between two meetings


def two_rhythms(facts: Facts) -> Iterable[Alert]:
    """One committee meets at two rhythms."""
    told: dict[str, list[tuple[Rhythm, Sentence]]] = defaultdict(list)
    for sentence in facts.sentences:
        for committee in _COMMITTEE.finditer(sentence.folded):
            rhythm = _rhythm_after(sentence.folded, committee.end())
            if rhythm is not None:
                told[committee.group().replace("comites", "comite")].append((rhythm, sentence))
    for name, mentions in told.items():
        first = mentions[0]
        other = next((mention for mention in mentions if mention[0] != first[0]), None)
        if other is not None:
            paths = tuple(dict.fromkeys((*first[1].paths, *other[1].paths)))
            message = (
                f"Le rythme du {name.replace('comite', 'comité')} est dit de deux façons : {quote(first[1].text)} et "
                f"{quote(other[1].text)}. Demandez lequel vaut."
            )
            yield Alert("rythme_discordant", "avertissement", paths, message, other[1].start)


def _rhythm_after(folded: str, start: int) -> Rhythm | None:
    """Return the first rhythm after a committee's name and before the next committee's."""
    following = _COMMITTEE.search(folded, start)
    piece = folded[start : min(following.start() if following else len(folded), start + NEAR)]
    found = [(match.start(), rhythm) for match, rhythm in _rhythms(piece)]
    return min(found)[1] if found else None


def _rhythms(piece: str) -> Iterable[tuple[re.Match[str], Rhythm]]:
    for match in _EVERY.finditer(piece):
        unit = match["unit"] or match["unit2"]
        if unit:
            low, high = _count(match["low"]), _count(match["high"] or match["low"])
            yield match, (low * _MONTHS[_singular(unit)], high * _MONTHS[_singular(match["unit2"] or unit)])
    for match in _TIMES.finditer(piece):
        months = _MONTHS[match["unit"]]
        yield match, (months / _count(match["high"] or match["low"]), months / _count(match["low"]))
    for match in _EACH.finditer(piece):
        yield match, (_MONTHS[match["unit"]], _MONTHS[match["unit"]])
    for match in _ADJECTIVE.finditer(piece):
        yield match, (_ADJECTIVES[match["word"]], _ADJECTIVES[match["word"]])


def _singular(unit: str) -> str:
    return unit if unit == "mois" else unit.rstrip("s")


def _count(written: str | None) -> Fraction:
    if written is None:
        return Fraction(1)
    return Fraction(max(_COUNTS.get(written) or int(written), 1))
