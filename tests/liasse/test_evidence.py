"""Where characters stand: page and box."""

from hypothesis import given
from hypothesis import strategies as st

from builders import document, recognised
from extract.candidate import Span
from ingest.document import Box, Word
from liasse.evidence import locate, words_in


def test_a_span_is_placed_on_its_page() -> None:
    """Pages count from one, offsets are the text's own."""
    read = document("Nom du projet : Cap\n\fNombre de logements : 8\n")
    start = read.text.index("8")
    assert locate(read, [Span(start, start + 1)]) == [
        {"source": 0, "page": 2, "debut": start, "fin": start + 1, "bbox": None}
    ]


def test_a_span_over_two_pages_has_a_proof_on_each() -> None:
    """A reader who opens the page sees the part that stands there."""
    read = document("Un suivi\n\findividuel.\n")
    proofs = locate(read, [Span(3, 15)])
    assert [(proof["page"], read.text[proof["debut"] : proof["fin"]].strip()) for proof in proofs] == [  # type: ignore[misc]
        (1, "suivi"),
        (2, "indiv"),
    ]


def test_the_box_is_around_the_words_of_the_span_alone() -> None:
    """Words beside the span do not widen it."""
    words = tuple(
        Word(5 * number, 5 * number + 4, 0, Box(50.0 * number, 10, 50.0 * number + 40, 20), 0.9)
        for number in range(3)
    )
    read = recognised("mots mots mots", words)
    (proof,) = locate(read, [Span(5, 14)])
    assert proof["bbox"] == (50.0, 10, 140.0, 20)
    assert [word.start for word in words_in(read, 5, 9)] == [5]


def test_nothing_has_no_proof() -> None:
    """An absent field stands nowhere."""
    assert locate(document("Un suivi.\n"), []) == []


PAGES = st.lists(st.text(alphabet="ab \n", min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=4)


@given(PAGES, st.data())
def test_proofs_cover_the_span_and_no_more(pages: list[str], data: st.DataObject) -> None:
    """Every character of a page that the span covers is in exactly one proof."""
    read = document("\f".join(pages))
    start = data.draw(st.integers(0, len(read.text) - 1))
    end = data.draw(st.integers(start + 1, len(read.text)))
    proofs = locate(read, [Span(start, end)])
    covered = [place for proof in proofs for place in range(proof["debut"], proof["fin"])]  # type: ignore[call-overload]
    on_pages = [place for page in read.pages for place in range(page.start, page.end) if start <= place < end]
    assert covered == on_pages
