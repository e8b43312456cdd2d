"""Boxes: two that exclude each other, and the question that a new supply brings with it."""

from __future__ import annotations

from collections.abc import Iterable

from extract.candidate import Status
from liasse import wording
from liasse.checks.alert import Alert, quote
from liasse.checks.facts import Facts
from normalize.text import line_end

_NEW = "logements.offre_nouvelle"
_FNDOLLTS = ("financement.fndollts", "financement.candidat_appel_projets")
# A box that cannot be read may hold the answer: nothing is said then.
_MAYBE_ANSWERED = frozenset({Status.FILLED, Status.UNREADABLE, Status.CONTRADICTORY})


def contradictory(facts: Facts) -> Iterable[Alert]:
    """Two answers that exclude each other are both given."""
    for path, value in facts.values.items():
        if value.status is Status.CONTRADICTORY:
            written = _lines(facts, path)
            seen = f" ({quote(written)})" if written else ""
            message = (
                f"{wording.field(path)} : deux réponses qui s'excluent sont cochées{seen} ; "
                "demandez au porteur laquelle vaut."
            )
            yield Alert("cases_contradictoires", "erreur", (path,), message)


def _lines(facts: Facts, path: str) -> str:
    """Return the lines that the boxes stand on, as they were read; "" where they have no place."""
    spans, text = facts.values[path].candidate.spans, facts.document.text
    if not spans:
        return facts.answer(path)
    start = text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = line_end(text, max(span.end for span in spans))
    return " ".join(text[start:end].split())


def new_supply_unanswered(facts: Facts) -> Iterable[Alert]:
    """A new supply is ticked, and the FNDOLLTS question that goes with it has no answer."""
    if facts.filled(_NEW) is True and not any(facts.status(path) in _MAYBE_ANSWERED for path in _FNDOLLTS):
        message = (
            "« Création d'une offre nouvelle » est cochée, mais le financement du FNDOLLTS et la candidature à un "
            "appel à projets n'ont pas de réponse : demandez comment l'offre nouvelle est financée."
        )
        yield Alert("fndollts_sans_reponse", "avertissement", (_NEW, *_FNDOLLTS), message)


def fndollts_without_new_supply(facts: Facts) -> Iterable[Alert]:
    """The FNDOLLTS pays for new dwellings, and none is announced."""
    if facts.filled(_FNDOLLTS[0]) is True and facts.filled(_NEW) is False:
        message = (
            "Un financement du FNDOLLTS est annoncé, qui ne va qu'à une offre nouvelle, mais « Création d'une offre "
            "nouvelle » n'est pas cochée : vérifiez le mode de mobilisation des logements."
        )
        yield Alert("fndollts_sans_offre_nouvelle", "avertissement", (_FNDOLLTS[0], _NEW), message)
