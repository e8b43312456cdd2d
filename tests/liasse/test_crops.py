"""Which regions of the pages are pictured: around the words, with what labels them, on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scanned
from builders import document
from extract.candidate import Span
from ingest.document import Box, Document
from liasse import crops
from liasse.crops import MOST_HEIGHT, sources_of, wishes
from liasse.evidence import locate


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """Return the document of a scanned page."""
    path = tmp_path_factory.mktemp("scan") / "page.png"
    scanned.sheet().save(path, dpi=(scanned.DPI, scanned.DPI))
    return scanned.document_on(path, "image")


def _leaf(read: Document, *spans: Span, confidence: float = 0.9) -> dict[str, object]:
    return {"confiance": confidence, "preuves": locate(read, spans)}


def _span(read: Document, word: str) -> Span:
    return Span(read.text.index(word), read.text.index(word) + len(word))


def test_the_label_on_the_line_is_in_the_picture(read: Document) -> None:
    """A reader must see what the words answer; the words alone are marked."""
    (wish,) = wishes(read, {"a": _leaf(read, _span(read, "Cap"))})
    assert wish.region.x0 < scanned.WORDS["Nom"].x0
    assert wish.marks == (scanned.WORDS["Cap"],)


def test_a_text_format_has_no_pictures() -> None:
    """Words without boxes are quoted, not pictured."""
    read = document("Nom du projet : Cap\n")
    assert ({}, ()) == (sources_of(read), wishes(read, {"a": _leaf(read, Span(16, 19))}))


def test_a_field_without_evidence_has_no_picture(read: Document) -> None:
    """An absent field stands nowhere."""
    assert wishes(read, {"a": _leaf(read)}) == ()


def test_the_least_sure_come_first_and_no_more_than_most(
    read: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where not all can be drawn, the doubtful ones are."""
    monkeypatch.setattr(crops, "MOST", 2)
    leaves = {
        name: _leaf(read, _span(read, "Cap"), confidence=sure)
        for name, sure in {"sur": 0.99, "douteux": 0.2, "moyen": 0.7}.items()
    }
    assert ["douteux", "moyen"] == [wish.path for wish in wishes(read, leaves)]


def test_words_far_below_are_left_out_of_the_picture(read: Document) -> None:
    """A long answer shows its beginning; its other marks would lie outside."""
    (wish,) = wishes(read, {"a": _leaf(read, _span(read, "Nom"), _span(read, "Dax"))})
    assert wish.marks == (scanned.WORDS["Nom"],)


BOXES = st.builds(
    lambda x, y, width, height: Box(x, y, min(x + width, 595), min(y + height, 842)),
    st.floats(0, 590),
    st.floats(0, 840),
    st.floats(1, 595),
    st.floats(1, 842),
)


@given(st.lists(BOXES, min_size=1, max_size=6))
def test_every_region_lies_on_its_page_and_is_small(read: Document, boxes: list[Box]) -> None:
    """Whatever the evidence's boxes, the picture is a part of the page no larger than a reader needs."""
    proofs = [
        {"source": 0, "page": 1, "debut": 0, "fin": 0, "bbox": (box.x0, box.y0, box.x1, box.y1)}
        for box in boxes
    ]
    (wish,) = wishes(read, {"a": {"confiance": 0.5, "preuves": proofs}})
    region = wish.region
    assert 0 <= region.x0 < region.x1 <= 595
    assert 0 <= region.y0 < region.y1 <= 842
    assert region.height <= MOST_HEIGHT + 1e-6
    assert wish.marks
    assert all(mark.y0 < region.y1 for mark in wish.marks)
