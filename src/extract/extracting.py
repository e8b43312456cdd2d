"""A document and a form in, one candidate for every path of the form out.

The document is aligned to the form as a whole, the text between labels is dealt out to the fields, and each
kind of field reads its part: boxes as a group, everything else as text for its normaliser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from extract.alignment import align
from extract.answers import Answer, cut_answer
from extract.boxes_group import choose_boxes, quotes_an_option, unlisted
from extract.budget_zone import budget_zones
from extract.candidate import Candidate, Signal, Span, Status
from extract.columns import column_answers, rows_within
from extract.contact_zone import contact_zones
from extract.counts import gives_a_count, own_count, own_sum
from extract.form import Form, FormField
from extract.furniture import furniture_spans
from extract.groups import (
    YES_NO,
    Choice,
    Side,
    choose,
    marks_between,
    option_words,
    side_of,
    voted_side,
    without_states,
)
from extract.header_rows import answer_below
from extract.labels import LabelIndex, Match, find_labels
from extract.openings import unlabelled
from extract.option_lines import with_groups
from extract.passages import with_passages
from extract.places import is_label
from extract.placing import placed
from extract.prose import Prose
from extract.regions import Region, Regions
from extract.spoken_of import likely
from extract.statements import is_printed, stated
from extract.sub_labels import SubLabels
from extract.surroundings import FREE_WORDED, TICKED_KINDS, Surroundings
from extract.tokens import WORD, Tokens
from ingest.document import Document, Tick
from normalize.text import fold, line_end

# A dossier in which fewer of the form's fields are labelled than this does not use the form: its prose
# is searched as well.
USES_THE_FORM = 0.6
HOW_FOUND = {
    "exacte": Signal("etiquette_exacte", 1.0),
    "approchee": Signal("etiquette_approchee", 0.2),
    "reformulee": Signal("etiquette_reformulee", -0.4),
    "par_theme": Signal("etiquette_par_theme", -0.8),
    "apprise": Signal("etiquette_apprise", -0.8),
    "par_place": Signal("etiquette_par_place", -1.0),
}
OUT_OF_ORDER = Signal("etiquette_hors_ordre", -0.5)
ONE_SENTENCE = frozenset({"text", "integer"})  # kinds of a short answer that is no list and no name
_RUNS_ON = re.compile(r"\s+[a-zà-ÿ]")


def extract(document: Document, index: LabelIndex) -> list[Candidate]:
    """Return one candidate for each path of the form, in printed order."""
    return Extraction(document, index).candidates()


class Extraction:
    """One document under one form, and what its fields share."""

    def __init__(self, document: Document, index: LabelIndex) -> None:
        self.document = document
        self.index = index
        self.form: Form = index.form
        tokens = Tokens.of(document.text)
        self.surroundings = Surroundings(document, self.form.every_prompt())
        self.holes = furniture_spans(document, self.form.furniture)
        matches = SubLabels(tokens, self.surroundings, index).read(
            find_labels(tokens, self.surroundings, index)
        )
        matches = [match for match in matches if match.how == "exacte" or not self._is_furniture(match)]
        self.anchors = align(matches)
        kept = [match for match in matches if is_label(match, self.surroundings, uses_form=self.uses_form)]
        if len(kept) < len(matches):
            self.anchors = align(kept)
        if self.uses_form:  # a free text has no boxes to tick, and OCR may see some in it
            self.anchors = with_groups(document, index, self.anchors)
        self.anchors = placed(self.surroundings, index, self.anchors, self.holes)
        self.budgets = [Span(*zone) for zone in budget_zones(document.text)]
        self.prose = Prose(document)
        self.contacts = [Span(start, end) for start, _, end in contact_zones(document.text)]
        self.regions = Regions(document, index, self.anchors, self.surroundings)
        self.by_path = self.regions.by_path

    def candidates(self) -> list[Candidate]:
        """Return one candidate for each path of the form, in printed order."""
        self._forget_states()
        found: dict[str, Candidate] = dict(self._boxes())
        for field in self.form.fields():
            if field.kind == "checkbox":
                continue
            for candidate in self._field(field):
                found[candidate.path] = candidate
        found.update(self._stated(found))
        sure = found if self.uses_form else {path: found[path] for path in found if not self._worded(path)}
        labels = None if self.uses_form else [Span(match.start, match.end) for match in self.anchors]
        for candidate in unlabelled(self.prose, self.form, sure, labels):
            found[candidate.path] = candidate
        if not self.uses_form:
            found = likely(self.prose, self.form, with_passages(self.prose, self.index, found, self.anchors))
        return [
            found.get(path, Candidate(path, kind, Status.ABSENT, signals=self._absence()))
            for path, kind in self.form.paths()
        ]

    def _worded(self, path: str) -> bool:
        """Say whether a short question has no printed label of its own: a sentence that states it answers better."""
        field = self._short.get(path)
        if field is None or field.path not in self.by_path or field.kind in TICKED_KINDS:
            return False
        match = self.anchors[self.by_path[field.path]]
        one_word = field.inline and self.document.text.find(" ", match.start, match.end) < 0
        return one_word or match.how in FREE_WORDED or bool(_RUNS_ON.match(self.document.text, match.end))

    @cached_property
    def _short(self) -> dict[str, FormField]:
        """The fields that one sentence answers, by each path that it fills."""
        return {
            path: field
            for field in self.form.fields()
            if field.said
            for path in (field.path, *(given.path for given in field.gives))
        }

    def _below_others(self, field: FormField, region: Region) -> Region:
        """Return what stands below its section's boxes where all above them answers its short questions."""
        others = [other for section in self.form.section if field in section.field for other in section.field]
        start = self.prose.below_statements(region.start, region.end, others)
        if re.search(r"[^\W\d_]{2}", self.document.text[start : region.end]):
            return region
        last = self.anchors.index(region.match)
        while last + 1 < len(self.anchors) and self.anchors[last + 1].target.field in self._boxed(others):
            last += 1
        if self.anchors[last] is region.match:
            return region
        options = self.regions.region(last)
        below = line_end(self.document.text, options.match.end, options.end)
        return replace(options, match=region.match, start=below)

    @staticmethod
    def _boxed(fields: Sequence[FormField]) -> list[FormField]:
        return [field for field in fields if field.kind == "checkbox"]

    def _stated(self, found: Mapping[str, Candidate]) -> Iterator[tuple[str, Candidate]]:
        """Yield the answers to questions of yes and no that have none of their own but a sentence for several."""
        nouns = {
            field.path: field.units for field in self.form.fields() if field.kind == "yes_no" and field.units
        }
        printed = [label for field in self.form.fields() if field.path in nouns for label in field.labels]
        open_ = {path for path in nouns if path not in found or found[path].status is Status.EMPTY}
        text, signals = self.document.text, (Signal("dit_en_une_phrase", -0.3),)
        for path, told in stated(text, nouns, alone=not self.uses_form).items():
            boxed = self.surroundings.mark_between(told.span.start, line_end(text, told.span.end))
            if told.in_turn or (path in open_ and not (boxed or is_printed(text, told.span, printed))):
                said = text[told.span.start : told.span.end]
                yield path, Candidate(path, "yes_no", Status.FILLED, said, told.value, (told.span,), signals)

    def _is_furniture(self, match: Match) -> bool:
        """Say whether a place is part of a page's running header or footer."""
        return any(hole.start <= match.start < hole.end for hole in self.holes)

    @cached_property
    def uses_form(self) -> bool:
        """Say whether the dossier follows the form rather than being written freely."""
        fields = sum(1 for _ in self.form.fields())
        labelled = {path for match in self.anchors for path in match.target.paths}
        return len(labelled) >= USES_THE_FORM * fields

    def _absence(self) -> tuple[Signal, ...]:
        return (Signal("etiquette_absente", 0.8 if self.uses_form else -0.4),)

    @cached_property
    def boxes_are_drawn(self) -> bool:
        """Say whether the writer marks only what is ticked: there are ticked boxes and no empty one."""
        marked = {mark.state for mark in self.document.marks}
        return Tick.TICKED in marked and Tick.EMPTY not in marked and Tick.UNREADABLE not in marked

    @cached_property
    def vote(self) -> Side | None:
        """The side on which this document's boxes stand."""
        return voted_side(self._sides())

    def _sides(self) -> Iterator[Side | None]:
        for field in self.form.fields():
            if field.kind in {"yes_no", "option"} and field.path in self.by_path:
                region = self.regions.region(self.by_path[field.path])
                marks = marks_between(self.document, region.start, region.end)
                yield side_of(
                    option_words(self.document, field.options or YES_NO, region.start, region.end), marks
                )

    def _forget_states(self) -> None:
        """Take every box as unreadable where their states were lost on the way."""
        groups = []
        for field in self.form.fields():
            if field.kind in {"yes_no", "option"} and field.path in self.by_path:
                region = self.regions.region(self.by_path[field.path])
                groups.append((region.start, region.end, field.options or YES_NO))
        if without_states(self.document, groups):
            marks = tuple(replace(mark, state=Tick.UNREADABLE) for mark in self.document.marks)
            self.document = replace(self.document, marks=marks)

    def _boxes(self) -> Iterator[tuple[str, Candidate]]:
        fields = [field for field in self.form.fields() if field.kind == "checkbox"]
        for group in {field.group for field in fields}:
            members = [field for field in fields if field.group == group]
            places = sorted(self.by_path[field.path] for field in members if field.path in self.by_path)
            if not places or (len(places) == 1 and quotes_an_option(self.document, self.anchors, places[0])):
                continue
            before = self.regions.region(places[0] - 1).start if places[0] else 0
            end, own = self.regions.region(places[-1]).end, [self.anchors[place] for place in places]
            choices = choose_boxes(self.document, own, before, end, vote=self.vote)
            yield from ((path, self._chosen(path, "checkbox", choice)) for path, choice in choices.items())
            if others := unlisted(self.document, own, list(choices.values())):
                left = [field.path for field in members if field.path not in choices]
                yield from ((path, self._chosen(path, "checkbox", others)) for path in left)

    def _chosen(self, path: str, kind: str, choice: Choice) -> Candidate:
        text = None
        if choice.spans:
            low, high = min(span.start for span in choice.spans), max(span.end for span in choice.spans)
            text = self.document.text[low:high]
        signals = (*choice.signals, *self._label_signals(path))
        return Candidate(path, kind, choice.status, text, choice.value, choice.spans, signals)

    def _label_signals(self, path: str) -> tuple[Signal, ...]:
        place = self.by_path.get(path)
        if place is None:
            return ()
        signals = [HOW_FOUND[self.anchors[place].how]]
        if place and self.anchors[place - 1].target.last > self.anchors[place].target.order:
            signals.append(OUT_OF_ORDER)
        return tuple(signals)

    def _field(self, field: FormField) -> Iterator[Candidate]:
        shares = field.units and field.kind not in TICKED_KINDS
        region = self._with_units(field) if shares else self.regions.of(field)
        if region is None:
            if field.kind == "budget" and self.budgets:
                yield self._unlabelled_budget(field)
            return
        if field.kind in TICKED_KINDS:
            yield from self._ticked(field, region)
            return
        if field.said and field.kind in ONE_SENTENCE and not self.uses_form:
            end = self.prose.short_answer_end(region.start, field)
            region = replace(region, end=min(region.end, end))
        if field.kind == "text" and not field.said and not self.uses_form:
            region = self._below_others(field, region)
        answer = self._answer(field, region)
        if field.kind == "text" and self._only_options(answer):
            answer = Answer((), prompt_removed=True)
        if field.kind == "budget" and answer.empty and self.budgets:
            yield self._unlabelled_budget(field)
            return
        base = Candidate(
            field.path,
            field.kind,
            Status.EMPTY if answer.empty else Status.FILLED,
            None if answer.empty else answer.text,
            spans=answer.spans,
            signals=(*self._label_signals(field.path), *_prompt_signals(answer)),
            label=self.document.text[region.match.start : max(region.match.end, region.start)],
        )
        if field.kind == "budget" and not answer.empty:
            base = replace(base, value=rows_within(self.document, region.start, region.end))
        yield base
        for given in field.gives:
            yield replace(base, path=given.path, kind=given.kind)

    def _with_units(self, field: FormField) -> Region | None:
        """Return the part of a count's answer that counts what it asks for; a neighbour's answer may hold it."""
        region, whole = self.regions.of(field), self.regions.whole(field)
        rivals = [
            other
            for other in self.form.fields()
            if other.units and other.kind == field.kind and other is not field
        ]
        others = tuple(unit for other in rivals for unit in other.units)
        for held in (whole, *(self.regions.whole(other) for other in rivals)):
            if held is None:
                continue
            asked = (self.document.text, held.start, held.end, field.units, others)
            own = own_count(*asked) if field.kind == "integer" else own_sum(*asked, labelled=held is whole)
            if own is not None and (held is whole or self._unanswered(region)):
                return replace(held, start=own.start, end=own.end)
        return region

    def _unanswered(self, region: Region | None) -> bool:
        return region is None or not gives_a_count(self.document.text[region.start : region.end])

    def _only_options(self, answer: Answer) -> bool:
        """Say whether a text is nothing but boxes of a question that lost its label (« Faible  Moyen  Fort »)."""
        words = [word for word in WORD.findall(fold(answer.text)) if len(word) > 1 and word != "formcheckbox"]
        return len(words) > 1 and self._option_words.issuperset(words)

    @cached_property
    def _option_words(self) -> frozenset[str]:
        options = (*YES_NO, *(option for field in self.form.fields() for option in field.options))
        return frozenset(
            word for option in options for words in option.words for word in WORD.findall(fold(words))
        )

    def _unlabelled_budget(self, field: FormField) -> Candidate:
        """Return the table of charges and produits that stands in the dossier without a label of its own."""
        zone = max(self.budgets, key=lambda span: span.end - span.start)
        text = self.document.text[zone.start : zone.end]
        rows = rows_within(self.document, zone.start, zone.end)
        signals = (Signal("tableau_sans_intitule", -0.3),)
        return Candidate(field.path, field.kind, Status.FILLED, text, rows, (zone,), signals)

    def _answer(self, field: FormField, region: Region) -> Answer:
        prompts = (*field.prompts, *self.form.prompts)
        holes = self._holes_for(field)
        headed = answer_below(self.surroundings.header_cells, region.match.start)
        below = headed or column_answers(self.document, self.anchors, region.match)
        if below is not None:
            return cut_answer(self.document.text, below.start, below.end, prompts, holes)
        answer = cut_answer(self.document.text, region.start, region.end, prompts, holes)
        if answer.empty and not answer.prompt_removed:
            return self._answer_above(region.match, prompts) or answer
        return answer

    def _holes_for(self, field: FormField) -> list[Span]:
        """Return what cannot be of a field's answer: page furniture, and the tables and lists of other fields."""
        holes = self.holes if field.kind == "budget" else self.holes + self.budgets
        return holes if field.kind == "contacts" else holes + self.contacts

    def _answer_above(self, match: Match, prompts: Sequence[str]) -> Answer | None:
        """Return what stands between a section's heading and its first label, where nothing follows the label."""
        place = self.anchors.index(match)
        if not place or self.anchors[place - 1].target.section is None:
            return None
        above = self.regions.region(place - 1)
        answer = cut_answer(self.document.text, above.start, above.end, prompts, self.holes)
        return None if answer.empty else answer

    def _ticked(self, field: FormField, region: Region) -> Iterator[Candidate]:
        options = field.options or YES_NO
        choice = choose(
            self.document,
            options,
            region.start,
            region.end,
            vote=self.vote,
            boxes_are_drawn=self.boxes_are_drawn,
        )
        yield self._chosen(field.path, field.kind, choice)
        for given in field.gives:
            yield from self._comment(given.path, given.kind, field, region)

    def _comment(self, path: str, kind: str, field: FormField, region: Region) -> Iterator[Candidate]:
        """Yield what is written under a group of boxes, behind its last word and box; only a prompt asks for it."""
        words = option_words(self.document, field.options, region.start, region.end)
        marks = marks_between(self.document, region.start, region.end)
        # « Favorable ☒⏎Défavorable ☐⏎Avis favorable, à classer en priorité 2 »: an option's word may stand in the comment.
        last = line_end(self.document.text, marks[-1].end) if marks else region.end
        near = [item for item in words if item.start < last]
        if len({item.option for item in near}) < len(field.options):
            near = [item for item in words if item.start < marks[-1].end + 40] if marks else words
        ends = [item.end for item in near[: 2 * len(field.options)]]
        start = max([region.start, *ends, *(mark.end for mark in marks)])
        prompts = (*field.prompts, *self.form.prompts)
        answer = cut_answer(self.document.text, start, region.end, prompts, self._holes_for(field))
        if answer.prompt_removed or not answer.empty:
            status, text = (Status.EMPTY, None) if answer.empty else (Status.FILLED, answer.text)
            signals = (*self._label_signals(field.path), *_prompt_signals(answer))
            yield Candidate(path, kind, status, text, spans=answer.spans, signals=signals)


def _prompt_signals(answer: Answer) -> tuple[Signal, ...]:
    if not answer.prompt_removed:
        return (Signal("rien_d_ecrit", 0.3),) if answer.empty else ()
    return (Signal("consigne_seule", 0.8),) if answer.empty else (Signal("consigne_retiree", -0.2),)
