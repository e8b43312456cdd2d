"""What README.md shows is what comes out."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_excerpt_is_that_of_a_real_run() -> None:
    """The field that README.md shows is read so; `python tools/update_readme.py` puts the new one in."""
    spec = importlib.util.spec_from_file_location("update_readme", ROOT / "tools" / "update_readme.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    shown, read = tool.shown(), tool.read()
    assert list(read) == list(shown)
    # Fitting again moves a confidence a little, and with it which reasons are told and in what order.
    assert shown["confiance"] == pytest.approx(read["confiance"], abs=0.02)
    assert len(set(shown.pop("motifs")) & set(read.pop("motifs"))) >= 3
    del shown["confiance"], read["confiance"]
    assert shown == read
