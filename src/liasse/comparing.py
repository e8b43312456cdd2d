"""What changed between two runs, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liasse.results import decided, read_results


@dataclass(frozen=True, slots=True)
class Change:
    """A field, or with an empty path a whole dossier, that is not the same on both sides."""

    ident: str
    path: str
    before: str
    after: str


def compare(before: Path, after: Path) -> Iterator[Change]:
    """Yield what differs; confidences and evidence do not count, values and statuses do."""
    old, new = read_results(before), read_results(after)
    for ident in dict.fromkeys([*old, *new]):
        if ident not in old or ident not in new:
            yield Change(ident, "", _presence(ident in old), _presence(ident in new))
            continue
        for path in dict.fromkeys([*old[ident], *new[ident]]):
            left, right = _shown(old[ident].get(path)), _shown(new[ident].get(path))
            if left != right:
                yield Change(ident, path, left, right)


def _presence(there: bool) -> str:
    return "présent" if there else "absent"


def _shown(champ: dict[str, Any] | None) -> str:
    if champ is None:
        return "champ inconnu"
    value, status = decided(champ)
    return f"{status} : {value!r}" if value is not None else status
