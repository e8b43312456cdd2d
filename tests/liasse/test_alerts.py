"""What an analyst is told of a dossier beyond its fields."""

from extract.candidate import Candidate, Status
from liasse.alerts import alerts
from liasse.normalizing import Value
from liasse.schema import Alerte


def _value(path: str, status: Status, *reasons: str) -> Value:
    return Value(Candidate(path, "yes_no", status), status, None, reasons=reasons)


def test_two_ticks_that_exclude_each_other_are_an_error_at_their_field() -> None:
    """The alert names the field and fits the contract."""
    found = alerts(
        [_value("publics.pdalpd", Status.CONTRADICTORY), _value("publics.eligible_dalo", Status.EMPTY)]
    )
    mine = [Alerte.model_validate(alert) for alert in found if "publics.pdalpd" in alert["champs"]]  # type: ignore[operator]
    assert [("cases_contradictoires", "erreur")] == [(alert.code, alert.gravite) for alert in mine]


def test_a_budget_that_does_not_add_up_is_an_error() -> None:
    """Its lines do not give its total."""
    found = alerts([_value("financement.budget", Status.FILLED, "total_incoherent")])
    assert ("budget_desequilibre", ["financement.budget"]) in [
        (alert["code"], alert["champs"]) for alert in found
    ]


def test_a_dossier_without_a_problem_alerts_nobody() -> None:
    """Empty and unreadable fields speak for themselves."""
    assert (
        alerts([_value("publics.pdalpd", Status.EMPTY), _value("publics.eligible_dalo", Status.UNREADABLE)])
        == []
    )
    assert alerts([]) == []
