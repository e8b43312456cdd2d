"""What more persons did whom nobody had read: labels that lost a letter or melted, letters that answer in passing."""

import pytest

from builders import candidates
from extract.candidate import Status
from extract.columns import rows_within
from extract.numbering import section_headings
from ingest.document import Cell, Document, Table

FORM = """Nom du projet : Cap
Localisation du projet : Dax
Statut et nom des porteurs : Estuaire Habitat
Descriptif sommaire et objectifs poursuivis : loger.
Nombre de ménages accompagnés : 12
Caractéristiques des publics cibles : isolés.
Nombre de logements : 10
{dwellings}
Modalités de réservation et d'attribution des logements : en commission.
Méthodologie de réalisation de l'accompagnement : une visite.
Complémentarité avec la gestion locative : en interne.
{support}
Structuration de la relation bailleur/accompagnateur : réunion mensuelle
Partenaires mobilisés : CAF
Montage financier : équilibré
Coût du diagnostic : 100 € par ménage
Coût de l'accompagnement par ménage : 900 € par an
Cofinancements apportés : aucun
Les engagements pris par les porteurs du projet portent sur une durée de 3 ans
Avis du service départemental : champ libre
Pertinence du projet au regard des objectifs visés : champ libre
Conditions jugées nécessaires : champ libre
"""


def test_types_and_places_have_each_their_share_of_a_melted_labels_answer() -> None:
    """« Typologie et localisation de l'offre de logements accompagnés » is both labels, in more words than either."""
    found = candidates(
        FORM.format(
            dwellings="Typologie et localisation de l'offre de logements accompagnés : T1 et T2, 6 à Rouen, 2 à Elbeuf",
            support="",
        )
    )
    assert found["logements.localisation_offre"].text == "6 à Rouen, 2 à Elbeuf"


def test_a_name_in_quotes_ends_before_the_place_that_is_asked_for_beside_it() -> None:
    """« Nom et localisation du projet : « Une adresse » ⏎ Seine-Maritime »."""
    found = candidates(
        "Nom et localisation du projet : « Une adresse »\nSeine-Maritime : Rouen\nStatut et nom des porteurs : Estuaire Habitat\n"
    )
    assert found["presentation.nom_projet"].text == "« Une adresse »"
    assert found["presentation.localisation"].text == "Seine-Maritime : Rouen"


def test_a_label_over_two_lines_that_lost_a_letter_is_whole() -> None:
    """« … de 'offre d'accompagnement ⏎ existante ou nouvelle » has no answer that begins with « existante »."""
    found = candidates(
        FORM.format(
            dwellings="",
            support="Modalités de mobilisation de 'offre d'accompagnement\nexistante ou nouvelle : champ libre",
        )
    )
    assert found["accompagnement.mobilisation_offre"].status is Status.EMPTY


def test_how_long_a_measure_lasts_is_not_how_long_the_project_does() -> None:
    """« Durée prévue : 18 mois » above, the form's own question below without two of its words."""
    found = candidates(
        "Méthodologie de réalisation de l'accompagnement : Le binôme passe chaque semaine.\nDurée prévue : 18 mois.\n"
        "Complémentarité avec la gestion locative : Adaptée.\nMontage financier : équilibré\n"
        "6. Inscription de la démarche dans la durée\n"
        "Les engagements pris par les porteurs portent sur une durée de 3 ans renouvelables\n"
    )
    assert found["duree.texte"].text == "3 ans renouvelables"


def test_a_section_that_opens_a_page_is_counted_before_an_item_of_a_list() -> None:
    """« 4. Accompagnement » at a page's top is the fourth, not « 4) Soigner » in its answer."""
    text = "1. Projet\nDax\n2. Publics\nDix\n3. Logements\nT2\n\f4. Accompagnement\n3) Débarrasser\n4) Soigner : un rendez-vous\n"
    assert [text[one.start : one.end] for one in section_headings(text)][3] == "4. Accompagnement"


def test_a_budget_goes_on_in_the_table_below_the_next_line() -> None:
    """Charges in one table, « En produits, pour la même année : », produits in another."""
    parts = ["Intitulé des charges\tMontant\nPersonnel\t78 600\nTotal charges\t78 600\n", "En produits, pour la même année :\n",
             "Intitulé des produits\tMontant\nCAF\t78 600\nTotal produits\t78 600\n"]  # fmt: skip
    text = "".join(parts)
    tables = tuple(_table(text, text.index(part), part) for part in (parts[0], parts[2]))
    rows = rows_within(Document(text, (), (), (), tables=tables), 0, len(text))
    assert rows is not None
    assert ("CAF", "78 600") in rows
    assert ("Personnel", "78 600") in rows


def _table(text: str, start: int, part: str) -> Table:
    cells = []
    for number, line in enumerate(part.splitlines()):
        begin = text.index(line, start)
        left, right = line.split("\t")
        cells.append(Cell(begin, begin + len(left), number, 0))
        cells.append(Cell(begin + len(left) + 1, begin + len(left) + 1 + len(right), number, 1))
    return Table(start, start + len(part), 0, tuple(cells))


LETTER = "Madame la Préfète,\nNotre association agit à Valmont depuis 1998 auprès de personnes sans logement.\n{}\nVeuillez agréer nos salutations.\n"


@pytest.mark.parametrize(
    ("path", "expected", "sentence"),
    [
        ("financement.fndollts", False, "L'action ne comportant pas d'investissement, le FNDOLLTS n'est pas sollicité."),
        ("financement.fndollts", True, "Le financement FNDOLLTS est acquis pour les huit maisons neuves."),
        ("publics.eligible_dalo", True, "Les familles sont reconnues prioritaires au titre du droit au logement opposable."),
        ("publics.accords_collectifs", False, "Les accords collectifs ne sont pas mobilisés."),
        ("publics.accords_collectifs", None, "Mme Lasserre demande si ces familles entrent dans l'accord collectif."),
        ("publics.accords_collectifs", None, "Ces familles relèvent-elles des accords collectifs ?"),
        ("logements.existant_sans_amenagement", True, "Vingt-quatre logements seront loués en l'état."),
        ("logements.existant_sans_amenagement", True, "Les logements sont pris dans le parc tel quel."),
        ("logements.amenagement_existant", True, "Les deux T4 doivent être aménagés par l'office avant l'entrée."),
        ("logements.offre_nouvelle", True, "Six logements neufs seront livrés en 2015."),
    ],
)  # fmt: skip
def test_a_letters_sentence_answers_one_question(path: str, expected: bool | None, sentence: str) -> None:
    """Where no form asks, what is said of one question alone answers it; what is wondered does not."""
    assert candidates(LETTER.format(sentence))[path].value is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("financement.cout_diagnostic", "diagnostic préalable est facturé 220 € par ménage"),
        ("financement.cout_accompagnement", "accompagnement est évalué à 2 100 € par ménage et par an"),
        ("financement.cout_gestion_locative", "gestion locative adaptée à 50 € par logement et par mois"),
    ],
)
def test_each_cost_of_a_sentence_is_told_by_its_own_words(path: str, expected: str) -> None:
    """Three costs in one sentence are three answers."""
    told = (
        "Le diagnostic préalable est facturé 220 € par ménage, l'accompagnement est évalué à 2 100 € par ménage et par an, "
        "et la gestion locative adaptée à 50 € par logement et par mois."
    )
    assert candidates(LETTER.format(told))[path].text == expected


@pytest.mark.parametrize(
    ("expected", "sentences"),
    [
        ("vingt familles", "En 2013, 57 familles ont été reçues. Il s'agit de loger vingt familles. Ces vingt familles ont un bail."),
        (None, "En 2013, nous avons reçu 57 familles."),
        (None, "Chaque référent suit quinze familles."),
        (None, "Elle aide dix familles. Elle aide douze familles."),
    ],
)  # fmt: skip
def test_the_number_that_a_letter_speaks_of_most_is_likely_its_own(
    expected: str | None, sentences: str
) -> None:
    """What is planned counts for more than what was, and of two that are as likely neither is taken."""
    assert candidates(LETTER.format(sentences))["publics.nombre_menages"].text == expected


def test_costs_alone_are_no_financing_plan() -> None:
    """A letter without « Montage financier » whose sentences tell costs answers the costs."""
    told = "Sur le plan financier, l'accompagnement revient à 1 950 € par ménage et par an, et le diagnostic à 200 € par ménage."
    assert candidates(LETTER.format(told))["financement.texte"].text is None
