"""What reviewers decided, put beside what was read.

``OUT/corrections/<id>.json`` is ``{"champs": {"publics.nombre_menages": {"valeur", "statut", "auteur",
"date"}}}``. It is only ever read here: whatever a run finds, the reviewer's file stays as it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from liasse.errors import CorrectionError
from liasse.results import leaves
from liasse.schema import Dossier
from liasse.writing import dump_json

FOLDER = "corrections"


def apply(text: str, path: Path) -> str:
    """Return the dossier's JSON ``text`` with exactly the corrections of the file ``path``, if it exists.

    Raises:
        CorrectionError: the file cannot be read, or does not fit the dossier.
    """
    if not path.is_file():
        return text
    data = json.loads(text)
    for champ in leaves(data).values():
        champ.pop("correction", None)
    for field, correction in _load(path).items():
        fields = leaves(data)
        if field not in fields:
            raise _refused(path, f"le champ « {field} » n'existe pas")
        fields[field]["correction"] = correction
    if data["schema"] == "liasse/projet/1":
        try:
            Dossier.model_validate(data)
        except ValidationError as error:
            place = ".".join(str(part) for part in error.errors()[0]["loc"])
            raise _refused(path, f"{place} : {error.errors()[0]['msg']}") from error
    return dump_json(data)


def _load(path: Path) -> dict[str, dict[str, Any]]:
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))["champs"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _refused(path, str(error)) from error
    if not isinstance(fields, dict) or not all(isinstance(item, dict) for item in fields.values()):
        raise _refused(path, "« champs » doit donner un objet par champ")
    return fields


def _refused(path: Path, reason: str) -> CorrectionError:
    return CorrectionError(
        f"Les corrections de « {path} » n'ont pas pu être reprises ({reason}). Le fichier est laissé "
        "tel quel ; corrigez-le puis relancez."
    )
