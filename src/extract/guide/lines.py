"""Words of a page put back into lines by their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.candidate import Span
from ingest.document import Box, Word


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height in one column, in order."""

    words: tuple[Word, ...]
    box: Box


def x_of(word: Word) -> float:
    """Return where a word begins."""
    return box_of(word).x0


def box_of(word: Word) -> Box:
    """Return the box of a word that has one."""
    assert word.box is not None
    return word.box


def around(words: Sequence[Word]) -> Box:
    """Return the box around words."""
    box = Box.around(word.box for word in words)
    assert box is not None
    return box


def lines_of(words: Sequence[Word]) -> list[Line]:
    """Return words as lines, top to bottom; words on one line overlap by half their height."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: box_of(word).middle):
        last = around(lines[-1]) if lines else None
        box = box_of(word)
        if last and min(last.y1, box.y1) - max(last.y0, box.y0) > 0.5 * min(last.height, box.height):
            lines[-1].append(word)
        else:
            lines.append([word])
    ordered = [sorted(line, key=x_of) for line in lines]
    return [Line(tuple(line), around(line)) for line in ordered]


def spans_of(words: Sequence[Word]) -> Iterator[Span]:
    """Yield the stretches of text that ``words`` are: words of one line follow on one another."""
    start = end = words[0].start
    for word in words:
        if word.start > end + 1:
            yield Span(start, end)
            start = word.start
        end = word.end
    yield Span(start, end)
