"""Jobs that succeed, fail, hang or die, at the top of a module so that worker processes find them."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from ingest.errors import DamagedFileError
from liasse.crops import Crop
from liasse.errors import Failure
from liasse.jobs import CropsJob, DossierJob, OfficeJob, PageJob, PagesJob, Result, Steps
from liasse.schema import FIELD_PATHS, Dossier
from liasse.writing import dump_json


def dossier_data(ident: str = "essai", confidence: float = 0.9, **champs: dict[str, Any]) -> dict[str, Any]:
    """Return a whole dossier whose fields are absent but for ``section__leaf=changes``."""
    projet: dict[str, Any] = {}
    for path in FIELD_PATHS:
        champ = {
            "valeur": None,
            "statut": "absent",
            "confiance": confidence,
            **champs.get(path.replace(".", "__"), {}),
        }
        section, _, leaf = path.partition(".")
        if leaf:
            projet.setdefault(section, {})[leaf] = champ
        else:
            projet[section] = champ
    source = {
        "fichier": "a.txt",
        "sha256": "0" * 64,
        "type": "txt",
        "pages": 1,
        "lecture": "texte",
        "qualite": 1.0,
    }
    return {
        "schema": "liasse/projet/1",
        "id": ident,
        "sources": [source],
        "projet": projet,
        "confiance": confidence,
    }


def dossier(job: DossierJob) -> Result:
    """Do what the file's text says: be read, be damaged, hang, die, raise."""
    text = job.paths[0].read_text(encoding="utf-8")
    if "PEND" in text:
        time.sleep(60)
    if "MEURT" in text:
        time.sleep(
            0.5
        )  # one that dies as it takes the job may be told as one that hangs: pebble hears of the death first
        os._exit(1)
    if "LEVE" in text:
        raise RuntimeError(text)
    if "ABIME" in text:
        error = DamagedFileError("Le fichier est tronqué.")
        return Result(None, Failure(error.code, str(error)))
    name = {"valeur": text, "statut": "renseigne", "brut": text}
    confidence = 0.5 if "DOUTE" in text else 0.97
    data = dossier_data(job.ident, confidence, presentation__nom_projet=name)
    whole = Dossier.model_validate(data).model_dump(mode="json", by_alias=True)
    return Result(dump_json(whole), None, confidence, 0.01)


def office(job: OfficeJob) -> dict[Path, Failure]:
    """Leave a trace of the start; a file that says so cannot be converted."""
    assert job.settings.cache is not None
    job.settings.cache.mkdir(parents=True, exist_ok=True)
    (job.settings.cache / f"office-{len(job.paths)}").touch()
    failure = Failure("outil_en_echec", "LibreOffice n'en veut pas.")
    return {path: failure for path in job.paths if b"REFUS" in path.read_bytes()}


def list_pages(job: PagesJob) -> list[object]:
    """Say that every file has two pages to recognise."""
    return [(path.name, number) for path in job.paths for number in (1, 2)]


def page(job: PageJob) -> None:
    """Leave a trace of the page; the second page of every file fails."""
    assert job.settings.cache is not None
    job.settings.cache.mkdir(parents=True, exist_ok=True)
    assert isinstance(job.page, tuple)
    (job.settings.cache / "-".join(map(str, job.page))).touch()
    if job.page[1] == 2:
        raise RuntimeError("page illisible")


def crops(job: CropsJob) -> list[Crop]:
    """Draw nothing."""
    return []


STEPS = Steps(office=office, list_pages=list_pages, page=page, dossier=dossier, crops=crops)
