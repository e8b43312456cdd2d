"""Documents and forms for tests, from the few lines that matter."""

from functools import lru_cache
from pathlib import Path

from extract.candidate import Candidate, Span
from extract.extracting import extract
from extract.form import Form, load_form
from extract.labels import LabelIndex
from ingest.document import Cell, Document, Line, Page, Reading, Source, Table, Word
from ingest.text import document_of

SHA256 = "0" * 64
PRINTED_FORM = Path(__file__).parents[2] / "schemas" / "forms" / "logements-accompagnes-2014.toml"


def document(text: str) -> Document:
    """Return the document that a text dump is; a form feed parts its pages."""
    return document_of(text, Source("dossier.txt", SHA256, "txt", 1))


def table_document(*rows: tuple[str, ...]) -> Document:
    """Return a document that is one table, its cells parted by tabs and its rows by line ends."""
    text, cells, lines = "", [], []
    for number, row in enumerate(rows):
        begin = len(text)
        for column, content in enumerate(row):
            start = len(text) + (column > 0)
            text += ("\t" if column else "") + content
            cells.append(Cell(start, len(text), number, column))
        lines.append(Line(begin, len(text), 0))
        text += "\n"
    return Document(
        text=text,
        sources=(Source("tableau.docx", SHA256, "docx", 1),),
        pages=(Page(1, 0, 0, len(text)),),
        lines=tuple(lines),
        tables=(Table(0, len(text), 0, tuple(cells)),),
    )


def recognised(text: str, words: tuple[Word, ...] = (), quality: float = 0.9) -> Document:
    """Return a one-page document that came through OCR."""
    return Document(
        text=text,
        sources=(Source("scan.pdf", SHA256, "pdf", 1),),
        pages=(Page(1, 0, 0, len(text), Reading.OCR, quality, wrapped=True),),
        lines=(Line(0, len(text), 0),),
        words=words,
    )


@lru_cache(maxsize=1)
def printed_index() -> LabelIndex:
    """Return the index of the form of 2014, prepared once."""
    return LabelIndex(load_form(PRINTED_FORM))


def small_form(**changes: object) -> Form:
    """Return a form of one section with a name and a count, as its file would describe it."""
    plain = {
        "id": "petit",
        "title": "Petit formulaire",
        "recognized_by": ["Petit formulaire"],
        "section": [
            {
                "name": "projet",
                "headings": ["Le projet en bref"],
                "field": [
                    {"path": "projet.nom", "kind": "title", "labels": ["Nom du projet"]},
                    {
                        "path": "projet.menages",
                        "kind": "integer",
                        "labels": ["Nombre de ménages accompagnés"],
                    },
                ],
            }
        ],
    }
    return Form.model_validate(plain | changes)


def candidates(text: str) -> dict[str, Candidate]:
    """Return what the form of 2014 finds in a text dump, by path."""
    return {found.path: found for found in extract(document(text), printed_index())}


def quoted(found: Document, spans: tuple[Span, ...]) -> list[str]:
    """Return the characters that the spans cover, one text for each."""
    return [found.text[span.start : span.end] for span in spans]
