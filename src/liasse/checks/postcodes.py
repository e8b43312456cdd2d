"""Places outside the project's département."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from liasse.checks.alert import Alert, Gravity, quote, spoken
from liasse.checks.facts import Facts, Sentence
from normalize import geography
from normalize.geography import words_of

_PLACE = "presentation.localisation"
_OFFER = "logements.localisation_offre"
# A postcode stands before its town; a number of five figures alone is anything.
_POSTCODE = re.compile(
    r"(?<![\d.,/-])(?P<code>\d{5})\s+(?P<town>[A-ZÀ-Ý][\w'’-]*(?: [A-Za-zÀ-ÿ][\w'’-]*){0,4})"
)
_ADDRESS = re.compile(
    r"\b(?:rue|avenue|av|boulevard|bd|place|chemin|cours|quai|impasse|route|b\.?p|cs)\b|\bcedex\b"
)
NEAR = 60  # characters before a postcode in which a street tells that it is one
_SEAT = re.compile(r"\bsiege\b")


def foreign_postcodes(facts: Facts) -> Iterable[Alert]:
    """A postcode lies outside the départements of the project; each is told once."""
    place = facts.filled(_PLACE)
    own = place.get("departements") if isinstance(place, dict) else None
    if not isinstance(own, list) or not own:
        return
    seen: set[str] = set()
    for sentence in facts.sentences:
        for match in _POSTCODE.finditer(sentence.text):
            code = match["code"]
            if code in seen or not _of(code) or not _of(code).isdisjoint(own):
                continue
            if not _is_address(sentence, match):
                continue
            seen.add(code)
            yield _alert(sentence, match, own)


def _alert(sentence: Sentence, match: re.Match[str], own: Sequence[str]) -> Alert:
    seat = _SEAT.search(sentence.folded[: match.start()]) is not None
    # A seat or a correspondent elsewhere is nothing wrong, but the analyst sorts by département.
    gravity: Gravity = "avertissement" if sentence.path in {_PLACE, _OFFER} and not seat else "info"
    advice = "C'est un siège : vérifiez que l'action a bien lieu ici." if seat else "Vérifiez le lieu."
    message = (
        f"Le code postal {match['code']} n'est pas du département du projet ({spoken(own)}) : "
        f"{quote(sentence.text, *match.span())}. {advice}"
    )
    paths = tuple(dict.fromkeys((_PLACE, *sentence.paths)))
    return Alert("code_postal_hors_departement", gravity, paths, message, sentence.start)


def _is_address(sentence: Sentence, match: re.Match[str]) -> bool:
    """Say whether five figures and a capital are a postcode and its town, not an amount and the next row."""
    words = words_of(match["town"]).split()
    communes = geography.load().communes
    known = any(
        match["code"] in commune.postcodes
        for length in range(1, len(words) + 1)
        for commune in communes.get(" ".join(words[:length]), ())
    )
    around = sentence.folded[max(match.start() - NEAR, 0) : match.end()]
    return known or _ADDRESS.search(around) is not None


def _of(code: str) -> frozenset[str]:
    """Return the départements of a postcode: those of its communes, which may lie across a border.

    A code that is not of the table (a company's CEDEX) is of the département that its figures name.
    """
    known = _table().get(code)
    if known:
        return known
    head = code[:3] if code.startswith(("97", "98")) else code[:2]
    if head == "20":
        return frozenset({"2A", "2B"})
    return frozenset({head}) if head in geography.load().departements.values() else frozenset()


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for bearers in geography.load().communes.values():
        for commune in bearers:
            for postcode in commune.postcodes:
                table[postcode].add(commune.departement)
    return {postcode: frozenset(codes) for postcode, codes in table.items()}
