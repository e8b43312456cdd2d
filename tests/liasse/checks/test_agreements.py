"""The agrément that sub-letting asks for."""

import pytest

from invented_dossier import dossier
from liasse.checks.agreements import agrements, sublet_without_agrement

_PATH = "accompagnement.gestion_locative"


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("L'ARDI ne bénéficie cependant pas de l'agrément pour ce public.", "agrement_manquant"),
        ("La structure n'est pas agréée.", "agrement_manquant"),
        ("La Maison Claire n'a pas encore l'agrément.", "agrement_manquant"),
        ("La Maison Claire dispose d'un agrément préfectoral.", "agrement_sans_objet"),
        ("L'agrément est en cours d'instruction.", "agrement_en_attente"),
        ("L'association est agréée.", "agrement_sans_objet"),
    ],
)
def test_an_agrement_that_is_lacking_pending_or_unnamed_is_told(sentence: str, code: str) -> None:
    """Each in its own words."""
    (alert,) = agrements(dossier({_PATH: sentence}))
    assert (code, (_PATH,)) == (alert.code, alert.paths)


@pytest.mark.parametrize(
    "sentence",
    [
        "L'association est agréée pour l'intermédiation locative et la gestion locative sociale.",
        "Le ménage donne son agrément au projet.",
        "Les associations agréées du département orientent les ménages.",
    ],
)
def test_an_agrement_that_is_held_and_named_is_left_alone(sentence: str) -> None:
    """Nothing is to be asked."""
    assert [] == list(agrements(dossier({_PATH: sentence})))


@pytest.mark.parametrize(
    ("sentence", "alerts"),
    [
        ("La sous-location sera mise en place par la Maison Claire.", 1),
        ("Une IML est portée par l'association.", 1),
        ("La Maison Claire, agréée pour l'intermédiation locative, sous-loue le logement.", 0),
        ("Aucune sous-location n'est prévue.", 0),
        ("Le ménage est locataire en titre.", 0),
    ],
)
def test_sub_letting_without_any_agrement_is_told(sentence: str, alerts: int) -> None:
    """Who is agréé?"""
    assert ["agrement_non_cite"] * alerts == [
        a.code for a in sublet_without_agrement(dossier({_PATH: sentence}))
    ]
