"""What persons nobody had read before did: answers behind their label's colon, two labels in one heading, letters."""

import pytest

from builders import candidates
from extract.candidate import Status


def test_a_number_behind_a_question_is_its_answer_and_no_part_of_the_label() -> None:
    """« Combien ? 22 logements » is nearly « Combien de logements ? », and answers it."""
    found = candidates("B. Les logements\nCombien ? 22 logements\nTypologie des logements : T2\n")
    assert found["logements.nombre_logements"].text == "22 logements"


def test_words_behind_a_damaged_labels_colon_are_the_answers() -> None:
    """« Caracteristiques : jeunes de … » is « Caractéristiques du public », and « jeunes » is of the answer."""
    found = candidates(
        "Nombre de ménages accompagnés : 45\nCaractéristiques : jeunes de 18 à 25 ans, apprentis.\nNombre de logements : 30\n"
    )
    assert found["publics.caracteristiques"].text == "jeunes de 18 à 25 ans, apprentis."


def test_each_part_of_a_heading_has_its_own_answer_below_it() -> None:
    """« Méthodologie, et adhésion du ménage », then « Méthodologie : … » and « Adhésion : … »."""
    found = candidates(
        "4. Accompagnement\nMéthodologie, et adhésion du ménage\nMéthodologie : une visite par semaine. Durée : douze mois.\n"
        "Adhésion : un contrat est signé.\n5. Montage financier\nDiagnostic de la situation : 160 € par ménage\n"
        "Accompagnement : 2 100 € par ménage et par an\n"
    )
    assert found["accompagnement.methodologie"].text == "une visite par semaine. Durée : douze mois."
    assert found["accompagnement.adhesion_menage"].text == "un contrat est signé."


def test_letters_count_the_rows_of_a_table_too() -> None:
    """« 1.2.d » above a label is not the answer of the empty row before it."""
    rows = ("Coût du diagnostic", "200 €"), ("Coût de l'accompagnement par ménage", "900 €"), ("Coût global", ""), ("Cofinancements apportés", "Le CG")  # fmt: skip
    text = "".join(
        f"1.2.{letter}\n{label}\n{answer}\n" for letter, (label, answer) in zip("abcd", rows, strict=True)
    )
    found = candidates(f"1.2 Montage financier\n{text}")
    assert found["financement.texte"].status is Status.EMPTY
    assert found["financement.cout_global"].status is Status.EMPTY
    assert found["financement.cofinancements"].text == "Le CG"


def test_empty_boxes_under_a_count_are_no_statement() -> None:
    """What stands on the line above says nothing of « [ ] oui [ ] non »."""
    found = candidates(
        "Nombre de ménages accompagnés : 45 sur la durée, dans 30 logements\nMénages éligibles au DALO : [ ] oui [ ] non\n"
        "Accords collectifs : [ ] oui [ ] non\nPublics cibles du PDALPD : [x] oui [ ] non\n"
    )
    assert found["publics.eligible_dalo"].status is Status.EMPTY


LETTER = """Vallée Habitat
Office public de l'habitat

Madame la Directrice,

L'office que je dirige, Vallée Habitat, gère 4 120 logements, dont 640 T1. Nous répondrions à votre appel avec
l'association Le Gué, qui tient le CHRS de la rue des Casernes. Vallée Habitat s'y est préparé.

Nous avons de la vacance à Vesoul, à Lure et à Luxeuil-les-Bains (Haute-Saône), où Le Gué a des bureaux.

Les logements, au nombre de dix-huit eux aussi, existent : onze T2, cinq T3 et deux T4, dans les trois villes.

Nous vous prions d'agréer, Madame la Directrice, nos salutations.
"""


def test_who_a_letter_speaks_of_most_is_likely_to_carry_the_project() -> None:
    """No sentence says who does; the landlord and the association beside it are named first and most."""
    found = candidates(LETTER)["presentation.porteurs"]
    assert found.text == "Vallée Habitat ; Le Gué"
    assert [signal.code for signal in found.signals] == ["le_plus_cite"]


def test_the_sentence_with_most_towns_is_likely_to_be_the_place() -> None:
    """A dateline or an address is none."""
    assert "Luxeuil-les-Bains" in (candidates(LETTER)["presentation.localisation"].text or "")


def test_types_are_those_of_the_project_not_of_all_the_landlords_dwellings() -> None:
    """« 640 T1 » are the landlord's; « onze T2 … » stand behind the project's own count."""
    found = candidates(LETTER)
    assert found["logements.typologies"].text == found["logements.typologie_texte"].text
    assert found["logements.typologie_texte"].text == "onze T2, cinq T3 et deux T4"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("logements.existant_sans_amenagement", "Ces logements sont vacants et habitables : il n'est prévu ni travaux ni équipement."),
        ("logements.amenagement_existant", "L'office y fait les travaux : douche à la place de la baignoire, barres d'appui."),
        ("logements.offre_nouvelle", "Construction neuve de 22 logements individuels, permis obtenu en février."),
    ],
)  # fmt: skip
def test_where_dwellings_come_from_is_told_in_passing(path: str, sentence: str) -> None:
    """A letter ticks no boxes."""
    assert candidates(f"{LETTER}\n{sentence}\n")[path].value is True


def test_a_heading_with_nothing_below_yields_to_the_printed_label() -> None:
    """« Publics cibles et descriptif » heads a part of the form; the public is told under its own label."""
    found = candidates(
        "Publics cibles et descriptif\nNombre de ménages accompagnés\n12\nCaractéristiques des publics\nFemmes seules.\n"
        "Descriptif sommaire du projet\nDouze logements.\n"
    )
    assert found["publics.caracteristiques"].text == "Femmes seules."


def test_labels_cut_short_are_labels() -> None:
    """« Loc. : », « Résa / attrib. : », « Méthodo : »: who types much types less."""
    found = candidates(
        "Présentation\nLoc. : Valmont (72)\nIntitulé : Ensemble\nLogements\nNbre : 8\nTypo : 5 T4\nRésa / attrib. : en CAL.\n"
        "Accompagnement\nMéthodo : deux visites par mois.\n"
    )
    assert found["presentation.localisation"].text == "Valmont (72)"
    assert found["logements.typologie_texte"].text == "5 T4"
    assert found["logements.attribution"].text == "en CAL."
    assert found["accompagnement.methodologie"].text == "deux visites par mois."
