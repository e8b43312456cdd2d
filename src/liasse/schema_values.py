"""The typed values that a ``Champ`` may hold, as ``CONTRACT.md`` names them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

# A text that is filled in says something: what says nothing is « vide », never "".
Texte = Annotated[str, Field(min_length=1)]
Compte = Annotated[int, Field(ge=0)]
# Euros as a decimal string: JSON numbers are binary floats in most readers, and cents would drift.
Euros = Annotated[str, Field(pattern=r"^-?\d+\.\d{2}$")]
Probabilite = Annotated[float, Field(ge=0.0, le=1.0)]

Typologie = Literal["T1", "T2", "T3", "T4", "T5", "T6"]
Reproductibilite = Literal["faible", "moyen", "fort"]
AvisRegional = Literal["favorable", "defavorable"]


class Modele(BaseModel):
    """What every model of the contract shares: no key beside the contract's, no change once made."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class CategoriePublic(StrEnum):
    """Who the project is for (``publics.categories``)."""

    GRANDES_DIFFICULTES = "grandes_difficultes"
    SANTE_MENTALE = "sante_mentale"
    VIOLENCES_CONJUGALES = "violences_conjugales"
    JEUNES = "jeunes"
    GENS_DU_VOYAGE = "gens_du_voyage"
    SORTANTS_INCARCERATION = "sortants_incarceration"
    PERSONNES_AGEES = "personnes_agees"
    ADDICTIONS = "addictions"
    SORTANTS_HEBERGEMENT = "sortants_hebergement"
    MENACES_EXPULSION = "menaces_expulsion"


class Localisation(Modele):
    """Where the project is: as written, and the official codes and names found in it."""

    texte: Texte
    departements: list[str] = Field(default_factory=list)
    communes: list[str] = Field(default_factory=list)


class Organisme(Modele):
    """A body as it is written, with the register's canonical name where the match was accepted."""

    nom: Texte
    type: Literal["bailleur", "association", "collectivite", "autre"] = "autre"
    registre: str | None = None
    score: Probabilite | None = None


class Partenaires(Modele):
    """The partners: the answer as a whole, and the bodies named in it."""

    texte: Texte
    organismes: list[Organisme] = Field(default_factory=list)


class Montant(Modele):
    """An amount in euros, per what and per when."""

    montant: Euros
    par: Literal["menage", "logement", "projet"] | None = None
    periode: Literal["an", "mois", "total"] | None = None
    texte: str


class LigneBudget(Modele):
    """A line of the budget table; ``montant`` is null where the line has none that can be read."""

    intitule: str
    montant: Euros | None = None


class Budget(Modele):
    """The budget table, both sides; a total is null where the table gives none."""

    charges: list[LigneBudget] = Field(default_factory=list)
    produits: list[LigneBudget] = Field(default_factory=list)
    total_charges: Euros | None = None
    total_produits: Euros | None = None


class Contact(Modele):
    """A person to write to."""

    nom: str | None = None
    fonction: str | None = None
    organisme: str | None = None
    email: str | None = None
    telephone: str | None = None
