"""The bodies of a sheet's header, told apart, and its contacts."""

from __future__ import annotations

import re

from liasse.schema_values import Contact, Organisme
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
    r"marne et chanterine|maine et loire|saone et loire|ille et vilaine|meurthe et moselle|"
    r"tarn et garonne|lot et garonne|loir et cher|indre et loire|eure et loir|seine et marne)$"
)
# « LOGISENS, OPH DU DEPARTEMENT DU CANTAL »: what follows the comma says what the body is.
_APPOSED = re.compile(
    r",\s*(?=(?:oph|office public(?: de l['’]habitat)?|filiale|association loi|soci[ée]t[ée] anonyme)\s+"
    r"(?:du d[ée]partement|de la ville|de la m[ée]tropole|du groupe|de 1901|1901|d['’]hlm))",
    re.IGNORECASE,
)
# « AFFIL POUR LOGEMENT FRANCILIEN, EFIDIS, FH »: who files for whom, before a list; « pour » with an article is
# part of a name (« ASSOCIATION POUR L'HABITAT »).
_FILED_FOR = re.compile(
    r"^(?!.*\b(?:association|agence|comit[ée]|union|centre|f[ée]d[ée]ration|office)\b[^,]* pour )"
    r"([^,()]+?) pour (?!l['’]|las? |les? |un |une |tous|toutes|elles|eux|des? )(?=[^,]+,[^,]+,)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+'-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)*\.[a-zA-Z]{2,}")
_PHONE = re.compile(r"(?<!\d)(?:\+33\s?|0)[1-9](?:[ .-]?\d\d){4}(?!\d)")


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
        before = fold(part[start : match.start()]).split()
        after = fold(part[match.end() :]).split()
        joint = f"{before[-1] if before else ''} et {after[0] if after else ''}"
        if not _INSEPARABLE.match(joint):
            pieces.append(part[start : match.start()])
            start = match.end()
    return [*pieces, part[start:]]


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
    """Return the people to write to, each with the address and number that follow the name."""
    text = " ".join(text.split())
    found: list[Contact] = []
    start = 0
    for match in _MAIL.finditer(text):
        before = text[start : match.start()]
        phone = _PHONE.search(before)
        name = _person(before[: phone.start()] if phone else before)
        found.append(
            Contact(
                nom=name[0], fonction=name[1], email=re.sub(r"\s", "", match.group()).lower(),
                telephone=phone.group() if phone else None,
            )
        )  # fmt: skip
        start = match.end()
    rest = text[start:]
    phone = _PHONE.search(rest)
    if phone and found and found[-1].telephone is None:
        found[-1] = found[-1].model_copy(update={"telephone": phone.group()})
    elif not found and (name := _person(rest[: phone.start()] if phone else rest))[0]:
        found.append(Contact(nom=name[0], fonction=name[1], telephone=phone.group() if phone else None))
    value = [contact.model_dump() for contact in found]
    complete = bool(found) and all(contact.nom and contact.email for contact in found)
    return Normalized(value, 1.0 if complete else 0.7, () if complete else ("contact_incomplet",))


def _person(text: str) -> tuple[str | None, str | None]:
    """Return name and function from what stands before an address: « Ana EXEMPLE, chargée de mission - »."""
    text = re.sub(
        r"\b(?:t[ée]l(?:[ée]phone)?|mail|courriel|e-mail)\s*[.:]*\s*$",
        "",
        text.strip(" -–—,/;:|"),
        flags=re.IGNORECASE,
    )
    parts = [part.strip(" -–—,/;:|") for part in re.split(r",|\s[-–—]\s|\(", text, maxsplit=1)]
    name = re.sub(r"^(?:M\.|Mme|Mlle|Monsieur|Madame)\s+", "", parts[0])
    role = parts[1].strip(" )") if len(parts) > 1 else ""
    return name or None, role or None
