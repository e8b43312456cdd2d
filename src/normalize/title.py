"""The project's name: as written, without the quotes and crumbs around it.

>>> parse("« Un toit, un suivi ».").value
'Un toit, un suivi'
>>> parse("Dispositif « Passerelle »").value
'Dispositif « Passerelle »'
"""

from __future__ import annotations

import re

from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import tidy

_PAIRS = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’", "'": "'", "<<": ">>", "(": ")", "[": "]"}
_LEADING = re.compile(
    r"^(?:projet|nom(?: du projet)?|intitul[ée](?: du projet)?|titre(?: du projet)?)\s*:\s+", re.IGNORECASE
)
_CRUMBS = " \t\n.,;:-–—_•·*|"


def find(text: str) -> list[tuple[int, int]]:
    """Return the span of the name in ``text``, or nothing."""
    try:
        name = str(parse(text).value)
    except NoValueError:
        return []
    start = text.find(name)
    return [(start, start + len(name))] if start >= 0 else []


def parse(text: str) -> Normalized:
    """Return the name.

    Raises:
        NoValueError: nothing is left.
    """
    name = " ".join(tidy(text, wrapped=True).split())
    for _ in range(8):  # quotes in brackets in quotes: no title is wrapped deeper
        before = name
        name = _unwrapped(_stripped(_LEADING.sub("", name)))
        if name == before:
            break
    if not any(character.isalnum() for character in name):
        raise NoValueError("aucun nom dans la réponse")
    return Normalized(name)


def format(value: str) -> str:  # noqa: A001
    """Return the name between French quotes.

    >>> format("Passerelle")
    '« Passerelle »'
    """
    return f"« {value} »"


def _stripped(name: str) -> str:
    """Return ``name`` without crumbs; « etc. » and « … » at the end keep nothing of a name either."""
    kept = name.strip(_CRUMBS)
    # An abbreviation's dot belongs to it: « A.L.P. ».
    return kept + "." if re.search(r"(?:\b\w\.)+\w$", kept) and name.startswith(kept + ".") else kept


def _unwrapped(name: str) -> str:
    """Return ``name`` without the one pair that goes all around it."""
    for opening, closing in _PAIRS.items():
        inner = name[len(opening) : len(name) - len(closing)]
        if len(name) > 2 and name.startswith(opening) and name.endswith(closing):
            if opening not in inner and closing not in inner:
                return inner.strip()
        elif name.startswith(opening) and opening not in "'‘" and closing not in name[1:]:
            return name[len(opening) :].strip()  # its partner was lost
        elif (
            name.endswith(closing) and closing not in "'’" and opening not in name[:-1] and opening != closing
        ):
            return name[: -len(closing)].strip()
    return name
