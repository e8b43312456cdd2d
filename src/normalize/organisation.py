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
from typing import TypedDict

from normalize import body_type
from normalize.errors import NoValueError
from normalize.organisation_clauses import without_clause
from normalize.organisation_joints import HELD, HELD_END, split
from normalize.organisation_lines import ROLE, ROLE_ALONE, head_lines, is_heading
from normalize.result import Normalized
from normalize.text import fold


class Organisme(TypedDict):
    """The contract's Organisme."""

    nom: str
    type: str
    registre: str | None
    score: float | None


_JOINTS = re.compile(
    r"\s*(?:,\s*)?\b(?:en (?:partenariat|lien|collaboration|association|groupement|cooperation|"
    r"coordination) (?:etroit(?:e)? )?(?:avec|entre)|"
    r"en partenariat :|conjointement avec|associee? (?:a|avec)|avec le (?:concours|soutien|"
    r"partenariat) d[eu'](?: la| l')?|ainsi que|avec)\s+"
)
_HARD = re.compile(
    r"\s*[;|+•·▪■\t]\s*|\s+/+\s*|(?<=\w)\s*/\s*(?=[A-ZÀ-Ýl])|\s+[-–—=→]\s+|,\s*|(?<=\ue001)\s+(?=[A-ZÀ-Ý])"
)
_BRACKET = re.compile(r"\(([^()]*)\)?")
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
_STATUS = re.compile(
    r"^(?:(?:l'|la |le |une? |statuts? ?:? ?|sous (?:le )?statut d'?e? ?)?(?:association(?: agreee?|"
    r" a but non lucratif| loi| regie par| sans but| type| declaree?| reconnue?|$)|"
    r"loi (?:de |du )?1901|loi du 1er juillet|(?:sa|s\.a\.?|societe anonyme|"
    r"societe) (?:d'? ?h\.?l\.?m\.?|d'habitations? a loyers?(?: moderes?)?)|"
    r"societe (?:anonyme|cooperative|d'economie mixte)(?: d'hlm| de production)?|"
    r"h\.?l\.?m\.?|offices? publics? (?:de l'habitat|d'hlm)|oph|opac|esh|e\.s\.h\.?|sem|sca?ic|"
    r"cooperative(?: (?:d'|de )?hlm)?|entreprise sociale pour l'habitat|bailleur(?: social)?|"
    r"etablissement public(?: local)?(?: a caractere industriel et commercial)?|epic|"
    r"fondation reconnue.*|membre d.*|agreee? .*|filiale .*|collectivite(?: territoriale)?|ccas))"
    r"(?: (?:departement|departemental|municipal|loi|1901|de|du|d'utilite publique|et|social|sociale|agreee?|a|"
    r"but|non|lucratif|intermunicipal|metropolitain|regional)\b\.?)*[ .]*$"
)
# A small article is the sentence's; « Le Phare » has its own, « L'ADREM » and « Le CCAS » have not.
_ARTICLE = re.compile(
    r"^(?:(?:de |du |a |à |au |aux |par |et |notamment |dont |pour )?(?:l['’]\s?|la |le |les |un |"
    r"une |son |sa )|du |au )"
    r"|^(?:L['’]\s?|(?:Le|La|Les|LE|LA|LES) )(?=[A-ZÀ-Ý.]{2,}(?:$|[\s(,/])|[a-zà-ÿ])"
)
CARRIERS = ("bailleur", "association")  # who files a dossier
LONGEST_PHRASE = 7  # words of a name that is a phrase (« Un toit pour tous »)
FEWEST_WORDS = 2  # that initials stand for
_SMALL = re.compile(r"de|du|des|d|la|le|les|l|et|pour|en|sur|aux|au|a|par")
MOST_MENTIONS = 20  # of a name that are looked at for what is said of it
MOST_SMALL = 2  # words in small letters: more are a heading's or a sentence's, not an untyped name's
_LONG = 14  # words: no body of the guide of 2015 has a longer name


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the bodies that ``text`` names."""
    spans, position = [], 0
    for name, _ in _bodies(text):
        start = text.find(name, position)
        if start >= 0:
            spans.append((start, start + len(name)))
            position = start + len(name)
    return spans


def parse(text: str, context: str = "") -> Normalized:
    """Return the bodies that ``text`` names, with their type; ``context`` is the dossier that it stands in.

    Raises:
        NoValueError: it names none.
    """
    bodies = _bodies(text, context)
    if not bodies:
        raise NoValueError("aucun organisme dans la réponse")
    value = [
        organisme(name, kind or type_in(name, text) or (type_in(name, context) if context else None))
        for name, kind in bodies
    ]
    untold = sum(1 for body in value if body["type"] == "autre" and body_type.parse(body["nom"]) is None)
    return Normalized(value, 0.85 if untold else 0.95, ("type_inconnu",) if untold else ())


def format(value: list[Organisme]) -> str:
    """Return the names, one a line.

    >>> format([organisme("LOGIBEL", "bailleur")])
    'LOGIBEL'
    """
    return "\n".join(body["nom"] for body in value)


def organisme(name: str, kind: str | None) -> Organisme:
    """Return the contract's Organisme; the register is asked later, by what knows it."""
    return {"nom": name, "type": kind or "autre", "registre": None, "score": None}


# What is said of a body right after its name, and what kind of body does it.
_SAID = re.compile(r"\s*(?:\(([^)\n]{2,80})\)?|(?:,|est|sont|:|-)\s+((?:un |une |des )?)([^.;,/\n(]{2,60}))")
_DEEDS = (
    ("association", re.compile(r"[^.\n]{0,20}\b(?:gere(?:nt)?|anime|dispose d['u]n?e?) (?:un|une|des|le|les|\d+)\s[^.\n]{0,30}?"
                               r"(?:hebergement|chrs|foyers?|pensions? de famille|maisons? relais|accueil|places)")),
    ("association", re.compile(r"[^.\n]{0,160}\.\s+l'association\s+(?:est|a|gere|dispose|intervient)\b")),
    ("bailleur", re.compile(r"[^.\n]{0,40}\b(?:compte|gere|possede|patrimoine)\b[^.\n]{0,20}\blogements\b")),
)  # fmt: skip


# Written without what of: « la Ville », « le Département », « le Pays ».
_PUBLIC = re.compile(
    r"^(?:villes?|departements?|regions?|communes?|mairies?|syndicat mixte|pays d|agglomeration)\b"
)


def type_in(name: str, text: str) -> str | None:
    """Return the type that ``text`` gives a body anywhere (« X est un Office public … »), else its name's own."""
    folded, wanted = fold(text), fold(name)
    places = [match.end() for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded)]
    for place in places[:MOST_MENTIONS]:
        said = _SAID.match(folded, place)
        # Without an article « X, SA d'HLM » is said of X, « X, SPIP » names another.
        told = (
            said.group(1) or (said.group(3) if said.group(2) or _STATUS.match(said.group(3)) else "")
            if said
            else ""
        )
        if told and (kind := body_type.parse(told)) and ((said and said.group(2)) or kind in CARRIERS):
            return kind
    own = body_type.parse(name) or ("collectivite" if _PUBLIC.match(wanted) else None)
    if own is None:
        for place in places[:MOST_MENTIONS]:
            for kind, deeds in _DEEDS:
                if deeds.match(folded, place):
                    return kind
    return own


def _bodies(text: str, context: str = "") -> list[tuple[str, str | None]]:
    """Return name and type of each body, in order, once."""
    found: dict[str, str | None] = {}
    waiting: str | None = None
    for line in head_lines(text):
        waiting = None if found else waiting
        for piece in _until_place(line, pieces(line, context or text)):
            name, kind = named(piece)
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


def same_initials(one: str, other: str) -> bool:
    """Tell whether one name is the initials of the other: « ADREM - Association départementale … ».

    >>> same_initials("ADREM", "Association d'entraide et de réinsertion des ménages")
    False
    >>> same_initials("AERM", "Association d'entraide et de réinsertion des ménages")
    True
    """
    for short, full in ((one, other), (other, one)):
        letters = re.sub(r"[^a-z]", "", fold(short))
        words = [word for word in re.split(r"[^a-z]+", fold(full)) if word]
        main = [word for word in words if not _SMALL.fullmatch(word)]
        if (
            short.isupper()
            and len(main) > FEWEST_WORDS
            and letters
            in {
                "".join(word[0] for word in main),
                "".join(word[0] for word in words),
            }
        ):
            return True
    return False


def pieces(line: str, context: str = "") -> list[str]:
    """Return the parts of a line that may each name a body; brackets stay with what they explain."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"{HELD}{len(held) - 1}{HELD_END}"

    line = re.sub(f"[{HELD}{HELD_END}]", "", line).replace("[", "(").replace("]", ")")
    covered = _ADDRESS.sub(" ; ", _BRACKET.sub(hold, line))
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


def named(piece: str) -> tuple[str, str | None]:
    """Return the name in ``piece`` ("" if it is only a status) and the type that the piece tells."""
    role = ROLE.match(fold(piece))
    told = body_type.parse(role.group()) if role else None
    body = piece[role.end() :] if role else piece
    inside = " ".join(match.group(1) for match in _BRACKET.finditer(body))
    outside = " ".join(_BRACKET.sub(" ", body).split())
    left, colon, right = outside.partition(":")
    if colon:
        outside, told = _around_colon(left.strip(), right.strip(), told)
    if _is_status(outside.strip(" .,-")):
        return "", body_type.parse(outside)
    name = _bare(outside)
    if not name:
        return "", told
    return name, told or body_type.parse(name) or body_type.parse(outside) or body_type.parse(inside)


def _is_status(text: str) -> bool:
    """Tell « SA d'HLM », « association gestionnaire de CHRS » and a bare role from a name."""
    folded = fold(text)
    if _STATUS.match(folded) or ROLE_ALONE.match(folded):
        return True
    form = _SPELLED_FORM.match(folded)
    if form and re.match(r"[A-ZÀ-Ý«]", text[form.end() :]):
        return False
    described = re.match(r"(?:l['’]|une? )?[a-zà-ÿ]+ [a-zà-ÿ]", text) and not re.search(
        r"\b[A-ZÀ-Ý][a-zà-ÿ]", text
    )
    return bool(described) and body_type.parse(text) in CARRIERS


def _around_colon(left: str, right: str, told: str | None) -> tuple[str, str | None]:
    """Return the name of « X : statut … » or « statut : X », and the type that the other side tells."""
    if _STATUS.match(fold(left)):
        return right, body_type.parse(left) or told
    return left, body_type.parse(right) or told


# A role without its colon before a name, and who is a person.
_LEADING = (
    r"(?:[Gg]roupement|[Cc]o-?portage|[Cc]onsortium|[Bb]in[ôo]me|[Cc]hef de file|[Oo]p[ée]rateur(?: social)?)"
)
# A status that is spelled out before a name is what the form asks for beside it (« Statut et nom »).
_SPELLED_FORM = re.compile(
    r"^(?:l'|la |le |une? )?(?:offices? publics? (?:de l'habitat|d'hlm)|entreprise sociale pour l'habitat|"
    r"societe anonyme (?:d'hlm|d'habitations? a loyers? moderes?)|societe d'economie mixte|"
    r"association (?:loi (?:de |du 1er juillet )?1901|a but non lucratif|regie par la loi (?:de )?1901)|bailleur social)"
    r"[\s:,]+"
)
_PERSON = re.compile(r"^(?:m\.|mme|mlle|mr|monsieur|madame)\s", re.IGNORECASE)


def _bare(name: str) -> str:
    """Return a name without article, quotes and crumbs, "" where what is left is no name."""
    name = name.strip(' \t.,;:-–—*_"=→')
    if name.count("«") != name.count("»"):
        name = name.strip("«» ")
    name = re.sub(r"^(?:et|puis|ainsi que)\s+", "", name)
    name = re.sub(r"^(?:de |d['’])(?=[A-ZÀ-Ý«])", "", without_clause(name))
    name = _ARTICLE.sub("", name)
    form = _SPELLED_FORM.match(fold(name))
    name = name[form.end() :] if form and re.match(r"[A-ZÀ-Ý«]", name[form.end() :]) else name
    name = re.sub(rf"^{_LEADING}\s+(?=[A-ZÀ-Ý«])", "", name)
    # « l'association "Le Relais" »: the common noun in small letters is not of the name.
    name = re.sub(
        r"^(?:associations?|bailleurs?(?: social| sociaux)?|organismes?(?: hlm)?)\s+(?=[«\"“]|[A-ZÀ-Ý])",
        "",
        name,
    )
    quoted = re.fullmatch(r"[«\"“]\s*([^«»\"“”]+?)\s*[»\"”]", name)
    name = quoted.group(1) if quoted else name.strip()
    words = name.split()
    if not words or len(words) > _LONG or not re.search(r"[A-ZÀ-Ý]|[a-z]{4}", name):
        return ""
    if len(name) < 2 or re.fullmatch(r"[\W\d]+", name) or is_heading(name) or _PERSON.match(name):
        return ""
    return name if quoted or _is_name(name, words) else ""


# « Patrimoine du bailleur », « les communes »: words for any body, none's name.
_ANY_BODY = re.compile(
    r"\b(?:du|des|de l'|aux?|les|nos|vos|ces|sur|par|entre|\d+) ?(?:bailleurs?|associations?|communes?|organismes?|"
    r"collectivites?|residences?|structures?|partenaires?)\b(?! [a-z]* ?[A-ZÀ-Ý])"
)


# What a form and its headings speak of: no untyped body is called after these.
_OF_FORMS = re.compile(
    r"\b(?:projets?|dossiers?|synthese|descriptif|presentation|objectifs?|annexes?|fiches?|budgets?|montants?|"
    r"beneficiaires|juridiques?)\b"
)


def _is_name(name: str, words: list[str]) -> bool:
    """Tell a name from words: a capital or a typed noun first, and not a sentence's beginning."""
    folded = fold(name)
    typed = body_type.find(name)
    if _ANY_BODY.search(folded) or (not typed and _OF_FORMS.search(folded)):
        return False
    if not re.match(r"[A-ZÀ-Ý]|\d+(?:$|[A-Z]|\s[A-ZÀ-Ý])", name):
        return bool(typed) and typed[0][0] == 0
    small = [word for word in words[1:] if word[0].islower() and len(word) > 3]
    article = re.match(r"(?:les?|la|l'|une?|des) ?\b", folded) and len(words) <= LONGEST_PHRASE
    return bool(typed or article) or len(small) < MOST_SMALL or len(words) - len(small) > len(small) + 1
