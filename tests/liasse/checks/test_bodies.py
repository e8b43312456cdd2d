"""Who carries the project."""

import pytest

from invented_dossier import dossier
from liasse.checks.bodies import (
    absorbed_body,
    porteur_among_partners,
    porteur_as_third_party,
    several_names,
    uncounted_landlords,
)

_PORTEURS, _PARTNERS, _TEXT = "presentation.porteurs", "partenariat.partenaires", "presentation.descriptif"


@pytest.mark.parametrize(
    ("porteurs", "partners", "alerts"),
    [
        ("Toits de Rivemont (OPH)", "OPH Toits de Rivemont, CCAS de Clairmont, CAF", 1),
        ("HRC : Société anonyme d'HLM", "HRC/Maison Claire/CAF", 1),
        ("Office public de l'habitat de Rivemont", "CAF, OPH, CCAS", 1),
        ("Toits de Rivemont (OPH)", "CCAS de Clairmont, CAF, SIAO", 0),
        ("Toits de Rivemont (SA d'HLM)", "Toits de Clairmont, CAF, SIAO", 0),
        ("Association La Passerelle", "OPH, CAF, SIAO", 0),
    ],
)
def test_a_porteur_among_the_partners_is_told(porteurs: str, partners: str, alerts: int) -> None:
    """By its name, its letters or, for a public office, its kind."""
    found = porteur_among_partners(dossier({_PORTEURS: porteurs, _PARTNERS: partners}))
    assert ["porteur_partenaire"] * alerts == [alert.code for alert in found]


@pytest.mark.parametrize(
    ("sentence", "alerts"),
    [
        ("Le projet a été élaboré avec Habitat Rivemont, qui présente la même fiche.", 1),
        ("Le projet a été élaboré par Habitat Rivemont avec la DDCS.", 0),
        ("Le partenariat entre Habitat Rivemont et l'ARDI est ancien.", 0),
        ("Le projet a été élaboré avec l'ARDI.", 0),
    ],
)
def test_a_porteur_spoken_of_as_another_is_told(sentence: str, alerts: int) -> None:
    """The text was written for another's dossier."""
    facts = dossier({_PORTEURS: "Habitat Rivemont (OPH) en partenariat avec l'ARDI", _TEXT: sentence})
    assert ["texte_d_un_autre_dossier"] * alerts == [alert.code for alert in porteur_as_third_party(facts)]


@pytest.mark.parametrize(
    ("porteurs", "text", "told"),
    [
        (
            "HRC : société anonyme d'HLM",
            "Le bailleur Habitat Rivemont Clairs loge.",
            "Habitat Rivemont Clairs",
        ),
        ("Toits de Rivemont (SA d'HLM)", "Le bailleur Toit de Rivemont loge.", "Toit de Rivemont"),
        ("Office public de l'habitat de Rivemont", "L'OPHLM et l'OPDHLM logent.", "OPDHLM"),
        ("HRC : société anonyme d'HLM", "Habitat Rivemont Clairs (HRC) loge.", None),
        ("Toits de Rivemont (SA d'HLM)", "Toits de Rivemont loge, TOITS DE RIVEMONT gère.", None),
        ("Office public de l'habitat de Rivemont", "L'OPH de Rivemont loge.", None),
    ],
)
def test_a_landlord_of_several_names_is_told(porteurs: str, text: str, told: str | None) -> None:
    """Letters that the dossier explains are no second name."""
    found = [alert.message for alert in several_names(dossier({_PORTEURS: porteurs, _TEXT: text}))]
    assert (told is None and not found) or (told is not None and told in found[0])


@pytest.mark.parametrize(
    ("porteurs", "sentence", "alerts"),
    [
        ("Habitat Rivemont (OPH)", "Les deux bailleurs s'engagent.", 1),
        ("Habitat Rivemont (OPH)", "25 pour un seul bailleur (50 au total avec Clairmont Logis)", 1),
        ("Habitat Rivemont (OPH) et Clairmont Logis (SA d'HLM)", "Les deux bailleurs s'engagent.", 0),
        ("Habitat Rivemont (OPH)", "Les bailleurs du département sont informés.", 0),
        ("Habitat Rivemont (OPH)", "50 au total avec Habitat Rivemont", 0),
    ],
)
def test_landlords_that_are_engaged_and_carry_nothing_are_told(
    porteurs: str, sentence: str, alerts: int
) -> None:
    """The text counts more of them than the form names."""
    found = uncounted_landlords(dossier({_PORTEURS: porteurs, _TEXT: sentence}))
    assert ["bailleur_non_porteur"] * alerts == [alert.code for alert in found]


@pytest.mark.parametrize(
    ("later", "alerts"), [("L'association RIVA gère 12 places.", 1), ("La Passerelle gère 12 places.", 0)]
)
def test_an_absorbed_body_that_is_still_named_is_told(later: str, alerts: int) -> None:
    """Who signs?"""
    history = "Fusion absorption en 2012 de l'association RIVA par l'association La Passerelle."
    found = absorbed_body(dossier({_TEXT: f"{history}\n{later}"}))
    assert ["organisme_absorbe"] * alerts == [alert.code for alert in found]
