"""The name in a piece of an answer, without status, article, quotes and what is said of it.

>>> named("l'association « Le Relais »"), named("Toit Rivemont : SA d'HLM"), named("association loi 1901")
(('Le Relais', 'association'), ('Toit Rivemont', 'bailleur'), ('', 'association'))
"""

from __future__ import annotations

import re

from normalize import body_type
from normalize.organisation_clauses import without_clause
from normalize.organisation_lines import ROLE, ROLE_ALONE, is_heading
from normalize.organisation_types import CARRIERS, STATUS
from normalize.text import fold

BRACKET = re.compile(r"\(([^()]*)\)?")
# A small article is the sentence's; « Le Phare » has its own, « L'ADREM » and « Le CCAS » have not.
_ARTICLE = re.compile(
    r"^(?:(?:de |du |a |à |au |aux |par |et |notamment |dont |pour )?(?:l['’]\s?|la |le |les |un |"
    r"une |son |sa )|du |au )"
    r"|^(?:L['’]\s?|(?:Le|La|Les) )(?=[A-ZÀ-Ý.]{2,}(?:$|[\s(,/])|[a-zà-ÿ])|^(?:LE|LA|LES) (?=[A-ZÀ-Ý.]{2,6}(?:$|[(,/])|[a-zà-ÿ])"
)
LONGEST_PHRASE = 7  # words of a name that is a phrase (« Un toit pour tous »)
MOST_SMALL = 2  # words in small letters: more are a heading's or a sentence's, not an untyped name's
_LONG = 14  # words: no body of the guide of 2015 has a longer name


def named(piece: str) -> tuple[str, str | None]:
    """Return the name in ``piece`` ("" if it is only a status) and the type that the piece tells."""
    role = ROLE.match(fold(piece))
    told = body_type.parse(role.group()) if role else None
    body = piece[role.end() :] if role else piece
    inside = " ".join(match.group(1) for match in BRACKET.finditer(body))
    outside = " ".join(BRACKET.sub(" ", body).split())
    left, colon, right = outside.partition(":")
    if colon:
        outside, told = _around_colon(left.strip(), right.strip(), told)
    if _is_status(outside.strip(" .,-")):
        return "", body_type.parse(outside)
    name = _bare(outside)
    if not name:
        return "", told
    return name, told or body_type.parse(name) or body_type.parse(outside) or body_type.parse(inside)


# « office public de l'habitat rattaché à la Ville »: what follows is no name, whatever its capitals.
_ATTACHED = re.compile(
    r"(?:l['’]|une? )?[a-zà-ÿ'’ ]+? (?:rattach|li|cré|adoss|affili|reconnu|déclar|agré|habilit|conventionn)[ée]*s? "
)


def _is_status(text: str) -> bool:
    """Tell « SA d'HLM », « association gestionnaire de CHRS » and a bare role from a name."""
    folded = fold(text)
    if STATUS.match(folded) or ROLE_ALONE.match(folded):
        return True
    if re.fullmatch(r"(?:une )?(?:commune|mairie|ville|collectivité(?: territoriale)?)", text):
        return True  # « Ville de Voiron, commune »
    form = _SPELLED_FORM.match(folded)
    if form and re.match(r"[A-ZÀ-Ý«]", text[form.end() :]):
        return False
    described = re.match(r"(?:l['’]|une? )?[a-zà-ÿ]+ [a-zà-ÿ]", text) and not re.search(
        r"\b[A-ZÀ-Ý][a-zà-ÿ]", text
    )
    return bool(described or _ATTACHED.match(text)) and body_type.parse(text) in CARRIERS


def _around_colon(left: str, right: str, told: str | None) -> tuple[str, str | None]:
    """Return the name of « X : statut … » or « statut : X », and the type that the other side tells."""
    if STATUS.match(fold(left)):
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
# A person, and the smudges that a fax leaves (« CETEELEEEEE »): no name has a letter four times running.
_NOISE = re.compile(r"^(?:m\.|mme|mlle|mr|monsieur|madame)\s|([a-z])\1{3}", re.IGNORECASE)


# « association d'aide à domicile Présence Rivemont »
_DESCRIBED = re.compile(
    r"^associations? d['’][a-zà-ÿ]+ (?:[a-zà-ÿ-]+ ){0,3}(?<!\bde )(?<!\bdu )(?<!\bdes )(?<!\bla )(?<!\ble )(?<!\bles )(?<!\bà )"
    r"(?<!\ben )(?<!\bpour )(?<!\bsur )(?<!\baux )(?<!\bau )(?<!\bet )(?=[A-ZÀ-Ý][\w'’-]+ ?[A-ZÀ-Ýa-zà-ÿ]*)"
)


def undescribed(name: str) -> str:
    """Return a name without the common noun before it and what that is said to be.

    >>> undescribed("association d'aide à domicile Présence Rivemont"), undescribed("association de Rivemont")
    ('Présence Rivemont', 'association de Rivemont')
    """
    return _DESCRIBED.sub("", name)


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
        r"^(?:associations?|bailleurs?(?: social| sociaux)?|organismes?(?: hlm)?|office(?: public)?)\s+(?=[«\"“]|[A-ZÀ-Ý])",
        "",
        name,
    )
    name = undescribed(name)
    quoted = re.fullmatch(r"[«\"“]\s*([^«»\"“”]+?)\s*[»\"”]", name)
    name = quoted.group(1) if quoted else name.strip()
    words = name.split()
    if not words or len(words) > _LONG or not re.search(r"[A-ZÀ-Ý]|[a-z]{4}", name):
        return ""
    if len(name) < 2 or re.fullmatch(r"[\W\d]+", name) or is_heading(name) or _NOISE.search(name):
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


_ELIDED = re.compile(r"[dlDL]['’][A-ZÀ-Ý]")  # « Gens d'Ici et d'Ailleurs »


def _is_name(name: str, words: list[str]) -> bool:
    """Tell a name from words: a capital or a typed noun first, and not a sentence's beginning."""
    folded = fold(name)
    typed = body_type.find(name)
    any_body = _ANY_BODY.search(folded) and not (typed and typed[0][0] == 0)
    if any_body or (not typed and _OF_FORMS.search(folded)):
        return False
    if not re.match(r"[A-ZÀ-Ý]|\d+(?:$|[A-Z]|\s[A-ZÀ-Ý])", name):
        return bool(typed) and typed[0][0] == 0
    small = [word for word in words[1:] if word[0].islower() and len(word) > 3 and not _ELIDED.match(word)]
    article = re.match(r"(?:les?|la|l'|une?|des) ?\b", folded) and len(words) <= LONGEST_PHRASE
    return bool(typed or article) or len(small) < MOST_SMALL or len(words) - len(small) > len(small) + 1
