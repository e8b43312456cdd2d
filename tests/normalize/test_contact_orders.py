"""Contacts in every order: lines whose values were written down before they were first read.

All of the people and bodies are invented.
"""

from __future__ import annotations

import pytest

from normalize import contact

Row = tuple[str | None, str | None, str | None, str | None, str | None]

LINES: list[tuple[str, list[Row]]] = [
    (
        "Claire Vidal, resp. GL agence Rivemont, 05 58 00 31 31, c.vidal@toit-rivemont.fr",
        [("Claire Vidal", "resp. GL agence Rivemont", None, "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "Claire Vidal, urbaniste, Toit Rivemont, c.vidal@toit-rivemont.fr\nAnnexe – tableau des surfaces",
        [("Claire Vidal", "urbaniste", "Toit Rivemont", "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "- Claire Vidal, infirmière coordinatrice, Association\n  Rivemont – 05 58 00 31 31 – c.vidal@toit-rivemont.fr",
        [
            (
                "Claire Vidal",
                "infirmière coordinatrice",
                "Association Rivemont",
                "c.vidal@toit-rivemont.fr",
                "05 58 00 31 31",
            )
        ],
    ),
    (
        "Claire VIDAL, directrice, Toit Rivemont, c.vidal@toit-rivemont.fr, 05 58 00 31 31",
        [("Claire VIDAL", "directrice", "Toit Rivemont", "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "VIDAL Claire - directrice - Toit Rivemont - 05.58.00.31.31 - c.vidal@toit-rivemont.fr",
        [("VIDAL Claire", "directrice", "Toit Rivemont", "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "Toit Rivemont : Claire Vidal (directrice) 0558003131 c.vidal@toit-rivemont.fr",
        [("Claire Vidal", "directrice", "Toit Rivemont", "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "Directrice : Mme Claire Vidal\nTél : 05 58 00 31 31\nMail : c.vidal@toit-rivemont.fr",
        [("Claire Vidal", "Directrice", None, "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "c.vidal@toit-rivemont.fr / Claire Vidal / 05 58 00 31 31",
        [("Claire Vidal", None, None, "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "M. Jean-Pierre de La Tour, chargé de mission, jp.delatour@logis-atlantide.fr",
        [("Jean-Pierre de La Tour", "chargé de mission", None, "jp.delatour@logis-atlantide.fr", None)],
    ),
    (
        "DE LA TOUR Jean-Pierre, chargé de mission habitat, Logis Atlantide",
        [("DE LA TOUR Jean-Pierre", "chargé de mission habitat", "Logis Atlantide", None, None)],
    ),
    (
        "Anne-Sophie LE GOFF\nResponsable du pôle social\nLogis Atlantide\nas.legoff@logis-atlantide.fr\n02 40 12 34 56",
        [
            (
                "Anne-Sophie LE GOFF",
                "Responsable du pôle social",
                "Logis Atlantide",
                "as.legoff@logis-atlantide.fr",
                "02 40 12 34 56",
            )
        ],
    ),
    (
        "Le Goff Anne-Sophie, responsable du pôle social, 02-40-12-34-56",
        [("Le Goff Anne-Sophie", "responsable du pôle social", None, None, "02 40 12 34 56")],
    ),
    (
        "Mme LE GOFF, Logis Atlantide, 02/40/12/34/56",
        [("LE GOFF", None, "Logis Atlantide", None, "02 40 12 34 56")],
    ),
    (
        "Monsieur Karim BEN SALAH - Directeur général adjoint - kbensalah@adrem.fr",
        [("Karim BEN SALAH", "Directeur général adjoint", None, "kbensalah@adrem.fr", None)],
    ),
    (
        "ADREM - BEN SALAH Karim - DGA - 01 42 00 11 22",
        [("BEN SALAH Karim", "DGA", "ADREM", None, "01 42 00 11 22")],
    ),
    (
        "Marie Claire Dupuis, CESF, ADREM, mc.dupuis@adrem.fr",
        [("Marie Claire Dupuis", "CESF", "ADREM", "mc.dupuis@adrem.fr", None)],
    ),
    (
        "Nom : DUPUIS Prénom : Marie-Claire Fonction : CESF Organisme : ADREM Tél : 01 42 00 11 23",
        [("DUPUIS Marie-Claire", "CESF", "ADREM", None, "01 42 00 11 23")],
    ),
    (
        "Nom : Dupuis\nPrénom : Marie-Claire\nQualité : Conseillère en économie sociale et familiale\nCourriel : mc.dupuis@adrem.fr",
        [
            (
                "Dupuis Marie-Claire",
                "Conseillère en économie sociale et familiale",
                None,
                "mc.dupuis@adrem.fr",
                None,
            )
        ],
    ),
    (
        "Paul ROY (Toit Rivemont) : p.roy@toit-rivemont.fr ; Claire VIDAL (ADREM) : c.vidal@adrem.fr",
        [
            ("Paul ROY", None, "Toit Rivemont", "p.roy@toit-rivemont.fr", None),
            ("Claire VIDAL", None, "ADREM", "c.vidal@adrem.fr", None),
        ],
    ),
    (
        "Paul Roy, directeur, et Claire Vidal, chargée de projet",
        [
            ("Paul Roy", "directeur", None, None, None),
            ("Claire Vidal", "chargée de projet", None, None, None),
        ],
    ),
    (
        "Paul ROY 05 58 00 31 31 Claire VIDAL 05 58 00 31 32",
        [
            ("Paul ROY", None, None, None, "05 58 00 31 31"),
            ("Claire VIDAL", None, None, None, "05 58 00 31 32"),
        ],
    ),
    (
        "Claire VIDAL c.vidal(at)toit-rivemont.fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Claire VIDAL c.vidal [at] toit-rivemont.fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Claire VIDAL c.vidal @ toit-rivemont . fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Claire VIDAL c.vidal©toit-rivemont.fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Claire VIDAL c.vidal@toit-rivemont,fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Claire VIDAL claire.vida1@toit-rivemont.fr",
        [("Claire VIDAL", None, None, "claire.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Paul ROY p.roy@toit-rivemont.fr\nClaire VIDAL c.vidal@t0it-rivem0nt.fr",
        [
            ("Paul ROY", None, None, "p.roy@toit-rivemont.fr", None),
            ("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None),
        ],
    ),
    (
        "Paul ROY p.roy@toit-rivemont.fr\nClaire VIDAL c.vidalQtoit-rivemont.fr",
        [
            ("Paul ROY", None, None, "p.roy@toit-rivemont.fr", None),
            ("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None),
        ],
    ),
    (
        "Claire VIDAL\nc.vidal@toit-\nrivemont.fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Claire VIDAL C.VIDAL@TOIT-RIVEMONT.FR",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "Hélène BÉRARD, hélène.bérard@adrem.fr",
        [("Hélène BÉRARD", None, None, "helene.berard@adrem.fr", None)],
    ),
    ("Claire VIDAL 05 58 00 31 31 / 06 12 34 56 78", [("Claire VIDAL", None, None, None, "05 58 00 31 31")]),
    (
        "Claire VIDAL tél. 05 58 00 31 31 port. 06 12 34 56 78 c.vidal@toit-rivemont.fr",
        [("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    ("Claire VIDAL +33 5 58 00 31 31", [("Claire VIDAL", None, None, None, "05 58 00 31 31")]),
    ("Claire VIDAL, 05 58 OO 3l 31", [("Claire VIDAL", None, None, None, "05 58 00 31 31")]),
    (
        "Claire VIDAL Fax : 05 58 00 31 99 Tél : 05 58 00 31 31",
        [("Claire VIDAL", None, None, None, "05 58 00 31 31")],
    ),
    (
        "Tél. 05 58 00 31 31 – Claire Vidal – Responsable de l'accompagnement social",
        [("Claire Vidal", "Responsable de l'accompagnement social", None, None, "05 58 00 31 31")],
    ),
    ("Claire Vidal 0033558003131", [("Claire Vidal", None, None, None, "05 58 00 31 31")]),
    (
        "Thibault d'ORMESSAC, directeur territorial, Toit Rivemont",
        [("Thibault d'ORMESSAC", "directeur territorial", "Toit Rivemont", None, None)],
    ),
    (
        "Inès EL HADJ, assistante sociale, Le Phare, i.elhadj@lephare.asso.fr",
        [("Inès EL HADJ", "assistante sociale", "Le Phare", "i.elhadj@lephare.asso.fr", None)],
    ),
    (
        "Maria DA SILVA – coordinatrice – Le Phare",
        [("Maria DA SILVA", "coordinatrice", "Le Phare", None, None)],
    ),
    (
        "Nguyen Van Minh, éducateur spécialisé, association Le Phare",
        [("Nguyen Van Minh", "éducateur spécialisé", "association Le Phare", None, None)],
    ),
    ("Gaëlle L'HOSTIS, cheffe de service", [("Gaëlle L'HOSTIS", "cheffe de service", None, None, None)]),
    (
        "Yann Le Bihan, chef de projet, OPH de Montclair, y.lebihan@oph-montclair.fr",
        [("Yann Le Bihan", "chef de projet", "OPH de Montclair", "y.lebihan@oph-montclair.fr", None)],
    ),
    ("Mlle Zoé MARTIN-DURAND, animatrice", [("Zoé MARTIN-DURAND", "animatrice", None, None, None)]),
    (
        "MARTIN-DURAND Zoé animatrice zoe.martin-durand@lephare.fr",
        [("MARTIN-DURAND Zoé", "animatrice", None, "zoe.martin-durand@lephare.fr", None)],
    ),
    (
        "claire vidal, directrice, c.vidal@toit-rivemont.fr",
        [("claire vidal", "directrice", None, "c.vidal@toit-rivemont.fr", None)],
    ),
    (
        "La directrice du développement social, Claire Vidal, 05 58 00 31 31",
        [("Claire Vidal", "La directrice du développement social", None, None, "05 58 00 31 31")],
    ),
    (
        "Directeur Paul ROY p.roy@toit-rivemont.fr",
        [("Paul ROY", "Directeur", None, "p.roy@toit-rivemont.fr", None)],
    ),
    (
        "Personne à contacter : Paul ROY, Toit Rivemont, 05 58 00 31 31",
        [("Paul ROY", None, "Toit Rivemont", None, "05 58 00 31 31")],
    ),
    (
        "Paul ROY, Toit Rivemont, directeur, 05 58 00 31 31",
        [("Paul ROY", "directeur", "Toit Rivemont", None, "05 58 00 31 31")],
    ),
    (
        "Paul ROY - OPH de Montclair - Responsable logement - p.roy@oph-montclair.fr",
        [("Paul ROY", "Responsable logement", "OPH de Montclair", "p.roy@oph-montclair.fr", None)],
    ),
    (
        "Directrice, Le Phare, Inès Garnier, 04 76 00 11 22",
        [("Inès Garnier", "Directrice", "Le Phare", None, "04 76 00 11 22")],
    ),
    (
        "Toit Rivemont\nPaul ROY, directeur, 05 58 00 31 31\nADREM\nClaire VIDAL, directrice, 01 42 00 11 22",
        [
            ("Paul ROY", "directeur", "Toit Rivemont", None, "05 58 00 31 31"),
            ("Claire VIDAL", "directrice", "ADREM", None, "01 42 00 11 22"),
        ],
    ),
    (
        "Pour Toit Rivemont : Paul ROY, p.roy@toit-rivemont.fr\nPour l'ADREM : Claire VIDAL, c.vidal@adrem.fr",
        [
            ("Paul ROY", None, "Toit Rivemont", "p.roy@toit-rivemont.fr", None),
            ("Claire VIDAL", None, "ADREM", "c.vidal@adrem.fr", None),
        ],
    ),
    (
        "- Paul ROY : p.roy@toit-rivemont.fr\n- Claire VIDAL : c.vidal@toit-rivemont.fr\n- Inès GARNIER : i.garnier@toit-rivemont.fr",
        [
            ("Paul ROY", None, None, "p.roy@toit-rivemont.fr", None),
            ("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None),
            ("Inès GARNIER", None, None, "i.garnier@toit-rivemont.fr", None),
        ],
    ),
    (
        "Paul ROY\np.roy@toit-rivemont.fr\n05 58 00 31 31\nClaire VIDAL\nc.vidal@toit-rivemont.fr\n05 58 00 31 32",
        [
            ("Paul ROY", None, None, "p.roy@toit-rivemont.fr", "05 58 00 31 31"),
            ("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", "05 58 00 31 32"),
        ],
    ),
    (
        "p.roy@toit-rivemont.fr\nPaul ROY\nc.vidal@toit-rivemont.fr\nClaire VIDAL",
        [
            ("Paul ROY", None, None, "p.roy@toit-rivemont.fr", None),
            ("Claire VIDAL", None, None, "c.vidal@toit-rivemont.fr", None),
        ],
    ),
    (
        "Paul ROY | directeur | 05 58 00 31 31 | p.roy@toit-rivemont.fr\nClaire VIDAL | CESF | 05 58 00 31 32 | c.vidal@toit-rivemont.fr",
        [
            ("Paul ROY", "directeur", None, "p.roy@toit-rivemont.fr", "05 58 00 31 31"),
            ("Claire VIDAL", "CESF", None, "c.vidal@toit-rivemont.fr", "05 58 00 31 32"),
        ],
    ),
    (
        "Paul ROY, directeur de Toit Rivemont (p.roy@toit-rivemont.fr)",
        [("Paul ROY", "directeur", "Toit Rivemont", "p.roy@toit-rivemont.fr", None)],
    ),
    (
        "Garnier Inès (travailleuse sociale, Le Phare)",
        [("Garnier Inès", "travailleuse sociale", "Le Phare", None, None)],
    ),
    ("contact@lephare.asso.fr", [(None, None, None, "contact@lephare.asso.fr", None)]),
    (
        "Le Phare, contact@lephare.asso.fr, 04 76 00 11 22",
        [(None, None, "Le Phare", "contact@lephare.asso.fr", "04 76 00 11 22")],
    ),
    (
        "Inès GARNIER, Le Phare : contact@lephare.asso.fr",
        [("Inès GARNIER", None, "Le Phare", "contact@lephare.asso.fr", None)],
    ),
    ("M ROY, directeur, 05 58 00 31 31", [("ROY", "directeur", None, None, "05 58 00 31 31")]),
    (
        "Dr Inès GARNIER, psychologue, CMP de Montclair",
        [("Inès GARNIER", "psychologue", "CMP de Montclair", None, None)],
    ),
    (
        "Paul ROY, Maire-adjoint, Ville de Montclair, 05 58 00 31 31",
        [("Paul ROY", "Maire-adjoint", "Ville de Montclair", None, "05 58 00 31 31")],
    ),
    (
        "Paul ROY, président du CCAS, CCAS de Montclair",
        [("Paul ROY", "président du CCAS", "CCAS de Montclair", None, None)],
    ),
    (
        "Nom    Fonction    Structure    Téléphone    Courriel\nVIDAL Claire    Directrice territoriale    Toit Rivemont    05-58-00-31-31    c.vidal@toit-rivemont.fr",
        [
            (
                "VIDAL Claire",
                "Directrice territoriale",
                "Toit Rivemont",
                "c.vidal@toit-rivemont.fr",
                "05 58 00 31 31",
            )
        ],
    ),
    (
        "Nom\tFonction\tStructure\tTéléphone\tCourriel\nM. Paul Da\nSilva\nconseiller en\néconomie sociale\nToit Rivemont\n05.58.00.31.31p.dasilva@toit-rivemont.fr",
        [
            (
                "Paul Da Silva",
                "conseiller en économie sociale",
                "Toit Rivemont",
                "p.dasilva@toit-rivemont.fr",
                "05 58 00 31 31",
            )
        ],
    ),
    (
        "ROY\nPaul\nchef de projet\nADREM\n05 58 00 31 31\np.roy@toit\nrivemont\nhabitat.fr",
        [("ROY Paul", "chef de projet", "ADREM", "p.roy@toitrivemonthabitat.fr", "05 58 00 31 31")],
    ),
    (
        "Toit Rivemont : M. Paul ROY, chef de service, joignable au\n05.58.00.31.31 ou à l'adresse p.roy@toit-rivemont.fr.",
        [("Paul ROY", "chef de service", "Toit Rivemont", "p.roy@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "DURAND-LECLERC Marie-Hélène (CESF) ; Toit Rivemont ; 05.58.00.31.31 ; mh.durandleclerc@toit-rivemont.fr",
        [
            (
                "DURAND-LECLERC Marie-Hélène",
                "CESF",
                "Toit Rivemont",
                "mh.durandleclerc@toit-rivemont.fr",
                "05 58 00 31 31",
            )
        ],
    ),
    ("Contact : Mme. C. VIDAL – 05 58 00 31 31", [("C. VIDAL", None, None, None, "05 58 00 31 31")]),
    (
        "Toit Rivemont\nMme Claire VIDAL\n05 58 00 31 31\nc.vidal@toit-rivemont.fr\nLe Phare\nM. Paul ROY\n04 76 00 11 22\np.roy@lephare.fr",
        [
            ("Claire VIDAL", None, "Toit Rivemont", "c.vidal@toit-rivemont.fr", "05 58 00 31 31"),
            ("Paul ROY", None, "Le Phare", "p.roy@lephare.fr", "04 76 00 11 22"),
        ],
    ),
    (
        "Claire VIDAL (Toit Rivemont), Paul ROY (Le Phare), Inès GARNIER (ADREM)",
        [
            ("Claire VIDAL", None, "Toit Rivemont", None, None),
            ("Paul ROY", None, "Le Phare", None, None),
            ("Inès GARNIER", None, "ADREM", None, None),
        ],
    ),
    (
        "Responsable : Claire VIDAL\nRéférente sociale : Inès GARNIER",
        [
            ("Claire VIDAL", "Responsable", None, None, None),
            ("Inès GARNIER", "Référente sociale", None, None, None),
        ],
    ),
    (
        "Le directeur de l'ADREM, M. Paul ROY, p.roy@adrem.fr",
        [("Paul ROY", "Le directeur", "ADREM", "p.roy@adrem.fr", None)],
    ),
    (
        "VIDAL\nClaire\nDirectrice\nToit Rivemont\n05 58 00 31 31\nclaire.vidal@toit-rivemont.fr",
        [("VIDAL Claire", "Directrice", "Toit Rivemont", "claire.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "c.vidal@toit-rivemont.fr p.roy@toit-rivemont.fr",
        [
            (None, None, None, "c.vidal@toit-rivemont.fr", None),
            (None, None, None, "p.roy@toit-rivemont.fr", None),
        ],
    ),
    (
        "Mme VIDAL : 05 58 00 31 31 ou c.vidal@toit-rivemont.fr",
        [("VIDAL", None, None, "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "Paul Roy, président de Présence 87, 05 55 00 74 22",
        [("Paul Roy", "président", "Présence 87", None, "05 55 00 74 22")],
    ),
    (
        "Claire Vidal, directrice de la clientèle de notre société, 05 55 00 74 22",
        [("Claire Vidal", "directrice de la clientèle", None, None, "05 55 00 74 22")],
    ),
    (
        "Claire Vidal, Directrice Générale de Toit Rivemont ; Paul Roy, Président de l'association Le Phare",
        [
            ("Claire Vidal", "Directrice Générale", "Toit Rivemont", None, None),
            ("Paul Roy", "Président de l'association Le Phare", None, None, None),
        ],
    ),
    (
        "- Toit Rivemont : Claire VIDAL, 05 58 00 31 31\n- Le Phare : Paul ROY, 04 76 00 11 22",
        [
            ("Claire VIDAL", None, "Toit Rivemont", None, "05 58 00 31 31"),
            ("Paul ROY", None, "Le Phare", None, "04 76 00 11 22"),
        ],
    ),
    (
        "Claire VIDAL\tDirectrice\tToit Rivemont\t05 58 00 31 31\tc.vidal@toit-rivemont.fr\nPaul ROY\tChef de service\tLe Phare\t04 76 00 11 22\tp.roy@lephare.fr",
        [
            ("Claire VIDAL", "Directrice", "Toit Rivemont", "c.vidal@toit-rivemont.fr", "05 58 00 31 31"),
            ("Paul ROY", "Chef de service", "Le Phare", "p.roy@lephare.fr", "04 76 00 11 22"),
        ],
    ),
    (
        "Structure : Toit Rivemont - Contact : Claire VIDAL - Téléphone : 05 58 00 31 31",
        [("Claire VIDAL", None, "Toit Rivemont", None, "05 58 00 31 31")],
    ),
    (
        "Organisme : Le Phare\nNom du contact : Paul ROY\nFonction : chef de service\nTéléphone : 04 76 00 11 22\nE-mail : p.roy@lephare.fr",
        [("Paul ROY", "chef de service", "Le Phare", "p.roy@lephare.fr", "04 76 00 11 22")],
    ),
    (
        "Abdelkader BOUZID-HADDAD, coordonnateur SIAO, SIAO 40, 05 58 00 31 31",
        [("Abdelkader BOUZID-HADDAD", "coordonnateur SIAO", "SIAO 40", None, "05 58 00 31 31")],
    ),
    (
        "Toit Rivemont - Direction du développement - Claire VIDAL - 05 58 00 31 31",
        [("Claire VIDAL", "Direction du développement", "Toit Rivemont", None, "05 58 00 31 31")],
    ),
    (
        "Claire VIDAL, tél : 05 58 00 31 31, courriel : c.vidal@toit-rivemont.fr, Toit Rivemont",
        [("Claire VIDAL", None, "Toit Rivemont", "c.vidal@toit-rivemont.fr", "05 58 00 31 31")],
    ),
    (
        "Claire Vidal 05.58.00.31.31 - Paul Roy 05.58.00.31.32 (Toit Rivemont)",
        [
            ("Claire Vidal", None, None, None, "05 58 00 31 31"),
            ("Paul Roy", None, "Toit Rivemont", None, "05 58 00 31 32"),
        ],
    ),
    (
        "O'CONNOR Patrick, chargé de clientèle, p.oconnor@toit-rivemont.fr",
        [("O'CONNOR Patrick", "chargé de clientèle", None, "p.oconnor@toit-rivemont.fr", None)],
    ),
    (
        "Paul ROY, adjoint au maire délégué au logement, Mairie de Montclair, 05 58 00 31 31",
        [("Paul ROY", "adjoint au maire délégué au logement", "Mairie de Montclair", None, "05 58 00 31 31")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_who_is_who_whatever_the_order(text: str, expected: list[Row]) -> None:
    """Surname first or last, the function before or after, the body between, letters that OCR spoilt."""
    value = contact.parse(text).value
    assert isinstance(value, list)

    assert expected == [tuple(person.values()) for person in value]
