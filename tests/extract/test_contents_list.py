"""A list of contents answers nothing, though its lines read like the labels."""

from builders import document
from extract.contents_list import contents_spans
from extract.extracting import extract
from liasse.pipeline import indexes

BODY = """Localisation du projet
Dax et Tartas
Nom du projet
Cap
Nombre de ménages accompagnés
12
Partenariat et montage financier
Partenaires mobilisés
la CAF, le SIAO 40
Montage financier
Le poste est financé par l'office.
Inscription de la démarche dans la durée
Les engagements pris par les porteurs du projet portent sur une durée de 3 ans
"""
CONTENTS = "Sommaire\n1. Localisation du projet .... 1\n2. Partenariat et montage financier .... 2\n3. Durée .... 3\n\n"


def test_labels_are_not_looked_for_in_a_list_of_contents() -> None:
    """The heading below is the one that the answers stand under."""
    found = {one.path: one for one in extract(document(CONTENTS + BODY), indexes()[0])}
    assert (found["partenariat.partenaires"].text or "").strip() == "la CAF, le SIAO 40"
    assert (found["financement.texte"].text or "").strip() == "Le poste est financé par l'office."


def test_a_list_ends_where_its_first_entry_is_said_again() -> None:
    """A dump may have lost the line between the list and the dossier."""
    text = "Table des matières\nI - Le projet\nII - Les publics\nIII - Durée\nI - LE PROJET ET SES PORTEURS\nII - LES PUBLICS\n"
    assert [text[start:end].splitlines()[-1] for start, end in contents_spans(text)] == ["III - Durée"]


def test_a_title_alone_is_no_list() -> None:
    """Two lines below the word are no contents."""
    assert list(contents_spans("Sommaire\nUn projet.\n\nUne phrase qui suit.")) == []
