"""The wordings of a form's labels, prepared once for searching many documents."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from extract.form import Form, FormField, Section
from extract.heading_words import heading_words
from extract.subjects import Subjects
from extract.surroundings import TICKED_KINDS
from extract.tokens import INTERROGATIVES, STOP_WORDS, WORD, stem, weight
from extract.topics import Topics
from normalize.text import fold


@dataclass(frozen=True, slots=True)
class Target:
    """What a label leads to: a field, several (merged), or a section heading (no path)."""

    order: int  # printed order, sections included
    paths: tuple[str, ...]
    labels: tuple[str, ...]
    last: int  # printed order of the last path, for merged labels
    field: FormField | None = None
    section: Section | None = None

    @property
    def key(self) -> str:
        """A name for the target, unique in the form."""
        return "+".join(self.paths) or f"section:{self.section.name if self.section else self.order}"

    @property
    def is_budget(self) -> bool:
        """Say whether the target is the budget's table, whose own rows are no labels of other fields."""
        return self.field is not None and self.field.kind == "budget"

    @property
    def is_contacts(self) -> bool:
        """Say whether the target is the list of contacts, whose « Nom » is no label of another field."""
        return self.field is not None and self.field.kind == "contacts"

    @property
    def is_box(self) -> bool:
        """Say whether the target is one box of a group, told by its own words and its tick alone."""
        return self.field is not None and self.field.kind == "checkbox"

    @property
    def is_yes_no(self) -> bool:
        """Say whether the target is a question that « oui » or « non » answers."""
        return self.field is not None and self.field.kind == "yes_no"

    @property
    def takes_words(self) -> bool:
        """Say whether the target is a field that is answered in words rather than by a tick."""
        return self.field is not None and self.field.kind not in TICKED_KINDS

    @property
    def anywhere(self) -> bool:
        """Say whether the label may stand at any place of the form (annexes, contacts)."""
        return self.free_form or (self.field is not None and self.field.anywhere)

    @property
    def free_form(self) -> bool:
        """Say whether the heading counts only in dossiers that do not use the form."""
        return self.section is not None and self.section.free_form


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a target's label: its words, and their weighted stems."""

    target: Target
    words: tuple[str, ...]
    longest: int  # which of its words
    joined: str
    weight: float
    stems: dict[str, float]
    norm: float

    @property
    def own_words(self) -> tuple[str, ...]:
        """The words of a question that no other has: « PDALPD »."""
        field = self.target.field
        units = field.units if field is not None and self.target.is_yes_no else ()
        return tuple(unit for unit in map(fold, units) if unit in self.words)


SHORTEST_ABBREVIATION = 4  # letters
ASKING = 1.0  # what an interrogative weighs
_ASKING = frozenset(map(stem, INTERROGATIVES))


class LabelIndex:
    """All wordings of a form's labels, prepared once for searching many documents."""

    def __init__(
        self, form: Form, subjects: Subjects | None = None, headings: Subjects | None = None
    ) -> None:
        self.form = form
        self.subjects = subjects
        self.headings = headings
        self.targets = tuple(_targets(form))
        self._classes = {
            stem(word): f"={group[0]}" for group in form.synonyms for word in group if word not in STOP_WORDS
        }
        self._frequency = self._stem_frequency()
        self._named = lru_cache(maxsize=8192)(self._name)
        # Extraction and confidence ask about the same headings.
        self.asked = lru_cache(maxsize=1024)(self._asked)
        self.stems = lru_cache(maxsize=4096)(self._stems)  # the same heading is asked about by several rules
        self._fillers = tuple(map(fold, form.fillers))
        self.variants = tuple(
            self._variant(target, label)
            for target in self.targets
            for label in target.labels
            if WORD.search(fold(label))
        )

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every word of a label that is long enough to be searched with damage."""
        words = {word for variant in self.variants for word in variant.words if len(word) >= 4}
        return tuple(sorted(words))

    @cached_property
    def topics(self) -> Topics:
        """What each target is about, by its place in ``targets``."""
        texts = [_topic(target) for target in self.targets]
        words = {word for spoken in texts for text in spoken for word in WORD.findall(fold(text))}
        return Topics(texts, {word: self.stem_class(word) for word in words if word not in STOP_WORDS})

    def names_all(self, target: Target, stems: Mapping[str, float]) -> bool:
        """Say whether a heading's stems are of each of the labels that a target melts, not of some only."""
        own = [self._own_stems[path] for path in target.paths]
        return all(
            any(name in stems and not any(name in other for other in own if other is not one) for name in one)
            for one in own
        )

    @cached_property
    def _own_stems(self) -> dict[str, frozenset[str]]:
        """The stems of each field's own labels, by its path."""
        stems: dict[str, set[str]] = {}
        for variant in self.variants:
            if len(variant.target.paths) == 1:
                stems.setdefault(variant.target.paths[0], set()).update(variant.stems)
        return {path: frozenset(names) for path, names in stems.items()}

    def target_of(self, path: str) -> Target:
        """Return the target of a field's own label."""
        return self.targets[self._numbers[path]]

    def is_about(self, target: Target, words: tuple[str, ...]) -> bool:
        """Say whether every word is of the target's topic."""
        return self.share_about(target, words) == 1.0

    def share_about(self, target: Target, words: tuple[str, ...]) -> float:
        """Return the share of the words' stems that are of the target's topic."""
        stems = self.stems(words)
        shares = [self.topics.share(self._numbers[path], stems) for path in target.paths]
        return max(shares, default=0.0)

    def cosines(self, stems: Mapping[str, float], least: float) -> Iterator[tuple[int, float]]:
        """Yield the wordings whose cosine is at least ``least``: their place in ``variants``, and the cosine."""
        known = [(row, value) for name, value in stems.items() if (row := self._rows.get(name)) is not None]
        if not known:
            return
        norm = math.sqrt(sum(value * value for value in stems.values()))
        rows, values = zip(*known, strict=True)
        cosines = np.array(values) @ self._shares[list(rows)] / norm
        for number in np.flatnonzero(cosines >= least).tolist():
            yield number, float(cosines[number])

    def likeness(self, path: str, words: tuple[str, ...], least: float) -> float:
        """Return the cosine of the words with the field's wording most like them, 0 where it is below ``least``."""
        cosines = self.cosines(self.stems(words), least)
        of_field = (cosine for number, cosine in cosines if self.variants[number].target.paths == (path,))
        return max(of_field, default=0.0)

    def _asked(self, heading: str, following: str, style: tuple[str, ...]) -> dict[str, float]:
        """Return the probability of each target, by key, for a heading and what follows it; nothing if none was learnt."""
        if self.headings is None:
            return {}
        told = heading_words(heading, following, style, self.stem_class)
        return self.headings.among(told)

    @cached_property
    def by_key(self) -> dict[str, Target]:
        """The targets by their keys."""
        return {target.key: target for target in self.targets}

    def known(self, words: tuple[str, ...]) -> float:
        """Return the share of the words' stems that the form's labels use."""
        return self.topics.known(self.stems(words))

    def known_stems(self, stems: Mapping[str, float]) -> dict[str, float]:
        """Return the stems that some topic uses: a question is of the form's topics, whatever else it says."""
        return {name: value for name, value in stems.items() if self.topics.known({name: value})}

    def section_between(self, before: Target, after: Target) -> bool:
        """Say whether a new section of the form begins from one target to the other."""
        return any(before.last < order <= after.order for order in self._sections)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {target.key: number for number, target in enumerate(self.targets) if target.field}

    @cached_property
    def _sections(self) -> tuple[int, ...]:
        orders, order = [], 0
        for section in self.form.section:
            orders.append(order)
            order += 1 + len(section.field)
        return tuple(orders)

    @cached_property
    def _rows(self) -> dict[str, int]:
        """The row of each stem class in ``_shares``."""
        names = dict.fromkeys(name for variant in self.variants for name in variant.stems)
        return {name: row for row, name in enumerate(names)}

    @cached_property
    def _shares(self) -> NDArray[np.float64]:
        """For each stem class (rows) and each variant, the class's share of the length of the variant's stems."""
        shares = np.zeros((len(self._rows), len(self.variants)))
        for number, variant in enumerate(self.variants):
            for name, value in variant.stems.items():
                shares[self._rows[name], number] = value / variant.norm
        return shares

    def _stems(self, words: tuple[str, ...]) -> dict[str, float]:
        """Return the weighted stem classes of ``words``, articles left out."""
        known = [self._named(word) for word in words if len(word) > 1 and word not in STOP_WORDS]
        told = {name: weight for name, weight, filler in known if not filler}
        return told or {name: weight for name, weight, _ in known}

    def _name(self, word: str) -> tuple[str, float, bool]:
        """Return a word's stem class, how much it weighs and whether it only qualifies."""
        name = self._spelled_out(word)
        return name, self._weight(name), self._is_filler(word)

    def _spelled_out(self, word: str) -> str:
        """Return the stem class of a word or of the one word that it abbreviates: « cofin. », « diag. », « accomp. »."""
        name = self.stem_class(word)
        if name in self._frequency or len(word) < SHORTEST_ABBREVIATION:
            return name
        return self._begun.get(word, name)

    @cached_property
    def _begun(self) -> dict[str, str]:
        """The stem class that each beginning of one, and of no other, stands for."""
        begun: dict[str, set[str]] = defaultdict(set)
        for name in self._frequency:
            bare = name.lstrip("=")
            for length in range(SHORTEST_ABBREVIATION, len(bare) + 1):
                begun[bare[:length]].add(name)
        return {start: names.pop() for start, names in begun.items() if len(names) == 1}

    def _is_filler(self, word: str) -> bool:
        """Say whether a word only qualifies what a label asks, in whatever gender and number."""
        return word.startswith(self._fillers) and self.stem_class(word) not in self._frequency

    def stem_class(self, word: str) -> str:
        """Return the stem of a word, or the name of its group of synonyms."""
        stemmed = stem(word)
        return self._classes.get(stemmed, stemmed)

    def _weight(self, name: str) -> float:
        if name in _ASKING:
            return ASKING
        # A word no label uses says that the heading is of something else: it weighs like a rare one.
        return math.log(1 + len(self.targets) / self._frequency.get(name, 2))

    def _stem_frequency(self) -> dict[str, int]:
        frequency: dict[str, int] = defaultdict(int)
        for target in self.targets:
            words = {word for label in target.labels for word in WORD.findall(fold(label))}
            for name in {self.stem_class(word) for word in words if word not in STOP_WORDS}:
                frequency[name] += 1
        return frequency

    def _variant(self, target: Target, label: str) -> Variant:
        words = tuple(WORD.findall(fold(label)))
        stems = self.stems(words)
        norm = math.sqrt(sum(value * value for value in stems.values()))
        weighs = sum(map(weight, words))
        return Variant(
            target, words, words.index(max(words, key=len)), " ".join(words), weighs, stems, norm or 1.0
        )


def _targets(form: Form) -> Iterator[Target]:
    """Yield the form's targets: sections, fields in printed order, then merged labels."""
    order = 0
    places: dict[str, int] = {}
    for section in form.section:
        if section.headings:
            yield Target(order, (), section.headings, order, section=section)
        order += 1
        for field in section.field:
            places[field.path] = order
            yield Target(order, (field.path,), field.labels, order, field=field)
            order += 1
    for merged in form.merged:
        orders = [places[path] for path in merged.paths]
        yield Target(min(orders), merged.paths, merged.labels, max(orders))


def _topic(target: Target) -> tuple[str, ...]:
    """Return every text that says what the target is about; melted labels speak of two things and have none."""
    if target.field is not None and not target.is_budget and not target.anywhere:
        return (*target.labels, *target.field.tails, *target.field.words)
    return target.labels if target.section is not None and not target.free_form else ()
