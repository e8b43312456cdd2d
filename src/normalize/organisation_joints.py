"""Whether « et » or « & » joins two bodies or stands inside the name of one.

« Espoir et Logis » is one body, « Toit Rivemont et Logis Atlantide » are two, and « Néo et Domo » may be either.
The dossier's own other mentions decide first: an e-mail's domain that spells the whole, the whole said again
and the halves never alone, or each half said alone. Then the words: two common nouns make one name, a
status, an acronym or an article parts two. « & » joins inside a name unless one of these says otherwise.

>>> split("Espoir et Logis")
['Espoir et Logis']
>>> split("Toit Rivemont et Logis Atlantide")
['Toit Rivemont', 'Logis Atlantide']
>>> split("Néo et Domo", "Néo gère 40 places. Domo en gère 60.")
['Néo', 'Domo']
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from normalize import body_type
from normalize.geography import load, names_with, words_of
from normalize.text import fold, standing

# What may stand for a bracket: a text in brackets is put aside before names are split.
HELD, HELD_END = "\ue000", "\ue001"
MOST_JOINTS = 60  # in one line: a longer row of « et » is no list of bodies
LONGEST = 200  # characters on either side that are looked at
_LEAD = re.compile(r"^\s*(?:[-–—•·▪■*►➢→+o]\s+|[^\W\d_]{3,12}\s?:\s+)")  # « - Toit », « Nom : Toit »
_JOINT = re.compile(r"\s+(?:(?:et|ET)\s+(?:(?:aussi|enfin|également)\s+)?|&\s+)")
_ARTICLE = re.compile(r"(?:l['’]\s?|la |le |les |LA |LE |LES |L['’])")
_OWN_ARTICLE = re.compile(r"(?:Les?\s|La\s|L['’] ?)[A-ZÀ-Ý][a-zà-ÿ]")
_FORM = re.compile(
    r"^(?:(?:l'|la |le |les |un |une )?(?:associations?|asso(?:c\.?)?|fondation|federation|union|oph|opac|esh|sem|scic|"
    r"entreprises? sociales?(?: pour l'habitat)?|societe (?:anonyme )?d'(?:habitations? a loyer modere|economie mixte)|"
    r"s\.?a\.? d'? ?h\.?l\.?m\.?|sa|societe (?:anonyme|cooperative)?(?: d')? ?(?:hlm)?|office public(?: de l'habitat)?|"
    r"cooperative(?: d'| )?(?:hlm)?|loi 1901|hlm)\b[\s:«\"]*)+"
)
# What intercommunal bodies are called after: two parts of the country, as often as not.
_OF_PLACES = re.compile(
    r"\b[Cc]ommunaut[ée] (?:de [Cc]ommunes|d['’][Aa]gglom[ée]ration|[Uu]rbaine) (?P<of>(?:de|du|des|entre|d['’]|de la|de l['’]) ?)?(?P<place>[A-ZÀ-Ý][\w'’-]*)$"
)
_PLACE_NAME = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ'’-]+\W*$")
# Nouns of the trade, as names of bodies are made of: « Toit et Joie », « Habitat et Humanisme ».
_NOUNS = frozenset(
    """abri accompagnement accueil action actions aide amitie avenir bois cite cites chantier concorde cooperation
    culture demeure demeures domicile dignite droit droits ecoute education emploi enfance entraide espace espoir
    famille familles femmes fraternite formation foyer foyers habitat habitats horizon humanisme hommes insertion
    integration jeunesse joie justice lien liens liberte logement logements logis maison maisons mediation mer montagne
    partage pierre pierres place presence prevention progres promotion quartier quartiers refuge relais renouveau
    sante secours service services soins soleil solidarite solidarites soutien terre terres territoire toit toits
    travail vie village ville villes vivre""".split()  # noqa: SIM905 - sixty words in a column each would hide them
)
_ADJECTIVES = frozenset(
    """associatif cooperatif cooperative durable economique educatif familial familiale intergenerationnel jeune jeunes
    medical mutualiste populaire professionnel rural rurale sanitaire social sociale solidaire solidaires urbain
    urbaine""".split()  # noqa: SIM905 - as above
)
# « le SPIP de l'Aube et la maison d'arrêt », « DDT de la Charente et Grand Angoulême »
_INITIALS_OF = re.compile(r"\W*(?:[Ll]['’]|[Ll]a |[Ll]e |[Ll]es )?[A-Z]{2,7} (?:d['’]|de |du |des )\S")
_OTHER_BODY = re.compile(r"(?:la |le |les |l['’])\S|[A-ZÀ-Ý][\w'’-]+ [A-ZÀ-Ý]")
_COMPANY = frozenset({"compagnie", "cie", "associes", "fils"})  # « Cèdre et Compagnie »
_PREPOSITION = re.compile(r"(?:d['’]|(?:de|du|des|aux?|en|pour|a|à|sur|sous|dans|par|chez|sans)$)")


def split(piece: str, context: str = "", *, sure: bool = False) -> list[str]:
    """Split ``piece`` at each « et » or « & » between two bodies; ``context`` is the dossier's text.

    In a list only the last item may be two (« A, B et C »): with ``sure`` two proper names side by side are not
    enough, it takes an article, initials, a type or the dossier's own mentions.
    """
    parts: list[str] = []
    position = 0
    for match in islice(_JOINT.finditer(piece), MOST_JOINTS):
        left, right = piece[position : match.start()][-LONGEST:], piece[match.end() : match.end() + LONGEST]
        if (
            left.strip()
            and right.strip()
            and _are_two(left, right, match.group().strip(), context, sure=sure)
        ):
            parts.append(left)
            position = match.end()
    return [*parts, piece[position:]]


def _are_two(left: str, right: str, joint: str, context: str, *, sure: bool) -> bool:
    own = _JOINT.split(right)[0]
    if fold(own).strip(" .,;:)") in _COMPANY or _names_two_places(left, own):
        return False  # « Communauté de communes Bocage et Vallons »
    told = _told_elsewhere(_core(left), joint, _core(own), context) if context else None
    if told is not None:
        return told
    ended = left.rstrip().endswith(
        (HELD_END, "»", '"')
    )  # « X (OPH) et … »: a status or a closing quote ends a name
    if ended or (_INITIALS_OF.match(left) and _OTHER_BODY.match(right)):
        return True
    if "&" in joint:
        return (_is_acronym(left) and _is_acronym(own)) or bool(
            re.match(r"(?:Les?|La|L['’]) ?[A-ZÀ-Ý]", right)
        )
    return _two_by_words(left, right, sure=sure)


def _names_two_places(left: str, right: str) -> bool:
    """Say whether an intercommunal body goes on behind the joint: its places side by side, or two that are known as such."""
    body, right = _OF_PLACES.search(left), re.split(rf"[,;({HELD}]", right)[0]
    if body is None or body_type.parse(right) is not None or not _PLACE_NAME.match(right):
        return False
    both = names_with(fold(body["place"])) and names_with(fold(right.strip(" .,;:")))
    return not body["of"] or bool(both)


def _two_by_words(left: str, right: str, *, sure: bool) -> bool:
    article = _ARTICLE.match(right)
    after = right[article.end() :] if article else right
    word = re.split(r"[\s,;:()]", after.strip(), maxsplit=1)[0]
    if not word or (not article and _PREPOSITION.match(fold(word))):
        return False
    before = re.sub(r"^(?:.*:)?\s*(?:et\s+)?(?:de |d')?", "", fold(left))
    kinds = body_type.find(after)
    if kinds and kinds[0][0] == 0 and before.startswith(fold(after[: kinds[0][1]])):
        return True  # « Mission locale du Haut-Val et Mission locale de Montclair »
    alone = (
        article is not None
        and article.group()[0].islower()
        and len(_core(_JOINT.split(after)[0]).split()) == 1
    )
    if article and _opens_with_article(left) and (sure or alone or _is_noun(word)) and not _is_acronym(word):
        return body_type.parse(after) not in (None, "bailleur")  # « La Marmite et le Toit »
    if article:
        # « Association pour le logement et l'insertion »: the preposition governs both.
        goes_on = re.search(r"\b(?:pour |de |d'|du |des |aux? )(?:l'|la |le |les )?\w+$", before)
        return not (goes_on and _is_noun(word)) or body_type.ASSOCIATION.match(fold(after)) is not None
    if _OWN_ARTICLE.match(right) and not left.isupper() and not _opens_with_article(left):
        return True  # « UDAF des Ardennes et Le Relais »
    if word[0].islower():
        typed = body_type.find(after)
        return (
            bool(typed) and typed[0][0] == 0 and bool(re.search(r"\s[A-ZÀ-Ý«]", after)) and not _is_noun(word)
        )
    if _is_acronym(word) or _is_acronym(left.rsplit(maxsplit=1)[-1]):
        return True
    return not sure and not _is_one_name(before, word, right)


def is_one_name(left: str, right: str) -> bool:
    """Say whether two items in capitals make one name with the « et » between them: « association Soins et Domicile »."""
    return _is_one_name(fold(left), right.split(maxsplit=1)[0], right)


def _is_one_name(before: str, word: str, right: str) -> bool:
    """Say whether proper words on both sides make one name, by the words before the joint, folded, and those behind."""
    if fold(word) in _NOUNS and len(_core(_JOINT.split(right)[0]).split()) == 1:
        return True  # « Mosaïque Habitat et Soins »: no body is called « Soins »
    words = _FORM.sub("", before).strip(" \"'").split()
    if len(words) == 1 and names_with(words[0]) and names_with(word) and _is_landlord(right):
        return True  # « Bocage et Marais Habitat »: a landlord of two parts of the country
    if len(words) == 1 and words_of(words[0]) in load().departements:
        return True  # « Orne et Odon Habitat »: no body is called by a département's bare name
    return _is_noun(word) and bool(words) and all(_is_noun(known) for known in words)


def _is_landlord(right: str) -> bool:
    own = re.split(rf"[,;({HELD}]", _JOINT.split(right)[0])[0]
    return body_type.parse(own) == "bailleur" or re.search(r"\blogements?\W*$", fold(own)) is not None


def _opens_with_article(left: str) -> bool:
    """Tell a name that begins with an article of its own, and has no more than one word: « La Marmite »."""
    return re.fullmatch(r"(?:L['’]|(?:La|Le|Les)\s)[A-ZÀ-Ý][a-zà-ÿ-]+", left.strip(" -–•")) is not None


def _is_noun(word: str) -> bool:
    """Tell a common noun from a proper name: one of the trade's, or a plural."""
    bare = fold(word).strip("\"'«».,")
    plural = len(bare) >= 5 and ((bare[-1] in "sx" and bare[-2] not in "iuaoys") or bare.endswith("eaux"))
    return bare in _NOUNS or (plural and not word.isupper())


def is_lone_noun(word: str) -> bool:
    """Tell a common noun or adjective of the trade, which names no body by itself, in any letters.

    >>> is_lone_noun("ABRI"), is_lone_noun("RURALE"), is_lone_noun("VALORIS")
    (True, True, False)
    """
    return fold(word) in _NOUNS or fold(word) in _ADJECTIVES


def _is_acronym(text: str) -> bool:
    bare = text.strip("\"'«»., ")
    return bool(re.fullmatch(r"[A-ZÀ-Ý][A-ZÀ-Ý\d.&'-]{1,7}", bare)) and fold(bare) not in _NOUNS


def _core(name: str) -> str:
    """Return a name without what is put aside, its label or bullet, article and legal form."""
    bare = _LEAD.sub("", re.sub(f"{HELD}\\d+{HELD_END}", " ", name))
    bare = " ".join(re.split(r"[,;:()]", bare.strip())[0].split()).strip("\"'«» ")
    form = _FORM.match(fold(bare))
    return bare[form.end() :].strip() if form and form.end() < len(bare) else bare


def _told_elsewhere(left: str, joint: str, right: str, context: str) -> bool | None:
    """Return whether the dossier's other mentions make them two, None where they do not tell."""
    if len(left) < 2 or len(right) < 2:
        return None
    spaced, domains = _read(context)
    whole_name = f"{left} {joint} {right}"
    if re.sub(r"[^a-z0-9]", "", fold(whole_name)) in domains:
        return False
    whole = _count(whole_name, spaced)
    alone_left, alone_right = _count(left, spaced) - whole, _count(right, spaced) - whole
    if alone_left > 0 and alone_right > 0 and not (_is_noun(left) or _is_noun(right)):
        return True
    return False if whole > 1 and not alone_left and not alone_right else None


@lru_cache(maxsize=4)
def _read(context: str) -> tuple[str, str]:
    """Return a text on one line, and the letters of its e-mails' domains."""
    spaced = re.sub(r"\s+", " ", context)
    domains = " ".join(re.findall(r"@ ?[\w.-]+", spaced))
    return spaced, re.sub(r"[^a-z0-9\s]", "", fold(domains))


@lru_cache(maxsize=256)
def _count(name: str, text: str) -> int:
    return len(list(standing(name, text)))
