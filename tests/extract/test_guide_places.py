"""Labels in a writer's own words, labels that a narrow cell breaks, and a row of partners."""

from pathlib import Path

import pytest

from extract.guide.description import load_guide_form
from extract.guide.labels import LabelFinder
from extract.guide.reading import read_guide
from extract.guide.rows import Row, stripped
from invented_guide import document_of
from normalize.text import fold

FORM = load_guide_form(Path(__file__).parents[2] / "schemas" / "guides" / "monographies.toml")
SHEET = """TILLEUL HABITAT EN LIEN AVEC L'ORMEAU\t\t1.1. UN TOIT POUR COMMENCER\t
\t\tCreuse\tNbre de ménages accompagnés : 12 Nbre de logements mobilisés : 10 Accès et / ou maintien : Accès au logement
Nature du projet\tUne équipe commune à deux agences
Objectifs\tPrévenir les expulsions du parc rural
Profil des ménages\tMénages du parc en grande précarité
Statut d'occupation\tLocataires en titre de leur logement
Nature de l'accompagnement\tAccompagnement social global à domicile
Nature de l'offre\tParc existant des deux agences
Moyens mis en œuvre\tUne équipe de quatre personnes
Coût global du projet\t8 000 € par an
Durée du projet\t3 ans
Contact\tAna EXEMPLE - a.exemple@tilleul.example
"""


def texts(text):
    """Return the fields' texts of the first sheet."""
    read = read_guide(document_of(text), FORM)
    return {candidate.path: candidate.text for candidate in read.sheets[0].candidates}


def renamed(sheet, **heads):
    """Return ``sheet`` with the labels of some fields in other words."""
    for path, head in heads.items():
        label = next(label.texts[0] for label in FORM.label if label.path == path)
        sheet = sheet.replace(f"\n{label}\t", f"\n{head}\t")
    return sheet


@pytest.mark.parametrize(
    "heads",
    [
        {"profil_menages": "A qui l'on s'adresse"},
        {"nature": "En deux mots", "objectifs": "Ce qui est visé"},
        {"cout": "Argent", "duree": "Echéances", "contacts": "Vos interlocuteurs"},
    ],
)
def test_rows_in_unknown_words_take_the_labels_missing_in_their_place(heads):
    """As many rows as labels are missing between two known ones are those labels', in order."""
    assert texts(renamed(SHEET, **heads)) == texts(SHEET)


def test_a_row_that_cannot_be_the_missing_label_stays_where_it_is():
    """A row of a cost table is no duration, though the duration's label is missing."""
    spoiled = SHEET.replace("Durée du projet\t3 ans", "Frais divers\t400 € de papier")
    found = texts(spoiled)
    assert found["duree"] is None
    assert "400 € de papier" in found["cout"]


def test_more_rows_than_missing_labels_name_nothing():
    """Two unknown rows where one label is missing: which of them it is cannot be told by place."""
    spoiled = SHEET.replace(
        "Profil des ménages\t", "Premier volet\tDes ateliers pour les familles\nSecond volet\t"
    )
    assert texts(spoiled)["profil_menages"] is None


def test_a_row_of_partners_gives_the_partners_of_a_header_without_any():
    """The header names the carrier alone; the row is no means."""
    sheet = SHEET.replace(" EN LIEN AVEC L'ORMEAU", "").replace(
        "Moyens mis", "Partenaires\tL'association L'Ormeau et la Ville de Guéret\nMoyens mis"
    )
    found = texts(sheet)
    assert found["partenaires"] == "L'association L'Ormeau et la Ville de Guéret"
    assert found["offre"] == "Parc existant des deux agences"


def test_the_partners_of_the_header_stay():
    """A row of partners adds nothing to those that the header names."""
    assert texts(SHEET)["partenaires"] == "L'ORMEAU"


def test_a_label_on_two_lines_of_its_cell_is_one_label():
    """A reader of cells line by line gives « Nature de », « l'accompagnement », then the text."""
    lines = ("Nature de", "l'accompagnement", "Un suivi à domicile")
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    pieces = tuple(
        stripped(text, start, start + len(line)) for start, line in zip(starts, lines, strict=True)
    )
    tokens = LabelFinder(FORM, text, fold(text)).tokens(Row(0, len(text), pieces, 0, table=True))
    assert [(token.path, token.others) for token in tokens] == [("accompagnement", pieces[:1]), (None, ())]


def test_a_head_between_white_is_told_where_labels_stand_above_their_texts():
    """Labels and texts on lines of their own, one label in other words."""
    head, _, body = SHEET.partition("Nature du projet")
    stacked = head + "Nature du projet" + body.replace("\t", "\n\n").replace("\n", "\n\n")
    plain = stacked.replace("Profil des ménages", "Public visé")
    assert texts(plain)["profil_menages"] == texts(stacked)["profil_menages"]
