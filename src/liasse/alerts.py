"""What an analyst should be told of a dossier beyond its fields one by one."""

from __future__ import annotations

from collections.abc import Sequence

from extract.candidate import Status
from liasse.normalizing import Value


def alerts(values: Sequence[Value]) -> list[dict[str, object]]:
    """Return the contract's ``alertes``."""
    found = []
    for value in values:
        path = value.candidate.path
        if value.status is Status.CONTRADICTORY:
            message = "Deux réponses qui s'excluent sont cochées ; demandez au porteur laquelle vaut."
            found.append(_alert("cases_contradictoires", "erreur", [path], message))
        if "total_incoherent" in value.reasons:
            message = "La somme des lignes du budget ne donne pas le total indiqué."
            found.append(_alert("budget_desequilibre", "erreur", [path], message))
    return found


def _alert(code: str, gravity: str, paths: list[str], message: str) -> dict[str, object]:
    return {"code": code, "gravite": gravity, "champs": paths, "message": message}
