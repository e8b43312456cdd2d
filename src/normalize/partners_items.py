"""One line of partners taken apart: headings before a colon, what each partner does, separators, articles.

« Associations : Le Phare, ADREM » has its names after the colon, « CAF : versement des aides » before it,
« Repérage : le SIAO » after it again: the side that reads more like a body is the name.

>>> items("Institutions : CAF (aides), CPAM. Associations : Le Phare – hébergement")
['CAF', 'CPAM', 'Le Phare']
>>> items("- Le Phare assurera le suivi avec l'ADREM")
['Le Phare', 'ADREM']
"""

from __future__ import annotations

import re

from normalize import body_type
from normalize.organisation_lines import verb_in
from normalize.text import fold

BULLET = re.compile(r"^\s*(?:[-–—•·▪■*►➢→+«]|[eo©¢](?=\s)|\d{1,2}\s?[.)]\s|\(?[a-h]\)\s)\s*")
_KIND = (
    r"(?:(?:partenaires?|partenariats?|institutions?|institutionnels?|associations?|associatifs?|collectivites?|"
    r"territoriales?|locale?s?|locaux|bailleurs?|services?|organismes?|acteurs?|operateurs?|autres?|financeurs?|"
    r"financiers?|publics?|prives?|sante|social|sociaux|sociales|medico-social|emploi|insertion|logement|hebergement|"
    r"justice|etat|medicaux|principaux|mobilises?|associes?|reseaux?|structures?|etablissements?|domaine|secteur|"
    r"champ|volet|signataires?|membres?|niveau|comite|pilotage|suivi|projet|les|le|la|des|du|de|d|l|et|nos|pour|sur|"
    r"en|matiere|dans|cote|autour|ont|donne|leur|accord|sont|seront|deja|egalement|aussi|au|titre)\b[\s']*)"
)
_HEADING = re.compile(rf"^{_KIND}{{1,8}}$")
_NEW_SECTION = re.compile(r"(?:(?<=[.;])|(?<=\ue001))\s+(?=[A-ZÀ-Ý][^.;:\n]{2,60}\s?:\s)")
_ROW = re.compile(
    r",?\s+(?:ainsi que|de même que|mais aussi|et aussi|puis|ou encore)\s+|\s*[,;|\t]\s*|\s+[/+•·▪]\s*|(?<=\w)\s*/\s*(?=\w)|(?:(?<=\s)|^)\d{1,2}\s?\)\s*|\.{2,}|…"
)
_DASH = re.compile(r"\s+[-–—=→]\s+|\s*[–—]\s+")
_CLAUSE = re.compile(
    r",?\s(?:qui|que|pour|afin|dans|lors|ayant|dont|via|grace|selon|sous|au titre|au travers|permettant|"
    r"en (?:vue|cas|amont|charge|tant|qualite)|a travers|avec lesquels?|avec qui)\b.*$",
    re.DOTALL,
)
_WILL = re.compile(
    r"\s(?:(?:s'|se |ne |n')?[a-zà-ÿ]{2,}(?:era|eront|ira|iront|dra|dront)|ont|a|verse\w*|suit)\s"
)
_LED = re.compile(
    r"^.*?\b(tels? que|telles? que|comme|notamment|suivante?s?|avec|autour d[eu]|composee? d[eu]|aupres d[eu]|"
    r"entre|s'appu(?:ie|yant) sur|aux cotes de|accord|ainsi que|outre|associes?(?: sont)?|mobilises?(?: sont)?)"
    r"\s?:?\s+(?=\S)",
    re.DOTALL,
)
_ARTICLE = re.compile(
    r"^(?:et |ou |ainsi que |puis |dont )?(?:l['’]\s?|la |le |les |du |des |d['’]|de la |de l['’])?(?=\S{2})"
)
_ACRONYM = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý\d.&'-]+(?:\s\d{2,3})?$")
HELD = "\ue000", "\ue001"
LONGEST_NAME = 10  # words
# Schemes and commissions, and bodies at large (« les associations locales »).
_SCHEME = re.compile(
    r"^\W*(?:commissions?|comites?|dispositifs?|reunions?|conventions?|groupes? de travail|dalo|pdalh?pd|asll|avdl|"
    r"masp|iml|plai|gla|etc|bail glissant|autres?|coordination)\b"
)
_AT_LARGE = re.compile(
    r"^\W*(?:les |des |nos |l'ensemble des )?(?:partenaires?|services? sociaux|services|travailleurs? socia\w+|"
    r"collectivites?(?: territoriales?| locales?)?|associations?(?: locales?)?|acteurs?|bailleurs?(?: sociaux)?|"
    r"communes?|usagers?|menages?|habitants?|locataires?)(?: [a-z']+){0,2}$"
)
# « Union pour l'Habitat », « Association pour l'aide aux familles »: the preposition is the name's.
_FORM_ONLY = re.compile(
    r"^\W*(?:(?:l'|la |le |les |un |une )?(?:associations?|union|collectif|fondation|federation|societe|comite|office|"
    r"agence|maison|ligue|mouvement|centre|groupement)\b[\s\w']{0,20})$"
)


def items(line: str) -> list[str]:
    """Return the items of a line that may be names, each without what is said of it."""
    bare = BULLET.sub("", line).strip()
    held = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", bare)
    found: list[str] = []
    for section in _NEW_SECTION.split(held):
        body = after_heading(section.strip())
        rows = (
            [_name_side(part, _DASH) for part in _ROW.split(body)]
            if not _all_dashes(body)
            else _DASH.split(body)
        )
        found += [item for part in rows for item in _cut(part) if item]
    return found


def after_heading(section: str) -> str:
    """Return the side of a colon that names bodies: the other is a heading or what they do."""
    left, colon, right = section.partition(":")
    if not colon or not right.strip():
        return left if colon else section
    heading = _HEADING.match(fold(left).strip()) or _led(f"{left} x") or verb_in(left)
    if heading or evidence(right.split(",")[0]) > evidence(left):
        return right
    return left


def _name_side(part: str, separator: re.Pattern[str]) -> str:
    """Return the side of a dash that is the name; « X – what X does »."""
    sides = [side for side in separator.split(part) if side.strip()]
    return max(sides, key=evidence, default="")


def _all_dashes(body: str) -> bool:
    """Tell « CAF - CCAS - Le Phare », where dashes part names, from « CAF - what it does »."""
    sides = _DASH.split(body)
    return len(sides) > 2 and all(evidence(side) > 0 for side in sides)


def is_no_body(name: str) -> bool:
    """Tell a scheme, a commission and bodies at large from the name of one."""
    proper = re.search(r"\s[A-ZÀ-Ý«\"]", name)
    return bool(_SCHEME.match(fold(name))) or (not proper and bool(_AT_LARGE.match(fold(name))))


def evidence(text: str) -> float:
    """Return how much ``text`` looks like the name of a body, 0 for a phrase."""
    bare = text.strip(' .,;…"«»')
    name = _ARTICLE.sub("", bare)
    words = name.split()
    if not words or len(words) > LONGEST_NAME or is_no_body(name):
        return 0.0
    if (
        _ACRONYM.match(name)
        or re.fullmatch(r"\d{3}", name)  # « 115 » is the SIAO's emergency line
        or body_type.AUTRE.fullmatch(fold(name))
        or body_type.COLLECTIVITE.match(fold(name))
    ):
        return 3.0
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    if not words[0][0].isupper():
        return 1.0 if body_type.parse(name) and (capitals or len(words) <= 2) else 0.0
    article = 1.0 if name != bare or re.match(r"(?:Les?|La|L['’])\s?[A-ZÀ-Ý]", bare) else 0.0
    typed = 1.0 if body_type.parse(name) else 0.0
    return 0.5 + article + typed + (1.0 if capitals > 1 and capitals * 2 >= len(words) else 0.0)


def _cut(part: str) -> list[str]:
    """Return the names of an item: « X, qui mobilisera les siens tels que Y » has one at either end."""
    lead = _led(part)
    if lead is None or evidence(_without_clause(part[lead.end() :])) == 0:
        return [without_article(_without_clause(part))]
    head = without_article(_without_clause(part[: lead.end()]))
    named = evidence(head) > 1 and len(head) < lead.end() - 1
    return [*([head] if named else []), without_article(_without_clause(part[lead.end() :]))]


# « la CAF instruit les demandes »: initials take no adjective, what follows in small letters is a verb.
_AFTER_INITIALS = re.compile(
    r"^\s*(?:(?:l['’]|la |le |les |La |Le |Les |L['’])?[A-ZÀ-Ý]{3,}[A-Z\d]*)(?=\s(?!d[eu]s? |d['’]|et |en |à |aux? |sur )[a-zà-ÿ])"
)


def _led(part: str) -> re.Match[str] | None:
    """Return the words that lead a name in; « Entre Nous » and « Vivre Avec » are names."""
    lead = _LED.match(fold(part))
    if lead is None:
        return None
    small = part[lead.start(1) : lead.end(1)].islower() or part[lead.end() :][:1].islower()
    return lead if small else None


def _without_clause(part: str) -> str:
    initials = _AFTER_INITIALS.match(part)
    part = initials.group() if initials else part
    clause = next((told for told in _CLAUSE.finditer(fold(part)) if not _of_name(part, told.start())), None)
    part = part[: clause.start()] if clause else part
    for verb in (verb_in(f"{part} ", _WILL), verb_in(part)):
        part = part[: verb.start()] if verb else part
    return part


def _of_name(part: str, start: int) -> bool:
    rest = part[start:].lstrip(" ,")
    if rest[:1].isupper():
        return True
    governed = re.match(r"(?:pour|dans|sous|sur|selon) (?:l['’]|la |le |les |une? )?[A-ZÀ-Ý]", rest)
    return bool(governed) or (rest.startswith("pour ") and bool(_FORM_ONLY.match(fold(part[:start]))))


def without_article(name: str) -> str:
    """Return a name without the sentence's article; « Le Phare » has its own, « La CAF » has not.

    >>> without_article("la CAF"), without_article("La CAF"), without_article("Le Phare")
    ('CAF', 'CAF', 'Le Phare')
    """
    bare = _ARTICLE.sub("", name.strip(" .,;:…")).strip(' .,;:…"')
    return re.sub(r"^(?:L['’]\s?|(?:Les?|La) )(?=[A-ZÀ-Ý.]{3,}(?:$|[\s,(/])|[a-zà-ÿ])", "", bare)
