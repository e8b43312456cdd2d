"""Folding text so that spellings compare equal, character by character.

:func:`fold` keeps the length: offset *i* of the folded text is offset *i* of the text as it was read,
so whatever is found in folded text is evidence in the original without a map between the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# One character each, so that offsets hold: a ligature folds to its first letter and label matching,
# which is fuzzy, bears the missing one.
_SINGLE = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "œ": "o",
    "æ": "a",
    "ﬁ": "f",
    "ﬂ": "f",
    "…": ".",
}


class _Folds(dict[int, str]):
    """The folded character of each code point, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = _fold_character(chr(point))
        return self[point]


def _fold_character(character: str) -> str:
    """Return the one folded character that stands for ``character``."""
    lowered = character.lower()[:1] or character
    if lowered in _SINGLE:
        return _SINGLE[lowered]
    if lowered.isspace():
        return lowered if lowered in "\n\t\f" else " "
    return unicodedata.normalize("NFD", lowered)[0]


_FOLDS = _Folds()
_OF_WORD = re.compile(r"\w")
LONGEST_LINE = 400  # characters


def standing(words: str, text: str) -> Iterator[int]:
    """Yield where ``words`` stand in ``text`` as words of their own.

    >>> list(standing("toit", "un toit, des toits"))
    [3]
    """
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (_OF_WORD.match(text[at - 1 : at]) or _OF_WORD.match(text[end : end + 1])):
            yield at
        at = text.find(words, at + 1)


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, with plain quotes and dashes, of the same length.

    >>> fold("Démarche d’Accompagnement")
    "demarche d'accompagnement"
    """
    return _folded_line(text) if len(text) <= LONGEST_LINE else _folded_text(text)


@lru_cache(maxsize=8192)  # the same lines and words are compared by many rules
def _folded_line(text: str) -> str:
    return text.translate(_FOLDS)


@lru_cache(maxsize=32)
def _folded_text(text: str) -> str:
    return text.translate(_FOLDS)


def line_end(text: str, start: int, end: int | None = None) -> int:
    r"""Return where the line ends that ``start`` stands on: at its break, else at ``end`` or the text's.

    >>> line_end("un\ndeux", 1), line_end("un\ndeux", 4), line_end("un\ndeux", 3, 5)
    (2, 7, 5)
    """
    stop = len(text) if end is None else end
    newline = text.find("\n", start, stop)
    return newline if newline >= 0 else stop


# Share of a page's width: a line that ends before it, where the next word would have fitted, was ended.
SHORT = 0.75
NARROWEST = 45  # characters: a list of short names fills no width
_SPACES = re.compile(r"[^\S\n]+")
_BULLET = re.compile(r"^\s*(?:[-–—•·●▪■►➢*>]|[oe«](?=\s)|\d{1,2}[.)]|[a-z][.)])\s*")
_LONE_BULLET = re.compile(r"^\s*[-–—•·●▪■►➢*]\s*$")
_LEADERS = re.compile(r"(?:\s*[.…_]){4,}|…{2,}|_{3,}")
_OWN_HYPHEN = re.compile(r"[^\W\d_]-$")
# « Joué-⏎lès-Tours »: the hyphen is the name's.
_NAME_HYPHENATED = re.compile(
    r"(?<=[a-zà-ÿ]{2})[-‐]\n(?=(?:l[eèé][sz]?|la|sur|sous|en|de|du|des|aux?|d['’]|l['’])-?[A-ZÀ-Ý])"
)
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ]{2})[-‐\u00ad]\n(?=[a-zà-ÿ]+(?![\w.]*@))")


def ended(before: str, line: str, width: int) -> bool:
    """Say whether a paragraph ended with the physical line ``before``: the next line's first word would have fitted.

    ``width`` is that of the page in characters; what goes on in small letters has not ended.
    """
    words = line.split(maxsplit=1)
    if not words or width < NARROWEST or not words[0][0].isupper():
        return False
    return len(before.rstrip()) + 1 + len(words[0]) < SHORT * width


# Of a text's width, and characters: a line that is as long and ends without a sign was broken by its width.
BROKEN_OFF, SHORTEST_BROKEN = 0.7, 40


def tidy(text: str, wrapped: bool) -> str:
    r"""Return an answer as a person would copy it out.

    White space is folded and dot leaders go; where the page was ``wrapped`` the lines of a paragraph are
    joined, while list items and paragraphs keep their own line.

    >>> tidy("Le suivi est\nindividuel.\n\n- un", wrapped=True)
    'Le suivi est individuel.\n- un'
    """
    text = _LEADERS.sub(" ", text.replace("\f", "\n").replace("\u00ad\n", ""))
    if wrapped:
        text = _HYPHENATED.sub("", _NAME_HYPHENATED.sub("-", text))
    lines: list[str] = []
    fresh = True  # the next line begins a paragraph
    width = max(map(len, text.split("\n")))
    before = ""
    for raw in text.split("\n"):
        line = _SPACES.sub(" ", raw).strip()
        if not line:
            fresh = True
            continue
        fresh = (fresh and not _broken_off(before, line, width)) or ended(before, line, width)
        before = line
        joins = bool(lines) and (
            _LONE_BULLET.match(lines[-1])
            or (wrapped and line[0] in ";,")
            or (wrapped and not fresh and not _BULLET.match(line))
        )
        if joins:
            # « Bessoncourt-⏎Ville »: a hyphen before a capital is the name's own.
            gap = "" if _OWN_HYPHEN.search(lines[-1]) and line[0].isupper() else " "
            lines[-1] = f"{lines[-1]}{gap}{line}"
        else:
            lines.append(line)
        fresh = False
    return "\n".join(line for line in lines if re.search(r"[^\W_]", line)).strip()


def _broken_off(before: str, line: str, width: int) -> bool:
    """Say whether a sentence goes on below the gap that a page's end left amid it."""
    return (
        before[-1:].isalpha()
        and line[:1].islower()
        and len(before) >= max(BROKEN_OFF * width, SHORTEST_BROKEN)
    )


# Each is certain: French knows no word « I'accès », « 1'accès » or « |'accès ».
_ELISION = re.compile(r"(?<![\w'])(?:Il|\[1|[I1|\[{])['’‘](?=[a-zà-ÿA-ZÀ-Ý])")
_ELISION_MARK = re.compile(r"(?<![\w'])([ldnsjmctLDNSJMCT]|[Qq]u)[‘“](?=\w)")
# « Un logement d'abord » is a name in quotes; a bullet that was read as « is not closed.
_OCR_BULLET = re.compile(r"(?m)^(?:[eo¢©]|«(?![^«»]{1,200}»))\s+(?=[A-ZÀ-Ý])")

# Protection judiciaire de la jeunesse; a scan reads the last letter as a bracket.
_OCR_ACRONYM = re.compile(r"(?<!\w)PJ\](?!\w)")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Return text with the OCR damage undone that can be undone for certain, and the repairs made.

    Nothing here can turn a name, a number or a word into another.

    >>> repair("favoriser I'accès")
    ("favoriser l'accès", ('elision_retablie',))
    """
    made = []
    for code, pattern, replacement in (
        ("elision_retablie", _ELISION, "l'"),
        ("elision_retablie", _ELISION_MARK, r"\1'"),
        ("puce_retablie", _OCR_BULLET, "- "),
    ):
        text, count = pattern.subn(replacement, text)
        if count and code not in made:
            made.append(code)
    text, count = re.subn(r"\bceuvr(?=e|a|o|é)", "œuvr", text)
    if count:
        made.append("ligature_retablie")
    if "[" not in text and _OCR_ACRONYM.search(text):
        text = _OCR_ACRONYM.sub("PJJ", text)
        made.append("sigle_retabli")
    return text, tuple(made)


_DAMAGE = re.compile(r"(?<!\w)(?:[I1|\[{]|Il|\[1)['’‘](?=\w)|\|['’‘]|\bceuvr|[dl]‘")


@lru_cache(maxsize=4)  # every field of a dossier asks it of the same text
def looks_ocr_damaged(text: str) -> bool:
    """Say whether a text came out of OCR: it has elisions that no writer and no converter makes."""
    return len(_DAMAGE.findall(text)) >= 2
