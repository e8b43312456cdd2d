"""The printed form of the call, as DOMAIN.md gives it: sections, labels, prompts, in order."""

from __future__ import annotations

PATHS = (
    "presentation.localisation",
    "presentation.nom_projet",
    "presentation.porteurs",
    "presentation.descriptif",
    "publics.nombre_menages",
    "publics.eligible_dalo",
    "publics.accords_collectifs",
    "publics.pdalpd",
    "publics.caracteristiques",
    "publics.categories",
    "logements.offre_nouvelle",
    "logements.amenagement_existant",
    "logements.existant_sans_amenagement",
    "logements.reclassement_bas_loyer",
    "logements.nombre_logements",
    "logements.typologies",
    "logements.typologie_texte",
    "logements.attribution",
    "logements.localisation_offre",
    "accompagnement.methodologie",
    "accompagnement.gestion_locative",
    "accompagnement.adhesion_menage",
    "accompagnement.mobilisation_offre",
    "accompagnement.relation_bailleur",
    "accompagnement.adequation_besoins",
    "partenariat.partenaires",
    "financement.texte",
    "financement.cout_diagnostic",
    "financement.cout_accompagnement",
    "financement.cout_gestion_locative",
    "financement.cout_global",
    "financement.cofinancements",
    "financement.fndollts",
    "financement.candidat_appel_projets",
    "financement.budget",
    "duree.mois",
    "duree.renouvelable",
    "duree.texte",
    "avis.service_departemental",
    "avis.pertinence",
    "avis.reproductibilite",
    "avis.conditions",
    "avis.avis_regional",
    "avis.commentaire",
    "contacts",
)

TICK_FIELDS = (  # that are answered by a tick
    "publics.eligible_dalo", "publics.accords_collectifs", "publics.pdalpd", "logements.offre_nouvelle",
    "logements.amenagement_existant", "logements.existant_sans_amenagement", "logements.reclassement_bas_loyer",
    "financement.fndollts", "financement.candidat_appel_projets", "avis.reproductibilite", "avis.avis_regional",
)  # fmt: skip

# An entry of the form: what is asked at one place. « duree » fills three paths, « typologie » two.
SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "presentation",
        (
            "presentation.localisation",
            "presentation.nom_projet",
            "presentation.porteurs",
            "presentation.descriptif",
        ),
    ),
    ("publics", ("publics.nombre_menages", "publics.groupes", "publics.caracteristiques")),
    (
        "logements",
        (
            "logements.options",
            "logements.nombre_logements",
            "logements.typologie_texte",
            "logements.attribution",
            "logements.localisation_offre",
        ),
    ),
    (
        "accompagnement",
        (
            "accompagnement.methodologie",
            "accompagnement.gestion_locative",
            "accompagnement.adhesion_menage",
            "accompagnement.mobilisation_offre",
            "accompagnement.relation_bailleur",
            "accompagnement.adequation_besoins",
        ),
    ),
    (
        "partenariat",
        (
            "partenariat.partenaires",
            "financement.texte",
            "financement.cout_diagnostic",
            "financement.cout_accompagnement",
            "financement.cout_gestion_locative",
            "financement.cout_global",
            "financement.cofinancements",
            "financement.investissement",
        ),
    ),
    ("duree", ("duree.texte",)),
    (
        "avis",
        (
            "avis.service_departemental",
            "avis.pertinence",
            "avis.reproductibilite",
            "avis.conditions",
            "avis.avis_regional",
            "avis.commentaire",
        ),
    ),
)

SECTION_TITLES = {
    "presentation": "Présentation synthétique du projet",
    "publics": "Publics cibles du projet",
    "logements": "Modalités de mobilisation des logements",
    "accompagnement": "Accompagnement",
    "partenariat": "Partenariat",
    "duree": "Inscription de la démarche dans la durée",
    "avis": "",
}

LABELS = {
    "presentation.localisation": "Localisation du projet",
    "presentation.nom_projet": "Nom du projet",
    "presentation.porteurs": "Statut et nom du ou des porteur(s) du projet",
    "presentation.descriptif": "Descriptif sommaire du projet et objectifs poursuivis",
    "publics.nombre_menages": "Nombre de ménages accompagnés",
    "publics.caracteristiques": (
        "Caractéristiques des publics cibles (typologie des ménages, problématiques rencontrées, ressources)"
    ),
    "logements.nombre_logements": "Nombre de logements",
    "logements.typologie_texte": "Typologie des logements",
    "logements.attribution": "Modalités de réservation et d’attribution des logements",
    "logements.localisation_offre": "Localisation de l’offre de logements accompagnés",
    "accompagnement.methodologie": (
        "Méthodologie de réalisation de l'accompagnement (étendue de l'accompagnement et objectifs visés, "
        "méthodes - l’aller vers, autres…-, durée et adaptabilité)"
    ),
    "accompagnement.gestion_locative": (
        "Complémentarité avec la gestion locative (type de gestion locative : classique ou adaptée)"
    ),
    "accompagnement.adhesion_menage": "Démarche mise en place pour favoriser l’adhésion du ménage",
    "accompagnement.mobilisation_offre": (
        "Modalités de mobilisation de l’offre d’accompagnement existante ou nouvelle"
    ),
    "accompagnement.relation_bailleur": "Structuration de la relation bailleur/accompagnateur",
    "accompagnement.adequation_besoins": (
        "Adéquation du projet aux besoins spécifiques des publics ciblés par le projet"
    ),
    "partenariat.partenaires": (
        "Partenaires mobilisés - exemples : collectivités territoriales, SIAO, associations, coordination "
        "entre les organismes, …"
    ),
    "financement.texte": (
        "Montage financier (solidité financière du plan de financement et d’exploitation du projet, "
        "optimisation des coûts)"
    ),
    "financement.cout_diagnostic": ("Coût du diagnostic de la situation des ménages par rapport au logement"),
    "financement.cout_accompagnement": "Coût de l’accompagnement par ménage",
    "financement.cout_gestion_locative": (
        "Coût interne ou externe de la gestion locative adaptée par logement"
    ),
    "financement.cout_global": (
        "Coût global en cas d’offre intégrée gestion locative adaptée + l’accompagnement par ménage"
    ),
    "financement.cofinancements": (
        "Cofinancements apportés (apports du CG, des collectivités territoriales, EPCI et Etat)"
    ),
    "duree.texte": "Les engagements pris par les porteurs du projet portent sur une durée de",
    "avis.service_departemental": (
        "Avis du service départemental en charge des politiques sociales du logement (DDCS ou DDT)"
    ),
    "avis.pertinence": "Pertinence du projet au regard des objectifs visés par l’appel à projets",
    "avis.reproductibilite": "Caractère reproductible de la démarche",
    "avis.conditions": "Conditions jugées nécessaires",
    "avis.avis_regional": ("Avis global formulé par le niveau régional (DREAL en collaboration avec DRJSCS)"),
}

PROMPTS = {
    "financement.cout_diagnostic": "exprimé en € par ménage",
    "financement.cout_accompagnement": "exprimé en € au mois ou à l'année",
    "financement.cout_gestion_locative": "exprimé en € au mois ou à l'année",
    "financement.cout_global": "exprimé en € au mois ou à l'année",
    "financement.cofinancements": "description synthétique du plan de financement",
    "duree.texte": "exprimé en mois ou en années",
}

GROUPS = {
    "publics.eligible_dalo": "Ménages éligibles au DALO",
    "publics.accords_collectifs": "ou des accords collectifs",
    "publics.pdalpd": "ou relevant globalement des publics cibles du PDALPD",
    "financement.fndollts": (
        "En cas de création d’offre nouvelle, projet bénéficiant d’un financement à l’investissement du "
        "FNDOLLTS"
    ),
    "financement.candidat_appel_projets": "ou en ayant candidaté à un appel à projets en cours",
}

OPTIONS = {
    "logements.offre_nouvelle": "Création d’une offre nouvelle",
    "logements.amenagement_existant": "Aménagement de logement existant",
    "logements.existant_sans_amenagement": "Mobilisation de logements existants sans aménagement",
    "logements.reclassement_bas_loyer": "Reclassement offre existante en offre à bas loyer",
}
