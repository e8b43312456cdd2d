"""Names of projects as they are quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize import title
from normalize.errors import NoValueError


@pytest.mark.parametrize(
    ("expected", "written"),
    [
        ("Un toit, un emploi", "« Un toit, un emploi »"),
        ("Un toit, un emploi", "“Un toit, un emploi”"),
        ("Cap Logement", '"Cap Logement"'),
        ("Habiter mieux", "« Habiter mieux »."),
        ("Habiter mieux", "Habiter\nmieux"),
        ("Passerelle", "- Passerelle"),
        ("Le projet « Clé » et sa suite", "Le projet « Clé » et sa suite"),
        ("« Clé » et « Toit »", "« Clé » et « Toit »"),
    ],
)
def test_quotes_around_the_whole_name_go(expected: str, written: str) -> None:
    """Quotes inside a name are of the name; those around it are not."""
    assert expected == title.parse(written).value


@pytest.mark.parametrize("written", ["…", "« »", "", " - "])
def test_punctuation_is_no_name(written: str) -> None:
    """A line of dots names nothing."""
    with pytest.raises(NoValueError):
        title.parse(written)


@given(st.text(alphabet="abcdé 123", min_size=1).filter(lambda name: name.strip() == name and name))
def test_a_quoted_name_is_read_back(name: str) -> None:
    """The quotes that we print come off again."""
    assert name == title.parse(title.format(name)).value


@pytest.mark.parametrize(
    "written",
    [
        "« Un bail pour tous » (Val-d'Oise)",
        "« Un bail pour tous » – département du Tarn",
        "« Un bail pour tous » (Riom (63))",
        "« Un bail pour tous » / Nîmes et Alès, Gard",
    ],
)
def test_the_place_behind_a_quoted_name_is_no_part_of_it(written: str) -> None:
    """Name and place are asked together in some dossiers."""
    assert title.parse(written).value == "Un bail pour tous"
