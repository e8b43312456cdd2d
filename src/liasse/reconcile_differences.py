"""A dossier and its published sheet, field by field: what stayed and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rapidfuzz import fuzz

from liasse.reconcile_evidence import body_likeness, words
from liasse.results import Leaves, decided

# A text as short as a sheet's is the dossier's if most of its words are there.
_TEXT_ALIKE = 0.6
_COSTS = ("cout_global", "cout_accompagnement", "cout_diagnostic", "cout_gestion_locative")


def differences(dossier: Leaves, sheet: Leaves, together: Sequence[Leaves]) -> list[dict[str, Any]]:
    """Return one row per field; ``together`` are all the dossiers of the sheet's project, this one among them."""
    return [
        _count("nombre_menages", "publics.nombre_menages", dossier, sheet, together),
        _count("nombre_logements", "logements.nombre_logements", dossier, sheet, together),
        _cost(dossier, sheet),
        _row("duree", _value(dossier, "duree.mois"), (_value(sheet, "duree") or {}).get("mois")),
        _row(
            "renouvelable",
            _value(dossier, "duree.renouvelable"),
            (_value(sheet, "duree") or {}).get("renouvelable"),
        ),
        _bodies(dossier, sheet, together),
        _contacts(dossier, sheet, together),
        _public(dossier, sheet),
    ]


def _value(leaves: Leaves, path: str) -> Any:
    leaf = leaves.get(path)
    return decided(leaf)[0] if leaf else None


def _row(
    field: str, ours: object, theirs: object, result: str | None = None, note: str = ""
) -> dict[str, Any]:
    if result is None:
        if ours in (None, []) or theirs in (None, []):
            result = (
                "absent" if ours in (None, []) and theirs in (None, [])
                else "dossier_seul" if theirs in (None, []) else "fiche_seule"
            )  # fmt: skip
        else:
            result = "accord" if ours == theirs else "difference"
    return {"champ": field, "dossier": ours, "fiche": theirs, "resultat": result, "note": note}


def _count(
    field: str, path: str, dossier: Leaves, sheet: Leaves, together: Sequence[Leaves]
) -> dict[str, Any]:
    """Compare counts; two landlords' dossiers may each hold their share of the sheet's."""
    ours, theirs = _value(dossier, path), _value(sheet, field)
    row = _row(field, ours, theirs)
    shares = [_value(other, path) for other in together]
    if row["resultat"] == "difference" and len(shares) > 1 and None not in shares and sum(shares) == theirs:
        parts = " + ".join(str(share) for share in shares)
        return _row(field, ours, theirs, "accord", f"{parts} = {theirs} sur les dossiers liés")
    if row["resultat"] == "difference":
        row["note"] = f"{theirs - ours:+d}"
    return row


def _cost(dossier: Leaves, sheet: Leaves) -> dict[str, Any]:
    ours = [amount["montant"] for name in _COSTS for amount in _value(dossier, f"financement.{name}") or []]
    budget = _value(dossier, "financement.budget") or {}
    ours += [budget[key] for key in ("total_charges", "total_produits") if budget.get(key)]
    theirs = [amount["montant"] for amount in (_value(sheet, "cout") or {}).get("montants", [])]
    common = sorted(set(ours) & set(theirs), key=Decimal)
    if common:
        return _row("cout", ours, theirs, "accord", f"en commun : {', '.join(common)} €")
    return _row("cout", ours or None, theirs or None)


def _bodies(dossier: Leaves, sheet: Leaves, together: Sequence[Leaves]) -> dict[str, Any]:
    ours = [body["nom"] for body in _value(dossier, "presentation.porteurs") or []]
    theirs = [body["nom"] for body in _value(sheet, "porteurs") or []]
    named = [body["nom"] for other in together for body in _value(other, "presentation.porteurs") or []]
    missing = [name for name in theirs if not any(body_likeness(name, body) >= 0.9 for body in named)]
    if not ours or not theirs:
        return _row("porteurs", ours or None, theirs or None)
    note = f"sur la fiche seulement : {', '.join(missing)}" if missing else ""
    return _row("porteurs", ours, theirs, "difference" if missing else "accord", note)


def _contacts(dossier: Leaves, sheet: Leaves, together: Sequence[Leaves]) -> dict[str, Any]:
    def people(leaves: Leaves) -> list[str]:
        return [contact["nom"] or contact["email"] for contact in _value(leaves, "contacts") or []]

    ours, theirs = people(dossier), people(sheet)
    if not ours or not theirs:
        return _row("contacts", ours or None, theirs or None)
    known = [" ".join(sorted(words(name))) for other in together for name in people(other) if name]
    new = [
        name
        for name in theirs
        if not any(fuzz.ratio(" ".join(sorted(words(name))), like) >= 88 for like in known)
    ]
    note = f"sur la fiche seulement : {', '.join(new)}" if new else ""
    return _row("contacts", ours, theirs, "difference" if new else "accord", note)


def _public(dossier: Leaves, sheet: Leaves) -> dict[str, Any]:
    ours, theirs = _value(dossier, "publics.caracteristiques"), _value(sheet, "profil_menages")
    if not ours or not theirs:
        return _row("public", ours, theirs)
    said = {word for word in words(theirs) if len(word) > 3}
    kept = said & set(words(ours))
    share = len(kept) / len(said) if said else 0.0
    note = f"{share:.0%} des mots de la fiche sont dans le dossier"
    return _row("public", ours, theirs, "accord" if share >= _TEXT_ALIKE else "difference", note)
