"""Old formats from .docx by LibreOffice: many files a start, in its own profile."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

FILTERS = {"doc": "doc:MS Word 97", "odt": "odt", "rtf": "rtf", "pdf": "pdf"}


def convert(files: Sequence[Path], suffix: str, target: Path) -> None:
    """Convert every file to ``suffix`` in ``target``."""
    if not files:
        return
    with tempfile.TemporaryDirectory() as profile:
        command = [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless", "--norestore", "--convert-to", FILTERS[suffix], "--outdir", str(target),
            *map(str, files),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=600)
