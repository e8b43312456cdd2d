"""Learns the weights of the guide's categories from a converted guide: ``schemas/guides/themes.json``.

    python tools/train_themes.py GUIDE_JSON

What is learnt is a weight for each of a dozen clues, whose words stand below and hold no name of anyone.
Prints the accuracy of leaving each sheet out in turn; the clues were chosen with these sheets in view, so
that it flatters.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from liasse.themes import ThemeModel, clue_values, dump_model
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
RIDGE, STEPS, RATE = 0.2, 800, 0.3
THRESHOLD = 0.6


def text_of(sheet: dict[str, Any]) -> str:
    return fold("\n".join(sheet[path]["valeur"] or "" for path in PROSE))


def learn(values: np.ndarray, labels: np.ndarray, classes: int) -> np.ndarray:
    """Return weights, the bias last, of a ridge multinomial regression by gradient descent."""
    mean, spread = values.mean(0), values.std(0) + 1e-9
    inputs = np.c_[(values - mean) / spread, np.ones(len(values))]
    wanted = np.eye(classes)[labels]
    weights = np.zeros((inputs.shape[1], classes))
    for _ in range(STEPS):
        gradient = inputs.T @ (chances(inputs @ weights) - wanted) / len(inputs)
        gradient[:-1] += RIDGE * weights[:-1]
        weights -= RATE * gradient
    slopes = weights[:-1] / spread[:, None]
    return np.vstack([slopes, weights[-1] - mean @ slopes])


def chances(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def leave_one_out(values: np.ndarray, labels: np.ndarray, classes: int) -> tuple[int, int]:
    """Return how many sheets were answered rightly, and how many answered, each left out in turn."""
    right = answered = 0
    for at in range(len(values)):
        rest = np.arange(len(values)) != at
        found = chances(np.r_[values[at], 1.0] @ learn(values[rest], labels[rest], classes))
        if found.max() >= THRESHOLD:
            answered += 1
            right += int(found.argmax() == labels[at])
    return right, answered


def main() -> None:
    guide = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sheets = [sheet for sheet in guide["monographies"] if sheet["categorie"]["valeur"]]
    codes = sorted({sheet["categorie"]["valeur"] for sheet in sheets})
    rows = [clue_values(text_of(sheet), CLUES) for sheet in sheets]
    values = np.array([list(row.values()) for row in rows])
    labels = np.array([codes.index(sheet["categorie"]["valeur"]) for sheet in sheets])
    right, answered = leave_one_out(values, labels, len(codes))
    weights = learn(values, labels, len(codes)).round(3)
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
    print(f"{right}/{answered} right, {answered}/{len(sheets)} answered -> {path}")


if __name__ == "__main__":
    main()
