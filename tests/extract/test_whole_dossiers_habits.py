"""What persons do who write a dossier whole: numbered tables, labels under labels, prompts left above answers."""

from builders import candidates
from extract.candidate import Status

TABLE = """N°
Rubrique
1.1
Localisation du projet
Valmont
1.2
Nom du projet
Repartir
1.3
Statut et nom du ou des porteur(s) du projet
Cap Logement (OPH)
1.4
Descriptif sommaire du projet et objectifs poursuivis
Loger des familles et les suivre.
2.1
Nombre de ménages accompagnés
15
2.2
Nombre de logements

2.3
Typologie des logements
T3
"""


def test_numbers_with_parts_count_the_rows_of_a_table() -> None:
    """« 1.3 » in the first column belongs to the row below, and is no answer where there is none."""
    found = candidates(TABLE)
    assert found["presentation.nom_projet"].text == "Repartir"
    assert found["publics.nombre_menages"].text == "15"
    assert found["logements.nombre_logements"].status is Status.EMPTY


CODED = """A1. Intitulé du projet : Bien chez soi
A2. Territoire concerné : Valmont
A3. Résumé du projet et objectifs : Loger des familles.
B1. Nombre de ménages : 30
B2. Ménages éligibles au DALO : oui non X / accords collectifs : oui non X / public du PDALPD : oui X non
C1. Méthode : Visites.
C2. Adhésion des personnes : On revient.
C3. Relation entre le bailleur et l'accompagnateur : Un point par quinzaine.
C4. Pourquoi ce projet répond aux besoins : Personne ne le fait.
"""


def test_codes_of_a_letter_and_a_number_count_labels() -> None:
    """« C4. » is no part of the answer above it."""
    found = candidates(CODED)
    assert found["accompagnement.adhesion_menage"].text == "On revient."
    assert found["accompagnement.relation_bailleur"].text == "Un point par quinzaine."


UNDER_ONE_HEADING = """1.1 Localisation et nom du projet
Localisation : Valmont et Rivemont
Nom : « Cap Logis »
1.2 Descriptif sommaire du projet et objectifs poursuivis
Loger des familles.
3.2 Nombre et typologie des logements
Nombre de logements : 24, soit 15 et 9
Typologie des logements : du T1 bis au T3
3.3 Réservation, attribution et localisation
Réservation et attribution : par convention.
Localisation : en diffus.
4.1 Méthodologie de l'accompagnement et adhésion du ménage
Méthodologie : le binôme intervient au domicile.
Adhésion : elle se gagne.
"""


def test_labels_under_a_heading_that_names_them_all() -> None:
    """Each line answers its own part of the heading, in the heading's own few words."""
    found = {path: one.text for path, one in candidates(UNDER_ONE_HEADING).items()}
    assert found["presentation.localisation"] == "Valmont et Rivemont"
    assert found["presentation.nom_projet"] == "« Cap Logis »"
    assert found["presentation.descriptif"] == "Loger des familles."
    assert found["logements.nombre_logements"] == "24, soit 15 et 9"
    assert found["logements.typologie_texte"] == "du T1 bis au T3"
    assert found["logements.localisation_offre"] == "en diffus."
    assert found["accompagnement.methodologie"] == "le binôme intervient au domicile."
    assert found["accompagnement.adhesion_menage"] == "elle se gagne."


PROMPT_LEFT = """Nom du projet : Repartir
Démarche mise en place pour favoriser l'adhésion du ménage : On ne signe rien le premier jour.
Modalités de mobilisation de l'offre d'accompagnement existante ou nouvelle : champ libre
Offre nouvelle : un poste créé.
Structuration de la relation bailleur/accompagnateur : Une réunion par mois.
Pertinence du projet au regard des objectifs visés par l'appel à projets : champ libre
Conditions jugées nécessaires : champ libre
"""


def test_a_prompt_left_above_its_answer_makes_no_blank_copy() -> None:
    """The label stays a label: the answer under its prompt is its own, and ends the answer above."""
    found = candidates(PROMPT_LEFT)
    assert found["accompagnement.adhesion_menage"].text == "On ne signe rien le premier jour."
    assert (found["accompagnement.mobilisation_offre"].text or "").endswith("un poste créé.")


LISTED = """Localisation du projet : Valmont
Nom du projet : Repartir
Statut et nom du ou des porteur(s) du projet : Cap Logement (OPH)
Descriptif sommaire du projet et objectifs poursuivis :
1/ Le point de départ commun
Le bailleur ne connaît pas la mesure avant le contentieux.
2/ La proposition commune
Réunir sur un même accompagnement le bailleur et le tuteur.
3/ Ce que nous en attendons
Moins de dettes et des familles qui restent.
Nombre de ménages accompagnés : 22 (deux logements seront occupés par deux ménages)
Nombre de logements : 20
Typologie des logements : T2
Modalités de réservation et d'attribution des logements : en commission
Localisation de l'offre de logements accompagnés : Valmont
Méthodologie de réalisation de l'accompagnement : des visites
"""


def test_a_numbered_list_in_one_answer_is_no_series_of_headings() -> None:
    """All three parts are the answer's."""
    text = candidates(LISTED)["presentation.descriptif"].text or ""
    assert "Le point de départ commun" in text
    assert text.endswith("des familles qui restent.")


def test_what_a_bracket_counts_is_not_the_answer() -> None:
    """« 22 (deux logements … par deux ménages) » answers 22."""
    assert (candidates(LISTED)["publics.nombre_menages"].text or "").startswith("22 (")


def test_the_printed_question_states_nothing() -> None:
    """A question that is answered « sans objet » is no sentence that says yes."""
    found = candidates(
        f"{LISTED}Cofinancements apportés : aucun.\nEn cas de création d'offre nouvelle, projet bénéficiant d'un financement à "
        "l'investissement du FNDOLLTS ou en ayant candidaté à un appel à projets en cours : sans objet\n"
    )
    assert found["financement.fndollts"].value is not True


def test_a_label_does_not_run_over_its_answer() -> None:
    """« Effectif : 10 ménages accompagnés » is one label and its answer, and « 2.2 » no count."""
    found = candidates(
        "Localisation du projet : Valmont\nNom du projet : Repartir\n"
        "2.1 Effectif : 10 ménages accompagnés en rythme de croisière\n2.2 Éligibilité\nMénages éligibles au DALO : oui\n"
        "Nombre de logements : 12\n"
    )
    assert "10" in found["publics.nombre_menages"].text


def test_a_hyphen_behind_a_label_melts_it_with_none_below() -> None:
    """A scan gives « Nom du projet – Repartir » with a hyphen, and an empty answer is a hyphen alone."""
    found = candidates(
        "Localisation du projet - Valmont\n\nNom du projet - Repartir\n\nModalités de réservation et d'attribution "
        "des logements -\n\nLocalisation de l'offre de logements accompagnés - dans le bourg\n"
    )
    assert found["presentation.localisation"].text == "Valmont"
    assert found["presentation.nom_projet"].text == "Repartir"
    assert found["logements.attribution"].status is Status.EMPTY


def test_two_lines_of_a_sentence_are_not_shared_out_between_two_labels() -> None:
    """Labels above a block of answers have an answer each, not a line each."""
    found = candidates(
        "Nombre de logements : 12\n\nModalités de réservation et d'attribution des logements\n\n"
        "Localisation de l'offre de logements accompagnés\n"
        "centre-ville de Valmont, proche des commerces et des\ntransports en commun\n"
    )
    assert found["logements.localisation_offre"].text.startswith("centre-ville")
