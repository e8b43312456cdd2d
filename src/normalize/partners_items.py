"""One line of partners taken apart: headings before a colon, what each partner does, separators.

« Associations : Le Phare, ADREM » has its names after the colon, « CAF : versement des aides » before it,
« Repérage : le SIAO » after it again: the side that reads more like a body is the name.

>>> items("Institutions : CAF (aides), CPAM. Associations : Le Phare – hébergement")
['CAF', 'CPAM', 'Le Phare']
>>> items("- Le Phare assurera le suivi avec l'ADREM")
['Le Phare', 'ADREM']
"""

from __future__ import annotations

import re

from normalize.organisation_lines import verb_in
from normalize.partners_names import evidence, names_in
from normalize.text import fold

BULLET = re.compile(
    r"^\s*(?:[-–—•·▪■*►➢→+«]|[eo©¢](?=\s)|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}\s?[.)/]\s|\(?[a-hA-H]\)\s)\s*"
)
LONGEST_PART, LONGEST_ROW = 300, 1000  # characters: longer ones are prose
_KIND = (
    r"(?:(?:partenaires?|partenariats?|institutions?|institutionnels?|associations?|associatifs?|collectivites?|"
    r"territoriales?|locale?s?|locaux|bailleurs?|services?|organismes?|acteurs?|operateurs?|autres?|financeurs?|"
    r"financiers?|publics?|prives?|sante|social|sociaux|sociales|medico-social|emploi|insertion|logement|hebergement|"
    r"justice|etat|medicaux|principaux|mobilises?|associes?|reseaux?|structures?|etablissements?|domaine|secteur|"
    r"champ|volet|signataires?|membres?|niveau|comite|pilotage|suivi|projet|les|le|la|des|du|de|d|l|et|nos|pour|sur|"
    r"en|matiere|dans|cote|autour|ont|donne|leur|accord|sont|seront|deja|egalement|aussi|au|titre)\b[\s']*)"
)
_HEADING = re.compile(rf"^{_KIND}{{1,8}}$")
_NEW_SECTION = re.compile(r"(?<=[.;])\s+(?=[^\W\d_][^.;:\n]{2,60}\s?:\s)")
_ROW = re.compile(
    r",?\s+(?:ainsi que|de même que|mais aussi|et aussi|puis|ou encore)\s+|\s*[,;|\t]\s*|"
    r"(?:(?<=\s)|^)\d{1,2}[/)]\s+|\s+[/+•·▪]+\s*|(?<=\w)\s*/\s*(?=\w)|\.{2,}|…"
)
# « associations : X, Y, collectivités : Z »: each heading of a row begins a section.
_LISTED_HEADING = re.compile(r"[,;]\s*(\S{2,40} :\s)")
SIDES = re.compile(r"\s*:\s|\s*\t\s*|\s\|\s|\s[-–—→=]\s")
FEWEST_SIDES = 2  # lines of two sides each
_DASH = re.compile(r"\s+[-–—=→]\s+|\s*[–—]\s+")
_SPELLED = re.compile(
    r"\s*(?:l['’]|la |le |les )?(?P<initials>[A-Z]{2,8})\s[-–—]\s(?P<words>[A-ZÀ-Ý][^,;(]{4,60})"
)
_BRACKET = re.compile(r" ?[(\[]([^()\[\]]*)[)\]]")
# « du Département, de la Ville et de la CAF »: one preposition governs the whole row.
_GOVERNED = re.compile(
    r"(?:,|^|\s)\s*(?:de la|du|de l['’]|des)\s?[^,]+(?:,\s*(?:de la |du |de l['’]|des )[^,]+)+"
)
# « le SIAO qui centralise les demandes et l'association Le Phare »: what is said of one ends where another is named.
_CLAUSE_AND = re.compile(
    r"(\s(?:qui|pour|afin de|au titre d[eu'’])\s?[^,;:.A-ZÀ-Ý]{3,80}?)\s+et\s+(?=(?:(?:l['’]association|la|le|les|l['’])\s?)?[A-ZÀ-Ý])"
)
# « … pour le FSL et les MASP »: what both are for.
_PURPOSE = re.compile(r",?\s+pour (?:le |la |les |l['’])[A-Z]{3,}\s+et\s+(?:le |la |les |l['’])[A-Z]{3,}\b")
_WHERE = re.compile(r"\s*(?:à|en|sur|près d[eu'])\s?[A-ZÀ-Ý]")  # « FJT Les Lilas, à Aubusson »
_AND_OF = re.compile(r"\s+et\s+(?=(?:de la|du|de l['’]|des|de)\s?\S)")


def items(line: str) -> list[str]:
    """Return the items of a line that may be names, each without what is said of it."""
    bare = BULLET.sub("", line).strip()
    if re.fullmatch(r"\([^()]*\)\W*", bare):
        bare = bare.strip(" ().;")
    found: list[str] = []
    bare = _PURPOSE.sub("", bare)
    open_text = _CLAUSE_AND.sub(r"\1, ", _BRACKET.sub(_explained, bare))
    for section in _NEW_SECTION.split(_LISTED_HEADING.sub(r". \1", open_text)):
        body = after_heading(section.strip())
        body = _AND_OF.sub(", ", body) if _GOVERNED.search(body[:LONGEST_ROW]) else body
        rows = _DASH.split(body) if _all_dashes(body) else [_name_side(part) for part in _ROW.split(body)]
        named = [part[:LONGEST_PART] for part in rows if not _WHERE.match(part)]
        found += [item for part in named for item in names_in(part) if item]
    return found


def _explained(match: re.Match[str]) -> str:
    """Return nothing for what a bracket says of a name, its list where a heading stands before it."""
    before = re.split(r"[,;()\]]", match.string[max(0, match.start() - LONGEST_PART) : match.start()])[-1]
    return f" : {match[1]}" if _HEADING.match(fold(before).strip()) else " "


def one_side(every: list[str]) -> dict[str, str]:
    """Return, for lines that all have a colon or a tab, the side that names bodies in most of them.

    >>> one_side(["Repérage : le SIAO", "Suivi : ADREM", "Aides : la CAF"])["Suivi : ADREM"]
    'ADREM'
    """
    sides = {line: BULLET.sub("", line) for line in every}
    split = {line: SIDES.split(bare, maxsplit=1) for line, bare in sides.items() if SIDES.search(bare)}
    if len(split) < FEWEST_SIDES or len(split) < len(every) - len(split):
        return {}
    first, second = (
        sum(min(2.0, evidence(re.split(r"[,;(]", parts[side])[0])) for parts in split.values())
        for side in (0, 1)
    )
    # What stands there again and again, or in every line of one column only, is a kind of partner.
    chosen = 0 if first > second else 1
    return {line: parts[chosen] for line, parts in split.items()}


def after_heading(section: str) -> str:
    """Return the side of a colon that names bodies: the other is a heading or what they do."""
    left, colon, right = section.partition(":")
    if not colon or not right.strip():
        return left if colon else section
    heading = _HEADING.match(fold(left).strip()) or verb_in(left) or not evidence(left)
    return right if heading or evidence(right.split(",")[0]) > evidence(left) else left


def _name_side(part: str) -> str:
    """Return the side of a dash that is the name; « X – what X does », but « ADM – Accueil des Marches » is one."""
    spelled = _SPELLED.match(part)
    if spelled and "".join(re.findall(r"[A-ZÀ-Ý]", spelled["words"])) == spelled["initials"]:
        return part
    return max((side for side in _DASH.split(part) if side.strip()), key=evidence, default="")


def _all_dashes(body: str) -> bool:
    """Tell « CAF - CCAS - Le Phare », where dashes part names, from « CAF - what it does »."""
    sides = _DASH.split(body)
    return len(sides) > 2 and all(evidence(side) > 0 for side in sides)
