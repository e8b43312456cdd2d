"""Whose text is whose: the region of the document that each label owns.

Mostly it is what stands between a label and the next one. Applicants also melt labels into one, put a block of
labels above the block of their answers, or answer above each label; then regions are dealt out otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from extract.answers import after_tail, label_again, label_end
from extract.asked import asked_lines
from extract.form import FormField
from extract.groups import YES_NO, marks_between, option_words
from extract.headings import above_answer, answer_end, below_headings, heading_end, heading_start
from extract.labels import LabelIndex, Match, Target
from extract.looks import LOOKS_LIKE
from extract.numbering import counted, headings_among, own_headings
from extract.shares import share_within
from extract.surroundings import FREE_WORDED, TICKED_KINDS, Surroundings
from ingest.document import Document
from normalize.text import fold, line_end

# Between two labels that an applicant melted into one: « Nombre de ménages et … de logements ».
_MELTING = re.compile(
    r"(?![ \n]*\n[ ]*[/&,+-][ ]*\n)[ \n]{0,3}(?:(?:et|ainsi que|/|&|,|\+)\s(?!(?:oui|non)\b)[^:?.;\t\d]{0,60}"
    r"|-[^\S\n](?!(?:oui|non)\b)[^:?.;\t\d\n]{0,60})",
    re.IGNORECASE,
)
_RULE = re.compile(r"\n[^\S\n]*_{12,}[^\S\n]*\n")  # closes the form where its last label is answered above
_CELL = re.compile(r"(?:(?!\s{3,})[^\n\t])+")
MIN_STACK = 2
# « DES MÉNAGES VISÉS », before an answer in small letters
_PARTICIPLE = re.compile(r"[A-ZÀ-Ý]{2,}ÉE?S?[^\S\n]+(?=[A-ZÀ-Ý]?[a-zà-ÿ])")
_PREDICATE = re.compile(
    r"[^\S\n](?:est|sont|sera|seront|n'est|ne sera|ne seront|porte sur|repose)\b(?![^\n]{0,60}\?)"
)
_SUBJECT = re.compile(
    r"(?!Quel|Qui|Que |Où|Comment|Combien|Pourquoi)[A-ZÀ-Ý][^\n.;:?]{2,40}\s(?:est|sont|sera|seront)\s(?:\w+\s)?"
)
_YES_NO = re.compile(r"\W*(?:x\W*)?oui\W+(?:x\W*)?non\b\W*(?:x\W*)?", re.IGNORECASE)
_EMPTY_CELL = re.compile(r"[^\S\n]{3,}\n|[^\S\n]*\t\s*\n")  # beside a label in a table that lost its cells
PROSE = 80  # characters from which what ends with a full stop is an answer's beginning
DOTTED = 8  # characters of a line that was left to be filled in
ABOVE_VOTES = 2
WRAPPED = 40  # characters of a line that may have been wrapped


@dataclass(frozen=True, slots=True)
class Region:
    """The text that a label owns."""

    match: Match
    start: int
    end: int


class Regions:
    """The regions of one document's labels."""

    def __init__(
        self, document: Document, index: LabelIndex, anchors: Sequence[Match], surroundings: Surroundings
    ) -> None:
        self.document = document
        self.index = index
        self.form = index.form
        self.anchors = anchors
        self.surroundings = surroundings
        self.by_path = {path: place for place, match in enumerate(anchors) for path in match.target.paths}
        self._regions: dict[int, Region] = {}

    def of(self, field: FormField) -> Region | None:
        """Return the text that answers a field, None where nothing does."""
        region = self.whole(field)
        if region is not None and not (region.match.how in FREE_WORDED and self._blank(region)):
            merged = self._asked_together(field.path)
            if len(merged) < 2:
                return region
            span = (region.start, region.end)
            start, end = share_within(self.document, *span, merged, field.path, self.index.subjects)
            return replace(region, start=start, end=end)
        for number, match in enumerate(self.anchors):
            section = match.target.section
            if section is not None and section.default == field.path:
                other = (
                    self._above(number)
                    if self._answered_above(field, self.region(number))
                    else self.region(number)
                )
                if re.search(r"[^\W_]{3}", self.document.text[other.start : other.end]):
                    return other
        return region

    def whole(self, field: FormField) -> Region | None:
        """Return the text under a field's label, what it shares with others of a melted label included."""
        place = self.by_path.get(field.path)
        if place is None:
            return None
        region = self.stacks.get(place) or self._with_section(field, self.region(self._melted(place)), place)
        return self._above(place) if self._answered_above(field, region) else region

    def _with_section(self, field: FormField, region: Region, place: int) -> Region:
        """Return a region with what stands between the heading of its section and its own: « Objectifs : » within it."""
        above = self.anchors[place - 1].target.section if place else None
        if above is None or above.default != field.path or field.kind != "text" or field.inline:
            return region
        start = self.region(place - 1).start
        over = self.document.text[start : self.next_label(place - 1)].strip()
        return replace(region, start=start) if len(over) >= PROSE and over[-1] in ".;!…" else region

    def region(self, place: int) -> Region:
        """Return the text that the label at ``place`` owns; worked out once, for several questions ask for it."""
        if place not in self._regions:
            self._regions[place] = self._region(place)
        return self._regions[place]

    def _ticked_before(self, match: Match) -> int | None:
        """Return where « ☒ oui ☐ non » ends that opens a label's line and so answers it, None where nothing does."""
        if not match.target.is_yes_no:
            return None
        start = self.surroundings.line_start(match.start)
        group = _YES_NO.match(self.document.text, start, match.start)
        if group is None or not self.surroundings.mark_between(start, group.end()):
            return None
        again = self.surroundings.mark_between(group.end(), line_end(self.document.text, match.end))
        return None if again else group.end()

    def _region(self, place: int) -> Region:
        match, text = self.anchors[place], self.document.text
        if ticked := self._ticked_before(match):
            return Region(match, self.surroundings.line_start(match.start), ticked)
        end = self.next_label(place)
        end = self._counted.get(end, end)
        below = text.find("\n", match.end)  # a label that wraps has its own second line there
        ends = [start for start in self._bounds if below < start < end and text[below:start].strip()]
        ends += [
            start
            for start in self._own_headings
            if match.end < start < end and text[match.end : start].strip(" :\n")
        ]
        if place + 1 == len(self.anchors):
            ends += [
                rule.start()
                for rule in _RULE.finditer(text, match.end, end)
                if text[match.end : rule.start()].strip(" :\n")
            ]
        end = min(ends, default=end)
        field = match.target.field
        tails = (*(field.tails if field else ()), *self.form.tails)
        start = match.end
        if after_tail(text, start, tails) == start:
            start = heading_end(text, start, end, match.target, self.index)
        start = self._past_participle(match, min(label_end(text, start, tails), end))
        asked = self._asked(match).field
        printed = match.how == "exacte" and match.target.section is None
        if asked and (again := label_again(text, start, end, asked.labels, printed=printed)):
            start = min(label_end(text, again, tails), end)
        if place + 1 < len(self.anchors) and (field is None or field.kind not in TICKED_KINDS):
            end = answer_end(text, start, end, match, self.anchors[place + 1], self.index)
        start = self._sentence_round(match, start)
        start = above_answer(
            text,
            start,
            end,
            self._asked(match),
            self.index,
            printed=printed,
        )
        if field and field.kind in TICKED_KINDS and self.surroundings.mark_between(match.end, start):
            start = match.end  # no heading holds a box
        return Region(match, start, end)

    def _sentence_round(self, match: Match, start: int) -> int:
        """Return where the sentence begins whose subject or predicate was taken for a label, ``start`` where none was.

        « L'engagement des porteurs | est pris pour deux ans. », « Ce projet est | adapté aux besoins des publics : il … »
        """
        field, text = match.target.field, self.document.text
        if field is None or field.kind != "text":
            return start
        line_start = self.surroundings.line_start(match.start)
        lead = text[line_start : match.start]
        begun = max((lead.rfind(end) + len(end) for end in (". ", "; ") if end in lead), default=0)
        if _PREDICATE.match(text, match.end) and self.surroundings.opens_line(match.start):
            return match.start
        return line_start + begun if _SUBJECT.fullmatch(lead[begun:]) else start

    def _past_participle(self, match: Match, start: int) -> int:
        """Return where the answer begins behind a word that a label in capitals goes on with: « DES MÉNAGES VISÉS »."""
        text = self.document.text
        word = _PARTICIPLE.match(text, start)
        return word.end() if word and text[match.start : match.end].isupper() else start

    @cached_property
    def _counted(self) -> dict[int, int]:
        """Where the number alone stands that counts the label that begins at a place."""
        return counted(self.document.text, [self.next_label(place) for place in range(len(self.anchors) - 1)])

    @cached_property
    def _bounds(self) -> list[int]:
        """Where headings begin that no label was told by: they end the answer above them all the same."""
        lines = [self.surroundings.line_start(one.start) for one in self.anchors]
        return [*headings_among(self.document.text, lines), *asked_lines(self.document.text)]

    @cached_property
    def _own_headings(self) -> list[int]:
        """Where headings of the writer's own begin: they end even an answer on its label's own line."""
        return own_headings(self.document.text, self.form.own_headings)

    def _asked(self, match: Match) -> Target:
        """Return what is asked under a label or, under a section's heading, by the field it stands for."""
        section = match.target.section
        if section is None or section.default is None:
            return match.target
        return self.index.target_of(section.default)

    def next_label(self, place: int) -> int:
        """Return where the label after ``place`` begins, its number or bullet included."""
        if place + 1 >= len(self.anchors):
            return len(self.document.text)
        following = self.anchors[place + 1]
        kind = following.target.field.kind if following.target.field else None
        if kind == "checkbox":
            return following.start
        line_start = self.surroundings.line_start(following.start)
        if self._ticked_before(following) or self.surroundings.opens_line(following.start):
            return max(line_start, self.anchors[place].end)
        if line_start < self.anchors[place].end:
            return following.start
        return heading_start(self.document.text, line_start, following.start)

    @cached_property
    def answers_above(self) -> bool:
        """Say whether the writer answers above the labels: text under headings, nothing under last labels."""
        typed = [self._typed_vote(place) for place in range(1, len(self.anchors))]
        above, below = typed.count(1), typed.count(-1)
        for place in range(len(self.anchors) - 1):
            here, following = self.anchors[place].target, self.anchors[place + 1].target
            written = not self._nothing_under(place)
            if here.section is not None and here.section.default is None and following.field is not None:
                if following.field.kind not in TICKED_KINDS:
                    above += written
                    below += not written
            elif (
                here.field is not None
                and here.field.kind not in TICKED_KINDS
                and following.section is not None
            ):
                above += not written
                below += written
        return above >= ABOVE_VOTES and above > 2 * below

    def _answered_above(self, field: FormField, region: Region) -> bool:
        """Say whether a field's answer stands above its label."""
        if not self.answers_above or field.kind in TICKED_KINDS or field.anywhere:
            return False
        return self._line_ends(region)

    def _typed_vote(self, place: int) -> int:
        """Return 1 if what a label asks for (a number, a sum, types) stands above it only, -1 if only below."""
        field = self.anchors[place].target.field
        pattern = LOOKS_LIKE.get(field.kind) if field else None
        before = self.anchors[place - 1].target.field
        if field is None or pattern is None or (before is not None and before.kind == field.kind):
            return 0  # of two sums in a row, the first one's answer is the second one's text above
        text = self.document.text
        region = self.region(place)
        if "\n" not in text[region.match.end : region.start + 1] and region.start < region.end:
            return -1
        over = text[self.region(place - 1).start : self.next_label(place - 1)].rstrip().rsplit("\n", 1)[-1]
        under = text[region.start : region.end].lstrip().split("\n", 1)[0]
        return bool(pattern.match(over)) - bool(pattern.match(under))

    def _nothing_under(self, place: int) -> bool:
        return self._blank(self.region(place))

    def _blank(self, region: Region) -> bool:
        return not re.search(r"[^\W_]", self.document.text[region.start : region.end])

    def _above(self, place: int) -> Region:
        """Return the text between the label before and the label at ``place``."""
        match = self.anchors[place]
        place = self._melted_first(place)
        end = self.next_label(place - 1) if place else self.anchors[0].start
        if not place:
            return Region(match, 0, end)
        before = self.region(place - 1)
        start = before.start
        field = before.match.target.field
        if field is not None and field.kind in TICKED_KINDS:
            marks = marks_between(self.document, before.match.end, end)
            words = option_words(self.document, field.options or YES_NO, before.match.end, end)
            start = max([start, *(mark.end for mark in marks), *(word.end for word in words)])
        start = below_headings(self.document.text, min(start, end), end, self.index)
        return Region(match, start, end)

    def _line_ends(self, region: Region) -> bool:
        """Say whether nothing follows a label on its own line."""
        return "\n" in self.document.text[region.match.end : region.start + 1] or region.start >= region.end

    def _melted_first(self, place: int) -> int:
        """Return the first of the labels that an « et » melts into the one at ``place``."""
        while place and self._melted(place - 1) > place - 1:
            place -= 1
        return place

    def _melted(self, place: int) -> int:
        """Return the label whose answer is shared: the last of labels that an « et » melts into one."""
        while place + 1 < len(self.anchors):
            here, following = self.anchors[place], self.anchors[place + 1]
            if following.target.field is None or not self._melts(here.end, following.start):
                break
            place += 1
        return place

    def _asked_together(self, path: str) -> list[str]:
        """Return the paths that one label, or labels that an « et » melts into one, ask for beside ``path``."""
        place = self.by_path.get(path)
        if place is None:
            return []
        melted = self.anchors[self._melted_first(place) : self._melted(place) + 1]
        return [path for match in melted for path in match.target.paths]

    def _melts(self, end: int, start: int) -> bool:
        """Say whether what stands between two labels makes them one heading: an « et », no answer."""
        return _MELTING.fullmatch(self.document.text, end, start) is not None

    @cached_property
    def stacks(self) -> dict[int, Region]:
        """The answers of labels that stand in a block of their own above the block of their answers."""
        found: dict[int, Region] = {}
        place = 0
        while place < len(self.anchors):
            last = place
            while last + 1 < len(self.anchors) and self._bare(last):
                last += 1
            found.update(self._stack(place, last))
            place = last + 1
        return found

    def _bare(self, place: int) -> bool:
        """Say whether a label is followed by nothing but the next label, not even a colon."""
        match = self.anchors[place]
        field = match.target.field
        if field is None or field.kind in TICKED_KINDS:
            return False
        following = self.document.text[match.end : self.next_label(place)]
        return not following.strip() and not _EMPTY_CELL.match(following)

    def _stack(self, first: int, last: int) -> dict[int, Region]:
        count = last - first + 1
        field = self.anchors[last].target.field
        if count < MIN_STACK or field is None or field.kind in TICKED_KINDS:
            return {}
        region = self.region(last)
        if ":" in self.document.text[region.match.end : region.start]:
            return {}
        pieces = [
            piece
            for piece in _CELL.finditer(self.document.text, region.start, region.end)
            if self._may_answer(piece.group())
        ]
        if len(pieces) != count or any(map(_goes_on, pieces, pieces[1:])):
            return {}
        return {
            first + number: Region(self.anchors[first + number], *piece.span())
            for number, piece in enumerate(pieces)
        }

    def _may_answer(self, piece: str) -> bool:
        """Say whether a line may be the answer to one label of a stack: words or dots to fill in, no prompt alone."""
        if not piece.strip(" .:"):
            return len(piece) >= DOTTED
        return fold(piece).strip(" .:()") not in self._prompts

    @cached_property
    def _prompts(self) -> frozenset[str]:
        return frozenset(fold(prompt).strip(" .:()") for prompt in self.form.every_prompt())


def _goes_on(piece: re.Match[str], following: re.Match[str]) -> bool:
    """Say whether a line is the second one of a sentence that the page wrapped."""
    return (
        len(piece[0]) >= WRAPPED and piece[0].rstrip()[-1].isalpha() and following[0].lstrip()[:1].islower()
    )
