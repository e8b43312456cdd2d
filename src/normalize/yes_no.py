"""Yes or no, where it is written in words (ticks are marks of the document, not words).

>>> parse("Oui, depuis 2013").value, parse("non").value
(True, False)
>>> parse("oui / non")
Traceback (most recent call last):
    ...
normalize.errors.AmbiguousValueError: oui et non sont donnés tous les deux
"""

from __future__ import annotations

import re

from normalize.errors import AmbiguousValueError, NoValueError
from normalize.result import Normalized
from normalize.text import fold

_YES = re.compile(r"\b(?:oui|oul|0ui|ouj)\b")  # « oul », « 0ui », « ouj »: as Tesseract reads a faint « oui »
_NO = re.compile(r"\bnon\b(?![- ](?:\w+ables?|\w+ibles?|concerne|seulement|plus)\b)")
_NO_WORDS = re.compile(
    r"\b(?:neant|aucun(?:e)?|pas (?:de|du|d')|ne (?:\w+ )?(?:\w+ )?pas|sans objet|non concerne)\b|\bn'\w+ pas\b"
)


def find(text: str) -> list[tuple[int, int]]:
    """Return where yes or no is said."""
    folded = fold(text)
    return sorted(match.span() for pattern in (_YES, _NO) for match in pattern.finditer(folded))


def parse(text: str) -> Normalized:
    """Return the answer that ``text`` begins with.

    Raises:
        AmbiguousValueError: both are given, as printed choices are.
        NoValueError: neither is.
    """
    folded = fold(text).strip(" \t\n\f.,:;-")
    yes, no = _YES.search(folded), _NO.search(folded)
    if yes and no and not _explained(folded, yes, no):
        raise AmbiguousValueError("oui et non sont donnés tous les deux")
    if yes and (not no or yes.start() < no.start()):
        clean = yes.group() == "oui"
        return Normalized(
            True, 1.0 if yes.start() == 0 and clean else 0.7, () if clean else ("chiffres_ambigus",)
        )
    if no:
        return Normalized(False, 1.0 if no.start() == 0 else 0.7)
    if _NO_WORDS.search(folded):
        return Normalized(False, 0.6, ("non_deduit",))
    raise NoValueError("ni oui ni non dans la réponse")


def format(value: bool) -> str:  # noqa: A001
    """Return the word.

    >>> format(True)
    'oui'
    """
    return "oui" if value else "non"


def _explained(folded: str, yes: re.Match[str], no: re.Match[str]) -> bool:
    """Tell « Oui, mais non confirmé »: the first word answers and a sentence follows it."""
    first, second = sorted((yes, no), key=lambda match: match.start())
    return first.start() == 0 and second.start() - first.end() > 6 and not folded.endswith(second.group())
