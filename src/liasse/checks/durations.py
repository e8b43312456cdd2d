"""Durations of the project that differ, and dates that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from liasse import wording
from liasse.checks.alert import Alert, quote, spoken
from liasse.checks.facts import Facts, Sentence
from normalize import duration

_MONTHS_PATH, _TEXT_PATH = "duree.mois", "duree.texte"
# Something lasts as long as the project: the project itself, the commitment, the money.
_PROJECT = re.compile(
    r"\b(?:duree (?:du|de ce|de notre) (?:projet|dispositif|programme)|(?:projet|experimentation|appel a projets?|programme|engage\w+|convention cadre)\b[^.;,]{0,50}?"
    r"\b(?:sur|de|pour|dure\w*|portent? sur)(?: la periode de| une (?:duree|periode) de| une duree totale de)?|budget (?:previsionnel )?(?:sur|pour)|"
    r"au total sur|sur la periode de|sur une duree totale de)\s*(?:environ |les )?$"
)
_SOMETHING_ELSE = re.compile(
    r"€|euros?\b|\b(?:couts?|mesures?|bail|baux|sous-location|glissement|suivi|menage (?:est|sera)|par menage|par famille|hebergement|bilan|evaluation|preavis|contrat de travail|"
    r"formation|accompagnement (?:est|sera|dure|propose|d'une)|duree (?:moyenne|de l'accompagnement|maximale)|renouvelables?|precedente?s?|ancien\w*|derniers?|passes?|depuis)\b"
)
_EQUALS = re.compile(r"^\s*(?:\(\s*(?:soit )?|,?\s*soit\s+|=\s*)$")
NEAR = 90  # characters before a duration in which a word tells what lasts

DAYS_PER_MONTH = 30.4375

_MONTH = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_NAMES = _MONTH.split("|")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WRITTEN = re.compile(rf"\b(?:(?P<day>\d{{1,2}})(?:er)? )?(?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b")
_FIGURES = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)"
)
_BETWEEN = re.compile(
    r"^\s*(?:,|\))?\s*(?:au|a|jusqu'(?:a|au|en)|-|et(?: le)?|fin(?: du projet)? ?:?( le)?)\s*(?:la fin )?(?:fin |le )?$"
)
_OPENS = re.compile(
    r"\b(?:du|de|des|entre(?: le)?|periode|a partir du|depuis|debut(?: du projet)? ?:?(?: le)?|demarrage ?:?(?: le)?)\s*(?:le )?$"
)
_YEARS = re.compile(
    r"\b(?:de|entre|periode|annees|exercices) (?P<first>(?:19|20)\d\d)\s*(?:a|et|-|/|au)\s*(?P<last>(?:19|20)\d\d)\b"
)


def two_durations(facts: Facts) -> Iterable[Alert]:
    """The text gives the project another duration than the form's field; said once."""
    months = facts.count(_MONTHS_PATH)
    if months is None:
        return
    given = {found for _, _, found in duration.find(facts.answer(_TEXT_PATH))} | {months}
    for sentence in facts.sentences:
        if sentence.path.startswith("duree."):
            continue
        for other in _project_durations(sentence):
            if other not in given:
                message = (
                    f"{wording.field(_MONTHS_PATH)} : {months} mois ({quote(facts.answer(_TEXT_PATH))}), mais "
                    f"{quote(sentence.text)}. Demandez la durée de l'engagement."
                )
                paths = tuple(dict.fromkeys((_MONTHS_PATH, *sentence.paths)))
                yield Alert("duree_discordante", "avertissement", paths, message, sentence.start)
                return


def _project_durations(sentence: Sentence) -> Iterator[int]:
    folded = sentence.folded
    for start, _, months in duration.find(sentence.text):
        before = folded[max(start - NEAR, 0) : start]
        if _PROJECT.search(before) and not _SOMETHING_ELSE.search(before):
            yield months


def unequal_durations(facts: Facts) -> Iterable[Alert]:
    """« 3 ans (24 mois) » says one duration in two ways that differ."""
    for sentence in facts.sentences:
        found = duration.find(sentence.text)
        for (start, end, first), (start2, end2, second) in pairwise(found):
            unit = sentence.folded[end - 3 : end], sentence.folded[end2 - 3 : end2]
            if first != second and unit[0] != unit[1] and _EQUALS.match(sentence.folded[end:start2]):
                message = (
                    f"Deux durées différentes sont données pour la même chose dans "
                    f"{quote(sentence.text, start, end2)} : {first} mois et {second} mois. Demandez laquelle vaut."
                )
                yield Alert("duree_discordante", "avertissement", sentence.paths, message, sentence.start)


def dates_and_duration(facts: Facts) -> Iterable[Alert]:
    """The dates of the commitment and its length in months differ."""
    for sentence in facts.sentences:
        if not sentence.path.startswith("duree."):
            continue
        found = {months for _, _, months in duration.find(sentence.text)}
        for first, last in _periods(sentence.folded):
            span = round((last - first).days / DAYS_PER_MONTH)
            # One month of grace: « de septembre 2014 à juin 2015 » may count its last month or not.
            if first < last and found and all(abs(months - span) > 1 for months in found):
                message = (
                    f"Les dates ({first:%d/%m/%Y} - {last:%d/%m/%Y}) font {span} mois, et non "
                    f"{spoken(str(months) for months in sorted(found))}, dans {quote(sentence.text)}. Demandez la durée juste."
                )
                yield Alert("duree_discordante", "avertissement", sentence.paths, message, sentence.start)


def _periods(folded: str) -> Iterator[tuple[date, date]]:
    """Yield the beginning and end of each period between two dates."""
    known = [
        (start, end, when)
        for start, end, when in sorted(_dates(folded), key=lambda found: found[0])
        if when is not None
    ]
    for (start, end, first), (start2, _, last) in pairwise(known):
        if _BETWEEN.match(folded[end:start2]) and _OPENS.search(folded[:start]):
            yield first, last


def dates_out_of_order(facts: Facts) -> Iterable[Alert]:
    """A period ends before it begins, or a date does not exist."""
    for sentence in facts.sentences:
        for told in _backwards(sentence.folded):
            message = f"{told} dans {quote(sentence.text)}. Demandez les dates justes."
            yield Alert("dates_incoherentes", "avertissement", sentence.paths, message, sentence.start)


def _backwards(folded: str) -> Iterator[str]:
    if not _YEAR.search(folded):
        return
    for start, end, when in sorted(_dates(folded), key=lambda found: found[0]):
        if when is None:
            yield f"La date « {folded[start:end]} » n'existe pas"
    for first, last in _periods(folded):
        if last < first:
            yield f"La période finit ({last:%d/%m/%Y}) avant de commencer ({first:%d/%m/%Y})"
    for match in _YEARS.finditer(folded):
        if int(match["last"]) < int(match["first"]):
            yield f"La période finit ({match['last']}) avant de commencer ({match['first']})"


def _dates(folded: str) -> Iterator[tuple[int, int, date | None]]:
    for match in _WRITTEN.finditer(folded):
        yield (
            *match.span(),
            _date(int(match["year"]), _NAMES.index(match["month"]) + 1, int(match["day"] or 1)),
        )
    for match in _FIGURES.finditer(folded):
        yield *match.span(), _date(int(match["year"]), int(match["month"]), int(match["day"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
