"""A guide's index and totals table against its sheets and against themselves."""

import pytest

from invented_guide import document_of, generator
from liasse.guide import build


def made(text):
    """Return the guide in ``text``."""
    return build(document_of(text), "guide")


def messages(text, code):
    """Return the messages of the alerts of one kind."""
    return [alert.message for alert in made(text).alertes if alert.code == code]


def rows_of_index(text, sheets):
    """Return the index's rows of ``sheets``."""
    return [next(row for row in text.split("\n") if row.startswith(f"{sheet.number}\t")) for sheet in sheets]


def with_pages(text, sheets, pages):
    """Return ``text``, the index's pages those given."""
    for row, page in zip(rows_of_index(text, sheets), pages, strict=True):
        text = text.replace(row, f"{row.rpartition(chr(9))[0]}\tp.{page}")
    return text


@pytest.mark.parametrize(
    "spelled", ["Dispositifs pour agir ensemble", "Coordination des partenaires sur un territoire"]
)
def test_a_category_in_other_words_is_told_by_its_place_in_the_totals(spelled):
    """The rows follow the categories: one unknown row before the second is the first, and adds up."""
    text, _ = generator().make(8, 3)
    other = text.replace("\nDispositifs de coordination partenariale\t", f"\n{spelled}\t")
    assert other != text
    assert [row.categorie for row in made(other).synthese] == [row.categorie for row in made(text).synthese]
    assert messages(other, "synthese_incoherente") == []


def test_a_body_that_the_index_leaves_out_is_an_alert():
    """The sheet has two carriers, the index one; a name that the index shortens is none."""
    text, sheets = generator().make(8, 3, damages=("",))
    sheets[0].carriers, sheets[0].partners = ["Septalis Habitat", "Bruyère Logement"], []
    text = generator().text_of(sheets)
    row = rows_of_index(text, sheets)[0]
    number, place, _, page = row.split("\t")
    assert messages(text, "porteur_different") == []
    left_out = text.replace(row, "\t".join([number, place, "Septalis Habitat", page]))
    (message,) = messages(left_out, "porteur_different")
    assert "nomme aussi « Bruyère Logement »" in message
    shortened = text.replace(row, "\t".join([number, place, "Septalis et Bruyère", page]))
    assert messages(shortened, "porteur_different") == []


def test_a_page_out_of_order_in_the_index_is_an_alert():
    """A text has no pages: the index's own must not fall."""
    text, sheets = generator().make(8, 3)
    pages = [5, 6, 9, 10, 25, 12, 13, 14]
    (message,) = messages(with_pages(text, sheets, pages), "page_differente")
    assert message.startswith(f"Fiche {sheets[4].number} : le sommaire annonce la page 25, ")


def test_a_page_given_twice_is_an_alert_where_each_sheet_has_its_own():
    """One of a dozen; where sheets stand two by two on their pages it is none."""
    text, sheets = generator().make(12, 3)
    twice = [5, 6, 9, 10, 11, 11, 13, 14, 15, 16, 17, 18]
    (message,) = messages(with_pages(text, sheets, twice), "page_differente")
    assert f"Fiche {sheets[5].number} " in message
    assert f"déjà celle de la fiche {sheets[4].number}" in message
    two_by_two = [5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10]
    assert messages(with_pages(text, sheets, two_by_two), "page_differente") == []
