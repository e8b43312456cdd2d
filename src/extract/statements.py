"""Questions of yes and no that are answered together in one sentence.

« Les ménages sont éligibles au DALO et relèvent du PDALPD ; ils ne relèvent pas des accords collectifs. » answers three
questions; « DALO oui / Accords collectifs non » does so too. A sentence counts only where it names two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.candidate import Span
from extract.tokens import WORD
from normalize.text import fold

_ASKS = re.compile(r"\s?[:?]")
PRINTED_AROUND = 1  # words around printed labels that state nothing: « ou »
# A line goes on below in small letters, or where it ends with a word that nothing ends with: « … cibles du ⏎ PDALPD ».
_SENTENCE = re.compile(
    r"[^.\n]+(?:(?:\n(?=[^\S\n]*[a-zà-ÿ])|(?<=\s(?:de|du|au|et|ou|le|la))\n|(?<=\s(?:des|aux|les))\n)[^.\n]+)*"
)
_OPEN = re.compile(r":\s*$")  # « Ménages relevant du DALO : » asks
_CLAUSE_END = re.compile(
    r";|\s:\s(?!\s*(?:oui|non)\b)|\s[/–-]\s|,(?=\s*(?:oui|non|mais|et non|ils|elles|aucune?|tous|toutes|certains)\b)"
    r"|\bmais\b|\bet (?:ne|n'|non|font|sont|relevent)\b|,?\s(?=ils\b|elles\b|sans (?:etre|relever|beneficier)\b)"
)
_DENIED = re.compile(
    r"\b(?:ne|n')\s?.*\b(?:pas|ni|aucun)\b|\bni\b|\bhors\b|\bsans (?:etre|relever|beneficier)\b|\baucune?\b|\bpas d[eu']|\brien (?:au|du|de la)\b|^\W*(?:\w+ ){0,6}: non\b"
)
_AFFIRMED = re.compile(
    r"\b(?:eligibles?|relevent|releve|relevant|concernes?|benefici(?:e|ent|era|eront)|titre|prioritaires?|candidate|sollicite|publics cibles|font partie|entrent dans"
    r"|reconnue?s? prioritaires?|inscrite?s?|au nombre d\w+|notifiee?s?|obtenue?s?|acquis|accordee?s?|les nomme|comptabilisee?s?"
    r"|public du|droit au logement opposable)\b"
)
# One question alone is answered by a sentence that is about the households: « Les ménages relèvent des accords collectifs. »
_OF_HOUSEHOLDS = re.compile(
    r"\W*(?:tous |toutes |l'ensemble de |la plupart de )?"
    r"(?:les |des |ces |ses |nos |ce |le |notre |(?:\d{1,3}|six|huit|dix|onze|douze|quinze|seize|vingt|trente|quarante)(?:-\w+)? )?"
    r"(?:menages|publics?|familles|personnes|locataires|beneficiaires|tous|toutes|ils|elles)\b.{0,40}?"
    r"\b(?:relevent|releve|relevant|entrent dans|font partie|(?:sont|seront|est) (?:eligibles?|inscrite?s?|reconnue?s?|prioritaires?))\b"
)
# « … accompagnés, tous inscrits au PDALPD », « Les uns comme les autres relèvent des publics que le PDALPD … »
_ALL_OF_THEM = re.compile(
    r"\b(?:tous|toutes|ils|elles|les uns comme les autres|ces (?:menages|familles|personnes)|le public|ce public|public)\b.{0,30}?"
    r"\b(?:inscrite?s?|relevent|releve|prioritaires?|reconnue?s?|eligibles?|au nombre d|entrent dans|font partie)"
)
# « DALO / accords collectifs / PDALPD : oui / non / oui »
_IN_TURN = re.compile(
    r"(?im)^(?P<names>[^:\n]+):[^\S\n]*(?P<answers>(?:oui|non)(?:\s*[/,;–-]\s*(?:oui|non))+)[^\w\n]*$"
)
_WONDERS = re.compile(
    r"\?|\bdemande(?:nt)? si\b|\bsi (?:les|ces|des|l')\b|\bsera(?:it)? (?:sollicite|demande|depose)|\ba l'etude\b"
)
_YES, _NO = re.compile(r"\boui\b"), re.compile(r"\bnon\b")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says of a question, and where; ``in_turn`` answers stand behind the questions' own labels."""

    value: bool
    span: Span
    in_turn: bool = False


def stated(text: str, nouns: Mapping[str, Sequence[str]], *, alone: bool = False) -> dict[str, Statement]:
    """Return what sentences of ``text`` say of each path, told by its ``nouns``.

    With ``alone`` a sentence that names one question only answers it, where its words say so: in a letter nothing else does.
    """
    folded = fold(text)
    found = _in_turn(text, nouns)
    for sentence in _SENTENCE.finditer(text):
        line = re.sub(r"\s", " ", folded[sentence.start() : sentence.end()])
        named = [path for path, words in nouns.items() if _names(line, words)]
        if len(named) < 2 and not (
            named and (alone or _OF_HOUSEHOLDS.match(line) or _ALL_OF_THEM.search(line))
        ):
            continue
        if alone and (
            _WONDERS.search(line) or text[sentence.end() : sentence.end() + 2].strip().startswith("?")
        ):
            continue
        for start, end in _clauses(line):
            clause = line[start:end]
            said = None if _OPEN.search(clause) else verdict(clause)
            for path in named:
                if said is not None and path not in found and _names(clause, nouns[path]):
                    span = Span(sentence.start() + start, sentence.start() + end)
                    found[path] = Statement(said, span)
    return found


def is_printed(text: str, span: Span, labels: Iterable[str]) -> bool:
    """Say whether a sentence is nothing but the form's own question, with its answer behind it: « … FNDOLLTS ou … : »."""
    if not _ASKS.match(text, span.end):
        return False
    line = " ".join(WORD.findall(fold(text[span.start : span.end])))
    for label in sorted((" ".join(WORD.findall(fold(label))) for label in labels), key=len, reverse=True):
        line = line.replace(label, " ")
    return len(line.split()) <= PRINTED_AROUND


def _in_turn(text: str, nouns: Mapping[str, Sequence[str]]) -> dict[str, Statement]:
    """Return the answers that stand behind a colon in the order of the questions before it, where there are as many."""
    found: dict[str, Statement] = {}
    for turn in _IN_TURN.finditer(text):
        asked = fold(turn["names"])
        places = {
            path: min((at for word in words if (at := asked.find(fold(word))) >= 0), default=-1)
            for path, words in nouns.items()
        }
        named = sorted((path for path, at in places.items() if at >= 0), key=places.__getitem__)
        answers = re.findall("oui|non", turn["answers"], re.IGNORECASE)
        if len(answers) == len(named):
            span = Span(*turn.span())
            found |= {
                path: Statement(one.lower() == "oui", span, in_turn=True)
                for path, one in zip(named, answers, strict=True)
            }
    return found


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _CLAUSE_END.finditer(sentence):
        if end.start() > start:
            yield start, end.start()
        start = end.start() if end.group().startswith(("et ", "mais")) else end.end()
    yield start, len(sentence)


def verdict(clause: str) -> bool | None:
    """Return what a folded clause says of a question of yes and no, None where it says neither."""
    yes, no = _YES.search(clause), _NO.search(clause)
    if (yes is None) != (no is None):
        return yes is not None
    if yes and no:
        return None
    if _DENIED.search(clause):
        return False
    return True if _AFFIRMED.search(clause) else None


def _names(text: str, words: Sequence[str]) -> bool:
    return _naming(tuple(words)).search(text) is not None


@lru_cache(maxsize=64)  # the few nouns of a form's questions are looked for in every sentence
def _naming(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(fold(word)) for word in words)})")
