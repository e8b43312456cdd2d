"""Bodies that an answer names: « Statut et nom du ou des porteur(s) du projet ».

Applicants give names with their status, address, number, objects and a page of history. A name is what
stands before that; what follows tells its type and gives no further body. ``nom`` is as written.

>>> [body["nom"] for body in parse("Toit Rivemont en partenariat avec l'ADREM (l'Association d'entraide)").value]
['Toit Rivemont', 'ADREM']
>>> parse("LOGIBEL : Société anonyme d'HLM").value
[{'nom': 'LOGIBEL', 'type': 'bailleur', 'registre': None, 'score': None}]
"""

from __future__ import annotations

import re

from normalize import body_type
from normalize.errors import NoValueError
from normalize.organisation_joints import HELD, HELD_END, split
from normalize.organisation_lines import head_lines
from normalize.organisation_names import BRACKET, named
from normalize.organisation_types import Organisme, organisme, same_initials, type_in
from normalize.result import Normalized
from normalize.text import fold

__all__ = ["Organisme", "find", "format", "named", "organisme", "parse", "pieces", "type_in"]

_JOINTS = re.compile(
    r"\s*(?:,\s*)?\b(?:en (?:partenariat|convention|lien|collaboration|association|groupement|cooperation|"
    r"coordination) (?:etroit(?:e)? )?(?:avec|entre)|"
    r"en partenariat :|conjointement avec|associee? (?:a|avec)|avec le (?:concours|soutien|"
    r"partenariat) d[eu'](?: la| l')?|ainsi que|et par|avec)\s+"
)
# What a body does in the project, before its name: « Opérateur associatif : Pont-Levis ».
_ROLE = re.compile(
    r"(?im)^\W*(?:op[ée]rateur|partenaire|accompagnateur)s?(?: (?:associatif|social|sociaux|principal)s?)?\s*:\s*"
)
_BROKEN = re.compile(r"([A-ZÀ-Ý][\w'’-]{2,})[^\S\n]*\n[^\S\n]*([A-ZÀ-Ý][\w'’-]{2,})")
# « OPH Marche et Combraille ⏎ Habitat (…) »: no body is called by that word alone.
_BEFORE_TRADE = re.compile(
    r"(?<=[a-zà-ÿ])[^\S\n]*\n[^\S\n]*(?=(?:Habitat|Logis|Logements?|Résidences)[^\S\n]*(?:[(,;.\n]|\Z))"
)
_HARD = re.compile(
    r"\s*[;|+•·▪■\t]\s*|\s+/+\s*|(?<=\w)\s*/\s*(?=[A-ZÀ-Ýl])|\s+[-–—=→]\s+|,\s*|(?<=\ue001)\s+(?=[A-ZÀ-Ý])|(?:^|\s+)\d{1,2}\s?[)°]\s+"
)
_STREET = (
    r"\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.?|boulevard|bd|place|chemin|all[eé]e|cours|quai|"
    r"impasse|route|square|esplanade|"
    r"faubourg|passage|r\.)\b|\bB\.?P\.? ?\d+|\bCS ?\d+|\b\d{5} [A-ZÀ-Ý]"
)
_TOWN = (
    r"\b\d{5} (?-i:[A-ZÀ-Ý][\w'’-]*(?:(?: |-)(?:(?:de|du|des|sur|la|le|les|en) ){0,2}[A-ZÀ-Ý][\w'’-]*){0,4})"
    r"(?: cedex(?: \d+)?)?"
)
_SEAT = r"\b(?:situ[eé]+e?s?|si[eè]ge(?: social)?|adresse|domicili[eé]+e?)\b"
# An address ends with its town; without one it takes the rest of the line.
_ADDRESS = re.compile(
    rf"\s*[-–—,:]?\s*(?:{_SEAT}[^\n]{{0,160}}?{_TOWN}|\b(?:{_STREET})[^\n]{{0,120}}?(?<=\W){_TOWN}|{_TOWN}|"
    rf"{_SEAT}.*$|\b(?:{_STREET}).*$|"
    r"\b(?:SIRET|SIREN|RNA|N° ?SIRET|n° d'agr[eé]ment|code APE|t[eé]l)\b.*$)",
    re.IGNORECASE,
)


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the bodies that ``text`` names."""
    spans, position = [], 0
    for name, _ in _bodies(text):
        start = text.find(name, position)
        if start >= 0:
            spans.append((start, start + len(name)))
            position = start + len(name)
    return spans


# « Par convention, il s'appuie sur Le Phare, association, co-porteur du projet. »
_CO_BEARER = re.compile(
    r"\b(?:sur|avec|à|par)\s(?:l['’]association\s)?(?P<name>[A-ZÀ-Ý][^,;.()\n]{2,50}),\s(?P<status>[^,;.\n]{2,40}),\sco-?porteu(?:r|se)\b"
)
# « agréée au titre des articles L. 365-3 et L. 365-4 du CCH »: initials and a joint, and no body.
_LEGAL = re.compile(
    r"(?:,?\s(?:agréée?s?\s)?(?:au sens|au titre|en application|en vertu|conformément)\s(?:à |aux |de |des |du )?(?:l['’])?)?"
    r"\barticles?\s(?:[LRD]\.?\s?)?\d[^,;\n]*"
)
# « agréée ISFT, ILGLS »: what a body was approved for.
_APPROVED = re.compile(
    r",?\s(?:agréée?s?|habilitée?s?|labellisée?s?|conventionnée?s?)(?: (?:au titre de l['’]|pour (?:l['’]|la |le )?|en ))?\s?"
    r"[A-ZÀ-Ý]{3,6}(?:\s?(?:,|et|/|\+)\s?[A-ZÀ-Ý]{3,6}\b)*(?=[\s.,;]|\Z)"
)
# « L'association que je préside, Le Seuil, »
_MINE = re.compile(
    r"(?<=ion|ice|été|ive|sme|ure) (?:que je (?:préside|dirige|représente)|dont je suis [a-zà-ÿ ]{5,30}),?(?=\s)"
)
_ABBREVIATED = re.compile(r"\b[Aa]ss\.\s(?=[A-ZÀ-Ý«\"])")  # « OPH X + ass. Le Phare »: no end of a sentence
# « gestionnaire SAVS / SAMSAH »: what a body runs is no other body.
_MANAGES = re.compile(r"(\bgestionnaires?\b[^,;/\n]{0,20}\b[A-Z]{3,7})\s*/\s*(?=[A-Z]{3,7}\b)")
# « X et Y se sont rapprochés de Z »: three bodies, and a verb between them.
_JOINED = re.compile(
    r",?\s(?:se (?:sont|soient)|s'(?:est|etait)|s’est) (?:rapproché|associé|uni|réuni|regroupé|allié)e?s? (?:de |d['’]|à |avec |au |du )"
)


# « AHL, Association haut-valoise pour le logement, loi de 1901 »: what initials stand for is no other body.
_SPELLED_OUT = re.compile(r"\b(?P<initials>[A-Z]{3,8}),\s+(?P<words>[A-ZÀ-Ý][^,;:()]{8,90})(?=[,;.)]|\s*\Z)")


def _without_expansion(match: re.Match[str]) -> str:
    return match["initials"] if same_initials(match["initials"], match["words"]) else match.group()


def parse(text: str, context: str = "") -> Normalized:
    """Return the bodies that ``text`` names, with their type; ``context`` is the dossier that it stands in.

    Raises:
        NoValueError: it names none.
    """
    text = _SPELLED_OUT.sub(_without_expansion, text)
    text = _MANAGES.sub(r"\1-", _ABBREVIATED.sub("association ", text))
    text = _whole_names(_APPROVED.sub("", _LEGAL.sub("", _MINE.sub("", _ROLE.sub("", text)))), context)
    bodies = _with_partner(_bodies(_JOINED.sub(", ", text), context), text)
    if not bodies:
        raise NoValueError("aucun organisme dans la réponse")
    value = [
        organisme(name, kind or type_in(name, text) or (type_in(name, context) if context else None))
        for name, kind in bodies
    ]
    untold = sum(1 for body in value if body["type"] == "autre" and body_type.parse(body["nom"]) is None)
    return Normalized(value, 0.85 if untold else 0.95, ("type_inconnu",) if untold else ())


def _with_partner(bodies: list[tuple[str, str | None]], text: str) -> list[tuple[str, str | None]]:
    """Return the bodies with one that a later sentence calls a bearer too: « il s'appuie sur X, association, co-porteur »."""
    beside = _CO_BEARER.search(" ".join(text.split()))
    if beside is None or any(
        same_initials(beside["name"], name) or fold(name) == fold(beside["name"]) for name, _ in bodies
    ):
        return bodies
    return [*bodies, (beside["name"], type_in(beside["status"], beside["status"]))]


def _whole_names(text: str, context: str) -> str:
    """Return the text with the names whole that a narrow cell broke, where the dossier has them on one line elsewhere."""
    folded = fold(context) if _BROKEN.search(text) else ""

    text = _BEFORE_TRADE.sub(" ", text)

    def joined(match: re.Match[str]) -> str:
        whole = fold(f"{match[1]} {match[2]}")
        return f"{match[1]} {match[2]}" if whole in folded else match.group()

    return _BROKEN.sub(joined, text)


def format(value: list[Organisme]) -> str:
    """Return the names, one a line.

    >>> format([organisme("LOGIBEL", "bailleur")])
    'LOGIBEL'
    """
    return "\n".join(body["nom"] for body in value)


def _bodies(text: str, context: str = "") -> list[tuple[str, str | None]]:
    """Return name and type of each body, in order, once."""
    found: dict[str, str | None] = {}
    waiting: str | None = None
    for line in head_lines(text):
        waiting = None if found else waiting
        for piece in _until_place(line, pieces(line, context or text)):
            name, kind = named(piece if "(" in piece else piece.rstrip(") "))
            known = next(
                (other for other in found if fold(name) == fold(other) or same_initials(name, other)), None
            )
            last = next(reversed(found), None)
            if known is not None:
                found[known] = found[known] or kind  # « ADREM - Association départementale … »
            elif name:
                found[name], waiting = waiting or kind, None
            elif last is not None and found[last] is None:
                found[last] = kind  # « X, association loi 1901 »
            elif last is None or found[last] != kind:
                waiting = kind or waiting  # « Statut : association. Nom : … »
    return list(found.items())


def _until_place(line: str, parts: list[str]) -> list[str]:
    """Return the cells of a table's row up to its status: what follows is where the body is."""
    if not re.search(r"[|\t]", line):
        return parts
    told = [number for number, part in enumerate(parts) if number and not named(part)[0]]
    return parts[: told[0] + 1] if told else parts


def pieces(line: str, context: str = "") -> list[str]:
    """Return the parts of a line that may each name a body; brackets stay with what they explain."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"{HELD}{len(held) - 1}{HELD_END}"

    line = re.sub(f"[{HELD}{HELD_END}]", "", line).replace("[", "(").replace("]", ")")
    covered = _ADDRESS.sub(" ; ", BRACKET.sub(hold, line))
    parts = [part for joint in _split_folded(_JOINTS, covered) for part in _HARD.split(joint)]
    parts = [part for piece in parts if piece for part in split(piece, context)]
    return [
        re.sub(f"{HELD}(\\d+){HELD_END}", lambda match: held[int(match.group(1))], part).strip()
        for part in parts
        if part.strip()
    ]


def _split_folded(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split ``text`` where ``pattern`` matches its folded form (same offsets)."""
    parts, position = [], 0
    for match in pattern.finditer(fold(text)):
        parts.append(text[position : match.start()])
        position = match.end()
    return [*parts, text[position:]]
