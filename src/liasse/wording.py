"""Every word that a reviewer reads for a path, a status, a motif or an alert: one table, in French."""

from __future__ import annotations

SECTIONS = {
    "presentation": "Présentation synthétique du projet",
    "publics": "Publics cibles du projet",
    "logements": "Modalités de mobilisation des logements",
    "accompagnement": "Accompagnement",
    "partenariat": "Partenariat",
    "financement": "Montage financier",
    "duree": "Inscription de la démarche dans la durée",
    "avis": "Avis des services de l'État",
    "contacts": "Contacts",
    "monographies": "Monographies",
}

FIELDS = {
    "presentation.localisation": "Localisation du projet",
    "presentation.nom_projet": "Nom du projet",
    "presentation.porteurs": "Porteurs du projet",
    "presentation.descriptif": "Descriptif sommaire et objectifs",
    "publics.nombre_menages": "Nombre de ménages accompagnés",
    "publics.eligible_dalo": "Ménages éligibles au DALO",
    "publics.accords_collectifs": "Ménages relevant des accords collectifs",
    "publics.pdalpd": "Publics cibles du PDALPD",
    "publics.caracteristiques": "Caractéristiques des publics",
    "publics.categories": "Catégories de publics",
    "logements.offre_nouvelle": "Création d'une offre nouvelle",
    "logements.amenagement_existant": "Aménagement de logement existant",
    "logements.existant_sans_amenagement": "Logements existants sans aménagement",
    "logements.reclassement_bas_loyer": "Reclassement en offre à bas loyer",
    "logements.nombre_logements": "Nombre de logements",
    "logements.typologies": "Typologies",
    "logements.typologie_texte": "Typologie, en toutes lettres",
    "logements.attribution": "Réservation et attribution",
    "logements.localisation_offre": "Localisation de l'offre",
    "accompagnement.methodologie": "Méthodologie de l'accompagnement",
    "accompagnement.gestion_locative": "Complémentarité avec la gestion locative",
    "accompagnement.adhesion_menage": "Adhésion du ménage",
    "accompagnement.mobilisation_offre": "Mobilisation de l'offre d'accompagnement",
    "accompagnement.relation_bailleur": "Relation bailleur / accompagnateur",
    "accompagnement.adequation_besoins": "Adéquation aux besoins",
    "partenariat.partenaires": "Partenaires mobilisés",
    "financement.texte": "Montage financier, texte libre",
    "financement.cout_diagnostic": "Coût du diagnostic",
    "financement.cout_accompagnement": "Coût de l'accompagnement par ménage",
    "financement.cout_gestion_locative": "Coût de la gestion locative adaptée",
    "financement.cout_global": "Coût global en cas d'offre intégrée",
    "financement.cofinancements": "Cofinancements",
    "financement.fndollts": "Financement du FNDOLLTS",
    "financement.candidat_appel_projets": "Candidat à un appel à projets en cours",
    "financement.budget": "Budget prévisionnel",
    "duree.mois": "Durée en mois",
    "duree.renouvelable": "Renouvelable",
    "duree.texte": "Durée, en toutes lettres",
    "avis.service_departemental": "Avis du service départemental",
    "avis.pertinence": "Pertinence du projet",
    "avis.conditions": "Conditions jugées nécessaires",
    "avis.commentaire": "Commentaire",
    "avis.reproductibilite": "Caractère reproductible",
    "avis.avis_regional": "Avis global régional",
    "contacts": "Contacts",
}

STATUSES = {
    "renseigne": "renseigné",
    "vide": "vide",
    "contradictoire": "contradictoire",
    "illisible": "illisible",
    "absent": "absent",
}

OUTCOMES = {"converti": "converti", "a_revoir": "à revoir", "echec": "échec"}

READINGS = {
    "texte": "texte du fichier",
    "ocr": "reconnaissance de caractères",
    "mixte": "texte et reconnaissance",
}

SEVERITIES = {"info": "information", "avertissement": "avertissement", "erreur": "erreur"}

MOTIFS = {
    "case_lue_dans_le_champ": "case lue dans le champ du fichier",
    "case_symbole": "case lue dans un symbole",
    "case_jeton": "case lue dans le texte",
    "case_dessinee": "case lue dans le dessin de la page",
    "case_image": "case lue sur l'image",
    "case_perdue": "l'état de la case s'est perdu dans la conversion",
    "etiquette_exacte": "intitulé trouvé tel qu'imprimé",
    "etiquette_approchee": "intitulé reconnu malgré des différences",
    "ocr_faible": "caractères mal reconnus",
    "ocr_bon": "caractères bien reconnus",
    "consigne_retiree": "consigne imprimée retirée de la réponse",
    "total_verifie": "total vérifié",
    "deduit_de_la_prose": "trouvé dans le texte libre",
}


def field(path: str) -> str:
    """Return the words for a path; an unknown one reads as it is written."""
    return FIELDS.get(path, path.rsplit(".", maxsplit=1)[-1].replace("_", " ").capitalize())


def motif(code: str) -> str:
    """Return the words for a motif; an unknown code reads as words."""
    return MOTIFS.get(code, code.replace("_", " "))
