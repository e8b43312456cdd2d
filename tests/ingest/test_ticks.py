"""Tick tokens in text, the document read as a whole."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Tick
from ingest.ticks import find_ticks, is_damaged

ON, OFF, LOST = Tick.TICKED, Tick.EMPTY, Tick.UNREADABLE


def states(text: str, *, dump: bool = True) -> list[tuple[str, Tick]]:
    """Return each token found with its state."""
    return [(text[tick.start : tick.end], tick.state) for tick in find_ticks(text, dump=dump)]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("|X|", ON), ("|_|", OFF)], "éligibles au DALO oui |X| non |_|"),
        ([("[x]", ON), ("[ ]", OFF)], "éligibles au DALO oui [x] non [ ]"),
        ([("[X]", ON), ("[]", OFF)], "[X] oui [] non"),
        ([("(X)", ON), ("( )", OFF)], "oui (X) non ( )"),
        ([("☒", ON), ("☐", OFF)], "oui ☒ non ☐"),
        ([("☑", ON), ("☐", OFF)], "☑ Faible ☐ Moyen"),
        ([("■", ON), ("□", OFF)], "■ oui □ non"),
        ([("✓", ON)], "oui ✓ non"),
        ([("✘", ON)], "Création d’une offre nouvelle ✘"),
        ([("þ", ON), ("¨", OFF)], "oui þ non ¨"),
        ([("ý", ON), ("o", OFF)], "oui ý  non o"),
        ([("q", OFF), ("x", ON)], "q Faible x Moyen"),
        ([("R", ON), ("£", OFF)], "oui R  non £"),
        ([("\uf0fe", ON), ("\uf0a8", OFF)], "oui \uf0fe non \uf0a8"),
        ([("\uf053", ON), ("\uf0a3", OFF)], "oui \uf053 non \uf0a3"),
        ([("X", ON)], "oui X non"),
        ([("X", ON)], "X oui"),
        ([("x", ON)], "oui : x"),
        ([("X", ON)], "Favorable\n X\n\nDéfavorable\n"),
        ([("X", ON)], "Aménagement de logement existant X"),
        ([("X", ON)], "X Reclassement offre existante en offre à bas loyer"),
    ],
)
def test_token_is_read_with_its_state(expected: list[tuple[str, Tick]], text: str) -> None:
    """Each way of writing a box that was seen gives a mark that covers the token."""
    assert expected == states(text)


@pytest.mark.parametrize(
    "text",
    [
        "Création d’une offre nouvelle    (le cas échéant)",
        "Le bailleur (Habitat du Val) répond oui (voir annexe) à la demande.",
        "25 ménages pour un seul bailleur (50 au total)",
        "les ménages x mesures par an",
        "Lieu(x) concerné(s) : Valmont",
        "Des entretiens (de 1 à 3 par mois, selon le besoin",
        "M. Dupré et E. Martin suivent le projet",
        "o Aide au budget\no Aide aux démarches",
        "✓ Aide au budget\n■ Accès aux droits",
        "rapport type R et S",
        "oui \tnon",
        "oui    non",
        "Il répond non. L’association, elle, le souhaite.",
        "un besoin (faible, moyen, fort) qui varie",
        "Le coût s’élève à 1 440 £ par an",
    ],
)
def test_ordinary_text_holds_no_box(text: str) -> None:
    """A parenthesis, a letter or a bullet in prose is no tick; a lost one is not guessed."""
    assert states(text) == []


def test_parentheses_beside_form_fields_are_the_ticked_ones() -> None:
    """Where both occur the writer replaced ticked boxes by symbols, which Word's binary shows as « ( »."""
    text = (
        "Ménages éligibles au DALO oui (\nnon  FORMCHECKBOX \n"
        "ou des accords collectifs oui  FORMCHECKBOX \n\nnon (\n"
        "Mobilisation de logements existants sans aménagement (\nReclassement offre  FORMCHECKBOX \n"
    )
    expected = [
        ("(", ON),
        ("FORMCHECKBOX", OFF),
        ("FORMCHECKBOX", OFF),
        ("(", ON),
        ("(", ON),
        ("FORMCHECKBOX", OFF),
    ]
    assert expected == states(text)


def test_form_fields_alone_have_lost_their_states() -> None:
    """Where only FORMCHECKBOX occurs nothing tells ticked from empty."""
    text = "oui FORMCHECKBOX non FORMCHECKBOX\nFaible FORMCHECKBOX Moyen FORMCHECKBOX"
    assert states(text) == [("FORMCHECKBOX", LOST)] * 4


def test_form_fields_beside_a_prose_parenthesis_stay_lost() -> None:
    """An ordinary parenthesis is no contrast."""
    text = "oui FORMCHECKBOX non FORMCHECKBOX (le cas échéant)"
    assert states(text) == [("FORMCHECKBOX", LOST)] * 2


def test_parentheses_at_every_option_say_nothing() -> None:
    """Where ticked and empty symbols were both inserted, both became « ( »."""
    text = "DALO oui ( non (\ncollectifs oui ( non (\nPDALPD oui ( non (\n"
    assert states(text) == [("(", LOST)] * 6


def test_form_fields_are_not_looked_for_in_a_word_file() -> None:
    """A Word file read itself has no such tokens: the word stands there because somebody wrote it."""
    assert states("oui FORMCHECKBOX (", dump=False) == []


def test_empty_bars_are_weaker_without_a_ticked_one() -> None:
    """Those converters print the field's default state."""
    alone = find_ticks("oui |_| non |_|")[0]
    beside = find_ticks("oui |X| non |_|")[1]
    assert alone.confidence < beside.confidence


SCAN = "Dans I'ensemble du parc de |'office, 1'accompagnement et I'accès sont assurés.\n"


@pytest.mark.parametrize("noise", ["O", "D", "L1", "[J", "C]", "£", "M", "E", "□"])
def test_box_noise_of_a_scan_is_unreadable(noise: str) -> None:
    """What a recogniser makes of a box tells neither ticked nor empty."""
    text = f"{SCAN}éligibles au DALO oui {noise} non {noise}\n"
    assert [(noise, LOST)] * 2 == states(text)


def test_two_sorts_of_noise_and_no_tick_say_nothing() -> None:
    """« oui £ non O »: a recogniser made two signs of the boxes; which of them was ticked nobody can tell."""
    text = "Accords : oui £ non O\nPDALPD : oui O non £\nFNDOLLTS : oui £ non £\n"
    assert {tick.state for tick in find_ticks(text)} == {Tick.UNREADABLE}


def test_a_remark_behind_a_reply_is_no_sentence() -> None:
    """« non X (il n'y en a pas eu …) » is ticked, as « non X » is."""
    text = "DALO : oui  non X (il n'y en a pas eu un seul dans le département depuis 2011)\n"
    assert [tick.state for tick in find_ticks(text)] == [Tick.TICKED]


def test_damage_shows_a_scan() -> None:
    """« I' » for « l' » comes from recognition only."""
    assert is_damaged(SCAN)
    assert not is_damaged("L’accompagnement de l'office, c'est 1 personne.")


def test_taken_spans_are_left_alone() -> None:
    """A box whose state is stored is not read again from its glyph."""
    assert find_ticks("oui ☒", [(4, 5)]) == []


@given(st.text(alphabet="oui nX|_[]()FORMCHEKBx☒☐\n£¨þ'I", max_size=120))
def test_marks_are_in_order_and_apart(text: str) -> None:
    """No two marks overlap, whatever stands in the text."""
    ticks = find_ticks(text)
    assert all(left.end <= right.start for left, right in pairwise(ticks))
    assert all(0 <= tick.start < tick.end <= len(text) for tick in ticks)


@pytest.mark.parametrize(
    "unit",
    [
        "☐ ", "☐ oui ☒ non ", "( ", "oui ( non ( ", "( FORMCHECKBOX oui ", "oui x non o ", "|X| |_| ", "[ ] [x] ",
        "l'appui I'appui 1'accueil £ oui O non ", "( FORMCHECKBOX\n", "oui" + " " * 60 + "x ", "x\n" + " " * 70,
        "Création d’une offre ( ) ", "\n☐\n ",
    ],
)  # fmt: skip
def test_a_text_of_nothing_but_boxes_is_read_in_a_moment(unit: str) -> None:
    """Ten thousand boxes on one line took three quarters of a minute; the limit here is for slow machines."""
    text = (unit * 40_000)[:40_000]
    start = time.perf_counter()
    find_ticks(text)
    assert time.perf_counter() - start < 4
