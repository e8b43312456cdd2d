"""The tokens that stand for tick boxes in text, as a table: what they look like and what they mean.

The list is what converters and applicants were seen to write (issue 2, DOMAIN « How a tick reaches the
text »). *Sure* tokens are a box wherever they stand. *Weak* ones are ordinary letters or signs
elsewhere and count only beside an option of a group (:data:`OPTION`).

Confidences say how often the state is right where the token is a box. They are judgements, made on the
real dumps that we have and on what each converter does:

* 0.98 a glyph that has no other meaning; 0.95 a token typed by hand; 0.9 where the whole document speaks
* 0.85 ``|_|`` beside ticked ``|X|``, 0.6 without: the converter prints the field's default state
* 0.7 a letter that a symbol font would draw as a box, read without its font
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import MarkOrigin, Tick


@dataclass(frozen=True, slots=True)
class Token:
    """A way of writing a tick box."""

    pattern: re.Pattern[str]
    state: Tick
    origin: MarkOrigin
    confidence: float


def _token(pattern: str, state: Tick, origin: MarkOrigin, confidence: float) -> Token:
    return Token(re.compile(pattern), state, origin, confidence)


_ON, _OFF = Tick.TICKED, Tick.EMPTY
_GLYPH, _TYPED = MarkOrigin.SYMBOL, MarkOrigin.TOKEN

SURE = (
    _token(r"\|[ _]?[xX✓✔✗✘][ _]?\|", _ON, _TYPED, 0.97),
    _token(r"\|_{1,3}\|", _OFF, _TYPED, 0.85),
    _token(r"\[\s?[xX✓✔✗✘☒☑]\s?\]", _ON, _TYPED, 0.95),
    _token(r"\[[ \u00a0_]{0,4}\](?!\()", _OFF, _TYPED, 0.95),
    # Not the plural of « Lieu(x) concerné(s) »
    _token(r"(?:(?<![^\W\d_])|(?<=oui)|(?<=non))\(\s?[xX✓✔✗✘☒☑]\s?\)", _ON, _TYPED, 0.95),
    _token(r"\((?:[ \u00a0]{1,4}|_{1,3})\)", _OFF, _TYPED, 0.95),
    _token(r"[☒☑⌧🗹🗷🗵🗸🗴]", _ON, _GLYPH, 0.98),
    _token(r"[☐❏❐❑❒]", _OFF, _GLYPH, 0.98),
    _token("[\uf0fe\uf0fd\uf078\uf052\uf053\uf054]", _ON, _GLYPH, 0.9),
    _token("[\uf0a8\uf06f\uf071\uf072\uf0a3\uf02a]", _OFF, _GLYPH, 0.9),
    _token(r"▨", Tick.UNREADABLE, _GLYPH, 0.98),
    # Not letters or signs of French: a Wingdings box that lost its font
    _token(r"(?<![^\s:.])[þý](?![^\s:.,;])", _ON, _TYPED, 0.85),
    _token(r"(?<![^\s:.])¨(?![^\s:.,;])", _OFF, _TYPED, 0.85),
)

# A letter is matched alone, not as part of a word or of an abbreviation.
_BEFORE, _AFTER = r"(?<![^\s:;.,_/–-])", r"(?![^\s:;.,_/–-])"
WEAK = (
    _token(r"[■●◼⬛✓✔✗✘✕✖√\uf0fc\uf0fb\uf050\uf04f]", _ON, _GLYPH, 0.9),
    _token(r"[□▢◻◽⬜○\uf0a1]", _OFF, _GLYPH, 0.9),
    _token(rf"{_BEFORE}[xX×]{_AFTER}", _ON, _TYPED, 0.93),
    _token(rf"{_BEFORE}[RSTüû]{_AFTER}", _ON, _TYPED, 0.7),
    _token(rf"{_BEFORE}[£qo]{_AFTER}", _OFF, _TYPED, 0.7),
)

# What the recogniser of a scan makes of a box: neither the letter nor its absence says the state.
NOISE = re.compile(
    rf"{_BEFORE}(?:[ODQUCLMEFIoeuc0£¤&*«»°©®@B8SRTq¢GJ¥]|[LlI][1Il]|L_\|?|LJ|\[[ ]?[JCIl1|]|\[?[J]\]|[JC]\]|"
    rf"\[_?\]|\(_?\)|[LC]I|\|_\||[□☐■▢]|fl|Fl|EI|El|ET|O\]|\[O|CJ|ID|DI|IZI|M\])(?![^\s:;.,/–-])"
)

FORM_FIELD = re.compile(r"FORM ?CHECK ?BOX")
PARENTHESIS = re.compile(r"\(")

# The words that a box stands beside in the form and in what applicants make of it.
SHORT_OPTION = r"(?:oui|non|faible|moyen(?:ne)?|fort(?:e)?|d[ée]favorable|favorable)"
LONG_OPTION = (
    r"(?:cr[ée]ation\s+d.?une\s+offre|am[ée]nagements?\s+(?:de|du|des)\s+logements?|"
    r"mobilisation\s+(?:de|des)\s+logements?\s+existants?|reclassement\s+(?:de\s+l?.?)?.?offre)"
)
OPTION = re.compile(rf"(?<!\w){SHORT_OPTION}(?!\w)|{LONG_OPTION}", re.IGNORECASE)
