"""A register prepared: bodies gathered one by one into the flat arrays that questions are asked of."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from normalize.matching_words import Name, initials, plain, prepare
from normalize.registry import Body, Source
from normalize.registry_index import KINDS, Index
from normalize.registry_signature import letters, pairs, word_hash

if TYPE_CHECKING:
    from normalize.registry_index import Array


def build(bodies: Iterable[Body], name: str, date: str) -> Index:
    """Prepare bodies for questions."""
    building = _Building()
    for body in bodies:
        building.add(body)
    return Index(Source(name, date, building.bodies.count), building.arrays())


class _Strings:
    """Strings run together, with where each begins."""

    def __init__(self) -> None:
        self.bytes = bytearray()
        self.at = array("q", [0])

    def add(self, text: str) -> None:
        self.bytes += text.encode("utf-8", "replace")
        self.at.append(len(self.bytes))

    @property
    def count(self) -> int:
        return len(self.at) - 1


class _Building:
    """Gathers bodies one by one into the arrays of an index."""

    def __init__(self) -> None:
        self.bodies, self.forms = _Strings(), _Strings()
        self.form_body, self.form_words = array("i"), array("B")
        self.words: dict[str, int] = {}
        self.pair_word, self.pair_form = array("i"), array("i")
        self.hashes = {key: (array("Q"), array("i")) for key in ("exact", "acronym", "initials")}

    def add(self, body: Body) -> None:
        number = self.bodies.count
        self.bodies.add(body.to_record())
        for kind, text in body.forms():
            if kind == "sigle":
                self._hash("acronym", plain(text).replace(" ", ""), number)
                continue
            name = prepare(text)
            if name.words:
                self._add_form(number, kind, text, name)
            if kind == "nom" and len(name.words) > 2:
                self._hash("initials", initials(name), number)

    def _add_form(self, body: int, kind: str, text: str, name: Name) -> None:
        number = self.forms.count
        self.forms.add(
            "\t".join(
                (
                    str(KINDS.index(kind)),
                    " ".join(sorted(name.legal)),
                    " ".join(name.words),
                    text.replace("\t", " "),
                )
            )
        )
        self.form_body.append(body)
        self.form_words.append(min(len(name.words), 255))
        self._hash("exact", name.compact, number)
        for word in set(name.words):
            self.pair_word.append(self.words.setdefault(word, len(self.words)))
            self.pair_form.append(number)

    def _hash(self, key: str, text: str, number: int) -> None:
        hashes, numbers = self.hashes[key]
        hashes.append(word_hash(text))
        numbers.append(number)

    def arrays(self) -> dict[str, Array]:
        """Return the arrays, words and hashes in the order in which they are looked up."""
        import numpy as np  # noqa: PLC0415

        def values(numbers: array[int], kind: Any) -> Array:
            return np.array(numbers, dtype=kind)

        words = list(self.words)
        hashes = np.array([word_hash(word) for word in words], dtype=np.uint64)
        order = np.argsort(hashes, kind="stable")
        place = np.empty(len(words), dtype=np.int32)
        place[order] = np.arange(len(words), dtype=np.int32)
        pair_word, pair_form = values(self.pair_word, np.int32), values(self.pair_form, np.int32)
        pair_word = place[pair_word] if words else pair_word
        by_word = np.lexsort((pair_form, pair_word))
        vocabulary = _Strings()
        for number in order.tolist():
            vocabulary.add(words[number])
        found = {
            "form_body": values(self.form_body, np.int32),
            "form_words": values(self.form_words, np.uint8),
            "word_hash": hashes[order],
            "word_letters": np.array([letters(words[n]) for n in order.tolist()], dtype=np.uint64),
            "word_pairs": np.array([pairs(words[n]) for n in order.tolist()], dtype=np.uint64),
            "word_length": np.array([min(len(words[n]), 127) for n in order.tolist()], dtype=np.int8),
            "postings": pair_form[by_word],
            "postings_at": np.concatenate(
                ([0], np.cumsum(np.bincount(pair_word, minlength=len(words))))
            ).astype(np.int64),
        }
        for key, strings in (("bodies", self.bodies), ("forms", self.forms), ("vocabulary", vocabulary)):
            found[key] = np.frombuffer(bytes(strings.bytes), dtype=np.uint8)
            found[f"{key}_at"] = values(strings.at, np.int64)
        for key, (numbers, owners) in self.hashes.items():
            kept, by_hash = values(numbers, np.uint64), np.argsort(values(numbers, np.uint64), kind="stable")
            found[f"{key}_hash"] = kept[by_hash]
            found["exact_form" if key == "exact" else f"{key}_body"] = values(owners, np.int32)[by_hash]
        return found
