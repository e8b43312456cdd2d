"""What is printed on every page is of no answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import document
from extract.candidate import Span
from extract.furniture import furniture_spans, without

PRINTED = ("Les Hlm, habiter mieux, bien vivre ensemble",)


def _furniture(text: str, printed: tuple[str, ...] = PRINTED) -> list[str]:
    read = document(text)
    return [read.text[span.start : span.end].strip() for span in furniture_spans(read, printed)]


@pytest.mark.parametrize("line", ["Page 2", "page 2/8", "- 2/8 -", "Page 3 sur 8"])
def test_a_page_number_is_furniture(line: str) -> None:
    """Wherever it stands, a line that only numbers the page is no answer."""
    assert _furniture(f"Un suivi\n{line}\nindividuel.\n") == [line]


def test_the_forms_own_slogan_is_furniture_even_damaged() -> None:
    """OCR damage does not turn a printed line into an answer."""
    assert _furniture("Les Hlrn, habiter mieux, bien vivre ensernble\nUn suivi.\n") == [
        "Les Hlrn, habiter mieux, bien vivre ensernble"
    ]


def test_telephones_are_no_running_header() -> None:
    """Three numbers written alike are no line that is repeated."""
    assert _furniture("Claire\n05 58 00 31 31\nPaul\n05 58 00 31 32\nAnne\n05 58 00 31 33\n") == []


def test_a_header_repeated_on_most_pages_is_furniture() -> None:
    """A running header is known by its repetition, its number apart."""
    pages = [
        f"Office de Valmont - dossier {n}\nTexte {word}\nsuite\nfin {word}\nbas"
        for n, word in enumerate("abc")
    ]
    assert _furniture("\f".join(pages), ()) == [f"Office de Valmont - dossier {n}" for n in range(3)]


@pytest.mark.parametrize("text", ["12\n", "Nombre : 2 sur 8 logements\n", "Un suivi en page 2 du dossier\n"])
def test_an_answer_is_no_furniture(text: str) -> None:
    """A number on a single page and a sentence that names a page are answers."""
    assert _furniture(text) == []


def test_what_is_left_around_the_holes() -> None:
    """Cutting keeps both sides of every hole, in order."""
    assert without(0, 30, [Span(20, 25), Span(5, 10)]) == [Span(0, 5), Span(10, 20), Span(25, 30)]
    assert without(0, 10, [Span(0, 10)]) == []
    assert without(5, 10, [Span(0, 6), Span(9, 12), Span(40, 50)]) == [Span(6, 9)]


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10)), max_size=6))
def test_nothing_is_lost_and_nothing_is_kept_twice(pairs: list[tuple[int, int]]) -> None:
    """Each character is either in a hole or left, once."""
    holes = [Span(start, start + size) for start, size in pairs]
    left = [place for span in without(0, 40, holes) for place in range(span.start, span.end)]
    assert left == [place for place in range(40) if not any(hole.start <= place < hole.end for hole in holes)]


def test_a_count_at_the_edge_of_a_page_is_an_answer() -> None:
    """« Nombre de logements » may open a page with its answer below it; what numbers pages counts them."""
    pages = [
        "Le projet\nun texte\nencore\n1",
        "Nombre de logements\n22\nTypologie\nT2\n2",
        "Durée\nun an\nfin\n3",
    ]
    assert _furniture("\f".join(pages), ()) == ["1", "2", "3"]


def test_pages_of_a_longer_file_are_numbered_on() -> None:
    """A dossier that was cut out of a file goes on counting where that was."""
    pages = ["Le projet\nun texte\nencore\n41", "Nombre de logements\n22\nTypologie\nT2\n42"]
    assert _furniture("\f".join(pages), ()) == ["41", "42"]
