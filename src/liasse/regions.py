"""Today's régions and their départements (INSEE, code officiel géographique)."""

from __future__ import annotations

import re

from normalize.text import fold

_REGIONS = {
    "Auvergne-Rhône-Alpes": "01 03 07 15 26 38 42 43 63 69 73 74",
    "Bourgogne-Franche-Comté": "21 25 39 58 70 71 89 90",
    "Bretagne": "22 29 35 56",
    "Centre-Val de Loire": "18 28 36 37 41 45",
    "Corse": "2A 2B",
    "Grand Est": "08 10 51 52 54 55 57 67 68 88",
    "Hauts-de-France": "02 59 60 62 80",
    "Île-de-France": "75 77 78 91 92 93 94 95",
    "Normandie": "14 27 50 61 76",
    "Nouvelle-Aquitaine": "16 17 19 23 24 33 40 47 64 79 86 87",
    "Occitanie": "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "Pays de la Loire": "44 49 53 72 85",
    "Provence-Alpes-Côte d'Azur": "04 05 06 13 83 84",
    "Guadeloupe": "971",
    "Martinique": "972",
    "Guyane": "973",
    "La Réunion": "974",
    "Mayotte": "976",
}
# Régions of before 2016, which dossiers of the calls of 2014 name, by today's.
_FORMER = {
    "Auvergne-Rhône-Alpes": "Auvergne|Rhône-Alpes",
    "Bourgogne-Franche-Comté": "Bourgogne|Franche-Comté",
    "Centre-Val de Loire": "Centre",
    "Grand Est": "Alsace|Champagne-Ardenne|Lorraine",
    "Hauts-de-France": "Nord-Pas-de-Calais|Picardie",
    "Normandie": "Basse-Normandie|Haute-Normandie",
    "Nouvelle-Aquitaine": "Aquitaine|Limousin|Poitou-Charentes",
    "Occitanie": "Languedoc-Roussillon|Midi-Pyrénées",
    "Provence-Alpes-Côte d'Azur": "PACA",
}
REGION_OF = {code: region for region, codes in _REGIONS.items() for code in codes.split()}


def regions_of(departements: list[str]) -> list[str]:
    """Return the régions of ``departements``, each once, in their order."""
    return list(dict.fromkeys(REGION_OF[code] for code in departements if code in REGION_OF))


def _plain(text: str) -> str:
    """Return the words of ``text`` folded, one space between: « Ile-de-France » and « Île de France » are one."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


_NAMES = {
    _plain(name): region
    for region in _REGIONS
    for name in (region, *_FORMER.get(region, "").split("|"))
    if name
}


def regions_named(text: str) -> list[str]:
    """Return the régions that are parts of ``text``, those of before 2016 as today's, each once, in their order.

    A name within a longer part is none: « Centre-ville de Lyon », « Pays de la Loire Atlantique ».

    >>> regions_named("Ile de France, Centre et Nord Pas de Calais")
    ['Île-de-France', 'Centre-Val de Loire', 'Hauts-de-France']
    """
    parts = (_plain(part) for part in re.split(r"[,;/()–\n]| - |\bet\b", text))
    named = (part.removeprefix("region ").removeprefix("en ").removeprefix("la ") for part in parts)
    return list(dict.fromkeys(_NAMES[name] for name in named if name in _NAMES))
