"""The contract's models: what they refuse, what they write, and the paths of the form."""

import json
import tomllib
from pathlib import Path

import pytest
from pydantic import ValidationError

from liasse.schema import FIELD_PATHS, Champ, Correction, Dossier, Status

FORM = Path(__file__).parents[2] / "schemas" / "forms" / "logements-accompagnes-2014.toml"


def _champ(**changes: object) -> dict[str, object]:
    return {"valeur": 25, "statut": "renseigne", "confiance": 0.9, **changes}


@pytest.mark.parametrize("status", ["vide", "contradictoire", "illisible", "absent"])
def test_a_value_needs_the_status_filled(status: str) -> None:
    """A value beside any other status is refused, in a field and in a correction."""
    with pytest.raises(ValidationError, match="valeur doit être null"):
        Champ[int].model_validate(_champ(statut=status))
    with pytest.raises(ValidationError, match="valeur doit être null"):
        Correction[int].model_validate({"valeur": 1, "statut": status, "auteur": "A", "date": "2026-01-01"})


def test_keys_stand_in_the_order_of_the_contract_and_correction_is_absent() -> None:
    """Keys are written in the contract's order, without ``correction`` where there is none."""
    written = json.loads(Champ[int].model_validate(_champ()).model_dump_json())
    assert list(written) == ["valeur", "statut", "confiance", "motifs", "brut", "preuves"]


def test_a_correction_is_written_last() -> None:
    """A correction is kept beside what was read."""
    correction = {"valeur": 26, "statut": "renseigne", "auteur": "A", "date": "2026-01-01"}
    written = json.loads(Champ[int].model_validate(_champ(correction=correction)).model_dump_json())
    assert correction == written["correction"]
    assert written["valeur"] == 25


@pytest.mark.parametrize("wrong", [{"note": 1}, {"confiance": 1.2}, {"valeur": -1}, {"statut": "inconnu"}])
def test_what_the_contract_does_not_know_is_refused(wrong: dict[str, object]) -> None:
    """Unknown keys, statuses and values out of range do not pass."""
    kind = Dossier.model_fields["projet"].annotation
    assert kind is not None
    nombre = kind.model_fields["publics"].annotation.model_fields["nombre_menages"].annotation
    with pytest.raises(ValidationError):
        nombre.model_validate(_champ(**wrong))


def test_every_field_of_the_form_has_its_place() -> None:
    """The form's fields, and what they give besides, are exactly the paths of the contract."""
    form = tomllib.loads(FORM.read_text(encoding="utf-8"))
    fields = [field for section in form["section"] for field in section.get("field", ())]
    paths = {field["path"] for field in fields}
    paths |= {given["path"] for field in fields for given in field.get("gives", [])}
    assert paths <= set(FIELD_PATHS)
    assert len(FIELD_PATHS) == 45


def test_status_is_the_extractors_own() -> None:
    """There is one list of statuses."""
    assert {"renseigne", "vide", "contradictoire", "illisible", "absent"} == set(Status)
