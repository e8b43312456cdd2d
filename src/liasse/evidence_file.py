"""What a reviewer is shown of the pages, kept beside the results: ``OUT/.liasse/preuves/<id>.json``.

The contract's ``preuves`` are offsets and boxes; the text and the page they point into are at hand only while the
dossier is read. Losing the file costs the report its quotations and pictures until the dossier is read again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ingest.document import Document
from liasse.crops import Crop, CropWish, PicturedSource, sources_of, wishes
from liasse.quotes import Quote, quotes
from liasse.results import Leaves
from liasse.writing import prepare_folder, write_whole

FOLDER = "preuves"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """A dossier's quotations, the pictures to draw for it, and those that were drawn."""

    places: dict[str, tuple[tuple[int, int], ...]]  # the offsets that each field's evidence is of
    quotes: dict[str, tuple[Quote, ...]]
    sources: dict[int, PicturedSource] = field(default_factory=dict)
    wishes: tuple[CropWish, ...] = ()
    crops: tuple[Crop, ...] = ()


def collect(document: Document, leaves: Leaves) -> Evidence:
    """Return the evidence of every field that has any, while the document is at hand."""
    read = {path: leaf for path, leaf in leaves.items() if leaf["preuves"]}
    return Evidence(
        {path: places(leaf) for path, leaf in read.items()},
        {path: quotes(document, leaf["preuves"]) for path, leaf in read.items()},
        sources_of(document),
        wishes(document, read),
    )


def places(leaf: Mapping[str, Any]) -> tuple[tuple[int, int], ...]:
    """Return the offsets of a field's ``preuves``: evidence of other offsets is of another reading."""
    return tuple((proof["debut"], proof["fin"]) for proof in leaf["preuves"])


def write(kept: Path, ident: str, evidence: Evidence | None) -> None:
    """Write a dossier's evidence into ``kept`` (``OUT/.liasse``), or take away that of a former reading."""
    path = kept / FOLDER / f"{ident}.json"
    if evidence is None:
        path.unlink(missing_ok=True)
        return
    prepare_folder(path.parent)
    drawn = {crop.wish.path: crop for crop in evidence.crops}
    data = {
        "version": VERSION,
        "champs": {
            name: {
                "lieux": spans,
                "citations": [_quote(quote) for quote in evidence.quotes.get(name, ())],
                "image": _picture(drawn[name]) if name in drawn else None,
            }
            for name, spans in evidence.places.items()
        },
    }
    write_whole(path, json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "source": quote.source,
        "page": quote.page,
        "morceaux": [[part.text, part.marked] for part in quote.parts],
    }


def _picture(crop: Crop) -> dict[str, object]:
    region = asdict(crop.wish.region)
    return {
        "source": crop.wish.source,
        "page": crop.wish.page,
        "type": crop.media,
        "cadre": [round(value, 1) for value in region.values()],
        "mots": [[round(value, 1) for value in asdict(mark).values()] for mark in crop.wish.marks],
        "donnees": base64.b64encode(crop.data).decode("ascii"),
    }


def read(kept: Path, ident: str, leaves: Leaves) -> dict[str, dict[str, Any]]:
    """Return ``{path: evidence}`` of the fields whose evidence is of this reading; nothing where it is lost."""
    try:
        data = json.loads((kept / FOLDER / f"{ident}.json").read_text(encoding="utf-8"))
        if data["version"] != VERSION:
            return {}
        return dict(_current(data["champs"], leaves))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _current(found: dict[str, Any], leaves: Leaves) -> Iterable[tuple[str, dict[str, Any]]]:
    for path, evidence in found.items():
        if path in leaves and [list(span) for span in places(leaves[path])] == evidence["lieux"]:
            yield path, evidence
