"""Learns the weights of the guide's categories from a converted guide: ``schemas/guides/themes.json``.

    python tools/train_themes.py GUIDE_JSON

What is learnt is a weight for each of a dozen clues, whose words stand below and hold no name of anyone.
The clues are weighed as if every category had as many sheets; how many it has is added then, and the logits
are stretched until the confidences are those of the sheets left out. Prints the accuracy of leaving each sheet out in turn, those
included that are taken for a project about one public; clues, ridge and threshold were chosen with these
sheets in view, so that it flatters. Words and letter n-grams (tf-idf, ridge) were tried on the same sheets and
are far worse: 0.39 to 0.58 right of the surest third to half of them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from liasse.themes import ThemeModel, clue_values, dump_model, one_public
from normalize.text import fold

PROSE = (
    "titre",
    "nature",
    "objectifs",
    "profil_menages",
    "statut_occupation",
    "accompagnement",
    "offre",
    "moyens",
)
CLUES = {
    "acces": "acces|acceder|accedant|integration|integrer|entree",
    "maintien": "mainten|maintien|prevenir|prevention|eviter",
    "expulsion": "expulsion|impaye|dette|contentieux|resili",
    "coordination": "plate-?forme|coordination|coordonn|coordinateur|inter-?bailleur",
    "hebergement": r"hebergement|heberges|chrs|sortant|sortie|sans abri|rue\b",
    "relogement": r"relog|attribution|cal\b|entrant",
    "locataires": "locataires? en place|locataires? (?!en titre)|bail a ete resilie|deja log",
    "glissant": "glissant|sous-?locat",
    "voisinage": "voisinage|entretien|energ",
    "reseau": "partenarial|dispositifs?|acteurs",
}
# The third chapter's publics, in its own words: a project that names one at least so many times, and three
# times as often as any other, is about that public.
PUBLICS = {
    "3.1": ["sante mentale", "psychi", "psycho-soci", "schizophren"],
    "3.2": ["violences? conjugale", "violences? intrafamiliale", "victimes? de violence", "mise a l'abri"],
    "3.3": ["jeunes", "decohabitation", "mission locale", "fjt"],
    "3.4": ["gens du voyage", "tsigane", "sedentaris", "caravane"],
    "3.5": ["incarceration", "detention", "detenu", "spip", "sortants? de prison", "amenagements? de peine"],
    "3.6": ["personnes? agee", "vieillissant", "seniors?", "perte d'autonomie"],
}
NEEDED = 5
RIDGE, STEPS, RATE = 1.0, 400, 0.3
STRETCHES = np.arange(1.0, 6.01, 0.25)
THRESHOLD = 0.65


def text_of(sheet: dict[str, Any]) -> str:
    return fold("\n".join(sheet[path]["valeur"] or "" for path in PROSE))


def learn(values: np.ndarray, labels: np.ndarray, classes: int) -> np.ndarray:
    """Return weights, the bias last, of a ridge multinomial regression by gradient descent."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    inputs = np.c_[(values - mean) / spread, np.ones(len(values))]
    wanted = np.eye(classes)[labels]
    share = len(labels) / (classes * np.maximum(np.bincount(labels, minlength=classes), 1))[labels]
    weights = np.zeros((inputs.shape[1], classes))
    for _ in range(STEPS):
        gradient = inputs.T @ (share[:, None] * (chances(inputs @ weights) - wanted)) / len(inputs)
        gradient[:-1] += RIDGE * weights[:-1]
        weights -= RATE * gradient
    slopes = weights[:-1] / spread[:, None]
    return np.vstack([slopes, weights[-1] - mean @ slopes])


def chances(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def leave_one_out(values: np.ndarray, labels: np.ndarray, classes: int) -> np.ndarray:
    """Return the logits of each sheet from the weights that the others give."""
    found = []
    for at in range(len(values)):
        rest = np.arange(len(values)) != at
        found.append(np.r_[values[at], 1.0] @ learn(values[rest], labels[rest], classes))
    return np.array(found)


def stretch(logits: np.ndarray, labels: np.ndarray, usual: np.ndarray) -> float:
    """Return the factor of the logits under which the labels are likeliest, ``usual`` added to them."""
    rows = np.arange(len(labels))
    return float(
        max(STRETCHES, key=lambda factor: np.log(chances(factor * logits + usual)[rows, labels]).sum())
    )


def main() -> None:
    guide = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sheets = [sheet for sheet in guide["monographies"] if sheet["categorie"]["valeur"]]
    codes = sorted({sheet["categorie"]["valeur"] for sheet in sheets})
    rows = [clue_values(text_of(sheet), CLUES) for sheet in sheets]
    values = np.array([list(row.values()) for row in rows])
    labels = np.array([codes.index(sheet["categorie"]["valeur"]) for sheet in sheets])
    left_out = leave_one_out(values, labels, len(codes))
    usual = np.log(np.bincount(labels) / len(labels) * len(codes))
    factor = stretch(left_out, labels, usual)
    weights = factor * learn(values, labels, len(codes))
    weights[-1] += usual
    weights = weights.round(3)
    found = chances(factor * left_out + usual)
    about = [one_public(text_of(sheet), PUBLICS, NEEDED) for sheet in sheets]
    sure = (found.max(1) >= THRESHOLD) | np.array([public is not None for public in about])
    hit = (found.argmax(1) == labels) & np.array([public is None for public in about])
    right, answered = int((hit & sure).sum()), int(sure.sum())
    names = [*rows[0], "biais"]
    model = ThemeModel(
        trained_on=f"{len(sheets)} fiches publiées, catégories {', '.join(codes)}",
        accuracy=round(right / max(answered, 1), 4),
        coverage=round(answered / len(sheets), 4),
        threshold=THRESHOLD,
        clues=CLUES,
        weights={
            code: {name: float(weights[row, column]) for row, name in enumerate(names)}
            for column, code in enumerate(codes)
        },
        publics=PUBLICS,
        needed=NEEDED,
    )
    path = Path(__file__).parents[1] / "schemas" / "guides" / "themes.json"
    path.write_text(dump_model(model), encoding="utf-8")
    told = float(found.max(1)[sure].mean())
    print(
        f"{right}/{answered} right, {answered}/{len(sheets)} answered, {int(hit.sum())} of all right -> {path}"
    )
    print(
        f"stretch {factor}, mean confidence of the answered {told:.2f}, about one public {sum(map(bool, about))}"
    )


if __name__ == "__main__":
    main()
