"""What a person chose for a name, checked against the registers before it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from liasse import registers
from liasse.name_decisions import DIFFERENT, IS, NEW, WHOLE, DecisionError, NameDecision
from liasse.relinking import spellings_of
from liasse.results import read_results
from normalize.matching_words import plain
from normalize.registry import Body


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of a command: exactly one of ``is_body``, ``new`` and ``different``."""

    name: str
    is_body: str = ""
    new: bool = False
    different: str = ""
    alone: bool = False


def decision(
    project: Path, choice: Choice, *, kind: str = "", scope: str = WHOLE, author: str = ""
) -> NameDecision:
    """Return the decision that a choice makes.

    Raises:
        DecisionError: the choice is none or several, the body is in no register, or the dossier is unknown.
    """
    if sum((bool(choice.is_body), choice.new, bool(choice.different))) != 1:
        raise DecisionError(
            "Choisissez une seule décision : --est ORGANISME, --nouveau ou --different ORGANISME."
        )
    if scope != WHOLE and scope not in read_results(project):
        raise DecisionError(
            f"Aucun dossier « {scope} » dans « {project} » ; la portée est « lot » ou un identifiant."
        )
    spellings = (choice.name,) if choice.alone else spellings_of(project, choice.name)
    if choice.new:
        return NameDecision(0, NEW, spellings, choice.name, kind, portee=scope, auteur=author)
    body = _known(project, choice.is_body or choice.different)
    verdict = IS if choice.is_body else DIFFERENT
    return NameDecision(0, verdict, spellings, body.name, body.kind, body.departements, scope, author)


def _known(project: Path, name: str) -> Body:
    """Return the body of that canonical name."""
    answer = registers.matcher(project).ask(name)
    for candidate in answer.candidates:
        if plain(candidate.body.name) == plain(name):
            return candidate.body
    if answer.body is not None:
        return answer.body
    near = ", ".join(f"« {candidate.body.name} »" for candidate in answer.candidates)
    hint = f" Voulez-vous dire {near} ?" if near else " Pour un organisme à ajouter : --nouveau."
    raise DecisionError(f"Aucun organisme « {name} » dans les registres.{hint}")
