"""A dossier's theme, one of the guide's ten categories, proposed from its text.

Which public a project is for is read from the words of that public (the guide's third chapter). For the
others a small multinomial logistic model weighs a dozen clues (words of access, of keeping a dwelling, of
expulsion, of coordination …) that a person can read and check: ``schemas/guides/themes.json``, learnt from
published sheets by ``tools/train_themes.py``. It abstains where no category stands out; with 57 sheets to learn
from, bags of all words and of letter n-grams are little better than the most frequent category.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from liasse.resources import schemas
from normalize.text import fold


class ThemeModel(BaseModel):
    """The model as it is stored; ``clues`` and ``publics`` are patterns over folded text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    trained_on: str
    accuracy: float  # leave-one-out, of the sheets that it does not abstain on
    coverage: float  # share of the sheets that it does not abstain on
    threshold: float
    clues: dict[str, str]
    weights: dict[str, dict[str, float]]  # by category, then clue; « biais » stands alone
    publics: dict[str, list[str]]
    needed: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A proposed category, None where the model abstains; ``reasons`` are what spoke most for it."""

    category: str | None
    confidence: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def theme_model() -> ThemeModel:
    """Return the stored model."""
    return ThemeModel.model_validate_json((schemas() / "guides" / "themes.json").read_text(encoding="utf-8"))


def propose(texts: Iterable[str], model: ThemeModel | None = None) -> Theme:
    """Return the category that a project's ``texts`` speak of.

    A specific public wins over what is done for it, as in the guide: its projects are in the third chapter
    whether they give access to a dwelling or keep one.
    """
    model = model or theme_model()
    folded = fold("\n".join(texts))
    public = one_public(folded, model.publics, model.needed)
    if public:
        return public
    values = clue_values(folded, model.clues)
    chances = softmax(
        {
            code: weights["biais"] + sum(weights[clue] * value for clue, value in values.items())
            for code, weights in model.weights.items()
        }
    )
    best = max(chances, key=lambda code: chances[code])
    if chances[best] < model.threshold or not any(values.values()):
        return Theme(None, round(chances[best], 4), ())
    parts = {clue: model.weights[best][clue] * value for clue, value in values.items()}
    reasons = sorted((clue for clue, part in parts.items() if part > 0), key=lambda clue: -parts[clue])[:4]
    return Theme(best, round(chances[best], 4), tuple(reasons))


def clue_values(folded: str, clues: Mapping[str, str]) -> dict[str, float]:
    """Return how much of each clue a text holds, long texts and short ones made comparable.

    « acces_et_maintien » and « acces_sur_maintien » say whether a text speaks of both and of which more.
    """
    counts = {clue: len(re.findall(rf"(?<!\w)(?:{pattern})", folded)) for clue, pattern in clues.items()}
    # A sheet has some 1,500 letters and a dossier ten times as many: counts are per sheet's length.
    scale = min(1.0, 1500 / max(len(folded), 1))
    values = {clue: math.log1p(count * scale) for clue, count in counts.items()}
    access, keeping = values.get("acces", 0.0), values.get("maintien", 0.0)
    return {**values, "acces_et_maintien": min(access, keeping), "acces_sur_maintien": access - keeping}


def one_public(folded: str, publics: Mapping[str, Sequence[str]], needed: int) -> Theme | None:
    """Return the category of the one public that the text names again and again, if there is one."""
    counts = {
        code: sum(len(re.findall(rf"(?<!\w){stem}", folded)) for stem in stems)
        for code, stems in publics.items()
    }
    first, second, *_ = sorted(counts, key=lambda code: -counts[code])
    if counts[first] < needed or counts[first] < 3 * counts[second]:
        return None
    found = (re.search(rf"(?<!\w){stem}\w*", folded) for stem in publics[first])
    reasons = tuple(match.group() for match in found if match)
    return Theme(first, round(1 - 1 / (1 + counts[first]), 4), reasons)


def softmax(scores: Mapping[str, float]) -> dict[str, float]:
    """Return the probabilities that logits stand for."""
    top = max(scores.values())
    powers = {code: math.exp(value - top) for code, value in scores.items()}
    total = sum(powers.values())
    return {code: power / total for code, power in powers.items()}


def dump_model(model: ThemeModel) -> str:
    """Return the model as it is stored."""
    return json.dumps(model.model_dump(), ensure_ascii=False, indent=1) + "\n"
