"""Evidence kept beside the results: what is written is read back, and what is not of this reading is not."""

import json
from pathlib import Path

import pytest

from builders import document
from extract.candidate import Span
from ingest.document import Box
from liasse import evidence_file
from liasse.crops import Crop, CropWish
from liasse.evidence import locate
from liasse.evidence_file import collect, places, read, write

TEXT = "Nom du projet : Cap\nNombre de logements : 8\n"


@pytest.fixture
def leaves() -> dict[str, dict[str, object]]:
    """Return two fields, one of which was read."""
    proofs = locate(document(TEXT), [Span(16, 19)])
    return {
        "presentation.nom_projet": {"confiance": 0.9, "preuves": proofs},
        "publics.nombre_menages": {"confiance": 0.9, "preuves": []},
    }


def test_what_is_written_is_read_back(tmp_path: Path, leaves: dict[str, dict[str, object]]) -> None:
    """Quotations and pictures come back for the fields that have evidence."""
    evidence = collect(document(TEXT), leaves)
    wish = CropWish("presentation.nom_projet", 0, 1, Box(0, 0, 300, 54), (Box(10, 10, 40, 20),))
    drawn = evidence_file.Evidence(evidence.places, evidence.quotes, crops=(Crop(wish, b"x", "image/webp"),))
    write(tmp_path, "a", drawn)
    assert read(tmp_path, "a", leaves) == {
        "presentation.nom_projet": {
            "lieux": [[16, 19]],
            "citations": [{"source": 0, "page": 1, "morceaux": [["Nom du projet : ", False], ["Cap", True]]}],
            "image": {
                "source": 0,
                "page": 1,
                "type": "image/webp",
                "cadre": [0, 0, 300, 54],
                "mots": [[10, 10, 40, 20]],
                "donnees": "eA==",
            },
        }
    }


def test_evidence_of_another_reading_is_left_out(
    tmp_path: Path, leaves: dict[str, dict[str, object]]
) -> None:
    """A field whose offsets changed has its evidence elsewhere."""
    write(tmp_path, "a", collect(document(TEXT), leaves))
    leaves["presentation.nom_projet"]["preuves"] = locate(document(TEXT), [Span(15, 19)])
    assert {} == read(tmp_path, "a", leaves)


def test_a_dossier_that_failed_leaves_no_evidence(
    tmp_path: Path, leaves: dict[str, dict[str, object]]
) -> None:
    """What a former reading left is taken away."""
    write(tmp_path, "a", collect(document(TEXT), leaves))
    write(tmp_path, "a", None)
    assert {} == read(tmp_path, "a", leaves)
    assert [] == list((tmp_path / "preuves").iterdir())


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"version": 0}',
        '{"version": 1, "champs": [1]}',
        '{"version": 1, "champs": {"presentation.nom_projet": {}}}',
    ],
)
def test_a_damaged_file_counts_as_none(
    tmp_path: Path, leaves: dict[str, dict[str, object]], content: str
) -> None:
    """The report loses its quotations, not the run."""
    folder = tmp_path / "preuves"
    folder.mkdir()
    (folder / "a.json").write_text(content, encoding="utf-8")
    assert {} == read(tmp_path, "a", leaves)


def test_the_same_reading_gives_the_same_file(tmp_path: Path, leaves: dict[str, dict[str, object]]) -> None:
    """Nothing in it depends on when it is written."""
    texts = []
    for _ in range(2):
        write(tmp_path, "a", collect(document(TEXT), leaves))
        texts.append((tmp_path / "preuves" / "a.json").read_bytes())
    assert texts[0] == texts[1]
    assert json.loads(texts[0])["version"] == evidence_file.VERSION


def test_places_are_the_offsets(leaves: dict[str, dict[str, object]]) -> None:
    """Evidence is tied to the offsets of ``preuves``."""
    assert ((16, 19),) == places(leaves["presentation.nom_projet"])
