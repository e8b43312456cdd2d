"""How much a text looks like French prose: tells a scanner's bad hidden text layer from a good one."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_CID = re.compile(r"\(cid:\d+\)")
# The commonest short words make up a good third of any French text (Brunet, fréquences du français écrit).
SHORT_WORDS = frozenset(
    [
        "a",
        "à",
        "au",
        "aux",
        "avec",
        "ce",
        "ces",
        "cette",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "en",
        "est",
        "et",
        "il",
        "ils",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "ne",
        "non",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "oui",
        "où",
        "par",
        "pas",
        "plus",
        "pour",
        "que",
        "qui",
        "qu",
        "s",
        "sa",
        "se",
        "ses",
        "son",
        "sont",
        "sur",
        "un",
        "une",
        "y",
        "été",
        "être",
        "entre",
        "nom",
        "h",
        "hlm",
        "oph",
    ]
)
_VOWEL = re.compile(r"[aeiouyàâéèêëîïôùûüœæ]", re.IGNORECASE)
_HARSH = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|(.)\1\1|[a-zà-ü][A-Z]|[A-Za-z]\d[A-Za-z]")
_ODD = re.compile(r"[^\w\s.,;:!?'’\"«»()\[\]/%€&@+*=°…–—•·|☐☒▨□■–-]|\ufffd|[\ue000-\uf8ff]")


def is_likely(word: str) -> bool:
    """Say whether a word could be French: a known short one, or a longer one with vowels and no harsh run."""
    found = _WORD.findall(word)
    if not found:
        return True
    return all(
        part.lower() in SHORT_WORDS
        or part.isupper()
        or (len(part) > 2 and bool(_VOWEL.search(part)) and not _HARSH.search(part))
        for part in found
    )


def quality(text: str) -> float:
    """Return 0..1: the share of likely words, less what odd characters and lost glyphs take."""
    words = text.split()
    if not words:
        return 0.0
    likely = sum(map(is_likely, words)) / len(words)
    odd = (len(_ODD.findall(text)) + 6 * len(_CID.findall(text))) / max(len(text), 1)
    return max(0.0, min(1.0, likely - 4 * odd))
