"""A register prepared for questions: which forms share rare words with a name, at any size.

Everything is flat arrays, so that a register of a million rows is opened from disk and not read: strings run
together with their offsets, words by hash, and for each word the forms that hold it. A word that no form
holds is looked for among those with nearly the same letters.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from normalize.matching_likeness import likeness, most_edits
from normalize.matching_words import Name
from normalize.registry import Body, Source
from normalize.registry_signature import letters, pairs, word_hash

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]

FORMAT = 2  # of the files; another is built anew
_ARRAYS = (
    "bodies", "bodies_at", "forms", "forms_at", "form_body", "form_words", "vocabulary", "vocabulary_at",
    "word_hash", "word_letters", "word_pairs", "word_length", "postings", "postings_at", "exact_hash", "exact_form",
    "acronym_hash", "acronym_body", "initials_hash", "initials_body",
)  # fmt: skip
# A word in more forms than this proposes none by itself: it only ranks those that rarer words propose.
_COMMON = 20_000
# Damage of two letters, or of one read as two, changes at most so many pairs of neighbours.
_PAIRS_APART = 7
_SMALL = 20_000  # forms that are few enough to compare with each
_MOST_OF_SMALL, _MOST_OF_LARGE = 40, 14  # forms that are compared word by word
_LEAST_SHARED = 0.2  # of a name's weight: a form that shares less is no candidate
_MOST_BODIES = 700  # that are kept ready; with many more, Python's search for garbage is a pause that is felt
KINDS = ("nom", "usuel", "ancien", "sigle")


@dataclass(frozen=True, slots=True)
class Form:
    """One name of one body, ready to compare; ``text`` is as the register writes it."""

    body: int
    kind: str
    name: Name
    text: str


class Index:
    """A register, prepared; made by :mod:`normalize.registry_building`, opened by :func:`load`."""

    def __init__(self, source: Source, arrays: dict[str, Array]) -> None:
        self.source = source
        self._arrays = arrays
        self._compacts: list[str] | None = None
        self._bodies: dict[int, Body] = {}

    def body(self, number: int) -> Body:
        """Return a body by its number."""
        if number not in self._bodies:
            if len(self._bodies) >= _MOST_BODIES:
                self._bodies.clear()
            self._bodies[number] = Body.from_record(self._string("bodies", number))
        return self._bodies[number]

    def form(self, number: int) -> Form:
        """Return a form by its number."""
        kind, legal, words, text = self._string("forms", number).split("\t")
        name = Name(tuple(words.split()), _legal(legal))
        return Form(int(self._arrays["form_body"][number]), KINDS[int(kind)], name, text)

    def count(self, word: str) -> int:
        """Return how many forms hold a word."""
        found = self._word(word)
        return 0 if found is None else int(self._length_of(found))

    def by_acronym(self, acronym: str) -> list[int]:
        """Return the bodies that the register gives this acronym."""
        return self._lookup("acronym", acronym)

    def by_initials(self, acronym: str) -> list[int]:
        """Return the bodies whose names have these initials."""
        return self._lookup("initials", acronym)

    def candidates(self, name: Name, weigh: Callable[[str], float]) -> list[Form]:
        """Return the forms most like a name, by the weights of the words they share with it."""
        exact = self._exact(name.compact)
        small = self._count("form_body") <= _SMALL
        ranked = self._ranked(name.words, weigh, _MOST_OF_SMALL if small else _MOST_OF_LARGE)
        near = self._near(name.compact) if small else []
        numbers = dict.fromkeys([*exact, *ranked, *near])
        return [self.form(number) for number in numbers]

    def save(self, folder: Path) -> None:
        """Write the files that :func:`load` opens."""
        import numpy as np  # noqa: PLC0415

        folder.mkdir(parents=True, exist_ok=True)
        for key, values in self._arrays.items():
            np.save(folder / f"{key}.npy", values)
        about = {
            "format": FORMAT,
            "nom": self.source.name,
            "date": self.source.date,
            "lignes": self.source.rows,
        }
        (folder / "registre.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")

    def _count(self, key: str) -> int:
        return int(self._arrays[key].shape[0])

    def _string(self, key: str, number: int) -> str:
        at = self._arrays[f"{key}_at"]
        return bytes(self._arrays[key][int(at[number]) : int(at[number + 1])]).decode("utf-8")

    def _strings(self, key: str, numbers: Array) -> list[str]:
        """Return many strings at once, which is several times faster than one by one."""
        text, at = self._arrays[key].data, self._arrays[f"{key}_at"]
        ends = zip(at[numbers].tolist(), at[numbers + 1].tolist(), strict=True)
        return [str(text[first:last], "utf-8") for first, last in ends]

    def _word(self, word: str) -> int | None:
        hashes = self._arrays["word_hash"]
        wanted = _unsigned(word_hash(word))
        place = int(hashes.searchsorted(wanted))
        return place if place < hashes.shape[0] and hashes[place] == wanted else None

    def _length_of(self, word: int) -> int:
        at = self._arrays["postings_at"]
        return int(at[word + 1]) - int(at[word])

    def _forms_with(self, word: int) -> Array:
        at = self._arrays["postings_at"]
        return self._arrays["postings"][int(at[word]) : int(at[word + 1])]

    def _lookup(self, kind: str, key: str) -> list[int]:
        hashes, wanted = self._arrays[f"{kind}_hash"], _unsigned(word_hash(key))
        first, last = int(hashes.searchsorted(wanted)), int(hashes.searchsorted(wanted, side="right"))
        values = self._arrays[f"{kind}_body"][first:last].tolist()
        return list(dict.fromkeys(values))

    def _exact(self, compact: str, limit: int = 30) -> list[int]:
        hashes, wanted = self._arrays["exact_hash"], _unsigned(word_hash(compact))
        first = int(hashes.searchsorted(wanted))
        last = int(hashes.searchsorted(wanted, side="right"))
        found: list[int] = self._arrays["exact_form"][first : min(last, first + limit)].tolist()
        return found

    def _ranked(self, words: Sequence[str], weigh: Callable[[str], float], limit: int) -> list[int]:
        import numpy as np  # noqa: PLC0415

        lists = [
            (self._forms_with(word), weight * quality)
            for read, weight in _asked(words, weigh)
            for word, quality in self._words_like(read)
        ]
        if not lists:
            return []
        lists.sort(key=lambda item: item[0].shape[0])
        common = next((n for n, (found, _) in enumerate(lists) if n and found.shape[0] > _COMMON), len(lists))
        # Sorted by hand, and a rare word's forms looked up among all: each several times faster than the reverse.
        forms = np.sort(np.concatenate([found for found, _ in lists[:common]]))
        forms = forms[np.concatenate(([True], forms[1:] != forms[:-1]))]
        scores = np.zeros(forms.shape[0])
        for found, weight in lists[:common]:
            scores[forms.searchsorted(found)] += weight
        for found, weight in lists[common:]:
            place = np.minimum(found.searchsorted(forms), found.shape[0] - 1)
            scores[found[place] == forms] += weight
        scores -= 0.02 * np.abs(self._arrays["form_words"][forms].astype(np.int16) - len(words))
        likely = scores >= _LEAST_SHARED * sum(map(weigh, words))
        forms, scores = forms[likely], scores[likely]
        if forms.shape[0] > limit:
            best = np.argpartition(-scores, limit)[:limit]
            forms, scores = forms[best], scores[best]
        ranked: list[int] = forms[np.argsort(-scores, kind="stable")].tolist()
        return ranked

    def _words_like(self, word: str) -> list[tuple[int, float]]:
        """Return the register's word, or where it has none those that damage could have made into it."""
        found = self._word(word)
        if found is not None:
            singular = self._word(word[:-1]) if word.endswith("s") else self._word(word + "s")
            return [(found, 1.0)] + ([(singular, 0.97)] if singular is not None else [])
        if len(word) < 3:
            return []
        arrays, long = self._arrays, len(word) >= 9
        # Neighbouring letters first: they leave few words for the others to look at.
        near = _few_bits_apart(arrays["word_pairs"], pairs(word), _PAIRS_APART)
        near = near[_few_bits_apart(arrays["word_letters"][near], letters(word), 6 if long else 4)]
        lengths, spread = arrays["word_length"][near], 3 if long else 2
        near = near[(lengths >= len(word) - spread) & (lengths <= len(word) + spread)]
        like = [(number, likeness(word, known)) for number, known in self._alike(word, near)]
        kept = sorted(
            ((number, found.quality) for number, found in like if found.how), key=lambda item: -item[1]
        )
        return kept[:8]

    def _alike(self, word: str, numbers: Array) -> Iterator[tuple[int, str]]:
        """Yield the words of the register that few letters keep apart from ``word``, with their numbers."""
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        known = self._strings("vocabulary", numbers)
        for text, _, place in process.extract(
            word, known, scorer=OSA.distance, score_cutoff=most_edits(len(word)), limit=None
        ):
            yield int(numbers[place]), text

    def _near(self, compact: str) -> list[int]:
        """Return forms whose letters, run together, are nearly the name's: for words torn apart or joined."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        if self._compacts is None:
            count = self._count("form_body")
            self._compacts = ["".join(self._string("forms", n).split("\t")[2].split()) for n in range(count)]
        found = process.extract(compact, self._compacts, scorer=fuzz.ratio, score_cutoff=78, limit=12)
        return [number for _, _, number in found]


def _asked(words: Sequence[str], weigh: Callable[[str], float]) -> list[tuple[str, float]]:
    """Return the words to look up: each by itself, and neighbours that a space may have torn apart."""
    joined = [one + two for one, two in pairwise(words)]
    return [(word, weigh(word)) for word in dict.fromkeys(words)] + [
        (word, 1.0) for word in joined if len(word) < 20
    ]


@lru_cache(maxsize=256)  # few combinations, which all forms share
def _legal(forms: str) -> frozenset[str]:
    return frozenset(forms.split())


def _few_bits_apart(sets: Array, wanted: int, most: int) -> Array:
    """Return the places of the sets of bits that differ from one in at most so many bits."""
    import numpy as np  # noqa: PLC0415

    near: Array = (np.bitwise_count(sets ^ _unsigned(wanted)) <= most).nonzero()[0]
    return near


def _unsigned(number: int) -> Any:
    import numpy as np  # noqa: PLC0415

    return np.uint64(number)


def load(folder: Path) -> Index:
    """Open an index that was saved; its arrays stay on disk until they are asked.

    Raises:
        ValueError: the folder holds none, or one of another format.
    """
    import numpy as np  # noqa: PLC0415

    try:
        about = json.loads((folder / "registre.json").read_text(encoding="utf-8"))
        if about["format"] != FORMAT:
            raise ValueError(f"index de format {about['format']}")
        arrays: dict[str, Array] = {
            key: np.load(folder / f"{key}.npy", mmap_mode="r", allow_pickle=False).view(np.ndarray)
            for key in _ARRAYS
        }
        return Index(Source(about["nom"], about["date"], int(about["lignes"])), arrays)
    except (OSError, KeyError, TypeError) as error:
        raise ValueError(str(error)) from error
