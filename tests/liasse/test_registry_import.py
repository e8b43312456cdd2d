"""Registers from CSV files of any origin."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from liasse import registers
from liasse.cli import app
from liasse.registry_import import Imported, RegistryImportError, import_register
from normalize.registry import Body


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep imported registers apart from the user's."""
    monkeypatch.setenv(registers.VARIABLE, str(tmp_path / "donnees"))


def imported(
    tmp_path: Path, text: str, encoding: str = "utf-8", **options: object
) -> tuple[Imported, list[Body]]:
    """Import a CSV of that text; return the report and the bodies."""
    path = tmp_path / "essai.csv"
    path.write_bytes(text.encode(encoding))
    report = import_register(path, **options)  # type: ignore[arg-type]
    index = registers.imported()[-1]
    return report, [index.body(number) for number in range(index.source.rows)]


SIRENE = (
    "siren,denominationUniteLegale,sigleUniteLegale,categorieJuridiqueUniteLegale,codeCommuneEtablissement\n"
    "58811670,TOIT RIVEMONT,TRV,5546,44109\n"
    "123456789,FOYER CLAIRVAL,,9220,2A004\n"
    ",,,,\n"
    "58811670,TOIT RIVEMONT,TRV,5546,44109\n"
)


def test_sirene_is_read_by_its_own_headers(tmp_path: Path) -> None:
    """Numbers get their lost zeros and are verified; rows are counted by what became of them."""
    report, bodies = imported(tmp_path, SIRENE)
    assert [
        Body("TOIT RIVEMONT", "ESH", acronyms=("TRV",), departements=("44",), siren="058811670"),
        Body("FOYER CLAIRVAL", "association", departements=("2A",)),
    ] == bodies
    counts = report.counts
    assert (4, 2, 1, 1) == (counts.read, counts.kept, counts.repeated, counts.nameless)
    assert (2, 1) == (counts.padded, counts.refused)


def test_rna_is_read_by_its_own_headers(tmp_path: Path) -> None:
    """An association's number, title, short title and post code; semicolons and old encoding."""
    text = 'id;titre;titre_court;adrs_codepostal;siteweb\nW751234567;"L\'ÉTÉ À RIVEMONT";EAR;20090;www.ete.example\n'
    _, bodies = imported(tmp_path, text, "cp1252")
    assert [
        Body("L'ÉTÉ À RIVEMONT", "association", acronyms=("EAR",), departements=("2A",), rna="W751234567",
             domains=("ete.example",))
    ] == bodies  # fmt: skip


def test_finess_has_no_header(tmp_path: Path) -> None:
    """FINESS rows begin with their section and are read by place."""
    row = ["structureet", "010000024", "010780054", "CH FICTIF", "CENTRE FICTIF", *[""] * 8, "01", *[""] * 8]
    _, bodies = imported(tmp_path, ";".join([*row, "05881167000012"]) + "\n")
    assert [("CENTRE FICTIF", ("CH FICTIF",), ("01",))] == [
        (b.name, b.trade_names, b.departements) for b in bodies
    ]


def test_finess_says_when_it_was_extracted(tmp_path: Path) -> None:
    """Its first line gives the day, which goes before the file's; columns are named by their place."""
    row = ["structureet", "010000024", "010780054", "CH FICTIF", "CENTRE FICTIF", *[""] * 8, "01", *[""] * 9]
    report, _ = imported(tmp_path, "finess;etalab;95;2026-09-01\n" + ";".join(row) + "\n")
    assert "2026-09-01" == report.date
    assert "colonne 5" == report.columns["nom"]


def test_any_csv_is_read_by_a_mapping(tmp_path: Path) -> None:
    """The user names the columns that we do not know."""
    text = "Structure\tN°\nToit Rivemont\t058 811 670\n"
    _, bodies = imported(tmp_path, text, "utf-16", columns={"nom": "structure", "siren": "n"})
    assert [("Toit Rivemont", "058811670")] == [(body.name, body.siren) for body in bodies]


def test_an_imported_register_is_asked_and_named(tmp_path: Path) -> None:
    """« match » knows its bodies and says its name, date and size."""
    imported(tmp_path, SIRENE, name="sirene", day="2026-10-01")
    answer = registers.matcher().ask("SA d'HLM Toit Rivemont")
    assert answer.body is not None
    assert "sirene" in answer.source.name
    shipped_alone = registers.matcher().indexes[0].source.rows
    assert shipped_alone + 2 == answer.source.rows


def test_the_command_reports_what_it_imported(tmp_path: Path) -> None:
    """Name, date, counts and columns are printed."""
    path = tmp_path / "a.csv"
    path.write_text("Organisme;Num\nToit Rivemont;58811670\n", encoding="utf-8")
    arguments = [
        "registry",
        "import",
        str(path),
        "--nom",
        "mien",
        "--date",
        "2026-02-03",
        "--colonne",
        "siren=Num",
    ]
    printed = CliRunner().invoke(app, arguments).output
    assert "« mien », données du 2026-02-03" in printed
    assert "1 organismes gardés" in printed
    assert "1 complétés" in printed
    assert "siren = Num" in printed


def test_importing_again_replaces(tmp_path: Path) -> None:
    """A register of the same name is the newer one."""
    imported(tmp_path, SIRENE)
    _, bodies = imported(tmp_path, "nom\nToit Neuf\n")
    assert ["Toit Neuf"] == [body.name for body in bodies]
    assert len(registers.imported()) == 1


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        ("a;b\n1;2\n", {}, "--colonne nom=TITRE"),
        ("nom;b\n1;2\n", {"columns": {"siren": "numero"}}, "pas de colonne « numero »"),
        ("", {}, "--colonne nom=TITRE"),
    ],
)
def test_a_file_without_names_is_refused(
    tmp_path: Path, text: str, options: dict[str, object], words: str
) -> None:
    """The message says which columns there are and how to name one."""
    with pytest.raises(RegistryImportError, match=words):
        imported(tmp_path, text, **options)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    """A wrong path is no traceback."""
    with pytest.raises(RegistryImportError, match="n'existe pas"):
        import_register(tmp_path / "rien.csv")


def test_a_damaged_index_is_left_out(tmp_path: Path) -> None:
    """What cannot be opened does not stop the other registers."""
    imported(tmp_path, SIRENE)
    folder = next(registers.imported_folder().iterdir())
    (folder / "forms.npy").write_bytes(b"x")
    assert registers.imported() == []
