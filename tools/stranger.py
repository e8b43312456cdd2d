"""What the extractor would know of a writer whom nobody has read: the form with a share of its wordings taken out.

The rules and wordings were mended on the misses of every reference set, so that the errors there are fewer than in a
new applicant's dossier, and of other kinds. With most wordings forgotten the same dossiers are read about as badly as
a new writer's are (docs/calibration.md), and confidences that were fitted on both hold better for him.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from pathlib import Path

from extract.form import Form, load_form
from liasse import pipeline
from normalize import categories

# What is one of several wordings of the same; the first is the printed one and stays.
_WORDED = ("labels", "headings", "words", "said", "opens", "continues")


def forget(kept: float) -> None:
    """Take all but a share of the wordings out of the form and the categories, for the rest of this process."""
    if kept >= 1.0:
        return
    known = categories.words()
    some = {**known, "mots": {code: _some(words, kept) for code, words in known["mots"].items()}}
    categories.words = lambda: some
    pipeline.load_form = lambda path: form_with(path, kept)


def form_with(path: Path, kept: float) -> Form:
    """Return the form of ``path`` with a share of its wordings: the same ones each time."""
    data = load_form(path).model_dump()
    return Form.model_validate(_with_some(data, kept))


def _with_some(data: object, kept: float) -> object:
    if isinstance(data, dict):
        return {
            key: _some(value, kept) if key in _WORDED else _with_some(value, kept)
            for key, value in data.items()
        }
    if isinstance(data, list | tuple):
        return [_with_some(one, kept) for one in data]
    return data


def _some(wordings: Iterable[str], kept: float) -> list[str]:
    """Return the first wording and a share of the others, drawn by what they are."""
    return [
        wording
        for number, wording in enumerate(wordings)
        if number == 0 or zlib.crc32(wording.encode()) % 1000 < 1000 * kept
    ]
