"""What the other fields of a dossier say of one: errors come together.

A label lost in the middle moves every answer after it; a layout that is not understood spoils a whole section. How
doubtful the other fields are, each on its own, is therefore known of a field too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from liasse.features import Features, group_of

# A dossier, or the fields of a section, that are expected to be wrong one time in five, or in two, are as bad as
# may be: there the feature is 1.
_WHOLE, _PART = 5.0, 2.0


def doubts(probabilities: Mapping[str, float], kinds: Mapping[str, str]) -> dict[str, Features]:
    """Return for each field how doubtful the others are: all, those of its section, those of its kind.

    Args:
        probabilities: that each field is right, taken by itself, by path.
        kinds: the kind of each field.
    """
    wrong = {path: 1.0 - probability for path, probability in probabilities.items()}
    parts: tuple[tuple[str, float, Callable[[str], Hashable]], ...] = (
        ("autres_champs_douteux", _WHOLE, lambda _: None),
        ("section_douteuse", _PART, lambda path: path.partition(".")[0]),
        ("champs_semblables_douteux", _PART, lambda path: group_of(kinds[path])),
    )
    found: dict[str, Features] = {path: {} for path in wrong}
    for name, scale, key in parts:
        for path, mean in _means_of_the_others(wrong, key).items():
            found[path][name] = round(min(scale * mean, 1.0), 4)
    return found


def _means_of_the_others(wrong: Mapping[str, float], key: Callable[[str], Hashable]) -> dict[str, float]:
    """Return for each field the mean over the others with the same key; nought where there are none."""
    sums: dict[Hashable, tuple[float, int]] = {}
    for path, share in wrong.items():
        total, count = sums.get(key(path), (0.0, 0))
        sums[key(path)] = (total + share, count + 1)
    means = {}
    for path, share in wrong.items():
        total, count = sums[key(path)]
        means[path] = (total - share) / (count - 1) if count > 1 else 0.0
    return means
