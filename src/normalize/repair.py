r"""Repairs of what OCR did to French text, only where no other reading is possible.

Each repair is named, so that the reader of the JSON knows what was changed (``brut`` keeps what was read).
Nothing here may turn one name, number or word into another: elision is repaired only where the letter
before the apostrophe is no French word on its own (« I' », « 1' », « [' » can only be « l' »), a ligature
only in words that have no twin. The damage is that of DOMAIN.md, « OCR damage seen in real dossiers ».

>>> repair("mettre en ceuvre I'accès")
("mettre en œuvre l'accès", ('elision_reparee', 'ligature_reparee'))
>>> repair("1 440 € par an")
('1 440 € par an', ())
"""

from __future__ import annotations

import re

_VOWEL = "aeiouyhàâéèêëîïôöûùüœæAEIOUYHÀÂÉÈÊËÎÏÔÖÛÙÜŒÆ"
# l' read as I' 1' |' [' {' or with two strokes for one (« [1' », « [|‘ », « I’' »).
_ELISION_L = re.compile(rf"(?<![\w'’])(?:[\[{{|I1!][1I|l]?|\(I|l)\s?(?:[‘`´]|[’']{{1,2}})\s?(?=[{_VOWEL}])")
_ELISION_D = re.compile(rf"(?<![\w'’])([dDnNsScCjJmMtTqQ]u?)[‘`´](?=[{_VOWEL}])")
_ELISION_QU = re.compile(rf"\b([Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)[‘`´](?=[{_VOWEL}])")
# « [appropriation », « {insertion »: the bracket never closes on the line, and a vowel follows.
_LOST_APOSTROPHE = re.compile(
    r"(?<![\w'’])[\[{|](?=(?:accompagnement|accès|insertion|association|organisme|appropriation|"
    r"attribution|office|aide|offre|hébergement|emploi|ensemble|établissement|entrée)s?\b)"
)
_BULLET = re.compile(r"^([ \t]*)(?:[eo«»¢©®*]|[•·▪■►➢])[ \t]+(?=[A-ZÀÂÉÈÊÎÔÇ\"«])", re.MULTILINE)
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"})
# « coeur » and « oeuvre » are spellings, not damage; « ceuvre » is no word.
_OE_CE = re.compile(r"\b(?:[Mm]an)?[Cc]euvr")
_SUSPECT = (
    re.compile(rf"(?<![\w'’])[\[{{|I1][‘`´’'](?=[{_VOWEL}])"),
    re.compile(r"\b[a-zà-ÿ]+[0-9|][a-zà-ÿ]+\b"),
    re.compile(r"(?<=\s)[|{}¢©®£](?=\s)"),
    re.compile(r"\b(?:SIAQ\b|I1/)"),
)


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` repaired and the names of the repairs that were made."""
    made: list[str] = []
    for name, step in _STEPS:
        repaired = step(text)
        if repaired != text:
            made.append(name)
            text = repaired
    return text, tuple(made)


def damage(text: str) -> float:
    """Return how much of ``text`` bears the marks of OCR: 0 none, 1 about one word in ten or more.

    >>> damage("Accompagner les ménages vers l'autonomie.")
    0.0
    """
    words = len(re.findall(r"\w+", text))
    if not words:
        return 0.0
    marks = sum(len(pattern.findall(text)) for pattern in (*_SUSPECT, _ELISION_D, _OE_CE))
    return min(1.0, round(10 * marks / words, 3))


def looks_ocr_damaged(text: str) -> bool:
    """Tell whether ``text`` came out of OCR, by marks that nobody types."""
    return damage(text) >= 0.05


def _elision(text: str) -> str:
    text = _ELISION_L.sub(_l_elided, text)
    text = _ELISION_D.sub(r"\1'", text)
    text = _ELISION_QU.sub(r"\1'", text)
    return _LOST_APOSTROPHE.sub("l'", text)


def _l_elided(match: re.Match[str]) -> str:
    """Return « l' », or « L' » at a line's very beginning where a capital was read as I."""
    raw = match.group()
    if raw[0] == "l":
        return "l'"
    start = match.start()
    opens_sentence = start == 0 or re.search(
        r"(?:[.!?]\s|\n\s*\n\s*)$", match.string[max(0, start - 4) : start]
    )
    return "L'" if opens_sentence and raw[0] in "I" else "l'"


def _ligatures(text: str) -> str:
    return _OE_CE.sub(_oe, text.translate(_LIGATURES))


def _oe(match: re.Match[str]) -> str:
    """Return « œuvr » for « ceuvr », keeping « man » before it and a capital."""
    word = match.group()
    prefix, stem = word[:-5], word[-5:]
    return prefix + ("Œuvr" if stem[0] == "C" else "œuvr")


def _bullets(text: str) -> str:
    """Return bullets as « - », where at least one line but not a sentence's « e » begins with one."""
    return _BULLET.sub(r"\1- ", text)


_STEPS = (("elision_reparee", _elision), ("ligature_reparee", _ligatures), ("puce_reparee", _bullets))
