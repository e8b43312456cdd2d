"""Names of projects: the quotes around them and the crumbs at their ends taken off.

>>> parse("« Un toit, un emploi »").value
'Un toit, un emploi'
"""

from __future__ import annotations

import re

from normalize.errors import NoValueError
from normalize.result import Normalized

_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))
_QUOTED = re.compile(r"«[^«»]{3,}»|“[^“”]{3,}”|\"[^\"]{3,}\"")
_BY_WHOM = re.compile(
    r"\s*(?:,|[-–—:]\s|\()?\s*(?:(?:projet |action )?(?:port|présent|propos|conduit|men)ée?\b|par\b|[-–—]\s*[A-ZÀ-Ý])|\s[-–—]\s[A-ZÀ-Ý]|\s*,\s[A-ZÀ-Ý]"
)
_ENDED = re.compile(r"\s*\.\s+[A-ZÀ-Ý]")  # another sentence follows the name in its quotes
# « Un toit d'abord » (Val-d'Oise), « Un toit d'abord » – département du Tarn
_PLACED = re.compile(
    r"\s*(?:\((?:[^()]|\([^()]*\)){2,60}\)|[–—-]\s*(?:département|région|agglomération|communauté|métropole|commune|ville|pays|secteur|territoire|bassin)\b.{2,60}|/\s*[A-ZÀ-Ý].{2,60})\W*$"
)
_CARRIED = re.compile(
    r"\s*(?:[(,;–—-]\s*)(?:(?:projet|action|opération)\s)?(?:porté|présenté|proposé|conduit|mené)e?\s(?:\w+\s)?par\b.*$"
)
_CRUMBS = re.compile(r"^[\s:;,–—-]+|[\s:;,–—-]+$")


def parse(text: str) -> Normalized:
    """Return the name; of several lines, the lines as one.

    Raises:
        NoValueError: nothing but punctuation is written.
    """
    name = _CRUMBS.sub("", " ".join(text.split("\n")))
    quoted = _QUOTED.match(name)
    if quoted and any(behind.match(name, quoted.end()) for behind in (_BY_WHOM, _ENDED, _PLACED)):
        name = quoted.group()  # « … », porté par Habitat du Val : the bodies are no part of the name
    carried = _CARRIED.search(name)
    if carried and carried.start() > 3:
        name = name[: carried.start()]  # « Cap Logement (porté par Habitat du Val) »
    whole = name.rstrip(". ")
    for opening, closing in _PAIRS:
        inner = whole[1:-1]
        if (
            len(whole) > 2
            and whole[0] == opening
            and whole[-1] == closing
            and opening not in inner
            and closing not in inner
        ):
            name = _CRUMBS.sub("", inner)
    if not re.search(r"\w", name):
        raise NoValueError("no name")
    return Normalized(name)


def format(value: str) -> str:
    """Return the name in the quotes of French print."""
    return f"« {value} »"
