"""What ``reconcile`` and ``stats`` leave in OUT for the report, shown as long as it fits the batch.

Each is one JSON file that names the results it was made from (``lot``, a fingerprint): after a dossier was
read again, corrected or added, the report says that the part is out of date instead of showing it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from liasse.batch_state import State
from liasse.errors import UnreadableOutputError
from liasse.locking import only_run
from liasse.lot import Lot
from liasse.reconcile_schema import Rapprochement
from liasse.results import fingerprint
from liasse.review_queue import DEFAULT_THRESHOLD
from liasse.stats_schema import Statistiques
from liasse.writing import dump_json, prepare_folder, write_whole

RECONCILIATION, SYNTHESIS = "rapprochement.json", "statistiques.json"
_COMMANDS = {RECONCILIATION: "liasse reconcile", SYNTHESIS: "liasse stats"}


@dataclass(frozen=True, slots=True)
class Parts:
    """What there is to show beside the dossiers; ``outdated`` are the commands to run again."""

    reconciliation: Rapprochement | None = None
    synthesis: Statistiques | None = None
    outdated: tuple[str, ...] = ()


def read_parts(out: Path) -> Parts:
    """Return the parts of OUT that were made from its present results; a damaged file counts as outdated."""
    found: dict[str, Rapprochement | Statistiques] = {}
    outdated = []
    present = ""
    for name, model in ((RECONCILIATION, Rapprochement), (SYNTHESIS, Statistiques)):
        path = out / name
        if not path.is_file():
            continue
        present = present or fingerprint(out)
        try:
            part = model.model_validate_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            part = None
        if part is not None and part.lot == present:
            found[name] = part
        else:
            outdated.append(_COMMANDS[name])
    one, other = found.get(RECONCILIATION), found.get(SYNTHESIS)
    return Parts(
        one if isinstance(one, Rapprochement) else None,
        other if isinstance(other, Statistiques) else None,
        tuple(outdated),
    )


def put_in_report(out: Path, part: Rapprochement | Statistiques) -> bool:
    """Write ``part`` into OUT and make its report again; return whether there is a batch with a report there.

    Raises:
        BusyOutputError: another run writes there.
        OutputError: OUT cannot be written.
        UnreadableOutputError: the batch's own files are damaged.
    """
    from liasse.report import render  # noqa: PLC0415 (jinja2 is needed here only)

    text = dump_json(part.model_dump(mode="json", by_alias=True))
    name = RECONCILIATION if isinstance(part, Rapprochement) else SYNTHESIS
    if not (out / "lot.json").is_file():
        write_whole(out / name, text)
        return False
    kept = out / ".liasse"
    prepare_folder(kept)
    with only_run(kept, out):
        write_whole(out / name, text)
        try:
            lot = Lot.model_validate_json((out / "lot.json").read_text(encoding="utf-8"))
        except (OSError, ValidationError) as error:
            msg = f"« {out / 'lot.json'} » n'a pas la forme attendue. Relancez « liasse convert »."
            raise UnreadableOutputError(msg) from error
        threshold = State.load(kept).threshold
        shown = render(lot, out, DEFAULT_THRESHOLD if threshold is None else threshold)
        write_whole(out / "rapport.html", shown)
    return True
