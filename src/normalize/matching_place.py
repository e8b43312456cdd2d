"""Whether a body works where a dossier is: the same département, the same région, or elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

# Régions since 2016 by their départements (INSEE, code officiel géographique); overseas each is its own.
_REGIONS = (
    "01 03 07 15 26 38 42 43 63 69 73 74",
    "21 25 39 58 70 71 89 90",
    "22 29 35 56",
    "18 28 36 37 41 45",
    "2A 2B",
    "08 10 51 52 54 55 57 67 68 88",
    "02 59 60 62 80",
    "75 77 78 91 92 93 94 95",
    "14 27 50 61 76",
    "16 17 19 23 24 33 40 47 64 79 86 87",
    "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "44 49 53 72 85",
    "04 05 06 13 83 84",
)
_MANY_REGIONS = 4
_REGION_OF = {code: number for number, region in enumerate(_REGIONS) for code in region.split()}


class Nearness(StrEnum):
    """How a body's territory lies to a dossier's."""

    UNKNOWN = "inconnu"
    HERE = "departement"
    NEAR = "region"
    FAR = "ailleurs"


def nearness(body: Collection[str], dossier: Collection[str]) -> Nearness:
    """Return how the départements of a body lie to those of a dossier.

    >>> nearness(("40", "64"), {"40"}).value, nearness(("40",), {"33"}).value, nearness(("40",), {"59"}).value
    ('departement', 'region', 'ailleurs')
    """
    if not body or not dossier:
        return Nearness.UNKNOWN
    if not set(body).isdisjoint(dossier):
        return Nearness.HERE
    regions = {_REGION_OF.get(code, code) for code in body}
    if regions & {_REGION_OF.get(code, code) for code in dossier}:
        return Nearness.NEAR
    # Who works in so many régions may work in any: what is known of it is no full list.
    return Nearness.UNKNOWN if len(regions) >= _MANY_REGIONS else Nearness.FAR
