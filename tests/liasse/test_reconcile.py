"""Dossiers beside the sheets of an invented guide."""

import json

import pytest

from invented_guide import document_of, generator
from liasse.errors import UnreadableOutputError
from liasse.guide import build
from liasse.reconcile import reconcile
from liasse.reconcile_evidence import body_likeness
from liasse.reconcile_schema import Rapprochement
from liasse.reconcile_tables import tables


def champ(value):
    """Return a leaf that holds ``value``."""
    return {"valeur": value, "statut": "absent" if value is None else "renseigne", "confiance": 0.9}


def dossier(title, body, place, households, **more):
    """Return a dossier as convert would write it, as far as it is compared."""
    return {
        "projet": {
            "presentation": {
                "nom_projet": champ(title),
                "porteurs": champ([{"nom": body, "type": "bailleur", "registre": None, "score": None}]),
                "localisation": champ({"texte": place, "departements": [], "communes": []}),
                "descriptif": champ(more.get("text")),
            },
            "publics": {"nombre_menages": champ(households)},
            "duree": {"mois": champ(more.get("months"))},
            "contacts": champ(more.get("contacts")),
        }
    }


@pytest.fixture
def guide(tmp_path):
    """Write an invented guide and return its path and its sheets, every title its own."""
    _, sheets = generator().make(16, 4)
    for number, sheet in enumerate(sheets):
        sheet.title = f"PROJET {'ABCDEFGHIJKLMNOP'[number] * 3} DES {sheet.place.split(',')[0].upper()}"
        sheet.damage.clear()
        sheet.printed = sheet.number
    path = tmp_path / "guide.json"
    model = build(document_of(generator().text_of(sheets)), "guide")
    path.write_text(json.dumps(model.model_dump(mode="json", by_alias=True)), encoding="utf-8")
    return path, sheets


def run(tmp_path, guide_path, **dossiers):
    """Write the dossiers and reconcile them."""
    out = tmp_path / "out"
    out.mkdir()
    entries = [{"id": ident, "statut": "converti"} for ident in dossiers]
    (out / "lot.json").write_text(json.dumps({"dossiers": entries}), encoding="utf-8")
    for ident, data in dossiers.items():
        (out / f"{ident}.json").write_text(json.dumps(data), encoding="utf-8")
    return reconcile(out, guide_path).model_dump(mode="json")


def test_a_dossier_finds_its_sheet(tmp_path, guide):
    """Body, place and title together, in another spelling."""
    path, sheets = guide
    sheet = sheets[0]
    found = run(
        tmp_path,
        path,
        mien=dossier(sheet.title.capitalize(), sheet.carriers[0].title(), sheet.place, sheet.households),
    )
    row = found["dossiers"][0]
    assert (row["decision"], row["fiche"]) == ("rapproche", "1.1")
    assert row["differences"][0]["resultat"] == "accord"


def test_a_dossier_without_sheet_gets_none(tmp_path, guide):
    """The same figures and the same kind of words are no reason."""
    path, sheets = guide
    found = run(
        tmp_path,
        path,
        autre=dossier(
            "Logement HLM accompagné", "Peuplier Habitat", "Grand Vesoul", sheets[0].households, months=12
        ),
    )
    assert [(row["decision"], row["fiche"]) for row in found["dossiers"]] == [("aucun", None)]


def test_a_body_alone_is_not_enough(tmp_path, guide):
    """A landlord files several projects: another title elsewhere is another project."""
    path, sheets = guide
    found = run(tmp_path, path, autre=dossier("La Maison bleue", sheets[0].carriers[0], "Vesoul", 3))
    assert found["dossiers"][0]["decision"] != "rapproche"


def test_another_project_of_the_same_landlord_is_not_taken(tmp_path, guide):
    """The same body, place, contact and figures: only its title and texts say that it is another one."""
    path, sheets = guide
    sheet = sheets[0]
    mail = {"nom": sheet.people[0][0], "fonction": None, "organisme": None, "telephone": None}
    found = run(
        tmp_path,
        path,
        autre=dossier(
            "Repérage précoce des impayés",
            sheet.carriers[0],
            sheet.place,
            sheet.households,
            contacts=[{**mail, "email": sheet.people[0][1]}],
        ),
    )
    row = found["dossiers"][0]
    assert (row["decision"], row["fiche"]) == ("propose", None)
    assert "projet" in row["motif"]


def test_two_sheets_as_good_are_proposed(tmp_path, guide):
    """Nothing tells them apart, so none is taken."""
    path, _ = guide
    data = json.loads(path.read_text(encoding="utf-8"))
    twin = json.loads(json.dumps(data["monographies"][0]))
    twin["numero"]["valeur"] = "1.9"
    data["monographies"].append(twin)
    path.write_text(json.dumps(data), encoding="utf-8")
    first = data["monographies"][0]
    found = run(
        tmp_path,
        path,
        mien=dossier(
            first["titre"]["valeur"],
            first["porteurs"]["valeur"][0]["nom"],
            first["localisation"]["valeur"]["texte"],
            first["nombre_menages"]["valeur"],
        ),
    )
    assert found["dossiers"][0]["decision"] == "propose"
    assert "1.9" in found["dossiers"][0]["motif"]


def test_two_landlords_of_one_sheet_are_linked(tmp_path, guide):
    """Their counts add up to the sheet's, and the text they share is shown."""
    path, sheets = guide
    sheet = next(sheet for sheet in sheets if len(sheet.carriers) > 1)
    text = "Le projet met en place un accompagnement global des ménages du territoire. "
    half = sheet.households // 2
    found = run(
        tmp_path,
        path,
        un=dossier(
            sheet.title,
            sheet.carriers[0],
            sheet.place,
            half,
            text=text + "Un mot du premier bailleur, assez long.",
        ),
        deux=dossier(sheet.title, sheet.carriers[1], sheet.place, sheet.households - half, text=text),
    )
    assert [sheet.number] * 2 == [row["fiche"] for row in found["dossiers"]]
    link = found["liens"][0]
    assert (link["dossiers"], link["fiche"]) == (["un", "deux"], sheet.number)
    assert link["textes_communs"][0]["phrases"] == [text.strip()]
    assert found["dossiers"][0]["differences"][0]["resultat"] == "accord"
    assert found["dossiers"][0]["differences"][5]["resultat"] in {"accord", "difference"}


def test_three_landlords_of_one_sheet_share_its_count(tmp_path, guide):
    """Three dossiers make three pairs: all of them add up to the sheet's count."""
    path, sheets = guide
    sheet = next(sheet for sheet in sheets if len(sheet.carriers) > 2 and sheet.households > 3)
    shares = (1, 2, sheet.households - 3)
    found = run(
        tmp_path,
        path,
        **{
            f"d{number}": dossier(sheet.title, sheet.carriers[number], sheet.place, share)
            for number, share in enumerate(shares)
        },
    )
    assert [sheet.number] * 3 == [row["fiche"] for row in found["dossiers"]]
    assert [row["differences"][0]["resultat"] for row in found["dossiers"]] == ["accord"] * 3


def test_a_difference_is_listed(tmp_path, guide):
    """What changed between application and publication."""
    path, sheets = guide
    sheet = sheets[0]
    found = run(
        tmp_path,
        path,
        mien=dossier(sheet.title, sheet.carriers[0], sheet.place, sheet.households + 5, months=6),
    )
    rows = {row["champ"]: row for row in found["dossiers"][0]["differences"]}
    assert (rows["nombre_menages"]["resultat"], rows["nombre_menages"]["note"]) == ("difference", "-5")
    assert rows["cout"]["resultat"] == "fiche_seule"


def test_tables_are_made_of_it(tmp_path, guide):
    """The overview names every dossier."""
    path, sheets = guide
    found = run(tmp_path, path, mien=dossier(sheets[0].title, sheets[0].carriers[0], sheets[0].place, 3))
    assert [len(found["dossiers"])] == [next(tables(Rapprochement.model_validate(found))).row_count]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("HABITAT DU VAL", "Office public de l'habitat du Val", True),
        ("OPH des Landes", "Habitat Landes Océanes", False),
        ("CEDRE HABITAT", "Cèdre Habitat", True),
        ("CEDRE HABITAT", "ORME HABITAT", False),
        ("MERIDIENNE HABITAT", "Meridiene Habitat", True),
        ("MERIDIENNE LOGIS", "Méridienne Logis (bailleur social)", True),
    ],
)
def test_bodies_are_the_same_by_their_distinctive_words(one, other, same):
    """Legal forms and family words say nothing, a missing distinctive word does."""
    assert (body_likeness(one, other) >= 0.9) is same


def test_what_is_no_guide_is_refused(tmp_path, guide):
    """The message says what to give."""
    _, _ = guide
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableOutputError, match="guide"):
        run(tmp_path, tmp_path / "x.json")
