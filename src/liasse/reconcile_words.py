"""The words in which a reconciliation is shown, in the terminal and in the report."""

from __future__ import annotations

from liasse.report_values import euros, readable

DECISIONS = {"rapproche": "rapproché", "propose": "à confirmer", "aucun": "aucune fiche"}
RESULTS = {
    "accord": "concorde",
    "difference": "diffère",
    "dossier_seul": "dossier seul",
    "fiche_seule": "fiche seule",
    "absent": "nulle part",
}
FIELDS = {
    "nombre_menages": "Nombre de ménages",
    "nombre_logements": "Nombre de logements",
    "cout": "Coût",
    "duree": "Durée (mois)",
    "renouvelable": "Renouvelable",
    "porteurs": "Porteurs",
    "contacts": "Contacts",
    "public": "Public",
}


def value_in_words(field: str, value: bool | int | str | list[str] | None) -> str:
    """Return a field's value as a person reads it, "" where there is none.

    >>> value_in_words("renouvelable", True), value_in_words("porteurs", ["CEDRE HABITAT", "ORME"])
    ('oui', 'CEDRE HABITAT, ORME')
    """
    if isinstance(value, list):
        return ", ".join(euros(item) if field == "cout" else item for item in value)
    return readable(value)
