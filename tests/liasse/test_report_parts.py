"""Reconciliation and synthesis in the report: shown while they fit the batch, escaped, linked, in words."""

import json

import pytest
from typer.testing import CliRunner

import batch_fakes
from invented_guide import document_of, generator
from liasse.cli import app
from liasse.guide import build
from liasse.lot import Lot, LotEntry, Outcome
from liasse.reconcile_schema import Rapprochement
from liasse.report import render
from liasse.report_parts import put_in_report, read_parts
from liasse.results import fingerprint
from liasse.schema import Dossier
from liasse.stats import synthesis_of
from page_outline import ATTACK, Outline


def filled(value):
    """Return what a filled-in field says."""
    return {"valeur": value, "statut": "renseigne"}


@pytest.fixture
def batch(tmp_path):
    """Write an invented guide and two dossiers, one of the guide's first sheet and one of none."""
    text, sheets = generator().make(16, 4)
    guide = tmp_path / "guide.json"
    guide.write_text(build(document_of(text), "guide").model_dump_json(by_alias=True), encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    entries = []
    for ident, title, body, place in (
        ("mien", sheets[0].title, sheets[0].carriers[0], sheets[0].place),
        ("autre", "La Maison bleue", "PEUPLIER HABITAT", "Vesoul, Haute-Saône"),
    ):
        data = batch_fakes.dossier_data(
            ident,
            presentation__nom_projet=filled(title),
            presentation__porteurs=filled([{"nom": body, "type": "bailleur"}]),
            presentation__localisation=filled({"texte": place}),
            publics__nombre_menages=filled(10),
            financement__cout_global=filled(
                [{"montant": "20000.00", "par": "projet", "periode": "total", "texte": "20 000 €"}]
            ),
        )
        whole = Dossier.model_validate(data).model_dump_json(by_alias=True)
        (out / f"{ident}.json").write_text(whole, encoding="utf-8")
        entries.append(
            LotEntry(id=ident, chemin=f"{ident}.docx", statut=Outcome.CONVERTED, confiance=0.9, secondes=1)
        )
    lot = Lot(version="0", dossiers=entries)
    (out / "lot.json").write_text(lot.model_dump_json(by_alias=True), encoding="utf-8")
    return out, guide, lot


def page(out):
    """Return the report in OUT."""
    return (out / "rapport.html").read_text(encoding="utf-8")


def test_both_commands_put_what_they_found_into_the_report(batch):
    """Tables, bars and dots, links to the dossiers, every id its own."""
    out, guide, _ = batch
    for arguments in (["reconcile", str(out), str(guide)], ["stats", str(out)]):
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
        assert "rapport.html" in result.output
    shown = page(out)
    assert "Rapprochement avec le guide publié" in shown
    assert "aucune fiche" in shown
    assert shown.count('<table class="barres synthese">') == 3
    assert shown.count("<circle") == 2
    outline = Outline(shown)
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in outline.values("href")} <= set(ids)
    assert not {
        name for _, attrs in outline.tags for name in attrs if name.startswith("on") or name == "style"
    }
    assert outline.open == []


def test_a_report_without_them_says_nothing_of_them(batch):
    """Who does not reconcile does not read about it."""
    out, _, lot = batch
    assert "Rapprochement" not in render(lot, out)
    assert "Synthèse" not in render(lot, out)


def test_what_no_longer_fits_the_batch_is_not_shown(batch):
    """A dossier that was read again or corrected makes them out of date, and the report says which command to run."""
    out, _, lot = batch
    put_in_report(out, synthesis_of(out))
    assert read_parts(out).synthesis is not None
    changed = (out / "autre.json").read_text(encoding="utf-8").replace("Maison bleue", "Maison rouge")
    (out / "autre.json").write_text(changed, encoding="utf-8")
    assert read_parts(out).synthesis is None
    assert "dernier <code>liasse stats</code>" in render(lot, out)


def test_a_damaged_part_does_not_break_the_report(batch):
    """It is said to be out of date."""
    out, _, lot = batch
    (out / "rapprochement.json").write_text("{", encoding="utf-8")
    assert "dernier <code>liasse reconcile</code>" in render(lot, out)


def test_hostile_text_is_escaped(batch):
    """A guide comes from strangers as dossiers do."""
    out, _, _ = batch
    found = Rapprochement.model_validate(
        {
            "guide": ATTACK,
            "lot": fingerprint(out),
            "dossiers": [
                {
                    "id": "mien", "decision": "rapproche", "motif": ATTACK, "fiche": "1.1", "score": 0.99,
                    "candidats": [{"fiche": "1.1", "titre": ATTACK, "score": 0.99, "raisons": [ATTACK]}],
                    "differences": [
                        {"champ": ATTACK, "dossier": ATTACK, "fiche": [ATTACK], "resultat": "difference", "note": ATTACK}
                    ],
                }
            ],
            "liens": [
                {
                    "dossiers": ["mien", ATTACK], "fiche": ATTACK, "raisons": [ATTACK], "part_commune": 0.5,
                    "textes_communs": [{"champ": ATTACK, "part": 0.5, "phrases": [ATTACK]}],
                }
            ],
        }
    )  # fmt: skip
    put_in_report(out, found)
    outline = Outline(page(out))
    assert [tag for tag, _ in outline.tags].count("script") == 2
    assert not [tag for tag, _ in outline.tags if tag == "img"]
    assert outline.open == []


def test_convert_keeps_showing_them_with_its_threshold(tmp_path):
    """A second run in which nothing changed keeps them, and they keep the run's own threshold."""
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    text, _ = generator().make(8, 3)
    (source / "guide.txt").write_text(text, encoding="utf-8")
    arguments = ["convert", str(source), "--out", str(out), "--jobs", "1", "--review-threshold", "7"]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert CliRunner().invoke(app, ["stats", str(out)]).exit_code == 0
    assert "plus de 7 erreurs" in page(out)
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert "Synthèse des projets" in page(out)
    assert (
        json.loads((out / "statistiques.json").read_text(encoding="utf-8"))["schema"]
        == "liasse/statistiques/1"
    )
