"""Names of dossiers: slugs, clashes, reserved words."""

from pathlib import Path

import pytest

from liasse.batch_listing import list_entries


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["hlo.doc"], ["hlo"]),
        (["HLO – Grand Dax.pdf"], ["hlo-grand-dax"]),
        (["Cœur d'îlot n° 3.txt"], ["coeur-d-ilot-ndeg-3"]),
        (["hlo.doc", "hlo.pdf"], ["hlo-doc", "hlo-pdf"]),
        (["lot.txt"], ["dossier-lot"]),
        (["CON.txt"], ["dossier-con"]),
        (["page 2.txt", "page 10.txt"], ["page-2", "page-10"]),
    ],
)
def test_ids_are_slugs_of_the_names(tmp_path: Path, names: list[str], ids: list[str]) -> None:
    """A name gives the same id on every machine; a clash takes the type."""
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    assert ids == [entry.id for entry in list_entries(tmp_path)]


@pytest.mark.parametrize(
    "names", [["a b.txt", "a-b.txt"], ["a.txt", "A.TXT.txt", "a txt"], ["???.txt"], ["x" * 200]]
)
def test_ids_are_always_distinct_and_usable(tmp_path: Path, names: list[str]) -> None:
    """Whatever the names, there are as many ids as dossiers and none is empty or too long."""
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    ids = [entry.id for entry in list_entries(tmp_path)]
    assert len(set(ids)) == len(names)
    assert all(0 < len(ident) < 110 for ident in ids)


def test_a_folder_is_one_dossier_and_a_file_is_a_batch_of_one(tmp_path: Path) -> None:
    """Sub-folders keep dots of their name; a file given in place of a folder is read alone."""
    (tmp_path / "v1.2").mkdir()
    (tmp_path / "v1.2" / "a.txt").write_bytes(b"x")
    assert [entry.id for entry in list_entries(tmp_path)] == ["v1-2"]
    assert [entry.id for entry in list_entries(tmp_path / "v1.2" / "a.txt")] == ["a"]
