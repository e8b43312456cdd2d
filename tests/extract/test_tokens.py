"""A text as words that keep their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.tokens import Tokens, stem, weight


def test_words_are_found_across_breaks_and_punctuation() -> None:
    """A label broken by a line end or a hyphen is the same words."""
    assert Tokens.of("Nom\ndu - PROJET :").words == ("nom", "du", "projet")


@given(st.text(alphabet="abÉé'’ .\n-_1", max_size=80))
def test_every_word_maps_back_to_the_text(text: str) -> None:
    """Offsets point at the characters that the word was made of."""
    tokens = Tokens.of(text)
    assert list(tokens.words) == [
        tokens.folded[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)
    ]
    assert all(0 <= start < end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=5), min_size=1, max_size=12))
def test_a_place_in_the_joined_words_is_a_word(words: list[str]) -> None:
    """What a search in the joined words hits leads to the word that begins there."""
    tokens = Tokens.of(" ".join(words))
    assert [tokens.word_at(start) for start in tokens.joined_starts] == list(range(len(words)))


def test_the_first_word_from_an_offset_is_the_next_one() -> None:
    """In the middle of a word the following word is next."""
    tokens = Tokens.of("nom du projet")
    assert [0, 1, 1, 2, 3] == [tokens.first_from(offset) for offset in (0, 1, 4, 7, 13)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cibles", "ciblees"),
        ("accompagnes", "accompagnement"),
        ("logements", "logement"),
        ("mobilisation", "mobilisations"),
        ("partenaires", "partenaire"),
    ],
)
def test_forms_of_a_word_meet_in_their_stem(one: str, other: str) -> None:
    """Number, gender and common endings do not part two labels."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("menage", "menuisier"), ("cout", "court"), ("bail", "bailleur")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    """A stem is not so short that anything meets in it."""
    assert stem(one) != stem(other)


def test_articles_weigh_little() -> None:
    """« du » says less of a label than « projet »."""
    assert weight("du") < weight("projet")
