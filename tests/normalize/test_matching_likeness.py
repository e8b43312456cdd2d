"""Damage told from another word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from normalize.matching_likeness import OTHER, _may_be_damage, _weighed, likeness


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


# Few letters, most of which scanners confuse or read as two.
DAMAGED = st.text("rnmcldiuhe1so", min_size=3, max_size=12)


@st.composite
def near_words(draw: st.DrawFn) -> tuple[str, str]:
    """Return a word, and what one to four changes of its letters leave."""
    known = draw(DAMAGED.filter(str.isalpha))
    read = known
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(read)))
        read = read[:at] + draw(st.text("rnmcldiuhe1so", max_size=2)) + read[at + draw(st.integers(0, 2)) :]
    return read, known


@settings(max_examples=1000)
@given(near_words())
def test_what_is_dismissed_at_a_glance_is_no_damage_when_weighed(words: tuple[str, str]) -> None:
    """The quick look only saves time: it dismisses no word that would be taken for damage."""
    read, known = words
    if not _may_be_damage(read, known, OSA.distance(read, known)):
        assert _weighed(read, known) == OTHER
