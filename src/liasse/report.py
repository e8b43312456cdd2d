"""``OUT/rapport.html``: one page, offline, that shows what was read, how sure we are of it and where it stands.

Dossiers come from strangers: jinja2 escapes every value, and the page's own policy lets nothing load but the
pictures that are in it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from liasse import (
    alert_titles,
    evidence_file,
    report_batch,
    report_figures,
    report_plots,
    report_reconciliation,
    report_synthesis,
    wording,
)
from liasse.lot import Lot, LotEntry, Outcome
from liasse.report_dossier import DossierView, dossier_view
from liasse.report_parts import Parts, read_parts
from liasse.report_values import euros
from liasse.resources import template
from liasse.results import leaves
from liasse.review_queue import DEFAULT_THRESHOLD
from liasse.stats_tables import spread_in_words

# Characters of pictures (base64) that a report holds: with what else it says of 150 dossiers it stays under 40 MB.
MOST_PICTURES = 29_000_000
# Title and way to sort of the columns of the table of dossiers.
COLUMNS = (
    ("Dossier", "texte"),
    ("État", "texte"),
    ("Lu", "texte"),
    ("Confiance", "nombre"),
    ("Erreurs attendues", "nombre"),
    ("À relire", "nombre"),
    ("Alertes", "nombre"),
    ("Ce qui bloque", "nombre"),
)


def render(lot: Lot, out: Path, threshold: float = DEFAULT_THRESHOLD) -> str:
    """Return the page for a batch whose dossiers stand in ``out``, those with most expected errors first."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 (kept out of `liasse --help`)

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(template),
    )
    environment.globals.update(
        wording=wording,
        alert_title=alert_titles.title,
        count=report_figures.count,
        euros=euros,
        figure=report_figures.figure,
        group_name=report_synthesis.group_name,
        duration=report_figures.duration,
        level=report_figures.level,
        percent=report_figures.percent,
        plural=report_figures.plural,
    )
    dossiers = [_read(entry, out) for entry in lot.dossiers if entry.statut is not Outcome.FAILED]
    return environment.get_template("rapport.html").render(
        threshold=threshold,
        **_batch(lot, dossiers),
        **_beside(lot, read_parts(out)),
        **_own_code(),
    )


def _read(entry: LotEntry, out: Path) -> DossierView:
    data = json.loads((out / f"{entry.id}.json").read_text(encoding="utf-8"))
    return dossier_view(entry, data, evidence_file.read(out / ".liasse", entry.id, leaves(data)))


def _batch(lot: Lot, dossiers: Sequence[DossierView]) -> dict[str, object]:
    """Return what the templates show."""
    queue = report_batch.queue_of(dossiers)
    shown = _within_size(dossiers, {(item.dossier, item.path): rank for rank, item in enumerate(queue.items)})
    advised = {(item.dossier, item.path): at for at, item in enumerate(queue.items[: queue.advised], 1)}
    return {
        "lot": lot,
        "counts": Counter(str(entry.statut) for entry in lot.dossiers),
        "seconds": sum(entry.secondes for entry in lot.dossiers),
        "dossiers": shown,
        "columns": COLUMNS,
        "rows": report_batch.rows(shown, queue),
        "ranks": advised,
        "queue": queue,
        "queue_rows": list(report_batch.queue_rows(queue, shown)),
        "promise": report_batch.promise(queue.before, queue.after),
        "unseen": report_batch.unseen(queue),
        "budgets": list(report_batch.budgets(queue)),
        "curve": report_plots.curve(queue),
        "failures": report_batch.failures(lot),
        "alert_groups": report_batch.alert_groups(shown),
        "media": report_batch.media(shown),
        "confidences": report_plots.confidences(shown),
        "statuses": report_plots.statuses(shown),
        "costliest": report_plots.costliest(shown),
    }


def _beside(lot: Lot, parts: Parts) -> dict[str, object]:
    """Return what the templates show of the reconciliation and of the synthesis."""
    names = {entry.id: entry.chemin for entry in lot.dossiers}
    one, other = parts.reconciliation, parts.synthesis
    return {
        "parts": parts,
        "names": names,
        "idents": {entry.id for entry in lot.dossiers if entry.statut is not Outcome.FAILED},
        "matches": report_reconciliation.matches(one, names) if one else [],
        "links": report_reconciliation.linked(one, names) if one else [],
        "groupings": report_synthesis.grouped(other) if other else [],
        "learnt": report_synthesis.learnt(other.modele_de_theme) if other else "",
        "spread": report_synthesis.spread(other) if other else None,
        "spread_words": spread_in_words(other.cout_par_menage) if other else "",
    }


def _within_size(dossiers: Sequence[DossierView], ranks: dict[tuple[str, str], int]) -> list[DossierView]:
    """Return the dossiers with as many pictures as fit, those of what is to be read again first."""
    sizes = {
        (dossier.ident, field.path): len(field.picture.data)
        for dossier in dossiers
        for field in dossier.fields
        if field.picture
    }
    left, kept = MOST_PICTURES, set()
    for place in sorted(sizes, key=lambda place: ranks.get(place, len(ranks))):
        left -= sizes[place]
        if left < 0:
            break
        kept.add(place)
    if len(kept) == len(sizes):
        return list(dossiers)
    return [dossier.without_pictures_but(kept) for dossier in dossiers]


def _own_code() -> dict[str, str]:
    """Return the page's scripts and style, and the hashes by which its policy lets in exactly these."""
    early, script, style = (template(name) for name in ("rapport_debut.js", "rapport.js", "rapport.css"))
    return {
        "early": early,
        "script": script,
        "style": style,
        "early_hash": _policy_hash(early),
        "script_hash": _policy_hash(script),
        "style_hash": _policy_hash(style),
    }


def _policy_hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
