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
    assert {path: value for path, (value, _) in stated(text, NOUNS).items()} == answers


@pytest.mark.parametrize("text", ["Les ménages éligibles au DALO sont reçus.", "DALO, PDALPD", ""])
def test_one_name_or_no_verb_says_nothing(text: str) -> None:
    """A sentence about one of them, or a mere list, is no answer."""
    assert not stated(text, NOUNS)
