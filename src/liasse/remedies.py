"""What an analyst can do about a dossier that could not be read, by the code of the failure.

The message says what went wrong with this file; ``docs/errors.md`` has the same advice at length.
"""

from __future__ import annotations

REMEDIES = {
    "fichier_vide": "Redemandez le fichier au porteur.",
    "fichier_chiffre": "Ouvrez-le avec son mot de passe, enregistrez-le sans, et relancez.",
    "fichier_endommage": "Redemandez le fichier ; s'il s'ouvre chez vous, enregistrez-le à nouveau et relancez.",
    "type_inconnu": "Enregistrez-le en PDF, .docx, .odt, .rtf, .txt, PNG, JPEG ou TIFF.",
    "trop_grand": "Découpez-le, ou numérisez-le à 300 points par pouce.",
    "sans_page": "Redemandez le fichier : il ne contient aucune page.",
    "outil_manquant": "« liasse doctor » donne la commande d'installation ; puis relancez.",
    "outil_en_echec": "Ouvrez-le et enregistrez-le dans un autre format, puis relancez avec --retry.",
    "delai_depasse": "Relancez avec --retry et un --timeout plus grand, ou découpez le dossier.",
    "arret_brutal": "Relancez avec --retry ; s'il échoue encore, signalez-le.",
    "memoire_insuffisante": "Découpez le dossier, ou relancez avec moins de --jobs.",
    "lecture_impossible": "Vérifiez vos droits et que le lecteur réseau répond, puis relancez avec --retry.",
    "illisible": "Ouvrez le fichier pour vérifier qu'il se lit ; sinon redemandez-le.",
    "interne": "C'est un défaut de liasse : relancez avec -v pour la cause, et signalez-la.",
}


def remedy(code: str) -> str:
    """Return what to do; a code that is not known has nothing to add to its message."""
    return REMEDIES.get(code, "")
