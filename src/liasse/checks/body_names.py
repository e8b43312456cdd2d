"""When two spellings name one body: legal forms, acronyms, and the bare word of its kind."""

from __future__ import annotations

import re
from itertools import pairwise

from normalize.geography import words_of
from normalize.text import fold

_LEGAL = (
    "oph opac ophlm opdhlm opdh sa s a hlm h l m esh sem semi scic scp office public societe anonyme cooperative "
    "association asso loi 1901 groupe bailleur d de du des la le les et en"
)
_FORMS = frozenset(_LEGAL.split())
_TRADE_WORDS = (
    "habitat habitats logement logements maison foyer patrimoine accueil solidarite projet bailleurs associations "
    "departement commune ville agglomeration accompagnement partenariat service services"
)
_TRADE = frozenset(_TRADE_WORDS.split())
SHORTEST_OWN, LONGEST = 3, 7
_BARE_LANDLORD = frozenset(
    {"oph", "ophlm", "opdhlm", "opac", "office hlm", "office public de l habitat", "hlm"}
)
_CAPITAL = re.compile(r"[A-ZÀ-Ý][A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")
_LINK = re.compile(r"^[\s«»\"“”]*(?:(?:de|du|des|la|le|et)\s|de la\s|[dl]['’])?[\s«»\"“”]*$")
ACRONYM = re.compile(r"[A-ZÀ-Ý]{3,6}")


def core(name: str) -> str:
    """Return a name's own words, without its legal form and articles.

    >>> core("OPH de Rivemont"), core("Rivemont (SA d'HLM)")
    ('rivemont', 'rivemont')
    """
    return " ".join(word for word in words_of(name).split() if word not in _FORMS)


def is_distinct(name: str) -> bool:
    """Say whether a name is one body's own and no words of the trade or piece of a sentence.

    >>> is_distinct("Toits de Rivemont"), is_distinct("Habitat"), is_distinct("Il s'agira de proposer un suivi")
    (True, False, False)
    """
    words = [word for word in re.findall(r"[A-Za-zÀ-ÿ]{3,}", name) if fold(word) not in _FORMS]
    capital = [word for word in words if word[0].isupper()]
    own = [word for word in capital if fold(word) not in _TRADE and len(word) >= SHORTEST_OWN]
    return bool(own) and len(words) <= LONGEST and len(capital) * 3 >= len(words) * 2


def initials(name: str) -> str:
    """Return the initials of the words that count.

    >>> initials("Habitat Landais du Sud")
    'hls'
    """
    return "".join(
        word[0]
        for word in words_of(name).split()
        if word not in {"d", "de", "du", "des", "la", "le", "les", "et", "l"}
    )


def same(left: str, right: str) -> bool:
    """Say whether two names are of one body for sure: the same words, or an acronym and its words.

    >>> same("OPH de Rivemont", "RIVEMONT"), same("ADR", "Accueil et Droits de Rivemont"), same("OPH", "Toit Bleu")
    (True, True, False)
    """
    first, second = core(left), core(right)
    if first and first == second:
        return True
    return any(
        ACRONYM.fullmatch(short.strip()) and len(long.split()) > 1 and fold(short.strip()) == initials(long)
        for short, long in ((left, right), (right, left))
    )


def bare_landlord(name: str) -> bool:
    """Say whether a name is only the word for a public landlord: « OPH »."""
    return words_of(name.replace(".", "")) in _BARE_LANDLORD


def runs(text: str, length: int) -> list[str]:
    """Return the runs of ``length`` capitalised words, with small links and quotes between them.

    >>> runs("avec « Habitat Val » Clair et le CCAS", 3)
    ['Habitat Val » Clair']
    """
    words = list(_CAPITAL.finditer(text))
    found = []
    for first in range(len(words) - length + 1):
        window = words[first : first + length]
        if all(_LINK.match(text[left.end() : right.start()]) for left, right in pairwise(window)):
            found.append(text[window[0].start() : window[-1].end()])
    return found
