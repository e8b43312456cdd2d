"""Lists of bodies as applicants write them, whose names were written down before they were first read.

All of the landlords and associations are invented.
"""

from __future__ import annotations

import pytest

from normalize import organisation, partners

CARRIERS: list[tuple[str, list[str]]] = [
    ("Toit Rivemont (SA d'HLM)", ["Toit Rivemont"]),
    ("SA d'HLM Toit Rivemont", ["SA d'HLM Toit Rivemont"]),
    ("OPH de Montclair et association Le Phare", ["OPH de Montclair", "Le Phare"]),
    ("Bailleur : Toit Rivemont. Association : Le Phare", ["Toit Rivemont", "Le Phare"]),
    ("Statut : OPH\nNom : Montclair Habitat", ["Montclair Habitat"]),
    ("Statut : association loi 1901 – Nom : ADREM", ["ADREM"]),
    (
        "- Toit Rivemont, ESH\n- Logis Atlantide, OPH\n- ADREM, association",
        ["Toit Rivemont", "Logis Atlantide", "ADREM"],
    ),
    (
        "Toit Rivemont, Logis Atlantide et Montclair Habitat",
        ["Toit Rivemont", "Logis Atlantide", "Montclair Habitat"],
    ),
    ("Toit Rivemont en partenariat avec Le Phare et l'ADREM", ["Toit Rivemont", "Le Phare", "ADREM"]),
    ("TOIT RIVEMONT / LOGIS ATLANTIDE", ["TOIT RIVEMONT", "LOGIS ATLANTIDE"]),
    ("Toit Rivemont + ADREM", ["Toit Rivemont", "ADREM"]),
    ("Toit Rivemont, 12 rue des Lilas, 40100 Montclair", ["Toit Rivemont"]),
    ("Toit Rivemont – 12, avenue de la Gare – BP 12 – 40100 MONTCLAIR Cedex", ["Toit Rivemont"]),
    ("Toit Rivemont\n12 rue des Lilas\n40100 Montclair\nTél : 05 58 00 31 31", ["Toit Rivemont"]),
    ("L'association « Le Phare »", ["Le Phare"]),
    ("Groupement : Toit Rivemont (mandataire), ADREM (co-porteur)", ["Toit Rivemont", "ADREM"]),
    ("Chef de file : Toit Rivemont ; opérateur social : Le Phare", ["Toit Rivemont", "Le Phare"]),
    ("Porteur principal : Toit Rivemont - Co-porteur : ADREM", ["Toit Rivemont", "ADREM"]),
    ("Espoir et Logis", ["Espoir et Logis"]),
    ("Habitat et Humanisme Montclair", ["Habitat et Humanisme Montclair"]),
    (
        "Office Public de l'Habitat de Montclair (Montclair Habitat)",
        ["Office Public de l'Habitat de Montclair"],
    ),
    ("ADREM (Association d'entraide et de réinsertion des ménages)", ["ADREM"]),
    (
        "Association d'entraide et de réinsertion des ménages (ADREM)",
        ["Association d'entraide et de réinsertion des ménages"],
    ),
    ("CCAS de Montclair", ["CCAS de Montclair"]),
    ("Le CCAS de Montclair et Toit Rivemont", ["CCAS de Montclair", "Toit Rivemont"]),
    ("Toit Rivemont est une SA d'HLM créée en 1954 qui gère 12 000 logements.", ["Toit Rivemont"]),
    ("Toit Rivemont, entreprise sociale pour l'habitat, filiale du groupe Atlantide", ["Toit Rivemont"]),
    ("1) Toit Rivemont 2) Le Phare", ["Toit Rivemont", "Le Phare"]),
    ("a) Toit Rivemont\nb) Le Phare", ["Toit Rivemont", "Le Phare"]),
    ("• Toit Rivemont • Le Phare", ["Toit Rivemont", "Le Phare"]),
    ("Toit Rivemont avec le concours de l'association Le Phare", ["Toit Rivemont", "Le Phare"]),
    ("Société coopérative d'HLM Le Nid Atlantide", ["Société coopérative d'HLM Le Nid Atlantide"]),
    ("SEM Montclair Développement", ["SEM Montclair Développement"]),
    ("Un toit pour tous Montclair", ["Un toit pour tous Montclair"]),
    ("Toit Rivemont (bailleur) et Le Phare (association gestionnaire)", ["Toit Rivemont", "Le Phare"]),
    ("Toit Rivemont & Logis Atlantide", ["Toit Rivemont & Logis Atlantide"]),
    ("UDAF 40, Toit Rivemont", ["UDAF 40", "Toit Rivemont"]),
    ("Toit Rivemont ; N° SIRET 123 456 789 00012", ["Toit Rivemont"]),
]
PARTNERS: list[tuple[str, list[str]]] = [
    ("CAF, CCAS, Conseil général, SIAO", ["CAF", "CCAS", "Conseil général", "SIAO"]),
    (
        "- CAF\n- CCAS de Montclair\n- Mission locale\n- SIAO 40",
        ["CAF", "CCAS de Montclair", "Mission locale", "SIAO 40"],
    ),
    ("CAF / CCAS / ADIL / UDAF", ["CAF", "CCAS", "ADIL", "UDAF"]),
    ("CAF ; MSA ; CPAM", ["CAF", "MSA", "CPAM"]),
    ("La CAF et le CCAS", ["CAF", "CCAS"]),
    (
        "Partenaires institutionnels : CAF, Conseil général\nPartenaires associatifs : Le Phare, ADREM",
        ["CAF", "Conseil général", "Le Phare", "ADREM"],
    ),
    (
        "CAF : versement des aides au logement\nCCAS : aides ponctuelles\nLe Phare : hébergement",
        ["CAF", "CCAS", "Le Phare"],
    ),
    (
        "Les partenaires mobilisés sont la CAF, le CCAS et la mission locale.",
        ["CAF", "CCAS", "mission locale"],
    ),
    (
        "Croix-Rouge, Secours Catholique, Restos du Cœur, Emmaüs",
        ["Croix-Rouge", "Secours Catholique", "Restos du Cœur", "Emmaüs"],
    ),
    (
        "Centre hospitalier de Montclair, CMP, CSAPA Le Cap",
        ["Centre hospitalier de Montclair", "CMP", "CSAPA Le Cap"],
    ),
    ("DDCS, DDT, ARS, Préfecture", ["DDCS", "DDT", "ARS", "Préfecture"]),
    ("SPIP 40, PJJ, Pôle emploi, Action Logement", ["SPIP 40", "PJJ", "Pôle emploi", "Action Logement"]),
    (
        "Communauté d'agglomération du Grand Montclair, Ville de Montclair, Département",
        ["Communauté d'agglomération du Grand Montclair", "Ville de Montclair", "Département"],
    ),
    (
        "Le projet mobilise le CCAS de Montclair ainsi que l'UDAF et l'ADIL.",
        ["CCAS de Montclair", "UDAF", "ADIL"],
    ),
    ("Convention avec le SIAO pour l'orientation des ménages", ["SIAO"]),
    ("CHRS Le Phare ; CIDFF 40 ; Maison des femmes", ["CHRS Le Phare", "CIDFF 40", "Maison des femmes"]),
    ("CAF (aides), CPAM (santé), MSA (aides)", ["CAF", "CPAM", "MSA"]),
    ("1. CAF\n2. CCAS\n3. Le Phare", ["CAF", "CCAS", "Le Phare"]),
    (
        "Habitat et Humanisme, Toit et Joie, Espoir et Logis",
        ["Habitat et Humanisme", "Toit et Joie", "Espoir et Logis"],
    ),
    ("Pas de partenaire à ce jour", []),
    ("Aucun partenariat formalisé, le bailleur intervient seul.", []),
    (
        "Fondation Abbé Pierre : cofinancement ; Armée du Salut : hébergement",
        ["Fondation Abbé Pierre", "Armée du Salut"],
    ),
    ("Le Phare\nADREM\nUDAF 40\nCCAS de Montclair", ["Le Phare", "ADREM", "UDAF 40", "CCAS de Montclair"]),
    ("LE PHARE, ADREM, TOIT RIVEMONT", ["LE PHARE", "ADREM", "TOIT RIVEMONT"]),
    ("Avec l'État (DDCS), le Département et la CAF", ["État", "Département", "CAF"]),
]


@pytest.mark.parametrize(("text", "expected"), CARRIERS)
def test_who_carries_a_project(text: str, expected: list[str]) -> None:
    """With status, role, address or number around the names."""
    assert expected == [body["nom"] for body in organisation.parse(text).value]


@pytest.mark.parametrize(("text", "expected"), PARTNERS)
def test_who_the_partners_are(text: str, expected: list[str]) -> None:
    """In lists, rows and sentences; where there is none, none."""
    assert expected == [body["nom"] for body in partners.parse(text).value["organismes"]]
