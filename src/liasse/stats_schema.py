"""``OUT/statistiques.json`` as a model: the synthesis of a batch or of a guide."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from liasse.schema_values import Compte, Euros, Modele, Probabilite


class Groupe(Modele):
    """Projects of one theme, région or kind of body; costs are euros per household, over the whole duration."""

    groupe: str
    projets: Compte
    menages: Compte
    cout_par_menage_median: Euros | None


class Dispersion(Modele):
    """Least, quartiles and most of the costs per household in euros; null where none is known."""

    nombre: Compte
    minimum: Euros | None
    quartile_1: Euros | None
    mediane: Euros | None
    quartile_3: Euros | None
    maximum: Euros | None


class ModeleDeTheme(Modele):
    """How the proposed themes were learnt, and how right they were on sheets left out."""

    appris_sur: str
    exactitude: Probabilite
    couverture: Probabilite


class ProjetCompte(Modele):
    """A project as it was counted; ``theme`` is a category's code or « non déterminé »."""

    id: str
    theme: str
    confiance_theme: Probabilite
    region: str
    menages: Compte | None
    cout_total: Euros | None
    cout_par_menage: Euros | None


class Statistiques(Modele):
    """The whole synthesis; ``lot`` tells which results it was made from, null for a guide outside a batch."""

    schema_id: Literal["liasse/statistiques/1"] = Field(default="liasse/statistiques/1", alias="schema")
    source: str
    lot: str | None
    projets: Compte
    menages: Compte
    par_theme: list[Groupe]
    par_region: list[Groupe]
    par_type_d_organisme: list[Groupe]
    cout_par_menage: Dispersion
    modele_de_theme: ModeleDeTheme
    detail: list[ProjetCompte]
