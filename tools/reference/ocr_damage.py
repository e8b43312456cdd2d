"""What OCR makes of a French text: the damage that DOMAIN.md lists.

Numbers, e-mails and names of places in capitals are left alone: what no reader could tell any more has no
expected value.
"""

from __future__ import annotations

import random
import re

_CONFUSIONS = tuple(
    pair.split(":")
    for pair in re.split(
        " ",
        "à:a é:e É:E ê:é è:é l':I' l’:|' l’:1' l':' d’:d‘ œ:ce ç:g û:G fi:ﬁ SIAO:SIAQ rn:m ô:6 ù:u î:i â:a",
    )
)
NOISE = ("O", "D", "L1", "[J", "C]", "£", "M", "E", "")
_FURNITURE = (
    "Page 2 sur 6",
    "10 000 logements HLM accompagnés    3",
    "recu le 12 SEP. 2014",
    "A ~ .",
    "Vu",
    "5/8",
)


def tick_noise(rng: random.Random) -> str:
    """Return what is left of a box."""
    return rng.choice(NOISE)


def damaged(lines: list[str], rng: random.Random, rate: float) -> list[str]:
    """Return the lines with confusions, page furniture and broken paragraphs."""
    result = []
    for line in lines:
        result.append(" ".join(_word(word, rng, rate) for word in line.split(" ")))
        if rng.random() < 0.012 and line.strip():
            result += ["", rng.choice(_FURNITURE), "", ""]
        elif rng.random() < 0.03:
            result.append("")
    return [
        re.sub(r"^(?:[-•·*]\s)", lambda _: rng.choice(("- ", "e ", "o ", "« ", "+ ")), line)
        for line in result
    ]


def _word(word: str, rng: random.Random, rate: float) -> str:
    if any(character.isdigit() or character == "@" for character in word):
        return word
    for old, new in _CONFUSIONS:
        if old in word and rng.random() < rate:
            return word.replace(old, new, 1)
    return word
