"""Durations that differ and dates that run backwards."""

import pytest

from invented_dossier import dossier
from liasse.checks.durations import dates_and_duration, dates_out_of_order, two_durations, unequal_durations

_TEXT = "financement.texte"


def _of(duration: str, sentence: str) -> list[str]:
    facts = dossier({"duree.mois": duration, "duree.texte": duration, _TEXT: sentence})
    return [alert.message for alert in two_durations(facts)]


@pytest.mark.parametrize(
    ("duration", "sentence"),
    [
        ("36 mois", "Les deux bailleurs engagés dans le projet s'engagent sur la période de deux ans."),
        ("1 an", "Le montant total de l'appel à projets sur 36 mois paie un salarié."),
        ("trois ans", "Le budget prévisionnel sur 2 ans est équilibré."),
    ],
)
def test_another_duration_of_the_project_is_told(duration: str, sentence: str) -> None:
    """The alert quotes both."""
    (message,) = _of(duration, sentence)
    assert sentence.rstrip(".") in message


@pytest.mark.parametrize(
    ("duration", "sentence"),
    [
        ("36 mois", "Les deux bailleurs s'engagent sur la période de trois ans."),
        ("36 mois", "L'accompagnement proposé dure au plus 12 mois."),
        ("36 mois", "Une mesure de 6 mois, renouvelable pour 6 mois."),
        ("36 mois", "Le projet prévoit un bilan tous les 6 mois."),
        ("36 mois", "Le bail glisse au bout de 18 mois."),
        ("2 ans renouvelables 1 an", "L'appel à projets sur 1 an supplémentaire."),
    ],
)
def test_durations_of_something_else_are_left_alone(duration: str, sentence: str) -> None:
    """A support, a lease, a review."""
    assert [] == _of(duration, sentence)


def test_one_duration_said_in_two_ways_that_differ_is_told() -> None:
    """Years against months in brackets."""
    (alert,) = unequal_durations(dossier({"duree.texte": "3 ans (24 mois) à compter de la signature"}))
    assert ("duree_discordante", ("duree.texte",)) == (alert.code, alert.paths)


@pytest.mark.parametrize("text", ["3 ans (36 mois)", "3 ans, avec un bilan à 24 mois", "1 an soit 12 mois"])
def test_one_duration_said_in_two_ways_that_agree_is_left_alone(text: str) -> None:
    """And what is no duration of the same thing."""
    assert [] == list(unequal_durations(dossier({"duree.texte": text})))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Du 1er janvier 2016 au 31 décembre 2014.", "01/01/2016"),
        ("Le projet va du 01/09/2015 au 31/08/2014.", "31/08/2014"),
        ("Sur la période 2016 à 2014.", "2014"),
        ("Démarrage le 31/02/2015.", "n'existe pas"),
        ("Début du projet : 1er septembre 2015 ; fin du projet : 31 août 2014.", None),
    ],
)
def test_a_period_that_ends_before_it_begins_is_told(text: str, told: str | None) -> None:
    """And a day that no calendar has; two sentences are not joined."""
    found = [alert.message for alert in dates_out_of_order(dossier({"duree.texte": text}))]
    assert (told is None and not found) or (told is not None and told in found[0])


@pytest.mark.parametrize(
    "text",
    [
        "Du 1er janvier 2014 au 31 décembre 2016.",
        "Le comité du 12 mars 2014 a pris acte du bilan du 3 mai 2013.",
        "De 2014 à 2016.",
        "Entre septembre 2014 et juin 2015.",
        "Tél. 05.58.99.20.14",
    ],
)
def test_dates_in_order_or_apart_are_left_alone(text: str) -> None:
    """Two dates of one sentence are no period."""
    assert [] == list(dates_out_of_order(dossier({"duree.texte": text})))


@pytest.mark.parametrize(
    ("text", "alerts"),
    [
        ("3 ans, du 1er janvier 2014 au 31 décembre 2015", 1),
        ("3 ans, du 1er janvier 2014 au 31 décembre 2016", 0),
        ("10 mois, de septembre 2014 à juin 2015", 0),
        ("Du 1er janvier 2014 au 31 décembre 2016", 0),
    ],
)
def test_dates_and_months_of_the_commitment_agree(text: str, alerts: int) -> None:
    """A month more or less is how one counts."""
    found = dates_and_duration(dossier({"duree.texte": text}))
    assert ["duree_discordante"] * alerts == [alert.code for alert in found]
