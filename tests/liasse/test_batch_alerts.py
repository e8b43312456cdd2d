"""Alerts of the batch in the dossiers' files."""

import json
from pathlib import Path

from batch_fakes import dossier_data
from liasse.batch_alerts import add_batch_alerts
from liasse.schema import Dossier
from liasse.writing import dump_json

_SENTENCE = "Une chargée de clientèle de Clairmont Logis est désignée comme référente unique du dispositif pendant sa durée."


def _write(out: Path, ident: str, porteur: str) -> None:
    body = {"nom": porteur, "type": "bailleur", "registre": None, "score": None}
    data = dossier_data(
        ident,
        presentation__porteurs={"valeur": [body], "statut": "renseigne"},
        accompagnement__relation_bailleur={"valeur": _SENTENCE, "statut": "renseigne"},
    )
    text = dump_json(Dossier.model_validate(data).model_dump(mode="json", by_alias=True))
    (out / f"{ident}.json").write_text(text, encoding="utf-8")


def _codes(out: Path, ident: str) -> list[str]:
    data = json.loads((out / f"{ident}.json").read_text(encoding="utf-8"))
    return [alert["code"] for alert in Dossier.model_validate(data).model_dump()["alertes"]]


def test_a_copied_wording_is_written_into_the_copys_file_only(tmp_path: Path) -> None:
    """The source has nothing to explain."""
    _write(tmp_path, "clairmont", "Clairmont Logis")
    _write(tmp_path, "rivemont", "Toits de Rivemont")
    add_batch_alerts(tmp_path, ["clairmont", "rivemont"])
    assert ([], ["texte_copie"]) == (_codes(tmp_path, "clairmont"), _codes(tmp_path, "rivemont"))


def test_a_second_run_changes_no_byte(tmp_path: Path) -> None:
    """Whatever the order of the dossiers."""
    _write(tmp_path, "clairmont", "Clairmont Logis")
    _write(tmp_path, "rivemont", "Toits de Rivemont")
    add_batch_alerts(tmp_path, ["clairmont", "rivemont"])
    first = (tmp_path / "rivemont.json").read_bytes()
    add_batch_alerts(tmp_path, ["rivemont", "clairmont"])
    assert first == (tmp_path / "rivemont.json").read_bytes()


def test_the_alert_goes_with_the_dossier_that_it_came_from(tmp_path: Path) -> None:
    """A batch without the source says nothing of the copy."""
    _write(tmp_path, "clairmont", "Clairmont Logis")
    _write(tmp_path, "rivemont", "Toits de Rivemont")
    add_batch_alerts(tmp_path, ["clairmont", "rivemont"])
    add_batch_alerts(tmp_path, ["rivemont"])
    assert [] == _codes(tmp_path, "rivemont")
