"""Long answers in a dossier without the form's headings, told by what their sentences speak of.

Each sentence speaks more or less of each field (:mod:`extract.subjects`); which passages follow upon one another is told
for the whole dossier (:mod:`extract.order`), headings favouring the fields of their section.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extract.candidate import Candidate, Signal, Span, Status, quoted
from extract.form import Form, Section
from extract.label_index import LabelIndex
from extract.labels import Match
from extract.looks import LOOKS_LIKE
from extract.numbering import HEADING_WORDS
from extract.order import ITEM, OPENS, WITHIN, Order, Told
from extract.prose import Prose
from extract.sentences import BULLET
from extract.subjects import NOTHING, Subjects
from extract.surroundings import FREE_WORDED
from extract.tokens import WORD
from normalize.text import fold, line_end

ELSEWHERE = 1.2  # what a field costs under the heading of a section that does not ask for it
UNDER = 0.5  # what a section's own fields gain
TITLED = 2.0  # what a heading's words gain for a field that all of them are of
LONGEST_TITLE, TITLE_WORDS = 60, 8
_TITLE = re.compile(
    rf"(?:(?:(?:{HEADING_WORDS})\s?)?(?:\d{{1,2}}(?:\.\d{{1,2}})?|[IVX]{{1,4}}|[A-H])\s?[.)/:°–—-]+\s*)?"
    r"[^\W\d_][^\d.;,!\n]*[^\W\d_][^\S\n]?[:?]?"
)
_HEADS = re.compile(r"[^\w\n]*(?:\([^()\n]*\)[^\w\n]*)?(?:[:\n]|\Z)")
LEAST = 50  # characters of a passage that answers what nothing else does
SHORTEST = 25  # characters of a sentence that says something of its own
# Likeness and weight from which a passage is the answer rather than what a section's heading or a paragraph's first words
# tell: one damaged line is no such passage.
REPLACES, WEIGHTY = 0.4, 2.0
BY_SUBJECT = Signal("sujet_des_phrases", -0.8)
# Mean probability from which a passage is an answer: where few fields have a label of their own, and where many do.
SURE, SURE_AMONG_LABELS, LABELLED = 0.25, 0.6, 12

_NUMBER = re.compile(
    r"(?:\d{1,2}\.){1,2}(?:\d{1,2})?[.)]?\s+(?=[A-ZÀ-Ý])"
)  # « 4.1 L'accompagnement débute … »


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that follow upon one another and answer one field."""

    path: str
    spans: tuple[Span, ...]
    likeness: float  # mean probability of its sentences
    weight: float  # summed, over what would be said of nothing
    certainty: float  # probability that just these sentences are the answer

    def holds(self, part: Span) -> bool:
        """Say whether a span lies within one of the passage's."""
        return any(one.start <= part.start and part.end <= one.end for one in self.spans)


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int
    opens: bool  # a paragraph
    item: bool
    headed: bool  # a heading or something answered stands right before it
    says: NDArray[np.float64]
    neutral: bool
    titles: bool = False  # a heading of the writer's own, where another subject may begin
    titled: bool = False  # such a heading stands above


def passages(
    prose: Prose, index: LabelIndex, subjects: Subjects, taken: Sequence[Span], anchors: Sequence[Match]
) -> list[Passage]:
    """Return the best passage of each field, in text order; ``taken`` answers other questions already."""
    order = subjects.order
    if order is None:
        return []
    asked = _Asked(prose.text, index.form, anchors)
    labelled = {path for anchor in anchors for path in anchor.target.paths}
    sure = SURE if len(labelled) < LABELLED else SURE_AMONG_LABELS
    headed = [Span(anchor.start, anchor.end) for anchor in anchors]
    sentences = [
        _favoured(one, subjects, asked(one.start, titled=one.titled))
        for one in _sentences(prose, _Titles(index, subjects), subjects, taken, headed)
    ]
    told = [_told(prose.text, one) for one in sentences]
    best: dict[str, Passage] = {}
    for passage in _runs(prose.text, subjects, sentences, order, told):
        rival = best.get(passage.path)
        if passage.likeness >= sure and (rival is None or passage.weight > rival.weight):
            best[passage.path] = passage
    return sorted(best.values(), key=lambda passage: passage.spans[0].start)


class _Titles:
    """Headings in the writer's own words: short lines that are no sentence, and what their words are about."""

    def __init__(self, index: LabelIndex, subjects: Subjects) -> None:
        self.index = index
        self.targets = [index.target_of(path) if path != NOTHING else None for path in subjects.paths]

    def about(self, line: str) -> NDArray[np.float64]:
        """Return how much a heading's words favour each path."""
        words = tuple(WORD.findall(fold(line)))
        shares = [
            self.index.share_about(target, words) if target is not None else 0.0 for target in self.targets
        ]
        return TITLED * np.array(shares)

    @staticmethod
    def is_one(line: str) -> bool:
        """Say whether a paragraph is a heading: few words, none of them a number, and no sentence."""
        return (
            len(line) <= LONGEST_TITLE
            and _TITLE.fullmatch(line) is not None
            and len(line.split()) <= TITLE_WORDS
            and not BULLET.match(line)
        )


def _sentences(
    prose: Prose, titles: _Titles, subjects: Subjects, taken: Sequence[Span], headed: Sequence[Span]
) -> Iterator[_Sentence]:
    text = prose.text
    whole = {
        (start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        for start, end in prose.paragraphs
        for line in (text[start:end],)
    }
    favours = np.zeros(len(subjects.paths))
    starts = {start + len(text[start:end]) - len(text[start:end].lstrip()) for start, end in prose.paragraphs}
    blocked = titled = False
    for start, end in prose.sentences:
        if any(one.overlaps(start, end) for one in headed):
            blocked, titled, favours = True, False, np.zeros(len(subjects.paths))
            continue
        line = text[start:end]
        if (start, end) in whole and titles.is_one(line):
            titled, favours = True, titles.about(line)
            yield _Sentence(start, end, True, False, blocked, favours, True, titles=True, titled=True)
            blocked = False
            continue
        neutral = any(one.overlaps(start, end) for one in taken) or len(line) < SHORTEST
        says = subjects.of(line) + favours
        yield _Sentence(
            start, end, start in starts, BULLET.match(line) is not None, blocked, says, neutral, titled=titled
        )
        blocked = False


def _favoured(one: _Sentence, subjects: Subjects, paths: Set[str]) -> _Sentence:
    """Return a sentence with what its section asks for made likelier."""
    favours = (
        [0.0] * len(subjects.paths)
        if not paths
        else [UNDER if path in paths else 0.0 if path == NOTHING else -ELSEWHERE for path in subjects.paths]
    )
    says = one.says + np.array(favours)
    return replace(one, says=says - np.log(np.exp(says).sum()))


def _told(text: str, one: _Sentence) -> Told:
    kind = ITEM if one.item else OPENS if one.opens else WITHIN
    says = None if one.neutral else one.says
    return Told(says, kind, one.headed or one.titles, one.start / len(text))


def _runs(
    text: str, subjects: Subjects, sentences: Sequence[_Sentence], order: Order, told: Sequence[Told]
) -> Iterator[Passage]:
    if not told:
        return
    sequence, certain = order.likeliest(told), order.certainty(told)
    none = subjects.paths.index(NOTHING)
    first = 0
    for last in range(1, len(sentences) + 1):
        ends = last == len(sentences) or sequence[last] != sequence[first] or sentences[last].headed
        if not ends:
            continue
        # What says nothing at the ends of a run is not of it.
        telling = [number for number in range(first, last) if not sentences[number].neutral]
        at = sequence[first]
        if telling and at != none:
            start, end = telling[0], telling[-1] + 1
            says = [sentences[number].says for number in telling]
            likeness = float(np.mean([np.exp(one[at]) for one in says]))
            weight = float(sum(one[at] - one[none] for one in says))
            spans = tuple(_spans(text, sentences[start:end]))
            yield Passage(subjects.paths[at], spans, likeness, weight, certain(start, end, at))
        first = last


def _spans(text: str, run: Sequence[_Sentence]) -> Iterator[Span]:
    """Yield a span a paragraph, without the number that counts it."""
    start = run[0].start
    for before, one in pairwise(run):
        if one.opens:
            yield Span(_behind_number(text, start), before.end)
            start = one.start
    yield Span(_behind_number(text, start), run[-1].end)


def _behind_number(text: str, start: int) -> int:
    number = _NUMBER.match(text, start)
    return number.end() if number else start


def with_passages(
    prose: Prose, index: LabelIndex, found: Mapping[str, Candidate], anchors: Sequence[Match]
) -> dict[str, Candidate]:
    """Return the candidates with those of the best passages, where no label of a field's own tells its answer.

    A passage answers a field that nothing answers or, where it is sure, one that only a section's heading or its
    opening words tell; what it takes is no longer of another's answer.
    """
    subjects = index.subjects
    if subjects is None:
        return dict(found)
    labelled = {path for anchor in anchors for path in anchor.target.paths}
    surely = {path for anchor in anchors if anchor.how not in FREE_WORDED for path in anchor.target.paths}
    filled = {path: one for path, one in found.items() if one.status is Status.FILLED}
    unasked = {field.path for field in index.form.fields() if field.labelled} - surely
    sums = [span for one in filled.values() if one.kind == "amounts" for span in one.spans]
    found = {path: one for path, one in found.items() if path not in unasked or not _overlap(one.spans, sums)}
    taken = [span for path, one in filled.items() if path not in subjects.paths for span in one.spans]
    short = {field.path: bool(field.gives) for field in index.form.fields() if field.said}
    told = {
        passage.path: passage
        for passage in passages(prose, index, subjects, taken, anchors)
        if passage.path not in labelled
        and not (passage.path in unasked and _overlap(passage.spans, sums))
        and _answers(passage, filled.get(passage.path), short)
    }
    gone = [span for passage in told.values() if passage.likeness >= REPLACES for span in passage.spans]
    kept = {
        path: one if path in surely or path not in subjects.paths else _without(prose.text, one, gone)
        for path, one in found.items()
    }
    for field in index.form.fields():
        if field.path in told:
            spans = told[field.path].spans
            quoting = Candidate.quoting(field.path, field.kind, prose.text, spans, BY_SUBJECT)
            answer = replace(quoting, certainty=told[field.path].certainty)
            kept[field.path] = answer
            for given in field.gives:
                if _gives(answer, given.kind, found.get(given.path), found.get(field.path)):
                    kept[given.path] = replace(answer, path=given.path, kind=given.kind)
    return kept


def _overlap(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.overlaps(other.start, other.end) for one in spans for other in others)


def _gives(answer: Candidate, kind: str, known: Candidate | None, before: Candidate | None) -> bool:
    """Say whether a field's answer tells another value too: where none is known, or was of the answer ``before`` it."""
    if known is None or known.status is not Status.FILLED:
        return True
    looks = LOOKS_LIKE.get(kind)
    same = before is not None and before.spans == known.spans
    return same and looks is not None and looks.match(answer.text or "") is not None


def _answers(passage: Passage, known: Candidate | None, short: Mapping[str, bool]) -> bool:
    """Say whether a passage is a field's answer; what names partners is told by their names as well."""
    if known is not None:
        # Words that tell a value are the answer more exactly than the passage around them.
        exact = short.get(passage.path, False) and all(map(passage.holds, known.spans))
        sure = passage.likeness >= REPLACES and passage.weight >= WEIGHTY
        return sure and known.kind != "partners" and not exact
    length = sum(span.end - span.start for span in passage.spans)
    return length >= LEAST or passage.path in short


class _Asked:
    """Which paths the section around a place asks for, told by the labels above it."""

    def __init__(self, text: str, form: Form, anchors: Sequence[Match]) -> None:
        sections = [(section, frozenset(field.path for field in section.field)) for section in form.section]
        self._starts = [anchor.start for anchor in anchors]
        # A question amid the prose (« De quoi s'agit-il ? D'aller … ») asks for its own paragraph.
        self._ends = [
            len(text) if _HEADS.match(text, anchor.end) else line_end(text, anchor.end) for anchor in anchors
        ]
        self._paths = []
        for anchor in anchors:
            held = next((paths for section, paths in sections if _holds(anchor, section, paths)), frozenset())
            own = anchor.target.section
            default = frozenset({own.default}) if own is not None and own.free_form and own.default else held
            self._paths.append(default)

    def __call__(self, place: int, *, titled: bool) -> Set[str]:
        """Return the paths; none where a heading of the writer's own follows one that is of no section (``titled``)."""
        at = bisect_right(self._starts, place) - 1
        paths = self._paths[at] if at >= 0 and place < self._ends[at] else frozenset()
        return frozenset() if titled and len(paths) == 1 else paths


def _holds(anchor: Match, section: Section, paths: Set[str]) -> bool:
    return anchor.target.section is section or (bool(anchor.target.paths) and anchor.target.paths[0] in paths)


def _without(text: str, candidate: Candidate, gone: Sequence[Span]) -> Candidate:
    """Return an answer without the paragraphs that a passage takes for another field; absent where none is left."""
    if candidate.status is not Status.FILLED or not any(
        one.overlaps(span.start, span.end) for one in gone for span in candidate.spans
    ):
        return candidate
    left = [piece for span in candidate.spans for piece in _pieces(text, span, gone)]
    if not left:
        return Candidate(candidate.path, candidate.kind, Status.ABSENT, signals=candidate.signals)
    return replace(candidate, text=quoted(text, left), spans=tuple(left))


def _pieces(text: str, span: Span, gone: Sequence[Span]) -> Iterator[Span]:
    """Yield what is left of a span, where it says something."""
    start = span.start
    inside = sorted((one for one in gone if one.overlaps(span.start, span.end)), key=lambda one: one.start)
    for one in [*inside, Span(span.end, span.end)]:
        if len(text[start : one.start].strip()) >= SHORTEST:
            yield Span(start, one.start)
        start = max(start, one.end)
