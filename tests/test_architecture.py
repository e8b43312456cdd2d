"""The house rules that no other tool counts: sizes, light imports, whose the four packages are."""

import ast
import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
HEAVY = (
    "cv2",
    "numpy",
    "pdfplumber",
    "pypdfium2",
    "spacy",
    "pytesseract",
    "tesserocr",
    "lxml",
    "rich.progress",
)
MAX_MODULE, MAX_FUNCTION = 400, 60


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_modules_stay_small() -> None:
    """No module is over 400 lines."""
    assert MODULES
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: size for name, size in sizes.items() if size > MAX_MODULE} == {}


def test_functions_stay_small() -> None:
    """No function is over 60 lines."""
    sizes = {
        f"{path.relative_to(ROOT)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in _functions(path)
    }
    assert {name: size for name, size in sizes.items() if size > MAX_FUNCTION} == {}


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "base", "core", "manager", "misc"])
def test_no_grab_bags(name: str) -> None:
    """A module is named after what it is about."""
    assert [path for path in MODULES if path.stem == name] == []


@pytest.mark.parametrize("package", ["ingest", "extract", "normalize", "liasse.cli"])
def test_imports_stay_light(package: str) -> None:
    """Importing a package, or the command line, loads none of the heavy libraries."""
    code = f"import {package}, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


@pytest.mark.parametrize("package", ["ingest", "extract", "normalize", "liasse"])
def test_packages_come_from_this_distribution(package: str) -> None:
    """« extract » and « normalize » exist on the package index: ours must be the ones that are imported."""
    assert set(importlib.metadata.packages_distributions().get(package, ["liasse"])) == {"liasse"}
    code = f"import {package}; print({package}.__file__)"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert Path(printed.strip()).is_relative_to(ROOT / "src")
