"""Tables of two rows, the labels over their answers: « Nombre | Typologie | Où » over « 22 | T1 et T2 | Dax, Tartas ».

Read line by line such a table gives all labels and then all answers. A table of two columns may as well have each
label beside its answer, and one with figures in its first row has no row of labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Cell, Document
from normalize.text import fold

FEWEST_COLUMNS = 3
LONGEST_LABEL = 6  # words
# What heads a table of people, of sums, or the boxes of a question.
_OTHERS = re.compile(
    r"\W*(?:noms?(?: et prenoms?)?|prenoms?|fonctions?|structures?|organismes?|tel\w*|courriels?|e-?mails?|coordonnees|charges|"
    r"produits|depenses|recettes|emplois|ressources|montants?|intitules?|libelles?|postes?|oui|non)\W*"
)


def header_cells(document: Document) -> Iterator[tuple[Cell, Cell]]:
    """Yield each cell of a row of labels with the cell below it."""
    for table in document.tables:
        first, second = ({cell.column: cell for cell in table.cells if cell.row == row} for row in (0, 1))
        rows = {cell.row for cell in table.cells}
        shaped = rows == {0, 1} and len(first) >= FEWEST_COLUMNS and first.keys() == second.keys()
        if shaped and all(_is_label(document, cell) for cell in first.values()):
            yield from ((first[column], second[column]) for column in sorted(first))


def _is_label(document: Document, cell: Cell) -> bool:
    text = document.text[cell.start : cell.end]
    marked = any(cell.start <= mark.start < cell.end for mark in document.marks)
    if marked or _OTHERS.fullmatch(fold(text)) or re.search(r"\d|€", text):
        return False
    return 0 < len(text.split()) <= LONGEST_LABEL


def answer_below(cells: Sequence[tuple[Cell, Cell]], position: int) -> Cell | None:
    """Return the cell below the one of a row of labels that holds ``position``."""
    return next((answer for label, answer in cells if label.start <= position < label.end), None)
