"""What each alert is about, in a few words: the report groups by them; the message says the rest."""

from __future__ import annotations

TITLES = {
    "absente_du_sommaire": "fiche absente du sommaire",
    "agrement_en_attente": "agrément en attente",
    "agrement_manquant": "agrément manquant",
    "agrement_non_cite": "agrément non cité",
    "agrement_sans_objet": "agrément annoncé sans être nommé",
    "annexe_absente": "annexe annoncée et absente",
    "bailleur_non_porteur": "bailleur cité qui n'est pas porteur",
    "budget_absent": "budget annoncé et absent",
    "budget_desequilibre": "budget qui ne tombe pas juste",
    "budget_trop_bas": "budget trop bas pour le nombre de ménages",
    "cases_contradictoires": "cases contradictoires",
    "code_postal_hors_departement": "code postal hors du département",
    "cofinancement_discordant": "cofinancements discordants",
    "consigne_laissee": "consigne du formulaire laissée",
    "cout_global_trop_bas": "coût global trop bas",
    "dates_incoherentes": "dates incohérentes",
    "duree_discordante": "durées différentes",
    "effectif_discordant": "effectifs différents",
    "fiche_absente": "fiche du sommaire introuvable",
    "flux_annuel_compte": "synthèse qui compte toute la durée",
    "flux_annuel_incoherent": "total et nombre par an incohérents",
    "fndollts_sans_offre_nouvelle": "FNDOLLTS sans offre nouvelle",
    "fndollts_sans_reponse": "offre nouvelle sans réponse sur le FNDOLLTS",
    "guide_partiel": "guide incomplet",
    "localisation_differente": "localisation différente du sommaire",
    "menages_differents": "ménages différents de la synthèse",
    "menages_et_logements": "ménages et logements discordants",
    "montant_sans_unite": "montant sans unité",
    "nombre_discordant": "nombres différents",
    "noms_du_bailleur": "bailleur nommé de plusieurs façons",
    "numero_en_double": "numéro de fiche en double",
    "numero_rectifie": "numéro de fiche rectifié",
    "organisme_absorbe": "organisme absorbé encore nommé",
    "page_differente": "page différente du sommaire",
    "parts_incompletes": "parts qui ne font pas 100 %",
    "piece_ignoree": "pièce ignorée",
    "piece_illisible": "pièce illisible",
    "porteur_different": "porteurs différents du sommaire",
    "porteur_partenaire": "porteur cité comme partenaire",
    "produit_faux": "multiplication fausse",
    "projets_differents": "projets différents de la synthèse",
    "rythme_discordant": "rythmes différents",
    "somme_en_prose_fausse": "somme fausse dans le texte",
    "synthese_incoherente": "synthèse qui ne s'additionne pas",
    "texte_a_completer": "texte resté à compléter",
    "texte_d_un_autre_dossier": "texte repris d'un autre dossier",
    "texte_hors_fiche": "texte hors des fiches",
    "total_discordant": "totaux différents",
    "typologies_discordantes": "typologies et nombre de logements discordants",
    "volet_different": "volet différent de la catégorie",
}


def title(code: str) -> str:
    """Return the words for an alert's code, as a heading; an unknown one reads as words."""
    words = TITLES.get(code, code.replace("_", " "))
    return words[:1].upper() + words[1:]
