"""What of an answer to a label that asks for several things answers each of them.

A name in quotes or the types of dwellings may open it, or one number stand in it for each count that is asked for; else
the whole answer is given to each.

>>> share("« Cap » – Habitat du Val", ("presentation.nom_projet", "presentation.porteurs"), 0)
(0, 7)
>>> share("T1 et T2, six à Elbeuf", ("logements.typologie_texte", "logements.localisation_offre"), 1)
(10, 22)
>>> share("12 ménages, 10 logements", ("publics.nombre_menages", "logements.nombre_logements"), 1)
(12, 24)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TYPE = r"\b(?:[TFtf]\s?\d|studios?)\b"
# What opens an answer and is the first thing asked for alone, by the path of that.
_HEADS = {
    "presentation.nom_projet": re.compile(
        r"\s*(?P<own>«[^«»]{3,160}»|“[^“”]{3,160}”|\"[^\"]{3,160}\")\s*[-–—,:/(]?\s*(?=\S)"
    ),
    "logements.typologie_texte": re.compile(
        rf"\s*(?P<own>[^\n]*{_TYPE}[^,;.\n]*)[,;.\n]\s*(?=[^\n]*[A-ZÀ-Ý])(?!(?s:.)*{_TYPE})"
    ),
}
_COUNT = re.compile(r"\d[\d ]*[^\d\n;/]*")
LONGEST_COUNTS = 160  # characters of an answer that is nothing but counts


def share(text: str, paths: Sequence[str], position: int) -> tuple[int, int]:
    """Return the span of ``text`` that answers the one of ``paths`` at ``position``."""
    head = _HEADS.get(paths[0])
    if head and (first := head.match(text)):
        return (first.end(), len(text)) if position else first.span("own")
    counts = list(_COUNT.finditer(text))
    only_counts = len(text) < LONGEST_COUNTS and all(".nombre_" in path for path in paths)
    return counts[position].span() if only_counts and len(counts) == len(paths) else (0, len(text))
