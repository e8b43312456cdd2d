"""Labels in few words under a heading that names them all: « Localisation et nom », then « Localisation : … », « Nom : … ».

The heading then has no answer of its own, and each line's words are to be read as the heading's are: « Nom » is of the
project, « Adhésion » of the household.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from extract.label_index import LabelIndex, Target
from extract.labels import Match
from extract.surroundings import FREE_WORDED, TICKED_KINDS, Surroundings
from extract.tokens import Tokens

FEWEST = 2  # sub-labels
GAIN = 6.0  # as a label's own words have
LIKENESS = 0.9
MOST_LINES = 40  # under one heading
_COLON = re.compile(r"[^\S\n]?:[^\S\n]*\S")
_ALONE = re.compile(r"[^\S\n]*:?[^\S\n]*(?:\n|\Z)")

Piece = tuple[int, int]  # word indices


class SubLabels:
    """One search of one document."""

    def __init__(self, tokens: Tokens, surroundings: Surroundings, index: LabelIndex) -> None:
        self.tokens = tokens
        self.surroundings = surroundings
        self.index = index

    def read(self, matches: Sequence[Match]) -> list[Match]:
        """Return the matches with those of each such heading and of its lines replaced by one a line."""
        kept = list(matches)
        printed = [match for match in matches if match.how in ("exacte", "approchee")]
        several = {(match.start, match.end) for match in printed if len(match.target.paths) > 1}
        single = {(match.start, match.end) for match in printed if len(match.target.paths) == 1} - several
        surer = {
            (match.start, match.target.key): match.how for match in matches if match.how not in FREE_WORDED
        }
        for start, group in self._groups({self.tokens.first_from(match.start) for match in matches}, single):
            found = [replace(one, how=surer.get((one.start, one.target.key), one.how)) for one in group]
            found[0] = replace(found[0], start=start)  # the heading ends the answer above it
            low, high = found[0].start, found[-1].end
            kept = [one for one in kept if not any(sub.start <= one.start < sub.end for sub in found)]
            targets = {one.target.key for one in found}
            kept = [one for one in kept if one.target.key not in targets or low <= one.start <= high]
            kept += found
        return sorted(kept, key=lambda match: (match.start, -match.end))

    def _groups(self, labelled: Set[int], single: Set[tuple[int, int]]) -> Iterator[tuple[int, list[Match]]]:
        """Yield the sub-labels of each heading, and where that begins.

        ``labelled`` words begin a label; a heading that is a ``single`` field's label has its own parts below it:
        « Statut et nom du porteur », then « Nom : … » and « Statut : … ».
        """
        pieces = [piece for piece in dict.fromkeys(self.surroundings.heading_pieces) if self._opens(piece)]
        for number, heading in enumerate(pieces):
            whole = (self.tokens.starts[heading[0]], self.tokens.ends[heading[1] - 1])
            if whole in single or not self._follows(heading, _ALONE):
                continue
            told = self._stems(heading)
            under = pieces[number + 1 : number + 1 + MOST_LINES] if len(told) > 1 else []
            found = list(self._under(told, under, labelled))
            if len(found) >= FEWEST:
                yield whole[0], found

    def _under(
        self, told: Mapping[str, float], pieces: Sequence[Piece], labelled: Set[int]
    ) -> Iterator[Match]:
        """Yield the lines that follow a heading or one another's answers and use its words only."""
        before: Target | None = None
        for piece in pieces:
            own = self._stems(piece)
            worded = bool(own) and own.keys() <= told.keys() and self._follows(piece, _COLON)
            target = self._target(own, told, before) if worded else None
            if target is not None:
                start, end = self.tokens.starts[piece[0]], self.tokens.ends[piece[1] - 1]
                yield Match(target, start, end, "reformulee", LIKENESS, GAIN, opens=True)
                before = target
            elif before is None or (piece[0] in labelled and self._follows(piece, _ALONE)):
                return

    def _target(
        self, own: Mapping[str, float], told: Mapping[str, float], before: Target | None
    ) -> Target | None:
        """Return the field whose wording has the line's words, and others of the heading or of the field before only."""
        best: tuple[float, Target] | None = None
        for variant in self.index.variants:
            target = variant.target
            if (
                target.field is None
                or target.field.kind in TICKED_KINDS
                or not own.keys() <= variant.stems.keys()
                or target == before
            ):
                continue
            beside = before is not None and not self.index.section_between(
                *sorted((before, target), key=lambda one: one.order)
            )
            if not variant.stems.keys() <= told.keys() and not (
                beside and before and target.order > before.order
            ):
                continue
            share = sum(own.values()) / sum(variant.stems.values()) + (1.0 if beside else 0.0)
            if best is None or share > best[0]:
                best = (share, target)
        return best[1] if best else None

    def _stems(self, piece: Piece) -> Mapping[str, float]:
        return self.index.stems(self.tokens.words[piece[0] : piece[1]])

    def _opens(self, piece: Piece) -> bool:
        return self.surroundings.opens_line(self.tokens.starts[piece[0]])

    def _follows(self, piece: Piece, pattern: re.Pattern[str]) -> bool:
        stop = self.tokens.ends[piece[1] - 1]
        return pattern.match(self.tokens.text, stop, stop + 40) is not None
