"""Names of bodies as words to compare: folded, legal forms set apart, each word with its nature.

Applicants write « S.A. d'H.L.M. "Le Toit" », « OPH du Département de X », « Association loi 1901 Y »: what
they are is not who they are. Legal forms leave the name and are kept beside it, as a clash of forms is
evidence of its own.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_DOTTED = re.compile(r"\b(?:[a-z05]\.[ ]?){2,}(?:[a-z]\b(?!['’]))?")
LONGEST = 300  # characters: no body's name is longer, and strangers' text may be
_ELISION = re.compile(r"(?<![\w'’])[1i|!\[]['’‘](?=[a-zà-ÿ])")  # what OCR makes of « l’ »
_MARKS = re.compile("[\u0300-\u036f]+")  # accents, once they stand beside their letters
_BRACKETS = re.compile(r"\(([^()]*)\)?")
_HLM = r"(?:hlm|h l m|habitations? (?:a|de) (?:loyers?|bon marche)(?: moderes?)?)"
_OFFICE_KIND = (
    r"(?: (?:departementa(?:l|ux)|municipa(?:l|ux)|communautaire|intercommunal|interdepartemental|"
    r"metropolitain|regional))*"
)
_OFFICE_OBJECT = (
    rf"(?: (?:(?:de|dc|df|cle|clc|del|pour|d|e) )?(?:(?:l |i )?(?:l?habitat|habitation)|{_HLM}|"
    r"amenagement et (?:de )?construction))?"
    r"(?: (?:du|de la) (?:departement|ville|metropole|communaute (?:urbaine|d agglomeration))(?= d))?"
)
_ASSOCIATION_STATUS = (
    r"(?: (?:de )?(?:loi (?:de |du )?(?:1er juillet )?1901|a but non lucratif|reconnue d utilite publique|"
    r"d utilite publique|agreee?|sans but lucratif|declaree))*"
)
# Longest first within each: the class of legal form that a phrase stands for.
_FORMS: tuple[tuple[str, str], ...] = (
    ("coop", rf"(?:sa |societe (?:anonyme )?|ste )?cooperative (?:de production )?(?:d ?)?{_HLM}"),
    ("coop", rf"(?:scic|scp) (?:d ?)?{_HLM}|coop {_HLM}|societe cooperative(?: d interet collectif)?"),
    ("sem", r"(?:societe (?:anonyme )?|ste )?d economie mixte(?: (?:immobiliere|locale|d amenagement))*"),
    ("sem", r"\b(?:saem|saeml|seml|sem|epl|spl)\b"),
    (
        "societe",
        rf"(?:societe anonyme|sa|ste anonyme|societe|ste) (?:d ?|de )?{_HLM}|entreprises? sociales? (?:pour|de) l ?habitat",
    ),
    ("societe", r"\b(?:esh|societe anonyme|ste anonyme|sas|sarl|sa)\b"),
    (
        "office",
        rf"offices? publics?{_OFFICE_KIND}{_OFFICE_OBJECT}|office{_OFFICE_KIND}(?: d)? {_HLM}{_OFFICE_OBJECT}",
    ),
    ("office", r"\b(?:oph|opac|ophlm|opdhlm|opmhlm|opdh|opd|epic)(?: de l habitat)?\b"),
    ("association", rf"\b(?:associations?|assoc|asso|ass){_ASSOCIATION_STATUS}\b|\bloi (?:de |du )?1901\b"),
    ("fondation", r"\bfondation(?: reconnue d utilite publique)?\b"),
    ("groupe", r"\bgroupe\b"),
    ("hlm", rf"\b{_HLM}\b|\bbailleurs?(?: socia(?:l|ux))?\b|\borganismes?(?: socia(?:l|ux))?\b"),
)
_LEGAL = re.compile("|".join(f"(?P<f{number}>{pattern})" for number, (_, pattern) in enumerate(_FORMS)))
_STOP = frozenset((
    "le", "la", "les", "l", "de", "du", "des", "d", "et", "a", "au", "aux", "en", "pour", "par", "sur", "sous",
    "un", "une", "s", "n", "j", "m", "t", "qu", "c", "y", "ou", "ses", "son", "sa", "leur", "i",
))  # fmt: skip


# « Les 3 Rives », « St-Rivemont », and what pages cut short.
_SPELLED = {
    "2": "deux", "3": "trois", "4": "quatre", "5": "cinq", "7": "sept", "st": "saint", "ste": "sainte",
    "dept": "departement", "dpt": "departement", "hab": "habitat", "fed": "federation", "imm": "immobiliere",
}  # fmt: skip


# Whose office it is, beside the place that tells it.
_OFFICE_OF = frozenset({"departement", "departemental", "ville", "municipal", "metropolitain"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name ready to compare: its own words in order, and the legal forms that stood among them."""

    words: tuple[str, ...]
    legal: frozenset[str]

    @property
    def compact(self) -> str:
        """Return the words run together, as damaged spaces leave them."""
        return "".join(self.words)


def plain(text: str) -> str:
    """Return text in lower case without accents, dots of initials or signs, words one space apart.

    >>> plain("S.A. d’H.L.M. « Le Tôit »")
    'sa d hlm le toit'
    """
    text = text.lower()
    if "'" in text or "’" in text or "‘" in text:
        text = _ELISION.sub("l'", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss"))
        text = _MARKS.sub("", text)
    if "." in text:
        text = _DOTTED.sub(lambda match: re.sub(r"[. ]", "", match.group()) + " ", text)
    if "&" in text:
        text = text.replace("&", " et ")
    return " ".join(re.findall(r"[a-z0-9]+", text))


def prepare(text: str) -> Name:
    """Return the words of a name, brackets included, its legal forms apart.

    >>> prepare("Office Public de l'Habitat du département de la Creuze")
    Name(words=('creuze',), legal=frozenset({'office'}))
    >>> prepare("SA d'HLM Rivemont Locatif").words
    ('rivemont', 'locatif')
    """
    legal: set[str] = set()

    def set_apart(match: re.Match[str]) -> str:
        legal.add(_FORMS[int((match.lastgroup or "f0")[1:])][0])
        return " "

    rest = _LEGAL.sub(set_apart, plain(text))
    spelled = [_SPELLED.get(word, word) for word in rest.split()]
    words = [word for word in spelled if word not in _STOP]
    if "office" in legal and len(words) > 1:
        words = [word for word in words if word not in _OFFICE_OF]
    return Name(tuple(words), frozenset(legal))


def outside_brackets(text: str) -> tuple[str, list[str]]:
    """Return a name without its brackets, and what stood in them.

    >>> outside_brackets("Toit Rivemont (TR)")
    ('Toit Rivemont', ['TR'])
    """
    inside = [found.strip() for found in _BRACKETS.findall(text) if found.strip()]
    return " ".join(_BRACKETS.sub(" ", text).split()), inside


def initials(name: Name) -> str:
    """Return the first letters of a name's words; a number stands whole.

    >>> initials(prepare("Toit Rivemont Locatif"))
    'trl'
    """
    return "".join(word if word.isdigit() else word[0] for word in name.words)


_LED = re.compile(
    r"^(?:l['’]\s?|la |le |les )?(?:(?:association|asso\.?|fondation|groupe|sa|esh|oph|gie|soci[ée]t[ée]|bailleur)\s+)?"
    r"(?:l['’]\s?)?",
    re.IGNORECASE,
)


def as_acronym(text: str) -> str | None:
    """Return text as a folded acronym, None where it is not written like one.

    >>> as_acronym("T.R.L."), as_acronym("ADREMo"), as_acronym("Habitat"), as_acronym("Le Relais")
    ('trl', 'adremo', None, None)
    """
    bare = _LED.sub("", text.strip(' "«».,'))
    letters = re.sub(r"[^\w&]", "", bare)
    if not 2 <= len(letters) <= 9 or re.search(r"[^\s.]\s+[^\s.]{2,}", bare):
        return None
    capitals = sum(letter.isupper() or letter.isdigit() for letter in letters)
    if capitals < 2 or 3 * capitals < 2 * len(letters):
        return None
    return plain(letters).replace(" ", "")


@lru_cache(maxsize=1)
def generic_words() -> frozenset[str]:
    """Return words that hardly tell one body from another."""
    return _listed()[0]


@lru_cache(maxsize=1)
def shared_words() -> frozenset[str]:
    """Return French words that many bodies bear."""
    return _listed()[1]


@lru_cache(maxsize=1)
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    text = (files("normalize") / "data" / "name_words.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    generic, shared = (frozenset(plain(lists[key]).split()) for key in ("generic", "shared"))
    return generic, shared - generic


@lru_cache(maxsize=1)
def place_words() -> frozenset[str]:
    """Return the words of the names of communes, EPCI, départements and régions."""
    from normalize.geography import load  # noqa: PLC0415 (a third of a second, for damaged names only)

    geography = load()
    names = [*geography.communes, *geography.epci, *geography.departements, *geography.regions]
    return frozenset(word for name in names for word in name.split() if len(word) > 2)


def is_own(word: str) -> bool:
    """Say whether a word is a name of its own: no number, no place, no word that others share."""
    if word.isdigit() or len(word) < 3 or word in generic_words() or word in shared_words():
        return False
    return word not in place_words()


# Words of legal forms, which damage must not make into a part of the name.
_MENDED = (
    "office", "public", "habitat", "association", "societe", "anonyme", "cooperative", "habitations", "habitation",
    "loyer", "loyers", "modere", "moderes", "departement", "departemental", "fondation", "groupe", "entreprise",
    "sociale", "social", "immobiliere", "logement", "bailleur", "economie", "mixte",
)  # fmt: skip


# What OCR makes of the small words and initials around a name.
_MENDED_SHORT = {
    "0ph": "oph", "qph": "oph", "ohp": "oph", "opph": "oph", "oplh": "oph", "0pac": "opac", "qpac": "opac",
    "opag": "opac", "oppac": "opac", "0pag": "opac", "5a": "sa", "5a5": "sas", "fsh": "esh", "e5h": "esh",
    "1oi": "loi", "l0i": "loi", "hlrn": "hlm", "h1m": "hlm", "hlivi": "hlm", "him": "hlm", "hllm": "hlm", "5em": "sem", "5fm": "sem", "sgic": "scic", "lol": "loi",
}  # fmt: skip
_LONE_LETTER = re.compile(r"\b(\d) ([A-Z])\b")  # « 3 R » for « 3R »
_LETTERS_OF_DIGITS = str.maketrans("015", "ols")
_JOINED = re.compile(
    r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý][a-zà-ÿ])|(?<=[a-zà-ÿ]{3})(?=(?:\d\d|3F)\b)|(?<=\bOPH)(?=\d)|(?<=\bOPAC)(?=\d)|(?<=\d)(?=d[eu]s?\b)|"
    r"(?:(?<=\bOPH)|(?<=\bOPAC)|(?<=\bHLM)|(?<=\bSA)|(?<=\bSEM)|(?<=\bESH))(?=d[eu'’]|[A-ZÀ-Ý][a-zà-ÿ])|"
    r"(?<=[a-zà-ÿ])(?=(?:SA|OPH|ESH)\b)|(?<=\b[Aa]ssociation)(?=[A-ZÀ-Ý])"
)


# Certain damage by what it stands among: Q without u, a small l among capitals, a digit between letters.
_CERTAIN = (
    (re.compile(r"Q(?=[A-TV-Za-tv-zÀ-Ý])"), "O"),
    (re.compile(r"(?<=[A-ZÀ-Ý])l(?=[A-ZÀ-Ý])|(?<=[A-ZÀ-Ý]{2})l\b|\bl(?=[A-ZÀ-Ý]{2})"), "I"),
    (re.compile(r"(?<=[A-Za-zà-ÿÀ-Ý])0(?=[A-Za-zà-ÿÀ-Ý])|(?<=[a-zà-ÿ])0\b|\b0(?=[A-Za-zà-ÿÀ-Ý]{3})"), "o"),
    (re.compile(r"(?<=[A-ZÀ-Ý])1(?=[A-ZÀ-Ý])"), "I"),
    (re.compile(r"(?<=[a-zà-ÿ])1(?=[a-zà-ÿ])|(?<=[a-zà-ÿ]{2})1\b|(?<=[A-Z][a-zà-ÿ])1\b"), "l"),
    (re.compile(r"(?<=[A-Za-zà-ÿÀ-Ý])5(?=[A-Za-zà-ÿÀ-Ý])|\b5(?=[A-Za-zà-ÿÀ-Ý]{3})|(?<=[A-ZÀ-Ý]{3})5\b"), "s"),
    (re.compile(r"(?<=[A-Za-zà-ÿÀ-Ý])8(?=[A-Za-zà-ÿÀ-Ý])|\b8(?=[a-zà-ÿ]{3})"), "b"),
)


def mended(text: str) -> str:
    """Return a name that was read with the words of legal forms as they are spelled.

    >>> mended("0ffice Publlc de I'Habitat de Rivemont"), mended("QPH deRivemont")
    ('office public de l habitat de rivemont', 'oph de rivemont')
    """
    text = _LONE_LETTER.sub(r"\1\2", text[:LONGEST])
    for pattern, letter in _CERTAIN:
        text = pattern.sub(letter, text)
    return " ".join(_mended_word(word) for word in plain(_JOINED.sub(" ", text)).split())


@lru_cache(maxsize=16384)
def _mended_word(word: str) -> str:
    from normalize.matching_likeness import likeness  # noqa: PLC0415 (no cycle: it imports nothing of ours)

    if word in _MENDED_SHORT:
        return _MENDED_SHORT[word]
    lettered = word.translate(_LETTERS_OF_DIGITS)
    if not word.isdigit() and lettered != word and (lettered in _STOP or lettered in _MENDED_SHORT.values()):
        return lettered
    if len(word) < 5 or word in _MENDED or word in generic_words() or word in shared_words():
        return word
    found = [(likeness(word, other), other) for other in _MENDED if abs(len(other) - len(word)) < 3]
    near = [
        (like.quality, other) for like, other in found if like.how and (like.how != "faute" or len(other) > 5)
    ]
    return max(near)[1] if near and word not in place_words() else word
