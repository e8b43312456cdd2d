"""Which option of a group is ticked, tied to the words beside the boxes."""

import pytest

from builders import document, quoted
from extract.candidate import Status
from extract.form import Option
from extract.groups import YES_NO, Choice, choose, option_words, side_of, voted_side
from ingest.document import Document

LEVELS = (
    Option(value="faible", words=("Faible",)),
    Option(value="moyen", words=("Moyen", "Moyenne")),
    Option(value="fort", words=("Fort",)),
)


def _choice(
    text: str, options: tuple[Option, ...] = YES_NO, vote: bool | None = None, drawn: bool = False
) -> Choice:
    read = document(text)
    return choose(read, options, 0, len(text), vote=vote, boxes_are_drawn=drawn)


@pytest.mark.parametrize(
    ("status", "value", "text"),
    [
        ("renseigne", True, "oui ☒ non ☐"),
        ("renseigne", False, "oui ☐ non ☒"),
        ("renseigne", True, "☒ oui ☐ non"),
        ("renseigne", False, "☐ oui ☒ non"),
        ("renseigne", True, "oui [x] non [ ]"),
        ("renseigne", True, "OUI |X| NON |_|"),
        ("renseigne", True, "oui ☒\nnon ☐"),
        ("renseigne", True, "oui ( non FORMCHECKBOX"),
        ("contradictoire", None, "oui ☒ non ☒"),
        ("vide", None, "oui ☐ non ☐"),
        ("illisible", None, "oui FORMCHECKBOX non FORMCHECKBOX"),
        ("illisible", None, "oui \tnon"),
        ("renseigne", True, "oui"),
        ("renseigne", False, ": non"),
        ("vide", None, ""),
        ("vide", None, " ………… "),
    ],
)
def test_yes_or_no_is_read_from_the_boxes_and_the_words(status: str, value: bool | None, text: str) -> None:
    """One tick answers; two contradict; none is empty; what was lost is unreadable and never guessed."""
    choice = _choice(text)
    assert (status, value) == (choice.status.value, choice.value)


@pytest.mark.parametrize(
    ("status", "value", "text"),
    [
        ("renseigne", "moyen", "Faible ☐ Moyen ☒ Fort ☐"),
        ("renseigne", "fort", "☐ Faible ☐ Moyen ☒ Fort"),
        ("contradictoire", None, "Faible ☐ Moyen ☒ Fort ☒"),
        ("vide", None, "Faible ☐ Moyen ☐ Fort ☐"),
        ("illisible", None, "Faible     Moyen      Fort"),
        ("renseigne", "moyen", "Moyenne"),
    ],
)
def test_one_of_three_levels_is_read(status: str, value: str | None, text: str) -> None:
    """A group of three is read as one of two is."""
    choice = _choice(text, LEVELS)
    assert (status, value) == (choice.status.value, choice.value)


def test_words_printed_without_boxes_are_empty_where_the_writer_draws_only_ticks() -> None:
    """Where all other groups show drawn ticks and no empty box, a bare group was left."""
    assert _choice("oui non", drawn=True).status is Status.EMPTY


def test_a_group_that_lost_a_box_follows_the_side_of_the_others() -> None:
    """One box between two words belongs to the word on the side on which this document's boxes stand."""
    assert _choice("oui ☒ non", vote=True).value is True
    assert _choice("oui ☒ non", vote=False).value is False


def test_the_boxes_are_the_evidence() -> None:
    """What was looked at is quoted: each box, and the word where there is no box."""
    text = "oui ☒ non ☐"
    assert quoted(document(text), _choice(text).spans) == ["☒", "☐"]
    assert quoted(document(": oui"), _choice(": oui").spans) == ["oui"]


@pytest.mark.parametrize(
    ("after", "text"),
    [
        (True, "oui ☒ non ☐"),
        (False, "☒ oui ☐ non"),
        (None, "oui ☒ non"),
        (None, "oui non"),
        (None, "☒ oui non ☐"),
    ],
)
def test_a_complete_group_shows_on_which_side_boxes_stand(after: bool | None, text: str) -> None:
    """A group with a box missing shows nothing."""
    read: Document = document(text)
    assert side_of(option_words(read, YES_NO, 0, len(text)), read.marks) is after


@pytest.mark.parametrize(
    ("voted", "sides"),
    [
        (True, [True, True, False, None]),
        (False, [False, None]),
        (None, [True, False]),
        (None, [None]),
        (None, []),
    ],
)
def test_the_side_is_a_vote(voted: bool | None, sides: list[bool | None]) -> None:
    """A tie and silence decide nothing."""
    assert voted_side(sides) is voted


def test_an_option_is_a_word_of_its_own() -> None:
    """« nonobstant » is no « non »."""
    assert option_words(document("nonobstant, Louis"), YES_NO, 0, 17) == []
