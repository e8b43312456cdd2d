"""What a part of an answer on contacts may be by its own words: a name, a function or a body, each with a score.

>>> max(KINDS, key=scores("VIDAL Claire").get), max(KINDS, key=scores("chargée de mission").get)
('name', 'function')
"""

from __future__ import annotations

import re

from normalize import body_type, contact_given
from normalize.text import fold

KINDS = ("name", "function", "body")
FUNCTION = re.compile(
    r"\b(?:direct(?:eur|rice|ion)\w*|responsables?|resp|architecte|medecin|fondat(?:eur|rice)|dirigeante?|chefs?|cheffes?|chargee?s?|presidente?s?|"
    r"vice-presidente?|coo?r?d(?:onn?|i?n)at(?:eur|rice)\w*|conseill(?:er|ere)s?|assistante?s?|"
    r"referente?s?|cesf|ces[fi]|travailleu(?:r|se)s? socia\w+|educat(?:eur|rice)\w*|gestionnaires?|"
    r"secretaires?|secretariat|adjointe?s?|deleguee?s?|animat(?:eur|rice)s?|psychologue|cadre|dga|dg|dgs|pdg|daf|raf|mandataires? judiciaires?|"
    r"manager|stagiaires?|volontaires?|notaire|avocate?|preposee?|commissaire|concierge|hotes?(?:ses?)? d[ea']|maitres?(?:ses?)? de|auxiliaire|"
    r"administrat(?:eur|rice)|comptable|mediat(?:eur|rice)|agente?|pilote|elue?|maire|attachee?|"
    r"ingenieure?|juriste|experte?|intervenante?|tresoriere?|consultante?s?|salariee?s?|benevoles?|aumonier|formateur|formatrice|redact(?:eur|rice)|instruct(?:eur|rice)|gardienne?|representante?|correspondante?|encadrante?|permanente?|gerante?|infirmiere?|monit(?:eur|rice)|"
    r"inspect(?:eur|rice)|dir|technicienne?|sous-direct(?:eur|rice)|negociat(?:eur|rice)|interlocut(?:eur|rice)|membres? du (?:directoire|conseil|bureau|comite))\b"
)
_JOBS = ("AS", "ASS", "CIP", "ES", "TISF", "TS")  # social workers by their trade's initials
# « Direction générale » is an office: whoever sits there may have it for a function, but it names nobody's.
_OFFICE = re.compile(r"^(?:direction|service|pole|departement|agence|mission|unite|secretariat)\b")
CIVIL = re.compile(
    r"^(?:m\.|mr\.?|mme\.?|mlle\.?|mrs|mmes|dr\.?|monsieur|madame|mademoiselle|m(?= [A-ZÀ-Ý]))\s*",
    re.IGNORECASE,
)
# Letters of Polish, Romanian, Turkish or Vietnamese names among them.
_LETTER = "A-Za-zÀ-ÖØ-öø-žƠ-ưȘ-țḀ-ỹ"
_WORD = rf"(?:[A-ZÀ-ÝĆČĐĘĞİŁŃŐŒŘŚŞŠŰŹŻŽƠƯȘȚ][{_LETTER}]*(?:['’-][{_LETTER}]+)*)"
_PARTICLE = r"(?:de|du|des|d['’]|la|le|el|ben|al|van|von|der|den|da|dos|di|st|ste)"
NAME = re.compile(rf"{_WORD}\.?(?:\s(?:{_PARTICLE}\s?){{0,2}}{_WORD}\.?){{1,4}}")
NOT_NAMES = re.compile(
    r"\b(?:habitat|habitats|logements?|logis|hlm|associations?|office|services?|poles?|maison|projet|agence|"
    r"territoires?|socia(?:l|ux|les?)|locative|generale?|groupe|union|rue|avenue|cedex|bp|cs|"
    r"accompagnement|insertion|centre|foyers?|conseil|ville|mairie|prefecture|budget|previsionnel|"
    r"monsieur|madame|appel|fiche|annexe|gestion|toits?|demeures?|residences?|communaute|departement|"
    r"metropole|fondation|federation|comite|secours|aide|solidaires?|solidarites?|cite|immobiliere|"
    r"synthese|presentation|identite|dossier|tel|mail|fax|nord|sud|est|ouest)\b"
)
_JOINED = re.compile(r"(?:^|\s)(?:et|&|pour|des|aux|sur|en|chez|the)\s|['’]d['’]|\d")


_BY_OFFICE = re.compile(r"(?:l[ea]s?\s|l['’])")  # « Monsieur le Préfet » names nobody
LONGEST = 5  # words of a name, « de la » and the like not counted
SURELY_NAME = 1.8  # the score of a frequent given name in any shape, or of a civility
SURE_NAME = 1.0  # the score of two words with a capital each


def without_civility(text: str) -> str:
    """Return a name without « Mme », « M. » and the like."""
    return text[told.end() :].strip() if (told := CIVIL.match(text)) else text


def scores(text: str) -> dict[str, float]:
    """Return how well ``text`` fits each kind, from its own words."""
    return {"name": as_name(text), "function": _as_function(text), "body": _as_body(text)}


def is_person(text: str) -> bool:
    """Say whether ``text`` is surely a person's name: two or three words in capitals, a frequent given name among them.

    >>> is_person("Hélène Charvet"), is_person("Public Cible"), is_person("Mme Charvet")
    (True, False, True)
    """
    words = text.split()
    return len(words) in (2, 3) and as_name(text) >= SURELY_NAME


def as_name(text: str) -> float:
    """Return how much ``text`` looks like a person's name; below 0 it does not."""
    civil = CIVIL.match(text)
    bare = text[civil.end() :] if civil else text
    folded = fold(bare)
    words = bare.split()
    if (
        not words
        or sum(not re.fullmatch(_PARTICLE, fold(word)) for word in words) > LONGEST
        or FUNCTION.search(folded)
        or NOT_NAMES.search(folded)
        or _JOINED.search(folded)
    ):
        return -3.0
    if civil:
        return -3.0 if _BY_OFFICE.match(bare) else 3.0
    if body_type.parse(bare):
        return -2.6
    if len(words) < 2 or not NAME.fullmatch(bare):
        # Without capitals only an e-mail makes it one.
        return -0.8 if 2 <= len(words) <= 3 and re.fullmatch(rf"[{_LETTER}'’ .-]+", bare) else -2.6
    # « VIDAL Claire »: capitals for the surname and not for the given name are people's alone.
    capitals = [word.isupper() and len(word) > 2 for word in words]
    small = [any(letter.islower() for letter in word) for word in words]
    shape = 2.0 if any(capitals) and any(small) else 1.0 if all(small) else 0.6
    if any(contact_given.known(word) for word in words):
        return shape + 1.2
    short = [word for word in words if word.isupper() and len(word) <= len("SIAO")]
    if any(not re.fullmatch(_PARTICLE, fold(word)) for word in short):
        shape -= 0.8  # « SOS Abri » is like « ROY Tugdual »
    article = re.match(r"(?:les?|la|un|une|l')\b", folded)
    return shape - (1.5 if article else 0.0) - (0.4 if len(words) > 3 else 0.0)


# Who does something, by the end of the word: « urbaniste », « veilleur de nuit », « ergothérapeute ».
_DOER = re.compile(
    r"(?:[A-ZÀ-Ý](?=[a-zà-ÿ-]+\s[a-zà-ÿ]))?[a-zà-ÿ-]{3,}(?:t?eur|euse|trice|iste|logue|eute|nome)s?(?![\w'’])(?!\s(?:en|que?|est|sont|a|ont)\b)"
)
LONGEST_FUNCTION = 14  # words


def _as_function(text: str) -> float:
    folded = fold(text)
    if text.strip() in _JOBS:
        return 2.5
    told = FUNCTION.search(folded)
    if len(folded.split()) > LONGEST_FUNCTION:
        return -3.0
    if told is None:
        return 1.0 if _DOER.match(text) else -3.0
    if _OFFICE.match(folded):
        return 0.4
    opening = re.match(r"(?:la |le |l'|une? )?", folded)
    at_start = told.start() <= (opening.end() if opening else 0)
    return 2.5 if at_start else 1.0


_KIND_FIRST = re.compile(
    r"(?:l['’] ?|la )?(?:association|fondation|mairie|ville|bailleur|coopérative)\s(?:d[eu]s? |d['’])?[A-ZÀ-Ý«]"
)


# « Annexe – tableau des loyers » stands behind contacts, « Enfin, … » opens their sentence: none is a body.
_NO_BODY = re.compile(
    r"(?:annexes?|tableaux?|fiches?|budgets?|dossiers?|pieces? jointes?|lots?|types?|niveaux?|pages?|notes?|totaux|total)(?: \w+)?$"
    r"|(?:enfin|ensuite|puis|ainsi|merci|veuillez|recevez|agreez|bonjour|cordialement|bien a vous|ci-joint|fait|vu|nb|ps|pour|autrement|sinon)$"
)


def _as_body(text: str) -> float:
    folded = fold(text)
    words = text.split()
    if len(words) > 9 or not re.search(r"[^\W\d_]{2}", text) or CIVIL.match(text):
        return -3.0
    if _NO_BODY.match(folded):
        return -3.0
    score = 1.5 if body_type.parse(text) else 0.0
    if re.match(r"(?:les?|la|l'|un|une)\b", folded) and words[0][0].isupper():
        score += 0.6
    if len(words) == 1 and text[0].isupper():
        score += 0.8 if text.isupper() else 0.5
    if re.search(r"\s(?:et|&|pour|des|aux)\s|\d", folded) and text[0].isupper():
        score += 0.5
    capitals = sum(word[0].isupper() for word in words)
    # « association Le Phare »: a kind of body in small letters, and its name.
    typed = bool(_KIND_FIRST.match(text))
    if not capitals or (text[0].islower() and not typed) or (len(words) > 2 and capitals * 2 < len(words)):
        score -= 1.5
    elif 2 <= len(words) <= 5:
        score += 0.3
    person = 1.5 if as_name(text) > SURE_NAME + 0.3 else 0.0
    return score - person - (2.0 if FUNCTION.match(folded) else 0.0)
