"""What kind of body a name belongs to, by what a text says of it, and two spellings of one name.

>>> type_in("ADREM", "ADREM gère un centre d'hébergement de 40 places.")
'association'
>>> type_in("ADREM", "ADREM, SPIP, CAF") is None
True
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypedDict

from normalize import body_type
from normalize.text import fold


class Organisme(TypedDict):
    """The contract's Organisme."""

    nom: str
    type: str
    registre: str | None
    score: float | None


CARRIERS = ("bailleur", "association")  # who files a dossier
MOST_MENTIONS = 20  # of a name that are looked at for what is said of it
FEWEST_WORDS = 2  # that initials stand for
_SMALL = re.compile(r"de|du|des|d|la|le|les|l|et|pour|en|sur|aux|au|a|par")
# A status without a name.
STATUS = re.compile(
    r"^(?:(?:l'|la |le |une? |statuts? ?:? ?|sous (?:le )?statut d'?e? ?)?(?:association(?: agreee?|"
    r" a but non lucratif| loi| regie par| sans but| type| declaree?| reconnue?|$)|"
    r"loi (?:de |du )?1901|loi du 1er juillet|(?:sa|s\.a\.?|societe anonyme|"
    r"societe) (?:d'? ?h\.?l\.?m\.?|d'habitations? a loyers?(?: moderes?)?)|"
    r"societe (?:anonyme|cooperative|d'economie mixte)(?: d'hlm| de production)?|"
    r"h\.?l\.?m\.?|offices? publics? (?:de l'habitat|d'hlm)|oph|opac|esh|e\.s\.h\.?|sem|sca?ic(?: d'?hlm)?|"
    r"cooperative(?: (?:d'|de )?hlm)?|entreprise sociale pour l'habitat|bailleur(?: social)?|"
    r"etablissement public(?: local| administratif| communal| intercommunal| departemental| de sante)*(?: a caractere (?:industriel et commercial|administratif))?|epic|"
    r"fondation reconnue.*|membre d.*|agreee? .*|filiale .*|collectivite(?: territoriale)?|ccas))"
    r"(?: (?:departement|departemental|municipal|loi|1901|de|du|d'utilite publique|et|social|sociale|logements?|construction|"
    r"gestion|immobiliere?|agreee?|a|"
    r"but|non|lucratif|intermunicipal|metropolitain|regional)\b\.?)*[ .]*$"
)
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


def organisme(name: str, kind: str | None) -> Organisme:
    """Return the contract's Organisme; the register is asked later, by what knows it."""
    return {"nom": name, "type": kind or "autre", "registre": None, "score": None}


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return fold(text)


# A kind and what is said of it, no name: « association régie par la loi du 1er juillet 1901 ».
_STATUS_OPENS = re.compile(
    r"associations? (?:loi|regie|agreee|declaree|a but|a vocation|reconnue|gestionnaire|creee|fondee|nee|intermediaire|d'insertion|d'aide|locale|"
    r"caritative|familiale|de (?:loi|droit|quartier))\b|(?:office public|societe anonyme|societe cooperative|cooperative|sa) (?:de l'habitat|d'(?:hlm|habit))"
)


def _tells_status(said: str) -> bool:
    return STATUS.match(said) is not None or _STATUS_OPENS.match(said) is not None


def type_in(name: str, text: str) -> str | None:
    """Return the type that ``text`` gives a body anywhere (« X est un Office public … »), else its name's own."""
    folded, wanted = _folded(text), fold(name)
    places = [match.end() for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded)]
    for place in places[:MOST_MENTIONS]:
        said = _SAID.match(folded, place)
        # Without an article « X, SA d'HLM » is said of X, « X, SPIP » names another.
        told = (
            said.group(1) or (said.group(3) if said.group(2) or _tells_status(said.group(3)) else "")
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
