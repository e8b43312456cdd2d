"""Whether an answer speaks of what its field asks, or of what a neighbour asks.

Where the answers stand above their labels, or a label is lost in the middle, every answer goes to the wrong field
and each looks well on its own: only their subjects tell. The words are the form's own and the trade's; an answer
without any of them is no error by itself, a dossier full of such answers is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from extract.candidate import Status
from extract.sentences import split
from liasse.features.context import Context
from liasse.normalizing import TICKED, Value

# What an answer speaks of, on folded text; fields that a figure or a name answers are told by that.
_COST = r"\d|\beuros?\b|\binclus|\bcompris|\bheure|\bgratuit|\bneant|\baucun|\bcout"
SUBJECTS = {
    "presentation.nom_projet": r"\b(?:projet|bail|toit|logis|habit|maison|residence|cap|passerelle|pas)",
    "presentation.descriptif": r"\bproje|\bobjecti|\bdispositif|\baccompagn|\bpropos|\bvise|\baction|\bacces",
    "publics.nombre_menages": r"\bmenage|\bfamille|\bpersonne|\bfoyer|^\W*\d+\W*$",
    "publics.caracteristiques": (
        r"\bmenage|\bfamille|\bpersonne|\bjeune|\bressource|\bminima|\brsa\b|\bdette|\bsante|\baddict|\bviolence|"
        r"\bparcours|\bheberg|\bexpuls|\bprecai|\bisole|\bimpaye|\bincarcer|\bparental|\bvulnerab|\bemploi"
    ),
    "logements.nombre_logements": r"\blogement|\bappartement|\bmaison|^\W*\d+\W*$",
    "logements.typologie_texte": r"\b[tf] ?[1-6]\b|\btype|\bstudio|\bpiece|\bpetit|\bgrand|\btypolog|\bvari|\btout",
    "logements.attribution": r"\battribu|\bcommission|\bcal\b|\breserv|\bcontingent|\bcandidat|\brefus|\bbail\b|\bdossier",
    "logements.localisation_offre": (
        r"\bquartier|\bcommune|\bville|\bagglo|\bsecteur|\bdepartement|\bcentre|\btransport|\bproxim|\bdiffus|"
        r"\bterritoire|\bresidence|\bcanton|\bparc\b"
    ),
    "accompagnement.methodologie": (
        r"\bdiagnostic|\baccompagn|\bvisite|\breferent|\betape|\bphase|\bcontrat|\bentretien|\bmesure|\bobjectif|"
        r"\bdomicile|\bsuivi|\brencontre|\bpremier|\bautonom"
    ),
    "accompagnement.gestion_locative": (
        r"\bloyer|\bimpaye|\bquittance|\bgestion|\bgardien|\bapl\b|\btechnique|\blocati|\becheanc|\bmetiers|\bbail\b"
    ),
    "accompagnement.adhesion_menage": (
        r"\badhesion|\badher|\bcontrat|\bengage|\baccord|\bvolont|\bsigne|\brefus|\bconsent|\bconfiance|\babsence|"
        r"\bparole|\bsatisfaction|\blibre"
    ),
    "accompagnement.mobilisation_offre": (
        r"\bservice|\bcms\b|\bccas\b|\brelais|\bdroit commun|\bmobilis|\btisf|\bsaisi|\breseau|\betp\b|\bavdl|\basll|"
        r"\binterpret|\baide a domicile|\bexistant"
    ),
    "accompagnement.relation_bailleur": (
        r"\bbailleur|\bconvention|\breunion|\breferent|\bcomite|\bcollabor|\bpartage|\becrit|\bliaison|\bcharte|"
        r"\brelation"
    ),
    "accompagnement.adequation_besoins": (
        r"\bbesoin|\badapt|\bmodul|\bevol|\bduree|\bbilan|\bajust|\bintensit|\bdemande|\bcorrespond|\brepon|\bsortie"
    ),
    "financement.texte": r"\bfinanc|\bbudget|\bcout|\bdepens|\bsubvention|\bposte|\betp\b|€|\beuro|\bmontage|\bequilibr",
    "financement.cout_diagnostic": _COST,
    "financement.cout_accompagnement": _COST,
    "financement.cout_gestion_locative": _COST,
    "financement.cout_global": _COST,
    "financement.cofinancements": (
        r"\bcofinanc|\bconseil|\bdepartement|\bregion|\bfsl\b|\bcaf\b|\bsubvention|\bfinanc|€|\beuro|\bfondation|\baucun|"
        r"\bfonds|\betat\b"
    ),
    "duree.texte": r"\b(?:ans?|annees?|mois|semestres?)\b|\brenouvel|\breconduc|\bduree|\bconvention|\bperenn",
    "avis.service_departemental": r"\bavis|\bfavorable|\bservice|\bprojet|\bdossier|\breserve|\bpertinen",
    "avis.pertinence": r"\bpertinen|\bbesoin|\bprojet|\brepon|\bcoheren|\badapt|\binteret|\barticul",
    "avis.conditions": r"\breserve|\bcondition|\bsous\b|\bdevr|\ba preciser|\bvigilance|\bpoint|\baucune|\bconvention",
}  # fmt: skip
_PATTERNS = {path: re.compile(pattern) for path, pattern in SUBJECTS.items()}
LEAST_CUT = 120  # characters of an answer that may hold the beginning of another
# Probabilities from which, and below which, a passage's limits weigh more.
SURE_LIMITS, UNSURE_LIMITS = 0.8, 0.5
LEAST_JUDGED = 4  # answers of a dossier below which their subjects tell nothing of it as a whole


def subject_features(value: Value, context: Context) -> dict[str, float]:
    """Return whether the value's subject is its own, a neighbour's, or none; and how the dossier's others do."""
    path = value.candidate.path
    found = dict(_of_dossier(context))
    if value.status is not Status.FILLED:
        if path in _PATTERNS:
            found["sujet_dans_la_reponse_voisine"] = _told_by_neighbours(path, context)
        return found
    text = _answer(value, context)
    if path not in _PATTERNS or not text:
        return found
    own = _hits(path, text)
    found |= _learnt(value, context) | _limits(value.candidate.certainty)
    others = [_hits(other, text) for other in _beside(path, context)]
    return (
        found
        | _edges(path, text, context)
        | {
            "sujet_present": min(own / 3, 1.0),
            "sujet_absent": float(not own),
            "sujet_du_voisin": min(max(max(others, default=0) - own, 0) / 3, 1.0),
        }
    )


def _learnt(value: Value, context: Context) -> dict[str, float]:
    """Return how far the sentences speak of the field, as learnt from reference dossiers: all of them, the first, the last."""
    subjects = context.labels.index.subjects if context.labels else None
    path = value.candidate.path
    if subjects is None or path not in subjects.paths:
        return {}
    says = [np.exp(subjects.of(sentence)) for sentence in split(value.candidate.text or "")]
    if not says:
        return {}
    at = subjects.paths.index(path)
    mean = np.mean(says, axis=0)
    found = {"phrases_du_sujet": float(mean[at]), "phrases_d_un_autre_sujet": _others(mean, at)}
    if len(says) > 1:
        found["debut_d_un_autre_sujet"] = _others(says[0], at)
        found["fin_d_un_autre_sujet"] = _others(says[-1], at)
    return found


def _limits(certainty: float | None) -> dict[str, float]:
    """Return how sure it is where a passage begins and ends."""
    if certainty is None:
        return {}
    return {
        "passage_certain": certainty,
        "passage_tres_certain": max(certainty - SURE_LIMITS, 0.0) / (1.0 - SURE_LIMITS),
        "passage_incertain": max(UNSURE_LIMITS - certainty, 0.0) / UNSURE_LIMITS,
    }


def _others(says: NDArray[np.float64], at: int) -> float:
    """Return how much likelier another field is."""
    return max(float(np.max(says) - says[at]), 0.0)


def _edges(path: str, text: str, context: Context) -> dict[str, float]:
    """Return whether the answer ends with the next field's subject or begins with that of the one before."""
    before, after = _printed_around(path, context)
    part = len(text) * 2 // 5
    found = {
        "precedent_sans_reponse": float(before is not None and _unanswered(before, context)),
        "suivant_sans_reponse": float(after is not None and _unanswered(after, context)),
    }
    if len(text) < LEAST_CUT:
        return found
    if before is not None:
        found["debut_du_precedent"] = _foreign(path, before, text[:part])
    if after is not None:
        found["fin_du_suivant"] = _foreign(path, after, text[-part:])
        found["fin_du_suivant_sans_reponse"] = found["fin_du_suivant"] * found["suivant_sans_reponse"]
    return found


def _foreign(path: str, other: str, text: str) -> float:
    """Return how much more a part of an answer speaks of another field than of its own."""
    return min(max(_hits(other, text) - _hits(path, text), 0) / 3, 1.0)


def _unanswered(path: str, context: Context) -> bool:
    value = context.by_path.get(path)
    return value is None or value.status is not Status.FILLED


def _printed_around(path: str, context: Context) -> tuple[str | None, str | None]:
    """Return the fields with a subject that are printed before and after."""
    order = [name for name in context.order if name in _PATTERNS or name == path]
    if path not in order:
        return None, None
    at = order.index(path)
    return order[at - 1] if at else None, order[at + 1] if at + 1 < len(order) else None


def _answer(value: Value, context: Context) -> str:
    """Return the folded answer, "" where there is none."""
    spans = value.candidate.spans
    if value.candidate.kind in TICKED:
        return ""
    return " ".join(context.folded[span.start : span.end] for span in spans)


@lru_cache(maxsize=512)  # an answer is asked about its own subject by each of its neighbours
def _hits(path: str, text: str) -> int:
    """Return how many different words of a path's subject the text holds."""
    return len({hit.group() for hit in _PATTERNS[path].finditer(text)})


def _beside(path: str, context: Context) -> Iterator[str]:
    """Yield the fields with a subject that are printed next before and next after."""
    yield from (other for other in _printed_around(path, context) if other is not None)


def _told_by_neighbours(path: str, context: Context) -> float:
    """Return how clearly an answer beside a field that has none speaks of that field rather than of its own."""
    best = 0.0
    for other in _beside(path, context):
        value = context.by_path.get(other)
        if value is not None and value.status is Status.FILLED:
            text = _answer(value, context)
            best = max(best, min(max(_hits(path, text) - 1, 0) / 3, 1.0))
    return best


def _of_dossier(context: Context) -> dict[str, float]:
    if not context.subjects:
        context.subjects.update(_shifts(list(_judged(context))))
    return context.subjects


def _shifts(judged: Sequence[tuple[int, int, int]]) -> dict[str, float]:
    """Return how many answers are without their subject, or have that of the field before or after."""
    if len(judged) < LEAST_JUDGED:
        return {"reponses_sans_sujet": 0.0}
    total = len(judged)
    without = sum(not own for own, _, _ in judged) / total
    before = sum(before > own for own, before, _ in judged) / total
    after = sum(after > own for own, _, after in judged) / total
    return {
        "reponses_sans_sujet": max(without - 0.05, 0.0),
        "reponses_decalees": max(max(before, after) - 0.15, 0.0),
    }


def _judged(context: Context) -> Iterator[tuple[int, int, int]]:
    """Yield for each answer how much it speaks of its field, of the one before and of the one after."""
    order = [name for name in context.order if name in _PATTERNS]
    for at, path in enumerate(order):
        value = context.by_path.get(path)
        if value is None or value.status is not Status.FILLED:
            continue
        text = _answer(value, context)
        if text:
            before = _hits(order[at - 1], text) if at else 0
            after = _hits(order[at + 1], text) if at + 1 < len(order) else 0
            yield _hits(path, text), before, after
