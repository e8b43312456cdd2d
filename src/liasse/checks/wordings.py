"""Words that nobody meant as an answer: the form's prompts, and the writer's own placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from extract.candidate import Status
from liasse import wording
from liasse.checks.alert import LONGEST_QUOTE, Alert, quote, spoken
from liasse.checks.facts import Facts, Sentence

# In the applicant's own text; a row of dots is the form's, a lone « x » may be a tick.
_PLACEHOLDER = re.compile(
    r"(?<!\w)(?:[xyz]{3,}(?!\w)|x{1,2}/(?:x{1,2}|\d\d)/|x{2}\s?(?:€|euros|%|menages|logements|mois|ans|personnes)(?!\w)|"
    r"\?{2,}|lorem ipsum|dolor sit amet|(?:de|a|est|environ) [._]{2,} ?(?:€|euros|menages|logements)|"
    r"\(?(?:a completer|a renseigner|a remplir|texte a inserer|inserer (?:ici|le texte|le nom)|cliquez (?:ici )?pour (?:entrer|taper|saisir)|"
    r"cliquez ou appuyez ici|tbd|t\.b\.d\.)(?!\w))"
    r"|<(?!(?:ul|li|br|p|b|i|u|a|div|span|td|tr|table|strong|em|font|sup)\b)[a-z][^<>@/\d=]{2,40}>"
    r"|\[\s?(?:a |nom|insere|indique|precise|complete|montant|date|adresse|ville|commune|chiffre|nombre|bailleur|association|\.{2,}|…)[^\]\n]{0,50}\]"
)
LONGEST_PROMPT = 80  # characters
# « un dossier à compléter par le ménage »: work to be done, not a hole in the text.
_TASK_BEFORE = re.compile(
    r"\b(?:dossiers?|demandes?|documents?|fiches?|formulaires?|questionnaires?|grilles?|pieces?|outils?|imprimes?|tableaux?|contrats?)\s+(?:\w+\s+){0,3}$"
)
_WORK = re.compile(r"complet|rempli|renseign")
_TASK_AFTER = re.compile(
    r"\s+(?:par|avec|lors|des|chaque|au|l'|les|un|une|ce|cette|conjointement|ensemble)\b"
)


def prompts_left(facts: Facts) -> Iterable[Alert]:
    """The form's own prompt stands where an answer was asked, or beside one."""
    paths = [path for path in facts.values if not path.startswith("avis.")]
    alone = [path for path in paths if "consigne_seule" in facts.codes(path) and _empty(facts, path)]
    if alone:
        # A label that answers several fields is told once.
        by_label = {facts.values[path].candidate.label or path: path for path in reversed(alone)}
        told = [path for path in alone if path in by_label.values()]
        names = spoken(f"{wording.field(path)}{_prompt(facts, path)}" for path in told)
        message = (
            f"La consigne imprimée du formulaire est restée à la place de la réponse : {names}. "
            "Le porteur n'a rien répondu, demandez-lui ce qu'il en est."
        )
        yield Alert("consigne_laissee", "avertissement", tuple(alone), message)


def _prompt(facts: Facts, path: str) -> str:
    """Return what is printed after the label, in brackets, where it can be shown."""
    label, text = facts.values[path].candidate.label, facts.document.text
    start = text.find(label) if label.strip() else -1
    rest = text[start + len(label) :].lstrip(" \n\t:") if start >= 0 else ""
    line = rest.split("\n", 1)[0].strip()
    return f" ({quote(line)})" if 3 < len(line) <= LONGEST_PROMPT else ""


def _empty(facts: Facts, path: str) -> bool:
    return facts.status(path) is Status.EMPTY


def placeholders(facts: Facts) -> Iterable[Alert]:
    """A name, a figure or a sentence was to be filled in later and never was: « agrément XXXX »."""
    for before, sentence in pairwise((None, *facts.sentences)):
        assert sentence is not None
        for match in _PLACEHOLDER.finditer(sentence.folded):
            if _WORK.search(match.group()) and _is_task(sentence.folded, match):
                continue
            left = sentence.text[match.start() : match.end()]
            message = (
                f"Un texte à compléter est resté ({quote(left)}) dans {_quoted(before, sentence, match)} : "
                "demandez au porteur ce qu'il faut lire."
            )
            yield Alert("texte_a_completer", "avertissement", sentence.paths, message, sentence.start)
            break


def _quoted(before: Sentence | None, sentence: Sentence, left: re.Match[str]) -> str:
    """Return the sentence, with what stands before it where the hole is all there is."""
    if before is not None and left.end() - left.start() >= len(sentence.text) - 3:
        return quote(f"{before.text} {sentence.text}"[-LONGEST_QUOTE:])
    return quote(sentence.text, *left.span())


def _is_task(folded: str, match: re.Match[str]) -> bool:
    before, after = folded[: match.start()], folded[match.end() :]
    return bool(_TASK_BEFORE.search(before) or _TASK_AFTER.match(after))
