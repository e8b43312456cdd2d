"""Labels and answers in the cells of a table."""

from builders import document, printed_index, table_document
from extract.alignment import align
from extract.candidate import Candidate
from extract.columns import column_answers, rows_within
from extract.extracting import extract
from extract.header_rows import header_cells
from extract.labels import find_labels
from extract.surroundings import Surroundings
from extract.tokens import Tokens
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


def test_a_doubled_tab_at_the_head_of_a_row_is_an_empty_side() -> None:
    """Tables of a dump take tabs for one border; in a budget the lost cells would move a line to the other side."""
    text = "RECETTES\tEuros\tDEPENSES\tEuros\nCAF\t300\tLoyers\t200\n\t\tEau\t100\nTotal\t300\tTotal\t300"
    rows = rows_within(document(text), 0, len(text))
    assert rows is not None
    assert rows[2] == ("", "", "Eau", "100")


def test_where_no_table_begins_there_are_no_rows() -> None:
    """A stretch of text before the table has none of its rows."""
    read = table_document(("CHARGES",))
    assert rows_within(read, 5, 8) is None


def _below(read: Document) -> list[str | None]:
    """Return what stands below each label of the document in its column."""
    anchors = align(find_labels(Tokens.of(read.text), Surroundings(read), printed_index()))
    cells = [column_answers(read, anchors, anchor) for anchor in anchors]
    return [read.text[cell.start : cell.end] if cell else None for cell in cells]


def test_the_cell_below_is_the_next_rows_in_the_same_column() -> None:
    """Further rows are of something else."""
    labels, answers = ("Nom du projet", "Nombre de ménages accompagnés"), ("Cap Logement", "12")
    assert _below(table_document(labels, answers, ("lu", "le 3"))) == ["Cap Logement", "12"]


def test_a_label_with_its_answer_in_its_own_cell_is_not_answered_below() -> None:
    """What is written behind the label is believed first."""
    labels = ("Nom du projet : Cap Logement", "Nombre de ménages accompagnés : douze familles")
    assert _below(table_document(labels, ("lu", "le 3"))) == [None, None]


def test_a_table_cut_by_a_page_is_read_on() -> None:
    """The rows before and behind the cut are one budget, as are titles that a label has eaten."""
    text = "CHARGES\tMontant\nPersonnel\t900\nLocaux\t100\n\npage 3\nFormation\t50\nPRODUITS\tMontant\nCAF\t1 050\n"
    rows = rows_within(document(text), text.index("Montant"), text.index("Locaux"))
    assert rows is not None
    amounts = [row for row in rows if row[-1].replace(" ", "").isdigit()]
    assert amounts == [("Personnel", "900"), ("Locaux", "100"), ("Formation", "50"), ("CAF", "1 050")]


def test_the_width_of_a_gap_says_which_cell_is_empty() -> None:
    """In a dump whose cells are parted by spaces."""
    text = "Intitulé    CHARGES    PRODUITS\nPersonnel    900    \nCAF        900\n"
    rows = rows_within(document(text), 0, len(text))
    assert rows == (("Intitulé", "CHARGES", "PRODUITS"), ("Personnel", "900", ""), ("CAF", "", "900"))


def test_a_row_of_labels_in_other_words_is_over_the_row_of_answers() -> None:
    """Where three short labels without a figure stand over three answers each is its column's, known by its words or not."""
    rows = (
        ("Total", "Typologie des logements", "Remarques"),
        ("22", "14 T1 et 8 T2", "dix sont neufs, livrés en 2015"),
    )
    found = _read(table_document(*rows))
    assert found["logements.typologie_texte"].text == "14 T1 et 8 T2"


def test_a_table_of_people_or_sums_has_no_row_of_labels() -> None:
    """« Nom | Fonction | Téléphone » and « Charges | Montant | Produits » head tables of their own."""
    people = table_document(
        ("Nom", "Fonction", "Téléphone"), ("Marie Chauve", "directrice", "05 58 00 00 00")
    )
    sums = table_document(("Charges", "Montant", "Produits"), ("Salaires", "12 000", "État"))
    typed = table_document(("Nombre", "Typologie", "Lieu"), ("22", "T2", "Dax"))
    assert [list(header_cells(read)) for read in (people, sums)] == [[], []]
    assert len(list(header_cells(typed))) == 3
