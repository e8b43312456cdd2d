"""Whether what is given as empty or missing may stand in the dossier all the same."""

from __future__ import annotations

import re

from extract.candidate import Status
from extract.labels import Match
from liasse.features.context import Context
from liasse.normalizing import Value

# What speaks of a field's content wherever it stands; on folded text.
_NUMBER = r"(?:\d{1,4}|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|cinquante|soixante)"
SPEAKS = {
    "publics.nombre_menages": rf"{_NUMBER}[a-z -]{{0,18}}\b(?:menages|familles|foyers)\b",
    "logements.nombre_logements": rf"{_NUMBER}[a-z -]{{0,18}}\b(?:logements|appartements)\b",
    "logements.typologies": r"\b[tf][1-6]\b|\bstudios?\b",
    "duree.mois": rf"{_NUMBER} (?:ans?|annees?|mois)\b",
    "duree.renouvelable": r"\brenouvel|\breconduct|\breconduit",
    "publics.eligible_dalo": r"\bdalo\b|droit au logement opposable",
    "publics.accords_collectifs": r"accords? collectif",
    "publics.pdalpd": r"\bpdalh?pd\b",
    "presentation.porteurs": r"\boph\b|\besh\b|sa d'hlm|bailleur",
    "presentation.localisation": r"\bcommune|departement|agglomeration|territoire",
    "partenariat.partenaires": r"partenaire|partenariat|en lien avec",
    "financement.cout_diagnostic": r"diagnostic[^.\n]{0,60}\d",
    "financement.cout_accompagnement": (
        r"(?:accompagnement|suivi|menage|famille)[^.\n]{0,60}\d[\d .]{0,14}(?:,\d\d)?\s?(?:€|euros?)|"
        r"(?:€|euros?)[^.\n]{0,40}(?:menage|famille|foyer)"
    ),
    "financement.cout_gestion_locative": r"gestion locative[^.\n]{0,60}\d",
    "financement.cout_global": r"cout (?:global|total)|\d[\d ]{0,14}(?:€|euros?)",
    "financement.cofinancements": r"cofinanc|subvention|conseil general",
    "financement.fndollts": r"fndollts",
    "financement.candidat_appel_projets": r"appels? a projets?",
    "financement.budget": r"\bbudget|\bcharges\b|\bdepenses\b",
    "financement.texte": r"montage financier|plan de financement|financ",
    "contacts": r"@|\b0[1-9](?:[ .-]?\d\d){4}\b",
    "logements.offre_nouvelle": r"offre nouvelle|neuf",
    "logements.amenagement_existant": r"amenagement",
    "logements.existant_sans_amenagement": r"sans amenagement",
    "logements.reclassement_bas_loyer": r"reclassement|bas loyer",
    "logements.attribution": r"attribution|reservation",
    "avis.reproductibilite": r"reproducti",
    "avis.avis_regional": r"favorable",
    "avis.service_departemental": r"avis",
}
_PATTERNS = {path: re.compile(pattern) for path, pattern in SPEAKS.items()}
_ALIASES = {
    "duree.texte": "duree.mois",
    "logements.typologie_texte": "logements.typologies",
}
NOT_THERE = frozenset({Status.ABSENT, Status.EMPTY, Status.UNREADABLE})


def absence_features(value: Value, context: Context) -> dict[str, float]:
    """Return what speaks against a field's having been left out; nothing for a field that was filled in."""
    if value.status not in NOT_THERE or (value.candidate.kind in {"checkbox"} and value.candidate.spans):
        return {}
    path = value.candidate.path
    likeness = [heading.likeness.get(path, 0.0) for heading in context.headings]
    best = max(likeness, default=0.0)
    free = context.share_labelled < 0.6
    spoken, unclaimed = _spoken(path, context)
    found = {
        "intitule_ressemblant": max(best - 0.3, 0.0) / 0.7,
        "intitule_proche_non_retenu": float(best > 0.6),
        "contenu_ailleurs": min(spoken / 3, 1.0),
        "contenu_non_attribue": min(unclaimed / 2, 1.0),
        "contenu_nulle_part": float(path in _PATTERNS and not spoken),
        "absent_en_prose": float(free and value.status is Status.ABSENT),
        "vide_en_prose": float(free and value.status is Status.EMPTY),
        "contenu_ailleurs_en_prose": float(free) * min(spoken / 2, 1.0),
    }
    if value.status is Status.ABSENT:
        found |= _room(path, context)
    elif value.status is Status.EMPTY:
        found |= _emptiness(path, context)
    return found


def _spoken(path: str, context: Context) -> tuple[int, int]:
    """Return how often the dossier speaks of the field's content outside of labels, and in no field's answer."""
    pattern = _PATTERNS.get(_ALIASES.get(path, path))
    if pattern is None:
        return 0, 0
    hits = [hit.start() for hit in pattern.finditer(context.folded)]
    outside = [at for at in hits if not any(match.start <= at < match.end for match in context.anchors)]
    return len(outside), sum(not context.claimed(at) for at in outside)


def _room(path: str, context: Context) -> dict[str, float]:
    """Return what stands where the missing label is printed: between those before and after it."""
    before, after = context.neighbours(path)
    if before is None or after is None or after.start < before.end:
        return {}
    between = [heading for heading in context.headings if before.end < heading.start < after.start]
    return {
        "titre_a_sa_place": min(len(between), 2) / 2,
        "etiquettes_contigues": float(not between),
        "voisin_long": min(max(after.start - before.end - 600, 0) / 900, 1.0),
    }


def _emptiness(path: str, context: Context) -> dict[str, float]:
    """Return what stands around a label that nothing follows."""
    anchor = context.anchor(path)
    if anchor is None:
        return {}
    following = _following(context, anchor)
    end = following.start if following else len(context.document.text)
    written = len(re.findall(r"[^\W_]", context.document.text[anchor.end : end]))
    before = context.document.text[max(anchor.start - 300, 0) : anchor.start].rstrip()
    previous = [match for match in context.anchors if match.end <= anchor.start]
    near = previous[-1].end if previous else 0
    return {
        "texte_sous_l_etiquette": min(written / 60, 1.0),
        "texte_avant_l_etiquette": float(len(before) > 0 and anchor.start - near > 120),
        "etiquettes_collees": float(following is not None and following.start - anchor.end <= 6),
    }


def _following(context: Context, anchor: Match) -> Match | None:
    later = [match for match in context.anchors if match.start >= anchor.end]
    return later[0] if later else None
