"""A folder that ``liasse convert`` wrote, read back: each dossier's leaves by path."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from liasse.errors import UnreadableOutputError

Leaves = dict[str, dict[str, Any]]


def read_results(out: Path) -> dict[str, Leaves]:
    """Return ``{dossier id: {path: champ}}`` of the batch's current dossiers, in its order."""
    entries = load_written(out / "lot.json")["dossiers"]
    return {
        entry["id"]: leaves(load_written(out / f"{entry['id']}.json"))
        for entry in entries
        if entry["statut"] != "echec"
    }


def fingerprint(out: Path) -> str:
    """Return what changes as soon as a result of the batch in ``out`` does, as 64 hexadecimal figures.

    Raises:
        UnreadableOutputError: ``lot.json`` or a result is not there.
    """
    digest = hashlib.sha256()
    for entry in load_written(out / "lot.json")["dossiers"]:
        if entry["statut"] == "echec":
            continue
        path = out / f"{entry['id']}.json"
        try:
            content = path.read_bytes()
        except OSError as error:
            msg = f"« {path} » ne peut pas être lu ({error}). Relancez « liasse convert »."
            raise UnreadableOutputError(msg) from error
        digest.update(f"{entry['id']}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()


def leaves(data: dict[str, Any]) -> Leaves:
    """Return every Champ of a dossier or guide by its path, in order."""
    found: Leaves = {}

    def visit(node: object, path: str) -> None:
        if isinstance(node, dict) and {"valeur", "statut", "confiance"} <= node.keys():
            found[path] = node
            return
        items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for key, child in items:
            visit(child, f"{path}.{key}" if path else str(key))

    visit(data.get("projet", {}), "")
    if "monographies" in data:
        visit(data["monographies"], "monographies")
    return found


def decided(champ: dict[str, Any]) -> tuple[Any, str]:
    """Return the value and status that stand: the reviewer's where there is a correction."""
    standing = champ.get("correction") or champ
    return standing["valeur"], standing["statut"]


def written(fields: Leaves) -> str:
    """Return what was read for the fields of a dossier, one after the other."""
    return "\n".join(str(leaf.get("brut") or "") for leaf in fields.values())


def bodies_in(value: Any) -> list[dict[str, Any]]:
    """Return the organismes that a field's value holds, themselves and no copies; none where it holds none.

    >>> bodies_in({"texte": "le CCAS", "organismes": [{"nom": "CCAS"}]}), bodies_in(None)
    ([{'nom': 'CCAS'}], [])
    """
    found = value.get("organismes") if isinstance(value, dict) else value
    return found if isinstance(found, list) else []


def load_written(path: Path) -> dict[str, Any]:
    """Return a result, or ``lot.json``, as a run wrote it.

    Raises:
        UnreadableOutputError: the file cannot be read, or holds no object.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        msg = f"« {path} » ne peut pas être lu ({error}). Indiquez un dossier écrit par « liasse convert »."
        raise UnreadableOutputError(msg) from error
    if not isinstance(data, dict):
        raise UnreadableOutputError(f"« {path} » n'a pas la forme attendue. Relancez « liasse convert ».")
    return data
