"""How public files name the columns of a register, and the types that their codes stand for.

SIRENE: « dessin de fichier » of StockUniteLegale and StockEtablissement (INSEE). RNA: rna_import and
rna_waldec (ministère de l'Intérieur). FINESS: etalab-cs1100502 (no header). Headers are compared in small
letters without spaces, accents or signs.
"""

from __future__ import annotations

from collections.abc import Mapping

from normalize import body_type

# Our column by the headers that hold it, the surest first.
GUESSES: Mapping[str, tuple[str, ...]] = {
    "nom": (
        "nom", "denominationunitelegale", "titre", "raisonsociale", "denomination", "nomorganisme", "organisme",
        "nomdelorganisme", "rslongue", "rs", "libelle", "name", "nomcomplet", "association",
    ),
    "sigles": ("sigles", "sigle", "sigleunitelegale", "titrecourt", "acronyme", "acronymes"),
    "noms_usuels": (
        "nomsusuels", "nomusuel", "denominationusuelle1unitelegale", "denominationusuelleetablissement",
        "enseigne1etablissement", "enseigne", "nomcommercial",
    ),
    "type": ("type", "categoriejuridiqueunitelegale", "categoriejuridique", "famille", "statut", "forme", "nature"),
    "siren": ("siren", "numerosiren"),
    "siret": ("siret", "numerosiret", "siretsiege"),
    "rna": ("rna", "id", "numerorna", "identifiantassociationunitelegale", "idassociation", "waldec"),
    "departements": ("departements", "departement", "codedepartement", "dep", "dpt", "numerodepartement"),
    "commune": ("codecommuneetablissement", "adrscodeinsee", "codecommune", "codeinsee", "insee"),
    "code_postal": ("codepostaletablissement", "adrscodepostal", "codepostal", "cp"),
    "domaines": ("domaines", "domaine", "siteweb", "site", "courriel", "email", "mail"),
}  # fmt: skip
FINESS: Mapping[str, int] = {"nom": 4, "noms_usuels": 3, "departements": 13, "siret": 22}

# INSEE, catégories juridiques.
_LEGAL_CATEGORIES = {
    "5515": "SEM", "5615": "SEM", "5546": "ESH", "5646": "ESH", "5547": "coopérative", "5647": "coopérative",
    "7210": "collectivité", "7220": "collectivité", "7230": "collectivité", "7343": "collectivité",
    "7344": "collectivité", "7346": "collectivité", "7348": "collectivité", "7361": "collectivité", "7371": "OPH",
    "9300": "fondation",
}  # fmt: skip
_OURS = (
    "OPH",
    "ESH",
    "coopérative",
    "SEM",
    "association",
    "fondation",
    "collectivité",
    "groupe",
    "groupement",
)


def kind_of(told: str, name: str, rna: str) -> str:
    """Return the register's type for what a row tells of it, "" where that is not known.

    >>> kind_of("9220", "Toit Commun", ""), kind_of("Office public", "Toit", ""), kind_of("", "SA d'HLM Toit", "")
    ('association', 'OPH', 'ESH')
    """
    if told in _LEGAL_CATEGORIES:
        return _LEGAL_CATEGORIES[told]
    if told.startswith("92") or (not told and rna.startswith("W")):
        return "association"
    same = next((kind for kind in _OURS if kind.lower() == told.lower()), None)
    return same or _by_words(told) or _by_words(name)


def _by_words(text: str) -> str:
    from normalize.matching_words import prepare  # noqa: PLC0415

    legal = prepare(text).legal
    for form, kind in (
        ("office", "OPH"), ("coop", "coopérative"), ("sem", "SEM"), ("association", "association"),
        ("fondation", "fondation"),
    ):  # fmt: skip
        if form in legal:
            return kind
    if {"societe", "hlm"} & legal and body_type.parse(text) == "bailleur":
        return "ESH"
    return ""
