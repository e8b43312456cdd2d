"""How the label of a field was found."""

from __future__ import annotations

import re

from extract.candidate import Status
from extract.labels import Match
from extract.tokens import WORD
from liasse.features.context import Context
from liasse.normalizing import Value
from normalize.text import fold

SURE_GAIN = (
    5.0  # points from which a label's place leaves no doubt (printed, alone on its line, a colon after it)
)
SHORT_LABEL = 2  # words up to which a label is also an ordinary phrase
_OPENING = re.compile(r"[«\"“]\s?$")
_GOES_ON = re.compile(r" ?[,;]|\s[a-zà-ÿ]")
_RUNS_INTO = re.compile(r"[a-zà-ÿ,'’] ?$")
_COLON = re.compile(r"[ \u00a0]?:")


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
    found |= _around(anchor, context) | _ending(anchor, context.next_in_text(path), context)
    lower = (value.candidate.text or "").lstrip()[:1].islower()
    found["etiquette_prolongee"] = found["etiquette_suivie_d_une_phrase"] * lower
    spans = value.candidate.spans
    found["etiquette_dans_la_reponse"] = float(any(span.start < anchor.start < span.end for span in spans))
    if value.status is Status.FILLED:
        found["suite_dans_l_ordre"] = float(after is not None and after.start > anchor.start)
    return found


def _around(anchor: Match, context: Context) -> dict[str, float]:
    """Return what speaks of the label's words being part of a sentence rather than a label."""
    text = context.document.text
    before, after = text[max(anchor.start - 12, 0) : anchor.start], text[anchor.end : anchor.end + 12]
    return {
        "etiquette_entre_guillemets": float(_OPENING.search(before) is not None),
        "etiquette_suivie_d_une_phrase": float(_GOES_ON.match(after) is not None),
        "etiquette_dans_une_phrase": float(_RUNS_INTO.search(before) is not None),
        "etiquette_suivie_de_deux_points": float(_COLON.match(after) is not None),
    }


def _ending(anchor: Match, following: Match | None, context: Context) -> dict[str, float]:
    """Return how well the label stands that ends the answer: a wrong one cuts it short, a lost one lengthens it."""
    if following is None:
        return {}
    around = _around(following, context)
    doubtful = around["etiquette_entre_guillemets"] + around["etiquette_dans_une_phrase"]
    return {
        "suivante_mal_placee": min(max(SURE_GAIN - following.gain, 0.0) / SURE_GAIN, 1.0),
        "suivante_dissemblable": min((1.0 - following.likeness) / 0.4, 1.0),
        "suivante_dans_une_phrase": min(doubtful + around["etiquette_suivie_d_une_phrase"], 1.0),
        "champs_sautes": min(max(following.target.order - anchor.target.last - 1, 0) / 3, 1.0),
    }


def _rival(value: Value, context: Context, likeness: float) -> float:
    """Return how like the field's label another heading is that was not taken."""
    others = [heading.likeness.get(value.candidate.path, 0.0) for heading in context.headings]
    best = max(others, default=0.0)
    return best if best > 0.55 and best > likeness - 0.3 else 0.0
