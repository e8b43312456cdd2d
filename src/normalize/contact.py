"""People and how to reach them: name, function, body, e-mail and telephone, in whatever order they stand.

E-mails and telephones are told by their form (:mod:`normalize.contact_marks`), names, functions and bodies by
their words (:mod:`normalize.contact_parts`), and who owns what by the cut that explains them all best
(:mod:`normalize.contact_people`).

>>> person = parse("Directrice - VIDAL CLAIRE - claire.vidal @toit-rivemont.fr - 05.58.00.31.31").value[0]
>>> person["nom"], person["fonction"], person["email"], person["telephone"]
('VIDAL CLAIRE', 'Directrice', 'claire.vidal@toit-rivemont.fr', '05 58 00 31 31')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypedDict

from normalize import body_type
from normalize.contact_agreement import mended, of_body, of_person
from normalize.contact_marks import EMAIL, PHONE, cover, email, telephone
from normalize.contact_people import Person, people
from normalize.contact_table import in_cells, rows
from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold

__all__ = ["EMAIL", "PHONE", "Contact", "email", "find", "format", "parse", "telephone"]


class Contact(TypedDict):
    """The contract's contact."""

    nom: str | None
    fonction: str | None
    organisme: str | None
    email: str | None
    telephone: str | None


# A covering letter that stands under the contacts: its place and date, or its salutation.
_LETTER = re.compile(
    r"^(?:[^\n]*, le \d{1,2}(?:er)? [a-zéû]{3,9} \d{4}|(?:Madame|Monsieur|Mesdames|Messieurs)(?:\s*,|\s+(?:le|la|les|l['’])\s?)[^\n@]*)$",
    re.MULTILINE,
)


_LED_BY = re.compile(r"^(?:de la |de l['’]|de |du |des |d['’])(?=[A-ZÀ-Ý])")
_AROUND = re.compile(
    r"^(?:notre|votre|nos|sa|son)\s+|\s+(?:d[eu]s?|de la|de l['’]|d['’]|à|au|aux|à la|chez)$", re.IGNORECASE
)
_OF = re.compile(
    r"\s*(?:,\s*|\s(?:de la |de l['’]|de |du |des |d['’]|à la |à l['’]|à |au |chez |[-–—]\s))(?=[A-ZÀ-Ý])"
)
# « directrice de la clientèle de notre société »
_OF_OURS = re.compile(
    r"\s(?:de|à) (?:notre|votre) (?:société|association|office|coopérative|organisme|structure|établissement|fondation)$"
)
# « président de Présence 87 »: who heads something that has a name of two words heads a body.
_HEADS_A_BODY = re.compile(
    r"\b(?:presidente?|direct(?:eur|rice)(?: general\w*)?|gerante?|tresorier\w*|coordinat(?:eur|rice))$"
)
_PROPER = re.compile(
    r"(?!(?:Pôle|Service|Agence|Territoire|Patrimoine|Développement|Habitat|Gestion|Clientèle|Direction|Action|Proximité|Site|Secteur)\b)"
    r"[A-ZÀ-Ý][\w'’-]+(?:\s(?:(?:de|du|des|la|le|les|et|en|d['’]|l['’])\s?){0,2}(?:[A-ZÀ-Ý][\w'’-]*|\d{2,3})){1,5}"
)
# « directrice de l'association | Les Quatre Vents »
_OF_A_KIND = re.compile(r"\s(?:de|à) l['’]\s?(?P<kind>association|office)$", re.IGNORECASE)


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of e-mails and telephones."""
    return sorted(match.span() for pattern in (EMAIL, PHONE) for match in pattern.finditer(text))


# « Fait à Rivemont, le mardi de Pâques »
_SIGNED_AT = re.compile(r"^[^\S\n]*[Ff]ait (?:à|a|le)\s[^\n@]{3,80}$", re.MULTILINE)


def parse(text: str, cells: Sequence[Sequence[str]] = ()) -> Normalized:
    """Return the people of ``text`` in order; ``cells`` are the rows of the table that it stands in, where it does.

    Raises:
        NoValueError: it gives nobody's name and no e-mail or telephone.
    """
    text = _SIGNED_AT.sub("", text)
    letter = _LETTER.search(text)
    marks = cover(text[: letter.start()] if letter and letter.start() else text)
    found = in_cells(cells) or rows(text) or people(marks)
    if not found:
        raise NoValueError("aucun contact dans la réponse")
    spelled = [mended(person.nom or "", person.email) if person.email else None for person in found]
    repaired = marks.mended or spelled != [person.email for person in found]
    written = " ".join(text.split())
    for person, mail in zip(found, spelled, strict=True):
        person.email = mail
        person.fonction, person.organisme = _function_and_body(person, written)
    reasons = ["courriel_repare"] if repaired else []
    if any(_disagree(person) for person in found):
        reasons.append("courriel_discordant")
    return Normalized([_plain(person) for person in found], 0.9 - 0.2 * len(reasons), tuple(reasons))


def format(value: list[Contact]) -> str:
    """Return the people, one a line.

    >>> format([{"nom": "Claire VIDAL", "fonction": "directrice", "organisme": None, "email": None, "telephone": None}])
    'Claire VIDAL, directrice'
    """
    rows = [(who["nom"], who["fonction"], who["organisme"], who["email"], who["telephone"]) for who in value]
    return "\n".join(", ".join(known for known in row if known) for row in rows)


def _function_and_body(person: Person, written: str) -> tuple[str | None, str | None]:
    """Return a function and a body, told apart by the e-mail or the body's kind where they stand in one: « directrice du Toit Rivemont »."""
    job, body = person.fonction, person.organisme
    job = job and _OF_OURS.sub("", job)
    whole = f"{job} {body}"
    if job and body and whole in written and not job.split()[-1].isupper():
        # « directrice de Solidarité | Femmes du Faron », but « directrice du CCAS | Semibray »
        for joint in _OF.finditer(whole):
            before, after = whole[: joint.start()], whole[joint.end() :]
            if len(before) < len(job) and _heads(before, after):
                return before, after
    if job and not body:
        for joint in _OF.finditer(job):
            before, after = job[: joint.start()], job[joint.end() :]
            if _heads(before, after) or of_body(after, person.email or "") or body_type.parse(after):
                job, body = before, after
                break
    if job and body and (kind := _OF_A_KIND.search(job)):
        job, body = job[: kind.start()], f"{kind['kind']} {body}"
    return job and _AROUND.sub("", job), body and _LED_BY.sub("", body)


def _heads(job: str, body: str) -> bool:
    """Say whether a function is that of who heads a body, and what follows is a name of several words."""
    return _HEADS_A_BODY.search(fold(job)) is not None and _PROPER.fullmatch(body) is not None


def _plain(person: Person) -> Contact:
    return {
        "nom": person.nom,
        "fonction": person.fonction,
        "organisme": person.organisme,
        "email": person.email,
        "telephone": person.telephone,
    }


def _disagree(person: Person) -> bool:
    """Tell whether an e-mail that is a person's is another's than ``nom`` (« claire.vidal@ » of « Paul ROY »)."""
    if not person.nom or not person.email:
        return False
    # « phare@orange.fr » is the mailbox of Le Phare.
    local = re.split(r"[^a-z]+", fold(person.email.partition("@")[0]))
    if set(local) & set(re.split(r"[^a-z]+", fold(person.organisme or ""))) - {""}:
        return False
    return of_person(person.nom, person.email) is False
