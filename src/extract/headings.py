"""What a heading takes up beyond the words that its label was told by.

Writers put words of their own before, behind and above a label (« Recours à l'offre d'accompagnement … »,
« Gestion locative : articulation », « IV - Volet accompagnement »): they belong to the heading, never to an answer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.labels import LabelIndex, Match, Target
from extract.tokens import WORD
from normalize.text import fold, line_end

_LEAD = re.compile(
    r"[\s–—•·*+-]*(?:(?:[IVX]{1,4}|\d{1,2}|[A-Ha-h])\s?[.)°/–-]+\s*)?[A-ZÀ-Ý0-9][^\n\t.;:!?()|]{0,40}"
)
_LEAD_WORDS = 5
_PROSE = frozenset(
    {"text", "place", "title", "organisations", "partners"}
)  # kinds whose labels are written on
# A piece of a heading that goes on behind its label: words up to a colon, an arrow, a full stop or the line's end.
_PIECE = re.compile(
    r"[ \t]*(?:[-–—:/,]|[eo]t|ou|&)?[ \t]*([^\W\d_][^\n\t:=>→►.;!?()\d]{2,60}?)\s*(?=[:=>→►.\n\t]|[ ]{2}|\Z)"
)
_PIECE_WORDS = 6
_LINE_WORDS = 10
_ASKING_WORDS = 16  # « Les engagements pris par les porteurs du projet portent sur une durée de »
_NUMBER = re.compile(r"\s*(?:[IVX]{1,4}|\d{1,2}|[A-H])\s?(?:[-–—.)/°]\s*)+(?=[^\W\d_]{3})")
_FINISHED = re.compile(r"[.;,!?»]\s*\Z")
_ITEM = re.compile(r"[ \t]*(?:→|(?:[ivxIVX]{1,4}|\d{1,2}|[A-Ha-h])[.)°/-])[ \t]*")
OWN_WORDS = 4  # of a label that is told from the words of an answer
MOSTLY = 0.6  # of the words of a line that is numbered or ends with a colon
_BULLET = re.compile(r"\s*[•·▪■□➢➤*+>☐☒-]")


def heading_start(text: str, line_start: int, start: int) -> int:
    """Return where the heading begins whose label stands at ``start``: at its line's start if few words lead to it."""
    lead = text[line_start:start]
    if _LEAD.fullmatch(lead) and len(lead.split()) <= _LEAD_WORDS:
        return line_start
    return start


def heading_end(text: str, end: int, limit: int, target: Target, index: LabelIndex) -> int:
    """Return where the heading ends whose label ends at ``end``: behind what is of the label's own topic."""
    if not target.paths or (target.field is not None and target.field.kind not in _PROSE):
        return end
    piece = _PIECE.match(text, end, limit)
    # « … existante ou nouvelle : Existante. »
    inline = target.field is not None and target.field.inline
    stated = piece is not None and ":" in text[end : piece.start(1)] and text.startswith(".", piece.end())
    if stated and not inline:
        return end
    if piece and index.is_about(target, _words(piece.group(1), _PIECE_WORDS)):
        return piece.end()
    return end


def above_answer(
    text: str, start: int, end: int, target: Target, index: LabelIndex, *, printed: bool = False
) -> int:
    """Return where the answer begins in ``start:end``: below a first line that only names what is asked.

    Under a label as the form has it (``printed``) such a line only repeats it; other words are the answer's own.
    """
    stop = line_end(text, start, end)
    lead = _ITEM.match(text, start, stop)
    own = _own_wording(text, lead.end() if lead else start, target)
    if own is not None and text[own:end].strip():
        return own
    if printed:
        return start
    line = text[lead.end() if lead else start : stop].rstrip()
    words = _words(line, _ASKING_WORDS)
    if len(words) < 2 or not line[:1].isupper() or _FINISHED.search(line) or not text[stop:end].strip():
        return start
    set_off = lead is not None or line.endswith(":")
    share = index.share_about(target, words)
    return stop if share == 1.0 or (set_off and share >= MOSTLY) else start


def _own_wording(text: str, start: int, target: Target) -> int | None:
    """Return where another wording of the target's own label ends that stands at ``start``, None if none does."""
    for label in target.labels:
        wording = _wording(label)
        found = wording.match(fold(text[start : start + 2 * len(label)])) if wording else None
        if found:
            return start + found.end()
    return None


@lru_cache(maxsize=1024)
def _wording(label: str) -> re.Pattern[str] | None:
    """Return what a label looks like in folded text, None where it is too short to be told from an answer."""
    words = WORD.findall(fold(label))
    if len(words) < OWN_WORDS:
        return None
    return re.compile(r"\W+".join(map(re.escape, words)) + r"\W*?(?=[\w:\n]|\Z)")


def answer_end(text: str, start: int, end: int, match: Match, following: Match, index: LabelIndex) -> int:
    """Return where the answer in ``start:end`` ends: above the headings that lead to the ``following`` label."""
    enters_section = index.section_between(match.target, following.target)
    while True:
        stop = len(text[start:end].rstrip()) + start
        line_start = text.rfind("\n", start, stop) + 1
        if line_start <= start or not _is_heading(
            text[line_start:stop], index, enters_section=enters_section
        ):
            return end
        end = line_start


def below_headings(text: str, start: int, end: int, index: LabelIndex) -> int:
    """Return where the answer above its label begins in ``start:end``: below the headings over it."""
    while True:
        begin = end - len(text[start:end].lstrip())
        newline = text.find("\n", begin, end)
        if newline < 0 or not _is_heading(text[begin:newline], index, enters_section=True):
            return start
        start = newline


def _is_heading(line: str, index: LabelIndex, *, enters_section: bool) -> bool:
    """Say whether a line right above a label is a heading over it."""
    words = _words(line, _LINE_WORDS)
    number = _NUMBER.match(line)
    if not words or _FINISHED.search(line) or (_BULLET.match(line) and not number):
        return False
    set_off = number is not None or line.isupper() or line.rstrip().endswith(":")
    if not (set_off or line.strip()[:1].isupper()):
        return False
    known = index.known(words)
    return known > 0.6 if enters_section and set_off else known == 1.0 and (enters_section or set_off)


def _words(line: str, most: int) -> tuple[str, ...]:
    """Return the words of a line, none where it has more than ``most``."""
    words = tuple(WORD.findall(fold(line)))
    return words if len(words) <= most else ()
