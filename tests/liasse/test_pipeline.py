"""Files of a dossier in, its validated model out."""

from pathlib import Path

import pytest

from ingest.errors import IngestError
from ingest.settings import Settings
from liasse.pipeline import process
from liasse.schema import FIELD_PATHS, Dossier, iter_champs

DUMP = """Appel à projets
Mise en place de 10 000 logements HLM accompagnés
Nom du projet : Cap Logement
Nombre de ménages accompagnés : 12
Ménages éligibles au DALO oui ☒ non ☐
Typologie des logements : du T2 au T4
Coût de l’accompagnement par ménage : 1 440 € par an et par ménage
Les engagements pris par les porteurs du projet portent sur une durée de 36 mois renouvelable.
Conditions jugées nécessaires : champ libre
"""


def _process(tmp_path: Path, content: str = DUMP) -> Dossier:
    path = tmp_path / "fiche.txt"
    path.write_text(content, encoding="utf-8")
    return process([path], "fiche", Settings())


def test_a_dossier_has_every_field_of_the_contract(tmp_path: Path) -> None:
    """Each leaf is there once, in the contract's order, with a status."""
    dossier = _process(tmp_path)
    assert list(FIELD_PATHS) == [path for path, _ in iter_champs(dossier.projet)]
    assert (dossier.schema_id, dossier.id) == ("liasse/projet/1", "fiche")


def test_values_are_typed(tmp_path: Path) -> None:
    """Counts are numbers, ticks are booleans, types are a list."""
    fields = dict(iter_champs(_process(tmp_path).projet))
    assert {
        "presentation.nom_projet": "Cap Logement",
        "publics.nombre_menages": 12,
        "publics.eligible_dalo": True,
        "logements.typologies": ["T2", "T3", "T4"],
        "duree.mois": 36,
        "duree.renouvelable": True,
        "avis.conditions": None,
    } == {
        path: fields[path].valeur
        for path in (
            "presentation.nom_projet",
            "publics.nombre_menages",
            "publics.eligible_dalo",
            "logements.typologies",
            "duree.mois",
            "duree.renouvelable",
            "avis.conditions",
        )
    }
    (amount,) = fields["financement.cout_accompagnement"].valeur
    assert (amount.montant, amount.par, amount.periode) == ("1440.00", "menage", "an")


def test_what_is_filled_in_is_proved_by_its_place(tmp_path: Path) -> None:
    """Each value that was read quotes the text and says on which page."""
    for path, field in iter_champs(_process(tmp_path).projet):
        if field.statut == "renseigne":
            assert field.brut, path
            assert field.brut in DUMP, path
            assert all(DUMP[proof.debut : proof.fin] in field.brut for proof in field.preuves), path
            assert field.preuves, path


def test_the_same_dossier_gives_the_same_model(tmp_path: Path) -> None:
    """Nothing depends on the order of a set or on the clock."""
    assert _process(tmp_path) == _process(tmp_path)


def test_a_foreign_text_gives_absent_fields_and_no_value(tmp_path: Path) -> None:
    """A letter is no dossier: nothing is guessed from it."""
    dossier = _process(tmp_path, "Madame, nous vous remercions de votre courrier.\n")
    assert {field.valeur for _, field in iter_champs(dossier.projet)} == {None}
    assert {field.statut for _, field in iter_champs(dossier.projet)} == {"absent"}


def test_a_file_that_cannot_be_read_is_an_error_that_names_it(tmp_path: Path) -> None:
    """An empty file is not a dossier with empty fields."""
    path = tmp_path / "vide.txt"
    path.write_text("", encoding="utf-8")
    with pytest.raises(IngestError, match=r"vide\.txt"):
        process([path], "vide", Settings())
