"""A whole batch of what goes wrong, through the command line: each has its code, and the rest is written."""

import json
import os
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import hostile_files
from hostile_files import FORM, Fault, archive, pdf
from liasse.batch import Options, convert

Lots = dict[str, dict[str, object]]


def liasse(*arguments: object, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line; ``path`` comes first among the places that modules are taken from."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    command = [sys.executable, "-m", "liasse", *map(str, arguments)]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )


def run(folder: Path, out: Path) -> int:
    """Run a batch in this process, where that shows the same, and return its exit status."""
    with ThreadPoolExecutor(1) as executor:
        return convert(folder, out, Options(), executor=executor).exit_code


def lot(out: Path) -> Lots:
    """Return the batch's entries by the name of the dossier."""
    return {entry["chemin"]: entry for entry in json.loads((out / "lot.json").read_text("utf-8"))["dossiers"]}


def codes(out: Path) -> dict[str, str | None]:
    """Return each dossier's code, None for those that were read."""
    return {name: entry["erreur"] and entry["erreur"]["code"] for name, entry in lot(out).items()}  # type: ignore[index]


def values(path: Path) -> tuple[object, object]:
    """Return the households and dwellings of the form that every good file here holds."""
    projet = json.loads(path.read_text("utf-8"))["projet"]
    return projet["publics"]["nombre_menages"]["valeur"], projet["logements"]["nombre_logements"]["valeur"]


@pytest.fixture(scope="module")
def cabinet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Run a batch of every fault there is; return where, and what was printed."""
    folder = tmp_path_factory.mktemp("cabinet")
    hostile_files.write(folder / "in")
    # How sure a model is of a form of a few lines is no matter here: only a fault may hold a dossier back.
    options = ("--timeout", 60, "--review-threshold", 45)
    return folder, liasse("convert", folder / "in", "--out", folder / "out", *options)


@pytest.mark.parametrize("fault", hostile_files.faults(), ids=lambda fault: fault.name)
def test_every_fault_has_its_code_and_its_message(
    cabinet: tuple[Path, subprocess.CompletedProcess[str]], fault: Fault
) -> None:
    """The message says what is wrong in words that the analyst can act upon."""
    entry = lot(cabinet[0] / "out")[fault.name]
    if fault.code is None:
        assert (None, "converti") == (entry["erreur"], entry["statut"])
        assert (25, 20) == values(cabinet[0] / "out" / f"{entry['id']}.json")
    else:
        erreur = entry["erreur"]
        assert isinstance(erreur, dict)
        assert (fault.code, "echec") == (erreur["code"], entry["statut"])
        assert fault.says in erreur["message"]
        assert not (cabinet[0] / "out" / f"{entry['id']}.json").exists()


def test_the_run_ends_with_one_and_says_what_failed(
    cabinet: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    """The exit status is the contract's, the report is there, nothing is printed but the summary."""
    folder, done = cabinet
    assert 1 == done.returncode
    assert "Traceback" not in done.stdout + done.stderr
    assert "programme.exe" in done.stdout
    assert (folder / "out" / "rapport.html").is_file()
    assert not list(folder.rglob("dehors.txt"))
    assert not Path("/tmp/dehors.txt").exists()


def test_a_piece_that_is_lost_does_not_cost_the_dossier(tmp_path: Path) -> None:
    """What can be read is read, the alert names the lost piece, and a person is asked to look."""
    folder = tmp_path / "in"
    for name in ("Partiel", "Perdu"):
        (folder / name).mkdir(parents=True)
        (folder / name / "2 annexe.pdf").write_bytes(pdf(password="secret"))
        (folder / name / "3 vide.docx").write_bytes(b"")
    (folder / "Partiel" / "1 formulaire.txt").write_text(FORM, encoding="utf-8")
    (folder / "Bruit").mkdir()
    (folder / "Bruit" / "Thumbs.db").write_bytes(b"x")
    done = liasse("convert", folder, "--out", tmp_path / "out")
    assert 1 == done.returncode
    assert {"Bruit": "fichier_vide", "Partiel": None, "Perdu": "fichier_chiffre"} == codes(tmp_path / "out")
    assert "a_revoir" == lot(tmp_path / "out")["Partiel"]["statut"]
    assert (25, 20) == values(tmp_path / "out" / "partiel.json")
    alertes = json.loads((tmp_path / "out" / "partiel.json").read_text("utf-8"))["alertes"]
    lost = [alerte for alerte in alertes if alerte["code"] == "piece_illisible"]
    assert ["erreur"] == [alerte["gravite"] for alerte in lost]
    assert "2 annexe.pdf" in lost[0]["message"]


ODD_NAMES = (
    "Été à L'Haÿ.txt",
    "E\u0301te\u0301 décomposé.txt",
    "maison 🏠.txt",
    "-rf.txt",
    "fin .txt",
    "CON.txt",
    "lot.txt",
    "100%s {x} $(touch x) ; & '.txt",
    "é" * 120 + ".txt",
    "x" * 240 + ".txt",
    "русский.txt",
    "漢字.txt",
    "a.txt",
    "a .txt",
)
POSIX_NAMES = ("ligne\nsuite.txt", 'des "guillemets" <b>.txt', os.fsdecode(b"latin\xe9.txt"), "A.TXT")


def test_names_of_all_sorts_are_written_under_names_that_hold_anywhere(tmp_path: Path) -> None:
    """Accents in two ways, signs that mean something to a shell, 240 letters, bytes that are no UTF-8."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    names = [*ODD_NAMES, *(() if sys.platform == "win32" else POSIX_NAMES)]
    for name in names:
        (folder / name).write_text(FORM, encoding="utf-8")
    done = liasse("convert", folder, "--out", out)
    assert (0, "") == (done.returncode, done.stderr)
    entries = json.loads((out / "lot.json").read_text("utf-8"))["dossiers"]
    idents = [entry["id"] for entry in entries]
    assert len(names) == len(set(idents))
    assert all((25, 20) == values(out / f"{ident}.json") for ident in idents)
    assert all(ident.isascii() and len(ident) < 100 for ident in idents)
    assert sys.platform == "win32" or "latiné.txt" in {entry["chemin"] for entry in entries}


def test_links_neither_loop_nor_lead_astray(tmp_path: Path) -> None:
    """A broken link and one to the folder itself are no dossiers; a link in a dossier is not followed."""
    folder = tmp_path / "in"
    (folder / "sous").mkdir(parents=True)
    (folder / "sous" / "formulaire.txt").write_text(FORM, encoding="utf-8")
    (tmp_path / "ailleurs.txt").write_text("Nombre de logements : 999\n", encoding="utf-8")
    try:
        (folder / "casse.txt").symlink_to("nulle-part.txt")
        (folder / "boucle").symlink_to(".", target_is_directory=True)
        (folder / "haut").symlink_to("..", target_is_directory=True)
        (folder / "sous" / "boucle").symlink_to("..", target_is_directory=True)
        (folder / "sous" / "ailleurs.txt").symlink_to(tmp_path / "ailleurs.txt")
    except OSError:
        pass  # Windows lets only some users make links: without them the rest must hold all the same
    assert 0 == run(folder, tmp_path / "out")
    assert {"sous": None} == codes(tmp_path / "out")
    sources = json.loads((tmp_path / "out" / "sous.json").read_text("utf-8"))["sources"]
    assert ["formulaire.txt"] == [source["fichier"] for source in sources]


def test_the_same_file_twice_is_two_dossiers_and_is_said(tmp_path: Path) -> None:
    """Which of the copies counts is for a person to say; a third that differs is not named."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("projet.txt", "projet (1).txt"):
        (folder / name).write_text(FORM, encoding="utf-8")
    (folder / "autre.txt").write_text(FORM + "Durée : 3 ans\n", encoding="utf-8")
    done = liasse("convert", folder, "--out", tmp_path / "out")
    assert 0 == done.returncode
    assert 3 == len(lot(tmp_path / "out"))
    (warning,) = [line for line in done.stdout.splitlines() if "même contenu" in line]
    assert "« projet.txt »" in warning
    assert "« projet (1).txt »" in warning
    assert "autre" not in warning


# Read by every interpreter that starts, our workers' too: no program, wherever it is, and no library.
_WITHOUT_PROGRAMS = """
    import sys
    sys.modules["tesserocr"] = None
    from ingest import tool
    for program in (tool.TESSERACT, tool.LIBREOFFICE):
        object.__setattr__(program, "commands", ())
        object.__setattr__(program, "places", {})
"""


@pytest.fixture
def without_programs(tmp_path: Path) -> Path:
    """Return a folder that, first among the places of modules, makes Tesseract and LibreOffice missing."""
    folder = tmp_path / "sans"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(textwrap.dedent(_WITHOUT_PROGRAMS), encoding="utf-8")
    return folder


def test_without_the_programs_only_what_needs_them_fails(tmp_path: Path, without_programs: Path) -> None:
    """The message holds the command that installs the program; once it is there the next run reads them."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "ancien.rtf").write_bytes(b"{\\rtf1 Nombre de logements : 20\\par}")
    (folder / "scan.png").write_bytes(hostile_files.scan())
    (folder / "archive.zip").write_bytes(archive(("ancien.rtf", b"{\\rtf1 Nom du projet : X\\par}")))
    (folder / "bon.txt").write_text(FORM, encoding="utf-8")
    done = liasse("convert", folder, "--out", out, path=without_programs)
    assert 1 == done.returncode
    missing = dict.fromkeys(("ancien.rtf", "archive.zip", "scan.png"), "outil_manquant")
    assert {**missing, "bon.txt": None} == codes(out)
    messages = {name: str(lot(out)[name]["erreur"]) for name in missing}
    assert "LibreOffice n'est pas installé. Pour l'installer : " in messages["ancien.rtf"]
    assert "Tesseract" in messages["scan.png"]
    assert "Pour l'installer" in messages["scan.png"]


def test_the_doctor_says_what_is_missing_and_how_to_install_it(without_programs: Path) -> None:
    """Missing programs are named with what they are for and with one command each; the status says so."""
    done = liasse("doctor", path=without_programs)
    assert 1 == done.returncode
    for name in ("Tesseract", "LibreOffice"):
        line = next(line for line in done.stdout.splitlines() if f"{name} :" in line)
        assert line.startswith("MANQUE")
    assert "→ " in done.stdout


@pytest.mark.parametrize("inside", [False, True])
def test_an_output_that_cannot_be_written_is_told_before_any_work(tmp_path: Path, inside: bool) -> None:
    """Where a file stands in the place of the folder, the run ends with 2 and says so."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bon.txt").write_text(FORM, encoding="utf-8")
    (tmp_path / "out").write_text("un fichier", encoding="utf-8")
    out = tmp_path / "out" / "dedans" if inside else tmp_path / "out"
    done = liasse("convert", tmp_path / "in", "--out", out)
    assert 2 == done.returncode
    assert "Impossible d'écrire dans le dossier de sortie" in done.stderr
    assert "--out" in done.stderr
    assert "Traceback" not in done.stderr


def test_one_result_that_cannot_be_written_costs_only_itself(tmp_path: Path) -> None:
    """Something holds the place of one result: its dossier fails, and is tried again at the next run."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(FORM, encoding="utf-8")
    (out / "a.json").mkdir(parents=True)
    assert 1 == run(folder, out)
    assert {"a.txt": "sortie_impossible", "b.txt": None} == codes(out)
    (out / "a.json").rmdir()
    assert 0 == run(folder, out)
    assert {"a.txt": None, "b.txt": None} == codes(out)


def test_a_spoiled_result_is_made_again(tmp_path: Path) -> None:
    """A result that an editor or a disk has spoiled since is read anew and does not stop the run."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(FORM, encoding="utf-8")
    assert 0 == run(folder, out)
    (out / "a.json").write_text('{"schema": "liasse/projet/1", "id"', encoding="utf-8")
    assert 0 == run(folder, out)
    assert (25, 20) == values(out / "a.json")


def test_a_dossier_that_has_become_unreadable_leaves_no_former_result(tmp_path: Path) -> None:
    """The former result is of other bytes: it would pass for this file's in exports."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(FORM, encoding="utf-8")
    assert 0 == run(folder, out)
    (folder / "a.txt").write_bytes(b"")
    assert 1 == run(folder, out)
    assert not (out / "a.json").exists()


@pytest.mark.parametrize("content", ["vide", "bruit", "absent"])
def test_a_folder_without_dossiers_is_said(tmp_path: Path, content: str) -> None:
    """An empty folder, one with what systems leave behind, and one that is not there end with 2."""
    folder = tmp_path / "in"
    if content != "absent":
        folder.mkdir()
    if content == "bruit":
        (folder / "Thumbs.db").write_bytes(b"x")
        (folder / "~$projet.docx").write_bytes(b"x")
    done = liasse("convert", folder, "--out", tmp_path / "out")
    assert 2 == done.returncode
    assert "in" in done.stderr
    assert "Traceback" not in done.stderr
    if content != "absent":
        written = json.loads((tmp_path / "out" / "lot.json").read_text("utf-8"))
        assert ([], "aucun_dossier") == (written["dossiers"], written["erreur"]["code"])
