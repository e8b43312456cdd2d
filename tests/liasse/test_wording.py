"""Every reason that the code can give has its French words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from liasse.confidence_model import confidence_model
from liasse.features import sides
from liasse.wording import MOTIFS

SOURCES = Path(__file__).parents[2] / "src"
DOUBTS = SOURCES / "liasse" / "doubts.py"
FEATURES = SOURCES / "liasse" / "features"
# Where a table maps kinds of fields, or codes to patterns, its keys are no reasons.
_KINDS = {
    "amounts", "budget", "categories", "checkbox", "contacts", "integer", "months", "option", "organisations", "partners",
    "place", "renewable", "text", "title", "typologies", "yes_no",
}  # fmt: skip


def _feature_codes() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in (*FEATURES.glob("*.py"), DOUBTS)]
    found = {
        code for text in texts for code in re.findall(r'(?:^\s+|\{)"([a-z_]+)": (?!r")', text, re.MULTILINE)
    }
    for pattern in (r'found\["([a-z_]+)"\] =', r'\("([a-z_]+)", _[A-Z]'):
        found |= {code for text in texts for code in re.findall(pattern, text)}
    return found - _KINDS


def test_every_signal_has_its_wording() -> None:
    """A reviewer never reads a bare code."""
    codes = {
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r'Signal\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8"))
    }

    assert set() == codes - MOTIFS.keys()


def test_every_feature_has_its_wording() -> None:
    """Any feature that weighs may be told as a reason."""
    codes = _feature_codes()
    assert len(codes) > 100
    assert set() == codes - MOTIFS.keys()


def test_every_weight_of_the_stored_model_has_its_wording() -> None:
    """Names with a colon place a value among its likes and are never told."""
    assert set() == {name for name in confidence_model().second.weights if ":" not in name} - MOTIFS.keys()


def test_what_has_a_side_is_a_reason() -> None:
    """A misspelt code in the lists would bind nothing."""
    assert set() == (sides.FOR | sides.AGAINST) - MOTIFS.keys()
    assert set() == sides.FOR & sides.AGAINST


@pytest.mark.parametrize("name", sorted(sides.FOR | sides.AGAINST))
def test_the_stored_model_keeps_to_the_sides(name: str) -> None:
    """A reviewer never reads a good sign among the reasons against."""
    low, high = sides.bounds(name)
    assert low <= confidence_model().second.weights.get(name, 0.0) <= high
