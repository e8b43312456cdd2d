"""Cofinancing that is denied and given in one answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from liasse.checks.alert import Alert, quote
from liasse.checks.facts import Facts, Sentence

_PATHS = ("financement.cofinancements", "financement.texte")
_DENIED = re.compile(r"\b(?:pas|aucun|sans|ni) (?:de |d')?(?:autre )?co-? ?financements?\b")
_BODY = r"(?:conseil (?:general|departemental|regional)|departement|region|etat|commun\w+|agglomeration|metropole|epci|ville|caf|fondation)"
_GIVEN = re.compile(
    rf"\b(?:participation|contribution|subvention|apport|aide)s? (?:financiere )?(?:du|de|de la|de l'|d'une?|annuelle d[eu]) ?\b(?:l'|la |une )?{_BODY}\b|"
    rf"\d\s?% (?:du |de la |de l'|de )?{_BODY}\b|\b{_BODY}\b[^.;]{{0,40}}?\b(?:apporte|verse|participe|finance|attribue|contribue)\b"
)
# « Rien n'est acquis à ce jour » and « à confirmer » go together.
_NOT_YET = re.compile(r"\b(?:acquis|a ce jour|a ce stade|confirme|obtenu)\b")
_TO_COME = re.compile(r"\b(?:a conf\w+|sous reserve|en cours|attendue?|prevue?|a venir)\b")
_NOT_GIVEN = re.compile(r"\b(?:pas|aucune?|demandee?|sollicitee?|a l'etude|moyens|infrastructure)\b")


def denied_and_given(facts: Facts) -> Iterable[Alert]:
    """One answer says that there is no cofinancing, and names who pays; said once."""
    for path in _PATHS:
        sentences = list(facts.within(path))
        denial = next((sentence for sentence in sentences if _DENIED.search(sentence.folded)), None)
        given = next((sentence for sentence in sentences if denial and _contradicts(denial, sentence)), None)
        if denial is not None and given is not None:
            message = (
                f"Le cofinancement est nié, {quote(denial.text)}, puis annoncé, {quote(given.text)}. "
                "Demandez qui finance et combien."
            )
            yield Alert("cofinancement_discordant", "avertissement", (path,), message, given.start)
            return


def _contradicts(denial: Sentence, other: Sentence) -> bool:
    if other is denial or not _GIVEN.search(other.folded) or _NOT_GIVEN.search(other.folded):
        return False
    return not (_NOT_YET.search(denial.folded) and _TO_COME.search(other.folded))
