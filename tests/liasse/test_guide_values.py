"""Names of two places, people to write to, costs for one of whatever, and answers that a cell breaks."""

import pytest

from liasse.guide_bodies import bodies, contacts
from liasse.guide_values import cost, volet
from normalize.geography import names_with
from normalize.organisation_joints import is_lone_noun


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TARN ET VIAUR HABITAT", ["TARN ET VIAUR HABITAT"]),
        ("TARN ET VIAUR LOGEMENT SOLIDAIRE", ["TARN ET VIAUR LOGEMENT SOLIDAIRE"]),
        ("TILLEUL LOGIS ET TARN ET VIAUR HABITAT", ["TILLEUL LOGIS", "TARN ET VIAUR HABITAT"]),
        ("TARN ET VIAUR HABITAT ET LE FOYER DU VAL", ["TARN ET VIAUR HABITAT", "FOYER DU VAL"]),
        ("VALMONT TOIT ET ABRI", ["VALMONT TOIT ET ABRI"]),
        ("TILLEUL HABITAT JEUNE ET RURAL", ["TILLEUL HABITAT JEUNE ET RURAL"]),
        ("SEPTALIS ET VIAUR HABITAT", ["SEPTALIS", "VIAUR HABITAT"]),
        ("TARN HABITAT ET VIAUR LOGEMENT", ["TARN HABITAT", "VIAUR LOGEMENT"]),
        ("TARN ET HABITAT VIAUR", ["TARN", "HABITAT VIAUR"]),
        ("DEMEURER EN VIAUR, COOPERATIVE D'HLM", ["DEMEURER EN VIAUR, COOPERATIVE D'HLM"]),
        ("HABITAT DES COTEAUX ET DU LAC", ["HABITAT DES COTEAUX ET DU LAC"]),
        ("GROUPE ORGE ET FORETS", ["GROUPE ORGE ET FORETS"]),
        ("ASSOCIATION PIERRES ET SENTIERS", ["ASSOCIATION PIERRES ET SENTIERS"]),
        ("TILLEUL, COOPERATIVE DES BRUYERES", ["TILLEUL", "COOPERATIVE DES BRUYERES"]),
    ],
)
def test_a_name_of_two_places_is_one_body(text, names):
    """A place alone is no landlord's name, a common noun or adjective alone nobody's."""
    assert names == [body["nom"] for body in bodies(text, carrier=True).value]


def test_places_are_counted_by_the_names_they_stand_in():
    """A river gives its name to many communes, an invented word to none."""
    assert names_with("Tarn") >= 3
    assert names_with("septalis") == 0


def test_a_noun_of_the_trade_is_no_name():
    """In whatever letters it is written."""
    assert is_lone_noun("Abri")
    assert not is_lone_noun("Septalis")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ana EXEMPLE, chargée de mission - a.exemple@tilleul.example - 05 00 00 11 22 Luc MODELE – l.modele@orme.example",
            [
                (
                    "Ana EXEMPLE",
                    "chargée de mission",
                    None,
                    "a.exemple@tilleul.example",
                    "05 00 00 11 22",
                ),
                ("Luc MODELE", None, None, "l.modele@orme.example", None),
            ],
        ),
        (
            "TILLEUL HABITAT : Ana EXEMPLE – a.exemple@tilleul-habitat.example / L'ORME : Luc MODELE – l.modele@lorme.example",
            [
                ("Ana EXEMPLE", None, "TILLEUL HABITAT", "a.exemple@tilleul-habitat.example", None),
                ("Luc MODELE", None, "L'ORME", "l.modele@lorme.example", None),
            ],
        ),
        (
            "Ana EXEMPLE - a.exemple@tilleul-\nhabitat.example",
            [("Ana EXEMPLE", None, None, "a.exemple@tilleul-habitat.example", None)],
        ),
        (
            "Ana EXEMPLE – a.exemple@tilleul.example / Luc\nMODELE- l.modele@lorme.example",
            [
                ("Ana EXEMPLE", None, None, "a.exemple@tilleul.example", None),
                ("Luc MODELE", None, None, "l.modele@lorme.example", None),
            ],
        ),
        ("", []),
    ],
)
def test_a_telephone_is_whose_it_follows(text, people):
    """Function, body and telephone go to the person they stand with."""
    assert people == [tuple(person.values()) for person in contacts(text).value]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("30 000 € par an, soit 1 500 € par jeune accompagné", [(None, "an"), ("menage", None)]),
        ("90 000€ sur 3 ans, soit 3 000€ par résident", [(None, "total"), ("menage", None)]),
        ("12 000 € par an, soit 100 € par studio et par mois", [(None, "an"), ("logement", "mois")]),
        ("24 000 € par an, soit 200 € par personne et par mois", [(None, "an"), ("menage", "mois")]),
    ],
)
def test_a_cost_for_one_says_for_one_of_what(text, amounts):
    """Whoever lives there counts as a household."""
    found = cost(text, "Coût").value["montants"]
    assert amounts == [(amount["par"], amount["periode"]) for amount in found]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("travaux : 41\n000€ (accueil : 25\n300 €)", ["41000.00", "25300.00"]),
        ("Poste 2\n400 €\nPoste 3\n900 €", ["400.00", "900.00"]),
    ],
)
def test_a_figure_that_its_cell_breaks_is_one(text, figures):
    """What begins with a nought is the rest of a figure; another only where a sign stands before the first part."""
    assert figures == [amount["montant"] for amount in cost(text, "Coût").value["montants"]]


def test_lines_of_two_narrow_cells_are_one_answer():
    """Label and answer both go on below: the lines come one cell after the other."""
    lines = ["accès et", "Accès et maintien", "maintien", "dans le logement"]
    assert volet(lines, "maintien").value == "acces_et_maintien"
    assert volet(["accès et maintien", "Accès au logement"], "acces").value == "acces"
