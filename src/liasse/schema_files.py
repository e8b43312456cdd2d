"""The JSON Schemas of what we write, by file name."""

from __future__ import annotations

import importlib
import importlib.util

from pydantic import BaseModel

from extract.form import Form
from liasse.lot import Lot
from liasse.reconcile_schema import Rapprochement
from liasse.schema import Dossier
from liasse.stats_schema import Statistiques

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, object]]:
    """Return ``{file name: schema}``; editors validate forms by the last one."""
    models: dict[str, type[BaseModel]] = {"projet.schema.json": Dossier, "lot.schema.json": Lot}
    if importlib.util.find_spec("liasse.guide_schema") is not None:
        models["guide.schema.json"] = importlib.import_module("liasse.guide_schema").Guide
    models |= {"rapprochement.schema.json": Rapprochement, "statistiques.schema.json": Statistiques}
    models["form.schema.json"] = Form
    return {name: {"$schema": _DIALECT, **model.model_json_schema()} for name, model in models.items()}
