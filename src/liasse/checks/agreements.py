"""The agrément that sub-letting asks for: not named, not held, or not spoken of.

Articles L. 365-3 and L. 365-4 of the Code de la construction et de l'habitation ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from liasse.checks.alert import Alert, quote
from liasse.checks.facts import Facts, Sentence

_AGREMENT = re.compile(r"\bagre(?:ment|ee?s?)\b")
_LACKING = re.compile(
    r"\b(?:ne (?:\w+ ){0,2}?(?:beneficie|dispose|possede|detient|est|sont)(?:nt)?\b(?: \w+)? pas (?:de l'|d'|l'|encore |titulaire de l'|\w+ ){0,2}\s?"
    r"agre(?:ment|ee?s?)|n'(?:est|a|ont)\b(?: \w+)? pas (?:encore |toujours |d'|l'|\w+ ){0,3}agre(?:ment|ee?s?)|"
    r"(?:sans|aucun|depourvue? d') ?agrement)"
)
_PENDING = re.compile(
    r"\bagrement\b[^.;]{0,40}\b(?:en cours|a (?:obtenir|demander|solliciter|renouveler)|sollicite|demande|attente)\b|"
    r"\bdemande d'agrement\b|\b(?:en attente|en cours) d'agrement\b"
)
# « L'association est agréée. »: for what?
_UNNAMED = re.compile(
    r"\b(?:est|sont|etant|association|organisme|structure) agreee?s?(?: par (?:la|le|l')\s?\w+)?\s*(?:$|[.,;)])|"
    r"\b(?:dispose|beneficie|titulaire|detient|possede)\w* (?:de l'|d'un |d'|l'|un )agrement"
    r"(?: (?:prefectoral|ministeriel|necessaire|requis|adequat|de l'etat))?\s*(?:$|[.,;)])"
)
_SUBLET = re.compile(r"\b(?:sous[- ]?loue\w*|sous[- ]?locations?\b|intermediation locative|iml)\b")
_NOT_PLANNED = re.compile(
    r"\b(?:pas|sans|aucune?|ni|hors|exclut?|n'est|plutot que)\b|\bdejas?\b|\bexistante?s?\b"
)
_PERHAPS = re.compile(
    r"\b(?:possibilites?|possibles?|eventuel\w*|le cas echeant|si (?:necessaire|besoin|preconise)|envisage\w*|pourr(?:a|ait|ont))\b"
)


def agrements(facts: Facts) -> Iterable[Alert]:
    """An agrément is lacking, pending or unnamed; said once each."""
    seen: set[str] = set()
    for sentence in facts.sentences:
        for code, pattern, told in _KINDS:
            if code not in seen and (match := pattern.search(sentence.folded)):
                seen.add(code)
                message = (
                    f"{told} : {quote(sentence.text, *match.span())}. Demandez lequel, à qui et depuis quand."
                )
                yield Alert(code, "avertissement", sentence.paths, message, sentence.start)
                break


_KINDS = (
    ("agrement_manquant", _LACKING, "Un agrément manque"),
    ("agrement_en_attente", _PENDING, "Un agrément n'est pas encore obtenu"),
    ("agrement_sans_objet", _UNNAMED, "Un agrément est cité sans dire lequel"),
)


def sublet_without_agrement(facts: Facts) -> Iterable[Alert]:
    """Dwellings are to be sub-let and nobody's agrément is spoken of."""
    if _AGREMENT.search(facts.folded):
        return
    sentence = next(_sublets(facts), None)
    if sentence is not None:
        message = (
            f"Une sous-location ou une intermédiation locative est prévue ({quote(sentence.text)}) et aucun agrément "
            "n'est cité : demandez qui est agréé pour l'intermédiation locative."
        )
        yield Alert("agrement_non_cite", "info", sentence.paths, message, sentence.start)


def _sublets(facts: Facts) -> Iterator[Sentence]:
    for sentence in facts.sentences:
        match = _SUBLET.search(sentence.folded)
        planned = (
            match
            and not _PERHAPS.search(sentence.folded)
            and not _NOT_PLANNED.search(sentence.folded[max(match.start() - 40, 0) : match.start()])
        )
        if planned and not sentence.path.startswith(("presentation.porteurs", "partenariat.")):
            yield sentence
