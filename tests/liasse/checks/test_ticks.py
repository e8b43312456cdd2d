"""Boxes that exclude each other, and the question of new supply."""

import pytest

from extract.candidate import Status
from invented_dossier import Answer, dossier
from liasse.checks.ticks import contradictory, fndollts_without_new_supply, new_supply_unanswered

_NEW, _FND, _CALL = "logements.offre_nouvelle", "financement.fndollts", "financement.candidat_appel_projets"


def test_two_ticks_that_exclude_each_other_are_told() -> None:
    """Each field is named in words."""
    (alert,) = contradictory(dossier({"publics.eligible_dalo": Status.CONTRADICTORY, "publics.pdalpd": True}))
    assert ("cases_contradictoires", ("publics.eligible_dalo",)) == (alert.code, alert.paths)
    assert alert.message.startswith("Ménages éligibles au DALO")


def test_new_supply_without_an_answer_on_its_funding_is_told() -> None:
    """The form asks for it « en cas de création d'offre nouvelle »."""
    (alert,) = new_supply_unanswered(dossier({_NEW: True, _FND: Status.EMPTY, _CALL: Status.EMPTY}))
    assert ("fndollts_sans_reponse", (_NEW, _FND, _CALL)) == (alert.code, alert.paths)


@pytest.mark.parametrize(
    "answers",
    [
        {_NEW: False, _FND: Status.EMPTY, _CALL: Status.EMPTY},
        {_NEW: Status.UNREADABLE, _FND: Status.EMPTY, _CALL: Status.EMPTY},
        {_NEW: True, _FND: False, _CALL: Status.EMPTY},
        {_NEW: True, _FND: Status.UNREADABLE, _CALL: Status.EMPTY},
        {_NEW: True, _FND: Status.EMPTY, _CALL: True},
    ],
)
def test_new_supply_that_may_be_answered_is_left_alone(answers: dict[str, Answer]) -> None:
    """A box that cannot be read may hold the answer."""
    assert [] == list(new_supply_unanswered(dossier(answers)))


@pytest.mark.parametrize(
    ("new", "funded", "alerts"),
    [(False, True, 1), (True, True, 0), (False, False, 0), (Status.UNREADABLE, True, 0)],
)
def test_funding_of_new_supply_needs_new_supply(new: Answer, funded: Answer, alerts: int) -> None:
    """The FNDOLLTS pays for dwellings that are created."""
    assert alerts == len(list(fndollts_without_new_supply(dossier({_NEW: new, _FND: funded}))))
