"""Sums that a sentence states: « 148 ménages dont 90 nouveaux et 61 anciens », « 12 et 14, soit 25 »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod

from liasse.checks.alert import Alert, Gravity, french, quote
from liasse.checks.facts import Facts, Sentence
from normalize.figures import restored
from normalize.number import Number

# What can be counted; two of them are never parts of one whole. Households go by several names.
_UNITS = {
    "menage": "menage",
    "famille": "menage",
    "foyer": "menage",
    "logement": "logement",
    "appartement": "logement",
    "place": "place",
    "mois": "mois",
    "an": "an",
    "annee": "an",
    "heure": "heure",
    "h": "heure",
    "jour": "jour",
    "semaine": "semaine",
    "€": "€",
    "euro": "€",
    "k€": "k€",
    "etp": "etp",
    "poste": "etp",
    "salarie": "salarie",
    "commune": "commune",
    "personne": "personne",
    "adulte": "personne",
    "enfant": "personne",
    "homme": "personne",
    "femme": "personne",
    "mineur": "personne",
    "demande": "demande",
    "situation": "situation",
    "dossier": "dossier",
    "visite": "visite",
    "%": "%",
}
_NOUN = re.compile(r"\s*(%|k?€|[a-z]+)")
_YEAR = range(1950, 2051)
# A part opens the list or an item of it; nothing else that is numbered there is a part.
_ITEM = re.compile(r"(?:^|,|\bet|\+|\bpuis)\s*(?:environ |pres de |les |encore )?$")
_LAST = re.compile(r"(?:\bet|\+)\s*(?:environ |pres de |les |encore )?$")
_LIST_END = re.compile(r"[;:()]|\bdont\b|\bsoit\b|\bqui\b|\.\s")
_SPLIT = re.compile(
    r"\b(?P<some>dont)\b|\b(?:repartis?|reparties?|se repartissent|se decomposent)\s+(?:en|comme suit|ainsi)\b|"
    r"(?P<close>[:(])(?=\s?\d)"
)
# Two kinds that leave no third: their sum is the whole.
_COMPLEMENTS = tuple(
    (re.compile(first), re.compile(second))
    for first, second in (
        (r"\bnouve(?:aux|lles)\b", r"\bancien|\bdeja\b|\bsaisi|\bsuivi|\bannees? precedente|\breconduit"),
        (r"\ben acces\b|\bl'acces\b", r"\bmaintien\b"),
        (r"\bpublic\b", r"\bprive\b"),
        (r"\bhommes?\b", r"\bfemmes?\b"),
        (r"\bclotur|\btermine|\bsorti", r"\ben cours\b"),
        (r"\bpremiere annee\b", r"\bseconde\b"),
    )
)
_JOIN = re.compile(r"(?:,|\bet\b|\+|\bplus\b)")
_NO_SUM = re.compile(r"\bpar\b|[x×*/%]|\bfois\b|\bchacun|\bsur\b|\bou\b|\ba\b\s*$")
_MAKES = re.compile(r"(?:,|\bet)?\s*(?:soit|=)\s*(?:un total (?:global )?de |au total |en tout |environ )*$")
_SAID_OF = re.compile(r"\s*(?:etai(?:en)?t|sont|ont|concernent|viennent|proviennent|relevent)\b")
_OUT_OF = re.compile(r"\bsur (?:ces |les |un total de )")
LONGEST_JOIN = 60  # characters between two terms of a sum


@dataclass(frozen=True, slots=True)
class _Count:
    start: int
    end: int
    value: int
    unit: str  # "" where the noun is not one of the units
    told: bool = False  # a verb follows in the place of a noun: « 63 étaient locataires »

    def fits(self, other: _Count) -> bool:
        """Say whether both can count the same thing."""
        return not self.unit or not other.unit or self.unit == other.unit


@dataclass(frozen=True, slots=True)
class _Problem:
    told: str
    certain: bool  # False where the parts may overlap: « dont 15 au RSA et 12 avec enfants »


def prose_sums(facts: Facts) -> Iterable[Alert]:
    """A whole and its parts, told in one sentence, do not agree."""
    for sentence in facts.sentences:
        if restored(sentence.text) != sentence.text:
            continue  # the scan's fault, or not to be known
        counts = _counts(sentence)
        problem = _split_problem(sentence, counts) or _total_problem(sentence, counts)
        if problem:
            message = f"Le compte n'est pas bon dans {quote(sentence.text)} : {problem.told}. Demandez le chiffre juste."
            gravity: Gravity = "avertissement" if problem.certain else "info"
            yield Alert("somme_en_prose_fausse", gravity, sentence.paths, message, sentence.start)


def _counts(sentence: Sentence) -> list[_Count]:
    """Return the counts of a sentence: no years, no articles (« une »), no decimals, no percentages."""
    folded = sentence.folded
    found = []
    for number in sentence.numbers:
        noun = _NOUN.match(folded, number.end)
        unit = _unit(noun.group(1)) if noun else ""
        if not (_is_article(number) or _is_year(number, unit) or _decimal(folded, number)) and unit != "%":
            told = _SAID_OF.match(folded, number.end) is not None
            found.append(_Count(number.start, number.end, number.value, unit, told))
    return found


def _unit(noun: str) -> str:
    return _UNITS.get(noun) or _UNITS.get(noun.rstrip("s"), "")


def _is_article(number: Number) -> bool:
    return number.form == "words" and number.value == 1


def _is_year(number: Number, unit: str) -> bool:
    return number.form == "figures" and number.value in _YEAR and len(number.text) == 4 and not unit


def _decimal(folded: str, number: Number) -> bool:
    """Say whether the figures are a piece of a decimal, a date, a law or a telephone number."""
    around = folded[max(number.start - 2, 0) : number.start], folded[number.end : number.end + 2]
    return bool(re.search(r"\d[,./-]$|°$", around[0]) or re.match(r"[,./-]\d", around[1]))


def _split_problem(sentence: Sentence, counts: Sequence[_Count]) -> _Problem | None:
    """Say how the parts after « dont », « répartis en », a colon or a bracket miss the whole before them."""
    folded = sentence.folded
    for split in _SPLIT.finditer(folded):
        before = [count for count in counts if count.end <= split.start()]
        ending = _LIST_END.search(folded, split.end())
        stop = ending.start() if ending else len(folded)
        parts = _parts(folded, split.end(), stop, counts)
        if not before or not parts or (split["close"] and not _is_list(folded, before[-1], split, parts)):
            continue
        listed = folded[split.end() : stop]
        if told := _compare(before, parts, listed, some=bool(split["some"] or split["close"])):
            return told
    return _out_of_problem(folded, counts)


def _out_of_problem(folded: str, counts: Sequence[_Count]) -> _Problem | None:
    """Say how « sur ces 63 ménages, 47 ont fini et 18 sont en cours » misses, where the parts leave no third."""
    for start in _OUT_OF.finditer(folded):
        whole = next((count for count in counts if count.start >= start.end()), None)
        comma = folded.find(",", whole.end) if whole else -1
        if whole is None or comma < 0:
            continue
        ending = _LIST_END.search(folded, comma)
        stop = ending.start() if ending else len(folded)
        parts, listed = _parts(folded, comma, stop, counts), folded[comma:stop]
        if len(parts) > 1 and any(a.search(listed) and b.search(listed) for a, b in _COMPLEMENTS):
            return _compare([whole], parts, listed, some=True)
    return None


def _is_list(folded: str, whole: _Count, split: re.Match[str], parts: Sequence[_Count]) -> bool:
    """Say whether a colon or bracket opens the parts of what stands right before it."""
    return bool(whole.unit) and len(parts) > 1 and not re.search(r"[.;,]", folded[whole.end : split.start()])


def _parts(folded: str, start: int, stop: int, counts: Sequence[_Count]) -> list[_Count]:
    """Return the numbered items of a list that ends with « et », or the only item."""
    inside = [count for count in counts if start <= count.start < stop]
    items = [count for count in inside if _ITEM.search(folded[start : count.start])]
    if not items or items[0].start != (inside[0].start if inside else -1):
        return []
    if len(items) > 1 and not _LAST.search(folded[start : items[-1].start]):
        return []
    return items


def _compare(
    before: Sequence[_Count], parts: Sequence[_Count], listed: str, *, some: bool
) -> _Problem | None:
    whole, summed = before[-1], sum(part.value for part in parts)
    if any(count.value == summed for count in before) or not all(part.fits(whole) for part in parts):
        return None
    # « sur 3 secteurs dont … »: a whole of no known kind, with others before it, may not be the whole.
    if not (whole.unit or whole.told) and len(before) > 1:
        return None
    parted = not some or any(a.search(listed) and b.search(listed) for a, b in _COMPLEMENTS)
    if summed < whole.value and not (parted and len(parts) > 1):
        return None
    certain = parted or max(part.value for part in parts) > whole.value
    terms = " + ".join(french(part.value) for part in parts)
    told = f"{terms} font {french(summed)}" if len(parts) > 1 else f"la partie est {french(summed)}"
    doubt = "" if certain else ", à moins que ces groupes se recoupent"
    return _Problem(f"{told}, le tout est {french(whole.value)}{doubt}", certain)


def _total_problem(sentence: Sentence, counts: Sequence[_Count]) -> _Problem | None:
    """Say how « A et B, soit C » or « A + B = C » misses."""
    folded = sentence.folded
    for number, (last, total) in enumerate(pairwise(counts), 1):
        if not _MAKES.search(folded[last.end : total.start]) or _NO_SUM.search(
            folded[last.end : total.start]
        ):
            continue
        terms = _terms(folded, counts[:number])
        values = [term.value for term in terms]
        if len(terms) < 2 or total.value in (sum(values), prod(values)):
            continue
        if _alike(terms, total):
            stated = " + ".join(french(value) for value in values)
            return _Problem(f"{stated} font {french(sum(values))} et non {french(total.value)}", True)
    return None


def _terms(folded: str, counts: Sequence[_Count]) -> list[_Count]:
    """Return the terms of the sum that ends with the last count, in order."""
    terms = [counts[-1]]
    for left, right in pairwise(reversed(counts)):
        between = folded[right.end : left.start]
        if len(between) > LONGEST_JOIN or not _JOIN.search(between) or _NO_SUM.search(between):
            break
        terms.insert(0, right)
    return terms


def _alike(terms: Sequence[_Count], total: _Count) -> bool:
    """Say whether the terms count what the total counts."""
    units = {term.unit for term in terms if term.unit}
    return len(units) <= 1 and (not units or total.unit in ("", *units))
