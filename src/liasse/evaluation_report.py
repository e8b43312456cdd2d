"""An evaluation as tables for a terminal, and as figures for a machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from liasse.evaluation import Evaluation, Judgement, Tally
from liasse.evaluation_calibration import LEAST_SURE, PRECISION, Bin, Risk

WORST = 25
_CUT = 160


def figures(evaluation: Evaluation) -> dict[str, object]:
    """Return what a machine compares from one run to the next."""
    calibration = evaluation.calibration
    return {
        "total": evaluation.total,
        "strict": evaluation.strictly_right,
        "similarite_moyenne": evaluation.mean_likeness,
        "types_organismes": evaluation.types,
        "departements": evaluation.departements,
        "par_champ": evaluation.by_field,
        "par_nature": evaluation.by_kind,
        "par_format": evaluation.by_format,
        "par_dossier": evaluation.by_dossier,
        "dossiers_exacts": evaluation.exact_dossiers,
        "statuts": [
            {"attendu": expected, "lu": found, "nombre": count}
            for (expected, found), count in sorted(evaluation.confusion.items())
        ],
        "non_convertis": evaluation.not_converted,
        "hors_reference": evaluation.unknown,
        "calibration": asdict(calibration) if calibration else None,
        "erreurs": [asdict(miss) for miss in evaluation.misses],
    }


def show(evaluation: Evaluation, console: Console) -> None:
    """Print the tables, the overall figures last, where the eye is."""
    for title, tally in (
        ("Par champ", evaluation.by_field),
        ("Par nature de champ", evaluation.by_kind),
        ("Par format", evaluation.by_format),
    ):
        console.print(_tally(title, tally))
    console.print(_confusion(evaluation))
    console.print(_misses(evaluation.misses[:WORST]))
    for line in _reliability(evaluation):
        console.print(line)
    for line in _summary(evaluation):
        console.print(line)


def _share(right: int, total: int) -> str:
    return f"{right / total:.1%}" if total else "–"


def _tally(title: str, tally: Tally) -> Table:
    table = Table("", "justes", "sur", "taux", title=title)
    for name, (right, total) in tally.items():
        table.add_row(escape(name), str(right), str(total), _share(right, total))
    return table


def _confusion(evaluation: Evaluation) -> Table:
    confusion = evaluation.confusion
    found = sorted({status for _, status in confusion})
    table = Table("attendu \\ lu", *found, title="Statuts")
    for expected in sorted({status for status, _ in confusion}):
        table.add_row(expected, *(str(confusion.get((expected, status), "")) for status in found))
    return table


def _misses(misses: list[Judgement]) -> Table:
    table = Table("dossier", "champ", "attendu", "lu", "conf.", title="Erreurs les plus sûres d'elles")
    for miss in misses:
        table.add_row(
            escape(miss.dossier),
            miss.path,
            _cut(miss.expected_status, miss.expected),
            _cut(miss.found_status, miss.found),
            "–" if miss.confidence is None else f"{miss.confidence:.2f}",
        )
    return table


def _cut(status: str, value: object) -> str:
    """Return a status or a value short enough for a cell."""
    text = status if value is None else str(value)
    return escape(text if len(text) <= _CUT else f"{text[: _CUT - 1]}…")


def _reliability(evaluation: Evaluation) -> Iterator[Table | str]:
    calibration = evaluation.calibration
    if calibration is None:
        return
    yield _bins("Fiabilité des confiances, tranches de 0,1", calibration.bins)
    yield _bins("Fiabilité des confiances, dixièmes des champs", calibration.equal_bins)
    yield _risks(calibration.risks)
    yield (
        f"Erreur de calibration (ECE) {calibration.expected_error:.4f}, "
        f"par dixièmes {calibration.equal_error:.4f} · Brier {calibration.brier:.4f}"
    )
    threshold = calibration.acceptable_from
    yield (
        f"Champs acceptables sans relecture à {PRECISION:.0%} de précision : {calibration.acceptable:.1%} "
        f"{_interval(calibration.acceptable_interval)}"
        + ("" if threshold is None else f", à partir d'une confiance de {threshold:.4f}")
    )
    if calibration.errors_least_sure is not None and calibration.errors_least_sure_interval is not None:
        yield (
            f"Erreurs parmi les {LEAST_SURE:.0%} les moins sûrs : {calibration.errors_least_sure:.1%} "
            f"{_interval(calibration.errors_least_sure_interval)}"
        )


def _interval(interval: tuple[float, float]) -> str:
    return f"(intervalle à 95 % : {interval[0]:.1%} à {interval[1]:.1%})"


def _bins(title: str, bins: Sequence[Bin]) -> Table:
    table = Table("confiance", "champs", "moyenne", "justes", "écart", title=title)
    for bin_ in bins:
        table.add_row(
            f"{bin_.low:.3g}–{bin_.high:.3g}",
            str(bin_.count),
            f"{bin_.confidence:.3f}",
            f"{bin_.accuracy:.3f}",
            f"{bin_.confidence - bin_.accuracy:+.3f}",
        )
    return table


def _risks(risks: Sequence[Risk]) -> Table:
    table = Table("champs acceptés", "erreurs parmi eux", "seuil", title="Risque selon la couverture")
    for risk in risks[1::2]:
        table.add_row(f"{risk.coverage:.0%}", f"{risk.error:.2%}", f"{risk.confidence:.3f}")
    return table


def _summary(evaluation: Evaluation) -> Iterator[str]:
    right, total = evaluation.total
    exact, dossiers = evaluation.exact_dossiers
    types_right, types = evaluation.types
    strict = evaluation.strictly_right
    yield f"Champs justes : {right}/{total} ({_share(right, total)}), sans tolérance {strict}"
    if evaluation.mean_likeness is not None:
        yield f"Similarité moyenne des textes : {evaluation.mean_likeness:.3f}"
    yield f"Types d'organismes : {types_right}/{types} · Dossiers sans erreur : {exact}/{dossiers}"
    placed, places = evaluation.departements
    if places:
        yield f"Départements de la localisation : {placed}/{places} exacts ({_share(placed, places)})"
    if evaluation.not_converted:
        yield f"Non convertis : {escape(', '.join(evaluation.not_converted))}"
    if evaluation.unknown:
        yield f"Sans valeurs de référence : {escape(', '.join(evaluation.unknown))}"
