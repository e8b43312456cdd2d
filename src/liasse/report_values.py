"""A typed value as a person reads it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

_PER = {"menage": "par ménage", "logement": "par logement", "projet": "pour le projet"}
_PERIOD = {"an": "par an", "mois": "par mois", "total": "au total"}


def readable(value: Any) -> str:
    """Return a value of the contract in words; what is listed stands on lines of its own."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case list():
            return "\n".join(readable(item) for item in value)
        case dict():
            return _record(value)
        case _:
            return str(value)


def euros(amount: str | None) -> str:
    """Return a decimal string as « 1 440,00 € ».

    >>> euros("1440.00").replace(chr(0x202F), " ").replace(chr(0xA0), " ")
    '1 440,00 €'
    """
    if amount is None:
        return "montant non lu"
    return f"{Decimal(amount):,.2f} €".replace(",", "\u202f").replace(".", ",").replace(" €", "\u00a0€")


def _record(value: dict[str, Any]) -> str:
    if "charges" in value:
        return _budget(value)
    if "montant" in value:
        parts = [euros(value["montant"]), _PER.get(value["par"] or ""), _PERIOD.get(value["periode"] or "")]
        return " ".join(part for part in parts if part)
    if "registre" in value:
        known = f" → {value['registre']}" if value["registre"] else ""
        return f"{value['nom']} ({value['type']}){known}"
    if "montants" in value:
        return "\n".join(part for part in (readable(value["montants"]), value["texte"]) if part)
    if "email" in value:
        return ", ".join(str(part) for part in value.values() if part)
    return "\n".join(
        f"{key} : {', '.join(readable(item).splitlines())}" for key, item in value.items() if item
    )


def _budget(value: dict[str, Any]) -> str:
    lines = []
    for side, title in (("charges", "Charges"), ("produits", "Produits")):
        total = value[f"total_{side}"]
        lines.append(f"{title} (total {euros(total)})" if total else title)
        lines += [f"  {line['intitule']} : {euros(line['montant'])}" for line in value[side]]
    return "\n".join(lines)
