"""Partners in running text: « Partenaires mobilisés ».

The answer is free text; the bodies in it are found where they are sure: known public bodies and acronyms,
a legal form with its name, and the items of a list. Schemes (DALO, PDALPD, ASLL) are no bodies.

>>> [body["nom"] for body in parse("Toit Rivemont/le CCAS/Conseil général/CAF…").value["organismes"]]
['Toit Rivemont', 'CCAS', 'Conseil général', 'CAF']
"""

from __future__ import annotations

import re

from normalize import body_type, organisation
from normalize.errors import NoValueError
from normalize.result import Normalized
from normalize.text import fold

_PLACE = (
    r"(?: (?:de |du |des |d'|d’|de la |de l'|de l’)?(?:l['’]|la )?[A-ZÀ-Ý][\w'’-]*"
    r"(?:[ -](?:de |du |des |d'|sur |la |en )?[A-ZÀ-Ý][\w'’-]*)*)?"
)
# Public bodies and national associations, as they are written in the middle of a sentence.
_KNOWN = re.compile(
    r"(?<![\w-])(?:"
    r"(?:S\.?I\.?A\.?O\.?|CIDFF?|ADIL|SPIP|DDCSPP|DDCS|DDTM?|DREAL|DRJSCS|ARS|UDAF|CPAM|MSA|CAF|CCAS|"
    r"C\.C\.A\.S\.?|CIAS|OFII|CARSAT)(?: \d\d\b)?|"
    r"[Cc]onseils? (?:[Gg][ée]n[ée]ra(?:l|ux)|[Dd][ée]partementa(?:l|ux)|[Rr][ée]gional)" + _PLACE + r"|"
    r"[Cc]ommunaut[ée]s? (?:d['’]agglom[ée]ration|de communes|urbaine)" + _PLACE + r"|"
    r"[Vv]ille de [A-ZÀ-Ý][\w'’-]*|"
    r"[Mm]issions? [Ll]ocales?"
    + _PLACE
    + r"|[Pp][ôo]le [Ee]mploi|[Cc]entre [Hh]ospitalier"
    + _PLACE
    + r"|[Hh][ôo]pital"
    + _PLACE
    + r"|"
    r"Croix[- ][Rr]ouge(?: française)?|Secours (?:[Cc]atholique|[Pp]opulaire)|Restos du [Cc](?:œ|"
    r"oe)ur|[Bb]anque [Aa]limentaire|"
    r"Emmaüs|Fondation Abbé Pierre|Armée du Salut|Habitat et Humanisme|Action [Ll]ogement|[Pp]r[ée]fecture"
    + _PLACE
    + r"|"
    r"CHRS (?:« ?[^»\n]{2,40} ?»|[A-ZÀ-Ý][\w'’-]*(?: [A-ZÀ-Ý][\w'’-]*)*)"
    r")(?![\w-])"
)
_NAMED = re.compile(
    r"(?<![\w-])(?:[Aa]ssociation|OPH|SA d['’]HLM|[Ff]ondation|[Ff]édération|ESAT|"
    r"FJT)\s(?:« ?[^»\n]{2,60} ?»|"
    r"[A-ZÀ-Ý][\w'’-]*(?:[ -](?:(?:de|du|des|la|le|les|et|en|pour) )?[A-ZÀ-Ý][\w'’-]*){0,6})"
)
# « dans le cadre du FSL »: schemes and commissions that stand in lists with bodies and are none.
_NO_BODY = re.compile(
    r"^(?:\W*(?:commissions?|comites?|dalo|pdalh?pd|asll|avdl|masp|iml|plai|gla|etc|"
    r"dispositifs?|reunions?|convention\w*|groupes? de travail|"
    r"partenaires?|autres?|services? sociaux|travailleurs? socia\w+|coordination|"
    r"collectivites? territoriales?|associations?|les?|la|ou|acteurs?|bailleurs?(?: sociaux)?|"
    r"communes?|et)\b)"
)
# Headings of diagrams and themes of partnership, in capitals or alone: no bodies.
_THEMES = frozenset(
    {
        "logement",
        "usager",
        "usagers",
        "insertion",
        "justice",
        "sante",
        "accueil",
        "social",
        "emploi",
        "partenariat",
        "reseau",
        "insertion professionnelle",
        "professionnelle justice",
        "acces aux droits",
        "besoins primaires",
        "accueil etrangers",
        "agences immobilieres",
        "menage",
        "menages",
        "projet",
        "etat",
        "accompagnement",
        "hebergement",
        "education",
        "budget",
    }
)
_CLAUSE = re.compile(
    r"\s(?:qui|que|pour|afin|dans|sur|lors|ayant|dont|via|grace|selon|sous|au titre|au travers|"
    r"permettant|en (?:vue|cas|amont|charge))\b.*$",
    re.DOTALL,
)
_LEAD_IN = re.compile(
    r"^.*?(?:tels? que|telles? que|comme|notamment|suivants?|suivantes?|avec|:|autour d[eu]|"
    r"composee? d[eu]|aupres d[eu]|entre)\s+(?=\S)",
    re.DOTALL,
)


_BULLET = re.compile(r"^\s*(?:[-–—•·▪■*►➢+]|[eo](?=\s))\s*")
_SCHEME = re.compile(r"(?:le |la |les |l')?(?:dalo|pdalh?pd|asll|avdl|masp|iml|plai|gla|etc|bail glissant)")
FEWEST_ITEMS = 3
LONGEST_NAME = 7  # words


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the bodies that are sure wherever they stand."""
    spans: list[tuple[int, int]] = []
    for pattern in (_NAMED, _KNOWN):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                spans.append(match.span())
    return sorted(spans)


def parse(text: str) -> Normalized:
    """Return the answer and the bodies in it.

    Raises:
        NoValueError: nothing is written.
    """
    if not re.search(r"[^\W_]", text):
        raise NoValueError("aucun texte dans la réponse")
    plain = _plain_list(text)
    rest = text
    for line, _ in plain:
        rest = rest.replace(line, " " * len(line), 1)
    placed = [(text.find(line) + order, name) for line, names in plain for order, name in enumerate(names)]
    placed += [(start, rest[start:end]) for start, end in find(rest)]
    offset = 0
    for line in rest.splitlines(keepends=True):
        for sentence in re.split(r"(?<=[a-zà-ÿ)])\.\s", line):
            placed += [(text.find(name, offset), name) for name in _listed(sentence)]
        offset += len(line)
    bodies = _once(placed)
    value = {
        "texte": text,
        "organismes": [organisation.organisme(name, organisation.type_in(name, text)) for name in bodies],
    }
    return Normalized(value, 0.8 if bodies else 0.7)


def format(value: dict[str, object]) -> str:
    """Return the text.

    >>> format({"texte": "le CCAS", "organismes": []})
    'le CCAS'
    """
    return str(value["texte"])


def _plain_list(text: str) -> list[tuple[str, list[str]]]:
    """Return the lines that are nothing but a list of names, with the names: bullets, or items of one line.

    In such a list « Ville » and « 115 » are bodies too; which items are names is told by the list as a whole.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    bulleted = [number for number, line in enumerate(lines) if _BULLET.match(line)]
    groups = [[(lines[number], [lines[number]]) for number in bulleted]]
    if bulleted and bulleted[0] == 1:
        groups[0].insert(0, (lines[0], [lines[0]]))  # the answer's first bullet may have been trimmed
    groups += [[(line, re.split(r"\s*[,;]\s*|\s+/\s+", line.rstrip(". …")))] for line in lines]
    found: list[tuple[str, list[str]]] = []
    for group in groups:
        items = [_item(part) for _, parts in group for part in parts]
        if (
            len(items) >= FEWEST_ITEMS
            and _all_names(items)
            and not any(line in dict(found) for line, _ in group)
        ):
            found += [
                (line, [item for item in map(_item, parts) if not _SCHEME.fullmatch(fold(item))])
                for line, parts in group
            ]
    return found


def _item(part: str) -> str:
    return _BULLET.sub("", part).strip(" .,;…")


def _all_names(items: list[str]) -> bool:
    capitals = sum(item[:1].isupper() or item[:1].isdigit() for item in items)
    return all(item and len(item.split()) <= LONGEST_NAME for item in items) and 2 * capitals >= len(items)


def _listed(sentence: str) -> list[str]:
    """Return the items of a sentence that is a list, those that are surely names."""
    line = re.sub(r"^\s*(?:[-–—•·▪■*►➢]|[eo](?=\s))\s*", "", sentence).strip()
    parts = organisation.pieces(line)
    if len(parts) < 2 and len(line.split()) > 6:
        return []
    names = []
    for number, part in enumerate(parts):
        for item, led in _without_clauses(part):
            name, _ = organisation.named(item)
            bare = re.sub(r"^(?:l'|la |le |les |des |du |d')", "", fold(item))
            if name and not _NO_BODY.match(bare) and _is_name(name, opens=number == 0 and not led):
                names.append(name)
    return names


def _without_clauses(part: str) -> list[tuple[str, bool]]:
    """Return the items of « X qui mobilisera les siens tels que Y »: X, and Y that words lead in."""
    lead = _LEAD_IN.match(fold(part))
    head, tail = (part[: lead.end()], part[lead.end() :]) if lead else (part, "")
    cut = _CLAUSE.search(fold(head))
    items = [(head[: cut.start()] if cut else head, False)] if cut or not lead else []
    if tail:
        clause = _CLAUSE.search(fold(tail))
        items.append((tail[: clause.start()] if clause else tail, True))
    return items


def _is_name(name: str, *, opens: bool) -> bool:
    """Tell a name from words: capitals that are not the sentence's own, few words, no verb."""
    words = name.split()
    if len(words) > 8 or name.rstrip(".…") == "" or fold(name) in _THEMES:
        return False
    if _KNOWN.fullmatch(name) or body_type.AUTRE.fullmatch(fold(name)):
        return True
    capitals = [word for word in words if word[0].isupper()]
    if re.fullmatch(r"[A-ZÀ-Ý][A-ZÀ-Ý.&'-]{1,}", words[0]):
        return len(words) <= 6
    return len(capitals) >= (2 if opens else 1) and words[0][0].isupper() and 2 * len(capitals) >= len(words)


def _once(placed: list[tuple[int, str]]) -> list[str]:
    """Return names in order of place, each once, a longer form before its part."""
    names: list[str] = []
    for _, name in sorted(placed, key=lambda item: (item[0], -len(item[1]))):
        clean = re.sub(r"^(?:association|Association)\s(?=«)", "", name).strip(" .…")
        key = fold(clean)
        if not any(key == fold(known) or (key in fold(known) and len(key) > 3) for known in names):
            names.append(clean)
    return names
