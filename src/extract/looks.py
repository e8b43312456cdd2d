"""How the first line of an answer looks, for the kinds whose answers have a look of their own."""

from __future__ import annotations

import re

LOOKS_LIKE = {
    "integer": re.compile(
        r"[^\w\n]*(?:\w+[ ]){0,2}(?:\d+(?![\d.,/]|\s*(?:€|euro))|(?:deux|trois|quatre|cinq|six|sept|huit|neuf"
        r"|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent)\b)",
        re.IGNORECASE,
    ),
    "typologies": re.compile(r"[^\n]{0,40}\b[TF]\s?[1-7]\b"),
    "amounts": re.compile(r"[^\n]{0,60}\d[ \d.,]*(?:€|euro)", re.IGNORECASE),
    "months": re.compile(r"[^\n]{0,60}\b(?:ans?|années?|mois)\b", re.IGNORECASE),
}
