"""Who, where and how many a letter speaks of, where none of its sentences says who carries the project or where.

The landlord, and the association or town beside it, that are named most and first; the sentence that names most
places of one département. Both are likely and no more, and say so (« le_plus_cite »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extract.candidate import Candidate, Signal, Span
from extract.counted import counted_most
from extract.form import Form, FormField
from extract.prose import LONGEST, Prose, answered, named_places
from extract.title_page import is_answered, on_title_page
from normalize.geography import share_departement
from normalize.organisation_types import type_in
from normalize.text import fold, standing

MOST_SPOKEN_OF = Signal("le_plus_cite", -1.8)
_NAME = re.compile(
    r"(?<![\w'’.-])(?:[A-ZÀ-Ý][\w'’-]+|UDAF|CCAS|CIAS)"
    r"(?:[ ](?:(?:de|du|des|la|le|les|et|en|&)[ ]|de l['’]|d['’]){0,2}[A-ZÀ-Ý][\w'’-]+){1,5}"
)
# Those a letter is written to, and words that open a sentence before a name.
_NOBODY = re.compile(
    r"\b(?:madame|monsieur|mesdames|messieurs|directions?|direct(?:rice|eur)|prefet\w*|conseil (?:general|regional|d'administration)|etat|siao"
    r"|appel|logements? hlm|ddcs\w*|rue|avenue|place|bp|cedex|communaute|agglo\w*|metropole|objet|article|chapitre|annexe|total)\b"
)
_OPENING = re.compile(
    r"^(?:Un|Une|Des|Ce|Cette|Notre|Nos|Pour|Avec|Dans|De|Du|À|Chez|Et|Si|En)\s(?=[A-ZÀ-Ý])"
)
_DATELINE = re.compile(r",? le \d{1,2}(?:er)? [a-zéû]+ (?:19|20)\d\d|\b\d{5}\b|@|^À |^Objet")
_OF = re.compile(r"(?:\s(?:de|du|des)\s|d['’])$")  # « la mission locale de Troyes et Othe »
_SELF = re.compile(r"(?:ccas|cias|udaf|association|office|fondation)\b")
_KIND_BEFORE = re.compile(
    r"(?P<association>\b(?:association|fondation)\s)(?:\W?\s?)$|\b(?:l'office|societe|cooperative|bailleur|l'esh|l'oph)\s(?:\W?\s?)$"
)
_BODY = re.compile(r",\s*$|\b(?:societe|office public|directeur|directrice|ddcs\w*|ddt\w*|sem|oph|esh)\b")
COUNTS = ("integer", "amounts")  # whose answers tell no place of the project
KINDS = (("bailleur",), ("association", "collectivite"))
EARLY = 0.3  # of the text: who carries a project is named before its partners are
MOST_NAMES, MOST_SENTENCES = 60, 120


def likely(prose: Prose, form: Form, found: Mapping[str, Candidate]) -> dict[str, Candidate]:
    """Return ``found`` and what the title page tells, or the text speaks of most, of fields that nothing answers."""
    titled = dict(found) | {one.path: one for one in on_title_page(prose.document, form, found)}
    return titled | {one.path: one for one in spoken_of(prose, form, titled)}


def spoken_of(prose: Prose, form: Form, found: Mapping[str, Candidate]) -> Iterator[Candidate]:
    """Yield the bodies, the place and the counts that a text speaks of most, for fields that nothing else answers."""
    taken = answered({path: one for path, one in found.items() if one.kind in COUNTS})
    for field in form.fields():
        if not is_answered(found.get(field.path)):
            spans = _spans(prose, field, taken)
            if spans:
                yield Candidate.naming(field.path, field.kind, prose.text, spans, MOST_SPOKEN_OF)


def _spans(prose: Prose, field: FormField, taken: Sequence[Span]) -> list[Span]:
    if field.kind == "organisations":
        return _bodies(prose)
    if field.kind == "place":
        return _place(prose, taken)
    most = counted_most(prose, field.counted) if field.counted else None
    return [most] if most else []


def _bodies(prose: Prose) -> list[Span]:
    """Return where the landlord is named first and where the body beside it is; the latter alone carries nothing."""
    text = prose.text
    first: dict[str, Span] = {}
    for match in _NAME.finditer(text):
        opening = _OPENING.match(match.group())
        start = match.start() + (opening.end() if opening else 0)
        name = fold(text[start : match.end()])
        part = _OF.search(text[max(start - 4, 0) : start]) and not _SELF.match(name)
        if len(first) < MOST_NAMES and not (part or _NOBODY.search(name)):
            first.setdefault(name, Span(start, match.end()))
    folded = fold(text)
    best: dict[tuple[str, ...], tuple[float, Span]] = {}
    for name, span in first.items():
        kind = _kind(text, span)
        kinds = next((one for one in KINDS if kind in one), None)
        if kinds is None or span.start > EARLY * len(text) + LONGEST:
            continue
        weight = sum(1 for _ in standing(name, folded)) - span.start / len(text)
        if weight > best.get(kinds, (0.0, span))[0]:
            best[kinds] = weight, span
    return sorted((span for _, span in best.values()), key=lambda span: span.start)


def _kind(text: str, span: Span) -> str | None:
    before = _KIND_BEFORE.search(fold(text[max(span.start - 40, 0) : span.start]))
    if before:
        return "association" if before["association"] else "bailleur"
    return type_in(text[span.start : span.end], text)


def _place(prose: Prose, taken: Sequence[Span]) -> list[Span]:
    """Return the sentence that names most communes of one département, the earliest of several.

    What answers a question of a number (« Nombre de logements : 64 dont 21 à Foix ») is not looked at.
    """
    best: tuple[int, Span] | None = None
    for start, end in prose.sentences[:MOST_SENTENCES]:
        sentence = prose.text[start:end]
        if any(one.overlaps(start, end) for one in taken) or end - start > LONGEST:
            continue
        if _DATELINE.search(sentence) or _BODY.search(fold(sentence)):
            continue
        departements, communes = named_places(sentence)
        if len(departements) != 1 or not share_departement(communes, departements[0]):
            continue
        count = len(communes) + 1
        if best is None or count > best[0]:
            best = count, Span(start, end)
    return [best[1]] if best else []
