"""What decides that a dossier is read again."""

from pathlib import Path

import pytest

from ingest.settings import Settings
from liasse import registers
from liasse.batch_state import reading_version


def test_an_imported_register_makes_dossiers_be_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names that nobody knew may be linked now."""
    monkeypatch.setenv("LIASSE_DONNEES", str(tmp_path))
    before = reading_version(Settings())
    folder = registers.imported_folder() / "essai"
    folder.mkdir(parents=True)
    (folder / "registre.json").write_text("{}", encoding="utf-8")
    assert reading_version(Settings()) != before
