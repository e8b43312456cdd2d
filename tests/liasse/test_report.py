"""The report: everything that is shown is escaped, nothing is loaded, least sure first."""

import base64
import json
import re
from pathlib import Path

import pytest

import batch_fakes
from liasse import report
from liasse.alert_titles import TITLES
from liasse.errors import CRASH_CODE, INTERNAL_CODE, MEMORY_CODE, TIMEOUT_CODE
from liasse.guide_schema import Monographie
from liasse.lot import Erreur, Lot, LotEntry, Outcome
from liasse.remedies import REMEDIES
from liasse.report import render
from liasse.report_values import readable
from liasse.schema import FIELD_PATHS, Dossier
from liasse.wording import FIELDS, SHEET_FIELDS, field
from page_outline import ATTACK, Outline

PROOF = {"source": 0, "page": 1, "debut": 3, "fin": 9, "bbox": (10.0, 10.0, 90.0, 20.0)}
PICTURE = base64.b64encode(b"RIFF....WEBP").decode()
SRC = Path(report.__file__).parent


def _write(folder: Path, data: dict[str, object], evidence: dict[str, object]) -> None:
    whole = Dossier.model_validate(data).model_dump(mode="json", by_alias=True)
    (folder / f"{data['id']}.json").write_text(json.dumps(whole), encoding="utf-8")
    kept = folder / ".liasse" / "preuves"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / f"{data['id']}.json").write_text(json.dumps({"version": 1, "champs": evidence}), encoding="utf-8")


def _picture(media: str = "image/webp") -> dict[str, object]:
    mark = [10.0, 10.0, 90.0, 20.0]
    return {
        "source": 0,
        "page": 1,
        "type": media,
        "cadre": [0.0, 0.0, 300.0, 42.0],
        "mots": [mark],
        "donnees": PICTURE,
    }


def _entry(ident: str, confidence: float) -> LotEntry:
    return LotEntry(
        id=ident,
        chemin=f"{ident}{ATTACK}",
        statut=Outcome.CONVERTED,
        confiance=confidence,
        secondes=1,
    )


def _hostile(folder: Path) -> Lot:
    """Write two dossiers and a failure, all of whose texts are hostile."""
    entries = []
    for ident, confidence in (("sur", 0.95), ("douteux", 0.4)):
        filled = {"valeur": ATTACK, "statut": "renseigne", "brut": f"{ATTACK}brut", "motifs": [ATTACK]}
        data = batch_fakes.dossier_data(
            ident,
            confidence,
            presentation__nom_projet={**filled, "preuves": [PROOF]},
            presentation__descriptif={**filled, "preuves": [PROOF]},
            publics__caracteristiques=filled,
        )
        data["alertes"] = [{"code": ATTACK, "gravite": "erreur", "champs": [ATTACK], "message": ATTACK}]
        data["sources"][0]["fichier"] = ATTACK
        quote = {"source": 0, "page": 1, "morceaux": [[ATTACK, False], [ATTACK, True]]}
        seen = {"lieux": [[3, 9]], "citations": [quote], "image": None}
        pictured = {**seen, "image": _picture()}
        _write(folder, data, {"presentation.nom_projet": pictured, "presentation.descriptif": seen})
        entries.append(_entry(ident, confidence))
    error = Erreur(code="fichier_endommage", message=ATTACK)
    entries.append(LotEntry(id="casse", chemin=ATTACK, statut=Outcome.FAILED, erreur=error, secondes=0))
    return Lot(version="0", dossiers=entries)


@pytest.fixture
def page(tmp_path: Path) -> str:
    """Return the report of a hostile batch."""
    return render(_hostile(tmp_path), tmp_path)


def test_text_of_dossiers_is_escaped(page: str) -> None:
    """No tag of a dossier's text becomes one of the page, in no place that shows it, and none is a template."""
    assert page.count("<script>") == 2
    assert [tag for tag, _ in Outline(page).tags].count("script") == 2
    assert [set(attrs) for tag, attrs in Outline(page).tags if tag == "img"] == [
        {"alt", "width", "height", "data-image"}
    ] * 2
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7 * 7 }}" in page


def test_no_attribute_runs_or_styles_anything(page: str) -> None:
    """The policy would refuse inline handlers and styles: there are none to refuse."""
    names = {name for _, attrs in Outline(page).tags for name in attrs}
    assert not {name for name in names if name.startswith("on") or name == "style"}


def test_the_page_loads_nothing(page: str) -> None:
    """The policy forbids every load but pictures that are in the page, and there is nothing to load."""
    assert "default-src 'none'; img-src data:;" in page
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"", page) == []


def test_every_link_leads_somewhere_and_ids_are_unique(page: str) -> None:
    """Links go to the sections, dossiers and fields of this very page."""
    outline = Outline(page)
    ids = outline.values("id")
    assert len(ids) == len(set(ids))
    assert {link.removeprefix("#") for link in outline.values("href")} <= set(ids)
    assert set(outline.values("aria-labelledby")) <= set(ids)
    assert outline.open == []


def test_the_least_sure_dossier_comes_first(page: str) -> None:
    """A reviewer starts where the doubt is."""
    assert page.index('id="d-douteux"') < page.index('id="d-sur"')


def test_a_field_shows_its_picture_with_the_words_marked(page: str) -> None:
    """The evidence of a scan is the crop of its page; marks count from the crop's corner."""
    assert f'data-image="{PICTURE}"' in page
    assert '<path d="M10.0 10.0h80.0v10.0h-80.0z"/>' in page
    assert "Extrait de la page 1 : «" in page


def test_a_field_without_picture_quotes_its_lines(page: str) -> None:
    """The evidence of a text is its lines, the words that were read marked in them."""
    assert page.count("<mark>&#34;&gt;&lt;script&gt;") == 4


def test_a_field_whose_evidence_is_lost_shows_what_was_read(page: str) -> None:
    """Without the evidence beside the results the raw text is still shown."""
    assert page.count("alert(1)&gt;{{ 7 * 7 }}brut</q>") == 2


def test_a_failure_says_what_to_do(page: str) -> None:
    """The cause is the message's, the remedy is the code's."""
    assert "Redemandez le fichier ; s&#39;il s&#39;ouvre chez vous" in page


def test_pictures_of_another_kind_are_not_shown(tmp_path: Path) -> None:
    """An SVG would be a document of its own: only the kind that we draw is shown."""
    data = batch_fakes.dossier_data("a", presentation__nom_projet={"preuves": [PROOF]})
    evidence = {"lieux": [[3, 9]], "citations": [], "image": _picture("image/svg+xml")}
    _write(tmp_path, data, {"presentation.nom_projet": evidence})
    assert "<img" not in render(Lot(version="0", dossiers=[_entry("a", 0.9)]), tmp_path)


def test_evidence_of_another_reading_is_not_shown(tmp_path: Path) -> None:
    """Offsets that are not those of the field's own evidence are of a text that is gone."""
    data = batch_fakes.dossier_data("a", presentation__nom_projet={"preuves": [PROOF]})
    evidence = {"lieux": [[4, 9]], "citations": [], "image": _picture()}
    _write(tmp_path, data, {"presentation.nom_projet": evidence})
    assert "<img" not in render(Lot(version="0", dossiers=[_entry("a", 0.9)]), tmp_path)


def test_pictures_that_do_not_fit_leave_the_doubtful_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch of scans only must open as well: the surest fields lose their pictures first."""
    monkeypatch.setattr(report, "MOST_PICTURES", len(PICTURE))
    page = render(_hostile(tmp_path), tmp_path)
    assert 1 == page.count("data-image=")
    assert page.index('id="d-douteux"') < page.index("data-image=") < page.index('id="d-sur"')


def test_the_same_results_give_the_same_page(tmp_path: Path) -> None:
    """Nothing in the report depends on when it is made."""
    lot = _hostile(tmp_path)
    assert render(lot, tmp_path) == render(lot, tmp_path)


def test_an_empty_batch_is_said_to_be_empty(tmp_path: Path) -> None:
    """A batch in which nothing could be read still has its report."""
    assert "Aucun dossier n&#39;a été lu." in render(Lot(version="0", dossiers=[]), tmp_path).replace(
        "n'a", "n&#39;a"
    )


def test_every_field_has_its_words() -> None:
    """No path of the contract is shown as a path."""
    assert set(FIELDS) == set(FIELD_PATHS)


def test_every_failure_has_its_remedy() -> None:
    """No code of ``docs/errors.md`` that a dossier can fail with is left without advice."""
    text = (Path(__file__).parents[2] / "docs" / "errors.md").read_text(encoding="utf-8")
    of_dossiers = text.split("# The run cannot start")[0]
    assert set(re.findall(r"^## `(\w+)`", of_dossiers, re.MULTILINE)) == set(REMEDIES)
    assert {TIMEOUT_CODE, CRASH_CODE, MEMORY_CODE, INTERNAL_CODE} <= set(REMEDIES)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "oui"),
        (False, "non"),
        (None, ""),
        (["T1", "T2"], "T1\nT2"),
        (["sortants_incarceration"], "sortants d'incarcération"),
        (
            {"montant": "1440.00", "par": "menage", "periode": "an", "texte": "x"},
            "1\u202f440,00\u00a0€ par ménage par an",
        ),
        ({"nom": "OPH X", "type": "bailleur", "registre": None, "score": None}, "OPH X (bailleur)"),
        ({"texte": "Dax", "departements": ["40"], "communes": []}, "Dax\ndépartement : 40"),
        (
            {"texte": None, "departements": ["40", "64"], "communes": ["Dax"]},
            "départements : 40, 64\ncommune : Dax",
        ),
    ],
)
def test_values_are_shown_in_words(value: object, words: str) -> None:
    """Amounts, bodies and lists read as a person writes them."""
    assert readable(value) == words


def test_every_alert_has_its_title() -> None:
    """No code of an alert that our checks give is shown as a code."""
    sources = [*(SRC / "checks").glob("*.py"), SRC / "alerts.py", SRC / "guide_checks.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    given = set(re.findall(r"Alert\(\s*\"(\w+)\"|^\s*code=\"(\w+)\"", text, re.MULTILINE))
    codes = {first or second for first, second in given}
    assert len(codes) > 30
    assert codes <= set(TITLES)


def test_every_field_of_a_sheet_has_its_words() -> None:
    """A guide's fields are named as it prints them."""
    assert set(SHEET_FIELDS) == set(Monographie.model_fields)
    assert "Nombre de ménages accompagnés" == field("monographies.3.nombre_menages")


def test_150_dossiers_with_every_field_pictured_stay_under_40_mb(tmp_path: Path) -> None:
    """Whatever the pictures weigh, the page can be opened and sent; the words of all fields are there."""
    proofs = {
        path.replace(".", "__"): {"preuves": [PROOF], "brut": "Un suivi. " * 20} for path in FIELD_PATHS
    }
    heavy = {"lieux": [[3, 9]], "citations": [], "image": {**_picture(), "donnees": "A" * 6000}}
    entries = []
    for number in range(150):
        data = batch_fakes.dossier_data(f"d{number}", 0.9, **proofs)
        _write(tmp_path, data, dict.fromkeys(FIELD_PATHS, heavy))
        entries.append(_entry(f"d{number}", 0.9))
    page = render(Lot(version="0", dossiers=entries), tmp_path)
    assert 20e6 < len(page.encode()) < 40e6
    assert 150 * len(FIELD_PATHS) == page.count('<li class="champ"')
