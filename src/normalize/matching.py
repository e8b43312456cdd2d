"""Which body of the register a name means: accepted, proposed with reasons, or none.

A wrong link costs more than a missing one. A name is accepted where every word that tells bodies apart
agrees, damage by OCR apart, no other body is nearly as good, and neither the legal form nor the place speaks
against it; what is less is proposed, with what speaks for and against it in words.

>>> from normalize.registry import Body, Register, Source
>>> bodies = (Body("Toit Rivemont", "ESH", acronyms=("TRV",)), Body("Toit Rivemont Lorraine", "ESH"))
>>> matcher = Matcher.of(Register(Source("essai", "2026-01-01", 2), bodies))
>>> matcher.ask("SA d'HLM TOIT RIVEM0NT").body.name, matcher.ask("Toit Rivemont Alsace").decision.value
('Toit Rivemont', 'propose')
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from normalize.matching_acronyms import definitions
from normalize.matching_candidate import Candidate, Evidence, by_acronym, by_name
from normalize.matching_parts import Parts, neutral, parts_of
from normalize.matching_place import Nearness, nearness
from normalize.matching_score import Comparison, compare, is_common
from normalize.matching_words import (
    LONGEST,
    Name,
    as_acronym,
    generic_words,
    mended,
    plain,
    prepare,
    shared_words,
)
from normalize.registry import Body, Register, Source
from normalize.registry_building import build
from normalize.registry_index import Index

MOST_CANDIDATES = 5
# Measured by tools/bench_names.py on the tuning half of its names: see docs/registry.md.
ACCEPTED = 0.88
PROPOSED = 0.5
MARGIN = 0.05
_FEWEST_FORMS = 1000  # a register of a few bodies knows nothing of how rare words are
_MANY_FORMS = 20_000
_MOST_KEPT = 150  # names; with many more, Python's search for garbage is a pause that is felt
_MOST_POINTS = 0.12  # that place, e-mail and bracket add to a score
_CAPS = (0.3, 0.7)  # the most that a generic and a shared word weigh


class Decision(StrEnum):
    """What became of a name, in the contract's words."""

    ACCEPTED = "accepte"
    PROPOSED = "propose"
    NONE = "aucun"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the registers say of one name."""

    name: str
    decision: Decision
    candidates: tuple[Candidate, ...]
    source: Source

    @property
    def body(self) -> Body | None:
        """Return the body that was accepted."""
        return self.candidates[0].body if self.decision is Decision.ACCEPTED else None

    @property
    def score(self) -> float:
        """Return the score of the best candidate, 0 where there is none."""
        return self.candidates[0].score if self.candidates else 0.0


@dataclass
class Matcher:
    """Registers to ask, the first one's word going before the next one's.

    ``refused`` holds (folded name, canonical name) pairs that a person said are two bodies; the first
    ``decided`` indexes are a person's decisions, whose exact names need no further evidence. ``own_words``: a word
    of the registers is a word by itself and no damaged other one, which holds unless they were read from pages.
    """

    indexes: Sequence[Index]
    refused: frozenset[tuple[str, str]] = frozenset()
    decided: int = 0
    own_words: bool = True
    _weights: dict[str, float] = field(default_factory=dict)
    _comparisons: dict[Name, tuple[tuple[int, Comparison], ...]] = field(default_factory=dict, repr=False)

    @staticmethod
    def of(*registers: Register) -> Matcher:
        """Return a matcher of registers that are held in memory."""
        return Matcher([build(r.bodies, r.source.name, r.source.date) for r in registers])

    @property
    def source(self) -> Source:
        """Return what is asked, as one source: names joined, the newest date, all rows."""
        known = [index.source for index in self.indexes[self.decided :] or self.indexes]
        return Source(
            " + ".join(source.name for source in known),
            max(source.date for source in known),
            sum(source.rows for source in known),
        )

    def ask(self, text: str, evidence: Evidence | None = None) -> Answer:
        """Return the body that ``text`` names, or those that it may name."""
        evidence = evidence or Evidence()
        explained = definitions(text[:LONGEST]) if "(" in text else {}
        if explained:
            evidence = replace(evidence, definitions={**evidence.definitions, **explained})
        parts = parts_of(text)
        candidates = self._merged(self._of_parts(parts, evidence))
        if not _accepted(candidates) and len(parts.pieces) > 1:
            candidates = self._of_one_piece(parts, evidence) or candidates
        key = plain(text)
        candidates = [c for c in candidates if (key, c.body.name) not in self.refused]
        return self._answer(text, candidates)

    def alike(self, text: str, evidence: Evidence) -> list[Candidate]:
        """Return every body whose name would be accepted if it were the only one."""
        candidates = self._merged(self._of_parts(parts_of(text), evidence))
        return [found for found in candidates if found.acceptable and found.score >= ACCEPTED]

    def _answer(self, text: str, candidates: list[Candidate]) -> Answer:
        shown = [candidate for candidate in candidates if candidate.score >= PROPOSED][:MOST_CANDIDATES]
        if not shown:
            return Answer(text, Decision.NONE, (), self.source)
        if _accepted(candidates):
            return Answer(text, Decision.ACCEPTED, tuple(shown), self.source)
        rival = _rival(candidates)
        if rival is not None and candidates[0].acceptable:
            reason = f"trop proche de « {rival.body.name} » pour décider"
            shown[0] = replace(shown[0], reasons=(*shown[0].reasons, reason))
        return Answer(text, Decision.PROPOSED, tuple(shown), self.source)

    def _of_parts(self, parts: Parts, evidence: Evidence) -> list[Candidate]:
        """Return candidates for a name as a whole; a bracket explains it or is evidence for it."""
        found = self._named(parts.outside, evidence)
        for inside in parts.inside:
            if as_acronym(parts.outside) is not None and len(inside.split()) > 1:
                meant = [] if _accepted(self._merged(found)) else self._named(inside, evidence)
                return meant or found
            known = self._named(inside, evidence) if as_acronym(inside) is not None else []
            names = {candidate.body.name for candidate in known}
            found = [candidate.backed(f"sigle entre parenthèses : {inside}") if candidate.body.name in names else candidate
                     for candidate in found]  # fmt: skip
        return found

    def _of_one_piece(self, parts: Parts, evidence: Evidence) -> list[Candidate] | None:
        """Return candidates of the one piece that names a body, where the others say no more of it."""
        answers = []
        for piece in parts.pieces:
            candidates = self._merged(self._named(piece, evidence))
            if _accepted(candidates):
                answers.append((piece, candidates))
        for _, candidates in answers:
            body = candidates[0].body
            named = {piece for piece, found in answers if found[0].body == body}
            if all(piece in named or neutral(piece, body) for piece in parts.pieces):
                return candidates
        return None

    def _named(self, text: str, evidence: Evidence) -> list[Candidate]:
        """Return candidates for a name without brackets, by its words and as an acronym."""
        acronym = as_acronym(text)
        if acronym is not None and acronym in evidence.definitions:
            meant = self._by_words(evidence.definitions[acronym], evidence)
            reason = f"sigle défini dans le document : {evidence.definitions[acronym]}"
            return [candidate.because(reason) for candidate in meant]
        found = self._by_words(text, evidence)
        key = acronym or plain(text).replace(" ", "")
        if len(key) <= 9 and not (acronym is None and is_common(key)):
            found += self._by_acronym(key, written=acronym is not None, evidence=evidence)
        return found

    def _by_words(self, text: str, evidence: Evidence) -> list[Candidate]:
        name = prepare(mended(text))
        found = []
        for number, comparison in self._compared(name):
            index = self.indexes[number]
            candidate = by_name(
                name,
                comparison,
                index.body(comparison.form.body),
                evidence,
                register=number,
                crowded=index.source.rows > _MANY_FORMS,
            )
            if number < self.decided and comparison.exact:
                candidate = replace(candidate, score=1.0, acceptable=True, decided=True)
            found.append(candidate)
        return found

    def _compared(self, name: Name) -> tuple[tuple[int, Comparison], ...]:
        """Return a name beside the forms like it; kept, as a batch's dossiers name the same partners."""
        if name not in self._comparisons:
            if len(self._comparisons) >= _MOST_KEPT:
                self._comparisons.clear()
            made = (
                (number, compare(name, form, self._weigh, self._is_word))
                for number, index in enumerate(self.indexes if name.words else ())
                for form in index.candidates(name, self._weigh)
            )
            self._comparisons[name] = tuple(
                (number, comparison)
                for number, comparison in made
                if comparison.pairs and comparison.score >= PROPOSED - _MOST_POINTS
            )
        return self._comparisons[name]

    def _by_acronym(self, acronym: str, *, written: bool, evidence: Evidence) -> list[Candidate]:
        found = []
        for number, index in enumerate(self.indexes):
            for registered, bodies in (
                (True, index.by_acronym(acronym)),
                (False, index.by_initials(acronym)),
            ):
                if not registered and not written:
                    continue
                for body in bodies[:50]:
                    found.append(by_acronym(acronym, index.body(body), registered, evidence, number))
        return found

    def _weigh(self, word: str) -> float:
        """Return how much a word tells: 1 for one that no other body bears, less the more bear it."""
        if word not in self._weights:
            forms = max(_FEWEST_FORMS, sum(index.source.rows for index in self.indexes))
            count = sum(index.count(word) for index in self.indexes)
            weight = math.log(1 + forms / max(count, 1)) / math.log(1 + forms)
            if word in generic_words():
                weight = min(weight, _CAPS[0])
            elif word in shared_words():
                weight = min(weight, _CAPS[1])
            self._weights[word] = max(weight, 0.05)
        return self._weights[word]

    def _is_word(self, word: str) -> bool:
        """Say whether what was read is a word by itself: French, a place, or in the register."""
        if not self.own_words:
            return is_common(word)
        rows = sum(index.source.rows for index in self.indexes)
        known = sum(index.count(word) for index in self.indexes)
        return known >= (1 if rows < _MANY_FORMS else 5) or is_common(word)

    def _merged(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Return the best candidate of each body, best first; registers may hold a body each."""
        kept: list[Candidate] = []
        for candidate in sorted(candidates, key=lambda c: (-c.rank, not c.acceptable, c.register)):
            if not any(_same(candidate, known) for known in kept):
                kept.append(candidate)
        return kept


def _same(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates are one body, of one register or of two."""
    if one.register == other.register:
        return one.body == other.body
    if one.body.siren and one.body.siren == other.body.siren:
        return True
    if one.body.contract_type != other.body.contract_type and "autre" not in {
        one.body.contract_type,
        other.body.contract_type,
    }:
        return False
    # A file of the State's has a landlord by its official name, ours by the one it goes by.
    if _names(one.body).isdisjoint(_names(other.body)):
        return False
    return nearness(one.body.departements, other.body.departements) in {Nearness.UNKNOWN, Nearness.HERE}


@lru_cache(maxsize=256)
def _names(body: Body) -> frozenset[Name]:
    return frozenset(prepare(name) for kind, name in body.forms() if kind in {"nom", "usuel"})


def _rival(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the second candidate where it is too near the first to decide between them."""
    if len(candidates) < 2 or candidates[0].decided:
        return None
    first, second = candidates[:2]
    return second if second.rank > first.rank - MARGIN else None


def _accepted(candidates: Sequence[Candidate]) -> bool:
    if not candidates or not candidates[0].acceptable:
        return False
    return candidates[0].score >= ACCEPTED and _rival(candidates) is None
