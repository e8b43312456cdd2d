"""Whose amount is whose where one answer gives several of the form's costs, and what a silent amount is for.

« Diagnostic : 280 € - Accompagnement : 2 350 € par an » answers two labels at once; each takes its own share.

>>> parse("280 € pour le diagnostic, 900 € par an pour l'accompagnement", "diagnostic").value
[{'montant': '280.00', 'par': 'menage', 'periode': None, 'texte': '280 € pour le diagnostic'}]
"""

from __future__ import annotations

import re
from dataclasses import replace

from normalize import money
from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold

_NAMES = {
    "diagnostic": re.compile(r"\bdiagnostics?\b"),
    "accompagnement": re.compile(r"\baccompagnements?\b"),
    "gestion_locative": re.compile(r"\bgestion locative(?: adaptee)?\b|\bgla\b"),
    "global": re.compile(r"\bcout (?:global|total)\b|\boffre integree\b"),
}
# The form asks for euros per household, for the gestion locative per dwelling (its prompts and labels).
_ASKED = {
    "diagnostic": "menage",
    "accompagnement": "menage",
    "gestion_locative": "logement",
    "global": "menage",
}
_LONGEST_ANSWER = 300  # characters; longer prose names the items for other reasons
# Ends of the labels and printed words that stay beside an answer that nobody gave.
_LEFTOVER = re.compile(
    r"\b(?:cout|(?:global|total|moyen|unitaire)|(?:par|/|le|au) ?(?:menage|logement)s?|menage|par rapport au logement|interne ou externe|"
    r"maximum \d+ lignes|reponse|en cas d.offre integree|champ libre|expri\w*|en euros?|en)\b|€"
)


# What others pay is no cost: the answer about it was taken along, its label unread.
_FUNDED = re.compile(
    r"\b(?:co-?fin(?:anc\w*)?\b|dotations?\b|subvention\w*|au titre du f|participations? financieres?|sollicit\w+|deliberation|"
    r"s'est engage\w*|apports?\b)|\(acquis\w*\)"
)
_SENTENCE = re.compile(r"(?<=[.;])\s+|\n|\s(?=Co-?[Ff]in)")
_LABEL_START = re.compile(r"cout (?!total)")  # « coût total : 810 € » may sum up the answer itself
_LABEL_LENGTH = 40  # characters in which a label names its cost
_NUMERAL = re.compile(r"\W*\d{1,2}\W*")  # of the next heading


class UnansweredError(NoValueError):
    """Nothing but printed words stands where the amount should."""


def parse(text: str, item: str, label: str = "") -> Normalized:
    """Return the amounts that an answer gives for ``item``, those that say nothing per what the form asks.

    Raises:
        UnansweredError: only the label's or the prompt's words stand there, or another cost's amount.
        NoValueError: no amount is written.
    """
    text = _own_sentences(text, item)
    left = _LEFTOVER.sub(" ", fold(money.without_prompts(text)))
    if not re.search(r"[^\W_]", left) or (_NUMERAL.fullmatch(left) and not money.find(text)):
        raise UnansweredError(f"only printed words in « {text[:60]} »")
    if _of_another(text, item):
        raise UnansweredError(f"another cost's amount in « {text[:60]} »")
    result = money.parse(about(text, item, label))
    # What holds an amount is no label, but an answer that was taken along with it.
    asked, when = (None, None) if money.find(label) else (money.per_what(label), money.per_when(label))
    amounts = result.value
    if not isinstance(amounts, list):
        return result
    return replace(
        result,
        value=[
            {
                **amount,
                "par": amount["par"] or asked or _ASKED.get(item),
                "periode": amount["periode"] or when,
            }
            for amount in amounts
        ],
    )


def _own_sentences(text: str, item: str) -> str:
    """Return an answer up to the sentence behind its first that is of what others pay or heads another cost."""
    for end in _SENTENCE.finditer(text):
        following = _SENTENCE.search(text, end.end())
        sentence = fold(text[end.end() : following.start() if following else len(text)])
        if _FUNDED.search(sentence) or _heads_another(sentence, item):
            return text[: end.start()]
    return text


def _heads_another(sentence: str, item: str) -> bool:
    """Say whether a sentence begins with another cost's label: « Coût global … » under the accompagnement's."""
    names = {name for start, _, name in _named(sentence) if start < _LABEL_LENGTH}
    return _LABEL_START.match(sentence) is not None and bool(names) and item not in names


def _of_another(text: str, item: str) -> bool:
    """Say whether all that stands there is headed by another cost's name: « Diagnostic : 410 € » under another."""
    names = _named(text)
    return (
        bool(names)
        and len(text) <= _LONGEST_ANSWER
        and item not in {name for _, _, name in names}
        and re.match(r"\W*(?:cout (?:du |de la |de l'|d'un )?)?$", fold(text[: names[0][0]])) is not None
        and re.match(r"\s*:", text[names[0][1] :]) is not None
    )


def about(text: str, item: str, label: str = "") -> str:
    """Return the part of an answer that speaks of ``item``, the whole where it does not tell items apart.

    >>> about("Diagnostic : 280 € - Accompagnement : 2 350 € par an", "accompagnement")
    'Accompagnement : 2 350 € par an'
    """
    # « Diagnostic : » in front of the first amount may have been taken for a part of the label.
    taken = re.search(r"[^\W\d]+\s*:\s*$", label)
    whole = (taken.group() if taken and _named(taken.group()) else "") + text
    names, amounts = _named(whole), money.find(whole)
    if len(whole) > _LONGEST_ANSWER or len(amounts) < 2 or len(names) < 2:
        return text
    if names[0][0] < amounts[0][0]:
        borders = [0, *(start for start, _, _ in names[1:]), len(whole)]
    else:
        borders = [0, *(end for _, end, _ in names)]
    parts: dict[str, str] = {}
    for number, (_, _, name) in enumerate(names):
        part = whole[borders[number] : borders[number + 1]]
        parts[name] = f"{parts[name]} {part}" if name in parts else part
    priced = [name for name, part in parts.items() if money.find(part)]
    return parts[item].strip(" ,;-–") if item in parts and len(priced) >= 2 else text


def _named(text: str) -> list[tuple[int, int, str]]:
    folded = fold(text)
    return sorted(
        (match.start(), match.end(), name)
        for name, pattern in _NAMES.items()
        for match in pattern.finditer(folded)
    )
