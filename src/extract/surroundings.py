"""What stands around a place in the text says whether it is a label there or only the same words.

A label stands at the start of a line or cell, behind a bullet or a number; a colon, a tick or the end of the
line follows it. The points below are added up into a match's gain; they were set by hand on the reference
set (``tools/reference``) and are the only place where such points are made.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from extract.asked import asked_lines
from extract.header_rows import header_cells
from extract.heading_styles import Heading, heading_on
from extract.numbering import COUNT_WORDS, section_headings
from extract.tokens import Tokens
from ingest.document import Document
from normalize.text import fold, line_end

if TYPE_CHECKING:
    from extract.labels import How, Target

# Numbering, bullets (as OCR gives them too) and boxes that may stand before a label on its line.
_LEAD = re.compile(
    r"[\s\-–—•·●◦▪▫■□►➢➤→⇒✓✔*+¢©®°>«\"“'|_()\[\]:☐☒▨\uf000-\uf0ff]*"
    rf"(?:(?:(?:(?:{COUNT_WORDS})\.?\s?)?[A-Ha-h]?\d{{1,2}}|[ivxIVX]{{1,4}}|[A-Ha-h])(?:[.)/°-]+\d{{0,2}})*[.)/°–—\-\s:]+)?"
    r"(?:[oeO«]\s+)?[\s\-–—•·●☐☒▨]*"
)
_COLON = re.compile(
    r"(?:[\s)\]»\"_*…]|\.(?=[\s.…:]))*(?:[:?=>→►]|[–—-][\s])|[^\S\n]{3,}\S|[^\S\n]{2}(?:[«“(]|[^\s\Wa-zà-ÿ])"
)  # or a gap
_LINE_END = re.compile(r"[\s.…_)*»-]*(?:\n|\t|\Z|\f)")
_FULL_STOP = re.compile(r"\.[^\S\n]+\S")
_TAIL = re.compile(r"\s*[(\[][^()\[\]]{0,200}[)\]][^\S\n]*")
_GAP_BEHIND = re.compile(r"(?:[^\S\n]{3,}|\t[^\S\n]*)\Z")
_CHOICE = re.compile(r"[\s:.…)_-]*(?:oui|non|o\b|n\b|faible|favorable|[☐☒▨([|])", re.IGNORECASE)
_LOWER = re.compile(r"[\s,;]*[a-zà-ÿ]")
_BULLETED = re.compile(r"[-–—•·*+]\s*\Z")
_SENTENCE_END = re.compile(r"[.;:!?»)☐☒▨|\]]\s*$|\s{2,}$|\t\s*$")
# A person's function ends with what may be a label: « Directrice de la gestion locative ».
_POST = re.compile(
    r"(?:.*\W)?(?:direct(?:eur|rice)|responsable|charg[ée]e?|chef(?:fe)?|gestionnaire|conseill[eè]re?|coordinat\w+"
    r"|coordonnat\w+|adjointe?|cadre|agent|r[ée]f[ée]rente?)\s",
    re.IGNORECASE | re.DOTALL,
)
# « Identique à la localisation du projet » answers by another label's words.
_REFERS = re.compile(r"\W*(?:identiques?|idem|cf|voir)\b(?!\s*:)", re.IGNORECASE)
_OBJECT = re.compile(r"[^\S\n](?:la|les?|notre|nos|une?)\s|[^\S\n]l['’]")
_YES_AND_NO = re.compile(r"\boui\b.{1,20}\bnon\b", re.IGNORECASE)
# « … financement FNDOLLTS obtenu » and its two boxes on the line below.
_REPLY_BELOW = re.compile(
    r"(?:[^\S\n]+[^\W\d_]+){0,3}[^\S\n]*[:?]?[^\S\n]*\n(?=[^\w\n]*oui\b)", re.IGNORECASE
)
REPLIED = 3.0  # points for a question's words on a line with its two answers and a box
LEARNT_FOR_SURE = 1.8  # points for words that were learnt to ask for a label and nothing else
ASKED = 1.5  # points for a line that the layout shows to be a question
SECTIONS = 7  # that a form may have: where more are counted, they are questions
LEAD_WORDS = 5  # of a heading that begins before the label in it
LONGEST_LEAD = 200  # characters that are looked at before a place: a line may have a million
WITHIN_A_SENTENCE = 3.0  # summed weight of a label's words below which a sentence may hold them by chance
WRAPPED_FROM = 45  # characters from which a line may have been broken by its width
TICKED_KINDS = frozenset({"yes_no", "option", "checkbox"})
FREE_WORDED = frozenset({"reformulee", "par_theme", "apprise", "par_place"})
# Told by the topic: where no other heading stands for the label.
TOPICAL_ONLY = frozenset({"par_theme", "apprise"})


class Surroundings:
    """The lines, cells and marks of a document, asked about places in its text."""

    def __init__(self, document: Document, prompts: tuple[str, ...] = ()) -> None:
        self.text = document.text
        self._prompts = frozenset(fold(prompt).strip(" .()") for prompt in prompts)
        self._line_starts = sorted({line.start for line in document.lines} | {0})
        self._cell_starts = {cell.start for table in document.tables for cell in table.cells}
        self._cell_ends = {cell.end for table in document.tables for cell in table.cells}
        self.header_cells = tuple(header_cells(document))
        self._bold = {(line.start, line.end) for line in document.lines if line.bold}
        self._mark_starts = sorted(mark.start for mark in document.marks)
        self._mark_spans = {mark.start: mark.end for mark in document.marks}
        counted = [head.start for head in section_headings(document.text)]
        self._asked = frozenset((*asked_lines(document.text), *(counted if len(counted) > SECTIONS else ())))
        self._lines = [(line.start, line.end) for line in document.lines]
        # Many wordings are tried at one place.
        self.line_start = lru_cache(maxsize=4096)(self._line_start)
        self.opens_line = lru_cache(maxsize=4096)(self._opens_line)
        self.prompt_follows = lru_cache(maxsize=4096)(self._prompt_follows)

    @cached_property
    def heading_pieces(self) -> tuple[tuple[int, int], ...]:
        """The word ranges that look like a heading: short, opening a line, closed by a colon or its end."""
        return tuple(_heading_pieces(Tokens.of(self.text), self._lines, self.prompt_follows))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The lines that are set off as headings may be; none holds a tick."""
        lines = (heading_on(self.text, start, end) for start, end in self._lines)
        return tuple(one for one in lines if one and not self.mark_between(one.start, one.end))

    def _line_start(self, position: int) -> int:
        """Return where the line or cell that holds ``position`` begins."""
        start = self._line_starts[max(bisect_right(self._line_starts, position) - 1, 0)]
        newline = self.text.rfind("\n", start, position) + 1
        tab = self.text.rfind("\t", start, position) + 1
        return max(start, newline, tab)

    def _opens_line(self, start: int) -> bool:
        """Say whether only a bullet, a number or a tick stands before ``start`` on its line or in its cell."""
        line_start = self.line_start(start)
        if start in self._cell_starts:
            return True
        lead = self.text[line_start:start]
        if len(lead) > 40:
            return False
        for mark_start in self._mark_starts[bisect_right(self._mark_starts, line_start - 1) :]:
            if mark_start >= start:
                break
            end = self._mark_spans[mark_start]
            blank = " " * (min(end, start) - mark_start)
            lead = lead[: mark_start - line_start] + blank + lead[end - line_start :]
        return _LEAD.fullmatch(lead) is not None

    def is_question(self, start: int) -> bool:
        """Say whether the layout shows the line that ``start`` opens to be a question."""
        return bool(self._asked) and self.line_start(start) in self._asked and self.opens_line(start)

    def tick_follows(self, end: int) -> bool:
        """Say whether a mark follows, or a cross that was typed where a box would be."""
        return self.mark_follows(end) or _CROSS.match(self.text, end) is not None

    def stands_alone(self, target: Target, start: int, end: int) -> bool:
        """Say whether words are set off as a label is, by a colon or the line's end, and are no part of a sentence."""
        opens, field = self.opens_line(start), target.field
        ends = (end, self.after_tail(end))
        if field is not None and field.inline:
            return True
        ticked = field is not None and field.kind in TICKED_KINDS
        if ticked and (self._beside_mark(start) or (opens and any(map(self.tick_follows, ends)))):
            return True
        return (opens or self.follows_sentence(start)) and any(
            place in self._cell_ends or _COLON.match(self.text, place) or _LINE_END.match(self.text, place)
            for place in ends
        )

    def follows_sentence(self, start: int) -> bool:
        """Say whether what stands before ``start`` is finished: a sentence, a tick, a gap."""
        before = self.text[max(start - 6, 0) : start]
        # « X (OPH) qui porte le projet »
        bracketed = before.rstrip()[-1:] in (")", "»") and self.text[start : start + 1].islower()
        finished = _SENTENCE_END.search(before) is not None and not bracketed
        return finished or self._ends_with_mark(start)

    def _ends_with_mark(self, start: int) -> bool:
        at = bisect_right(self._mark_starts, start - 1) - 1
        if at < 0:
            return False
        end = self._mark_spans[self._mark_starts[at]]
        return end <= start and not self.text[end:start].strip(" \n.,;/|–—-")

    def _beside_mark(self, start: int) -> bool:
        """Say whether a tick stands before ``start`` on its line."""
        at = bisect_right(self._mark_starts, start) - 1
        return at >= 0 and "\n" not in self.text[self._mark_starts[at] : start]

    def mark_between(self, start: int, end: int) -> bool:
        """Say whether a tick begins in ``start:end``."""
        return bisect_left(self._mark_starts, start) < bisect_left(self._mark_starts, end)

    def mark_follows(self, end: int) -> bool:
        """Say whether a tick or the first word of a choice comes next after ``end``."""
        at = bisect_right(self._mark_starts, end - 1)
        if at < len(self._mark_starts) and not self.text[end : self._mark_starts[at]].strip(" :\t\n.…_"):
            return True
        return _CHOICE.match(self.text, end) is not None

    def after_tail(self, end: int) -> int:
        """Return where the bracket that directly follows ``end`` closes, or ``end`` if there is none."""
        tail = _TAIL.match(self.text, end)
        if tail is None:
            return end
        gap = _GAP_BEHIND.search(tail.group())  # a gap parts columns: the cell ends before it
        return tail.start() + (gap.start() if gap else len(tail.group()))

    def gain(  # noqa: PLR0913 - each is a different thing known of the place
        self,
        target: Target,
        start: int,
        end: int,
        likeness: float,
        how: How,
        *,
        words: float,
        piece: tuple[int, int] | None = None,
    ) -> float:
        """Return the points for the words ``start:end`` being the target's label; at most 0 if they are not.

        Where several labels are melted into one heading, ``piece`` is the heading: what stands around it counts.
        """
        if how == "apprise":
            points = LEARNT_FOR_SURE + math.log(likeness)
        else:
            points = (likeness - 0.8) * (6 if how in FREE_WORDED else 10)
        points += min((words - 1) * 0.8, 2.4) + max(words - 4, 0) * 0.15
        outer_start, outer_end = piece or (start, end)
        points += self._around(target, outer_start, outer_end, words, how)
        if how in FREE_WORDED and not target.anywhere and _POST.match(self.text, start, end):
            points -= 4.0
        if target.section is not None and how != "exacte":
            points -= 2.0  # a section's heading says little: words like it stand in many answers
        if target.section is not None and self._heads_nothing(outer_start, outer_end):
            points -= 3.0
        if _REFERS.match(self.text, self.line_start(outer_start)):
            points -= 9.0 if how == "apprise" else 4.0  # « Voir budget joint » is no budget
        if self.prompt_follows(outer_end):
            points -= 3.0  # a blank copy of the form may come before the one that is filled in
        if self.text[outer_start : outer_start + 1].isupper() or self.text[start : start + 1].isdigit():
            points += 0.3
        return points

    def _heads_nothing(self, start: int, end: int) -> bool:
        """Tell a section's heading from « - accompagnement : association », « … ; Durée : un an », « Accompagnement : 900 € »."""
        amid = not self.opens_line(start) and _GOES_ON.match(self.text, end) is not None
        return amid or self._is_item(start, end) or _COSTS.match(self.text, end) is not None

    def _is_item(self, start: int, end: int) -> bool:
        """Say whether words in small letters stand between a bullet and a colon with text behind it."""
        lead = self.text[self.line_start(start) : start]
        told = re.match(r"[^\S\n]?:[^\S\n]*[a-zà-ÿ]", self.text[end : end + 5])
        return self.text[start : start + 1].islower() and told is not None and bool(_BULLETED.search(lead))

    def _prompt_follows(self, end: int) -> bool:
        """Say whether nothing but a printed prompt follows a label that ends at ``end``."""
        following = self.text[end : end + 90].lstrip(" :\u00a0\u202f\t\n").split("\n", 1)[0]
        return fold(following).strip(" .()") in self._prompts

    def _continues(self, start: int) -> bool:
        """Say whether a line that opens in lower case carries on the full line right above it."""
        if not self.text[start : start + 1].islower():
            return False
        line_start = self.line_start(start)
        above = self.text[
            self.text.rfind("\n", 0, max(line_start - 1, 0)) + 1 : max(line_start - 1, 0)
        ].rstrip()
        return len(above) > WRAPPED_FROM and above[-1:].islower()

    def carries_on(self, start: int, end: int) -> bool:
        """Say whether the words ``start:end`` fill a line that the next one carries on in lower case."""
        return (
            end - start > WRAPPED_FROM
            and re.match(r"[^\S\n]*\n[^\S\n]*[a-zà-ÿ]", self.text[end : end + 20]) is not None
        )

    def _within_sentence(self, start: int) -> bool:
        """Say whether small letters begin at ``start`` in the middle of a line that goes on."""
        lead = self.text[max(self.line_start(start), start - LONGEST_LEAD) : start]
        return (
            self.text[start : start + 1].islower()
            and (len(lead.split()) > LEAD_WORDS or _POST.match(lead) is not None)
            and not self.opens_line(start)
            and not self.follows_sentence(start)
        )

    def _before(self, start: int, how: How) -> float:
        if how in FREE_WORDED and self.text[start : start + 1].islower():
            return -4.0  # a heading of the writer's own begins with a capital or a figure
        if self.opens_line(start):
            return -1.5 if self._continues(start) else 1.5
        if self.text[start : start + 1].islower() and self.text[start - 1 : start] == " ":
            return -1.5  # two spaces in a sentence part nothing
        return 0.3 if self.follows_sentence(start) else -1.5

    def _around(self, target: Target, start: int, end: int, words: float, how: How) -> float:
        """Return the points for what stands before and behind a label's words, and on which line."""
        points = self._before(start, how) + self._after(target, end, words, how)
        if words < WITHIN_A_SENTENCE and self._within_sentence(start):
            points -= 2.5
        opens = self.opens_line(start) or self.follows_sentence(start)
        if target.is_contacts and (_OBJECT.match(self.text, end) or not opens):
            points -= 4.0  # « Dossier suivi par la DDCSPP. », « Chacun sait qui appeler : … »
        replied = how not in TOPICAL_ONLY and self.replied(target, start, end)
        if replied and how == "exacte":
            points = max(points, -0.5)  # « du PDALPD de façon générale : oui [x] non [ ] »
        return points + (REPLIED if replied else 0.0) + (ASKED if self.is_question(start) else 0.0)

    def replied(self, target: Target, start: int, end: int) -> bool:
        """Say whether a question's words end on a line with « oui », « non » and a box, or end the line above: nothing else answers so."""
        if not target.is_yes_no:
            return False
        low, high = self.line_start(end), min(line_end(self.text, end), end + LONGEST_LEAD)
        below = None if self.opens_line(start) else _REPLY_BELOW.match(self.text, end)
        if below and not self.mark_between(low, high):
            low, high = below.end(), line_end(self.text, below.end())
        return self.mark_between(low, high) and _YES_AND_NO.search(self.text, low, high) is not None

    def _after(self, target: Target, end: int, words: float, how: How) -> float:
        kind = target.field.kind if target.field else None
        if kind in TICKED_KINDS and self.tick_follows(end):
            return 1.2
        for place in (end, self.after_tail(end)):
            if _COLON.match(self.text, place):
                return 1.2
            if place in self._cell_ends or _LINE_END.match(self.text, place):
                return 0.8
        if target.field is not None and target.field.inline and words >= 3:
            return 0.5
        if how == "exacte" and _FULL_STOP.match(self.text, end):
            return 0.6
        if words < 2 or how in FREE_WORDED:
            return -4.0
        if words < 3:
            return -1.0 if not _LOWER.match(self.text, end) else -2.5
        return -0.3 if not _LOWER.match(self.text, end) else -1.0


_GOES_ON = re.compile(r"[^\S\n]?:[^\S\n]*[a-zà-ÿ]")
_COSTS = re.compile(r"[^\S\n]?:[^\S\n]*\d[\d .,]*(?:€|euros?\b)")
_PIECE_END_BUT_DASH = re.compile(
    r"[:?→►=>]|\n|\t|\f|\Z|\.(?![^\S\n][a-zà-ÿ])(?:\s|\Z)|;(?:\s|\Z)|[^\S\n]{2,}|\s(?=[\d(\[])"
)
_PIECE_END = re.compile(rf"{_PIECE_END_BUT_DASH.pattern}|\s[–—-]\s")
# « Ménages : nombre prévu : 34 »: what the first colon closes goes on up to the second one.
_SECOND_COLON = re.compile(r":(?=[^\S\n]*[a-zà-ÿ][^\n:\t\d.]{2,40}:)")
# « Publics cibles : caractéristiques »: two or three words in small letters are all that follows the colon.
_REST = re.compile(r":[^\S\n][a-zà-ÿ'’]+(?:[^\S\n][a-zà-ÿ'’]+){0,2}[^\S\n]*(?=\n|\Z)")
_DASHES = ("–", "—", "-")
PIECE_WORDS, PIECE_LENGTH = 18, 130
_OF = frozenset({"de", "du", "des"})
_CROSS = re.compile(r"[^\S\n]*[xX](?!\S)")  # typed where a box would be
_MELTING = re.compile(r"\s(?:et|/|&|\+)\s|\s?/\s?")


def _heading_pieces(
    tokens: Tokens, lines: Sequence[tuple[int, int]], prompt_follows: Callable[[int], bool]
) -> Iterator[tuple[int, int]]:
    text = tokens.text
    for start, end in lines:
        position = start
        while position < end:
            lead = _LEAD.match(text, position, end)
            begin = lead.end() if lead else position
            closing = _PIECE_END.search(text, begin, end)
            second = _SECOND_COLON.match(text, closing.start(), end) if closing else None
            if closing and second:
                yield from _piece(tokens, begin, closing.start())
                closing = _PIECE_END.search(text, second.end(), end)
            if closing and closing.group().strip(" ") in _DASHES:
                yield from _piece(tokens, begin, closing.start())
                closing = _PIECE_END_BUT_DASH.search(text, closing.end(), end)
            stop = closing.start() if closing else end
            yield from _piece(tokens, begin, stop)
            rest = _REST.match(text, stop, end)
            if rest and not prompt_follows(stop):
                yield from _piece(tokens, begin, rest.end())
            if closing is None:
                break
            next_line = text.find("\n", stop, end)
            next_tab = text.find("\t", stop, end)
            following = [place for place in (next_line, next_tab) if place >= 0]
            if not following:
                break
            position = min(following) + 1


def _piece(tokens: Tokens, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    first, last = tokens.first_from(begin), tokens.first_from(stop)
    if last - first > 1 and tokens.words[last - 1] == "x":
        last -= 1  # a cross behind an option
    if 0 < last - first <= PIECE_WORDS and stop - begin <= PIECE_LENGTH:
        yield first, last


def melted_parts(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the word ranges on both sides of each connector of a heading (« X et Y », « X / Y »)."""
    begin, stop = tokens.starts[first], tokens.ends[last - 1]
    for connector in _MELTING.finditer(tokens.text, begin, stop):
        middle_end = tokens.first_from(connector.start())
        middle_start = tokens.first_from(connector.end())
        if middle_end - first < 1 or last - middle_start < 1:
            continue
        # « Nom et statut des porteurs »: what a lone word is of stands behind the connector.
        if middle_end - first > 1 or not _OF.intersection(tokens.words[middle_start:last]):
            yield first, middle_end
        yield middle_start, last
