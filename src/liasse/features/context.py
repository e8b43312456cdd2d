"""What a field's features are taken from: the dossier as a whole, asked about one field at a time.

Made once per dossier; whatever several features need is computed once and kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from extract.budget_zone import budget_zones
from extract.candidate import Span
from extract.labels import LabelIndex, Match, Target
from extract.surroundings import Surroundings
from extract.tokens import Tokens
from ingest.document import Document, Reading, Tick
from liasse.normalizing import Value
from normalize.text import fold, looks_ocr_damaged

REPEATED = 16  # characters from which a line that comes again is no bullet and no « néant »
LIKE_A_LABEL = 0.3  # cosine from which a heading of the writer's has something of a label


@dataclass(frozen=True, slots=True)
class Labels:
    """The form's labels, the places that were taken for them, in text order, and what stands around those."""

    index: LabelIndex
    anchors: tuple[Match, ...]
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that looks like a heading and was taken for no label; ``likeness`` is by path, 0..1."""

    start: int
    end: int
    likeness: dict[str, float]


class Context:
    """One dossier, its values and its labels."""

    def __init__(self, document: Document, values: Sequence[Value], labels: Labels | None = None) -> None:
        self.document = document
        self.values = values
        self.labels = labels
        self.by_path = {value.candidate.path: value for value in values}
        self.anchors: tuple[Match, ...] = labels.anchors if labels else ()
        self.shared: dict[str, float] = {}  # features that are the same for every field
        self.subjects: dict[str, float] = {}  # likewise
        self.headings_asked: dict[int, Mapping[str, float]] = {}  # what each heading asks for, by its start
        self._places = {path: at for at, match in enumerate(self.anchors) for path in match.target.paths}

    @cached_property
    def tokens(self) -> Tokens:
        """The words of the document."""
        return Tokens.of(self.document.text)

    @property
    def folded(self) -> str:
        """The folded text, offset for offset."""
        return self.tokens.folded

    @cached_property
    def given_by(self) -> dict[str, str]:
        """For each path that another field's answer fills as well, that field's path."""
        if self.labels is None:
            return {}
        return {given.path: field.path for field in self.labels.index.form.fields() for given in field.gives}

    def anchor(self, path: str) -> Match | None:
        """Return the label of a path, None where it was not found."""
        place = self._place(path)
        return None if place is None else self.anchors[place]

    def next_in_text(self, path: str) -> Match | None:
        """Return the label that ends the answer to a path, None where it is the last or not labelled."""
        place = self._place(path)
        return None if place is None or place + 1 >= len(self.anchors) else self.anchors[place + 1]

    def _place(self, path: str) -> int | None:
        return self._places.get(path, self._places.get(self.given_by.get(path, "")))

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The labelled paths of the form in printed order."""
        return tuple(field.path for field in self.labels.index.form.fields()) if self.labels else ()

    def neighbours(self, path: str) -> tuple[Match | None, Match | None]:
        """Return the labels of the fields printed before and after, None where they were not found."""
        path = self.given_by.get(path, path)
        if path not in self.order:
            return None, None
        at = self.order.index(path)
        before = self.anchor(self.order[at - 1]) if at else None
        after = self.anchor(self.order[at + 1]) if at + 1 < len(self.order) else None
        return before, after

    @cached_property
    def share_labelled(self) -> float:
        """The share of the form's fields whose label was found."""
        return sum(path in self._places for path in self.order) / len(self.order) if self.order else 0.0

    def share_of(self, how: str) -> float:
        """Return the share of the labels found in one of the three ways."""
        return sum(match.how == how for match in self.anchors) / len(self.anchors) if self.anchors else 0.0

    @cached_property
    def share_ocr(self) -> float:
        """The share of the text that was recognised on images."""
        total = sum(page.end - page.start for page in self.document.pages)
        read = sum(page.end - page.start for page in self.document.pages if page.reading is Reading.OCR)
        return read / total if total else 0.0

    @cached_property
    def damaged(self) -> bool:
        """Say whether a text that was handed in carries the traces of an OCR."""
        return looks_ocr_damaged(self.document.text)

    @cached_property
    def share_lost_ticks(self) -> float:
        """The share of the boxes whose state cannot be told."""
        marks = self.document.marks
        return sum(mark.state is Tick.UNREADABLE for mark in marks) / len(marks) if marks else 0.0

    @cached_property
    def _repeated_lines(self) -> frozenset[str]:
        """The lines of some length that stand more than once: headers and footers of pages, mostly."""
        times = Counter(re.sub(r"\d+", "0", line.strip()) for line in self.folded.split("\n"))
        return frozenset(line for line, count in times.items() if count > 1 and len(line) >= REPEATED)

    def repeated_lines_in(self, text: str) -> int:
        """Return how many lines of an answer stand elsewhere in the dossier as well."""
        lines = [re.sub(r"\d+", "0", line.strip()) for line in fold(text).split("\n")]
        return sum(line in self._repeated_lines for line in lines)

    @cached_property
    def nothing_ticked(self) -> bool:
        """Say whether there are boxes and none is ticked: their states may have been lost."""
        marks = self.document.marks
        return len(marks) > 4 and all(mark.state is not Tick.TICKED for mark in marks)

    @cached_property
    def _claims(self) -> tuple[list[int], list[int]]:
        """Where answers stand: the starts in order, and how far any answer that began by then reaches."""
        spans = sorted((span.start, span.end) for value in self.values for span in value.candidate.spans)
        return [start for start, _ in spans], list(accumulate((end for _, end in spans), max))

    def claimed(self, position: int) -> bool:
        """Say whether a character is part of some field's answer."""
        starts, reaches = self._claims
        at = bisect_right(starts, position)
        return at > 0 and position < reaches[at - 1]

    @cached_property
    def _left_over(self) -> bytearray:
        """One where the text has a letter that is in no answer, no label and no budget."""
        free = bytearray(self._letters)
        spans = [(span.start, span.end) for value in self.values for span in value.candidate.spans]
        for low, high in (*spans, *((match.start, match.end) for match in self.anchors), *self.budgets):
            free[low:high] = b"\0" * (min(high, len(free)) - low)
        return free

    @cached_property
    def _letters(self) -> bytes:
        """One where the text has a letter."""
        return bytes(map(str.isalpha, self.folded))

    def left_over(self, start: int, end: int) -> int:
        """Return how many letters of a stretch no answer and no label explains."""
        return self._left_over.count(1, start, end) if end > start else 0

    @cached_property
    def share_left_over(self) -> float:
        """The share of the dossier's letters that no answer and no label explains."""
        letters = self._letters.count(1)
        return self._left_over.count(1) / letters if letters else 0.0

    @cached_property
    def budgets(self) -> tuple[tuple[int, int], ...]:
        """Where tables of charges and produits stand; their rows are no headings."""
        return budget_zones(self.document.text)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The lines that look like headings and were taken for no label."""
        if self.labels is None:
            return ()
        surroundings = self.labels.surroundings
        found = []
        for first, last in surroundings.heading_pieces:
            start, end = self.tokens.starts[first], self.tokens.ends[last - 1]
            if self._heads(start, end, surroundings) and not self._explained(start, end):
                found.append(Heading(start, end, self._likeness(self.tokens.words[first:last])))
        return tuple(found)

    def _heads(self, start: int, end: int, surroundings: Surroundings) -> bool:
        """Say whether a piece of a line stands like a heading: it opens in capital and a colon or the line ends it."""
        text = self.document.text
        if not (text[start : start + 1].isupper() and end - start >= 4 and surroundings.opens_line(start)):
            return False
        following = text[end : end + 6].lstrip(' )\u00a0"»')
        return following[:1] in {":", "?"} or (following[:1] in {"\n", "\t", ""} and end - start <= 70)

    def _explained(self, start: int, end: int) -> bool:
        """Say whether a place is part of a label that was found, of a budget or of the page's furniture."""
        return any(match.start < end and start < match.end for match in self.anchors) or any(
            low <= start < high for low, high in self.budgets
        )

    def _likeness(self, words: tuple[str, ...]) -> dict[str, float]:
        """Return how like the labels of each path the words are, where at all."""
        if self.labels is None:
            return {}
        index = self.labels.index
        best: dict[str, float] = {}
        for number, cosine in index.cosines(index.stems(words), LIKE_A_LABEL):
            for path in _paths(index.variants[number].target):
                best[path] = max(best.get(path, 0.0), cosine)
        return best

    def headings_in(self, spans: Sequence[Span]) -> list[Heading]:
        """Return the unexplained headings within the spans, behind their first character."""
        return [
            heading
            for heading in self.headings
            if any(span.start < heading.start and heading.end <= span.end for span in spans)
        ]


def _paths(target: Target) -> tuple[str, ...]:
    """Return the paths of a target; a section's heading stands for the field under it."""
    if target.section is not None:
        return (target.section.default,) if target.section.default else ()
    return target.paths
