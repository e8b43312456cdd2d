"""Quotations: the lines that a value was read in, its words marked, nothing that is not in the text."""

from hypothesis import given
from hypothesis import strategies as st

from builders import document
from extract.candidate import Span
from ingest.document import Document
from liasse.evidence import locate
from liasse.quotes import CONTEXT, ELISION, HEAD, MOST, TAIL, Quote, quotes

FORM = """Présentation synthétique du projet
Nom du projet : Cap
Descriptif sommaire
Un suivi individuel.
Nombre de logements : 8
"""


def _quotes(read: Document, *words: str) -> list[str]:
    """Return the quotations with their marked words in brackets."""
    spans = [Span(read.text.index(word), read.text.index(word) + len(word)) for word in words]
    return [_shown(quote) for quote in quotes(read, locate(read, spans))]


def _shown(quote: Quote) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in quote.parts)


def test_the_line_is_quoted_with_its_words_marked() -> None:
    """The label on the line tells what the words answer."""
    assert ["Nom du projet : [Cap]"] == _quotes(document(FORM), "Cap")


def test_a_label_above_is_quoted_with_the_answer() -> None:
    """Words that begin their line are labelled by the line before."""
    assert ["Descriptif sommaire\n[Un suivi individuel.]"] == _quotes(document(FORM), "Un suivi individuel.")


def test_words_near_each_other_share_a_quotation() -> None:
    """A box and its word are one answer."""
    assert ["Nom du projet : [Cap]\nDescriptif sommaire\n[Un] suivi individuel."] == _quotes(
        document(FORM), "Cap", "Un"
    )


def test_a_long_answer_is_cut_in_its_middle() -> None:
    """Its beginning and its end say where it was read; the whole stands beside as the value."""
    answer = "début " + "mot " * 300 + "fin"
    (quote,) = _quotes(document(f"Descriptif : {answer}\n"), answer)
    assert quote.startswith("Descriptif : [début mot")
    assert f"]{ELISION}[" in quote
    assert quote.endswith("fin]")
    assert len(quote) < HEAD + TAIL + CONTEXT


def test_a_long_line_is_cut_around_the_words() -> None:
    """A paragraph of a text format is one line: what is far from the words is left out."""
    text = "avant " * 100 + "Cap" + " après" * 100
    (quote,) = _quotes(document(text), "Cap")
    assert quote.startswith("… ")
    assert quote.endswith(" …")
    assert len(quote) < 2 * CONTEXT + 20


def test_nothing_is_quoted_for_a_field_without_evidence() -> None:
    """An absent field stands nowhere."""
    assert () == quotes(document(FORM), [])


LETTERS = st.text(alphabet="ab \n", min_size=1, max_size=60).filter(str.strip)


@given(st.lists(LETTERS, min_size=1, max_size=3), st.data())
def test_what_is_quoted_stands_in_the_text_and_what_is_marked_was_evidence(
    pages: list[str], data: st.DataObject
) -> None:
    """No quotation invents a letter, crosses a page, or marks what was not read."""
    read = document("\f".join(pages))
    size = len(read.text)
    spans = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, size - 1))
        spans.append(Span(start, data.draw(st.integers(start + 1, size))))
    proofs = locate(read, spans)
    found = quotes(read, proofs)
    assert len(found) <= MOST
    evidence = "".join(read.text[proof["debut"] : proof["fin"]] for proof in proofs)  # type: ignore[misc]
    for quote in found:
        page = next(page for page in read.pages if page.number == quote.page)
        plain = "".join(part.text for part in quote.parts).strip(" …\n")
        assert plain in read.text[page.start : page.end]
        assert all(set(part.text) <= set(evidence) for part in quote.parts if part.marked)
