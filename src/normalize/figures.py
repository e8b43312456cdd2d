"""Figures that OCR gave as letters, put back where nothing but a figure can stand.

Tesseract gives O Q D for 0, l I for 1, S for 5, B for 8, Z for 2, and e or £ for € (DOMAIN.md). A token is mended by
its shape alone where no word, code or address has that shape; « 2S », « 12B », « S0 » only before what is counted.
A bar is a table's rule more often than a 1.

>>> restored("l2 000 e par an pour 4O ménages, 2S familles et le 12B")
'12 000 € par an pour 40 ménages, 25 familles et le 12B'
"""

from __future__ import annotations

import re
from functools import lru_cache

_LIKE = r"[\dOoQlISBZ]"
_FIGURES = str.maketrans("OoQlISBZ", "00011582")
_NOTHING_BEFORE, _NOTHING_AFTER = r"(?<![\w°'’/-])(?<![\w°][.,])", r"(?![\w°]|[.,'’-]\w)"
# « 12 OOO », « l 440,00 », « B 000 »: thousands in threes. A letter alone is a figure before them only if it can
# be no heading of a table, or if what follows is no number without it.
_FIRST = r"(?:\d[\dOoQlISBZ]{0,2}|[lI][\dOoQ]{0,2}|[SBZ][\dO]{1,2}|[SBZ](?=[ .\u00a0\u202f][0OoQ]{3}))"
_GROUP = r"(?=[^\s.]{0,2}\d|[Oo0Q]{3})[\dOoQlISBZ]{3}"
_GROUPED = re.compile(
    rf"{_NOTHING_BEFORE}{_FIRST}(?:[ .\u00a0\u202f]{_GROUP})+(?:,(?=\d|[OoQlISBZ]\d|OO){_LIKE}{{2}})?{_NOTHING_AFTER}"
)
_CENTS = re.compile(rf"(?<=\d),(?=\d|[OoQlISBZ]\d|OO){_LIKE}{{2}}(?!\w)")
# « 1O », « 2O15 », « l5 », « 1S0 »: a figure first or an l; what ends as an address or an ordinal does is none.
_ALONE = re.compile(
    rf"{_NOTHING_BEFORE}(?:\d{_LIKE}{{0,4}}[\dOlI]|[lI](?=[Oo]{{0,2}}\d)[\dOo]{{1,3}}){_NOTHING_AFTER}"
)
_COUNTED = re.compile(
    rf"{_NOTHING_BEFORE}(?=[OoQSBZlI]{{0,2}}\d){_LIKE}{{2,5}}"
    r"(?=\s?(?:€|%|euros?\b|m[ée]nages?\b|familles?\b|foyers?\b|logements?\b|logts?\b|personnes?\b|situations?\b|mesures?\b"
    r"|mois\b|ans?\b|(?:par|/)\s?(?:an|mois|m[ée]nage|logement)\b))"
)
_EURO = re.compile(
    r"(?:(?<=\d{3})|(?<=,\d\d))(?P<gap> ?)(?P<sign>[eE£])(?=\s*(?:$|[/.,;:()=\n]|"
    r"(?:par|ttc|ht|au|pour|soit|et|TTC|HT|mensuels?|annuels?|environ|maxi\w*)\b)|\s+[–-]\s)"
)

# Figures that scans give for one another: round ones, and 1 for 7, 4 for 9, 5 for 6.
_ALIKE = frozenset(
    map(frozenset, ("06", "08", "09", "17", "35", "38", "49", "56", "58", "59", "68", "69", "89"))
)


# Without a letter beside a figure, or three that stand for noughts, there is nothing to put back.
_DOUBTFUL = re.compile(r"\d[ .,\u00a0\u202f]?[OoQlISBZeE£]|[OoQlISBZ][ .,\u00a0\u202f]?\d|[OoQ]{3}")


@lru_cache(maxsize=4096)  # a cell of a table and a sentence are asked about by several rules
def restored(text: str) -> str:
    """Return the text, as long as before, with the figures and the euro signs that stand there as letters."""
    if not _DOUBTFUL.search(text):
        return text
    for pattern in (_COUNTED, _GROUPED, _ALONE, _CENTS):
        text = pattern.sub(lambda match: match.group().translate(_FIGURES), text)
    return _EURO.sub(r"\g<gap>€", text)


def may_be_misread(read: str, meant: str) -> bool:
    """Say whether OCR may have given one number for another: one figure differs, by one of its own shape.

    >>> may_be_misread("3000.00", "8000.00"), may_be_misread("3000.00", "8500.00")
    (True, False)
    """
    changed = [frozenset(pair) for pair in zip(read, meant, strict=False) if pair[0] != pair[1]]
    return len(read) == len(meant) and len(changed) == 1 and changed[0] in _ALIKE
