"""What a worker does: convert Office files, list and recognise pages, read one dossier, draw its evidence.

A job is plain data and each function is at the top of the module, so that they reach workers that are
started afresh (Windows and macOS know no fork). Nothing heavy is imported until a worker needs it.
"""

from __future__ import annotations

import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import IngestError
from ingest.settings import Settings
from liasse.errors import INTERNAL_CODE, MEMORY_CODE, Failure
from liasse.writing import dump_json

if TYPE_CHECKING:
    from liasse.crops import Crop
    from liasse.evidence_file import Evidence

# An Office program needs seconds to start and a tenth of one per file.
OFFICE_FILES_PER_START = 20


@dataclass(frozen=True, slots=True)
class OfficeJob:
    """Office files of one type to convert in one start of LibreOffice; the results stay in the cache."""

    paths: tuple[Path, ...]
    media: str
    settings: Settings
    seconds: float


@dataclass(frozen=True, slots=True)
class PagesJob:
    """A dossier whose pages may need recognising."""

    paths: tuple[Path, ...]
    settings: Settings
    seconds: float


@dataclass(frozen=True, slots=True)
class PageJob:
    """One page to recognise; ``page`` is the reader's own description of it."""

    page: object
    settings: Settings
    seconds: float


@dataclass(frozen=True, slots=True)
class DossierJob:
    """A dossier to read, once what it needs is in the cache."""

    ident: str
    paths: tuple[Path, ...]
    settings: Settings
    seconds: float


@dataclass(frozen=True, slots=True)
class CropsJob:
    """The pictures to draw of a dossier that was read."""

    paths: tuple[Path, ...]
    evidence: Evidence
    settings: Settings
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a dossier; ``json`` is the whole file to write, None where it failed."""

    json: str | None
    failure: Failure | None = None
    confidence: float | None = None
    seconds: float = 0.0
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """The functions that do the jobs; tests put failing ones in their place."""

    office: Callable[[OfficeJob], dict[Path, Failure]]
    list_pages: Callable[[PagesJob], list[object]]
    page: Callable[[PageJob], None]
    dossier: Callable[[DossierJob], Result]
    crops: Callable[[CropsJob], list[Crop]]


def convert_office(job: OfficeJob) -> dict[Path, Failure]:
    """Convert the files into the cache and return why some could not be: a hang is not waited for twice."""
    from ingest.office import convert  # noqa: PLC0415

    results = convert(job.paths, job.media, job.settings)
    errors = {path: result for path, result in results.items() if isinstance(result, IngestError)}
    return {path: Failure(error.code, str(error)) for path, error in errors.items()}


def list_pages(job: PagesJob) -> list[object]:
    """Return the pages that must be recognised; none for a file that cannot be opened."""
    from ingest.ocr_jobs import ocr_jobs  # noqa: PLC0415
    from ingest.sniff import sniff  # noqa: PLC0415

    pages: list[object] = []
    for path in job.paths:
        try:
            pages.extend(ocr_jobs(path, job.settings, sniff(path, job.settings)))
        except IngestError:
            continue  # reading the dossier meets the same error and tells it
    return pages


def recognize_page(job: PageJob) -> None:
    """Recognise one page into the cache."""
    from ingest.ocr_jobs import OcrJob, run_job  # noqa: PLC0415

    assert isinstance(job.page, OcrJob)
    run_job(job.page, job.settings)


def read_dossier(job: DossierJob) -> Result:
    """Read one dossier and return its JSON, or why there is none."""
    started = time.perf_counter()
    try:
        result = _read(job)
    except IngestError as error:
        result = Result(None, Failure(error.code, str(error), traceback.format_exc()))
    except MemoryError:
        message = "La mémoire n'a pas suffi pour ce dossier. Découpez-le, ou relancez avec moins de --jobs."
        result = Result(None, Failure(MEMORY_CODE, message, traceback.format_exc()))
    except Exception as error:  # noqa: BLE001 (the one trap of the batch: a dossier must not cost the others)
        message = f"Erreur interne ({type(error).__name__}) ; relancez avec -v pour la cause et signalez-la."
        result = Result(None, Failure(INTERNAL_CODE, message, traceback.format_exc()))
    return replace(result, seconds=round(time.perf_counter() - started, 3))


def _read(job: DossierJob) -> Result:
    from ingest.reading import read_dossier_files  # noqa: PLC0415
    from liasse import evidence_file, pipeline, registers  # noqa: PLC0415
    from liasse.results import leaves  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="liasse-", ignore_cleanup_errors=True) as folder:
        document, skipped = read_dossier_files(_pieces(job, Path(folder)), job.settings)
    matcher = registers.for_settings(job.settings, job.ident)
    data = pipeline.of_document(document, skipped, job.ident, matcher).model_dump(mode="json", by_alias=True)
    evidence = evidence_file.collect(document, leaves(data))
    return Result(dump_json(data), None, data["confiance"], evidence=evidence)


def draw_crops(job: CropsJob) -> list[Crop]:
    """Draw the pictures that a dossier's evidence asks for."""
    from liasse.crop_drawing import draw  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="liasse-", ignore_cleanup_errors=True) as folder:
        pieces = _pieces(job, Path(folder))
        return draw(pieces, job.evidence.sources, job.evidence.wishes, job.settings)


def _pieces(job: DossierJob | CropsJob, folder: Path) -> tuple[Path, ...]:
    """Return the files of the dossier; an archive's are unpacked into ``folder`` first."""
    from ingest.archive import unpack  # noqa: PLC0415
    from ingest.sniff import sniff  # noqa: PLC0415

    if len(job.paths) == 1 and sniff(job.paths[0], job.settings) == "zip":
        return tuple(unpack(job.paths[0], folder, job.settings))
    return job.paths


STEPS = Steps(
    office=convert_office,
    list_pages=list_pages,
    page=recognize_page,
    dossier=read_dossier,
    crops=draw_crops,
)
