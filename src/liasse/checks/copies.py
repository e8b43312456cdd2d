"""Wording taken over from another dossier of the batch, with that dossier's body left in it.

What makes a sentence suspect: it names a body that carries another dossier and that this dossier knows nowhere
else, and the other dossier holds the same sentence about itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from liasse.checks.alert import Alert, quote
from liasse.checks.bodies import is_of_a_third_party
from liasse.checks.body_names import is_distinct, same
from normalize.geography import words_of
from normalize.text import fold

CODE = "texte_copie"
FEWEST_WORDS = 8  # shorter sentences are everybody's
SAME = 85  # of 100: rapidfuzz's ratio of two sentences without the names in them
MOST_MENTIONS = 2  # a body named more often is a partner that was forgotten in the list
MOST_DOSSIERS = 3  # a sentence that more dossiers share is the call's or a network's, its names with it

Body = tuple[str, str]  # name, type


@dataclass(frozen=True)
class Written:
    """What one dossier of the batch says: who carries it, whom else it lists, its sentences by field."""

    ident: str
    porteurs: Sequence[Body]
    others: Sequence[str]
    sentences: Sequence[tuple[str, str]]  # path, text

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of each sentence, with a space at both ends."""
        return tuple(f" {words_of(text)} " for _, text in self.sentences)

    def knows(self, name: str) -> bool:
        """Say whether the dossier lists a body of this name."""
        return any(same(name, known) for known in (*(porteur for porteur, _ in self.porteurs), *self.others))


def copies(batch: Sequence[Written]) -> dict[str, list[Alert]]:
    """Return the alerts of each dossier that has any, by its id."""
    names = _names(batch)
    found: dict[str, list[Alert]] = defaultdict(list)
    for written in batch:
        for name, kind, owners in _foreign(written, names):
            alert = _alert(written, name, kind, owners)
            if alert is not None and _holders(batch, written, name) <= MOST_DOSSIERS:
                found[written.ident].append(alert)
    return dict(found)


def _names(batch: Sequence[Written]) -> Mapping[str, list[tuple[str, str, list[Written]]]]:
    """Return the porteurs of the batch by the first word of their name: name, type, their dossiers."""
    owners: dict[str, tuple[str, str, list[Written]]] = {}
    for written in batch:
        for name, kind in written.porteurs:
            if is_distinct(name):
                owners.setdefault(words_of(name), (name, kind, []))[2].append(written)
    index: dict[str, list[tuple[str, str, list[Written]]]] = defaultdict(list)
    for folded, entry in owners.items():
        index[folded.split(" ", 1)[0]].append(entry)
    return index


def _foreign(
    written: Written, names: Mapping[str, list[tuple[str, str, list[Written]]]]
) -> Iterator[tuple[str, str, list[Written]]]:
    """Yield the porteurs of other dossiers that this one names and does not list."""
    said = "".join(written.words)
    for word in sorted(set(said.split())):
        for name, kind, owners in names.get(word, ()):
            if f" {words_of(name)} " in said and not written.knows(name):
                yield name, kind, owners


def _alert(written: Written, name: str, kind: str, owners: Sequence[Written]) -> Alert | None:
    if kind not in {known for _, known in written.porteurs}:
        return None  # nobody of this dossier has the part that the body has in the other
    wanted = f" {words_of(name)} "
    mentions = [number for number, words in enumerate(written.words) if wanted in words]
    if len(mentions) > MOST_MENTIONS:
        return None
    source = next((other for other in owners if _all_copied(written, mentions, name, other)), None)
    if source is None:
        return None
    path, text = written.sentences[mentions[0]]
    at = fold(text).find(fold(name))
    message = (
        f"{quote(text, max(at, 0), max(at, 0) + len(name))} nomme {quote(name)}, porteur du dossier {quote(source.ident)}, "
        "où la même phrase se trouve : le texte a pu être repris sans changer le nom. Vérifiez qui s'engage ici."
    )
    return Alert(CODE, "avertissement", (path,), message)


def _holders(batch: Sequence[Written], written: Written, name: str) -> int:
    """Return how many dossiers hold the first sentence that names the body, with the name in it."""
    wanted = f" {words_of(name)} "
    sentence = next(words for words in written.words if wanted in words)
    return sum(
        any(wanted in words and fuzz.ratio(sentence, words) >= SAME for words in other.words)
        for other in batch
    )


def _all_copied(written: Written, mentions: Sequence[int], name: str, source: Written) -> bool:
    """Say whether every sentence that names the body stands in its own dossier too."""
    return source is not written and all(
        not is_of_a_third_party(fold(written.sentences[number][1]), fold(name))
        and _stands_in(written, number, name, source)
        for number in mentions
    )


def _stands_in(written: Written, number: int, name: str, source: Written) -> bool:
    wanted = f" {words_of(name)} "
    mine = written.words[number]
    if len(mine.split()) < FEWEST_WORDS:
        return False
    bare = mine.replace(wanted, " ")
    return any(
        wanted in words and fuzz.ratio(bare, words.replace(wanted, " ")) >= SAME for words in source.words
    )
