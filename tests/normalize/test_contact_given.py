"""The list of given names."""

from __future__ import annotations

from importlib.resources import files

import pytest

from normalize import contact_given
from normalize.text import fold


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Marie-Hélène", True),
        ("ÉLODIE", True),
        ("yann", True),
        ("Habitat", False),
        ("Val", False),
        ("", False),
    ],
)
def test_frequent_names_are_known_in_any_spelling(word: str, expected: bool) -> None:
    """Capitals and accents do not count; of a double name the first half does."""
    assert expected is contact_given.known(word)


def test_the_list_is_folded_sorted_and_without_doubles() -> None:
    """Each line is one folded word, so that a look-up of a folded word finds it."""
    lines = (files("normalize") / "data" / "given_names.txt").read_text(encoding="utf-8").split()
    assert sorted(set(lines)) == lines
    assert [fold(line) for line in lines] == lines
