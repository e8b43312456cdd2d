"""Reliability and risk against coverage as one SVG: it opens in a browser, prints, and needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from liasse.evaluation_calibration import LEAST_SURE, PRECISION, Bin, Calibration

_SIDE, _MARGIN, _TOP = 300, 60, 56
_WIDTH, _HEIGHT = 2 * (_SIDE + 2 * _MARGIN), _SIDE + _TOP + 130
_BLUE, _ORANGE, _GREY = "#20588f", "#b4530b", "#767676"
_BARS = 46  # height of the counts under the reliability diagram
_LEAST_RISK = 0.05  # top of the scale of errors, where they are fewer


def drawing(calibration: Calibration) -> str:
    """Return the two diagrams side by side, with their figures in words beneath."""
    lines = list(_words(calibration))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT + 18 * len(lines)}" '
        f'role="img" font-family="sans-serif" font-size="12" fill="#222">',
        "<title>Fiabilité des confiances</title>",
        f"<desc>{escape(' '.join(lines))}</desc>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_reliability(calibration),
        *_risk(calibration),
    ]
    for number, line in enumerate(lines):
        parts.append(f'<text x="{_MARGIN}" y="{_HEIGHT + 18 * number}">{escape(line)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _words(calibration: Calibration) -> Iterator[str]:
    """Yield what the diagrams show, for those who read them in words."""
    low, high = calibration.acceptable_interval
    yield (
        f"Erreur de calibration {calibration.expected_error:.4f} (tranches égales en nombre : "
        f"{calibration.equal_error:.4f})."
    )
    yield (
        f"Acceptables sans relecture à {PRECISION:.0%} de précision : {calibration.acceptable:.1%} "
        f"(intervalle à 95 % : {low:.1%} à {high:.1%})."
    )
    if calibration.errors_least_sure is not None:
        yield f"Les {LEAST_SURE:.0%} les moins sûrs portent {calibration.errors_least_sure:.1%} des erreurs."


def _reliability(calibration: Calibration) -> Iterator[str]:
    """Yield the diagram of confidence against accuracy, the counts of the bins under it."""
    yield from _frame(_MARGIN, "Fiabilité : part de justes selon la confiance", "confiance", 1.0)
    diagonal = _points([(0.0, 0.0), (1.0, 1.0)], _MARGIN, 1.0)
    yield f'<polyline points="{diagonal}" fill="none" stroke="{_GREY}" stroke-dasharray="4 4"/>'
    yield from _dots(calibration.bins, _BLUE, "tranche")
    yield from _dots(calibration.equal_bins, _ORANGE, "dixième des champs")
    most = max(bin_.count for bin_ in calibration.bins)
    base = _TOP + _SIDE + 34 + _BARS
    for bin_ in calibration.bins:
        height = _BARS * bin_.count / most
        left, width = _MARGIN + bin_.low * _SIDE, (bin_.high - bin_.low) * _SIDE - 2
        yield (
            f'<rect x="{left:.1f}" y="{base - height:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'fill="{_BLUE}" fill-opacity="0.5"><title>{bin_.count} champs</title></rect>'
        )
    yield (
        f'<text x="{_MARGIN}" y="{base + 16}">Champs par tranche (au plus {most}) · '
        f'<tspan fill="{_BLUE}">● tranches de 0,1</tspan> · <tspan fill="{_ORANGE}">● dixièmes des champs</tspan></text>'
    )


def _dots(bins: Sequence[Bin], colour: str, name: str) -> Iterator[str]:
    for bin_ in bins:
        x, y = _place(bin_.confidence, bin_.accuracy, _MARGIN, 1.0)
        tip = f"{name} : {bin_.count} champs, confiance {bin_.confidence:.3f}, justes {bin_.accuracy:.3f}"
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"><title>{escape(tip)}</title></circle>'


def _risk(calibration: Calibration) -> Iterator[str]:
    """Yield the diagram of the share of errors against the share of fields that are accepted."""
    left = 3 * _MARGIN + _SIDE
    top = max(_LEAST_RISK, *(risk.error for risk in calibration.risks))
    yield from _frame(
        left, "Risque : part d'erreurs selon la part de champs acceptés", "part des champs", top
    )
    bar = _points([(0.0, 1 - PRECISION), (1.0, 1 - PRECISION)], left, top)
    yield f'<polyline points="{bar}" fill="none" stroke="{_ORANGE}" stroke-dasharray="4 4"/>'
    curve = _points([(risk.coverage, risk.error) for risk in calibration.risks], left, top)
    yield f'<polyline points="{curve}" fill="none" stroke="{_BLUE}" stroke-width="2"/>'
    low, high = calibration.acceptable_interval
    y = _place(0.0, 1 - PRECISION, left, top)[1]
    yield (
        f'<line x1="{left + low * _SIDE:.1f}" x2="{left + high * _SIDE:.1f}" y1="{y:.1f}" y2="{y:.1f}" '
        f'stroke="{_ORANGE}" stroke-width="5" stroke-opacity="0.6"><title>{low:.1%} à {high:.1%}</title></line>'
    )


def _frame(left: float, title: str, below: str, top: float) -> Iterator[str]:
    """Yield axes with five marks each."""
    yield f'<text x="{left}" y="{_TOP - 20}" font-weight="bold">{escape(title)}</text>'
    yield (
        f'<rect x="{left}" y="{_TOP}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="{_GREY}"/>'
        f'<text x="{left + _SIDE}" y="{_TOP + _SIDE + 30}" text-anchor="end">{escape(below)}</text>'
    )
    for mark in range(6):
        x, y = _place(mark / 5, top * mark / 5, left, top)
        yield f'<text x="{x:.1f}" y="{_TOP + _SIDE + 15}" text-anchor="middle">{mark / 5:.1f}</text>'
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{top * mark / 5:.2f}</text>'


def _place(x: float, y: float, left: float, top: float) -> tuple[float, float]:
    return left + x * _SIDE, _TOP + _SIDE * (1 - y / top)


def _points(line: Sequence[tuple[float, float]], left: float, top: float) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in (_place(*point, left, top) for point in line))
