"""Plots of the synthesis as SVG text: they stand in an offline page and print well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

_BAR, _GAP, _LABEL, _WIDTH = 18, 6, 230, 640
_DOT = 4


def bars(rows: Sequence[Mapping[str, Any]], measure: str, title: str) -> str:
    """Return a bar for each row's ``measure``, its figure beside it."""
    most = max((row[measure] for row in rows), default=0) or 1
    room = _WIDTH - _LABEL - 60
    height = 30 + len(rows) * (_BAR + _GAP)
    parts = [_open(height, title)]
    for number, row in enumerate(rows):
        top = 26 + number * (_BAR + _GAP)
        length = room * row[measure] / most
        parts.append(
            f'<text x="{_LABEL - 8}" y="{top + 13}" text-anchor="end">{escape(str(row["groupe"]))}</text>'
        )
        parts.append(f'<rect x="{_LABEL}" y="{top}" width="{length:.1f}" height="{_BAR}" fill="#3b6ea5"/>')
        parts.append(f'<text x="{_LABEL + length + 6:.1f}" y="{top + 13}">{row[measure]}</text>')
    return "".join([*parts, "</svg>"])


def spread(detail: Sequence[Mapping[str, Any]], summary: Mapping[str, Any], title: str) -> str:
    """Return a dot for each project's cost per household over a box of the quartiles."""
    known = [
        (row["id"], float(row["cout_par_menage"])) for row in detail if row["cout_par_menage"] is not None
    ]
    if not known:
        return ""
    most = max(cost for _, cost in known) or 1.0

    def x(cost: float) -> float:
        return 20 + (_WIDTH - 60) * cost / most

    first, middle, third = (float(summary[key]) for key in ("quartile_1", "mediane", "quartile_3"))
    parts = [_open(96, title)]
    parts.append(
        f'<rect x="{x(first):.1f}" y="34" width="{x(third) - x(first):.1f}" height="26" fill="#d5e2f0"/>'
    )
    parts.append(
        f'<line x1="{x(middle):.1f}" x2="{x(middle):.1f}" y1="30" y2="64" stroke="#20415f" stroke-width="2"/>'
    )
    for ident, cost in known:
        tip = escape(f"{ident} : {cost:,.0f} €".replace(",", " "))
        parts.append(
            f'<circle cx="{x(cost):.1f}" cy="47" r="{_DOT}" fill="#3b6ea5" fill-opacity="0.6"><title>{tip}</title></circle>'
        )
    parts.append(
        f'<text x="{x(middle):.1f}" y="80" text-anchor="middle">médiane {middle:,.0f} €</text>'.replace(
            ",", " "
        )
    )
    parts.append(f'<text x="{_WIDTH - 40}" y="80" text-anchor="end">{most:,.0f} €</text>'.replace(",", " "))
    return "".join([*parts, "</svg>"])


def _open(height: int, title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" '
        f'role="img" font-family="sans-serif" font-size="12"><title>{escape(title)}</title>'
        f'<text x="0" y="14" font-weight="bold">{escape(title)}</text>'
    )


def plots(found: Mapping[str, Any]) -> list[str]:
    """Return every plot of a synthesis."""
    drawn = [
        bars(found["par_theme"], "projets", "Projets par thème"),
        bars(found["par_theme"], "menages", "Ménages par thème"),
        bars(found["par_region"], "projets", "Projets par région"),
        bars(found["par_type_d_organisme"], "projets", "Projets par type d'organisme"),
        spread(found["detail"], found["cout_par_menage"], "Coût par ménage, sur toute la durée"),
    ]
    return [plot for plot in drawn if plot]
