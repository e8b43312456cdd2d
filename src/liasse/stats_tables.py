"""A synthesis as tables for the terminal, and its words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from liasse.report_synthesis import group_name, groupings
from liasse.report_values import euros
from liasse.stats_schema import Dispersion, Statistiques


def tables(found: Statistiques) -> Iterator[Table]:
    """Yield a table for each way of grouping the projects."""
    for title, groups in groupings(found):
        table = Table(title, "Projets", "Ménages", "Coût médian par ménage")
        for group in groups:
            cost = group.cout_par_menage_median
            table.add_row(
                group_name(group.groupe), str(group.projets), str(group.menages), euros(cost) if cost else ""
            )
        yield table


def spread_in_words(costs: Dispersion) -> str:
    """Return the spread of the costs per household as a sentence."""
    if not costs.nombre:
        return "Coût par ménage : aucun projet n'en donne le coût et les ménages."
    return (
        f"Coût par ménage sur {costs.nombre} projets : de {euros(costs.minimum)} à {euros(costs.maximum)}, "
        f"médiane {euros(costs.mediane)}, la moitié entre {euros(costs.quartile_1)} et {euros(costs.quartile_3)}."
    )
