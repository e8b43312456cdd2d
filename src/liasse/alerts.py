"""What an analyst should be told of a dossier beyond its fields one by one."""

from __future__ import annotations

from collections.abc import Sequence

from extract.candidate import Status
from liasse.normalizing import Value


def alerts(values: Sequence[Value], skipped: Sequence[str] = ()) -> list[dict[str, object]]:
    """Return the contract's ``alertes``."""
    found = [_ignored(name) for name in skipped]
    for value in values:
        path = value.candidate.path
        if value.status is Status.CONTRADICTORY:
            message = "Deux réponses qui s'excluent sont cochées ; demandez au porteur laquelle vaut."
            found.append(_alert("cases_contradictoires", "erreur", [path], message))
        if "total_incoherent" in value.reasons:
            message = "La somme des lignes du budget ne donne pas le total indiqué."
            found.append(_alert("budget_desequilibre", "erreur", [path], message))
    return found


def _ignored(name: str) -> dict[str, object]:
    message = (
        f"La pièce « {name} » n'a pas été lue : son type n'est pas de ceux que liasse lit, ou elle est vide."
    )
    return _alert("piece_ignoree", "info", [], message)


def _alert(code: str, gravity: str, paths: list[str], message: str) -> dict[str, object]:
    return {"code": code, "gravite": gravity, "champs": paths, "message": message}
