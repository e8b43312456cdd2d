"""What each label is about: every word that any of its wordings, brackets or prompts uses.

A heading of the writer's own (« Public concerné, ressources et difficultés ») is like no single wording of a
label, but its words come from all of them together. How much of a heading is of a label's topic, weighted by
how few topics use a word, tells which label it stands for; where it stands decides the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extract.tokens import WORD
from normalize.text import fold

SHARE = 0.6  # of the heading's weight that is of the topic
ENOUGH = 3.0  # summed weight of the shared words: one rare word and one more, or three usual ones


class Topics:
    """The stems of every label's topic, searched by stem."""

    def __init__(self, topics: Sequence[Sequence[str]], classes: Mapping[str, str]) -> None:
        """Take, for each target, all the texts that speak of it; ``classes`` maps a word to its stem class."""
        self._holders: dict[str, list[int]] = defaultdict(list)
        for number, texts in enumerate(topics):
            words = {word for text in texts for word in WORD.findall(fold(text))}
            for name in {classes[word] for word in words if word in classes}:
                self._holders[name].append(number)

    def of(self, stems: Mapping[str, float]) -> Iterator[tuple[int, float]]:
        """Yield the topics that ``stems`` (of a heading, with weights) mostly speaks of, with their share."""
        whole = sum(stems.values())
        shared: dict[int, list[float]] = defaultdict(list)
        for name, value in stems.items():
            for number in self._holders.get(name, ()):
                shared[number].append(value)
        for number, values in shared.items():
            value = sum(values)
            if (len(values) > 1 or len(stems) == 1) and value >= ENOUGH and value >= SHARE * whole:
                yield number, value / whole

    def share(self, number: int, stems: Mapping[str, float]) -> float:
        """Return the share of ``stems``, by count, that are of the topic."""
        return sum(number in self._holders.get(name, ()) for name in stems) / max(len(stems), 1)

    def known(self, stems: Mapping[str, float]) -> float:
        """Return the share of ``stems``, by count, that any topic uses."""
        return sum(name in self._holders for name in stems) / max(len(stems), 1)
