"""What a sixteenth pair of persons did: one heading over two answers, crosses for some options, labels over lines."""

import numpy as np
import pytest

from builders import document
from extract.candidate import Candidate, Status
from extract.extracting import extract
from extract.shares import turns
from liasse.pipeline import indexes

FORM = """1. Le projet
Nom du projet : Cap
Localisation du projet : Dax
Statut et nom des porteurs : Estuaire Habitat
2. Le public
Nombre de ménages accompagnés : 12
{asked}
Caractéristiques des publics cibles : isolés.
3. Les logements
{ways}
Nombre de logements : 10
4. L'accompagnement
{method}
Adéquation aux besoins : 40 demandes en attente.
5. Partenariat
Partenaires mobilisés : la CAF
6. Financement
Montage financier : équilibré
7. Durée
Les engagements pris par les porteurs du projet portent sur une durée de 3 ans
"""
METHOD = "Méthodologie de réalisation de l'accompagnement : une visite par semaine."
ASKED = "Ménages éligibles au DALO : oui X non"
WAYS = "logements.offre_nouvelle logements.existant_sans_amenagement logements.reclassement_bas_loyer"


def candidates(**parts: str) -> dict[str, Candidate]:
    """Return what the form finds with all its wordings, by path."""
    text = FORM.format(**{"asked": ASKED, "ways": "", "method": METHOD, **parts})
    return {found.path: found for found in extract(document(text), indexes()[0])}


def chosen(found: dict[str, Candidate]) -> list[object]:
    """Return what is found of three of the ways of finding dwellings."""
    return [found[path].value for path in WAYS.split()]


def test_a_label_does_not_go_over_a_box() -> None:
    """« … (4 logements)⏎☒ existants sans aménagement » holds the words of a longer wording over its box."""
    ways = (
        "☐ offre nouvelle\n☒ aménagement de l'existant (serrures, 4 logements)\n☒ existants sans aménagement\n"
        "☐ reclassement à bas loyer"
    )
    assert chosen(candidates(ways=ways, asked="DALO oui ☒ non ☐")) == [False, True, False]


def test_a_cross_before_one_option_leaves_the_others() -> None:
    """Where the boxes were crosses to be typed, nothing stands before what was not chosen."""
    ways = "offre nouvelle\nX logements existants, sans travaux\nreclassement à bas loyer"
    assert chosen(candidates(ways=ways)) == [False, True, False]


def test_a_cross_is_on_the_side_of_the_others() -> None:
    """« oui X non » tells that crosses stand behind their words."""
    ways = "Offre neuve X (au bourg)\nParc existant sans travaux \nReclassement en bas loyer "
    asked = "Ménages éligibles au DALO : oui X non \nPublics du PDALPD : oui X non \nAccords collectifs : oui  non X"
    assert chosen(candidates(ways=ways, asked=asked)) == [True, False, False]


def test_options_among_lines_that_are_not_known_are_no_choice() -> None:
    """A printed list that lost its boxes says nothing, though two of its lines are in words of their own."""
    ways = "offre nouvelle\nles murs à refaire\nle parc comme il est\nreclassement à bas loyer"
    found = candidates(ways=ways)
    assert found["logements.offre_nouvelle"].status is Status.UNREADABLE
    assert found["logements.reclassement_bas_loyer"].status is Status.UNREADABLE


def test_the_second_half_of_a_heading_is_a_label() -> None:
    """Its words are a wording of their own, behind the words of another label."""
    method = (
        "Méthodologie de l'accompagnement et démarche pour favoriser l'adhésion :\n"
        "Une travailleuse sociale rend visite chaque semaine, puis chaque mois, pendant un an.\n"
        "L'adhésion n'est pas un préalable : la personne choisit de signer le contrat ou non, et peut arrêter."
    )
    found = candidates(method=method)
    methode, adhesion = (
        found["accompagnement.methodologie"].text,
        found["accompagnement.adhesion_menage"].text,
    )
    assert methode is not None
    assert adhesion is not None
    assert methode.strip().startswith("Une travailleuse")
    assert adhesion.strip().startswith("L'adhésion n'est pas")


SURE, UNSURE = (-0.1, -5.0), (-0.7, -0.7)


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ([SURE, SURE[::-1]], [0, 1]),
        ([SURE, SURE, SURE[::-1], SURE[::-1]], [0, 2]),
        ([SURE, SURE], None),  # all of one
        ([UNSURE, UNSURE, UNSURE], None),  # of neither rather than the other
        ([SURE[::-1], SURE], None),  # not in the order of the labels
        ([SURE], None),  # one sentence is no two answers
    ],
)
def test_sentences_answer_in_turn_or_together(
    says: list[tuple[float, float]], expected: list[int] | None
) -> None:
    """An answer is parted where the place is sure."""
    assert turns(np.array(says), [True] * len(says)) == expected


def test_a_new_paragraph_is_where_the_next_answer_begins() -> None:
    """The words leave it open which of two sentences is the first of the second answer."""
    says = np.array([SURE, UNSURE, SURE[::-1]])
    assert turns(says, [True, False, True]) == [0, 2]
    assert turns(says, [True, True, False]) == [0, 1]


def test_an_options_word_may_stand_in_the_comment_below() -> None:
    """The comment begins where the boxes' words end, not behind the last word that reads like one."""
    text = (
        FORM.format(asked=ASKED, ways="", method=METHOD)
        + "8. Cadre réservé à l'État\nAvis global formulé par le niveau régional :\nFavorable ☒\nDéfavorable ☐\n"
        "Avis favorable, à classer en priorité 2.\n"
    )
    found = {one.path: one for one in extract(document(text), indexes()[0])}
    assert found["avis.avis_regional"].value == "favorable"
    assert (found["avis.commentaire"].text or "").strip() == "Avis favorable, à classer en priorité 2."


def test_a_word_of_the_label_may_be_the_answer() -> None:
    """« … existante ou nouvelle : Existante. » is answered, by one word and a full stop behind the colon."""
    asked = "Modalités de mobilisation de l'offre d'accompagnement existante ou nouvelle : Existante."
    found = candidates(method=f"{METHOD}\n{asked}")["accompagnement.mobilisation_offre"]
    assert (found.text or "").strip() == "Existante."
