"""Whether an e-mail is a person's and a body's: what stands before its @ and after it, held against names.

People's e-mails are made of a surname and a given name or its initial, in either order, with or without a
mark between them; a post's (« contact@ », « direction@ ») say nothing of a person.

>>> of_person("VIDAL Claire", "c.vidal@toit-rivemont.fr"), of_person("Paul ROY", "c.vidal@toit-rivemont.fr")
(True, False)
>>> of_person("Paul ROY", "contact@toit-rivemont.fr") is None
True
>>> of_body("Toit Rivemont", "c.vidal@toit-rivemont.fr")
True
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from normalize.text import fold

ALIKE = 82  # a letter lost or read wrongly in a surname of six keeps a ratio above
_POSTS = re.compile(
    r"contact|accueil|direction|secretariat|info|dir\b|dg\b|cse|coord|siege|social|logement|agence|"
    r"service|standard|projet|asso|habitat|admin|compta|mairie|ccas|siao|courrier|mail"
)
# Where anybody may have an address: such a domain says nothing of a body.
_PROVIDERS = re.compile(
    r"orange|wanadoo|gmail|free|laposte|hotmail|yahoo|sfr|outlook|live|bbox|neuf|club-internet|aol|icloud|"
    r"numericable|gmx|nordnet"
)
_SMALL = re.compile(r"de|du|des|d|la|le|les|l|et|pour|en|sur|aux|au|a")


def of_person(name: str, mail: str) -> bool | None:
    """Tell whether ``mail`` is this person's, None where it does not say."""
    local = re.sub(r"\d+$", "", fold(mail.partition("@")[0]))
    words = [word for word in re.split(r"[^a-z]+", fold(name)) if word]
    bare = re.sub(r"[^a-z]", "", local)
    if not words or len(bare) < 2:
        return None
    if _made_of(words, bare):
        return _initials_agree(words, local)
    if _POSTS.search(local) or not re.fullmatch(r"[a-z]+(?:[.\-_][a-z]+){0,3}", local) or len(bare) < 5:
        return None
    parts = [part for part in re.split(r"[.\-_]", local) if len(part) >= 3]
    long_words = [word for word in words if len(word) >= 3]
    shared = any(
        fuzz.ratio(part, word) >= ALIKE - 5 or word in part for part in parts or [bare] for word in long_words
    )
    return _initials_agree(words, local) if shared else False


def spells(name: str, mail: str) -> bool:
    """Tell whether ``mail`` is made of all the words of ``name``, none left over."""
    return spelled_among(name, frozenset([letters_of(mail)]))


def spelled_among(name: str, mails: frozenset[str]) -> bool:
    """Tell whether one of many e-mails, given by their letters, is made of all the words of ``name``."""
    words = [word for word in re.split(r"[^a-z]+", fold(name)) if word]
    return len(words) > 1 and bool((_forms(words) - set(words)) & mails)


def letters_of(mail: str) -> str:
    """Return the letters before the @, run together."""
    return re.sub(r"[^a-z]", "", fold(mail.partition("@")[0]))


def _made_of(words: list[str], bare: str) -> bool:
    """Tell whether ``bare`` is a name's words, or one group of them and the initials of the other."""
    return any(
        form == bare or (len(bare) >= 5 and fuzz.ratio(form, bare) >= ALIKE + 3) for form in _forms(words)
    )


def _forms(words: list[str]) -> set[str]:
    forms = {"".join(words)}
    for cut in range(1, len(words)):
        for first, last in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            given, surname = "".join(first), "".join(last)
            initials = "".join(word[0] for word in first)
            forms |= {given + surname, given[0] + surname, surname + given[0], surname}
            forms |= {initials + surname, surname + initials}
    return forms


def _initials_agree(words: list[str], local: str) -> bool:
    """Tell whether a lone letter of ``local`` is an initial of the name (« p.vidal » is not Claire Vidal)."""
    lone = [part for part in re.split(r"[.\-_]", local) if len(part) == 1]
    return all(any(word.startswith(letter) for word in words) for letter in lone)


def of_body(name: str, mail: str) -> bool:
    """Tell whether the domain of ``mail`` is made of a body's name or initials."""
    domain = fold(mail.partition("@")[2]).rpartition(".")[0]
    label = re.sub(r"[^a-z0-9]", "", domain.split(".")[-1]) if domain else ""
    if len(label) < 3 or _PROVIDERS.fullmatch(domain):
        return False
    words = [word for word in re.split(r"[^a-z0-9]+", fold(name)) if word]
    flat = "".join(words)
    if len(flat) < 3:
        return False
    initials = {
        "".join(word[0] for word in words),
        "".join(word[0] for word in words if not _SMALL.fullmatch(word)),
    }
    if label in initials or flat == label:
        return True
    if min(len(flat), len(label)) < 5:
        return label in words
    return flat in label or label in flat or fuzz.ratio(flat, label) >= ALIKE + 3


def mended(name: str, mail: str) -> str:
    """Return ``mail`` with the letters that OCR read as figures, where the name spells them.

    >>> mended("Claire VIDAL", "c1aire.vidal@toit-rivemont.fr")
    'claire.vidal@toit-rivemont.fr'
    """
    local, _, domain = mail.partition("@")
    lettered = local.translate(str.maketrans("015", "ols"))
    return f"{lettered}@{domain}" if lettered != local and spells(name, lettered + "@") else mail
