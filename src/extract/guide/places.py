"""Labels that the description does not know, told by their place among those that it does.

A writer may head a row in words of their own (« Public visé », « Budget »). Where a sheet has as many such rows
between two known labels as labels are missing there, each is the missing one in that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.candidate import Span
from extract.guide.description import GuideForm, GuideKind
from extract.guide.header import in_capitals
from extract.guide.labels import Token
from extract.guide.rows import Row

_LONGEST_HEAD = 48
_FEW_WORDS = 3  # of a head on a line of its own, ruled by nothing
_FEWEST_WORDS = 3  # of a text: a cell of a cost table or of a list has fewer
_NO_HEAD = re.compile(r"[@€\d]|[.;,]\s*$")
MAIL_OR_PHONE = re.compile(r"@|\b0\d(?:[ .]?\d\d){4}\b")
# What a value of a kind cannot do without.
_SIGNS: dict[GuideKind, re.Pattern[str]] = {
    "cost": re.compile(r"\d\s*(?:k\s?|m\s?)?(?:€|euros?\b)", re.IGNORECASE),
    "duration": re.compile(r"\b(?:ans?|ann[ée]es?|mois)\b", re.IGNORECASE),
    "contacts": MAIL_OR_PHONE,
}
_COSTS = re.compile(r"€|\beuros?\b", re.IGNORECASE)

Tokens = Sequence[Token]


def named_by_place(
    rows: Sequence[Row], tokens: Sequence[Tokens], text: str, form: GuideForm
) -> list[list[Token]]:
    """Return the ``tokens`` of a sheet's ``rows``, labels in unknown words named by their place."""
    found = [list(row) for row in tokens]
    known = [(at, path) for at, row in enumerate(tokens) for path in _usual(row, form)]
    heads = list(_heads(rows, tokens, text, {at for at, _ in known}))
    paths = {path for _, path in known}
    ranks = form.ranks
    bounds = [(0, -1), *((at, ranks[path]) for at, path in known), (len(rows), len(form.label))]
    for (first, low), (last, high) in pairwise(bounds):
        missing = [path for path in form.usual_paths if low < ranks[path] < high and path not in paths]
        here = [at for at in heads if first <= at < last]
        if missing and len(here) == len(missing):
            ends = [*here[1:], last]
            said = [_beside(tokens, at, end, text) for at, end in zip(here, ends, strict=True)]
            if all(_fits(form.kinds[path], words) for path, words in zip(missing, said, strict=True)):
                for at, path in zip(here, missing, strict=True):
                    found[at][0] = replace(found[at][0], path=path, exact=False, opens=True)
    return found


def _usual(row: Tokens, form: GuideForm) -> Iterator[str]:
    yield from (token.path for token in row if token.path in form.usual_paths and token.path)


def _heads(rows: Sequence[Row], tokens: Sequence[Tokens], text: str, known: set[int]) -> Iterator[int]:
    """Yield the rows that begin as those of known labels do: beside their text, or alone above it."""
    beside = [len(tokens[at]) > 1 for at in known]
    if len(beside) < 2:  # one row shows no layout
        return
    alone = sum(beside) * 2 < len(beside)
    for at, (row, said) in enumerate(zip(rows, tokens, strict=True)):
        if not said or at in known or any(token.path for token in said):
            continue
        if not (_tabled(row, text) or (alone and _set_apart(rows, at, known, text))):
            continue
        if (len(said) == 1) == alone and _is_head(said[0].span, text):
            yield at


def _tabled(row: Row, text: str) -> bool:
    return row.table or "\t" in text[row.start : row.end].strip()


def _set_apart(rows: Sequence[Row], at: int, known: set[int], text: str) -> bool:
    """Whether a line of few words stands between white, some text after the label above."""
    white = 0 < at < len(rows) - 1 and rows[at - 1].blank and rows[at + 1].blank
    above = next((number for number in range(at - 1, -1, -1) if not rows[number].blank), None)
    few = len(text[rows[at].start : rows[at].end].split()) <= _FEW_WORDS
    return white and few and above is not None and above not in known


def _is_head(span: Span, text: str) -> bool:
    words = text[span.start : span.end]
    short = len(words) <= _LONGEST_HEAD and words[0].isupper()
    return short and not (_NO_HEAD.search(words) or in_capitals(words))


def _beside(tokens: Sequence[Tokens], at: int, end: int, text: str) -> str:
    spans = [token.span for row in tokens[at:end] for token in row][1:]
    return " ".join(text[span.start : span.end] for span in spans)


def _fits(kind: GuideKind, words: str) -> bool:
    """Whether ``words`` may be a value of ``kind``."""
    if kind in _SIGNS:
        return _SIGNS[kind].search(words) is not None
    return len(words.split()) >= _FEWEST_WORDS and not _COSTS.search(words)
