"""Headings in any words are told by what they and the text under them were learnt to ask for."""

import pytest

from builders import PRINTED_FORM, document
from extract.candidate import Candidate, Status
from extract.extracting import extract
from extract.form import load_form
from extract.heading_styles import alike, states
from extract.label_index import LabelIndex
from extract.subjects import NOTHING, load_subjects


@pytest.fixture(scope="module")
def index() -> LabelIndex:
    """Return the printed form with what was learnt of headings."""
    headings = load_subjects(PRINTED_FORM.with_suffix(".headings.json"))
    assert headings is not None
    return LabelIndex(load_form(PRINTED_FORM), None, headings)


def read(text: str, index: LabelIndex) -> dict[str, Candidate]:
    """Return what is found in a text dump, by path."""
    return {one.path: one for one in extract(document(text), index)}


ASKED = """Le projet
Comment s'appelle le projet ?
Cap sur le bail
Qui le porte, et sous quel statut ?
Vaulmont Habitat (OPH) et l'association Le Phare de Montclair
Combien de ménages seront suivis ?
Douze ménages.
Font-ils partie des publics du PDALPD ?
[x] oui [ ] non
Pouvez-vous nous parler de ces personnes ?
Ce sont des familles monoparentales qui sortent de l'hôtel, avec de faibles ressources et des dettes de loyer.
Les logements
Combien y en aura-t-il ?
Douze logements.
Où se trouvent-ils exactement ?
Quatre à Montclair, près de la gare, et huit à Vaulmont, dans la résidence des Tilleuls.
Qui choisit les locataires, et comment ?
L'association propose un nom, la commission d'attribution de l'office décide.
Qui d'autre donne de l'argent ?
Le conseil général nous apporte 4 000 € et la commune de Montclair une subvention de 1 500 €.
"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("presentation.porteurs", "Vaulmont Habitat"),
        ("publics.caracteristiques", "familles monoparentales"),
        ("logements.nombre_logements", "Douze logements"),
        ("logements.localisation_offre", "huit à Vaulmont"),
        ("logements.attribution", "propose un nom"),
        ("financement.cofinancements", "4 000 €"),
    ],
)
def test_questions_in_the_writers_own_words_are_told_by_both_what_asks_and_what_answers(
    index: LabelIndex, path: str, words: str
) -> None:
    """No wording of the form is like « Qui d'autre donne de l'argent ? »; its words and the sums under it are."""
    found = read(ASKED, index)[path]
    assert (Status.FILLED, True) == (found.status, words in (found.text or ""))


def test_a_tick_belongs_to_the_question_that_was_told_so(index: LabelIndex) -> None:
    """« Font-ils partie des publics du PDALPD ? » is a question of yes and no."""
    assert read(ASKED, index)["publics.pdalpd"].value is True


def test_a_line_that_is_set_as_no_label_is_none(index: LabelIndex) -> None:
    """A sentence that a colon stops within an answer asks for nothing, whatever it speaks of."""
    text = "Nombre de ménages : 12\nNombre de logements : 10\nTypologie des logements : T2\n"
    text += "Méthodologie : un suivi global.\nL'aide du conseil général porte sur deux points : les meubles et la caution.\n"
    assert read(text, index)["financement.cofinancements"].status is Status.ABSENT


def test_probabilities_leave_room_for_none(index: LabelIndex) -> None:
    """What a heading may ask for sums up to the probability that it is one."""
    asked = index.asked("Observations du greffe", "\nNéant.", ("colon", "joined", "mixed"))
    assert index.headings is not None
    assert 0.0 <= sum(asked.values()) <= 1.0
    assert asked.get(NOTHING, 0.0) == 0.0


def test_without_weights_nothing_is_learnt() -> None:
    """A new form has none before its headings were learnt."""
    assert LabelIndex(load_form(PRINTED_FORM)).asked("Pour qui ?", "\nDes jeunes.", ("question",)) == {}


def test_labels_are_alike_whatever_stands_above_them() -> None:
    """A blank line above a label does not set it off from the others."""
    text = "Titre :\nun\n\nPublic :\ndeux\nDurée :\ntrois\n"
    assert ("colon", "mixed") in alike(text, [text.index(word) for word in ("Titre", "Public", "Durée")])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("les saisines parviennent par trois canaux", True),
        ("nous proposons", True),
        ("nombre de logements accompagnes", False),
        ("ou elles se trouvent", False),
        ("ce que nous voulons faire", False),
    ],
)
def test_a_sentence_is_no_heading_but_a_question_is(heading: str, expected: bool) -> None:
    """Verbs tell a sentence; where it begins with what asks, it is a heading all the same."""
    assert states(heading.split()) is expected
