"""The last words of a run: what was done, and what needs a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from liasse.batch import Batch
from liasse.lot import LotEntry, Outcome
from liasse.report_figures import plural
from liasse.results import load_written, read_results
from liasse.review_queue import errors_per_sheet, grave_alerts, review_queue

_SHOWN = 12
PLURAL = 2  # from which French counts in the plural


def summary(batch: Batch, out: Path, *, verbose: bool) -> Iterator[str]:
    """Yield the lines to print, failures with their causes last of all before where to look."""
    entries = batch.lot.dossiers
    by_outcome = {outcome: [entry for entry in entries if entry.statut is outcome] for outcome in Outcome}
    kept = len(entries) - batch.read
    yield (
        f"{len(entries)} dossier(s) : {len(by_outcome[Outcome.CONVERTED])} converti(s), "
        f"{len(by_outcome[Outcome.TO_REVIEW])} à revoir, {len(by_outcome[Outcome.FAILED])} échec(s)"
        + (f" ; {kept} inchangé(s), non relu(s)." if kept > 0 else ".")
    )
    yield from _reviews(by_outcome[Outcome.TO_REVIEW], out, verbose=verbose)
    for entry in by_outcome[Outcome.FAILED]:
        if entry.erreur is not None:
            yield f"  échec : {entry.chemin} [{entry.erreur.code}] {entry.erreur.message}"
        if verbose and entry.id in batch.details:
            yield batch.details[entry.id].rstrip()
    yield from (f"  attention : {warning}" for warning in batch.warnings)
    yield from _to_read(out)
    yield f"Rapport : {out / 'rapport.html'}"


def _to_read(out: Path) -> Iterator[str]:
    """Yield what reading again would bring, as the report says it."""
    from liasse.report_batch import promise  # noqa: PLC0415 (loaded already where there is a report)

    queue = review_queue(read_results(out))
    if queue.items:
        yield promise(queue.before, queue.after)


def _reviews(entries: list[LotEntry], out: Path, *, verbose: bool) -> Iterator[str]:
    doubtful = sorted(entries, key=lambda entry: entry.confiance or 0.0)
    shown = doubtful if verbose else doubtful[:_SHOWN]
    for entry in shown:
        yield f"  à revoir : {entry.chemin} ({_why(out / f'{entry.id}.json')})"
    if len(doubtful) > len(shown):
        yield f"  et {len(doubtful) - len(shown)} autre(s) à revoir ; -v les montre tous."


def _why(result: Path) -> str:
    """Return what makes a dossier one to look at: grave alerts, and the errors to expect in it."""
    data = load_written(result)
    grave, errors = grave_alerts(data), errors_per_sheet(data)
    told = [plural(grave, "alerte grave", "alertes graves")] if grave else []
    words = "erreurs attendues" if errors >= PLURAL else "erreur attendue"
    return ", ".join([*told, f"{errors:.1f} {words}".replace(".", ",")])
