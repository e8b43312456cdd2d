"""Every word that a reviewer reads for a path, a status, a motif or an alert: one table, in French."""

from __future__ import annotations

from liasse.wording_features import FEATURES

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

# Of a sheet of the published guide, as it prints them.
SHEET_FIELDS = {
    "numero": "Numéro",
    "categorie": "Catégorie",
    "titre": "Titre",
    "porteurs": "Porteurs",
    "partenaires": "Partenaires",
    "localisation": "Localisation",
    "nombre_menages": "Nombre de ménages accompagnés",
    "nombre_logements": "Nombre de logements mobilisés",
    "volet": "Accès ou maintien",
    "nature": "Nature du projet",
    "objectifs": "Objectifs",
    "profil_menages": "Profil des ménages",
    "statut_occupation": "Statut d'occupation",
    "accompagnement": "Nature de l'accompagnement",
    "offre": "Nature de l'offre",
    "moyens": "Moyens mis en œuvre",
    "cout": "Coût",
    "duree": "Durée",
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
    "approximatif": "nombre donné comme approximatif",
    "aucun_montant": "réponse sans montant",
    "aucune_case_cochee": "aucune case n'est cochée",
    "autre_case_cochee": "une autre case du groupe est cochée",
    "autre_case_illisible": "une autre case du groupe est illisible",
    "autre_option_citee": "une autre possibilité est citée",
    "case_illisible": "la case ne se lit pas",
    "case_lue_au_dessin": "case lue dans le dessin de la page",
    "case_lue_au_jeton": "case lue dans le texte",
    "case_lue_au_symbole": "case lue dans un symbole",
    "case_lue_dans_le_champ": "case lue dans le champ du fichier",
    "case_lue_sur_l_image": "case lue sur l'image",
    "case_non_trouvee": "case non trouvée",
    "case_perdue": "l'état de la case s'est perdu dans la conversion",
    "case_seule": "une seule case, sans oui ni non",
    "cases_contradictoires": "deux réponses qui s'excluent sont cochées",
    "chiffre_confondu": "un chiffre a pu être confondu avec une lettre",
    "virgule_retablie": "des centimes étaient collés à leur montant",
    "commune_homonyme": "plusieurs communes portent ce nom",
    "commune_hors_departement": "une commune citée est d'un autre département",
    "consigne_retiree": "consigne imprimée retirée de la réponse",
    "consigne_seule": "seule la consigne imprimée est là",
    "contact_dans_un_autre_champ": "contact trouvé dans un autre champ",
    "contact_incomplet": "contact incomplet",
    "cote_des_cases_deduit": "côté des cases déduit du reste du dossier",
    "courriel_discordant": "le nom et l'adresse électronique ne concordent pas",
    "courriel_repare": "adresse électronique réparée",
    "departement_deduit": "département déduit de la commune ou de l'intercommunalité",
    "deux_reponses": "deux réponses différentes",
    "duree_calculee_des_dates": "durée calculée d'après les dates",
    "duree_sans_nombre": "durée sans nombre",
    "elision_retablie": "apostrophe rétablie",
    "en_toutes_lettres": "nombre écrit en lettres",
    "etiquette_absente": "intitulé absent du document",
    "etiquette_approchee": "intitulé reconnu malgré des différences",
    "etiquette_exacte": "intitulé trouvé tel qu'imprimé",
    "etiquette_hors_ordre": "intitulé hors de sa place habituelle",
    "dit_en_une_phrase": "dit en une phrase pour plusieurs questions",
    "cases_dans_l_ordre": "cases sans mots, prises dans l'ordre imprimé",
    "etiquette_par_theme": "intitulé du porteur, rapproché par son thème",
    "etiquette_par_place": "intitulé du porteur, reconnu à sa place dans le formulaire",
    "etiquette_reformulee": "intitulé reformulé par le porteur",
    "etiquette_repetee": "intitulé répété",
    "file_active": "nombre en file active",
    "flux_annuel": "nombre par an",
    "fourchette": "fourchette",
    "fourchette_haute": "haut de la fourchette retenu",
    "lecture_incertaine": "lecture incertaine de la réponse",
    "lieu_du_sommaire": "lieu pris au sommaire",
    "lieu_inconnu": "lieu inconnu",
    "lieu_non_reconnu": "aucun lieu reconnu",
    "ligature_retablie": "ligature rétablie",
    "lu_dans_l_entete": "lu dans l'en-tête",
    "lu_dans_la_prose": "trouvé dans le texte libre",
    "nombre_en_lettres": "nombre écrit en lettres",
    "nombre_introuvable": "nombre introuvable",
    "ocr_bon": "caractères bien reconnus",
    "ocr_faible": "caractères mal reconnus",
    "option_citee": "possibilité citée sans case",
    "organismes_sans_nom": "organismes sans nom",
    "plusieurs_nombres": "plusieurs nombres dans la réponse",
    "porteurs_du_sommaire": "porteurs pris au sommaire",
    "premier_paragraphe": "premier paragraphe retenu",
    "puce_retablie": "puce rétablie",
    "reponse_en_prose": "réponse rédigée à la place de la case",
    "reponse_en_toutes_lettres": "réponse écrite en toutes lettres",
    "rien_d_ecrit": "rien n'est écrit",
    "rien_de_coche": "rien n'est coché",
    "sans_montant": "réponse sans montant",
    "somme_calculee": "somme calculée",
    "somme_en_prose": "total donné dans la phrase",
    "tableau_sans_intitule": "tableau trouvé sans intitulé",
    "texte_deplace": "texte remis à sa place",
    "total_incoherent": "la somme des lignes ne donne pas le total",
    "total_verifie": "total vérifié par la somme des lignes",
    "type_inconnu": "nature de l'organisme inconnue",
    "valeur_non_lue": "la réponse ne donne pas de valeur",
    "volet_introuvable": "volet introuvable",
} | FEATURES


def field(path: str) -> str:
    """Return the words for a path, of the form or of a guide's sheet; an unknown one reads as it is written."""
    name = path.rsplit(".", maxsplit=1)[-1]
    return FIELDS.get(path) or SHEET_FIELDS.get(name) or name.replace("_", " ").capitalize()


def motif(code: str) -> str:
    """Return the words for a motif; an unknown code reads as words."""
    return MOTIFS.get(code, code.replace("_", " "))
