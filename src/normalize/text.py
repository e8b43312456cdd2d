"""Folding text so that spellings compare equal, character by character.

:func:`fold` keeps the length: offset *i* of the folded text is offset *i* of the text as it was read,
so whatever is found in folded text is evidence in the original without a map between the two.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# One character each, so that offsets hold: a ligature folds to its first letter and label matching,
# which is fuzzy, bears the missing one.
_SINGLE = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "œ": "o",
    "æ": "a",
    "ﬁ": "f",
    "ﬂ": "f",
    "…": ".",
}


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """Return the one folded character that stands for ``character``."""
    lowered = character.lower()[:1] or character
    if lowered in _SINGLE:
        return _SINGLE[lowered]
    if lowered.isspace():
        return lowered if lowered in "\n\t\f" else " "
    return unicodedata.normalize("NFD", lowered)[0]


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, with plain quotes and dashes, of the same length.

    >>> fold("Démarche d’Accompagnement")
    "demarche d'accompagnement"
    """
    return "".join(map(_fold_character, text))
