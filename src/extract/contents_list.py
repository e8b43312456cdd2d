r"""A list of contents before the dossier: its lines read like the labels, and nothing under them answers.

>>> text = "Sommaire\n1. Présentation\n2. Publics\n3. Durée\n1. PRÉSENTATION DU PROJET\n…"
>>> [text[start:end].splitlines()[-1] for start, end in contents_spans(text)]
['3. Durée']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from normalize.text import fold

_TITLE = re.compile(
    r"^\W*(?:sommaire|table des matieres|plan (?:du dossier|de la reponse))\W*$", re.MULTILINE
)
_NUMBERS = re.compile(
    r"^\W*(?:(?:[ivx]{1,4}|[a-h]|\d{1,2}(?:\.\d{1,2})*)(?:[.)/\s]|\s?[-–—])+)?\s*|[\s.…_\d]+$"
)
FEWEST = 3  # lines
MOST = 60
LONGEST, LONGEST_LIST = 100, 6000  # characters of an entry and of all
MOST_LISTS = 4


def contents_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a list of contents stands: below its title, to the first of its entries said again."""
    for title in islice(_TITLE.finditer(fold(text)), MOST_LISTS):
        ends: list[int] = []
        first, position = "", title.end()
        for line in text[title.end() : title.end() + LONGEST_LIST].split("\n")[1 : MOST + 1]:
            start, position = position + 1, position + 1 + len(line)
            entry = _NUMBERS.sub("", fold(line))
            over = len(line) > LONGEST or (ends and not entry) or (first and entry.startswith(first))
            if over:
                break
            if entry:
                ends.append(start + len(line))
            first = first or entry
        if len(ends) >= FEWEST:
            yield title.start(), ends[-1]
