"""Given names: « Marie » beside a word in capitals speaks for a person, « Val » does not.

The list, ``data/given_names.txt``, is of names frequent in France; it is small and only ever one piece of
evidence among others, so a name that it does not hold is read all the same.

>>> known("Jean-Luc"), known("CLAIRE"), known("Habitat")
(True, True, False)
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from normalize.text import fold


def known(word: str) -> bool:
    """Tell whether ``word``, or the first of its hyphenated words, is a frequent given name."""
    first = re.split(r"[-‐]", fold(word), maxsplit=1)[0]
    return first in _names()


@cache
def _names() -> frozenset[str]:
    text = (files("normalize") / "data" / "given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
