"""People and how to reach them."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import contact
from normalize.errors import NotNormalizableError, NoValueError

Row = tuple[str | None, str | None, str | None, str | None, str | None]

SHEETS: list[tuple[str, list[Row]]] = [
    # A page wrapped the row within the body's name: what follows ends in where one is reached.
    (
        "Claire Vidal, directrice, Le Phare des Trois\nMonts, 05 99 00 31 31, direction@phare3monts.org",
        [
            (
                "Claire Vidal",
                "directrice",
                "Le Phare des Trois Monts",
                "direction@phare3monts.org",
                "05 99 00 31 31",
            )
        ],
    ),
    (
        "Paul Roy, directeur, Toit Vert\nClaire Vidal, 05 99 00 31 31",
        [
            ("Paul Roy", "directeur", "Toit Vert", None, None),
            ("Claire Vidal", None, None, None, "05 99 00 31 31"),
        ],
    ),
    # A narrow cell: the address behind the @ is the whole name.
    (
        "Claire Vidal\ndirectrice\nHaut-Rivemont\nHabitat\nc.vidal@hautrivemonthabitat.org",
        [("Claire Vidal", "directrice", "Haut-Rivemont Habitat", "c.vidal@hautrivemonthabitat.org", None)],
    ),
    (
        "Vos services pourront joindre notre coordinateur, Paul Roy (association Le Phare), au 05 99 00 31 31.",
        [("Paul Roy", "coordinateur", "association Le Phare", None, "05 99 00 31 31")],
    ),
    (
        "Claire VIDAL - c.vidal@toit-rivemont.fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Claire VIDAL - c.vidal@logibel.org Paul ROY - paul.roy@logibel.org",
        [
            ("Claire VIDAL", None, None, "c.vidal@logibel.org", None),
            ("Paul ROY", None, None, "paul.roy@logibel.org", None),
        ],
    ),
    (
        "Mme Claire Vidal, directrice, 05.58.00.31.31, claire.vidal (at) logibel.org",
        [("Claire Vidal", "directrice", None, "claire.vidal@logibel.org", "05 58 00 31 31")],
    ),
    (
        "- OPH DE RIVEMONT : Tel : 05.99.00.31.31\n"
        "Directrice Générale- VIDAL CLAIRE-\nclaire.vidal@oph99.fr\n"
        "Responsable service gestion locative : ROY PAULINE\npauline.roy@oph99.fr\n"
        "- ASSOCIATION LE PHARE : Tél. : 05.99.00.94.14\n"
        "Chefs de service éducatif :\nMEUNIER MARIE\nphare.cse@orange.fr\nBRUN MERCADIER CORINNE\nphare.siao@orange.fr",
        [
            (
                "VIDAL CLAIRE",
                "Directrice Générale",
                "OPH DE RIVEMONT",
                "claire.vidal@oph99.fr",
                "05 99 00 31 31",
            ),
            (
                "ROY PAULINE",
                "Responsable service gestion locative",
                "OPH DE RIVEMONT",
                "pauline.roy@oph99.fr",
                "05 99 00 31 31",
            ),
            (
                "MEUNIER MARIE",
                "Chefs de service éducatif",
                "ASSOCIATION LE PHARE",
                "phare.cse@orange.fr",
                "05 99 00 94 14",
            ),
            (
                "BRUN MERCADIER CORINNE",
                "Chefs de service éducatif",
                "ASSOCIATION LE PHARE",
                "phare.siao@orange.fr",
                "05 99 00 94 14",
            ),
        ],
    ),
    ("2 ans Etienne FABRE - e.fabre@logibel.fr", [("Etienne FABRE", None, None, "e.fabre@logibel.fr", None)]),
    # The body first, in capitals that might be a name's; a function that no word list has; two people.
    (
        "NID DES COLLINES\nMme ROY Pauline - coordonnatrice sociale\n05 58 00 31 31 / p.roy@niddescollines.fr\n"
        "AUBE NOUVELLE\nClaire DE LA TOUR - chargée du premier accueil\n05-58-00-31-32 / c.delatour@aubenouvelle.fr",
        [
            (
                "ROY Pauline",
                "coordonnatrice sociale",
                "NID DES COLLINES",
                "p.roy@niddescollines.fr",
                "05 58 00 31 31",
            ),
            (
                "Claire DE LA TOUR",
                "chargée du premier accueil",
                "AUBE NOUVELLE",
                "c.delatour@aubenouvelle.fr",
                "05 58 00 31 32",
            ),
        ],
    ),
    # A body that reads like a name, after the person, with a domain that nobody's name is in.
    (
        "Claire Vidal\nToit Rivemont\n05 58 00 31 31\nMarie Roy\nVal Fleuri\n05 58 00 31 32",
        [
            ("Claire Vidal", None, "Toit Rivemont", None, "05 58 00 31 31"),
            ("Marie Roy", None, "Val Fleuri", None, "05 58 00 31 32"),
        ],
    ),
    (
        "Toit Rivemont\nYann Le Goff\n05 58 00 31 31\nLe Phare\nMarie Roy\n05 58 00 31 32",
        [
            ("Yann Le Goff", None, "Toit Rivemont", None, "05 58 00 31 31"),
            ("Marie Roy", None, "Le Phare", None, "05 58 00 31 32"),
        ],
    ),
    # Rows that the page broke: a telephone, a function, a separator at the next line's head.
    (
        "Toit Rivemont ; Mme VIDAL Claire ; Adjointe au directeur de la\nclientèle ; c.vidal@toit-rivemont.fr\n; 05 58\n00 31 31",
        [
            (
                "VIDAL Claire",
                "Adjointe au directeur de la clientèle",
                "Toit Rivemont",
                "c.vidal@toit-rivemont.fr",
                "05 58 00 31 31",
            )
        ],
    ),
    (
        "Nom : VIDAL\nPrénom : Claire\nFonction : Directrice\nOrganisme : Toit Rivemont\nTél : 05 58 00 31 31",
        [("VIDAL Claire", "Directrice", "Toit Rivemont", None, "05 58 00 31 31")],
    ),
    (
        "Nom | Fonction | Tél | Mail\nClaire VIDAL | Directrice | 05 58 00 31 31 | claire.vidal@orange.fr\n"
        "Paul ROY | Chef de service | 05 58 00 31 32 | paul.roy@orange.fr",
        [
            ("Claire VIDAL", "Directrice", None, "claire.vidal@orange.fr", "05 58 00 31 31"),
            ("Paul ROY", "Chef de service", None, "paul.roy@orange.fr", "05 58 00 31 32"),
        ],
    ),
    (
        "claire vidal, directrice, claire.vidal@orange.fr",
        [("claire vidal", "directrice", None, "claire.vidal@orange.fr", None)],
    ),
    (
        "Directrice : Claire VIDAL 05 58 00 31 31, chef de service : Paul ROY 06 12 34 56 78",
        [
            ("Claire VIDAL", "Directrice", None, None, "05 58 00 31 31"),
            ("Paul ROY", "chef de service", None, None, "06 12 34 56 78"),
        ],
    ),
    (
        "Paul ROY (Toit Rivemont) 05 58 00 31 31 ; Claire VIDAL (Le Phare) 05 58 00 31 32",
        [
            ("Paul ROY", None, "Toit Rivemont", None, "05 58 00 31 31"),
            ("Claire VIDAL", None, "Le Phare", None, "05 58 00 31 32"),
        ],
    ),
    (
        "M. Paul ROY, responsable du pôle social, fax : 05 58 00 31 99, tél : 05 58 00 31 31",
        [("Paul ROY", "responsable du pôle social", None, None, "05 58 00 31 31")],
    ),
    (
        "Mme VIDAL Claire Directrice de l'agence de Montclair\n05 58 00 31 31",
        [("VIDAL Claire", "Directrice de l'agence de Montclair", None, None, "05 58 00 31 31")],
    ),
    (
        "VIDAL CLAIRE\nROY PAUL",
        [("VIDAL CLAIRE", None, None, None, None), ("ROY PAUL", None, None, None, None)],
    ),
    # The covering letter under the contacts is no contact.
    (
        "Claire VIDAL, directrice, 05 58 00 31 31\nToit Rivemont\nDirection générale – Montclair, le 12 septembre 2014\n"
        "Madame, Monsieur, veuillez trouver notre réponse.",
        [("Claire VIDAL", "directrice", "Toit Rivemont", None, "05 58 00 31 31")],
    ),
    # « Madame » opens a row, not a letter; a body of initials is no surname; who introduces is no function.
    (
        "M. Paul ROY, directeur, SOS Abri, 05 58 00 31 31\nMadame Claire VIDAL, chef de service, Le Phare, 05 58 00 31 32",
        [
            ("Paul ROY", "directeur", "SOS Abri", None, "05 58 00 31 31"),
            ("Claire VIDAL", "chef de service", "Le Phare", None, "05 58 00 31 32"),
        ],
    ),
    (
        "Pour SOS Abri, votre interlocuteur est Mme Claire VIDAL, directrice (05 58 00 31 31, c.vidal@orange.fr).",
        [("Claire VIDAL", "directrice", "SOS Abri", "c.vidal@orange.fr", "05 58 00 31 31")],
    ),
    (
        "OPH de Rivemont\nDE LA TOUR Paul\nTél : 05 58 00 31 31 / Mail : delatour@orange.fr",
        [("DE LA TOUR Paul", None, "OPH de Rivemont", "delatour@orange.fr", "05 58 00 31 31")],
    ),
    # A table whose cells stand one below the other, its titles first.
    (
        "Nom\nFonction\nTéléphone\nCourriel\nClaire VIDAL\ndirectrice – SOS Abri\n05 58 00 31 31\nclaire.vidal@orange.fr",
        [("Claire VIDAL", "directrice", "SOS Abri", "claire.vidal@orange.fr", "05 58 00 31 31")],
    ),
    ("Standard : 05 58 00 31 31", [(None, None, None, None, "05 58 00 31 31")]),
]


@pytest.mark.parametrize(("text", "expected"), SHEETS)
def test_people_are_read_in_whatever_order(text: str, expected: list[Row]) -> None:
    """Name, function, body, e-mail and telephone find each other."""
    value = contact.parse(text).value
    assert isinstance(value, list)
    assert expected == [tuple(person.values()) for person in value]


def test_a_name_that_is_not_its_e_mails_is_flagged() -> None:
    """« claire.vidal@ » is not Paul Roy's."""
    assert "courriel_discordant" in contact.parse("Paul ROY - claire.vidal@logibel.fr").reasons


def test_a_mailbox_of_a_post_agrees_with_anybody() -> None:
    """« contact@ » says nothing of a name."""
    assert "courriel_discordant" not in contact.parse("Paul ROY - contact.rivemont@logibel.fr").reasons


def test_a_mailbox_that_is_its_body_s_agrees_with_anybody() -> None:
    """« phare@orange.fr » is Le Phare's, whoever reads it."""
    assert "courriel_discordant" not in contact.parse("Le Phare – Paul ROY – phare@orange.fr").reasons


def test_an_initial_that_is_another_s_is_flagged() -> None:
    """« p.vidal@ » is not Claire Vidal's."""
    assert "courriel_discordant" in contact.parse("Claire VIDAL - p.vidal@logibel.fr").reasons


def test_figures_in_an_e_mail_are_letters_where_the_name_spells_them() -> None:
    """« c1aire.vidal@ » of Claire Vidal is « claire.vidal@ »."""
    result = contact.parse("Claire VIDAL, c1aire.vidal@logibel.fr")
    assert isinstance(result.value, list)
    assert ("claire.vidal@logibel.fr", ("courriel_repare",)) == (result.value[0]["email"], result.reasons)


def test_a_domain_that_another_e_mail_spells_out_is_mended() -> None:
    """Where one « logibe1.fr » stands beside « logibel.fr », the domain is the lettered one."""
    result = contact.parse("Paul ROY paul.roy@logibe1.fr\nClaire VIDAL claire.vidal@logibel.fr")
    assert isinstance(result.value, list)
    assert {"paul.roy@logibel.fr", "claire.vidal@logibel.fr"} == {person["email"] for person in result.value}
    assert "courriel_repare" in result.reasons


@pytest.mark.parametrize(
    "raw",
    [
        "05.58.00.31.31",
        "05 58 00 31 31",
        "0558003131",
        "+33 5 58 00 31 31",
        "+33(0)558003131",
        "O5-58-00-31-31",
    ],
)
def test_telephones_have_one_form(raw: str) -> None:
    """A French number is written in pairs."""
    assert "05 58 00 31 31" == contact.telephone(raw)


@pytest.mark.parametrize(
    "text", ["", "à définir", "voir annexe", "- ménages isolés, sans réseau\n- personnes âgées"]
)
def test_an_answer_without_anybody_has_no_value(text: str) -> None:
    """Words that name nobody give no contact."""
    with pytest.raises(NoValueError):
        contact.parse(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but the refusal of a value."""
    with contextlib.suppress(NotNormalizableError):
        contact.parse(text)


def test_long_answers_take_linear_time() -> None:
    """Nothing in an answer makes the patterns hang."""
    started = time.perf_counter()
    for unit in ("a.b", "Paul ROY ", "0 5", "x@", "A'", "Jean-", "Paul ROY ; ", "Toit A\nPaul ROY\na@b.fr\n"):
        with contextlib.suppress(NotNormalizableError):
            contact.parse(unit * (20_000 // len(unit)))
    assert time.perf_counter() - started < 10


TABLE = ["Structure", "Nom et prénom", "Fonction", "Tél.", "E-mail"]
ROWS = [
    ["SALIDA", "Claire VIDAL", "consultante associée", "05 58 00 31 31", "claire.vidal@salida.example"],
    ["Le Foyer Vaulmontais", "Mme ROY Paule", "référente", "05 58 00 31 32", "paule.roy@foyer.example"],
]


@pytest.mark.parametrize("cells", [" | ", "\n"])
def test_a_column_tells_what_its_cells_are(cells: str) -> None:
    """« SALIDA » above « Claire VIDAL » is no part of her name where a column of bodies stands first."""
    value = contact.parse("\n".join(cells.join(row) for row in [TABLE, *ROWS])).value
    assert isinstance(value, list)
    assert [("Claire VIDAL", "SALIDA"), ("ROY Paule", "Le Foyer Vaulmontais")] == [
        (person["nom"], person["organisme"]) for person in value
    ]


def test_a_table_with_a_cell_too_few_is_read_by_its_words() -> None:
    """A row that lacks a cell says nothing of columns: nobody gets his neighbour's telephone."""
    text = "\n".join(" | ".join(row) for row in [TABLE, ROWS[0], ROWS[1][1:]])
    value = contact.parse(text).value
    assert isinstance(value, list)
    assert ["05 58 00 31 31", "05 58 00 31 32"] == [person["telephone"] for person in value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pour tout renseignement, vos services peuvent s'adresser à Mme Claire Vidal, directrice du CCAS de Montclair, au 05 58 00 31 31.",
            ("Claire Vidal", "directrice", "CCAS de Montclair"),
        ),
        (
            "Notre directrice, Mme Claire Vidal (05 58 00 31 31, c.vidal@salida.example), se tient à votre disposition.",
            ("Claire Vidal", "directrice", None),
        ),
        (
            "Claire Vidal, responsable du pôle social de Vaulmont Adour Habitat – c.vidal@vaulmont-adour-habitat.example",
            ("Claire Vidal", "responsable du pôle social", "Vaulmont Adour Habitat"),
        ),
        ("Votre contact : Claire Vidal au 05 58 00 31 31", ("Claire Vidal", None, None)),
    ],
)
def test_people_named_in_a_sentence_are_read_as_in_a_list(
    text: str, expected: tuple[str | None, ...]
) -> None:
    """The words that lead to a name, and those that join a function to a body, are part of neither."""
    (person,) = contact.parse(text).value
    assert expected == (person["nom"], person["fonction"], person["organisme"])


def test_a_salutation_names_nobody() -> None:
    """« Monsieur le Préfet » is an office; the letter's own contact is the only one."""
    text = "Monsieur le Préfet,\nClaire Vidal, directrice, c.vidal@salida.example"
    assert ["Claire Vidal"] == [person["nom"] for person in contact.parse(text).value]


def test_contacts_joined_by_ou_are_two() -> None:
    """« A, AS, … ou M. B, chef de service, … »; a trade's initials are a function."""
    people = contact.parse(
        "Nadège Hucquelier, AS, 03 23 00 71 18 (pas le mercredi) ou M. Prouvost, chef de service, 03 23 00 71 10"
    ).value
    assert [("Nadège Hucquelier", "AS"), ("Prouvost", "chef de service")] == [
        (person["nom"], person["fonction"]) for person in people
    ]


def test_the_kind_of_body_behind_a_function_is_the_bodys() -> None:
    """« directrice de l'Association⏎Les Quatre Vents »."""
    (person,) = contact.parse(
        "Hélène Charvet\ndirectrice de l'Association Les Quatre Vents\n04.74.00.33.21"
    ).value
    assert ("directrice", "Association Les Quatre Vents") == (person["fonction"], person["organisme"])


@pytest.mark.parametrize(
    ("written", "job", "body"),
    [
        (
            "Mireille Aubry, directrice de Solidarité Femmes du Faron, 04 94 00 63 12",
            "directrice",
            "Solidarité Femmes du Faron",
        ),
        (
            "Angel Duval, président de Tsiganes et Voyageurs d'Angoumois",
            "président",
            "Tsiganes et Voyageurs d'Angoumois",
        ),
        ("Ana Vidal, directrice du CCAS, Toit Rivemont", "directrice du CCAS", "Toit Rivemont"),
    ],
)
def test_who_heads_a_body_of_several_words_heads_all_of_them(written: str, job: str, body: str) -> None:
    """A kind of body within its name does not part it."""
    (person,) = contact.parse(written).value
    assert (person["fonction"], person["organisme"]) == (job, body)


def test_where_it_was_signed_is_no_body() -> None:
    """« Fait à … » below the one to call."""
    text = "Marie Chauve, trésorière, 02 41 00 17 52\n\nFait à Rivemont, le mardi de Pâques 2014"
    assert contact.parse(text).value[0]["organisme"] is None
