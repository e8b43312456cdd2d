"""The four boxes of « Modalités de mobilisation des logements »: several may be ticked."""

import pytest

from builders import candidates

NAMES = ("offre_nouvelle", "amenagement_existant", "existant_sans_amenagement", "reclassement_bas_loyer")
WORDS = (
    "Création d’une offre nouvelle",
    "Aménagement de logement existant",
    "Mobilisation de logements existants sans aménagement",
    "Reclassement offre existante en offre à bas loyer",
)


def _read(*lines: str) -> list[tuple[str, object]]:
    text = "\n".join(["Modalités de mobilisation des logements", *lines, "Nombre de logements : 8", ""])
    found = candidates(text)
    return [(found[f"logements.{name}"].status.value, found[f"logements.{name}"].value) for name in NAMES]


@pytest.mark.parametrize(
    ("expected", "marks"),
    [
        ([True, False, False, False], "☒☐☐☐"),
        ([False, True, True, False], "☐☒☒☐"),
        ([True, True, True, True], "☒☒☒☒"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_ticked_boxes_make_the_others_false(expected: list[bool], marks: str, before: bool) -> None:
    """Boxes stand before or after their words; what is not ticked beside a tick is no."""
    lines = [
        f"{mark} {word}" if before else f"{word} {mark}" for mark, word in zip(marks, WORDS, strict=True)
    ]
    assert _read(*lines) == [("renseigne", value) for value in expected]


def test_readable_boxes_without_a_tick_are_an_empty_group() -> None:
    """Nobody ticked anything: that is empty, not four times no."""
    assert _read(*(f"{word} ☐" for word in WORDS)) == [("vide", None)] * 4


def test_empty_boxes_beside_one_that_was_not_read_are_no_empty_group() -> None:
    """A box that cannot be read has something in it more often than not, and a group without any tick is rare."""
    no = ("renseigne", False)
    for lost in ("▨", "Ÿ"):
        lines = [f"{word} {mark}" for mark, word in zip(f"☐{lost}☐☐", WORDS, strict=True)]
        assert _read(*lines) == [no, ("illisible", None), no, no]


@pytest.mark.parametrize("lost", ["", " \t", "  FORMCHECKBOX "])
def test_lost_boxes_are_unreadable(lost: str) -> None:
    """Options printed without a state say nothing of what was ticked."""
    assert _read(*(word + lost for word in WORDS)) == [("illisible", None)] * 4


def test_a_tick_that_replaced_a_form_field_makes_the_fields_empty() -> None:
    """« ( » beside FORMCHECKBOX: the writer drew ticks over the boxes that count."""
    marks = ("FORMCHECKBOX", "FORMCHECKBOX", "(", "FORMCHECKBOX")
    lines = [f"{word}  {mark} " for word, mark in zip(WORDS, marks, strict=True)]
    assert _read(*lines) == [("renseigne", value) for value in (False, False, True, False)]


def test_options_answered_in_words_are_read() -> None:
    """« oui » and « non » behind the options stand for boxes."""
    answers = ("oui", "non", "oui", "non")
    lines = [f"{word} : {answer}" for word, answer in zip(WORDS, answers, strict=True)]
    assert _read(*lines) == [("renseigne", answer == "oui") for answer in answers]
