"""The built wheel works outside a checkout, with its forms and data inside."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, as an installer would, into an empty folder."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    site = folder / "site"
    zipfile.ZipFile(wheel).extractall(site)
    return site


def _liasse(site: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    # The site folder comes before the editable install's path, so the wheel's own files are run.
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "liasse", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_wheel_holds_forms_templates_and_schemas(unpacked: Path) -> None:
    """What is data in the checkout is inside the package."""
    assert list((unpacked / "liasse" / "schemas" / "forms").glob("*.toml"))
    assert (unpacked / "liasse" / "templates" / "rapport.html").is_file()
    assert (unpacked / "liasse" / "schemas" / "projet.schema.json").is_file()
    assert (unpacked / "ingest" / "tessdata" / "fra.traineddata").is_file()
    assert (unpacked / "ingest" / "guard.py").is_file()  # run by path


def test_the_wheel_writes_schemas_and_reads_a_dossier(unpacked: Path, tmp_path: Path) -> None:
    """`liasse schema` and `liasse convert` run from the wheel alone."""
    assert _liasse(unpacked, "schema", "--out", "s", cwd=tmp_path).returncode == 0
    assert (tmp_path / "s" / "projet.schema.json").is_file()
    (tmp_path / "in").mkdir()
    text = "Nom du projet : Les Clés\nNombre de ménages accompagnés : 25\nNombre de logements : 20\n"
    (tmp_path / "in" / "essai.txt").write_text(text, encoding="utf-8")
    done = _liasse(unpacked, "convert", "in", "--out", "out", "-v", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    projet = json.loads((tmp_path / "out" / "essai.json").read_text("utf-8"))["projet"]
    assert projet["publics"]["nombre_menages"]["valeur"] == 25
