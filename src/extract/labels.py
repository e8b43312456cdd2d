"""Where the form's labels may stand in a document: every plausible place, each with a gain.

Three searches, from sure to vague: the label's words as printed; nearly so (OCR damage, a word more or
less), by rapidfuzz around the label's words; and reworded, where a piece of text that looks like a heading
shares the label's meaning-bearing words or their synonyms. Which places are taken is decided for the
document as a whole by :mod:`extract.alignment`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from extract.asked import prompt_spans, reply_spans
from extract.budget_zone import budget_zones, heads_a_budget
from extract.contact_zone import contact_zones
from extract.contents_list import contents_spans
from extract.inner_headings import inner_headings
from extract.label_index import LabelIndex, Target, Variant
from extract.learnt_labels import learnt_headings
from extract.match import (
    NUMBER_WORD,
    PRINTED,
    REFUTES,
    How,
    Match,
    at_least,
    better,
    end_of_label,
    is_labelled,
    overruled,
    refuted,
    says_an_answer,
)
from extract.surroundings import REPLIED, TOPICAL_ONLY, Surroundings, melted_parts
from extract.tokens import STOP_WORDS, Tokens

__all__ = ["How", "LabelIndex", "Match", "Target", "find_labels"]

_NUMBERED = re.compile(rf"(?:\d|une?\san\b|{NUMBER_WORD})")
_ASKED = re.compile(r"[?:]")
_PARTS = re.compile(r"[?:\n]")  # without one of these, words follow upon one another
# « Logements : 49. Typologie » is two labels with an answer between, « Effectif : 10 ménages » one with its answer.
_ANSWERED = re.compile(r"\d\s?[.;]\s|:\s*\d[\d .,]*(?:\s[^\W\d_]|€)")
# « Co-porteur : » holds no label « porteur », nor does one end in « trente-six ».
_COMPOUND = re.compile(r"[^\W\d_]-[^\W\d_]")
_VERBS = frozenset({"est", "sont", "sera", "seront", "a", "ont", "porte", "portent", "engageons", "engagent"})
_REPLIES = ("oui", "non")
NEAR = 0.80  # share of equal characters from which a damaged label is taken for the label
# Shares of a label's long words that the document, and a stretch of it, must hold before they are compared.
KNOWN_SOMEWHERE, KNOWN_HERE = 0.6, 0.4
REWORDED = 0.62  # cosine of meaning-bearing stems from which a heading is taken for a reworded label
SURELY_REWORDED = 0.85  # from here no other label is looked for behind the heading
# Cosine from which the one word shared is nearly all that is said: « Cofinancements du projet ».
NEARLY_ALL = 0.9
BLANK_LABELS = 3  # printed labels with nothing but their prompts, from which they may be of a blank copy
MELTED = 0.75  # share of a heading's words that labels use, from which it may hold two of them
LEARNT = 0.25  # probability from which a heading may be what it was learnt to ask for
LEARNT_ANYWHERE = 0.6  # the same where the printed order speaks neither for nor against it
OWN_WORDS = 3  # of a label that is no other question's either
TOPICAL = 0.72  # likeness of a heading all of whose words are of the label's topic


def find_labels(tokens: Tokens, surroundings: Surroundings, index: LabelIndex) -> list[Match]:
    """Return the plausible places of the form's labels in the text, in order of their start.

    A place that covers others of the same target is kept alone; places of different targets may overlap.
    """
    if not tokens.words:
        return []
    search = _Search(tokens, surroundings, index)
    return search.run()


class _Search:
    """One search of one document; holds what its three passes share."""

    def __init__(self, tokens: Tokens, surroundings: Surroundings, index: LabelIndex) -> None:
        self.tokens = tokens
        self.surroundings = surroundings
        self.index = index
        self.found: dict[tuple[str, int, bool], Match] = {}
        self.settled: set[str] = set()
        unasked = (*reply_spans(tokens.text), *contents_spans(tokens.text))
        self.prompts = [*prompt_spans(tokens, index.form), *unasked]
        self.budgets = budget_zones(tokens.text)
        self.contacts = contact_zones(tokens.text)

    def run(self) -> list[Match]:
        for variant in self.index.variants:
            self._exact(variant)
        near = self._damaged_words()
        for variant in self.index.variants:
            if variant.target.key not in self.settled:
                self._near(variant, near)
        self._reworded()
        self._learnt()
        printed = [
            match for match in self.found.values() if match.how == "exacte" and match.target.field is not None
        ]
        blank = self._blank_copy(printed)
        sure = [match for match in self.found.values() if match.how == "exacte" and match.gain >= PRINTED]
        inner = inner_headings(self.tokens, self.surroundings, sure)
        kept = [
            match
            for match in self.found.values()
            if not any(one.start <= match.start < one.end for one in blank)
            if match.start not in inner and not overruled(match, printed)
        ]
        return sorted(kept, key=lambda match: (match.start, -match.end))

    def _blank_copy(self, printed: Sequence[Match]) -> frozenset[Match]:
        """Return the labels of a copy of the form that nobody filled in, where a filled one follows."""
        blank = [match for match in printed if self.surroundings.prompt_follows(match.end)]
        if len(blank) < BLANK_LABELS:
            return frozenset()
        filled = {
            match.target.key: match.start
            for match in self.found.values()
            if match.likeness >= SURELY_REWORDED and match.gain >= PRINTED
            if not self.surroundings.prompt_follows(match.end)
        }
        return frozenset(match for match in blank if filled.get(match.target.key, -1) > match.start)

    def _exact(self, variant: Variant) -> None:
        for place in self.tokens.positions.get(variant.words[variant.longest], ()):
            first = place - variant.longest
            end = first + len(variant.words)
            if first >= 0 and self.tokens.words[first:end] == variant.words:
                self._offer(variant, first, end, "exacte", 1.0)

    def _damaged_words(self) -> dict[str, list[int]]:
        """Return, for each word of the labels, the indices where it stands, damaged or not."""
        known = self.tokens.positions
        own = [word for word in known if len(word) >= 4 and word not in STOP_WORDS]
        near: dict[str, list[int]] = {}
        if not own:
            return near
        likeness = process.cdist(self.index.vocabulary, own, scorer=fuzz.ratio, score_cutoff=75)
        for row, word in enumerate(self.index.vocabulary):
            columns = likeness[row].nonzero()[0]
            near[word] = sorted(place for column in columns for place in known[own[column]])
        return near

    def _near(self, variant: Variant, near: dict[str, list[int]]) -> None:
        if len(variant.joined) < 9:
            return
        places = [near[word] for word in variant.words if near.get(word)]
        wanted = sum(1 for word in variant.words if len(word) >= 4)
        if not places or len(places) < KNOWN_SOMEWHERE * wanted:
            return
        rarest = min(places, key=len)
        length = len(variant.words)
        for place in rarest[:40]:
            low, high = max(place - length, 0), min(place + length + 2, len(self.tokens.words))
            here = sum(bisect_left(found, low) < bisect_left(found, high) for found in places)
            if here >= KNOWN_HERE * wanted:
                self._near_at(variant, low, high)

    def _near_at(self, variant: Variant, low: int, high: int) -> None:
        """Compare the label with the words ``low:high`` and offer the stretch of them that is most like it."""
        begin = self.tokens.joined_starts[low]
        end = self.tokens.joined_starts[high - 1] + len(self.tokens.words[high - 1])
        window = self.tokens.joined[begin:end]
        aligned = fuzz.partial_ratio_alignment(variant.joined, window, score_cutoff=100 * NEAR - 12)
        if aligned is None:
            return
        first = self.tokens.word_at(begin + aligned.dest_start + 1)
        last = self.tokens.word_at(begin + max(aligned.dest_end - 2, aligned.dest_start))
        likeness, first, end = max(
            (fuzz.ratio(variant.joined, " ".join(self.tokens.words[low : high + 1])) / 100, low, high + 1)
            for low in self._starts(first, last)
            for high in self._ends(low, last)
        )
        numbered = _NUMBERED.match(self.tokens.text, self.tokens.starts[end - 1])
        if numbered and self.tokens.words[end - 2] == variant.words[-1]:
            end -= 1  # « … sur une durée de 3 » is as near where the label says « du projet » as well
            likeness = fuzz.ratio(variant.joined, " ".join(self.tokens.words[first:end])) / 100
        if likeness >= NEAR and not self._lost_its_unit(variant, first, end):
            first += self.tokens.words[first] in _REPLIES
            self._offer(variant, first, end, "approchee", likeness)

    def _lost_its_unit(self, variant: Variant, first: int, end: int) -> bool:
        """Say whether a question's own word is not there: « Publics prioritaires » nearly says « … du PDALPD »."""
        here = self.tokens.words[first:end]
        own = variant.own_words
        return any(process.extractOne(word, here, scorer=fuzz.ratio, score_cutoff=60) is None for word in own)

    def _starts(self, first: int, last: int) -> list[int]:
        """Return where a label may begin: not with the cross of the question before it."""
        ends, starts = self.tokens.ends, self.tokens.starts
        words = range(first, min(first + 3, last + 1))
        return [word for word in words if not self.surroundings.mark_between(starts[word], ends[word])] or [
            first
        ]

    def _ends(self, low: int, last: int) -> range:
        """Return where a label may end that begins with the word ``low``: at most with ``last``, on its own line."""
        stop = self._before_next_line(low, last)
        return range(max(stop - 2, low), stop + 1)

    def _before_next_line(self, first: int, last: int) -> int:
        """Return the last of the words ``first:last`` before a box or a line that begins anew: an answer stands there."""
        behind, end = self.tokens.ends[first], self.tokens.ends[last]
        if not _PARTS.search(self.tokens.text, behind, end) and not self.surroundings.mark_between(
            behind, end
        ):
            return last
        for word in range(first + 1, last + 1):
            if self.surroundings.mark_between(self.tokens.ends[word - 1], self.tokens.ends[word]):
                return word - 1
            between = self.tokens.text[self.tokens.ends[word - 1] : self.tokens.starts[word]]
            begun = self.tokens.text[self.tokens.starts[word] : self.tokens.ends[word]]
            if begun[0].isdigit() and _ASKED.search(between):
                return word - 1  # « Combien ? 22 logements »
            if "\n" in between and (begun[0].isupper() or begun[0].isdigit()):
                before = self.tokens.text[self.tokens.starts[first] : self.tokens.ends[word - 1]]
                if not (before.isupper() and begun.isupper()):
                    return word - 1
        return last

    def _reworded(self) -> None:
        for first, end in self.surroundings.heading_pieces:
            if self._states(first, end):
                continue
            stems = self.index.stems(self.tokens.words[first:end])
            sure = self._offer_reworded(stems, first, end)
            if not sure:
                asked = self.surroundings.is_question(self.tokens.starts[first])
                self._offer_topics(self.index.known_stems(stems) if asked else stems, first, end)
            if any(len(target.paths) > 1 for target in sure) or self._is_sentence(first, end):
                continue
            for part in melted_parts(self.tokens, first, end):
                stems = self.index.stems(self.tokens.words[part[0] : part[1]])
                starts = self.tokens.starts[first], self.tokens.starts[part[0]]
                own = part[0] > first and is_labelled(self.found.values(), *starts)
                self._offer_reworded(stems, *part, piece=(first, end), but=() if own else sure)

    def _states(self, first: int, end: int) -> bool:
        """Say whether a piece is a whole sentence: « L'engagement des porteurs est pris pour trois ans. »."""
        stop = self.tokens.ends[end - 1]
        closed = re.match(r"\.[^\S\n]*(?:\n|\Z)", self.tokens.text[stop : stop + 40]) is not None
        return closed and not _VERBS.isdisjoint(self.tokens.words[first + 1 : end])

    def _is_sentence(self, first: int, end: int) -> bool:
        """Say whether a piece that holds an « et » is (the first line of) a sentence, not two labels in one."""
        carries_on = self.surroundings.carries_on(self.tokens.starts[first], self.tokens.ends[end - 1])
        return carries_on or self.index.known(self.tokens.words[first:end]) < MELTED

    @staticmethod
    def _shares_enough(stems: dict[str, float], variant: Variant, cosine: float) -> bool:
        """One shared word is not a label reworded, unless it is (nearly) all of both; nor is a heading mostly of others."""
        if cosine >= NEARLY_ALL and variant.stems.keys() <= stems.keys():
            return True
        shared = len(stems.keys() & variant.stems.keys())
        return (shared > 1 and 2 * shared >= len(stems)) or len(stems) == len(variant.stems) == 1

    def _offer_reworded(
        self,
        stems: dict[str, float],
        first: int,
        end: int,
        *,
        piece: tuple[int, int] | None = None,
        but: Sequence[Target] = (),
    ) -> list[Target]:
        """Offer the heading for the labels it rewords, ``but`` some; return those that it surely is."""
        best: dict[str, tuple[float, Variant]] = {}
        for number, cosine in self.index.cosines(stems, REWORDED):
            variant = self.index.variants[number]
            target = variant.target
            if target in but or not self._shares_enough(stems, variant, cosine):
                continue
            whole = variant.stems.keys() <= stems.keys()
            if len(target.paths) > 1 and not (whole or self.index.names_all(target, stems)):
                continue
            if cosine > best.get(target.key, (0.0, variant))[0]:
                best[target.key] = (cosine, variant)
        for cosine, variant in best.values():
            self._offer(variant, first, end, "reformulee", cosine, piece=piece)
        for _, variant in best.values():
            self._prefer_merged(variant.target, first)
        return [variant.target for cosine, variant in best.values() if cosine >= SURELY_REWORDED]

    def _prefer_merged(self, target: Target, first: int) -> None:
        """Let a label that asks for several things count for no less than one of them that the heading rewords less well."""
        merged = self.found.get((target.key, first, False))
        if merged is None or len(target.paths) < 2:
            return
        for path in target.paths:
            merged = at_least(merged, self.found.get((path, first, False)))
        self.found[target.key, first, False] = merged

    def _offer_topics(self, stems: dict[str, float], first: int, end: int) -> None:
        """Offer a heading of the writer's own for every label whose topic it mostly speaks of."""
        for number, share in self.index.topics.of(stems):
            heading = Variant(self.index.targets[number], (), 0, "", min(float(len(stems)), 3.0), stems, 1.0)
            self._offer(heading, first, end, "par_theme", TOPICAL * share)

    def _learnt(self) -> None:
        """Offer headings for what their words and those under them were learnt to ask for."""
        sure = [
            match for match in self.found.values() if match.gain >= PRINTED and match.how not in TOPICAL_ONLY
        ]
        printed = {match.start for match in sure if match.likeness >= SURELY_REWORDED}
        places: dict[int, list[tuple[str, int, bool]]] = {}
        for place in self.found:
            places.setdefault(place[1], []).append(place)
        for first, end, asked in learnt_headings(self.tokens, self.surroundings, self.index, sure, printed):
            if max(asked.values()) >= REFUTES:
                for place in places.get(first, ()):
                    if place in self.found and refuted(self.found[place], asked):
                        del self.found[place]
            for key, share in asked.items():
                target = self.index.by_key.get(key)
                if target and not target.is_box and share >= (LEARNT_ANYWHERE if target.anywhere else LEARNT):
                    self._offer(Variant(target, (), 0, "", 3.0, {}, 1.0), first, end, "apprise", share)
                    self._confirm(key, first)

    def _confirm(self, key: str, first: int) -> None:
        """Let a heading that rewords a label count for as much as what it was learnt to ask for."""
        learnt, reworded = self.found.get((key, first, True)), self.found.get((key, first, False))
        if learnt and reworded and reworded.gain < learnt.gain:
            self.found[key, first, False] = replace(reworded, gain=learnt.gain)

    def _offer(
        self,
        variant: Variant,
        first: int,
        end: int,
        how: How,
        likeness: float,
        *,
        piece: tuple[int, int] | None = None,
    ) -> None:
        """Keep the place if it speaks for the target and no better one of it begins there."""
        if how != "exacte" and variant.target.field and variant.target.field.inline:
            if _NUMBERED.match(self.tokens.text, self.tokens.starts[end - 1]):
                return  # « … portent sur 2 ans. » says the answer, where the label has « une durée de »
        elif how != "exacte" and end - 1 > first and _is_answer(self.tokens.words[end - 1]):
            end -= 1
        elif how == "approchee" and not variant.target.is_box:
            end = end_of_label(self.tokens, variant, first, end)
        start, stop = self.tokens.starts[first], self.tokens.ends[end - 1]
        if how == "approchee" and says_an_answer(self.tokens.text, start, stop):
            return
        if not self._may_stand(variant.target, start, stop, how):
            return
        around = (self.tokens.starts[piece[0]], self.tokens.ends[piece[1] - 1]) if piece else None
        gain = self.surroundings.gain(
            variant.target, start, stop, likeness, how, words=variant.weight, piece=around
        )
        if gain <= 0:
            return
        # « Durée prévue : 18 mois » is of anything, the form's own words further down may be damaged.
        asked = variant.target.field
        own = not (asked and asked.inline) or len(variant.words) >= OWN_WORDS
        if how == "exacte" and own and gain >= PRINTED + (REPLIED if variant.target.is_yes_no else 0.0):
            self.settled.add(variant.target.key)
        match = Match(variant.target, start, stop, how, likeness, gain, self.surroundings.opens_line(start))
        self._keep(
            match, first, behind=variant.target.field is not None and piece is not None and first > piece[0]
        )

    def _keep(self, match: Match, first: int, *, behind: bool) -> None:
        """Keep the better of a target's places that begin with one word; it may stand ``behind`` a heading's « et »."""
        key = (match.target.key, first, match.how in TOPICAL_ONLY)
        rival = self.found.get(key)
        if rival is None or better(match, rival):
            # The longer of two damaged wordings is no worse a label for it than the shorter one.
            nearly = rival is not None and rival.how == match.how == "approchee"
            self.found[key] = replace(match, gain=max(match.gain, rival.gain)) if rival and nearly else match
        elif behind and rival.end == match.end and rival.gain < match.gain:
            # « Méthode et adhésion du ménage »: the second half of a heading is a wording of its own as well.
            self.found[key] = replace(rival, gain=match.gain)

    def _may_stand(self, target: Target, start: int, stop: int, how: How) -> bool:
        """Say whether a label may stand there: no half of a compound, in no prompt, answer or zone of something else."""
        text = self.tokens.text
        if _COMPOUND.match(text, max(start - 2, 0)) or _COMPOUND.match(text, stop - 1):
            return False
        if any(low <= start and stop <= high for low, high in self.prompts):
            return False
        if (how != "exacte" or target.is_box) and self.surroundings.mark_between(start, stop):
            return False  # « (12 logements)⏎☒ existants sans aménagement »
        if how != "exacte" and _ANSWERED.search(text, start, stop):
            return False
        if target.is_budget and not heads_a_budget(text, start, stop, self.budgets):
            return False
        budgets = [] if target.is_budget else self.budgets
        contacts = [] if target.is_contacts else [(low, high) for low, _, high in self.contacts]
        return not any(low <= start < high for low, high in (*budgets, *contacts))


def _is_answer(word: str) -> bool:
    return word.isdigit() or word in _REPLIES
