"""Headings in the writer's own words are told by how they are set and by where they stand."""

from __future__ import annotations

import pytest

from builders import document, printed_index
from extract.extracting import Extraction

COUNTED = """Appel à projets : 10 000 logements HLM accompagnés
1. {first}
Agen et sa première couronne.
2. Nom du projet
Un toit pour tous
3. Porteurs du projet
Habitat du Val (OPH)
4. Descriptif du projet
Le projet aide des familles à entrer dans un logement et à y rester.
{listed}5. Nombre de ménages accompagnés
12 ménages
6. Nombre de logements
10 logements
7. Typologie des logements
T2 et T3
8. Durée de l'engagement
3 ans
9. Partenaires mobilisés
CAF, SIAO et CCAS
10. Montage financier
Un poste est subventionné.
11. Cofinancements apportés
5 000 € du Département
12. Adhésion du ménage
Elle est libre.
13. Nombre de visites
deux par mois
"""


def read(text: str) -> dict[str, str | None]:
    """Return the text that answers each path."""
    return {one.path: one.text for one in Extraction(document(text), printed_index()).candidates()}


@pytest.mark.parametrize("heading", ["Où cela se passera-t-il ?", "Périmètre retenu", "Zone"])
def test_a_heading_counted_like_the_others_is_the_label_that_is_missing_there(heading: str) -> None:
    """Its words say nothing; its number and the labels around it do."""
    read_ = read(COUNTED.format(first=heading, listed=""))
    assert read_["presentation.localisation"] == "Agen et sa première couronne."


def test_items_of_a_list_are_no_labels() -> None:
    """They are counted too, but no label is missing between those around them."""
    listed = "1. des visites à domicile ;\n2. des ateliers ;\n"
    read_ = read(COUNTED.format(first="Localisation du projet", listed=listed))
    assert "ateliers" in (read_["presentation.descriptif"] or "")
    assert read_["publics.caracteristiques"] is None


def test_a_sentence_with_a_colon_is_no_label() -> None:
    """« Le suivi est gradué : … » stands where labels are followed by a colon as well."""
    text = COUNTED.format(first="Localisation du projet", listed="").replace("\n1. ", "\n")
    for number in range(2, 14):
        text = text.replace(f"\n{number}. ", "\n")
    labels = ("Localisation du projet", "Nom du projet", "Porteurs du projet", "Descriptif du projet",
              "Nombre de ménages accompagnés", "Nombre de logements", "Typologie des logements")  # fmt: skip
    for label in labels:
        text = text.replace(f"{label}\n", f"{label} : ")
    text = text.replace("et à y rester.", "et à y rester.\nLe suivi est gradué : renforcé, puis léger.")
    read_ = read(text)
    assert "renforcé, puis léger" in (read_["presentation.descriptif"] or "")
