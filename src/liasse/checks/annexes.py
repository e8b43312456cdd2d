"""What the dossier refers to and does not hold: an annex, an enclosure, a budget told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from extract.candidate import Status
from liasse.checks.alert import Alert, quote
from liasse.checks.facts import Facts, Sentence

# « le bail comporte une annexe », « les annexes de la convention » are of other papers.
_CITED = re.compile(
    r"\b(?:(?:voir|cf\.?|consulter|se reporter a|se referer a|conformement a)\s+(?:l'|les? |la |en )?(?:documents? )?(?:annexes?|pieces? jointes?)|"
    r"(?:figure|present|detaill|precis|joint|fourni|annex|decri|produit|transmis|indiqu)\w*\s+(?:en|dans l'|a l')\s?annexe|"
    r"\(?(?:document|tableau|plan|budget|courrier|convention|lettre|liste|cv|statuts?)\w*\s+(?:en annexe|ci[- ]joints?|ci[- ]jointes?|annexee?s?|en piece jointe)|"
    r"ci[- ]joint(?:e|s|es)?|en pieces? jointes?|joint(?:e|s|es)? (?:au|a ce|au present) dossier|"
    r"\(\s?annexe(?:s)? ?(?:n° ?)?[\divx]*\s?\)|annexe n° ?\d+|annexe \d+)\b"
)
_OF_ANOTHER = re.compile(r"\b(?:bail|baux|convention|contrat|charte|reglement)\w*\b[^.;]{0,60}$")
# The covering letter encloses the dossier itself.
_THE_DOSSIER = re.compile(
    r"\b(?:ci[- ]jointe?s?|en piece jointe|en annexe) (?:notre|le|la|ce|un) (?:present )?(?:reponse|dossier|candidature|projet|fiche)\b"
)
_IS_THERE = re.compile(
    r"(?m)^\W{0,3}(?:annexes?|pieces? jointes?)\b(?:\s?(?:n° ?)?[\divx]{0,4}\s*(?:$|[:.–-]))"
)
_BUDGET_CITED = re.compile(
    r"\b(?:(?:dans|voir|cf\.?|conformement au|au sein du) (?:le |notre |au )?(?:budget|plan de financement)(?: previsionnel)?\b(?! (?:familial|du menage|des menages|personnel))|"
    r"budget (?:previsionnel )?(?:ci[- ](?:joint|apres|dessous)|en annexe|joint|annexe)\b)"
)
_HOUSEHOLD_BUDGET = re.compile(
    r"\b(?:menages?|famill\w+|locataires?|gestion (?:du|de leur|de son) budget|loyers?)\b"
)
SHORT = 50  # characters
_BUDGET = "financement.budget"


def missing_annexes(facts: Facts) -> Iterable[Alert]:
    """An annex is cited and the dossier does not hold one; said once."""
    if len(facts.document.sources) > 1 or _IS_THERE.search(facts.folded):
        return
    for before, sentence in pairwise((None, *facts.sentences)):
        assert sentence is not None
        cited = _CITED.search(sentence.folded)
        if (
            not cited
            or _THE_DOSSIER.search(sentence.folded)
            or _OF_ANOTHER.search(sentence.folded[: cited.start()])
        ):
            continue
        unread = " Une pièce du dossier n'a pas été lue : c'est peut-être elle." if facts.skipped else ""
        message = (
            f"Une pièce est annoncée et n'est pas dans le dossier : {_quoted(before, sentence, cited)}.{unread} "
            "Demandez-la au porteur."
        )
        yield Alert("annexe_absente", "avertissement", sentence.paths, message, sentence.start)
        return


def _quoted(before: Sentence | None, sentence: Sentence, cited: re.Match[str]) -> str:
    """Return the sentence, with the clause before its semicolon where it is too short to tell what is meant."""
    if before is not None and before.text.endswith(";") and len(sentence.text) < SHORT:
        return quote(f"{before.text} {sentence.text}")
    return quote(sentence.text, *cited.span())


def missing_budget(facts: Facts) -> Iterable[Alert]:
    """A budget is cited and there is none; said once."""
    if facts.status(_BUDGET) not in (Status.ABSENT, Status.EMPTY) or len(facts.document.sources) > 1:
        return
    for sentence in facts.sentences:
        cited = _BUDGET_CITED.search(sentence.folded)
        if cited and not _HOUSEHOLD_BUDGET.search(sentence.folded):
            message = (
                f"Un budget est cité et le dossier n'en contient pas : {quote(sentence.text, *cited.span())}. "
                "Demandez le budget prévisionnel."
            )
            yield Alert("budget_absent", "avertissement", (_BUDGET, *sentence.paths), message, sentence.start)
            return
