"""The output contract as models: what ``OUT/<id>.json`` holds, and nothing else.

``schemas/*.schema.json`` is generated from here (``liasse schema``). Keys stand in the contract's order
because pydantic writes them in the order in which they are declared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from extract.candidate import Status
from liasse.schema_values import (
    AvisRegional,
    Budget,
    CategoriePublic,
    Compte,
    Contact,
    Localisation,
    Modele,
    Montant,
    Organisme,
    Partenaires,
    Probabilite,
    Reproductibilite,
    Texte,
    Typologie,
)

__all__ = [
    "FIELD_PATHS",
    "Accompagnement",
    "Alerte",
    "Avis",
    "Budget",
    "CategoriePublic",
    "Champ",
    "Contact",
    "Correction",
    "Dossier",
    "Duree",
    "Financement",
    "Localisation",
    "Logements",
    "Modele",
    "Montant",
    "Organisme",
    "Partenaires",
    "Partenariat",
    "Presentation",
    "Preuve",
    "Projet",
    "Publics",
    "Source",
    "Status",
    "iter_champs",
]

T = TypeVar("T")


class Preuve(Modele):
    """Where a value was read; offsets count characters of the dossier's text, boxes are in points."""

    source: int = Field(ge=0)
    page: int = Field(ge=1)
    debut: int = Field(ge=0)
    fin: int = Field(ge=0)
    bbox: tuple[float, float, float, float] | None = None


def _check_value(value: object, status: Status) -> None:
    """A value beside any status but « renseigne » would be read as an answer that nobody gave."""
    if value is not None and status is not Status.FILLED:
        msg = f"valeur doit être null quand statut est « {status} »"
        raise ValueError(msg)


class Correction(Modele, Generic[T]):
    """What a reviewer decided about a field; what was read stays beside it."""

    valeur: T | None
    statut: Status
    auteur: str
    date: str  # ISO 8601, as the reviewer's page wrote it

    @model_validator(mode="after")
    def _value_only_if_filled(self) -> Self:
        _check_value(self.valeur, self.statut)
        return self


class Champ(Modele, Generic[T]):
    """A leaf: a value, its status, how sure we are, why, and where it was read."""

    valeur: T | None
    statut: Status
    confiance: Probabilite
    motifs: list[str] = Field(default_factory=list)
    brut: str | None = None
    preuves: list[Preuve] = Field(default_factory=list)
    correction: Correction[T] | None = None

    @model_validator(mode="after")
    def _value_only_if_filled(self) -> Self:
        _check_value(self.valeur, self.statut)
        return self

    @model_serializer(mode="wrap")
    def _without_absent_correction(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The contract's ``correction`` is absent, not null, where no one corrected the field."""
        dumped: dict[str, Any] = handler(self)
        if dumped.get("correction") is None:
            dumped.pop("correction", None)
        return dumped


class Presentation(Modele):
    """Section 1 of the form."""

    localisation: Champ[Localisation]
    nom_projet: Champ[Texte]
    porteurs: Champ[list[Organisme]]
    descriptif: Champ[Texte]


class Publics(Modele):
    """Section 2: who the project is for."""

    nombre_menages: Champ[Compte]
    eligible_dalo: Champ[bool]
    accords_collectifs: Champ[bool]
    pdalpd: Champ[bool]
    caracteristiques: Champ[Texte]
    categories: Champ[list[CategoriePublic]]


class Logements(Modele):
    """Section 3: how the dwellings are found."""

    offre_nouvelle: Champ[bool]
    amenagement_existant: Champ[bool]
    existant_sans_amenagement: Champ[bool]
    reclassement_bas_loyer: Champ[bool]
    nombre_logements: Champ[Compte]
    typologies: Champ[list[Typologie]]
    typologie_texte: Champ[Texte]
    attribution: Champ[Texte]
    localisation_offre: Champ[Texte]


class Accompagnement(Modele):
    """Section 4: the social support."""

    methodologie: Champ[Texte]
    gestion_locative: Champ[Texte]
    adhesion_menage: Champ[Texte]
    mobilisation_offre: Champ[Texte]
    relation_bailleur: Champ[Texte]
    adequation_besoins: Champ[Texte]


class Partenariat(Modele):
    """Section 5, first part: the partners."""

    partenaires: Champ[Partenaires]


class Financement(Modele):
    """Section 5, second part: what it costs and who pays."""

    texte: Champ[Texte]
    cout_diagnostic: Champ[list[Montant]]
    cout_accompagnement: Champ[list[Montant]]
    cout_gestion_locative: Champ[list[Montant]]
    cout_global: Champ[list[Montant]]
    cofinancements: Champ[Texte]
    fndollts: Champ[bool]
    candidat_appel_projets: Champ[bool]
    budget: Champ[Budget]


class Duree(Modele):
    """Section 6: for how long."""

    mois: Champ[Compte]
    renouvelable: Champ[bool]
    texte: Champ[Texte]


class Avis(Modele):
    """Section 7: what the State's services wrote."""

    service_departemental: Champ[Texte]
    pertinence: Champ[Texte]
    conditions: Champ[Texte]
    commentaire: Champ[Texte]
    reproductibilite: Champ[Reproductibilite]
    avis_regional: Champ[AvisRegional]


class Projet(Modele):
    """A project as the form describes it, section by section in its printed order."""

    presentation: Presentation
    publics: Publics
    logements: Logements
    accompagnement: Accompagnement
    partenariat: Partenariat
    financement: Financement
    duree: Duree
    avis: Avis
    contacts: Champ[list[Contact]]


class Source(Modele):
    """A file of the dossier, and how well it could be read."""

    fichier: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    type: str
    pages: int = Field(ge=0)
    lecture: Literal["texte", "ocr", "mixte"]
    qualite: Probabilite


class Alerte(Modele):
    """Something about the dossier as a whole, or about fields together, that a person should see."""

    code: str
    gravite: Literal["info", "avertissement", "erreur"]
    champs: list[str] = Field(default_factory=list)
    message: str


class Dossier(Modele):
    """One dossier: the envelope around ``projet``."""

    schema_id: Literal["liasse/projet/1"] = Field(default="liasse/projet/1", alias="schema")
    id: str
    sources: list[Source]
    projet: Projet
    alertes: list[Alerte] = Field(default_factory=list)
    confiance: Probabilite


def _paths(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """Yield the path of every leaf below ``model``, in order."""
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel) and not issubclass(kind, Champ):
            yield from _paths(kind, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}"


FIELD_PATHS: tuple[str, ...] = tuple(_paths(Projet))


def iter_champs(model: BaseModel, prefix: str = "") -> Iterator[tuple[str, Champ[Any]]]:
    """Yield ``(path, champ)`` for every leaf below ``model``, in order; items of a list count from 0."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        for suffix, item in enumerate(value) if isinstance(value, list) else [("", value)]:
            path = f"{prefix}{name}" if suffix == "" else f"{prefix}{name}.{suffix}"
            if isinstance(item, Champ):
                yield path, item
            elif isinstance(item, BaseModel):
                yield from iter_champs(item, f"{path}.")
