"""Long answers in a dossier without the form's headings, told by how their paragraphs open.

A letter speaks of one thing after the other, a paragraph each, and mostly says in its first sentence of what:
« Les logements sont attribués par la commission … ». Such openings are data of the form (``opens``). The answer goes on
over the paragraphs and list items below, up to one that opens another topic, answers a short question or is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.candidate import Candidate, Signal, Span, Status
from extract.form import Form
from extract.prose import LONGEST, Prose, answered, one_line, prose_candidates, said_pattern, states
from extract.sentences import BULLET

SHORTEST = 60  # characters of a paragraph; what is shorter is a heading or an item
OPENING = 150  # characters of its first sentence that say what it is about
_ENDED = re.compile(r"(?<=[a-zà-ÿ)])[.;]\s")

_Place = tuple[int, int]


def unlabelled(
    prose: Prose, form: Form, found: Mapping[str, Candidate], labels: Sequence[_Place] | None
) -> Iterator[Candidate]:
    """Yield candidates for paths that no label gave: what sentences state, then what paragraphs open with.

    ``labels`` are the places of those that were found in a dossier without the form, None in one that uses it.
    """
    known = dict(found)
    for candidate in prose_candidates(prose, form, found, uses_form=labels is None):
        known[candidate.path] = candidate
        yield candidate
    if labels is not None:
        yield from opened(prose, form, known, labels)


def opened(
    prose: Prose, form: Form, found: Mapping[str, Candidate], labels: Sequence[_Place]
) -> Iterator[Candidate]:
    """Yield the long answers whose paragraphs open with their topic, for paths that nothing else answers."""
    fields = {field.path: field for field in form.fields()}
    topics = {
        path: [said_pattern(pattern) for pattern in field.opens]
        for path, field in fields.items()
        if field.opens
    }
    stated = [pattern for field in fields.values() for pattern in field.said]
    taken = [*labels, *((span.start, span.end) for span in answered(found))]
    free = [
        place
        for place in prose.paragraphs
        if not any(start < place[1] and place[0] < end for start, end in taken)
    ]
    told: set[str] = {path for path, one in found.items() if one.status is not Status.EMPTY}
    for first, place in enumerate(free):
        path = _topic(prose.text, place, topics)
        if path is None or path in told:
            continue
        told.add(path)
        end = _end(prose, free, first, topics, stated)
        spans = tuple(Span(*one) for one in free[first:end])
        text = "\n".join(prose.text[span.start : span.end].strip() for span in spans)
        signals = (Signal("lu_dans_la_prose", -1.2),)
        yield Candidate(path, fields[path].kind, Status.FILLED, text, spans=spans, signals=signals)


def _topic(text: str, place: _Place, topics: Mapping[str, Sequence[re.Pattern[str]]]) -> str | None:
    """Return the path whose topic a paragraph opens first, None where it opens none."""
    if place[1] - place[0] < SHORTEST or BULLET.match(text, *place):
        return None
    opening = one_line(_first_sentence(text, *place).strip())[:OPENING]
    heard = [
        (match.start(), path)
        for path, patterns in topics.items()
        for pattern in patterns
        if (match := pattern.search(opening))
    ]
    return min(heard)[1] if heard else None


def _end(
    prose: Prose,
    free: Sequence[_Place],
    first: int,
    topics: Mapping[str, Sequence[re.Pattern[str]]],
    stated: Sequence[str],
) -> int:
    """Return the number of the first paragraph that is no longer of the answer that begins at ``first``."""
    text = prose.text
    for number in range(first + 1, len(free)):
        start, end = free[number]
        if text[free[number - 1][1] : start].strip():
            return number
        if BULLET.match(text, start, end):
            continue
        if end - start < SHORTEST:
            listed = number + 1 < len(free) and BULLET.match(text, *free[number + 1])
            if not listed:
                return number
        elif _topic(text, free[number], topics) or states(stated, _first_sentence(text, start, end)):
            return number
    return len(free)


def _first_sentence(text: str, start: int, end: int) -> str:
    return _ENDED.split(text[start : min(end, start + LONGEST)], maxsplit=1)[0]
