"""Alerts that only the batch as a whole can give, put into the dossiers' files.

It goes over every dossier of the batch at the end of each run, whether it was read now or kept: what a dossier
is told depends on its neighbours. The alerts of a former run are taken out first, so that running it again
changes nothing and a neighbour that went takes its alerts with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from extract.sentences import split
from liasse.checks.alert import gravity_rank
from liasse.checks.copies import CODE, Written, copies
from liasse.errors import OutputError
from liasse.results import Leaves, bodies_in, decided, leaves
from liasse.writing import dump_json, write_whole

_PORTEURS, _PARTNERS, _CONTACTS = "presentation.porteurs", "partenariat.partenaires", "contacts"
_NO_PROSE = ("avis.", "presentation.nom_projet")


def add_batch_alerts(out: Path, idents: Sequence[str]) -> None:
    """Write into ``OUT/<id>.json`` of the dossiers of the batch what their neighbours tell of them."""
    texts = {ident: (out / f"{ident}.json").read_text(encoding="utf-8") for ident in idents}
    dossiers = {ident: data for ident, text in texts.items() if _is_dossier(data := json.loads(text))}
    found = copies([_written(ident, leaves(data)) for ident, data in sorted(dossiers.items())])
    for ident, data in dossiers.items():
        own = [alert for alert in data["alertes"] if alert["code"] != CODE]
        more = [alert.as_contract() for alert in found.get(ident, [])]
        data["alertes"] = sorted([*own, *more], key=lambda alert: gravity_rank(alert["gravite"]))
        made = dump_json(data)
        if made != texts[ident]:
            # A file that is open in another program keeps what it had; the next run comes by again.
            with suppress(OutputError):
                write_whole(out / f"{ident}.json", made)


def _is_dossier(data: dict[str, Any]) -> bool:
    return data.get("schema") == "liasse/projet/1"


def _written(ident: str, fields: Leaves) -> Written:
    porteurs = [(body["nom"], body["type"]) for body in bodies_in(_value(fields, _PORTEURS))]
    others = [body["nom"] for body in bodies_in(_value(fields, _PARTNERS))]
    others += [name for contact in _value(fields, _CONTACTS) or [] if (name := contact.get("organisme"))]
    return Written(ident, porteurs, others, list(_sentences(fields)))


def _value(fields: Leaves, path: str) -> Any:
    return decided(fields[path])[0] if path in fields else None


def _sentences(fields: Leaves) -> Iterator[tuple[str, str]]:
    """Yield the sentences of the applicant's free texts with their field."""
    for path in fields:
        if path.startswith(_NO_PROSE):
            continue
        value = _value(fields, path)
        text = value.get("texte") if isinstance(value, dict) else value
        if isinstance(text, str):
            for sentence in split(text):
                yield path, sentence
