"""The three real dossiers, read by a careful reader and by liasse: statuses, ticks, counts and amounts.

They belong to people outside the project, so they stay where they are and nothing personal of them is
written here.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from ingest.settings import Settings
from liasse.pipeline import process
from liasse.schema import FIELD_PATHS, Champ, iter_champs

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the real dossiers of ../shared/seeds are not here"
)

R, V, I, A = "renseigne", "vide", "illisible", "absent"  # noqa: E741 - the table is read in columns
#                                          grand-dax  aude  landes-ocr; « ? »: a reader would hesitate
STATUSES = {
    "presentation.localisation": (R, R, R),
    "presentation.nom_projet": (R, R, R),
    "presentation.porteurs": (R, R, R),
    "presentation.descriptif": (R, R, "?"),
    "publics.nombre_menages": (R, R, A),
    "publics.eligible_dalo": (R, R, "?"),
    "publics.accords_collectifs": (R, R, A),
    "publics.pdalpd": (R, R, "?"),
    "publics.caracteristiques": (R, R, R),
    "publics.categories": (R, "?", R),
    "logements.offre_nouvelle": (R, I, A),
    "logements.amenagement_existant": (R, I, I),
    "logements.existant_sans_amenagement": (R, I, I),
    "logements.reclassement_bas_loyer": (R, I, A),
    "logements.nombre_logements": (R, R, R),
    "logements.typologies": (V, V, R),
    "logements.typologie_texte": (R, R, R),
    "logements.attribution": (R, R, R),
    "logements.localisation_offre": (R, R, R),
    "accompagnement.methodologie": (R, R, R),
    "accompagnement.gestion_locative": (R, R, A),
    "accompagnement.adhesion_menage": (R, R, A),
    "accompagnement.mobilisation_offre": (V, R, A),
    "accompagnement.relation_bailleur": (R, R, A),
    "accompagnement.adequation_besoins": (R, R, "?"),
    "partenariat.partenaires": (R, R, R),
    "financement.texte": (V, R, R),
    "financement.cout_diagnostic": (R, A, "?"),
    "financement.cout_accompagnement": (R, A, R),
    "financement.cout_gestion_locative": (V, A, A),
    "financement.cout_global": (V, A, A),
    "financement.cofinancements": (R, A, A),
    "financement.fndollts": (V, I, A),
    "financement.candidat_appel_projets": (V, I, A),
    "financement.budget": (A, "?", "?"),
    "duree.mois": (R, R, "?"),
    "duree.renouvelable": (R, "?", A),
    "duree.texte": (R, R, "?"),
    "avis.service_departemental": (V, V, A),
    "avis.pertinence": (V, V, A),
    "avis.conditions": (V, V, A),
    "avis.commentaire": (V, V, A),
    "avis.reproductibilite": (V, I, A),
    "avis.avis_regional": (V, I, A),
    "contacts": (A, A, R),
}
NAMES = ("fiche-grand-dax", "fiche-aude", "dossier-landes-ocr")
VALUES = [
    ("fiche-grand-dax", "publics.nombre_menages", 25),
    ("fiche-grand-dax", "publics.eligible_dalo", True),
    ("fiche-grand-dax", "publics.accords_collectifs", False),
    ("fiche-grand-dax", "publics.pdalpd", True),
    ("fiche-grand-dax", "logements.offre_nouvelle", False),
    ("fiche-grand-dax", "logements.amenagement_existant", False),
    ("fiche-grand-dax", "logements.existant_sans_amenagement", True),
    ("fiche-grand-dax", "logements.reclassement_bas_loyer", False),
    ("fiche-grand-dax", "logements.nombre_logements", 25),
    ("fiche-grand-dax", "financement.cout_diagnostic", []),
    ("fiche-grand-dax", "duree.mois", 12),
    ("fiche-grand-dax", "duree.renouvelable", True),
    ("fiche-aude", "publics.nombre_menages", 25),
    ("fiche-aude", "publics.eligible_dalo", True),
    ("fiche-aude", "publics.accords_collectifs", True),
    ("fiche-aude", "publics.pdalpd", True),
    ("fiche-aude", "logements.nombre_logements", 25),
    ("fiche-aude", "duree.mois", 36),
    ("dossier-landes-ocr", "logements.nombre_logements", 25),
    ("dossier-landes-ocr", "logements.typologies", ["T1", "T2", "T3", "T4", "T5"]),
]


@lru_cache(maxsize=3)
def _fields(name: str) -> dict[str, Champ[Any]]:
    return dict(iter_champs(process([SEEDS / f"{name}.txt"], name, Settings()).projet))


def test_the_table_names_every_field() -> None:
    """No field of a real dossier goes unread by the table."""
    assert list(FIELD_PATHS) == list(STATUSES)


@pytest.mark.parametrize("name", NAMES)
def test_each_field_of_a_real_dossier_has_the_status_that_a_reader_gives_it(name: str) -> None:
    """Filled in, left empty, lost on the way or not asked: nothing is guessed and nothing is missed."""
    expected = {path: row[NAMES.index(name)] for path, row in STATUSES.items()}
    found = {path: str(field.statut.value) for path, field in _fields(name).items()}
    assert {path: status for path, status in expected.items() if status != "?"} == {
        path: found[path] for path, status in expected.items() if status != "?"
    }


@pytest.mark.parametrize(("name", "path", "expected"), VALUES)
def test_ticks_counts_and_durations_are_those_of_the_page(name: str, path: str, expected: object) -> None:
    """The numbers and ticks are checked by eye against the dossier."""
    assert expected == _fields(name)[path].valeur


def test_the_cost_of_support_is_one_amount_a_year() -> None:
    """The answer names the amount and the year."""
    (amount,) = _fields("fiche-grand-dax")["financement.cout_accompagnement"].valeur
    assert (amount.montant, amount.periode) == ("1440.00", "an")


@pytest.mark.parametrize("name", NAMES)
def test_each_answer_of_a_real_dossier_is_proved(name: str) -> None:
    """What was read says where it stands."""
    unproved = [path for path, field in _fields(name).items() if field.statut == R and not field.preuves]
    assert not unproved
