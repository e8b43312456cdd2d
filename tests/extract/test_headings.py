"""What a heading takes up beyond its label's words."""

import pytest

from builders import printed_index
from extract.headings import above_answer, below_headings, heading_end, heading_start
from extract.labels import Target

FORM_INDEX = printed_index()


def _target(path: str) -> Target:
    return next(target for target in FORM_INDEX.targets if target.paths == (path,))


@pytest.mark.parametrize(
    ("lead", "whole"), [("Recours à l'", True), ("IV - Volet ", True), ("Fin. Voir ", False)]
)
def test_words_that_lead_to_a_label_are_of_its_heading(lead: str, *, whole: bool) -> None:
    """A few words from the line's start, no finished sentence."""
    text = f"{lead}accompagnement"
    assert (heading_start(text, 0, len(lead)) == 0) is whole


def test_a_heading_goes_on_in_its_own_words() -> None:
    """« articulation » behind « Gestion locative : » names what is asked."""
    text = "Gestion locative : complémentarité\nUne ligne directe."
    end = heading_end(
        text, len("Gestion locative"), len(text), _target("accompagnement.gestion_locative"), FORM_INDEX
    )
    assert text[end:].strip() == "Une ligne directe."


def test_an_answer_is_no_part_of_its_heading() -> None:
    """Words that no label uses are the answer."""
    text = "Gestion locative : bail direct\n"
    end = len("Gestion locative")
    assert heading_end(text, end, len(text), _target("accompagnement.gestion_locative"), FORM_INDEX) == end


def test_a_line_that_only_names_what_is_asked_is_passed_over() -> None:
    """« Durée d'engagement des porteurs » under « Durée » is no answer."""
    text = "Durée d'engagement des porteurs\n24 mois"
    assert text[above_answer(text, 0, len(text), _target("duree.texte"), FORM_INDEX) :].strip() == "24 mois"


def test_headings_over_an_answer_are_no_part_of_it() -> None:
    """A numbered section heading stands over the answer that is above its label."""
    text = "2° Publics cibles du projet\n62 ménages\n"
    assert text[below_headings(text, 0, len(text), FORM_INDEX) :].strip() == "62 ménages"
