"""What the headings of a dossier were learnt to ask for, whether they were taken for labels or not."""

from __future__ import annotations

from collections.abc import Mapping

from extract.heading_words import FOLLOWING
from extract.learnt_labels import set_as_labels, with_ends
from extract.surroundings import TICKED_KINDS
from liasse.features.context import Context
from liasse.normalizing import Value


def heading_features(value: Value, context: Context) -> dict[str, float]:
    """Return how far the field's heading asks for it or for something else, and whether another heading asks for it."""
    asked = _asked(context)
    if not asked:
        return {}
    path = context.given_by.get(value.candidate.path, value.candidate.path)
    anchor = context.anchor(path)
    if anchor is None:
        elsewhere = [
            shares.get(path, 0.0) for start, shares in asked.items() if start not in _labelled(context)
        ]
        return {"titre_appris_non_retenu": max(elsewhere, default=0.0)}
    shares = asked.get(anchor.start, {})
    own = sum(shares.get(one, 0.0) for one in anchor.target.paths)
    other = max((share for key, share in shares.items() if key not in anchor.target.paths), default=0.0)
    return {"intitule_appris": own, "intitule_d_autre_chose": max(other - own, 0.0)}


def _labelled(context: Context) -> frozenset[int]:
    return frozenset(anchor.start for anchor in context.anchors)


def _asked(context: Context) -> Mapping[int, Mapping[str, float]]:
    """Return, by its start, the probability of each target for every label and every line that is set as labels are."""
    if (
        not context.headings_asked
        and context.labels is not None
        and context.labels.index.headings is not None
    ):
        context.headings_asked.update(_of_lines(context) | _of_labels(context))
    return context.headings_asked


def _of_lines(context: Context) -> dict[int, Mapping[str, float]]:
    assert context.labels is not None
    index, text = context.labels.index, context.document.text
    known = [
        anchor.start
        for anchor in context.anchors
        if anchor.target.field is not None and anchor.target.field.kind not in TICKED_KINDS
    ]
    lines = with_ends(set_as_labels(context.labels.surroundings, known), len(text))
    return {
        one.start: index.asked(text[one.start : one.end], text[one.end : stop], one.style)
        for one, stop in lines
    }


def _of_labels(context: Context) -> dict[int, Mapping[str, float]]:
    assert context.labels is not None
    index, text = context.labels.index, context.document.text
    ends = [anchor.start for anchor in context.anchors[1:]] + [len(text)] * bool(context.anchors)
    return {
        one.start: index.asked(text[one.start : one.end], text[one.end : min(end, one.end + FOLLOWING)], ())
        for one, end in zip(context.anchors, ends, strict=True)
    }
