"""Which features can only speak for a value, and which only against it.

The fit keeps to it: on a finite set, two features that come together may be given weights of opposite signs that
mean nothing, and a reviewer would read « caractères bien reconnus » among the reasons against. What stands in
neither list may speak either way: it says where a value belongs, or what it is like.
"""

from __future__ import annotations

TEXT = "texte:"  # before the name of a feature: its weight in free texts that were filled in, on top of the usual one

FOR = frozenset(
    {
        "autant_de_noms_que_de_parties", "case_lue_au_symbole", "case_lue_dans_le_champ", "case_nette",
        "case_stockee", "commune_confirmee", "contenu_nulle_part", "departement_confirme", "duree_avec_unite",
        "duree_usuelle", "etiquette_exacte", "etiquette_suivie_de_deux_points", "etiquettes_contigues",
        "euros_ecrits", "formulaire_suivi", "intitule_appris", "montant_en_mots", "montant_seul", "nom_confirme",
        "nombre_confirme", "nombre_seul", "ocr_bon", "passage_certain", "passage_tres_certain", "phrases_du_sujet", "registre_reconnu", "renouvellement_ecrit",
        "reponse_a_la_suite", "reponse_achevee", "suite_dans_l_ordre", "sujet_present", "total_verifie",
        "type_ecrit", "unite_ecrite", "voisins_trouves",
    }
)  # fmt: skip

AGAINST = frozenset(
    {
        "aucun_contact", "aucun_departement", "aucun_organisme", "aucune_coche_du_dossier",
        "autre_nombre_cite", "autres_champs_douteux", "beaucoup_d_absents", "beaucoup_d_organismes",
        "beaucoup_de_categories", "beaucoup_de_vides", "budget_court", "budget_un_seul_cote",
        "calcul_dans_la_reponse", "case_douteuse", "case_tres_douteuse", "cases_en_trop", "cases_perdues",
        "categorie_effleuree", "champs_sautes", "champs_semblables_douteux", "chiffre_dans_l_intitule",
        "chiffres_sans_montant", "colonne_dans_la_reponse", "commune_hors_departement", "contenu_ailleurs",
        "contenu_ailleurs_en_prose", "contenu_non_attribue", "courriel_discordant", "courriels_en_trop",
        "debut_d_un_autre_sujet", "debut_du_precedent", "entre_etiquette_et_reponse", "etiquette_concurrencee",
        "etiquette_dans_la_reponse", "etiquette_dans_une_phrase", "etiquette_dissemblable",
        "etiquette_entre_guillemets",
        "etiquette_hors_ordre", "etiquette_mal_placee", "etiquette_prolongee", "etiquette_reformulee",
        "etiquette_suivie_d_une_phrase", "etiquettes_collees", "filet_dans_la_reponse", "fin_d_un_autre_sujet", "fin_du_suivant",
        "fin_du_suivant_sans_reponse", "formulaire_mal_place", "formulaire_non_suivi", "formulaire_peu_suivi",
        "formulaire_reformule", "guillemet_sans_fin", "intitule_dans_la_reponse", "intitule_de_ligne_long",
        "intitule_d_autre_chose", "intitule_proche_non_retenu", "intitule_ressemblant", "jeton_sans_coche", "lecture_incertaine",
        "lieu_non_reconnu", "ligne_repetee_dans_la_reponse", "ligne_sans_intitule", "ligne_sans_montant",
        "majuscules_sans_nom", "menages_et_logements_discordants", "montant_invraisemblable",
        "mot_mal_reconnu", "mots_mal_reconnus", "nom_court", "nom_en_minuscule", "nom_en_phrase", "nom_long",
        "nombre_invraisemblable", "objet_ecrit_non_lu", "ocr_faible", "organismes_sans_nom",
        "page_dans_la_reponse", "page_peu_lisible", "passage_incertain", "parenthese_dans_le_nom", "parties_sans_nom",
        "periode_ecrite_non_lue", "phrases_d_un_autre_sujet", "phrases_sans_categorie", "plusieurs_durees", "plusieurs_montants",
        "plusieurs_nombres_ecrits", "precedent_sans_reponse", "question_dans_la_reponse",
        "reponse_comme_l_etiquette", "reponse_courte", "reponse_eloignee", "reponse_en_capitales",
        "reponse_en_morceaux", "reponse_entre_parentheses", "reponse_inachevee", "reponse_longue",
        "reponse_sans_debut", "reponses_decalees", "reponses_sans_sujet", "reste_apres_la_reponse",
        "reste_avant_la_reponse", "rien_qui_vaille_un_montant", "section_douteuse", "suivant_sans_reponse",
        "suivante_dans_une_phrase", "suivante_dissemblable", "suivante_mal_placee", "sujet_absent",
        "sujet_dans_la_reponse_voisine", "sujet_du_voisin", "sur_deux_pages", "texte_abime",
        "texte_avant_l_etiquette", "texte_non_repris", "texte_sous_l_etiquette", "titre_a_sa_place", "titre_appris_non_retenu",
        "titre_dans_la_reponse", "total_incoherent", "type_inconnu", "valeur_non_lue", "voisin_long",
        "voisins_absents",
    }
)  # fmt: skip


def bounds(name: str) -> tuple[float, float]:
    """Return the bounds of a feature's weight; in free texts a sign keeps the side that it has elsewhere."""
    name = name.removeprefix(TEXT)
    low = 0.0 if name in FOR else float("-inf")
    high = 0.0 if name in AGAINST else float("inf")
    return low, high
