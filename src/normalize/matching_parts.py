"""The parts of a name as it is written: brackets, and pieces that dashes, slashes or commas set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalize.matching_words import LONGEST, as_acronym, initials, outside_brackets, plain, prepare
from normalize.registry import Body

_SEPARATOR = re.compile(
    r"\s+[-–—/:|]\s*|\s*[-–—/:|]\s+|\s*[,;]\s*|(?<=[A-Za-zà-ÿ])-(?=OPH\b|OPAC\b|SA\b)|\s+(?=(?:OPH|OPAC|[Oo]ffice [Pp]ublic)\b)"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A name outside its brackets, what stood in them, and its pieces."""

    outside: str
    inside: tuple[str, ...]
    pieces: tuple[str, ...]


def parts_of(text: str) -> Parts:
    """Return the parts of a name.

    >>> parts_of("Toit Rivemont - Groupe TR (44)")
    Parts(outside='Toit Rivemont - Groupe TR', inside=('44',), pieces=('Toit Rivemont', 'Groupe TR'))
    """
    outside, inside = outside_brackets(text[:LONGEST])
    if not prepare(outside).words and not prepare(outside).legal:
        outside, inside = " ".join(inside), []
    pieces = tuple(piece for piece in _SEPARATOR.split(outside) if piece.strip())
    return Parts(outside, tuple(inside), pieces)


def neutral(piece: str, body: Body) -> bool:
    """Say whether a piece names no other body: a legal form, this body's acronym or group, its département."""
    words = prepare(piece).words
    if not words:
        return True
    key = plain(piece).replace(" ", "")
    acronyms = {plain(acronym).replace(" ", "") for acronym in body.acronyms} | {initials(prepare(body.name))}
    if key in acronyms or (as_acronym(piece) or key) in acronyms:
        return True
    if body.group and prepare(body.group).words == words:
        return True
    return _is_place_of(words, body)


def _is_place_of(words: tuple[str, ...], body: Body) -> bool:
    from normalize.geography import load  # noqa: PLC0415 (a third of a second, for names in pieces only)

    geography = load()
    name = " ".join(words)
    if name.isdigit():
        return name in body.departements
    by_name = {" ".join(prepare(known).words): code for known, code in geography.departements.items()}
    if name in by_name:
        return by_name[name] in body.departements
    bearers = geography.communes.get(name, ())
    return any(commune.departement in body.departements for commune in bearers)
