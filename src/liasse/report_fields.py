"""One field as the report shows it: its words, its reasons and the piece of the dossier it was read in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liasse import wording
from liasse.confidence import speaks_for
from liasse.report_figures import level, percent
from liasse.report_values import readable

_BLANK_LINES = re.compile(r"\n\s*\n")
_ALT = 160  # characters of what a picture shows, for those who do not see it
_DATA = {"image/webp"}
_DOTS = 100 / 72  # pixels of a picture per point (liasse.crop_drawing.DPI)


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Lines of a page, as ``(text, marked)`` pieces."""

    place: str
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class PictureView:
    """A crop of a page with the words to mark, in points from its corner."""

    place: str
    data: str  # base64
    media: str
    alt: str
    width: float
    height: float
    marks: tuple[tuple[float, float, float, float], ...]

    @property
    def outline(self) -> str:
        """The marks as one SVG path: a batch has thousands, and every element costs time when the page opens."""
        return "".join(
            f"M{x:.1f} {y:.1f}h{wide:.1f}v{high:.1f}h-{wide:.1f}z" for x, y, wide, high in self.marks
        )

    @property
    def pixels(self) -> tuple[int, int]:
        """The picture's own size, so that nothing moves when it appears."""
        return round(self.width * _DOTS), round(self.height * _DOTS)


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What a reviewer decided."""

    value: str
    status: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a dossier."""

    path: str
    name: str
    status: str
    confidence: float
    value: str
    raw: str
    reasons: tuple[tuple[str, tuple[str, ...]], ...]  # by what they do: for, against, neither
    places: str
    quotes: tuple[QuoteView, ...]
    picture: PictureView | None
    correction: CorrectionView | None

    @property
    def full_name(self) -> str:
        """The name where fields of several sheets of a guide stand together."""
        parts = self.path.split(".")
        return f"{self.name}, fiche {int(parts[1]) + 1}" if parts[0] == "monographies" else self.name

    @property
    def level(self) -> str:
        """How the confidence is coloured."""
        return level(self.confidence)

    @property
    def percent(self) -> str:
        """The confidence in words."""
        return percent(self.confidence)


def field_view(
    path: str, leaf: Mapping[str, Any], evidence: Mapping[str, Any] | None, files: int
) -> FieldView:
    """Return a field with its evidence; ``files`` is how many the dossier has."""
    raw = leaf["brut"] or ""
    picture = _picture(evidence["image"], raw, files) if evidence and evidence["image"] else None
    return FieldView(
        path,
        wording.field(path),
        leaf["statut"],
        float(leaf["confiance"]),
        readable(leaf["valeur"]),
        raw,
        _reasons(leaf["motifs"]),
        _places(leaf["preuves"], files),
        _quotes(evidence, files),
        picture,
        _correction(leaf.get("correction")),
    )


def _reasons(codes: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the reasons by side, strongest first in each."""
    sides: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for code in dict.fromkeys(codes):
        sides[speaks_for(code)].append(wording.motif(code))
    titled = zip(("Pour", "Contre", "À noter"), sides.values(), strict=True)
    return tuple((title, tuple(words)) for title, words in titled if words)


def _place(source: int, page: int, files: int) -> str:
    return f"fichier {source + 1}, page {page}" if files > 1 else f"page {page}"


def _places(proofs: list[dict[str, Any]], files: int) -> str:
    found = sorted({(proof["source"], proof["page"]) for proof in proofs})
    return " ; ".join(_place(source, page, files) for source, page in found)


def _quotes(evidence: Mapping[str, Any] | None, files: int) -> tuple[QuoteView, ...]:
    return tuple(
        QuoteView(
            _place(quote["source"], quote["page"], files),
            tuple((_BLANK_LINES.sub("\n", text), marked) for text, marked in quote["morceaux"]),
        )
        for quote in (evidence["citations"] if evidence else ())
    )


def _picture(kept: Mapping[str, Any], raw: str, files: int) -> PictureView | None:
    """Return a picture; one of another kind than we draw is not ours to show."""
    if kept["type"] not in _DATA:
        return None
    left, top, right, bottom = kept["cadre"]
    place = _place(kept["source"], kept["page"], files)
    said = " ".join(raw.split())
    alt = f"Extrait de la {place}" if files == 1 else f"Extrait ({place})"
    alt += f" : « {said[:_ALT]}{'…' if len(said) > _ALT else ''} »" if said else ""
    marks = tuple((x0 - left, y0 - top, x1 - x0, y1 - y0) for x0, y0, x1, y1 in kept["mots"])
    return PictureView(place, kept["donnees"], kept["type"], alt, right - left, bottom - top, marks)


def _correction(kept: Mapping[str, Any] | None) -> CorrectionView | None:
    if kept is None:
        return None
    return CorrectionView(readable(kept["valeur"]), kept["statut"], kept["auteur"], kept["date"])
