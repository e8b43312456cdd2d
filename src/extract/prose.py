"""Fields that have no label of their own, read from wherever the prose states them.

Each rule is a pattern whose words tie the value to the field; a number alone is never taken. Used for
dossiers that do not use the form; contacts are searched in every dossier, since the form has no place for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.candidate import Candidate, Signal, Span, Status
from extract.form import Form
from ingest.document import Document

_WORDS = (
    "un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|"
    "quarante|cinquante|soixante|cents?|et"
)
_NUMBER = rf"(?<![\w,.-])(?:\d{{1,4}}|(?:{_WORDS})(?:[- ](?:{_WORDS})){{0,8}})"
_MENAGES = r"(?:m[ée]nages|familles|foyers)"
_UNIT = r"(?:ans?|ann[ée]es?|mois)\b"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that states a field's value; the group ``answer`` is the answer."""

    path: str
    pattern: re.Pattern[str]


def _rule(path: str, pattern: str) -> Rule:
    return Rule(path, re.compile(pattern, re.IGNORECASE))


# In order of how closely the words tie the number to the field.
RULES = (
    _rule(
        "logements.nombre_logements",
        rf"(?:quota|contingent|mobilis\w+|gestion|capter|capt[ée]s?|propos\w+|r[ée]serv\w+|disposition)\s(?:de\s|d['’]environ\s)?"
        rf"(?P<answer>{_NUMBER}\s+logements)\b",
    ),
    _rule(
        "logements.nombre_logements",
        rf"(?P<answer>{_NUMBER}\s+logements)\s+(?:accompagn|mobilis|seront|sont\smis|d[ée]di|r[ée]serv|du\sparc)",
    ),
    _rule(
        "publics.nombre_menages",
        rf"(?:concern\w+|accompagn\w+|b[ée]n[ée]fici\w+\s[àa]|profit\w+\s[àa]|vis\w+|touch\w+|destin\w+\s[àa]|suiv\w+|pour)\s"
        rf"(?:de\s|d['’]environ\s|environ\s|une?\s)?(?P<answer>{_NUMBER}\s+{_MENAGES})\b(?!\s(?:en\s20|ont|[ée]taient))",
    ),
    _rule(
        "publics.nombre_menages",
        rf"(?P<answer>{_NUMBER}\s+{_MENAGES})\s+(?:qui\s)?(?:seront|pourront|b[ée]n[ée]ficieront|accompagn|par\san\sseront)",
    ),
    _rule(
        "duree.texte",
        rf"(?P<answer>(?<=\n)[^.\n]*(?:engag|conventionn)[^.\n]*?\b[\w-]+\s{_UNIT}[^.\n]*\.?)",
    ),
    _rule(
        "financement.cout_accompagnement",
        r"(?P<answer>(?<=[\n.])[^.\n]*accompagnement[^.\n]*?\d[\d .]{0,14}(?:,\d\d)?\s?(?:€|euros?)[^.\n]{0,200}?(?:par|/)\s?m[ée]nage[^.\n]*)",
    ),
    _rule(
        "financement.cout_accompagnement",
        r"(?P<answer>(?<=[\n.])[^.\n]*?\d[\d .]{0,14}(?:,\d\d)?\s?(?:€|euros?)[^.\n]{0,200}?(?:par|/)\s?m[ée]nage[^.\n]{0,300}accompagnement[^.\n]*)",
    ),
)
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,64}\.[\w.-]{1,64}|\b0[1-9](?:[\s.\-]?\d{2}){4}\b"
)
_BUDGET = re.compile(
    r"^.*\bcharges\b.*\bproduits\b.*$|^.*\bd[ée]penses\b.*\brecettes\b.*$", re.IGNORECASE | re.MULTILINE
)


def prose_candidates(
    document: Document, form: Form, found: Mapping[str, Candidate], *, uses_form: bool
) -> Iterator[Candidate]:
    """Yield candidates for paths that no label gave."""
    missing = {path for path, _ in form.paths() if path not in found}
    if not uses_form:
        yield from _by_rules(document, form, missing)
    if "contacts" in missing:
        yield from _contacts(document)


def _by_rules(document: Document, form: Form, missing: set[str]) -> Iterator[Candidate]:
    kinds = dict(form.paths())
    given = {field.path: field.gives for field in form.fields()}
    done: set[str] = set()
    for rule in RULES:
        if rule.path not in missing or rule.path in done:
            continue
        match = rule.pattern.search(document.text)
        if match is None:
            continue
        done.add(rule.path)
        span = Span(*match.span("answer"))
        signals = (Signal("lu_dans_la_prose", -1.2),)
        text = match.group("answer")
        yield Candidate(rule.path, kinds[rule.path], Status.FILLED, text, spans=(span,), signals=signals)
        for other in given.get(rule.path, ()):
            yield Candidate(other.path, other.kind, Status.FILLED, text, spans=(span,), signals=signals)


def _contacts(document: Document) -> Iterator[Candidate]:
    """Yield the lines around every e-mail address and telephone number as the contacts' answer."""
    hits = [match.span() for match in _CONTACT.finditer(document.text)]
    if not hits:
        return
    bounds = [
        (line.start, line.end) for line in document.lines if document.text[line.start : line.end].strip()
    ]
    near: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(bounds):
        window = bounds[max(number - 1, 0) : number + 2]
        if any(
            low < hit_end and hit_start < high
            for low, high in window[:1] + window
            for hit_start, hit_end in hits
        ) and (end - start < 160):
            near.append((start, end))
    spans = tuple(Span(start, end) for start, end in near)
    text = "\n".join(document.text[start:end] for start, end in near)
    if spans:
        yield Candidate(
            "contacts",
            "contacts",
            Status.FILLED,
            text,
            spans=spans,
            signals=(Signal("lu_dans_la_prose", -0.8),),
        )
