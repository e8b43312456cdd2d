"""Several questions of yes and no answered in one sentence."""

import pytest

from extract.statements import stated

NOUNS = {"dalo": ("DALO",), "accords": ("accords collectifs",), "pdalpd": ("PDALPD",)}


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (
            {"dalo": True, "pdalpd": True, "accords": False},
            "Les ménages sont éligibles au DALO et relèvent du PDALPD ; ils ne relèvent pas des accords collectifs.",
        ),
        ({"pdalpd": True}, "Douze ménages seront accompagnés, tous inscrits au PDALPD au titre de la santé."),
        (
            {"dalo": True, "pdalpd": True},
            "Les ménages sont éligibles au DALO et font partie des publics cibles du\nPDALPD.",
        ),
        ({}, "Ménages accompagnés : 45 dans 30 logements\nMénages éligibles au DALO :\nAccords collectifs :"),
        ({"dalo": True, "accords": False, "pdalpd": True}, "DALO oui / Accords collectifs non / PDALPD oui"),
        ({"dalo": True, "pdalpd": False}, "Oui au titre du DALO, non au titre du PDALPD."),
        (
            {"dalo": False, "accords": False},
            "Ils ne sont ni éligibles\nau DALO ni concernés par les accords collectifs.",
        ),
    ],
)
def test_a_sentence_answers_what_it_names(answers: dict[str, bool], text: str) -> None:
    """Each clause speaks for what it names."""
    assert {path: said.value for path, said in stated(text, NOUNS).items()} == answers


@pytest.mark.parametrize("text", ["Les ménages éligibles au DALO sont reçus.", "DALO, PDALPD", ""])
def test_one_name_or_no_verb_says_nothing(text: str) -> None:
    """A sentence about one of them, or a mere list, is no answer."""
    assert not stated(text, NOUNS)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ({"dalo": False, "accords": True}, "Éligibles au DALO : non - accords collectifs : oui"),
        (
            {"dalo": False, "accords": True},
            "Tous relèvent des accords collectifs, aucun n'est éligible au DALO.",
        ),
        ({"accords": True}, "Les ménages relèvent des accords collectifs."),
        ({"accords": False}, "Les ménages ne relèvent pas des accords collectifs."),
        ({}, "L'accord avec l'État cite les accords collectifs."),
    ],
)
def test_each_question_has_its_own_part_of_the_sentence(expected: dict[str, bool], text: str) -> None:
    """Dashes and commas part what is said of one question from what is said of the next."""
    nouns = {"dalo": ("DALO",), "accords": ("accords collectifs",)}
    assert expected == {path: said.value for path, said in stated(text, nouns).items()}
