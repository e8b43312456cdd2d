"""The invented guide of ``tools/reference_guide.py``, as text and as a document, and its comparison."""

from __future__ import annotations

import hashlib
import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from ingest.document import Document, Line, Page, Source

TOOLS = Path(__file__).parents[2] / "tools"
# The rows of a sheet's body, label and text, for pages and boxes that a test lays out itself.
BODY = """Nature du projet\tUne équipe commune à deux agences
Objectifs\tPrévenir les expulsions
Profil des ménages\tMénages en grande précarité
Statut d'occupation\tLocataires en titre
Nature de l'accompagnement\tAccompagnement social global
Nature de l'offre\tParc existant
Moyens mis en œuvre\tUne équipe pluridisciplinaire
Coût global du projet\t8 000 €
Durée du projet\t3 ans
"""


def _tool(name: str) -> ModuleType:
    if str(TOOLS) not in sys.path:
        sys.path.append(str(TOOLS))
    return importlib.import_module(name)


def generator() -> ModuleType:
    """Return the tool that invents guides, which no package holds."""
    return _tool("reference_guide")


def write_pdf(path: Path, sheets: Any) -> None:
    """Print ``sheets`` as a PDF guide, the index's pages as they come out."""
    _tool("reference_guide_pdf").write_pdf(path, sheets)


def print_pdf(path: Path, sheets: Any) -> None:
    """Print ``sheets`` as a PDF guide, the index's pages as the sheets have them."""
    _tool("reference_guide_pdf").print_pdf(path, sheets)


def document_of(text: str) -> Document:
    """Return ``text`` as a reader of plain text would, without a layer of tables."""
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(at, at + len(line), 0))
        at += len(line) + 1
    source = Source("guide.txt", hashlib.sha256(text.encode()).hexdigest(), "txt", 1)
    return Document(text, (source,), (Page(1, 0, 0, len(text)),), tuple(lines))


def simplified(sheet: dict[str, Any]) -> dict[str, Any]:
    """Return a dumped ``Monographie`` in the shape of the generator's expected values."""
    values = {path: leaf["valeur"] for path, leaf in sheet.items()}

    def names(path: str) -> list[str] | None:
        return [body["nom"] for body in values[path]] if values[path] is not None else None

    amounts = (values["cout"] or {}).get("montants", [])
    return {
        **{
            path: value.replace("\n", " ") if isinstance(value, str) else value
            for path, value in values.items()
        },
        "porteurs": names("porteurs"),
        "partenaires": names("partenaires"),
        "localisation": (values["localisation"] or {}).get("texte"),
        "cout": [[amount["montant"], amount["par"], amount["periode"]] for amount in amounts],
        "duree": [(values["duree"] or {}).get("mois"), (values["duree"] or {}).get("renouvelable")],
        "contacts": [[contact["nom"], contact["email"]] for contact in values["contacts"] or []],
    }
