"""A style: the words of one family of applicants, and how its sentences are filled in."""

from __future__ import annotations

import random
import re
import string
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

_UNITS = re.split(
    r"\s+",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf",
)
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def in_words(number: int) -> str:
    """Return a whole number below 10 000 in French words (1990 spelling where it does not matter)."""
    if number >= 100:
        return _large(number)
    if number < 20:
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    word = _TENS[tens]
    if unit == 0:
        return word + ("s" if tens == 8 else "")
    joint = " et " if unit in (1, 11) and tens != 8 else "-"
    return f"{word}{joint}{_UNITS[unit]}"


def _large(number: int) -> str:
    """Return a number from 100 to 9 999 in words."""
    size, name = (1000, "mille") if number >= 1000 else (100, "cent")
    times, rest = divmod(number, size)
    plural = "s" if name == "cent" and times > 1 and not rest else ""
    words = name + plural if times == 1 else f"{in_words(times)} {name}{plural}"
    return f"{words} {in_words(rest)}" if rest else words


RANGES = {
    "n": (12, 60),
    "m": (14, 48),
    "k": (2, 9),
    "j": (2, 4),
    "pct": (15, 85),
    "c": (80, 400),
    "annee": (2008, 2013),
}


@dataclass(frozen=True)
class Style:
    """The data of one style file."""

    name: str
    data: dict[str, Any]

    @staticmethod
    @lru_cache
    def load(name: str) -> Style:
        """Read ``style_<name>.toml`` beside this module."""
        path = Path(__file__).with_name(f"style_{name.lower()}.toml")
        return Style(name.upper(), tomllib.loads(path.read_text(encoding="utf-8")))


@dataclass
class World:
    """Who files the dossier, where, and the numbers that its sentences draw."""

    rng: random.Random
    style: Style
    place: dict[str, Any] = field(default_factory=dict)
    communes: list[str] = field(default_factory=list)
    bailleurs: list[list[str]] = field(default_factory=list)
    associations: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)  # households, dwellings: the same all through
    told: set[str] = field(default_factory=set)  # counts that a sentence tells

    @staticmethod
    def draw(rng: random.Random, style: Style) -> World:
        """Draw bodies and places."""
        bodies = style.data["bodies"]
        place = rng.choice(style.data["places"])
        return World(
            rng,
            style,
            place,
            rng.sample(place["communes"], rng.randint(2, 4)),
            rng.sample(bodies["bailleurs"], 2),
            rng.sample(bodies["associations"], 3),
        )

    def count(self, name: str) -> int:
        """Return the dossier's one number of ``menages`` or ``logements``."""
        if name not in self.counts:
            self.counts[name] = self.rng.randint(6, 69)
        return self.counts[name]

    def neighbour(self) -> dict[str, Any]:
        """Return another département."""
        return self.rng.choice([place for place in self.style.data["places"] if place is not self.place])

    def slot(self, name: str) -> str:
        """Return what stands for ``{name}`` in a sentence: a new number each time."""
        rng = self.rng
        if name in ("menages", "logements"):
            self.told.add(name)
            return str(self.count(name))
        if name in RANGES:
            return str(rng.randint(*RANGES[name]))
        if name in ("g", "g2"):
            return f"{rng.randint(2, 18) * 500:,}".replace(",", " ")
        known = {
            "bailleur": self.bailleurs[0][0],
            "bailleur2": self.bailleurs[1][0],
            "association": self.associations[0],
            "commune0": self.communes[0],
            "commune1": self.communes[1],
            "communes": rng.choice((", ", " / ", " - ")).join(self.communes),
            "communes_et": ", ".join(self.communes[:-1]) + " et " + self.communes[-1],
            "commune": rng.choice(self.communes),
            "NOM": str(self.place["nom"]).upper(),
        }
        return known[name] if name in known else str(self.place[name])

    def fill(self, sentence: str, **given: str) -> str:
        """Fill the slots of a sentence."""
        parts = []
        for literal, name, _, _ in string.Formatter().parse(sentence):
            parts.append(literal)
            if name is not None:
                parts.append(given[name] if name in given else self.slot(name))
        return "".join(parts)
