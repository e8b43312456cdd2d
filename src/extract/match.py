"""A place where a label may stand, and which of two that stand there is the label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz, process

from extract.label_index import Target, Variant
from extract.surroundings import FREE_WORDED
from extract.tokens import Tokens

How = Literal["exacte", "approchee", "reformulee", "par_theme", "apprise", "par_place"]

NUMBER_WORD = r"(?:deux|trois|quatre|cinq|six|dix|douze|quinze|vingt|trente)\b"
_COUNTED = re.compile(NUMBER_WORD, re.IGNORECASE)
_AMID = re.compile(r"[\w)€],[^\S\n]$")
PRINTED = 4.0  # points from which the label's own words surely are the label
_ASKS = re.compile(r"\s?[:?]")
A_LITTLE = 0.1  # points
ALL_BUT_PRINTED = 0.95  # share of equal characters of a label with a letter or two damaged
# From which it is, and below which it is not, whatever words it shares with a label.
REFUTES, REFUTED = 0.6, 0.03


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a target's label may stand: ``start:end`` in the text, ``gain`` in points."""

    target: Target
    start: int
    end: int
    how: How
    likeness: float  # 0..1
    gain: float
    opens: bool  # a line or a cell


def better(match: Match, rival: Match) -> bool:
    """Of two wordings that begin at one place the longer one is the label, where both stand there as printed."""
    if match.how == rival.how == "exacte":
        return match.end > rival.end
    for one, other, verdict in ((match, rival, True), (rival, match, False)):
        whole = one.how == other.how == "approchee" and one.likeness >= max(ALL_BUT_PRINTED, other.likeness)
        if whole and one.end > other.end:
            return verdict  # a letter lost: « … de 'offre d'accompagnement existante ou nouvelle »
        if one.how != "reformulee" and other.how == "reformulee" and one.end >= other.end:
            return verdict
    return match.gain > rival.gain


def refuted(match: Match, asked: Mapping[str, float]) -> bool:
    """Say whether a heading surely asks for something else than what some of its words were taken for."""
    target = match.target
    # « Publics visés » may ask for a field or head its section.
    sections = {f"section:{path.partition('.')[0]}" for path in target.paths}
    likely = sum(asked.get(key, 0.0) for key in {*target.paths, *sections, target.key})
    sure = target.anywhere or target.is_budget or target.is_contacts
    return match.how in FREE_WORDED and not sure and likely < REFUTED


def overruled(match: Match, printed: Sequence[Match]) -> bool:
    """Say whether a heading in other words yields to a printed label: at its place, or earlier of its own target."""
    return match.how in FREE_WORDED and any(
        ((other.start, other.end) == (match.start, match.end) and not _is_said_again(other, printed))
        or (
            other.target is match.target
            and other.end <= match.start
            and other.gain >= max(PRINTED, match.gain - 1.0)
        )
        for other in printed
    )


def _is_said_again(match: Match, printed: Sequence[Match]) -> bool:
    """Say whether a label stood before already: « Gestion locative : 600 € » among the costs is another question's."""
    return any(
        other.target is match.target and other.end <= match.start and other.gain >= PRINTED
        for other in printed
    )


def at_least(merged: Match, single: Match | None) -> Match:
    """Let a label that asks for several things count for no less than one of them that the same heading rewords less well."""
    reworded = single is not None and single.how == "reformulee"
    if single and reworded and single.likeness <= merged.likeness and single.gain >= merged.gain:
        # « Typologie et localisation de l'offre de logements accompagnés » asks for the types as well.
        return replace(merged, gain=single.gain + A_LITTLE)
    return merged


def says_an_answer(text: str, start: int, end: int) -> bool:
    """Say whether words nearly those of a label are of an answer.

    « Douze logements. » is nearly « Nombre de logements », « 540 € par an, coût interne » nearly « coût global ».
    """
    amid = _AMID.search(text, max(start - 3, 0), start) is not None and not _ASKS.match(text, end)
    return amid or _COUNTED.match(text, start) is not None


def end_of_label(tokens: Tokens, variant: Variant, first: int, end: int) -> int:
    """Return where a label ends that has words of its answer behind its colon: « Caractéristiques : jeunes de … »."""
    for word in range(first + 1, end):
        between = tokens.text[tokens.ends[word - 1] : tokens.starts[word]]
        if ":" in between and not _is_near(tokens.words[word], variant.words):
            return word
    return end


def _is_near(word: str, words: Sequence[str]) -> bool:
    return process.extractOne(word, words, scorer=fuzz.ratio, score_cutoff=75) is not None


def is_labelled(matches: Iterable[Match], start: int, end: int) -> bool:
    """Say whether a field's own label begins at ``start`` and ends before ``end``: the first half of a heading."""
    return any(
        match.start == start
        and match.end <= end
        and match.target.field is not None
        and match.how not in FREE_WORDED
        for match in matches
    )
