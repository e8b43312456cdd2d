"""Long answers in a dossier without the form's headings, told by how their paragraphs open.

A letter speaks of one thing after the other, a paragraph each, and mostly says in its first sentence of what:
« Les logements sont attribués par la commission … ». Such openings are data of the form (``opens``). The answer goes on
over the paragraphs and list items below, up to one that opens another topic, answers a short question or is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.candidate import Candidate, Span, Status
from extract.form import Form, FormField
from extract.prose import (
    IN_PROSE,
    LONGEST,
    Prose,
    answered,
    one_line,
    prose_candidates,
    said_pattern,
    states,
)
from extract.sentences import BULLET
from extract.title_page import place_on_title_page

SHORTEST = 60  # characters of a paragraph; what is shorter is a heading or an item
BEGINNING = 50  # of these, that say so where a transition announced something else
OPENING = 150  # characters of its first sentence that say what it is about
_FAREWELL = re.compile(
    r"\W*(?:(?:nous|je) (?:vous )?(?:prie|pri|reste|me tiens|nous tenons)|veuillez|recevez|restant|dans l'attente|esperant"
    r"|(?:bien )?cordialement|bien a vous|(?:en )?vous (?:en )?(?:souhaitant|remerciant)|avec (?:mes|nos))"
)
# What a letter turns to its next subject with: « Venons-en aux ménages. », « Le projet, d'abord. »
_TURN = re.compile(
    r"^(?:et )?(?:restent|reste|venons|passons|abordons|parlons|(?:encore )?un mot|j'en|nous en|quant|voici|permettez|pour ce qui|"
    r"en ce qui concerne|s'agissant|sur le plan|cote|maintenant|a present|d'abord)\b|, (?:d'abord|a present|maintenant|enfin|pour finir|voici .{3,40})\W*$"
    r"|\b(?:est|sont) l[ea]s? suivante?s?\W*$|^et l[ea]s? [\w' ]{3,40} \?$"
)
_ENDED = re.compile(r"(?<=[a-zà-ÿ)])[.;]\s")

_Place = tuple[int, int]


def unlabelled(
    prose: Prose, form: Form, found: Mapping[str, Candidate], labels: Sequence[Span] | None
) -> Iterator[Candidate]:
    """Yield candidates for paths that no label gave: what sentences state, then what paragraphs open with.

    ``labels`` are the places of those that were found in a dossier without the form, None in one that uses it.
    """
    told = list(prose_candidates(prose, form, found, uses_form=labels is None))
    if labels is None:
        yield from told
        yield from place_on_title_page(prose.document, form, {one.path: one for one in told} | dict(found))
        return
    known = {**found, **{candidate.path: candidate for candidate in told}}
    topics, taken = _Topics(form), [*labels, *answered(known)]
    for sentence in told:
        field = topics.fields.get(sentence.path)
        candidate = (
            _with_what_follows(prose, sentence, field, taken) if field and field.continues else sentence
        )
        known[candidate.path] = candidate
        yield candidate
    yield from opened(prose, known, topics, labels)


class _Topics:
    """What the sentences of a form's answers begin with: the long ones' topics, and what states the short ones."""

    def __init__(self, form: Form) -> None:
        self.fields = {field.path: field for field in form.fields()}
        self.opens = {
            field.path: [said_pattern(pattern) for pattern in field.opens]
            for field in self.fields.values()
            if field.opens
        }
        self.said = [pattern for field in self.fields.values() for pattern in field.said]

    def leaves(self, path: str, text: str, place: _Place) -> bool:
        """Say whether a paragraph begins with what is asked elsewhere, or takes leave of the reader."""
        if self.path(text, place) not in (None, path) or states(self.said, _first_sentence(text, *place)):
            return True
        return _takes_leave(text, place)

    def led(self, text: str, place: _Place) -> str | None:
        """Return the path that a transition leads to: « Reste la question de l'argent. »; None for what is none."""
        line = one_line(text[slice(*place)]).strip()
        if len(line) > SHORTEST or not _TURN.search(line):
            return None
        led = [path for path, field in self.fields.items() if field.leads and re.search(field.leads, line)]
        return led[-1] if led else None  # the project is named in many, the others only in their own

    def path(self, text: str, place: _Place, within: int = OPENING) -> str | None:
        """Return the path whose topic a paragraph opens first, None where it opens none."""
        if place[1] - place[0] < SHORTEST or BULLET.match(text, *place):
            return None
        opening = one_line(_first_sentence(text, *place).strip())[:within]
        heard = [
            (match.start(), path)
            for path, patterns in self.opens.items()
            for pattern in patterns
            if (match := pattern.search(opening))
        ]
        return min(heard)[1] if heard else None


def opened(
    prose: Prose, found: Mapping[str, Candidate], topics: _Topics, labels: Sequence[Span]
) -> Iterator[Candidate]:
    """Yield the long answers whose paragraphs open with their topic, for paths that nothing else answers."""
    free = _free(prose, [*labels, *answered(found)])
    told: set[str] = {path for path, one in found.items() if one.status is not Status.EMPTY}
    for path, first in _led(prose, topics, free):
        if path not in told:
            told.add(path)
            places = free[first : _end(prose.text, free, first, path, topics)]
            yield _candidate(prose.text, topics.fields[path], places)
            free = [place for place in free if place not in places]
    for first, place in enumerate(free):
        opening = topics.path(prose.text, place)
        if opening is None or opening in told:
            continue
        told.add(opening)
        last = _end(prose.text, free, first, opening, topics)
        yield _candidate(prose.text, topics.fields[opening], free[first:last])


def _led(prose: Prose, topics: _Topics, free: Sequence[_Place]) -> list[tuple[str, int]]:
    """Return the paths that transitions name, each with the first free paragraph behind it, last ones first."""
    paragraphs = prose.paragraphs
    turns = [
        (number, path)
        for number, place in enumerate(paragraphs)
        if (path := topics.led(prose.text, place)) is not None
    ]
    numbered = {place: number for number, place in enumerate(free)}
    found, next_turn = [], len(paragraphs)
    for number, path in reversed(turns):
        behind = (
            numbered[place]
            for place in paragraphs[number + 1 : next_turn]
            if place in numbered
            and not _takes_leave(prose.text, place)
            and topics.path(prose.text, place, BEGINNING) in (None, path)
        )
        first = next(behind, None)
        if first is not None:
            found.append((path, first))
        next_turn = number
    return found


def _takes_leave(text: str, place: _Place) -> bool:
    return _FAREWELL.match(one_line(text[slice(*place)])) is not None


def _with_what_follows(
    prose: Prose, candidate: Candidate, field: FormField, taken: Sequence[Span]
) -> Candidate:
    """Return what a sentence tells with the rest of its paragraph and the ones below that go on with it."""
    text, (span,) = prose.text, candidate.spans
    end = next((end for _, end in prose.paragraphs if end >= span.end), span.end)
    others = [one for one in taken if not one.start <= span.start < one.end]  # those end above it
    if any(span.end <= one.start < end for one in others):
        return candidate
    places = [(span.start, end)]
    for place in _free(prose, others):
        if place[0] < end:
            continue
        if text[places[-1][1] : place[0]].strip() or not states(field.continues, text[slice(*place)]):
            break
        places.append(place)
    return _candidate(text, field, places)


def _candidate(text: str, field: FormField, places: Sequence[_Place]) -> Candidate:
    return Candidate.quoting(field.path, field.kind, text, [Span(*place) for place in places], IN_PROSE)


def _free(prose: Prose, taken: Sequence[Span]) -> list[_Place]:
    """Return the paragraphs that answer nothing yet."""
    return [place for place in prose.paragraphs if not any(one.overlaps(*place) for one in taken)]


def _end(text: str, free: Sequence[_Place], first: int, path: str, topics: _Topics) -> int:
    """Return the number of the first paragraph that is no longer of the answer that begins at ``first``."""
    for number in range(first + 1, len(free)):
        start, end = free[number]
        if text[free[number - 1][1] : start].strip():
            return number
        if BULLET.match(text, start, end):
            continue
        if end - start < SHORTEST:
            listed = number + 1 < len(free) and BULLET.match(text, *free[number + 1])
            if not listed or topics.led(text, free[number]):
                return number
        elif topics.leaves(path, text, free[number]):
            return number
    return len(free)


def _first_sentence(text: str, start: int, end: int) -> str:
    return _ENDED.split(text[start : min(end, start + LONGEST)], maxsplit=1)[0]
