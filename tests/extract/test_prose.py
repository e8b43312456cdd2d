"""What a dossier that does not use the form states in its prose."""

import pytest

from builders import candidates


@pytest.mark.parametrize(
    ("path", "expected", "text"),
    [
        (
            "logements.nombre_logements",
            "14 logements",
            "Nous proposons la mobilisation de 14 logements dans le parc.",
        ),
        ("logements.nombre_logements", "8 logements", "Au total 8 logements seront réservés."),
        ("logements.nombre_logements", "douze logements", "Un quota de douze logements sera proposé."),
        ("publics.nombre_menages", "20 ménages", "L’équipe compte accompagner 20 ménages en difficulté."),
        (
            "publics.nombre_menages",
            "vingt-cinq familles",
            "Le projet concerne vingt-cinq familles du bassin.",
        ),
        ("publics.nombre_menages", "15 foyers", "Chaque année, 15 foyers seront suivis."),
    ],
)
def test_a_number_tied_to_the_project_by_its_words_is_read(path: str, expected: str, text: str) -> None:
    """The verb says that the number is the project's own."""
    found = candidates(f"Notre association agit à Valmont.\n{text}\n")[path]
    assert found.text == expected
    assert "lu_dans_la_prose" in [signal.code for signal in found.signals]


@pytest.mark.parametrize(
    "text",
    [
        "Le parc compte 5 300 logements répartis sur 87 communes.",
        "Nous avons reçu 157 ménages en 2013.",
        "La résidence de 40 logements date de 1975.",
    ],
)
def test_a_number_of_something_else_is_not_taken(text: str) -> None:
    """A number alone, or of the past, is not the project's."""
    found = candidates(f"Notre association agit à Valmont.\n{text}\n")
    assert found["logements.nombre_logements"].text is None
    assert found["publics.nombre_menages"].text is None


def test_an_engagement_in_a_sentence_gives_its_duration() -> None:
    """The sentence is the answer of every path of the duration."""
    found = candidates("Notre association agit à Valmont.\nLes partenaires s'engagent pour 3 ans.\n")
    assert {found[path].text for path in ("duree.texte", "duree.mois", "duree.renouvelable")} == {
        "Les partenaires s'engagent pour 3 ans."
    }


def test_a_label_is_believed_before_prose() -> None:
    """Where the field has its label, prose does not replace its answer."""
    found = candidates("Nombre de logements : 8\nNous proposons la mobilisation de 14 logements.\n")
    assert (found["logements.nombre_logements"].text or "").startswith("8")


def test_contacts_are_read_from_every_dossier() -> None:
    """The form has no place for them: the lines around an address are the answer."""
    found = candidates(
        "Nom du projet : Cap Logement\n\nJeanne Duval, chargée de mission\njeanne.duval@exemple.fr\n"
    )
    text = found["contacts"].text or ""
    assert "Jeanne Duval" in text
    assert "jeanne.duval@exemple.fr" in text


def test_without_an_address_there_are_no_contacts() -> None:
    """A name alone is nobody to write to."""
    assert candidates("Madame Duval suit les ménages.\n")["contacts"].text is None


def test_a_text_goes_on_below_the_boxes_of_its_section() -> None:
    """What stands above them answers the section's short questions."""
    found = candidates(
        "Les logements et leur attribution\nNous proposons la mobilisation de 14 logements.\n"
        "☐ Création d'une offre nouvelle\n☒ Aménagement de logement existant\n"
        "La commission se réunit chaque mois et choisit les ménages.\n"
    )
    assert (
        found["logements.attribution"].text == "La commission se réunit chaque mois et choisit les ménages."
    )
    assert found["logements.nombre_logements"].text == "14 logements"


@pytest.mark.parametrize(
    ("path", "expected", "text"),
    [
        ("presentation.nom_projet", "Cap Logement", "L'action s'intitule « Cap Logement »."),
        ("presentation.porteurs", "Habitat du Val (OPH).", "Ce dossier est porté par Habitat du Val (OPH)."),
        (
            "presentation.localisation",
            "Nous interviendrons sur les communes de Sens et Joigny (89).",
            "Nous interviendrons sur les communes de Sens et Joigny (89).",
        ),
        (
            "logements.typologie_texte",
            "Ce seront des T2 et des T3.",
            "Ce seront des T2 et des T3. La visite est libre.",
        ),
        (
            "partenariat.partenaires",
            "Le projet associe la CAF, le SIAO et la Mission locale.",
            "Le projet associe la CAF, le SIAO et la Mission locale.",
        ),
        (
            "duree.texte",
            "Notre engagement porte sur quatre années.",
            "Notre engagement porte sur quatre années.",
        ),
    ],
)
def test_a_sentence_that_states_a_short_answer_is_the_answer(path: str, expected: str, text: str) -> None:
    """Its words tie it to the question; where it names something, the name is the answer."""
    found = candidates(f"Notre association agit à Valmont.\n{text}\n")[path]
    assert found.text == expected


def test_a_sentence_of_one_worker_or_one_measure_is_not_the_projects() -> None:
    """« Chaque intervenant suit 15 ménages », « une mesure dure 6 mois »: other numbers than those asked for."""
    found = candidates("Chaque intervenant suit 15 ménages.\nUne mesure du projet est conclue pour 6 mois.\n")
    assert found["publics.nombre_menages"].text is None
    assert found["duree.texte"].text is None


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            {"logements.reclassement_bas_loyer": True, "logements.offre_nouvelle": False},
            "Nous proposons le reclassement de logements existants en offre à bas loyer, "
            "sans construction ni offre nouvelle.",
        ),
        (
            {"logements.existant_sans_amenagement": True, "logements.offre_nouvelle": False},
            "Nous mobiliserons des logements existants sans aménagement ; "
            "aucune création d'offre nouvelle n'est prévue.",
        ),
        ({"logements.offre_nouvelle": True}, "Il s'agit de la création d'une offre nouvelle."),
    ],
)
def test_a_sentence_says_which_option_is_chosen(expected: dict[str, bool], text: str) -> None:
    """Where no box does; « sans » and « aucune » say that one is not."""
    found = candidates(f"Notre association agit à Valmont.\n{text}\n")
    assert {path: found[path].value for path in expected} == expected
