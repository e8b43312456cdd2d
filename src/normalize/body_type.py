"""What kind of body a text speaks of: bailleur, association, collectivité or something else.

The words are those of the call (« bailleurs », OPH, ESH, coopératives, SEM) and of the French State's and
communes' own names. Legal forms decide; a word such as « Habitat » only where no form is given.

>>> parse("OPH de la Vallée"), parse("association loi 1901"), parse("CCAS de Montclair"), parse("SIAO 40")
('bailleur', 'association', 'collectivite', 'autre')
>>> parse("Toit Commun") is None
True
"""

from __future__ import annotations

import re

from normalize.text import fold

BAILLEUR = re.compile(
    r"\b(?:oph|opac|o\.p\.h|ophlm|opdhlm|esh|e\.s\.h|offices? (?:public|hlm|departementa|municipa)|"
    r"s\.?a\.? d'? ?h\.?l\.?m|"
    r"hlm|h\.l\.m|habitations? a loyers? moder|bailleurs?|(?:societe|sa) cooperative|cooperative|"
    r"scic|scp|sem|semi|"
    r"societe d'economie mixte|societe anonyme|entreprise sociale pour l'habitat)\b"
)
ASSOCIATION = re.compile(
    r"\b(?:associations?|asso(?:c\b\.?)?|ass\.?(?= [a-z])|loi (?:de )?1901|fondation|secours (?:catholique|"
    r"populaire)|croix[- ]rouge|"
    r"emmaus(?! habitat)|udaf|cidff?|adil|restos du coeur|habitat et humanisme|soliha|chrs|fjt|"
    r"banque alimentaire|federation|aivs|armee du salut|adapei|anpaa|csapa|caarud|compagnons|"
    r"la cimade|foyer de jeunes|agences? immobilieres? a vocation sociale|(?:comite local pour le|comite local d[ue']) logement autonome|"
    r"unions? (?:departementale|regionale|nationale)s?|cllaj|regies? de quartier|pact|ligue de l'enseignement|entraide protestante|diaconat|centre d'information sur les droits des femmes|"
    r"centres? d'hebergement et de reinsertion)\b"
)
COLLECTIVITE = re.compile(
    r"\b(?:conseils? (?:general|generaux|departementa|regiona)|departement d|communes?|villes? d|mairies?|"
    r"metropole|maisons? (?:departementales?|du departement)|centres? (?:inter)?communa(?:l|ux) d'action sociale|"
    r"communautes? (?:de communes|d'agglo|urbaine)|agglomeration|epci|ccas|c\.c\.a\.s|cias|"
    r"region\b(?!al)|"
    r"collectivites?|syndicat mixte|cg ?\d*|cd ?\d+)"
)
# National bodies that are written in small letters too.
NATIONAL = re.compile(
    r"(?:restos? du co?e?ur|restaurants? du co?e?ur|secours (?:populaire|catholique|islamique)(?: francais)?|croix[- ]rouge(?: francaise)?"
    r"|armee du salut|banques? alimentaires?(?: .{0,30})?|petits freres des pauvres|compagnons d'emmaus|emmaus)"
)
AUTRE = re.compile(
    r"\b(?:(?:delegations?|directions?|agences?) (?:inter)?(?:departementale|regionale)s?|caisses? (?:primaires? )?d'(?:allocations|assurance)|"
    r"mutualite sociale agricole|services? (?:integre|penitentiaire)|protection judiciaire|centres? medico-psychologiques?|"
    r"etablissements? publics? (?:de sante|foncier)|groupements? d'interet public|rectorat|education nationale|"
    r"ddcs(?:pp)?|ddtm?|dreal|drjscs|dihal|prefecture|sous-prefecture|services de l'etat|etat|"
    r"caf|c\.a\.f|cpam|msa|siao|"
    r"s\.i\.a\.o|hopita(?:l|ux)(?: de jour)?|points? d'acces au droit|commissions? (?:de mediation(?: dalo)?|dalo)|comed|ccapex|"
    r"maisons? des (?:adolescents|solidarites|familles)|mdph|commissariat|"
    r"equipes? mobiles?(?: (?:de |en )?(?:sante mentale|psychiatrie|precarite|psychiatrie[ -]precarite))?|maisons? de (?:la )?justice(?: et du droit)?|"
    r"centres? hospitaliers?|chu?|chs|cmp|csm|ars|pole emploi|spip|"
    r"banque de france|action logement|"
    r"missions? locales?|cgllss?|pji?|parquet|tribunal|ofii|ofpra|carsat|anah|cada|gendarmerie|police)\b"
)
_WORDS = re.compile(
    r"\b(?:habitat|logis|habitations?|immobiliere?|residences?|foncier|logement francais)\b|habitat\b"
)


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the words that tell what kind of body it is."""
    folded = fold(text)
    patterns = (BAILLEUR, ASSOCIATION, COLLECTIVITE, AUTRE, _WORDS)
    return sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))


def parse(text: str) -> str | None:
    """Return the contract's ``type`` of the body that ``text`` names, None where no word tells."""
    folded = fold(text)
    first: list[tuple[int, str]] = [
        (match.start(), kind)
        for kind, pattern in (
            ("bailleur", BAILLEUR),
            ("association", ASSOCIATION),
            ("association", NATIONAL),
            ("autre", AUTRE),
        )
        if (match := pattern.search(folded))
    ]
    if first:
        return min(first)[1]
    # « Rivemont Métropole Habitat » is a bailleur, « Rivemont Métropole » is not.
    if _WORDS.search(folded):
        return "bailleur"
    return "collectivite" if COLLECTIVITE.search(folded) else None


def format(value: str) -> str:
    """Return the word with its accent.

    >>> format("collectivite")
    'collectivité'
    """
    return {"collectivite": "collectivité"}.get(value, value)
