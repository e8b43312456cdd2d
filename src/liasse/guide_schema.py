"""The published guide as a model: ``"schema": "liasse/guide/1"``, one ``Monographie`` per sheet.

Beside the contract's keys a guide keeps what is not on its sheets: its tables as they were read, and the
text that stands before and between the sheets, so that no word of the document is lost.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from liasse.schema import Alerte, Champ, Preuve, Source
from liasse.schema_values import Compte, Contact, Localisation, Modele, Montant, Organisme, Probabilite, Texte

Numero = Annotated[str, Field(pattern=r"^\d(\.\d{1,2}){1,2}$")]
Categorie = Literal["1", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]
Volet = Literal["acces", "maintien", "acces_et_maintien"]


class Cout(Modele):
    """What a project costs: every amount named, and the text they stand in."""

    montants: list[Montant] = Field(default_factory=list)
    texte: str


class DureePubliee(Modele):
    """How long a project lasts."""

    mois: Compte | None = None
    renouvelable: bool
    texte: str


class Monographie(Modele):
    """A sheet, in the order in which it is printed."""

    numero: Champ[Numero]
    categorie: Champ[Categorie]
    titre: Champ[Texte]
    porteurs: Champ[list[Organisme]]
    partenaires: Champ[list[Organisme]]
    localisation: Champ[Localisation]
    nombre_menages: Champ[Compte]
    nombre_logements: Champ[Compte]
    volet: Champ[Volet]
    nature: Champ[Texte]
    objectifs: Champ[Texte]
    profil_menages: Champ[Texte]
    statut_occupation: Champ[Texte]
    accompagnement: Champ[Texte]
    offre: Champ[Texte]
    moyens: Champ[Texte]
    cout: Champ[Cout]
    duree: Champ[DureePubliee]
    contacts: Champ[list[Contact]]


class LigneSommaire(Modele):
    """A row of a chapter's index."""

    numero: str
    localisation: str
    organismes: str | None = None
    page: int | None = None


class LigneSynthese(Modele):
    """A row of the totals table; ``categorie`` is null for the whole guide."""

    categorie: str | None = None
    intitule: str
    projets: int
    menages: int


class TexteHorsFiche(Modele):
    """Text of the guide that is on no sheet."""

    texte: str
    preuves: list[Preuve] = Field(default_factory=list)


class Guide(Modele):
    """The envelope around the sheets."""

    schema_id: Literal["liasse/guide/1"] = Field(default="liasse/guide/1", alias="schema")
    id: str
    sources: list[Source]
    monographies: list[Monographie]
    sommaire: list[LigneSommaire] = Field(default_factory=list)
    synthese: list[LigneSynthese] = Field(default_factory=list)
    liminaire: list[TexteHorsFiche] = Field(default_factory=list)
    reste: list[TexteHorsFiche] = Field(default_factory=list)
    alertes: list[Alerte] = Field(default_factory=list)
    confiance: Probabilite
