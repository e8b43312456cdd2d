"""How the lines of a dossier are set that may be headings: counted, with a bullet, as questions, with a colon, alone.

A writer who rewords a label sets it as he sets the others: « 1/ Où se déroule-t-il ? » is counted as « 2/ Nom de
l'action » below is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extract.numbering import HEADING_WORDS
from normalize.text import line_end

LEAST = 3  # labels set in one way, from which another line set so is one too
MANY = 6  # that are set off by a colon or a line of their own only, which other lines are too
LONGEST = 130  # characters of a heading
WRAPPED = 72  # characters that it may go on for on the next line
_COUNT = re.compile(
    rf"[^\S\n]*(?:(?P<words>{HEADING_WORDS})\s?)?"
    r"(?:(?P<code>[a-hA-H])?\d{1,2}(?P<parted>\.\d{1,2})?|(?P<letter>[a-hA-H]))\s?(?P<sign>[.)/°]|[–—-]\s|(?<=\.\d)\s)[^\S\n]*"
)
_BULLET = re.compile(r"[^\S\n]*(?P<sign>[-–—•*→+>])[^\S\n]+")
_HEADING = re.compile(
    r"(?P<words>[^\W\d_a-zà-ÿ][^\n\t:?]{1,118}?(?:\n(?=[a-zà-ÿ])[^\n\t:?]{2,70}?(?=\s?[:?])|\s?\?[^\S\n]+[A-ZÀ-Ý][^\n\t:?]{4,80}(?=\s?\?))?)[^\S\n]*(?P<sign>[:?]|(?=\t)|(?=\n)|\Z)"
)
_BLANK_ABOVE = re.compile(r"\n[^\S\n]*\n[^\S\n]*\Z")
_RULE = re.compile(r"[^\S\n]*\n[^\S\n]*[-=_~]{5,}[^\S\n]*(?:\n|\Z)")
_REPLY = re.compile(r"\s*(?:(?i:r[ée]p(?:onse|\.)|r)\s?[:.]|=>|→)\s")
_ENDED = re.compile(r"[.;,!»)]\Z")
# Of a sentence that a colon or the line's end stops, which is no label.
_VERBS = re.compile(
    r"\b(?:est|sont|a|ont|sera|seront|soit|font|fait|peut|peuvent|doit|doivent|nous|ils?|elles?|on|ne|n|se|s|y|ce|c"
    r"|(?:pro|par|de|inter|re|con)?vien(?:t|nent)|[^\W\d]{2,}(?:[^m\W]ent|erait|eront))\b"
)
# « Où elles se trouvent », « Ce que nous voulons faire », « Pour que les ménages adhèrent »: a question all the same.
_ASKS = re.compile(
    r"(?:et |a |avec |pour |dans |sur |en |de )?(?:qui|que|quoi|qu|quels?|quelles?|ou|comment|combien|pourquoi|quand|ce (?:qui|que|qu)|ceux (?:qui|que|avec))\b"
)
PLAIN = frozenset({"colon", "alone", "bullet", "question"})
Style = tuple[str, ...]
QUESTION: Style = ("question",)
ALONE: Style = ("alone",)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is set as the labels are: where its words stand, and how it is set."""

    start: int
    end: int
    style: Style


def states(words: Iterable[str]) -> bool:
    """Say whether folded words are a sentence's rather than a label's.

    >>> states(["les", "saisines", "parviennent", "par", "trois", "canaux"]), states(["nombre", "de", "logements"])
    (True, False)
    """
    text = " ".join(words)
    return _ASKS.match(text) is None and _VERBS.search(text) is not None


def usual(text: str, starts: Iterable[int]) -> frozenset[Style]:
    """Return how lines are set that are labels, learnt from where known labels stand; questions always are."""
    met = Counter(style for start in starts if (style := style_at(text, start)) is not None)
    labelled = sum(met.values())
    return frozenset({QUESTION}) | {
        style
        for style, count in met.items()
        if count >= LEAST and (style[0] not in PLAIN or (count >= MANY and 2 * count >= labelled))
    }


def alike(text: str, starts: Iterable[int]) -> frozenset[Style]:
    """Return how lines are set that may be labels: as several known ones are, whatever stands above them."""
    met = Counter(bare(style) for start in starts if (style := style_at(text, start)) is not None)
    return frozenset({QUESTION}) | {style for style, count in met.items() if count >= LEAST}


def bare(style: Style) -> Style:
    """Return how a line itself is set.

    >>> bare(("colon", "parted", "mixed"))
    ('colon', 'mixed')
    """
    return tuple(part for part in style if part not in ("parted", "joined"))


def style_at(text: str, start: int) -> Style | None:
    """Return how the line is set on which a label stands at ``start``."""
    begin = text.rfind("\n", 0, start) + 1
    return _style(text, begin, line_end(text, start))[0]


def heading_on(text: str, start: int, end: int) -> Heading | None:
    """Return the heading that a line begins with, None where nothing sets it off."""
    style, words = _style(text, start, end)
    return Heading(*words, style) if words and style else None


def _style(text: str, start: int, end: int) -> tuple[Style | None, tuple[int, int] | None]:
    """Return how a line is set, and where the words of its heading stand; None where nothing sets it off."""
    count = _COUNT.match(text, start, end)
    bullet = None if count else _BULLET.match(text, start, end)
    begin = count.end() if count else bullet.end() if bullet else start
    heading = _HEADING.match(text, begin, min(end + WRAPPED, len(text)))
    if heading is None or heading.end() - begin > LONGEST:
        return None, None
    words = heading.span("words")
    sign = heading["sign"]
    if not sign and (
        _ENDED.search(text[slice(*words)]) or text[words[1] : words[1] + 1] not in ("\n", "\t", "")
    ):
        return None, None
    if count:
        lead = (
            "word"
            if count["words"]
            else "letter"
            if count["letter"]
            else "code"
            if count["code"]
            else "part"
            if count["parted"]
            else "number"
        )
        return (lead, count["sign"].strip()), words
    return _uncounted(text, heading, bullet, start), words


def _uncounted(text: str, heading: re.Match[str], bullet: re.Match[str] | None, start: int) -> Style:
    """Return how a line is set that no number or letter counts."""
    if _RULE.match(text, heading.end()):
        return ("rule",)
    if _REPLY.match(text, heading.end()):
        return ("reply",)
    if text[heading.end() : heading.end() + 1] == "\t":
        return ("cell",)
    if heading["sign"] == "?":
        return QUESTION
    closed = "colon" if heading["sign"] else "alone"
    if bullet:
        return ("bullet", bullet["sign"], closed)
    parted = "parted" if _BLANK_ABOVE.search(text, max(start - 40, 0), start) else "joined"
    return (closed, parted, "upper" if heading["words"].isupper() else "mixed")
