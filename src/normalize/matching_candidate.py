"""A body that a name may mean: its score, and in French words what speaks for it and against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from normalize.matching_place import Nearness, nearness
from normalize.matching_score import Comparison, Pair
from normalize.matching_words import Name, generic_words, is_own, place_words, shared_words
from normalize.registry import Body

# Legal forms that a body of a type may call itself by; a form of the name itself is always one.
_LEGAL_FORMS = {
    "OPH": {"office", "hlm"},
    "ESH": {"societe", "hlm", "sem"},
    "coopérative": {"coop", "societe", "hlm"},
    "SEM": {"sem", "societe", "hlm"},
    "association": {"association", "fondation"},
    "fondation": {"association", "fondation"},
    "groupement": {"association", "societe"},
    "groupe": {"groupe", "societe", "hlm"},
}
_LANDLORDS = frozenset({"office", "societe", "sem", "coop", "hlm"})
_LEGAL_WORDS = {
    "office": "office public", "societe": "société anonyme", "sem": "SEM", "coop": "coopérative",
    "association": "association", "fondation": "fondation",
}  # fmt: skip
_PLACE_POINTS = {Nearness.HERE: 0.03, Nearness.NEAR: 0.01, Nearness.UNKNOWN: 0.0, Nearness.FAR: -0.2}
_MAIL_POINTS = 0.05
_BRACKET_POINTS = 0.03


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the dossier says besides the name: where it is, its contacts' e-mail domains, its own acronyms."""

    departements: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    definitions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body with its score; ``rank`` is the score before it is bounded, by which candidates are ordered."""

    body: Body
    rank: float
    acceptable: bool
    reasons: tuple[str, ...]
    register: int = 0
    decided: bool = False
    score: float = 0.0

    def because(self, reason: str) -> Candidate:
        """Return the candidate with a reason before its others."""
        return replace(self, reasons=(reason, *self.reasons))

    def backed(self, reason: str) -> Candidate:
        """Return the candidate with further evidence for it."""
        rank = self.rank + _BRACKET_POINTS
        return replace(self, rank=rank, score=_bounded(rank), reasons=(*self.reasons, reason))


def by_name(
    name: Name, comparison: Comparison, body: Body, evidence: Evidence, *, register: int, crowded: bool
) -> Candidate:
    """Return a body whose form shares words with the name."""
    reasons = _words_in_words(comparison, body)
    points, near, mail = _around(body, evidence, reasons)
    clash = _legal_clash(name, comparison, body)
    if clash:
        reasons.append(f"forme juridique différente : {clash}")
    here = near is Nearness.HERE or mail
    complete = comparison.complete or (here and comparison.own and comparison.leaves_optional)
    acceptable = (
        ((complete and comparison.sure(here=here, crowded=crowded)) or _mail_carries(comparison, mail=mail))
        and not clash
        and near is not Nearness.FAR
        and _form_agrees(name, comparison)
        and (comparison.exact or near is not Nearness.NEAR or comparison.own)
        and (comparison.exact or not _is_short_word_of_many(comparison))
    )
    # A group and the body that bears its name differ by that one word.
    group = ("groupe" in name.legal) != ("groupe" in comparison.form.name.legal)
    # A short word that is damaged is no rival of one that is as it should be.
    short = not comparison.exact and len(comparison.form.name.compact) < 5
    rank = comparison.score + points - (0.05 if short else 0.0) - (0.1 if clash else 0.06 if group else 0.0)
    return Candidate(body, rank, acceptable, tuple(reasons), register, score=_bounded(rank))


def by_acronym(acronym: str, body: Body, registered: bool, evidence: Evidence, register: int) -> Candidate:
    """Return a body of this acronym, or with these initials."""
    reasons = [f"sigle {acronym.upper()} du registre" if registered else f"initiales {acronym.upper()}"]
    points, near, mail = _around(body, evidence, reasons)
    if registered:
        acceptable, base = near is not Nearness.FAR, 0.98
    else:
        acceptable, base = len(acronym) > 2 and (near is Nearness.HERE or mail), 0.88
    return Candidate(body, base + points, acceptable, tuple(reasons), register, score=_bounded(base + points))


def _bounded(rank: float) -> float:
    return round(min(max(rank, 0.0), 1.0), 4)


def _around(body: Body, evidence: Evidence, reasons: list[str]) -> tuple[float, Nearness, bool]:
    """Return the points that place and e-mail add, and tell why."""
    near = nearness(body.departements, evidence.departements)
    mail = next((domain for domain in body.domains if domain in evidence.domains), None)
    dossier = ", ".join(sorted(evidence.departements))
    if near is Nearness.HERE:
        reasons.append(
            f"même département ({', '.join(sorted(evidence.departements & set(body.departements)))})"
        )
    elif near is Nearness.NEAR:
        reasons.append(
            f"même région, autre département ({', '.join(body.departements)} ; dossier : {dossier})"
        )
    elif near is Nearness.FAR:
        reasons.append(
            f"lieu incompatible : organisme en {', '.join(body.departements)}, dossier en {dossier}"
        )
    if mail:
        reasons.append(f"adresse électronique en {mail}")
    return _PLACE_POINTS[near] + (_MAIL_POINTS if mail else 0.0), near, mail is not None


def _words_in_words(comparison: Comparison, body: Body) -> list[str]:
    reasons = []
    form = comparison.form
    if form.kind == "ancien":
        until = next((f.until for f in body.former_names if f.name == form.text and f.until), None)
        reasons.append(f"ancien nom « {form.text} »" + (f" (jusqu'en {until})" if until else ""))
    elif form.kind == "usuel":
        reasons.append(f"nom usuel « {form.text} »")
    if comparison.exact:
        reasons.append("nom identique, à la casse, aux accents et à la forme juridique près")
    else:
        same = [pair.known for pair in comparison.pairs if pair.likeness.how == "exact"]
        reasons += [f"mêmes mots : {', '.join(same)}"] if same else []
        reasons += [_damage(pair) for pair in comparison.pairs if pair.likeness.how != "exact"]
        reasons += [f"mot en plus : {', '.join(comparison.extra)}"] if comparison.extra else []
        reasons += [f"mot en moins : {', '.join(comparison.missing)}"] if comparison.missing else []
        if body.group and (comparison.extra or comparison.missing):
            reasons.append(f"peut être un autre organisme du groupe {body.group}")
    if body.successor:
        reasons.append(f"devenu {body.successor}")
    return reasons


def _damage(pair: Pair) -> str:
    kind = {
        "ocr": "lecture abîmée",
        "confusion": "lecture abîmée",
        "faute": "faute de frappe",
        "graphie": "graphie",
    }[pair.likeness.how or "ocr"]
    return f"« {pair.read} » lu pour « {pair.known} » ({kind})"


def _legal_clash(name: Name, comparison: Comparison, body: Body) -> str:
    """Return the form that the name gives and the body has not, "" where nothing clashes."""
    told = name.legal - {"hlm", "groupe"}
    allowed = _LEGAL_FORMS.get(body.kind)
    if not told or allowed is None or told & (allowed | comparison.form.name.legal):
        return ""
    # Applicants take an office for a company and back; a full name bears that, a place alone does not, and no
    # landlord is an association.
    full = comparison.own or len(comparison.form.name.words) > 1
    if comparison.exact and full and told <= _LANDLORDS and allowed & _LANDLORDS:
        return ""
    told_words = ", ".join(_LEGAL_WORDS.get(form, form) for form in sorted(told))
    return f"{told_words} / {body.kind}"


def _form_agrees(name: Name, comparison: Comparison) -> bool:
    """Say whether a name that is only a place with a legal form has that form: « OPH du Clairval »."""
    form = comparison.form.name
    if not form.legal or any(is_own(word) or word in shared_words() for word in form.words):
        return True
    if len(form.words) > 1 and not all(_places(word) for word in form.words):
        return True
    return bool(form.legal & name.legal)


def _places(word: str) -> bool:
    return word.isdigit() or word in place_words() or word in generic_words()


def _is_short_word_of_many(comparison: Comparison) -> bool:
    """Say whether a form is one short word that many bodies bear: damaged, it may be any of theirs."""
    words = comparison.form.name.words
    shared = words[0] in shared_words() or words[0] in generic_words()
    return len(words) == 1 and not is_own(words[0]) and len(words[0]) < (5 if shared else 4)


def _mail_carries(comparison: Comparison, *, mail: bool) -> bool:
    """Say whether the body's own e-mail domain makes up for a word more or less that is no name."""
    left = (*comparison.extra, *comparison.missing)
    return mail and comparison.sure(here=True) and all(word in generic_words() for word in left)
