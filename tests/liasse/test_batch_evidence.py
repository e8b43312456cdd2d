"""Evidence and review in a batch: pictures are a job of their own, and the threshold is the run's."""

import json
import re
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import batch_fakes
from ingest.document import Box
from ingest.settings import Settings
from liasse.batch import Options, convert
from liasse.batch_summary import summary
from liasse.crops import Crop, CropWish
from liasse.evidence_file import Evidence
from liasse.jobs import CropsJob, DossierJob, Result, Steps, draw_crops, read_dossier
from liasse.quotes import Part, Quote
from liasse.schema import FIELD_PATHS

WISH = CropWish("presentation.nom_projet", 0, 1, Box(0, 0, 300, 54), (Box(10, 10, 40, 20),))


def _with_evidence(job: DossierJob) -> Result:
    quote = Quote(0, 1, (Part("Cap", marked=True),))
    name = "presentation.nom_projet"
    evidence = Evidence({name: ((0, 3),)}, {name: (quote,)}, wishes=(WISH,))
    return replace(batch_fakes.dossier(job), evidence=evidence)


def _drawn(job: CropsJob) -> list[Crop]:
    return [Crop(wish, job.paths[0].read_bytes(), "image/webp") for wish in job.evidence.wishes]


def _fails(job: CropsJob) -> list[Crop]:
    raise RuntimeError("page qui ne se dessine pas")


def _steps(crops: object) -> Steps:
    return replace(batch_fakes.STEPS, dossier=_with_evidence, crops=crops)


@pytest.fixture
def executor() -> Executor:
    """Threads in place of processes."""
    with ThreadPoolExecutor(2) as pool:
        yield pool


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two dossiers, one of which is doubtful."""
    folder = tmp_path / "entrée"
    folder.mkdir()
    (folder / "sur.txt").write_text("Sûr", encoding="utf-8")
    (folder / "doute.txt").write_text("DOUTE", encoding="utf-8")
    return folder


def _kept(out: Path, ident: str) -> dict[str, object]:
    text = (out / ".liasse" / "preuves" / f"{ident}.json").read_text(encoding="utf-8")
    return json.loads(text)["champs"]["presentation.nom_projet"]  # type: ignore[no-any-return]


def _statuses(out: Path) -> dict[str, str]:
    lot = json.loads((out / "lot.json").read_text(encoding="utf-8"))
    return {entry["id"]: entry["statut"] for entry in lot["dossiers"]}


def test_pictures_are_kept_beside_the_results(folder: Path, tmp_path: Path, executor: Executor) -> None:
    """They are drawn once the dossier is read, and an unchanged dossier's are not drawn again."""
    out = tmp_path / "out"
    convert(folder, out, Options(), executor=executor, steps=_steps(_drawn))
    assert "U8O7cg==" == _kept(out, "sur")["image"]["donnees"]  # type: ignore[index]
    before = (out / ".liasse" / "preuves" / "sur.json").stat().st_mtime_ns
    done = convert(folder, out, Options(), executor=executor, steps=_steps(_fails))
    assert (0, before) == (done.read, (out / ".liasse" / "preuves" / "sur.json").stat().st_mtime_ns)


def test_a_picture_that_fails_does_not_cost_the_dossier(
    folder: Path, tmp_path: Path, executor: Executor
) -> None:
    """The dossier is converted and its quotations are there."""
    out = tmp_path / "out"
    convert(folder, out, Options(), executor=executor, steps=_steps(_fails))
    assert {"sur": "converti", "doute": "a_revoir"} == _statuses(out)
    assert (None, 1) == (_kept(out, "sur")["image"], len(_kept(out, "sur")["citations"]))  # type: ignore[arg-type]


def test_another_threshold_judges_anew_without_reading(
    folder: Path, tmp_path: Path, executor: Executor
) -> None:
    """What is to be reviewed is the user's to say, at each run."""
    out = tmp_path / "out"
    for threshold, doubtful in ((3.0, "a_revoir"), (100.0, "converti"), (3.0, "a_revoir")):
        options = Options(review_threshold=threshold)
        convert(folder, out, options, executor=executor, steps=batch_fakes.STEPS)
        assert {"sur": "converti", "doute": doubtful} == _statuses(out)


def test_a_correction_lowers_what_is_expected_wrong(folder: Path, tmp_path: Path, executor: Executor) -> None:
    """A dossier whose doubtful fields were decided is to be reviewed no more."""
    out = tmp_path / "out"
    convert(folder, out, Options(), executor=executor, steps=batch_fakes.STEPS)
    decided = {"valeur": None, "statut": "vide", "auteur": "A. Martin", "date": "2026-01-01T00:00:00"}
    champs = dict.fromkeys(FIELD_PATHS, decided)
    corrections = out / "corrections"
    corrections.mkdir()
    (corrections / "doute.json").write_text(json.dumps({"champs": champs}), encoding="utf-8")
    convert(folder, out, Options(), executor=executor, steps=batch_fakes.STEPS)
    assert {"sur": "converti", "doute": "converti"} == _statuses(out)


@pytest.mark.slow
def test_a_scanned_sample_has_crops_and_quotations(tmp_path: Path) -> None:
    """What Tesseract reads of a real page is pictured where it stands, the same each time."""
    sample = Path(__file__).parents[2] / "samples" / "dossiers" / "une-page.png"
    settings = Settings(cache=tmp_path)
    evidence = read_dossier(DossierJob("une-page", (sample,), settings, 300)).evidence
    assert evidence is not None
    crops = draw_crops(CropsJob((sample,), evidence, settings, 60))
    read = {path for path, found in evidence.quotes.items() if found}
    assert {crop.wish.path for crop in crops} == read
    assert len(read) > 5
    assert all(crop.data[:4] == b"RIFF" and len(crop.data) < 20_000 for crop in crops)
    assert crops == draw_crops(CropsJob((sample,), evidence, settings, 60))


def test_the_last_words_say_what_reading_again_brings(
    folder: Path, tmp_path: Path, executor: Executor
) -> None:
    """Who never opens the report knows how much there is to read all the same."""
    out = tmp_path / "out"
    done = convert(folder, out, Options(), executor=executor, steps=batch_fakes.STEPS)
    (line,) = [line for line in summary(done, out, verbose=False) if line.startswith("Relire")]
    assert "ramène les erreurs attendues de 24 à" in line


def test_the_last_words_say_why_a_dossier_is_to_be_reviewed(
    folder: Path, tmp_path: Path, executor: Executor
) -> None:
    """How many errors are to be expected says more than a mean confidence."""
    out = tmp_path / "out"
    done = convert(folder, out, Options(), executor=executor, steps=batch_fakes.STEPS)
    (line,) = [line for line in summary(done, out, verbose=False) if line.startswith("  à revoir")]
    assert re.search(r"doute\S* \(\d+,\d erreurs attendues\)", line)
