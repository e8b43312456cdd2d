"""Headings of the writer's own are told by what a label is about."""

from extract.topics import Topics

CLASSES = {"public": "public", "ressources": "ressource", "logement": "logement", "difficultes": "difficulte"}
STEMS = {"public": 2.0, "ressource": 2.0}


def _topics() -> Topics:
    return Topics([("Public, ressources et difficultés",), ("Logement",)], CLASSES)


def test_a_heading_of_the_topics_words_is_of_the_topic() -> None:
    """All of its words are in what the label speaks of."""
    assert list(_topics().of(STEMS)) == [(0, 1.0)]


def test_a_heading_mostly_of_other_words_is_of_no_topic() -> None:
    """Two words of five say little."""
    assert not list(_topics().of(STEMS | {"autre": 3.0}))


def test_one_common_word_is_no_topic() -> None:
    """« Logement » alone stands over many things."""
    assert not list(_topics().of({"logement": 2.0}))


def test_share_counts_the_words_of_the_topic() -> None:
    """None of another topic, none of nothing."""
    assert _topics().share(0, STEMS) == 1.0
    assert _topics().share(1, STEMS) == 0.0
    assert _topics().share(0, {}) == 0.0
