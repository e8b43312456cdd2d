"""A small table within the cost's cell, and a paragraph that stands under its neighbour's label."""

from dataclasses import replace
from pathlib import Path

from extract.candidate import Span
from extract.guide.cost_tables import row_by_row
from extract.guide.description import load_guide_form
from extract.guide.reading import read_guide
from ingest.document import Box, Word
from invented_guide import document_of

FORM = load_guide_form(Path(__file__).parents[2] / "schemas" / "guides" / "monographies.toml")
WIDTH, SPACE, HEIGHT = 5.0, 3.0, 10.0


def cell(*lines):
    """Return a document of lines, each its words' left ends with the words: (place, words) pairs."""
    text, words = "", []
    for number, line in enumerate(lines):
        for place, phrase in line:
            at = place
            for word in phrase.split():
                text += " " if text and not text.endswith("\n") else ""
                wide = WIDTH * len(word)
                box = Box(at, number * 2 * HEIGHT, at + wide, number * 2 * HEIGHT + HEIGHT)
                words.append(Word(len(text), len(text) + len(word), 0, box))
                text += word
                at += wide + SPACE
        text += "\n"
    return replace(document_of(text), words=tuple(words))


def rows(document):
    """Return the pieces of the whole document read row by row."""
    found = row_by_row(document, Span(0, len(document.text.rstrip())))
    return [document.text[span.start : span.end] for span in found]


def test_what_is_paid_for_stays_whole_beside_its_amount():
    """The first column goes on below the line of its amount."""
    document = cell(
        [(0, "Visites"), (200, "4 000 € par an")],
        [(0, "à domicile")],
        [(0, "Total"), (200, "4 000 € par an")],
    )
    assert rows(document) == ["Visites", "à domicile", "4 000 € par an", "Total", "4 000 € par an"]


def test_a_sentence_stays_as_it_is():
    """Lines without a column in common, and lines that run over it, are no table."""
    assert rows(cell([(0, "4 000 € par an pour deux")], [(0, "postes")])) == [
        "4 000 € par an pour deux\npostes"
    ]
    document = cell(
        [(0, "Visites"), (200, "4 000 €")],
        [(0, "Total"), (200, "4 000 €")],
        [(0, "dont la moitié est prise en charge par le bailleur commun")],
    )
    assert len(rows(document)) == 1


def test_a_text_without_places_stays_as_it_is():
    """A dump has no boxes."""
    document = document_of("Visites 4 000 €\nTotal 4 000 €")
    assert row_by_row(document, Span(0, 20)) == [Span(0, 20)]


SHEET = """TILLEUL HABITAT
1.1. UN TOIT POUR COMMENCER

Creuse

Nbre de ménages accompagnés : 12
Nbre de logements mobilisés : 10
Accès et / ou maintien : Accès au logement

Nature du projet

Une équipe commune à deux agences

Statut d'occupation

Locataires en titre

{between}

Nature de l'accompagnement

Chaque semaine un repas réunit les voisins.

Nature de l'offre

Parc existant

Contact

Ana EXEMPLE - a.exemple@tilleul.example
"""


def fields(between):
    """Return what stands under the status and under the support, ``between`` printed amid them."""
    found = read_guide(document_of(SHEET.format(between=between)), FORM).sheets[0].candidates
    texts = {candidate.path: candidate.text for candidate in found}
    return texts["statut_occupation"], texts["accompagnement"]


def test_a_long_paragraph_that_says_nothing_of_its_label_is_the_next_ones():
    """A label centred on its row stands amid its text, and what is above it is no word of the status."""
    story = (
        "Le premier mois chacun apprend à connaître la cage d'escalier et ceux qui y passent. "
        "Le deuxième, une gardienne montre la cave et les compteurs, puis elle laisse faire et attend qu'on l'appelle."
    )
    assert fields(story) == (
        "Locataires en titre",
        f"{story}\nChaque semaine un repas réunit les voisins.",
    )


def test_a_short_line_or_one_about_the_status_stays():
    """A few words may be the status's own, and its own words are."""
    assert fields("Durée de neuf mois")[0] == "Locataires en titre\nDurée de neuf mois"
    story = "Le bail glisse au bout de neuf mois. " + "La gardienne montre la cave et les compteurs. " * 5
    assert "glisse" in fields(story.strip())[0]
