"""The lines of the text that a value was read in, its words marked, as a reviewer is shown them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.document import Document, Page
from normalize.text import line_end

# Characters of the line before and after the words: enough for a printed label, which is what tells a reader
# what the words answer.
CONTEXT = 110
# A long answer is the value itself, and stands beside: its beginning and its end say where it was read.
LONGEST, HEAD, TAIL = 420, 280, 110
# Spans of one field that are nearer than this (a box and its word) are shown in one quotation.
NEAR = 160
MOST = 4  # quotations of one field
ELISION = " […] "


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a quotation; ``marked`` says that the value was read there."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines of one page of one file."""

    source: int
    page: int
    parts: tuple[Part, ...]


def quotes(document: Document, proofs: Sequence[Mapping[str, Any]]) -> tuple[Quote, ...]:
    """Return what a field's ``preuves`` quote, in the order of the text."""
    found: list[Quote] = []
    for page, spans in _by_place(document, proofs):
        if len(found) == MOST:
            break
        found.append(Quote(page.source, page.number, tuple(_parts(document.text, page, spans))))
    return tuple(found)


def _by_place(
    document: Document, proofs: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Page, list[tuple[int, int]]]]:
    """Yield the spans that one quotation shows, with their page."""
    pages = {(page.source, page.number): page for page in document.pages}
    current: tuple[Page, list[tuple[int, int]]] | None = None
    for proof in sorted(proofs, key=lambda proof: (int(proof["debut"]), int(proof["fin"]))):
        page = pages.get((proof["source"], proof["page"]))
        span = (int(proof["debut"]), int(proof["fin"]))
        if page is None or span[0] >= span[1]:
            continue
        if current and current[0] is page and span[0] - current[1][-1][1] <= NEAR:
            current[1].append(span)
            continue
        if current:
            yield current
        current = (page, [span])
    if current:
        yield current


def _parts(text: str, page: Page, spans: Sequence[tuple[int, int]]) -> Iterator[Part]:
    at = _start(text, page, spans[0][0])
    if at > page.start and text[at - 1] != "\n":
        yield Part("… ", marked=False)
    for start, end in spans:
        if start > at:
            yield Part(text[at:start], marked=False)
        yield from _marked(text[max(start, at) : end])
        at = max(at, end)
    stop = _stop(text, page, at)
    if stop > at:
        yield Part(text[at:stop].rstrip(), marked=False)
    if stop < page.end and text[stop] != "\n":
        yield Part(" …", marked=False)


def _marked(text: str) -> Iterator[Part]:
    if not text:
        return
    if len(text) <= LONGEST:
        yield Part(text, marked=True)
        return
    yield Part(text[:HEAD].rstrip(), marked=True)
    yield Part(ELISION, marked=False)
    yield Part(text[-TAIL:].lstrip(), marked=True)


def _start(text: str, page: Page, start: int) -> int:
    """Return where the line begins; where the words begin the line, that before it, which labels them."""
    line = max(text.rfind("\n", page.start, start) + 1, page.start)
    if not text[line:start].strip():
        above = text[page.start : line].rstrip()
        line = max(page.start + above.rfind("\n") + 1, page.start)
    return max(line, start - CONTEXT)


def _stop(text: str, page: Page, end: int) -> int:
    return min(line_end(text, end, page.end), end + CONTEXT)
