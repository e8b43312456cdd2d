"""Places as applicants write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import place
from normalize.errors import NotNormalizableError, NoValueError

PLACES = [
    ("Communauté d’agglomération du Grand Dax dans les Landes", ["40"], []),
    ("AUDE, LANGUEDOC ROUSSILLON", ["11"], []),
    ("Ile-de-France (92, 93 et 95)", ["92", "93", "95"], []),
    ("Cholet, Maine-et-Loire", ["49"], ["Cholet"]),
    ("Communes du Tarn", ["81"], []),
    ("secteur Arve", [], []),
    ("Métropole de Lyon", ["69"], []),
    ("Corse du Sud", ["2A"], []),
    ("Le Havre, Haute-Normandie", ["76"], ["Le Havre"]),
    ("Béthune et son agglomération (62)", ["62"], ["Béthune"]),
    ("Agglomération de Vienne (38)", ["38"], ["Vienne"]),
    ("Vienne, Isère", ["38"], ["Vienne"]),
    ("Département de la Vienne", ["86"], []),
    ("33400 Talence", ["33"], ["Talence"]),
    ("25 logements dans la Sarthe", ["72"], []),
    ("25 logements à Cholet", ["49"], ["Cholet"]),
    ("Pays de la Loire", [], []),
    ("La Réunion", ["974"], []),
    ("Saint-Denis de la Réunion", ["974"], ["Saint-Denis"]),
    # Letters wrong in a name of several words: its last word is not another département.
    ("Sa6ne-et-Loire", ["71"], []),
    ("Vald'Oise et Seine-Marltime", ["95", "76"], []),
    ("Eure et Loire", ["28"], []),
    ("Département du Doubs", ["25"], []),
    ("Paris", ["75"], ["Paris"]),
    ("Dpt 2A", ["2A"], []),
    # A body or an area called after a town is not the town; « agglomération » is the town and what is around it.
    ("Communauté d'agglomération de La Rochelle", ["17"], []),
    ("Communauté d'agglomération de Avallon (Yonne)", ["89"], []),
    ("Secteur de Dinan et secteur de Loudéac", ["22"], []),
    ("Agglomération de Haguenau", ["67"], ["Haguenau"]),
    # Of the communes of one name, the one of the département that is named; those of 2014 are known.
    ("Basse-Normandie / Calvados / Vire", ["14"], ["Vire"]),
    ("Moûtiers (73)", ["73"], ["Moûtiers"]),
    ("Saint-Lô et Carentan", ["50"], ["Saint-Lô", "Carentan"]),
    ("Évry", [], ["Évry"]),
    ("Saint-Denis", [], ["Saint-Denis"]),
    ("Agglomération Montoise", [], []),
    ("Grand Dax", ["40"], []),
    ("92, 93 et 95", ["92", "93", "95"], []),
    ("Deux départements : Nièvre et Corrèze", ["58", "19"], []),
    ("tout le territoire, en Mayenne", ["53"], []),
    ("Ville de Paris", ["75"], ["Paris"]),
    ("Département de Sa6ne-et-Loire, bassin de Mâcon", ["71"], ["Mâcon"]),
    ("Axe Lyon-Villeurbanne", ["69"], ["Lyon", "Villeurbanne"]),
]


@pytest.mark.parametrize(("written", "departements", "communes"), PLACES)
def test_an_answer_gives_the_places_it_names_and_no_more(
    written: str, departements: list[str], communes: list[str]
) -> None:
    """Named, numbered or deduced from a town of one département only."""
    value = place.parse(written).value

    assert {"texte": written, "departements": departements, "communes": communes} == value


def test_an_empty_answer_has_no_place() -> None:
    """Punctuation is no place."""
    with pytest.raises(NoValueError):
        place.parse(" … ")


@given(st.text(max_size=200))
def test_any_text_gives_a_place_or_says_why_not(text: str) -> None:
    """Nothing but the family of refusals is raised."""
    try:
        place.parse(text)
    except NotNormalizableError:
        return


def test_a_name_does_not_go_on_across_a_comma() -> None:
    """« Moûtiers, Saint-Jean-de-Maurienne » names two communes of Savoie, not Moutiers-Saint-Jean."""
    value = place.parse("Moûtiers, Saint-Jean-de-Maurienne, Chambéry (73)").value
    assert "Saint-Jean-de-Maurienne" in value["communes"]
    assert value["departements"] == ["73"]


def test_a_direction_behind_a_name_is_no_departement() -> None:
    """« Vallespir-Nord Habitat » is not in the Nord."""
    assert ["974"] == place.parse("Là où Vallespir-Nord Habitat est présent : Saint-Leu (La Réunion)").value[
        "departements"
    ]
    assert ["59"] == place.parse("Lille, département du Nord").value["departements"]


def test_towns_behind_a_colon_are_each_one() -> None:
    """« secteurs : Apt et Avignon » lists two communes; « secteur d'Apt » is an area."""
    value = place.parse("Le projet sera conduit dans le Vaucluse, sur deux secteurs : Apt et Avignon.").value
    assert ["Apt", "Avignon"] == value["communes"]


@pytest.mark.parametrize(
    ("text", "departements", "communes"),
    [
        ("Saint-Brieuc (22), quartiers Croix et Balzac en priorité", ["22"], ["Saint-Brieuc"]),
        ("quartiers de la Meinau et du Neuhof à Strasbourg (67)", ["67"], ["Strasbourg"]),
        ("quartier Saint-Michel, Dax et Mont-de-Marsan", ["40"], ["Dax", "Mont-de-Marsan"]),
        ("Drôme : Valence, Montélimar et vallée du Rhône", ["26"], ["Valence", "Montélimar"]),
    ],
)
def test_quarters_and_valleys_are_no_communes_nor_departements(
    text: str, departements: list[str], communes: list[str]
) -> None:
    """Names of parts of a town and of rivers are also those of communes and départements elsewhere."""
    value = place.parse(text).value
    assert (value["departements"], value["communes"]) == (departements, communes)


def test_the_figures_of_a_code_are_no_department() -> None:
    """« 89G02 et 89G03 » are sectors of a hospital in the Yonne; the Aisne (02) has nothing to do with it."""
    value = place.parse("Auxerre, secteurs de psychiatrie 89G02 et 89G03 (Yonne)").value
    assert ["89"] == value["departements"]


@pytest.mark.parametrize(
    ("written", "departements", "communes"),
    [
        ("La Réunion : communes du Port, de Saint-Paul", ["974"], ["Le Port", "Saint-Paul"]),
        ("au Havre et à Fécamp", ["76"], ["Le Havre", "Fécamp"]),
        ("communes des Abymes et de Baie-Mahault", ["971"], ["Les Abymes", "Baie-Mahault"]),
        ("bassin du Creusot", ["71"], ["Le Creusot"]),
        ("Toits du Val, Montélimar", ["26"], ["Montélimar"]),
        ("Melun (25), Dammarie-les-Lys (12), en Seine-et-Marne", ["77"], ["Melun", "Dammarie-les-Lys"]),
        ("Rodez (12)", ["12"], ["Rodez"]),
        ("Saint-Christol-lès-Alès (Gard)", ["30"], ["Saint-Christol-lez-Alès"]),
        ("St-Dié (88)", ["88"], ["Saint-Dié-des-Vosges"]),
        ("Saint-Quay", [], []),
        ("Isère (38), secteur Nord-Isère", ["38"], []),
        ("Nord et Pas-de-Calais", ["59", "62"], []),
        ("Nord-Pas-de-Calais", [], []),
        ("Plaine Commune et Stains, en Seine-Saint-Denis", ["93"], ["Stains"]),
        ("Lille, commune du Nord", ["59"], ["Lille"]),
    ],
)
def test_what_stands_beside_a_name_tells_which_place_it_is(
    written: str, departements: list[str], communes: list[str]
) -> None:
    """An article that « du » took in, a saint without the rest of the name, « Nord » of a département, a body's own name."""
    value = place.parse(written).value

    assert {"texte": written, "departements": departements, "communes": communes} == value


def test_a_town_that_is_left_out_is_not_taken() -> None:
    """« hors X » says where a project is not."""
    assert place.parse("Nièvre : Clamecy, Decize (les antennes hors Nevers)").value["communes"] == [
        "Clamecy",
        "Decize",
    ]
