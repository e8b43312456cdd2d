"""What is said of a body behind its name: « X, qui verse les aides », « X pour le logement », « X sous statut … ».

A preposition may be the name's own (« Union pour l'Habitat », « Association pour l'aide aux familles »): it is
where a capital follows, or where nothing but the kind of body stands before it.

>>> without_clause("la CAF qui verse les aides"), without_clause("Union pour l'Habitat")
('la CAF', "Union pour l'Habitat")
"""

from __future__ import annotations

import re

from normalize.text import fold

_CLAUSE = re.compile(
    r",?\s(?:qui|que|pour|afin|dans|lors|ayant|dont|via|grace|selon|sous|au titre|au travers|permettant|"
    r"en (?:vue|cas|amont|charge|tant|qualite|sa qualite|lien|partenariat)|a travers|avec lesquels?|avec qui|"
    r"autour d|par|depuis|puisque|parce que|(?:evidemment|bien sur|bien entendu|naturellement) (?:puisque|parce|car)|au sein|comme|chaque|represente\w*|agissant|situe\w*)\b"
)
_ALL = re.compile(r"pour tou(?:s|te)s?\b")  # « Un toit pour tous »: nothing is done for all
_FORM = re.compile(
    r"^\W*(?:l'|la |le |les |une? )?(?:associations?|union|collectif|fondation|federation|societe|comite|office|"
    r"agence|maison|ligue|mouvement|centre|groupement|entreprise|solidarites?)\b"
)


def without_clause(part: str) -> str:
    """Return ``part`` up to the first clause that says something of it."""
    told = next((told for told in _CLAUSE.finditer(fold(part)) if not _of_name(part, told.start())), None)
    return part[: told.start()] if told else part


def _of_name(part: str, start: int) -> bool:
    rest = part[start:].lstrip(" ,")
    if rest[:1].isupper() or _ALL.match(fold(rest)):
        return True
    governed = re.match(r"(?:pour|dans|sous|sur|selon|par) (?:l['’]|la |le |les |une? )?[A-ZÀ-Ý]", rest)
    form = _FORM.match(fold(part)) if rest.startswith("pour ") else None
    kind_only = form and re.fullmatch(r"(?:\s+[a-zà-ÿ'’]+){0,2}\s*", part[form.end() : start])
    return bool(governed or kind_only)
