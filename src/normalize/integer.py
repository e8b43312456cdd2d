"""How many: the number of ménages or of logements that an answer gives.

The form asks for one whole number; applicants add what it is made of, how it is spread over the years
or what other bodies take (the seed « 25 pour un seul bailleur (50 au total avec …) » answers 25). Types
of dwelling, years, postcodes, amounts and durations are numbers of something else.

>>> parse("10 logements dont 4 T2 et 6 T3").value
10
>>> parse("une quinzaine de ménages")
Normalized(value=15, score=0.8, reasons=('approximatif',))
>>> parse("25 ménages par an, soit 75 sur 3 ans").value
75
>>> parse("à définir")
Traceback (most recent call last):
    ...
normalize.errors.NoValueError: aucun nombre dans la réponse
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize import number
from normalize.errors import NoValueError
from normalize.number import Number
from normalize.result import Normalized
from normalize.text import fold

# What stands right after a number and makes it a number of something else.
_OTHER_AFTER = re.compile(
    r"\s*(?:%|€|k ?€|euros?\b|eur\b|ans?\b|annees?\b|mois\b|semaines?\b|jours?\b|heures?\b|h\b|h\d|etp\b|"
    r"(?:er|ere|eme|e|o)\b|°|,\d|\.\d{1,2}\b|bailleurs?\b|organismes?\b|associations?\b|communes?\b|"
    r"travailleurs?\b|salaries?\b|postes?\b|fois\b|m2\b|m²|enfants?\b|pieces?\b|niveaux?\b|axes?\b|phases?\b|"
    r"sites?\b|quartiers?\b|territoires?\b|departements?\b|projets?\b|sessions?\b|partenaires?\b|bis\b)"
)
# « du T1 au T5 », « n° 12 », « art. 3 », « loi 1901 »: what stands right before does the same.
_OTHER_BEFORE = re.compile(
    r"(?:\b(?:types?|n|no|num|article|art\.?|loi|page|p\.|annexe|lot|phase|session|axe|siao|ddcs|bp|cs|agees? de|"
    r"tel\.? ?:?|plus de \d+ ans a)|n°)\s*$|\d{1,2}/\d{1,2}/$|\d,$|\b\d{1,2}\.$"
)
_YEAR_BEFORE = re.compile(
    r"\b(?:en|annees?|depuis|fin|debut|courant|exercice|de|janvier|fevrier|mars|avril|mai|juin|juillet|aout|"
    r"septembre|octobre|novembre|decembre|au|a|et|ou|[-/])\s*$"
)
_CALL_NAME = re.compile(r"\s*logements?(?:\s+(?:hlm|accompagnes?|sociaux))")
_PART_BEFORE = re.compile(
    r"\b(?:dont|parmi lesquels|parmi eux|y compris|notamment|parmi(?: les| un total de)?)\s*(?:environ |au moins )?$|"
    # « 10 sur 62 », « Sur 62 repérés, 10 … »; but « le bailleur s'engage sur 62 logements ».
    r"(?:\d[^.;\n]{0,30}|^\W*|[.;,:(\n]\s*)\bsur(?: les| un total de)?\s*(?:environ |au moins )?$"
)
_RATE_AFTER = re.compile(r"[^\d\n.;(]{0,40}?(?:/ ?an\b|\bpar an\b|\bpar annee\b|\bchaque annee\b|\bannuel)")
_TOTAL_AFTER = re.compile(
    r"[^\d\n.;()]{0,40}?(?:\bau total\b|\ben tout\b|\ba terme\b|\b(?:sur|en|pour) (?:la duree|(?:\d+|deux|trois|quatre|cinq) ?(?:ans|annees)))"
)
_TOTAL_BEFORE = re.compile(
    r"\d[^.;\n]{0,40}=\s*$|\b(?:soit(?: un total de| au total)?|total(?: de)?|au total)\s*:?\s*(?:environ )?$"
)
_TYPE_AFTER = re.compile(
    r"\s*(?:logements? (?:de )?(?:type )?)?[tf] ?[1-7l]\b|\s*(?:studios?|types? [1-6iv]+)\b"
)
_TYPE_BEFORE = re.compile(r"\b(?:[tf] ?[1-7](?: ?bis)?|studios?|types? [1-6iv]+)\s*[:=(]\s*$")
_UNIT_AFTER = re.compile(
    r"\s*(?:(?:nouveaux|nouvelles|a|autres)\s)?(?:menages?|familles?|foyers?|logements?|appartements?|situations?|"
    r"personnes?|beneficiaires?|locataires?|accompagnements?|mesures?)\b"
)
_PERSONS_AFTER = re.compile(r"\s*(?:personnes?|adultes?|habitants?)\b")
# « un logement », « un logement de type T3 » count one; « un logement à son nom » is prose.
_NOTHING_MORE = re.compile(r"\s*(?:$|[^\sa-z]|(?:de type|type|[tf] ?[1-7])\b)")
_RANGE = re.compile(r"\s*(?:a|/|-|ou|jusqu'a)\s*")
_RANGE_ET = re.compile(r"\s*et\s*")
_ABOUT = re.compile(
    r"\b(?:environ|env\.?|autour de|a peu pres|pres de|approximativement|de l'ordre de)\s*(?:d'une |une )?$"
)
_ADDED = re.compile(r"[^\d.;]{0,30}(?:\+|\ben acces\b[^\d.;]{0,20}|\ben maintien\b[^\d.;]{0,20})\s*")

_WINDOW = 60  # characters looked at before a number: a few words are enough, and time stays linear


@dataclass(frozen=True, slots=True)
class _Count:
    """A number that may be the answer, with what its surroundings say of it."""

    number: Number
    bracketed: bool
    part: bool
    rate: bool
    total: bool
    typed: bool
    unit: bool
    persons: bool
    about: bool


def find(text: str) -> list[tuple[int, int, int]]:
    """Return ``(start, end, number)`` for each number of ``text`` that can be a count."""
    return [(count.number.start, count.number.end, count.number.value) for count in _counts(text)]


def parse(text: str) -> Normalized:
    """Return the count that ``text`` answers with.

    Raises:
        NoValueError: it holds no number that can be a count.
    """
    counts = _counts(text)
    if not counts:
        raise NoValueError("aucun nombre dans la réponse")
    clean = [count for count in counts if count.number.form != "confused"]
    return _choose(clean or counts, fold(text))


def format(value: int) -> str:
    """Return ``value`` in figures.

    >>> format(25)
    '25'
    """
    return number.format(value)


def _counts(text: str) -> list[_Count]:
    """Return the numbers that are not numbers of something else."""
    folded = fold(text)
    depths = _depths(folded)
    numbers = [found for found in number.find(text) if _may_count(found, folded, text)]
    return [_described(found, folded, depths[found.start]) for found in numbers]


def _may_count(found: Number, folded: str, text: str) -> bool:
    """Tell whether a number may be a count of ménages or logements."""
    before = folded[max(0, found.start - _WINDOW) : found.start]
    after = folded[found.end : found.end + _WINDOW]
    if found.form == "words" and found.value <= 1:
        # « un », « une » are articles unless the answer is that word alone or the unit follows.
        unit = _UNIT_AFTER.match(after)
        alone = unit is not None and _NOTHING_MORE.match(after, unit.end()) is not None
        return (alone and not before.strip()) or found.text.strip() == text.strip(" .")
    if _OTHER_AFTER.match(after) or _OTHER_BEFORE.search(before):
        return False
    if found.value == 10_000 and _CALL_NAME.match(after):
        return False
    if found.form == "figures" and 1950 <= found.value <= 2050 and " " not in found.text:
        return not (_YEAR_BEFORE.search(before) or not _UNIT_AFTER.match(after))
    # Five figures together and no unit are a postcode; ten, or five pairs, a telephone.
    return found.text.isdigit() is False or len(found.text) < 5 or bool(_UNIT_AFTER.match(after))


def _described(found: Number, folded: str, depth: int) -> _Count:
    """Return ``found`` with what stands around it."""
    before = folded[max(0, found.start - _WINDOW) : found.start]
    after = folded[found.end : found.end + _WINDOW]
    return _Count(
        number=found,
        bracketed=depth > 0,
        part=bool(_PART_BEFORE.search(before)),
        rate=bool(_RATE_AFTER.match(after)),
        total=bool(_TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(after)),
        typed=bool(_TYPE_AFTER.match(after) or _TYPE_BEFORE.search(before)),
        unit=bool(_UNIT_AFTER.match(after)),
        persons=bool(_PERSONS_AFTER.match(after)),
        about=found.form == "collective" or bool(_ABOUT.search(before)),
    )


def _choose(counts: list[_Count], folded: str) -> Normalized:
    """Return the answer among ``counts``; what is chosen against has its reason."""
    untyped = [count for count in counts if not count.typed]
    if not untyped:
        return _sum(counts)
    rest = [count for count in untyped if not count.part] or untyped
    values = [count.number.value for count in rest]
    if len(values) >= 3 and max(values) * 2 == sum(values):
        return Normalized(max(values), 0.9, ("somme_en_prose",))
    first = next((count for count in rest if not count.bracketed), rest[0])
    totals = [count for count in rest if count.total and not count.rate and _may_sum_up(count, first)]
    households = next((count for count in rest if count.total and count.unit and not count.persons), None)
    if first.persons and households is not None:
        return _result(households, others=True)  # « 30 personnes, soit 12 ménages »
    if first.rate and not first.total and totals:
        return _result(totals[0], others=True)
    if not first.total and totals and not totals[0].bracketed and len(rest) > 2:
        return _result(totals[0], others=True)
    second = _following(first, rest)
    if second is not None:
        between = folded[first.number.end : second.number.start]
        if _is_range(between, folded[max(0, first.number.start - 12) : first.number.start]):
            return Normalized(max(first.number.value, second.number.value), 0.5, ("fourchette",))
        if _ADDED.fullmatch(between) and not second.total:
            return Normalized(first.number.value + second.number.value, 0.7, ("somme_calculee",))
    preferred = (
        first
        if first.unit or len(rest) == 1
        else next((c for c in rest if c.unit and not c.bracketed), first)
    )
    if not folded[: first.number.start].strip(" :-\n"):
        preferred = first  # an answer begins with its number
    return _result(preferred, others=len(rest) > 1)


def _may_sum_up(count: _Count, first: _Count) -> bool:
    """Say whether a number may be the sum that ``first`` is a part of: not « 15, soit 11 ou 12 femmes … », « 40 familles, soit 150 personnes »."""
    counts_heads = count.persons and first.unit and not first.persons
    return count.number.value >= first.number.value and not counts_heads


def _sum(counts: list[_Count]) -> Normalized:
    """Return the sum of « 4 T2, 4 T3 »: the answer gives nothing but its parts."""
    values = [count.number.value for count in counts]
    if len(values) == 1:
        return Normalized(values[0], 0.9)
    if len(values) >= 3 and max(values) * 2 == sum(values):
        return Normalized(max(values), 0.9, ("somme_en_prose",))  # « 10 T2 + 4 T3 = 14 »
    return Normalized(sum(values), 0.75, ("somme_calculee",))


def _result(count: _Count, *, others: bool) -> Normalized:
    """Return ``count`` with what makes it doubtful."""
    reasons = list(count.number.reasons)
    score = 0.6 if count.number.form == "confused" else 1.0
    if count.number.form == "words":
        reasons.append("en_toutes_lettres")
        score = 0.9
    if count.about and "approximatif" not in reasons:
        reasons.append("approximatif")
        score *= 0.95
    elif count.about:
        score *= 0.8
    if others:
        reasons.append("plusieurs_nombres")
        score *= 0.85
    return Normalized(count.number.value, round(score, 2), tuple(reasons))


def _following(first: _Count, counts: list[_Count]) -> _Count | None:
    """Return the count after ``first`` at the same depth."""
    later = [c for c in counts if c.number.start > first.number.start and c.bracketed == first.bracketed]
    return later[0] if later else None


def _is_range(between: str, before: str) -> bool:
    """Tell « 12 à 15 » and « entre 12 et 15 »."""
    return bool(
        _RANGE.fullmatch(between) or (_RANGE_ET.fullmatch(between) and before.rstrip().endswith("entre"))
    )


def _depths(text: str) -> list[int]:
    """Return for each character how many brackets are open before it."""
    depth, depths = 0, []
    for character in text:
        depth = max(0, depth - (character == ")"))
        depths.append(depth)
        depth += character == "("
    return depths
