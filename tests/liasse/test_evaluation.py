"""Evaluation says what is right, counts what is missing, and does not flatter."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console
from typer.testing import CliRunner

from liasse.cli import app
from liasse.evaluation import EvaluationError, evaluate
from liasse.evaluation_calibration import calibrate
from liasse.evaluation_plots import drawing
from liasse.evaluation_report import figures, show
from liasse.evaluation_rules import same


def champ(value, status="renseigne", confidence=0.9):
    """Return a leaf as the contract writes it."""
    return {"valeur": value, "statut": status, "confiance": confidence}


def write_batch(out: Path, dossiers: dict[str, dict], failed: tuple[str, ...] = ()) -> Path:
    """Write a batch of dossiers given as {id: {section: {field: champ}}}."""
    out.mkdir()
    entries = [{"id": name, "chemin": f"{name}.txt", "statut": "converti"} for name in dossiers]
    entries += [{"id": name, "chemin": f"{name}.txt", "statut": "echec"} for name in failed]
    for name, project in dossiers.items():
        data = {"id": name, "sources": [{"type": "txt", "lecture": "texte"}], "projet": project}
        (out / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    (out / "lot.json").write_text(json.dumps({"dossiers": entries}), encoding="utf-8")
    return out


def write_reference(folder: Path, **dossiers: dict) -> Path:
    """Write a reference given as {name: {path: expected}}."""
    folder.mkdir()
    for name, fields in dossiers.items():
        data = {"file": f"{name}.txt", "fields": fields}
        (folder / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_counts_status_and_value_together(tmp_path):
    """A field is right only if its status and its value are both the reference's."""
    out = write_batch(
        tmp_path / "out",
        {"rive": {"publics": {"nombre_menages": champ(25), "pdalpd": champ(None, "illisible", 0.4)}}},
    )
    reference = write_reference(
        tmp_path / "ref",
        rive={
            "publics.nombre_menages": {"statut": "renseigne", "valeur": 25},
            "publics.pdalpd": {"statut": "renseigne", "valeur": False},
        },
    )
    result = evaluate(out, reference)
    assert result.total == (1, 2)
    assert result.confusion == {("renseigne", "renseigne"): 1, ("renseigne", "illisible"): 1}
    assert [miss.path for miss in result.misses] == ["publics.pdalpd"]
    assert result.exact_dossiers == (0, 1)


def test_departements_are_counted_apart(tmp_path):
    """Exactly the reference's, whatever the communes; a place that was not read is wrong, a dossier without is none."""

    def place(*departements, communes=()):
        return {"texte": "x", "departements": list(departements), "communes": list(communes)}

    where = "presentation.localisation"
    read = {
        "rive": champ(place("64", "40", communes=["Dax"])),
        "mont": champ(place("40")),
        "val": champ(None, "absent"),
        "bois": champ(place("33")),
    }
    out = write_batch(
        tmp_path / "out", {name: {"presentation": {"localisation": leaf}} for name, leaf in read.items()}
    )
    expected = {"statut": "renseigne", "valeur": place("40", "64")}
    reference = write_reference(
        tmp_path / "ref",
        rive={where: expected},
        mont={where: expected},
        val={where: expected},
        bois={where: {"statut": "vide", "valeur": None}},
        perdu={where: expected},
    )
    result = evaluate(out, reference)
    console = Console(record=True, width=200)
    show(result, console)

    assert result.departements == (1, 4)
    assert "Départements de la localisation : 1/4 exacts (25.0%)" in console.export_text()
    assert figures(result)["departements"] == (1, 4)


def test_accepts_each_of_the_alternatives(tmp_path):
    """Where a reader may decide either way, either answer is right."""
    out = write_batch(tmp_path / "out", {"rive": {"duree": {"renouvelable": champ(None, "absent")}}})
    expected = {"statut": "vide", "valeur": None, "alternatives": [{"statut": "absent", "valeur": None}]}
    reference = write_reference(tmp_path / "ref", rive={"duree.renouvelable": expected})
    assert evaluate(out, reference).total == (1, 1)


def test_a_dossier_that_failed_counts_with_all_its_fields(tmp_path):
    """What could not be converted is wrong, not left out."""
    out = write_batch(tmp_path / "out", {}, failed=("rive",))
    reference = write_reference(tmp_path / "ref", rive={"contacts": {"statut": "absent", "valeur": None}})
    result = evaluate(out, reference)
    assert result.total == (0, 1)
    assert result.not_converted == ("rive",)


def test_finds_a_dossier_by_the_slug_of_its_name(tmp_path):
    """An id is the slug of the file's name, whatever its case, accents and spaces."""
    out = write_batch(tmp_path / "out", {"dossier-de-l-epte": {"duree": {"mois": champ(12)}}})
    (tmp_path / "ref").mkdir()
    data = {"file": "Dossier de l'Épte.docx", "fields": {"duree.mois": {"statut": "renseigne", "valeur": 12}}}
    (tmp_path / "ref" / "x.json").write_text(json.dumps(data), encoding="utf-8")
    assert evaluate(out, tmp_path / "ref").total == (1, 1)


def test_reads_expected_json_of_each_case(tmp_path):
    """A reference may be one folder per case."""
    out = write_batch(tmp_path / "out", {"rive": {"duree": {"mois": champ(12)}}, "seul": {}})
    (tmp_path / "ref" / "rive").mkdir(parents=True)
    data = {"file": "rive.txt", "fields": {"duree.mois": {"statut": "renseigne", "valeur": 24}}}
    (tmp_path / "ref" / "rive" / "expected.json").write_text(json.dumps(data), encoding="utf-8")
    result = evaluate(out, tmp_path / "ref")
    assert result.total == (0, 1)
    assert result.unknown == ("seul",)


def test_refuses_a_folder_that_is_no_batch(tmp_path):
    """The message says what is missing."""
    with pytest.raises(EvaluationError, match=r"lot\.json"):
        evaluate(tmp_path, write_reference(tmp_path / "ref", rive={}))


def test_refuses_a_reference_without_values(tmp_path):
    """Nothing to compare with is an error, never 100 %."""
    (tmp_path / "ref").mkdir()
    with pytest.raises(EvaluationError, match="référence"):
        evaluate(write_batch(tmp_path / "out", {}), tmp_path / "ref")


BODY = {"nom": "Logivert Habitat", "type": "bailleur"}
AMOUNT = {"montant": "1440.00", "par": "menage", "periode": "an"}
PERSON = {"nom": "Nadia Oudinet", "fonction": "Directrice", "email": "n@x.example", "telephone": "0536490011"}
LINE = {"intitule": "Frais de siège", "montant": "120.50"}
BUDGET = {"charges": [LINE], "produits": [], "total_charges": "120.50", "total_produits": None}


@pytest.mark.parametrize(
    ("right", "path", "expected", "found"),
    [
        (True, "duree.mois", 12, 12),
        (False, "duree.mois", 1, True),
        (False, "publics.pdalpd", False, None),
        (True, "logements.typologies", ["T1", "T2"], ["T2", "T1"]),
        (False, "logements.typologies", ["T1", "T2"], ["T1"]),
        (True, "presentation.nom_projet", "Un toit, des « clés »", 'UN TOIT  des "cles"'),
        (False, "presentation.nom_projet", "Un toit", "Un toit pour tous les ménages"),
        (True, "presentation.porteurs", [BODY], [{"nom": "LOGIVERT HABITAT", "type": "autre"}]),
        (True, "presentation.porteurs", [{**BODY, "variantes": ["OPH Logivert"]}], [{"nom": "OPH Logivert"}]),
        (False, "presentation.porteurs", [BODY], [BODY, {"nom": "Le Gué"}]),
        (True, "presentation.localisation", {"departements": ["24"]}, {"departements": ["24"], "texte": "x"}),
        (False, "presentation.localisation", {"communes": ["Dax"]}, {"communes": []}),
        (True, "financement.cout_global", [AMOUNT], [{**AMOUNT, "montant": "1440", "texte": "1440 €"}]),
        (False, "financement.cout_global", [AMOUNT], [{**AMOUNT, "periode": "mois"}]),
        (False, "financement.cout_global", [], [AMOUNT]),
        (True, "financement.budget", BUDGET, {**BUDGET, "total_charges": "120.5"}),
        (False, "financement.budget", BUDGET, {**BUDGET, "total_produits": "0"}),
        (True, "contacts", [PERSON], [{**PERSON, "nom": "OUDINET Nadia", "telephone": "+33 5 36 49 00 11"}]),
        (False, "contacts", [PERSON], [{**PERSON, "email": None}]),
    ],
)
def test_compares_by_the_rule_of_the_kind(right, path, expected, found):
    """Each kind of value has its rule, and a near miss is a miss."""
    assert right is same(path, expected, found)


def test_calibration_of_honest_confidences():
    """Nine right in ten at 0.9 leaves no calibration error."""
    result = calibrate([(0.9, True)] * 9 + [(0.9, False)])
    assert result is not None
    assert result.expected_error == pytest.approx(0)
    assert result.brier == pytest.approx(0.09)
    assert result.acceptable == 0


def test_a_tie_does_not_flatter_the_review_order():
    """Among fields of equal confidence the errors are met last."""
    result = calibrate([(0.5, False)] + [(0.5, True)] * 9)
    assert result is not None
    assert result.errors_least_sure == 0


def test_acceptable_share_stops_at_the_threshold():
    """The surest half without errors can be accepted as it is."""
    result = calibrate([(0.99, True)] * 50 + [(0.5, False)] * 50)
    assert result is not None
    assert result.acceptable == pytest.approx(0.5)
    assert result.errors_least_sure == pytest.approx(0.2)


def test_report_shows_text_of_strangers_as_text(tmp_path):
    """Markup inside a dossier's text is printed, not obeyed, and the figures are plain JSON."""
    project = {"presentation": {"nom_projet": champ("[red]toit[/red] [/x]")}}
    out = write_batch(tmp_path / "out", {"rive": project})
    expected = {"presentation.nom_projet": {"statut": "renseigne", "valeur": "Autre"}}
    result = evaluate(out, write_reference(tmp_path / "ref", rive=expected))
    console = Console(record=True, width=200)
    show(result, console)
    assert "[red]toit[/red]" in console.export_text()
    assert json.loads(json.dumps(figures(result)))["total"] == [0, 1]


def test_bins_of_equal_count_show_what_one_wide_bin_hides():
    """Half too sure and half not sure enough cancel out in a wide bin."""
    pairs = [(0.91, True)] * 100 + [(0.99, True)] * 80 + [(0.99, False)] * 20
    result = calibrate(pairs)
    assert result.expected_error == pytest.approx(0.05)
    assert result.equal_error > 0.09


def test_an_interval_holds_the_share_and_widens_with_fewer_dossiers():
    """Errors that come together in one dossier are one observation, not ten."""
    pairs = [(0.99, True)] * 180 + [(0.9, number % 2 == 0) for number in range(20)]
    apart = calibrate(pairs)
    together = calibrate(pairs, ["seul"] * 100 + [f"d{number // 20}" for number in range(100)])
    low, high = apart.acceptable_interval
    assert low <= apart.acceptable <= high
    assert together.acceptable_interval[1] - together.acceptable_interval[0] > high - low
    assert apart.acceptable_from == 0.99


def test_without_an_error_everything_is_acceptable():
    """There is no share of errors of nought errors."""
    result = calibrate([(0.9, True)] * 30)
    assert (result.acceptable, result.acceptable_interval) == (1.0, (1.0, 1.0))
    assert (result.errors_least_sure, result.errors_least_sure_interval) == (None, None)


def test_risk_grows_to_the_share_of_errors():
    """All fields accepted, all errors are met; among equals the wrong ones come first."""
    risks = calibrate([(0.9, True)] * 15 + [(0.5, False)] * 5).risks
    assert (risks[0].error, risks[-1].error) == (0.0, 0.25)
    assert calibrate([(0.9, True), (0.9, False)] * 10).risks[0].error == 1.0


def test_the_drawing_is_one_well_formed_picture():
    """It opens by itself, and says in words what it shows."""
    pairs = [(number / 100, number % 7 > 0) for number in range(100)]
    root = ElementTree.fromstring(drawing(calibrate(pairs)))
    assert root.tag.endswith("svg")
    assert "Erreur de calibration" in "".join(root.itertext())
    assert len(root.findall(".//{*}circle")) == 20


def test_the_command_draws_beside_the_figures(tmp_path):
    """``--json f.json`` writes ``f.svg`` as well."""
    out = write_batch(tmp_path / "out", {"rive": {"duree": {"mois": champ(12)}}})
    reference = write_reference(tmp_path / "ref", rive={"duree.mois": {"statut": "renseigne", "valeur": 12}})
    target = tmp_path / "f.json"
    result = CliRunner().invoke(app, ["evaluate", str(out), str(reference), "--json", str(target)])
    assert (result.exit_code, target.with_suffix(".svg").is_file()) == (0, True)
