"""The register's name beside each body that a dossier names.

The dossier's place, its contacts' e-mail domains and the acronyms that it explains are evidence. A name that
is not accepted keeps ``registre`` empty: what was proposed is for a person (``liasse registry unknown``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.document import Document
from liasse.guide_schema import Guide
from liasse.normalizing import Value
from normalize.matching import Matcher
from normalize.matching_acronyms import definitions
from normalize.matching_candidate import Evidence

CARRIERS, PARTNERS = "presentation.porteurs", "partenariat.partenaires"
_PLACE, _CONTACTS = "presentation.localisation", "contacts"
_SHEETS = "monographies."
# Anyone's addresses, which say nothing of a body.
_PUBLIC_DOMAINS = frozenset(
    ("orange.fr", "wanadoo.fr", "free.fr", "gmail.com", "hotmail.fr", "yahoo.fr", "laposte.net", "sfr.fr")
)


@dataclass(frozen=True, slots=True)
class Section:
    """Where a dossier, or one sheet of a guide, says where it is, whom to write to and which bodies it has."""

    place: str
    contacts: str
    bodies: tuple[str, str]


_DOSSIER = Section(_PLACE, _CONTACTS, (CARRIERS, PARTNERS))


def sections(paths: Iterable[str]) -> list[Section]:
    """Return the sections of a result by the paths of its leaves."""
    sheets = dict.fromkeys(path.split(".")[1] for path in paths if path.startswith(_SHEETS))
    if not sheets:
        return [_DOSSIER]
    made = (f"{_SHEETS}{number}." for number in sheets)
    return [
        Section(f"{at}localisation", f"{at}contacts", (f"{at}porteurs", f"{at}partenaires")) for at in made
    ]


def link(values: Sequence[Value], document: Document, matcher: Matcher) -> list[Value]:
    """Return values with the register's name, score and type in each body that is known."""
    by_path = {value.candidate.path: value.value for value in values}
    if not (by_path.get(CARRIERS) or by_path.get(PARTNERS)):
        return list(values)
    evidence = evidence_of(by_path, document.text)
    return [
        replace(value, value=linked(value.value, matcher, evidence))
        if value.candidate.path in _DOSSIER.bodies
        else value
        for value in values
    ]


def link_guide(guide: Guide, document: Document, matcher: Matcher) -> Guide:
    """Return a guide with the bodies of each sheet linked, by the sheet's own place and contacts."""
    data = guide.model_dump(mode="json", by_alias=True)
    explained = definitions(document.text)
    for sheet in data["monographies"]:
        values = {key: sheet[key]["valeur"] for key in ("localisation", "contacts")}
        evidence = replace(
            evidence_of(values, "", Section("localisation", "contacts", ("porteurs", "partenaires"))),
            definitions=explained,
        )
        for key in ("porteurs", "partenaires"):
            sheet[key]["valeur"] = linked(sheet[key]["valeur"], matcher, evidence)
    return Guide.model_validate(data)


def evidence_of(by_path: Mapping[str, Any], text: str, section: Section = _DOSSIER) -> Evidence:
    """Return what a dossier's values and text say of the bodies in it."""
    place = by_path.get(section.place)
    departements = place.get("departements", []) if isinstance(place, dict) else []
    contacts = by_path.get(section.contacts)
    emails = [contact.get("email") or "" for contact in contacts] if isinstance(contacts, list) else []
    domains = {email.rsplit("@", 1)[-1].lower() for email in emails if "@" in email}
    return Evidence(frozenset(departements), frozenset(domains - _PUBLIC_DOMAINS), definitions(text))


def linked(value: Any, matcher: Matcher, evidence: Evidence) -> Any:
    """Return a field's value with its bodies linked; a value without bodies as it is."""
    if isinstance(value, list):
        return _bodies(value, matcher, evidence)
    if isinstance(value, dict):
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
