"""Unknown names of a batch, decisions about them, and their undoing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from liasse import registers, relinking
from liasse.cli import app
from liasse.name_choice import Choice, decision
from liasse.name_decisions import DecisionError, Decisions
from liasse.results import read_results
from liasse.unknown_names import unknown
from liasse.writing import dump_json

DOSSIERS = {
    "un": ("44", ["Entraide Clairmont Valois", "Toit Commun"]),
    "deux": ("44", ["ENTRAIDE CLAIRMONT-VALOIS"]),
    "trois": ("44", ["association Entraide Clairmont Va1ois", "Foyer de l'Orme Blanc"]),
    "loin": ("59", ["Entraide Clairmont Valois"]),
}


def champ(value: object) -> dict[str, object]:
    """Return a leaf that holds ``value``."""
    return {"valeur": value, "statut": "renseigne", "confiance": 0.9, "brut": None}


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of results with bodies that no register knows."""
    monkeypatch.setenv(registers.VARIABLE, str(tmp_path / "donnees"))
    folder = tmp_path / "out"
    folder.mkdir()
    for ident, (departement, names) in DOSSIERS.items():
        bodies = [{"nom": name, "type": "autre", "registre": None, "score": None} for name in names]
        place = {"texte": "x", "departements": [departement], "communes": []}
        data = {"projet": {"presentation": {"localisation": champ(place), "porteurs": champ(bodies)}}}
        (folder / f"{ident}.json").write_text(dump_json(data), encoding="utf-8")
    entries = [{"id": ident, "statut": "converti"} for ident in DOSSIERS]
    (folder / "lot.json").write_text(json.dumps({"dossiers": entries}), encoding="utf-8")
    return folder


def links(out: Path) -> dict[str, list[str | None]]:
    """Return the register's names in each dossier."""
    return {
        ident: [body["registre"] for body in leaves["presentation.porteurs"]["valeur"]]
        for ident, leaves in read_results(out).items()
    }


def test_spellings_of_one_body_are_one_row(out: Path) -> None:
    """Three spellings in three dossiers are one row; a namesake far away is another."""
    clusters = unknown(read_results(out), registers.matcher(out))
    first = clusters[0]
    assert ("deux", "trois", "un") == first.dossiers
    assert 3 == len(first.spellings)
    assert ["44"] == list(first.departements)
    assert 4 == len(clusters)


def test_a_spelling_that_was_damaged_or_shortened_is_of_the_row(out: Path) -> None:
    """A letter misread, which no other dossier has, and initials that their own dossier explains."""
    path = out / "deux.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    names = ["Entraide Clalrmont Valois", "ECV"]
    bodies = [{"nom": name, "type": "autre", "registre": None, "score": None} for name in names]
    data["projet"]["presentation"]["porteurs"]["valeur"] = bodies
    data["projet"]["presentation"]["porteurs"]["brut"] = "L'ECV (Entraide Clairmont Valois) porte le projet."
    path.write_text(dump_json(data), encoding="utf-8")

    first = unknown(read_results(out), registers.matcher(out))[0]

    assert {*names, "Entraide Clairmont Valois"} <= set(first.spellings)


def test_a_decision_is_applied_to_every_spelling_and_undone(out: Path) -> None:
    """What is new is one body everywhere; taken back, nothing of it is left but the record."""
    before = links(out)
    kept, changed = relinking.decide(out, decision(out, Choice("Entraide Clairmont Valois", new=True)))
    assert 4 == changed  # the namesake far away is of the same spelling
    assert {"Entraide Clairmont Valois"} == {links(out)[ident][0] for ident in DOSSIERS}
    relinking.undo(out, kept.numero)
    assert before == links(out)
    assert Decisions.load(out).made[0].annulee is not None


def test_a_decision_may_be_about_one_dossier(out: Path) -> None:
    """The scope bounds what is linked."""
    choice = Choice("Entraide Clairmont Valois", new=True, alone=True)
    relinking.decide(out, decision(out, choice, scope="un"))
    assert "Entraide Clairmont Valois" == links(out)["un"][0]
    assert links(out)["loin"][0] is None


def test_this_is_that_body(out: Path) -> None:
    """A name is given to a body of the register, whatever it looks like."""
    known = registers.matcher().indexes[0].body(0).name
    relinking.decide(out, decision(out, Choice("Toit Commun", is_body=known)))
    assert known == links(out)["un"][1]


def test_these_two_differ(out: Path) -> None:
    """A refused pair is not linked any more, nor proposed."""
    known = registers.matcher().indexes[0].body(0).name
    relinking.decide(out, decision(out, Choice("Toit Commun", is_body=known)))
    relinking.undo(out, 1)
    relinking.decide(out, decision(out, Choice("Toit Commun", different=known)))
    assert known not in [c.body.name for c in registers.matcher(out).ask("Toit Commun").candidates]


@pytest.mark.parametrize(
    ("choice", "options", "words"),
    [
        (Choice("Toit Commun"), {}, "une seule décision"),
        (Choice("Toit Commun", "X", True), {}, "une seule décision"),
        (Choice("Toit Commun", is_body="Rien De Tel Zzyx"), {}, "Aucun organisme"),
        (Choice("Toit Commun", is_body="Croix Rouge Alpha Zzyx"), {}, "Aucun organisme"),
        (Choice("Toit Commun", new=True), {"scope": "ailleurs"}, "Aucun dossier"),
    ],
)
def test_a_decision_that_cannot_be_made_is_refused(
    out: Path, choice: Choice, options: dict[str, str], words: str
) -> None:
    """The message says what is wrong and what to do."""
    with pytest.raises(DecisionError, match=words):
        decision(out, choice, **options)


@pytest.mark.parametrize("content", ["{", '{"decisions": [{"autre": 1}]}', "[]", '{"decisions": [1]}'])
def test_a_damaged_file_of_decisions_is_left_as_it_is(out: Path, content: str) -> None:
    """What a person wrote is never written over."""
    Decisions.path(out).parent.mkdir()
    Decisions.path(out).write_text(content, encoding="utf-8")
    with pytest.raises(DecisionError, match="laissé tel quel"):
        Decisions.load(out)
    assert content == Decisions.path(out).read_text(encoding="utf-8")


def test_the_commands_do_what_they_say(out: Path) -> None:
    """Unknown names, a decision, the list, its undoing, each by its command."""
    run = CliRunner()
    shown = run.invoke(app, ["registry", "unknown", str(out)])
    assert "aussi écrit" in shown.output
    assert "lignes" in shown.output  # which register, of which size
    as_json = json.loads(run.invoke(app, ["registry", "unknown", str(out), "--json"]).output)
    assert 3 == len(as_json[0]["graphies"])
    made = run.invoke(app, ["registry", "decide", str(out), "Toit Commun", "--nouveau", "--auteur", "essai"])
    assert "n° 1" in made.output
    assert "essai" in run.invoke(app, ["registry", "list", str(out)]).output
    assert "annulée" in run.invoke(app, ["registry", "undo", str(out), "1"]).output
    assert run.invoke(app, ["registry", "undo", str(out), "1"]).exception is not None


def test_match_answers_as_the_contract_says(out: Path) -> None:
    """One object per name, read from the command line and from standard input."""
    known = registers.matcher().indexes[0].body(0)
    run = CliRunner().invoke(app, ["match", "-", "Rien De Tel Zzyx", "--json"], input=f"{known.name}\t\n\n")
    first, second = json.loads(run.output)
    assert {"nom", "decision", "registre", "type", "score", "candidats", "source"} == set(first)
    assert ("accepte", known.name) == (first["decision"], first["registre"])
    assert {"nom", "date", "lignes"} == set(first["source"])
    assert ("aucun", None, 0) == (second["decision"], second["registre"], second["score"])
    assert "Registre :" in CliRunner().invoke(app, ["match", known.name]).output
