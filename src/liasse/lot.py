"""``OUT/lot.json``: what became of every dossier of the batch."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from liasse.schema_values import Modele, Probabilite


class Outcome(StrEnum):
    """What became of a dossier (``statut`` in ``lot.json``)."""

    CONVERTED = "converti"
    TO_REVIEW = "a_revoir"
    FAILED = "echec"


class Erreur(Modele):
    """Why a dossier, or the whole batch, could not be converted."""

    code: str
    message: str


class LotEntry(Modele):
    """One dossier of the batch."""

    id: str
    chemin: str
    statut: Outcome
    erreur: Erreur | None = None
    confiance: Probabilite | None = None
    secondes: float = Field(ge=0)


class Lot(Modele):
    """The batch; ``erreur`` is about the batch itself, null where it could be run."""

    schema_id: Literal["liasse/lot/1"] = Field(default="liasse/lot/1", alias="schema")
    version: str
    dossiers: list[LotEntry]
    erreur: Erreur | None = None
