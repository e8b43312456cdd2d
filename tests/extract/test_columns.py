"""Labels and answers in the cells of a table."""

from builders import printed_index, table_document
from extract.candidate import Candidate
from extract.columns import rows_within
from extract.extracting import extract
from ingest.document import Document


def _read(read: Document) -> dict[str, Candidate]:
    return {found.path: found for found in extract(read, printed_index())}


def test_a_row_of_labels_is_answered_by_the_row_below() -> None:
    """Read line by line, all labels come before all answers; the columns tell which is whose."""
    found = _read(table_document(("Nom du projet", "Nombre de ménages accompagnés"), ("Cap Logement", "12")))
    assert found["presentation.nom_projet"].text == "Cap Logement"
    assert found["publics.nombre_menages"].text == "12"


def test_a_label_beside_its_answer_is_answered_there() -> None:
    """A column of labels with a column of answers is read row by row."""
    found = _read(table_document(("Nom du projet", "Cap Logement"), ("Nombre de ménages accompagnés", "12")))
    assert found["presentation.nom_projet"].text == "Cap Logement"
    assert found["publics.nombre_menages"].text == "12"


def test_an_empty_cell_below_is_an_empty_answer() -> None:
    """A neighbour's answer does not fill it."""
    found = _read(table_document(("Nom du projet", "Nombre de ménages accompagnés"), ("", "12")))
    assert found["presentation.nom_projet"].text is None
    assert found["publics.nombre_menages"].text == "12"


def test_rows_are_handed_on_as_texts() -> None:
    """The budget's parser sees rows of cells, short rows filled up."""
    read = table_document(("CHARGES", "Montant"), ("Personnel", "30 000,00"), ("Total",))
    assert rows_within(read, 0, len(read.text)) == (
        ("CHARGES", "Montant"),
        ("Personnel", "30 000,00"),
        ("Total", ""),
    )


def test_where_no_table_begins_there_are_no_rows() -> None:
    """A stretch of text before the table has none of its rows."""
    read = table_document(("CHARGES",))
    assert rows_within(read, 5, 8) is None
