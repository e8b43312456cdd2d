"""How many households or dwellings a letter speaks of most, where no sentence of it says so outright.

Each count of them is a vote for its number: more where the sentence says what is planned, next to nothing where it
tells of the past, of a whole stock of dwellings or of other people's work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.candidate import Span
from extract.prose import Prose
from normalize import number
from normalize.text import fold

# Fewer are examples, more are mostly a landlord's or a département's.
FEWEST, MOST = 3, 150
_BETWEEN = r"\s(?:(?:nouveaux|nouvelles|grands?|petits?|jeunes|autres|premiers?|premieres) )?"
_ELSEWHERE = re.compile(
    r"\b(?:en|depuis|fin|au) (?:\w+ )?(?:19|20)(?:0\d|1[0-3])\b|%|\bl'an (?:dernier|passe)|\bl'annee (?:derniere|passee)|\bdeja\b"
    r"|\bdepuis\b|\bactuellement\b|\baujourd'hui\b|\bhabitants\b|\bpatrimoine\b|\bgere(?:nt|ons)?\b|\bpossed|\bcompte\b|\bparc de\b"
    r"|\bemploie|\bchaque annee\b|\bsur les? (?:\d|\w+ derni)|\bdans le departement\b|\bservice de\b"
    r"|\b19\d\d\b|\b(?:residence|immeuble|ensemble|foyer|tour|barre) de\b"
)
# « Chaque intervenant suit 15 ménages »
_OF_ONE = re.compile(
    r"\b(?:chaque|un|une|par) (?:travailleu\w+|intervenante?|accompagnat\w+|salarie\w*|referente?|etp|cesf|conseill\w+|mesure)\b"
)
_PLANNED = re.compile(
    r"\b(?:accompagn|engag|reserv|mobilis|propos|mettr|mis a disposition|prevu|prevoi|projet|action|objectif|convention|benefici"
    r"|loger|relog|concern|vise|destin|affect|capt|sera|serons|aurons|pourr)\w*"
)
_AROUND = (90, 70)  # characters before and behind a count in which the past is looked for
TOLD, PLANNED, OPENS = 1.0, 1.0, 0.3  # votes of a mention, of a plan, of a count that opens its sentence
LEAD = 12  # characters of signs and blanks before a sentence's first word
ELSEWHERE = 0.9  # taken off where it is of something else
ENOUGH = 0.5  # votes: « La résidence de 40 logements date de 1975 » is no answer


def counted_most(prose: Prose, nouns: Sequence[str]) -> Span | None:
    """Return the first mention of the number that most votes speak for, None where two numbers have as many or it has few."""
    of_nouns = re.compile(rf"{_BETWEEN}(?:{'|'.join(fold(noun) for noun in nouns)})[sx]?\b")
    votes: dict[int, float] = {}
    first: dict[int, Span] = {}
    for start, end in prose.sentences:
        sentence = fold(prose.text[start:end])
        if _OF_ONE.search(sentence):
            continue
        planned = PLANNED * (_PLANNED.search(sentence) is not None)
        for told in number.find(prose.text[start:end]):
            noun = of_nouns.match(sentence, told.end)
            if noun and FEWEST <= told.value <= MOST:
                vote = planned + _vote(sentence, told.start, noun.end())
                votes[told.value] = votes.get(told.value, 0.0) + vote
                first.setdefault(told.value, Span(start + told.start, start + noun.end()))
    best = sorted(votes, key=lambda value: -votes[value])[:2]
    if not best or votes[best[0]] < ENOUGH or (len(best) > 1 and votes[best[0]] <= votes[best[1]]):
        return None
    return first[best[0]]


def _vote(sentence: str, start: int, end: int) -> float:
    before, behind = _AROUND
    opens = start < LEAD and not sentence[:start].strip(' -–•·:«"(')
    elsewhere = _ELSEWHERE.search(sentence[max(start - before, 0) : end + behind]) is not None
    return TOLD + OPENS * opens - ELSEWHERE * elsewhere
