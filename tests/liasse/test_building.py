"""From values to the contract's leaves."""

import pytest

from builders import document, recognised
from extract.candidate import Candidate, Span, Status
from ingest.document import Document, Word
from liasse.building import build
from liasse.normalizing import Value
from liasse.schema import Champ, Source


def _value(path: str, value: object, *spans: Span, status: Status = Status.FILLED) -> Value:
    return Value(Candidate(path, "integer", status, spans=spans), status, value)


def test_a_path_becomes_a_leaf_of_the_tree() -> None:
    """Sections nest, and the leaf fits the contract."""
    read = document("Nombre de logements : 12\n")
    tree = build(read, [_value("logements.nombre_logements", 12, Span(22, 24)), _value("contacts", 1)]).tree
    assert list(tree) == ["logements", "contacts"]
    leaf = Champ[int].model_validate(tree["logements"]["nombre_logements"])  # type: ignore[index]
    assert (leaf.valeur, leaf.statut, leaf.brut) == (12, Status.FILLED, "12")
    assert [(proof.page, proof.debut, proof.fin) for proof in leaf.preuves] == [(1, 22, 24)]


def test_what_was_read_is_quoted_as_it_stands() -> None:
    """From the first to the last span, whatever was cut out between."""
    read = document("Un suivi\nPage 2\nindividuel.\n")
    tree = build(read, [_value("contacts", 1, Span(0, 8), Span(16, 27))]).tree
    assert tree["contacts"]["brut"] == "Un suivi\nPage 2\nindividuel."  # type: ignore[index]


def test_an_absent_field_has_no_quotation_and_no_proof() -> None:
    """Nothing was read, and nothing is shown."""
    leaf = build(document("x\n"), [_value("contacts", None, status=Status.ABSENT)]).tree["contacts"]
    assert (leaf["valeur"], leaf["statut"], leaf["brut"], leaf["preuves"]) == (None, "absent", None, [])  # type: ignore[index]


def test_weakly_recognised_words_make_a_leaf_less_sure() -> None:
    """The words under the value count, not those beside it."""

    def sure(first: float, second: float) -> float:
        words = (Word(0, 2, 0, None, first), Word(3, 5, 0, None, second))
        leaf = build(recognised("12 14", words), [_value("contacts", 12, Span(0, 2))]).tree["contacts"]
        return float(leaf["confiance"])  # type: ignore[index]

    assert sure(0.4, 0.99) < sure(0.99, 0.99) == sure(0.99, 0.4)


@pytest.mark.parametrize(
    ("reading", "read"), [("texte", document("x\n")), ("ocr", recognised("x")), ("mixte", None)]
)
def test_a_source_says_how_it_was_read(reading: str, read: Document | None) -> None:
    """A file whose pages were read in two ways is mixed."""
    if read is None:
        scan = recognised("x", quality=0.5)
        typed = document("y\n").shifted(2, 1, 0)
        read = Document("x\ny\n", scan.sources, scan.pages + typed.pages, scan.lines + typed.lines)
    (source,) = build(read, []).sources
    assert Source.model_validate(source).lecture == reading
    if reading == "mixte":
        assert source["qualite"] == 0.75


def test_the_dossiers_confidence_is_that_of_its_leaves() -> None:
    """One leaf alone is the whole."""
    built = build(document("12\n"), [_value("contacts", 12, Span(0, 2))])
    assert built.confidence == built.tree["contacts"]["confiance"]  # type: ignore[index]
