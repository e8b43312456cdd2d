"""Partners found in running text."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import partners
from normalize.errors import NotNormalizableError, NoValueError

TEXTS = [
    (
        "Le CCAS de Montclair instruit les aides. Le Centre hospitalier de Rivemont met à disposition une équipe.",
        ["CCAS de Montclair", "Centre hospitalier de Rivemont"],
    ),
    (
        "LOGIBEL/Maison du Toit qui mobiliseront de leur côté les partenaires habituels tels que hôpital/le CCAS/Conseil général/CAF…",
        ["LOGIBEL", "Maison du Toit", "hôpital", "CCAS", "Conseil général", "CAF"],
    ),
    (
        "La désignation des ménages s'effectue en articulation étroite avec le SIAO, la Commission DALO et la CCAPEX.",
        ["SIAO", "Commission DALO", "CCAPEX"],
    ),
    (
        "- SIAO 99\n- CCAS de Montclair\n- association Le Phare",
        ["SIAO 99", "CCAS de Montclair", "association Le Phare"],
    ),
    # The page's lines were joined: a sentence stands behind the last item.
    (
        "SIAO 99, Le Phare, Métropole, EPCI Un groupe de suivi associera l’ensemble des signataires.",
        ["SIAO 99", "Le Phare", "Métropole", "EPCI"],
    ),
    (
        "- Ville\n- Le Phare\n- Département\n- Conseil départemental La charte sera signée avant la fin de l’année.",
        ["Ville", "Le Phare", "Département", "Conseil départemental"],
    ),
    # Bullets that OCR read as letters, quotes and plus signs.
    (
        "« MSA\ne Espoir et Logis\n+ CCAS + ADREM\n- 115",
        ["MSA", "Espoir et Logis", "CCAS", "ADREM", "115"],
    ),
    # The tails of a printed prompt, of a label, and of the next label.
    (", SIAO, associations…) Le Phare, CAF, Ville", ["Le Phare", "CAF", "Ville"]),
    ("AUTOUR DU PROJET :\n- CAF\n- Le Phare\n- Ville", ["CAF", "Le Phare", "Ville"]),
    ("- CAF\n- Le Phare\n- CIAS Présentation du", ["CAF", "Le Phare", "CIAS"]),
    ("CAF, Le Phare, Toit Rivemont et l'ADREM", ["CAF", "Le Phare", "Toit Rivemont", "ADREM"]),
    ("Le partenariat est le point de départ de notre réponse dans le cadre de cet appel à projets.", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_bodies_are_found_where_they_are_sure(text: str, expected: list[str]) -> None:
    """Known bodies and the items of lists are found; schemes and words are not bodies."""
    value = partners.parse(text).value
    assert isinstance(value, dict)
    assert expected == [body["nom"] for body in value["organismes"]]


def test_the_text_is_kept() -> None:
    """What was written stays beside the bodies."""
    value = partners.parse("CAF et MSA").value
    assert isinstance(value, dict)
    assert "CAF et MSA" == value["texte"]


@pytest.mark.parametrize("text", [" … ", "AUTOUR DU PROJET :", "et moyens", "MOYENS"])
def test_nothing_written_is_no_value(text: str) -> None:
    """An empty answer, or a label's tail alone, has no partners, not an empty list of them."""
    with pytest.raises(NoValueError):
        partners.parse(text)


def test_the_dossier_tells_what_a_partner_is() -> None:
    """What is said of a body elsewhere in the dossier gives its type."""
    value = partners.parse("CAF, Le Phare, Ville", "Le Phare (association loi 1901) suit 40 ménages.").value
    assert isinstance(value, dict)
    assert "association" == value["organismes"][1]["type"]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but the refusal of a value."""
    with contextlib.suppress(NotNormalizableError):
        partners.parse(text)


def test_long_answers_take_linear_time() -> None:
    """Nothing in an answer makes the patterns hang."""
    started = time.perf_counter()
    for unit in ("CAF, ", "Ville de A ", "Conseil général de A-", "tels que "):
        partners.parse(unit * (8_000 // len(unit)))
    assert time.perf_counter() - started < 10


# How partners are listed: six names in every layout.
NAMES = [
    "SIAO 99",
    "Espoir et Logis",
    "service pénitentiaire d'insertion et de probation",
    "Mission locale",
    "Le Phare",
    "Solidarités Nouvelles pour le Logement",
]
LAYOUTS = [
    "{0}, {1}, {2}, {3}, {4}, {5}",
    "{0}, {1}, {2}, {3}, {4} et {5}.",
    "{0} ; {1} ; {2} ; {3} ; {4} ; {5}",
    "{0} / {1} / {2} / {3} / {4} / {5}",
    "{0} - {1} - {2} - {3} - {4} - {5}",
    "{0} + {1} + {2} + {3} + {4} + {5}",
    "- {0}\n- {1}\n- {2}\n- {3}\n- {4}\n- {5}",
    "{0}\n{1}\n{2}\n{3}\n{4}\n{5}",
    "1. {0}\n2. {1}\n3. {2}\n4. {3}\n5. {4}\n6. {5}",
    "1) {0} 2) {1} 3) {2} 4) {3} 5) {4} 6) {5}",
    "- {0} : orientation\n- {1} : suivi\n- {2} : suivi\n- {3} : emploi\n- {4} : hébergement\n- {5} : suivi",
    "{0}\torientation\n{1}\tsuivi\n{2}\tsuivi\n{3}\temploi\n{4}\thébergement\n{5}\tsuivi",
    "Orientation : {0}\nSuivi : {1}\nJustice : {2}\nEmploi : {3}\nAccueil : {4}\nMédiation : {5}",
    "{0} (orientation), {1} (suivi), {2} (suivi), {3} (emploi), {4} (hébergement), {5} (suivi)",
    "{0}, orientation et suivi\n{1}, suivi\n{2}, suivi et justice\n{3}, emploi\n{4}, accueil\n{5}, suivi",
    "Institutions : {0}, {1}\nJustice : {2}, {3}\nAssociations : {4}, {5}",
    "Associations ({0}, {1}), institutions ({2}, {3}), autres ({4}, {5})",
    "Sont associés au projet : {0} ; {1} ; {2} ; {3} ; {4} ; {5}.",
    "Le projet s'appuie sur {0}, {1}, {2}, {3}, {4} et {5}.",
    "Ce projet réunit {0}, {1}, {2}, {3}, {4} et {5} autour d'une même charte.",
    "« {0} », « {1} », « {2} », « {3} », « {4} », « {5} »",
    "{0}, {1}, {2}, {3}, {4}, {5}. Ces partenaires se réunissent chaque trimestre et échangent.",
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_six_partners_are_read_in_every_layout(layout: str) -> None:
    """Whatever stands between and beside them, the names come out whole, and nothing else."""
    value = partners.parse(layout.format(*NAMES)).value
    assert isinstance(value, dict)
    assert NAMES == [body["nom"] for body in value["organismes"]]


def test_a_row_that_the_page_broke_is_read_whole() -> None:
    """Lines of a dump end in the middle of names."""
    text = "SIAO 99, Espoir et Logis, service pénitentiaire d'insertion et\nde probation, Mission locale, Solidarités Nouvelles pour le\nLogement, Le Phare"
    value = partners.parse(text).value
    assert isinstance(value, dict)
    assert sorted(NAMES) == sorted(body["nom"] for body in value["organismes"])


@pytest.mark.parametrize(
    "text",
    [
        "Un groupe de suivi associera l’ensemble des signataires, au moins 2 fois par an.",
        "Nous associerons les travailleurs sociaux, les élus, les services de la ville et les associations locales.",
        "Une charte commune sera signée, les rôles de chacun sont précisés dans l’annexe.",
    ],
)
def test_prose_without_a_name_names_nobody(text: str) -> None:
    """Bodies at large and a sentence's first words are no partners."""
    value = partners.parse(text).value
    assert isinstance(value, dict)
    assert [] == value["organismes"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["CPAM", "La Marmite et le Toit", "restos du cœur"],
            "- CPAM\n- La Marmite et le Toit\n- restos du cœur",
        ),
        (["Le Phare", "Croix-Rouge"], "Le Phare et la Croix-Rouge"),
        (
            ["Pôle emploi", "CSAPA", "CAF"],
            "Interviennent à un titre ou à un autre Pôle emploi, CSAPA et CAF.",
        ),
        (["PJJ", "CIDFF", "CCAPEX"], "Sans PJJ, CIDFF et CCAPEX, rien ne serait possible."),
    ],
)
def test_names_with_an_article_within_and_words_before(expected: list[str], text: str) -> None:
    """« et le Toit » is of the name that an article opens; what leads a list in is of no name."""
    assert expected == [body["nom"] for body in partners.parse(text).value["organismes"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CPAM, point d'accès au droit, équipe mobile santé mentale et Trame et Soins",
         ["CPAM", "point d'accès au droit", "équipe mobile santé mentale", "Trame et Soins"]),
        ("Comme pour nos autres actions, nous travaillerons avec la CAF, commission de médiation DALO et SPIP.",
         ["CAF", "commission de médiation DALO", "SPIP"]),
        ("Un courrier d'intention a été adressé à Le Phare, DDCS et SIAO ; les réponses sont jointes.",
         ["Le Phare", "DDCS", "SIAO"]),
        ("CAF, CCAS, communauté de communes des Trois-Rives et Les Amis du Lavoir",
         ["CAF", "CCAS", "communauté de communes des Trois-Rives", "Les Amis du Lavoir"]),
        ("ASSOCIATIONS : Les Amis du Grand Lavoir\nCOLLECTIVITES : ville de Pontelle, Conseil régional\nAUTRES : PJJ, CARSAT",
         ["Les Amis du Grand Lavoir", "ville de Pontelle", "Conseil régional", "PJJ", "CARSAT"]),
    ],
)  # fmt: skip
def test_partners_of_offices_lists(text: str, names: list[str]) -> None:
    """Services in small letters, what leads a list in, and what joins two names."""
    assert [body["nom"] for body in partners.parse(text).value["organismes"]] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nom\nRôle dans le projet\nCAF\nsoins\nSIAO\norientation\nMSA\nsoins", ["CAF", "SIAO", "MSA"]),
        ("Nature du partenariat\nCAF : soins\nSIAO : orientation\nMSA : soins", ["CAF", "SIAO", "MSA"]),
        ("CAF | soins\nmairie de Saint-Roch | aide\n115 | appels", ["CAF", "mairie de Saint-Roch", "115"]),
        ("Sont d'ores et déjà partenaires CAF, MSA et CMP.", ["CAF", "MSA", "CMP"]),
        (
            "Institutions : MSA, Maison des adolescents, commission DALO",
            ["MSA", "Maison des adolescents", "commission DALO"],
        ),
        (
            "FSL, CAF, ville de Clairval et Maison Bel-Air",
            ["FSL", "CAF", "ville de Clairval", "Maison Bel-Air"],
        ),
    ],
)
def test_services_and_tables_tell_their_bodies(text: str, expected: list[str]) -> None:
    """A table's titles are no bodies, a service in small letters is one."""
    value = partners.parse(text).value
    assert isinstance(value, dict)
    assert expected == [body["nom"] for body in value["organismes"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "CCAS de Valmont, CAF, le SIAO 99 qui centralise les demandes et l'association Le Gué.",
            ["CCAS de Valmont", "CAF", "SIAO 99", "association Le Gué"],
        ),
        ("- CCAS\n- le Conseil général de l'Isle pour le FSL et les MASP\n- la Banque de France", ["CCAS", "Conseil général de l'Isle", "Banque de France"]),
        ("CCAS de Valmont, MSA, CAF, et bien entendu l'association Le Gué", ["CCAS de Valmont", "MSA", "CAF", "association Le Gué"]),
    ],
)  # fmt: skip
def test_what_a_partner_does_or_is_for_is_no_name(text: str, names: list[str]) -> None:
    """A clause ends where another body is named; what somebody is there for names nobody."""
    assert [body["nom"] for body in partners.parse(text).value["organismes"]] == names


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        (["SIAO 77", "CAF"], "Le SIAO 77 oriente tous les ménages. La CAF suit."),
        (["UDAF du Nord", "Le Relais du Val", "CCAS"], "UDAF du Nord et Le Relais du Val, CCAS"),
        (
            ["SIAO 58", "association Soins et Domicile en Bazois"],
            "le SIAO 58, et l'association Soins et Domicile en Bazois",
        ),
        (
            ["mairie de Valmont", "SIAO 36"],
            "la mairie de Valmont, le SIAO 36 évidemment puisque tout y passe.",
        ),
    ],
)
def test_names_end_where_what_is_said_of_them_begins(expected: list[str], written: str) -> None:
    """A verb, an adverb before its reason; an « et » between nouns of the trade is the name's own."""
    bodies = partners.parse(written).value["organismes"]
    assert expected == [body["nom"] for body in bodies]


def test_where_a_partner_is_names_nobody() -> None:
    """« FJT Les Lilas, à Valmont » is one partner."""
    value = partners.parse("Mission locale ; FJT Les Lilas, à Valmont (repli) ; Banque alimentaire").value
    assert [body["nom"] for body in value["organismes"]] == [
        "Mission locale",
        "FJT Les Lilas",
        "Banque alimentaire",
    ]
