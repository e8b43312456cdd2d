"""Who the parts of an answer belong to: the cut into people that explains the parts best.

People write a contact in any order and often in the same order each time; a new one begins with a line, an
e-mail agrees with its owner's name and with the body's. Each cut of the parts into people is scored by these
and the best is found by dynamic programming, so that no order is taken for granted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from normalize.contact_agreement import of_body, of_person
from normalize.contact_kinds import KINDS, SURE_NAME
from normalize.contact_marks import Marks
from normalize.contact_parts import Part, parts

MOST_PARTS = 300  # in an answer; whatever follows is no list of contacts
_LONGEST = 9  # parts of one person
_PERSON = -2.2  # each person must be worth it
_NOBODY = -1.6  # a group without name and e-mail
_MID_LINE = -1.5
_SAME_ORDER = 0.5
_SECOND_MAIL, _THIRD_PHONE = -3.4, -1.0  # of one person
_NEW_ITEM = 0.8  # it begins with a list item or after an empty line
_LEFT_OVER = {"name": 1.2, "function": 0.6, "body": 0.6}  # share of a part's worth that is lost unused
_AGREES, _DISAGREES, _OF_BODY = 2.5, -1.0, 2.0


@dataclass
class Person:
    """One contact as read."""

    nom: str | None = None
    fonction: str | None = None
    organisme: str | None = None
    email: str | None = None
    telephone: str | None = None
    sure: bool = False  # the name alone is a person's


@dataclass(frozen=True)
class _Group:
    """Parts of one person: the place of each kind, and how well they fit."""

    score: float
    places: tuple[tuple[str, int], ...]  # kind and place in the sequence of parts
    first: str  # the kind that comes first

    def place(self, kind: str) -> int | None:
        return next((place for known, place in self.places if known == kind), None)


def people(marks: Marks) -> list[Person]:
    """Return the people of a covered text, in order."""
    found = parts(marks.text, marks.emails)[:MOST_PARTS]
    reading = _Cutting(found, marks)
    return _inherited(reading.groups(), found, marks)


class _Cutting:
    """The search for the best cut."""

    def __init__(self, found: Sequence[Part], marks: Marks) -> None:
        self.parts, self.marks = found, marks

        @cache
        def owned(place: int, mail: int) -> float:
            agreed = of_person(found[place].text, marks.emails[mail])
            return 0.0 if agreed is None else _AGREES if agreed else _DISAGREES

        @cache
        def housed(place: int, mail: int) -> float:
            return _OF_BODY if of_body(found[place].text, marks.emails[mail]) else 0.0

        self._owned, self._housed = owned, housed

    def groups(self) -> list[_Group]:
        """Return the groups of the best cut."""
        count = len(self.parts)
        # best[end][first kind of the last group] = (score, start of the last group, its first kind before, group)
        best: list[dict[str, tuple[float, int, str, _Group | None]]] = [{} for _ in range(count + 1)]
        best[0][""] = (0.0, 0, "", None)
        for end in range(1, count + 1):
            for start in range(max(0, end - _LONGEST), end):
                if not best[start]:
                    continue
                group = self._group(start, end)
                for before, (score, *_) in best[start].items():
                    total = score + group.score + (_SAME_ORDER if before == group.first else 0.0)
                    if group.first not in best[end] or total > best[end][group.first][0]:
                        best[end][group.first] = (total, start, before, group)
        return _walk_back(best)

    def _group(self, start: int, end: int) -> _Group:
        chosen = range(start, end)
        mails = [place for place in chosen if self.parts[place].kind == "email"]
        phones = [place for place in chosen if self.parts[place].kind == "phone"]
        texts = [place for place in chosen if self.parts[place].kind == "text"]
        score, places = self._texts(texts, [self.parts[place].mark for place in mails])
        score += _PERSON + _SECOND_MAIL * max(0, len(mails) - 1) + _THIRD_PHONE * max(0, len(phones) - 2)
        if "name" not in dict(places) and not mails:
            score += _NOBODY
        opening = self.parts[start]
        if start and not opening.opens:
            score += _MID_LINE
        score += _NEW_ITEM if opening.bullet else 0.0
        places += [("email", place) for place in mails[:1]] + [("phone", place) for place in phones[:1]]
        first = min(places, key=lambda item: item[1])[0] if places else ""
        return _Group(score, tuple(places), first)

    def _texts(self, texts: list[int], mails: list[int]) -> tuple[float, list[tuple[str, int]]]:
        """Return the best choice of name, body and function among ``texts``, and its score."""
        worth = {place: self._worth(place, mails) for place in texts}
        # What is left over speaks against the group as much as it would for another.
        loss = {
            place: max(0.0, *(value[kind] * _LEFT_OVER[kind] for kind in KINDS))
            for place, value in worth.items()
        }
        left = -sum(loss.values())
        best: tuple[float, list[tuple[str, int]]] = (left, [])
        options: list[int | None] = [None, *texts]
        for name in options:
            for body in options:
                if body is not None and body == name:
                    continue
                rest = [place for place in texts if place not in (name, body)]
                job = max(rest, key=lambda place: worth[place]["function"], default=None)
                taken = [("name", name), ("body", body), ("function", job)]
                places = [
                    (kind, place) for kind, place in taken if place is not None and worth[place][kind] > 0
                ]
                score = left + sum(worth[place][kind] + loss[place] for kind, place in places)
                if score > best[0]:
                    best = (score, places)
        return best

    def _worth(self, place: int, mails: list[int]) -> dict[str, float]:
        told = {kind: self.parts[place].scores.get(kind, -3.0) for kind in KINDS}
        if mails and told["name"] > -2.5:
            told["name"] += self._owned(place, mails[0])
        if mails:
            told["body"] += self._housed(place, mails[0])
        return told


def _walk_back(best: list[dict[str, tuple[float, int, str, _Group | None]]]) -> list[_Group]:
    groups: list[_Group] = []
    end = len(best) - 1
    kind = max(best[end], key=lambda known: best[end][known][0])
    while end > 0:
        _, start, before, group = best[end][kind]
        if group is not None:
            groups.append(group)
        end, kind = start, before
    return groups[::-1]


def _inherited(groups: list[_Group], found: Sequence[Part], marks: Marks) -> list[Person]:
    """Return the people, each with what a heading above gives to all under it."""
    told: list[Person] = []
    heading = Person()
    for group in groups:
        own = _person(group, found, marks)
        name, body, job = group.place("name"), group.place("body"), group.place("function")
        anchor = min(
            (place for place in (name, job, group.place("email")) if place is not None), default=None
        )
        if body is not None and (anchor is None or body < anchor):
            phone = group.place("phone")
            leads = phone is not None and phone > body and (anchor is None or phone < anchor)
            heading = Person(organisme=own.organisme, telephone=own.telephone if leads else None)
        if job is not None and found[job].heads:
            heading.fonction = own.fonction
        if own.nom or own.email:
            shares = own.organisme is None or own.organisme == heading.organisme
            own.organisme = own.organisme or heading.organisme
            own.telephone = own.telephone or (heading.telephone if shares else None)
            own.fonction = own.fonction or (heading.fonction if shares else None)
        told.append(own)
    return _kept(told)


def _person(group: _Group, found: Sequence[Part], marks: Marks) -> Person:
    def text(kind: str) -> str | None:
        place = group.place(kind)
        return None if place is None else found[place].text

    mail, phone, name = group.place("email"), group.place("phone"), group.place("name")
    return Person(
        text("name"),
        text("function"),
        text("body"),
        None if mail is None else marks.emails[found[mail].mark],
        None if phone is None else marks.phones[found[phone].mark],
        name is not None and found[name].scores["name"] > SURE_NAME,
    )


def _kept(told: list[Person]) -> list[Person]:
    """Return whoever can be written to or called, or is named; a body's number where it gives nobody."""
    known = [person for person in told if person.email or person.nom]
    reachable = [
        person for person in known if person.email or person.telephone or person.fonction or person.sure
    ]
    if reachable or known:
        return reachable or known
    return [person for person in told if person.telephone]
