"""The bodies of a sheet's header, told apart, and its contacts."""

from __future__ import annotations

import re

from liasse.schema_values import Contact, Organisme
from normalize import contact, geography
from normalize.errors import NoValueError
from normalize.organisation_joints import is_lone_noun
from normalize.result import Normalized
from normalize.text import fold

# « 4 ASSOCIATIONS », « DEUX COLLECTIVITES », « LES TROIS BAILLEURS SOCIAUX DU DEPARTEMENT »: a number of
# bodies is not the name of one.
_UNNAMED = re.compile(
    r"(?:(?:les|des) )?(?:\d+|deux|trois|quatre|cinq|six|plusieurs|differente?s)\s+"
    r"(?:associations?|collectivites?|partenaires?|bailleurs?|organismes?|communes?)"
)
_INTRODUCED = re.compile(
    r"^(?:avec\s+)?(?:les\s+)?(?:associations|bailleurs|organismes|fondations)\s+", re.IGNORECASE
)
# An article goes with a common noun and with initials, and stays in a name (« LE RELAIS », « LA SABLIERE »).
_ARTICLE = re.compile(
    r"^(?:l['’]\s*|les?\s+|la\s+)(?=(?:association|fondation|ccas|cias|chrs|cal\b|pact|foyer|collectif|"
    r"societe|office|oph\b|opac|communaute|commune|ville|conseil|departement|gie|mission|centre|groupe)\b)",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"^l['’]\s*", re.IGNORECASE)
# « ET » parts two names unless the words around it make one: a département, a double usual in the sector.
_INSEPARABLE = re.compile(
    r"(?:habitat et humanisme|cooperation et famille|logement et famille|emploi et insertion|"
    r"accueil et (?:re)?insertion|solidarite et (?:logement|progres)|logement et solidarite|"
    r"maine et loire|saone et loire|ille et vilaine|meurthe et moselle|"
    r"tarn et garonne|lot et garonne|loir et cher|indre et loire|eure et loir|seine et marne)$"
)
# What a landlord of a place is called after it: « TARN ET VIAUR HABITAT » is one body of two valleys.
_AFTER_PLACE = frozenset(
    {"habitat", "habitation", "habitations", "logement", "logements", "logis", "foyer", "foyers"}
)
# A name of places is made of words that stand in several places' names; « Éole » is in one only.
_FEWEST_PLACES = 3
# What a landlord of a country side is called after, by itself the name of nobody.
_LANDSCAPES = frozenset(
    """baie bassin bocage campagne causse coteau coteaux cote cotes estuaire falaise falaises foret forets garrigue
    golfe ile iles lac lacs lande landes littoral marais massif mer mont monts montagne montagnes ocean pays plage
    plaine plaines plateau plateaux rivage rivages riviere rivieres val vallee vallees vallon vallons vaux""".split()  # noqa: SIM905 - forty words in a column each would hide them
)
# « LOGIS DU VAL, OPH DU DEPARTEMENT DE … », « …, COOPERATIVE D'HLM »: what follows the comma says what the body is.
_APPOSED = re.compile(
    r",\s*(?=(?:oph|office public(?: de l['’]habitat)?|filiale|association loi|soci[ée]t[ée] anonyme)\s+"
    r"(?:du d[ée]partement|de la ville|de la m[ée]tropole|du groupe|de 1901|1901|d['’]hlm)|"
    r"(?:sa |soci[ée]t[ée] )?coop[ée]rative(?: d['’]hlm| d['’]habitations?(?: [àa] loyers? mod[ée]r[ée]s?)?)?\s*(?:,|$|\bet\b))",
    re.IGNORECASE,
)
# « AFFIL POUR LOGEMENT FRANCILIEN, EFIDIS, FH »: who files for whom, before a list; « pour » with an article is
# part of a name (« ASSOCIATION POUR L'HABITAT »).
_FILED_FOR = re.compile(
    r"^(?!.*\b(?:association|agence|comit[ée]|union|centre|f[ée]d[ée]ration|office)\b[^,]* pour )"
    r"([^,()]+?) pour (?!l['’]|las? |les? |un |une |tous|toutes|elles|eux|des? )(?=[^,]+,[^,]+,)",
    re.IGNORECASE,
)
# « a.exemple@logis-», « du-val.fr » on the next line: a narrow cell breaks an address at its hyphen.
_BROKEN_MAIL = re.compile(r"(@[\w-]*-)\s+(?=[\w-]+\.\w)")
# « … / Ana », « EXEMPLE - a.exemple@… » on the next line: a person whose cell breaks between given name and name.
_BROKEN_NAME = re.compile(
    r"(?<=[/;,–]\s)([A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)\s*\n\s*(?=[A-ZÀ-Ý'-]{2,})"
)


def bodies(text: str, *, carrier: bool) -> Normalized:
    """Return the bodies that a header names.

    >>> [body["nom"] for body in bodies("CEDRE HABITAT, LE RELAIS ET L'ASSOCIATION ORME", carrier=True).value]
    ['CEDRE HABITAT', 'LE RELAIS', 'ASSOCIATION ORME']
    """
    text = _FILED_FOR.sub(r"\1, ", " ".join(text.split()))
    names = [name for part in _split(text) if (name := _name(part))]
    named = [name for name in names if not _UNNAMED.match(fold(name))]
    value = [
        Organisme(nom=name, type=_type(name, carrier=carrier)).model_dump() for name in dict.fromkeys(named)
    ]
    reasons = ("organismes_sans_nom",) if len(named) < len(names) else ()
    return Normalized(value, 0.9 if named else 0.6, reasons)


def _split(text: str) -> list[str]:
    """Split at commas, slashes, dashes and « ET », brackets kept with the name before them."""
    brackets: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        brackets.append(match.group())
        return f"\x00{len(brackets) - 1}\x00"

    folded = re.sub(r"\([^)]*\)", put_aside, text)
    folded = _APPOSED.sub(" \x01 ", folded)
    parts = []
    for part in re.split(r"\s*[,;/+]\s*|\s+[–—-]\s+", folded):
        parts += _split_and(part)
    return [
        re.sub(r"\x00(\d+)\x00", lambda match: brackets[int(match[1])], part).replace(" \x01 ", ", ")
        for part in parts
    ]


def _split_and(part: str) -> list[str]:
    """Split « A ET B » unless the words around « ET » make one name."""
    pieces, start = [], 0
    for match in re.finditer(r"\s+et\s+", part, re.IGNORECASE):
        before = _plain(part[start : match.start()])
        after = _plain(part[match.end() :])
        joint = f"{before[-1] if before else ''} et {after[0] if after else ''}"
        if not (_INSEPARABLE.match(joint) or _one_name(before, after)):
            pieces.append(part[start : match.start()])
            start = match.end()
    return [*pieces, part[start:]]


def _plain(part: str) -> list[str]:
    """Return the folded words of a part, without what was put aside and the article before them."""
    return _ELIDED.sub("", fold(re.sub(r"\x00\d+\x00", "", part)).strip()).split()


_GOES_ON = re.compile(r"(?:du|des|de|d['’]\w+)$")
_PLURAL = re.compile(r"[a-z]{4,}[sx]")  # « ASSOCIATION PIERRES ET SENTIERS »: two nouns, and one body


def _one_name(before: list[str], after: list[str]) -> bool:
    """Tell « VALMONT TOIT ET ABRI » and « TARN ET VIAUR HABITAT » from two bodies.

    Nobody is called by a common noun or an adjective alone, and a landlord that is named after a place says what
    it is: a place alone before « ET », with what a landlord is called after the one that follows, is half a name.
    """
    own = after[: after.index("et")] if "et" in after else after
    if own and before and _GOES_ON.match(own[0]):
        return True  # « HABITAT DES COTEAUX ET DU LAC »
    if len(own) == 1 and len(before) > 1:
        of_two = before[0] == "association" and len(before) == 2
        both = of_two and _PLURAL.fullmatch(before[1]) and _PLURAL.fullmatch(own[0])
        return is_lone_noun(own[0]) or own[0] in _LANDSCAPES or bool(both)
    if len(before) != 1 or len(own) < 2 or own[0] in _AFTER_PLACE:
        return False
    placed = before[0] in _LANDSCAPES or geography.names_with(before[0]) >= _FEWEST_PLACES
    return placed and own[1] in _AFTER_PLACE


def _name(part: str) -> str:
    part = re.sub(r"^(?:et|avec)\s+", "", part.strip(" .,;-–"), flags=re.IGNORECASE)
    part = _INTRODUCED.sub("", part)
    part = _ARTICLE.sub("", part)
    part = _ELIDED.sub("", part)
    return part.strip()


def _type(name: str, *, carrier: bool) -> str:
    folded = fold(name)
    landlord = re.search(r"\b(?:habitat|habitations?|logement|logis|oph|opac|opus|hlm|immobiliere)\b", folded)
    if carrier and landlord:
        return "bailleur"
    if re.search(
        r"\b(?:ccas|cias|commune|ville|conseil|departement|metropole de|communaute|mairie)\b", folded
    ):
        return "collectivite"
    if re.search(r"\b(?:association|fondation|chrs|pact|foyer d|adil|udaf|collectif)\b", folded):
        return "association"
    if carrier or re.search(r"\b(?:oph|opac|hlm)\b", folded):
        return "bailleur"
    return "association"


def contacts(text: str) -> Normalized:
    """Return the people to write to, as a dossier's are read.

    >>> [person["nom"] for person in contacts("Ana EXEMPLE - a.exemple@cedre.fr Luc MODELE - l@orme.fr").value]
    ['Ana EXEMPLE', 'Luc MODELE']
    """
    text = _BROKEN_NAME.sub(r"\1 ", _BROKEN_MAIL.sub(r"\1", text))
    try:
        people = contact.parse(text).value
    except NoValueError:
        people = []
    assert isinstance(people, list)
    value = [Contact.model_validate(person).model_dump() for person in people]
    complete = bool(value) and all(person["nom"] and person["email"] for person in value)
    return Normalized(value, 1.0 if complete else 0.7, () if complete else ("contact_incomplet",))
