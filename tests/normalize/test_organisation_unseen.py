"""How persons whom nobody had read named bodies: what a body was approved for, elided names, statuses behind a name."""

import pytest

from normalize import organisation, partners


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("Escale Bleue", "association")], "Association Escale Bleue, gestionnaire de CHRS, agréée ISFT, ILGLS."),
        ([("Société Bourbon Logement", "bailleur")], "Société Bourbon Logement, SEM de logement social, 13 500 logements"),
        (
            [("Le Seuil Villeneuvois", "association"), ("Habitat des Deux Rives", "bailleur")],
            "L'association que je préside, Le Seuil Villeneuvois, et l'office public Habitat des Deux Rives",
        ),
        (
            [("OPH La Comtoise", "bailleur"), ("Saint-Désiré", "association")],
            "Deux structures qui déposent ensemble : l'OPH La Comtoise, l'Association Saint-Désiré (hébergement)",
        ),
        (
            [("Bourbonnais Habitat", "bailleur"), ("CCAS de Montluçon", "collectivite")],
            "l'office Bourbonnais Habitat et le CCAS de Montluçon répond aux orientations du programme local",
        ),
        (
            [("Gâtinais Val Habitat", "bailleur"), ("Gens d'Ici et d'Ailleurs 45", "association")],
            "Gâtinais Val Habitat (SA d'HLM) avec Gens d'Ici et d'Ailleurs 45 (association loi 1901)",
        ),
    ],
)  # fmt: skip
def test_bodies_are_told_from_what_is_said_of_them(expected: list[tuple[str, str]], text: str) -> None:
    """Initials behind « agréée » and a status behind a name are no bodies; « d'Ici » is no word in small letters."""
    found = [
        (body["nom"].removeprefix("Association "), body["type"]) for body in organisation.parse(text).value
    ]
    assert found == expected


def test_a_sentence_that_denies_names_nobody() -> None:
    """« Aucune association ne peut … » opens a sentence."""
    answer = "Aucune association ne peut protéger seule. Autour du bailleur :\n- CIDFF du Var, pour le droit"
    assert [body["nom"] for body in partners.parse(answer).value["organismes"]] == ["CIDFF du Var"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            "OPH Haute Combe Habitat + ass. Le Chalet (loi 1901)",
            ["OPH Haute Combe Habitat", "Le Chalet"],
        ),
        (
            "Val Habitat (OPH) / Communauté de communes Combe et Thiou (EPCI)",
            ["Val Habitat", "Communauté de communes Combe et Thiou"],
        ),
        ("Communauté urbaine de Bordeaux et Domofrance", ["Communauté urbaine de Bordeaux", "Domofrance"]),
        (
            "Val Habitat – avec Association Le Trait, gestionnaire SAVS / SAMSAH",
            ["Val Habitat", "Association Le Trait"],
        ),
    ],
)
def test_a_joint_parts_bodies_and_not_the_places_or_services_of_one(written: str, names: list[str]) -> None:
    """An abbreviation ends no sentence, two places name one body, and what a body runs is no other body."""
    assert [body["nom"] for body in organisation.parse(written).value] == names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (
            "Mission locale du Haut-Val et Mission locale de Montclair ; Ville de Montclair ; CAF",
            ["Mission locale du Haut-Val", "Mission locale de Montclair", "Ville de Montclair", "CAF"],
        ),
        (
            "CAF, commune d'Airvault, commune de Thénezay",
            ["CAF", "commune d'Airvault", "commune de Thénezay"],
        ),
    ],
)
def test_partners_of_one_kind_are_each_one(written: str, names: list[str]) -> None:
    """The same kind on both sides of « et » parts two; a town's name may be elided."""
    assert [body["nom"] for body in partners.parse(written).value["organismes"]] == names


def test_what_initials_stand_for_is_no_other_body() -> None:
    """« AHVL, Association haut-valoise pour le logement » is one, behind a comma as in brackets."""
    text = "Saône Habitat (office public de l'habitat) / AHVL, Association\nhaut-valoise pour le logement, loi 1901"
    assert [body["nom"] for body in organisation.parse(text).value] == ["Saône Habitat", "AHVL"]
    assert [body["nom"] for body in organisation.parse("ADREM, Toit Rivemont").value] == [
        "ADREM",
        "Toit Rivemont",
    ]
