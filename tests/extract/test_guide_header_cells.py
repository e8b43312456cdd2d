"""Headers and indexes without rules in a page: cells side by side, bodies below their title."""

from dataclasses import replace
from pathlib import Path

import pytest

from extract.guide.description import load_guide_form
from extract.guide.reading import read_guide
from ingest.document import Box, Cell, Table, Word
from invented_guide import BODY as ROWS
from invented_guide import document_of

FORM = load_guide_form(Path(__file__).parents[2] / "schemas" / "guides" / "monographies.toml")
BODY = f"{ROWS}Contact\tAna EXEMPLE - a.exemple@tilleul.example\n"
HOUSEHOLDS, DWELLINGS = "Nbre de ménages accompagnés :", "Nbre de logements mobilisés :"
LETTER = 5.0  # points of width


def page(*lines):
    """Return a page: of each line its height and its cells, (where it begins, words); the body's lines follow."""
    top = max(height for height, _ in lines)
    under = [
        (top + 30 + 20 * at, tuple(zip((40, 220), row.split("\t"), strict=True)))
        for at, row in enumerate(BODY.splitlines())
    ]
    text, words = "", []
    for height, cells in (*lines, *under):
        for left, said in cells:
            x = left
            for word in said.split():
                box = Box(x, height, x + LETTER * len(word), height + 10)
                words.append(Word(len(text), len(text) + len(word), 0, box, 1.0))
                text += f"{word} "
                x = box.x1 + 3
        text = text[:-1] + "\n"
    return replace(document_of(text), words=tuple(words))


def fields(document):
    """Return the texts of the first sheet's fields, by path."""
    return {candidate.path: candidate.text for candidate in read_guide(document, FORM).sheets[0].candidates}


TITLE = (40, ((40, "1.1 UN TOIT POUR COMMENCER"),))
CELLS = [
    (70, ((40, "TILLEUL HABITAT EN LIEN"), (330, "Guéret, Creuse"))),
    (83, ((40, "AVEC L'ORMEAU"),)),
]
BELOW = [
    (110, ((40, HOUSEHOLDS), (220, DWELLINGS), (400, "Accès et / ou maintien :"))),
    (130, ((40, "12"), (220, "10"), (400, "Accès au logement"))),
]
BESIDE = [
    (110, ((40, f"{HOUSEHOLDS} 12"), (250, f"{DWELLINGS} 10"))),
    (130, ((40, "Accès et / ou maintien : Accès au logement"),)),
]
APART = [
    (110, ((40, HOUSEHOLDS), (260, "12"))),
    (130, ((40, DWELLINGS), (260, "10"))),
    (150, ((40, "Accès et / ou maintien :"), (260, "Accès au logement"))),
]


@pytest.mark.parametrize("counts", [BELOW, BESIDE, APART])
def test_a_header_of_cells_side_by_side_is_read_by_place(counts):
    """Bodies left and place right, with values below their labels, on their line, or in a cell beside."""
    found = fields(page(TITLE, *CELLS, *counts))
    assert found["titre"] == "UN TOIT POUR COMMENCER"
    assert (found["porteurs"], found["partenaires"]) == ("TILLEUL HABITAT", "L'ORMEAU")
    assert found["localisation"] == "Guéret, Creuse"
    assert (found["nombre_menages"], found["nombre_logements"]) == ("12", "10")
    assert found["volet"] == "Accès au logement"
    assert found["nature"] == "Une équipe commune à deux agences"


def test_a_running_head_that_was_read_after_the_title_is_none_of_its_cells():
    """What stands above the title is no part of its header, in whatever order the page was read."""
    found = fields(page(TITLE, CELLS[0], (20, ((330, "Projets d'accès au logement"),)), CELLS[1], *BELOW))
    assert (found["porteurs"], found["localisation"]) == ("TILLEUL HABITAT", "Guéret, Creuse")


def test_a_filled_box_that_was_read_as_one_cell_is_parted():
    """A box around bodies and place has no rule between them."""
    document = page(TITLE, *CELLS, *BELOW)
    start, end = (document.text.index(word) for word in ("TILLEUL", "\nNbre"))
    boxed = replace(document, tables=(Table(start, end, 0, (Cell(start, end, 0, 0),)),))
    assert fields(boxed) == fields(document)


def test_counts_stacked_in_the_right_cell_leave_the_bodies_on_their_left():
    """Lines of bodies that stand at the heights of the counts are not their values; a value may go on below."""
    found = fields(
        page(
            TITLE,
            (70, ((330, "Creuse"),)),
            (83, ((40, "TILLEUL HABITAT EN LIEN"), (330, f"{HOUSEHOLDS} 12"))),
            (96, ((40, "AVEC L'ORMEAU"), (330, "en file active"))),
            (109, ((330, f"{DWELLINGS} 10"),)),
        )
    )
    assert (found["porteurs"], found["partenaires"]) == ("TILLEUL HABITAT", "L'ORMEAU")
    assert (found["localisation"], found["nombre_menages"]) == ("Creuse", "12\nen file active")


def test_cells_in_rules_below_a_title_give_the_same():
    """A ruled row below the title: bodies in one cell, place and counts in the other."""
    head = "1.1 UN TOIT POUR COMMENCER\n"
    bodies, counts = "TILLEUL HABITAT EN LIEN\nAVEC L'ORMEAU", f"Guéret, Creuse\n{HOUSEHOLDS} 12"
    document = document_of(f"{head}{bodies}\n{counts}\n\n{BODY}")
    middle = len(head) + len(bodies)
    cells = (Cell(len(head), middle, 0, 0), Cell(middle + 1, middle + 1 + len(counts), 0, 1))
    found = fields(replace(document, tables=(Table(len(head), cells[-1].end, 0, cells),)))
    assert (found["porteurs"], found["partenaires"]) == ("TILLEUL HABITAT", "L'ORMEAU")
    assert (found["localisation"], found["nombre_menages"]) == ("Guéret, Creuse", "12")


def test_what_stands_below_a_title_in_capitals_alone_is_its_place():
    """Nothing says that one line of capitals is a body."""
    found = fields(document_of(f"1.1 UN TOIT POUR COMMENCER\n\nGUERET, CREUSE\n{HOUSEHOLDS} 12\n{BODY}"))
    assert (found["porteurs"], found["localisation"]) == (None, "GUERET, CREUSE")


@pytest.mark.parametrize("white", ["\n", ""])
def test_bodies_in_capitals_right_below_the_title_are_none_of_it(white):
    """A partnership tells them from a title that goes on; the place may stand in their cell."""
    bodies = "TILLEUL HABITAT ET LOGIS DE L'ORME EN PARTENARIAT AVEC\nLA HALTE"
    found = fields(
        document_of(f"1.1 UN TOIT POUR COMMENCER\n{white}{bodies}\n\nGuéret, Creuse\n{HOUSEHOLDS} 12\n{BODY}")
    )
    assert found["titre"] == "UN TOIT POUR COMMENCER"
    assert (found["porteurs"], found["partenaires"]) == ("TILLEUL HABITAT ET LOGIS DE L'ORME", "LA HALTE")
    assert found["localisation"] == "Guéret, Creuse"


def test_an_index_without_rules_is_read_by_its_columns():
    """White parts place, bodies and page; what stands below a cell goes on with it."""
    document = page(
        (20, ((40, "1.1"), (80, "Guéret, Creuse"), (240, "Tilleul Habitat et Logis de"), (480, "p.7"))),
        (32, ((240, "l'Orme"),)),
        (60, TITLE[1]),
        *((height + 30, cells) for height, cells in (*CELLS, *BELOW)),
    )
    row = read_guide(document, FORM).tables.index[0]
    assert (row.number, row.place, row.page) == ("1.1", "Guéret, Creuse", 7)
    assert row.bodies == "Tilleul Habitat et Logis de l'Orme"


def listed(first):
    """Return the means of a sheet whose bodies are ``first`` and whose means hold a list of partners."""
    under = BODY.replace("\t", "\n\n").replace(
        "pluridisciplinaire", "pluridisciplinaire\n\nPartenaires associés :\n- la maison de quartier"
    )
    return fields(document_of(f"{first}\n\n1.1 UN TOIT\n\nCreuse\n\n{HOUSEHOLDS} 12\n\n{under}"))


def test_a_list_of_partners_within_another_text_stays_where_the_header_named_them():
    """Its heading is no label there; where nobody was named, it is."""
    named = listed("TILLEUL HABITAT EN LIEN AVEC L'ORMEAU")
    assert named["partenaires"] == "L'ORMEAU"
    assert named["moyens"].endswith("Partenaires associés :\n- la maison de quartier")
    assert "maison de quartier" in listed("TILLEUL HABITAT")["partenaires"]
