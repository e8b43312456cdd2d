"""Dot leaders that OCR read as words."""

import pytest

from ingest.leaders import as_dots
from ingest.tesseract import OcrWord


def word(text: str, height: float, confidence: float) -> OcrWord:
    """Return a word of 90 pixels' width."""
    return OcrWord(text, 100.0, 200.0, 190.0, 200.0 + height, confidence, 0, 180.0, 215.0)


@pytest.mark.parametrize(
    ("expected", "read", "height", "confidence"),
    [
        ("..........", "rasrsnnene", 6, 0.0),
        ("..........", "0000000", 7, 0.24),
        ("ménages", "ménages", 22, 0.2),
        ("-non", "-non", 3, 0.49),
        ("…", "…", 5, 0.9),
        ("a", "a", 8, 0.95),
    ],
)
def test_words_lower_than_letters_are_dots(
    expected: str, read: str, height: float, confidence: float
) -> None:
    """What was read out of dots is dots again; letters, dashes and what was read for sure stay."""
    assert [expected] == [one.text for one in as_dots([word(read, height, confidence)], 1.0)]
