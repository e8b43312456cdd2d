"""Where labels may stand: as printed, damaged, reworded; and where the same words are no label."""

import pytest

from builders import document, printed_index, small_form
from extract.labels import LabelIndex, Match, find_labels
from extract.surroundings import Surroundings
from extract.tokens import Tokens
from ingest.document import Document


def _found(text: str, index: LabelIndex | None = None) -> list[Match]:
    read: Document = document(text)
    return find_labels(Tokens.of(text), Surroundings(read), index or printed_index())


def _best(text: str) -> Match:
    return max(_found(text), key=lambda match: match.gain)


@pytest.mark.parametrize(
    ("path", "how", "text"),
    [
        ("presentation.nom_projet", "exacte", "Nom du projet : Cap Logement"),
        ("presentation.nom_projet", "exacte", "NOM\nDU PROJET : Cap Logement"),
        ("presentation.nom_projet", "exacte", "1.2 - Nom du projet : Cap Logement"),
        ("presentation.nom_projet", "approchee", "Norn du proiet : Cap Logement"),
        (
            "presentation.descriptif",
            "approchee",
            "Descriptif sornmaire du projet et objectits poursuivis : Un suivi",
        ),
        ("presentation.localisation", "approchee", "Localisatlon du projet : Valmont"),
        (
            "accompagnement.methodologie",
            "exacte",
            "Methodologie de realisation de l’accompagnement : un suivi",
        ),
        ("logements.nombre_logements", "exacte", "• Nombre de logements : 12"),
        ("publics.eligible_dalo", "exacte", "Ménages éligibles au DALO oui ☒ non ☐"),
    ],
)
def test_a_label_is_found_as_applicants_and_recognisers_leave_it(path: str, how: str, text: str) -> None:
    """Case, accents, breaks, bullets, numbers and a damaged letter do not hide a label."""
    match = _best(text + "\n")
    assert ((path,), how) == (match.target.paths, match.how)


def test_a_match_covers_the_label_and_nothing_else() -> None:
    """The answer begins where the label ends."""
    text = "- Nom du projet : Cap Logement\n"
    match = _best(text)
    assert text[match.start : match.end] == "Nom du projet"


@pytest.mark.parametrize(
    "text",
    [
        "Le comité a retenu un projet qui associe deux communes.\n",
        "Cette résidence compte des logements récents.\n",
        "",
        "\n\n",
    ],
)
def test_prose_without_a_label_has_none(text: str) -> None:
    """Words that labels are made of are no label by themselves."""
    assert not _found(text, LabelIndex(small_form()))


def test_the_words_of_a_label_count_more_as_a_heading_than_in_a_sentence() -> None:
    """A label opens its line and ends in a colon; a quotation of it does neither."""
    heading = _best("Nombre de logements : 12\n").gain
    quoted = [match.gain for match in _found("Nous avons revu le nombre de logements avec la mairie.\n")]
    assert heading > max(quoted, default=0)


def test_words_of_a_prompt_are_no_label() -> None:
    """A label's words inside the form's own guidance are not the label."""
    form = small_form(
        section=[
            {
                "name": "projet",
                "field": [
                    {
                        "path": "projet.nom",
                        "kind": "title",
                        "labels": ["Intitulé"],
                        "prompts": ["indiquez ici le budget prévisionnel retenu"],
                    },
                    {"path": "projet.budget", "kind": "budget", "labels": ["Budget prévisionnel"]},
                ],
            }
        ]
    )
    found = _found("Intitulé :\nindiquez ici le budget prévisionnel retenu\n", LabelIndex(form))
    assert [match.target.paths for match in found] == [("projet.nom",)]


def test_rows_of_a_budget_are_no_labels() -> None:
    """« Nombre de logements » in a row of amounts is a row."""
    text = "CHARGES\tPRODUITS\nNombre de logements 1 200,00\nTotal 1 200,00\n"
    assert all(match.target.is_budget for match in _found(text))


def test_every_printed_label_is_found_on_its_own_line() -> None:
    """The first wording of each field of the form of 2014 leads to that field."""
    index = printed_index()
    missed = []
    for field in index.form.fields():
        paths = _best(f"{field.labels[0]} :\n").target.paths
        if paths != (field.path,):
            missed.append((field.path, paths))
    assert not missed


def test_a_persons_function_speaks_against_a_label() -> None:
    """« Directrice de la gestion locative » is who signs, and gets fewer points than the same words alone."""
    alone = max(match.gain for match in _found("Gestion locative\n"))
    function = max((match.gain for match in _found("Directrice de la gestion locative\n")), default=0.0)
    assert function < alone - 2
