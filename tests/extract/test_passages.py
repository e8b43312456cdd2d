"""Long answers without labels are told by what their sentences speak of, and end where another subject begins."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import PRINTED_FORM, document
from extract.candidate import Candidate, Status
from extract.extracting import extract
from extract.form import load_form
from extract.label_index import LabelIndex
from extract.subjects import Subjects, load_subjects, words

WEIGHTS = PRINTED_FORM.with_suffix(".subjects.json")


@pytest.fixture(scope="module")
def subjects() -> Subjects:
    """Return the weights of the printed form."""
    found = load_subjects(WEIGHTS)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def index(subjects: Subjects) -> LabelIndex:
    """Return the printed form with its weights."""
    return LabelIndex(load_form(PRINTED_FORM), subjects)


def read(text: str, index: LabelIndex) -> dict[str, Candidate]:
    """Return what is found in a text dump, by path."""
    return {one.path: one for one in extract(document(text), index)}


AGREEMENT = """Préambule
L'office et l'association travaillent ensemble depuis dix ans et veulent loger mieux ceux qui sortent de foyer.

Article 4 – Ce que fait chacun
4.1 L'accompagnement débute un mois avant l'entrée dans les lieux, par des entretiens au foyer. Il comprend des visites à domicile, une par semaine, puis une par quinzaine.
4.2 L'adhésion du ménage est recherchée dès le premier entretien : il signe un contrat d'accompagnement et désigne lui-même deux objectifs.
4.3 L'office assure une gestion locative adaptée : contact mensuel du conseiller, signalement de tout retard de loyer avant toute procédure.
"""


def test_passages_are_parted_where_the_subject_turns(index: LabelIndex) -> None:
    """Three paragraphs under one heading in the writer's own words answer three fields, without their numbers."""
    found = read(AGREEMENT, index)
    assert (found["accompagnement.methodologie"].text or "").startswith("L'accompagnement débute")
    assert (found["accompagnement.adhesion_menage"].text or "").startswith("L'adhésion du ménage")
    assert (found["accompagnement.gestion_locative"].text or "").startswith("L'office assure")
    codes = {signal.code for signal in found["accompagnement.gestion_locative"].signals}
    assert codes


def test_a_form_s_own_labels_are_left_alone(index: LabelIndex) -> None:
    """Under a label of its own a field keeps its answer, whatever that speaks of."""
    text = "Démarche mise en place pour favoriser l'adhésion du ménage : la gestion locative est adaptée, loyers suivis.\n"
    assert "gestion locative" in (read(text, index)["accompagnement.adhesion_menage"].text or "")


def test_a_form_without_weights_is_read_as_before() -> None:
    """A new form has no weights yet: its dossiers are read by labels and sentences alone."""
    found = read(AGREEMENT, LabelIndex(load_form(PRINTED_FORM)))
    assert found["presentation.descriptif"].status is Status.FILLED
    assert load_subjects(PRINTED_FORM.with_suffix(".aucun.json")) is None


@given(st.text(max_size=200))
def test_every_text_has_probabilities_that_make_one(text: str) -> None:
    """Whatever is asked, what it speaks of is a distribution over the paths."""
    found = load_subjects(WEIGHTS)
    assert found is not None
    says = found.of(text)
    assert math.isclose(sum(math.exp(one) for one in says), 1.0, rel_tol=1e-6)


def test_words_are_stems_and_pairs() -> None:
    """Numbers are one word; each two words that follow upon one another are one too."""
    assert words("Deux visites, 3 bilans")[-2:] == [f"{words('visites')[0]} #", f"# {words('bilans')[0]}"]
