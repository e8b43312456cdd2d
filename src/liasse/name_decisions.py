"""What people decided about names of bodies: this is X, this is new, these two differ.

``OUT/decisions/organismes.json`` keeps every decision with its scope, author and date; one that is undone
stays there and says so. ``convert`` only reads it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path

from liasse.errors import LiasseError
from liasse.writing import dump_json, write_whole
from normalize.matching_words import plain
from normalize.registry import Body

IS, NEW, DIFFERENT = "est", "nouveau", "different"
WHOLE = "lot"  # the scope of a decision for every dossier; any other scope is a dossier's id


class DecisionError(LiasseError):
    """A decision cannot be read, made or undone; the message says which and why."""

    code = "decision_impossible"


@dataclass(frozen=True, slots=True)
class NameDecision:
    """One decision; ``registre`` is the body's canonical name, ``graphies`` the spellings it is about."""

    numero: int
    decision: str
    graphies: tuple[str, ...]
    registre: str
    type: str = ""
    departements: tuple[str, ...] = ()
    portee: str = WHOLE
    auteur: str = ""
    date: str = ""
    annulee: str | None = None

    def covers(self, ident: str) -> bool:
        """Return whether the decision stands for a dossier."""
        return self.annulee is None and self.portee in {WHOLE, ident}


@dataclass(slots=True)
class Decisions:
    """The decisions of a project, in the order in which they were made."""

    made: list[NameDecision] = field(default_factory=list)

    @staticmethod
    def path(project: Path) -> Path:
        """Return where a project keeps its decisions."""
        return project / "decisions" / "organismes.json"

    @staticmethod
    def load(project: Path) -> Decisions:
        """Return the decisions of a project.

        Raises:
            DecisionError: the file cannot be read; it is left as it is.
        """
        path = Decisions.path(project)
        if not path.is_file():
            return Decisions()
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))["decisions"]
            return Decisions([_from_row(row) for row in rows])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            msg = f"Les décisions de « {path} » ne peuvent pas être lues ({error}). Le fichier est laissé tel quel ; corrigez-le puis relancez."
            raise DecisionError(msg) from error

    def save(self, project: Path) -> None:
        """Write the decisions, whole."""
        path = Decisions.path(project)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, dump_json({"decisions": [asdict(decision) for decision in self.made]}))

    def add(self, decision: NameDecision) -> NameDecision:
        """Keep a decision, numbered and dated today."""
        number = max((known.numero for known in self.made), default=0) + 1
        numbered = replace(decision, numero=number, date=date.today().isoformat())
        self.made.append(numbered)
        return numbered

    def undo(self, number: int) -> NameDecision:
        """Take a decision back; it stays in the file with the day.

        Raises:
            DecisionError: there is no such decision, or it was taken back before.
        """
        for place, decision in enumerate(self.made):
            if decision.numero == number and decision.annulee is None:
                self.made[place] = replace(decision, annulee=date.today().isoformat())
                return self.made[place]
        raise DecisionError(
            f"Aucune décision n° {number} en vigueur ; « liasse registry list OUT » les montre."
        )

    @property
    def date(self) -> str:
        """Return the day of the newest decision."""
        return max((decision.date for decision in self.made), default="")

    def concerns(self, ident: str) -> bool:
        """Return whether a decision is about one dossier only."""
        return any(decision.portee == ident for decision in self.made)

    def bodies(self, ident: str) -> tuple[Body, ...]:
        """Return the bodies as decided for a dossier: each with the spellings that are it."""
        return tuple(
            Body(
                decision.registre,
                decision.type,
                trade_names=tuple(name for name in decision.graphies if name != decision.registre),
                departements=decision.departements,
            )
            for decision in self.made
            if decision.decision in {IS, NEW} and decision.covers(ident)
        )

    def refused(self, ident: str) -> frozenset[tuple[str, str]]:
        """Return the pairs of a folded name and a canonical name that are not one body."""
        return frozenset(
            (plain(name), decision.registre)
            for decision in self.made
            if decision.decision == DIFFERENT and decision.covers(ident)
            for name in decision.graphies
        )


def _from_row(row: dict[str, object]) -> NameDecision:
    known = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return NameDecision(**known)  # type: ignore[arg-type]  # a wrong key or type is the TypeError caught above
