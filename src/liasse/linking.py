"""The register's name beside each body that a dossier names.

The dossier's place, its contacts' e-mail domains and the acronyms that it explains are evidence. A name that
is not accepted keeps ``registre`` empty: what was proposed is for a person (``liasse registry unknown``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ingest.document import Document
from liasse.guide_schema import Guide
from liasse.normalizing import Value
from normalize.matching import Matcher
from normalize.matching_acronyms import definitions
from normalize.matching_candidate import Evidence

CARRIERS, PARTNERS = "presentation.porteurs", "partenariat.partenaires"
_PLACE, _CONTACTS = "presentation.localisation", "contacts"
# Anyone's addresses, which say nothing of a body.
_PUBLIC_DOMAINS = frozenset(
    ("orange.fr", "wanadoo.fr", "free.fr", "gmail.com", "hotmail.fr", "yahoo.fr", "laposte.net", "sfr.fr")
)


def link(values: Sequence[Value], document: Document, matcher: Matcher) -> list[Value]:
    """Return values with the register's name, score and type in each body that is known."""
    by_path = {value.candidate.path: value.value for value in values}
    if not (by_path.get(CARRIERS) or by_path.get(PARTNERS)):
        return list(values)
    evidence = evidence_of(by_path, document.text)
    return [
        replace(value, value=linked(value.candidate.path, value.value, matcher, evidence)) for value in values
    ]


def link_guide(guide: Guide, document: Document, matcher: Matcher) -> Guide:
    """Return a guide with the bodies of each sheet linked, by the sheet's own place and contacts."""
    data = guide.model_dump(mode="json", by_alias=True)
    explained = definitions(document.text)
    for sheet in data["monographies"]:
        by_path = {_PLACE: sheet["localisation"]["valeur"], _CONTACTS: sheet["contacts"]["valeur"]}
        evidence = replace(evidence_of(by_path, ""), definitions=explained)
        for key in ("porteurs", "partenaires"):
            if isinstance(sheet[key]["valeur"], list):
                sheet[key]["valeur"] = _bodies(sheet[key]["valeur"], matcher, evidence)
    return Guide.model_validate(data)


def evidence_of(by_path: Mapping[str, Any], text: str) -> Evidence:
    """Return what a dossier's values and text say of the bodies in it."""
    place = by_path.get(_PLACE)
    departements = place.get("departements", []) if isinstance(place, dict) else []
    contacts = by_path.get(_CONTACTS)
    emails = [contact.get("email") or "" for contact in contacts] if isinstance(contacts, list) else []
    domains = {email.rsplit("@", 1)[-1].lower() for email in emails if "@" in email}
    return Evidence(frozenset(departements), frozenset(domains - _PUBLIC_DOMAINS), definitions(text))


def linked(path: str, value: Any, matcher: Matcher, evidence: Evidence) -> Any:
    """Return a field's value with its bodies linked; a field of no bodies as it is."""
    if path == CARRIERS and isinstance(value, list):
        return _bodies(value, matcher, evidence)
    if path == PARTNERS and isinstance(value, dict):
        return {**value, "organismes": _bodies(value.get("organismes", []), matcher, evidence)}
    return value


def _bodies(bodies: Iterable[dict[str, Any]], matcher: Matcher, evidence: Evidence) -> list[dict[str, Any]]:
    return [_body(body, matcher, evidence) for body in bodies]


def _body(body: dict[str, Any], matcher: Matcher, evidence: Evidence) -> dict[str, Any]:
    answer = matcher.ask(body["nom"], evidence)
    if answer.body is None:
        return {**body, "registre": None, "score": None}
    told = body["type"] if body["type"] != "autre" else answer.body.contract_type
    return {**body, "type": told, "registre": answer.body.name, "score": answer.score}
