"""The report: everything that is shown is escaped, nothing is loaded, least sure first."""

import json
import re
from pathlib import Path

import pytest

import batch_fakes
from liasse.lot import Erreur, Lot, LotEntry, Outcome
from liasse.report import render
from liasse.report_values import readable
from liasse.schema import FIELD_PATHS, Dossier
from liasse.wording import FIELDS

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


@pytest.fixture
def page(tmp_path: Path) -> str:
    """Return a report of two dossiers and a failure, all of whose texts are hostile."""
    entries = []
    for ident, confidence in (("sur", 0.95), ("douteux", 0.4)):
        filled = {"valeur": ATTACK, "statut": "renseigne", "brut": ATTACK + "brut", "motifs": [ATTACK]}
        data = batch_fakes.dossier_data(ident, confidence, presentation__nom_projet=filled)
        data["alertes"] = [{"code": "x", "gravite": "erreur", "champs": [ATTACK], "message": ATTACK}]
        data["sources"][0]["fichier"] = ATTACK
        whole = Dossier.model_validate(data).model_dump(mode="json", by_alias=True)
        (tmp_path / f"{ident}.json").write_text(json.dumps(whole), encoding="utf-8")
        entries.append(
            LotEntry(
                id=ident,
                chemin=f"{ident}{ATTACK}",
                statut=Outcome.CONVERTED,
                confiance=confidence,
                secondes=1,
            )
        )
    error = Erreur(code="fichier_endommage", message=ATTACK)
    entries.append(LotEntry(id="casse", chemin=ATTACK, statut=Outcome.FAILED, erreur=error, secondes=0))
    return render(Lot(version="0", dossiers=entries), tmp_path)


def test_text_of_dossiers_is_escaped(page: str) -> None:
    """No tag of a dossier's text becomes one of the page."""
    assert page.count("<script>") == 1
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_page_loads_nothing(page: str) -> None:
    """The policy forbids every load, and there is nothing to load."""
    assert "default-src 'none'" in page
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"", page) == []


def test_the_least_sure_dossier_comes_first(page: str) -> None:
    """A reviewer starts where the doubt is."""
    assert page.index('id="d-douteux"') < page.index('id="d-sur"')


def test_every_field_has_its_words() -> None:
    """No path of the contract is shown as a path."""
    assert set(FIELDS) == set(FIELD_PATHS)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "oui"),
        (False, "non"),
        (None, ""),
        (["T1", "T2"], "T1\nT2"),
        (
            {"montant": "1440.00", "par": "menage", "periode": "an", "texte": "x"},
            "1\u202f440,00\u00a0€ par ménage par an",
        ),
        ({"nom": "OPH X", "type": "bailleur", "registre": None, "score": None}, "OPH X (bailleur)"),
        ({"texte": "Dax", "departements": ["40"], "communes": []}, "texte : Dax\ndepartements : 40"),
    ],
)
def test_values_are_shown_in_words(value: object, words: str) -> None:
    """Amounts, bodies and lists read as a person writes them."""
    assert readable(value) == words
