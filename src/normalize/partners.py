"""Partners in running text: « Partenaires mobilisés ».

The answer is free text; the bodies in it are found where they are sure: known public bodies and acronyms,
a legal form with its name, and the items of a list. Schemes (DALO, PDALPD, ASLL) are no bodies.

>>> [body["nom"] for body in parse("Toit Rivemont/le CCAS/Conseil général/CAF…").value["organismes"]]
['Toit Rivemont', 'CCAS', 'Conseil général', 'CAF']
"""

from __future__ import annotations

import re

from normalize import body_type, partners_list
from normalize.errors import NoValueError
from normalize.organisation_joints import split
from normalize.organisation_names import named
from normalize.organisation_types import organisme, type_in
from normalize.partners_items import after_heading, items
from normalize.partners_names import evidence, halves, is_no_body, is_service, without_article
from normalize.result import Normalized
from normalize.text import fold, standing

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
    r"[A-ZÀ-Ý][\w'’-]*(?:[ -](?:(?:de|du|des|la|le|les|et|en|pour) |[dl]['’])?[A-ZÀ-Ý][\w'’-]*){0,6}"
    r"(?: d['’][a-zà-ÿ]{3,12}(?=\s?[,;.(]|\s*$))?)"  # « Femmes d'ici »
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
        "moyens",
    }
)
_ALONE = frozenset({"Département", "Région", "Préfecture", "Mairie", "Métropole"})  # there is one of each
FEWEST_SEPARATORS = 3  # of a paragraph that is a row of names
SHORTEST_WRAPPED = 45  # characters of a paragraph's widest line
FULL = 0.8  # share of it that every line but the last fills
_SEPARATOR = re.compile(r"[,;](?=\s)")
_BRACKETED = re.compile(r"\([^()]*\)")
FEWEST = 2  # items of a sentence that is a list
UNSURE = 1.4  # evidence of a lone subject: initials, a type, an article with a capital, two capitals
LONGEST_LONE = 6  # words of a sentence that is one name


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the bodies that are sure wherever they stand."""
    spans: list[tuple[int, int]] = []
    for pattern in (_NAMED, _KNOWN):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in spans):
                spans.append(match.span())
    return sorted(spans)


def parse(text: str, context: str = "", as_read: str = "") -> Normalized:
    """Return the answer and the bodies in it.

    Args:
        text: the answer, paragraphs made whole.
        context: the dossier that it stands in; what it says of a name elsewhere is evidence.
        as_read: the answer with the page's own lines, where a list without bullets is still one name a line.

    Raises:
        NoValueError: nothing is written.
    """
    text = partners_list.clean(text)
    if not re.search(r"[^\W_]", text):
        raise NoValueError("aucun texte dans la réponse")
    whole = _is_row(text) or _is_wrapped(as_read)
    bodies = _bodies(text if whole else partners_list.clean(as_read) or text, context)
    value = {
        "texte": text,
        "organismes": [organisme(name, _type(name, text, context)) for name in bodies],
    }
    return Normalized(value, 0.8 if bodies else 0.7)


def _is_wrapped(text: str) -> bool:
    """Say whether lines are a paragraph's as the page broke it: all but the last are about as long as the longest."""
    lines = [len(line.strip()) for line in text.strip().splitlines() if line.strip()]
    widest = max(lines, default=0)
    return len(lines) > 1 and widest >= SHORTEST_WRAPPED and min(lines[:-1]) >= FULL * widest


def _is_row(text: str) -> bool:
    """Say whether an answer is one paragraph that sets names side by side: where a narrow cell broke it says nothing."""
    return (
        not re.search(r"\n|\s:\s", text.strip())
        and len(_SEPARATOR.findall(_BRACKETED.sub("", text))) >= FEWEST_SEPARATORS
    )


def _type(name: str, text: str, context: str) -> str | None:
    return type_in(name, text) or (type_in(name, context) if context else None)


def _bodies(text: str, context: str) -> list[str]:
    """Return the names of bodies in order of place: whole lists, sure names, items of sentences."""
    lists = partners_list.plain(text, context)
    placed: list[tuple[int, str, bool]] = []
    position = 0
    for line in partners_list.lines(text):
        if line in lists:
            placed += [(position + order, name, True) for order, name in enumerate(lists[line])]
        elif not partners_list.is_heading(line):
            placed += [(position + start, line[start:end], False) for start, end in find(line)]
            for sentence in re.split(r"(?<=[a-zà-ÿ)])\.\s", line):
                placed += [(position + line.find(name), name, False) for name in _listed(sentence, context)]
        position += len(line) + 1
    return _once(placed)


def format(value: dict[str, object]) -> str:
    """Return the text.

    >>> format({"texte": "le CCAS", "organismes": []})
    'le CCAS'
    """
    return str(value["texte"])


def _listed(sentence: str, context: str) -> list[str]:
    """Return the items of a sentence that is a list, those that are surely names, or its subject."""
    split_ = (half for item in items(sentence) for part in split(item, context) for half in halves(part))
    parts = [without_article(part) for part in split_]
    opening = without_article(sentence.strip())
    lone = len(parts) < FEWEST and len(after_heading(sentence).split()) > LONGEST_LONE
    names = []
    for part in parts:
        name = named(part)[0] or (part if _is_proper_service(part) else "")
        opens = opening.startswith(name)
        if not name or is_no_body(name) or (lone and not (opens and evidence(part) > UNSURE)):
            continue
        if _is_name(name, opens=opens) or (lone and not _opens_sentence(name)):
            names.append(name)
    return names


def _is_proper_service(part: str) -> bool:
    """Tell a service by a name of its own: « centre social itinérant La Roulotte », no « service social »."""
    return is_service(part) and re.search(r"[ '’-][A-ZÀ-Ý]", part) is not None


def _is_name(name: str, *, opens: bool) -> bool:
    """Tell a name from words: capitals that are not the sentence's own, few words, no verb."""
    words = name.split()
    if len(words) > 8 or name.rstrip(".…") == "" or fold(name) in _THEMES:
        return False
    if name in _ALONE or _KNOWN.fullmatch(name) or body_type.AUTRE.fullmatch(fold(name)) or is_service(name):
        return True
    capitals = [word for word in words if word[0].isupper() or re.fullmatch(r"\d{2,3}", word)]
    if _opens_sentence(name):
        return False
    if re.fullmatch(r"[A-ZÀ-Ý][A-ZÀ-Ý.&'-]{1,}", words[0]):
        return len(words) <= 6
    return len(capitals) >= (2 if opens else 1) and words[0][0].isupper() and 2 * len(capitals) >= len(words)


def _opens_sentence(name: str) -> bool:
    """Tell « Une charte commune », a sentence's beginning, from a name."""
    opening = re.match(r"(?:Une?|Des|Ce|Cette|Ces|L[ea]s?|En|Si|Pour|Dans) [a-zà-ÿ]", name)
    return bool(opening) and not re.search(r"\s[A-ZÀ-Ý«]", name)


def _once(placed: list[tuple[int, str, bool]]) -> list[str]:
    """Return names in order of place, each once, a longer form before its part; an item of a list is whole."""
    names: list[str] = []
    for _, name, item in sorted(placed, key=lambda entry: (entry[0], -len(entry[1]))):
        clean = without_article(re.sub(r"^(?:association|Association)\s(?=«)", "", name).strip(" …"))
        key = fold(clean)
        held = [fold(known) for known in names]
        is_part = (
            not item
            and len(key) > 3 - clean.isupper()
            and any(next(standing(key, known), None) is not None for known in held)
        )
        if key and not (key in held or is_part):
            names.append(clean)
    return names
