"""``OUT/rapprochement.json`` as a model: what ``liasse reconcile`` found, one row per dossier."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from liasse.schema_values import Modele, Probabilite

Decision = Literal["rapproche", "propose", "aucun"]
Resultat = Literal["accord", "difference", "dossier_seul", "fiche_seule", "absent"]


class FicheCandidate(Modele):
    """A sheet that may be a dossier's; each reason begins with + or -."""

    fiche: str
    titre: str | None
    score: Probabilite
    raisons: list[str]


class Ecart(Modele):
    """A field of a dossier beside the sheet's; costs are lists of euros as decimal strings."""

    champ: str
    dossier: bool | int | str | list[str] | None
    fiche: bool | int | str | list[str] | None
    resultat: Resultat
    note: str = ""


class DossierRapproche(Modele):
    """A dossier: its sheet, or why it has none; ``score`` is the probability that both are one project."""

    id: str
    decision: Decision
    motif: str
    fiche: str | None = None
    score: Probabilite | None = None
    candidats: list[FicheCandidate] = Field(default_factory=list)
    differences: list[Ecart] = Field(default_factory=list)


class TexteCommun(Modele):
    """The sentences of a field that stand in the other dossier too; ``part`` of the field's long sentences."""

    champ: str
    part: Probabilite
    phrases: list[str]


class Lien(Modele):
    """Two dossiers of one project; ``part_commune`` of the shorter one's long sentences."""

    dossiers: list[str]
    fiche: str | None = None
    raisons: list[str]
    part_commune: Probabilite
    textes_communs: list[TexteCommun]


class Rapprochement(Modele):
    """The whole reconciliation; ``lot`` tells which results it was made from."""

    schema_id: Literal["liasse/rapprochement/1"] = Field(default="liasse/rapprochement/1", alias="schema")
    guide: str
    lot: str
    dossiers: list[DossierRapproche]
    liens: list[Lien]
