"""Boxes that were typed, on pages with text and on scans."""

import pytest

from ingest.document import Document, Mark, MarkOrigin, Page, Reading, Source, Tick
from ingest.typed_ticks import with_typed_ticks

ON, OFF = Tick.TICKED, Tick.EMPTY


def ticks(text: str, reading: Reading = Reading.OCR, marks: tuple[Mark, ...] = ()) -> list[tuple[str, Tick]]:
    """Return the tokens that are boxes on a page, and their states."""
    page = Page(1, 0, 0, len(text), reading)
    document = Document(text, (Source("a.pdf", "", "pdf", 1),), (page,), (), (), marks)
    return [(text[one.start : one.end], one.state) for one in with_typed_ticks(document).marks]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            [("[x]", ON), ("[ ]", OFF), ("[]", OFF)],
            "[x] Parc existant\n[ ] Parc à aménager\n[] Offre nouvelle",
        ),
        (
            [("[]", OFF), ("X", ON), ("X", ON), ("| ]", OFF)],
            "DALO oui [] non X\naccords collectifs oui X non | ]",
        ),
        (
            [("[x]", ON), ("[ ]", OFF), ("[ ]", OFF), ("[x]", ON)],
            "DALO oui [x] [ ] non\nPDALPD oui [ ] [x] non",
        ),
        # One cross may be a letter; brackets alone are what OCR makes of drawn boxes.
        ([], "DALO oui [] non X\naccords collectifs oui non"),
        ([], "DALO oui [] non []\naccords collectifs oui [J non []"),
    ],
)
def test_typed_boxes_of_a_scan_count_where_its_crosses_prove_them(
    expected: list[tuple[str, Tick]], text: str
) -> None:
    """The forms that OCR gives them are read too."""
    assert expected == ticks(text)


def test_the_remains_of_a_drawn_box_are_no_typed_one() -> None:
    """What OCR read beside a box of the image was read out of it."""
    text = "oui ☒ X non ☐\noui X non X"
    drawn = tuple(Mark(at, at + 1, 0, state, MarkOrigin.IMAGE, 0.99) for at, state in ((4, ON), (12, OFF)))
    assert ["☒", "☐", "X", "X"] == [token for token, _ in ticks(text, marks=drawn)]


def test_a_page_with_text_is_read_as_typed() -> None:
    """There one box is enough: no OCR stands between."""
    assert [("[x]", ON)] == ticks("DALO oui [x] non", Reading.TEXT)
