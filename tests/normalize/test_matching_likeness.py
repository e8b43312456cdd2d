"""Damage told from another word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.matching_likeness import likeness


@pytest.mark.parametrize(
    ("expected", "read", "known"),
    [
        ("exact", "rivemont", "rivemont"),
        ("graphie", "rives", "rive"),
        ("graphie", "rivvemont", "rivemont"),
        ("ocr", "clairva1", "clairval"),
        ("ocr", "dairval", "clairval"),
        ("ocr", "rivernont", "rivemont"),
        ("ocr", "hahitat", "habitat"),
        ("confusion", "rivemant", "rivemont"),
        ("faute", "rivmont", "rivemont"),
        ("faute", "rivmeont", "rivemont"),
        (None, "clairmont", "rivemont"),
        (None, "17", "76"),
        (None, "3f", "3g"),
        (None, "sem", "gem"),
    ],
)
def test_what_a_difference_looks_like(expected: str | None, read: str, known: str) -> None:
    """Letters of one shape cost little, another letter more, another word all."""
    assert expected == likeness(read, known).how


WORDS = st.text("abcdefghilmnoprstuv", min_size=1, max_size=14)


@given(WORDS, WORDS)
def test_quality_is_bounded_and_other_words_have_none(read: str, known: str) -> None:
    """A quality is within 0 and 1, and 0 exactly where the words are two."""
    found = likeness(read, known)
    assert 0 <= found.quality <= 1
    assert (found.how is None) == (found.quality == 0)


@given(WORDS)
def test_a_word_is_itself(word: str) -> None:
    """Nothing is more like a word than the word."""
    assert likeness(word, word).quality == 1
