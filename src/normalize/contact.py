"""People and how to reach them: name, function, body, e-mail and telephone, in whatever order they stand.

A line that names a body and nobody owns the people under it, and its telephone is theirs unless they have
one. E-mails are mended only where their form leaves one reading (« (at) », spaces around the @ and dots,
« 0 » for « o » in a domain that another e-mail of the same answer spells out).

>>> person = parse("Directrice - VIDAL CLAIRE - claire.vidal @toit-rivemont.fr - 05.58.00.31.31").value[0]
>>> person["nom"], person["fonction"], person["email"], person["telephone"]
('VIDAL CLAIRE', 'Directrice', 'claire.vidal@toit-rivemont.fr', '05 58 00 31 31')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypedDict

from rapidfuzz import fuzz

from normalize import body_type
from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold


class Contact(TypedDict):
    """The contract's contact."""

    nom: str | None
    fonction: str | None
    organisme: str | None
    email: str | None
    telephone: str | None


EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9_][\w.+-]{0,63} {0,2}(?:@|\(at\)|\[at\]|\(a\)|©|"
    r"®) {0,2}[\w-]{1,63}(?: ?\. ?[\w-]{1,63}){0,3}(?: ?[.,] ?(?:fr|com|org|net|eu|info|coop|asso)\b|\.[a-z]{2,12}(?![\w.@]))",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w])(?:\+ ?33 ?(?:\(0\) ?)?|0033 ?|[0O] ?)[1-9](?:[ .\-/]{0,2}[0-9OlI]{2}){4}(?![\w])"
)
_SEPARATORS = re.compile(
    r"\s*[|;\t•·▪■►➢]\s*|\s+[-–—]\s*|\s*[-–—]\s+|[-–—]$|^[-–—]|\s*:\s*|,\s*|[()]|\s+/\s+"
)
_MARK = re.compile(r"[\ue000\ue001](\d+)[\ue002]")
_FUNCTION = re.compile(
    r"\b(?:direct(?:eur|rice|ion)\w*|responsables?|chefs?|cheffe|chargee?s? (?:d|de)|presidente?|"
    r"vice-presidente?|coordinat(?:eur|rice)\w*|conseill(?:er|ere)s?|assistante?s?|"
    r"referente?s?|cesf|travailleu(?:r|se)s? socia\w+|educat(?:eur|rice)\w*|gestionnaires?|"
    r"secretaires?|adjointe?|deleguee?|animat(?:eur|rice)|psychologue|cadre|dga|dg|"
    r"administrat(?:eur|rice)|comptable|mediat(?:eur|rice)|agent|pilote|elue?|maire|attachee?|"
    r"ingenieure?|juriste|experte?)\b"
)
_CIVIL = re.compile(
    r"^(?:m\.|mr\.?|mme\.?|mlle\.?|monsieur|madame|mademoiselle|m(?= [A-ZÀ-Ý]))\s*", re.IGNORECASE
)
_LABELS = re.compile(
    r"^(?:contacts?|personnes? (?:referentes?|ressources?|a contacter)(?: du projet)?|"
    r"referents?(?: du projet)?|interlocuteurs?|noms?|prenoms?|nom et prenom|noms? prenoms?|"
    r"fonctions?|qualite|"
    r"tel(?:ephone)?s?|portables?|mobiles?|fax|e-?mails?|mels?|mails?|courriels?|"
    r"adresses?(?: (?:mail|electronique|e-?mail))?|organismes?|structures?|coordonnees|standard|"
    r"ligne directe)\W*$"
)
_NAME_WORD = (
    r"(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:['’-][a-zà-ÿA-ZÀ-Ý]+)*|"
    r"(?:[A-ZÀ-Ý]['’])?[A-ZÀ-Ý]{2,}(?:['’-][A-ZÀ-Ý]+)*|[A-ZÀ-Ý]\.)(?![\w'’])"
)
_NAME = re.compile(
    rf"{_NAME_WORD}(?: (?:de |du |d'|d’|le |la |LE |LA |DE |DU |EL |BEN |ben |el )?{_NAME_WORD}){{1,3}}"
)
_NOT_NAMES = re.compile(
    r"\b(?:habitat|logement|logis|hlm|association|office|service|pole|maison|projet|agence|"
    r"territoire|social|sociale|locative|generale?|groupe|union|rue|avenue|cedex|bp|"
    r"accompagnement|insertion|centre|foyer|conseil|ville|mairie|prefecture|budget|previsionnel|"
    r"monsieur|madame|appel|fiche|annexe|gestion)\b"
)
# Mailboxes of a post, not of a person, agree with everybody.
_POSTS = re.compile(
    r"contact|accueil|direction|secretariat|info|dir\b|dg\b|cse|coord|siege|social|logement|agence|"
    r"service|standard|projet|asso|habitat|admin|compta"
)


@dataclass
class _Person:
    nom: str | None = None
    fonction: str | None = None
    organisme: str | None = None
    email: str | None = None
    telephone: str | None = None

    def known(self) -> bool:
        return bool(self.nom or self.email)


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of e-mails and telephones."""
    return sorted(match.span() for pattern in (EMAIL, PHONE) for match in pattern.finditer(text))


def parse(text: str) -> Normalized:
    """Return the people of ``text`` in order.

    Raises:
        NoValueError: it gives nobody's name and no e-mail or telephone.
    """
    people, mended = _people(text)
    if not people:
        raise NoValueError("aucun contact dans la réponse")
    reasons = ["courriel_repare"] if mended else []
    if any(_disagree(person) for person in people):
        reasons.append("courriel_discordant")
    return Normalized([_plain(person) for person in people], 0.9 - 0.2 * len(reasons), tuple(reasons))


def format(value: list[Contact]) -> str:
    """Return the people, one a line.

    >>> format([{"nom": "Claire VIDAL", "fonction": "directrice", "organisme": None, "email": None, "telephone": None}])
    'Claire VIDAL, directrice'
    """
    rows = [(who["nom"], who["fonction"], who["organisme"], who["email"], who["telephone"]) for who in value]
    return "\n".join(", ".join(known for known in row if known) for row in rows)


def email(raw: str) -> str:
    """Return an e-mail as it is sent to.

    >>> email("c.vidal (at) toit-rivemont , fr")
    'c.vidal@toit-rivemont.fr'
    """
    joined = re.sub(r"\((?:at|a)\)|\[at\]|©|®", "@", raw, flags=re.IGNORECASE)
    return re.sub(r"\s+", "", joined).replace(",", ".").lower()


def telephone(raw: str) -> str:
    """Return a French number in pairs.

    >>> telephone("+33 (0)5.58.00.31.31")
    '05 58 00 31 31'
    """
    mended = raw.replace("(0)", "").translate(str.maketrans("OlI", "011"))
    digits = re.sub(r"\D", "", mended)
    digits = "0" + digits[-9:]
    return " ".join(digits[place : place + 2] for place in range(0, 10, 2))


def _plain(person: _Person) -> Contact:
    return {
        "nom": person.nom,
        "fonction": person.fonction,
        "organisme": person.organisme,
        "email": person.email,
        "telephone": person.telephone,
    }


def _people(text: str) -> tuple[list[_Person], bool]:
    """Return the people and whether an e-mail had to be mended."""
    emails: list[str] = []
    phones: list[str] = []
    raw_emails: list[str] = []

    def hold_email(match: re.Match[str]) -> str:
        raw_emails.append(match.group())
        emails.append(email(match.group()))
        return f"\t\ue000{len(emails) - 1}\ue002\t"

    def hold_phone(match: re.Match[str]) -> str:
        phones.append(telephone(match.group()))
        return f"\t\ue001{len(phones) - 1}\ue002\t"

    clean = re.sub("[\ue000-\ue002]", "", text)
    covered = PHONE.sub(hold_phone, EMAIL.sub(hold_email, clean))
    emails = _same_domains(emails)
    mended = any(raw.lower() != mail for raw, mail in zip(raw_emails, emails, strict=True))
    reading = _Reading(emails, phones)
    for line in covered.splitlines():
        reading.line(line)
    return reading.finished(), mended


def _same_domains(emails: list[str]) -> list[str]:
    """Return e-mails whose domain differs from another's only in o/0 or l/1 with the lettered one."""

    def key(domain: str) -> str:
        return domain.translate(str.maketrans("01", "ol"))

    domains = [mail.partition("@")[2] for mail in emails]
    best = {}
    for domain in sorted(
        domains, key=lambda item: (domains.count(item), -sum(character in "01" for character in item))
    ):
        best[key(domain)] = domain
    return [
        mail.partition("@")[0] + "@" + best[key(domain)] for mail, domain in zip(emails, domains, strict=True)
    ]


class _Reading:
    """The people met so far, and what waits for a name."""

    def __init__(self, emails: list[str], phones: list[str]) -> None:
        self.emails, self.phones = emails, phones
        self.people: list[_Person] = []
        self.person = _Person()
        self.body: str | None = None
        self.body_phone: str | None = None
        self.role: str | None = None  # a heading such as « Chefs de service : » holds for all under it

    def line(self, line: str) -> None:
        """Read one line."""
        parts = [part.strip(" \t.*'’\"«»_") for part in _SEPARATORS.split(line)]
        parts = [part for part in parts if part and not _LABELS.match(fold(part))]
        kinds = [self._kind(part) for part in parts]
        heading = "body" in kinds and "name" not in kinds and "both" not in kinds and "email" not in kinds
        # Where no heading came before the first person, a body under a person is that person's.
        heading = heading and not (self.body is None and self.person.nom and not self.person.organisme)
        if heading:
            self._close()
            self.body = parts[kinds.index("body")]
            self.body_phone = self.role = None
        lone_role = kinds == ["function"] and line.rstrip().endswith(":")
        if lone_role:
            self._close()
            self.role = parts[0]
            return
        for part, kind in zip(parts, kinds, strict=True):
            self._take(part, kind, heading=heading, last=kinds)

    def _kind(self, part: str) -> str:
        mark = _MARK.fullmatch(part)
        if mark:
            return "email" if part[0] == "\ue000" else "phone"
        name, rest = _split_name(part)
        if name and rest and _FUNCTION.search(fold(rest)):
            return "both"
        if _FUNCTION.search(fold(part)):
            return "function"
        if (
            name
            and body_type.parse(part) is None
            and (not rest or part.startswith(name) or part.endswith(name))
        ):
            return "name"
        return (
            "body" if body_type.parse(part) or re.fullmatch(r"[A-ZÀ-Ý][A-ZÀ-Ý&.\d ]{2,}", part) else "other"
        )

    def _take(self, part: str, kind: str, *, heading: bool, last: list[str]) -> None:
        if kind in {"name", "both"}:
            name, rest = _split_name(part)
            self._named(name)
            if kind == "both":
                self.person.fonction = rest
        elif kind == "function":
            # « Directrice - Claire VIDAL »: before its name; « Claire VIDAL, directrice »: after it.
            before = "name" in last and last.index("function") < last.index("name")
            if self.person.known() and (self.person.fonction or before):
                self._close()
            self.person.fonction = part if self.person.fonction is None else self.person.fonction
        elif kind == "email":
            mail = self.emails[int(_MARK.fullmatch(part).group(1))]  # type: ignore[union-attr]
            if self.person.email:
                self._close()
            self.person.email = mail
        elif kind == "phone":
            self._phone(self.phones[int(_MARK.fullmatch(part).group(1))], heading=heading)  # type: ignore[union-attr]
        elif (kind == "body" and not heading and self.person.known()) or (
            kind == "other" and self._may_be_body(part)
        ):
            self.person.organisme = part

    def _may_be_body(self, part: str) -> bool:
        """Tell whether a proper name of unknown kind is where the person works: no body is known otherwise."""
        person = self.person
        return bool(
            person.nom
            and self.body is None
            and not person.organisme
            and part[:1].isupper()
            and len(part) < 60
        )

    def _phone(self, number: str, *, heading: bool) -> None:
        if heading or (
            not self.person.known() and self.body and self.body_phone is None and not self.person.fonction
        ):
            self.body_phone = number
        elif self.person.telephone is None:
            self.person.telephone = number

    def _named(self, name: str) -> None:
        if self.person.nom:
            self._close()
        self.person.nom = name

    def _close(self) -> None:
        person = self.person
        if person.known() or person.telephone:
            person.organisme = person.organisme or self.body
            person.fonction = person.fonction or self.role
            person.telephone = person.telephone or self.body_phone
            self.people.append(person)
        self.person = _Person(fonction=None if person.known() else person.fonction)

    def finished(self) -> list[_Person]:
        """Return everybody."""
        self._close()
        if not self.people and self.body_phone:
            self.people.append(_Person(organisme=self.body, telephone=self.body_phone))
        return self.people


def _split_name(part: str) -> tuple[str, str]:
    """Return the person's name in ``part`` and the words beside it."""
    civil = _CIVIL.match(part)
    bare = part[civil.end() :] if civil else part
    if civil and re.fullmatch(_NAME_WORD, bare):
        return bare, ""
    for match in _NAME.finditer(bare):
        words = match.group().split()
        start = 0
        while len(words) - start >= 2 and (
            _FUNCTION.search(fold(words[start])) or _NOT_NAMES.search(fold(words[start]))
        ):
            start += 1
        name = " ".join(words[start:])
        if len(words) - start >= 2 and not _NOT_NAMES.search(fold(name)) and not _FUNCTION.search(fold(name)):
            rest = (bare[: match.start()] + " " + " ".join(words[:start]) + " " + bare[match.end() :]).strip(
                " ,-–:"
            )
            return name, " ".join(rest.split())
    return "", ""


def _disagree(person: _Person) -> bool:
    """Tell whether an e-mail that is a person's is another's than ``nom`` (« claire.vidal@ » of « Paul ROY »)."""
    if not person.nom or not person.email:
        return False
    local = fold(person.email.partition("@")[0])
    if _POSTS.search(local) or not re.fullmatch(r"[a-z]+(?:[.\-_][a-z]+){0,2}", local):
        return False
    parts = [part for part in re.split(r"[.\-_]", local) if len(part) >= 3]
    words = [word for word in re.split(r"[ \-'.]", fold(person.nom)) if len(word) >= 3]
    if not parts or not words or ("." not in local and len(local) < 5):
        return False
    return not any(
        fuzz.ratio(part, word) >= 75 or word in part or part in word for part in parts for word in words
    )
