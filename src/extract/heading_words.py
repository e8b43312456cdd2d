"""What a heading in the writer's own words asks for, told by its words and by the first ones under it.

« Qui sont-ils ? » over « Des femmes seules avec enfants … » asks for the public. A multinomial logistic regression
over both (:class:`extract.subjects.Subjects`), fitted by ``tools/train_headings.py`` on the headings of the reference
sets and the form's own wordings, tells which of the form's fields and sections a heading stands for
(``<form>.headings.json`` beside the form).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.subjects import stems, with_pairs, words

FOLLOWING = 220  # characters under a heading that show what it asks for
MOST_WORDS = 12  # of a heading that are counted


def heading_words(
    heading: str, following: str, style: Sequence[str], stem_class: Callable[[str], str]
) -> list[str]:
    """Return the features of a heading: its stem classes and pairs of them, how it is set, and the text that follows.

    >>> heading_words("Les ménages", "12 en tout", ("question",), lambda word: word[:5])
    ['h:les', 'h:menag', 'h:les menag', 's:question', 's:2', 's:beside', '#', 'en', 'tout', '# en', 'en tout']
    """
    own = stems(heading, stem_class)
    said = following.lstrip(" \t:?.)")
    shape = [*style, str(min(len(own), MOST_WORDS)), "below" if said.startswith("\n") else "beside"]
    return [*(f"h:{one}" for one in with_pairs(own)), *(f"s:{one}" for one in shape), *words(said)]
