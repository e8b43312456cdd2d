"""The batch: what it writes, what it does again, and what a bad dossier costs the others."""

import json
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

import batch_fakes
from liasse.batch import Batch, Options, convert
from liasse.errors import InputMissingError, NoDossierError, OutputError


@pytest.fixture
def executor() -> Executor:
    """Threads in place of processes: for all but crashes and limits, which need real ones."""
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three dossiers and the noise that Office and systems leave."""
    folder = tmp_path / "entrée"
    folder.mkdir()
    for name, text in {"Projet 2.txt": "Deux", "Projet 10.txt": "Dix", "Été à Dax.txt": "DOUTE"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    for noise in ("~$Projet 2.docx", ".DS_Store", "Thumbs.db", ".~lock.Projet 2.odt#"):
        (folder / noise).write_bytes(b"x")
    (folder / "vide").mkdir()
    return folder


def _run(folder: Path, out: Path, executor: Executor | None, **options: object) -> Batch:
    return convert(folder, out, Options(**options), executor=executor, steps=batch_fakes.STEPS)


def _lot(out: Path) -> dict[str, dict[str, object]]:
    return {entry["id"]: entry for entry in json.loads((out / "lot.json").read_text("utf-8"))["dossiers"]}


def test_a_folder_gives_one_file_each_in_natural_order(
    folder: Path, tmp_path: Path, executor: Executor
) -> None:
    """Each dossier has its JSON, ``lot.json`` lists them with the contract's keys, and noise is left out."""
    done = _run(folder, tmp_path / "out", executor)
    lot = _lot(tmp_path / "out")
    assert list(lot) == ["ete-a-dax", "projet-2", "projet-10"]
    assert {"id", "chemin", "statut", "erreur", "confiance", "secondes"} == set(lot["projet-2"])
    assert [lot[name]["statut"] for name in ("projet-2", "ete-a-dax")] == ["converti", "a_revoir"]
    assert json.loads((tmp_path / "out" / "projet-2.json").read_text("utf-8"))["id"] == "projet-2"
    assert (tmp_path / "out" / "rapport.html").is_file()
    assert done.exit_code == 0


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path, executor: Executor) -> None:
    """A second run reads nothing, a changed file alone is read, ``--force`` reads all."""
    out = tmp_path / "out"
    assert _run(folder, out, executor).read == 3
    assert _run(folder, out, executor).read == 0
    (folder / "Projet 2.txt").write_text("Deux, corrigé", encoding="utf-8")
    assert _run(folder, out, executor).read == 1
    assert "Deux, corrigé" in (out / "projet-2.json").read_text("utf-8")
    (out / "projet-10.json").unlink()
    assert _run(folder, out, executor).read == 1
    assert _run(folder, out, executor, force=True).read == 3


def test_a_failure_is_tried_again_only_when_asked(folder: Path, tmp_path: Path, executor: Executor) -> None:
    """What failed and has not changed fails as it did, until ``--retry``."""
    (folder / "Projet 2.txt").write_text("ABIME", encoding="utf-8")
    out = tmp_path / "out"
    assert _run(folder, out, executor).exit_code == 1
    again = _run(folder, out, executor)
    assert (again.read, again.exit_code) == (0, 1)
    assert _lot(out)["projet-2"]["erreur"] == {
        "code": "fichier_endommage",
        "message": "Le fichier est tronqué.",
    }
    assert _run(folder, out, executor, retry=True).read == 1


def test_a_dossier_that_hangs_or_dies_costs_only_itself(folder: Path, tmp_path: Path) -> None:
    """Real workers: one hangs, one dies, one raises; the rest is written and each has its code."""
    for name, text in {"pend.txt": "PEND", "meurt.txt": "MEURT", "leve.txt": "LEVE"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    done = _run(folder, out, None, workers=2, seconds=3.0)
    codes = {ident: entry["erreur"] and entry["erreur"]["code"] for ident, entry in _lot(out).items()}
    assert codes == {
        "ete-a-dax": None,
        "leve": "interne",
        "meurt": "arret_brutal",
        "pend": "delai_depasse",
        "projet-2": None,
        "projet-10": None,
    }
    assert not (out / "pend.json").exists()
    assert done.exit_code == 1


class _Breaking(ThreadPoolExecutor):
    """An executor that one job brings down so many times, and with it what the two others were waiting for."""

    def __init__(self, times: int) -> None:
        super().__init__(1)
        self._breaks, self._lost = times, 2 * times

    def submit(self, function: object, job: batch_fakes.DossierJob) -> Future[object]:
        future: Future[object] = Future()
        if job.ident == "ete-a-dax" and self._breaks:
            self._breaks -= 1
            future.set_exception(BrokenProcessPool("All workers expired"))
        elif job.ident != "ete-a-dax" and self._lost:
            self._lost -= 1
        else:
            return super().submit(function, job)
        return future


@pytest.mark.parametrize(("times", "error"), [(1, None), (3, "arret_brutal")])
def test_workers_that_break_down_cost_nobody_else(
    folder: Path, tmp_path: Path, times: int, error: str | None
) -> None:
    """What they had is given to new ones; a job that brings them down again and again is given up."""
    _run(folder, tmp_path / "out", _Breaking(times))
    codes = {
        ident: entry["erreur"] and entry["erreur"]["code"] for ident, entry in _lot(tmp_path / "out").items()
    }
    assert codes == {"ete-a-dax": error, "projet-2": None, "projet-10": None}


def test_pages_are_recognized_before_the_dossier_and_may_fail(tmp_path: Path, executor: Executor) -> None:
    """A scan's pages go through the workers first; a page that fails does not stop the dossier."""
    (tmp_path / "scan.png").write_bytes(
        bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55")
        + bytes.fromhex("0000000a49444154789c63600000000200014e5ff54f0000000049454e44ae426082")
    )
    steps = batch_fakes.Steps(
        batch_fakes.office, batch_fakes.list_pages, batch_fakes.page, _named, batch_fakes.crops
    )
    convert(tmp_path / "scan.png", tmp_path / "out", Options(), executor=executor, steps=steps)
    cache = tmp_path / "out" / ".liasse" / "cache"
    assert {"scan.png-1", "scan.png-2"} == {path.name for path in cache.iterdir()}
    assert _lot(tmp_path / "out")["scan"]["statut"] == "converti"


def _named(job: batch_fakes.DossierJob) -> batch_fakes.Result:
    data = batch_fakes.dossier_data(job.ident, 0.97)
    return batch_fakes.Result(batch_fakes.dump_json({**data, "alertes": []} | _filled(data)), None, 0.9)


def _filled(data: dict[str, object]) -> dict[str, object]:
    return batch_fakes.Dossier.model_validate(data).model_dump(mode="json", by_alias=True)


def test_corrections_outlive_every_run(folder: Path, tmp_path: Path, executor: Executor) -> None:
    """Corrections are put on the field at once and after a new reading, and their file is not touched."""
    out = tmp_path / "out"
    _run(folder, out, executor)
    (out / "corrections").mkdir()
    correction = {"valeur": "Vrai nom", "statut": "renseigne", "auteur": "A. Test", "date": "2026-01-01"}
    path = out / "corrections" / "projet-2.json"
    path.write_text(json.dumps({"champs": {"presentation.nom_projet": correction}}), encoding="utf-8")
    before = path.read_bytes()
    for force in (False, True):
        _run(folder, out, executor, force=force)
        champ = json.loads((out / "projet-2.json").read_text("utf-8"))["projet"]["presentation"]["nom_projet"]
        assert (champ["valeur"], champ["correction"]) == ("Deux", correction)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"champs": {"nulle.part": {}}}', '{"champs": {"duree.mois": {"valeur": 1}}}']
)
def test_corrections_that_do_not_fit_are_told_and_kept(
    folder: Path, tmp_path: Path, executor: Executor, content: str
) -> None:
    """A damaged file of corrections costs neither the run nor itself."""
    out = tmp_path / "out"
    (out / "corrections").mkdir(parents=True)
    (out / "corrections" / "projet-2.json").write_text(content, encoding="utf-8")
    done = _run(folder, out, executor)
    assert len(done.warnings) == 1
    assert "projet-2.json" in done.warnings[0]
    assert (out / "corrections" / "projet-2.json").read_text("utf-8") == content


def test_a_folder_without_dossiers_is_said_and_written(tmp_path: Path, executor: Executor) -> None:
    """Nothing to read is an error that ``lot.json`` holds too."""
    (tmp_path / "rien").mkdir()
    with pytest.raises(NoDossierError, match="Aucun dossier dans"):
        _run(tmp_path / "rien", tmp_path / "out", executor)
    lot = json.loads((tmp_path / "out" / "lot.json").read_text("utf-8"))
    assert (lot["dossiers"], lot["erreur"]["code"]) == ([], "aucun_dossier")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, executor: Executor) -> None:
    """A wrong path says so."""
    with pytest.raises(InputMissingError, match="il n'existe pas"):
        _run(tmp_path / "nulle-part", tmp_path / "out", executor)


def test_an_unwritable_output_is_said_before_any_work(
    folder: Path, tmp_path: Path, executor: Executor
) -> None:
    """A file where the output folder should be stops the run at once (rights do not bind root)."""
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="Choisissez un autre dossier"):
        _run(folder, tmp_path / "out", executor)


def test_a_dossier_that_is_gone_leaves_the_list_but_not_its_file(
    folder: Path, tmp_path: Path, executor: Executor
) -> None:
    """``lot.json`` lists what is there now; what was read before is not thrown away."""
    out = tmp_path / "out"
    _run(folder, out, executor)
    (folder / "Projet 2.txt").unlink()
    _run(folder, out, executor)
    assert "projet-2" not in _lot(out)
    assert (out / "projet-2.json").is_file()


def test_the_output_inside_the_folder_is_no_dossier(folder: Path, executor: Executor) -> None:
    """Someone who writes the results beside the dossiers does not get them back as dossiers."""
    _run(folder, folder / "out", executor)
    _run(folder, folder / "out", executor)
    assert len(_lot(folder / "out")) == 3


def test_this_test_file_needs_no_fork() -> None:
    """Workers find the fakes by import, as they would where processes are started afresh."""
    assert batch_fakes.dossier.__module__ == "batch_fakes"
    assert "batch_fakes" in sys.modules


def test_office_files_share_a_start(tmp_path: Path, executor: Executor) -> None:
    """Files of one type are converted in one start of the program, before their dossiers are read."""
    folder = tmp_path / "rtf"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.rtf").write_text(f"{{\\rtf1 Projet {number}}}", encoding="ascii")
    _run(folder, tmp_path / "out", executor)
    assert (tmp_path / "out" / ".liasse" / "cache" / "office-3").is_file()
    assert {entry["statut"] for entry in _lot(tmp_path / "out").values()} == {"converti"}


def test_what_could_not_be_converted_is_not_tried_twice(tmp_path: Path, executor: Executor) -> None:
    """The failure of a file's conversion is its dossier's, unless the dossier has other files."""
    folder = tmp_path / "in"
    (folder / "Plusieurs").mkdir(parents=True)
    for path in (folder / "seul.rtf", folder / "Plusieurs" / "2 annexe.rtf"):
        path.write_text("{\\rtf1 REFUS}", encoding="ascii")
    (folder / "Plusieurs" / "1 fiche.txt").write_text("Fiche", encoding="utf-8")
    _run(folder, tmp_path / "out", executor)
    lot = _lot(tmp_path / "out")
    erreur = {"code": "outil_en_echec", "message": "LibreOffice n'en veut pas."}
    assert (erreur, None) == (lot["seul"]["erreur"], lot["plusieurs"]["erreur"])


def test_a_sub_folder_is_one_dossier(tmp_path: Path, executor: Executor) -> None:
    """The files of a sub-folder are read together, and a change to any of them is a change."""
    folder = tmp_path / "lots" / "Mon projet"
    folder.mkdir(parents=True)
    (folder / "1 fiche.txt").write_text("Fiche", encoding="utf-8")
    (folder / "2 annexe.txt").write_text("Annexe", encoding="utf-8")
    out = tmp_path / "out"
    assert _run(folder.parent, out, executor).read == 1
    assert list(_lot(out)) == ["mon-projet"]
    (folder / "2 annexe.txt").write_text("Annexe, corrigée", encoding="utf-8")
    assert _run(folder.parent, out, executor).read == 1
