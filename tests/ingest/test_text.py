"""Text dumps as documents."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Document, Source
from ingest.errors import DamagedFileError, EmptyFileError
from ingest.settings import Settings
from ingest.text import cleaned, document_of, read


def document(text: str) -> Document:
    """Return the document of a dump."""
    return document_of(cleaned(text), Source("dump.txt", "0" * 64, "txt", 1))


def rows(document: Document) -> list[list[str]]:
    """Return the first table as rows of texts."""
    table = document.tables[0]
    count = max(cell.row for cell in table.cells) + 1
    return [
        [document.text[cell.start : cell.end] for cell in table.cells if cell.row == row]
        for row in range(count)
    ]


def test_file_becomes_a_source(tmp_path: Path) -> None:
    """Name, hash, type and pages are filled in."""
    path = tmp_path / "dump.txt"
    path.write_bytes("Nom du projet : Clés en main\r\n\fNombre de ménages : 12".encode("cp1252"))
    read_back = read(path, Settings())
    assert (
        read_back.sources[0].name,
        read_back.sources[0].media,
        read_back.sources[0].page_count,
    ) == ("dump.txt", "txt", 2)
    assert read_back.text[: read_back.pages[0].end] == "Nom du projet : Clés en main\n"


def test_form_feeds_part_pages() -> None:
    """Lines and marks know their page; a blank stretch is no page."""
    dump = document("oui [x]\n\f\n\f\nnon [ ]\n")
    assert [page.number for page in dump.pages] == [1, 2]
    assert [line.page for line in dump.lines] == [0, 1]
    assert [mark.page for mark in dump.marks] == [0, 1]


def test_scan_dump_is_wrapped() -> None:
    """Lines broken at the width of the page are physical ones."""
    prose = (
        "Le service accompagne les ménages qui rencontrent des difficultés\n"
        "pour accéder à un logement autonome et pour s’y maintenir dans la\n"
        "durée. Une équipe de deux travailleurs sociaux intervient au domicile\n"
        "du ménage et prépare avec lui les démarches nécessaires. Elle assure\n"
        "aussi la médiation avec le bailleur, le voisinage et les services de\n"
        "droit commun du territoire.\n"
    )
    assert document(prose * 2).pages[0].wrapped


def test_paragraph_dump_is_not_wrapped() -> None:
    """One line a paragraph, however long or short."""
    paragraphs = "Nom du projet : Clés en main\n" + "Le service accompagne les ménages. " * 12 + "\n"
    assert not document(paragraphs * 5).pages[0].wrapped


def test_tab_parted_budget_is_a_table() -> None:
    """Cells keep their columns, an empty one included."""
    dump = document(
        "BUDGET\nIntitulé\tCHARGES\tPRODUITS\nPersonnel\t45 906,61\t\nSubvention\t\t51 440,61\nFin\n"
    )
    expected = [["Intitulé", "CHARGES", "PRODUITS"], ["Personnel", "45 906,61"], ["Subvention", "51 440,61"]]
    assert expected == [[text for text in row if text] for row in rows(dump)]


def test_bars_part_cells_and_rules_are_no_rows() -> None:
    """A table as some converters print it."""
    dump = document("| Charges | Montant |\n|---|---|\n| Personnel | 1 200 |\n| Total | 1 200 |\n")
    assert rows(dump) == [["Charges", "Montant"], ["Personnel", "1 200"], ["Total", "1 200"]]


def test_gaps_part_cells_where_amounts_stand() -> None:
    """Columns made of spaces are a table where amounts line up in them."""
    dump = document("Personnel        1 200,00\nVéhicule           300,00\nTotal            1 500,00\n")
    assert rows(dump) == [["Personnel", "1 200,00"], ["Véhicule", "300,00"], ["Total", "1 500,00"]]


def test_prose_with_tabs_is_no_table() -> None:
    """A tab at the end or the start of a line parts nothing."""
    assert document("Montant :\t\n\tAvis favorable\nUne phrase.\n").tables == ()


@pytest.mark.parametrize(
    "text",
    ["-\tvalorisation\n-\ttransparence\n-\tmédiation\n", "oui |X| non |_|\ncollectifs oui |_| non |X|\n"],
)
def test_lists_and_boxes_are_no_tables(text: str) -> None:
    """A bullet is no cell, and the bars of a box part nothing."""
    assert document(text).tables == ()


@pytest.mark.parametrize(
    ("error", "content"),
    [(EmptyFileError, b" \n\f\n"), (DamagedFileError, b"\0\1\2\3\4" * 300)],
)
def test_file_without_text_is_refused(tmp_path: Path, error: type[Exception], content: bytes) -> None:
    """Blank and binary files are told apart."""
    path = tmp_path / "dump.txt"
    path.write_bytes(content)
    with pytest.raises(error):
        read(path, Settings())


@settings(max_examples=60)
@given(st.text(alphabet="abé |\t\n\f1€[x]:oui", max_size=200))
def test_layers_stay_within_the_text(text: str) -> None:
    """Every line, cell and mark lies within its page or the text."""
    if not text.strip():
        return
    dump = document(text)
    assert all(
        dump.pages[line.page].start <= line.start < line.end <= dump.pages[line.page].end
        for line in dump.lines
    )
    assert all(cell.start <= cell.end <= len(dump.text) for table in dump.tables for cell in table.cells)


def test_names_of_characters_are_the_characters(tmp_path: Path) -> None:
    """What a converter to HTML left in a dump: « d&#39;occupation », « &nbsp; »."""
    path = tmp_path / "dump.txt"
    path.write_text("Statut d&#39;occupation&nbsp;: bail &eacute;tabli, AT&T ; R&D;\n", encoding="utf-8")
    assert read(path, Settings()).text == "Statut d'occupation\u00a0: bail établi, AT&T ; R&D;\n"
