"""The lines of an answer that may name bodies: without the printed label's crumbs, headings and history.

Applicants write who they are in a sentence or a page; a name stands before the first verb. A label of which
only the beginning was found leaves its tail before the answer (« (s) du projet : X »), the next heading its
number behind it (« II - À qui … »).
"""

from __future__ import annotations

import re

from normalize import body_type
from normalize.text import fold

_BULLET = re.compile(r"^\s*(?:[-–—•·▪■*►➢→+o«]\s+|[-–—•·▪■*►➢→+]\s*|\d{1,2}[.)]\s+|[a-c]\)\s+)")
# A verb says that what stands before it is a subject, and that a sentence is no name.
VERB = re.compile(
    r"\b(?:est|sont|etait|a pour|ont pour|comptent|compte(?! (?:tenu|de))|regroupe|gere|gerent|intervient|"
    r"interviennent|developpe|propose|proposent|souhaite|souhaitent|s'agi(?:t|ra)|consiste|"
    r"assure|assurent|dispose|accueille|met en|mettent|a ete|ont ete|porte|portent|s'engage\w*|loge|"
    r"possede|emploie|existe|contribue\w*|realise\w*|permet|permettra|sera|seront|apporte(?:nt)?|"
    r"enregistrent|donnent|repose\w*|souhaitons|vise(?:nt)?|peuvent|peut|doit|doivent|avons|"
    r"presente\w*|mene|agit|oeuvre|beneficie|travaille\w*|assurera|interviendra|mobiliseront)\b"
)
_NOTES = re.compile(
    r"^(?:objets?|missions?|date|creee?|fusion|siege|adresse|tel|telephone|email|courriel|site|"
    r"contact|represente\w*|siret|agrement\w*|patrimoine|nombre|effectifs?)\b"
)
_BORNE = re.compile(
    r"^.{0,60}?\b(?:porteurs?(?: (?:de|du) projet)?(?: est| sont|,)|"
    r"(?:co-?)?portee?s? (?:conjointement )?par|presentee?s? par|il s'agit d[eu]|"
    r"pilotee? par)\s*:?\s*"
)
_LABEL_WORDS = re.compile(
    r"^\W*(?:(?:statuts?|noms?|porteurs?|pilotes?|du|de|des|ou|et|la|le|les|l|s|projets?|organismes?|structures?|"
    r"juridiques?|presentation)\b\W*)+"
)
_LABEL_END = re.compile(
    r".*\b(?:projets?|porteurs?|statuts?|noms?|juridiques?)\b[\s()\].,;:=→>|–-]*", re.DOTALL
)
_NUMBERED = re.compile(r"^\s*(?:[ivx]{1,4}|[a-h]|\d{1,2})\s?(?:[/.)°]|\s[-–—])+\s*")
LONGEST_HEADING = 8  # words
_DANGLING = re.compile(r"(?:^|\s)(?:et|ou|de|du|des|la|le|les|a|au|aux|en|pour|par|sur)$")
_SENTENCE_END = re.compile(r"(?:(?<=[a-zà-ÿ)»])|(?<=[A-ZÀ-Ý]{2}))\.\s+(?=[A-ZÀ-Ý])")


def head_lines(text: str) -> list[str]:
    """Return the lines that name bodies; a sentence about one is left out unless it is all there is."""
    text = re.sub(r"[.;,]\s+(?=(?:[Nn]oms?|[Ss]tatuts?)\s*:)", "\n", without_label(text))
    lines = [_BULLET.sub("", line).strip() for line in _whole_lines(text)]
    lines = [line[told.end() :] if (told := _BORNE.match(fold(line))) else line for line in lines]
    lines = [line for line in lines if not is_heading(line) and not _NOTES.match(fold(line))]
    kept = [name for line in lines if (name := _before_sentence(line))]
    if kept or not lines:
        return kept
    # Only sentences: the first one's subject, « X est un office public … ».
    verb = VERB.search(fold(lines[0]))
    return [lines[0][: verb.start()]] if verb else []


def without_label(text: str) -> str:
    """Return ``text`` without the tail of a printed label before it.

    >>> without_label("(s) du projet. Toit Rivemont (OPH)"), without_label("Porteur : Toit Rivemont")
    ('Toit Rivemont (OPH)', 'Porteur : Toit Rivemont')
    """
    # A label that is whole begins with a capital and says something of what follows it.
    crumbs = None if re.match(r"\s*(?:[-–—•*]\s*)?[A-ZÀ-Ý]", text) else _LABEL_WORDS.match(fold(text))
    told = _LABEL_END.match(fold(text)[: crumbs.end()]) if crumbs else None
    return text[told.end() :] if told else text


def is_heading(line: str) -> bool:
    """Tell a numbered heading, a label that breaks off and a line without a word from a name."""
    folded = fold(line).strip()
    if not re.search(r"[^\W\d_]{2}", line):
        return True
    if len(folded.split()) <= LONGEST_HEADING and _DANGLING.search(folded):
        return True
    number = _NUMBERED.match(folded)
    rest = line.strip()[number.end() :] if number else ""
    typed = body_type.find(rest)
    return bool(re.search(r"(?:^|\s)[a-zà-ÿ]{4,}", rest)) and not (typed and typed[0][0] < len("l'une "))


def _whole_lines(text: str) -> list[str]:
    """Return the lines, those joined that go on in small letters with a sentence that did not end."""
    lines: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        before = lines[-1].rstrip() if lines else ""
        goes_on = bare[:1].islower() and before[-1:] not in ".:;!?" and not _BULLET.match(line)
        if before and goes_on and not (body_type.find(bare) and body_type.find(bare)[0][0] == 0):
            lines[-1] = f"{before} {bare}"
        elif bare:
            lines.append(line)
    return lines


def _before_sentence(line: str) -> str:
    """Return what stands before the first sentence with a verb, "" where that is all the line has."""
    kept = []
    for sentence in _SENTENCE_END.split(line):
        if VERB.search(fold(sentence)):
            break
        kept.append(sentence)
    return ". ".join(kept)
