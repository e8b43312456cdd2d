"""What in an item of a list is the name of a partner, and what the sentence says around it.

« Ce projet réunit Le Phare » leads a name in, « la CAF, qui verse les aides » says something of one, and
« les associations locales » names none.

>>> names_in("Ce projet réunit Le Phare"), names_in("la CAF instruit les demandes")
(['Le Phare'], ['CAF'])
"""

from __future__ import annotations

import re

from normalize import body_type
from normalize.organisation_clauses import without_clause
from normalize.organisation_joints import is_one_name
from normalize.organisation_lines import verb_in
from normalize.text import fold

LONGEST_NAME = 10  # words
# Schemes and commissions, and bodies at large (« les associations locales »).
_SCHEME = re.compile(
    r"^\W*(?:commissions?(?! (?:de mediation|dalo))|comites?|dispositifs?|reunions?|conventions?|groupes? de travail|dalo|pdalh?pd|asll|avdl|"
    r"masp|iml|plai|gla|etc|bail glissant|autres?|coordination)\b"
)
_AT_LARGE = re.compile(
    r"^\W*(?:les |des |nos |l'ensemble des )?(?:partenaires?|services? sociaux|services|travailleurs? socia\w+|"
    r"collectivites?(?: territoriales?| locales?)?|associations?(?: locales?)?|acteurs?|bailleurs?(?: sociaux)?|"
    r"communes?|usagers?|menages?|habitants?|locataires?)(?: [a-z']+){0,2}$"
)
_WILL = re.compile(
    r"\s(?:(?:s'|se |ne |n')?[a-z]{2,}(?:era|eront|ira|iront|dra|dront)|ont|a|verse\w*|suit)\s"
)
_DOES = re.compile(
    r"\s(?:(?:(?:co)?finance|verse|oriente|coordonne|anime|reserve|accompagne|participe|siege|prete|signale|articule|pilote)(?:nt)?"
    r"|prend|prennent|ouvre(?:nt)?|soutien(?:t|nent))\s"
)
_LED = re.compile(
    r"^(.*)\b(tels? que|telles? que|comme|notamment|suivante?s?|avec|autour d[eu]|composee? d[eu]|aupres d[eu]|"
    r"entre|appu(?:ie|yant|iera|yer|yons|ierons) sur|(?:aux|nos|leurs|ses) cotes(?: d[eu])?|accord|ainsi que|outre|dont|(?:adresse|envoye|remis|transmis)e?s? (?:a|aux?)|"
    r"d'un(?:e)? (?:cote|part)|de l'autre(?: cote)?|d'autre part|"
    r"(?:mobilisation|participation|intervention|implication|concours|soutien|appui|aide|partenariat|engagement|"
    r"financement|contribution|collaboration)s? (?:d[eu]s?|avec)(?: la| l')?|"
    r"(?:reuni|associe|mobilise|rassemble|lie|federe|implique|sollicite|regroupe|compren|inclu|engage)"
    r"(?:e?nt|d|nent|t|ra|ront|ssent)?|compter sur|s'appuie(?:nt|ra)?|partenaires|travaill\w+ avec|sont|seront|participent|"
    r"(?:associe|mobilise)e?s a (?:l'|la |le |cette |ce )[a-z]+(?: (?:de la|du|des|de l'|de) ?[a-z]+)?(?= (?:l[ae]s? |l'))|"
    r"figurent|interviennent|orient\w+ [a-z' ]{0,40}vers|(?:associe|mobilise|engage|sollicite)e?s)"
    r"(?: depuis (?:le mois de [a-z]+|le debut|longtemps|\d{4}|(?:plusieurs|de nombreuses|des) annees))?"
    r"(?: egalement| aussi| deja| d'ores et deja| des l'origine| des le (?:depart|debut))?\s?:?\s+(?=\S)",
    re.DOTALL,
)
_ALONE_LEADS = re.compile(r"^(?:outre|avec|notamment|dont)\s")
_ARTICLE = re.compile(
    r"^(?:et |ou |ainsi que |puis |dont |avec |par |via |chez |enfin )?(?:bien (?:entendu|sûr) |évidemment )?(?:de la |de l['’]|l['’]\s?|la |le |les |du |des |d['’])?(?=\S{2})"
)
_ACRONYM = re.compile(r"^[A-ZÀ-Ý][A-ZÀ-Ý\d.&'-]+(?:\s\d{2,3})?$")
# « la CAF instruit les demandes »: initials take no adjective, what follows in small letters is a verb.
_AFTER_INITIALS = re.compile(
    r"^\s*(?:(?:l['’]|la |le |les |La |Le |Les |L['’])?(?:[A-ZÀ-Ý]{2,}\s)?[A-ZÀ-Ý]{3,}[A-Z\d]*)"
    r"(?=\s(?:[a-zà-ÿ']+(?:ent|ont|it|ra|[^aeéèu]e)|a|est|met|suit)\s(?:l['’]|les? |la |des |un|au|à |en |sur |aux))"
)
# « Le SIAO 77 oriente tous les ménages »: behind a proper name or a number, before an article, what is no adjective.
_VERB_BEHIND = re.compile(
    r"(?<![\w-])(?:[A-ZÀ-Ý][\w'’-]*|\d{2,3})\s(?P<verb>[a-zà-ÿ]{4,}(?<!ale)(?<!elle)(?<!aire)(?<!ique)(?<!ive)(?<!euse)(?<!ière)(?<!nne)(?<!able)"
    r"(?:(?<=e)|(?<=ent)|(?<=it)|(?<=ra)))\s(?:l['’]|les?\s|la\s|une?\s|tous\s|toutes\s|ses?\s|son\s|sa\s|leurs?\s|deux\s|trois\s)"
)
# What public services are called, in small letters in the middle of a list.
_SERVICE = re.compile(
    r"^(?:services?|equipes?|maisons?|caisses?|groupes?|centres?|regies?|agences?|foyers?|missions?|poles?|"
    r"antennes?|unites?|espaces?|villes?|communes?|etablissements?|cliniques?|hopita(?:l|ux)|mairies?|communautes?|syndicats?|conseils?|"
    r"directions?|prefectures?|tribuna(?:l|ux)|ligues?|unions?|federations?|collectifs?|reseaux?|plateformes?|"
    r"regiments?|chambres?|ecoles?|colleges?|lycees?|instituts?|bureaux?|delegations?|bailleurs? social)\s\S"
)
# « le Conseil général pour le FSL et les MASP », « Maison du Département, pour l'ASE »: what somebody is there for.
_PURPOSE = re.compile(
    r"(?:^|\s)(?:pour (?:le |la |les |leurs? |ses |l['’])|au titre d(?:u |e la |es |e l['’]|['’]))(?=[A-Z]{3,}\b)"
)
# What is one of its kind is named without the article: « Le Centre hospitalier de Rivemont », but « La Halte ».
_PUBLIC = (
    r"(?:Centre [Hh]ospitalier|H[ôo]pital|Communauté (?:de|d['’]|urbaine)|Conseil (?:[Gg]énéral|[Dd]épartemental|[Rr]égional)|"
    r"Département|Région|Ville|Commune|Mairie|Métropole|Préfecture|Mission [Ll]ocale|Caisse|Direction)\b"
)
_CAPITAL = re.compile(r"(?:[dlDL]['’])?[A-ZÀ-Ý\d]")
_OPENING = re.compile(r"\s*(?:et\s)?(?:Sans|Outre|Hormis|Parmi|à|en|de|pour|par|sur|dans|parmi|sans)\s")
# « Comme pour nos autres actions », « Un courrier d'intention »: a sentence begins so.
_SENTENCE_WORD = re.compile(
    r"(?:Comme|Depuis|Chaque|Chacune?|Aucune?|Dans|Avec|Selon|Enfin|Ainsi|Certain(?:e?s)|Plusieurs|Tous|Toutes|Ces|Cette|Cet?|Ils|Elles|Nous|Notre|Nos"
    r"|Leurs?|Qui|Quoi|Pour|Par|Un courrier|Une lettre|Une convention|Des conventions)(?=\s[a-zà-ÿ]|$|\s?\?)"
)
# « Aucun partenaire », « Celui de Rivemont », « Mme Exemple », « Seront associés … »: a person, or a sentence's beginning.
_NOBODY = re.compile(
    r"(?:(?:Aucune?|Celui|Celles?|Ceux|Mme|Mlle|MM?\.|M|Monsieur|Madame|Autour)\s|(?:Sont|Seront|Ont|Est|Sera)\s[a-zà-ÿ]{4,}|"
    r"(?:M|Mme|MM)\.?$)"
)
MOST_OF_SERVICE, MOST_WITH_A_NAME = 6, 8  # words
SURE = 1.0  # evidence above which a head beside a lead-in is a name of its own


def is_no_body(name: str) -> bool:
    """Tell a scheme, a commission and bodies at large from the name of one."""
    if re.match(r"[Oo]utre (?:les? |la |l['’]|nos |ces )[a-zà-ÿ]", name):
        return True  # « Outre les porteurs, sont mobilisés … »
    if _NOBODY.match(name):
        return True
    proper = re.search(r"(?:\s|\sd['’])[A-ZÀ-Ý«\"]", name)
    return bool(_SCHEME.match(fold(name))) or (not proper and bool(_AT_LARGE.match(fold(name))))


def evidence(text: str) -> float:
    """Return how much ``text`` looks like the name of a body, 0 for a phrase."""
    bare = text.strip(' .,;…"«»')
    name = _ARTICLE.sub("", bare)
    words = name.split()
    if not words or len(words) > LONGEST_NAME or is_no_body(name) or _SENTENCE_WORD.match(bare):
        return 0.0
    folded = fold(name)
    known = (
        body_type.AUTRE.fullmatch(folded)
        or body_type.NATIONAL.fullmatch(folded)
        or body_type.COLLECTIVITE.match(folded)
    )
    if known or _ACRONYM.match(name) or re.fullmatch(r"\d{3}", name):  # « 115 » is the SIAO's emergency line
        return 3.0
    capitals = sum(_CAPITAL.match(word) is not None for word in words)
    if not words[0][0].isupper():
        told = body_type.parse(name) and (capitals or len(words) <= 2)
        return 1.0 if told or _SERVICE.match(fold(name)) else 0.0
    article = 1.0 if name != bare or re.match(r"(?:Les?|La|L['’])\s?[A-ZÀ-Ý]", bare) else 0.0
    # « Une charte commune » speaks of a commune as little as « Un toit pour tous » does.
    typed = 1.0 if body_type.parse(name) and not re.match(r"Une? [a-zà-ÿ]", name) else 0.0
    return 0.5 + article + typed + (1.0 if capitals > 1 and capitals * 2 >= len(words) else 0.0)


def is_service(name: str) -> bool:
    """Tell what is called a service of: « mairie de Saint-Roch », « Maison de la famille », « 115 »; « mairie » is none.

    >>> is_service("mairie de Saint-Roch"), is_service("Services"), is_service("Mairie du village voisin et ses élus")
    (True, False, False)
    """
    most = MOST_WITH_A_NAME if re.search(r"[ '’-][A-ZÀ-Ý]", name) else MOST_OF_SERVICE
    few = 2 <= len(name.split()) <= most
    return bool(re.fullmatch(r"\d{3}", name)) or (
        few and evidence(name) > 0 and _SERVICE.match(fold(name)) is not None
    )


def halves(name: str) -> list[str]:
    """Split « Le Phare et centre hospitalier »: a service in small letters is a body of its own.

    >>> halves("Le Phare et maison de santé")
    ['Le Phare', 'maison de santé']
    """
    left, joint, right = (
        re.split(r"(\set\s(?:enfin\s|aussi\s)?)", name, maxsplit=1) if " et " in name else (name, "", "")
    )
    service = right[:1].islower() and (_SERVICE.match(fold(right)) or body_type.AUTRE.fullmatch(fold(right)))
    # « communauté de communes des Deux-Rives et Les Amis de la Fontaine »: a service and a name with its own article
    named = re.match(r"(?:Les?|La|L['’])\s?[A-ZÀ-Ý]", right) and left[:1].islower()
    # « ville de Clairvignes et Maison Bel-Air »: a service in small letters and a name that says what it is
    typed = (
        left[:1].islower() and right[:1].isupper() and evidence(right) > SURE and not is_one_name(left, right)
    )
    two = joint and (service or named or typed) and evidence(left) > 0
    return [left, right] if two else [name]


def names_in(part: str) -> list[str]:
    """Return the names of an item: « X, qui mobilisera les siens tels que Y » has one at either end."""
    lead = _led(part)
    if lead is None:
        return [without_article(_said(_unled(part)))]
    head, tail = part[: lead.start(2)], _said(_unled(part[lead.end() :]))
    subject = without_article(_said(head))
    named = evidence(subject) > SURE or (evidence(subject) > 0 and _led(head) is not None)
    return [*(names_in(head) if named else []), without_article(tail)]


def _unled(part: str) -> str:
    """Return an item from its body on, where it opens with a preposition: « à un titre ou à un autre Pôle emploi »."""
    opening = _OPENING.match(part)
    if opening is None:
        return part
    heads = [start for start, _ in body_type.find(part) if start >= opening.end() - 1]
    capital = re.search(r"\s(?=[A-ZÀ-Ý])", part)
    heads += [capital.end()] if capital else []
    return part[min(heads) :] if heads else part


def _led(part: str) -> re.Match[str] | None:
    """Return the last words that lead a name in; « Entre Nous » and « Vivre Avec » are names."""
    folded = fold(part)
    lead = _LED.match(folded)
    while lead is not None:
        start, end = lead.start(2), lead.end(2)
        small = part[start:end].rsplit(maxsplit=1)[-1].islower() or part[lead.end() :][:1].islower()
        opens = (
            start == 0
            and _ALONE_LEADS.match(folded)
            and re.match(r"(?:Les?|La|L['’])\s?[A-ZÀ-Ý]", part[lead.end() :])
        )
        if (small or opens) and evidence(_said(part[lead.end() :])) > 0:
            return lead
        lead = _LED.match(folded[:start]) if start else None
    return None


# « Le SIAO nous adressera les familles », « la CAF ses aides »: a pronoun belongs to the verb behind it.
_PRONOUN = re.compile(r"(?<!chez)(?<!pour)(?<!avec)(?<!entre)(?<!à)\s(?:nous|vous|lui|leur)(?=\s[a-zà-ÿ]|$)")
# « la DDCS 77 avec le contingent », « la mairie de Rivemont un local »: what somebody sure does or gives.
_ABOUT_SURE = re.compile(
    r"\s(?:(?:(?:avec|par|sur|dans) (?:l['’]|les? |la |une? |ses? |son |sa |leurs? |nos )?|à (?:la |l['’]|une? )|(?:une?|ses|son|sa) )(?=[a-zà-ÿ])"
    r"|par (?:l['’]|les? |la )(?=[A-Z])"
    # « Pôle emploi détache une conseillère »
    r"|(?=[a-zà-ÿ]{4,}(?<!ale)(?<!elle)(?<!aire)(?<!ique)(?<!ive)(?:(?<=e)|(?<=ent)|(?<=it)|(?<=ra))\s(?:l['’]|les?\s|la\s|une?\s|des\s)[a-zà-ÿ]))"
)
SURE_OF = 2.4  # evidence of a known body, of initials with their place
_BESIDE = re.compile(
    r"\s(?:évidemment|bien sûr|naturellement|au besoin|si besoin|notamment|\d[\d ]* ?(?:€|euros?))\.?$"
)
_LEFT_OPEN = re.compile(r",?\s(?:et|ou)$")


def _said(part: str) -> str:
    for pattern, least in ((_PRONOUN, 0.0), (_ABOUT_SURE, SURE_OF)):
        told = pattern.search(part)
        part = part[: told.start()] if told and evidence(part[: told.start()]) > least else part
    initials = _AFTER_INITIALS.match(part)
    part = initials.group() if initials else part
    verb = _VERB_BEHIND.search(part)
    part = part[: verb.start("verb")].rstrip() if verb else part
    part = _PURPOSE.split(part)[0]
    part = without_clause(part)
    for verb in (verb_in(f"{part} ", _WILL), verb_in(f"{part} ", _DOES), verb_in(part)):
        part = part[: verb.start()] if verb else part
    return _LEFT_OPEN.sub("", _BESIDE.sub("", part.rstrip(" ;")))


def without_article(name: str) -> str:
    """Return a name without the sentence's article; « Le Phare » has its own, « La CAF » has not.

    >>> without_article("la CAF"), without_article("La CAF"), without_article("Le Phare")
    ('CAF', 'CAF', 'Le Phare')
    """
    dotted = re.search(r"(?:\b[A-ZÀ-Ý]\.){2,}$", name.strip())  # « U.D.A.F. »
    bare = _ARTICLE.sub("", name.strip(" .,;:…")).strip(' .,;:…"') + ("." if dotted else "")
    return re.sub(rf"^(?:L['’]\s?|(?:Les?|La) )(?=[A-ZÀ-Ý.]{{3,}}(?:$|[\s,(/])|[a-zà-ÿ]|{_PUBLIC})", "", bare)
