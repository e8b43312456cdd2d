"""Which of the plausible label places are the form's labels: one alignment of the whole document.

The form's labels come in printed order, some missing, a few moved. The best chain of non-overlapping places
is found by dynamic programming: each place brings its gain, each label that is skipped costs a little, a step
back in the printed order costs much, so that a quoted label inside an answer does not pay while a section
that an applicant moved does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from extract.labels import Match, Target
from extract.surroundings import FREE_WORDED, TICKED_KINDS, TOPICAL_ONLY

SKIP = 0.04  # per printed label passed over
STEP_BACK = 2.6  # once per step against the printed order
STEP_BACK_EACH = 0.05  # and per label of distance
ANNEX = 0.4  # to and from a label that may stand anywhere
HEADS = 0.2  # for a section's heading over a label of its own
ANSWER_GAP = 3  # characters: a colon and its spaces
MAX_PLACES = 600
MAX_ROUNDS = 8


def align(matches: Sequence[Match]) -> list[Match]:
    """Return the places that are taken, in text order: none overlap and each target is taken once."""
    remaining = list(matches)
    for _ in range(MAX_ROUNDS):
        chain = _with_topics(remaining)
        strangers = _strangers(chain)
        if not strangers:
            break
        remaining = [match for match in remaining if match not in strangers]
    return chain


def _with_topics(matches: Sequence[Match]) -> list[Match]:
    """Align; headings that only share a label's topic count for the labels that no other heading stands for."""
    chain = _align([match for match in matches if match.how not in TOPICAL_ONLY])
    taken = {path for match in chain for path in match.target.paths}
    topical = [
        match for match in matches if match.how in TOPICAL_ONLY and not taken.intersection(match.target.paths)
    ]
    return _align([*chain, *topical]) if topical else chain


def _strangers(chain: Sequence[Match]) -> set[Match]:
    """Return reworded labels, options and headings amid another section: words of the writer's within an answer."""
    labelled = {_section(match) for match in chain if match.target.field is not None}
    return {
        match
        for before, match, after in zip(chain, chain[1:], chain[2:], strict=False)
        if (
            (match.how in FREE_WORDED or _is_option(match))
            and not {before.how, after.how} & FREE_WORDED
            and is_amid_another(before, match, after)
        )
        or (_section(match) in labelled and _heads_none_amid(before, match, after))
    }


def _heads_none_amid(before: Match, match: Match, after: Match) -> bool:
    """Say whether a section's heading stands between two labels of another: « Durée : pas de durée couperet … » of a method."""
    section, other = match.target.section, _section(before)
    if section is None or before.target.field is None or after.target.field is None:
        return False
    # A heading may be over some of another's: « 2) Le projet » over what is asked of its « présentation ».
    of_other = (section.default or "").startswith(f"{other}.")
    return other == _section(after) != section.name and other != "" and not of_other


def _is_option(match: Match) -> bool:
    """Say whether a label is a box's option: « Offre nouvelle : 1 ETP » tells of something else under another heading."""
    return match.target.field is not None and match.target.field.kind == "checkbox"


def is_amid_another(before: Match, match: Match, after: Match) -> bool:
    """Say whether a field's label stands between another section's label and the next of that one or a new heading."""
    sections = {_section(before), _section(match), _section(after)}
    return (
        match.target.field is not None
        and before.target.field is not None
        and "" not in sections
        and _section(match) not in (_section(before), _section(after))
        and (len(sections) == 2 or after.target.section is not None)
    )


def _section(match: Match) -> str:
    """Return the section of a label or of a heading, "" for what may stand anywhere."""
    if match.target.anywhere:
        return ""
    section = match.target.section
    return section.name if section is not None else match.target.paths[0].partition(".")[0]


def _align(matches: Sequence[Match]) -> list[Match]:
    # The chain is quadratic in the places; a document with more is made to be slow, or one label over and over.
    remaining = sorted(matches, key=lambda match: -match.gain)[:MAX_PLACES]
    for _ in range(MAX_ROUNDS):
        chain = _best_chain(remaining)
        losers = _repeated(chain)
        if not losers:
            return chain
        remaining = [match for match in remaining if match not in losers]
    return _first_of_each(chain)


def _best_chain(matches: Sequence[Match]) -> list[Match]:
    ordered = sorted(matches, key=lambda match: (match.end, match.start))
    ends = [match.end for match in ordered]
    scores: list[float] = []
    previous: list[int] = []
    for match in ordered:
        best, came_from = -SKIP * match.target.order * 0.5, -1
        # From the nearest backwards: steps cost, so what already scores less cannot come before this one.
        for earlier in range(bisect_right(ends, match.start) - 1, -1, -1):
            if scores[earlier] < best:
                continue
            before = ordered[earlier]
            score = scores[earlier] - _step(before.target, match.target) - _answers(before, match)
            if score > best or (score == best and came_from >= 0):
                best, came_from = score, earlier
        scores.append(best + match.gain)
        previous.append(came_from)
    chain: list[Match] = []
    at = max(range(len(scores)), key=scores.__getitem__, default=-1)
    while at >= 0:
        chain.append(ordered[at])
        at = previous[at]
    return chain[::-1]


def _step(before: Target, after: Target) -> float:
    """Return what it costs that ``after`` follows ``before``."""
    if before.anywhere or after.anywhere:
        return ANNEX
    distance = after.order - before.last
    if distance > 0:
        return SKIP * (distance - 1)
    return STEP_BACK - STEP_BACK_EACH * distance


def _answers(label: Match, match: Match) -> float:
    """Return what it costs to take for a label what rather is the answer to the label right before it."""
    field = label.target.field
    if field is None or match.start - label.end > ANSWER_GAP:
        return 0.0
    if field.kind in TICKED_KINDS and match.opens:
        return 0.0  # a box is answered by its tick, not by the next line
    return 3.0 if not match.opens or match.how in FREE_WORDED else 0.0


def _repeated(chain: Sequence[Match]) -> set[Match]:
    """Return the weaker places of targets, or of paths, that the chain takes more than once."""
    best: dict[str, tuple[float, Match]] = {}
    losers: set[Match] = set()
    bare = {match for match, following in pairwise(chain) if _heads_only(match, following)}
    for match, following in zip_longest(chain, chain[1:]):
        gain = match.gain + (HEADS if following is not None and _heads(match, following) else 0.0)
        for name in match.target.paths or (match.target.key,):
            known, rival = best.get(name, (0.0, match))
            yields = rival in bare and match.how == "exacte"
            stands = match in bare and rival.how == "exacte"
            better = rival is match or ((known < gain or yields) and not stands)
            if better:
                best[name] = gain, match
            if rival is not match:
                losers.add(rival if better else match)
    return losers


def _heads_only(match: Match, following: Match) -> bool:
    """Say whether a heading in other words has nothing below it: « Publics et descriptif », then « Nombre de ménages »."""
    near = following.start - match.end <= ANSWER_GAP and following.target is not match.target
    return near and match.how in FREE_WORDED and match.opens


def _heads(match: Match, following: Match) -> bool:
    """Say whether a section's heading stands over a label of its section, and not in an answer or a table."""
    section = match.target.section
    return section is not None and bool(following.target.paths) and _section(following) == section.name


def _first_of_each(chain: Sequence[Match]) -> list[Match]:
    taken: set[str] = set()
    kept = []
    for match in chain:
        if match.target.key not in taken:
            taken.add(match.target.key)
            kept.append(match)
    return kept
