"""Every reason that the code can give has its French words."""

from __future__ import annotations

import re
from pathlib import Path

from liasse.wording import MOTIFS

SOURCES = Path(__file__).parents[2] / "src"


def test_every_signal_has_its_wording() -> None:
    """A reviewer never reads a bare code."""
    codes = {
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r'Signal\(\s*"([a-z_]+)"', path.read_text(encoding="utf-8"))
    }

    assert set() == codes - MOTIFS.keys()
