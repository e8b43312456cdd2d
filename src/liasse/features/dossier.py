"""How much of the form the dossier as a whole carries: a field is no surer than the reading of its dossier."""

from __future__ import annotations

from extract.candidate import Status
from liasse.features.context import Context


def dossier_features(context: Context) -> dict[str, float]:
    """Return the features that all fields of a dossier share."""
    return context.shared or _made(context)


def _made(context: Context) -> dict[str, float]:
    statuses = [value.status for value in context.values]
    total = max(len(statuses), 1)
    anchors = max(len(context.anchors), 1)
    gain = sum(min(match.gain, 5.0) for match in context.anchors) / anchors
    context.shared = {
        "formulaire_suivi": max(context.share_labelled - 0.8, 0.0) / 0.2,
        "formulaire_peu_suivi": min(max(0.8 - context.share_labelled, 0.0) / 0.5, 1.0),
        "formulaire_non_suivi": float(context.share_labelled < 0.6),
        "formulaire_reformule": context.share_of("reformulee"),
        "formulaire_approche": context.share_of("approchee"),
        "formulaire_mal_place": min(max(4.5 - gain, 0.0) / 2, 1.0),
        "intitules_inconnus": min(len(context.headings) / 8, 1.0),
        "beaucoup_d_absents": max(sum(s is Status.ABSENT for s in statuses) / total - 0.1, 0.0),
        "beaucoup_de_vides": max(sum(s is Status.EMPTY for s in statuses) / total - 0.2, 0.0),
        "dossier_numerise": context.share_ocr,
        "texte_abime": float(context.damaged and not context.share_ocr),
        "texte_non_repris": min(max(context.share_left_over - 0.1, 0.0) / 0.4, 1.0),
        "cases_perdues": context.share_lost_ticks,
    }
    return context.shared
