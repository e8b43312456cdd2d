"""How the label of a field was found."""

from __future__ import annotations

from extract.candidate import Status
from extract.tokens import WORD
from liasse.features.context import Context
from liasse.normalizing import Value
from normalize.text import fold

SURE_GAIN = (
    5.0  # points from which a label's place leaves no doubt (printed, alone on its line, a colon after it)
)
SHORT_LABEL = 2  # words up to which a label is also an ordinary phrase


def label_features(value: Value, context: Context) -> dict[str, float]:
    """Return the features of the label's place and of its neighbours in the form."""
    path = value.candidate.path
    before, after = context.neighbours(path)
    anchor = context.anchor(path)
    found = {
        "voisins_trouves": (before is not None) / 2 + (after is not None) / 2,
        "voisins_absents": float(before is None and after is None),
    }
    if anchor is None:
        return found
    words = WORD.findall(fold(context.document.text[anchor.start : anchor.end]))
    times = context.tokens.joined.count(f" {' '.join(words)} ") if words else 1
    found |= {
        "etiquette_mal_placee": min(max(SURE_GAIN - anchor.gain, 0.0) / SURE_GAIN, 1.0),
        "etiquette_dissemblable": min((1.0 - anchor.likeness) / 0.4, 1.0),
        "etiquette_dans_une_ligne": float(not anchor.opens),
        "etiquette_courte": float(len(words) <= SHORT_LABEL),
        "etiquette_plusieurs_fois": min((times - 1) / 3, 1.0),
        "etiquettes_fusionnees": float(len(anchor.target.paths) > 1),
        "etiquette_concurrencee": _rival(value, context, anchor.likeness),
    }
    if value.status is Status.FILLED:
        found["suite_dans_l_ordre"] = float(after is not None and after.start > anchor.start)
    return found


def _rival(value: Value, context: Context, likeness: float) -> float:
    """Return how like the field's label another heading is that was not taken."""
    others = [heading.likeness.get(value.candidate.path, 0.0) for heading in context.headings]
    best = max(others, default=0.0)
    return best if best > 0.55 and best > likeness - 0.3 else 0.0
