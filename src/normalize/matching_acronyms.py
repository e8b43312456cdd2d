"""Acronyms that a document explains: « l'ADREM (l'Association d'entraide …) », « Toit Rivemont (TR) ».

What a document says of its own acronyms goes before any register: two bodies may share three letters.
"""

from __future__ import annotations

import re

from normalize.matching_words import as_acronym, plain

_ACRONYM = r"(?:[A-Z][A-Z&.'’-]{1,9}[A-Z.][a-z]?|[A-Z0-9]{2,9}|[A-Z]{2,8}[a-z][A-Z]?)"
# « ADREM (l'Association … ) », « ADREM : Association … », « l'Association … (ADREM) ».
_THEN_NAME = re.compile(rf"\b({_ACRONYM})\s*\(\s*([^()]{{8,160}})\)")
_COLON_NAME = re.compile(rf"\b({_ACRONYM})\s*[:=]\s*((?:[^\W\d_][\w'’-]*[ ]?){{2,14}})")
_BRACKETED = re.compile(rf"\(\s*(?:ci-après |dite? |sigle )?[«\"]?\s*({_ACRONYM})\s*[»\"]?\s*\)")
_BEFORE = 160  # characters before a bracket in which its name stands
_NOT_A_NAME = re.compile(r"[().;:]")
_SMALL = frozenset((
    "de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "par", "sur",
    "dans", "avec", "vers", "chez", "un", "une",
))  # fmt: skip
_MOST_WORDS = 14


def definitions(text: str) -> dict[str, str]:
    """Return the acronyms that a text explains, folded, with the names that they stand for.

    >>> definitions("avec l'ADREM (l'Association Départementale de Rencontre et d'Entraide Mutuelle).")
    {'adrem': 'Association Départementale de Rencontre et d’Entraide Mutuelle'}
    >>> definitions("La société Toit Rivemont Habitat (TRH) porte le projet")
    {'trh': 'Toit Rivemont Habitat'}
    """
    text = " ".join(text.replace("'", "’").split())
    found: dict[str, str] = {}
    for match in (*_THEN_NAME.finditer(text), *_COLON_NAME.finditer(text)):
        name = _spelled(match[1], match[2], from_end=False)
        if name:
            found.setdefault(_folded(match[1]), name)
    for match in _BRACKETED.finditer(text):
        before = _NOT_A_NAME.split(text[max(match.start() - _BEFORE, 0) : match.start()])[-1]
        name = _spelled(match[1], before, from_end=True)
        if name:
            found.setdefault(_folded(match[1]), name)
    return found


def _folded(acronym: str) -> str:
    return as_acronym(acronym) or plain(acronym).replace(" ", "")


def _spelled(acronym: str, text: str, *, from_end: bool) -> str | None:
    """Return the words at the head or the end of ``text`` that the acronym is made of."""
    words = re.findall(r"[^\s’]+’?", text.strip(" ,-"))
    letters = _folded(acronym)
    for count in range(2, min(len(words), _MOST_WORDS) + 1):
        chosen = words[-count:] if from_end else words[:count]
        while chosen and plain(chosen[0]) in _SMALL:
            chosen = chosen[1:]
        if _fits(letters, chosen) and (from_end or _ends(words, count)):
            return "".join(word if word.endswith("’") else word + " " for word in chosen).strip(" ,.")
    return None


def _ends(words: list[str], count: int) -> bool:
    """Say that no word of the name would be left out: the next is a small one or there is none."""
    return count >= len(words) or (plain(words[count]) not in _SMALL and not words[count][:1].isupper())


def _fits(letters: str, words: list[str]) -> bool:
    """Say whether an acronym is made of the words' initials, small words and one other letter optional."""
    large = [plain(word).replace(" ", "") for word in words if plain(word) not in _SMALL]
    every = [plain(word).replace(" ", "") for word in words]
    for chosen in (large, every):
        firsts = "".join(word[:1] for word in chosen)
        if firsts == letters or (
            len(letters) >= 3 and firsts.startswith(letters) and len(firsts) == len(letters)
        ):
            return True
    return len(letters) >= 4 and _made_of(letters, large)


def _made_of(letters: str, words: list[str]) -> bool:
    """Say whether an acronym takes one or more first letters of every word in order (« Logibel »)."""
    if not words:
        return not letters
    return any(
        letters.startswith(words[0][:taken]) and _made_of(letters[taken:], words[1:])
        for taken in range(1, min(4, len(words[0]), len(letters)) + 1)
    )
