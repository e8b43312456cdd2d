"""What an analyst is told of a dossier beyond its fields."""

import ast
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from extract.candidate import Candidate, Status
from ingest.document import Document, Line, Page
from ingest.errors import EncryptedFileError, UnknownTypeError
from ingest.reading import Skipped
from invented_dossier import dossier
from liasse.alerts import alerts
from liasse.checks.copies import CODE
from liasse.normalizing import Value
from liasse.schema import FIELD_PATHS, Alerte

_ROOT = Path(__file__).parents[2]


def _value(path: str, status: Status, value: object = None) -> Value:
    return Value(Candidate(path, "yes_no", status), status, value)


_WRONG_BUDGET = {
    "charges": [{"intitule": "Personnel", "montant": "300.00"}, {"intitule": "Loyers", "montant": "50.00"}],
    "produits": [],
    "total_charges": "360.00",
    "total_produits": None,
}


def test_two_ticks_that_exclude_each_other_are_an_error_at_their_field() -> None:
    """The alert names the field and fits the contract."""
    found = alerts(
        [_value("publics.pdalpd", Status.CONTRADICTORY), _value("publics.eligible_dalo", Status.EMPTY)]
    )
    mine = [Alerte.model_validate(alert) for alert in found if "publics.pdalpd" in alert["champs"]]  # type: ignore[operator]
    assert [("cases_contradictoires", "erreur")] == [(alert.code, alert.gravite) for alert in mine]


def test_a_dossier_without_a_problem_alerts_nobody() -> None:
    """Empty and unreadable fields speak for themselves."""
    assert [] == alerts(
        [_value("publics.pdalpd", Status.EMPTY), _value("publics.eligible_dalo", Status.UNREADABLE)]
    )
    assert [] == alerts([])


def test_the_gravest_alert_stands_first() -> None:
    """A piece that was not read is told after a budget that does not add up."""
    pieces = [
        Skipped(Path("plan.dwg"), UnknownTypeError("« plan.dwg » n'est d'aucun type connu.")),
        Skipped(Path("fiche.pdf"), EncryptedFileError("« fiche.pdf » est protégé par un mot de passe.")),
    ]
    found = alerts([_value("financement.budget", Status.FILLED, _WRONG_BUDGET)], pieces)
    assert ["piece_illisible", "budget_desequilibre", "piece_ignoree"] == [alert["code"] for alert in found]
    assert "mot de passe" in str(found[0]["message"])


def test_an_alert_names_the_page_of_its_sentence_where_there_are_several() -> None:
    """The analyst opens the dossier at the right page."""
    first, second = "Le projet.\n", "Convention signée avec l'association XXXX.\n"
    text = first + second
    pages = (Page(1, 0, 0, len(first)), Page(2, 0, len(first), len(text)))
    lines = (Line(0, len(first) - 1, 0), Line(len(first), len(text) - 1, 1))
    found = alerts([], (), Document(text, (), pages, lines))
    assert [("texte_a_completer", True)] == [
        (alert["code"], str(alert["message"]).endswith("(Page 2.)")) for alert in found
    ]


def test_the_same_thing_is_told_once() -> None:
    """A sentence that a form repeats is one alert."""
    text = "Convention avec l'association XXXX.\nConvention avec l'association XXXX.\n"
    found = alerts([], (), Document(text, (), (Page(1, 0, 0, len(text)),), ()))
    assert 1 == len(found)


def _codes(path: Path) -> set[str]:
    """Return the codes that a module writes down: in alerts, and in tables of (code, pattern, words)."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        alert = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Alert"
        row = isinstance(node, ast.Tuple) and len(node.elts) == 3
        first = node.args[0] if alert and node.args else node.elts[0] if row else None
        if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z]+(?:_[a-z]+)+", str(first.value)):
            found.add(str(first.value))
    return found


def test_every_alert_is_in_the_documentation() -> None:
    """The table of docs/alerts.md names each code that can be given, and no other."""
    sources = [*(_ROOT / "src/liasse/checks").glob("*.py"), _ROOT / "src/liasse/alerts.py"]
    given = {CODE}.union(*map(_codes, sources))
    table = re.findall(r"^\| `([a-z_]+)` \|", (_ROOT / "docs/alerts.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(given) == sorted(table)


_VOCABULARY = (
    "25 ménages logements dont 12 et 15 soit 30 % du bailleur 1 440 € par an 3 ans (24 mois) du 1er janvier 2016 au 31 "
    "février 2014 agrément XXXX 33400 Talence comité de suivi tous les deux mois voir annexe 2 sous-location OPH budget "
    ": ; . , ( ) [ < ……"
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.lists(_WORDS, max_size=60), st.lists(_WORDS, max_size=8))
def test_no_text_stops_the_checks(words: list[str], answer: list[str]) -> None:
    """Each alert is a sentence of one line about fields that exist."""
    said = " ".join(answer)
    paths = (
        "publics.nombre_menages",
        "logements.nombre_logements",
        "financement.cout_accompagnement",
        "duree.texte",
    )
    facts = dossier({path: said for path in paths if said} | {"financement.texte": " ".join(words) or "-"})
    for alert in alerts(list(facts.values.values()), (), facts.document):
        checked = Alerte.model_validate(alert)
        assert checked.message
        assert "\n" not in checked.message
        assert set(checked.champs) <= set(FIELD_PATHS)
