"""What of an answer to a label that asks for several things answers each of them.

A name in quotes or the types of dwellings may open it, or one number stand in it for each count that is asked for; where
its sentences go over from what the first label asks to what the next does, each has its own. Else the whole answer is
given to each.

>>> share("« Cap » – Habitat du Val", ("presentation.nom_projet", "presentation.porteurs"), 0)
(0, 7)
>>> share("T1 et T2, six à Elbeuf", ("logements.typologie_texte", "logements.localisation_offre"), 1)
(10, 22)
>>> share("12 ménages, 10 logements", ("publics.nombre_menages", "logements.nombre_logements"), 1)
(12, 24)
>>> share("35 logements : du T1 au T5", ("logements.nombre_logements", "logements.typologie_texte"), 1)
(15, 26)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations_with_replacement, pairwise

import numpy as np
from numpy.typing import NDArray

from extract.sentences import sentence_spans
from extract.subjects import Subjects
from ingest.document import Document

_TYPE = r"\b(?:[TFtf]\s?\d|studios?)\b"
# What opens an answer and is the first thing asked for alone, by the path of that.
_HEADS = {
    "presentation.nom_projet": re.compile(
        r"\s*(?P<own>«[^«»]{3,160}»|“[^“”]{3,160}”|\"[^\"]{3,160}\")\s*[-–—,:/(]?\s*(?=\S)"
    ),
    "logements.nombre_logements": re.compile(
        rf"\s*(?P<own>\d{{1,4}} (?:logements?|logts?))[ \t]*[:\n]\s*(?=[^\n]*{_TYPE})"
    ),
    "logements.typologie_texte": re.compile(
        rf"\s*(?P<own>[^\n]*{_TYPE}[^,;.\n]*)[,;.\n]\s*(?=[^\n]*[A-ZÀ-Ý])(?!(?s:.)*{_TYPE})"
    ),
}
_COUNT = re.compile(r"\d[\d ]*[^\d\n;/]*")
LONGEST_COUNTS = 160  # characters of an answer that is nothing but counts


def share(text: str, paths: Sequence[str], position: int) -> tuple[int, int]:
    """Return the span of ``text`` that answers the one of ``paths`` at ``position``."""
    head = _HEADS.get(paths[0])
    if head and (first := head.match(text)):
        return (first.end(), len(text)) if position else first.span("own")
    counts = list(_COUNT.finditer(text))
    only_counts = len(text) < LONGEST_COUNTS and all(".nombre_" in path for path in paths)
    return counts[position].span() if only_counts and len(counts) == len(paths) else (0, len(text))


# Of 230 answers to melted labels (A to I) 84 are parted at this or more, 97 % of them where they should.
SURE_OF_TURN = 0.8
NEW_PARAGRAPH = 1.5  # how much likelier the next answer begins with a paragraph (a logarithm)
MOST_SENTENCES, MOST_LABELS = 80, 3
LONGEST_BULLET = 12  # characters, with its indentation


def share_within(
    document: Document, start: int, end: int, paths: Sequence[str], path: str, subjects: Subjects | None
) -> tuple[int, int]:
    """Return the span, of the answer at ``start`` to ``end`` to a label that asks for all of ``paths``, that is ``path``'s."""
    position = paths.index(path)
    first, last = share(document.text[start:end], paths, position)
    if (first, last) != (0, end - start):
        return start + first, start + last
    begun = _begun(document, start, end, paths, subjects)
    return (begun[position], begun[position + 1]) if begun else (start, end)


def _begun(
    document: Document, start: int, end: int, paths: Sequence[str], subjects: Subjects | None
) -> list[int]:
    """Return where the answers to each of ``paths`` begin and the last ends, [] where they do not follow upon one another."""
    if subjects is None or not set(paths) <= set(subjects.paths):
        return []
    spans = [
        (max(first, start), min(last, end))  # the label may stand in the first one
        for first, last in sentence_spans(document)
        if first < end and last > start
    ]
    columns = [subjects.paths.index(path) for path in paths]
    says = [subjects.of(document.text[first:last])[columns] for first, last in spans]
    opens = [_opens_line(document.text, first) for first, _ in spans]
    begun = turns(np.array(says), opens) if says else None
    return [start, *(spans[number][0] for number in begun[1:]), end] if begun else []


def _opens_line(text: str, start: int) -> bool:
    """Say whether a line begins at ``start``, its bullet apart."""
    return text[max(start - LONGEST_BULLET, 0) : start].rstrip(" •-–")[-1:] == "\n"


def turns(says: NDArray[np.float64], opens: Sequence[bool]) -> list[int] | None:
    """Return at which sentence each label's own answer begins, None where the sentences do not answer them in turn.

    Args:
        says: for each sentence the logarithm of the probability that it answers each of the labels, in their order.
        opens: whether a sentence begins a paragraph.
    """
    sentences, labels = says.shape
    if labels > MOST_LABELS or not labels <= sentences <= MOST_SENTENCES:
        return None
    sums = np.vstack([np.zeros(labels), says.cumsum(axis=0)])
    paragraphs = NEW_PARAGRAPH * np.array([False, *opens[1:], False])

    def likeliness(cuts: tuple[int, ...]) -> float:
        edges = pairwise((0, *cuts, sentences))
        told = sum(sums[end, label] - sums[start, label] for label, (start, end) in enumerate(edges))
        return float(told + paragraphs[list(cuts)].sum())

    every = list(combinations_with_replacement(range(sentences + 1), labels - 1))
    likely = np.array([likeliness(cuts) for cuts in every])
    best = every[int(likely.argmax())]
    sure = 1 / np.exp(likely - likely.max()).sum() >= SURE_OF_TURN
    each_its_own = all(start < end for start, end in pairwise((0, *best, sentences)))
    return [0, *best] if sure and each_its_own else None
