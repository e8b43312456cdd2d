"""A typed value as a person reads it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

# The contract's own words for categories and opinions, as the form prints them.
WORDS = {
    "grandes_difficultes": "ménages en grandes difficultés",
    "sante_mentale": "santé mentale",
    "violences_conjugales": "violences conjugales",
    "jeunes": "jeunes",
    "gens_du_voyage": "gens du voyage",
    "sortants_incarceration": "sortants d'incarcération",
    "personnes_agees": "personnes âgées",
    "addictions": "addictions",
    "sortants_hebergement": "sortants d'hébergement",
    "menaces_expulsion": "menacés d'expulsion",
    "acces": "accès",
    "maintien": "maintien",
    "acces_et_maintien": "accès et maintien",
}
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
            return WORDS.get(value, str(value))


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
    if "departements" in value:
        return _place(value)
    if "organismes" in value:
        return "\n".join(part for part in (readable(value["organismes"]), value["texte"]) if part)
    return "\n".join(
        f"{key} : {', '.join(readable(item).splitlines())}" for key, item in value.items() if item
    )


def _place(value: dict[str, Any]) -> str:
    lines = [value["texte"] or ""]
    for key, one, several in (
        ("departements", "département", "départements"),
        ("communes", "commune", "communes"),
    ):
        if named := value[key]:
            lines.append(f"{one if len(named) == 1 else several} : {', '.join(named)}")
    return "\n".join(line for line in lines if line)


def _budget(value: dict[str, Any]) -> str:
    lines = []
    for side, title in (("charges", "Charges"), ("produits", "Produits")):
        total = value[f"total_{side}"]
        lines.append(f"{title} (total {euros(total)})" if total else title)
        lines += [f"  {line['intitule']} : {euros(line['montant'])}" for line in value[side]]
    return "\n".join(lines)
