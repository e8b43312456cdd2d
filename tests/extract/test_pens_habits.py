"""What single writers add to the form: headings of their own, tables, remarks, transitions of letters."""

from __future__ import annotations

import pytest

from builders import candidates

FORM = """\
Présentation synthétique du projet
Nom du projet : Cap Logement
Descriptif sommaire du projet et objectifs poursuivis : Loger des familles et les suivre.
Publics cibles du projet
Nombre de ménages accompagnés : 12
Caractéristiques des publics cibles : Des familles monoparentales.
Typologie : 45 % de personnes seules, le reste en couple.
Modalités de mobilisation des logements
{boxes}
Nombre de logements : 8
Typologie des logements : du T2 au T4
Accompagnement
Méthodologie de réalisation de l'accompagnement : Une visite par semaine.
Adéquation du projet aux besoins spécifiques des publics ciblés par le projet : Les besoins sont connus.
{own}
Partenariat
Partenaires mobilisés : {partners}
Coût de l’accompagnement par ménage : 300 €
Cofinancements apportés (apports du CG…) = aucun
Inscription de la démarche dans la durée
{lasting}
Avis global formulé par le niveau régional : favorable
{end}
"""
BOXES = "Une offre nouvelle sera créée ; aucun reclassement en bas loyer n'est prévu."


def read(
    *,
    boxes: str = BOXES,
    own: str = "",
    partners: str = "CAF, CCAS",
    lasting: str = "Durée : 3 ans",
    end: str = "",
) -> dict[str, object]:
    """Return what is read of the form with some of its parts written as given."""
    text = FORM.format(boxes=boxes, own=own, partners=partners, lasting=lasting, end=end)
    return {
        path: found.value if found.text is None else found.text for path, found in candidates(text).items()
    }


@pytest.mark.parametrize(
    "own",
    [
        "Calendrier prévisionnel\n- octobre 2014 : réponse\n- janvier 2015 : recrutement",
        "Annexes jointes au dossier\n1. Statuts",
        "Ce qui fait l'originalité de notre candidature\nUne équipe déjà constituée.",
        "3.4 Points de vigilance\nLe maintien des crédits du FSL.",
    ],
)
def test_a_heading_of_the_writers_own_ends_the_answer_above(own: str) -> None:
    """What stands below it answers no question of the form."""
    assert read(own=own)["accompagnement.adequation_besoins"] == "Les besoins sont connus."


def test_such_a_word_within_the_answer_is_no_heading() -> None:
    """« Calendrier : … » says something, and a bullet is an item."""
    own = "- calendrier partagé avec le bailleur"
    assert "calendrier partagé" in str(read(own=own)["accompagnement.adequation_besoins"])


def test_the_households_typology_is_not_the_dwellings() -> None:
    """« Typologie : 45 % de personnes seules » tells of people."""
    assert read()["logements.typologie_texte"] == "du T2 au T4"


def test_an_option_in_other_words_is_told_beside_one_that_is_named() -> None:
    """« Une offre nouvelle sera créée » answers as the reclassement behind the semicolon does."""
    found = candidates(FORM.format(boxes=BOXES, own="", partners="", lasting="", end=""))
    assert found["logements.offre_nouvelle"].value is True
    assert found["logements.reclassement_bas_loyer"].value is False


def test_without_works_denies_no_second_option() -> None:
    """« sans aménagement et reclassement … » names two options."""
    boxes = "Mobilisation de logements existants sans aménagement et reclassement de l'offre existante en offre à bas loyer."
    found = candidates(FORM.format(boxes=boxes, own="", partners="", lasting="", end=""))
    assert found["logements.existant_sans_amenagement"].value is True
    assert found["logements.reclassement_bas_loyer"].value is True


def test_an_option_amid_another_section_is_a_word_of_its_answer() -> None:
    """« Offre nouvelle : 1 ETP » tells of the support that is to be created."""
    own = "Modalités de mobilisation de l'offre d'accompagnement existante ou nouvelle :\nOffre nouvelle : 1 ETP. Offre existante : FSL."
    found = candidates(FORM.format(boxes="", own=own, partners="", lasting="", end=""))
    assert found["logements.offre_nouvelle"].value is None


def test_what_a_partner_is_in_brackets_is_no_label() -> None:
    """« MSA (cofinanceur) » is no question about cofinancements."""
    assert read(partners="CAF, MSA (cofinanceur), CCAS")["financement.cofinancements"] == "aucun"


@pytest.mark.parametrize("number", ["2", "deux"])
def test_a_sentence_with_its_number_is_an_answer(number: str) -> None:
    """« … portent sur 2 ans. » says it, where the form has « … portent sur une durée de »."""
    lasting = f"Les engagements pris par les porteurs du projet portent sur {number} ans."
    assert read(lasting=lasting)["duree.texte"] == lasting


@pytest.mark.parametrize(
    "end",
    [
        "Pour Toit Rivemont\nLe Directeur Général",
        "Le Président de l'association,\nLe Directeur général de Toit Rivemont,\n(signé)",
        "signature illisible – cachet de l'organisme",
        "Liste des pièces jointes : statuts, RIB",
    ],
)
def test_who_signs_is_no_comment(end: str) -> None:
    """Names of offices above a signature, and what is joined, follow the form's last question."""
    assert read(end=end)["avis.commentaire"] is None


LETTER = """\
Madame la Préfète,
Toit Rivemont (OPH) porte le projet. Il s'intitule « Vivre à Vaulmont ».

{first}

Notre équipe suit des familles depuis dix ans et voudrait les voir chez elles, avec un voisinage apaisé.

Venons-en aux ménages.

Nous accompagnerons 44 ménages.

Des personnes âgées isolées dont la pension ne suffit plus, et des couples avec enfants sans garant.

Reste la question de l'argent.

Le montage est prudent et nous n'avons inscrit en recettes que des sommes dont nous sommes certains.

Dans l'attente de votre réponse, je vous prie d'agréer l'expression de ma considération.
"""


@pytest.mark.parametrize("first", ["Le projet, d'abord.", "Permettez-moi de vous le présenter."])
def test_a_letters_transitions_announce_what_follows(first: str) -> None:
    """« Venons-en aux ménages. » is a heading in all but its form, and says nothing itself."""
    found = {path: (one.text or "").strip() for path, one in candidates(LETTER.format(first=first)).items()}
    assert found["presentation.descriptif"].startswith("Notre équipe suit des familles")
    assert found["publics.caracteristiques"].startswith("Des personnes âgées isolées")
    assert found["financement.texte"].startswith("Le montage est prudent")
    assert "considération" not in found["financement.texte"]


def test_a_title_in_quotes_tells_no_place() -> None:
    """« Vivre à Vaulmont » is the project's name, wherever it is."""
    assert candidates(LETTER.format(first=""))["presentation.localisation"].text is None
