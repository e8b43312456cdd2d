"""The dwellings by type against their number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from liasse.checks.alert import Alert, french, quote
from liasse.checks.facts import Facts
from normalize.text import fold

_TEXT, _DWELLINGS = "logements.typologie_texte", "logements.nombre_logements"
_TYPE = r"(?:[tf] ?[1-6]|type ?(?:[1-6]|i{1,3}v?|iv|vi?)|studios?)(?: ?bis)?"
# « 4 T2, 6 T3 » or « T2 (4), T3 (6) »: every type with its number and nothing else.
_BEFORE = re.compile(rf"(?P<count>\d{{1,3}})\s?{_TYPE}\b")
_AFTER = re.compile(rf"{_TYPE}\s?[(:]\s?(?P<count>\d{{1,3}})\b(?!\s?%)\)?")
_LINK = re.compile(r"(?:\W|\bet\b|\bsoit\b|\blogements?\b)*")


def types_and_dwellings(facts: Facts) -> Iterable[Alert]:
    """Dwellings counted type by type are not as many as the dwellings."""
    dwellings, answer = facts.count(_DWELLINGS), facts.answer(_TEXT)
    folded = fold(answer)
    for pattern in (_BEFORE, _AFTER):
        counts = [int(match["count"]) for match in pattern.finditer(folded)]
        if (
            dwellings
            and len(counts) > 1
            and _LINK.fullmatch(pattern.sub("", folded))
            and sum(counts) != dwellings
        ):
            terms = " + ".join(map(str, counts))
            message = (
                f"Les logements par type font {terms} = {french(sum(counts))} ({quote(answer)}), le nombre de logements est "
                f"{french(dwellings)}. Demandez le nombre juste."
            )
            yield Alert("typologies_discordantes", "avertissement", (_TEXT, _DWELLINGS), message)
