"""Whether a place that reads like a label counts as one.

A free text has headings of its own, and words like labels all over; in the form's own order a label may still begin a
sentence (« Notre projet : accompagner des familles qui … ») or ask something else (« Typologie : couples, isolés »).
"""

from __future__ import annotations

import re

from extract.labels import Match
from extract.prose import one_line
from extract.surroundings import FREE_WORDED, Surroundings

SURE_IN_PROSE = 0.85  # likeness from which a heading of a free text is taken for a reworded label
LEARNT_IN_PROSE = 0.9  # probability from which it is for what it was learnt to ask
BEHIND = 100  # characters behind a label that show what is answered
_EXPLAINED = re.compile(r"\s?:[^\S\n]+[a-zà-ÿ][^\n]{60}")
# « Accompagnement : 1 050 € par ménage et par an. » tells a cost, and heads no section.
_PRICED = re.compile(r"\s?[:.]?\s?\d[\d .]*(?:,\d\d)?\s?(?:€|euros?)\s?(?:par|/)")
_BRACKETED = re.compile(r"\([a-zà-ÿ][^\W\d_]*\)")


def is_label(match: Match, surroundings: Surroundings, *, uses_form: bool) -> bool:
    """Say whether a place counts as the label that it reads like."""
    text, target = surroundings.text, match.target
    named = target.free_form or (target.field is not None and target.field.kind == "title")
    if named and _EXPLAINED.match(text, match.end):
        return False
    if _BRACKETED.fullmatch(text, max(match.start - 1, 0), match.end + 1):
        return False  # « MSA (cofinanceur), … »
    if target.section is not None and _PRICED.match(text, match.end):
        return False
    refused = target.field and target.field.refuses
    if refused and re.match(refused, one_line(text[match.start : match.end + BEHIND])):
        return False
    if uses_form:
        return not target.free_form
    alone = surroundings.stands_alone(target, match.start, match.end)
    if not alone and not (match.how == "exacte" and surroundings.replied(target, match.start, match.end)):
        return False
    sure = LEARNT_IN_PROSE if match.how == "apprise" else SURE_IN_PROSE
    worded = match.how in FREE_WORDED and match.likeness < sure
    return not worded or surroundings.is_question(match.start)
