"""What the headings of a dossier were learnt to ask for, whether they were taken for labels or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.learnt_labels import set_as_labels, with_ends
from liasse.features.context import Context, Labels
from liasse.normalizing import Value


def heading_features(value: Value, context: Context) -> dict[str, float]:
    """Return how far the field's heading asks for it or for something else, and whether another heading asks for it."""
    asked = _asked(context)
    if not asked:
        return {}
    path = context.given_by.get(value.candidate.path, value.candidate.path)
    anchor = context.anchor(path)
    if anchor is None:
        labelled = {one.start for one in context.anchors}
        elsewhere = (shares.get(path, 0.0) for start, shares in asked.items() if start not in labelled)
        return {"titre_appris_non_retenu": max(elsewhere, default=0.0)}
    shares = asked.get(anchor.start, {})
    own = sum(shares.get(one, 0.0) for one in anchor.target.paths)
    other = max((share for key, share in shares.items() if key not in anchor.target.paths), default=0.0)
    return {"intitule_appris": own, "intitule_d_autre_chose": max(other - own, 0.0)}


def _asked(context: Context) -> Mapping[int, Mapping[str, float]]:
    """Return, by its start, the probability of each target for every label and every line that is set as labels are."""
    labels = context.labels
    if not context.headings_asked and labels is not None and labels.index.headings is not None:
        context.headings_asked.update(_of_labels(labels, context.document.text))
        context.headings_asked.update(_of_lines(labels, context.document.text))
    return context.headings_asked


def _of_labels(labels: Labels, text: str) -> Iterator[tuple[int, Mapping[str, float]]]:
    for one, stop in with_ends(labels.anchors, len(text)):
        yield one.start, labels.index.asked(text[one.start : one.end], text[one.end : stop], ())


def _of_lines(labels: Labels, text: str) -> Iterator[tuple[int, Mapping[str, float]]]:
    """Yield what the lines ask for that were taken for no label."""
    labelled = {one.start for one in labels.anchors}
    for one, stop in with_ends(set_as_labels(labels.surroundings, labels.anchors), len(text)):
        if one.start not in labelled:
            yield one.start, labels.index.asked(text[one.start : one.end], text[one.end : stop], one.style)
