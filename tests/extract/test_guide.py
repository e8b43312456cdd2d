"""Sheets of a guide, found and cut by their labels; their values are tested in ``tests/liasse``."""

import re
from pathlib import Path

import pytest

from extract.errors import FormError
from extract.guide.description import load_guide_form
from extract.guide.header import in_capitals
from extract.guide.reading import is_guide, read_guide
from extract.guide.rows import without_markup
from invented_guide import document_of, generator

FORM = load_guide_form(Path(__file__).parents[2] / "schemas" / "guides" / "monographies.toml")

SHEET = """CEDRE HABITAT EN PARTENARIAT AVEC L'ARPEGE\t\t1.1. UN TOIT PARTAGE\t
\t\tNord\tNbre de ménages accompagnés : 30 Nbre de logements mobilisés : 20 Accès et / ou maintien : Accès au logement
Nature du projet\tUne plateforme de bailleurs\t\t
Objectifs\tPrévenir les expulsions\t\t
Profil des ménages\tMénages en grande précarité\t\t
Statut d'occupation\tLocataires en titre\t\t
Nature de l'accompagnement\tAccompagnement social global\t\t
Nature de l'offre\tParc existant\t\t
Moyens mis en œuvre\tUne équipe pluridisciplinaire\t\t
Coût global du projet\t8 000 €\t\t
Durée du projet\t3 ans\t\t
Contact\tAna EXEMPLE - a.exemple@cedre-habitat.fr\t\t
"""


def texts(text):
    """Return the fields' texts of the first sheet."""
    read = read_guide(document_of(text), FORM)
    return {candidate.path: candidate.text for candidate in read.sheets[0].candidates}


def test_a_sheet_is_a_guide():
    """Its labels tell, not its name."""
    assert is_guide(document_of(SHEET), FORM)


@pytest.mark.parametrize(
    "text", ["", "Nature du projet\nObjectifs\n", "1.1. TITRE\nUn dossier de bailleur\n" * 30]
)
def test_other_texts_are_no_guide(text):
    """A form with a label or two in common, or a numbered list, is not one."""
    assert not is_guide(document_of(text), FORM)


def test_counts_merged_into_one_cell_are_told_apart():
    """Three labels in a cell give three fields."""
    found = texts(SHEET)
    assert [found[path] for path in ("nombre_menages", "nombre_logements", "volet")] == [
        "30",
        "20",
        "Accès au logement",
    ]


def test_markup_is_no_text():
    """What a converter left is neither in a value nor moves an offset."""
    marked = SHEET.replace("\tNord\t", '\t<div style="padding: 5px">Nord</div>\t').replace(
        "Une plateforme", "**Une** <ul> plateforme"
    )
    assert len(without_markup(marked)) == len(marked)
    assert texts(marked)["localisation"] == "Nord"
    assert texts(marked)["nature"] == "Une plateforme de bailleurs"


def test_text_above_its_label_goes_back_under_it():
    """A sentence without any word of the label it stands under, and with the next one's, moves."""
    moved = SHEET.replace(
        "Locataires en titre\t", "Locataires en titre Diagnostic partagé puis suivi à domicile\t"
    )
    found = texts(moved)
    assert found["statut_occupation"] == "Locataires en titre"
    assert found["accompagnement"].startswith("Diagnostic partagé puis suivi à domicile")


def test_text_of_a_lost_label_is_found():
    """The next label's words tell where its text begins."""
    lost = SHEET.replace(
        "Parc existant\t\t\nMoyens mis en œuvre\tUne équipe pluridisciplinaire",
        "Parc existant Une équipe pluridisciplinaire",
    )
    found = texts(lost)
    assert (found["offre"], found["moyens"]) == ("Parc existant", "Une équipe pluridisciplinaire")


@pytest.mark.parametrize("path", ["objectifs", "profil_menages", "moyens"])
def test_a_row_whose_labels_cell_is_empty_takes_the_missing_label(path):
    """One label is missing between its neighbours: the row is that label's."""
    label = next(label.texts[0] for label in FORM.label if label.path == path)
    whole = texts(SHEET)
    assert texts(SHEET.replace(f"\n{label}\t", "\n\t")) == whole


def test_a_label_below_its_whole_text_takes_the_paragraph_above():
    """With nothing after it, the paragraph before is its own."""
    lines = re.sub(r"\t+", "\n\n", SHEET.partition("Nature du projet")[2].replace("\t\t\n", "\n\n"))
    head = SHEET.partition("Nature du projet")[0] + "Nature du projet"
    text = head + lines.replace(
        "Nature de l'accompagnement\n\nAccompagnement social global",
        "Accompagnement social global\n\nNature de l'accompagnement",
    )
    assert texts(text)["accompagnement"] == "Accompagnement social global"
    assert texts(text)["statut_occupation"] == "Locataires en titre"


def test_a_contact_in_the_durations_cell_is_taken_out():
    """The contact is found and the duration keeps its own words."""
    merged = SHEET.replace("3 ans\t\t\nContact\tAna", "3 ans Ana")
    found = texts(merged)
    assert found["duree"] == "3 ans"
    assert found["contacts"] == "Ana EXEMPLE - a.exemple@cedre-habitat.fr"


@pytest.mark.parametrize(
    ("printed", "number", "title"),
    [
        ("1.1. UN TOIT PARTAGE", "1.1", "UN TOIT PARTAGE"),
        ("1.1 UN TOIT PARTAGE", "1.1", "UN TOIT PARTAGE"),
        ("1.1.UN TOIT", "1.1", "UN TOIT"),
        ("1.1.10 000 LOGEMENTS", "1.1", "10 000 LOGEMENTS"),
        ("2.3.4.10 000 LOGEMENTS", "2.3.4", "10 000 LOGEMENTS"),
        ("2.3.10. « PAS A PAS »", "2.3.10", "« PAS A PAS »"),
    ],
)
def test_a_number_is_told_from_the_title_that_it_is_glued_to(printed, number, title):
    """Chapters say how many parts a number has."""
    text = SHEET.replace("1.1. UN TOIT PARTAGE", printed)
    candidates = {
        candidate.path: candidate for candidate in read_guide(document_of(text), FORM).sheets[0].candidates
    }
    assert (candidates["numero"].value, candidates["titre"].text) == (number, title)


def test_a_copied_number_is_mended_by_its_place():
    """Chapter 6 does not exist; after 1.1 comes 1.2."""
    read = read_guide(document_of(SHEET + "\n" + SHEET.replace("1.1.", "6.7.")), FORM)
    assert [sheet.number for sheet in read.sheets] == ["1.1", "1.2"]
    assert read.sheets[1].printed == "6.7"


def test_a_sheet_without_number_is_read():
    """Its labels cut it, and its place gives its number."""
    read = read_guide(document_of(SHEET + "\n" + SHEET.replace("1.1. UN TOIT", "UN TOIT")), FORM)
    assert [sheet.number for sheet in read.sheets] == ["1.1", "1.2"]


@pytest.mark.parametrize("seed", range(3))
def test_no_word_is_lost(seed):
    """Every word is in a field, a label, a table, or reported outside the sheets."""
    text, _ = generator().make(24, seed)
    read = read_guide(document_of(text), FORM)
    spans = [span for sheet in read.sheets for candidate in sheet.candidates for span in candidate.spans]
    spans += [span for sheet in read.sheets for span in sheet.labels]
    spans += [*read.tables.spans, *read.front, *read.left]
    masked = list(without_markup(text))
    for span in spans:
        masked[span.start : span.end] = " " * (span.end - span.start)
    assert re.findall(r"\w+", "".join(masked)) == []


def test_words_that_no_field_takes_are_reported():
    """Text after the last contact is nobody's, and is said to be."""
    read = read_guide(document_of(SHEET + "\n\nAnnexe : liste des signataires\n"), FORM)
    text = SHEET + "\n\nAnnexe : liste des signataires\n"
    assert [text[span.start : span.end] for span in read.left] == ["Annexe : liste des signataires"]


def test_capitals_are_told_by_share():
    """A small letter in initials does not make a line a sentence."""
    assert in_capitals("GRAND CEDRE HABITAT EN PARTENARIAT AVEC L'AHSo")
    assert not in_capitals("Grand Cèdre")


def test_a_wrong_description_names_its_key(tmp_path):
    """A slip of the pen is said, not passed over."""
    path = tmp_path / "g.toml"
    path.write_text('id = "g"\nlabels = []\n', encoding="utf-8")
    with pytest.raises(FormError, match="labels"):
        load_guide_form(path)
