"""The synthesis of an invented guide and of a batch, and the theme proposed for a text."""

import json

import pytest
from typer.testing import CliRunner

from invented_guide import document_of, generator
from liasse.cli import app
from liasse.errors import UnreadableOutputError
from liasse.guide import build
from liasse.regions import REGION_OF, regions_named, regions_of
from liasse.report_synthesis import HEIGHT, WIDTH, spread
from liasse.stats import synthesis_of
from liasse.themes import propose, theme_model


@pytest.fixture
def guide(tmp_path):
    """Write an invented guide."""
    text, sheets = generator().make(16, 6)
    path = tmp_path / "guide.json"
    model = build(document_of(text), "guide").model_dump(mode="json", by_alias=True)
    path.write_text(json.dumps(model), encoding="utf-8")
    return path, sheets


def dumped(path):
    """Return the synthesis of what stands at ``path`` as it is written."""
    return synthesis_of(path).model_dump(mode="json")


def test_projects_and_households_are_counted_by_theme(guide):
    """Yearly counts are counted over the whole duration, as the guide does."""
    path, sheets = guide
    found = dumped(path)
    wanted = {}
    for sheet in sheets:
        yearly = "par an" in sheet.households_text and "(" not in sheet.households_text
        households = round(sheet.households * sheet.months / 12) if yearly else sheet.households
        chapter = sheet.number.rpartition(".")[0]
        projects, people = wanted.get(chapter, (0, 0))
        wanted[chapter] = (projects + 1, people + households)
    assert wanted == {row["groupe"]: (row["projets"], row["menages"]) for row in found["par_theme"]}
    assert found["menages"] == sum(people for _, people in wanted.values())


def test_costs_per_household_have_a_spread(guide):
    """Least, quartiles and most are in order."""
    path, _ = guide
    spread = dumped(path)["cout_par_menage"]
    ordered = [float(spread[key]) for key in ("minimum", "quartile_1", "mediane", "quartile_3", "maximum")]
    assert spread["nombre"] > 0
    assert ordered == sorted(ordered)


def test_every_cost_has_its_dot(guide):
    """Dots, box and scale lie within the plot, dearer projects further right."""
    path, _ = guide
    found = synthesis_of(path)
    drawn = spread(found)
    assert len(drawn.dots) == found.cout_par_menage.nombre
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in drawn.dots)
    assert list(drawn.box) == sorted(drawn.box)
    assert [dot.x for dot in drawn.dots] == sorted(dot.x for dot in drawn.dots)


def test_the_command_writes_figures(guide):
    """JSON for programs, tables for people; without a batch there is no report to show them in."""
    path, sheets = guide
    result = CliRunner().invoke(app, ["stats", str(path)])
    assert result.exit_code == 0, result.output
    assert f"{len(sheets)} projets" in result.output
    assert json.loads((path.parent / "statistiques.json").read_text(encoding="utf-8"))["projets"] == len(
        sheets
    )
    assert not (path.parent / "rapport.html").exists()


def test_a_batch_is_counted_by_its_dossiers(tmp_path):
    """A dossier has no category: its theme is proposed."""

    def champ(value):
        return {"valeur": value, "statut": "renseigne", "confiance": 0.9}

    projet = {
        "presentation": {"descriptif": champ("Jeunes en insertion, jeunes sans logement. " * 4),
                         "localisation": champ({"texte": "Landes", "departements": ["40"]}),
                         "porteurs": champ([{"nom": "CEDRE HABITAT", "type": "bailleur"}])},
        "publics": {"nombre_menages": champ(10)},
        "financement": {"budget": champ({"total_charges": "20000.00"})},
    }  # fmt: skip
    (tmp_path / "un.json").write_text(json.dumps({"id": "un", "projet": projet}), encoding="utf-8")
    (tmp_path / "lot.json").write_text('{"dossiers": [{"id": "un", "statut": "converti"}]}', encoding="utf-8")
    found = dumped(tmp_path)
    assert [
        (row["theme"], row["region"], row["menages"], row["cout_par_menage"]) for row in found["detail"]
    ] == [("3.3", "Nouvelle-Aquitaine", 10, "2000.00")]


def test_what_convert_did_not_write_is_refused(tmp_path):
    """The message says what to give."""
    with pytest.raises(UnreadableOutputError, match="liasse convert"):
        synthesis_of(tmp_path)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Femmes victimes de violences conjugales, mise à l'abri. " * 4, "3.2"),
        ("Ménages tsiganes, gens du voyage en sédentarisation. " * 3, "3.4"),
        ("Troubles psychiques, santé mentale, équipe de psychiatrie. " * 3, "3.1"),
        (
            "Prévenir les expulsions, dettes et impayés de locataires en place, maintien dans les lieux. "
            * 3,
            "2.2",
        ),
        ("", None),
        ("Le projet sera présenté en comité.", None),
    ],
)
def test_a_theme_is_proposed_or_not(text, category):
    """A public named again and again decides; a text that says nothing gets none."""
    assert propose([text]).category == category


def test_the_themes_weights_are_clues_and_not_names():
    """Every weight is of a clue that the file itself spells out."""
    model = theme_model()
    clues = {*model.clues, "acces_et_maintien", "acces_sur_maintien", "biais"}
    assert all(set(weights) == clues for weights in model.weights.values())


def test_every_departement_has_its_region():
    """96 of mainland France with Corsica's two, and five overseas."""
    assert len(REGION_OF) == 101
    assert regions_of(["40", "33", "11", "99"]) == ["Nouvelle-Aquitaine", "Occitanie"]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("Ile-de-France, Metz et Mazamet", ["Île-de-France"]),
        ("Picardie", ["Hauts-de-France"]),
        ("Région Bretagne", ["Bretagne"]),
        ("Centre-ville de Lyon", []),
        ("", []),
    ],
)
def test_regions_are_told_by_their_names(text, regions):
    """Those of before 2016 too; a name within another is none."""
    assert regions_named(text) == regions
