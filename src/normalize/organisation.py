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
_HARD = re.compile(r"\s*[;|+•·▪■\t]\s*|\s+(?:/|&)\s*|(?<=\w)\s*/\s*(?=[A-ZÀ-Ýl])|\s+[-–—]\s+|,\s*")
_BULLET = re.compile(r"^\s*(?:[-–—•·▪■*►➢o]\s+|[-–—•·▪■►➢]\s*|\d{1,2}[.)]\s+|[a-c]\)\s+)")
_AND = re.compile(r"\s+et\s+(?:(?:aussi|enfin|également)\s+)?")
# « Habitat et Humanisme », « Toit et Joie »: two nouns of the trade joined make one name.
_NOUNS = frozenset(
    {
        "habitat",
        "habitats",
        "logement",
        "logements",
        "accueil",
        "solidarite",
        "solidarites",
        "toit",
        "foyer",
        "famille",
        "familles",
        "insertion",
        "vie",
        "partage",
        "aide",
        "ville",
        "terre",
        "terres",
        "espoir",
        "accompagnement",
        "sante",
        "action",
        "actions",
        "formation",
        "droit",
        "droits",
        "maison",
        "bois",
        "pierre",
        "pierres",
        "logis",
        "avenir",
        "jeunesse",
        "education",
        "culture",
        "soins",
        "femmes",
        "enfance",
        "humanisme",
        "joie",
        "services",
        "service",
        "emploi",
        "travail",
        "ecoute",
        "entraide",
        "progres",
    }
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
_ROLE = re.compile(
    r"^(?:(?:organismes?|bailleurs?|associations?|porteurs?|chefs? de file|mandataires?|partenaires?|"
    r"co-?porteurs?|structures?|collectivites?|"
    r"operateurs?|noms?|statuts?|statuts?|raison sociale|denomination|maitres? d'ouvrage|gestionnaires?)"
    r"(?: (?:hlm|porteurs?|socia(?:l|ux)|du projet|principa(?:l|ux)|partenaires?|associee?s?|"
    r"et statut|gestionnaires?|d'insertion|de file|n° ?\d|\d))*)\s*:\s*"
)
_STATUS = re.compile(
    r"^(?:(?:l'|la |le |une? |statuts? ?:? ?|sous (?:le )?statut d'?e? ?)?(?:association(?: agreee?|"
    r" a but non lucratif| loi| regie par| sans but| type| declaree?| reconnue?|$)|"
    r"loi (?:de |du )?1901|loi du 1er juillet|(?:sa|s\.a\.?|societe anonyme|"
    r"societe) (?:d'? ?h\.?l\.?m\.?|d'habitations? a loyers?(?: moderes?)?)|"
    r"societe (?:anonyme|cooperative|d'economie mixte)(?: d'hlm| de production)?|"
    r"h\.?l\.?m\.?|offices? publics? (?:de l'habitat|d'hlm)|oph|opac|esh|e\.s\.h\.?|sem|sca?ic|"
    r"cooperative(?: d'hlm)?|entreprise sociale pour l'habitat|bailleur(?: social)?|"
    r"etablissement public(?: local)?(?: a caractere industriel et commercial)?|epic|"
    r"fondation reconnue.*|membre d.*|agreee? .*|filiale .*|collectivite(?: territoriale)?|ccas))"
    r"(?: (?:departement|departemental|municipal|loi|1901|de|du|d'utilite publique|et|social|sociale|agreee?|a|"
    r"but|non|lucratif|intermunicipal|metropolitain|regional)\b\.?)*[ .]*$"
)
_VERB = re.compile(
    r"\b(?:est|sont|etait|a pour|ont pour|compte|comptent|regroupe|gere|gerent|intervient|"
    r"interviennent|developpe|propose|proposent|souhaite|souhaitent|"
    r"assure|assurent|dispose|accueille|met en|mettent|a ete|ont ete|porte|portent|s'engage\w*|loge|"
    r"possede|emploie|existe|contribue\w*|realise\w*|permet|permettra|sera|seront|"
    r"presente\w*|mene|agit|oeuvre|beneficie|travaille\w*|assurera|interviendra|mobiliseront)\b"
)
# A small article is the sentence's; « Le Phare » has its own, « L'ADREM » and « Le CCAS » have not.
_ARTICLE = re.compile(
    r"^(?:(?:de |du |a |à |au |aux |par |et |notamment |dont |pour )?(?:l['’]\s?|la |le |les |un |"
    r"une |son |sa )|du |au )"
    r"|^(?:L['’]\s?|(?:Le|La|Les|LE|LA|LES) )(?=[A-ZÀ-Ý.]{2,}(?:$|[\s(,/])|[a-zà-ÿ])"
)
_NOTES = re.compile(
    r"^(?:objets?|missions?|date|creee?|fusion|siege|adresse|tel|telephone|email|courriel|site|"
    r"contact|represente\w*|siret|agrement\w*)\b"
)
_BORNE = re.compile(
    r"^.{0,60}?\b(?:porteurs?(?: (?:de|du) projet)?(?: est| sont|,)|"
    r""
    r"(?:co-?)?portee?s? (?:conjointement )?par|presentee?s? par|il s'agit d[eu]|"
    r"pilotee? par)\s*:?\s*"
)
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


def parse(text: str) -> Normalized:
    """Return the bodies that ``text`` names, with their type.

    Raises:
        NoValueError: it names none.
    """
    bodies = _bodies(text)
    if not bodies:
        raise NoValueError("aucun organisme dans la réponse")
    value = [organisme(name, kind or type_in(name, text)) for name, kind in bodies]
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


def type_in(name: str, text: str) -> str | None:
    """Return the type that ``text`` gives a body anywhere (« X est un Office public … »), else its name's own."""
    folded, wanted = fold(text), fold(name)
    position = folded.find(wanted)
    while position >= 0:
        told = re.match(
            r"\W{0,3}(?:est|,)\s(?:une?|l')\s?([^.;\n]{0,60})",
            folded[position + len(wanted) : position + len(wanted) + 80],
        )
        if told and (kind := body_type.parse(told.group(1))):
            return kind
        position = folded.find(wanted, position + len(wanted))
    return body_type.parse(name)


def _bodies(text: str) -> list[tuple[str, str | None]]:
    """Return name and type of each body, in order, once."""
    found: list[tuple[str, str | None]] = []
    waiting: str | None = None  # « Statut : association. Nom : … »
    for line in _head_lines(text):
        for piece in pieces(line):
            name, kind = named(piece)
            if name and not any(fold(name) == fold(known) for known, _ in found):
                found.append((name, waiting or kind))
                waiting = None
            elif not name and kind and not found:
                waiting = kind
            elif not name and kind and found and found[-1][1] is None:
                found[-1] = (found[-1][0], kind)  # « X, association loi 1901 »
    return found


def _head_lines(text: str) -> list[str]:
    """Return the lines that name bodies; a sentence about one is left out unless it is all there is."""
    text = re.sub(r"[.;,]\s+(?=(?:[Nn]oms?|[Ss]tatuts?)\s*:)", "\n", text)
    lines = [_BULLET.sub("", line).strip() for line in text.splitlines()]
    lines = [line[told.end() :] if (told := _BORNE.match(fold(line))) else line for line in lines]
    lines = [line for line in lines if line and not _NOTES.match(fold(line))]
    names = [_before_sentence(line) for line in lines]
    kept = [name for name in names if name]
    if kept or not lines:
        return kept
    # Only sentences: the first one's subject, « X est un office public … ».
    verb = _VERB.search(fold(lines[0]))
    return [lines[0][: verb.start()]] if verb else []


def _before_sentence(line: str) -> str:
    """Return what stands before the first sentence with a verb, "" where that is all the line has."""
    kept = []
    for sentence in re.split(r"(?<=[a-zà-ÿ)»])\.\s+(?=[A-ZÀ-Ý])", line):
        if _VERB.search(fold(sentence)):
            break
        kept.append(sentence)
    return ". ".join(kept)


def pieces(line: str) -> list[str]:
    """Return the parts of a line that may each name a body; brackets stay with what they explain."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"\ue000{len(held) - 1}\ue001"

    line = re.sub(r"[\ue000\ue001]", "", line)
    covered = _ADDRESS.sub(" ; ", _BRACKET.sub(hold, line))
    parts = [part for joint in _split_folded(_JOINTS, covered) for part in _HARD.split(joint)]
    parts = [part for piece in parts for part in _split_and(piece)]
    return [
        re.sub("\ue000(\\d+)\ue001", lambda match: held[int(match.group(1))], part).strip()
        for part in parts
        if part and part.strip()
    ]


def _split_folded(pattern: re.Pattern[str], text: str) -> list[str]:
    """Split ``text`` where ``pattern`` matches its folded form (same offsets)."""
    parts, position = [], 0
    for match in pattern.finditer(fold(text)):
        parts.append(text[position : match.start()])
        position = match.end()
    return [*parts, text[position:]]


def _split_and(piece: str) -> list[str]:
    """Split at « et » between two bodies, never inside one name."""
    parts: list[str] = []
    rest = piece
    position = 0
    for match in _AND.finditer(piece):
        left, right = piece[position : match.start()], piece[match.end() :]
        if _two_bodies(left, right):
            parts.append(left)
            position = match.end()
    rest = piece[position:]
    return [*parts, rest]


def _two_bodies(left: str, right: str) -> bool:
    """Tell whether « et » joins two bodies."""
    after = re.match(r"(?:l['’]\s?|la |le |les |LA |LE |LES |L['’]|L['’])?(\S+)", right)
    if after is None or not left.strip():
        return False
    article = after.start(1) > 0
    word = after.group(1)
    if re.match(r"(?:d['’]|de|du|des|aux?|en|pour|à)$", fold(word)) or re.match(r"d['’]", word):
        return False
    if article:
        return True
    if word[0].islower() and body_type.parse(right) is None:
        return False
    last = fold(left.rsplit(maxsplit=1)[-1]).strip("\"'«»")
    return not (last in _NOUNS and fold(word).strip("\"'«».,") in _NOUNS)


def named(piece: str) -> tuple[str, str | None]:
    """Return the name in ``piece`` ("" if it is only a status) and the type that the piece tells."""
    role = _ROLE.match(fold(piece))
    told = body_type.parse(role.group()) if role else None
    body = piece[role.end() :] if role else piece
    inside = " ".join(match.group(1) for match in _BRACKET.finditer(body))
    outside = " ".join(_BRACKET.sub(" ", body).split())
    left, colon, right = outside.partition(":")
    if colon:
        outside, told = _around_colon(left.strip(), right.strip(), told)
    kind = body_type.parse(outside) if _STATUS.match(fold(outside)) else None
    if kind or _STATUS.match(fold(outside.strip(" .,-"))):
        return "", kind or body_type.parse(outside)
    name = _bare(outside)
    if not name:
        return "", told
    return name, told or body_type.parse(name) or body_type.parse(outside) or body_type.parse(inside)


def _around_colon(left: str, right: str, told: str | None) -> tuple[str, str | None]:
    """Return the name of « X : statut … » or « statut : X », and the type that the other side tells."""
    if _STATUS.match(fold(left)):
        return right, body_type.parse(left) or told
    return left, body_type.parse(right) or told


def _bare(name: str) -> str:
    """Return a name without article, quotes and crumbs, "" where what is left is no name."""
    name = name.strip(' \t.,;:-–—*_"')
    name = _ARTICLE.sub("", name)
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
    if not re.match(r"[A-ZÀ-Ý\d]", name) and body_type.parse(name) is None:
        return ""
    return "" if re.fullmatch(r"[\W\d]+", name) or len(name) < 2 else name
