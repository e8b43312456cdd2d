"""Who carries the project: porteurs among the partners, names that vary, landlords that are not counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from liasse.checks.alert import Alert, quote, spoken
from liasse.checks.body_names import ACRONYM, bare_landlord, core, initials, is_distinct, runs, same
from liasse.checks.facts import Body, Facts, Sentence
from normalize.text import fold

_PORTEURS, _PARTNERS = "presentation.porteurs", "partenariat.partenaires"
LONGEST_ITEM = 60  # characters
_OFFICE = re.compile(r"\b(?:office|oph|ophlm|opdhlm|opac)\b")
# A public landlord's status changed its name in 2007 (ordonnance n° 2007-137): one dossier, one status.
_STATUSES = (
    ("OPH", re.compile(r"\bo\.?p\.?h\b(?!\.?\s?l)|\boffices? publics? de .{0,3}habitat\b")),
    ("Office HLM", re.compile(r"\bo\.?p\.?h\.?l\.?m\b|\boffices? (?:publics? )?(?:d'? ?)?h\.?l\.?m\b")),
    ("OPDHLM", re.compile(r"\bo\.?p\.?d\.?h\.?(?:l\.?m)?\b")),
)
_WRITTEN_WITH = re.compile(
    r"\b(?:elabore|construit|monte|concu|redige|reflechi|prepare|partage|travaille)\w*\b[^.;]{0,40}?\b(?:avec|aupres d[eu'])\s?(?:l'|la |le |les )?$"
)
_TWO = re.compile(
    r"\b(?:les|des|aux|ces|entre|nos) (?P<count>deux|trois|2|3) (?:bailleurs|organismes hlm|offices|organismes bailleurs)\b"
)
_COUNTED_WITH = re.compile(r"\bau total avec (?P<name>[A-ZÀ-Ý][\w'’-]*(?: [A-ZÀ-Ý][\w'’-]*){0,4})")
_ABSORBED = re.compile(
    r"\babsor(?:ption|be\w*)\b[^.;]{0,40}?(?:l'|la |le |\|')?\s?(?P<kind>association|societe|office|sa) (?P<name>[\w-]{3,}) par\b"
)


def porteur_among_partners(facts: Facts) -> Iterable[Alert]:
    """A body is named as a partner that files the dossier itself."""
    porteurs = facts.bodies(_PORTEURS)
    twice: dict[str, str] = {}  # how each porteur is named among the partners, first
    for partner in _named_partners(facts):
        for porteur in porteurs:
            if _is_porteur(partner, porteur):
                twice.setdefault(porteur.name, partner.name)
    if twice:
        told = [
            quote(name) if fold(name) == fold(own) else f"{quote(name)} (porteur : {quote(own)})"
            for own, name in twice.items()
        ]
        message = (
            f"Cité parmi les partenaires et porteur du projet : {spoken(told)}. "
            "Le partenariat compte un partenaire de moins ; vérifiez qui porte le projet."
        )
        yield Alert("porteur_partenaire", "info", (_PARTNERS, _PORTEURS), message)


def _named_partners(facts: Facts) -> Iterator[Body]:
    """Yield the partners that were read, and the items of the answer's lists that may be more of them."""
    bodies = facts.bodies(_PARTNERS)
    yield from bodies
    known = {fold(body.name) for body in bodies}
    for item in re.split(r"[,;/()\n]", facts.written(_PARTNERS)):
        name = item.strip(" .-–•·")
        if 1 < len(name) <= LONGEST_ITEM and fold(name) not in known:
            known.add(fold(name))
            yield Body(name, "autre")


def _is_porteur(partner: Body, porteur: Body) -> bool:
    if same(partner.name, porteur.name):
        return True
    if partner.registered is not None and partner.registered == porteur.registered:
        return True
    return bare_landlord(partner.name) and porteur.kind == "bailleur" and _is_office(porteur)


def _is_office(body: Body) -> bool:
    return _OFFICE.search(fold(body.name)) is not None


def porteur_as_third_party(facts: Facts) -> Iterable[Alert]:
    """The text speaks of its own writer as of another: it was written for another dossier."""
    landlords = [
        body.name
        for body in facts.bodies(_PORTEURS)[:1]
        if body.kind == "bailleur" and is_distinct(body.name)
    ]
    for sentence in facts.sentences:
        for name in landlords:
            at = sentence.folded.find(fold(name))
            if sentence.path != _PORTEURS and is_of_a_third_party(sentence.folded, fold(name)):
                message = (
                    f"Le porteur {quote(name)} est cité comme un tiers : {quote(sentence.text, at, at + len(name))}. "
                    "Le texte vient peut-être du dossier d'un autre porteur ; vérifiez qui écrit."
                )
                yield Alert(
                    "texte_d_un_autre_dossier",
                    "avertissement",
                    (_PORTEURS, *sentence.paths),
                    message,
                    sentence.start,
                )
                return


def is_of_a_third_party(folded: str, name: str) -> bool:
    """Say whether a sentence tells that something was written with the body ``name``, so by another."""
    at = folded.find(name)
    return at >= 0 and _WRITTEN_WITH.search(folded[:at]) is not None


def several_names(facts: Facts) -> Iterable[Alert]:
    """A landlord is named in several ways that nothing in the dossier brings together."""
    for body in facts.bodies(_PORTEURS):
        if body.kind == "association":
            continue
        variants = list(dict.fromkeys(_variants(facts, body.name)))
        if variants:
            yield _named([body.name, *variants])
            return
    told = _statuses(facts)
    if len(told) > 1:
        yield _named(told)


def _named(names: list[str]) -> Alert:
    message = (
        f"Le bailleur est nommé de plusieurs façons : {spoken(quote(name) for name in names)}. "
        "Vérifiez qu'il s'agit d'un seul organisme, et son nom exact."
    )
    return Alert("noms_du_bailleur", "info", (_PORTEURS,), message)


def _variants(facts: Facts, name: str) -> Iterator[str]:
    """Yield the other spellings of a porteur's name."""
    if ACRONYM.fullmatch(name):
        length, wanted = len(name), fold(name)
        if f"({wanted})" in facts.folded or f"({wanted} " in facts.folded:
            return  # the dossier says what the letters stand for
        for run in _all_runs(facts, length):
            if initials(run) == wanted:
                yield run
        return
    length = len(core(name).split())
    if length < 2 or facts.damaged:
        return
    for run in _all_runs(facts, length):
        distance = Levenshtein.distance(core(run), core(name))
        if 0 < distance <= 2 and core(run)[:4] == core(name)[:4]:
            yield run


def _all_runs(facts: Facts, length: int) -> Iterator[str]:
    for sentence in facts.sentences:
        yield from runs(sentence.text, length)


def _statuses(facts: Facts) -> list[str]:
    """Return the spellings of a public landlord's status, where the dossier has one such landlord."""
    if sum(map(_is_office, facts.bodies(_PORTEURS))) != 1:
        return []
    found = []
    for _, pattern in _STATUSES:
        for sentence in facts.sentences:
            match = pattern.search(sentence.folded)
            if match and sentence.path != _PARTNERS:
                found.append(sentence.text[match.start() : match.end()])
                break
    return found


def uncounted_landlords(facts: Facts) -> Iterable[Alert]:
    """The text speaks of more landlords than file the dossier."""
    landlords = [body.name for body in facts.bodies(_PORTEURS) if body.kind != "association"]
    if len(landlords) != 1 or re.search(r"\bbailleurs\b", fold(landlords[0])):
        return  # « les trois bailleurs du département » are several under one name
    for sentence in facts.sentences:
        several, other = _TWO.search(sentence.folded), _COUNTED_WITH.search(sentence.text)
        if several is None and not (other and _is_new(other["name"], facts)):
            continue
        told = quote(sentence.text, *(several or other).span())  # type: ignore[union-attr]
        message = (
            f"Le texte compte un autre bailleur ({told}), mais seul {quote(landlords[0])} porte le projet. "
            "Demandez qui s'engage et quels nombres sont les siens."
        )
        yield Alert(
            "bailleur_non_porteur",
            "avertissement",
            tuple(dict.fromkeys((_PORTEURS, *sentence.paths))),
            message,
            sentence.start,
        )
        return


def _is_new(name: str, facts: Facts) -> bool:
    return not any(same(name, body.name) for body in facts.bodies(_PORTEURS))


def absorbed_body(facts: Facts) -> Iterable[Alert]:
    """A body is said to have been absorbed and is still named as if it stood on its own."""
    for sentence in facts.sentences:
        told = _ABSORBED.search(sentence.folded)
        if told is None:
            continue
        name = f"{told['kind']} {told['name']}"
        later = next((other for other in _after(facts, sentence) if name in other.folded), None)
        if later is not None:
            message = (
                f"{quote(sentence.text)}, mais la structure absorbée est encore nommée : {quote(later.text)}. "
                "Vérifiez qui signe."
            )
            yield Alert("organisme_absorbe", "info", (_PORTEURS,), message, later.start)
            return


def _after(facts: Facts, sentence: Sentence) -> Iterator[Sentence]:
    return (other for other in facts.sentences if other.start > sentence.start)
