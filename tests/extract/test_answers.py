"""The answer under a label: the label's tail before it, prompts and furniture cut out of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.answers import cut_answer, label_end
from extract.candidate import Span

TAILS = ["(typologie des ménages, problématiques rencontrées, ressources)"]


@pytest.mark.parametrize(
    ("expected", "label", "rest"),
    [
        ("Cap Logement", "Nom du projet", " : Cap Logement"),
        ("Cap Logement", "Nom du projet", "\n\nCap Logement"),
        ("Cap Logement", "Nom du projet", " – Cap Logement"),
        ("Des familles.", "Caractéristiques des publics", f" {TAILS[0]} : Des familles."),
        (
            "Des familles.",
            "Caractéristiques des publics",
            " (typologie des menages, prob1ématiques rencontrees, ressources) :\nDes familles.",
        ),
        ("12", "Nombre de logements", " (neufs et anciens) : 12"),
        ("T2 et T3", "Typologie", " des logements proposés : T2 et T3"),
    ],
)
def test_the_answer_begins_behind_the_whole_label(expected: str, label: str, rest: str) -> None:
    """Brackets, colons and the rest of a longer wording belong to the label."""
    text = label + rest
    assert expected == text[label_end(text, len(label), TAILS) :]


@pytest.mark.parametrize(
    ("expected", "removed", "text", "prompts"),
    [
        ("Un suivi", False, " Un suivi……………", []),
        ("", True, "champ libre", ["champ libre"]),
        ("", True, "(champ libre)", ["champ libre"]),
        ("Un suivi.", True, "champ libre\nUn suivi.", ["champ libre"]),
        (
            "1 440 € à l’année.",
            True,
            "exprimé en € au mois ou à l’année : 1 440 € à l’année.",
            ["exprimé en € au mois ou à l’année"],
        ),
        ("", True, "expnmé en € au mois ou a l’annee.", ["exprimé en € au mois ou à l’année"]),
        ("", False, " ________ \n …………", ["champ libre"]),
        ("Le champ est libre", False, "Le champ est libre", ["champ libre"]),
    ],
)
def test_what_the_form_printed_is_no_answer(
    expected: str, removed: bool, text: str, prompts: list[str]
) -> None:
    """Prompts go, damaged ones too, and the words of the applicant stay."""
    answer = cut_answer(text, 0, len(text), prompts, [])
    assert (expected, removed) == (answer.text, answer.prompt_removed)
    assert answer.empty is (expected == "")


def test_furniture_in_the_middle_parts_an_answer_in_two() -> None:
    """A page's footer is cut out and both pieces keep their places."""
    text = "Un suivi\nPage 2\nindividuel."
    answer = cut_answer(text, 0, len(text), [], [Span(9, 15)])
    assert answer.text == "Un suivi\nindividuel."
    assert answer.spans == (Span(0, 8), Span(16, 27))


@given(st.text(alphabet="ab .…_:\n|-(champlibre)", max_size=60))
def test_an_answer_is_quoted_from_the_text(text: str) -> None:
    """Its spans lie in the text, in order, and are what it says."""
    answer = cut_answer(text, 0, len(text), ["champ libre"], [])
    assert answer.text == "\n".join(text[span.start : span.end] for span in answer.spans)
    assert all(0 <= span.start < span.end <= len(text) for span in answer.spans)
    assert list(answer.spans) == sorted(answer.spans, key=lambda span: span.start)


@pytest.mark.parametrize(
    ("expected", "removed", "text"),
    [
        ("du T1 au T3", False, "Votre réponse :\ndu T1 au T3"),
        ("3 ans", False, "Réponse : 3 ans"),
        (
            "Des familles.",
            False,
            "Rappel : l'appel vise les ménages\ncumulant les difficultés.\nDes familles.",
        ),
        ("Des familles.", False, "(composition, difficultés, ressources)\nDes familles."),
        ("", True, "(avis du service)"),
        ("(sans objet)", False, "(sans objet)"),
        ("(30 mois)", False, "(30 mois)"),
    ],
)
def test_what_is_printed_over_an_answer_is_not_of_it(expected: str, removed: bool, text: str) -> None:
    """« Réponse : », hints in brackets and what the call says of the question stand over answers."""
    answer = cut_answer(text, 0, len(text), [], [])
    assert answer.text == expected
    assert answer.prompt_removed is removed
