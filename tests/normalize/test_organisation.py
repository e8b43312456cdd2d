"""Bodies read from « Statut et nom du ou des porteur(s) du projet »."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import organisation
from normalize.errors import NotNormalizableError, NoValueError

NAMES = [
    ("LOGIBEL : Société anonyme d'habitation à loyers modérés", [("LOGIBEL", "bailleur")]),
    ("LOGIBEL, SA d'HLM, 12 rue des Lilas 40013 VILLEBELLE", [("LOGIBEL", "bailleur")]),
    (
        "OPH de Rivemont et l'association Le Relais",
        [("OPH de Rivemont", "bailleur"), ("Le Relais", "association")],
    ),
    ("Habitat et Humanisme Rivemont", [("Habitat et Humanisme Rivemont", "association")]),
    (
        "- Office municipal de l'habitat de Rivemont, office public de l'habitat rattaché à la Ville (2 140 logements)\n"
        "- Centre communal d'action sociale de Rivemont, établissement public administratif",
        [
            ("Office municipal de l'habitat de Rivemont", "bailleur"),
            ("Centre communal d'action sociale de Rivemont", "collectivite"),
        ],
    ),
    (
        "a) Toit Rivemont, office public de l'habitat ;\nb) Le Phare, association régie par le code civil local, agréée au "
        "titre des articles L. 365-3 et L. 365-4 du CCH.",
        [("Toit Rivemont", "bailleur"), ("Le Phare", "association")],
    ),
    (
        "Coopérative Toit Rivemont, SCIC d'HLM, et Association Le Gué, loi 1901",
        [("Coopérative Toit Rivemont", "bailleur"), ("Association Le Gué", "association")],
    ),
    (
        "- Ville de Rivemont, commune ;\n- Le Gué, association loi 1901, 9 salariées.",
        [("Ville de Rivemont", "collectivite"), ("Le Gué", "association")],
    ),
    (
        "Bocage et Marais Habitat (OPH) et l'association Le Gué",
        [("Bocage et Marais Habitat", "bailleur"), ("Le Gué", "association")],
    ),
    (
        "Toit Rivemont (office public\nde l'habitat) / Association\nLes Quatre Vents (loi 1901)",
        [("Toit Rivemont", "bailleur"), ("Association Les Quatre Vents", "association")],
    ),
    (
        "Bailleur : Toit Rivemont\nAssociation : Accueil et Solidarité",
        [("Toit Rivemont", "bailleur"), ("Accueil et Solidarité", "association")],
    ),
    (
        "- Rivemont Habitat (OPH)\n- Le Phare (association loi 1901)",
        [("Rivemont Habitat", "bailleur"), ("Le Phare", "association")],
    ),
    (
        "Toit Rivemont (ESH), Logis Atlantide (ESH) et l'ADREM",
        [("Toit Rivemont", "bailleur"), ("Logis Atlantide", "bailleur"), ("ADREM", "autre")],
    ),
    (
        "Rivemont Habitat / CCAS de Montclair",
        [("Rivemont Habitat", "bailleur"), ("CCAS de Montclair", "collectivite")],
    ),
    (
        "TOIT RIVEMONT en partenariat avec l'ADREM (l'Association Départementale de Réinsertion et d'Entraide aux Ménages).\n\n"
        "TOIT RIVEMONT est un Office Public de l'Habitat comptant 5 300 logements répartis sur 87 communes.\n"
        "L'ADREM a pour mission l'aide et l'accompagnement. Elle gère le CHRS Les Glycines.",
        [("TOIT RIVEMONT", "bailleur"), ("ADREM", "association")],
    ),
    ("Statut : association loi 1901. Nom : Les Amis du Logis", [("Les Amis du Logis", "association")]),
    ("Le porteur du projet est Rivemont Habitat, OPH du département", [("Rivemont Habitat", "bailleur")]),
    (
        "Société coopérative HLM Terre et Toit, en lien avec l'association SOS Familles",
        [("Société coopérative HLM Terre et Toit", "bailleur"), ("SOS Familles", "association")],
    ),
    # « et » and « & » inside a name and between two.
    ("Espoir et Logis (ESH)", [("Espoir et Logis", "bailleur")]),
    ("ESH Arches et Vergers", [("ESH Arches et Vergers", "bailleur")]),
    ("Habitat & Vallées, SA d'HLM", [("Habitat & Vallées", "bailleur")]),
    ("Néolor (OPH) et Arches et Vergers (ESH)", [("Néolor", "bailleur"), ("Arches et Vergers", "bailleur")]),
    ("Toit Rivemont et Logis Atlantide", [("Toit Rivemont", "autre"), ("Logis Atlantide", "bailleur")]),
    (
        "- OPH NRH\n- Association loi 1901 : Espoir et Vergers",
        [("OPH NRH", "bailleur"), ("Espoir et Vergers", "association")],
    ),
    (
        "Association pour le logement et l'insertion des familles",
        [("Association pour le logement et l'insertion des familles", "association")],
    ),
    # A label of which only the beginning was found, and the next heading.
    (
        "(s) du projet. Toit Rivemont (ESH) / ADREM\nII - À qui s'adresse le projet",
        [("Toit Rivemont", "bailleur"), ("ADREM", "autre")],
    ),
    ("(NOM ET STATUT JURIDIQUE)\nToit Rivemont (ESH)", [("Toit Rivemont", "bailleur")]),
    ("projet SA d'HLM Toit Rivemont", [("SA d'HLM Toit Rivemont", "bailleur")]),
    (
        "Toit Rivemont (OPH) / Association Le Phare\nDescriptif et",
        [("Toit Rivemont", "bailleur"), ("Association Le Phare", "association")],
    ),
    # What is said of them further down is no body, and tells the type.
    (
        "NRH en partenariat avec ADREM. NRH (Office public de l’habitat) compte 4 000 logements répartis\nsur 27 communes. "
        "ADREM gère un centre d’hébergement de 44 places.",
        [("NRH", "bailleur"), ("ADREM", "association")],
    ),
    (
        "Deux organismes, Toit Rivemont (ESH) et Coteaux et Foyers (OPH), se sont rapprochés de L'Abri",
        [("Toit Rivemont", "bailleur"), ("Coteaux et Foyers", "bailleur"), ("L'Abri", "autre")],
    ),
    (
        "• ADREM – association loi 1901\nActivités : hébergement, intermédiation locative",
        [("ADREM", "association")],
    ),
    (
        "1) Toit Rivemont (ESH)\n2) Le Phare (association)",
        [("Toit Rivemont", "bailleur"), ("Le Phare", "association")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_bodies_are_told_from_what_is_said_of_them(text: str, expected: list[tuple[str, str]]) -> None:
    """Names come without status, address, brackets and history, each with its type."""
    value = organisation.parse(text).value
    assert isinstance(value, list)
    assert expected == [(body["nom"], body["type"]) for body in value]


def test_the_register_is_not_asked_here() -> None:
    """A canonical name is another module's decision."""
    value = organisation.parse("OPH de Rivemont").value
    assert isinstance(value, list)
    assert (None, None) == (value[0]["registre"], value[0]["score"])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "……",
        "à définir",
        "12 000",
        "Descriptif et",
        "Présentation synthétique du projet",
        "Patrimoine du bailleur : 5 000 logements, dont 28 % en quartier prioritaire.",
        "57 signalements",
        "CETEELEEEEE EE CEE",
        "- prévenir les impayés\n- réduire la vacance dans 6 résidences",
    ],
)
def test_an_answer_without_a_name_has_no_value(text: str) -> None:
    """Nothing is made of words that name nobody."""
    with pytest.raises(NoValueError):
        organisation.parse(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but the refusal of a value."""
    with contextlib.suppress(NotNormalizableError):
        organisation.parse(text)


def test_long_answers_take_linear_time() -> None:
    """A dossier of a hundred pages in one answer does not hang."""
    started = time.perf_counter()
    for unit in (
        "Toit A et Val B, ",
        "OPH et l'",
        "12 rue ",
        "Association - ",
        "(",
        "a" * 50 + " et ",
        "40013 V ",
    ):
        with contextlib.suppress(NotNormalizableError):
            organisation.parse(unit * (20_000 // len(unit)))
    assert time.perf_counter() - started < 10


# How applicants lay out who they are: {b} and {a} are bodies, {s} and {t} their statuses.
LAYOUTS = [
    "{b} ({s}) et {a} ({t})",
    "{b}, {s}, et {a}, {t}",
    "{b} / {a}",
    "- {b} ({s})\n- {a} ({t})",
    "{b} en partenariat avec {a}",
    "Bailleur : {b} ({s})\nAssociation : {a} ({t})",
    "Porteur : {b}, {s}. Partenaire : {a}, {t}.",
    "Le projet est porté par {b} ({s}) en partenariat avec {a} ({t}).",
    "{b}, {s} dont le siège est à Montclair, et {a}, {t}",
    "{b} ({s}), 12 rue des Lilas, 40013 VILLEBELLE\n{a} ({t}), 3 place du Lac, 40013 VILLEBELLE",
    "1. {b} ({s})\n2. {a} ({t})",
    "{b} (porteur) et {a} (partenaire)",
    "{b}, porteur du projet, et {a}, en charge de l'accompagnement",
    "{b} ({s}) porte le projet ; {a} ({t}) assure l'accompagnement social.",
    "Chef de file : {b} ({s})\nCo-porteur : {a} ({t})",
    "Groupement constitué de {b} ({s}) et de {a} ({t})",
    "Partenariat entre {b} ({s}) et {a} ({t})",
    "{b} | {s} | Montclair\n{a} | {t} | Villebelle",
    "{b} : {s} ; {a} : {t}",
    "Deux porteurs : {b} ({s}) et {a} ({t})",
    "Bailleur social : {b}\nStatut : {s}\nAssociation : {a}\nStatut : {t}",
    "Bailleur social ({s}) : {b}. Association ({t}) : {a}.",
    "Pour le bailleur : {b} ({s})\nPour l'accompagnement : {a} ({t})",
    "{b} ({s}) pour le logement, {a} ({t}) pour l'accompagnement",
    "Nous soussignés, {b} ({s}) et {a} ({t})",
    "A) {b} – {s}\nB) {a} – {t}",
]
PAIRS = [
    ("Toit Rivemont", "OPH", "Le Phare", "association loi 1901"),
    ("Arches et Vergers", "société anonyme d'HLM", "Espoir et Logis", "association"),
    ("Habitat & Vallées", "coopérative HLM", "Main dans la Main", "association agréée"),
    (
        "3 Rives Habitat",
        "Office public de l'habitat",
        "Porte Ouverte 2000",
        "association gestionnaire de CHRS",
    ),
    ("NRH", "entreprise sociale pour l'habitat", "L'Étape", "association de loi 1901"),
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_bodies_are_read_in_every_layout(layout: str) -> None:
    """Whatever stands around them, the two names come out, and nothing else."""
    for carrier, status, association, kind in PAIRS:
        value = organisation.parse(layout.format(b=carrier, s=status, a=association, t=kind)).value
        assert isinstance(value, list)
        assert [carrier, association] == [body["nom"] for body in value]


def test_the_dossier_s_other_mentions_tell_one_body_from_two() -> None:
    """A double name that the dossier says again whole is one; halves that it says alone are two."""
    one = organisation.parse(
        "Néo et Domo", "Néo et Domo suit 40 ménages depuis 2010. Mail : c.vidal@neoetdomo.fr"
    ).value
    two = organisation.parse("Néo et Domo", "Néo loge 40 ménages. Domo les accompagne.").value
    assert isinstance(one, list)
    assert isinstance(two, list)
    assert (1, 2) == (len(one), len(two))


def test_initials_and_what_they_stand_for_are_one_body() -> None:
    """« AERM - Association d'entraide … » is one body, typed by its long name."""
    value = organisation.parse("AERM - Association d'entraide et de réinsertion des ménages").value
    assert isinstance(value, list)
    assert [("AERM", "association")] == [(body["nom"], body["type"]) for body in value]


def test_a_name_that_a_cell_broke_is_whole_where_the_dossier_says_so() -> None:
    """« Les Deux Berges⏎Insertion » is one body if it stands on one line elsewhere."""
    text = "Les Deux Berges\nInsertion (association)"
    told = organisation.parse(text, f"{text}\nLes Deux Berges Insertion suit les ménages.")
    assert ["Les Deux Berges Insertion"] == [body["nom"] for body in told.value]


def test_what_a_body_does_is_no_name() -> None:
    """« Opérateur associatif : » stands before a name."""
    read = organisation.parse("Castelvie (OPH)\nOpérateur associatif : Pont-Levis, association loi 1901")
    assert ["Castelvie", "Pont-Levis"] == [body["nom"] for body in read.value]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le porteur est Habitat du Val, Office public de l'habitat, représenté par son directeur. Par convention, il s'appuie sur "
         "Entraide du Lavoir, association, co-porteur du projet.", ["Habitat du Val", "Entraide du Lavoir"]),
        ("LES HAMEAUX VERTS (OPH)", ["LES HAMEAUX VERTS"]),
        ("chef de file : Halle Habitat (OPH)\nco-porteur : Trame Habitat et Soins (association)",
         ["Halle Habitat", "Trame Habitat et Soins"]),
        ("Entreprise sociale pour l'habitat Cités et Jardins du Lavoir", ["Cités et Jardins du Lavoir"]),
    ],
)  # fmt: skip
def test_bearers_of_offices_sentences(text: str, names: list[str]) -> None:
    """A second bearer in a later sentence, an article in capitals, a name that holds an « et »."""
    assert [body["nom"] for body in organisation.parse(text, text).value] == names


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        (
            "Statut : OPH\nNom : Plaine et Canaux Habitat",
            "a@plaineetcanauxhabitat.example",
            ["Plaine et Canaux Habitat"],
        ),
        (
            "Bailleur : Grand Val Habitat, OPH Association : Le Tremplin",
            "",
            ["Grand Val Habitat", "Le Tremplin"],
        ),
        ("SEM Nom : SEMIBRAY", "", ["SEMIBRAY"]),
        (
            "nous : Costréa Habitat, OPH, et l'association La Main Ouverte avec qui nous travaillons depuis 2012",
            "",
            ["Costréa Habitat", "La Main Ouverte"],
        ),
        (
            "La présente candidature est déposée par Toit Vert, SA d'HLM, avec le concours de l'association Loger Mieux.",
            "",
            ["Toit Vert", "Loger Mieux"],
        ),
    ],
)
def test_labels_and_clauses_are_no_part_of_a_name(text: str, context: str, expected: list[str]) -> None:
    """Labels of the writer's own stand inside lines, and clauses behind names."""
    value = organisation.parse(text, context).value
    assert isinstance(value, list)
    assert expected == [body["nom"] for body in value]
